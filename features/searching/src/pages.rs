//! GET: one box for everything.

use crate::{PROJECTION, asked::Asked, search::finding, views};
use axum::extract::RawQuery;
use frame::App;
use web::{Answer, Asker, Reply};

/// `/search`
pub async fn list(app: App, asker: Asker, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::parse(query.as_deref().unwrap_or_default());
    let answer = finding::answer(&app, &asker.viewer, &asked).await?;
    let making = PROJECTION.is_being_made(&app)?;
    Ok(Reply::page(views::search_page(
        &asked,
        &answer,
        if making { views::Making::Going } else { views::Making::Done },
    )))
}
