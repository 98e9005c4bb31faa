//! What hosts and owners send: letting in, inviting, roles, taking out; and what is said to that.

use super::Nothing;
use crate::{
    actions as act,
    joining::{Objection, Reason, Reply as Words, Seat},
    pages::{
        coming::{invitations_page, removal_page, removals_page, request_page},
        people::person_page,
    },
    views::people::PersonTyped,
};
use frame::App;
use groups_api::{GroupId, Role};
use kernel::{MemberId, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// Words, and nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordsForm {
    #[serde(default)]
    words: String,
}

impl Worded for WordsForm {
    const FORM: &'static str = "words";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// Whom one invites.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteForm {
    #[serde(default)]
    with: Vec<MemberId>,
}

/// What somebody becomes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleForm {
    #[serde(default)]
    role: String,
}

/// `POST /groups/{group}/requests/{member}/acceptance`
pub async fn let_in(
    app: App,
    asker: Asker,
    Path((group, member)): Path<(GroupId, MemberId)>,
    _: Form<Nothing>,
) -> Answer {
    let came = act::let_in(&app, &asker.viewer, Seat { group, member }).await?;
    let words = if came {
        "Let in. They are told."
    } else {
        "They do not wait any more: another host was quicker, or they took it back."
    };
    Ok(Reply::done(format!("/groups/{group}/requests")).toast(words))
}

/// `POST /groups/{group}/requests/{member}/refusal`
pub async fn decline(
    app: App,
    asker: Asker,
    Path((group, member)): Path<(GroupId, MemberId)>,
    form: Guarded<WordsForm>,
) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = request_page(&app, &asker, group, member, stopped.form.words, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().words.clone();
    match form.try_map(|it| Words::parse_optional(&it.words)) {
        Ok(words) => {
            act::decline(&app, &asker.viewer, Seat { group, member }, words).await?;
            Ok(Reply::done(format!("/groups/{group}/requests")).toast("Declined. They are told, and not by whom."))
        }
        Err(problem) => {
            let problems = Problems::one("words", problem.to_string());
            Ok(Reply::invalid(request_page(&app, &asker, group, member, typed, &problems).await?))
        }
    }
}

/// `POST /groups/{group}/invitations`
pub async fn invite(app: App, asker: Asker, Path(group): Path<GroupId>, Form(form): Form<InviteForm>) -> Answer {
    match act::invite(&app, &asker.viewer, group, &form.with).await {
        Ok(()) => Ok(Reply::done(format!("/groups/{group}/invitations")).toast("Invited.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let page = invitations_page(&app, &asker, group, String::new(), &form.with, &problems).await?;
            Ok(Reply::invalid(page))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /groups/{group}/invitations/{member}/withdrawal`
pub async fn withdraw(
    app: App,
    asker: Asker,
    Path((group, member)): Path<(GroupId, MemberId)>,
    _: Form<Nothing>,
) -> Answer {
    act::withdraw(&app, &asker.viewer, Seat { group, member }).await?;
    Ok(Reply::done(format!("/groups/{group}/invitations")).toast("Taken back. Nobody is told."))
}

/// `POST /groups/{group}/people/{member}/role`
pub async fn appoint(
    app: App,
    asker: Asker,
    Path((group, member)): Path<(GroupId, MemberId)>,
    Form(form): Form<RoleForm>,
) -> Answer {
    let appointed = match Role::parse(&form.role) {
        Some(role) => act::appoint(&app, &asker.viewer, Seat { group, member }, role).await,
        None => Err(Problems::one("role", "Choose what they are to be.").into()),
    };
    match appointed {
        Ok(()) => Ok(Reply::done(format!("/groups/{group}/people")).toast("Done. They are told.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let typed = PersonTyped { role: form.role, reason: String::new() };
            Ok(Reply::invalid(person_page(&app, &asker, (group, member), typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /groups/{group}/people/{member}/removal`
pub async fn remove(
    app: App,
    asker: Asker,
    Path((group, member)): Path<(GroupId, MemberId)>,
    form: Guarded<WordsForm>,
) -> Answer {
    let typed = |words: String| PersonTyped { role: String::new(), reason: words };
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = person_page(&app, &asker, (group, member), typed(stopped.form.words), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let words = form.get().words.clone();
    match form.try_map(|it| Reason::parse(&it.words)) {
        Ok(reason) => {
            act::remove(&app, &asker.viewer, Seat { group, member }, reason).await?;
            Ok(Reply::done(format!("/groups/{group}/people")).toast("Taken out. They read the reason."))
        }
        Err(problem) => {
            let problems = Problems::one("words", problem.to_string());
            Ok(Reply::invalid(person_page(&app, &asker, (group, member), typed(words), &problems).await?))
        }
    }
}

/// `POST /groups/{group}/removal`: what whoever was taken out says to it.
pub async fn object(app: App, asker: Asker, Path(group): Path<GroupId>, form: Guarded<WordsForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = removal_page(&app, &asker, group, stopped.form.words, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().words.clone();
    match form.try_map(|it| Objection::parse(&it.words)) {
        Ok(words) => {
            act::object(&app, &asker.viewer, group, words).await?;
            Ok(Reply::done(format!("/groups/{group}/removal")).toast("Sent to whoever owns the group."))
        }
        Err(problem) => {
            let problems = Problems::one("words", problem.to_string());
            Ok(Reply::invalid(removal_page(&app, &asker, group, typed, &problems).await?))
        }
    }
}

/// `POST /groups/{group}/removals/{member}/answer`: it stays so.
pub async fn answer_objection(
    app: App,
    asker: Asker,
    Path((group, member)): Path<(GroupId, MemberId)>,
    form: Guarded<WordsForm>,
) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let typed = Some((member, stopped.form.words));
            let page = removals_page(&app, &asker, group, typed, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().words.clone();
    match form.try_map(|it| Words::parse(&it.words)) {
        Ok(words) => {
            act::answer_objection(&app, &asker.viewer, Seat { group, member }, words).await?;
            Ok(Reply::done(format!("/groups/{group}/removals")).toast("Answered."))
        }
        Err(problem) => {
            let problems = Problems::one("words", problem.to_string());
            Ok(Reply::invalid(removals_page(&app, &asker, group, Some((member, typed)), &problems).await?))
        }
    }
}

/// `POST /groups/{group}/removals/{member}/return`
pub async fn let_back(
    app: App,
    asker: Asker,
    Path((group, member)): Path<(GroupId, MemberId)>,
    _: Form<Nothing>,
) -> Answer {
    act::let_back(&app, &asker.viewer, Seat { group, member }).await?;
    Ok(Reply::done(format!("/groups/{group}/removals")).toast("They are invited again."))
}
