//! Looking after the server: a test letter, work that was given up, and a store that holds a made population.

use crate::{
    jobs::{self, Letter},
    policy,
    store::{self as db, find_made as found_made},
};
use frame::App;
use kernel::{Act, OrAbsent, Result, Viewer};
use store::JobId;

/// A letter to oneself, to see whether letters arrive.
pub const SEND_TEST_LETTER: Act = Act::open("send_test_letter");
/// Work that was given up is to be tried again.
pub const TRY_AGAIN: Act = Act::open("try_job_again");

const MARK_MADE: Act = Act::open("populate");

/// Sends a letter to the viewer.
pub async fn send_test_letter(app: &App, viewer: &Viewer) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, SEND_TEST_LETTER, async |tx| {
        policy::may_look_after(tx.viewer(), ())?;
        jobs::post(tx, Letter::Test { member });
        Ok(())
    })
    .await
}

/// Has a piece of work that was given up tried again now.
pub async fn try_job_again(app: &App, viewer: &Viewer, job: JobId) -> Result<()> {
    app.write(viewer, TRY_AGAIN.on(job), async |tx| {
        let job = policy::may_look_after(tx.viewer(), job)?;
        Ok(store::jobs::revive(tx, *job).await?.then_some(()).or_absent()?)
    })
    .await
}

/// Notes that this store holds a made population of so many members, before the first of them is written.
pub async fn mark_made(app: &App, viewer: &Viewer, seed: u64, members: u64) -> Result<()> {
    app.write(viewer, MARK_MADE, async |tx| {
        let members = policy::may_mark(tx.viewer(), members)?;
        db::insert_made(tx, &members, seed).await
    })
    .await
}

/// How many members the made population has, if this store holds one.
pub async fn find_made(app: &App) -> Result<Option<u64>> {
    Ok(found_made(app.read(&Viewer::nobody()).await?.reader()).await?)
}

/// Why this store must not be reached by others: it holds a made population, and everybody knows their password.
/// `None` if it may be.
pub async fn refuse_made(app: &App) -> Result<Option<String>> {
    if app.settings().url.is_loopback() {
        return Ok(None);
    }
    let made = find_made(app).await?;
    Ok(made.map(|members| {
        format!(
            "this store holds a made population of {members} members, whose password everybody knows, so it serves this \
             machine only and not {}. To try it out, leave KETTLE_PUBLIC_URL unset. To let people in, begin with an empty \
             data folder: set KETTLE_DATA to another one (and KETTLE_DATABASE, if it is set)",
            app.settings().url.origin()
        )
    }))
}
