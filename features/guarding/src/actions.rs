//! The one verb: counting what the guard stopped.

use frame::App;
use guard::Outcome;
use kernel::{Act, Reason, Result, Viewer};

/// Counting.
const COUNT: Act = Act::open("count_guard");
/// Nobody is named: who wrote what was stopped is nobody's business.
const HOUSE: Viewer = Viewer::house(Reason::Background);

/// Counts what was stopped or blanked out.
pub async fn count(app: &App, outcome: &Outcome) -> Result<()> {
    app.write(&HOUSE, COUNT, async |tx| guarding_api::count(tx, outcome).await).await
}
