//! Files whose bytes are on the disk: kept before the rows that name them are written, taken away when no row names them.

use super::Brought;
use crate::{App, Boxed};
use files::{About, FileName, Preview};
use kernel::{Fault, Private, Result};
use std::time::Duration;
use store::{Job, JobRow, Tx};

/// A file that no row names may be on its way, or in a backup that is being made.
const GRACE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A file whose bytes are on the disk; a row that names it is still to be written.
#[derive(Debug, Clone)]
pub struct KeptFile {
    /// What it is.
    pub about: About,
    /// Where its bytes lie.
    pub kept: FileName,
    /// Where those of the smaller picture lie.
    pub preview: Option<FileName>,
    /// How many they are on the disk, both together.
    pub bytes: u64,
    /// The beginning of its words: kept by nobody but who seals them.
    pub words: Private<String>,
}

impl KeptFile {
    /// Where its bytes lie, those of the smaller picture too.
    pub fn names(&self) -> impl Iterator<Item = FileName> + '_ {
        std::iter::once(&self.kept).chain(&self.preview).cloned()
    }
}

/// Brings the bytes to the disk, before the rows that name them. What stays behind when one fails is taken away by night.
///
/// # Errors
/// What the disk says.
pub async fn keep_files(brought: Vec<Brought>) -> Result<Vec<KeptFile>> {
    let mut all = Vec::new();
    for Brought { fit, words, pages, .. } in brought {
        let preview = fit.preview.as_ref().map(|(it, width, height)| {
            (it.name.clone(), Preview { width: *width, height: *height, bytes: it.whole.plain() })
        });
        let about = About {
            title: fit.title.clone(),
            kind: fit.kind,
            bytes: fit.bytes(),
            note: fit.note,
            preview: preview.as_ref().map(|it| it.1),
            pages,
            is_read: !words.expose().is_empty(),
        };
        let kept = fit.file.name.clone();
        let bytes = tokio::task::spawn_blocking(move || fit.keep());
        let bytes = bytes.await.map_err(|_| Fault::bug("keeping a file panicked"))??;
        all.push(KeptFile { about, kept, preview: preview.map(|it| it.0), bytes, words });
    }
    Ok(all)
}

/// What the write said whose rows name these files: if it was refused, they go again. What stays behind all the same goes by
/// night.
///
/// # Errors
/// What the write, or the disk, says.
pub async fn or_drop<T>(app: &App, names: &[FileName], written: Result<T>) -> Result<T> {
    if written.is_err() {
        drop_files(app, names).await?;
    }
    written
}

/// Takes away what was kept and is named by no row.
///
/// # Errors
/// What the disk says.
pub async fn drop_files(app: &App, names: &[FileName]) -> Result<()> {
    for name in names {
        app.files().remove(name).await?;
    }
    Ok(())
}

/// Whether there is room for so many bytes more beside those that the member's files take already (abuse case 70).
///
/// # Errors
/// How much there is for one member, in megabytes.
pub fn has_room(app: &App, stored: i64, new: u64) -> std::result::Result<(), u64> {
    let quota = app.settings().uploads.quota_bytes;
    match u64::try_from(stored).unwrap_or(0).saturating_add(new) > quota {
        true => Err(quota / 1_000_000),
        false => Ok(()),
    }
}

/// Has the bytes of files removed by the job of this kind once the write is committed. The names tell nothing.
pub fn discard_files(tx: &mut Tx, job: &'static str, names: &[FileName]) {
    if !names.is_empty() {
        let names: Vec<&str> = names.iter().map(FileName::as_str).collect();
        tx.enqueue(Job::with(job, &names, tx.now()));
    }
}

/// What the job of [`discard_files`] does.
pub fn discard(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let spoiled = || Fault::bug("the job that removes files names none");
        let names: Vec<String> = serde_json::from_str(&job.body).map_err(|_| spoiled())?;
        for name in names {
            app.files().remove(&FileName::parse(&name).ok_or_else(spoiled)?).await?;
        }
        Ok(())
    })
}

/// The sealed files of a table that are older than a week, some at a time: those that no row names can go. What is younger may
/// be on its way, and a backup that is being made may name it.
///
/// # Errors
/// What the disk says.
pub async fn old_files(app: &App, table: &str) -> Result<Vec<Vec<FileName>>> {
    let old = app.files().sealed_names(table, app.clock().now().minus(GRACE)).await?;
    Ok(old.chunks(500).map(<[FileName]>::to_vec).collect())
}

/// Takes away those of these files that are not named; how many.
///
/// # Errors
/// What the disk says.
pub async fn remove_unnamed(app: &App, old: &[FileName], named: &[FileName]) -> Result<u64> {
    let mut gone = 0;
    for name in old.iter().filter(|it| !named.contains(it)) {
        app.files().remove(name).await?;
        gone += 1;
    }
    Ok(gone)
}
