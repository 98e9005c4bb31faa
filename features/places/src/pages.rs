//! GET: the list of nations with the search, one place, and what a typeahead asks for.

pub mod imports;

use crate::{
    finder::Entry,
    place::{PlaceCode, PlaceKind},
    search, store as db,
    views::{self, PlacePage, PlacesPage, Practices},
};
use askama::Template;
use frame::App;
use kernel::{Cursor, Fault, OrAbsent, Page};
use places_api::{Worker, WorkersPort};
use serde::Deserialize;
use ui::parts::Suggestions;
use web::{Answer, Asker, Path, Query, Reply};

/// How many places a page of parts has.
const PARTS: usize = 30;
/// How many people a place names; the others are in the directory.
const WORKERS: usize = 10;
/// How many places a search finds, and how many are suggested.
const RESULTS: usize = 30;
const SUGGESTED: usize = 8;
/// Nobody types more; the rest is not looked at.
const TYPED: usize = 200;

/// What follows `?` on the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    /// What was typed.
    q: String,
    /// The code of the suggestion that was chosen.
    place: String,
}

/// What a typeahead asks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// What was typed so far.
    q: String,
    /// The one kind that is wanted; all if empty.
    kind: String,
}

/// What follows `?` on a place's page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Part {
    /// Where the list of parts goes on.
    after: String,
}

/// `/places`
pub async fn list(app: App, asker: Asker, Query(sought): Query<Sought>) -> Answer {
    let typed: String = sought.q.trim().chars().take(TYPED).collect();
    let finder = search::finder(&app);
    if let Ok(code) = PlaceCode::parse(&sought.place)
        && finder
            .entries()
            .binary_search_by(|it| it.code.cmp(&code))
            .is_ok_and(|at| is_called(&finder.entries()[at], &typed))
    {
        return Ok(Reply::done(code.url()));
    }
    let results = (!typed.is_empty()).then(|| finder.find(&typed, RESULTS, |_| true));
    let results = results.map(|it| it.into_iter().map(views::result_row).collect());
    let read = app.read(&asker.viewer).await?;
    let bodies = db::page_of_bodies(read.reader()).await?;
    drop(read);
    let are_here = finder.entries().iter().any(|it| it.kind == PlaceKind::Practice);
    let practices = if are_here { Practices::Here } else { Practices::NoneYet };
    Ok(Reply::page(PlacesPage::new(typed, results, bodies, practices)))
}

/// `/places/{code}`
pub async fn show(app: App, asker: Asker, Path(code): Path<String>, Query(part): Query<Part>) -> Answer {
    let typed = code;
    let code = PlaceCode::parse(&typed).ok().or_absent()?;
    if code.as_str() != typed {
        return Ok(Reply::done(code.url())); // one place, one address
    }
    let after = Cursor::decode(&part.after).filter(|it| !it.0.is_empty());
    let read = app.read(&asker.viewer).await?;
    let mut ladder = db::find_place(read.reader(), &code).await?.into_iter();
    let place = ladder.next().filter(|it| it.place.code == code).or_absent()?;
    let parts = match place.place.kind {
        PlaceKind::Practice => Page { items: Vec::new(), next: None },
        _ => db::page_of_parts(read.reader(), &code, after.as_ref(), PARTS).await?,
    };
    let workers: Option<Vec<Worker>> = match app.kept::<WorkersPort>() {
        Some(port) if after.is_none() => Some(port.0.at(read.reader(), &code, WORKERS).await?),
        _ => None,
    };
    drop(read);
    Ok(Reply::page(PlacePage::new(place, ladder.collect(), parts, workers)))
}

/// `/places/suggest`: the options of a typeahead's list, with `?kind=practice` of one kind alone.
pub async fn suggest(app: App, Query(typed): Query<Typed>) -> Answer {
    let kind: Option<PlaceKind> = match typed.kind.as_str() {
        "" => None,
        word => Some(word.parse().ok().or_absent()?),
    };
    let words: String = typed.q.trim().chars().take(TYPED).collect();
    let finder = search::finder(&app);
    let found = finder.find(&words, SUGGESTED, |it| kind.is_none_or(|kind| it.kind == kind));
    let options = Suggestions(found.into_iter().map(views::suggestion).collect()).render();
    let options = options.map_err(|why| Fault::bug(format!("the suggestions did not render: {why}")))?;
    Ok(Reply::bytes("text/html; charset=utf-8", options))
}

/// Whether the words of the field are still those of the suggestion: without script the hidden code outlives them.
fn is_called(entry: &Entry, typed: &str) -> bool {
    places_api::named_in(&entry.name, Some(&entry.town)) == typed
}
