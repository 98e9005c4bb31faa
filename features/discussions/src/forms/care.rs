//! Looking after a discussion, and how a group writes.

use crate::{
    actions,
    discussion::{DiscussionId, Tags, Title},
    measure::{Kind, Why},
    pages::{TypedWords, settings_page},
    store::care::Rules,
};
use frame::App;
use groups_api::GroupId;
use kernel::{Problems, Refusal, Result, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// Another title, and other tags.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleForm {
    title: String,
    #[serde(default)]
    tags: String,
}

impl Worded for TitleForm {
    const FORM: &'static str = "title";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("title", &mut self.title), ("tags", &mut self.tags)]
    }
}

impl TitleForm {
    fn parse(&self) -> Result<(Title, Tags), Problems> {
        let mut problems = Problems::none();
        let title = problems.take("title", Title::parse(&self.title));
        let tags = problems.take("tags", Tags::parse(&self.tags));
        title.zip(tags).ok_or(problems)
    }
}

/// `POST /discussions/{id}/title`
pub async fn word(app: App, asker: Asker, Path(id): Path<DiscussionId>, form: Guarded<TitleForm>) -> Answer {
    let typed = |it: TitleForm| TypedWords { title: Some((it.title, it.tags)), ..TypedWords::default() };
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = settings_page(&app, &asker.viewer, id, typed(stopped.form), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let worded = match form.as_ref().try_map(TitleForm::parse) {
        Ok(words) => actions::word_discussion(&app, &asker.viewer, id, words).await,
        Err(problems) => Err(problems.into()),
    };
    let typed = typed(form.into_inner());
    done(&app, &asker, id, typed, worded).await
}

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
    actions::move_discussion(&app, &asker.viewer, id, form.to).await?;
    Ok(Reply::done(format!("/discussions/{id}")).toast("It stands here now."))
}

async fn done(app: &App, asker: &Asker, id: DiscussionId, typed: TypedWords, done: Result<()>) -> Answer {
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
