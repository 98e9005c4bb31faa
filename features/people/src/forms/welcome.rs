//! The forms of the four first pages.

use super::{declaration::DeclarationForm, problems_of};
use crate::{
    actions::{self, Introduction},
    audience::{Audience, Shown},
    footing::Footing,
    line::{Kind, Line, LineDraft},
    pages,
    stage::Stage,
    term::Vocabulary,
    views::own::{Asks, WelcomePage},
    vocabularies::Vocabularies,
};
use frame::App;
use guard::Cleared;
use kernel::Problems;
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Reply, Worded};

/// What do you do?
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct First {
    pub profession: String,
    pub footing: String,
    pub footing_audience: String,
    pub role: String,
    pub place_words: String,
    pub place_code: String,
    pub sessions: String,
}

/// Which way did you come?
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Third {
    pub profession: String,
    pub before: String,
    pub extended: String,
    pub stage: String,
    pub aim: String,
}

/// What do you give and take?
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fourth {
    pub profession: String,
    pub can_help: String,
    pub looking_for: String,
    pub open_to: Vec<String>,
    pub languages: String,
}

impl Worded for First {
    const FORM: &'static str = "welcome";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("place_words", &mut self.place_words)]
    }
}
impl Worded for Third {
    const FORM: &'static str = "welcome";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("before", &mut self.before), ("extended", &mut self.extended), ("aim", &mut self.aim)]
    }
}
impl Worded for Fourth {
    const FORM: &'static str = "welcome";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        let said = [("can_help", &mut self.can_help), ("looking_for", &mut self.looking_for)];
        said.into_iter().chain([("languages", &mut self.languages)]).collect()
    }
}

