//! SQL of who is in a group, and as what.

use super::role;
use crate::{
    joining::{Membership, Seat, Turn},
    policy::{Answer, Appoint, Found, Join, Leave, Remove},
};
use groups_api::{GroupId, Role};
use kernel::{Fault, Id, MemberId, Moment, Permit, Result};
use people_api::Affiliations;
use store::{Reader, Row, Tx, named, sql};

/// The noun of a photo's id.
pub enum Photo {}

/// Somebody who is in a group, as the viewer sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they are in the group.
    pub role: Role,
    /// Since when they are in it.
    pub since: Moment,
    /// Their profession, as inside a sentence; empty if they have not said it.
    pub profession: String,
    /// Whether the viewer sees their profile; whoever hosts the group finds them here without.
    pub is_seen: bool,
    /// Where they belong.
    pub affiliations: Affiliations,
    /// Their present role at work, in words.
    pub job: Option<String>,
    /// Where they work or are.
    pub place: Option<String>,
    /// The photo that the viewer may see.
    pub photo: Option<Id<Photo>>,
}

/// Who is looked for among those who are in a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Part of a name; empty for everybody.
    pub name: String,
    /// A profession's code; empty for all.
    pub profession: String,
}

/// Those who are in a group and whom the reader sees, of one group, for whoever reads there.
macro_rules! seen {
    ($more:literal) => {
        concat!(
            "SELECT m.member_id, mc.name, m.role, m.since, t.words AS profession, c.photo_id, 1 AS is_seen,
                    (SELECT ma.affiliations FROM member_affiliation ma WHERE ma.member_id = m.member_id) AS affiliations, ",
            $more,
            " FROM membership m
             JOIN profile_card c ON c.member_id = m.member_id AND c.viewer_id = :viewer
             JOIN member_card mc ON mc.member_id = m.member_id
             JOIN term_card t ON t.code = c.profession
             WHERE m.group_id = :group
               AND (SELECT COUNT(*) FROM group_inside gi WHERE gi.group_id = :group AND gi.viewer_id = :viewer) > 0"
        )
    };
}

/// Those of them whom the reader does not see elsewhere, for a block or because they hide from where the reader works: whoever
/// hosts a group finds everybody who is in it, by name and profession, so that a block keeps nobody from being looked after.
macro_rules! hosted {
    () => {
        " UNION ALL
          SELECT m.member_id, mc.name, m.role, m.since,
                 (SELECT b.profession FROM member_beside b
                   WHERE b.member_id = m.member_id AND b.viewer_id = m.member_id) AS profession, NULL AS photo_id, 0 AS is_seen,
                 (SELECT ma.affiliations FROM member_affiliation ma WHERE ma.member_id = m.member_id) AS affiliations,
                 NULL AS place, NULL AS job
          FROM membership own
          JOIN membership m ON m.group_id = own.group_id
          JOIN member_card mc ON mc.member_id = m.member_id AND mc.standing = 'active'
          WHERE own.group_id = :group AND own.member_id = :viewer AND own.role IN ('owner', 'host')
            AND (SELECT COUNT(*) FROM group_inside gi WHERE gi.group_id = :group AND gi.viewer_id = :viewer) > 0
            AND (SELECT COUNT(*) FROM profile_card c WHERE c.member_id = m.member_id AND c.viewer_id = :viewer) = 0"
    };
}

/// Those who are in a group, whoever hosts first, then by name.
pub async fn page_of_people(
    reader: Reader<'_>,
    group: GroupId,
    wanted: &Wanted,
    (after, limit): (i64, i64),
) -> Result<Vec<Person>, Fault> {
    let sql = sql!(concat!(
        "SELECT * FROM (",
        seen!(
            "(SELECT pc.name FROM place_card pc WHERE pc.code = c.place_code) AS place,
             (SELECT tc.words FROM line_visible lv JOIN term_card tc ON tc.code = lv.term
               WHERE lv.member_id = m.member_id AND lv.viewer_id = :viewer AND lv.kind = 'role' AND lv.to_when IS NULL
               ORDER BY lv.position LIMIT 1) AS job"
        ),
        " AND (CAST(:profession AS TEXT) = '' OR c.profession = :profession)
          AND (CAST(:name AS TEXT) = '' OR LOWER(mc.name) LIKE :name)",
        hosted!(),
        " AND CAST(:profession AS TEXT) = '' AND (CAST(:name AS TEXT) = '' OR LOWER(mc.name) LIKE :name)
         ) people
         ORDER BY CASE people.role WHEN 'owner' THEN 0 WHEN 'host' THEN 1 WHEN 'moderator' THEN 2 ELSE 3 END, people.name,
                  people.member_id
         LIMIT :limit OFFSET :after"
    ));
    let name = if wanted.name.is_empty() { String::new() } else { format!("%{}%", plain(&wanted.name)) };
    let viewer = reader.viewer().id();
    let args = named! { group: &group, viewer, profession: &wanted.profession, name: &name, after, limit };
    reader.list(sql, args, person).await
}

/// One of them.
pub async fn find_person(reader: Reader<'_>, group: GroupId, member: MemberId) -> Result<Option<Person>, Fault> {
    let sql = sql!(concat!(
        seen!("NULL AS place, NULL AS job"),
        " AND m.member_id = :member",
        hosted!(),
        " AND m.member_id = :member"
    ));
    let viewer = reader.viewer().id();
    reader.first(sql, named! { group: &group, viewer, member: &member }, person).await
}

