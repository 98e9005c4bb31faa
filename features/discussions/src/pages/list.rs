//! A group's discussions.

use crate::{
    actions::slots,
    discussion::{DiscussionId, Kind, Tag},
    store::{
        keeping::find_visit,
        listing::{Before, Listed, Narrowed, page_of_listed},
    },
    views::{ListPage, list::Row, thread::web_word},
    visit::{Visit, since},
};
use frame::App;
use groups_api::{GroupId, Head};
use kernel::{Cursor, Moment, OrAbsent, Page};
use serde::Deserialize;
use ui::{
    parts::{Action, Empty},
    words,
};
use web::{Answer, Asker, Path, Query, Reply};

/// So many discussions a page has.
const ROWS: usize = 20;

/// What follows `?` of the list. What cannot be read is as if it were not there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    kind: String,
    tag: String,
    page: String,
}

/// `/groups/{group}/discussions`
pub async fn list(app: App, asker: Asker, Path(group): Path<GroupId>, Query(asked): Query<Asked>) -> Answer {
    let tag = Tag::parse(&asked.tag).map(|it| it.as_str().to_lowercase()).unwrap_or_default();
    let narrowed = Narrowed { kind: Kind::of(&asked.kind), tag };
    let before = Cursor::decode(&asked.page).and_then(|it| place(&it.0));
    let read = app.read(&asker.viewer).await?;
    let head = groups_api::find_head(read.reader(), group).await?.filter(|it| it.reads).or_absent()?;
    let from = before.unwrap_or((Moment::from_micros(i64::MAX), DiscussionId::from_bytes([0xff; 16])));
    let own = slots(app.vault(), asker.viewer.member.or_absent()?);
    let found = page_of_listed(read.reader(), group, (&narrowed, &own), from, ROWS as i64 + 1).await?;
    let visit = find_visit(read.reader(), group).await?.map(|(at, before)| Visit { at, before });
    drop(read);
    let now = app.clock().now();
    let since = since(visit, now).filter(|_| narrowed == Narrowed::default() && before.is_none());
    let page = Page::of(found, ROWS, |it| format!("{} {}", it.latest.micros(), it.id));
    let more = page.next.map(|it| format!("/groups/{group}/discussions?{}page={}", question(&narrowed), it.encode()));
    let (news, earlier): (Vec<Listed>, Vec<Listed>) =
        page.items.into_iter().partition(|it| since.is_some_and(|since| it.latest > since));
    let empty = (news.is_empty() && earlier.is_empty()).then(|| empty(&head, &narrowed));
    Ok(Reply::page(ListPage {
        since: since.map(|it| format!("Since you were here {}", words::ago(&it, &now))).unwrap_or_default(),
        news: news.iter().map(|it| Row::new(it, now)).collect(),
        earlier: earlier.iter().map(|it| Row::new(it, now)).collect(),
        more: more.unwrap_or_default(),
        narrowed: said(&narrowed),
        kinds: kinds(group, &narrowed),
        begin: if head.writes() { format!("/groups/{group}/discussions/new") } else { String::new() },
        waiting: waiting(&head),
        empty,
        head,
    }))
}

/// Where a page goes on: a moment and an id.
fn place(cursor: &str) -> Option<Before> {
    let (at, id) = cursor.split_once(' ')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

fn question(narrowed: &Narrowed) -> String {
    let kind = narrowed.kind.map(|it| format!("kind={}&", it.word())).unwrap_or_default();
    let tag = if narrowed.tag.is_empty() { String::new() } else { format!("tag={}&", web_word(&narrowed.tag)) };
    format!("{kind}{tag}")
}

fn said(narrowed: &Narrowed) -> String {
    let kind = narrowed.kind.map(|it| it.label().to_owned());
    let tag = (!narrowed.tag.is_empty()).then(|| format!("tagged {}", words::quoted(&narrowed.tag)));
    [kind, tag].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The kinds by which a list is narrowed, each with its address and whether it is this one.
fn kinds(group: GroupId, narrowed: &Narrowed) -> Vec<(&'static str, String, bool)> {
    let all = ("All", format!("/groups/{group}/discussions"), narrowed.kind.is_none() && narrowed.tag.is_empty());
    let one = |kind: Kind| {
        (kind.plural(), format!("/groups/{group}/discussions?kind={}", kind.word()), narrowed.kind == Some(kind))
    };
    std::iter::once(all).chain(Kind::ALL.into_iter().map(one)).collect()
}

fn waiting(head: &Head) -> String {
    match head.role.is_some_and(groups_api::Role::hosts) && head.ended.is_none() {
        true => format!("/groups/{}/discussions/settings", head.group),
        false => String::new(),
    }
}

fn empty(head: &Head, narrowed: &Narrowed) -> Empty {
    let begin = format!("/groups/{}/discussions/new", head.group);
    let all = Action::second(format!("/groups/{}/discussions", head.group), "All discussions");
    if *narrowed != Narrowed::default() {
        let words = "Nobody has written about that here yet.".to_owned();
        return Empty { title: "Nothing of that kind".to_owned(), words, actions: vec![all] };
    }
    Empty {
        title: "Nothing has been written here yet".to_owned(),
        words: "The first question is the hardest. Somebody here probably has the same one.".to_owned(),
        actions: if head.writes() { vec![Action::main(begin, "Ask or start something")] } else { vec![] },
    }
}
