//! GET: the list, a resource and its versions here; writing, publishing and who writes below.

pub mod contributing;
pub mod open;
pub mod publishing;
pub mod versions;
pub mod writing;

pub use contributing::{invitation, people};
pub use open::{feed, open};
pub use publishing::{public, publication, withdrawal};
pub use versions::{compare, version, versions};
pub use writing::{edit, new};

use crate::{
    actions::{month_of, titles_of},
    audience::Audience,
    kind::{Kind, Stage},
    licence::Licence,
    resource::ResourceId,
    store::{
        self as db,
        listing::{self, Wanted},
        publishing::page_of_topics,
    },
    views::{
        list::{Filter, LibraryPage, OwnRow, Row},
        show::{Reading, ResourcePage},
    },
};
use frame::App;
use kernel::{Cursor, MemberId, Moment, OrAbsent, Page, Result};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// So many a page of the list has.
const ROWS: usize = 20;
/// More than anybody writes.
const OWN: i64 = 200;

/// What follows `?` of the list. What cannot be read is as if it were not there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
    kind: String,
    stage: String,
    topic: String,
    licence: String,
    by: String,
    group: String,
    after: String,
}

impl Asked {
    fn wanted(&self) -> Wanted {
        let word = |known: bool, word: &str| if known { word.to_owned() } else { String::new() };
        Wanted {
            kind: word(Kind::of(&self.kind).is_some(), &self.kind),
            stage: word(Stage::of(&self.stage).is_some(), &self.stage),
            topic: self.topic.clone(),
            licence: word(Licence::of(&self.licence).is_some(), &self.licence),
            by: self.by.parse().ok(),
            group: self.group.parse().ok(),
            before: Cursor::decode(&self.after).and_then(|it| place(&it.0)),
        }
    }
}

/// Where a page goes on: a moment and an id.
fn place(cursor: &str) -> Option<(Moment, ResourceId)> {
    let (at, id) = cursor.split_once(' ')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

/// `/library`; with `?show=mine` what the viewer writes, with `?by=` somebody's shelf.
pub async fn list(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    if asked.show == "mine" {
        return Ok(Reply::page(mine(&app, &asker).await?));
    }
    let wanted = asked.wanted();
    let read = app.read(&asker.viewer).await?;
    let found = listing::page_of_resources(read.reader(), &wanted, ROWS as i64 + 1).await?;
    let topics = page_of_topics(read.reader()).await?;
    let of = match (wanted.by, wanted.group) {
        (Some(member), _) => accounts_api::names_of(read.reader(), &[member]).await?.remove(&member).or_absent()?,
        (None, Some(group)) => {
            groups_api::standing_in(read.reader(), group).await?.filter(|it| it.reads).or_absent()?.name
        }
        (None, None) => String::new(),
    };
    drop(read);
    let page = Page::of(found, ROWS, |it| format!("{} {}", it.at.micros(), it.id));
    let month = month_of(app.clock().now());
    let rows = page.items.into_iter().map(|it| Row::new(it, &month)).collect();
    let next = page.next.map(|it| it.encode());
    Ok(Reply::page(LibraryPage::all(rows, Filter { wanted, topics, of, next })))
}

async fn mine(app: &App, asker: &Asker) -> Result<LibraryPage> {
    let own = listing::page_of_own(app.read(&asker.viewer).await?.reader(), OWN).await?;
    let sealed: Vec<(ResourceId, &[u8])> = own.iter().filter_map(|it| Some((it.id, it.sealed.as_deref()?))).collect();
    let mut titles = titles_of(app, &sealed).await?.into_iter();
    let now = app.clock().now();
    let row = |it: &listing::Own| {
        let title = if it.sealed.is_some() { titles.next().unwrap_or_default() } else { it.title.clone() };
        OwnRow::new(it, title, now)
    };
    Ok(LibraryPage::mine(own.iter().map(row).collect()))
}

/// `/library/{id}`
pub async fn show(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(resource_page(&app, &asker, id, None).await?))
}

/// A resource with one of its versions; who writes it and has published nothing goes on to the draft.
async fn resource_page(app: &App, asker: &Asker, id: ResourceId, number: Option<i64>) -> Result<ResourcePage> {
    let read = app.read(&asker.viewer).await?;
    let (resource, edition) = db::find_edition(read.reader(), id, number).await?.or_absent()?;
    let people: Vec<MemberId> = resource.owner.into_iter().collect();
    let beside = people_api::beside_of(read.reader(), &people).await?;
    drop(read);
    let beside = resource.owner.and_then(|it| beside.get(&it)).map(people_api::Beside::words);
    let month = month_of(app.clock().now());
    let taken_back = resource.audience == Audience::Own;
    let edition = if number.is_some() { Some(edition.or_absent()?) } else { edition.filter(|_| !taken_back) };
    Ok(ResourcePage::new(resource, edition, Reading { month, beside: beside.unwrap_or_default() }))
}
