//! What is done in the background, every night.

use crate::actions;
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Reason, Result, Viewer};
use store::JobRow;

/// The program itself, for whatever it does by itself in this feature.
pub const HOUSE: Viewer = Viewer::house(Reason::Background);
const RENDER: &str = "discussions.render";
const UNANSWERED: &str = "discussions.unanswered";
const OLD: &str = "discussions.old_summaries";

/// Its works.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: RENDER, rhythm: Rhythm::Nightly, run: render },
        Works { kind: UNANSWERED, rhythm: Rhythm::Nightly, run: unanswered },
        Works { kind: OLD, rhythm: Rhythm::Nightly, run: old },
    ]
}

fn render(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let again = actions::render_again(&app, &HOUSE).await?;
        if again > 0 {
            tracing::info!(again, "posts were rendered again");
        }
        Ok(())
    })
}

fn unanswered(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let told = actions::tell_of_unanswered(&app, &HOUSE).await?;
        if told > 0 {
            tracing::info!(told, "hosts were told of questions that nobody answered");
        }
        Ok(())
    })
}

fn old(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let told = actions::tell_of_old_summaries(&app, &HOUSE).await?;
        if told > 0 {
            tracing::info!(told, "hosts were told of summaries that are a year old");
        }
        Ok(())
    })
}
