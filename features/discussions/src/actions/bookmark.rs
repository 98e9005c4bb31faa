//! Keeping a post for later, with a line of one's own.

use super::seen;
use crate::{
    bookmark::{Keeping, Line, MOST, Note, open_note, seal_note},
    discussion::DiscussionId,
    policy,
    post::PostId,
    store::bookmark as db,
};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Result, Viewer};
use std::time::Duration;
use vault::Scope;

/// Keeping a post for later.
pub const BOOKMARK: Act = Act::open("bookmark_post");
/// Taking one out, and putting it back.
pub const UNBOOKMARK: Act = Act::open("remove_bookmark");
const TIDY: Act = Act::open("tidy_bookmarks");

/// What was taken out can be put back for so long.
const REGRET: Duration = Duration::from_secs(24 * 60 * 60);

/// Keeps a post that the viewer sees, with this line, without any, or with the one that it has. Twice is once; the line is the
/// later one.
///
/// # Errors
/// `Absent` for what the viewer does not see; the problem of whoever keeps too much.
pub async fn keep_post(
    app: &App,
    viewer: &Viewer,
    at: (DiscussionId, PostId),
    line: Cleared<Line<Note>>,
) -> Result<()> {
    let own = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    crate::store::reading::find_written(read.reader(), at.0, at.1).await?.or_absent()?;
    if db::count_others(read.reader(), at.1).await? >= MOST {
        let words = "You keep 5,000 posts, which is all there is room for. Take some out first.";
        return Err(Problems::one("note", words).into());
    }
    drop(read);
    let sealed = match line.get() {
        Line::Is(note) => Line::Is(seal_note(&app.vault().make(Scope::member(own)).await?, own, at.1, note, app.rng())),
        Line::Stays => Line::Stays,
        Line::Empty => Line::Empty,
    };
    app.write(viewer, BOOKMARK, async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        let keeping = Keeping { post: found.id, line: sealed };
        db::save_bookmark(tx, &policy::may_keep(tx.viewer(), &thread, (at.0, keeping))?).await?;
        guarding_api::note(tx, &line).await
    })
    .await
}

/// Whether one is taken out or put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is not kept any more.
    Out,
    /// It is kept again, with its line.
    Back,
}

/// Takes one's own out, whether or not one still sees the post; or puts it back.
///
/// # Errors
/// `Absent` where there is none.
pub async fn turn_bookmark(app: &App, viewer: &Viewer, post: PostId, turn: Turn) -> Result<()> {
    app.write(viewer, UNBOOKMARK, async |tx| {
        let at = match turn {
            Turn::Out => Some(tx.now()),
            Turn::Back => None,
        };
        let removed = policy::may_keep_own(tx.viewer(), (post, at))?;
        db::save_removed(tx, &removed).await?.then_some(()).or_absent().map_err(Into::into)
    })
    .await
}

/// By night: what was taken out goes for good.
pub async fn tidy_bookmarks(app: &App, viewer: &Viewer) -> Result<()> {
    let before = app.clock().now().minus(REGRET);
    app.write(viewer, TIDY, async |tx| {
        let before = policy::may_clear(tx.viewer(), before)?;
        db::remove_old(tx, &before).await
    })
    .await
}

/// The lines of these, opened; one that is spoiled is as if nothing had been written.
///
/// # Errors
/// A fault if the key cannot be read.
pub async fn open_notes(app: &App, viewer: &Viewer, sealed: &[(PostId, Option<&[u8]>)]) -> Result<Vec<String>> {
    let own = viewer.member.or_absent()?;
    if sealed.iter().all(|it| it.1.is_none()) {
        return Ok(vec![String::new(); sealed.len()]);
    }
    let key = app.vault().find(Scope::member(own)).await?;
    let open = |(post, note): &(PostId, Option<&[u8]>)| {
        let opened = open_note(key.as_ref()?, own, *post, (*note)?);
        opened.inspect_err(|fault| tracing::warn!(%fault, "the line of a bookmark does not open")).ok()
    };
    Ok(sealed.iter().map(|it| open(it).unwrap_or_default()).collect())
}
