//! All SQL of the feature, what a member chose below. What others have done is read through their published views.

pub mod time;

use crate::{
    next_act::PutOff,
    policy::{Arrange, Arranged},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use people_api::{Affiliations, Beside};
use store::{Reader, Row, Tx, named, sql};

/// What is known of the viewer who arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arriving {
    /// Their name.
    pub name: String,
    /// Since when they are here.
    pub joined_at: Moment,
    /// Whether their profession is said.
    pub professions: i64,
    /// How many of their roles are said.
    pub roles: i64,
    /// Whether it is said where they are.
    pub places: i64,
    /// How many things they can help with or are open to.
    pub helps: i64,
    /// How many searches they keep.
    pub searches: i64,
    /// How many have come by their word.
    pub brought: i64,
    /// How many addresses at work they have confirmed.
    pub works: i64,
    /// What they have put off.
    pub put_off: PutOff,
    /// Who invited or admitted them, if they see that member.
    pub host: Option<Host>,
}

/// Who brought somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// Who.
    pub member: MemberId,
    /// Whether from the waiting list.
    pub admitted: Admitted,
}

/// How somebody was brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admitted {
    /// Invited.
    Invited,
    /// From the waiting list.
    FromList,
}

/// Somebody whom the viewer sees beside themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Profession and affiliation, in words.
    pub beside: String,
    /// The address of their small photo, if the viewer may see it.
    pub photo: Option<String>,
}

/// Somebody beside the viewer, of those whom they see: which, is said of their card and of what stands beside their name.
macro_rules! near {
    ($which:literal) => {
        concat!(
            " UNION
             SELECT near.name, near.joined_at, pc.member_id, b.profession, b.affiliations, pc.photo_id, 0 AS professions,
                    0 AS roles, 0 AS places, 0 AS helps, 0 AS searches, 0 AS brought, 0 AS works, NULL AS put_off,
                    NULL AS way, NULL AS by_id
             FROM profile_card pc
             JOIN member_beside b ON b.member_id = pc.member_id AND b.viewer_id = :viewer
             JOIN member_card near ON near.member_id = pc.member_id
             WHERE pc.viewer_id = :viewer AND pc.member_id ",
            $which,
            " AND b.member_id ",
            $which
        )
    };
}

/// The viewer themselves; and of these members, and of whoever brought the viewer, those whom the viewer sees, the latest first.
/// One statement.
pub async fn find_arriving(
    reader: Reader<'_>,
    members: &[MemberId],
) -> Result<Option<(Arriving, Vec<Neighbour>)>, Fault> {
    let sql = sql!(concat!(
        "SELECT own.name, own.joined_at, NULL AS member_id, NULL AS profession, NULL AS affiliations, NULL AS photo_id,
                (SELECT COUNT(*) FROM member_beside b WHERE b.member_id = :viewer AND b.viewer_id = :viewer
                    AND b.profession IS NOT NULL) AS professions,
                (SELECT COUNT(*) FROM line_visible li WHERE li.member_id = :viewer AND li.viewer_id = :viewer
                    AND li.kind = 'role') AS roles,
                (SELECT COUNT(*) FROM profile_card pc WHERE pc.member_id = :viewer AND pc.viewer_id = :viewer
                    AND (pc.place_code IS NOT NULL OR pc.outcode IS NOT NULL)) AS places,
                (SELECT COUNT(*) FROM line_visible li WHERE li.member_id = :viewer AND li.viewer_id = :viewer
                    AND li.kind IN ('can_help', 'open_to')) AS helps,
                (SELECT COUNT(*) FROM member_search ms WHERE ms.member_id = :viewer) AS searches,
                (SELECT COUNT(*) FROM member_entry come WHERE come.by_id = :viewer) AS brought,
                (SELECT COUNT(*) FROM member_work mw WHERE mw.member_id = :viewer) AS works,
                hp.put_off, came.way, came.by_id
         FROM member_card own
         LEFT JOIN home_page hp ON hp.member_id = own.member_id
         LEFT JOIN member_entry came ON came.member_id = own.member_id
              AND EXISTS (SELECT 1 FROM member_visible mv WHERE mv.member_id = came.by_id AND mv.viewer_id = :viewer)
         WHERE own.member_id = :viewer",
        near!("IN LIST_ID(:members)"),
        near!("= (SELECT brought.by_id FROM member_entry brought WHERE brought.member_id = :viewer)"),
        " ORDER BY joined_at DESC, member_id DESC"
    ));
    let (mut own, mut neighbours) = (None, Vec::new());
    let read = |row: &Row<'_>| {
        match row.id_or_none("member_id")? {
            Some(member) => neighbours.push(read_neighbour(row, member)?),
            None => own = Some(read_arriving(row)?),
        }
        Ok(())
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), members: store::id_list(members) }, read).await?;
    Ok(own.map(|it| (it, neighbours)))
}

fn read_arriving(row: &Row<'_>) -> Result<Arriving, Fault> {
    let admitted = match row.text_or_none("way")? {
        Some("waiting") => Admitted::FromList,
        _ => Admitted::Invited,
    };
    let host = row.id_or_none("by_id")?.map(|member| Host { member, admitted });
    Ok(Arriving {
        name: row.text("name")?.to_owned(),
        joined_at: row.moment("joined_at")?,
        professions: row.int("professions")?,
        roles: row.int("roles")?,
        places: row.int("places")?,
        helps: row.int("helps")?,
        searches: row.int("searches")?,
        brought: row.int("brought")?,
        works: row.int("works")?,
        put_off: PutOff::stored(row.text_or_none("put_off")?.unwrap_or_default()),
        host,
    })
}

fn read_neighbour(row: &Row<'_>, member: MemberId) -> Result<Neighbour, Fault> {
    let profession = row.text_or_none("profession")?.unwrap_or_default();
    let affiliations = Affiliations::stored(row.text_or_none("affiliations")?.unwrap_or_default());
    let beside = Beside { profession: upper(profession), affiliations, ..Beside::default() };
    let photo: Option<kernel::Id<Photo>> = row.id_or_none("photo_id")?;
    Ok(Neighbour {
        member,
        name: row.text("name")?.to_owned(),
        // Of somebody who has said nothing yet one sentence is enough.
        beside: if beside.profession.is_empty() { UNSAID.to_owned() } else { beside.words() },
        photo: photo.map(|it| format!("/people/{member}/photo/small-{it}.jpg")),
    })
}

const UNSAID: &str = "Profession not stated";

/// The noun of a photo's id.
enum Photo {}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// How many members there are.
pub async fn count_members(reader: Reader<'_>) -> Result<u64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM member_card every WHERE every.standing = 'active'");
    Ok(reader.count(sql, named! {}).await?.unsigned_abs())
}

/// What a member has put off.
pub async fn find_put_off(reader: Reader<'_>, member: MemberId) -> Result<PutOff, Fault> {
    let sql = sql!("SELECT put_off FROM home_page WHERE member_id = :member");
    let found = reader.first(sql, named! { member: &member }, |row| Ok(PutOff::stored(row.text("put_off")?))).await?;
    Ok(found.unwrap_or_default())
}

/// Keeps what a member has put off.
pub async fn save_put_off(tx: &mut Tx, arranged: &Permit<Arrange, Arranged>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO home_page (member_id, put_off) VALUES (:member, :put_off)
         ON CONFLICT (member_id) DO UPDATE SET put_off = excluded.put_off"
    );
    let put_off = arranged.put_off.text();
    tx.run(sql, named! { member: &arranged.member, put_off: &put_off }).await?;
    Ok(())
}

/// It goes with the member.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM home_page WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}
