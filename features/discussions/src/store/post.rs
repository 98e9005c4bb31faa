//! SQL of posts that are there: changing one, and what is said to it.

use crate::{
    discussion::DiscussionId,
    policy::{Care, Hold, React, Revise},
    post::PostId,
    reaction::Reaction,
};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Tx, named, sql};

/// Other words for a post.
pub struct Rewording {
    /// Which.
    pub post: PostId,
    /// What its author began from.
    pub revision: i64,
    /// The words.
    pub body: String,
    /// Rendered.
    pub html: String,
    /// Their first line.
    pub opening: String,
    /// Who is meant now.
    pub mentions: Vec<MemberId>,
}

/// Notes who is meant.
pub async fn insert_mentions(tx: &mut Tx, post: PostId, mentions: &[MemberId]) -> Result<()> {
    let sql = sql!("INSERT INTO post_mention (post_id, member_id) VALUES (:post, :member) ON CONFLICT DO NOTHING");
    for member in mentions {
        tx.run(sql, named! { post: &post, member }).await?;
    }
    Ok(())
}

/// Puts other words in the place of the old ones, which are kept. `false`: somebody was quicker.
pub async fn save_words(tx: &mut Tx, change: &Permit<Revise, Rewording>, number: i64) -> Result<bool> {
    let earlier = sql!(
        "INSERT INTO post_revision (post_id, revision, body, written_at)
         SELECT p.id, p.revision, p.body, COALESCE(p.edited_at, p.posted_at) FROM post p
         WHERE p.id = :post AND p.revision = :revision AND p.deleted_at IS NULL AND p.body IS NOT NULL"
    );
    let Rewording { post, revision, body, html, opening, mentions } = &**change;
    if tx.run(earlier, named! { post, revision: *revision }).await? == 0 {
        return Ok(false);
    }
    let sql = sql!(
        "UPDATE post SET body = :body, html = :html, opening = :opening, rendering = :rendering, revision = revision + 1,
                edited_at = :now, changed = :number
         WHERE id = :post AND deleted_at IS NULL"
    );
    let now = tx.now();
    let args = named! {
        body: &**body, html: &**html, opening: &**opening, rendering: ui::RENDERER, now, number, post
    };
    tx.run(sql, args).await?;
    tx.run(sql!("DELETE FROM post_mention WHERE post_id = :post"), named! { post }).await?;
    insert_mentions(tx, *post, mentions).await?;
    Ok(true)
}

/// Notes that something beside the words changed.
pub async fn save_changed(tx: &mut Tx, post: &Permit<Revise, PostId>, number: i64) -> Result<()> {
    tx.run(sql!("UPDATE post SET changed = :number WHERE id = :post"), named! { number, post: &**post }).await?;
    Ok(())
}

/// Takes the words away, those that stood there before too; the place stays.
pub async fn save_deleted(tx: &mut Tx, post: &Permit<Revise, PostId>, number: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE post SET body = NULL, html = NULL, opening = '', reply_to = NULL, reacted = FALSE, deleted_at = :now,
                changed = :number
         WHERE id = :post AND deleted_at IS NULL"
    );
    let now = tx.now();
    tx.run(sql, named! { now, number, post: &**post }).await?;
    clear_around(tx, **post).await
}

/// What stood around words that are gone.
async fn clear_around(tx: &mut Tx, post: PostId) -> Result<()> {
    tx.run(sql!("DELETE FROM post_revision WHERE post_id = :post"), named! { post: &post }).await?;
    tx.run(sql!("DELETE FROM post_reaction WHERE post_id = :post"), named! { post: &post }).await?;
    tx.run(sql!("DELETE FROM post_mention WHERE post_id = :post"), named! { post: &post }).await?;
    let marks = sql!(
        "UPDATE discussion SET answer_id = CASE WHEN answer_id = :post THEN NULL ELSE answer_id END,
                view_by_host = CASE WHEN view_id = :post THEN FALSE ELSE view_by_host END,
                view_id = CASE WHEN view_id = :post THEN NULL ELSE view_id END
         WHERE id = (SELECT p.discussion_id FROM post p WHERE p.id = :post) AND (answer_id = :post OR view_id = :post)"
    );
    tx.run(marks, named! { post: &post }).await?;
    Ok(())
}

/// Says it. `false`: it had been said.
pub async fn insert_reaction(
    tx: &mut Tx,
    said: &Permit<React, (DiscussionId, PostId, Reaction)>,
    number: i64,
) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO post_reaction (post_id, member_id, kind, discussion_id, at)
         VALUES (:post, :member, :kind, :discussion, :now) ON CONFLICT DO NOTHING"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    let args = named! { post: &said.1, member: &member, kind: said.2.word(), discussion: &said.0, now };
    if tx.run(sql, args).await? == 0 {
        return Ok(false);
    }
    let sql = sql!("UPDATE post SET reacted = TRUE, changed = :number WHERE id = :post");
    tx.run(sql, named! { number, post: &said.1 }).await?;
    Ok(true)
}

