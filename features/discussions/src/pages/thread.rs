//! A discussion: its page, and the part of it that is new.

use super::{
    asking::fill_own,
    file::{READERS, cards, waiting_cards},
    kept::{self, People, people},
};
use crate::{
    actions::{file::Where, open_draft},
    discussion::{DiscussionId, Kind, Thread, ThreadProblem},
    file::{SealedFile, may_go_along},
    post::{Body, ClientId, PAGE, Post, PostId, page_of},
    store::{
        self as db,
        reading::{self, Shown},
    },
    views::{
        NAMELESS, NOBODY, NewsPage, ThreadPage,
        thread::{Composer, Log, Reply as Answered, ShortView, drawn},
    },
};
use ::store::Reader;
use discussions_api::TakesShort;
use frame::App;
use kernel::{OrAbsent, Problems, Result, Viewer};
use serde::Deserialize;
use std::sync::Arc;
use ui::{
    Html,
    parts::{Attaching, Summary},
};
use web::{Answer, Asker, Path, Query, Reply};

/// So much is fetched at once by a page that is open.
const NEWS: i64 = 100;

/// What follows `?` of a discussion. What cannot be read is as if it were not there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: String,
    post: String,
    new: String,
    reply: String,
    after: String,
}

/// What is being written.
#[derive(Debug, Clone, Default)]
pub struct TypedReply {
    /// As it was typed; nothing: what was kept.
    pub text: Option<String>,
    /// What it answers.
    pub reply_to: Option<PostId>,
    /// What the page called it.
    pub client: Option<ClientId>,
    /// Whether it is to be shown as it would stand there.
    pub preview: bool,
}

/// `/discussions/{id}`; with `?post=` on to the page of that post, with `?new=1` on to what was not read, with htmx and
/// `?after=N` what is new since then.
pub async fn show(app: App, asker: Asker, Path(id): Path<DiscussionId>, Query(asked): Query<Asked>) -> Answer {
    if let (true, Ok(after)) = (asker.wants_part(), asked.after.parse::<i64>()) {
        return Ok(Reply::page(news(&app, &asker.viewer, id, after).await?));
    }
    if let Ok(post) = asked.post.parse::<PostId>() {
        let read = app.read(&asker.viewer).await?;
        let found = reading::find_written(read.reader(), id, post).await?.or_absent()?.0;
        // What waits for a host has no place yet: it stands below the last page.
        let page = match found.number {
            ..1 => page_of(db::find_thread(read.reader(), app.vault(), id).await?.or_absent()?.0.posts),
            _ => found.page(),
        };
        return Ok(Reply::done(place(id, page, post)));
    }
    if !asked.new.is_empty() {
        let thread = db::find_thread(app.read(&asker.viewer).await?.reader(), app.vault(), id).await?.or_absent()?.0;
        let next = (thread.read_upto + 1).min(thread.posts);
        return Ok(Reply::done(format!("/discussions/{id}?page={}#new", page_of(next))));
    }
    let reply_to: Option<PostId> = asked.reply.parse().ok();
    let page = asked.page.parse().ok().filter(|it| *it >= 1);
    let typed = TypedReply { reply_to, ..TypedReply::default() };
    Ok(Reply::page(thread_page(&app, &asker.viewer, id, page, typed, &Problems::none()).await?))
}

/// Whether what has no place yet waits still: not what its author took back; what a host said no to only its author sees.
fn waits(thread: &Thread, post: &Post) -> bool {
    post.deleted.is_none() && (post.hidden.is_none() || thread.wrote(post))
}

/// Where a post stands.
fn place(discussion: DiscussionId, page: i64, post: PostId) -> String {
    format!("/discussions/{discussion}?page={page}#post-{post}")
}

/// What is new or changed after this number.
pub async fn news(app: &App, viewer: &Viewer, id: DiscussionId, after: i64) -> Result<NewsPage> {
    let read = app.read(viewer).await?;
    let thread = db::find_thread(read.reader(), app.vault(), id).await?.or_absent()?.0;
    let upto = thread.changes.min(after + NEWS);
    let (mut shown, gone) = reading::page_after(read.reader(), id, after, upto).await?;
    shown.retain(|it| it.post.number > 0);
    fill_own(app, read.reader(), &thread, &mut shown).await?;
    let people = people(app, read.reader(), &shown, &[]).await?;
    drop(read);
    let mut files = cards(app, id, &shown).await?;
    let log = Log { thread: &thread, people: &people, now: app.clock().now() };
    let mut posts: Vec<_> = shown.iter().map(|it| log.post(it, false)).collect();
    files.put(&mut posts);
    let gone = gone.iter().map(PostId::to_string).collect();
    Ok(NewsPage { posts, gone, changes: upto, more: upto < thread.changes })
}

