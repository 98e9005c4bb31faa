//! What is done in the background: clearing away what nobody has any more, and rendering again.

use crate::{actions, conversation::ConversationId};
use files::FileName;
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, Reason, Result, Viewer};
use serde::{Deserialize, Serialize};
use store::{Job, JobRow, Tx};

/// The program itself, for whatever it does by itself in this feature.
pub const HOUSE: Viewer = Viewer::house(Reason::Background);
const CLEAR: &str = "messages.clear";
const RENDER: &str = "messages.render";
const DISCARD: &str = "messages.discard_files";
const TIDY: &str = "messages.tidy_files";

#[derive(Serialize, Deserialize)]
struct Clearing {
    conversation: ConversationId,
}

/// Its works.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: CLEAR, rhythm: Rhythm::Asked, run: clear },
        Works { kind: RENDER, rhythm: Rhythm::Nightly, run: render },
        Works { kind: DISCARD, rhythm: Rhythm::Asked, run: frame::discard },
        Works { kind: TIDY, rhythm: Rhythm::Nightly, run: tidy },
    ]
}

/// Asks for a conversation to be cleared away, in the transaction in which the last one goes.
pub fn clear_later(tx: &mut Tx, conversation: ConversationId) {
    tx.enqueue(Job::with(CLEAR, &Clearing { conversation }, tx.now()));
}

/// Has the bytes of files removed once this write is committed. The names tell nothing.
pub fn discard_files(tx: &mut Tx, names: &[FileName]) {
    frame::discard_files(tx, DISCARD, names);
}

fn tidy(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let gone = actions::tidy_files(&app, &HOUSE).await?;
        if gone > 0 {
            tracing::info!(gone, "files that no message names were taken away");
        }
        Ok(())
    })
}

fn clear(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let clearing = serde_json::from_str(&job.body);
        let Clearing { conversation } =
            clearing.map_err(|_| Fault::bug("the job that clears a conversation names none"))?;
        actions::clear_conversation(&app, &HOUSE, conversation).await
    })
}

fn render(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let again = actions::render_again(&app, &HOUSE).await?;
        if again > 0 {
            tracing::info!(again, "messages were rendered again");
        }
        Ok(())
    })
}
