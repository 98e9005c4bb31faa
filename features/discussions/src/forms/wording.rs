//! Wording a discussion anew: its title, its tags, and what its kind says beside the text.

use super::{care::done, detail, until};
use crate::{
    actions,
    discussion::{DiscussionId, Kind, Tags, Title},
    pages::{Begun, TypedWords, settings_page},
    poll::{Asking, How},
    wording::Wording,
};
use frame::App;
use kernel::{Moment, Problems};
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Path, Reply, Worded};

/// What stands above and beside the text; each kind has some of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleForm {
    kind: String,
    /// From which wording one began.
    version: i64,
    title: String,
    #[serde(default)]
    tags: String,
    #[serde(default)]
    until: String,
    /// As it was: a day that has passed may stay.
    #[serde(default)]
    until_was: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    report: String,
    #[serde(default)]
    term: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    place: String,
    /// A line each; nothing where somebody has chosen.
    #[serde(default)]
    choices: String,
}

impl Worded for TitleForm {
    const FORM: &'static str = "title";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![
            ("title", &mut self.title),
            ("tags", &mut self.tags),
            ("next", &mut self.next),
            ("report", &mut self.report),
            ("term", &mut self.term),
            ("time", &mut self.time),
            ("place", &mut self.place),
            ("choices", &mut self.choices),
        ]
    }
}

impl TitleForm {
    fn part(&self, word: &str) -> &str {
        match word {
            "next" => &self.next,
            "report" => &self.report,
            "term" => &self.term,
            "time" => &self.time,
            "place" => &self.place,
            _ => "",
        }
    }

    fn parse(&self, now: Moment) -> Result<Wording, Problems> {
        let mut problems = Problems::none();
        let kind = Kind::of(&self.kind).unwrap_or(Kind::Discussion);
        let title = problems.take("title", Title::parse(&self.title));
        let tags = problems.take("tags", Tags::parse(&self.tags));
        let detail = detail(kind, |word| self.part(word), &mut problems);
        let until = match self.until.trim() == self.until_was {
            true => None,
            false => Some(until(kind, &self.until, now, &mut problems)),
        };
        let asking = match self.choices.trim().is_empty() {
            true => None,
            false => problems.take("choices", Asking::parse(&self.choices, How::default())),
        };
        match title.zip(tags) {
            Some((title, tags)) if problems.is_empty() => {
                let choices = asking.map(|it| it.choices);
                Ok(Wording { title, tags, detail, until, choices, version: self.version })
            }
            _ => Err(problems),
        }
    }

    fn typed(self) -> TypedWords {
        let parts = ["next", "report", "term", "time", "place"];
        let begun = Begun {
            parts: parts.iter().map(|it| ((*it).to_owned(), self.part(it).to_owned())).collect(),
            title: self.title,
            tags: self.tags,
            until: self.until,
            choices: self.choices,
            ..Begun::default()
        };
        TypedWords { worded: Some(begun), ..TypedWords::default() }
    }
}

/// `POST /discussions/{id}/title`
pub async fn word(app: App, asker: Asker, Path(id): Path<DiscussionId>, form: Guarded<TitleForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = settings_page(&app, &asker.viewer, id, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let now = app.clock().now();
    let worded = match form.as_ref().try_map(|it| it.parse(now)) {
        Ok(wording) => actions::word_discussion(&app, &asker.viewer, id, wording).await,
        Err(problems) => Err(problems.into()),
    };
    let typed = form.into_inner().typed();
    done(&app, &asker, id, typed, worded).await
}
