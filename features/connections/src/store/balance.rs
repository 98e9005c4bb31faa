//! SQL of the picture of one's contacts: what their profiles say to the viewer, in three statements.

use super::keeping::year;
use crate::balance::{Person, Spot, Training};
use kernel::{Fault, MemberId};
use people_api::Affiliations;
use std::collections::HashMap;
use store::{Reader, Row, named, sql};

/// The viewer, and each of their contacts whom they see.
pub async fn find_people(reader: Reader<'_>) -> Result<(Person, Vec<Person>), Fault> {
    let mut members = accounts_api::contacts_of(reader).await?;
    members.push(reader.viewer().id());
    let mut people = find_heads(reader, &members).await?;
    add_roles(reader, &mut people).await?;
    let me = people.remove(&reader.viewer().id()).unwrap_or_default();
    Ok((me, people.into_values().collect()))
}

async fn find_heads(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, Person>, Fault> {
    let sql = sql!(
        "SELECT f.member_id AS who, f.profession, COALESCE(p.latitude, o.latitude) AS latitude,
                COALESCE(p.longitude, o.longitude) AS longitude,
                (SELECT b.affiliations FROM member_beside b
                  WHERE b.member_id = f.member_id AND b.viewer_id = :viewer) AS affiliations,
                (SELECT MIN(g.above_code) FROM place_ladder g
                  WHERE g.place_code = f.place_code AND g.kind IN ('icb', 'board', 'area')) AS board
         FROM profile_card f
         LEFT JOIN place_card p ON p.code = f.place_code
         LEFT JOIN outcode_card o ON o.code = f.outcode
         WHERE f.viewer_id = :viewer AND f.member_id IN LIST_ID(:members)"
    );
    let read = |row: &Row<'_>| {
        let at = row.real_or_none("latitude")?.zip(row.real_or_none("longitude")?);
        let board = row.text_or_none("board")?.map(str::to_owned);
        let place = at.map(|(latitude, longitude)| Spot { latitude, longitude, board });
        let on_the_way = matches!(row.text("profession")?, "profession.student" | "profession.registrar");
        let training = if on_the_way { Training::Yes } else { Training::No };
        let affiliations = Affiliations::stored(row.text_or_none("affiliations")?.unwrap_or_default());
        Ok((row.id("who")?, Person { place, training, affiliations, ..Person::default() }))
    };
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    Ok(reader.list(sql, args, read).await?.into_iter().collect())
}

async fn add_roles(reader: Reader<'_>, people: &mut HashMap<MemberId, Person>) -> Result<(), Fault> {
    let sql = sql!(
        "SELECT n.member_id AS who, n.term, n.place_code, n.from_when, n.to_when FROM line_visible n
         WHERE n.viewer_id = :viewer AND n.kind = 'role' AND n.member_id IN LIST_ID(:members)"
    );
    let members: Vec<MemberId> = people.keys().copied().collect();
    let read = |row: &Row<'_>| {
        let Some(person) = people.get_mut(&row.id("who")?) else { return Ok(()) };
        let term = row.text_or_none("term")?;
        if let Some(from) = row.text_or_none("from_when")?.and_then(year).filter(|_| term != Some("role.student")) {
            person.began = Some(person.began.map_or(from, |it| it.min(from)));
        }
        if row.text_or_none("to_when")?.is_none() {
            person.practices.extend(row.text_or_none("place_code")?.map(str::to_owned));
        }
        Ok(())
    };
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(&members) };
    reader.list(sql, args, read).await?;
    Ok(())
}
