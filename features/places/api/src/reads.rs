//! Reads of what places publish: cards, the ladder above, centres of outcodes, and places by what was typed.

use crate::{PlaceCard, PlaceCode, PlaceKind, Point, key::name_key};
use kernel::Fault;
use std::collections::HashMap;
use store::{Reader, Row, named, sql};

/// One step of the ladder above a place; its first step is the place itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceStep {
    /// The place above.
    pub code: PlaceCode,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: PlaceKind,
}

/// An outcode and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcodeCentre {
    /// The outcode: `TS18`.
    pub outcode: String,
    /// Its centre.
    pub point: Point,
    /// The town it belongs to; may be empty.
    pub town: String,
}

/// The cards of these places; codes that name none are left out.
pub async fn cards_of(reader: Reader<'_>, places: &[PlaceCode]) -> Result<HashMap<PlaceCode, PlaceCard>, Fault> {
    let sql =
        sql!("SELECT code, name, kind, town, outcode, latitude, longitude FROM place_card WHERE code IN LIST(:places)");
    let cards = reader.list(sql, named! { places: codes(places) }, card).await?;
    Ok(cards.into_iter().map(|it| (it.code.clone(), it)).collect())
}

/// What stands above each of these places, from the ground up, each place its own first step.
pub async fn steps_of(reader: Reader<'_>, places: &[PlaceCode]) -> Result<HashMap<PlaceCode, Vec<PlaceStep>>, Fault> {
    let sql = sql!(
        "SELECT place_code, above_code, name, kind FROM place_ladder WHERE place_code IN LIST(:places)
         ORDER BY place_code, rung, above_code"
    );
    let step = |row: &Row<'_>| {
        let step = PlaceStep {
            code: PlaceCode::stored(row.text("above_code")?),
            name: row.text("name")?.to_owned(),
            kind: kind(row)?,
        };
        Ok((PlaceCode::stored(row.text("place_code")?), step))
    };
    let mut steps: HashMap<PlaceCode, Vec<PlaceStep>> = HashMap::new();
    for (place, step) in reader.list(sql, named! { places: codes(places) }, step).await? {
        steps.entry(place).or_default().push(step);
    }
    Ok(steps)
}

/// The centre of what somebody wrote: an outcode, or a whole postcode, of which the first half counts.
pub async fn find_outcode(reader: Reader<'_>, typed: &str) -> Result<Option<OutcodeCentre>, Fault> {
    let compact: String = typed.chars().filter(|c| c.is_ascii_alphanumeric()).take(12).collect();
    let compact = compact.to_ascii_uppercase();
    let half = compact.get(..compact.len().saturating_sub(3)).unwrap_or_default();
    let sql = sql!(
        "SELECT code, latitude, longitude, town FROM outcode WHERE code IN LIST(:codes) ORDER BY length(code) DESC LIMIT 1"
    );
    // Four letters or fewer are never a whole postcode.
    let halves = if compact.len() > 4 { vec![half] } else { vec![compact.as_str()] };
    let centre = |row: &Row<'_>| {
        Ok(OutcodeCentre {
            outcode: row.text("code")?.to_owned(),
            point: Point { latitude: row.real("latitude")?, longitude: row.real("longitude")? },
            town: row.text("town")?.to_owned(),
        })
    };
    reader.first(sql, named! { codes: store::list(&halves) }, centre).await
}

/// The one practice that is meant by what somebody wrote: its code, its name and town, or its name if no other open
/// practice is called so. For forms that were filled without suggestions; `None` when nothing or several fit.
pub async fn find_place_named(reader: Reader<'_>, typed: &str) -> Result<Option<PlaceCard>, Fault> {
    if let Ok(code) = PlaceCode::parse(typed)
        && let Some(card) = cards_of(reader, std::slice::from_ref(&code)).await?.remove(&code)
    {
        return Ok(Some(card));
    }
    let typed: String = typed.chars().take(LONGEST).collect();
    let (name, town) = typed.rsplit_once(',').unwrap_or((&typed, ""));
    let (whole, name, town) = (name_key(&typed), name_key(name), name_key(town));
    if whole.is_empty() {
        return Ok(None);
    }
    let sql = sql!(
        "SELECT card.code, card.name, card.kind, card.town, card.outcode, card.latitude, card.longitude, place.name_key
         FROM place JOIN place_card card ON card.code = place.code
         WHERE place.kind = 'practice' AND place.status <> 'closed' AND place.name_key IN LIST(:keys)
         ORDER BY place.code LIMIT 500"
    );
    let keys = [whole.as_str(), name.as_str()];
    let read = |row: &Row<'_>| Ok((row.text("name_key")?.to_owned(), card(row)?));
    let alike = reader.list(sql, named! { keys: store::list(&keys) }, read).await?;
    let (by_name, by_half): (Vec<_>, Vec<_>) = alike.into_iter().partition(|(key, _)| *key == whole);
    let in_town = by_half.into_iter().filter(|(_, it)| it.town.as_deref().is_some_and(|it| name_key(it) == town));
    let mut fitting = if by_name.is_empty() { in_town.collect() } else { by_name };
    Ok(if fitting.len() == 1 { fitting.pop().map(|it| it.1) } else { None })
}

/// No name with its town is longer.
const LONGEST: usize = 420;

fn codes(places: &[PlaceCode]) -> store::Value<'static> {
    let codes: Vec<&str> = places.iter().map(PlaceCode::as_str).collect();
    store::list(&codes)
}

fn card(row: &Row<'_>) -> Result<PlaceCard, Fault> {
    let point = match (row.real_or_none("latitude")?, row.real_or_none("longitude")?) {
        (Some(latitude), Some(longitude)) => Some(Point { latitude, longitude }),
        _ => None,
    };
    Ok(PlaceCard {
        code: PlaceCode::stored(row.text("code")?),
        name: row.text("name")?.to_owned(),
        kind: kind(row)?,
        town: row.text_or_none("town")?.map(str::to_owned),
        outcode: row.text_or_none("outcode")?.map(str::to_owned),
        point,
    })
}

fn kind(row: &Row<'_>) -> Result<PlaceKind, Fault> {
    let word = row.text("kind")?;
    word.parse().map_err(|_| Fault::bug(format!("a place is stored as “{word}”, which is no kind of place")))
}
