//! SQL of what groups hold of a member: exported and erased with them.

use crate::{joining::Seat, policy::Keep};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A place in a group, for the copy that a member takes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which group.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
    /// What the member is in it.
    pub role: String,
    /// Since when.
    pub since: Moment,
    /// What an owner answers for: purpose, rules and welcome; empty for others.
    pub words: [String; 3],
}

/// The groups that somebody is in.
pub async fn page_of_places(reader: Reader<'_>, member: MemberId) -> Result<Vec<Place>, Fault> {
    let sql = sql!(
        "SELECT m.group_id, g.name, m.role, m.since, g.purpose, g.rules, g.welcome FROM membership m
         JOIN member_group g ON g.id = m.group_id
         WHERE m.member_id = :member ORDER BY m.since, m.group_id"
    );
    let read = |row: &Row<'_>| {
        let (name, role) = (row.text("name")?.to_owned(), row.text("role")?.to_owned());
        let own =
            |column: &str| Ok::<_, Fault>(if role == "owner" { row.text(column)?.to_owned() } else { String::new() });
        let words = [own("purpose")?, own("rules")?, own("welcome")?];
        Ok(Place { group: row.id("group_id")?, name, since: row.moment("since")?, words, role })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// What somebody wrote to hosts when they asked: group, words, when.
pub async fn page_of_asked(reader: Reader<'_>, member: MemberId) -> Result<Vec<(GroupId, String, Moment)>, Fault> {
    let sql =
        sql!("SELECT group_id, words, made_at FROM group_request WHERE member_id = :member ORDER BY made_at, group_id");
    let read = |row: &Row<'_>| Ok((row.id("group_id")?, row.text("words")?.to_owned(), row.moment("made_at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// Why somebody was taken out of groups, and what they said to it: group, its name, reason, objection, when.
pub async fn page_of_removals(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(GroupId, String, String, String, Moment)>, Fault> {
    let sql = sql!(
        "SELECT group_id, group_name, reason, objection, at FROM group_removal WHERE member_id = :member
         ORDER BY at, group_id"
    );
    let read = |row: &Row<'_>| {
        let text = |column: &str| Ok::<_, Fault>(row.text(column)?.to_owned());
        Ok((row.id("group_id")?, text("group_name")?, text("reason")?, text("objection")?, row.moment("at")?))
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// What somebody wrote on about pages: group, number, text, when.
pub async fn page_of_wordings(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(GroupId, i64, String, Moment)>, Fault> {
    let sql =
        sql!("SELECT group_id, number, text, at FROM group_about WHERE by_id = :member ORDER BY at, group_id, number");
    let read =
        |row: &Row<'_>| Ok((row.id("group_id")?, row.int("number")?, row.text("text")?.to_owned(), row.moment("at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// The groups that somebody owns.
pub async fn find_owned(reader: Reader<'_>, member: MemberId) -> Result<Vec<GroupId>, Fault> {
    let sql = sql!("SELECT group_id FROM membership WHERE member_id = :member AND role = 'owner' ORDER BY group_id");
    reader.list(sql, named! { member: &member }, |row| row.id("group_id")).await
}

/// Whoever follows where no active owner is left: the longest-serving host, else moderator, else member.
pub async fn find_heir(reader: Reader<'_>, group: GroupId) -> Result<Option<Heir>, Fault> {
    let sql = sql!(
        "SELECT m.member_id, m.role FROM membership m JOIN member_card mc ON mc.member_id = m.member_id
         WHERE m.group_id = :group AND mc.standing = 'active'
         ORDER BY CASE m.role WHEN 'owner' THEN 0 WHEN 'host' THEN 1 WHEN 'moderator' THEN 2 ELSE 3 END, m.role_since,
                  m.member_id LIMIT 1"
    );
    let read = |row: &Row<'_>| {
        let follows = if row.text("role")? == "owner" { Follows::Already } else { Follows::Now };
        Ok(Heir { member: row.id("member_id")?, follows })
    };
    reader.first(sql, named! { group: &group }, read).await
}

/// Who owns a group from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heir {
    /// Who.
    pub member: MemberId,
    /// Whether they did before.
    pub follows: Follows,
}

/// Whether somebody owned the group before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// They did.
    Already,
    /// They begin to.
    Now,
}

/// Makes somebody the owner in the place of one who is gone.
pub async fn save_heir(tx: &mut Tx, seat: &Permit<Keep, Seat>) -> Result<()> {
    let sql =
        sql!("UPDATE membership SET role = 'owner', role_since = :now WHERE group_id = :group AND member_id = :member");
    let now = tx.now();
    tx.run(sql, named! { group: &seat.group, member: &seat.member, now }).await?;
    Ok(())
}

/// A group in which nobody is left is over. What an open one said of itself can still be read; of any other, which nobody can
/// read, no word stays.
pub async fn save_orphan(tx: &mut Tx, group: &Permit<Keep, GroupId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE member_group SET ended_at = :now WHERE id = :group AND ended_at IS NULL");
    tx.run(sql, named! { group: &**group, now }).await?;
    let sql = sql!("DELETE FROM group_invitation WHERE group_id = :group");
    tx.run(sql, named! { group: &**group }).await?;
    let sql = sql!(
        "UPDATE member_group SET name = '', name_key = '', purpose = '', rules = '', welcome = '', about_number = 0,
             about_html = '', rendering = 0
         WHERE id = :group AND kind <> 'open'"
    );
    if tx.run(sql, named! { group: &**group }).await? > 0 {
        tx.run(sql!("DELETE FROM group_about WHERE group_id = :group"), named! { group: &**group }).await?;
    }
    Ok(())
}

/// Everything of a member goes; what only says that they did something loses their name. What they wrote on an about page
/// stays: it is the group's.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    let args = named! { member: &member };
    tx.run(sql!("DELETE FROM membership WHERE member_id = :member"), args).await?;
    tx.run(sql!("DELETE FROM membership_change WHERE member_id = :member"), args).await?;
    tx.run(sql!("DELETE FROM group_request WHERE member_id = :member"), args).await?;
    tx.run(sql!("DELETE FROM group_invitation WHERE member_id = :member"), args).await?;
    tx.run(sql!("DELETE FROM group_removal WHERE member_id = :member"), args).await?;
    tx.run(sql!("UPDATE group_invitation SET by_id = NULL WHERE by_id = :member"), args).await?;
    tx.run(sql!("UPDATE group_removal SET by_id = NULL WHERE by_id = :member"), args).await?;
    tx.run(sql!("UPDATE group_about SET by_id = NULL WHERE by_id = :member"), args).await?;
    tx.run(sql!("UPDATE member_group SET founder_id = NULL WHERE founder_id = :member"), args).await?;
    Ok(())
}
