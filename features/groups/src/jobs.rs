//! Work for later: the night.

use crate::actions;
use frame::{App, Boxed, Rhythm, Works};
use kernel::Result;
use store::JobRow;

/// Who does it. Twice does no harm.
pub fn works() -> Vec<Works> {
    vec![Works { kind: "groups.night", rhythm: Rhythm::Nightly, run: night }]
}

fn night(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::night(&app).await })
}
