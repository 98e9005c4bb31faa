//! GET: profiles here; one's own profile, the first steps and the directory below.

pub mod directory;
pub(crate) mod kept;
mod own;
pub mod vocabulary;
mod welcome;

pub use own::{edit_page, hiding_page, line_page, own_line, photo_page, revision};
pub use welcome::asks;

use self::kept::Kept;
use crate::{
    actions as act,
    declaration::Declaration,
    forms,
    photo::PhotoFile,
    profile, reason,
    search::Wording,
    store as db,
    store::line::SeenLine,
    term::UNSTATED,
    vcard::Card,
    views::profile::{ProfilePage, Where, knowing, profession},
    vocabularies::Vocabularies,
    when::When,
};
use axum::http::{HeaderValue, header};
use frame::{App, Route};
use kernel::{Act, MemberId, OrAbsent, Result, Viewer};
use people_api::{Approach, ApproachPort, Shared, ShelfPort, Whose};
use std::sync::Arc;
use web::{Access, Answer, Asker, Path, Rate, Reply, Rules};

const fn page(sample: &'static str) -> Rules {
    Rules::page(Access::Member, sample)
}
const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Member, act, sample)
}

/// The routes of profiles.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{id}", show, page("/people/{ada}")),
        Route::get("/people/{id}/card.vcf", card, page("/people/{ada}/card.vcf")),
        Route::get("/people/{id}/photo/{file}", photo, page("/people/{ada}/photo/small-{photo}.jpg")),
        Route::get("/profile/edit", own::edit, page("/profile/edit")),
        Route::post("/profile/edit", forms::head::update, form("/profile/edit", act::EDIT_HEAD)),
        Route::get("/profile/lines/new", own::new_line, page("/profile/lines/new?kind=role")),
        Route::post("/profile/lines", forms::line::create, form("/profile/lines", act::ADD_LINE)),
        Route::get("/profile/lines/{line}", own::line, page("/profile/lines/{line}")),
        Route::post("/profile/lines/{line}", forms::line::update, form("/profile/lines/{line}", act::EDIT_LINE)),
        Route::post(
            "/profile/lines/{line}/removal",
            forms::line::remove,
            form("/profile/lines/{line}/removal", act::REMOVE_LINE),
        ),
        Route::post(
            "/profile/lines/{line}/position",
            forms::line::place,
            form("/profile/lines/{line}/position", act::MOVE_LINE),
        ),
        Route::get("/profile/photo", own::photo, page("/profile/photo")),
        Route::post("/profile/photo", forms::photo::update, form("/profile/photo", act::SET_PHOTO)),
        Route::post("/profile/photo/removal", forms::photo::remove, form("/profile/photo/removal", act::REMOVE_PHOTO)),
        Route::get("/profile/declaration", own::declaration, page("/profile/declaration")),
        Route::post("/profile/declaration", forms::declaration::update, form("/profile/declaration", act::DECLARE)),
        Route::get("/profile/hiding", own::hiding, page("/profile/hiding")),
        Route::post("/profile/hiding", forms::hiding::create, form("/profile/hiding", act::HIDE)),
        Route::post("/profile/hiding/removal", forms::hiding::remove, form("/profile/hiding/removal", act::UNHIDE)),
        Route::get(
            "/profile/terms/suggest",
            own::suggest,
            Rules { rate: Rate::Search, ..page("/profile/terms/suggest?kind=background&q=surg") },
        ),
        Route::get("/welcome/1", welcome::first, page("/welcome/1")),
        Route::post("/welcome/1", forms::welcome::first, form("/welcome/1", act::INTRODUCE)),
        Route::get("/welcome/2", welcome::second, page("/welcome/2")),
        Route::post("/welcome/2", forms::welcome::second, form("/welcome/2", act::DECLARE)),
        Route::get("/welcome/3", welcome::third, page("/welcome/3")),
        Route::post("/welcome/3", forms::welcome::third, form("/welcome/3", act::INTRODUCE)),
        Route::get("/welcome/4", welcome::fourth, page("/welcome/4")),
        Route::post("/welcome/4", forms::welcome::fourth, form("/welcome/4", act::INTRODUCE)),
    ]
}

