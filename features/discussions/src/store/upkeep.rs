//! SQL of what the house does: rendering again, and looking for questions that nobody answered.

use crate::{discussion::DiscussionId, policy::Clear, post::PostId};
use groups_api::GroupId;
use kernel::{Fault, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A post that an older renderer made.
#[derive(Clone)]
pub struct Outdated {
    /// Which.
    pub post: PostId,
    /// Its words; nothing once it was deleted.
    pub body: Option<String>,
    /// The wording that is rendered.
    pub revision: i64,
}

/// Posts that an older renderer made.
pub async fn page_of_outdated(reader: Reader<'_>, renderer: i64, limit: i64) -> Result<Vec<Outdated>, Fault> {
    let sql =
        sql!("SELECT id, body, revision FROM post WHERE rendering < :renderer ORDER BY rendering, id LIMIT :limit");
    let read = |row: &Row<'_>| {
        Ok(Outdated {
            post: row.id("id")?,
            body: row.text_or_none("body")?.map(str::to_owned),
            revision: row.int("revision")?,
        })
    };
    reader.list(sql, named! { renderer, limit }, read).await
}

/// Keeps the new rendering, unless the words are others by now.
pub async fn save_rendering(tx: &mut Tx, it: &Permit<Clear, (Outdated, Option<String>)>) -> Result<()> {
    let sql = sql!(
        "UPDATE post SET html = CASE WHEN revision = :revision AND deleted_at IS NULL THEN :html ELSE html END,
                rendering = CASE WHEN revision = :revision OR deleted_at IS NOT NULL THEN :renderer ELSE rendering END
         WHERE id = :id"
    );
    let (Outdated { post, revision, .. }, html) = &**it;
    let args = named! { revision: *revision, html: html.as_deref(), renderer: ui::RENDERER, id: post };
    tx.run(sql, args).await?;
    Ok(())
}

/// Questions that were asked between these moments, in which nothing stands by anybody but their asker, and of which no host was
/// told yet.
pub async fn page_of_unanswered(
    reader: Reader<'_>,
    (from, upto): (Moment, Moment),
) -> Result<Vec<(DiscussionId, GroupId)>, Fault> {
    let sql = sql!(
        "SELECT d.id, d.group_id FROM discussion d
         WHERE d.kind = 'question' AND NOT d.hosts_told AND d.made_at > :from AND d.made_at <= :upto AND d.closed_at IS NULL
           AND d.hidden_at IS NULL AND d.held IS NULL AND d.title <> ''
           AND NOT EXISTS (SELECT 1 FROM post p WHERE p.discussion_id = d.id AND p.number > 1 AND p.deleted_at IS NULL
                             AND p.hidden_at IS NULL AND p.held IS NULL AND p.author_id IS NOT NULL
                             AND (d.author_id IS NULL OR p.author_id <> d.author_id))
         ORDER BY d.made_at LIMIT 500"
    );
    reader.list(sql, named! { from, upto }, |row| Ok((row.id("id")?, row.id("group_id")?))).await
}

/// Notes that hosts were told. `false`: they were.
pub async fn save_hosts_told(tx: &mut Tx, discussion: &Permit<Clear, DiscussionId>) -> Result<bool> {
    let sql = sql!("UPDATE discussion SET hosts_told = TRUE WHERE id = :id AND NOT hosts_told");
    Ok(tx.run(sql, named! { id: &**discussion }).await? > 0)
}
