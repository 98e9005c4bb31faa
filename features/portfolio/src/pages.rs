//! GET: the notes, one of them, an empty one, and all of them as plain text.

use crate::{
    actions::open_reflections,
    reflection::{Kept, ReflectionId, Title, Typed, Words},
    store::{self as db, Before},
    views::{EditPage, ListPage, Row},
};
use discussions_api::DiscussionId;
use frame::App;
use kernel::{Cursor, Fault, Moment, OrAbsent, Page, Problems, Result, Viewer};
use serde::Deserialize;
use ui::{
    parts::{Action, Empty, Field, Kind as Takes, Summary},
    words,
};
use web::{Answer, Asker, Path, Query, Range, Reply, Served, Shown};

/// So many a page has.
const ROWS: usize = 30;

/// What follows `?` of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: String,
}

/// `/portfolio`
pub async fn list(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let before = Cursor::decode(&asked.page).and_then(|it| place(&it.0));
    let from = before.unwrap_or((Moment::from_micros(i64::MAX), ReflectionId::from_bytes([0xff; 16])));
    let found = db::page_of_reflections(app.read(&asker.viewer).await?.reader(), from, ROWS as i64 + 1).await?;
    let page = Page::of(found, ROWS, |it| format!("{} {}", it.made.micros(), it.id));
    let more = page.next.map(|it| format!("/portfolio?page={}", it.encode()));
    let kept = open_reflections(&app, asker.viewer.member.or_absent()?, page.items).await?;
    let empty = kept.is_empty().then(|| Empty {
        title: "Nothing is noted yet".to_owned(),
        words: "Under a discussion that helped you there is “What changed in my practice”. Two sentences are enough."
            .to_owned(),
        actions: vec![Action::main("/portfolio/new", "Write a note"), Action::second("/groups", "Your groups")],
    });
    Ok(Reply::page(ListPage { rows: kept.iter().map(row).collect(), more: more.unwrap_or_default(), empty }))
}

/// Where a page goes on: a moment and an id.
fn place(cursor: &str) -> Option<Before> {
    let (at, id) = cursor.split_once(' ')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

fn row(it: &Kept) -> Row {
    let note = &it.reflection;
    Row {
        url: format!("/portfolio/{}", it.id),
        title: note.title.as_str().to_owned(),
        source: note.source.clone(),
        when: when(note.day.as_str(), note.minutes),
        learned: note.learned.as_str().to_owned(),
        different: note.different.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
    }
}

/// "20 November 2026 · 20 minutes"
fn when(day: &str, minutes: Option<i64>) -> String {
    let day = words::day_span(day).map_or_else(|| day.to_owned(), |it| words::date(it.0));
    match minutes.and_then(|it| u64::try_from(it).ok()) {
        Some(minutes) => format!("{day}\u{a0}· {}", words::plural(minutes, "minute", "minutes")),
        None => day,
    }
}

/// What follows `?` of a new one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct From {
    discussion: String,
}

/// `/portfolio/new`; with `?discussion=` about one that the viewer reads.
pub async fn new(app: App, asker: Asker, Query(from): Query<From>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let about = match from.discussion.parse::<DiscussionId>() {
        Ok(id) => Some((id, discussions_api::find_title(read.reader(), id).await?.or_absent()?)),
        Err(_) => None,
    };
    drop(read);
    let (source, title) = match about {
        Some((id, title)) => (format!("/discussions/{id}"), title),
        None => (String::new(), String::new()),
    };
    let day = words::day_code(app.clock().now());
    let typed = Typed { title: kernel::shortened(title, Title::MAX - 2), source, day, ..Typed::default() };
    Ok(Reply::page(new_page(&app, ReflectionId::random(app.rng()), typed, &Problems::none())))
}

/// An empty one, with what was typed and what is wrong with it.
pub fn new_page(app: &App, id: ReflectionId, typed: Typed, problems: &Problems) -> EditPage {
    let heading = if typed.source.is_empty() { "A note for yourself" } else { "What changed in my practice" };
    fields(app, typed, problems, (heading, "/portfolio".to_owned(), id, 0))
}

