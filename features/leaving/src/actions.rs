//! The verbs: taking one's data along here and below, leaving and erasing below.

mod erase;
mod leave;
mod make;
mod pack;

pub use erase::{
    ERASE, erase_at_once, erase_due, erasures_since, ledger_of, note_erasures, read_ledger, replay_erasures,
};
pub use leave::{LEAVE, STAY, find_departure, leave, stay};
pub use make::{connect, make_copy, open_copy, remove_files};

use crate::{
    copy::{Asking, CopyId, DataCopy},
    jobs, policy, store as db,
};
use frame::App;
use kernel::{Act, OrAbsent, Problems, Reason, Result, Viewer};

/// Asking for a copy.
pub const ASK_COPY: Act = Act::open("ask_copy");
/// Taking one away.
pub const REMOVE_COPY: Act = Act::open("remove_copy");
const CLEAR_COPIES: Act = Act::open("clear_copies");

pub(crate) const HOUSE: Viewer = Viewer::house(Reason::Background);
/// So many rows go at once.
const AT_ONCE: i64 = 500;

/// Has a copy made of everything that Kettle holds of the viewer, and waits until it is there. Pressing twice is pressing
/// once. What could not be made stands on the page; it is no error here.
///
/// # Errors
/// A problem without a field if there were too many today.
pub async fn ask_copy(app: &App, viewer: &Viewer) -> Result<()> {
    match begin_copy(app, viewer).await? {
        Some(id) => make_copy(app, id).await,
        None => Ok(()),
    }
}

/// Notes that the viewer wants a copy, and makes none: a job does in a minute, if nobody does before. `None` if there is one
/// that is meant.
///
/// # Errors
/// As [`ask_copy`].
pub async fn begin_copy(app: &App, viewer: &Viewer) -> Result<Option<CopyId>> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, ASK_COPY.on(member), async |tx| {
        let permit = policy::may_ask(tx.viewer(), member)?;
        let earlier = db::page_of_copies(tx.reader(), member).await?;
        let asking = DataCopy::ask(&earlier, tx.now()).map_err(|it| Problems::one("", it.to_string()))?;
        if asking == Asking::Same {
            return Ok(None);
        }
        let id = db::insert_copy(tx, &permit).await?;
        if let Some(id) = id {
            jobs::make_later(tx, id);
        }
        Ok(id)
    })
    .await
}

/// Takes one of the viewer's copies away before its time.
///
/// # Errors
/// `Absent` if it is not theirs.
pub async fn remove_copy(app: &App, viewer: &Viewer, id: CopyId) -> Result<()> {
    app.write(viewer, REMOVE_COPY.on(id), async |tx| {
        let copy = db::find_copy(tx.reader(), id).await?.or_absent()?;
        let permit = policy::may_take(tx.viewer(), copy)?;
        db::save_removed(tx, &permit).await?;
        jobs::discard(tx, vec![id]);
        Ok(())
    })
    .await
}

/// Takes away all copies whose time is up; how many.
pub async fn clear_copies(app: &App, viewer: &Viewer) -> Result<usize> {
    let mut all = 0;
    loop {
        let gone = app.write(viewer, CLEAR_COPIES, async |tx| {
            let then = policy::may_clear(tx.viewer(), tx.now())?;
            let gone = db::remove_over(tx, &then, AT_ONCE).await?;
            jobs::discard(tx, gone.clone());
            Ok(gone.len())
        });
        let gone = gone.await?;
        all += gone;
        if gone < AT_ONCE as usize {
            return Ok(all);
        }
    }
}
