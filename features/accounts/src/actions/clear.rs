//! What the house does every night: sessions and tokens that are over go, so that nothing of anybody's is kept longer
//! than it is good for.

use crate::{policy, store::expired};
use frame::App;
use kernel::{Act, Result, Viewer};

const CLEAR_EXPIRED: Act = Act::open("clear_expired");

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