/// Takes it back. `false`: it had not been said.
pub async fn remove_reaction(
    tx: &mut Tx,
    said: &Permit<React, (DiscussionId, PostId, Reaction)>,
    number: i64,
) -> Result<bool> {
    let sql = sql!("DELETE FROM post_reaction WHERE post_id = :post AND member_id = :member AND kind = :kind");
    let member = tx.viewer().id();
    if tx.run(sql, named! { post: &said.1, member: &member, kind: said.2.word() }).await? == 0 {
        return Ok(false);
    }
    let sql = sql!("UPDATE post SET changed = :number WHERE id = :post");
    tx.run(sql, named! { number, post: &said.1 }).await?;
    Ok(true)
}

/// Hides a post with a reason, or shows it again without one. An opening takes its discussion along.
pub async fn save_hidden(
    tx: &mut Tx,
    hiding: &Permit<Care, (DiscussionId, PostId, Option<String>)>,
    number: i64,
) -> Result<()> {
    let (discussion, post, why) = &**hiding;
    let (at, why) = (why.as_ref().map(|_| tx.now()), why.as_deref());
    let sql = sql!("UPDATE post SET hidden_at = :at, hidden_why = :why, changed = :number WHERE id = :post");
    tx.run(sql, named! { at, why, number, post }).await?;
    let whole = sql!(
        "UPDATE discussion SET hidden_at = :at, hidden_why = :why
         WHERE id = :discussion AND EXISTS (SELECT 1 FROM post p WHERE p.id = :post AND p.number = 1)"
    );
    tx.run(whole, named! { at, why, discussion, post }).await?;
    Ok(())
}

/// Holds a post back until whoever looks at reports has looked, also from the hosts for whom it waited. An opening takes its
/// discussion along.
pub async fn save_held(tx: &mut Tx, post: &Permit<Hold, (DiscussionId, PostId)>, number: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE post SET was_first = (was_first OR COALESCE(held, '') = 'first'), held = 'report', changed = :number
         WHERE id = :post"
    );
    tx.run(sql, named! { number, post: &post.1 }).await?;
    hold_whole(tx, post).await
}

/// Lets it be seen again; what waited for a host before waits for one again.
pub async fn save_let_go(tx: &mut Tx, post: &Permit<Hold, (DiscussionId, PostId)>, number: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE post SET held = CASE WHEN was_first THEN 'first' END, was_first = FALSE, changed = :number
         WHERE id = :post AND held = 'report'"
    );
    tx.run(sql, named! { number, post: &post.1 }).await?;
    hold_whole(tx, post).await
}

/// A discussion is held as its opening is.
async fn hold_whole(tx: &mut Tx, post: &Permit<Hold, (DiscussionId, PostId)>) -> Result<()> {
    let whole = sql!(
        "UPDATE discussion SET held = (SELECT p.held FROM post p WHERE p.id = :post)
         WHERE id = :discussion AND EXISTS (SELECT 1 FROM post p WHERE p.id = :post AND p.number = 1)"
    );
    tx.run(whole, named! { discussion: &post.0, post: &post.1 }).await?;
    Ok(())
}

/// Lets through what waited for a host, at this place.
pub async fn save_released(tx: &mut Tx, post: &Permit<Care, (DiscussionId, PostId)>, at: (i64, i64)) -> Result<()> {
    let sql = sql!(
        "UPDATE post SET held = NULL, number = :number, changed = :changed, posted_at = :now
         WHERE id = :post AND held = 'first'"
    );
    let now = tx.now();
    tx.run(sql, named! { number: at.0, changed: at.1, now, post: &post.1 }).await?;
    // What others can read from now on was begun now: so it is in the next letter, and on no page that was begun before.
    let whole = sql!(
        "UPDATE discussion SET held = NULL, made_at = :now, latest_at = :now
         WHERE id = :discussion AND EXISTS (SELECT 1 FROM post p WHERE p.id = :post AND p.number = 1)"
    );
    tx.run(whole, named! { now, discussion: &post.0, post: &post.1 }).await?;
    Ok(())
}

/// Where a post stands, whoever asks: for whoever holds it back.
pub async fn find_place(reader: Reader<'_>, post: PostId) -> Result<Option<DiscussionId>, Fault> {
    let sql = sql!("SELECT discussion_id FROM post WHERE id = :post");
    reader.first(sql, named! { post: &post }, |row| row.id("discussion_id")).await
}

/// The question in which this was asked without a name, whoever asks: for the two who can learn by whom.
pub async fn find_asker_place(reader: Reader<'_>, post: PostId) -> Result<Option<DiscussionId>, Fault> {
    let sql = sql!("SELECT discussion_id FROM post WHERE id = :post AND asker");
    reader.first(sql, named! { post: &post }, |row| row.id("discussion_id")).await
}

/// Who was meant by a post, and who wrote what it answers: for whoever is told once it is let through.
pub async fn find_meant(
    reader: Reader<'_>,
    post: PostId,
) -> Result<(Vec<MemberId>, Option<MemberId>, Option<MemberId>), Fault> {
    let meant = sql!("SELECT member_id FROM post_mention WHERE post_id = :post");
    let meant = reader.list(meant, named! { post: &post }, |row| row.id("member_id")).await?;
    let wrote = sql!(
        "SELECT p.author_id, q.author_id AS answered FROM post p LEFT JOIN post q ON q.id = p.reply_to WHERE p.id = :post"
    );
    let read = |row: &store::Row<'_>| Ok((row.id_or_none("author_id")?, row.id_or_none("answered")?));
    let (author, answered) = reader.first(wrote, named! { post: &post }, read).await?.unwrap_or_default();
    Ok((meant, author, answered))
}
