//! What the house does every night: sessions and tokens that are over go, so that nothing of anybody's is kept longer
//! than it is good for.

use crate::{policy, store::expired};
use frame::App;
use kernel::{Act, Result, Viewer};

const CLEAR_EXPIRED: Act = Act::open("clear_expired");

/// Takes away all sessions and tokens that are over by now; how many. They opened nothing any more.
pub async fn clear_expired(app: &App, viewer: &Viewer) -> Result<u64> {
    let mut all = 0;
    loop {
        let batch = app.write(viewer, CLEAR_EXPIRED, async |tx| {
            let then = policy::may_clear(tx.viewer(), tx.now())?;
            let sessions = expired::remove_ended_sessions(tx, &then).await?;
            Ok((sessions, expired::remove_ended_tokens(tx, &then).await?))
        });
        let (sessions, tokens) = batch.await?;
        all += sessions + tokens;
        if sessions.max(tokens) < expired::AT_ONCE {
            return Ok(all);
        }
    }
}
