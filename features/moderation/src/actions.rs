//! The verbs: reporting and complaining here, what moderators do below.

mod copies;
mod decide;
mod forget;

pub use copies::said_of;
pub use decide::{
    ANSWER, Answer, HIDE, LOOK, READMIT, RESTORE, SUSPEND, WARN, answer, hide, look, readmit, restore, suspend, warn,
};
pub use forget::{forget_copies, forget_texts};

use copies::Copy;

use crate::{
    jobs::{self, Letter},
    policy,
    report::{About, Earlier, Kind, NewReport, ReportId, Snapshot, Words},
    store::{self as db, measure},
};
use ::store::{Reader, Tx};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Permit, Result, Viewer};
use moderation_api::{Reportable, Reportables, Thing, ThingId};
use std::{sync::Arc, time::Duration};

/// Reporting something.
pub const REPORT: Act = Act::open("report");
/// Complaining about Kettle.
pub const COMPLAIN: Act = Act::open("complain");

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What the form of a report says.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What is wrong.
    pub kind: Kind,
    /// What was added.
    pub words: Option<Words>,
}

/// What came of a report at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The thing is hidden until a moderator has looked.
    Hidden,
    /// It waits for a moderator.
    Waits,
}

/// Whoever has things of this kind.
pub fn things(app: &App, kind: &str) -> Result<Arc<dyn Reportable>> {
    Ok(app.keep(Reportables::default).find(kind).or_absent()?)
}

/// The thing as the viewer sees it, if they may report it.
pub async fn find_reportable(app: &App, viewer: &Viewer, things: &dyn Reportable, thing: ThingId) -> Result<Thing> {
    let found = things.find(app.read(viewer).await?.reader(), thing).await?.or_absent()?;
    policy::may_send(viewer, about(things, thing, &found, Kind::Other, None))?;
    Ok(found)
}

/// Reports a thing. If a patient may be recognised in it, it is hidden in the same commit.
///
/// # Errors
/// `Absent` for what the viewer cannot see and for their own; the problems of the form.
pub async fn report(
    app: &App,
    viewer: &Viewer,
    things: &dyn Reportable,
    thing: ThingId,
    draft: Cleared<Draft>,
) -> Result<Sent> {
    // What would be refused makes no key.
    may_be_sent(app.read(viewer).await?.reader(), things, thing, draft.get()).await?;
    let copy = Copy::begin(app, things).await?;
    app.write(viewer, REPORT.on(thing), async |tx| {
        let Reporting { new, earlier, is_held } = may_be_sent(tx.reader(), things, thing, draft.get()).await?;
        let mut sealed = None;
        let new = new.try_map(|it| copy.sealed(it, tx.rng(), &mut sealed))?;
        db::insert_report(tx, &new, copy.report, sealed.as_deref()).await?;
        acknowledge(tx, copy.report);
        let hides = !is_held && new.hides(&earlier);
        if hides {
            things.hide(tx, thing).await?;
            let measure = measure::insert_hidden_at_once(tx, &new, copy.report).await?;
            jobs::post(tx, Letter::Told { measure });
        }
        guarding_api::note(tx, &draft).await?;
        Ok(if hides { Sent::Hidden } else { Sent::Waits })
    })
    .await
}

/// A report that may be sent, and what was said of the same thing before.
struct Reporting {
    new: Permit<policy::Send, NewReport>,
    earlier: Vec<Earlier>,
    is_held: bool,
}

async fn may_be_sent(reader: Reader<'_>, things: &dyn Reportable, thing: ThingId, draft: &Draft) -> Result<Reporting> {
    let found = things.find(reader, thing).await?.or_absent()?;
    let earlier = db::find_earlier(reader, things.kind(), thing).await?;
    let today = sent_today(reader).await?;
    let new = about(things, thing, &found, draft.kind, draft.words.clone());
    let new = policy::may_send(reader.viewer(), new)?.try_map(|it| it.checked(&earlier, today))?;
    Ok(Reporting { new, earlier, is_held: found.held_since.is_some() })
}

/// Complains about Kettle: a decision, the handling of data, anything that is nobody's profile.
///
/// # Errors
/// The problems of the form.
pub async fn complain(app: &App, viewer: &Viewer, words: Cleared<Option<Words>>) -> Result<()> {
    app.write(viewer, COMPLAIN, async |tx| {
        let today = sent_today(tx.reader()).await?;
        let new = NewReport { kind: Kind::Complaint, words: words.get().clone(), about: None };
        let new = policy::may_send(tx.viewer(), new)?.try_map(|it| it.checked(&[], today))?;
        let id = ReportId::new(tx.now(), tx.rng());
        db::insert_report(tx, &new, id, None).await?;
        tx.on(id);
        acknowledge(tx, id);
        guarding_api::note(tx, &words).await
    })
    .await
}

fn about(things: &dyn Reportable, thing: ThingId, found: &Thing, kind: Kind, words: Option<Words>) -> NewReport {
    let about = About { kind: things.kind().to_owned(), thing, author: found.author };
    NewReport { kind, words, about: Some((about, Snapshot::of(found))) }
}

/// Tells whoever sent it that it is there, and those who look at reports that something waits.
fn acknowledge(tx: &mut Tx, report: ReportId) {
    jobs::post(tx, Letter::Received { report });
    jobs::post(tx, Letter::Waiting);
}

async fn sent_today(reader: Reader<'_>) -> Result<i64> {
    Ok(db::count_sent_since(reader, reader.now().minus(DAY)).await?)
}