/// A page of a discussion as its reader has it, before they write anything.
pub struct Found {
    /// The discussion.
    thread: Thread,
    /// Which of its pages.
    page: i64,
    /// What the reader began to write, sealed.
    draft: Option<Vec<u8>>,
    /// The files that wait to go along, sealed.
    brought: Vec<SealedFile>,
    /// Those who are named.
    people: People,
    /// What was written.
    posts: Html,
    /// What is not there for everybody yet.
    waiting: Html,
    /// Whether nothing in it was sealed, so that it may stay in memory.
    pub is_plain: bool,
}

/// Reads and draws a page. Without a number: the last one when a reply is written, else the first.
pub(super) async fn find(
    app: &App,
    viewer: &Viewer,
    id: DiscussionId,
    page: Option<i64>,
    reply: Option<&TypedReply>,
) -> Result<(Found, Option<Answered>)> {
    let read = app.read(viewer).await?;
    let (thread, draft) = db::find_thread(read.reader(), app.vault(), id).await?.or_absent()?;
    let last = page_of(thread.posts);
    let page = page.unwrap_or(if reply.is_some() { last } else { 1 }).min(last);
    let (from, upto) = ((page - 1) * PAGE + 1, page * PAGE);
    let (mut shown, brought) = match page == last {
        true => reading::page_with_waiting(read.reader(), id, from, upto).await?,
        false => reading::page_of_posts(read.reader(), id, from, upto).await?,
    };
    fill_own(app, read.reader(), &thread, &mut shown).await?;
    shown.retain(|it| it.post.number > 0 || waits(&thread, &it.post));
    let waiting = shown.iter().take_while(|it| it.post.number < 1).count();
    let answered = find_answered(read.reader(), id, reply.and_then(|it| it.reply_to)).await?;
    let mut others: Vec<_> = thread.author.into_iter().collect();
    others.extend(answered.as_ref().and_then(|it| it.0.author));
    others.extend(thread.summary.iter().flat_map(|it| it.author.iter().chain(&it.credits)));
    let people = people(app, read.reader(), &shown, &others).await?;
    drop(read);
    let mut files = cards(app, id, &shown).await?;
    let is_plain = shown.iter().all(|it| it.files.is_empty());
    let log = Log { thread: &thread, people: &people, now: app.clock().now() };
    let held: Vec<Shown> = shown.drain(..waiting).collect();
    let (mut posts, mut waiting) = (log.posts(&shown), held.iter().map(|it| log.post(it, false)).collect::<Vec<_>>());
    files.put(&mut posts);
    files.put(&mut waiting);
    let (posts, waiting) = (drawn(&posts)?, drawn(&waiting)?);
    let answered = answered.map(|it| answered_words(&log, id, it));
    Ok((Found { page, draft, brought, posts, waiting, is_plain, thread, people }, answered))
}

/// The page, with what was typed and what is wrong with it.
pub async fn thread_page(
    app: &App,
    viewer: &Viewer,
    id: DiscussionId,
    page: Option<i64>,
    typed: TypedReply,
    problems: &Problems,
) -> Result<ThreadPage> {
    let writing = typed.reply_to.is_some() || typed.text.is_some();
    let (found, reply) = match writing {
        true => find(app, viewer, id, page, Some(&typed)).await.map(|it| (Arc::new(it.0), it.1))?,
        false => (kept::page(app, viewer, id, page).await?, None),
    };
    let Found { thread, page, people, .. } = &*found;
    let (page, last) = (*page, page_of(thread.posts));
    let draft = open_draft(app, viewer, id.as_noun(), found.draft.clone()).await?;
    let attaching = attaching(app, thread, &found.brought).await?.refused(problems, None);
    let log = Log { thread, people, now: app.clock().now() };
    let writable = thread.writable();
    let composer =
        writable.is_ok().then(|| Composer { attaching, ..composer(app, thread, (draft, reply), typed, problems) });
    let upto = page * PAGE;
    let nothing_new = !thread.is_unread() || upto <= thread.read_upto;
    Ok(ThreadPage {
        top: log.top(),
        short: log.short().map(|it| ShortView { takes: takes(app, thread), ..it }),
        propose: propose(thread),
        poll: log.poll(problems),
        posts: found.posts.clone(),
        waiting: found.waiting.clone(),
        before: if page > 1 { at_page(id, page - 1) } else { String::new() },
        after: if page < last { at_page(id, page + 1) } else { String::new() },
        place: if last > 1 { format!("Page {page} of {last}") } else { String::new() },
        invites: thread.wants_other_view() && thread.role.is_some(),
        composer,
        join: match writable {
            Err(ThreadProblem::NotJoined) => format!("/groups/{}/membership", thread.group),
            _ => String::new(),
        },
        closed: writable.err().map(|it| it.to_string()).unwrap_or_default(),
        upto: if nothing_new { 0 } else { upto.min(thread.posts) },
        summary: Summary::of(problems),
    })
}

