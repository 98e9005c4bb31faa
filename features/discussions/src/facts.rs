//! What is heard of one's own facts: who spoke to whom by their names, for those who keep in touch.

use crate::{
    jobs::HOUSE,
    store::met::{find_spoken, page_of_met},
};
use discussions_api::PostWritten;
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Act, Result};
use store::{Fact, FactRow};

const TOUCH: Act = Act::open("note_answer");

/// Listens after the commit, so that no reply waits for it.
pub fn hears() -> Vec<Hears> {
    vec![Hears { name: "discussions.touch", kinds: &[PostWritten::KIND], keeps: Keeps::Store, hear: touch }]
}

fn touch(app: App, facts: Vec<FactRow>, _: i64) -> Boxed<Result<()>> {
    Box::pin(async move {
        let read = app.read(&HOUSE).await?;
        let mut met = Vec::new();
        for row in &facts {
            let Some(PostWritten { post, .. }) = row.read()? else { continue };
            for to in page_of_met(read.reader(), post).await? {
                met.extend(find_spoken(read.reader(), post, to).await?.map(|(by, at)| (by, to, at)));
            }
        }
        drop(read);
        if met.is_empty() {
            return Ok(());
        }
        app.write(&HOUSE, TOUCH, async |tx| Ok(connections_api::touch(tx, met).await?)).await
    })
}
