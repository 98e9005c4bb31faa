//! Founding a group from a ready form, changing what it is, ending it.

use super::{head_hosted, hosted};
use crate::{
    group::ready,
    store::{self as db, list},
    views::settings::{EndPage, FoundPage, GroupTyped, SettingsPage, ShapesPage},
};
use frame::App;
use groups_api::{GroupId, Role, Shape};
use kernel::{OrAbsent, Problems, Refusal, Result};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    shape: String,
}

/// `/groups/new`: the ready forms, or one of them.
pub async fn new(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    match Shape::parse(&asked.shape) {
        None => Ok(Reply::page(ShapesPage::new())),
        Some(shape) => {
            let typed = GroupTyped::of_ready(shape, &ready(shape));
            Ok(Reply::page(found_page(&app, &asker, typed, &Problems::none()).await?))
        }
    }
}

/// The form, with what was typed and what is wrong.
pub async fn found_page(app: &App, asker: &Asker, typed: GroupTyped, problems: &Problems) -> Result<FoundPage> {
    let topics = list::page_of_topics(app.read(&asker.viewer).await?.reader()).await?;
    Ok(FoundPage::new(typed, topics, problems))
}

/// `/groups/{group}/settings`
pub async fn edit(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    Ok(Reply::page(settings_page(&app, &asker, group, None, &Problems::none()).await?))
}

/// The settings, with what was typed and what is wrong.
pub async fn settings_page(
    app: &App,
    asker: &Asker,
    group: GroupId,
    typed: Option<GroupTyped>,
    problems: &Problems,
) -> Result<SettingsPage> {
    let read = app.read(&asker.viewer).await?;
    let head = head_hosted(read.reader(), group).await?;
    let known = db::find_known(read.reader(), group).await?.or_absent()?;
    let topics = list::page_of_topics(read.reader()).await?;
    let place = head.place.as_ref().map(|it| it.1.clone()).unwrap_or_default();
    let typed = typed.unwrap_or_else(|| GroupTyped::of_settings(&known, place));
    drop(read);
    Ok(SettingsPage::new(head, typed, topics, known.settings.kind, problems))
}

/// `/groups/{group}/end`: for owners.
pub async fn end(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    let head = hosted(&app, &asker, group).await?;
    if head.role != Some(Role::Owner) {
        return Err(Refusal::NotAllowed.into());
    }
    Ok(Reply::page(EndPage { head }))
}
