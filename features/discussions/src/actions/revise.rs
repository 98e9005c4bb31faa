//! Changing and deleting one's own words, and wording a discussion anew.

use super::{Ready, asking, meant, seen, telling::stir};
use crate::{
    discussion::{DiscussionId, Tags, Title},
    jobs, policy,
    post::{Body, PostId},
    store::{
        self as db, care, file,
        post::{self, Rewording},
    },
};
use discussions_api::{DiscussionChanged, PostChanged};
use frame::{App, forget_keys};
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Refusal, Result, Viewer};
use vault::Scope;

/// Changing one's words.
pub const EDIT: Act = Act::open("edit_post");
/// Deleting them.
pub const DELETE: Act = Act::open("delete_post");
/// Wording a discussion anew.
pub const WORD: Act = Act::open("word_discussion");

/// Other words for a post.
#[derive(Debug, Clone)]
pub struct Rewritten {
    /// The words.
    pub body: Body,
    /// What their author began from.
    pub revision: i64,
}

/// Puts other words in the place of one's own. What stood there stays readable for those who read it, so that nobody's answer
/// comes to stand under something else.
///
/// # Errors
/// `Absent` for what is not one's own; the problem of what is deleted or closed; `Conflict` if it was changed in another window.
pub async fn edit_post(
    app: &App,
    viewer: &Viewer,
    at: (DiscussionId, PostId),
    rewritten: Cleared<Rewritten>,
) -> Result<()> {
    let ready = Ready::new(&rewritten.get().body);
    let act = asking::act_in(app, viewer, at.0, EDIT).await?;
    app.write(viewer, act, async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        let Rewritten { body, revision } = rewritten.get();
        let mentions = if body.has_ats() { meant(tx, thread.group, body).await? } else { vec![] };
        let Ready { body, html, opening } = ready;
        let change = Rewording { post: at.1, revision: *revision, body, html, opening, mentions };
        let change = policy::may_revise(tx.viewer(), &thread, &found, change)?;
        found.alive().map_err(Problems::from)?;
        if thread.held.is_none() {
            thread.writable().map_err(Problems::from)?;
        }
        let number = db::next_change(tx, at.0).await?;
        if found.revision != *revision || !post::save_words(tx, &change, number).await? {
            return Err(Refusal::Conflict.into());
        }
        stir(tx, at.0, thread.own).await?;
        tx.tell(PostChanged { discussion: at.0, post: at.1 });
        guarding_api::note(tx, &rewritten).await
    })
    .await
}

/// What became of a discussion of which a post was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It is still there.
    Discussion,
    /// It went along: nobody had answered.
    Nothing,
}

/// Takes one's own words away; their place stays, so that the others' answers do not hang in the air. What nobody answered
/// goes whole.
pub async fn delete_post(app: &App, viewer: &Viewer, at: (DiscussionId, PostId)) -> Result<Left> {
    let act = asking::act_in(app, viewer, at.0, DELETE).await?;
    app.write(viewer, act, async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        if found.is_opening() && thread.posts == 1 {
            let gone = policy::may_revise(tx.viewer(), &thread, &found, at.0)?;
            let names = care::remove_discussion(tx, &gone).await?;
            jobs::discard_files(tx, &names);
            if thread.anonymous {
                forget_keys(tx, [Scope::conversation(at.0)]);
            }
            tx.tell(DiscussionChanged { group: thread.group, discussion: at.0 });
            tx.tell(PostChanged { discussion: at.0, post: at.1 });
            return Ok(Left::Nothing);
        }
        let gone = policy::may_revise(tx.viewer(), &thread, &found, at.1)?;
        let number = db::next_change(tx, at.0).await?;
        post::save_deleted(tx, &gone, number).await?;
        let names = file::remove_of_post(tx, &gone).await?;
        jobs::discard_files(tx, &names);
        stir(tx, at.0, thread.own).await?;
        tx.tell(PostChanged { discussion: at.0, post: at.1 });
        Ok(Left::Discussion)
    })
    .await
}

/// Gives a discussion another title and other tags.
pub async fn word_discussion(
    app: &App,
    viewer: &Viewer,
    discussion: DiscussionId,
    words: Cleared<(Title, Tags)>,
) -> Result<()> {
    let act = asking::act_in(app, viewer, discussion, WORD).await?;
    app.write(viewer, act, async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        let (title, tags) = words.get().clone();
        let worded = policy::may_shape(tx.viewer(), &thread, (discussion, title, tags))?;
        care::save_title(tx, &worded).await?;
        stir(tx, discussion, thread.own).await?;
        tx.tell(DiscussionChanged { group: thread.group, discussion });
        guarding_api::note(tx, &words).await
    })
    .await
}