fn person(row: &Row<'_>) -> Result<Person, Fault> {
    Ok(Person {
        member: row.id("member_id")?,
        name: row.text("name")?.to_owned(),
        role: role(row.text("role")?)?,
        since: row.moment("since")?,
        profession: row.text_or_none("profession")?.unwrap_or_default().to_owned(),
        is_seen: row.int("is_seen")? > 0,
        affiliations: Affiliations::stored(row.text_or_none("affiliations")?.unwrap_or_default()),
        job: row.text_or_none("job")?.map(str::to_owned),
        place: row.text_or_none("place")?.map(str::to_owned),
        photo: row.id_or_none("photo_id")?,
    })
}

/// What somebody typed, without what `LIKE` reads as a sign.
pub fn plain(typed: &str) -> String {
    typed.to_lowercase().chars().filter(|it| !matches!(it, '%' | '_' | '\\')).collect()
}

/// Which professions there are in a group: code and words, by words. How many of each nobody is shown.
pub async fn page_of_professions(reader: Reader<'_>, group: GroupId) -> Result<Vec<(String, String)>, Fault> {
    let sql = sql!(
        "SELECT DISTINCT t.code, t.words FROM membership m
         JOIN profile_card c ON c.member_id = m.member_id AND c.viewer_id = :viewer
         JOIN term_card t ON t.code = c.profession
         WHERE m.group_id = :group
           AND (SELECT COUNT(*) FROM group_inside gi WHERE gi.group_id = :group AND gi.viewer_id = :viewer) > 0
           AND t.code <> 'profession.unstated' ORDER BY t.words, t.code"
    );
    let args = named! { group: &group, viewer: reader.viewer().id() };
    reader.list(sql, args, |row| Ok((row.text("code")?.to_owned(), row.text("words")?.to_owned()))).await
}

/// What this member is in this group, whoever sees it: for the rules of a write.
pub async fn find_membership(reader: Reader<'_>, seat: Seat) -> Result<Option<Membership>, Fault> {
    let sql = sql!("SELECT role FROM membership WHERE group_id = :group AND member_id = :member");
    let args = named! { group: &seat.group, member: &seat.member };
    reader.first(sql, args, |row| Ok(Membership { seat, role: role(row.text("role")?)? })).await
}

/// Who owns the group and is active: those whom a notice to the owners is for.
pub async fn find_owners(reader: Reader<'_>, group: GroupId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT o.member_id FROM membership o JOIN member_card oc ON oc.member_id = o.member_id
         WHERE o.group_id = :group AND o.role = 'owner' AND oc.standing = 'active' ORDER BY o.role_since, o.member_id"
    );
    reader.list(sql, named! { group: &group }, |row| row.id("member_id")).await
}

/// How many own the group and are active, and how many others are in it.
pub async fn count_owners(reader: Reader<'_>, group: GroupId) -> Result<(i64, i64), Fault> {
    let sql = sql!(
        "SELECT (SELECT COUNT(*) FROM membership o JOIN member_card oc ON oc.member_id = o.member_id
                  WHERE o.group_id = :group AND o.role = 'owner' AND oc.standing = 'active') AS owners,
                (SELECT COUNT(*) FROM membership a WHERE a.group_id = :group) AS everybody"
    );
    let read = |row: &Row<'_>| Ok((row.int("owners")?, row.int("everybody")? - 1));
    Ok(reader.first(sql, named! { group: &group }, read).await?.unwrap_or_default())
}

/// Whoever founds it owns it.
pub async fn insert_owner(tx: &mut Tx, new: &Permit<Found, Seat>) -> Result<()> {
    insert(tx, Membership { seat: **new, role: Role::Owner }).await.map(drop)
}

/// Somebody comes in; `false` if they were there.
pub async fn insert_joined(tx: &mut Tx, new: &Permit<Join, Membership>) -> Result<bool> {
    insert(tx, **new).await
}

/// Somebody is let in; `false` if they were there.
pub async fn insert_let_in(tx: &mut Tx, seat: &Permit<Answer, Seat>) -> Result<bool> {
    insert(tx, Membership { seat: **seat, role: Role::Member }).await
}

async fn insert(tx: &mut Tx, new: Membership) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO membership (group_id, member_id, role, since, role_since) VALUES (:group, :member, :role, :now, :now)
         ON CONFLICT (group_id, member_id) DO NOTHING"
    );
    let now = tx.now();
    let args = named! { group: &new.seat.group, member: &new.seat.member, role: new.role.word(), now };
    Ok(tx.run(sql, args).await? > 0)
}

/// Another role.
pub async fn save_role(tx: &mut Tx, turn: &Permit<Appoint, Turn>) -> Result<()> {
    let sql =
        sql!("UPDATE membership SET role = :role, role_since = :now WHERE group_id = :group AND member_id = :member");
    let (seat, now) = (turn.was.seat, tx.now());
    tx.run(sql, named! { group: &seat.group, member: &seat.member, role: turn.role.word(), now }).await?;
    Ok(())
}

/// Somebody goes.
pub async fn remove_leaver(tx: &mut Tx, seat: &Permit<Leave, Seat>) -> Result<()> {
    remove(tx, **seat).await
}

/// Somebody is taken out.
pub async fn remove_other(tx: &mut Tx, seat: &Permit<Remove, Seat>) -> Result<()> {
    remove(tx, **seat).await
}

async fn remove(tx: &mut Tx, seat: Seat) -> Result<()> {
    let sql = sql!("DELETE FROM membership WHERE group_id = :group AND member_id = :member");
    tx.run(sql, named! { group: &seat.group, member: &seat.member }).await?;
    Ok(())
}
