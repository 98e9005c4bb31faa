//! A conversation: its page, and the part of it that is new.

use super::{attachment::read_files, kept};
use crate::{
    actions::find_lock,
    attachment::SealedFile,
    conversation::{ConversationId, Talk, TalkProblem},
    message::{ClientId, MessageId},
    sealing::Lock,
    store::{self as db, reading, reading::Shown},
    views::{
        Composer, ConversationPage, NewsPage, Top, attachment::cards, conversation::Reply as Answered, first, name_of,
        said::Log,
    },
};
use ::store::Reader;
use frame::App;
use kernel::{MemberId, Moment, OrAbsent, Problems, Result, Viewer};
use serde::Deserialize;
use std::sync::Arc;
use ui::{parts::Summary, words};
use web::{Answer, Asker, Path, Query, Reply};

/// So many messages a page has.
pub const MESSAGES: i64 = 50;
/// So many are fetched at once by a page that is open.
const NEWS: i64 = 100;

/// What follows `?` of a conversation. What cannot be read is as if it were not there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    before: String,
    from: String,
    after: String,
    at: String,
    reply: String,
}

/// Which part of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The end.
    Latest,
    /// What was before this number.
    Before(i64),
    /// What was from this number on.
    From(i64),
    /// From this day on.
    Day(Moment),
}

/// What is being written.
#[derive(Debug, Clone, Default)]
pub struct TypedText {
    /// As it was typed; nothing: what was kept.
    pub text: Option<String>,
    /// What it answers.
    pub reply_to: Option<MessageId>,
    /// What the page called it.
    pub client: Option<ClientId>,
}

/// `/messages/{id}`; with htmx and `?after=N` what is new since then.
pub async fn show(app: App, asker: Asker, Path(id): Path<ConversationId>, Query(asked): Query<Asked>) -> Answer {
    if let (true, Ok(after)) = (asker.wants_part(), asked.after.parse::<i64>()) {
        return Ok(Reply::page(news(&app, &asker.viewer, id, after).await?));
    }
    let day = words::day_span(&asked.at).map(|it| At::Day(it.0));
    let before = asked.before.parse().ok().map(At::Before);
    let from = asked.from.parse().ok().map(At::From);
    let at = before.or(from).or(day).unwrap_or(At::Latest);
    let typed = TypedText { reply_to: asked.reply.parse().ok(), ..TypedText::default() };
    Ok(Reply::page(conversation_page(&app, &asker.viewer, id, at, typed, &Problems::none()).await?))
}

/// What is new or changed after this number, what is held back since then, and what stands above the log now.
pub async fn news(app: &App, viewer: &Viewer, id: ConversationId, after: i64) -> Result<NewsPage> {
    let read = app.read(viewer).await?;
    let talk = db::find_talk(read.reader(), id).await?.or_absent()?;
    let shown = reading::page_after(read.reader(), id, after, NEWS).await?;
    let withheld = reading::page_withheld(read.reader(), id, after, NEWS).await?;
    drop(read);
    let more = shown.len() >= NEWS as usize;
    let changes = if more { shown.last().map_or(after, |it| it.message.changed) } else { talk.known.max(after) };
    let lock = find_lock(app, id).await?;
    let files: Vec<SealedFile> = shown.iter().flat_map(|it| it.files.iter().cloned()).collect();
    let (files, _) = cards(&files, lock.as_ref());
    let log = Log { talk: &talk, lock: lock.as_ref(), now: app.clock().now(), files: &files };
    let gone: Vec<String> = withheld.iter().map(ToString::to_string).collect();
    Ok(NewsPage {
        top: top(&talk, lock.as_ref()),
        said: log.news(&shown),
        gone: gone.join(" "),
        after,
        changes,
        more: if more { "yes" } else { "no" },
    })
}

/// `/messages/{id}/typing`: who is writing, in words, for whoever was told that somebody is.
pub async fn typing(app: App, asker: Asker, Path(id): Path<ConversationId>) -> Answer {
    let talk = db::find_talk(app.read(&asker.viewer).await?.reader(), id).await?.or_absent()?;
    let lines: Vec<String> = talk
        .others()
        .filter_map(|it| Some(format!("{} {} is writing …", it.member, first(it.name.as_deref()?))))
        .collect();
    Ok(Reply::bytes("text/plain; charset=utf-8", lines.join("\n")))
}

