//! GET: the counts, for whoever runs this Kettle.

use crate::{
    store as db,
    tally::{DAYS, Tally},
    views::GuardPage,
};
use frame::App;
use guarding_api::day_of;
use web::{Answer, Asker, Reply};

/// `GET /admin/guard`
pub async fn show(app: App, asker: Asker) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let from = day_of(read.reader().now()) - DAYS + 1;
    let rows = db::page_of_counts(read.reader(), from).await?;
    Ok(Reply::page(GuardPage { tally: Tally::of(&rows) }))
}