/// `POST /welcome/1`
pub async fn first(app: App, asker: Asker, form: Guarded<First>) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let cleared = match app.guard(form).await? {
        Ok(cleared) => cleared,
        Err(stopped) => {
            let page = WelcomePage::first(&stopped.form, &Problems::none(), &words);
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let form = cleared.get();
    let place = actions::place_meant(&app, &asker.viewer, &form.place_words, &form.place_code).await?;
    let (place_code, place_words) = match place {
        Some(place) => (place.code.to_string(), String::new()),
        None => (String::new(), form.place_words.clone()),
    };
    let mut said = Said::new(&words, Some(&form.profession));
    said.footing(&form.footing, &form.footing_audience);
    let says_where = [&form.place_words, &form.sessions].iter().any(|it| !it.trim().is_empty());
    if !form.role.trim().is_empty() {
        let sessions = form.sessions.clone();
        let draft = LineDraft { term: form.role.clone(), place_code, place_words, sessions, ..LineDraft::default() };
        said.add("role", Kind::Role, &draft);
    } else if says_where {
        said.problems.add("role", "Choose what you do there.");
    }
    match said.keep(&app, &asker, &cleared).await? {
        Ok(()) => Ok(Reply::done("/welcome/2")),
        Err(problems) => Ok(Reply::invalid(WelcomePage::first(form, &problems, &words))),
    }
}

/// `POST /welcome/2`
pub async fn second(app: App, asker: Asker, form: Guarded<DeclarationForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = WelcomePage::second(&stopped.form, &Problems::none());
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    match problems_of(actions::declare(&app, &asker.viewer, &form.as_ref().map(DeclarationForm::draft)).await)? {
        Ok(()) => Ok(Reply::done("/welcome/3")),
        Err(problems) => Ok(Reply::invalid(WelcomePage::second(form.get(), &problems))),
    }
}

/// `POST /welcome/3`
pub async fn third(app: App, asker: Asker, form: Guarded<Third>) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let asks = pages::asks(&app, &asker).await?;
    let cleared = match app.guard(form).await? {
        Ok(cleared) => cleared,
        Err(stopped) => {
            let page = WelcomePage::third(&stopped.form, asks, &Problems::none(), &words);
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let form = cleared.get();
    let mut said = Said::new(&words, (asks == Asks::Profession).then_some(&form.profession));
    said.typed("before", Kind::Background, &form.before);
    if !form.extended.trim().is_empty() {
        let stage = form.stage.clone();
        said.add(
            "extended",
            Kind::ExtendedRole,
            &LineDraft { words: form.extended.clone(), stage, ..LineDraft::default() },
        );
    }
    if !form.aim.trim().is_empty() {
        let stage = Stage::Considering.code().to_owned();
        said.add("aim", Kind::ExtendedRole, &LineDraft { words: form.aim.clone(), stage, ..LineDraft::default() });
    }
    match said.keep(&app, &asker, &cleared).await? {
        Ok(()) => Ok(Reply::done("/welcome/4")),
        Err(problems) => Ok(Reply::invalid(WelcomePage::third(form, asks, &problems, &words))),
    }
}

/// `POST /welcome/4`
pub async fn fourth(app: App, asker: Asker, form: Guarded<Fourth>) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let asks = pages::asks(&app, &asker).await?;
    let cleared = match app.guard(form).await? {
        Ok(cleared) => cleared,
        Err(stopped) => {
            let page = WelcomePage::fourth(&stopped.form, asks, &Problems::none(), &words);
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let form = cleared.get();
    let mut said = Said::new(&words, (asks == Asks::Profession).then_some(&form.profession));
    said.several("can_help", Kind::CanHelp, &form.can_help);
    said.several("looking_for", Kind::LookingFor, &form.looking_for);
    for term in &form.open_to {
        said.add("open_to", Kind::OpenTo, &LineDraft { term: term.clone(), ..LineDraft::default() });
    }
    said.several("languages", Kind::Language, &form.languages);
    match said.keep(&app, &asker, &cleared).await? {
        Ok(()) => Ok(Reply::done("/people").toast("Welcome. This is who is here.")),
        Err(problems) => Ok(Reply::invalid(WelcomePage::fourth(form, asks, &problems, &words))),
    }
}

/// What a page says, in the making.
struct Said<'v> {
    words: &'v Vocabulary,
    introduction: Introduction,
    problems: Problems,
}

impl<'v> Said<'v> {
    fn new(words: &'v Vocabulary, profession: Option<&String>) -> Said<'v> {
        let mut problems = Problems::none();
        if let Some(code) = profession
            && words.profession(code).is_none()
        {
            problems.add("profession", "Choose your profession from the list.");
        }
        let introduction = Introduction { profession: profession.cloned(), ..Introduction::default() };
        Said { words, introduction, problems }
    }
    /// Whether they are in general practice, and who sees that.
    fn footing(&mut self, footing: &str, audience: &str) {
        let audience = self.problems.take("footing_audience", Audience::parse(audience)).unwrap_or_default();
        let footing = self.problems.take("footing", Footing::parse_optional(footing)).flatten();
        self.introduction.footing = footing.map(|it| Shown::to(audience, it));
    }
    /// A line; what is wrong with it stands under the page's own field.
    fn add(&mut self, field: &'static str, kind: Kind, draft: &LineDraft) {
        match draft.parse(kind, self.words) {
            Ok(line) if self.introduction.lines.contains(&line) => {}
            Ok(line) => self.introduction.lines.push(line),
            Err(problems) => {
                for problem in problems.0 {
                    let own = matches!(&*problem.field, "stage" | "sessions" | "place_words" | "place_code");
                    let name = if own { problem.field } else { field.into() };
                    if self.problems.of(&name).is_none() {
                        self.problems.add(name, problem.words);
                    }
                }
            }
        }
    }
    fn typed(&mut self, field: &'static str, kind: Kind, words: &str) {
        if !words.trim().is_empty() {
            self.add(field, kind, &LineDraft { words: words.to_owned(), ..LineDraft::default() });
        }
    }
    /// Several, with commas between them.
    fn several(&mut self, field: &'static str, kind: Kind, words: &str) {
        words.split([',', ';', '\n']).for_each(|it| self.typed(field, kind, it));
    }
    /// Keeps it, if nothing is wrong and anything was said at all.
    async fn keep<T>(self, app: &App, asker: &Asker, form: &Cleared<T>) -> kernel::Result<Result<(), Problems>> {
        if !self.problems.is_empty() {
            return Ok(Err(self.problems));
        }
        let lines: &[Line] = &self.introduction.lines;
        if lines.is_empty() && self.introduction.profession.is_none() {
            return Ok(Ok(()));
        }
        let said = form.as_ref().map(|_| self.introduction);
        problems_of(actions::introduce(app, &asker.viewer, said).await)
    }
}