/// The page, with what was typed and what is wrong with it.
pub async fn conversation_page(
    app: &App,
    viewer: &Viewer,
    id: ConversationId,
    at: At,
    typed: TypedText,
    problems: &Problems,
) -> Result<ConversationPage> {
    let found = match (at, typed.reply_to) {
        (At::Latest, None) => kept::end(app, viewer, id).await?,
        (at, reply_to) => {
            let read = app.read(viewer).await?;
            let talk = db::find_talk(read.reader(), id).await?.or_absent()?;
            Arc::new(find(read.reader(), talk, at, reply_to).await?)
        }
    };
    page_of(app, viewer, &found, at, typed, problems).await
}

/// The end of the conversation with another, if there is one; what they had begun to write there stays in the place of `typed`.
pub async fn pair_page(
    app: &App,
    viewer: &Viewer,
    other: MemberId,
    typed: TypedText,
) -> Result<Option<ConversationPage>> {
    let read = app.read(viewer).await?;
    let Some(talk) = db::find_talk_with(read.reader(), other).await? else { return Ok(None) };
    let found = find(read.reader(), talk, At::Latest, None).await?;
    drop(read);
    let typed = if found.talk.draft.is_some() { TypedText::default() } else { typed };
    page_of(app, viewer, &found, At::Latest, typed, &Problems::none()).await.map(Some)
}

async fn page_of(
    app: &App,
    viewer: &Viewer,
    found: &Found,
    at: At,
    typed: TypedText,
    problems: &Problems,
) -> Result<ConversationPage> {
    let Found { talk, shown, answered, files, earlier, later } = found;
    let id = talk.id;
    let lock = find_lock(app, id).await?;
    let convos = kept::convos(app, viewer).await?;
    let (files, waiting) = cards(files, lock.as_ref());
    let log = Log { talk, lock: lock.as_ref(), now: app.clock().now(), files: &files };
    let writable = talk.writable();
    let composer = writable.is_ok().then(|| {
        let empty = Composer::new(format!("/messages/{id}"), client(app, &typed));
        let url = format!("/messages/{id}/files");
        let attaching = frame::attaching(app, url, waiting, "sealed like your words").refused(problems, None);
        let reply = answered.as_ref().and_then(|it| answered_words(talk, lock.as_ref()?, it));
        let kept = talk.draft.as_ref().and_then(|it| lock.as_ref()?.open_draft(talk.own, &it.sealed).ok());
        let said = if typed.text.is_none() && kept.is_some() { "Kept for you" } else { "" };
        let composer = Composer { id: id.to_string(), attaching, reply, kept: said, ..empty };
        composer.typed(typed.text.or(kept).unwrap_or_default(), problems)
    });
    Ok(ConversationPage {
        convos,
        current: id.to_string(),
        me: talk.own.to_string(),
        top: top(talk, lock.as_ref()),
        changes: talk.known,
        silence: if shown.is_empty() { silence(at) } else { String::new() },
        items: log.items(shown),
        earlier: earlier.clone(),
        later: later.clone(),
        latest: if at == At::Latest { String::new() } else { format!("/messages/{id}#end") },
        readers: if at == At::Latest { readers(talk, shown) } else { String::new() },
        composer,
        closed: writable.err().map(|it: TalkProblem| it.to_string()).unwrap_or_default(),
        unread_upto: if talk.is_unread() { talk.known } else { 0 },
        summary: Summary::of(problems),
    })
}

/// What a page of a conversation is made of.
pub(super) struct Found {
    /// The conversation, as its reader has it.
    pub talk: Talk,
    /// The messages, as they are kept: sealed.
    shown: Vec<Shown>,
    answered: Option<reading::Written>,
    files: Vec<SealedFile>,
    earlier: String,
    later: String,
}

impl Found {
    /// Whether it stays true until its edition changes: nothing is begun, and nothing waits to be rendered again.
    pub fn is_lasting(&self) -> bool {
        !self.talk.edition().begun && self.shown.iter().all(|it| it.rendering == ui::RENDERER)
    }
}

