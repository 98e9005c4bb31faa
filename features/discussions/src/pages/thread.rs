//! A discussion: its page, and the part of it that is new.

use super::{
    file::{READERS, cards, waiting_cards},
    kept::people,
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
        thread::{Composer, Log, Reply as Answered},
    },
};
use ::store::Reader;
use frame::App;
use kernel::{OrAbsent, Problems, Result, Viewer};
use serde::Deserialize;
use ui::parts::{Attaching, Summary};
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
        return Ok(Reply::done(place(id, &found)));
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

/// Where a post stands.
fn place(discussion: DiscussionId, post: &Post) -> String {
    format!("/discussions/{discussion}?page={}#post-{}", post.page(), post.id)
}

/// What is new or changed after this number.
pub async fn news(app: &App, viewer: &Viewer, id: DiscussionId, after: i64) -> Result<NewsPage> {
    let read = app.read(viewer).await?;
    let thread = db::find_thread(read.reader(), app.vault(), id).await?.or_absent()?.0;
    let upto = thread.changes.min(after + NEWS);
    let mut shown = reading::page_after(read.reader(), id, after, upto).await?;
    shown.retain(|it| it.post.number > 0);
    let people = people(app, read.reader(), &shown, &[]).await?;
    drop(read);
    let mut files = cards(app, id, &shown).await?;
    let log = Log { thread: &thread, people: &people, now: app.clock().now() };
    let mut posts: Vec<_> = shown.iter().map(|it| log.post(it, false)).collect();
    files.put(&mut posts);
    Ok(NewsPage { posts, changes: upto })
}

/// The page, with what was typed and what is wrong with it. Without a number: the last one when a reply is written, else the
/// first.
pub async fn thread_page(
    app: &App,
    viewer: &Viewer,
    id: DiscussionId,
    page: Option<i64>,
    typed: TypedReply,
    problems: &Problems,
) -> Result<ThreadPage> {
    let read = app.read(viewer).await?;
    let (thread, draft) = db::find_thread(read.reader(), app.vault(), id).await?.or_absent()?;
    let last = page_of(thread.posts);
    let writing = typed.reply_to.is_some() || typed.text.is_some();
    let page = page.unwrap_or(if writing { last } else { 1 }).min(last);
    let (from, upto) = ((page - 1) * PAGE + 1, page * PAGE);
    let (mut shown, brought) = match page == last {
        true => reading::page_with_waiting(read.reader(), id, from, upto).await?,
        false => reading::page_of_posts(read.reader(), id, from, upto).await?,
    };
    let waiting = shown.iter().take_while(|it| it.post.number < 1).count();
    let answered = find_answered(read.reader(), id, typed.reply_to).await?;
    let mut others: Vec<_> = thread.author.into_iter().collect();
    others.extend(answered.as_ref().and_then(|it| it.0.author));
    others.extend(thread.summary.iter().flat_map(|it| it.author.iter().chain(&it.credits)));
    let people = people(app, read.reader(), &shown, &others).await?;
    drop(read);
    let draft = open_draft(app, viewer, id.as_noun(), draft).await?;
    let mut files = cards(app, id, &shown).await?;
    let attaching = attaching(app, &thread, &brought).await?.refused(problems, None);
    let log = Log { thread: &thread, people: &people, now: app.clock().now() };
    let writable = thread.writable();
    let composer = writable.is_ok().then(|| {
        let reply = answered.map(|it| answered_words(&log, id, it));
        Composer { attaching, ..composer(app, &thread, (draft, reply), typed, problems) }
    });
    let held: Vec<Shown> = shown.drain(..waiting).collect();
    let nothing_new = !thread.is_unread() || upto <= thread.read_upto;
    let (mut posts, mut waiting) = (log.posts(&shown), held.iter().map(|it| log.post(it, false)).collect::<Vec<_>>());
    files.put(&mut posts);
    files.put(&mut waiting);
    Ok(ThreadPage {
        top: log.top(),
        short: log.short(),
        propose: propose(&thread),
        poll: log.poll(problems),
        posts,
        waiting,
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
