//! SQL of the door: who asks, who is invited, who was taken out.

use crate::{
    joining::{Asking, INVITATION_LASTS, Objection, Removal, Removed, Reply, Seat, Words},
    policy::{Answer, Ask, Invite, Join, Object, Remove, Withdraw},
};
use groups_api::GroupId;
use kernel::{Fault, Id, MemberId, Moment, Permit, Result};
use people_api::Affiliations;
use std::time::Duration;
use store::{Reader, Row, Tx, named, sql};

/// The noun of [`RequestId`].
pub enum Request {}
/// That somebody asks to join: what the notice to the hosts is about.
pub type RequestId = Id<Request>;

/// A day, for limits.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Somebody who waits at the door, or who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their profession, as inside a sentence.
    pub profession: String,
    /// Where they belong.
    pub affiliations: Affiliations,
    /// What they wrote.
    pub words: String,
    /// Since when.
    pub made: Moment,
}

/// A contact whom the viewer may invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their profession, as inside a sentence.
    pub profession: String,
}

/// An invitation that waits for the viewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// Into which group.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who invites, if the viewer sees them.
    pub by: Option<(MemberId, String)>,
}

/// Who waits for an answer of the hosts, the longest first.
pub async fn page_of_requests(reader: Reader<'_>, group: GroupId, limit: i64) -> Result<Vec<Waiting>, Fault> {
    let sql = sql!(
        "SELECT r.member_id, mc.name, r.words, r.made_at,
                COALESCE((SELECT t.words FROM profile_card c JOIN term_card t ON t.code = c.profession
                           WHERE c.member_id = r.member_id AND c.viewer_id = r.member_id), '') AS profession,
                (SELECT ma.affiliations FROM member_affiliation ma WHERE ma.member_id = r.member_id) AS affiliations
         FROM group_request r
         JOIN member_visible mv ON mv.member_id = r.member_id AND mv.viewer_id = :viewer
         JOIN member_card mc ON mc.member_id = r.member_id
         WHERE r.group_id = :group AND r.state = 'waiting' ORDER BY r.made_at, r.member_id LIMIT :limit"
    );
    reader.list(sql, named! { group: &group, viewer: reader.viewer().id(), limit }, waiting).await
}

/// Whom hosts invited and who has not come: declined looks as if it waited, for the same time.
pub async fn page_of_invited(reader: Reader<'_>, group: GroupId, limit: i64) -> Result<Vec<Waiting>, Fault> {
    let sql = sql!(
        "SELECT i.member_id, mc.name, '' AS words, i.made_at, t.words AS profession,
                (SELECT ma.affiliations FROM member_affiliation ma WHERE ma.member_id = i.member_id) AS affiliations
         FROM group_invitation i
         JOIN profile_card c ON c.member_id = i.member_id AND c.viewer_id = :viewer
         JOIN member_card mc ON mc.member_id = i.member_id
         JOIN term_card t ON t.code = c.profession
         WHERE i.group_id = :group AND i.state IN ('waiting', 'declined') AND i.made_at > :since
         ORDER BY i.made_at DESC, i.member_id LIMIT :limit"
    );
    let since = reader.now().minus(INVITATION_LASTS);
    reader.list(sql, named! { group: &group, viewer: reader.viewer().id(), since, limit }, waiting).await
}

fn waiting(row: &Row<'_>) -> Result<Waiting, Fault> {
    Ok(Waiting {
        member: row.id("member_id")?,
        name: row.text("name")?.to_owned(),
        profession: row.text("profession")?.to_owned(),
        affiliations: Affiliations::stored(row.text_or_none("affiliations")?.unwrap_or_default()),
        words: row.text("words")?.to_owned(),
        made: row.moment("made_at")?,
    })
}

/// Contacts of the viewer who are not in the group, by name; `part` of a name, or nothing.
pub async fn page_of_contacts(
    reader: Reader<'_>,
    group: GroupId,
    part: &str,
    limit: i64,
) -> Result<Vec<Contact>, Fault> {
    let sql = sql!(
        "SELECT v.member_id, mc.name,
                COALESCE((SELECT t.words FROM profile_card c JOIN term_card t ON t.code = c.profession
                           WHERE c.member_id = v.member_id AND c.viewer_id = :viewer), '') AS profession
         FROM contact_visible v JOIN member_card mc ON mc.member_id = v.member_id
         WHERE v.viewer_id = :viewer AND (CAST(:part AS TEXT) = '' OR LOWER(mc.name) LIKE :part)
           AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.group_id = :group AND m.member_id = v.member_id)
         ORDER BY mc.name, v.member_id LIMIT :limit"
    );
    let part = if part.is_empty() { String::new() } else { format!("%{}%", super::membership::plain(part)) };
    let read = |row: &Row<'_>| {
        Ok(Contact {
            member: row.id("member_id")?,
            name: row.text("name")?.to_owned(),
            profession: row.text("profession")?.to_owned(),
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), group: &group, part: &part, limit }, read).await
}

