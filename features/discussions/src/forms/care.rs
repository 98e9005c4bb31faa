//! Looking after a discussion, and how a group writes.

use crate::{
    actions,
    discussion::DiscussionId,
    measure::{Kind, MeasureId, Why},
    pages::{TypedWords, settings_page},
    store::care::Rules,
};
use frame::App;
use groups_api::GroupId;
use kernel::{Problems, Refusal, Result, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// Why it is closed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseForm {
    #[serde(default)]
    why: String,
    /// `yes` or `no`.
    on: String,
}

impl Worded for CloseForm {
    const FORM: &'static str = "closing";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("why", &mut self.why)]
    }
}

/// `POST /discussions/{id}/closing`
pub async fn close(app: App, asker: Asker, Path(id): Path<DiscussionId>, form: Guarded<CloseForm>) -> Answer {
    let typed = |why: String| TypedWords { why, ..TypedWords::default() };
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = settings_page(&app, &asker.viewer, id, typed(stopped.form.why), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let kind = if form.get().on == "yes" { Kind::Close } else { Kind::Open };
    let closed = match form.as_ref().try_map(|it| Why::parse_optional(&it.why)) {
        Ok(why) => actions::close_discussion(&app, &asker.viewer, id, (kind, why)).await,
        Err(problem) => Err(Problems::one("why", problem.to_string()).into()),
    };
    let typed = typed(form.into_inner().why);
    done(&app, &asker, id, typed, closed).await
}

/// Where it goes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveForm {
    to: GroupId,
}

/// `POST /discussions/{id}/moving`
pub async fn carry(app: App, asker: Asker, Path(id): Path<DiscussionId>, Form(form): Form<MoveForm>) -> Answer {
    match actions::move_discussion(&app, &asker.viewer, id, form.to).await {
        Ok(()) => Ok(Reply::done(format!("/discussions/{id}")).toast("It stands here now.")),
        refused => done(&app, &asker, id, TypedWords::default(), refused).await,
    }
}

/// What came of it: the discussion, or the page again with what was typed.
pub(super) async fn done(app: &App, asker: &Asker, id: DiscussionId, typed: TypedWords, done: Result<()>) -> Answer {
    let problems = match done {
        Ok(()) => return Ok(Reply::done(format!("/discussions/{id}"))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => {
            Problems::one("", "Another who looks after this group was quicker. This is how it stands now.")
        }
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(settings_page(app, &asker.viewer, id, typed, &problems).await?))
}

/// What somebody says to what was done, or answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureForm {
    measure: MeasureId,
    words: String,
}

impl Worded for MeasureForm {
    const FORM: &'static str = "objection";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// `POST /discussions/{id}/objection`: by whoever began it the objection, by whoever looks after the group the answer.
pub async fn object_to(app: App, asker: Asker, Path(id): Path<DiscussionId>, form: Guarded<MeasureForm>) -> Answer {
    let typed = |words: String| TypedWords { words, ..TypedWords::default() };
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = settings_page(&app, &asker.viewer, id, typed(stopped.form.words), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let at = (id, form.get().measure);
    let said = match form.as_ref().try_map(|it| Why::parse(&it.words)) {
        Ok(words) => actions::object_to_measure(&app, &asker.viewer, at, words).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    if said.is_ok() {
        return Ok(Reply::done(format!("/discussions/{id}/settings")));
    }
    done(&app, &asker, id, typed(form.into_inner().words), said).await
}

/// How a group writes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesForm {
    #[serde(default)]
    hold_first: Option<String>,
    #[serde(default)]
    anonymous: Option<String>,
}

/// `POST /groups/{group}/discussions/settings`
pub async fn decide(app: App, asker: Asker, Path(group): Path<GroupId>, Form(form): Form<RulesForm>) -> Answer {
    let rules = Rules { hold_first: form.hold_first.is_some(), anonymous: form.anonymous.is_some() };
    actions::decide_rules(&app, &asker.viewer, group, rules).await?;
    Ok(Reply::done(format!("/groups/{group}/discussions/settings")).toast("It is so from now on."))
}
