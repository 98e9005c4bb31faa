//! POST: asking for an introduction, making one, passing it on, answering, taking it back.

use crate::{
    actions as act,
    introduction::{IntroductionId, Kind, Words},
    pages::introduction::{begin_page, introduction_page},
    views::Typed,
};
use frame::App;
use guard::Cleared;
use kernel::{MemberId, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What asking sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    /// For whom.
    to: String,
    /// Whom of one's contacts.
    between: String,
    words: String,
}

/// What bringing two together sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferForm {
    one: String,
    other: String,
    words: String,
}

/// What passing on sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassForm {
    words: String,
}

impl Worded for AskForm {
    const FORM: &'static str = "introduction";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}
impl Worded for OfferForm {
    const FORM: &'static str = "introduction";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}
impl Worded for PassForm {
    const FORM: &'static str = "introduction";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// What both forms with which one begins say.
struct Draft {
    kind: Kind,
    whom: MemberId,
    typed: Typed,
}

impl AskForm {
    fn draft(&self) -> Result<Draft, Refusal> {
        let whom = self.to.parse().map_err(|_| Refusal::Absent)?;
        let typed = Typed { contact: self.between.clone(), words: self.words.clone() };
        Ok(Draft { kind: Kind::Asked, whom, typed })
    }
}
impl OfferForm {
    fn draft(&self) -> Result<Draft, Refusal> {
        let whom = self.one.parse().map_err(|_| Refusal::Absent)?;
        let typed = Typed { contact: self.other.clone(), words: self.words.clone() };
        Ok(Draft { kind: Kind::Offered, whom, typed })
    }
}

/// `POST /introductions`
pub async fn create(app: App, asker: Asker, form: Guarded<AskForm>) -> Answer {
    match app.guard(form).await? {
        Ok(form) => {
            let draft = form.get().draft()?;
            begin(&app, &asker, draft, form.map(drop)).await
        }
        Err(stopped) => {
            let Draft { kind, whom, typed } = stopped.form.draft()?;
            let page = begin_page(&app, &asker, kind, whom, &typed, &Problems::none()).await?;
            Ok(Reply::invalid(page).guarded(stopped.panel))
        }
    }
}

/// `POST /introductions/offer`
pub async fn offer(app: App, asker: Asker, form: Guarded<OfferForm>) -> Answer {
    match app.guard(form).await? {
        Ok(form) => {
            let draft = form.get().draft()?;
            begin(&app, &asker, draft, form.map(drop)).await
        }
        Err(stopped) => {
            let Draft { kind, whom, typed } = stopped.form.draft()?;
            let page = begin_page(&app, &asker, kind, whom, &typed, &Problems::none()).await?;
            Ok(Reply::invalid(page).guarded(stopped.panel))
        }
    }
}

async fn begin(app: &App, asker: &Asker, draft: Draft, clear: Cleared<()>) -> Answer {
    let Draft { kind, whom, typed } = draft;
    let mut problems = Problems::none();
    let (field, unchosen) = match kind {
        Kind::Asked => ("between", "Choose the contact whom you ask."),
        Kind::Offered => ("other", "Choose the contact whom they should meet."),
    };
    let contact: Option<MemberId> = problems.take(field, typed.contact.parse().map_err(|_| unchosen));
    let words = problems.take("words", Words::parse(&typed.words));
    let begun = match (contact, words) {
        (Some(contact), Some(words)) => {
            let words = clear.map(|()| words);
            match kind {
                Kind::Asked => act::ask(app, &asker.viewer, contact, whom, words).await,
                Kind::Offered => act::offer(app, &asker.viewer, whom, contact, words).await,
            }
        }
        _ => Err(problems.into()),
    };
    match begun {
        Ok(id) => {
            let words = match kind {
                Kind::Asked => "It is on its way. You hear if it comes to something.",
                Kind::Offered => "Both have it now. You hear if both agree.",
            };
            Ok(Reply::done(format!("/introductions/{id}")).toast(words))
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(begin_page(app, asker, kind, whom, &typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /introductions/{introduction}/passing`
pub async fn pass_on(app: App, asker: Asker, Path(id): Path<IntroductionId>, form: Guarded<PassForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = introduction_page(&app, &asker, id, &stopped.form.words, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().words.clone();
    let passed = match form.try_map(|it| Words::parse(&it.words)) {
        Ok(words) => act::pass_on(&app, &asker.viewer, id, words).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    match passed {
        Ok(()) => Ok(Reply::done("/introductions").toast("Passed on. You hear if they agree.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(introduction_page(&app, &asker, id, &typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /introductions/{introduction}/rest`
pub async fn let_rest(app: App, asker: Asker, Path(id): Path<IntroductionId>, _: Form<Nothing>) -> Answer {
    act::let_rest(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/introductions").toast("It rests. Nobody is told."))
}

/// `POST /introductions/{introduction}/agreement`
pub async fn agree(app: App, asker: Asker, Path(id): Path<IntroductionId>, _: Form<Nothing>) -> Answer {
    match act::agree(&app, &asker.viewer, id).await {
        Ok(Some(conversation)) => Ok(Reply::done(format!("/messages/{conversation}"))),
        Ok(None) => {
            Ok(Reply::done(format!("/introductions/{id}")).toast("You said yes. You hear when the other has too."))
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(introduction_page(&app, &asker, id, "", &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /introductions/{introduction}/refusal`
pub async fn refuse(app: App, asker: Asker, Path(id): Path<IntroductionId>, _: Form<Nothing>) -> Answer {
    act::refuse(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/introductions").toast("It is gone. Nobody is told."))
}

/// `POST /introductions/{introduction}/withdrawal`
pub async fn take_back(app: App, asker: Asker, Path(id): Path<IntroductionId>, _: Form<Nothing>) -> Answer {
    act::take_back(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/introductions").toast("Withdrawn."))
}
