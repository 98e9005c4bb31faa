//! SQL of polls: what is to be chosen, and choosing.

use crate::{
    discussion::DiscussionId,
    policy::{React, Start},
    poll::{Asking, Choice},
};
use kernel::{Fault, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Keeps what is to be chosen.
pub async fn insert_poll(tx: &mut Tx, poll: &Permit<Start, (DiscussionId, Asking)>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO poll (discussion_id, many, nameless, after, voters) VALUES (:id, :many, :nameless, :after, 0)"
    );
    let (id, Asking { choices, how }) = &**poll;
    tx.run(sql, named! { id, many: how.many, nameless: how.nameless, after: how.after }).await?;
    for (at, words) in choices.iter().enumerate() {
        insert_choice(tx, *id, (at, words)).await?;
    }
    Ok(())
}

/// Keeps one of its choices, that nobody made yet.
pub(super) async fn insert_choice(tx: &mut Tx, id: DiscussionId, (at, words): (usize, &Choice)) -> Result<()> {
    let sql =
        sql!("INSERT INTO poll_choice (discussion_id, position, words, votes) VALUES (:id, :position, :words, 0)");
    tx.run(sql, named! { id: &id, position: at as i64 + 1, words: words.as_str() }).await?;
    Ok(())
}

/// Puts a choice in the place of the one before: of one slot there is one vote, however often it is sent (abuse case 45).
/// Without a name only that somebody chose is kept beside the sums.
pub async fn save_vote(tx: &mut Tx, vote: &Permit<React, Vote>) -> Result<()> {
    let Vote { discussion, chosen, many, nameless } = &**vote;
    let member = tx.viewer().id();
    let before = sql!(
        "UPDATE poll_choice SET votes = votes - 1
         WHERE discussion_id = :id AND position IN (SELECT o.position FROM poll_vote o
                                                     WHERE o.discussion_id = :id AND o.member_id = :member)"
    );
    tx.run(before, named! { id: discussion, member: &member }).await?;
    let gone = sql!("DELETE FROM poll_vote WHERE discussion_id = :id AND member_id = :member");
    let again = tx.run(gone, named! { id: discussion, member: &member }).await? > 0;
    let insert = sql!(
        "INSERT INTO poll_vote (discussion_id, member_id, slot, position) VALUES (:id, :member, :slot, :position)"
    );
    if *nameless {
        tx.run(insert, named! { id: discussion, member: &member, slot: 0_i64, position: None::<i64> }).await?;
    } else {
        for position in chosen {
            let slot = if *many { *position } else { 0 };
            tx.run(insert, named! { id: discussion, member: &member, slot, position: Some(*position) }).await?;
        }
    }
    let sum =
        sql!("UPDATE poll_choice SET votes = votes + 1 WHERE discussion_id = :id AND position IN LIST_INT(:chosen)");
    tx.run(sum, named! { id: discussion, chosen: store::int_list(chosen) }).await?;
    if !again {
        let sql = sql!("UPDATE poll SET voters = voters + 1 WHERE discussion_id = :id");
        tx.run(sql, named! { id: discussion }).await?;
    }
    Ok(())
}

/// What somebody chose.
pub struct Vote {
    /// In which poll.
    pub discussion: DiscussionId,
    /// Which places.
    pub chosen: Vec<i64>,
    /// Whether any number may be chosen.
    pub many: bool,
    /// Whether who chose what is kept nowhere.
    pub nameless: bool,
}

/// Who chose what, by name, as far as the viewer sees them; nothing where it is kept nowhere. Ask whether it is shown first.
pub async fn page_of_votes(reader: Reader<'_>, discussion: DiscussionId) -> Result<Vec<(i64, String)>, Fault> {
    let sql = sql!(
        "SELECT o.position, (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                             WHERE s.member_id = o.member_id AND s.viewer_id = :viewer) AS name
         FROM poll_vote o
         WHERE o.discussion_id = :id AND o.position IS NOT NULL
           AND (SELECT COUNT(*) FROM discussion_visible v WHERE v.discussion_id = :id AND v.viewer_id = :viewer) > 0
         ORDER BY 1, 2 LIMIT 2000"
    );
    let read = |row: &Row<'_>| Ok((row.int("position")?, row.text_or_none("name")?.map(str::to_owned)));
    let votes = reader.list(sql, named! { id: &discussion, viewer: reader.viewer().id() }, read).await?;
    Ok(votes.into_iter().filter_map(|(position, name)| Some((position, name?))).collect())
}
