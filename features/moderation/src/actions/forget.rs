//! The night, which forgets what was reported once nobody needs it any more.

use crate::{policy, store as db};
use frame::App;
use kernel::{Act, Result, Viewer};
use std::time::Duration;

/// Forgetting.
const FORGET: Act = Act::open("forget_reported");

/// So long after its answer what was reported is kept: time for another look, and no longer, because it may be the one
/// place where a patient still can be recognised.
const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Takes away the texts of reports that were answered long ago; how many reports that were.
pub async fn forget_texts(app: &App, viewer: &Viewer) -> Result<u64> {
    app.write(viewer, FORGET, async |tx| {
        let before = policy::may_forget(tx.viewer(), tx.now().minus(KEPT))?;
        db::remove_texts(tx, &before).await
    })
    .await
}
