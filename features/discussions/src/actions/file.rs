//! Bringing files to a discussion, sending them along, taking them away.

use super::seen;
use crate::{
    discussion::DiscussionId,
    file::{self, FileId, FileProblem, MOST, TABLE},
    jobs, policy,
    post::PostId,
    store::{
        self as db,
        draft::PlaceId,
        file::{self as files_db, NewFile},
        starting::NewPost,
    },
};
use ::store::{Reader, Tx};
use discussions_api::PostChanged;
use files::FileName;
use frame::{App, Bringing, Brought, KeptFile};
use groups_api::GroupId;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Permit, Problems, Refusal, Result, Viewer};
use std::time::Duration;
use vault::Scope;

/// Bringing files.
pub const ATTACH: Act = Act::open("attach_post_files");
/// Taking one back before it is sent.
pub const DETACH: Act = Act::open("detach_post_file");
/// Taking one away from one's own post.
pub const TAKE_OFF: Act = Act::open("take_off_post_file");
/// Taking away what nobody needs any more.
const TIDY: Act = Act::open("tidy_post_files");

/// What was never sent is not kept for ever.
const FORGOTTEN: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Where files are brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// To a reply.
    Discussion(DiscussionId),
    /// To what one begins.
    Group(GroupId),
}

impl Where {
    /// As the rows name it.
    pub fn place(self) -> PlaceId {
        match self {
            Where::Discussion(id) => id.as_noun(),
            Where::Group(id) => id.as_noun(),
        }
    }
    /// Where files are added.
    pub fn url(self) -> String {
        match self {
            Where::Discussion(id) => format!("/discussions/{id}/files"),
            Where::Group(id) => format!("/groups/{id}/discussions/files"),
        }
    }
}

/// Whether the viewer may bring files there: asked before the first byte is read.
///
/// # Errors
/// `Absent` for whoever does not write there; the problem of whoever has no room, or too many on their way.
pub async fn may_bring(app: &App, viewer: &Viewer, place: Where) -> Result<Bringing> {
    let author = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    writes(app, read.reader(), viewer, place, ()).await?;
    has_room(app, files_db::count_of(read.reader(), author, place.place()).await?, (1, 0))?;
    drop(read);
    bringing(app, author).await
}

/// Leave of somebody who may bring files, with their key.
pub(super) async fn bringing(app: &App, author: MemberId) -> Result<Bringing> {
    let key = app.vault().make(Scope::member(author)).await?;
    Bringing::begin(app, author, move |name| file::lock(&key, author, name))
}

/// Leave of whoever may write there now.
async fn writes<T>(
    app: &App,
    reader: Reader<'_>,
    viewer: &Viewer,
    place: Where,
    new: T,
) -> Result<Permit<policy::Keep, T>> {
    match place {
        Where::Discussion(id) => {
            let thread = db::find_thread(reader, app.vault(), id).await?.or_absent()?.0;
            thread.writable().map_err(Problems::from)?;
            file::may_go_along(thread.asked).map_err(refused)?;
            Ok(policy::may_keep(viewer, &thread, new)?)
        }
        Where::Group(group) => {
            let standing = groups_api::standing_in(reader, group).await?.or_absent()?;
            if !standing.writes() {
                return Err(if standing.reads { Refusal::NotAllowed } else { Refusal::Absent }.into());
            }
            Ok(policy::may_keep_in(viewer, &standing, new)?)
        }
    }
}

/// Keeps what was brought: bytes first, then the rows that name them. They wait until a post takes them along.
///
/// # Errors
/// As [`may_bring`]; nothing is then kept.
pub async fn attach_files(app: &App, viewer: &Viewer, place: Where, brought: Cleared<Vec<Brought>>) -> Result<()> {
    let author = viewer.member.or_absent()?;
    let outcome = brought.outcome();
    let key = app.vault().make(Scope::member(author)).await?;
    let kept = frame::keep_files(brought.into_inner()).await?;
    let names: Vec<FileName> = kept.iter().flat_map(KeptFile::names).collect();
    let mut rows = Vec::new();
    for it in kept {
        let id = FileId::random(app.rng());
        let about = it.about.seal(&key, &file::bound(id, author), app.rng())?;
        let KeptFile { kept, preview, bytes, .. } = it;
        rows.push(NewFile { id, place: place.place(), about, kept, preview, bytes });
    }
    let new = (rows.len(), rows.iter().map(|it| it.bytes).sum());
    let named = app.write(viewer, ATTACH, async |tx| {
        // Two windows at once: the second waits for the first, so that neither counts without the other.
        ::store::inbox::hold(tx, &[author]).await?;
        has_room(app, files_db::count_of(tx.reader(), author, place.place()).await?, new)?;
        for row in rows {
            let row = writes(app, tx.reader(), tx.viewer(), place, row).await?;
            files_db::insert_file(tx, &row).await?;
        }
        if let Some(outcome) = &outcome {
            guarding_api::count(tx, outcome).await?;
        }
        Ok(())
    });
    frame::or_drop(app, &names, named.await).await
}

