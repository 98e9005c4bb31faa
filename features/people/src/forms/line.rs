//! The form of a line.

use super::problems_of;
use crate::{
    actions,
    line::{Kind, Line, LineDraft},
    own::{LineId, Way},
    pages,
    store::SeenPlace,
    term::{Vocabulary, fold},
    vocabularies::Vocabularies,
};
use frame::App;
use guard::Cleared;
use kernel::{OrAbsent, Problems, Result};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the page sends, and what fills it again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LineForm {
    /// Of a new line.
    pub kind: String,
    pub term: String,
    pub words: String,
    pub detail: String,
    pub stage: String,
    pub place_code: String,
    pub place_words: String,
    pub sessions: String,
    pub from_month: String,
    pub from_year: String,
    pub to_month: String,
    pub to_year: String,
    pub capacity: String,
    pub audience: String,
}

impl LineForm {
    /// Of a line that is kept. `place` is its place by name and town.
    pub fn of(line: &Line, place: Option<String>, words: &Vocabulary) -> LineForm {
        let draft = LineDraft::from(line);
        let parts = |text: &str| {
            let (year, month) = text.split_once('-').unwrap_or((text, ""));
            (month.trim_start_matches('0').to_owned(), year.to_owned())
        };
        let ((from_month, from_year), (to_month, to_year)) = (parts(&draft.from), parts(&draft.to));
        let label = line.term().map(|it| words.label(it).to_owned());
        LineForm {
            kind: line.kind.code().to_owned(),
            words: label.unwrap_or(draft.words),
            term: draft.term,
            detail: draft.detail,
            stage: draft.stage,
            place_words: place.unwrap_or(draft.place_words),
            place_code: draft.place_code,
            sessions: draft.sessions,
            from_month,
            from_year,
            to_month,
            to_year,
            capacity: draft.capacity,
            audience: draft.audience,
        }
    }

    fn draft(&self, place: Option<SeenPlace>, kind: Kind, words: &Vocabulary) -> LineDraft {
        let (place_code, place_words) = match place {
            Some(place) => (place.code.to_string(), String::new()),
            None => (String::new(), self.place_words.clone()),
        };
        // A select has no words; in a field that suggests, the code counts only while the words are its own.
        let named = words.find(&self.term).is_some_and(|it| fold(&it.label) == fold(&self.words));
        let chosen = named || matches!(kind, Kind::OpenTo | Kind::WouldLike);
        LineDraft {
            term: if chosen { self.term.clone() } else { String::new() },
            words: self.words.clone(),
            detail: self.detail.clone(),
            stage: self.stage.clone(),
            place_code,
            place_words,
            sessions: self.sessions.clone(),
            from: when(&self.from_month, &self.from_year),
            to: when(&self.to_month, &self.to_year),
            capacity: self.capacity.clone(),
            audience: self.audience.clone(),
        }
    }
}

impl Worded for LineForm {
    const FORM: &'static str = "line";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words), ("place_words", &mut self.place_words), ("detail", &mut self.detail)]
    }
}

fn when(month: &str, year: &str) -> String {
    match (month.trim(), year.trim()) {
        ("", year) => year.to_owned(),
        (month, year) => format!("{month} {year}"),
    }
}

/// `POST /profile/lines`
pub async fn create(app: App, asker: Asker, form: Guarded<LineForm>) -> Answer {
    let kind = Kind::parse(&form.peek().kind).or_absent()?;
    let words = Vocabularies::of(&app).await?;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = pages::line_page(kind, "", &stopped.form, &Problems::none(), &words);
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let draft = drafted(&app, &asker, &form, kind, &words).await?;
    match problems_of(actions::add_line(&app, &asker.viewer, kind, &draft).await)? {
        Ok(_) => Ok(back(kind).toast("Added to your profile.")),
        Err(problems) => Ok(Reply::invalid(pages::line_page(kind, "", form.get(), &problems, &words))),
    }
}

/// `POST /profile/lines/{line}`
pub async fn update(app: App, asker: Asker, Path(id): Path<LineId>, form: Guarded<LineForm>) -> Answer {
    let kind = pages::own_line(&app, &asker, id).await?.kind;
    let words = Vocabularies::of(&app).await?;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = pages::line_page(kind, &id.to_string(), &stopped.form, &Problems::none(), &words);
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let draft = drafted(&app, &asker, &form, kind, &words).await?;
    match problems_of(actions::edit_line(&app, &asker.viewer, id, &draft).await)? {
        Ok(()) => Ok(back(kind).toast("Your profile is saved.")),
        Err(problems) => Ok(Reply::invalid(pages::line_page(kind, &id.to_string(), form.get(), &problems, &words))),
    }
}

async fn drafted(
    app: &App,
    asker: &Asker,
    form: &Cleared<LineForm>,
    kind: Kind,
    words: &Vocabulary,
) -> Result<Cleared<LineDraft>> {
    let place = actions::place_meant(app, &asker.viewer, &form.get().place_words, &form.get().place_code).await?;
    Ok(form.as_ref().map(|it| it.draft(place, kind, words)))
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /profile/lines/{line}/removal`
pub async fn remove(app: App, asker: Asker, Path(id): Path<LineId>, _: Form<Nothing>) -> Answer {
    actions::remove_line(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/profile/edit").toast("Removed from your profile."))
}

/// Which way a line moves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayForm {
    way: String,
}

/// `POST /profile/lines/{line}/position`
pub async fn place(app: App, asker: Asker, Path(id): Path<LineId>, Form(form): Form<WayForm>) -> Answer {
    let kind = pages::own_line(&app, &asker, id).await?.kind;
    let way = match form.way.as_str() {
        "up" => Way::Up,
        "down" => Way::Down,
        _ => return Err(Problems::one("", "A line moves up or down. Load the page again.").into()),
    };
    actions::move_line(&app, &asker.viewer, id, way).await?;
    Ok(back(kind))
}

fn back(kind: Kind) -> Reply {
    Reply::done(format!("/profile/edit#lines-{}", kind.code()))
}
