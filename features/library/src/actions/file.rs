//! Bringing files to a draft, their order, taking one out and putting it back; drawing their pages; and what the night takes away.

use crate::{
    downloads::downloads,
    file::{self, Drawn, FileId, FileProblem, Frozen, Kept, Listed, MOST, MOST_BYTES, TABLE, moved},
    jobs, policy,
    resource::ResourceId,
    store::{
        self as db, discarding,
        file::{self as files_db, NewFile},
    },
};
use ::store::{Job, Tx};
use files::{FileName, Kind, Sheet};
use frame::{App, Bringing, Brought, KeptFile};
use futures_util::StreamExt;
use guard::Cleared;
use kernel::{Act, Fault, MemberId, OrAbsent, Private, Problems, Refusal, Result, Stop, Viewer};
use std::time::Duration;
use vault::{Scope, SealKey};

/// Bringing files.
pub const BRING: Act = Act::open("bring_resource_files");
/// Changing their order, taking one out of the draft, putting it back.
pub const ARRANGE: Act = Act::open("arrange_resource_files");
const DRAW: Act = Act::open("draw_resource_file");
const TIDY: Act = Act::open("tidy_resource_files");

/// What was taken out of a draft and never published is not kept for ever.
const FORGOTTEN: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// So much of what its files say a resource is found by.
const MOST_WORDS: usize = 1_000_000;

/// Whether the viewer may bring files to this draft: asked before the first byte is read.
///
/// # Errors
/// `Absent` for whoever does not write it; the problem of what is full.
pub async fn may_bring(app: &App, viewer: &Viewer, id: ResourceId) -> Result<Bringing> {
    let author = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_write(viewer, &resource, ())?;
    has_room(app, files_db::count_of(read.reader(), id, author).await?, (1, 0))?;
    drop(read);
    let key = key_of(app, id).await?;
    Bringing::begin(app, author, move |name| file::lock(&key, id, name))
}

/// Keeps what was brought in the draft: bytes first, then the rows that name them.
///
/// # Errors
/// As [`may_bring`]; nothing is then kept.
pub async fn bring_files(app: &App, viewer: &Viewer, id: ResourceId, brought: Cleared<Vec<Brought>>) -> Result<()> {
    let outcome = brought.outcome();
    if let Some(it) = brought.get().iter().find(|it| it.fit.is_named) {
        return Err(Problems::one("file", format!("{}: {}", it.fit.title, files::FileProblem::Authored)).into());
    }
    let key = key_of(app, id).await?;
    let kept = frame::keep_files(brought.into_inner()).await?;
    let names: Vec<FileName> = kept.iter().flat_map(KeptFile::names).collect();
    loop {
        let (seen, new) = frame::or_drop(app, &names, unsent(app, viewer, (id, &key), &kept).await).await?;
        let written = insert(app, viewer, (id, &key, seen), (&new, outcome.as_ref())).await;
        // Somebody brought more meanwhile: perhaps the same.
        if !matches!(written, Err(Stop::Refusal(Refusal::Conflict))) {
            frame::or_drop(app, &names, written).await?;
            let again = kept.iter().filter(|it| !new.iter().any(|new| new.kept == it.kept));
            return frame::drop_files(app, &again.flat_map(KeptFile::names).collect::<Vec<_>>()).await;
        }
    }
}

