//! What of the texts needs a human: what only the operator can fill in. Implements the port of administration.

use crate::{
    store::{self as db, operator::find_operator},
    text::placeholders,
};
use administration_api::{Concern, Concerns, Looking, Watches, Weight};
use frame::App;
use std::sync::Arc;
use store::Reader;
use ui::words;

struct Unfinished;

/// Puts it in.
pub fn connect(app: &App) {
    app.keep(Concerns::default).connect(Arc::new(Unfinished));
}

impl Watches for Unfinished {
    fn tables(&self) -> &'static [&'static str] {
        &["text_version", "operator_version"]
    }
    fn look<'a>(&'a self, reader: Reader<'a>) -> Looking<'a> {
        Box::pin(async move {
            let operator = find_operator(reader).await?;
            let texts = db::page_of_current(reader).await?;
            let open = operator.filter(|it| !it.operator.placeholders().is_empty()).map(|_| "who runs this Kettle");
            let texts = texts.iter().filter(|it| !placeholders(&it.body).is_empty()).map(|it| it.head.text.title());
            let open: Vec<&str> = open.into_iter().chain(texts).collect();
            let concern = (!open.is_empty()).then(|| Concern {
                weight: Weight::People,
                words: format!("{} not finished", words::plural(open.len() as u64, "text is", "texts are")),
                more: format!("Something is still to be filled in: {}.", words::list(&open)),
                url: "/admin/texts",
            });
            Ok(concern.into_iter().collect())
        })
    }
}
