//! How one keeps a discussion, and drafts.

use super::{ReplyForm, StartForm};
use crate::{
    actions,
    discussion::{DiscussionId, How},
    pages::{start_page, thread_page},
};
use frame::App;
use groups_api::GroupId;
use kernel::{Fault, Moment, Problems};
use serde::{Deserialize, Serialize};
use web::{Answer, Asker, Form, Guarded, Path, Reply};

/// `POST /discussions/{id}/draft`: what may name a patient is not kept, so nothing of it stays if it is never sent (abuse
/// case 71).
pub async fn draft(app: App, asker: Asker, Path(id): Path<DiscussionId>, form: Guarded<ReplyForm>) -> Answer {
    let (client, begun) = match form.look() {
        Ok(form) => {
            (form.get().client_id.parse().ok(), form.map(|it| Some(it.text).filter(|it| !it.trim().is_empty())))
        }
        Err(stopped) => {
            let typed = stopped.form.typed();
            let page = thread_page(&app, &asker.viewer, id, None, typed, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    actions::keep_draft(&app, &asker.viewer, id, (client, begun)).await?;
    Ok(Reply::done(format!("/discussions/{id}#reply")))
}

/// `POST /groups/{group}/discussions/draft`
pub async fn keep_start(app: App, asker: Asker, Path(group): Path<GroupId>, form: Guarded<StartForm>) -> Answer {
    let form = match form.look() {
        Ok(form) => form,
        Err(stopped) => {
            let page = start_page(&app, &asker.viewer, group, stopped.form.begun(), ("", &Problems::none())).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let client = form.get().client_id.parse().ok();
    let begun = form.try_map(|it| {
        let begun = it.begun();
        text_of(&begun).map(|text| Some(text).filter(|_| !begun.is_empty()))
    })?;
    actions::keep_start(&app, &asker.viewer, group, (client, begun)).await?;
    Ok(Reply::done(format!("/groups/{group}/discussions/new")))
}

pub(super) fn text_of(begun: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(begun).map_err(|_| Fault::bug("what somebody began cannot be written down"))
}

/// How it is kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowForm {
    how: String,
}

/// `POST /discussions/{id}/following`
pub async fn follow(app: App, asker: Asker, Path(id): Path<DiscussionId>, Form(form): Form<FollowForm>) -> Answer {
    let gone = || Problems::one("how", "There is no such choice any more. Load the page again.");
    let how = How::of(&form.how).ok_or_else(gone)?;
    actions::follow(&app, &asker.viewer, id, how).await?;
    Ok(Reply::done(format!("/discussions/{id}")))
}

/// How far somebody has read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadForm {
    upto: i64,
}

/// `POST /discussions/{id}/read`
pub async fn read(app: App, asker: Asker, Path(id): Path<DiscussionId>, Form(form): Form<ReadForm>) -> Answer {
    actions::mark_read(&app, &asker.viewer, id, form.upto).await?;
    Ok(Reply::done(format!("/discussions/{id}")))
}

/// `POST /groups/{group}/discussions/seen`
pub async fn seen(app: App, asker: Asker, Path(group): Path<GroupId>, _: super::Press) -> Answer {
    actions::note_visit(&app, &asker.viewer, group).await?;
    Ok(Reply::done(format!("/groups/{group}/discussions")))
}

/// What the page of catching up sends: the moment when it was made.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaughtUpForm {
    upto: i64,
}

/// `POST /catch-up`: all that stood there, and the rest that was only counted, is read.
pub async fn catch_up(app: App, asker: Asker, Form(form): Form<CaughtUpForm>) -> Answer {
    actions::catch_up(&app, &asker.viewer, Moment::from_micros(form.upto)).await?;
    Ok(Reply::done("/").toast("You have caught up: all of it is marked as read."))
}
