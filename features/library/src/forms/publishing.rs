//! Publishing, withdrawing, taking back, showing to everybody, deleting.

use super::Press;
use crate::{
    actions::{self, Publishing, Shown},
    audience::Audience,
    pages::publishing::{TypedPublishing, public_page, publication_page, withdrawal_page},
    resource::{ResourceId, Why},
    version::Note,
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the page on which one publishes sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishForm {
    /// `members`, `contacts`, or the id of a group.
    #[serde(default)]
    audience: String,
    #[serde(default)]
    note: String,
    /// The draft's revision that was shown.
    #[serde(default)]
    drafted: i64,
    /// How often its files had been changed then.
    #[serde(default)]
    filed: i64,
    /// "yes": I may share this.
    #[serde(default)]
    may: String,
    /// "yes": everybody reads it on the web.
    #[serde(default)]
    web: String,
}

impl Worded for PublishForm {
    const FORM: &'static str = "publishing";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("note", &mut self.note)]
    }
}

impl PublishForm {
    fn publishing(&self) -> Result<Publishing, Problems> {
        let mut problems = Problems::none();
        let audience = match self.audience.as_str() {
            "members" => Some(Audience::Members),
            "contacts" => Some(Audience::Contacts),
            group => group.parse().ok().map(Audience::Group),
        };
        if audience.is_none() {
            problems.add("audience", "Choose who can read it.");
        }
        let note = problems.take("note", Note::parse_optional(&self.note));
        if self.may != "yes" {
            problems.add("may", "Tick that you may share this, or ask first who can say so.");
        }
        match (audience, note) {
            (Some(audience), Some(note)) if problems.is_empty() => {
                let (drafted, filed, web) = (self.drafted, self.filed, self.web == "yes");
                Ok(Publishing { audience, note, drafted, filed, web })
            }
            _ => Err(problems),
        }
    }
    fn typed(&self) -> TypedPublishing {
        let (may, web) = (self.may == "yes", self.web == "yes");
        TypedPublishing { audience: self.audience.clone(), note: self.note.clone(), may, web }
    }
}

/// `POST /library/{id}/publication`
pub async fn publish(app: App, asker: Asker, Path(id): Path<ResourceId>, form: Guarded<PublishForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = publication_page(&app, viewer, id, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    let published = match form.try_map(|it| it.publishing()) {
        Ok(publishing) => actions::publish_resource(&app, viewer, id, publishing).await,
        Err(problems) => Err(problems.into()),
    };
    let problems = match published {
        Ok(1) => return Ok(Reply::done(format!("/library/{id}")).toast("It is published.")),
        Ok(number) => return Ok(Reply::done(format!("/library/{id}")).toast(format!("Version {number} is published."))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let words = "The draft was saved again since you opened this page, or its files are others. Look at it once more, then publish.";
            Problems::one("", words)
        }
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(publication_page(&app, viewer, id, typed, &problems).await?))
}

/// What withdrawing sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawForm {
    #[serde(default)]
    why: String,
}

impl Worded for WithdrawForm {
    const FORM: &'static str = "withdrawing";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("why", &mut self.why)]
    }
}

/// `POST /library/{id}/withdrawal`
pub async fn withdraw(app: App, asker: Asker, Path(id): Path<ResourceId>, form: Guarded<WithdrawForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = withdrawal_page(&app, viewer, id, stopped.form.why, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().why.clone();
    let withdrawn = match form.try_map(|it| Why::parse(&it.why)) {
        Ok(why) => actions::withdraw_resource(&app, viewer, id, why).await,
        Err(problem) => Err(Problems::one("why", problem.to_string()).into()),
    };
    match withdrawn {
        Ok(()) => Ok(Reply::done(format!("/library/{id}")).toast("It is withdrawn. Whoever opens it reads why.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(withdrawal_page(&app, viewer, id, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /library/{id}/taking-back`
pub async fn take_back(app: App, asker: Asker, Path(id): Path<ResourceId>, _: Press) -> Answer {
    actions::take_back(&app, &asker.viewer, id).await?;
    Ok(Reply::done(format!("/library/{id}")).toast("It is yours alone again. Nobody else can open it."))
}

/// `POST /library/{id}/deletion`
pub async fn remove(app: App, asker: Asker, Path(id): Path<ResourceId>, _: Press) -> Answer {
    match actions::delete_resource(&app, &asker.viewer, id).await {
        Ok(()) => Ok(Reply::done("/library?show=mine").toast("It is deleted.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(withdrawal_page(&app, &asker.viewer, id, String::new(), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What showing to everybody sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShowForm {
    /// "named", "nameless" or "no".
    #[serde(default)]
    shown: String,
    /// "yes": understood that everybody reads it.
    #[serde(default)]
    sure: String,
}

/// `POST /library/{id}/public`
pub async fn show(app: App, asker: Asker, Path(id): Path<ResourceId>, Form(form): Form<ShowForm>) -> Answer {
    let viewer = &asker.viewer;
    let shown = match form.shown.as_str() {
        "named" => Some(Shown::Named),
        "nameless" => Some(Shown::Nameless),
        "no" => Some(Shown::No),
        _ => None,
    };
    let done = match shown {
        None => Err(Problems::one("shown", "Choose one of these.").into()),
        Some(Shown::Named | Shown::Nameless) if form.sure != "yes" => {
            Err(Problems::one("sure", "Tick that everybody may read it.").into())
        }
        Some(shown) => actions::show_to_all(&app, viewer, id, shown).await,
    };
    let words = match shown {
        Some(Shown::No) => "Only members can read it now.",
        _ => "Everybody can read it now.",
    };
    match done {
        Ok(()) => Ok(Reply::done(format!("/library/{id}")).toast(words)),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(public_page(&app, viewer, id, &form.shown, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /library/{id}/versions/{number}/removal`
pub async fn take_out(app: App, asker: Asker, Path((id, number)): Path<(ResourceId, i64)>, _: Press) -> Answer {
    match actions::take_out_version(&app, &asker.viewer, id, number).await {
        Ok(()) => Ok(Reply::done(format!("/library/{id}/versions")).toast("That version is gone.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let words = problems.of("").unwrap_or_default().to_owned();
            Ok(Reply::done(format!("/library/{id}/versions")).toast(words))
        }
        Err(stop) => Err(stop.into()),
    }
}
