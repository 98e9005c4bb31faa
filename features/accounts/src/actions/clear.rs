//! What the house does every night: sessions and tokens that are over go, so that nothing of anybody's is kept longer
//! than it is good for.

use crate::{policy, store::expired};
use frame::App;
use kernel::{Act, Moment, Result, Viewer};

const CLEAR_EXPIRED: Act = Act::open("clear_expired");
const END_EVERYTHING: Act = Act::open("end_everything");

/// Takes away all sessions and tokens that are over by now, and forgets guests and applicants whose time is up; how many
/// rows went.
pub async fn clear_expired(app: &App, viewer: &Viewer) -> Result<u64> {
    let mut all = 0;
    loop {
        let batch = app.write(viewer, CLEAR_EXPIRED, async |tx| {
            let then = policy::may_clear(tx.viewer(), tx.now())?;
            let sessions = expired::remove_ended_sessions(tx, &then).await?;
            let tokens = expired::remove_ended_tokens(tx, &then).await?;
            let guests = expired::remove_forgotten_guests(tx, &then).await?;
            Ok([sessions, tokens, guests, expired::remove_forgotten_applicants(tx, &then).await?])
        });
        let gone = batch.await?;
        all += gone.iter().sum::<u64>();
        if gone.iter().all(|it| *it < expired::AT_ONCE) {
            return Ok(all);
        }
    }
}

/// Ends every session and every link that a letter brought, whosever they are: what was ended since a backup was made must
/// not open anything when the backup is brought back (abuse case 121). How many rows went.
pub async fn end_everything(app: &App, viewer: &Viewer) -> Result<u64> {
    let mut all = 0;
    loop {
        let batch = app.write(viewer, END_EVERYTHING, async |tx| {
            let ever = policy::may_clear(tx.viewer(), Moment::from_micros(i64::MAX))?;
            let sessions = expired::remove_ended_sessions(tx, &ever).await?;
            Ok([sessions, expired::remove_ended_tokens(tx, &ever).await?])
        });
        let gone = batch.await?;
        all += gone.iter().sum::<u64>();
        if gone.iter().all(|it| *it < expired::AT_ONCE) {
            return Ok(all);
        }
    }
}
