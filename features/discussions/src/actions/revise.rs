//! Changing and deleting one's own words, and wording a discussion anew.

use super::{
    Ready, asking, meant, record, seen,
    telling::{stir, tell_handled, tell_newly_meant},
};
use crate::{
    discussion::DiscussionId,
    jobs, measure, policy,
    post::{Body, PostId, PostProblem},
    store::{
        self as db, care, file,
        post::{self, Rewording},
        summing,
        wording::{self as worded, Worded},
    },
    wording::{Wording, as_it_stands},
};
use discussions_api::{DiscussionChanged, PostChanged, ShortChanged};
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
        let mentions = if body.has_ats() { meant(tx, (thread.group, at.0), body).await? } else { vec![] };
        let (before, ..) = post::find_meant(tx.reader(), at.1).await?;
        let newly = mentions.iter().copied().filter(|it| !before.contains(it) && found.held.is_none()).collect();
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
        tell_newly_meant(tx, (at.0, thread.own), found.author, newly).await?;
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
            let short = summing::find_short(tx.reader(), at.0).await?;
            let names = care::remove_discussion(tx, &gone).await?;
            jobs::discard_files(tx, &names);
            if thread.anonymous {
                forget_keys(tx, [Scope::conversation(at.0)]);
            }
            tx.tell(DiscussionChanged { group: thread.group, discussion: at.0 });
            tx.tell(PostChanged { discussion: at.0, post: at.1 });
            if let Some(short) = short {
                tx.tell(ShortChanged { discussion: at.0, short });
            }
            return Ok(Left::Nothing);
        }
        let gone = policy::may_revise(tx.viewer(), &thread, &found, at.1)?;
        let number = db::next_change(tx, at.0).await?;
        post::save_deleted(tx, &gone, number).await?;
        if found.is_opening() {
            worded::remove_wording(tx, &policy::may_revise(tx.viewer(), &thread, &found, at.0)?).await?;
            tx.tell(DiscussionChanged { group: thread.group, discussion: at.0 });
        }
        let names = file::remove_of_post(tx, &gone).await?;
        jobs::discard_files(tx, &names);
        stir(tx, at.0, thread.own).await?;
        tx.tell(PostChanged { discussion: at.0, post: at.1 });
        Ok(Left::Discussion)
    })
    .await
}

/// Words a discussion anew: its title, its tags, what its kind says beside the text. What stood there stays readable; by another
/// than whoever began it, it is a measure of which they are told.
///
/// # Errors
/// `Conflict` if it was worded anew since its writer began; the problems of a poll in which somebody chose.
pub async fn word_discussion(
    app: &App,
    viewer: &Viewer,
    discussion: DiscussionId,
    words: Cleared<Wording>,
) -> Result<()> {
    let act = asking::act_in(app, viewer, discussion, WORD).await?;
    app.write(viewer, act, async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        let wording = words.get().clone();
        let same = wording.is_that_of(&thread);
        let checked = wording.check(&thread, tx.now());
        let earlier = as_it_stands(&thread, &thread.until.map(ui::words::date).unwrap_or_default());
        let change = Worded { thread: &thread, wording, earlier };
        let change = policy::may_shape(tx.viewer(), &thread, change)?;
        if same {
            return Ok(());
        }
        if thread.title.is_empty() {
            return Err(Problems::from(PostProblem::Deleted).into());
        }
        checked?;
        if !worded::save_wording(tx, &change).await? {
            return Err(Refusal::Conflict.into());
        }
        if !thread.is_own() {
            record(tx, &thread, thread.group, None, (measure::Kind::Word, String::new())).await?;
        }
        stir(tx, discussion, thread.own).await?;
        tell_handled(tx, &thread).await?;
        tx.tell(DiscussionChanged { group: thread.group, discussion });
        guarding_api::note(tx, &words).await
    })
    .await
}
