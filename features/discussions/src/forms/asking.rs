//! Asking without a name, and what the two moderators do who can learn who asked.

use super::{StartForm, post::ObjectForm};
use crate::{
    actions::{self, NewProposal},
    asking::{Cause, Reason, UnmaskingId},
    discussion::DiscussionId,
    jobs::HOUSE,
    measure::Why,
    pages::{
        asking::{ask_page, hidden_page},
        unmasking::{TypedReason, duties_page, naming_page, unmask_page},
    },
    post::PostId,
    views::asking::UnmaskedPage,
};
use frame::App;
use groups_api::GroupId;
use guard::Cleared;
use kernel::{MemberId, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What is on the page where one asks without a name.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct AskForm(StartForm);

impl Worded for AskForm {
    const FORM: &'static str = "ask";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        self.0.words()
    }
}

/// `POST /groups/{group}/discussions/asking`
pub async fn ask(app: App, asker: Asker, Path(group): Path<GroupId>, form: Guarded<AskForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = ask_page(&app, viewer, group, stopped.form.0.begun(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    if form.get().0.press == "preview" {
        let page = ask_page(&app, viewer, group, form.into_inner().0.begun(), &Problems::none()).await?;
        return Ok(Reply::page(page));
    }
    let now = app.clock().now();
    let starting = form.as_ref().try_map(|it| match (it.0.starting(now), it.0.understood.as_str()) {
        (starting, "yes") => starting,
        (starting, _) => {
            let mut problems = starting.err().unwrap_or_default();
            problems.add("understood", "Read who could guess and who can learn it, and say that you have.");
            Err(problems)
        }
    });
    let asked = match starting {
        Ok(starting) => actions::ask(&app, viewer, group, starting).await,
        Err(problems) => Err(problems.into()),
    };
    let problems = match asked {
        // Where it waits for a host, its own page is not there for anybody else either.
        Ok(_) => return Ok(Reply::done("/asking").toast("Asked, without your name. You find it here.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::NotAllowed)) => {
            Problems::one("", "You can read here. To ask, join the group first.")
        }
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(ask_page(&app, viewer, group, form.into_inner().0.begun(), &problems).await?))
}

/// `POST /asking/{discussion}/objection`
pub async fn object(app: App, asker: Asker, Path(id): Path<DiscussionId>, form: Guarded<ObjectForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = hidden_page(&app, viewer, id, stopped.form.words, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let done = match form.as_ref().try_map(|it| Why::parse(&it.words)) {
        Ok(words) => actions::object_to_hidden(&app, viewer, id, words).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    match done {
        Ok(()) => Ok(Reply::done(format!("/asking/{id}")).toast("Said. The answer stands here.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(hidden_page(&app, viewer, id, form.into_inner().words, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Who is named.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamingForm {
    first: String,
    second: String,
}

/// `POST /admin/asking`
pub async fn name(app: App, asker: Asker, Form(form): Form<NamingForm>) -> Answer {
    let two: Option<[MemberId; 2]> = form.first.parse().ok().zip(form.second.parse().ok()).map(<[MemberId; 2]>::from);
    let named = match two {
        Some([one, other]) if one == other => Err(Problems::one("second", "Choose two different moderators.").into()),
        Some(two) => actions::name_unmaskers(&app, &asker.viewer, two).await,
        None => Err(Problems::one("second", "Choose two moderators.").into()),
    };
    match named {
        Ok(()) => Ok(Reply::done("/admin/asking").toast("They are named. Both are asked whether they agree.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let page = naming_page(&app, &asker.viewer, (&form.first, &form.second), &problems).await?;
            Ok(Reply::invalid(page))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Whether somebody agrees.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreeForm {
    agrees: String,
}

impl AgreeForm {
    fn read(&self) -> Result<bool, Problems> {
        match self.agrees.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(Problems::one("agrees", "There is no such choice any more. Load the page again.")),
        }
    }
}

/// `POST /moderation/unmasking/agreement`
pub async fn answer_naming(app: App, asker: Asker, Form(form): Form<AgreeForm>) -> Answer {
    let agrees = form.read()?;
    actions::answer_naming(&app, &asker.viewer, agrees).await?;
    Ok(Reply::done(if agrees { "/moderation/unmasking" } else { "/moderation" }))
}

/// Why it is to be known who asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnmaskForm {
    #[serde(default)]
    cause: String,
    why: String,
    #[serde(default)]
    quiet: Option<String>,
}

impl Worded for UnmaskForm {
    const FORM: &'static str = "unmask";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("why", &mut self.why)]
    }
}

impl UnmaskForm {
    fn read(&self) -> Result<NewProposal, Problems> {
        let mut problems = Problems::none();
        let cause = problems.take("cause", Cause::of(&self.cause).ok_or("Say what for."));
        let why = problems.take("why", Reason::parse(&self.why));
        let quiet = self.quiet.is_some();
        if quiet && cause == Some(Cause::Report) {
            problems.add("cause", "Only a court can forbid that whoever asked is told.");
        }
        match (cause, why) {
            (Some(cause), Some(why)) if problems.is_empty() => Ok(NewProposal { cause, why, quiet }),
            _ => Err(problems),
        }
    }
    fn typed(self) -> TypedReason {
        TypedReason { cause: self.cause, why: self.why, quiet: self.quiet.is_some() }
    }
}

/// `POST /moderation/unmasking/of/{post}`
pub async fn unmask(app: App, asker: Asker, Path(post): Path<PostId>, form: Guarded<UnmaskForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = unmask_page(&app, viewer, post, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let new: Result<Cleared<NewProposal>, Problems> = form.as_ref().try_map(UnmaskForm::read);
    let done = match new {
        Ok(new) => actions::propose_unmasking(&app, viewer, post, new).await,
        Err(problems) => Err(problems.into()),
    };
    match done {
        Ok(_) => Ok(Reply::done("/moderation/unmasking").toast("The other moderator is asked.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(unmask_page(&app, viewer, post, form.into_inner().typed(), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /moderation/unmasking/{id}/agreement`
pub async fn agree(app: App, asker: Asker, Path(id): Path<UnmaskingId>, Form(form): Form<AgreeForm>) -> Answer {
    match actions::agree_to_unmask(&app, &asker.viewer, id, form.read()?).await {
        Ok(()) => Ok(Reply::done("/moderation/unmasking").toast("It is recorded.")),
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let over = Problems::one("", "This does not wait for you any more. This is how it stands.");
            Ok(Reply::invalid(duties_page(&app, &asker.viewer, &over).await?))
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(duties_page(&app, &asker.viewer, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /moderation/unmasking/{id}/name`: shown once, and on no page that can be loaded again.
pub async fn see(app: App, asker: Asker, Path(id): Path<UnmaskingId>, _: super::Press) -> Answer {
    let found = actions::see_name(&app, &asker.viewer, &HOUSE, id).await?;
    let (url, name) = found.map(|(member, name)| (format!("/people/{member}"), name)).unwrap_or_default();
    Ok(Reply::page(UnmaskedPage { name, url }))
}
