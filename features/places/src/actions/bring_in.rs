//! Bringing in a file through the pages: looked at first, kept for a day, brought in or put aside. The same imports as the
//! command's.

use super::{Format, Run, import_outcodes, import_pcns, import_practices};
use crate::{
    import::{kind::Kind, outcome::Summary, record::ImportId},
    policy,
    store::records,
};
use files::FileName;
use frame::App;
use kernel::{Act, Fault, OrAbsent, Result, Viewer};
use std::time::Duration;

/// Looking at a file.
pub const CHECK: Act = Act::open("check_import");
/// Putting a file aside.
pub const DISCARD: Act = Act::open("discard_import");

const TIDY: Act = Act::open("tidy_imports");
/// So long a file waits.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// Brings a file in, or only says what would change.
///
/// # Errors
/// A problem of the field `file` for what is not a whole file of its kind.
pub async fn import_file(app: &App, viewer: &Viewer, kind: Kind, bytes: Vec<u8>, run: Run) -> Result<Summary> {
    match kind {
        Kind::Practices => import_practices(app, viewer, bytes, Format::Ods, run).await,
        Kind::NorthernIreland => import_practices(app, viewer, bytes, Format::NorthernIreland, run).await,
        Kind::Pcns => import_pcns(app, viewer, bytes, run).await,
        Kind::Outcodes => import_outcodes(app, viewer, bytes, run).await,
    }
}

/// Looks at a file and keeps it, so that it can be brought in as it was looked at.
///
/// # Errors
/// As [`import_file`].
pub async fn check_file(app: &App, viewer: &Viewer, kind: Kind, bytes: Vec<u8>) -> Result<ImportId> {
    let summary = import_file(app, viewer, kind, bytes.clone(), Run::Dry).await?;
    let name = FileName::new(app.rng());
    app.files().put(&name, bytes).await?;
    let kept = app.write(viewer, CHECK, async |tx| {
        let permit = policy::may_import(tx.viewer(), ())?;
        Ok(records::insert_waiting(tx, &permit, kind, &summary, name.as_str()).await?)
    });
    let kept = kept.await;
    if kept.is_err() {
        app.files().remove(&name).await?; // no row names it
    }
    kept
}

/// Brings in a file that was looked at.
///
/// # Errors
/// `Absent` if it does not wait any more.
pub async fn bring_in(app: &App, viewer: &Viewer, id: ImportId) -> Result<Summary> {
    policy::may_import(viewer, ())?;
    let found = records::find_waiting(app.read(viewer).await?.reader(), id).await?;
    let (record, name) = found.or_absent()?;
    let bytes = app.files().find(&named(&name)?).await?.or_absent()?;
    let summary = import_file(app, viewer, record.kind, bytes.to_vec(), Run::Real).await?;
    take_away(app, viewer, TIDY, id).await?;
    Ok(summary)
}

/// Puts a file aside that was looked at.
pub async fn discard(app: &App, viewer: &Viewer, id: ImportId) -> Result<()> {
    policy::may_import(viewer, ())?;
    Ok(take_away(app, viewer, DISCARD.on(id), id).await?.then_some(()).or_absent()?)
}

/// Takes away what nobody has decided about for a day.
pub(crate) async fn tidy(app: &App, house: &Viewer) -> Result<()> {
    let before = app.clock().now().minus(KEPT);
    let old = records::page_of_forgotten(app.read(house).await?.reader(), before).await?;
    for id in old {
        take_away(app, house, TIDY, id).await?;
    }
    Ok(())
}

/// Whether it was still there.
async fn take_away(app: &App, viewer: &Viewer, act: Act, id: ImportId) -> Result<bool> {
    let gone = app.write(viewer, act, async |tx| {
        let id = policy::may_tidy(tx.viewer(), id)?;
        records::remove_waiting(tx, &id).await
    });
    match gone.await? {
        Some(name) => {
            app.files().remove(&named(&name)?).await?;
            Ok(true)
        }
        None => Ok(false),
    }
}

fn named(name: &str) -> Result<FileName, Fault> {
    FileName::parse(name).ok_or_else(|| Fault::bug("an import's file has a spoiled name"))
}
