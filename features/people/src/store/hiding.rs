//! SQL of hiding, and the look-up of places by code that its form and others need.

use super::SeenPlace;
use crate::{
    hiding::{From, Hiding, HidingRow},
    line::PlaceCode,
    policy::Edit,
};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Tx, named, sql};

/// A place that an import knows.
pub async fn find_place(reader: Reader<'_>, code: &PlaceCode) -> Result<Option<SeenPlace>, Fault> {
    let sql = sql!("SELECT code, name, town FROM place_card WHERE code = :code");
    let args = named! { code: code.as_str() };
    let read = |row: &store::Row<'_>| {
        let (code, name) = (PlaceCode::stored(row.text("code")?), row.text("name")?.to_owned());
        Ok(SeenPlace { code, name, town: row.text_or_none("town")?.map(str::to_owned) })
    };
    reader.first(sql, args, read).await
}

/// From whom a member hides, the latest first. Whoever has become invisible for the member has no name here.
pub async fn find_hidings(reader: Reader<'_>, member: MemberId) -> Result<Vec<HidingRow>, Fault> {
    let sql = sql!(
        "SELECT h.place_code, h.other_id,
                (SELECT m.name FROM member_card m JOIN profile_visible v ON v.member_id = m.member_id
                  WHERE m.member_id = h.other_id AND v.viewer_id = h.member_id) AS person,
                (SELECT p.name FROM place_card p WHERE p.code = h.place_code) AS place,
                (SELECT p.town FROM place_card p WHERE p.code = h.place_code) AS town
         FROM hiding h WHERE h.member_id = :member ORDER BY h.since DESC, h.place_code, h.other_id NULLS FIRST"
    );
    let read = |row: &store::Row<'_>| {
        Ok(match row.id_or_none("other_id")? {
            Some(other) => {
                let name = row.text_or_none("person")?.unwrap_or("A member whom you no longer see").to_owned();
                HidingRow { from: From::Person(other), name }
            }
            None => {
                let code = row.text("place_code")?;
                let name = row.text_or_none("place")?.unwrap_or(code);
                let name = places_api::named_in(name, row.text_or_none("town")?);
                HidingRow { from: From::Place(PlaceCode::stored(code)), name }
            }
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// Hides. Twice is once.
pub async fn insert_hiding(tx: &mut Tx, hiding: &Permit<Edit, Hiding>) -> Result<()> {
    let (place, other) = columns(&hiding.from);
    let now = tx.now();
    let sql = sql!(
        "INSERT INTO hiding (member_id, place_code, other_id, since) VALUES (:member, :place, :other, :now)
         ON CONFLICT DO NOTHING"
    );
    tx.run(sql, named! { member: &hiding.member, place, other, now }).await?;
    Ok(())
}

/// Shows again.
pub async fn remove_hiding(tx: &mut Tx, hiding: &Permit<Edit, Hiding>) -> Result<()> {
    match &hiding.from {
        From::Place(code) => {
            let sql = sql!("DELETE FROM hiding WHERE member_id = :member AND place_code = :place AND other_id IS NULL");
            tx.run(sql, named! { member: &hiding.member, place: code.as_str() }).await?;
        }
        From::Person(other) => {
            let sql = sql!("DELETE FROM hiding WHERE member_id = :member AND other_id = :other");
            tx.run(sql, named! { member: &hiding.member, other }).await?;
        }
    }
    Ok(())
}

fn columns(from: &From) -> (&str, Option<MemberId>) {
    match from {
        From::Place(code) => (code.as_str(), None),
        From::Person(other) => ("", Some(*other)),
    }
}
