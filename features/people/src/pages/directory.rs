//! GET of the directory.

use super::kept::{Kept, KeptCard};
use crate::{
    actions::{
        TELL_OF_SEARCH,
        saved_search::{REMOVE_SEARCH, SAVE_SEARCH},
    },
    ask::Asked,
    facets::Facet,
    forms::saved_search as forms,
    location::Outcode,
    search::{self, Asking, Ground, Wording, answer::answer, lexicon::Lexicon, question::Setting},
    store::{card::Card, saved_search as db},
    views::directory::{DirectoryParts, Portrait, SavedPage, belongs, job_words, people_page, person_row},
};
use askama::Template;
use axum::extract::RawQuery;
use frame::{App, Route};
use kernel::{Fault, MemberId, Problems, Result};
use serde::Deserialize;
use ui::parts::{Suggestion, Suggestions};
use web::{Access, Answer, Asker, Csrf, Query, Rate, Reply, Rules};

const PAGE: Rules = Rules { rate: Rate::Search, ..Rules::page(Access::Member, "/people") };
const SAVED: Rules = Rules { rate: Rate::Read, sample: "/people/saved", ..PAGE };
const WRITE: Rules = Rules { csrf: Csrf::Token, rate: Rate::Write, ..SAVED };

/// The routes of the directory and of saved searches.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people", list, PAGE),
        Route::get("/people/suggest", suggest, Rules { sample: "/people/suggest?q=a", ..PAGE }),
        Route::get("/people/saved", saved, SAVED),
        Route::post("/people/saved", forms::save, Rules { audit: Some(SAVE_SEARCH), ..WRITE }),
        Route::post(
            "/people/saved/tell",
            forms::tell,
            Rules { audit: Some(TELL_OF_SEARCH), sample: "/people/saved/tell", ..WRITE },
        ),
        Route::post(
            "/people/saved/remove",
            forms::remove,
            Rules { audit: Some(REMOVE_SEARCH), sample: "/people/saved/remove", ..WRITE },
        ),
    ]
}

/// So many names are suggested.
const SUGGESTIONS: usize = 8;

/// `/people`
pub async fn list(app: App, asker: Asker, RawQuery(query): RawQuery) -> Answer {
    let typed = Asked::parse(query.as_deref().unwrap_or_default());
    let (kept, wording) = (Kept::of(&app), Wording::held(&app).await?);
    let (lexicon, ground) = (&wording.lexicon, &wording.ground);
    let me = kept.me(&app, &asker.viewer).await?;
    let is_place = |it: &str| ground.find(it).is_some() || Outcode::parse(it).is_ok();
    let asked = typed.understood(&lexicon.vocabulary, &is_place);
    let elsewhere = search::elsewhere(&app, &asker.viewer, &wording, &asked.near).await?;
    let setting = Setting { me: &me, lexicon, ground, elsewhere, now: app.clock().now() };
    let answer = answer(app.index(search::INDEX)?, &setting, &asked)?;
    let ids: Vec<MemberId> = answer.found.hits.iter().map(|it| MemberId::from_bytes(it.id)).collect();
    let cards = kept.cards(&app, &asker.viewer, &me, &wording, &ids).await?;
    let asks_for_roles = asked.of_facet(Facet::ExtendedRole).next().is_some();
    // Whoever the index still has and the store no longer shows is left out.
    let asking = Asking::of(&me, &wording, &asked, &answer.found);
    let mut rows = Vec::with_capacity(cards.len());
    rows.extend(answer.found.hits.iter().zip(&cards).filter_map(|(hit, card)| {
        let KeptCard { card, portrait, .. } = &**card.as_ref()?;
        let own = asks_for_roles.then(|| Portrait::of(card, &wording, &asked));
        Some(person_row(&asking, hit, card, own.as_ref().unwrap_or(portrait)))
    }));
    let making = search::making(&app)?;
    // While somebody types, the box stays as it is, and so must the ticks; a whole page shows what was understood.
    let form = if asker.wants_part() { &typed } else { &asked };
    Ok(Reply::page(people_page(DirectoryParts {
        setting: &setting,
        asked: &asked,
        answer: &answer,
        filters: kept.filters(&setting, form, &asked, &answer, &wording),
        rows,
        making,
    })))
}

/// What follows `?` of the suggestions.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The beginning of a name.
    q: String,
}

/// `/people/suggest`: names while one types.
pub async fn suggest(app: App, asker: Asker, Query(typed): Query<Typed>) -> Answer {
    let (kept, wording) = (Kept::of(&app), Wording::held(&app).await?);
    let me = kept.me(&app, &asker.viewer).await?;
    let found = app.index(search::INDEX)?.typeahead(&typed.q, SUGGESTIONS, &me.hidden)?;
    let ids: Vec<MemberId> = found.into_iter().map(MemberId::from_bytes).collect();
    let cards = kept.cards(&app, &asker.viewer, &me, &wording, &ids).await?;
    let suggestions = cards.iter().flatten().map(|it| Suggestion {
        code: it.card.member.to_string(),
        words: it.card.name.clone(),
        line: line_of(&it.card, &wording),
    });
    let html = Suggestions(suggestions.collect()).render();
    let html = html.map_err(|why| Fault::bug(format!("suggestions did not render: {why}")))?;
    Ok(Reply::bytes("text/html; charset=utf-8", html))
}

/// What stands below a suggested name: the job, and where they belong besides a practice.
pub(crate) fn line_of(card: &Card, wording: &Wording) -> String {
    let job = job_words(card, &wording.lexicon.vocabulary, &wording.ground, wording.now);
    match belongs(card) {
        mark if mark.is_empty() => job,
        mark => format!("{job}\u{a0}· {mark}"),
    }
}

/// `/people/saved`; with a search behind the `?`, the form that saves it.
pub async fn saved(app: App, asker: Asker, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::parse(query.as_deref().unwrap_or_default());
    Ok(Reply::page(page_of_saved(&app, &asker, &asked, None, &Problems::none()).await?))
}

/// The saved searches, with the form for `asked` if that is worth saving, and what was typed into it.
pub(crate) async fn page_of_saved(
    app: &App,
    asker: &Asker,
    asked: &Asked,
    typed: Option<forms::Typed>,
    problems: &Problems,
) -> Result<SavedPage> {
    let read = app.read(&asker.viewer).await?;
    let saved = db::page_of_saved_searches(read.reader()).await?;
    let fresh = db::page_of_fresh(read.reader()).await?;
    drop(read);
    let (lexicon, ground) = (Lexicon::held(app).await?, Ground::held(app).await?);
    let place = |code: &places_api::PlaceCode| ground.spot(code.as_str()).map(|it| it.words());
    let suggested = || forms::Typed { name: asked.name(&lexicon.vocabulary, &place), tell: None };
    let typed = typed.unwrap_or_else(suggested);
    Ok(SavedPage::new(&saved, &fresh, asked, typed, problems, &lexicon.vocabulary))
}
