//! All SQL of the feature: what pages and the typeahead read here; what imports read and save below.

pub mod imports;
pub mod records;

use crate::{
    day::Day,
    finder::Entry,
    place::{Place, PlaceCode, PlaceKind, Status},
    postcode::Postcode,
};
use kernel::{Cursor, Fault, Page};
use std::str::FromStr;
use store::{Reader, Row, named, sql};

/// A place with the town that its page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// Its town: that of its address, else that of its outcode.
    pub town: Option<String>,
    /// The first half of its postcode.
    pub outcode: Option<String>,
}

/// A body of the index, and the nation it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its code.
    pub code: PlaceCode,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: PlaceKind,
    /// Its nation; of a nation itself.
    pub nation: PlaceCode,
}

/// The place of this code and all that stands above it, from the ground up: the place itself comes first. Empty if
/// there is no such place.
pub async fn find_place(reader: Reader<'_>, code: &PlaceCode) -> Result<Vec<Found>, Fault> {
    let sql = sql!(
        "SELECT p.code, p.kind, p.name, p.address, COALESCE(p.town, NULLIF(o.town, '')) AS town, p.postcode, p.outcode,
                p.phone, p.ons_code, p.status, p.opened, p.closed
         FROM place_step s JOIN place p ON p.code = s.above_code LEFT JOIN outcode o ON o.code = p.outcode
         WHERE s.place_code = :code
         ORDER BY CASE WHEN s.above_code = s.place_code THEN 0 ELSE 1 END, s.rung, s.above_code"
    );
    reader.list(sql, named! { code: code.as_str() }, found).await
}

/// The open places right below this one, networks before practices, by name.
pub async fn page_of_parts(
    reader: Reader<'_>,
    code: &PlaceCode,
    after: Option<&Cursor>,
    size: usize,
) -> Result<Page<Found>, Fault> {
    let sql = sql!(
        "SELECT p.code, p.kind, p.name, p.address, COALESCE(p.town, NULLIF(o.town, '')) AS town, p.postcode, p.outcode,
                p.phone, p.ons_code, p.status, p.opened, p.closed, p.name_key
         FROM place p LEFT JOIN outcode o ON o.code = p.outcode
         WHERE p.code IN (SELECT l.child_code FROM place_link l
                          JOIN place_step s ON s.place_code = l.child_code AND s.above_code = l.parent_code
                          WHERE l.parent_code = :code)
           AND p.status <> 'closed'
           AND (CASE p.kind WHEN 'practice' THEN 1 ELSE 0 END, p.name_key, p.code) > (:tier, :key, :last)
         ORDER BY CASE p.kind WHEN 'practice' THEN 1 ELSE 0 END, p.name_key, p.code LIMIT :limit"
    );
    let (tier, key, last) = after.and_then(|it| seen_last(&it.0)).unwrap_or((0, "", ""));
    let args = named! { code: code.as_str(), tier, key, last, limit: size as i64 + 1 };
    let read = |row: &Row<'_>| Ok((row.text("name_key")?.to_owned(), found(row)?));
    let rows = reader.list(sql, args, read).await?;
    let tier = |it: &Found| i64::from(it.place.kind == PlaceKind::Practice);
    let page = Page::of(rows, size, |(key, it)| format!("{}|{}|{key}", tier(it), it.place.code));
    Ok(Page { items: page.items.into_iter().map(|it| it.1).collect(), next: page.next })
}

/// The sort key of the last place of a page: its tier, its name's key and its code.
fn seen_last(cursor: &str) -> Option<(i64, &str, &str)> {
    let (tier, rest) = cursor.split_once('|')?;
    let (code, key) = rest.split_once('|')?;
    Some((tier.parse().ok()?, key, code))
}

/// The nations and what stands right below them, by name.
pub async fn page_of_bodies(reader: Reader<'_>) -> Result<Vec<Body>, Fault> {
    let sql = sql!(
        "SELECT p.code, p.name, p.kind, s.above_code AS nation
         FROM place p JOIN place_step s ON s.place_code = p.code AND s.rung = 5
         WHERE p.kind IN ('nation', 'region', 'board', 'area') AND p.status = 'active'
         ORDER BY p.name_key, p.code"
    );
    let body = |row: &Row<'_>| {
        Ok(Body {
            code: PlaceCode::stored(row.text("code")?),
            name: row.text("name")?.to_owned(),
            kind: word(row, "kind")?,
            nation: PlaceCode::stored(row.text("nation")?),
        })
    };
    reader.list(sql, named! {}, body).await
}

/// What of all places can be typed. To be read slowly.
pub async fn list_entries(reader: Reader<'_>) -> Result<Vec<Entry>, Fault> {
    let sql = sql!(
        "SELECT p.code, p.kind, p.name, COALESCE(p.town, o.town, '') AS town, COALESCE(p.postcode, '') AS postcode, p.status
         FROM place p LEFT JOIN outcode o ON o.code = p.outcode ORDER BY p.code"
    );
    let entry = |row: &Row<'_>| {
        Ok(Entry {
            code: PlaceCode::stored(row.text("code")?),
            kind: word(row, "kind")?,
            name: row.text("name")?.to_owned(),
            town: row.text("town")?.to_owned(),
            postcode: row.text("postcode")?.to_owned(),
            status: word(row, "status")?,
        })
    };
    reader.list(sql, named! {}, entry).await
}

fn found(row: &Row<'_>) -> Result<Found, Fault> {
    Ok(Found {
        place: place(row)?,
        town: row.text_or_none("town")?.map(str::to_owned),
        outcode: row.text_or_none("outcode")?.map(str::to_owned),
    })
}

fn place(row: &Row<'_>) -> Result<Place, Fault> {
    Ok(Place {
        code: PlaceCode::stored(row.text("code")?),
        kind: word(row, "kind")?,
        name: row.text("name")?.to_owned(),
        address: row.text("address")?.lines().map(str::to_owned).collect(),
        postcode: row.text_or_none("postcode")?.map(Postcode::stored),
        phone: row.text_or_none("phone")?.map(str::to_owned),
        ons_code: row.text_or_none("ons_code")?.map(str::to_owned),
        status: word::<Status>(row, "status")?,
        opened: day(row, "opened")?,
        closed: day(row, "closed")?,
    })
}

/// A word of one of our enums; another one is a fault.
fn word<T: FromStr>(row: &Row<'_>, column: &str) -> Result<T, Fault> {
    let text = row.text(column)?;
    text.parse().map_err(|_| Fault::bug(format!("“{text}” is stored as the {column} of a place")))
}

fn day(row: &Row<'_>, column: &str) -> Result<Option<Day>, Fault> {
    let Some(text) = row.text_or_none(column)?.filter(|it| !it.is_empty()) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| Fault::bug(format!("“{text}” is stored as the {column} day of a place")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spoiled_cursor_is_the_first_page() {
        assert_eq!(seen_last("1|A81001|mill surgery"), Some((1, "mill surgery", "A81001")));
        for spoiled in ["", "1", "x|A81001|mill", "1|A81001"] {
            assert_eq!(seen_last(spoiled), None, "{spoiled}");
        }
    }
}
