//! POST: reporting, complaining, and what moderators press.

use crate::{
    actions::{self, Draft, Sent},
    pages::{Typed, case_page, report_page},
    report::{Kind, ReportId, Words},
    views::ComplaintPage,
};
use frame::App;
use guard::Cleared;
use kernel::{Problems, Refusal, Result, Stop};
use moderation_api::ThingId;
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the page on which one reports sends: the kind is the button that was pressed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportForm {
    #[serde(default)]
    words: String,
    kind: String,
}

impl Worded for ReportForm {
    const FORM: &'static str = "report";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// `POST /report/{thing}/{id}`
pub async fn report(
    app: App,
    asker: Asker,
    Path((thing, id)): Path<(String, ThingId)>,
    form: Guarded<ReportForm>,
) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = report_page(&app, &asker, &thing, id, stopped.form.words, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let mut problems = Problems::none();
    let words = problems.take("words", Words::parse_optional(&form.get().words));
    let kind = Kind::of_thing(&form.get().kind);
    if kind.is_none() {
        problems.add("", "Press one of the buttons to say what is wrong.");
    }
    let sent = match (kind, words) {
        (Some(kind), Some(words)) => {
            let things = actions::things(&app, &thing)?;
            actions::report(&app, &asker.viewer, &*things, id, form.as_ref().map(|_| Draft { kind, words })).await
        }
        _ => Err(problems.into()),
    };
    match sent {
        Ok(Sent::Hidden) => {
            Ok(Reply::done("/reports").toast("Thank you. It is hidden now, and a moderator looks at it."))
        }
        Ok(Sent::Waits) => Ok(Reply::done("/reports").toast("Thank you. A moderator looks at it, and you will hear.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(report_page(&app, &asker, &thing, id, form.into_inner().words, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What the page on which one complains sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintForm {
    words: String,
}

impl Worded for ComplaintForm {
    const FORM: &'static str = "complaint";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// `POST /reports/complaint`
pub async fn complain(app: App, asker: Asker, form: Guarded<ComplaintForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = ComplaintPage::new(stopped.form.words, &Problems::none());
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let sent = match form.as_ref().try_map(|it| Words::parse_optional(&it.words)) {
        Ok(words) => actions::complain(&app, &asker.viewer, words).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    match sent {
        Ok(()) => Ok(Reply::done("/reports").toast("We have your complaint. You will hear.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(ComplaintPage::new(form.into_inner().words, &problems)))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /moderation/{report}/look`
pub async fn look(app: App, asker: Asker, Path(id): Path<ReportId>, _: Form<Nothing>) -> Answer {
    actions::look(&app, &asker.viewer, id).await?;
    Ok(Reply::done(format!("/moderation/{id}")).toast("Noted: you are looking at it."))
}

/// What each decision sends: the words that the author reads.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionForm {
    words: String,
}

impl Worded for DecisionForm {
    const FORM: &'static str = "decision";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// `POST /moderation/{report}/hide`
pub async fn hide(app: App, asker: Asker, Path(id): Path<ReportId>, form: Guarded<DecisionForm>) -> Answer {
    let done = async |words| actions::hide(&app, &asker.viewer, id, words).await;
    decided(&app, &asker, id, form, "It is hidden, and the author is told.", done).await
}

/// `POST /moderation/{report}/restore`
pub async fn restore(app: App, asker: Asker, Path(id): Path<ReportId>, form: Guarded<DecisionForm>) -> Answer {
    let done = async |words| actions::restore(&app, &asker.viewer, id, words).await;
    decided(&app, &asker, id, form, "It is seen again, and the author is told.", done).await
}

/// `POST /moderation/{report}/warn`
pub async fn warn(app: App, asker: Asker, Path(id): Path<ReportId>, form: Guarded<DecisionForm>) -> Answer {
    let done = async |words| actions::warn(&app, &asker.viewer, id, words).await;
    decided(&app, &asker, id, form, "The author is warned.", done).await
}

/// `POST /moderation/{report}/suspend`
pub async fn suspend(app: App, asker: Asker, Path(id): Path<ReportId>, form: Guarded<DecisionForm>) -> Answer {
    let done = async |words| actions::suspend(&app, &asker.viewer, id, words).await;
    decided(&app, &asker, id, form, "The author is suspended and told why.", done).await
}

/// `POST /moderation/{report}/readmit`
pub async fn readmit(app: App, asker: Asker, Path(id): Path<ReportId>, form: Guarded<DecisionForm>) -> Answer {
    let done = async |words| actions::readmit(&app, &asker.viewer, id, words).await;
    decided(&app, &asker, id, form, "The suspension is over, and the author is told.", done).await
}

/// Does it with the words of the form, or gives the page back with what was typed.
async fn decided(
    app: &App,
    asker: &Asker,
    id: ReportId,
    form: Guarded<DecisionForm>,
    toast: &'static str,
    act: impl AsyncFnOnce(Cleared<Option<Words>>) -> Result<()>,
) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let typed = Typed { words: stopped.form.words, ..Typed::default() };
            let page = case_page(app, asker, id, typed, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let done = match form.as_ref().try_map(|it| Words::parse_optional(&it.words)) {
        Ok(words) => act(words).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    back(app, asker, id, Typed { words: form.into_inner().words, ..Typed::default() }, toast, done).await
}

/// What the answer sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerForm {
    to_reporter: String,
    #[serde(default)]
    to_author: String,
}

impl Worded for AnswerForm {
    const FORM: &'static str = "answer";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("to_reporter", &mut self.to_reporter), ("to_author", &mut self.to_author)]
    }
}

/// `POST /moderation/{report}/answer`
pub async fn answer(app: App, asker: Asker, Path(id): Path<ReportId>, form: Guarded<AnswerForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = case_page(&app, &asker, id, answered(stopped.form), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let mut problems = Problems::none();
    let to_reporter = problems.take("to_reporter", Words::parse(&form.get().to_reporter));
    let to_author = problems.take("to_author", Words::parse_optional(&form.get().to_author));
    let done = match (to_reporter, to_author) {
        (Some(to_reporter), Some(to_author)) => {
            let words = form.as_ref().map(|_| actions::Answer { to_reporter, to_author });
            actions::answer(&app, &asker.viewer, id, words).await
        }
        _ => Err(problems.into()),
    };
    back(&app, &asker, id, answered(form.into_inner()), "Answered. Whoever sent it gets a letter.", done).await
}

fn answered(form: AnswerForm) -> Typed {
    Typed { to_reporter: form.to_reporter, to_author: form.to_author, ..Typed::default() }
}

async fn back(app: &App, asker: &Asker, id: ReportId, typed: Typed, toast: &'static str, done: Result<()>) -> Answer {
    match done {
        Ok(()) => Ok(Reply::done(format!("/moderation/{id}")).toast(toast)),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(case_page(app, asker, id, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
