//! GET: what somebody who was away would have to know, and an end to it.

use crate::{store as db, views::CatchUpPage};
use frame::App;
use home_api::Bringers;
use kernel::{MemberId, OrAbsent};
use web::{Answer, Asker, Reply};

/// `/catch-up`
pub async fn show(app: App, asker: Asker) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let (reader, now) = (read.reader(), read.reader().now());
    let gaps = app.keep(Bringers::default).catch_up(reader, now).await?;
    let named: Vec<MemberId> = gaps.iter().flat_map(|it| &it.things).filter_map(|it| it.by).collect();
    let (_, near) = db::find_arriving(reader, &named).await?.or_absent()?;
    drop(read);
    Ok(Reply::page(CatchUpPage::new(gaps, &near, now)))
}
