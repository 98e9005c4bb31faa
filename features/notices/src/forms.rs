//! POST: stopping a list by its link, and choosing one's letters.

use crate::{
    actions,
    pages::Link,
    views::{StopPage, lists_for},
};
use frame::App;
use notices_api::List;
use serde::Deserialize;
use web::{Answer, Asker, Form, Query, Reply};

/// `POST /letters/stop`: by a person's button or by a mail program (RFC 8058), whose body says nothing that we need. The
/// answer is a page and no redirect, because such a program follows none.
pub async fn stop(app: App, Query(Link { t }): Query<Link>) -> Answer {
    let list = actions::stop(&app, &t).await?;
    Ok(Reply::page(StopPage::done(list)))
}

/// What the page of one's letters sends: the lists that are wanted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LettersForm {
    #[serde(default)]
    want: Vec<String>,
}

/// `POST /settings/letters`
pub async fn choose(app: App, asker: Asker, Form(form): Form<LettersForm>) -> Answer {
    let wanted: Vec<List> = form.want.iter().filter_map(|it| List::of(it)).collect();
    let mut stopped = actions::find_stopped(&app, &asker.viewer).await?;
    // What the page did not show stays as it was.
    let shown = lists_for(&asker.viewer);
    stopped.retain(|it| !shown.contains(it));
    stopped.extend(shown.into_iter().filter(|it| !wanted.contains(it)));
    actions::choose(&app, &asker.viewer, &stopped).await?;
    Ok(Reply::done("/settings/letters").toast("Your choice of letters is kept."))
}
