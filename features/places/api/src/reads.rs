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
    reader.first(sql, named! { codes: store::list(&halves) }, centre).await
}

/// All outcodes, about three thousand, also those without a practice: for what keeps them in memory.
pub async fn all_outcodes(reader: Reader<'_>) -> Result<Vec<OutcodeCentre>, Fault> {
    reader.list(sql!("SELECT code, latitude, longitude, town FROM outcode ORDER BY code"), &[], centre).await
}

fn centre(row: &Row<'_>) -> Result<OutcodeCentre, Fault> {
    Ok(OutcodeCentre {
        outcode: row.text("code")?.to_owned(),
        point: Point { latitude: row.real("latitude")?, longitude: row.real("longitude")? },
        town: row.text("town")?.to_owned(),
    })
}

/// The one practice that is meant by what somebody wrote: its code, its name and town, or its name if no other open
/// practice is called so. For forms that were filled without suggestions; `None` when nothing or several fit.
pub async fn find_place_named(reader: Reader<'_>, typed: &str) -> Result<Option<PlaceCard>, Fault> {
    Ok(find_places_named(reader, &[typed]).await?.pop().map(|it| it.1))
}

/// As [`find_place_named`] for all that several people wrote: each wording that means one practice, with that practice.
/// Two reads for every hundred wordings.
pub async fn find_places_named<'t>(reader: Reader<'_>, typed: &[&'t str]) -> Result<Vec<(&'t str, PlaceCard)>, Fault> {
    let mut found = Vec::new();
    for some in typed.chunks(100) {
        let codes: Vec<PlaceCode> = some.iter().filter_map(|it| PlaceCode::parse(it).ok()).collect();
        let by_code = if codes.is_empty() { HashMap::new() } else { cards_of(reader, &codes).await? };
        let wordings: Vec<Wording> = some.iter().map(|it| Wording::of(it)).collect();
        let keys: Vec<&str> = wordings.iter().flat_map(|it| [it.whole.as_str(), it.name.as_str()]).collect();
        let by_key = practices_called(reader, &keys).await?;
        for (typed, wording) in some.iter().zip(wordings) {
            let coded = PlaceCode::parse(typed).ok().and_then(|it| by_code.get(&it));
            found.extend(coded.or_else(|| wording.meant(&by_key)).map(|it| (*typed, it.clone())));
        }
    }
    Ok(found)
}

/// What somebody wrote, as keys: the whole, and what stands before and after the last comma.
struct Wording {
    whole: String,
    name: String,
    town: String,
}

impl Wording {
    fn of(typed: &str) -> Wording {
        let typed: String = typed.chars().take(LONGEST).collect();
        let (name, town) = typed.rsplit_once(',').unwrap_or((&typed, ""));
        Wording { whole: name_key(&typed), name: name_key(name), town: name_key(town) }
    }
    /// The practice of this name, if it is the only one; if there is none, the only one of this name in this town.
    fn meant<'c>(&self, by_key: &'c HashMap<String, Vec<PlaceCard>>) -> Option<&'c PlaceCard> {
        let called = |key: &str| by_key.get(key).map(Vec::as_slice).unwrap_or_default();
        let whole = called(&self.whole);
        if !whole.is_empty() {
            return if whole.len() == 1 { whole.first() } else { None };
        }
        let is_there = |it: &&PlaceCard| it.town.as_deref().is_some_and(|it| name_key(it) == self.town);
        let mut in_town = called(&self.name).iter().filter(is_there);
        in_town.next().filter(|_| in_town.next().is_none())
    }
}

/// All open practices with one of these keys, by their key.
async fn practices_called(reader: Reader<'_>, keys: &[&str]) -> Result<HashMap<String, Vec<PlaceCard>>, Fault> {
    let keys: Vec<&str> = keys.iter().copied().filter(|it| !it.is_empty()).collect();
    let sql = sql!(
        "SELECT card.code, card.name, card.kind, card.town, card.outcode, card.latitude, card.longitude, place.name_key
         FROM place JOIN place_card card ON card.code = place.code
         WHERE place.kind = 'practice' AND place.status <> 'closed' AND place.name_key IN LIST(:keys)
         ORDER BY place.code"
    );
    let mut called: HashMap<String, Vec<PlaceCard>> = HashMap::new();
    if keys.is_empty() {
        return Ok(called);
    }
    let read = |row: &Row<'_>| Ok((row.text("name_key")?.to_owned(), card(row)?));
    for (key, card) in reader.list(sql, named! { keys: store::list(&keys) }, read).await? {
        called.entry(key).or_default().push(card);
    }
    Ok(called)
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
