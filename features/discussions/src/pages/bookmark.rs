//! What the viewer keeps for later: only what they may still see.

use super::kept::people;
use crate::{
    actions::open_notes,
    post::PostId,
    store::bookmark::{self as db, Before, Listed},
    views::{BookmarksPage, NAMELESS, NOBODY, bookmark::BookmarkRow, titled},
};
use frame::App;
use groups_api::GroupId;
use kernel::{Cursor, Moment, Page};
use serde::Deserialize;
use ui::{
    parts::{Action, Empty},
    words,
};
use web::{Answer, Asker, Query, Reply};

/// So many a page has.
const ROWS: usize = 30;

/// What follows `?`. What cannot be read is as if it were not there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    group: String,
    page: String,
    /// What was just taken out.
    removed: String,
}

/// `/bookmarks`
pub async fn bookmarks(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let group: Option<GroupId> = asked.group.parse().ok();
    let before = Cursor::decode(&asked.page).and_then(|it| place(&it.0));
    let from = before.unwrap_or((Moment::from_micros(i64::MAX), PostId::from_bytes([0xff; 16])));
    let read = app.read(&asker.viewer).await?;
    let found = db::page_of_bookmarks(read.reader(), group, from, ROWS as i64 + 1).await?;
    let groups = db::find_groups(read.reader()).await?;
    let authors: Vec<_> = found.iter().filter_map(|it| it.author).collect();
    let people = people(&app, read.reader(), &[], &authors).await?;
    drop(read);
    let page = Page::of(found, ROWS, |it| format!("{} {}", it.bookmark.kept.micros(), it.bookmark.post));
    let narrowed = group.map(|it| format!("group={it}&")).unwrap_or_default();
    let more = page.next.map(|it| format!("/bookmarks?{narrowed}page={}", it.encode()));
    let sealed: Vec<_> = page.items.iter().map(|it| (it.bookmark.post, it.bookmark.note.as_deref())).collect();
    let notes = open_notes(&app, &asker.viewer, &sealed).await?;
    let mut days: Vec<(String, Vec<BookmarkRow>)> = Vec::new();
    for (it, note) in page.items.iter().zip(notes) {
        let name = it.author.and_then(|it| people.find(it)).map(|it| it.name.as_str());
        let (day, row) = (capital(&words::ago(&it.bookmark.kept, &app.clock().now())), row(it, name, note));
        match days.last_mut().filter(|it| it.0 == day) {
            Some(last) => last.1.push(row),
            None => days.push((day, vec![row])),
        }
    }
    let empty = days.is_empty().then(|| empty(group.is_some()));
    let removed: Option<PostId> = asked.removed.parse().ok();
    let groups = if groups.len() > 1 || group.is_some() { tabs(groups, group) } else { vec![] };
    let removed = removed.map(|it| it.to_string()).unwrap_or_default();
    Ok(Reply::page(BookmarksPage { removed, groups, days, more: more.unwrap_or_default(), empty }))
}

/// Where a page goes on: a moment and an id.
fn place(cursor: &str) -> Option<Before> {
    let (at, id) = cursor.split_once(' ')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

fn row(it: &Listed, name: Option<&str>, note: String) -> BookmarkRow {
    let by = match (name, it.asker) {
        (_, true) => NAMELESS,
        (Some(name), false) => name,
        (None, false) => NOBODY,
    };
    let what = if it.number == 1 { it.kind.label() } else { "Reply" };
    let post = it.bookmark.post;
    BookmarkRow {
        id: post.to_string(),
        title: titled(&it.title),
        url: format!("/discussions/{}?post={post}", it.discussion),
        what: format!("{what} by {by}"),
        group: (format!("/groups/{}/discussions", it.group.0), it.group.1.clone()),
        opening: it.opening.clone(),
        note,
        page: format!("/discussions/{}/posts/{post}#keep", it.discussion),
    }
}

fn tabs(groups: Vec<(GroupId, String)>, here: Option<GroupId>) -> Vec<(String, String, bool)> {
    let all = ("All groups".to_owned(), "/bookmarks".to_owned(), here.is_none());
    let one = |(id, name): (GroupId, String)| (name, format!("/bookmarks?group={id}"), here == Some(id));
    std::iter::once(all).chain(groups.into_iter().map(one)).collect()
}

fn empty(narrowed: bool) -> Empty {
    match narrowed {
        true => Empty {
            title: "Nothing is kept from this group".to_owned(),
            words: "What you can no longer read there is not shown either.".to_owned(),
            actions: vec![Action::second("/bookmarks", "All that you keep")],
        },
        false => Empty {
            title: "Nothing is kept yet".to_owned(),
            words: "Press “Keep for later” beside a post, and it stands here with a line of your own. Nobody else learns of it."
                .to_owned(),
            actions: vec![Action::second("/groups", "Your groups")],
        },
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|it| it.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
