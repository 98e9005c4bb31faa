//! Work for later: looking whether letters are due, writing them, and the night that takes away what is old.

use crate::actions::{
    self,
    post::{self, HOUSE, LETTER},
};
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, Result};
use notices_api::LOOK;
use store::JobRow;

/// Who does it. Twice does no harm.
pub fn works() -> Vec<Works> {
    fn look(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { post::look(&app).await })
    }
    fn letter(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let letter = serde_json::from_str(&job.body).map_err(|_| Fault::bug("the job of a letter is spoiled"))?;
            post::write_letter(&app, letter, &job.id.to_string()).await
        })
    }
    fn clear(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { actions::clear_old(&app, &HOUSE).await.map(drop) })
    }
    vec![
        Works { kind: LOOK, rhythm: Rhythm::InBulk, run: look },
        Works { kind: LETTER, rhythm: Rhythm::InBulk, run: letter },
        Works { kind: "notices.clear_old", rhythm: Rhythm::Nightly, run: clear },
    ]
}
