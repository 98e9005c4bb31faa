//! What is done in the background, every night.

use crate::{actions, file::FileId};
use files::FileName;
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, Reason, Result, Viewer};
use store::{JobRow, Tx};

/// The program itself, for whatever it does by itself in this feature.
pub const HOUSE: Viewer = Viewer::house(Reason::Background);
const OVERDUE: &str = "library.overdue";
const RENDER: &str = "library.render";
const REMIND: &str = "library.remind";
/// Draws the pages of a file.
pub const DRAW: &str = "library.draw_file";
const DISCARD: &str = "library.discard_files";
const TIDY: &str = "library.tidy_files";
const EXPIRE: &str = "library.expire_requests";
const TAKEN: &str = "library.taken";

/// Its works.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: OVERDUE, rhythm: Rhythm::Nightly, run: overdue },
        Works { kind: RENDER, rhythm: Rhythm::Nightly, run: render },
        Works { kind: REMIND, rhythm: Rhythm::Nightly, run: remind },
        Works { kind: DRAW, rhythm: Rhythm::InBulk, run: draw },
        Works { kind: DISCARD, rhythm: Rhythm::Asked, run: frame::discard },
        Works { kind: TIDY, rhythm: Rhythm::Nightly, run: tidy },
        Works { kind: EXPIRE, rhythm: Rhythm::Nightly, run: expire },
        Works { kind: TAKEN, rhythm: Rhythm::Nightly, run: taken },
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

fn remind(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let reminded = actions::remind(&app, &HOUSE).await?;
        if reminded > 0 {
            tracing::info!(reminded, "members were reminded that something is withdrawn");
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

/// Has the bytes of files removed once this write is committed. The names tell nothing.
pub fn discard_files(tx: &mut Tx, names: &[FileName]) {
    frame::discard_files(tx, DISCARD, names);
}

fn draw(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let file: FileId = serde_json::from_str(&job.body).map_err(|_| Fault::bug("a job that draws names no file"))?;
        actions::file::draw_file(&app, &HOUSE, file).await
    })
}

fn tidy(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let gone = actions::file::tidy_files(&app, &HOUSE).await?;
        if gone > 0 {
            tracing::info!(gone, "files that no resource names were taken away");
        }
        Ok(())
    })
}

fn taken(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::file::write_down_taken(&app, &HOUSE).await })
}

fn expire(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let closed = actions::expire_requests(&app, &HOUSE).await?;
        if closed > 0 {
            tracing::info!(closed, "requests for resources were open for ninety days");
        }
        Ok(())
    })
}
