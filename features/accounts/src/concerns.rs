//! What of the door needs a human: whoever waits to be let in. Implements the port of administration.

use crate::store::applicants;
use administration_api::{Concern, Concerns, Looking, Watches, Weight};
use frame::App;
use std::sync::Arc;
use store::Reader;
use ui::words;

struct Waiting;

/// Puts it in.
pub fn connect(app: &App) {
    app.keep(Concerns::default).connect(Arc::new(Waiting));
}

impl Watches for Waiting {
    fn tables(&self) -> &'static [&'static str] {
        &["applicant"]
    }
    fn look<'a>(&'a self, reader: Reader<'a>) -> Looking<'a> {
        Box::pin(async move {
            let waiting = applicants::count_waiting(reader).await?;
            let concern = waiting.map(|(count, since)| Concern {
                weight: Weight::People,
                words: format!("{} to be let in", words::plural(count, "person waits", "people wait")),
                more: format!("The first of them asked on {}.", words::day(since)),
                url: "/admin/waiting",
            });
            Ok(concern.into_iter().collect())
        })
    }
}
