//! What the house does by itself: rendering again, and destroying what nobody has any more.

use super::{attach, find_lock};
use crate::{
    conversation::ConversationId,
    policy,
    sealing::Lock,
    store::upkeep::{self, Outdated, Rendered},
};
use frame::App;
use kernel::{Act, Result, Viewer};
use vault::Scope;

const CLEAR: Act = Act::open("clear_conversation");
const RENDER: Act = Act::open("render_messages");
/// So many at once.
const AT_ONCE: i64 = 200;

/// Takes a conversation away in which nobody is any more, and destroys its key: what is left of it in a backup opens for
/// nobody. Twice is once.
pub async fn clear_conversation(app: &App, viewer: &Viewer, conversation: ConversationId) -> Result<()> {
    app.write(viewer, CLEAR.on(conversation), async |tx| {
        let gone = policy::may_clear(tx.viewer(), conversation)?;
        if upkeep::count_here(tx.reader(), conversation).await? > 0 {
            return Ok(());
        }
        attach::discard_all(tx, &gone).await?;
        upkeep::remove_conversation(tx, &gone).await?;
        frame::forget_keys(tx, [Scope::conversation(conversation)]);
        Ok(())
    })
    .await
}

/// Renders again what an older renderer made; how many. What does not open any more stays as it is.
pub async fn render_again(app: &App, viewer: &Viewer) -> Result<u64> {
    let mut all = 0;
    loop {
        let outdated = upkeep::page_of_outdated(app.read(viewer).await?.reader(), ui::RENDERER, AT_ONCE).await?;
        if outdated.is_empty() {
            return Ok(all);
        }
        all += outdated.len() as u64;
        for it in outdated {
            let lock = find_lock(app, it.conversation).await?;
            let rendered = rendered(app, lock.as_ref(), it);
            app.write(viewer, RENDER, async |tx| {
                let rendered = policy::may_render(tx.viewer(), rendered)?;
                upkeep::save_rendering(tx, &rendered).await
            })
            .await?;
        }
    }
}

fn rendered(app: &App, lock: Option<&Lock>, it: Outdated) -> Rendered {
    let words = lock.zip(it.author).zip(it.body.as_ref());
    let body = words.and_then(|((lock, author), sealed)| match lock.open_body(it.message, author, sealed) {
        Ok(body) => Some(lock.seal_words(it.message, author, &body, app.rng()).html),
        Err(fault) => {
            tracing::warn!(message = %it.message, %fault, "a message does not open and is not rendered again");
            None
        }
    });
    Rendered { message: it.message, revision: it.revision, html: body, rendering: ui::RENDERER }
}