/// Into which groups the viewer is invited.
pub async fn page_of_own_invitations(reader: Reader<'_>, limit: i64) -> Result<Vec<Invited>, Fault> {
    let sql = sql!(
        "SELECT i.group_id, gc.name, gc.purpose, mc.name AS by_name,
                (SELECT v.member_id FROM member_visible v WHERE v.member_id = i.by_id AND v.viewer_id = :viewer) AS by_id
         FROM group_invitation i
         JOIN group_visible gv ON gv.group_id = i.group_id AND gv.viewer_id = i.member_id
         JOIN group_card gc ON gc.group_id = i.group_id
         LEFT JOIN member_card mc ON mc.member_id = i.by_id
         WHERE i.member_id = :viewer AND i.state = 'waiting' AND gc.ended_at IS NULL
         ORDER BY i.made_at DESC, i.group_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        let by = row.id_or_none("by_id")?.zip(row.text_or_none("by_name")?.map(str::to_owned));
        let (name, purpose) = (row.text("name")?.to_owned(), row.text("purpose")?.to_owned());
        Ok(Invited { group: row.id("group_id")?, name, purpose, by })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read).await
}

/// How many groups the viewer asked to join in the day before now.
pub async fn count_asked(reader: Reader<'_>) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM group_request r WHERE r.member_id = :viewer AND r.made_at > :since");
    reader.count(sql, named! { viewer: reader.viewer().id(), since: reader.now().minus(DAY) }).await
}

/// How many the viewer invited in the day before now, in all groups.
pub async fn count_invited(reader: Reader<'_>) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM group_invitation i WHERE i.by_id = :viewer AND i.made_at > :since");
    reader.count(sql, named! { viewer: reader.viewer().id(), since: reader.now().minus(DAY) }).await
}

/// Which of these are contacts of the viewer: only they are invited.
pub async fn find_contacts(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT v.member_id FROM contact_visible v WHERE v.viewer_id = :viewer AND v.member_id IN LIST_ID(:members)"
    );
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    reader.list(sql, args, |row| row.id("member_id")).await
}

/// Asks; whoever was told no before asks anew.
pub async fn insert_request(tx: &mut Tx, asking: &Permit<Ask, Asking>, id: RequestId) -> Result<()> {
    let sql = sql!(
        "INSERT INTO group_request (group_id, member_id, id, words, state, answer, made_at)
         VALUES (:group, :member, :id, :words, 'waiting', '', :now)
         ON CONFLICT (group_id, member_id) DO UPDATE
         SET id = excluded.id, words = excluded.words, state = 'waiting', answer = '', made_at = excluded.made_at,
             answered_at = NULL, reminded_at = NULL"
    );
    let (seat, now) = (asking.seat, tx.now());
    let words = asking.words.as_ref().map_or("", Words::as_str);
    tx.run(sql, named! { group: &seat.group, member: &seat.member, id: &id, words, now }).await?;
    Ok(())
}

/// The request of this member that waits.
pub async fn find_request(reader: Reader<'_>, seat: Seat) -> Result<Option<RequestId>, Fault> {
    let sql =
        sql!("SELECT id FROM group_request WHERE group_id = :group AND member_id = :member AND state = 'waiting'");
    reader.first(sql, named! { group: &seat.group, member: &seat.member }, |row| row.id("id")).await
}

/// What the hosts answered the viewer, if they declined and wrote something.
pub async fn find_answer(reader: Reader<'_>, group: GroupId) -> Result<Option<String>, Fault> {
    let sql =
        sql!("SELECT answer FROM group_request WHERE group_id = :group AND member_id = :viewer AND state = 'declined'");
    let args = named! { group: &group, viewer: reader.viewer().id() };
    reader.first(sql, args, |row| Ok(row.text("answer")?.to_owned())).await
}

/// Told no.
pub async fn save_declined(tx: &mut Tx, seat: &Permit<Answer, Seat>, reply: Option<&Reply>) -> Result<()> {
    let sql = sql!(
        "UPDATE group_request SET state = 'declined', answer = :answer, answered_at = :now, words = ''
         WHERE group_id = :group AND member_id = :member AND state = 'waiting'"
    );
    let (answer, now) = (reply.map_or("", Reply::as_str), tx.now());
    tx.run(sql, named! { group: &seat.group, member: &seat.member, answer, now }).await?;
    Ok(())
}