/// `/people/{id}`: the same "not found" for whoever is blocked, hidden, suspended or unknown.
pub async fn show(app: App, asker: Asker, Path(id): Path<MemberId>) -> Answer {
    let (kept, wording) = (Kept::of(&app), Wording::held(&app).await?);
    let me = kept.me(&app, &asker.viewer).await?;
    let Some(profile) = kept.profile(&app, &asker.viewer, &me, &wording, id).await? else {
        // Only until the house has heard of a newcomer: their own page leads to the first steps instead of "not found".
        return if asker.viewer.is(id) { Ok(Reply::done("/welcome/1")) } else { Err(kernel::Refusal::Absent.into()) };
    };
    let known = knowing(&profile.evidence, &me, &wording.lexicon.vocabulary);
    if asker.viewer.is(id) {
        let shelf = shelf(&app, &asker.viewer, id).await?;
        return Ok(Reply::page(ProfilePage::new(profile.parts.clone(), known, &[], None).with_shelf(shelf)));
    }
    let reader = reason::Reader::of(&me.lines, me.aim(), wording.now);
    let beside = reason::Beside::default();
    let shared = reason::reasons(&reader, beside, &profile.lines, &wording.lexicon.vocabulary, 8);
    let from = me.place(&wording.ground, wording.now);
    let miles = from.zip(profile.at).map(|(from, at)| at.miles_to(from));
    let approach = approach(&app, &asker.viewer, Whose { member: id, first: profile.parts.first() }).await?;
    let page = ProfilePage::new(profile.parts.clone(), known, &shared, miles).with_approach(approach);
    Ok(Reply::page(page.with_shelf(shelf(&app, &asker.viewer, id).await?)))
}

/// What the one whose profile it is shared and the reader may read: from memory, or by one statement.
async fn shelf(app: &App, reader: &Viewer, member: MemberId) -> Result<Arc<[Shared]>> {
    let Some(port) = app.kept::<ShelfPort>() else { return Ok(Arc::default()) };
    if let Some(known) = port.0.known(reader.id(), member) {
        return Ok(known);
    }
    Ok(port.0.find(app.read(reader).await?.reader(), member).await?)
}

/// What the reader may do toward whose profile it is: from memory, or by one statement.
async fn approach(app: &App, reader: &Viewer, whose: Whose<'_>) -> Result<Option<Approach>> {
    let Some(port) = app.kept::<ApproachPort>() else { return Ok(None) };
    if let Some(known) = port.0.known(reader.id(), whose, app.clock().now()) {
        return Ok(Some(known));
    }
    Ok(Some(port.0.find(app.read(reader).await?.reader(), whose).await?))
}

/// `/people/{id}/card.vcf`
pub async fn card(app: App, asker: Asker, Path(id): Path<MemberId>) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let read = app.read(&asker.viewer).await?;
    let now = When::of(read.reader().now());
    let head = db::find_head(read.reader(), id).await?.or_absent()?;
    let lines = db::line::find_seen_lines(read.reader(), id).await?;
    drop(read);
    let job = lines.iter().find(|it| it.line.kind == crate::line::Kind::Role && !it.line.is_over(now));
    let links = lines.iter().filter_map(link).collect();
    let place = job.and_then(Where::of).map(|it| it.name).or(head.place.map(|it| it.name));
    let stated = head.profession.as_str() != UNSTATED;
    let card = Card {
        profession: if stated { profession(&words, &head.profession) } else { String::new() },
        affiliation: head.declaration.as_ref().map(|it| it.affiliations.words()).unwrap_or_default(),
        interests: head.declaration.as_ref().map(Declaration::declared).unwrap_or_default(),
        role: job.map(|it| it.line.label(&words).to_owned()).unwrap_or_default(),
        place: place.unwrap_or_default(),
        headline: head.headline.unwrap_or_default(),
        url: app.settings().url.link(&format!("/people/{id}")),
        name: head.name,
        links,
    };
    let named = HeaderValue::from_static("attachment; filename=\"card.vcf\"");
    Ok(Reply::bytes("text/vcard; charset=utf-8", card.to_text()).header(header::CONTENT_DISPOSITION, named))
}

fn link(line: &SeenLine) -> Option<String> {
    match &line.line.subject {
        crate::line::Subject::Link(address) => Some(address.to_string()),
        crate::line::Subject::Term(_) | crate::line::Subject::Words(_) => None,
    }
}

/// `/people/{id}/photo/{file}`: only the photo that this profile shows this reader now.
pub async fn photo(app: App, asker: Asker, Path((id, file)): Path<(MemberId, String)>) -> Answer {
    let file = PhotoFile::parse(&file).or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let shown: Option<kernel::Id<profile::Photo>> = db::find_photo(read.reader(), id).await?;
    drop(read);
    shown.filter(|it| *it == file.photo).or_absent()?;
    let bytes = app.files().find(&act::name_of(file)?).await?.or_absent()?;
    Ok(Reply::bytes("image/jpeg", bytes))
}
