//! One post: what one can do with it, and what stood there before.

use super::{asking::fill_own, file::cards, kept::people};
use crate::{
    actions::open_notes,
    discussion::{DiscussionId, Held, Kind, Thread},
    measure::{Measure, Why},
    post::{Body, Post, PostId},
    reaction::Reaction,
    store::{self as db, care, reading},
    views::{PostPage, bookmark::KeepView, post::Hiding, thread::Log, titled},
};
use frame::App;
use kernel::{OrAbsent, Problems, Result, Viewer};
use ui::{
    parts::{Choice, Choices, Field, Summary},
    words,
};
use web::{Answer, Asker, Path, Reply};

/// What was typed on the page of a post.
#[derive(Debug, Clone, Default)]
pub struct TypedOnPost {
    /// Other words for it.
    pub text: Option<String>,
    /// Why it is hidden, or what is wrong with that.
    pub words: String,
    /// One's own line about it, where it is kept for later.
    pub note: Option<String>,
}

/// `/discussions/{id}/posts/{post}`
pub async fn post(app: App, asker: Asker, Path(at): Path<(DiscussionId, PostId)>) -> Answer {
    Ok(Reply::page(post_page(&app, &asker.viewer, at, TypedOnPost::default(), &Problems::none()).await?))
}

/// The page, with what was typed and what is wrong with it.
pub async fn post_page(
    app: &App,
    viewer: &Viewer,
    (discussion, id): (DiscussionId, PostId),
    typed: TypedOnPost,
    problems: &Problems,
) -> Result<PostPage> {
    let read = app.read(viewer).await?;
    let thread = db::find_thread(read.reader(), app.vault(), discussion).await?.or_absent()?.0;
    let mut shown = reading::find_shown(read.reader(), discussion, id).await?.or_absent()?;
    fill_own(app, read.reader(), &thread, std::slice::from_mut(&mut shown)).await?;
    let own = thread.wrote(&shown.post);
    let measure = match (shown.post.hidden.is_some(), own || thread.is_hosted()) {
        (true, true) => care::find_hiding(read.reader(), discussion, id).await?,
        _ => None,
    };
    let people = people(app, read.reader(), std::slice::from_ref(&shown), &[]).await?;
    drop(read);
    let mut files = cards(app, discussion, std::slice::from_ref(&shown)).await?;
    let log = Log { thread: &thread, people: &people, now: app.clock().now() };
    let mut view = log.post(&shown, false);
    files.put(std::slice::from_mut(&mut view));
    let note = match typed.note {
        Some(typed) => typed,
        None => open_notes(app, viewer, &[(id, shown.note.as_deref())]).await?.concat(),
    };
    let post = &shown.post;
    let alive = post.alive().is_ok();
    let edit = (own && alive && (thread.writable().is_ok() || post.held.is_some())).then(|| {
        let now = typed.text.or(shown.body.clone()).unwrap_or_default();
        Field { rows: 8, ..Field::new("text", "Your words").max(Body::MAX) }.value(now).problem_of(problems)
    });
    Ok(PostPage {
        discussion: discussion.to_string(),
        title: titled(&thread.title),
        posted: format!("Posted on {}", words::date_and_time(post.posted)),
        offered: if view.reacting { offered(&thread, &shown.said) } else { vec![] },
        edit,
        revision: post.revision,
        earlier: shown
            .earlier
            .iter()
            .map(|it| (format!("From {}", words::date_and_time(it.written)), it.body.clone()))
            .collect(),
        called: shown
            .called
            .iter()
            .map(|it| (format!("Until {}", words::date_and_time(it.written)), it.body.clone()))
            .collect(),
        can_delete: own && post.deleted.is_none(),
        answer: answer(&thread, post),
        view: other_view(&thread, post),
        waits: post.held == Some(Held::First) && thread.is_hosted() && alive,
        keep: (post.number > 0).then(|| KeepView::new(shown.kept, note, problems)),
        can_take_off: own && alive,
        hiding: hiding(&thread, post, measure, &typed.words, problems),
        summary: Summary::of(problems),
        p: Box::new(view),
    })
}

/// All reactions, those that the reader has said chosen.
fn offered(thread: &Thread, said: &[(Reaction, kernel::MemberId)]) -> Vec<Choice> {
    let own: Vec<&str> = said.iter().filter(|it| it.1 == thread.own).map(|it| it.0.word()).collect();
    let all = Reaction::ALL.into_iter().fold(Choices::new("reaction", ""), |all, it| all.choice(it.word(), it.label()));
    all.chosen(&own).choices
}

fn answer(thread: &Thread, post: &Post) -> &'static str {
    let may = thread.is_shaped_by_reader();
    let may = may && thread.kind == Kind::Question && !post.is_opening() && !post.asker;
    match (may && post.alive().is_ok(), thread.answer) {
        (false, _) => "",
        (true, Some(answer)) if answer == post.id => "It did not solve it after all",
        (true, _) => "This solved it",
    }
}

fn other_view(thread: &Thread, post: &Post) -> &'static str {
    let free = thread.view.is_none_or(|(id, by_host)| id == post.id && !by_host);
    let own = post.author == Some(thread.own) && thread.role.is_some() && free;
    match ((own || thread.is_hosted()) && !post.is_opening() && !post.asker && post.alive().is_ok(), thread.view) {
        (false, _) => "",
        (true, Some((view, _))) if view == post.id => "Do not mark it as another view",
        (true, _) => "Mark it as another view",
    }
}

fn hiding(thread: &Thread, post: &Post, measure: Option<Measure>, typed: &str, problems: &Problems) -> Hiding {
    let own = thread.wrote(post);
    let words = |label: &'static str| {
        Field { rows: 3, ..Field::new("words", label).max(Why::MAX) }.value(typed).problem_of(problems)
    };
    match (&post.hidden, own, thread.is_hosted()) {
        _ if post.deleted.is_some() => Hiding::No,
        (None, false, true) => Hiding::May(words("Why, for its author to read")),
        (None, ..) | (Some(_), false, false) => Hiding::No,
        (Some(_), true, _) => {
            let open = measure.as_ref().is_some_and(Measure::is_open_to_objection);
            Hiding::Own { measure, objection: open.then(|| words("What is wrong with that")) }
        }
        (Some(_), false, true) => {
            let waits = measure.as_ref().is_some_and(Measure::waits);
            Hiding::Hidden { measure, answer: waits.then(|| words("Your answer")) }
        }
    }
}
