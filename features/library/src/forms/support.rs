//! Offering help, asking for it, and moving an innovation on.

use super::{Press, adoption::back_to};
use crate::{
    actions,
    kind::Stage,
    pages::support::{help_page, needs_page, stage_page},
    resource::ResourceId,
    support::{HelpWords, NeedWords, Skill},
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the offer sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpForm {
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    words: String,
}

impl Worded for HelpForm {
    const FORM: &'static str = "support";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

impl HelpForm {
    fn typed(&self) -> (Vec<Skill>, String) {
        (Skill::all_of(&self.with), self.words.clone())
    }
    fn words(&self) -> Result<Option<HelpWords>, Problems> {
        let mut problems = Problems::none();
        if Skill::all_of(&self.with).is_empty() {
            problems.add("with", "Choose at least one of these.");
        }
        match problems.take("words", HelpWords::parse_optional(&self.words)) {
            Some(words) if problems.is_empty() => Ok(words),
            _ => Err(problems),
        }
    }
}

/// `POST /library/{id}/support`
pub async fn help(app: App, asker: Asker, Path(id): Path<ResourceId>, form: Guarded<HelpForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = help_page(&app, viewer, id, Some(stopped.form.typed()), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    let offered = match form.try_map(|it| HelpForm::words(&it)) {
        Ok(words) => actions::offer_help(&app, viewer, id, (typed.0.clone(), words)).await,
        Err(problems) => Err(problems.into()),
    };
    match offered {
        Ok(()) => Ok(Reply::done(format!("/library/{id}")).toast("Its owner is told that you would help.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(help_page(&app, viewer, id, Some(typed), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /library/{id}/support/removal`
pub async fn stop_helping(app: App, asker: Asker, Path(id): Path<ResourceId>, _: Press) -> Answer {
    let sees = actions::stop_helping(&app, &asker.viewer, id).await?;
    Ok(Reply::done(back_to(id, sees)).toast("Your offer is taken back. Nobody is told."))
}

/// A tick and a line for each skill.
macro_rules! needs_form {
    ($($skill:ident, $asked:ident, $words:ident, $name:literal;)*) => {
        /// What the page of needs sends.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct NeedsForm {
            $(#[serde(default)] $asked: String, #[serde(default)] $words: String,)*
        }

        impl Worded for NeedsForm {
            const FORM: &'static str = "needs";
            fn words(&mut self) -> Vec<(&'static str, &mut String)> {
                vec![$(($name, &mut self.$words),)*]
            }
        }

        impl NeedsForm {
            fn typed(&self) -> Vec<(Skill, String)> {
                let all = [$((Skill::$skill, &self.$asked, &self.$words),)*];
                all.into_iter().filter(|it| !it.1.is_empty()).map(|it| (it.0, it.2.clone())).collect()
            }
        }
    };
}

needs_form! {
    Test, test_asked, test_words, "test_words";
    Review, review_asked, review_words, "review_words";
    Measure, measure_asked, measure_words, "measure_words";
    Translate, translate_asked, translate_words, "translate_words";
    Sponsor, sponsor_asked, sponsor_words, "sponsor_words";
}

impl NeedsForm {
    fn needs(&self) -> Result<Vec<(Skill, Option<NeedWords>)>, Problems> {
        let mut problems = Problems::none();
        let mut needs = Vec::new();
        for (skill, words) in self.typed() {
            match NeedWords::parse_optional(&words) {
                Ok(words) => needs.push((skill, words)),
                Err(problem) => problems.add(format!("{}_words", skill.word()), problem.to_string()),
            }
        }
        if problems.is_empty() { Ok(needs) } else { Err(problems) }
    }
}

/// `POST /library/{id}/needs`
pub async fn ask(app: App, asker: Asker, Path(id): Path<ResourceId>, form: Guarded<NeedsForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = needs_page(&app, viewer, id, Some(stopped.form.typed()), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    let said = match form.try_map(|it| it.needs()) {
        Ok(needs) => actions::say_needs(&app, viewer, id, needs).await,
        Err(problems) => Err(problems.into()),
    };
    match said {
        Ok(()) => Ok(Reply::done(format!("/library/{id}")).toast("It is said what it needs.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(needs_page(&app, viewer, id, Some(typed), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What moving on sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageForm {
    #[serde(default)]
    stage: String,
}

/// `POST /library/{id}/stage`
pub async fn move_on(app: App, asker: Asker, Path(id): Path<ResourceId>, Form(form): Form<StageForm>) -> Answer {
    let viewer = &asker.viewer;
    let moved = match Stage::of(&form.stage) {
        Some(stage) => actions::move_stage(&app, viewer, id, stage).await,
        None => Err(Problems::one("stage", "Choose one of these.").into()),
    };
    match moved {
        Ok(()) => Ok(Reply::done(format!("/library/{id}")).toast("It is said how far it has come.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(stage_page(&app, viewer, id, &form.stage, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
