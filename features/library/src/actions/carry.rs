//! Carrying the files of a version along into somebody's own: each is sealed anew, with the key of the resource into which it goes,
//! so that one never hangs on the other.

use super::file::{has_room, key_of};
use crate::{
    file::{self, FileId},
    jobs,
    original::Taken,
    policy,
    resource::{Resource, ResourceId},
    store::file::{self as files_db, NewFile},
};
use ::store::{Job, Tx};
use files::{FileName, Kind, Lock};
use frame::App;
use futures_util::StreamExt;
use kernel::{Fault, OrAbsent, Result, Viewer};
use vault::SealKey;

/// Files whose bytes are on the disk; the rows that name them are still to be written.
#[derive(Debug, Clone, Default)]
pub(super) struct Carried {
    rows: Vec<NewFile>,
    drawn: Vec<FileId>,
}

impl Carried {
    /// Where their bytes lie.
    pub fn names(&self) -> Vec<FileName> {
        self.rows.iter().flat_map(|it| std::iter::once(&it.kept).chain(&it.preview)).cloned().collect()
    }
}

/// Copies the files of a version that the viewer reads, for a resource that they write and whose key is there: all of them, or what
/// is taken of them, beside which there is room for what goes.
///
/// # Errors
/// The problem of whoever has no room for them; what the disk says. What was copied before goes by night.
pub(super) async fn carry(
    app: &App,
    viewer: &Viewer,
    from: (ResourceId, i64),
    to: ResourceId,
    taken: Option<&Taken>,
) -> Result<Carried> {
    let author = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let mut all = files_db::page_of_version(read.reader(), from.0, from.1).await?;
    let mut room = files_db::count_of(read.reader(), to, author).await?;
    drop(read);
    if let Some(taken) = taken {
        all.retain(|it| taken.added.contains(&it.file.id));
        let freed: u64 = taken.gone.iter().map(|it| it.bytes).sum();
        room.0 -= taken.gone.len() as i64;
        room.1 = room.1.saturating_sub_unsigned(freed).max(0);
    }
    let mut carried = Carried::default();
    if all.is_empty() {
        return Ok(carried);
    }
    let (old, new) = (key_of(app, from.0).await?, key_of(app, to).await?);
    let abouts = all.iter().map(|it| it.file.open(&old)).collect::<Result<Vec<_>, Fault>>()?;
    has_room(app, room, (all.len(), abouts.iter().map(|it| it.bytes).sum()))?;
    for (kept, about) in all.iter().zip(abouts) {
        let id = FileId::random(app.rng());
        let (name, mut bytes) = copied(app, (&kept.name, &old, from.0), (&new, to)).await?;
        let preview = match &kept.preview {
            Some(preview) => {
                let (name, more) = copied(app, (preview, &old, from.0), (&new, to)).await?;
                bytes += more;
                Some(name)
            }
            None => None,
        };
        if about.kind == Kind::Pdf {
            carried.drawn.push(id);
        }
        let words = file::seal_words(&new, (to, id), &kept.file.open_words(&old)?, app.rng());
        let about = about.seal(&new, &file::bound(to, id), app.rng())?;
        carried.rows.push(NewFile { id, resource: to, about, words, kept: name, preview, bytes });
    }
    Ok(carried)
}

/// Inside the write that takes in what became of the original: what it has no more goes out of the draft, and can be put back until
/// the next publication.
pub(super) async fn take_out(tx: &mut Tx, resource: &Resource, taken: &Taken) -> Result<()> {
    if taken.gone.is_empty() {
        return Ok(());
    }
    for it in &taken.gone {
        let which = policy::may_write(tx.viewer(), resource, (resource.id, it.id))?;
        files_db::save_removed(tx, &which, Some(tx.now())).await?;
    }
    files_db::save_touched(tx, &policy::may_write(tx.viewer(), resource, resource.id)?).await
}

/// Inside the write that begins the resource, or takes in what became of its original.
pub(super) async fn insert(tx: &mut Tx, resource: &Resource, carried: Carried) -> Result<()> {
    if carried.rows.is_empty() {
        return Ok(());
    }
    for row in carried.rows {
        files_db::insert_file(tx, &policy::may_write(tx.viewer(), resource, row)?).await?;
    }
    for id in carried.drawn {
        tx.enqueue(Job::with(jobs::DRAW, &id, tx.now()));
    }
    files_db::save_touched(tx, &policy::may_write(tx.viewer(), resource, resource.id)?).await
}

/// The same bytes under another name, sealed with another key; and how many they are on the disk.
async fn copied(
    app: &App,
    (from, old, resource): (&FileName, &SealKey, ResourceId),
    (new, to): (&SealKey, ResourceId),
) -> Result<(FileName, u64)> {
    let name = FileName::new(app.rng());
    let lock: Lock = file::lock(old, resource, from);
    let mut found = app.files().stream_sealed(from, lock, 0..u64::MAX).await?.or_absent()?;
    let mut intake = app.files().receive(&name, file::lock(new, to, &name), app.rng());
    while let Some(piece) = found.pieces.next().await {
        intake.take(piece?).await?;
    }
    let whole = intake.end().await?;
    let kept = tokio::task::spawn_blocking(move || whole.keep()).await;
    let bytes = kept
        .map_err(|_| Fault::bug("keeping a file panicked"))?
        .map_err(|why| Fault::outage(format!("a file could not be kept: {why}")))?;
    Ok((name, bytes))
}
