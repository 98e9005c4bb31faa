//! The night: files that an administrator looked at and left are taken away.

use crate::actions;
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Reason, Result, Viewer};
use store::JobRow;

const HOUSE: Viewer = Viewer::house(Reason::Import);

/// Who does it.
pub fn works() -> Vec<Works> {
    fn tidy(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { actions::tidy(&app, &HOUSE).await })
    }
    vec![Works { kind: "places.tidy_imports", rhythm: Rhythm::Nightly, run: tidy }]
}
