//! What a group says about itself, and what it said before.

use super::head_inside;
use crate::{
    store::about as db,
    views::about::{AboutPage, ComparePage, EditPage, HistoryPage, Typed},
};
use frame::App;
use groups_api::{GroupId, find_head};
use kernel::{OrAbsent, Problems, Refusal, Result};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// More wordings than anybody goes through.
const WORDINGS: i64 = 500;

/// `/groups/{group}/about`: for whoever reads there; others see the same on its card.
pub async fn show(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let head = head_inside(read.reader(), group).await?;
    let about = db::find_standing(read.reader(), group).await?.or_absent()?;
    drop(read);
    Ok(Reply::page(AboutPage::new(head, about)))
}

/// `/groups/{group}/about/edit`
pub async fn edit(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    Ok(Reply::page(edit_page(&app, &asker, group, None, &Problems::none()).await?))
}

/// The page on which one writes, with what was typed and what is wrong. After a conflict what stands there now is beside it.
pub async fn edit_page(
    app: &App,
    asker: &Asker,
    group: GroupId,
    typed: Option<Typed>,
    problems: &Problems,
) -> Result<EditPage> {
    let read = app.read(&asker.viewer).await?;
    let head = head_inside(read.reader(), group).await?;
    if !head.writes() {
        return Err(Refusal::NotAllowed.into());
    }
    let number = db::find_standing(read.reader(), group).await?.or_absent()?.number;
    let began = typed.as_ref().map_or(number, |it| it.began);
    let found = db::find_revisions(read.reader(), group, &[number, began]).await?;
    drop(read);
    Ok(EditPage::new(head, number, found, typed, problems))
}

/// `/groups/{group}/about/history`
pub async fn history(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let head = head_inside(read.reader(), group).await?;
    let all = db::page_of_revisions(read.reader(), group, WORDINGS).await?;
    drop(read);
    Ok(Reply::page(HistoryPage::new(head, all)))
}

/// What follows `?` of a wording.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// With which it is compared; the one before, if it is not said.
    with: Option<i64>,
}

/// `/groups/{group}/about/history/{number}`: what changed with this wording.
pub async fn compare(
    app: App,
    asker: Asker,
    Path((group, number)): Path<(GroupId, i64)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let head = find_head(read.reader(), group).await?.or_absent()?;
    let with = asked.with.unwrap_or(number - 1);
    let found = db::find_revisions(read.reader(), group, &[number, with]).await?;
    let latest = db::find_standing(read.reader(), group).await?.or_absent()?.number;
    drop(read);
    let one = found.iter().find(|it| it.number == number).cloned().or_absent()?;
    let other = found.into_iter().find(|it| it.number == with && with != number);
    Ok(Reply::page(ComparePage::new(head, one, other, latest)))
}