/// Where files are added to a reply, with those that wait; nowhere where none can go along.
async fn attaching(app: &App, thread: &Thread, brought: &[SealedFile]) -> Result<Attaching> {
    let url = Where::Discussion(thread.id).url();
    match may_go_along(thread.asked) {
        Ok(()) => Ok(frame::attaching(app, url.clone(), waiting_cards(app, &url, brought).await?, READERS)),
        Err(_) => Ok(Attaching::default()),
    }
}

/// Where whoever is in the group takes the short answer to.
fn takes(app: &App, thread: &Thread) -> Option<(&'static str, String)> {
    let port = app.kept::<TakesShort>().filter(|_| thread.role.is_some())?;
    Some((port.words, (port.url)(thread.id)))
}

/// Where one proposes a short answer: where there is something to be said shortly.
fn propose(thread: &Thread) -> String {
    let talk = matches!(thread.kind, Kind::Question | Kind::Discussion) && thread.posts > 2 && thread.summary.is_none();
    match talk && thread.writable().is_ok() && !thread.asked {
        true => format!("/discussions/{}/summary", thread.id),
        false => String::new(),
    }
}

fn at_page(id: DiscussionId, page: i64) -> String {
    format!("/discussions/{id}?page={page}")
}

/// What a reply answers, with its first line.
async fn find_answered(
    reader: Reader<'_>,
    id: DiscussionId,
    reply_to: Option<PostId>,
) -> Result<Option<(Post, String)>> {
    let Some(post) = reply_to else { return Ok(None) };
    let found = reading::find_written(reader, id, post).await?;
    Ok(found.and_then(|(post, body)| Some((post, Body::stored(body?).opening()))))
}

fn answered_words(log: &Log<'_>, id: DiscussionId, (post, words): (Post, String)) -> Answered {
    let who = match post.author {
        _ if log.thread.wrote(&post) => "your own post".to_owned(),
        Some(author) => log.people.find(author).map_or(NOBODY, |it| &it.name).to_owned(),
        None if post.asker => NAMELESS.to_owned(),
        None => NOBODY.to_owned(),
    };
    Answered { id: post.id.to_string(), who, words, without: format!("/discussions/{id}?page={}#reply", post.page()) }
}

fn composer(
    app: &App,
    thread: &Thread,
    (draft, reply): (Option<String>, Option<Answered>),
    typed: TypedReply,
    problems: &Problems,
) -> Composer {
    let kept = if typed.text.is_none() && draft.is_some() { "Kept for you" } else { "" };
    let text = typed.text.or(draft).unwrap_or_default();
    let preview = (typed.preview && !text.trim().is_empty()).then(|| ui::markdown(&text));
    let empty = Composer {
        action: format!("/discussions/{}/posts", thread.id),
        draft: format!("/discussions/{}/draft", thread.id),
        client: typed.client.unwrap_or_else(|| ClientId::random(app.rng())).to_string(),
        text: String::new(),
        reply,
        kept,
        readers: match thread.asked {
            true => {
                "You write here as whoever asked: your name does not stand beside it. No patients, please.".to_owned()
            }
            false => format!("Read by whoever reads in {}. No patients, please.", thread.group_name),
        },
        problem: None,
        preview,
        attaching: Attaching::default(),
    };
    empty.typed(text, problems)
}