/// The rows of what is new, on top of the draft's files as they were seen.
async fn insert(
    app: &App,
    viewer: &Viewer,
    (id, key, seen): (ResourceId, &SealKey, i64),
    (kept, outcome): (&[KeptFile], Option<&guard::Outcome>),
) -> Result<()> {
    if kept.is_empty() {
        return Ok(());
    }
    let author = viewer.member.or_absent()?;
    let draws: Vec<bool> = kept.iter().map(|it| it.about.kind == Kind::Pdf).collect();
    let rows = kept.iter().map(|it| row(app, key, id, it.clone())).collect::<Result<Vec<_>>>()?;
    let new = (rows.len(), rows.iter().map(|it| it.bytes).sum());
    app.write(viewer, BRING.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        if resource.filed.0 != seen {
            return Err(Refusal::Conflict.into());
        }
        has_room(app, files_db::count_of(tx.reader(), id, author).await?, new)?;
        for (row, draws) in rows.into_iter().zip(draws) {
            let file = row.id;
            files_db::insert_file(tx, &policy::may_write(tx.viewer(), &resource, row)?).await?;
            if draws {
                tx.enqueue(Job::with(jobs::DRAW, &file, tx.now()));
            }
        }
        files_db::save_touched(tx, &policy::may_write(tx.viewer(), &resource, id)?).await?;
        if let Some(outcome) = outcome {
            guarding_api::count(tx, outcome).await?;
        }
        Ok(())
    })
    .await
}

/// How often the draft's files were changed, and which of these are not among them: one that is there under the same name, byte for
/// byte, is sent again because its answer was lost (abuse case 117).
async fn unsent(
    app: &App,
    viewer: &Viewer,
    (id, key): (ResourceId, &SealKey),
    kept: &[KeptFile],
) -> Result<(i64, Vec<KeptFile>)> {
    let read = app.read(viewer).await?;
    let seen = db::find_resource(read.reader(), id).await?.or_absent()?.filed.0;
    let there = files_db::page_of_kept(read.reader(), id).await?;
    drop(read);
    let mut new = Vec::new();
    for it in kept {
        let mut is_there = false;
        for other in &there {
            let about = other.file.open(key)?;
            let is_like = about.title == it.about.title && about.bytes == it.about.bytes;
            is_there |= is_like && !is_there && is_same(app, (id, key), &other.name, &it.kept).await?;
        }
        if !is_there {
            new.push(it.clone());
        }
    }
    Ok((seen, new))
}

/// Whether two files hold the same, piece by piece.
async fn is_same(app: &App, (id, key): (ResourceId, &SealKey), one: &FileName, other: &FileName) -> Result<bool> {
    let one = app.files().stream_sealed(one, file::lock(key, id, one), 0..u64::MAX).await?;
    let other = app.files().stream_sealed(other, file::lock(key, id, other), 0..u64::MAX).await?;
    let (Some(mut one), Some(mut other)) = (one, other) else { return Ok(false) };
    loop {
        match (one.pieces.next().await.transpose()?, other.pieces.next().await.transpose()?) {
            (None, None) => return Ok(true),
            (some, more) if some != more => return Ok(false),
            _ => {}
        }
    }
}

/// What is done with a file of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arranging {
    /// Taken out; until the next publication it can be put back.
    Out,
    /// Put back.
    Back,
    /// One place up, or down.
    Move(bool),
}

/// Arranges a file of a draft. Two who do so at once lose nothing: each of them changes one file.
///
/// # Errors
/// `Absent` for whoever does not write it, and for a file that is not there; the problem of a draft that is full.
pub async fn arrange_file(app: &App, viewer: &Viewer, at: (ResourceId, FileId), how: Arranging) -> Result<()> {
    let (id, file) = at;
    let author = viewer.member.or_absent()?;
    app.write(viewer, ARRANGE.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let permit = policy::may_write(tx.viewer(), &resource, at)?;
        let there = match how {
            Arranging::Out => files_db::save_removed(tx, &permit, Some(tx.now())).await?,
            Arranging::Back => {
                has_room(app, files_db::count_of(tx.reader(), id, author).await?, (1, 0))?;
                files_db::save_removed(tx, &permit, None).await?
            }
            Arranging::Move(up) => {
                let all = files_db::page_of_drafted(tx.reader(), id).await?;
                let all: Vec<FileId> = all.iter().filter(|it| it.removed.is_none()).map(|it| it.id).collect();
                let order = policy::may_write(tx.viewer(), &resource, (id, moved(&all, file, up)))?;
                files_db::save_places(tx, &order).await?;
                all.contains(&file)
            }
        };
        if !there {
            return Err(Refusal::Absent.into());
        }
        files_db::save_touched(tx, &policy::may_write(tx.viewer(), &resource, id)?).await
    })
    .await
}

