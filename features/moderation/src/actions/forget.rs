//! The night, which forgets what was reported once nobody needs it any more.

use crate::report::ReportId;
use crate::{policy, store as db};
use ::store::Tx;
use frame::App;
use kernel::{Act, Result, Viewer};
use std::time::Duration;
use vault::Scope;

/// Forgetting.
const FORGET: Act = Act::open("forget_reported");

/// So long after its answer what was reported is kept: time for another look, and no longer, because it may be the one
/// place where a patient still can be recognised.
const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Takes away the texts of reports that were answered long ago; how many reports that were.
pub async fn forget_texts(app: &App, viewer: &Viewer) -> Result<u64> {
    app.write(viewer, FORGET, async |tx| {
        let before = policy::may_forget(tx.viewer(), tx.now().minus(KEPT))?;
        let reports = db::remove_texts(tx, &before).await?;
        forget_copies(tx, &reports);
        Ok(reports.len() as u64)
    })
    .await
}

/// The copies of these reports are gone; their keys go too, so that no older backup opens them either (security.md, rule 19). One
/// that was not sealed has none.
pub fn forget_copies(tx: &mut Tx, reports: &[ReportId]) {
    frame::forget_keys(tx, reports.iter().map(|it| Scope::conversation(*it)));
}
