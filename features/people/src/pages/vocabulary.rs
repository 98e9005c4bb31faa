//! GET: the vocabularies as whoever runs the network edits them.

use crate::{
    actions, forms, policy,
    store::term as db,
    term::{TermKind, UNSTATED, draft::Typed},
    views::vocabulary::{KindPage, KindsPage, TermPage},
};
use frame::{App, Route};
use kernel::{Act, OrAbsent, Problems, Result};
use web::{Access, Answer, Asker, Path, Reply, Rules};

const PAGE: Rules = Rules::page(Access::Admin, "/admin/vocabulary");
const KIND: &str = "/admin/vocabulary/profession";
const TERM: &str = "/admin/vocabulary/profession/profession.gp";

/// The routes of the vocabularies.
pub fn routes() -> Vec<Route> {
    let form = |sample, act: Act| Rules::form(Access::Admin, act, sample);
    vec![
        Route::get("/admin/vocabulary", kinds, PAGE),
        Route::get("/admin/vocabulary/{kind}", kind, Rules { sample: KIND, ..PAGE }),
        Route::post("/admin/vocabulary/{kind}", forms::vocabulary::add, form(KIND, actions::ADD_TERM)),
        Route::get("/admin/vocabulary/{kind}/{term}", term, Rules { sample: TERM, ..PAGE }),
        Route::post("/admin/vocabulary/{kind}/{term}", forms::vocabulary::change, form(TERM, actions::CHANGE_TERM)),
    ]
}

/// `/admin/vocabulary`
pub async fn kinds(app: App, asker: Asker) -> Answer {
    policy::may_edit_terms(&asker.viewer, ())?;
    let vocabulary = db::find_vocabulary(app.read(&asker.viewer).await?.reader()).await?;
    Ok(Reply::page(KindsPage::new(&vocabulary)))
}

/// `/admin/vocabulary/{kind}`
pub async fn kind(app: App, asker: Asker, Path(kind): Path<String>) -> Answer {
    let kind = TermKind::parse(&kind).or_absent()?;
    Ok(Reply::page(kind_page(&app, &asker, kind, Typed::default(), &Problems::none()).await?))
}

/// The page of a kind, with what was typed for a new term and what is wrong with it.
pub async fn kind_page(
    app: &App,
    asker: &Asker,
    kind: TermKind,
    typed: Typed,
    problems: &Problems,
) -> Result<KindPage> {
    policy::may_edit_terms(&asker.viewer, ())?;
    let read = app.read(&asker.viewer).await?;
    let vocabulary = db::find_vocabulary(read.reader()).await?;
    let closed = db::find_closed(read.reader()).await?;
    drop(read);
    Ok(KindPage::new(kind, &vocabulary, &closed, typed, problems))
}

/// `/admin/vocabulary/{kind}/{term}`
pub async fn term(app: App, asker: Asker, Path((kind, code)): Path<(String, String)>) -> Answer {
    Ok(Reply::page(term_page(&app, &asker, &kind, &code, None, &Problems::none()).await?))
}

/// The page of a term, with what was typed and what is wrong with it; as it stands now if nothing was.
pub async fn term_page(
    app: &App,
    asker: &Asker,
    kind: &str,
    code: &str,
    typed: Option<Typed>,
    problems: &Problems,
) -> Result<TermPage> {
    policy::may_edit_terms(&asker.viewer, ())?;
    let vocabulary = db::find_vocabulary(app.read(&asker.viewer).await?.reader()).await?;
    let term = vocabulary.find(code).filter(|it| it.kind.code() == kind && code != UNSTATED).or_absent()?;
    Ok(TermPage::new(term, typed.unwrap_or_else(|| Typed::of(term)), problems))
}
