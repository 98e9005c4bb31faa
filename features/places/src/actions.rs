//! The verbs: imports. A file is read and compared whole; then all of it is saved, or nothing.

mod bring_in;

pub(crate) use bring_in::tidy;
pub use bring_in::{CHECK, DISCARD, bring_in, check_file, discard, import_file};

use crate::{
    day::Day,
    import::{
        kind::Kind,
        northern_ireland, outcodes,
        outcome::{Parsed, Summary},
        pcns,
        plan::Plan,
        practices,
        refused::Refused,
    },
    policy,
    store::{imports, records},
};
use frame::App;
use kernel::{Act, Fault, Reason, Result, Viewer};
use places_api::{PlaceChanged, PlacesImported};
use store::Tx;

/// Importing practices.
pub const IMPORT_PRACTICES: Act = Act::open("import_practices");
/// Importing networks.
pub const IMPORT_PCNS: Act = Act::open("import_pcns");
/// Importing outcodes.
pub const IMPORT_OUTCODES: Act = Act::open("import_outcodes");
/// Laying the ground that no file gives.
pub const LAY_GROUND: Act = Act::open("lay_ground");

/// Which practice file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `epraccur` of the Organisation Data Service: England and Wales.
    Ods,
    /// The practice reference file of Northern Ireland.
    NorthernIreland,
}

/// Whether anything is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Only says what would change.
    Dry,
    /// Changes it.
    Real,
}

/// Imports a practice file. The numbers of a dry run are those of the real one.
///
/// # Errors
/// `Refusal::Invalid` under `file`, with a sentence, for what is not a whole file of its kind; nothing was changed then.
pub async fn import_practices(app: &App, viewer: &Viewer, bytes: Vec<u8>, format: Format, run: Run) -> Result<Summary> {
    policy::may_import(viewer, ())?;
    let parsed = read_aside(move || match format {
        Format::Ods => practices::parse(&bytes),
        Format::NorthernIreland => northern_ireland::parse(&bytes),
    });
    let kind = match format {
        Format::Ods => Kind::Practices,
        Format::NorthernIreland => Kind::NorthernIreland,
    };
    import(app, viewer, IMPORT_PRACTICES, kind, parsed.await?, run).await
}

/// Imports the workbook of networks and their members.
///
/// # Errors
/// As [`import_practices`].
pub async fn import_pcns(app: &App, viewer: &Viewer, bytes: Vec<u8>, run: Run) -> Result<Summary> {
    policy::may_import(viewer, ())?;
    let today = Day::of(app.clock().now());
    let parsed = read_aside(move || pcns::parse(&bytes, today)).await?;
    import(app, viewer, IMPORT_PCNS, Kind::Pcns, parsed, run).await
}

/// Imports where outcodes are.
///
/// # Errors
/// As [`import_practices`].
pub async fn import_outcodes(app: &App, viewer: &Viewer, bytes: Vec<u8>, run: Run) -> Result<Summary> {
    policy::may_import(viewer, ())?;
    let parsed = read_aside(move || outcodes::parse(&bytes)).await?;
    if run == Run::Dry {
        let read = app.db().read_slowly(viewer).await?;
        return Ok(outcodes::diff(&imports::list_outcodes(read.reader()).await?, parsed).summary());
    }
    app.write(viewer, IMPORT_OUTCODES, async |tx| {
        let changes = outcodes::diff(&imports::list_outcodes(tx.reader()).await?, parsed);
        let permit = policy::may_import(tx.viewer(), changes)?;
        imports::save_outcodes(tx, &permit).await?;
        let summary = permit.summary();
        records::insert_done(tx, &permit, Kind::Outcodes, &summary).await?;
        let changes = summary.new + summary.changed;
        if changes > 0 {
            tx.tell(PlacesImported { what: "outcodes".to_owned(), changes });
        }
        Ok(summary)
    })
    .await
}

/// Lays the ground under all files: nations, regions, boards and areas. Writes only what is missing.
pub async fn lay_ground(app: &App) -> Result<()> {
    let house = Viewer::house(Reason::Import);
    let today = Day::of(app.clock().now());
    let read = app.db().read_slowly(&house).await?;
    let (known, steps) = imports::list_ground(read.reader()).await?;
    drop(read);
    if Plan::of_ground(known, steps, today).is_empty() {
        return Ok(());
    }
    app.write(&house, LAY_GROUND, async |tx| {
        // Read again: another program may have laid it in the meantime.
        let (known, steps) = imports::list_ground(tx.reader()).await?;
        save(tx, Plan::of_ground(known, steps, today), "ground").await
    })
    .await
}

async fn import(app: &App, viewer: &Viewer, act: Act, kind: Kind, parsed: Parsed, run: Run) -> Result<Summary> {
    let today = Day::of(app.clock().now());
    if run == Run::Dry {
        let read = app.db().read_slowly(viewer).await?;
        let known = imports::list_known(read.reader()).await?;
        let steps = imports::list_steps(read.reader()).await?;
        return Ok(Plan::of_file(known, steps, parsed, today).map_err(refusal)?.changes.summary());
    }
    app.write(viewer, act, async |tx| {
        let known = imports::list_known(tx.reader()).await?;
        let steps = imports::list_steps(tx.reader()).await?;
        let plan = Plan::of_file(known, steps, parsed, today).map_err(refusal)?;
        let summary = plan.changes.summary();
        save(tx, plan, what(kind)).await?;
        records::insert_done(tx, &policy::may_import(tx.viewer(), ())?, kind, &summary).await?;
        Ok(summary)
    })
    .await
}

/// What the fact of an import calls it: practices are practices, wherever they are.
const fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Practices | Kind::NorthernIreland => "practices",
        Kind::Pcns => "pcns",
        Kind::Outcodes => "outcodes",
    }
}

/// Saves what was planned and tells of each place that is another now.
async fn save(tx: &mut Tx, plan: Plan, what: &'static str) -> Result<()> {
    let permit = policy::may_import(tx.viewer(), plan)?;
    imports::save_plan(tx, &permit).await?;
    let touched = permit.touched();
    let changes = touched.len().max(permit.changes.links.len()) as u64;
    for place in touched {
        tx.tell(PlaceChanged { place: place.clone() });
    }
    if changes > 0 {
        tx.tell(PlacesImported { what: what.to_owned(), changes });
    }
    Ok(())
}

/// Reads a file where it holds up nobody.
async fn read_aside<T: Send + 'static>(read: impl FnOnce() -> Result<T, Refused> + Send + 'static) -> Result<T> {
    let read = tokio::task::spawn_blocking(read).await;
    read.map_err(|it| Fault::bug(format!("reading an import ended early: {it}")))?.map_err(refusal)
}

fn refusal(refused: Refused) -> kernel::Stop {
    kernel::Refusal::from(refused).into()
}

#[cfg(test)]
mod tests;
