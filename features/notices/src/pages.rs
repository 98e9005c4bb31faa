//! GET: the page behind the link in a letter, and one's letters.

use crate::{
    actions,
    views::{LettersPage, StopPage, lists_for},
};
use frame::App;
use kernel::OrAbsent;
use serde::Deserialize;
use web::{Answer, Asker, Query, Reply};

/// What a link carries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    #[serde(default)]
    pub t: String,
}

/// `GET /letters/stop`: asks; opening it changes nothing, because mail filters open links (abuse case 87).
pub async fn stop(app: App, Query(Link { t }): Query<Link>) -> Answer {
    let (_, list) = notices_api::read_stop(&t, &app.settings().link_key).or_absent()?;
    Ok(Reply::page(StopPage::asking(list, t)))
}

/// `GET /settings/letters`
pub async fn letters(app: App, asker: Asker) -> Answer {
    let stopped = actions::find_stopped(&app, &asker.viewer).await?;
    Ok(Reply::page(LettersPage::new(lists_for(&asker.viewer), &stopped)))
}
