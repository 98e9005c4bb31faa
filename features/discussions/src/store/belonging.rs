//! SQL of what a member takes along, and of what goes when they leave.

use super::{bookmark, file};
use crate::{discussion::DiscussionId, post::PostId};
use files::FileName;
use kernel::{Fault, MemberId, Moment, Result};
use store::{Reader, Row, Tx, named, sql};

/// Something of the member's own words.
pub struct OwnPost {
    /// Where.
    pub discussion: DiscussionId,
    /// What that is about, if they began it.
    pub title: Option<String>,
    /// Its tags, with | between, if they began it.
    pub tags: Option<String>,
    /// What its kind says beside the text, if they began it: pairs in JSON.
    pub detail: Option<String>,
    /// What was to be chosen, with | between, if they began a poll.
    pub choices: Option<String>,
    /// Which.
    pub post: PostId,
    /// The words.
    pub body: String,
    /// When.
    pub posted: Moment,
    /// When it was last changed.
    pub edited: Option<Moment>,
}

/// All posts of a member that have words.
pub async fn find_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<OwnPost>, Fault> {
    let sql = sql!(
        "SELECT p.discussion_id, p.id, p.body, p.posted_at, p.edited_at,
                CASE WHEN d.author_id = :member THEN d.title END AS title,
                CASE WHEN d.author_id = :member THEN d.tags END AS tags,
                CASE WHEN d.author_id = :member THEN d.detail END AS detail,
                CASE WHEN d.author_id = :member AND d.kind = 'poll'
                     THEN (SELECT string_agg(c.words, '|') FROM poll_choice c WHERE c.discussion_id = d.id) END AS choices
         FROM post p JOIN discussion d ON d.id = p.discussion_id
         WHERE p.author_id = :member AND p.body IS NOT NULL ORDER BY p.posted_at, p.id"
    );
    reader.list(sql, named! { member: &member }, read_own).await
}

pub(super) fn read_own(row: &Row<'_>) -> Result<OwnPost, Fault> {
    Ok(OwnPost {
        discussion: row.id("discussion_id")?,
        title: row.text_or_none("title")?.map(str::to_owned),
        tags: row.text_or_none("tags")?.map(str::to_owned),
        detail: row.text_or_none("detail")?.map(str::to_owned),
        choices: row.text_or_none("choices")?.map(str::to_owned),
        post: row.id("id")?,
        body: row.text("body")?.to_owned(),
        posted: row.moment("posted_at")?,
        edited: row.moment_or_none("edited_at")?,
    })
}

