//! Work for later: the letters that are due, explaining what was refused, and the night.

use crate::actions::{self, EXPLAIN, HOUSE, LETTERS};
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, Result};
use store::JobRow;

/// Who does it. Twice does no harm.
pub fn works() -> Vec<Works> {
    fn letters(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { actions::send_due(&app).await })
    }
    fn explain(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let what =
                serde_json::from_str(&job.body).map_err(|_| Fault::bug("the job of an explanation is spoiled"))?;
            actions::explain(&app, what).await
        })
    }
    fn night(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { actions::look_after(&app, &HOUSE).await })
    }
    vec![
        Works { kind: LETTERS, rhythm: Rhythm::InBulk, run: letters },
        Works { kind: EXPLAIN, rhythm: Rhythm::Asked, run: explain },
        Works { kind: "mailing.night", rhythm: Rhythm::Nightly, run: night },
    ]
}