/// Reads it.
pub(super) async fn find(reader: Reader<'_>, talk: Talk, at: At, reply_to: Option<MessageId>) -> Result<Found> {
    let id = talk.id;
    let mut shown = match at {
        At::Latest => reading::page_before(reader, id, i64::MAX, MESSAGES + 1).await?,
        At::Before(number) => reading::page_before(reader, id, number, MESSAGES + 1).await?,
        At::From(number) => reading::page_from_number(reader, id, number, MESSAGES + 1).await?,
        At::Day(from) => reading::page_from(reader, id, from, MESSAGES + 1).await?,
    };
    let answered = match reply_to.or(talk.draft.as_ref().and_then(|it| it.reply_to)) {
        Some(it) => reading::find_written(reader, id, it).await?,
        None => None,
    };
    let files = read_files(reader, &talk, &shown).await?;
    let (earlier, later) = around(&talk, at, &mut shown);
    Ok(Found { talk, shown, answered, files, earlier, later })
}

/// What the page calls the message that is written on it.
fn client(app: &App, typed: &TypedText) -> String {
    typed.client.unwrap_or_else(|| ClientId::random(app.rng())).to_string()
}

/// The addresses of what was before and of what follows, if there is anything; the surplus message only says so.
fn around(talk: &Talk, at: At, shown: &mut Vec<Shown>) -> (String, String) {
    let id = talk.id;
    let is_more = shown.len() > MESSAGES as usize;
    let before = |first: &Shown| format!("/messages/{id}?before={}#end", first.message.number);
    let from = |number: i64| format!("/messages/{id}?from={number}");
    match at {
        At::Latest | At::Before(_) => {
            if is_more {
                shown.remove(0);
            }
            let earlier = shown.first().filter(|_| is_more).map(before).unwrap_or_default();
            (earlier, if let At::Before(number) = at { from(number) } else { String::new() })
        }
        At::From(_) | At::Day(_) => {
            let next = if is_more { shown.pop() } else { None };
            // Where the reader came in there is nothing before.
            let since = talk.reader().map_or(0, |it| it.from);
            let earlier = shown.first().filter(|it| it.message.number > since).map(before).unwrap_or_default();
            (earlier, next.map(|it| from(it.message.number)).unwrap_or_default())
        }
    }
}

/// What stands above the log.
fn top(talk: &Talk, lock: Option<&Lock>) -> Top {
    let given = talk.name.as_ref().and_then(|sealed| lock?.open_name(sealed).ok());
    let pinned = talk.pin.as_ref().and_then(|pin| lock?.open_body(pin.message, pin.author, &pin.sealed).ok());
    Top::new(talk, given, pinned.map(|it| it.opening(100)))
}

fn silence(at: At) -> String {
    let words = match at {
        At::Latest => "Nothing has been written yet. Say hello.",
        At::Before(_) => "Nothing was written before that.",
        At::From(_) | At::Day(_) => "Nothing was written here from that day on.",
    };
    words.to_owned()
}

/// "Read by Siân and Hamza": of those who tell it as the reader does, who have read the latest message of the reader's.
fn readers(talk: &Talk, shown: &[Shown]) -> String {
    let latest = shown.iter().rev().find(|it| it.message.author == Some(talk.own));
    let Some(latest) = latest.map(|it| it.message.number) else { return String::new() };
    let names: Vec<&str> =
        talk.readers().filter(|it| it.read_upto >= latest).filter_map(|it| it.name.as_deref().map(first)).collect();
    match (names.as_slice(), talk.kind) {
        ([], _) => String::new(),
        (_, crate::conversation::Kind::Pair) => "Read".to_owned(),
        (names, _) => format!("Read by {}", words::list(names)),
    }
}

/// What is answered, as it stands above the composer.
fn answered_words(talk: &Talk, lock: &Lock, written: &reading::Written) -> Option<Answered> {
    let (message, sealed) = (&written.message, written.body.as_ref()?);
    let body = lock.open_body(message.id, message.author?, sealed).ok()?;
    let mine = message.author == Some(talk.own);
    Some(Answered {
        id: message.id.to_string(),
        who: if mine { "your own message".to_owned() } else { first(name_of(talk, message.author)).to_owned() },
        words: body.opening(140),
        without: format!("/messages/{}#text", talk.id),
    })
}
