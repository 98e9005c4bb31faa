//! SQL of summaries: proposing, deciding, and what is to be looked at again.

use crate::{
    discussion::DiscussionId,
    policy::{Clear, Decide, Propose},
    summary::{SummaryId, SummaryNoun},
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A summary on its way.
#[derive(Clone)]
pub struct NewSummary {
    /// Which.
    pub id: SummaryId,
    /// Of what.
    pub discussion: DiscussionId,
    /// The words.
    pub body: String,
    /// Rendered.
    pub html: String,
    /// From whose replies it is made.
    pub credits: Vec<MemberId>,
}

/// Keeps a proposal.
pub async fn insert_summary(tx: &mut Tx, new: &Permit<Propose, NewSummary>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO summary (id, discussion_id, author_id, body, html, rendering, state, made_at, told)
         VALUES (:id, :discussion, :author, :body, :html, :rendering, 'proposed', :now, FALSE)"
    );
    let (now, author) = (tx.now(), tx.viewer().id());
    let NewSummary { id, discussion, body, html, credits } = &**new;
    let args = named! {
        id, discussion, author: &author, body: &**body, html: &**html, rendering: ui::RENDERER, now
    };
    tx.run(sql, args).await?;
    let sql = sql!("INSERT INTO summary_credit (summary_id, member_id) VALUES (:id, :member) ON CONFLICT DO NOTHING");
    for member in credits {
        tx.run(sql, named! { id, member }).await?;
    }
    Ok(())
}

/// A proposal as it waits for the hosts.
pub struct Proposal {
    /// Which.
    pub id: SummaryId,
    /// Whose, as far as the viewer sees them.
    pub name: Option<String>,
    /// Rendered.
    pub html: String,
    /// When.
    pub made: Moment,
}

/// The viewer's own that waits and says the same, crediting the same: this page sent it before.
pub async fn find_sent(reader: Reader<'_>, new: &NewSummary) -> Result<Option<SummaryId>, Fault> {
    let sql = sql!(
        "SELECT y.id FROM summary y
         WHERE y.discussion_id = :discussion AND y.author_id = :viewer AND y.state = 'proposed' AND y.body = :body
           AND (SELECT COUNT(*) FROM summary_credit e WHERE e.summary_id = y.id) = :number
           AND (SELECT COUNT(*) FROM summary_credit e WHERE e.summary_id = y.id AND e.member_id IN LIST_ID(:credits)) = :number
         LIMIT 1"
    );
    let args = named! {
        discussion: &new.discussion, viewer: reader.viewer().id(), body: &*new.body, number: new.credits.len() as i64,
        credits: store::id_list(&new.credits)
    };
    reader.first(sql, args, |row| row.id("id")).await
}

/// How many of the viewer's wait in a discussion.
pub async fn count_waiting(reader: Reader<'_>, discussion: DiscussionId) -> Result<i64, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM summary WHERE discussion_id = :discussion AND author_id = :viewer AND state = 'proposed'"
    );
    reader.count(sql, named! { discussion: &discussion, viewer: reader.viewer().id() }).await
}

/// What was proposed and not decided: to hosts all, the earliest first, so that what waits longest is decided; to whoever else
/// proposed, their own.
pub async fn page_of_proposals(reader: Reader<'_>, discussion: DiscussionId) -> Result<Vec<Proposal>, Fault> {
    let sql = sql!(
        "SELECT y.id, y.html, y.made_at,
                (SELECT k.name FROM member_card k WHERE k.member_id = y.author_id AND k.standing = 'active') AS person
         FROM discussion_visible v JOIN summary y ON y.discussion_id = v.discussion_id
         WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND y.state = 'proposed'
           AND (v.role IN ('owner', 'host') OR y.author_id = :viewer)
         ORDER BY y.made_at, y.id LIMIT 20"
    );
    let read = |row: &Row<'_>| {
        Ok(Proposal {
            id: row.id("id")?,
            name: row.text_or_none("person")?.map(str::to_owned),
            html: row.text("html")?.to_owned(),
            made: row.moment("made_at")?,
        })
    };
    reader.list(sql, named! { discussion: &discussion, viewer: reader.viewer().id() }, read).await
}

/// Those who wrote in a discussion under their name, as far as the viewer sees them; of a very long one those who wrote last.
pub async fn find_writers(reader: Reader<'_>, discussion: DiscussionId) -> Result<Vec<(MemberId, String)>, Fault> {
    let sql = sql!(
        "SELECT DISTINCT page.author_id, k.name
         FROM (SELECT v.author_id FROM post_visible v
               WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND v.number > 1 AND v.deleted_at IS NULL
                 AND v.hidden_at IS NULL AND v.held IS NULL
               ORDER BY v.number DESC LIMIT 200) page
         JOIN member_visible s ON s.member_id = page.author_id AND s.viewer_id = :viewer
         JOIN member_card k ON k.member_id = page.author_id
         ORDER BY k.name"
    );
    let args = named! { discussion: &discussion, viewer: reader.viewer().id() };
    reader.list(sql, args, |row| Ok((row.id("author_id")?, row.text("name")?.to_owned()))).await
}

