//! What is done in the background, every night.

use crate::actions;
use files::FileName;
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, Id, Reason, Result, Viewer};
use store::{JobRow, Tx};

/// The program itself, for whatever it does by itself in this feature.
pub const HOUSE: Viewer = Viewer::house(Reason::Background);
const RENDER: &str = "discussions.render";
const UNANSWERED: &str = "discussions.unanswered";
const OLD: &str = "discussions.old_summaries";
const DISCARD: &str = "discussions.discard_files";
const TIDY: &str = "discussions.tidy_files";
const TIDY_KEPT: &str = "discussions.tidy_bookmarks";

/// Its works.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: RENDER, rhythm: Rhythm::Nightly, run: render },
        Works { kind: UNANSWERED, rhythm: Rhythm::Nightly, run: unanswered },
        Works { kind: OLD, rhythm: Rhythm::Nightly, run: old },
        Works { kind: DISCARD, rhythm: Rhythm::Asked, run: frame::discard },
        Works { kind: TIDY, rhythm: Rhythm::Nightly, run: tidy },
        Works { kind: actions::later::TELL, rhythm: Rhythm::Asked, run: tell_asker },
        Works { kind: actions::later::UNMASKED, rhythm: Rhythm::Asked, run: tell_unmasked },
        Works { kind: actions::later::FORGET, rhythm: Rhythm::Asked, run: forget_asked },
        Works { kind: TIDY_KEPT, rhythm: Rhythm::Nightly, run: tidy_kept },
    ]
}

/// Has the bytes of files removed once this write is committed. The names tell nothing.
pub fn discard_files(tx: &mut Tx, names: &[FileName]) {
    frame::discard_files(tx, DISCARD, names);
}

fn tidy(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let gone = actions::tidy_files(&app, &HOUSE).await?;
        if gone > 0 {
            tracing::info!(gone, "files that no post names were taken away");
        }
        Ok(())
    })
}

fn tidy_kept(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::tidy_bookmarks(&app, &HOUSE).await })
}

fn tell_asker(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::tell_asker(&app, &HOUSE, named(&job)?).await })
}

fn tell_unmasked(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::tell_unmasked(&app, &HOUSE, named(&job)?).await })
}

fn forget_asked(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::forget_asked(&app, &HOUSE, named(&job)?).await })
}

/// Whom or what a job is about.
fn named<T>(job: &JobRow) -> Result<Id<T>, Fault> {
    serde_json::from_str(&job.body).map_err(|_| Fault::bug("a job of discussions is spoiled"))
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
