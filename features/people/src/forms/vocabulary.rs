//! POST: a term is added or changed.

use super::problems_of;
use crate::{
    actions,
    pages::vocabulary::{kind_page, term_page},
    term::{TermKind, draft::Typed},
};
use frame::App;
use kernel::{OrAbsent, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Path, Reply, Worded};

const MEANWHILE: &str = "Somebody else changed this term while you were writing. Your words are still in the form; send them \
                         again to put them in its place.";

/// What the form of a term sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermForm {
    #[serde(default)]
    wording: String,
    words: String,
    #[serde(default)]
    synonyms: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    quiet: Vec<String>,
    #[serde(default)]
    closed: Vec<String>,
}

impl TermForm {
    fn typed(self) -> (String, Typed) {
        let TermForm { wording, words, synonyms, note, quiet, closed } = self;
        (wording, Typed { words, synonyms, note, quiet, closed })
    }
}

impl Worded for TermForm {
    const FORM: &'static str = "term";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words), ("synonyms", &mut self.synonyms), ("note", &mut self.note)]
    }
}

/// `POST /admin/vocabulary/{kind}`
pub async fn add(app: App, asker: Asker, Path(kind): Path<String>, form: Guarded<TermForm>) -> Answer {
    let kind = TermKind::parse(&kind).or_absent()?;
    let cleared = match app.guard(form).await? {
        Ok(form) => form.map(|it| it.typed().1),
        Err(stopped) => {
            let page = kind_page(&app, &asker, kind, stopped.form.typed().1, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let added = match cleared.as_ref().try_map(Typed::checked) {
        Ok(draft) => problems_of(actions::add_term(&app, &asker.viewer, kind, draft).await)?,
        Err(problems) => Err(problems),
    };
    let typed = cleared.into_inner();
    match added {
        Ok(_) => {
            let url = format!("/admin/vocabulary/{}", kind.code());
            Ok(Reply::done(url).toast(format!("“{}” is offered from now on.", typed.words.trim())))
        }
        Err(problems) => Ok(Reply::invalid(kind_page(&app, &asker, kind, typed, &problems).await?)),
    }
}

/// `POST /admin/vocabulary/{kind}/{term}`
pub async fn change(
    app: App,
    asker: Asker,
    Path((kind, code)): Path<(String, String)>,
    form: Guarded<TermForm>,
) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let typed = Some(stopped.form.typed().1);
            let page = term_page(&app, &asker, &kind, &code, typed, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let wording = form.get().wording.clone();
    let cleared = form.map(|it| it.typed().1);
    let changed = match cleared.as_ref().try_map(Typed::checked) {
        Ok(draft) => actions::change_term(&app, &asker.viewer, &code, &wording, draft).await,
        Err(problems) => Err(problems.into()),
    };
    let problems = match changed {
        Ok(()) => {
            let url = format!("/admin/vocabulary/{kind}");
            return Ok(Reply::done(url).toast("It is changed. Profiles and the search follow within a minute."));
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => Problems::one("", MEANWHILE),
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(term_page(&app, &asker, &kind, &code, Some(cleared.into_inner()), &problems).await?))
}
