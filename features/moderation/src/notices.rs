//! Speaks for the notice that a report is answered: to whoever sent it, as long as it is theirs.

use crate::{report::ReportId, store::measure::page_of_own};
use frame::App;
use notices_api::{Asked, Kind, Line, Speaker, Speakers, Speaking};
use std::sync::Arc;
use store::Reader;

struct Answers;

/// Puts the speaker in.
pub fn connect(app: &App) {
    app.keep(Speakers::default).add(Arc::new(Answers));
}

impl Speaker for Answers {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::ReportAnswered]
    }
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let reports: Vec<ReportId> = asked.iter().map(|it| ReportId::from_bytes(it.about)).collect();
            let own = page_of_own(reader, &reports).await?;
            Ok(reports.iter().map(|it| own.contains(it).then(|| Line::to("/reports"))).collect())
        })
    }
}
