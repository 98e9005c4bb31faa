//! Who is in a group, and what can be done about one of them.

use super::{ROWS, after, head_hosted, head_inside};
use crate::{
    store::membership as db,
    views::people::{PeoplePage, PersonPage, PersonTyped},
};
use connections_api::are_contacts;
use frame::App;
use groups_api::GroupId;
use kernel::{MemberId, OrAbsent, Problems, Result};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    profession: String,
    after: usize,
}

/// `/groups/{group}/people`: for whoever reads there.
pub async fn list(app: App, asker: Asker, Path(group): Path<GroupId>, Query(asked): Query<Asked>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let head = head_inside(read.reader(), group).await?;
    let wanted = db::Wanted {
        name: asked.q.trim().chars().take(100).collect(),
        profession: asked.profession.trim().chars().take(100).collect(),
    };
    let page = (after(asked.after), ROWS as i64 + 1);
    let mut people = db::page_of_people(read.reader(), group, &wanted, page).await?;
    let professions = db::page_of_professions(read.reader(), group).await?;
    drop(read);
    let next = (people.len() > ROWS).then_some(asked.after + ROWS);
    people.truncate(ROWS);
    Ok(Reply::page(PeoplePage::new(head, people, professions, wanted, next)))
}

/// `/groups/{group}/people/{member}`: for hosts.
pub async fn show(app: App, asker: Asker, Path((group, member)): Path<(GroupId, MemberId)>) -> Answer {
    let typed = PersonTyped::default();
    Ok(Reply::page(person_page(&app, &asker, (group, member), typed, &Problems::none()).await?))
}

/// The page about somebody, with what was typed and what is wrong.
pub async fn person_page(
    app: &App,
    asker: &Asker,
    (group, member): (GroupId, MemberId),
    typed: PersonTyped,
    problems: &Problems,
) -> Result<PersonPage> {
    let read = app.read(&asker.viewer).await?;
    let head = head_hosted(read.reader(), group).await?;
    let person = db::find_person(read.reader(), group, member).await?.or_absent()?;
    drop(read);
    Ok(PersonPage::new(head, person, asker.viewer.id(), typed, problems))
}

/// `/groups/{group}/people/{member}/hello`: to the conversation with a contact, or to where one writes to somebody new.
pub async fn hello(app: App, asker: Asker, Path((group, member)): Path<(GroupId, MemberId)>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    head_inside(read.reader(), group).await?;
    // One says hello to whom one sees: across a block nobody writes, whoever hosts.
    db::find_person(read.reader(), group, member).await?.filter(|it| it.is_seen).or_absent()?;
    let contacts = are_contacts(read.reader(), member).await?;
    drop(read);
    let url = match (asker.viewer.is(member), contacts) {
        (true, _) => format!("/people/{member}"),
        (_, true) => format!("/messages/to/{member}"),
        _ => format!("/people/{member}/request"),
    };
    Ok(Reply::done(url))
}
