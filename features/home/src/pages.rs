//! GET: the page on which one arrives; the rest below.

pub mod catching;
mod known;
pub mod time;
mod week;

use self::known::Known;
use crate::{next_act::roughly, views::FrontPage};
use frame::App;
use kernel::Standing;
use serde::Deserialize;
use std::time::Duration;
use web::{Answer, Asker, Query, Reply};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// So long a changed text is news.
const NEWS: Duration = Duration::from_secs(30 * DAY.as_secs());

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// What was put off a moment ago.
    put_off: String,
    /// Of which group less is wanted, since a moment ago.
    less: String,
}

/// `/`: what Kettle is, for whoever is not signed in; their home for members; for all others the way to what comes first.
pub async fn show(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    match asker.viewer.standing {
        Standing::Active if asker.is_overdue(app.clock().now()) => Ok(Reply::done("/agreement?next=/")),
        Standing::Active => Ok(Reply::page(week::page(&app, &asker, &asked).await?)),
        Standing::Unconfirmed => Ok(Reply::done("/confirm")),
        Standing::Suspended => Ok(Reply::done("/suspended")),
        Standing::Leaving => Ok(Reply::done("/settings/leaving")),
        Standing::Nobody | Standing::House(_) => front(&app, &asker).await,
    }
}

async fn front(app: &App, asker: &Asker) -> Answer {
    let known = Known::of(app);
    let members = roughly(known.members(app, &asker.viewer).await?);
    let texts = known.texts(app, &asker.viewer, app.clock().now()).await?;
    Ok(Reply::page(FrontPage::new(&app.settings().joining, &texts.operator, members)))
}
