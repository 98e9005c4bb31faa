//! Making a copy: everything read in one snapshot, packed on a thread that may block, kept in a folder of its own.

use super::{
    HOUSE,
    pack::{self, Contents, PackProblem},
};
use crate::{
    copy::{CopyId, DataCopy, State},
    jobs::{self, Letter},
    policy, store as db,
};
use bytes::Bytes;
use files::{FileName, Files, Lock, Pieces};
use frame::{App, ExportedFile};
use kernel::{Act, Fault, FaultKind, MemberId, OrAbsent, Result, Viewer};
use std::io::BufWriter;
use tokio::runtime::Handle;
use vault::{Scope, SealKey};

const MAKE_COPY: Act = Act::open("make_copy");

/// Where copies lie. They can be made anew at any time, so no backup takes them.
struct Copies(Files);

/// Opens the folder, and takes away what a server that was stopped had begun to write.
pub fn connect(app: &App) -> Result<()> {
    let files = Files::folder(&app.settings().data.join("copies"))?;
    files.remove_drafts().map_err(|why| Fault::outage(format!("the folder for copies cannot be read: {why}")))?;
    app.keep(|| Copies(files));
    Ok(())
}

fn copies(app: &App) -> Result<Files, Fault> {
    app.kept::<Copies>().map(|it| it.0.clone()).ok_or_else(|| Fault::bug("the folder for copies was not opened"))
}

fn name_of(id: CopyId) -> Result<FileName, Fault> {
    FileName::parse(&DataCopy::kept_as(id)).ok_or_else(|| Fault::bug("a copy's name is no name of a file"))
}

/// What came of writing.
enum Written {
    /// This.
    State(State),
    /// Another writes the same file at this moment; what comes of it is theirs to say.
    Elsewhere,
}

/// Makes a copy that was asked for, unless it is there already. Whatever goes wrong is noted with it, so that its owner
/// sees it and can ask again.
pub async fn make_copy(app: &App, id: CopyId) -> Result<()> {
    let copy = db::find_copy(app.read(&HOUSE).await?.reader(), id).await?.filter(|it| it.state == State::Asked);
    let Some(copy) = copy else { return Ok(()) };
    let copy = policy::may_make(&HOUSE, copy)?;
    let written = match write(app, &copy).await {
        Ok(written) => written,
        Err(stop) => {
            tracing::error!(copy = %id, %stop, "a copy of a member's data could not be made");
            Written::State(State::Failed)
        }
    };
    let Written::State(state) = written else { return Ok(()) };
    let kept = app.write(&HOUSE, MAKE_COPY.on(id), async |tx| {
        let kept = db::save_made(tx, &copy, state).await?;
        if kept && matches!(state, State::Ready(_)) {
            jobs::post(tx, Letter::Copy { member: copy.member });
        }
        // Nobody waits for it any more: its owner has left meanwhile.
        if !kept && db::find_copy(tx.reader(), id).await?.is_none() {
            jobs::discard(tx, vec![id]);
        }
        Ok(())
    });
    kept.await
}

async fn write(app: &App, copy: &DataCopy) -> Result<Written> {
    let contents = gather(app, copy.member).await?;
    let (into, from, name, id) = (copies(app)?, app.files().clone(), name_of(copy.id)?, copy.id);
    // It holds what lies sealed elsewhere, so it is sealed itself.
    let key = app.vault().make(Scope::member(copy.member)).await?;
    let (lock, rng) = (lock_of(key, copy, &name), app.rng().clone());
    let at = Handle::current();
    let packed = tokio::task::spawn_blocking(move || -> Result<u64, PackProblem> {
        let out = BufWriter::new(into.begin_sealed(&name, lock, &rng)?);
        let out = pack::pack(out, &contents, |file: &ExportedFile| at.block_on(read(&from, file)))?;
        let whole = out.into_inner().map_err(|it| it.into_error())?.end()?;
        let bytes = whole.plain();
        whole.keep()?;
        Ok(bytes)
    });
    match packed.await.map_err(|_| Fault::bug("packing a copy was cut short"))? {
        Ok(bytes) => Ok(Written::State(State::Ready(bytes))),
        Err(PackProblem::Full) => {
            tracing::error!(copy = %id, "there is no room on the disk for a copy of a member's data");
            Ok(Written::State(State::Full))
        }
        Err(PackProblem::Begun) => Ok(Written::Elsewhere),
        Err(PackProblem::Broken(why)) => Err(Fault::outage(format!("a copy could not be written: {why}")).into()),
    }
}

async fn read(files: &Files, file: &ExportedFile) -> Result<Option<Bytes>, Fault> {
    let Some(lock) = &file.lock else { return files.find(&file.kept).await };
    match files.read_sealed(&file.kept, lock).await {
        Ok(bytes) => Ok(bytes.map(Bytes::from)),
        // What is spoiled keeps its owner from nothing else.
        Err(fault) if *fault.kind() == FaultKind::Bug => {
            tracing::error!(%fault, "a file of a copy does not open");
            Ok(None)
        }
        Err(fault) => Err(fault),
    }
}

/// With what a copy is sealed: its owner's own key, which goes when they do.
fn lock_of(key: SealKey, copy: &DataCopy, name: &FileName) -> Lock {
    Lock::new(key, "data_copy", copy.member, copy.member, name)
}

/// Everything of a member, in one snapshot, however long that takes.
async fn gather(app: &App, member: MemberId) -> Result<Contents> {
    let read = app.db().read_slowly(&HOUSE).await?;
    let reader = read.reader();
    let mut parts = Vec::new();
    for it in app.belongings() {
        parts.push((it.words, (it.export)(app, reader, member).await?));
    }
    let name = accounts_api::find_name(reader, member).await?.or_absent()?;
    Ok(Contents { name, from: app.settings().url.origin(), made_at: reader.now(), parts })
}

/// A copy of the viewer's and its bytes, piece by piece.
///
/// # Errors
/// `Absent` if it is not theirs, is not there yet or is over.
pub async fn open_copy(app: &App, viewer: &Viewer, id: CopyId) -> Result<(DataCopy, Pieces)> {
    let read = app.read(viewer).await?;
    let copy = db::find_copy(read.reader(), id).await?.or_absent()?;
    let copy = policy::may_take(viewer, copy)?.into_subject();
    let now = read.reader().now();
    drop(read);
    let copy = Some(copy).filter(|it| it.is_ready(now)).or_absent()?;
    let (name, key) = (name_of(id)?, app.vault().find(Scope::member(copy.member)).await?.or_absent()?);
    let pieces = copies(app)?.stream_sealed(&name, lock_of(key, &copy, &name), 0..u64::MAX).await?.or_absent()?;
    Ok((copy, pieces))
}

/// Takes away the files of copies whose rows are gone.
pub async fn remove_files(app: &App, ids: &[CopyId]) -> Result<()> {
    for id in ids {
        copies(app)?.remove(&name_of(*id)?).await?;
    }
    Ok(())
}
