//! What is done in the background, every night.

use crate::actions;
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Reason, Result, Viewer};
use store::JobRow;

/// The program itself, for whatever it does by itself in this feature.
pub const HOUSE: Viewer = Viewer::house(Reason::Background);
const OVERDUE: &str = "library.overdue";
const RENDER: &str = "library.render";

/// Its works.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: OVERDUE, rhythm: Rhythm::Nightly, run: overdue },
        Works { kind: RENDER, rhythm: Rhythm::Nightly, run: render },
    ]
}

fn overdue(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let told = actions::tell_of_overdue(&app, &HOUSE).await?;
        if told > 0 {
            tracing::info!(told, "owners were told of resources whose month is over");
        }
        Ok(())
    })
}

fn render(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let again = actions::render_again(&app, &HOUSE).await?;
        if again > 0 {
            tracing::info!(again, "versions were rendered again");
        }
        Ok(())
    })
}
