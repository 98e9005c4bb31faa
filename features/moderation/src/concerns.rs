//! What of reports needs a human: whatever waits for an answer. Implements the port of administration.

use crate::store::count_open;
use administration_api::{Concern, Concerns, Looking, Watches, Weight};
use frame::App;
use std::sync::Arc;
use store::Reader;
use ui::words;

struct Open;

/// Puts it in.
pub fn connect(app: &App) {
    app.keep(Concerns::default).connect(Arc::new(Open));
}

impl Watches for Open {
    fn tables(&self) -> &'static [&'static str] {
        &["report"]
    }
    fn look<'a>(&'a self, reader: Reader<'a>) -> Looking<'a> {
        Box::pin(async move {
            let open = count_open(reader).await?;
            let concern = open.map(|(count, since)| Concern {
                weight: Weight::People,
                words: format!("{} for an answer", words::plural(count, "report waits", "reports wait")),
                more: format!("The first of them came on {}.", words::day(since)),
                url: "/moderation",
            });
            Ok(concern.into_iter().collect())
        })
    }
}
