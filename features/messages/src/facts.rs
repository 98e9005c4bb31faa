//! What is heard of one's own facts: who had to do with whom, for those who keep in touch.

use crate::{jobs::HOUSE, store::reading};
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Act, Result};
use messages_api::MessagePosted;
use store::{Fact, FactRow};

const TOUCH: Act = Act::open("note_touch");

/// Listens after the commit, so that no send waits for it.
pub fn hears() -> Vec<Hears> {
    vec![Hears { name: "messages.touch", kinds: &[MessagePosted::KIND], keeps: Keeps::Store, hear: touch }]
}

fn touch(app: App, facts: Vec<FactRow>, _: i64) -> Boxed<Result<()>> {
    Box::pin(async move {
        let read = app.read(&HOUSE).await?;
        let mut met = Vec::new();
        for row in &facts {
            if let Some(posted) = row.read::<MessagePosted>()? {
                met.extend(reading::page_of_met(read.reader(), posted.message).await?);
            }
        }
        drop(read);
        if met.is_empty() {
            return Ok(());
        }
        app.write(&HOUSE, TOUCH, async |tx| Ok(connections_api::touch(tx, met).await?)).await
    })
}
