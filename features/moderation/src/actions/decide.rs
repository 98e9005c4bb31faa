//! What moderators do about a report: each is one commit with its record, its letter and its row of the audit.

use super::things;
use crate::{
    jobs::{self, Letter},
    measure::What,
    policy::{self, Decide},
    report::{About, Report, ReportId, Words},
    store::{self as db, measure},
};
use ::store::Tx;
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Permit, Problems, Result, Viewer};
use notices_api::Kind;

/// Beginning to look.
pub const LOOK: Act = Act::open("look_at_report");
/// Hiding what was reported.
pub const HIDE: Act = Act::open("hide_reported");
/// Showing it again.
pub const RESTORE: Act = Act::open("restore_reported");
/// Warning the author.
pub const WARN: Act = Act::open("warn_author");
/// Suspending the author.
pub const SUSPEND: Act = Act::open("suspend_author");
/// Ending the suspension.
pub const READMIT: Act = Act::open("readmit_author");
/// Answering.
pub const ANSWER: Act = Act::open("answer_report");

/// What a moderator answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// To whoever reported it.
    pub to_reporter: Words,
    /// To the author, if they are to hear.
    pub to_author: Option<Words>,
}

/// Says that somebody looks, so that two do not do the same; the reporter sees it.
pub async fn look(app: &App, viewer: &Viewer, id: ReportId) -> Result<()> {
    app.write(viewer, LOOK.on(id), async |tx| {
        let report = decided(tx, id).await?;
        looked(tx, &report).await
    })
    .await
}

/// Hides the thing from everybody but its author and those who look at reports.
pub async fn hide(app: &App, viewer: &Viewer, id: ReportId, words: Cleared<Option<Words>>) -> Result<()> {
    app.write(viewer, HIDE.on(id), async |tx| {
        let (report, about) = with_thing(tx, id).await?;
        things(app, &about.kind)?.hide(tx, about.thing).await?;
        take(tx, &report, What::Hidden, words).await
    })
    .await
}

/// Lets the thing be seen again.
pub async fn restore(app: &App, viewer: &Viewer, id: ReportId, words: Cleared<Option<Words>>) -> Result<()> {
    app.write(viewer, RESTORE.on(id), async |tx| {
        let (report, about) = with_thing(tx, id).await?;
        things(app, &about.kind)?.restore(tx, about.thing).await?;
        take(tx, &report, What::Restored, words).await
    })
    .await
}

/// Warns the author: a letter and a record.
pub async fn warn(app: &App, viewer: &Viewer, id: ReportId, words: Cleared<Option<Words>>) -> Result<()> {
    app.write(viewer, WARN.on(id), async |tx| {
        let (report, about) = with_thing(tx, id).await?;
        author(&about)?;
        take(tx, &report, What::Warned, words).await
    })
    .await
}

/// Suspends the author: every session ends; they may come in to read, to complain and to take away what is theirs.
///
/// # Errors
/// A problem if they are suspended already or run the network.
pub async fn suspend(app: &App, viewer: &Viewer, id: ReportId, words: Cleared<Option<Words>>) -> Result<()> {
    app.write(viewer, SUSPEND.on(id), async |tx| {
        let (report, about) = with_thing(tx, id).await?;
        let reason = words.get().as_ref().map_or("", Words::as_str);
        if !accounts_api::suspend(tx, author(&about)?, reason).await? {
            let words = "This member is suspended already or is an administrator, whom only the operator suspends.";
            return Err(Problems::one("", words).into());
        }
        take(tx, &report, What::Suspended, words).await
    })
    .await
}

/// Ends the suspension of the author.
///
/// # Errors
/// A problem if they are not suspended.
pub async fn readmit(app: &App, viewer: &Viewer, id: ReportId, words: Cleared<Option<Words>>) -> Result<()> {
    app.write(viewer, READMIT.on(id), async |tx| {
        let (report, about) = with_thing(tx, id).await?;
        if !accounts_api::readmit(tx, author(&about)?).await? {
            return Err(Problems::one("", "This member is not suspended.").into());
        }
        take(tx, &report, What::Readmitted, words).await
    })
    .await
}

/// Answers the report and all others of the same thing that wait; each who reported gets a letter.
///
/// # Errors
/// A problem if it is answered already.
pub async fn answer(app: &App, viewer: &Viewer, id: ReportId, answer: Cleared<Answer>) -> Result<()> {
    app.write(viewer, ANSWER.on(id), async |tx| {
        let report = decided(tx, id).await?;
        let answered = db::save_answer(tx, &report, &answer.get().to_reporter).await?;
        if answered.is_empty() {
            return Err(Problems::one("", "Somebody has answered this meanwhile. Load the page again.").into());
        }
        for report in &answered {
            jobs::post(tx, Letter::Answered { report: *report });
        }
        for (report, reporter) in measure::page_of_reporters(tx.reader(), &answered).await? {
            notices_api::give(tx, &[reporter], Kind::ReportAnswered, None, *report.as_bytes()).await?;
        }
        record(tx, &report, What::Answered, answer.get().to_author.clone()).await?;
        guarding_api::note(tx, &answer).await
    })
    .await
}

/// The report, if the writer may decide on it.
async fn decided(tx: &Tx, id: ReportId) -> Result<Permit<Decide, Report>> {
    policy::may_look(tx.viewer())?; // whoever may not learns nothing from how long the search takes
    let found = db::find_report(tx.reader(), id).await?.or_absent()?;
    Ok(policy::may_decide(tx.viewer(), found.report)?)
}

/// As [`decided`], with the thing; `Absent` for a complaint and once the author has left.
async fn with_thing(tx: &Tx, id: ReportId) -> Result<(Permit<Decide, Report>, About)> {
    let report = decided(tx, id).await?;
    let about = report.about.clone().or_absent()?;
    Ok((report, about))
}

/// Whose the thing is.
///
/// # Errors
/// A problem if it was asked without a name: then it can be hidden, and nobody is warned or suspended for it by a report alone.
fn author(about: &About) -> Result<MemberId> {
    let nobody = || Problems::one("", "Nobody here knows who asked. You can hide it, and answer the report.");
    Ok(about.author.ok_or_else(nobody)?)
}

/// Notes that somebody looks, once.
async fn looked(tx: &mut Tx, report: &Permit<Decide, Report>) -> Result<()> {
    if db::save_looked_at(tx, report).await? {
        measure::insert_measure(tx, report, What::Looked, None).await?;
    }
    Ok(())
}

/// Keeps what was done; whoever does something has looked.
async fn take(tx: &mut Tx, report: &Permit<Decide, Report>, what: What, words: Cleared<Option<Words>>) -> Result<()> {
    if what.wants_words() && words.get().is_none() {
        return Err(Problems::one("words", "Write to the author what this is about.").into());
    }
    looked(tx, report).await?;
    record(tx, report, what, words.get().clone()).await?;
    guarding_api::note(tx, &words).await
}

async fn record(tx: &mut Tx, report: &Permit<Decide, Report>, what: What, words: Option<Words>) -> Result<()> {
    let measure = measure::insert_measure(tx, report, what, words.as_ref()).await?;
    if report.about.is_some() && what.is_told(words.as_ref()) {
        jobs::post(tx, Letter::Told { measure });
    }
    Ok(())
}
