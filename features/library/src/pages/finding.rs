//! Looking through the library: all of it, somebody's shelf, and what one writes oneself.

use crate::{
    actions::{month_of, titles_of},
    resource::ResourceId,
    search::{asked::Asked, finding::answer, projection::PROJECTION},
    store::{
        contributing::page_of_named,
        listing::{self, Before, Shelf},
    },
    views::{
        finding::{FindingPage, Making},
        list::{LibraryPage, OwnRow, Row},
    },
};
use axum::extract::RawQuery;
use frame::App;
use kernel::{Cursor, Moment, OrAbsent, Page, Result};
use serde::Deserialize;
use web::{Answer, Asker, Reply};

/// So many a page of a shelf has.
const ROWS: usize = 20;
/// More than anybody writes.
const OWN: i64 = 200;

/// What follows `?` where it is not the whole library that one looks at. What cannot be read is as if it were not there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Where {
    show: String,
    by: String,
    group: String,
    after: String,
}

impl Where {
    fn shelf(&self) -> Option<Shelf> {
        let by = self.by.parse().ok().map(Shelf::Of);
        by.or_else(|| self.group.parse().ok().map(Shelf::In))
    }
    /// After what it goes on: a moment and an id.
    fn before(&self) -> Before {
        let cursor = Cursor::decode(&self.after)?;
        let (at, id) = cursor.0.split_once(' ')?;
        Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
    }
}

/// `/library`; with `?show=mine` what the viewer writes, with `?by=` or `?group=` a shelf.
pub async fn list(app: App, asker: Asker, RawQuery(query): RawQuery) -> Answer {
    let query = query.unwrap_or_default();
    let place: Where = serde_html_form::from_str(&query).unwrap_or_default();
    if place.show == "mine" {
        return Ok(Reply::page(mine(&app, &asker).await?));
    }
    if let Some(shelf) = place.shelf() {
        return Ok(Reply::page(shelf_page(&app, &asker, shelf, place.before()).await?));
    }
    let asked = Asked::parse(&query);
    let answer = answer(&app, &asker.viewer, &asked).await?;
    let making = if answer.waits || PROJECTION.is_being_made(&app)? { Making::Going } else { Making::Done };
    Ok(Reply::page(FindingPage::new(&asked, answer, making)))
}

async fn shelf_page(app: &App, asker: &Asker, shelf: Shelf, before: Before) -> Result<LibraryPage> {
    let read = app.read(&asker.viewer).await?;
    let found = listing::page_of_shelf(read.reader(), shelf, before, ROWS as i64 + 1).await?;
    let (of, group, url, pack) = match shelf {
        Shelf::Of(member) => {
            let name = accounts_api::names_of(read.reader(), &[member]).await?.remove(&member).or_absent()?;
            let pack = format!("/library/shelves/{member}/pack");
            (name, String::new(), format!("/library?by={member}"), pack)
        }
        Shelf::In(group) => {
            let standing = groups_api::standing_in(read.reader(), group).await?.filter(|it| it.reads).or_absent()?;
            (standing.name, group.to_string(), format!("/library?group={group}"), String::new())
        }
    };
    drop(read);
    let page = Page::of(found, ROWS, |it| format!("{} {}", it.at.micros(), it.id));
    let month = month_of(app.clock().now());
    let rows = page.items.into_iter().map(|it| Row::new(it, &month)).collect();
    let next = page.next.map(|it| format!("{url}&after={}", it.encode()));
    Ok(LibraryPage::shelf(rows, (&of, group, pack), next))
}

async fn mine(app: &App, asker: &Asker) -> Result<LibraryPage> {
    let read = app.read(&asker.viewer).await?;
    let own = listing::page_of_own(read.reader(), OWN).await?;
    let named = page_of_named(read.reader(), OWN).await?;
    drop(read);
    let sealed: Vec<(ResourceId, &[u8])> = own.iter().filter_map(|it| Some((it.id, it.sealed.as_deref()?))).collect();
    let mut titles = titles_of(app, &sealed).await?.into_iter();
    let now = app.clock().now();
    let row = |it: &listing::Own| {
        let title = if it.sealed.is_some() { titles.next().unwrap_or_default() } else { it.title.clone() };
        OwnRow::new(it, title, now)
    };
    let rows = own.iter().map(row).chain(named.into_iter().map(OwnRow::named));
    Ok(LibraryPage::mine(rows.collect()))
}