/// The files of a draft as they stand now, to be published with it.
///
/// # Errors
/// A fault if one of them does not open.
pub(super) async fn freeze(app: &App, viewer: &Viewer, id: ResourceId, revision: i64) -> Result<Frozen> {
    let all = files_db::page_of_drafted(app.read(viewer).await?.reader(), id).await?;
    let all: Vec<_> = all.into_iter().filter(|it| it.removed.is_none()).collect();
    let mut frozen = Frozen { listed: vec![], words: Private::new(String::new()), revision };
    if all.is_empty() {
        return Ok(frozen);
    }
    let key = key_of(app, id).await?;
    let mut said = String::new();
    for file in &all {
        let words = file.open_words(&key)?;
        frozen.listed.push(Listed::of(file, &file.open(&key)?, &words));
        said.push_str(words.expose());
        said.push('\n');
    }
    said.truncate(said.floor_char_boundary(MOST_WORDS));
    frozen.words = Private::new(said.trim().to_owned());
    Ok(frozen)
}

/// Inside the write that publishes a version: what was taken out of the draft before is nobody's any more, unless an earlier
/// version names it.
pub(super) async fn settle(tx: &mut Tx, id: &kernel::Permit<policy::Own, ResourceId>) -> Result<()> {
    let names = discarding::remove_left(tx, id).await?;
    jobs::discard_files(tx, &names);
    Ok(())
}

/// Inside the write that takes an earlier version out: so are the files that only it named.
pub(super) async fn settle_taken_out(tx: &mut Tx, id: &kernel::Permit<policy::Own, ResourceId>) -> Result<()> {
    let names = discarding::remove_outdated(tx, id).await?;
    jobs::discard_files(tx, &names);
    Ok(())
}

/// Inside the write with which a resource goes: all of its files go.
pub async fn discard_all(tx: &mut Tx, id: ResourceId) -> Result<()> {
    let names = discarding::remove_of_resource(tx, id).await?;
    jobs::discard_files(tx, &names);
    Ok(())
}

/// Inside the write in which a member leaves: what they brought goes, but for what a version names that stays.
pub async fn discard_of_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    let names = discarding::remove_of_member(tx, member).await?;
    jobs::discard_files(tx, &names);
    Ok(())
}

/// Draws the first pages of a PDF. What cannot be drawn stays as it is, without pictures.
pub async fn draw_file(app: &App, viewer: &Viewer, id: FileId) -> Result<()> {
    let Some(kept) = files_db::find_kept(app.read(viewer).await?.reader(), id).await? else { return Ok(()) };
    if kept.sheets.is_some() {
        return Ok(());
    }
    let key = key_of(app, kept.file.resource).await?;
    let lock = file::lock(&key, kept.file.resource, &kept.name);
    let Some(bytes) = app.files().read_sealed(&kept.name, &lock).await? else { return Ok(()) };
    let drawn = frame::draw_pages(app, bytes).await?;
    match drawn {
        Some(drawn) => {
            keep_sheets(app, viewer, (&kept, &key), &Drawn::of(drawn.pages, &drawn.sheets), drawn.sheets).await
        }
        None => Ok(()),
    }
}