/// What is to be decided, if nobody has: whose it is.
pub async fn find_proposed(
    reader: Reader<'_>,
    discussion: DiscussionId,
    id: SummaryId,
) -> Result<Option<Option<MemberId>>, Fault> {
    let sql =
        sql!("SELECT author_id FROM summary WHERE id = :id AND discussion_id = :discussion AND state = 'proposed'");
    reader.first(sql, named! { id: &id, discussion: &discussion }, |row| row.id_or_none("author_id")).await
}

/// What stands on top, whoever asks.
pub async fn find_short(reader: Reader<'_>, discussion: DiscussionId) -> Result<Option<[u8; 16]>, Fault> {
    let sql = sql!("SELECT summary_id FROM discussion WHERE id = :discussion AND summary_id IS NOT NULL");
    let read = |row: &Row<'_>| Ok(*row.id::<SummaryNoun>("summary_id")?.as_bytes());
    reader.first(sql, named! { discussion: &discussion }, read).await
}

/// Puts it on top, in the place of what stood there.
pub async fn save_accepted(
    tx: &mut Tx,
    accepted: &Permit<Decide, (DiscussionId, SummaryId)>,
    due: Moment,
) -> Result<()> {
    let (discussion, id) = &**accepted;
    let (now, by) = (tx.now(), tx.viewer().id());
    let replaced =
        sql!("UPDATE summary SET state = 'replaced' WHERE discussion_id = :discussion AND state = 'accepted'");
    tx.run(replaced, named! { discussion }).await?;
    let sql = sql!(
        "UPDATE summary SET state = 'accepted', decided_by = :by, decided_at = :now, due_at = :due, told = FALSE WHERE id = :id"
    );
    tx.run(sql, named! { by: &by, now, due, id }).await?;
    let sql = sql!("UPDATE discussion SET summary_id = :id WHERE id = :discussion");
    tx.run(sql, named! { id, discussion }).await?;
    Ok(())
}

/// Says that it is true still.
pub async fn save_renewed(
    tx: &mut Tx,
    renewed: &Permit<Decide, (DiscussionId, SummaryId)>,
    due: Moment,
) -> Result<bool> {
    let sql = sql!(
        "UPDATE summary SET decided_at = :now, due_at = :due, decided_by = :by, told = FALSE
         WHERE id = :id AND discussion_id = :discussion AND state = 'accepted'"
    );
    let (now, by) = (tx.now(), tx.viewer().id());
    let (discussion, id) = &**renewed;
    Ok(tx.run(sql, named! { now, due, by: &by, id, discussion }).await? > 0)
}

/// Takes it off the top, or does not put it there.
pub async fn save_declined(tx: &mut Tx, declined: &Permit<Decide, (DiscussionId, SummaryId)>) -> Result<()> {
    let (discussion, id) = &**declined;
    let (now, by) = (tx.now(), tx.viewer().id());
    let sql = sql!(
        "UPDATE summary SET state = 'declined', decided_by = :by, decided_at = :now
         WHERE id = :id AND discussion_id = :discussion"
    );
    tx.run(sql, named! { by: &by, now, id, discussion }).await?;
    let sql = sql!("UPDATE discussion SET summary_id = NULL WHERE id = :discussion AND summary_id = :id");
    tx.run(sql, named! { discussion, id }).await?;
    Ok(())
}

/// Summaries that are to be looked at again and of which no host was told yet.
pub async fn page_of_due(reader: Reader<'_>, now: Moment) -> Result<Vec<(SummaryId, DiscussionId, GroupId)>, Fault> {
    let sql = sql!(
        "SELECT y.id, y.discussion_id, d.group_id FROM summary y JOIN discussion d ON d.id = y.discussion_id
         WHERE y.state = 'accepted' AND NOT y.told AND y.due_at <= :now ORDER BY y.due_at LIMIT 500"
    );
    let read = |row: &Row<'_>| Ok((row.id("id")?, row.id("discussion_id")?, row.id("group_id")?));
    reader.list(sql, named! { now }, read).await
}

/// Notes that hosts were told. `false`: they were.
pub async fn save_told(tx: &mut Tx, summary: &Permit<Clear, SummaryId>) -> Result<bool> {
    let sql = sql!("UPDATE summary SET told = TRUE WHERE id = :id AND NOT told");
    Ok(tx.run(sql, named! { id: &**summary }).await? > 0)
}

/// A summary that an older renderer made, with its words.
pub async fn page_of_outdated(
    reader: Reader<'_>,
    renderer: i64,
    limit: i64,
) -> Result<Vec<(SummaryId, String)>, Fault> {
    let sql = sql!("SELECT id, body FROM summary WHERE rendering < :renderer ORDER BY rendering, id LIMIT :limit");
    reader.list(sql, named! { renderer, limit }, |row| Ok((row.id("id")?, row.text("body")?.to_owned()))).await
}

/// Keeps the new rendering: the words of a summary never change.
pub async fn save_rendering(tx: &mut Tx, it: &Permit<Clear, (SummaryId, String)>) -> Result<()> {
    let sql = sql!("UPDATE summary SET html = :html, rendering = :renderer WHERE id = :id");
    tx.run(sql, named! { html: &*it.1, renderer: ui::RENDERER, id: &it.0 }).await?;
    Ok(())
}
