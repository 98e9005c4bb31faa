//! SQL of how a discussion is worded: the title and what stands beside it, and what stood there before.

use super::write_detail;
use crate::{
    discussion::{DiscussionId, Thread},
    policy::{Revise, Shape},
    wording::Wording,
};
use kernel::{Permit, Result};
use store::{Tx, named, sql};

/// A wording on its way, with what it takes the place of.
pub struct Worded<'a> {
    /// The discussion as it stands.
    pub thread: &'a Thread,
    /// What it is to say.
    pub wording: Wording,
    /// What it says now, as its readers read it.
    pub earlier: String,
}

/// Words it anew and keeps what stood there. `false`: somebody was quicker.
pub async fn save_wording(tx: &mut Tx, worded: &Permit<Shape, Worded<'_>>) -> Result<bool> {
    let Worded { thread, wording, earlier } = &**worded;
    let sql = sql!(
        "UPDATE discussion SET title = :title, tags = :tags, detail = :detail, until_at = :until, wordings = wordings + 1
         WHERE id = :id AND wordings = :version"
    );
    let (tags, detail) = (wording.tags.text(), write_detail(&wording.detail)?);
    let args = named! {
        title: wording.title.as_str(), tags: &*tags, detail: &*detail, until: wording.until.unwrap_or(thread.until),
        id: &thread.id, version: wording.version
    };
    if tx.run(sql, args).await? == 0 {
        return Ok(false);
    }
    let kept = sql!(
        "INSERT INTO discussion_wording (discussion_id, revision, words, at) VALUES (:id, :version, :earlier, :now)"
    );
    let now = tx.now();
    tx.run(kept, named! { id: &thread.id, version: wording.version, earlier: &**earlier, now }).await?;
    if let Some(choices) = &wording.choices {
        tx.run(sql!("DELETE FROM poll_choice WHERE discussion_id = :id"), named! { id: &thread.id }).await?;
        for (at, words) in choices.iter().enumerate() {
            super::choosing::insert_choice(tx, thread.id, (at, words)).await?;
        }
    }
    Ok(true)
}

/// Takes the wording away, earlier ones too, because whoever began it took the opening back. A poll stays with its sums.
pub async fn remove_wording(tx: &mut Tx, gone: &Permit<Revise, DiscussionId>) -> Result<()> {
    let id = &**gone;
    let parts = [
        sql!(
            "UPDATE discussion SET title = '', tags = '', detail = '[]', wordings = wordings + 1,
                    until_at = CASE WHEN kind = 'poll' THEN until_at END
             WHERE id = :id"
        ),
        sql!("DELETE FROM discussion_wording WHERE discussion_id = :id"),
        sql!("UPDATE poll_choice SET words = '' WHERE discussion_id = :id"),
    ];
    for sql in parts {
        tx.run(sql, named! { id }).await?;
    }
    Ok(())
}
