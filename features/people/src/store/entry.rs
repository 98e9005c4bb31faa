//! SQL of what the index holds: whole profiles, whoever may see them, and the places. Only the projection reads here.

use super::{declaration::read_declaration, line::read_line, read_head};
use crate::{profile::Profile, search::Spot};
use kernel::{Fault, MemberId, Moment, Reason, Viewer};
use places_api::PlaceKind;
use search::Point;
use std::collections::HashMap;
use store::{Reader, Row, named, sql};

/// Places are the same for everybody.
const HOUSE: Viewer = Viewer::house(Reason::Projection);

/// A member as the index knows them.
#[derive(Debug, Clone, PartialEq)]
pub struct Indexed {
    /// The profile, with what nobody may see.
    pub profile: Profile,
    /// The name.
    pub name: String,
    /// When they joined.
    pub joined: Moment,
}

/// Active members with a profile that is not held back, after this one.
pub async fn page_of_indexed(reader: Reader<'_>, after: MemberId, limit: i64) -> Result<Vec<Indexed>, Fault> {
    let sql = sql!(
        "SELECT p.member_id, m.name, m.joined_at, p.profession, p.headline, p.headline_audience, p.about,
                p.about_audience, p.photo_id, p.photo_audience, p.place_code, p.outcode, p.location_audience, p.footing,
                p.footing_audience, p.revision, d.affiliations, d.affiliations_at, d.interests, d.interests_at
         FROM profile p JOIN member_card m ON m.member_id = p.member_id
         LEFT JOIN declaration d ON d.member_id = p.member_id
         WHERE p.member_id > :after AND m.member_id > :after AND m.standing = 'active'
           AND NOT EXISTS (SELECT 1 FROM profile_hold h WHERE h.member_id = p.member_id AND h.member_id > :after)
         ORDER BY p.member_id LIMIT :limit"
    );
    let found = reader.list(sql, named! { after: &after, limit }, read_indexed).await?;
    let Some(last) = found.last().map(|it| it.profile.member) else { return Ok(found) };
    let sql = sql!(
        "SELECT member_id, kind, term, words, detail, stage, place_code, place_words, sessions, from_when, to_when,
                capacity, audience
         FROM line WHERE member_id > :after AND member_id <= :last ORDER BY member_id, position"
    );
    let lines = reader.list(sql, named! { after: &after, last: &last }, read_owned).await?;
    Ok(with_lines(found, lines))
}

/// Those of these members who are active and have a profile that is not held back.
pub async fn find_indexed(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<Indexed>, Fault> {
    let sql = sql!(
        "SELECT p.member_id, m.name, m.joined_at, p.profession, p.headline, p.headline_audience, p.about,
                p.about_audience, p.photo_id, p.photo_audience, p.place_code, p.outcode, p.location_audience, p.footing,
                p.footing_audience, p.revision, d.affiliations, d.affiliations_at, d.interests, d.interests_at
         FROM profile p JOIN member_card m ON m.member_id = p.member_id
         LEFT JOIN declaration d ON d.member_id = p.member_id
         WHERE p.member_id IN LIST_ID(:members) AND m.standing = 'active'
           AND NOT EXISTS (SELECT 1 FROM profile_hold h WHERE h.member_id = p.member_id)"
    );
    let found = reader.list(sql, named! { members: store::id_list(members) }, read_indexed).await?;
    let sql = sql!(
        "SELECT member_id, kind, term, words, detail, stage, place_code, place_words, sessions, from_when, to_when,
                capacity, audience
         FROM line WHERE member_id IN LIST_ID(:members) ORDER BY member_id, position"
    );
    let lines = reader.list(sql, named! { members: store::id_list(members) }, read_owned).await?;
    Ok(with_lines(found, lines))
}

/// The middle of every postcode district, also of those that have no practice.
pub async fn all_outcodes(app: &frame::App) -> kernel::Result<Vec<(Box<str>, Point)>> {
    let read = app.db().read_slowly(&HOUSE).await?;
    let centres = places_api::all_outcodes(read.reader()).await?.into_iter();
    Ok(centres.map(|it| (it.outcode.into(), Point { lat: it.point.latitude, lon: it.point.longitude })).collect())
}

/// Every place with where it is and what stands above it.
pub async fn all_spots(app: &frame::App) -> kernel::Result<Vec<Spot>> {
    let read = app.db().read_slowly(&HOUSE).await?;
    let sql = sql!("SELECT place_code, above_code FROM place_ladder ORDER BY place_code, rung, above_code");
    let step = |row: &Row<'_>| Ok((row.text("place_code")?.to_owned(), Box::<str>::from(row.text("above_code")?)));
    let mut above: HashMap<String, Vec<Box<str>>> = HashMap::new();
    for (place, step) in read.reader().list(sql, named! {}, step).await? {
        if *step != *place {
            above.entry(place).or_default().push(step);
        }
    }
    let sql = sql!("SELECT code, name, kind, town, outcode, latitude, longitude FROM place_card");
    let spot = |row: &Row<'_>| {
        let code = row.text("code")?;
        let at = match (row.real_or_none("latitude")?, row.real_or_none("longitude")?) {
            (Some(lat), Some(lon)) => Some(Point { lat, lon }),
            _ => None,
        };
        Ok(Spot {
            code: code.into(),
            name: row.text("name")?.into(),
            kind: row.text("kind")?.parse::<PlaceKind>().map_err(|_| Fault::bug("a place is of no kind"))?,
            town: row.text_or_none("town")?.unwrap_or_default().into(),
            outcode: row.text_or_none("outcode")?.unwrap_or_default().into(),
            at,
            above: above.remove(code).unwrap_or_default(),
        })
    };
    Ok(read.reader().list(sql, named! {}, spot).await?)
}

fn read_indexed(row: &Row<'_>) -> Result<Indexed, Fault> {
    let (member, head, declaration) = (row.id("member_id")?, read_head(row)?.0, read_declaration(row)?);
    let profile = Profile { member, head, declaration, lines: Vec::new() };
    Ok(Indexed { profile, name: row.text("name")?.to_owned(), joined: row.moment("joined_at")? })
}

fn read_owned(row: &Row<'_>) -> Result<(MemberId, crate::line::Line), Fault> {
    Ok((row.id("member_id")?, read_line(row)?))
}

/// Lines come in the order of their members; those of a member who is not among these are left out.
fn with_lines(mut found: Vec<Indexed>, lines: Vec<(MemberId, crate::line::Line)>) -> Vec<Indexed> {
    let at: HashMap<MemberId, usize> = found.iter().enumerate().map(|(at, it)| (it.profile.member, at)).collect();
    for (member, line) in lines {
        if let Some(at) = at.get(&member) {
            found[*at].profile.lines.push(line);
        }
    }
    found
}
