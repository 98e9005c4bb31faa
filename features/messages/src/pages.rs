//! GET: the list, a conversation and what is new in it, what there is to know about it, beginning one, searching.

mod about;
pub mod attachment;
mod begin;
mod conversation;
mod found;
pub mod kept;
mod looking;
mod message;

pub use about::{about, about_page};
pub use begin::{begin, begin_page, suggest, to, to_page};
pub use conversation::{At, TypedText, conversation_page, news, show, typing};
pub use found::{found, found_in, seek, seek_in};
pub use message::{message, message_page};

use crate::{
    actions::find_locks,
    store::list::{self as db, From, Shelf},
    views::{Convos, ListPage},
};
use frame::App;
use kernel::{Cursor, OrAbsent, Page, Result, Viewer};
use serde::Deserialize;
use std::sync::Arc;
use web::{Answer, Asker, Query, Reply};

/// So many conversations the list has.
const ROWS: i64 = 30;

/// What follows `?` of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
    page: String,
}

/// `/messages`
pub async fn list(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let shelf = if asked.show == "archive" { Shelf::Archive } else { Shelf::Current };
    let from = Cursor::decode(&asked.page).and_then(|it| From::of(&it.0));
    let convos = match (shelf, from) {
        (Shelf::Current, None) => kept::convos(&app, &asker.viewer).await?,
        _ => Arc::new(read_convos(&app, &asker.viewer, shelf, from.unwrap_or(From::TOP)).await?),
    };
    Ok(Reply::page(ListPage::new(convos, shelf)))
}

/// The conversations of one list from there on, with the key of each.
async fn read_convos(app: &App, viewer: &Viewer, shelf: Shelf, from: From) -> Result<Convos> {
    let own = viewer.member.or_absent()?;
    let found = db::page_of_listed(app.read(viewer).await?.reader(), shelf, from, ROWS + 1).await?;
    let page = Page::of(found, ROWS as usize, |it| From::after(it).code());
    let locks = find_locks(app, page.items.iter().map(|it| it.id)).await?;
    let show = if shelf == Shelf::Archive { "show=archive&" } else { "" };
    let more = page.next.map(|it| format!("/messages?{show}page={}", it.encode())).unwrap_or_default();
    Ok(Convos::new(page.items, &locks, own, app.clock().now(), more))
}