/// All earlier wordings of a member's posts, and of what they began.
pub async fn find_own_earlier(reader: Reader<'_>, member: MemberId) -> Result<Vec<(PostId, String, Moment)>, Fault> {
    let sql = sql!(
        "SELECT r.post_id, r.body, r.written_at FROM post p JOIN post_revision r ON r.post_id = p.id
         WHERE p.author_id = :member
         UNION ALL
         SELECT p.id, w.words, w.at FROM discussion d JOIN discussion_wording w ON w.discussion_id = d.id
         JOIN post p ON p.discussion_id = d.id AND p.number = 1
         WHERE d.author_id = :member ORDER BY 3, 1"
    );
    let read = |row: &Row<'_>| Ok((row.id("post_id")?, row.text("body")?.to_owned(), row.moment("written_at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// An objection: where, to what was done with which post (nothing: with the whole discussion), its words, and when.
pub type Objected = (DiscussionId, Option<PostId>, String, Moment);

/// What a member said to measures by which something of theirs was hidden, closed or moved.
pub async fn find_objections(reader: Reader<'_>, member: MemberId) -> Result<Vec<Objected>, Fault> {
    let sql = sql!(
        "SELECT m.discussion_id, m.post_id, m.objection, m.objected_at FROM post p
         JOIN discussion_measure m ON m.post_id = p.id
         WHERE p.author_id = :member AND m.objection IS NOT NULL
         UNION ALL
         SELECT m.discussion_id, m.post_id, m.objection, m.objected_at FROM discussion d
         JOIN discussion_measure m ON m.discussion_id = d.id AND m.post_id IS NULL
         WHERE d.author_id = :member AND m.objection IS NOT NULL
         ORDER BY 4, 1"
    );
    reader.list(sql, named! { member: &member }, read_objection).await
}

pub(super) fn read_objection(row: &Row<'_>) -> Result<Objected, Fault> {
    let at = row.moment_or_none("objected_at")?.unwrap_or_default();
    Ok((row.id("discussion_id")?, row.id_or_none("post_id")?, row.text("objection")?.to_owned(), at))
}

/// What a member said to posts without writing.
pub async fn find_said(reader: Reader<'_>, member: MemberId) -> Result<Vec<(PostId, String, Moment)>, Fault> {
    let sql = sql!("SELECT post_id, kind, at FROM post_reaction WHERE member_id = :member ORDER BY at, post_id");
    let read = |row: &Row<'_>| Ok((row.id("post_id")?, row.text("kind")?.to_owned(), row.moment("at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// How a member keeps discussions.
pub async fn find_kept(reader: Reader<'_>, member: MemberId) -> Result<Vec<(DiscussionId, String, i64)>, Fault> {
    let sql =
        sql!("SELECT discussion_id, how, read_upto FROM following WHERE member_id = :member ORDER BY discussion_id");
    let read = |row: &Row<'_>| Ok((row.id("discussion_id")?, row.text("how")?.to_owned(), row.int("read_upto")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// What a member has begun to write: where, sealed.
pub async fn find_drafts(reader: Reader<'_>, member: MemberId) -> Result<Vec<(super::draft::PlaceId, Vec<u8>)>, Fault> {
    let sql = sql!("SELECT place_id, body FROM post_draft WHERE member_id = :member ORDER BY saved_at");
    let read = |row: &Row<'_>| Ok((row.id("place_id")?, row.bytes("body")?.to_vec()));
    reader.list(sql, named! { member: &member }, read).await
}

/// What a member chose in polls; nothing where it is kept nowhere.
pub async fn find_votes(reader: Reader<'_>, member: MemberId) -> Result<Vec<(DiscussionId, Option<String>)>, Fault> {
    let sql = sql!(
        "SELECT o.discussion_id, NULLIF(c.words, '') AS words FROM poll_vote o
         LEFT JOIN poll_choice c ON c.discussion_id = o.discussion_id AND c.position = o.position
         WHERE o.member_id = :member ORDER BY o.discussion_id, o.slot"
    );
    let read = |row: &Row<'_>| Ok((row.id("discussion_id")?, row.text_or_none("words")?.map(str::to_owned)));
    reader.list(sql, named! { member: &member }, read).await
}

/// The summaries that a member proposed.
pub async fn find_summaries(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(DiscussionId, String, Moment)>, Fault> {
    let sql = sql!("SELECT discussion_id, body, made_at FROM summary WHERE author_id = :member ORDER BY made_at, id");
    let read = |row: &Row<'_>| Ok((row.id("discussion_id")?, row.text("body")?.to_owned(), row.moment("made_at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// Which of these members have begun to write something.
pub async fn find_drafting(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT DISTINCT member_id FROM post_draft WHERE member_id IN LIST_ID(:members)");
    reader.list(sql, named! { members: store::id_list(members) }, |row| row.id("member_id")).await
}

/// Takes all words of a member away. What nobody else wrote in goes whole; elsewhere an empty place stays, so that the
/// others' answers do not hang in the air. Where the bytes of files lie.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<Vec<FileName>> {
    let mut names = file::remove_of_member(tx, member).await?;
    bookmark::remove_of_member(tx, member).await?;
    for alone in find_alone(tx.reader(), member).await? {
        names.extend(remove_whole(tx, alone).await?);
    }
    remove_what_was_said(tx, member).await?;
    let marks = [
        sql!("DELETE FROM summary_credit WHERE member_id = :member"),
        sql!(
            "DELETE FROM summary_credit WHERE summary_id IN
             (SELECT y.id FROM summary y WHERE y.author_id = :member AND y.state <> 'accepted')"
        ),
        sql!("DELETE FROM summary WHERE author_id = :member AND state <> 'accepted'"),
        sql!("UPDATE summary SET author_id = NULL WHERE author_id = :member"),
        sql!("UPDATE summary SET decided_by = NULL WHERE decided_by = :member"),
        sql!(
            "UPDATE discussion SET answer_id = NULL
             WHERE answer_id IN (SELECT p.id FROM post p WHERE p.author_id = :member)
               AND id IN (SELECT p.discussion_id FROM post p WHERE p.author_id = :member)"
        ),
        sql!(
            "UPDATE discussion SET view_id = NULL, view_by_host = FALSE
             WHERE view_id IN (SELECT p.id FROM post p WHERE p.author_id = :member)
               AND id IN (SELECT p.discussion_id FROM post p WHERE p.author_id = :member)"
        ),
        sql!("UPDATE discussion SET latest_by = NULL WHERE latest_by = :member"),
        sql!(
            "UPDATE discussion SET title = '', tags = '', detail = '[]', author_id = NULL, changes = changes + 1
             WHERE author_id = :member"
        ),
    ];
    for sql in marks {
        tx.run(sql, named! { member: &member }).await?;
    }
    let words = sql!(
        "UPDATE post SET body = NULL, html = NULL, opening = '', reply_to = NULL, reacted = FALSE, hidden_why = NULL,
                deleted_at = COALESCE(deleted_at, :now), author_id = NULL
         WHERE author_id = :member"
    );
    let now = tx.now();
    tx.run(words, named! { now, member: &member }).await?;
    Ok(names)
}

/// What hangs on the posts of a member, what they said to others, how they keep what they read, and what they chose.
async fn remove_what_was_said(tx: &mut Tx, member: MemberId) -> Result<()> {
    let parts = [
        sql!("DELETE FROM post_revision WHERE post_id IN (SELECT p.id FROM post p WHERE p.author_id = :member)"),
        sql!("DELETE FROM post_mention WHERE post_id IN (SELECT p.id FROM post p WHERE p.author_id = :member)"),
        sql!("DELETE FROM post_reaction WHERE post_id IN (SELECT p.id FROM post p WHERE p.author_id = :member)"),
        sql!("DELETE FROM post_mention WHERE member_id = :member"),
        sql!("DELETE FROM post_reaction WHERE member_id = :member"),
        sql!(
            "DELETE FROM discussion_wording
             WHERE discussion_id IN (SELECT d.id FROM discussion d WHERE d.author_id = :member)"
        ),
        sql!("DELETE FROM post_draft WHERE member_id = :member"),
        sql!("DELETE FROM following WHERE member_id = :member"),
        sql!("DELETE FROM group_visit WHERE member_id = :member"),
        sql!("UPDATE discussion_measure SET by_id = NULL WHERE by_id = :member"),
        sql!(
            "UPDATE discussion_measure SET objection = NULL, objected_at = NULL
             WHERE post_id IN (SELECT p.id FROM post p WHERE p.author_id = :member)"
        ),
        sql!(
            "UPDATE discussion_measure SET objection = NULL, objected_at = NULL
             WHERE post_id IS NULL AND discussion_id IN (SELECT d.id FROM discussion d WHERE d.author_id = :member)"
        ),
        sql!(
            "UPDATE poll_choice SET words = ''
             WHERE discussion_id IN (SELECT d.id FROM discussion d WHERE d.author_id = :member)"
        ),
        sql!(
            "UPDATE poll_choice SET votes = votes - 1
             WHERE EXISTS (SELECT 1 FROM poll_vote o WHERE o.member_id = :member
                             AND o.discussion_id = poll_choice.discussion_id AND o.position = poll_choice.position)
               AND discussion_id IN (SELECT o.discussion_id FROM poll_vote o WHERE o.member_id = :member)"
        ),
        // Of those without names the sums stay, and with them how many chose.
        sql!(
            "UPDATE poll SET voters = voters - 1
             WHERE NOT nameless AND discussion_id IN (SELECT o.discussion_id FROM poll_vote o WHERE o.member_id = :member)"
        ),
        sql!("DELETE FROM poll_vote WHERE member_id = :member"),
    ];
    for sql in parts {
        tx.run(sql, named! { member: &member }).await?;
    }
    Ok(())
}

/// The discussions that a member began and in which nobody else wrote.
async fn find_alone(reader: Reader<'_>, member: MemberId) -> Result<Vec<DiscussionId>, Fault> {
    let sql = sql!(
        "SELECT d.id FROM discussion d WHERE d.author_id = :member
           AND NOT EXISTS (SELECT 1 FROM post p WHERE p.discussion_id = d.id
                             AND (p.author_id IS NULL OR p.author_id <> :member))"
    );
    reader.list(sql, named! { member: &member }, |row| row.id("id")).await
}

/// Takes a discussion away with all that hangs on it; where the bytes of its files lie.
pub async fn remove_whole(tx: &mut Tx, discussion: DiscussionId) -> Result<Vec<FileName>> {
    let names = file::remove_of_discussion(tx, discussion).await?;
    let parts = [
        sql!("DELETE FROM post_revision WHERE post_id IN (SELECT p.id FROM post p WHERE p.discussion_id = :id)"),
        sql!("DELETE FROM post_mention WHERE post_id IN (SELECT p.id FROM post p WHERE p.discussion_id = :id)"),
        sql!("DELETE FROM post_reaction WHERE discussion_id = :id"),
        sql!("DELETE FROM discussion_measure WHERE discussion_id = :id"),
        sql!("DELETE FROM discussion_wording WHERE discussion_id = :id"),
        sql!("DELETE FROM poll_vote WHERE discussion_id = :id"),
        sql!("DELETE FROM poll_choice WHERE discussion_id = :id"),
        sql!("DELETE FROM poll WHERE discussion_id = :id"),
        sql!("DELETE FROM summary_credit WHERE summary_id IN (SELECT y.id FROM summary y WHERE y.discussion_id = :id)"),
        sql!("DELETE FROM summary WHERE discussion_id = :id"),
        sql!("DELETE FROM following WHERE discussion_id = :id"),
        sql!("DELETE FROM bookmark WHERE discussion_id = :id"),
        sql!("DELETE FROM post WHERE discussion_id = :id"),
        sql!("DELETE FROM discussion_asker WHERE discussion_id = :id"),
        sql!("DELETE FROM discussion WHERE id = :id"),
    ];
    for sql in parts {
        tx.run(sql, named! { id: &discussion }).await?;
    }
    Ok(names)
}
