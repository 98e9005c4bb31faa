//! Asking, pointing to what one knows, and saying how it went.

use super::Press;
use crate::{
    actions::{self, Asking, Wording},
    kind::Kind,
    pages::requesting::{TypedRequest, ask_page, request_page, reword_page},
    request::{RequestId, Title, Words, pointed},
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the page sends on which one asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    /// Made by the page.
    #[serde(default)]
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    kind: String,
    /// `members`, or the id of a group.
    #[serde(default)]
    readers: String,
}

impl Worded for AskForm {
    const FORM: &'static str = "asking-for";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("title", &mut self.title), ("words", &mut self.words)]
    }
}

impl AskForm {
    fn asking(&self) -> Result<Asking, Problems> {
        let mut problems = Problems::none();
        let title = problems.take("title", Title::parse(&self.title));
        let words = problems.take("words", Words::parse_optional(&self.words));
        let group = match self.readers.as_str() {
            "members" => Some(None),
            group => group.parse().ok().map(Some),
        };
        if group.is_none() {
            problems.add("readers", "Choose whom you ask.");
        }
        match (title, words, group) {
            (Some(title), Some(words), Some(group)) if problems.is_empty() => {
                Ok(Asking { title, words, kind: Kind::of(&self.kind), group })
            }
            _ => Err(problems),
        }
    }
    fn typed(&self) -> TypedRequest {
        TypedRequest {
            id: self.id.clone(),
            title: self.title.clone(),
            words: self.words.clone(),
            kind: self.kind.clone(),
            readers: self.readers.clone(),
        }
    }
}

/// `POST /library/requests/new`
pub async fn create(app: App, asker: Asker, form: Guarded<AskForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = ask_page(&app, viewer, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    let asked = match (typed.id.parse::<RequestId>(), form.try_map(|it| it.asking())) {
        (Ok(id), Ok(asking)) => actions::ask_for_resource(&app, viewer, id, asking).await.map(|()| id),
        (Err(_), Ok(_)) => Err(Problems::one("", "This page is too old to send anything. Load it again.").into()),
        (_, Err(problems)) => Err(problems.into()),
    };
    match asked {
        Ok(id) => Ok(Reply::done(format!("/library/requests/{id}")).toast("Asked. You are told when somebody has it.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(ask_page(&app, viewer, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What the page sends on which one rewords a request.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RewordForm {
    /// The wording from which one began.
    #[serde(default)]
    began: i64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    kind: String,
}

impl Worded for RewordForm {
    const FORM: &'static str = "rewording";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("title", &mut self.title), ("words", &mut self.words)]
    }
}

impl RewordForm {
    fn wording(&self) -> Result<Wording, Problems> {
        let mut problems = Problems::none();
        let title = problems.take("title", Title::parse(&self.title));
        let words = problems.take("words", Words::parse_optional(&self.words));
        match (title, words) {
            (Some(title), Some(words)) => Ok(Wording { title, words, kind: Kind::of(&self.kind) }),
            _ => Err(problems),
        }
    }
    fn typed(&self) -> TypedRequest {
        let Self { title, words, kind, .. } = self;
        TypedRequest { title: title.clone(), words: words.clone(), kind: kind.clone(), ..Default::default() }
    }
}

/// `POST /library/requests/{id}/edit`: what lost to the same from another window comes back with both.
pub async fn reword(app: App, asker: Asker, Path(id): Path<RequestId>, form: Guarded<RewordForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let typed = (stopped.form.typed(), stopped.form.began);
            let page = reword_page(&app, viewer, id, Some(typed), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let (typed, began) = (form.get().typed(), form.get().began);
    let saved = match form.try_map(|it| it.wording()) {
        Ok(wording) => actions::reword_request(&app, viewer, (id, began), wording).await,
        Err(problems) => Err(problems.into()),
    };
    let (problems, lost) = match saved {
        Ok(()) => return Ok(Reply::done(format!("/library/requests/{id}")).toast("Saved.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => (problems, false),
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let words = "You changed this in another window. What you typed is still here, and what stands there now is below. Put both \
                         together, and save again.";
            (Problems::one("", words), true)
        }
        Err(stop) => return Err(stop.into()),
    };
    let reply = Reply::invalid(reword_page(&app, viewer, id, Some((typed, began)), &problems).await?);
    Ok(if lost { reply.status(http::StatusCode::CONFLICT) } else { reply })
}

/// To what somebody points.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointForm {
    /// The address or the id of a resource.
    #[serde(default)]
    resource: String,
}

/// `POST /library/requests/{id}/answers`
pub async fn point(app: App, asker: Asker, Path(id): Path<RequestId>, Form(form): Form<PointForm>) -> Answer {
    let viewer = &asker.viewer;
    let done = match pointed(&form.resource) {
        Some(resource) => actions::point_to_resource(&app, viewer, id, resource).await,
        None => {
            let words = "This is no address of a resource. Copy it from the page of one, or look for one above.";
            Err(Problems::one("resource", words).into())
        }
    };
    match done {
        Ok(()) => Ok(Reply::done(format!("/library/requests/{id}")).toast("Thank you. Whoever asks is told.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let typed = (String::new(), form.resource);
            Ok(Reply::invalid(request_page(&app, viewer, id, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /library/requests/{id}/closing`
pub async fn close(app: App, asker: Asker, Path(id): Path<RequestId>, _: Press) -> Answer {
    actions::close_request(&app, &asker.viewer, id).await?;
    Ok(Reply::done(format!("/library/requests/{id}")).toast("It is answered. It stays readable for others who look."))
}

/// `POST /library/requests/{id}/removal`
pub async fn remove(app: App, asker: Asker, Path(id): Path<RequestId>, _: Press) -> Answer {
    match actions::remove_request(&app, &asker.viewer, id).await {
        Ok(()) => Ok(Reply::done("/library/requests").toast("The request is deleted.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let nothing = (String::new(), String::new());
            Ok(Reply::invalid(request_page(&app, &asker.viewer, id, nothing, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
