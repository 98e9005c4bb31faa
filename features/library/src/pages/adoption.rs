//! Recording that one uses something, and what those say who do.

use crate::{
    actions::month_of,
    adoption::Typed,
    policy,
    resource::ResourceId,
    store::{
        self as db,
        adoption::{self as stored, AdoptionId, Recorded},
        own::page_of_ties,
    },
    views::adoption::{AdoptionPage, TiesPage, UsesPage},
};
use frame::App;
use kernel::{Cursor, Moment, OrAbsent, Page, Problems, Result, Viewer};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// So many say something on one page.
const ROWS: usize = 20;
/// More than anybody uses.
const MOST: i64 = 300;

/// `/library/{id}/adoption`
pub async fn adoption(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(adoption_page(&app, &asker.viewer, id, None, &Problems::none()).await?))
}

/// With what was typed, or what stands there.
///
/// # Errors
/// `Absent` for whoever does not read it.
pub async fn adoption_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    typed: Option<Typed>,
    problems: &Problems,
) -> Result<AdoptionPage> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_adopt(viewer, &resource, ())?;
    let recorded = stored::find_recorded(read.reader(), id).await?;
    let places = stored::page_of_own_places(read.reader()).await?;
    drop(read);
    let month = month_of(app.clock().now());
    let first = places.first().map(|it| it.code.clone()).unwrap_or_default();
    let is_recorded = recorded.is_some();
    let typed = typed.unwrap_or_else(|| recorded.map_or_else(|| begun(month, first), as_typed));
    Ok(AdoptionPage::new(&resource, (&typed, is_recorded), &places, problems))
}

/// What stands in an empty form.
fn begun(since: String, place: String) -> Typed {
    Typed { since, place, named: "nobody".to_owned(), ..Typed::default() }
}

/// What was recorded, as it was typed.
fn as_typed(it: Recorded) -> Typed {
    let way = match it.minutes {
        None => "unsaid",
        Some(..0) => "lost",
        Some(0) => "none",
        Some(_) => "saved",
    };
    Typed {
        stage: it.stage.word().to_owned(),
        place: it.place.unwrap_or_default(),
        named: it.named.word().to_owned(),
        // Said each time anew: whoever may speak for a practice may have left.
        speaks: String::new(),
        since: it.since,
        minutes: it.minutes.filter(|it| *it != 0).map(|it| it.abs().to_string()).unwrap_or_default(),
        way: way.to_owned(),
        known: it.known,
        confidence: it.confidence,
        changed: it.changed,
        stopped_why: it.stopped_why,
    }
}

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

/// Where a page goes on: a moment and an id.
fn place(cursor: &str) -> Option<(Moment, AdoptionId)> {
    let (at, id) = cursor.split_once(' ')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

/// `/library/{id}/uses`
pub async fn uses(app: App, asker: Asker, Path(id): Path<ResourceId>, Query(asked): Query<Asked>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let (resource, edition) = db::find_edition(read.reader(), id, None).await?.or_absent()?;
    policy::may_adopt(&asker.viewer, &resource, ())?;
    let before = Cursor::decode(&asked.after).and_then(|it| place(&it.0));
    let said = stored::page_of_said(read.reader(), id, before, ROWS as i64 + 1).await?;
    drop(read);
    let page = Page::of(said, ROWS, |it| format!("{} {}", it.place_in_list.0.micros(), it.place_in_list.1));
    let next = page.next.map(|it| it.encode());
    Ok(Reply::page(UsesPage::new(&resource, &edition.or_absent()?.uptake, page.items, next)))
}

/// `/library/uses`: all that the viewer recorded, also of what they do not see any more.
pub async fn own_uses(app: App, asker: Asker) -> Answer {
    let ties = page_of_ties(app.read(&asker.viewer).await?.reader(), MOST).await?;
    Ok(Reply::page(TiesPage::new(ties)))
}