/// `/portfolio/{id}`
pub async fn edit(app: App, asker: Asker, Path(id): Path<ReflectionId>) -> Answer {
    Ok(Reply::page(edit_page(&app, &asker.viewer, id, None, &Problems::none()).await?))
}

/// One that is kept, with what was typed and what is wrong with it.
///
/// # Errors
/// `Absent` for what is not the viewer's own.
pub async fn edit_page(
    app: &App,
    viewer: &Viewer,
    id: ReflectionId,
    typed: Option<Typed>,
    problems: &Problems,
) -> Result<EditPage> {
    let sealed = db::find_reflection(app.read(viewer).await?.reader(), id).await?.or_absent()?;
    let revision = sealed.revision;
    let kept = open_reflections(app, viewer.member.or_absent()?, vec![sealed]).await?.pop();
    let typed = match (typed, kept) {
        (Some(typed), _) => typed,
        (None, Some(kept)) => kept.reflection.typed(),
        (None, None) => return Err(Fault::bug("a reflection does not open").into()),
    };
    let page = fields(app, typed, problems, ("Your note", format!("/portfolio/{id}"), id, revision));
    Ok(EditPage { delete: format!("/portfolio/{id}/delete"), ..page })
}

type Frame = (&'static str, String, ReflectionId, i64);

fn fields(app: &App, typed: Typed, problems: &Problems, (heading, action, id, revision): Frame) -> EditPage {
    let words_of = |name: &'static str, label: &'static str, value: String| {
        Field { rows: 6, ..Field::new(name, label).max(Words::MAX) }.value(value).problem_of(problems)
    };
    EditPage {
        heading,
        action,
        id: id.to_string(),
        revision,
        delete: String::new(),
        source: typed.source,
        title: Field::new("title", "What it is about").max(Title::MAX).value(typed.title).problem_of(problems),
        learned: words_of("learned", "What I learned", typed.learned),
        different: words_of("different", "What I do differently", typed.different)
            .hint("Leave it empty if nothing has changed yet, and come back.")
            .optional(),
        day: Field::new("day", "Day").kind(Takes::Date).value(typed.day).problem_of(problems),
        minutes: Field::new("minutes", "Minutes")
            .hint(format!("How long it took, as of {}. For instance 20.", words::date(app.clock().now())))
            .value(typed.minutes)
            .optional()
            .problem_of(problems),
        summary: Summary::of(problems),
    }
}

/// `/portfolio/download`: all of them as plain text.
pub async fn download(app: App, asker: Asker, range: Range) -> Answer {
    let own = asker.viewer.member.or_absent()?;
    let sealed = db::page_of_own(app.read(&asker.viewer).await?.reader(), own).await?;
    let kept = open_reflections(&app, own, sealed).await?;
    let text = plain(&kept);
    let bytes = text.len() as u64;
    let name = format!("Portfolio notes {}.txt", words::day_code(app.clock().now()));
    let served = Served { name, media_type: "text/plain; charset=utf-8", bytes, shown: Shown::Attachment };
    let part = range.part(bytes);
    let wanted = part.bytes(bytes);
    let body = text.into_bytes()[wanted.start as usize..wanted.end as usize].to_vec();
    Ok(Reply::file(&served, &part, body))
}

/// As it is printed and sent to oneself: one after the other, with lines between.
fn plain(kept: &[Kept]) -> String {
    let one = |it: &Kept| {
        let note = &it.reflection;
        let mut text =
            format!("{}\n{}\n\nWhat I learned\n{}\n", note.title, when(note.day.as_str(), note.minutes), note.learned);
        if let Some(different) = &note.different {
            text.push_str(&format!("\nWhat I do differently\n{different}\n"));
        }
        text
    };
    kept.iter().map(one).collect::<Vec<_>>().join("\n----------\n\n")
}
