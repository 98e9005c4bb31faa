//! Work for later: files of photos that nobody shows any more, what ended with the date, what an older renderer made.

use crate::{actions, photo::PhotoId};
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, Result};
use store::{Job, JobRow, Tx};

const DISCARD: &str = "people.discard_photo";
const RENDER: &str = "people.render_again";

/// Has the files of a photo removed once this write is committed.
pub fn discard(tx: &mut Tx, photo: PhotoId) {
    let now = tx.now();
    tx.enqueue(Job { kind: DISCARD, body: photo.to_string(), due: now, once: None });
}

/// Has everything rendered that an older renderer made.
pub fn render(tx: &mut Tx) {
    let now = tx.now();
    tx.enqueue(Job { kind: RENDER, body: "{}".to_owned(), due: now, once: Some(RENDER.to_owned()) });
}

/// Who does it all. Twice does no harm.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: DISCARD, rhythm: Rhythm::Asked, run: discard_photo },
        Works { kind: RENDER, rhythm: Rhythm::Asked, run: render_again },
        Works { kind: "people.tell_ended", rhythm: Rhythm::Nightly, run: tell_ended },
    ]
}

fn discard_photo(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let photo: PhotoId = job.body.parse().map_err(|_| Fault::bug("a photo's job is spoiled"))?;
        actions::remove_files(&app, photo).await
    })
}

fn render_again(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let accounts = actions::render_again(&app).await?;
        tracing::info!(accounts, "what an older renderer made was rendered again");
        Ok(())
    })
}

fn tell_ended(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::tell_ended(&app, frame::last_night(&job)?).await.map(drop) })
}