/// Taken back; what was answered stays answered. That somebody asked is kept for a day, without a word of theirs, so that the
/// hosts are not told again and again (abuse case 43).
pub async fn save_taken_back(tx: &mut Tx, seat: &Permit<Withdraw, Seat>) -> Result<()> {
    let sql = sql!(
        "UPDATE group_request SET state = 'withdrawn', words = '', answer = ''
         WHERE group_id = :group AND member_id = :member AND state = 'waiting'"
    );
    tx.run(sql, named! { group: &seat.group, member: &seat.member }).await?;
    Ok(())
}

/// Whoever comes in no longer waits at the door, by whatever way they come.
pub async fn close_door_of_joined(tx: &mut Tx, seat: &Permit<Join, Seat>) -> Result<()> {
    close_door(tx, **seat).await
}

/// The same of somebody who is let in.
pub async fn close_door_of_let_in(tx: &mut Tx, seat: &Permit<Answer, Seat>) -> Result<()> {
    close_door(tx, **seat).await
}

async fn close_door(tx: &mut Tx, seat: Seat) -> Result<()> {
    let args = named! { group: &seat.group, member: &seat.member };
    tx.run(sql!("DELETE FROM group_request WHERE group_id = :group AND member_id = :member"), args).await?;
    tx.run(sql!("DELETE FROM group_removal WHERE group_id = :group AND member_id = :member"), args).await?;
    let sql = sql!(
        "UPDATE group_invitation SET state = 'accepted'
         WHERE group_id = :group AND member_id = :member AND state = 'waiting'"
    );
    tx.run(sql, args).await?;
    Ok(())
}

/// Invites those who were not invited lately; whom it was.
pub async fn insert_invitations(tx: &mut Tx, seats: &Permit<Invite, Vec<Seat>>) -> Result<Vec<MemberId>> {
    let sql = sql!(
        "INSERT INTO group_invitation (group_id, member_id, by_id, state, made_at)
         VALUES (:group, :member, :by, 'waiting', :now)
         ON CONFLICT (group_id, member_id) DO UPDATE SET by_id = excluded.by_id, state = 'waiting', made_at = excluded.made_at
         WHERE group_invitation.made_at < :lately OR group_invitation.state = 'accepted'"
    );
    let (now, by) = (tx.now(), tx.viewer().member);
    let lately = now.minus(INVITATION_LASTS);
    let mut invited = Vec::new();
    for seat in seats.iter() {
        if tx.run(sql, named! { group: &seat.group, member: &seat.member, by, now, lately }).await? > 0 {
            invited.push(seat.member);
        }
    }
    Ok(invited)
}

/// Invites again whoever was let back, however lately they were invited before.
pub async fn renew_invitations(tx: &mut Tx, seats: &Permit<Invite, Vec<Seat>>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO group_invitation (group_id, member_id, by_id, state, made_at)
         VALUES (:group, :member, :by, 'waiting', :now)
         ON CONFLICT (group_id, member_id) DO UPDATE
         SET by_id = excluded.by_id, state = 'waiting', made_at = excluded.made_at"
    );
    let (now, by) = (tx.now(), tx.viewer().member);
    for seat in seats.iter() {
        tx.run(sql, named! { group: &seat.group, member: &seat.member, by, now }).await?;
    }
    Ok(())
}

/// Taken back by a host: as if it had never been, but that it counts for the day.
pub async fn save_withdrawn(tx: &mut Tx, seats: &Permit<Invite, Vec<Seat>>) -> Result<()> {
    let sql = sql!(
        "UPDATE group_invitation SET state = 'withdrawn'
         WHERE group_id = :group AND member_id = :member AND state IN ('waiting', 'declined')"
    );
    for seat in seats.iter() {
        tx.run(sql, named! { group: &seat.group, member: &seat.member }).await?;
    }
    Ok(())
}

/// The invited says no. Nobody is told.
pub async fn save_refused(tx: &mut Tx, seat: &Permit<Withdraw, Seat>) -> Result<()> {
    let sql = sql!(
        "UPDATE group_invitation SET state = 'declined'
         WHERE group_id = :group AND member_id = :member AND state = 'waiting'"
    );
    tx.run(sql, named! { group: &seat.group, member: &seat.member }).await?;
    Ok(())
}

