//! Requests: all that one may read, one of them with what answers it, and asking.

use crate::{
    actions::month_of,
    kind::Kind,
    policy,
    request::{RequestId, State},
    search::finding::find_few,
    store::{listing::Listed, requesting},
    views::requesting::{AskPage, RequestPage, RequestRow, RequestsPage, RewordPage},
};
use frame::App;
use groups_api::groups_of;
use kernel::{Cursor, Moment, OrAbsent, Page, Problems, Result, Viewer};
use serde::Deserialize;
use std::collections::HashMap;
use web::{Answer, Asker, Path, Query, Reply};

/// So many a page of the list has.
const ROWS: usize = 30;
/// So many are found to point to.
const FOUND: usize = 5;

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedRequest {
    /// Made by the page.
    pub id: String,
    /// What is looked for.
    pub title: String,
    /// What it is for.
    pub words: String,
    /// Of which kind; empty: any.
    pub kind: String,
    /// `members`, or the id of a group.
    pub readers: String,
}

/// What follows `?` of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

/// `/library/requests`
pub async fn requests(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let before = Cursor::decode(&asked.after).and_then(|it| {
        let (at, id) = it.0.split_once(' ')?;
        Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
    });
    let found = requesting::page_of_requests(app.read(&asker.viewer).await?.reader(), before, ROWS as i64 + 1).await?;
    let page = Page::of(found, ROWS, |it| format!("{} {}", it.0.at.micros(), it.0.id));
    let rows = page.items.iter().map(|(it, answers)| RequestRow::new(it, *answers)).collect();
    let next = page.next.map(|it| format!("/library/requests?after={}", it.encode()));
    Ok(Reply::page(RequestsPage::new(rows, next)))
}

/// What follows `?` of a new one: what was looked for in vain.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    title: String,
    kind: String,
}

/// `/library/requests/new`
pub async fn new_request(app: App, asker: Asker, Query(sought): Query<Sought>) -> Answer {
    let typed = TypedRequest {
        id: RequestId::new(app.clock().now(), app.rng()).to_string(),
        title: sought.title.chars().take(200).collect(),
        words: String::new(),
        kind: Kind::of(&sought.kind).map_or("", Kind::word).to_owned(),
        readers: "members".to_owned(),
    };
    Ok(Reply::page(ask_page(&app, &asker.viewer, typed, &Problems::none()).await?))
}

/// The page on which one asks, with what was typed and what is wrong with it.
pub async fn ask_page(app: &App, viewer: &Viewer, typed: TypedRequest, problems: &Problems) -> Result<AskPage> {
    let groups = groups_of(app.read(viewer).await?.reader()).await?;
    Ok(AskPage::new(typed, groups, problems))
}

/// `/library/requests/{id}/edit`
pub async fn reword(app: App, asker: Asker, Path(id): Path<RequestId>) -> Answer {
    Ok(Reply::page(reword_page(&app, &asker.viewer, id, None, &Problems::none()).await?))
}

/// The page on which one says it in other words, with what was typed on top of which wording; what stands there now is beside it if
/// that is another one.
pub async fn reword_page(
    app: &App,
    viewer: &Viewer,
    id: RequestId,
    typed: Option<(TypedRequest, i64)>,
    problems: &Problems,
) -> Result<RewordPage> {
    let request = requesting::find_request(app.read(viewer).await?.reader(), id).await?.or_absent()?;
    policy::may_close(viewer, &request, ())?;
    Ok(RewordPage::new(&request, typed, problems))
}

/// What follows `?` of a request: what somebody looks for to point to it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Looking {
    q: String,
}

/// `/library/requests/{id}`
pub async fn request(app: App, asker: Asker, Path(id): Path<RequestId>, Query(looking): Query<Looking>) -> Answer {
    Ok(Reply::page(request_page(&app, &asker.viewer, id, (looking.q, String::new()), &Problems::none()).await?))
}

/// A request with what answers it and its reader may read; with what they look for to point to it, and what they typed as its address.
pub async fn request_page(
    app: &App,
    viewer: &Viewer,
    id: RequestId,
    (sought, typed): (String, String),
    problems: &Problems,
) -> Result<RequestPage> {
    let read = app.read(viewer).await?;
    let answered = requesting::find_answered(read.reader(), id).await?.or_absent()?;
    let listed = requesting::page_of_answers(read.reader(), id).await?;
    drop(read);
    let sought: String = sought.trim().chars().take(200).collect();
    let looks = answered.request.state == State::Open && !sought.is_empty();
    let found = if looks { find_few(app, viewer, &sought, FOUND).await? } else { vec![] };
    let found = found.into_iter().filter(|it| listed.iter().all(|known| known.id != it.id)).collect();
    let mut listed: HashMap<_, Listed> = listed.into_iter().map(|it| (it.id, it)).collect();
    let answers = answered.pointers.into_iter().filter_map(|(id, by)| Some((listed.remove(&id)?, by))).collect();
    let month = month_of(app.clock().now());
    Ok(RequestPage::new(answered.request, (answers, &month), (sought, found), (typed, problems)))
}
