//! A group for whoever is outside, and its door: joining, asking, accepting, leaving.

use crate::{
    store::{self as db, about, coming},
    views::card::{CardPage, DoorPage, LeavePage},
};
use frame::App;
use groups_api::{GroupId, find_head};
use kernel::{OrAbsent, Problems, Result};
use web::{Answer, Asker, Path, Reply};

/// `/groups/{group}`: who reads there goes on to what is talked about.
pub async fn show(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let known = db::find_known(read.reader(), group).await?.or_absent()?;
    if known.role.is_some() && known.reads {
        return Ok(Reply::done(format!("/groups/{group}/discussions")));
    }
    let head = find_head(read.reader(), group).await?.or_absent()?;
    let about = about::find_standing(read.reader(), group).await?.or_absent()?;
    let now = read.reader().now();
    drop(read);
    Ok(Reply::page(CardPage::new(head, about, &known, now)))
}

/// `/groups/{group}/membership`: the way in, or the way out.
pub async fn membership(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let known = db::find_known(read.reader(), group).await?.or_absent()?;
    drop(read);
    if known.role.is_some() {
        return Ok(Reply::page(leave_page(&app, &asker, group, &Problems::none()).await?));
    }
    Ok(Reply::page(door_page(&app, &asker, group, String::new(), &Problems::none()).await?))
}

/// The way in, with what was typed and what is wrong.
pub async fn door_page(
    app: &App,
    asker: &Asker,
    group: GroupId,
    typed: String,
    problems: &Problems,
) -> Result<DoorPage> {
    let read = app.read(&asker.viewer).await?;
    let known = db::find_known(read.reader(), group).await?.or_absent()?;
    let answer = match known.door.declined {
        Some(_) => coming::find_answer(read.reader(), group).await?,
        None => None,
    };
    let now = read.reader().now();
    drop(read);
    Ok(DoorPage::new(&known, typed, answer, now, problems))
}

/// The way out, with what is in the way.
pub async fn leave_page(app: &App, asker: &Asker, group: GroupId, problems: &Problems) -> Result<LeavePage> {
    let known = db::find_known(app.read(&asker.viewer).await?.reader(), group).await?.or_absent()?;
    Ok(LeavePage::new(&known, problems))
}
