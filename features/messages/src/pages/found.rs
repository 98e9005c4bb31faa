//! Searching. What is looked for comes by a form and goes on sealed, so that the words stand in no address.

use super::looking::{End, Look, Stop};
use crate::{
    actions::{find_lock, open_sought, seal_sought},
    conversation::ConversationId,
    finding::Question,
    store as db,
    views::{
        FoundPage, Head,
        found::{ALL, FURTHER, HERE, SO_FAR, said},
    },
};
use frame::App;
use kernel::{OrAbsent, Result, Viewer};
use serde::Deserialize;
use ui::words;
use web::{Answer, Asker, Form, Path, Query, Reply};

/// What follows `?` of the results: what is looked for, sealed, and where the page before ended.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "for")]
    sought: String,
    on: String,
}

/// What one types.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    #[serde(default)]
    q: String,
}

/// `POST /messages/search`: leads to the results.
pub async fn seek(app: App, asker: Asker, Form(form): Form<Words>) -> Answer {
    lead(&app, &asker.viewer, "/messages/search", &form.q).await
}

/// `POST /messages/{id}/search`
pub async fn seek_in(app: App, asker: Asker, Path(id): Path<ConversationId>, Form(form): Form<Words>) -> Answer {
    db::find_talk(app.read(&asker.viewer).await?.reader(), id).await?.or_absent()?;
    lead(&app, &asker.viewer, &format!("/messages/{id}/search"), &form.q).await
}

/// `GET /messages/{id}/search`
pub async fn found_in(app: App, asker: Asker, Path(id): Path<ConversationId>, Query(asked): Query<Asked>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let talk = db::find_talk(read.reader(), id).await?.or_absent()?;
    drop(read);
    let lock = find_lock(&app, id).await?;
    let given = talk.name.as_ref().and_then(|sealed| lock.as_ref()?.open_name(sealed).ok());
    let back = (format!("/messages/{id}#end"), Head::new(&talk, given).name);
    let words = words_of(&app, &asker.viewer, &asked).await?;
    let mut page = FoundPage::new("Search in this conversation", format!("/messages/{id}/search"), back, words);
    let Some(question) = Question::parse(&page.asked) else { return Ok(Reply::page(page)) };
    let Some(lock) = lock else {
        page.note = "This cannot be opened any more.".to_owned();
        return Ok(Reply::page(page));
    };
    let before: Option<i64> = asked.on.parse().ok();
    let mut look = Look::new(&app, &asker.viewer, question);
    let stop = look.within(id, &lock, before.unwrap_or(i64::MAX)).await?;
    let whole = if before.is_some() { FURTHER } else { HERE };
    page.said = said(look.rows.len(), if stop.is_some() && before.is_none() { SO_FAR } else { whole });
    page.rows = look.rows;
    page.note = match stop {
        Some(stop) => format!("Looked as far back as {}.", words::date(stop.sent)),
        None if before.is_some() => "That was all of this conversation.".to_owned(),
        None => String::new(),
    };
    page.more = stop.map(|it| page.further(&asked.sought, &it.number.to_string())).unwrap_or_default();
    Ok(Reply::page(page))
}

/// `GET /messages/search`: all conversations, the one that moved last first.
pub async fn found(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let back = ("/messages".to_owned(), "All messages".to_owned());
    let words = words_of(&app, &asker.viewer, &asked).await?;
    let mut page = FoundPage::new("Search your conversations", "/messages/search".to_owned(), back, words);
    let Some(question) = Question::parse(&page.asked) else { return Ok(Reply::page(page)) };
    let from = asked.on.parse().ok();
    let mut look = Look::new(&app, &asker.viewer, question);
    let end = look.everywhere(from).await?;
    let (is_first, is_all) = (from.is_none(), matches!(end, End::All { .. }));
    page.said = said(
        look.rows.len(),
        match (is_first, is_all) {
            (true, true) => ALL,
            (true, false) => SO_FAR,
            (false, _) => FURTHER,
        },
    );
    page.rows = look.rows;
    let onward = match &end {
        End::All { .. } => None,
        End::Within(_, onward) | End::Before(onward) => Some(*onward),
    };
    page.more = onward.map(|it| page.further(&asked.sought, &it.to_string())).unwrap_or_default();
    page.note = match end {
        End::All { moved_meanwhile: true } => {
            "Something was written since this search began. Search again to look through that, too.".to_owned()
        }
        End::All { .. } if is_first => String::new(),
        End::All { .. } => "That was all of your conversations.".to_owned(),
        End::Within(stop, _) => within(&app, &asker.viewer, stop).await?,
        End::Before(_) => "Conversations that were quiet for longer come next.".to_owned(),
    };
    Ok(Reply::page(page))
}

async fn lead(app: &App, viewer: &Viewer, to: &str, words: &str) -> Answer {
    if Question::parse(words).is_none() {
        return Ok(Reply::done(to));
    }
    let sealed = seal_sought(app, viewer.member.or_absent()?, words.trim()).await?;
    Ok(Reply::done(format!("{to}?for={sealed}")))
}

async fn words_of(app: &App, viewer: &Viewer, asked: &Asked) -> Result<String> {
    match asked.sought.is_empty() {
        true => Ok(String::new()),
        false => open_sought(app, viewer.member.or_absent()?, &asked.sought).await,
    }
}

/// How far was looked, in words: the conversation in which it stopped, and the day.
async fn within(app: &App, viewer: &Viewer, stop: Stop) -> Result<String> {
    let talk = db::find_talk(app.read(viewer).await?.reader(), stop.conversation).await?;
    let lock = find_lock(app, stop.conversation).await?;
    let name = talk.map(|talk| {
        let given = talk.name.as_ref().and_then(|sealed| lock.as_ref()?.open_name(sealed).ok());
        Head::new(&talk, given).name
    });
    let (day, name) = (words::date(stop.sent), name.unwrap_or_else(|| "one of them".to_owned()));
    Ok(format!("Looked as far back as {day} in the conversation with {name}; what was written before comes next."))
}