/// Keeps the pictures of pages, one after the other in one sealed file, and shows them wherever the file is listed.
async fn keep_sheets(
    app: &App,
    viewer: &Viewer,
    (kept, key): (&Kept, &SealKey),
    drawn: &Drawn,
    sheets: Vec<Sheet>,
) -> Result<()> {
    let name = FileName::new(app.rng());
    let mut intake = app.files().receive(&name, file::lock(key, kept.file.resource, &name), app.rng());
    for sheet in sheets {
        intake.take(sheet.jpeg.into()).await?;
    }
    let whole = intake.end().await?;
    let bytes = tokio::task::spawn_blocking(move || whole.keep()).await;
    let bytes = bytes
        .map_err(|_| Fault::bug("keeping pictures of pages panicked"))?
        .map_err(|why| Fault::outage(format!("pictures of pages could not be kept: {why}")))?;
    let id = kept.file.id;
    let written = app.write(viewer, DRAW, async |tx| {
        // Whoever publishes it at this moment lists it with its pictures, or is listed here.
        db::hold(tx, kept.file.resource).await?;
        let new = policy::may_keep(tx.viewer(), (id, name.clone(), drawn.clone()))?;
        if !files_db::save_sheets(tx, &new, bytes).await? {
            return Err(Refusal::Absent.into());
        }
        for (resource, number, json) in files_db::page_of_listing(tx.reader(), id).await? {
            let listed = file::read_listed(&json)?.into_iter();
            let listed: Vec<_> = listed.map(|it| if it.id == id { it.with(drawn) } else { it }).collect();
            let which = policy::may_keep(tx.viewer(), (resource, number))?;
            files_db::save_listing(tx, &which, &file::write_listed(&listed)?).await?;
        }
        Ok(())
    });
    match frame::or_drop(app, std::slice::from_ref(&name), written.await).await {
        // It was taken away meanwhile.
        Err(Stop::Refusal(Refusal::Absent)) => Ok(()),
        other => other,
    }
}

/// By night: what was taken out of drafts long ago, and what no row names any more; how many files of the latter went.
pub async fn tidy_files(app: &App, viewer: &Viewer) -> Result<u64> {
    let before = app.clock().now().minus(FORGOTTEN);
    app.write(viewer, TIDY, async |tx| {
        let names = discarding::remove_forgotten(tx, &policy::may_keep(tx.viewer(), before)?).await?;
        jobs::discard_files(tx, &names);
        Ok(())
    })
    .await?;
    let mut gone = 0;
    for some in frame::old_files(app, TABLE).await? {
        let named = discarding::find_named(app.read(viewer).await?.reader(), &some).await?;
        gone += frame::remove_unnamed(app, &some, &named).await?;
    }
    Ok(gone)
}

/// By night: what was counted of what was taken along is written down.
pub async fn write_down_taken(app: &App, viewer: &Viewer) -> Result<()> {
    let counted = downloads(app);
    let all = counted.all();
    if all.is_empty() {
        return Ok(());
    }
    app.write(viewer, TIDY, async |tx| files_db::save_taken(tx, &policy::may_keep(tx.viewer(), all.clone())?).await)
        .await?;
    counted.written(&all);
    Ok(())
}

/// The key of a resource.
///
/// # Errors
/// A fault if there is none.
pub async fn key_of(app: &App, id: ResourceId) -> Result<SealKey> {
    let key = app.vault().find(Scope::resource(id)).await?;
    Ok(key.ok_or_else(|| Fault::bug("a resource without its key"))?)
}

/// What is known of a file that is brought is sealed for its row.
pub(super) fn row(app: &App, key: &SealKey, resource: ResourceId, it: KeptFile) -> Result<NewFile> {
    let id = FileId::random(app.rng());
    let about = it.about.seal(key, &file::bound(resource, id), app.rng())?;
    let words = file::seal_words(key, (resource, id), &it.words, app.rng());
    let KeptFile { kept, preview, bytes, .. } = it;
    Ok(NewFile { id, resource, about, words, kept, preview, bytes })
}

/// Whether so many more with so many bytes find room beside what the resource and its writer have (abuse case 70).
pub(super) fn has_room(app: &App, (files, bytes, own): (i64, i64, i64), (more, new): (usize, u64)) -> Result<()> {
    if usize::try_from(files).unwrap_or(usize::MAX).saturating_add(more) > MOST {
        return Err(refused(FileProblem::TooMany));
    }
    if u64::try_from(bytes).unwrap_or(0).saturating_add(new) > MOST_BYTES {
        return Err(refused(FileProblem::TooLarge));
    }
    frame::has_room(app, own, new).map_err(|it| refused(FileProblem::NoRoom(it)))
}

fn refused(problem: FileProblem) -> Stop {
    Problems::one("file", problem.to_string()).into()
}
