//! POST: what administrators decide about a member.

use super::Nothing;
use crate::{actions, member::Reason, pages::members::member_page};
use accounts_api::{Role, RoleChange};
use frame::App;
use kernel::{MemberId, Problems, Refusal, Result, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// Why somebody is suspended.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuspendForm {
    reason: String,
}

impl Worded for SuspendForm {
    const FORM: &'static str = "suspend";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("reason", &mut self.reason)]
    }
}

/// `POST /admin/members/{member}/suspend`
pub async fn suspend(app: App, asker: Asker, Path(member): Path<MemberId>, form: Guarded<SuspendForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = member_page(&app, &asker, member, stopped.form.reason, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let done = match form.as_ref().try_map(|it| Reason::parse(&it.reason)) {
        Ok(reason) => actions::suspend_member(&app, &asker.viewer, member, reason).await,
        Err(kernel::TextProblem::Empty) => Err(Problems::one("reason", "Write why. They read it.").into()),
        Err(problem) => Err(Problems::one("reason", problem.to_string()).into()),
    };
    back(&app, &asker, member, form.into_inner().reason, "They are suspended, and a letter tells them why.", done).await
}

/// `POST /admin/members/{member}/restore`
pub async fn restore(app: App, asker: Asker, Path(member): Path<MemberId>, _: Form<Nothing>) -> Answer {
    let done = actions::restore_member(&app, &asker.viewer, member).await;
    back(&app, &asker, member, String::new(), "The suspension is over, and a letter tells them.", done).await
}

/// `POST /admin/members/{member}/sign-out`
pub async fn sign_out(app: App, asker: Asker, Path(member): Path<MemberId>, _: Form<Nothing>) -> Answer {
    let done = actions::end_sessions_of(&app, &asker.viewer, member).await.map(|_| ());
    let url = if asker.viewer.is(member) { "/sign-in".to_owned() } else { format!("/admin/members/{member}") };
    done.map_err(web::No::from)?;
    Ok(Reply::done(url).toast("They are signed out everywhere, and a letter tells them."))
}

/// `POST /admin/members/{member}/administrator`
pub async fn make_administrator(app: App, asker: Asker, Path(member): Path<MemberId>, _: Form<Nothing>) -> Answer {
    let toast = "They are an administrator now, and all administrators get a letter.";
    change(app, asker, member, Role::Administrator, RoleChange::Given, toast).await
}

/// `POST /admin/members/{member}/administrator/end`
pub async fn unmake_administrator(app: App, asker: Asker, Path(member): Path<MemberId>, _: Form<Nothing>) -> Answer {
    let toast = "They are no longer an administrator, and all administrators get a letter.";
    change(app, asker, member, Role::Administrator, RoleChange::Taken, toast).await
}

/// `POST /admin/members/{member}/moderator`
pub async fn make_moderator(app: App, asker: Asker, Path(member): Path<MemberId>, _: Form<Nothing>) -> Answer {
    let toast = "They are a moderator now, and a letter tells them.";
    change(app, asker, member, Role::Moderator, RoleChange::Given, toast).await
}

/// `POST /admin/members/{member}/moderator/end`
pub async fn unmake_moderator(app: App, asker: Asker, Path(member): Path<MemberId>, _: Form<Nothing>) -> Answer {
    let toast = "They are no longer a moderator, and a letter tells them.";
    change(app, asker, member, Role::Moderator, RoleChange::Taken, toast).await
}

async fn change(
    app: App,
    asker: Asker,
    member: MemberId,
    role: Role,
    change: RoleChange,
    toast: &'static str,
) -> Answer {
    let done = actions::change_role(&app, &asker.viewer, member, role, change).await;
    if done.is_ok() && role == Role::Administrator && change == RoleChange::Taken && asker.viewer.is(member) {
        return Ok(Reply::done("/").toast("You are no longer an administrator."));
    }
    back(&app, &asker, member, String::new(), toast, done).await
}

/// The member's page: changed, or with what is wrong.
async fn back(
    app: &App,
    asker: &Asker,
    member: MemberId,
    typed: String,
    toast: &'static str,
    done: Result<()>,
) -> Answer {
    match done {
        Ok(()) => Ok(Reply::done(format!("/admin/members/{member}")).toast(toast)),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(member_page(app, asker, member, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
