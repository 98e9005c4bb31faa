//! By night: what time overtakes.

use crate::actions;
use frame::{App, Boxed, Rhythm, Works};
use kernel::Result;
use store::JobRow;

/// Who does it. Twice does no harm.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: "connections.requests", rhythm: Rhythm::Nightly, run: night },
        Works { kind: "connections.keeping", rhythm: Rhythm::Nightly, run: keep_in_touch },
    ]
}

fn keep_in_touch(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        actions::forget(&app).await?;
        actions::forget_notes(&app).await?;
        actions::tell_of_week(&app, frame::last_night(&job)?).await
    })
}

fn night(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::night(&app).await })
}
