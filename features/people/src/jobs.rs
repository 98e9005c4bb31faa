//! Files of photos that nobody shows any more: removed after the commit that let go of them.

use crate::{actions, photo::PhotoId};
use frame::{App, Boxed, Works};
use kernel::{Fault, Result};
use store::{Job, JobRow, Tx};

const KIND: &str = "people.discard_photo";

/// Has the files of a photo removed once this write is committed.
pub fn discard(tx: &mut Tx, photo: PhotoId) {
    let now = tx.now();
    tx.enqueue(Job { kind: KIND, body: photo.to_string(), due: now, once: None });
}

/// The worker that removes them. Twice does no harm.
pub fn works() -> Works {
    fn run(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let photo: PhotoId = job.body.parse().map_err(|_| Fault::bug("a photo's job is spoiled"))?;
            actions::remove_files(&app, photo).await
        })
    }
    Works { kind: KIND, run }
}