/// That somebody was taken out, for them to read.
pub async fn insert_removal(tx: &mut Tx, removal: &Permit<Remove, Removal>, group_name: &str) -> Result<()> {
    let sql = sql!(
        "INSERT INTO group_removal (group_id, member_id, by_id, reason, group_name, at, objection, answer)
         VALUES (:group, :member, :by, :reason, :name, :now, '', '')
         ON CONFLICT (group_id, member_id) DO UPDATE
         SET by_id = excluded.by_id, reason = excluded.reason, group_name = excluded.group_name, at = excluded.at,
             objection = '', objected_at = NULL, answer = '', answered_at = NULL"
    );
    let (seat, by, now) = (removal.seat, tx.viewer().member, tx.now());
    let args = named! {
        group: &seat.group, member: &seat.member, by, reason: removal.reason.as_str(), name: group_name, now,
    };
    tx.run(sql, args).await?;
    let sql = sql!("UPDATE group_invitation SET state = 'withdrawn' WHERE group_id = :group AND member_id = :member");
    tx.run(sql, named! { group: &seat.group, member: &seat.member }).await?;
    Ok(())
}

/// That the viewer was taken out of this group.
pub async fn find_own_removal(reader: Reader<'_>, group: GroupId) -> Result<Option<Removed>, Fault> {
    let sql = sql!(
        "SELECT x.group_id, x.member_id, x.group_name, '' AS name, x.reason, x.at, x.objection, x.objected_at, x.answer,
                x.answered_at
         FROM group_removal x WHERE x.group_id = :group AND x.member_id = :viewer"
    );
    reader.first(sql, named! { group: &group, viewer: reader.viewer().id() }, removed).await
}

/// Who was taken out of this group, the latest first, for its owners.
pub async fn page_of_removals(reader: Reader<'_>, group: GroupId, limit: i64) -> Result<Vec<Removed>, Fault> {
    let sql = sql!(
        "SELECT x.group_id, x.member_id, x.group_name, mc.name, x.reason, x.at, x.objection, x.objected_at, x.answer,
                x.answered_at
         FROM group_removal x
         JOIN member_visible v ON v.member_id = x.member_id AND v.viewer_id = :viewer
         JOIN member_card mc ON mc.member_id = x.member_id
         WHERE x.group_id = :group ORDER BY x.at DESC, x.member_id LIMIT :limit"
    );
    reader.list(sql, named! { group: &group, viewer: reader.viewer().id(), limit }, removed).await
}

fn removed(row: &Row<'_>) -> Result<Removed, Fault> {
    let said = |words: &str, at: &str| -> Result<Option<(String, Moment)>, Fault> {
        row.moment_or_none(at)?.map(|it| Ok((row.text(words)?.to_owned(), it))).transpose()
    };
    Ok(Removed {
        seat: Seat { group: row.id("group_id")?, member: row.id("member_id")? },
        group_name: row.text("group_name")?.to_owned(),
        name: row.text("name")?.to_owned(),
        reason: row.text("reason")?.to_owned(),
        at: row.moment("at")?,
        objection: said("objection", "objected_at")?,
        answer: said("answer", "answered_at")?,
    })
}

/// What whoever was taken out says to it.
pub async fn save_objection(tx: &mut Tx, seat: &Permit<Object, Seat>, objection: &Objection) -> Result<()> {
    let sql = sql!(
        "UPDATE group_removal SET objection = :words, objected_at = :now WHERE group_id = :group AND member_id = :member"
    );
    let (words, now) = (objection.as_str(), tx.now());
    tx.run(sql, named! { group: &seat.group, member: &seat.member, words, now }).await?;
    Ok(())
}

/// What the owner answers.
pub async fn save_objection_answer(tx: &mut Tx, seat: &Permit<Object, Seat>, reply: &Reply) -> Result<()> {
    let sql = sql!(
        "UPDATE group_removal SET answer = :words, answered_at = :now WHERE group_id = :group AND member_id = :member"
    );
    let (words, now) = (reply.as_str(), tx.now());
    tx.run(sql, named! { group: &seat.group, member: &seat.member, words, now }).await?;
    Ok(())
}

/// What kept somebody out is forgotten: they may come in again as anybody.
pub async fn remove_removal(tx: &mut Tx, seat: &Permit<Object, Seat>) -> Result<()> {
    let sql = sql!("DELETE FROM group_removal WHERE group_id = :group AND member_id = :member");
    tx.run(sql, named! { group: &seat.group, member: &seat.member }).await?;
    Ok(())
}
