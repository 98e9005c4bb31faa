//! Knows what members still have to agree to: implements the port of accounts.

use crate::{acceptance::Due, store::acceptance::find_due, text::listed};
use accounts_api::{Agreements, AgreementsPort, FoundOwing, Owing};
use frame::App;
use std::sync::Arc;
use store::Reader;

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(|| AgreementsPort(Arc::new(Acceptances)));
}

struct Acceptances;

impl Agreements for Acceptances {
    fn tables(&self) -> &'static [&'static str] {
        &["acceptance", "text_version"]
    }
    fn owed<'a>(&'a self, reader: Reader<'a>) -> FoundOwing<'a> {
        Box::pin(async move {
            let due = find_due(reader).await?;
            Ok(due.map(|Due { texts, from, by }| Owing { what: listed(&texts), from, due: by }))
        })
    }
}
