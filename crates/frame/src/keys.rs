//! Keys that nobody needs any more: destroyed once the write is committed in which what they sealed went, and found by night
//! where no row names them. Writing the file of keys anew takes the keys' database for itself, so that it is done once a
//! minute for all that went meanwhile.

use crate::{App, Boxed, Telling, Works};
use kernel::{Act, Fault, Moment, Reason, Result, Viewer};
use std::{collections::HashSet, time::Duration};
use store::{Job, JobRow, Reader, Tx};
use vault::Scope;
use work::Rhythm;

/// Says which of some keys the rows of a feature name. Asked in one snapshot for all features, so that what goes over from one to
/// another is never named by none.
pub type NamedKeys = for<'r> fn(Reader<'r>, &'r [Scope]) -> Telling<'r, Vec<Scope>>;

const FORGET: &str = "keys.forget";
const WIPE: &str = "keys.wipe";
const SWEEP: &str = "keys.sweep";
const FORGOTTEN: Act = Act::open("forget_keys");
const HOUSE: Viewer = Viewer::house(Reason::Background);
/// So many stand in one job.
const AT_ONCE: usize = 500;
/// A younger one may have been made for a write that is under way.
const YOUNG: Duration = Duration::from_secs(24 * 60 * 60);

/// Has keys destroyed once this write is committed: what they sealed is noise from then on, in backups too.
pub fn forget_keys(tx: &mut Tx, keys: impl IntoIterator<Item = Scope>) {
    let keys: Vec<String> = keys.into_iter().map(|it| it.to_string()).collect();
    let now = tx.now();
    for some in keys.chunks(AT_ONCE) {
        tx.enqueue(Job::with(FORGET, &some, now));
    }
}

/// Who does it. Twice does no harm.
pub(crate) fn works() -> [Works; 3] {
    [
        Works { kind: FORGET, rhythm: Rhythm::Asked, run: forget },
        Works { kind: WIPE, rhythm: Rhythm::Asked, run: wipe },
        Works { kind: SWEEP, rhythm: Rhythm::Nightly, run: sweep },
    ]
}

fn forget(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let keys: Vec<String> =
            serde_json::from_str(&job.body).map_err(|_| Fault::bug("the job that destroys keys is spoiled"))?;
        let keys = keys.iter().map(|it| it.parse()).collect::<Result<Vec<Scope>, Fault>>()?;
        app.vault().destroy(&keys).await?;
        wipe_later(&app).await
    })
}

/// With the next minute but one, once for all of this minute.
async fn wipe_later(app: &App) -> Result<()> {
    app.write(&HOUSE, FORGOTTEN, async |tx| {
        let minute = tx.now().seconds().div_euclid(60);
        let due = Moment::from_micros((minute + 2) * 60 * 1_000_000);
        tx.enqueue(Job { kind: WIPE, body: "{}".to_owned(), due, once: Some(format!("{WIPE}.{minute}")) });
        Ok(())
    })
    .await
}

fn wipe(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { app.vault().wipe().await.map(drop) })
}

/// What a server that was stopped, or a write that was refused in the end, left behind.
fn sweep(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let gone = sweep_keys(&app).await?;
        if gone > 0 {
            tracing::info!(gone, "keys that nothing is sealed with were destroyed");
        }
        app.vault().wipe().await.map(drop)
    })
}

async fn sweep_keys(app: &App) -> Result<usize> {
    let (before, mut after, mut gone) = (app.clock().now().minus(YOUNG), None, 0);
    // Where nobody says which are named, none can be told to be without use.
    while !app.named_keys().is_empty() {
        let page = app.vault().page_of_older(before, after, AT_ONCE as i64).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        let read = app.db().read_slowly(&HOUSE).await?;
        let mut named = HashSet::new();
        for names in app.named_keys() {
            named.extend(names(read.reader(), &page).await?);
        }
        drop(read);
        let unnamed: Vec<Scope> = page.into_iter().filter(|it| !named.contains(it)).collect();
        if !unnamed.is_empty() {
            gone += unnamed.len();
            app.vault().destroy(&unnamed).await?;
        }
    }
    Ok(gone)
}
