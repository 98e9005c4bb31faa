//! Searching: messages are opened and looked through while one waits, the latest first, a bounded number at a time.

use crate::{
    actions::find_lock,
    conversation::{ConversationId, Talk},
    finding::{Hit, MOST_HITS, MOST_OPENED, Question},
    message::MessageId,
    sealing::Lock,
    store::{self as db, list, reading, reading::Written},
    views::{FoundPage, FoundRow, Head, found::said, name_of},
};
use frame::App;
use kernel::{MemberId, OrAbsent, Result, Viewer};
use serde::Deserialize;
use ui::words;
use web::{Answer, Asker, Path, Query, Reply};

/// What follows `?` of a search: `upto` is where the page before ended.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    upto: String,
}

/// So many conversations are looked through for one page of results.
const CONVERSATIONS: i64 = 100;

/// `/messages/{id}/search`
pub async fn found_in(app: App, asker: Asker, Path(id): Path<ConversationId>, Query(asked): Query<Asked>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let talk = db::find_talk(read.reader(), id).await?.or_absent()?;
    let before = asked.upto.parse().unwrap_or(i64::MAX);
    let question = Question::parse(&asked.q);
    let written = match &question {
        Some(_) => reading::page_to_search(read.reader(), id, before, MOST_OPENED).await?,
        None => vec![],
    };
    drop(read);
    let lock = find_lock(&app, id).await?;
    let given = talk.name.as_ref().and_then(|sealed| lock.as_ref()?.open_name(sealed).ok());
    let head = Head::new(&talk, given);
    let action = format!("/messages/{id}/search");
    let mut page = FoundPage {
        heading: "Search in this conversation",
        back: (format!("/messages/{id}#end"), head.name),
        asked: asked.q.clone(),
        said: String::new(),
        rows: vec![],
        more: String::new(),
        action,
    };
    if let (Some(question), Some(lock)) = (question, lock) {
        let looked = look(&question, &lock, &written, MOST_HITS);
        let end = looked.end.filter(|_| looked.stopped || written.len() == MOST_OPENED as usize);
        page.rows = looked.hits.into_iter().map(|it| row(it, id, &talk)).collect();
        page.said = said(page.rows.len(), &since(&written, end));
        page.more = end.map(|it| further(&page.action, &asked.q, &it.to_string())).unwrap_or_default();
    }
    Ok(Reply::page(page))
}

/// `/messages/search`: all conversations, the one that moved last first.
pub async fn found(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let mut page = FoundPage {
        heading: "Search your conversations",
        action: "/messages/search".to_owned(),
        back: ("/messages".to_owned(), "All messages".to_owned()),
        asked: asked.q.clone(),
        said: String::new(),
        rows: vec![],
        more: String::new(),
    };
    if let Some(question) = Question::parse(&asked.q) {
        let before = asked.upto.parse().unwrap_or(i64::MAX);
        let (rows, end) = look_everywhere(&app, &asker.viewer, &question, before).await?;
        page.said = said(
            rows.len(),
            if end.is_some() { "the conversations that moved last" } else { "all your conversations" },
        );
        page.rows = rows;
        page.more = end.map(|it| further("/messages/search", &asked.q, &it.to_string())).unwrap_or_default();
    }
    Ok(Reply::page(page))
}

/// What was found, and before which conversation to go on.
async fn look_everywhere(
    app: &App,
    viewer: &Viewer,
    question: &Question,
    before: i64,
) -> Result<(Vec<FoundRow>, Option<i64>)> {
    let all = list::page_to_search(app.read(viewer).await?.reader(), before, CONVERSATIONS + 1).await?;
    let (mut rows, mut opened) = (Vec::new(), 0);
    for (at, (id, moved)) in all.iter().enumerate() {
        if at == CONVERSATIONS as usize || opened >= MOST_OPENED || rows.len() >= MOST_HITS {
            let last = all.get(at.saturating_sub(1)).map_or(*moved, |it| it.1);
            return Ok((rows, Some(last)));
        }
        let Some(lock) = find_lock(app, *id).await? else { continue };
        let read = app.read(viewer).await?;
        let written = reading::page_to_search(read.reader(), *id, i64::MAX, MOST_OPENED - opened).await?;
        opened += written.len() as i64;
        let looked = look(question, &lock, &written, MOST_HITS);
        if looked.hits.is_empty() {
            continue;
        }
        let talk = db::find_talk(read.reader(), *id).await?;
        drop(read);
        let Some(talk) = talk else { continue };
        rows.extend(looked.hits.into_iter().map(|it| row(it, *id, &talk)));
    }
    Ok((rows, None))
}

struct Looked {
    hits: Vec<(MessageId, Option<MemberId>, Hit)>,
    /// The number of the last message that was looked at.
    end: Option<i64>,
    /// Whether there may be more behind it.
    stopped: bool,
}

fn look(question: &Question, lock: &Lock, written: &[Written], most: usize) -> Looked {
    let mut looked = Looked { hits: vec![], end: None, stopped: false };
    for Written { message, body } in written {
        if looked.hits.len() == most {
            looked.stopped = true;
            break;
        }
        looked.end = Some(message.number);
        let words = message.author.zip(body.as_ref());
        let Some(body) = words.and_then(|(author, sealed)| lock.open_body(message.id, author, sealed).ok()) else {
            continue;
        };
        if let Some(hit) = question.look(body.as_str(), message.sent) {
            looked.hits.push((message.id, message.author, hit));
        }
    }
    looked
}

fn row((message, author, hit): (MessageId, Option<MemberId>, Hit), id: ConversationId, talk: &Talk) -> FoundRow {
    let who = if author == Some(talk.own) { "You" } else { name_of(talk, author) };
    FoundRow::new(hit, format!("/messages/{id}/{message}"), who)
}

fn since(written: &[Written], end: Option<i64>) -> String {
    let last = end.and_then(|end| written.iter().find(|it| it.message.number == end));
    match last {
        Some(it) => format!("the messages since {}", words::date(it.message.sent)),
        None => "this conversation".to_owned(),
    }
}

fn further(action: &str, asked: &str, upto: &str) -> String {
    // Two plain texts can always be written.
    let query = serde_html_form::to_string([("q", asked), ("upto", upto)]).unwrap_or_default();
    format!("{action}?{query}")
}
