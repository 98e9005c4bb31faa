//! Work for later: keys that open nothing any more, and what time overtakes. Jobs carry ids.

use crate::{actions, store::request::SpentKey};
use connections_api::ConversationId;
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, Result};
use store::{Job, JobRow, Tx};

const FORGET: &str = "connections.forget_request_key";

/// Has a key destroyed once this write is committed: what it sealed is noise from then on, in backups too.
pub fn forget_key(tx: &mut Tx, key: SpentKey) {
    let now = tx.now();
    tx.enqueue(Job { kind: FORGET, body: key.0.to_string(), due: now, once: None });
}

/// Who does it. Twice does no harm.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: FORGET, rhythm: Rhythm::Asked, run: forget },
        Works { kind: "connections.requests", rhythm: Rhythm::Nightly, run: night },
        Works { kind: "connections.keeping", rhythm: Rhythm::Nightly, run: keep_in_touch },
    ]
}

fn forget(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let key: ConversationId = job.body.parse().map_err(|_| Fault::bug("a key's job is spoiled"))?;
        actions::forget_key(&app, SpentKey(key)).await
    })
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