/// Takes back a file before it is sent.
pub async fn detach_file(app: &App, viewer: &Viewer, place: Where, id: FileId) -> Result<()> {
    app.write(viewer, DETACH, async |tx| {
        let own = (place.place(), id);
        let gone = match place {
            Where::Discussion(id) => {
                let thread = db::find_thread(tx.reader(), app.vault(), id).await?.or_absent()?.0;
                policy::may_keep(tx.viewer(), &thread, own)?
            }
            Where::Group(group) => {
                let standing = groups_api::standing_in(tx.reader(), group).await?.or_absent()?;
                policy::may_keep_in(tx.viewer(), &standing, own)?
            }
        };
        let names = files_db::remove_waiting(tx, &gone).await?;
        jobs::discard_files(tx, &names);
        Ok(())
    })
    .await
}

/// Takes a file away from one's own post, where it should not have stood.
///
/// # Errors
/// `Absent` for what is not one's own.
pub async fn take_off_file(app: &App, viewer: &Viewer, at: (DiscussionId, PostId), id: FileId) -> Result<()> {
    app.write(viewer, TAKE_OFF.on(at.0), async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        let gone = policy::may_revise(tx.viewer(), &thread, &found, (at.1, id))?;
        let change = db::next_change(tx, at.0).await?;
        let names = files_db::remove_sent(tx, &gone).await?;
        if names.is_empty() {
            return Err(Refusal::Absent.into());
        }
        db::post::save_changed(tx, &policy::may_revise(tx.viewer(), &thread, &found, at.1)?, change).await?;
        super::telling::stir(tx, at.0, thread.own).await?;
        jobs::discard_files(tx, &names);
        tx.tell(PostChanged { discussion: at.0, post: at.1 });
        Ok(())
    })
    .await
}

/// Inside the write of a post: these files go with it, all or none.
///
/// # Errors
/// The problem of a file that is not there any more, and of one that would go along without a name.
pub(super) async fn claim(tx: &mut Tx, post: &NewPost, place: Where, wanted: &[FileId]) -> Result<()> {
    if wanted.is_empty() {
        return Ok(());
    }
    file::may_go_along(post.asker).map_err(refused)?;
    let author = post.author.or_absent()?;
    let mut distinct = wanted.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let to = (post.discussion, post.id, author);
    if distinct.len() > MOST || files_db::save_sent(tx, to, place.place(), &distinct).await? != distinct.len() {
        return Err(refused(FileProblem::Gone));
    }
    Ok(())
}

/// By night: what was never sent, and what no row names any more; how many files of the latter went.
pub async fn tidy_files(app: &App, viewer: &Viewer) -> Result<u64> {
    let before = app.clock().now().minus(FORGOTTEN);
    app.write(viewer, TIDY, async |tx| {
        let before = policy::may_clear(tx.viewer(), before)?;
        let names = files_db::remove_forgotten(tx, &before).await?;
        jobs::discard_files(tx, &names);
        Ok(())
    })
    .await?;
    let mut gone = 0;
    for some in frame::old_files(app, TABLE).await? {
        let named = files_db::find_named(app.read(viewer).await?.reader(), &some).await?;
        gone += frame::remove_unnamed(app, &some, &named).await?;
    }
    Ok(gone)
}

/// Whether there is room for so many more, with so many bytes.
fn has_room(app: &App, (stored, waiting): (i64, i64), (more, bytes): (usize, u64)) -> Result<()> {
    if usize::try_from(waiting).unwrap_or(usize::MAX).saturating_add(more) > MOST {
        return Err(refused(FileProblem::TooMany));
    }
    frame::has_room(app, stored, bytes).map_err(|it| refused(FileProblem::NoRoom(it)))
}

fn refused(problem: FileProblem) -> kernel::Stop {
    Problems::one("file", problem.to_string()).into()
}
