//! GET: one's time, and the rule by which home is made.

use crate::{
    store::time::{find_time, page_of_less},
    views::{RulePage, TimePage},
};
use frame::App;
use kernel::{Problems, Result};
use web::{Answer, Asker, Reply};

/// `/home/time`
pub async fn show(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(time_page(&app, &asker, None, &Problems::none()).await?))
}

/// The page, with what was chosen and what is wrong with it.
pub async fn time_page(
    app: &App,
    asker: &Asker,
    typed: Option<(String, String)>,
    problems: &Problems,
) -> Result<TimePage> {
    let read = app.read(&asker.viewer).await?;
    let time = find_time(read.reader(), asker.viewer.id()).await?;
    let less = page_of_less(read.reader()).await?;
    drop(read);
    let (minutes, order) = typed.unwrap_or_else(|| (time.minutes.number().to_string(), time.order.word().to_owned()));
    Ok(TimePage::new(&minutes, &order, less, problems))
}

/// `/about/home`
pub async fn rule() -> Answer {
    Ok(Reply::page(RulePage {}))
}
