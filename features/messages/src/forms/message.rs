//! What one does with a message.

use super::{Nothing, too_long};
use crate::{
    actions::{self, Rewritten},
    conversation::ConversationId,
    message::{Body, MessageId},
    pages::message_page,
    reaction::Kind,
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// Other words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditForm {
    text: String,
    revision: i64,
}

impl Worded for EditForm {
    const FORM: &'static str = "edit";
    const MOST: usize = Body::MOST_SENT;
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("text", &mut self.text)]
    }
}

/// `POST /messages/{id}/{message}/edit`
pub async fn edit(
    app: App,
    asker: Asker,
    Path(at): Path<(ConversationId, MessageId)>,
    form: Guarded<EditForm>,
) -> Answer {
    if let Some(problems) = too_long(&form.peek().text) {
        let page = message_page(&app, &asker.viewer, at, Some(form.back().text), &problems).await?;
        return Ok(Reply::invalid(page));
    }
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = message_page(&app, &asker.viewer, at, Some(stopped.form.text), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let rewritten = form.as_ref().try_map(|it| {
        let body = Body::parse(&it.text);
        body.map(|body| Rewritten { body, revision: it.revision })
    });
    let edited = match rewritten {
        Ok(rewritten) => actions::edit_message(&app, &asker.viewer, at, rewritten).await,
        Err(problem) => Err(Problems::one("text", problem.to_string()).into()),
    };
    let problems = match edited {
        Ok(()) => return Ok(Reply::done(place(at))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => Problems::one(
            "",
            "You changed this message in another window in the meantime. Your words are below; save again to keep these.",
        ),
        Err(stop) => return Err(stop.into()),
    };
    let text = form.into_inner().text;
    Ok(Reply::invalid(message_page(&app, &asker.viewer, at, Some(text), &problems).await?))
}

/// Where a message stands in its conversation.
fn place((conversation, message): (ConversationId, MessageId)) -> String {
    format!("/messages/{conversation}#m-{message}")
}

/// `POST /messages/{id}/{message}/delete`
pub async fn delete(app: App, asker: Asker, Path(at): Path<(ConversationId, MessageId)>, _: Form<Nothing>) -> Answer {
    actions::delete_message(&app, &asker.viewer, at).await?;
    Ok(Reply::done(place(at)).toast("The message is deleted."))
}

/// What somebody says to it, or takes back: a button that is pressed twice says it once.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactForm {
    #[serde(default)]
    reaction: String,
    #[serde(default)]
    back: String,
}

/// `POST /messages/{id}/{message}/react`
pub async fn react(
    app: App,
    asker: Asker,
    Path(at): Path<(ConversationId, MessageId)>,
    Form(form): Form<ReactForm>,
) -> Answer {
    let gone = || Problems::one("reaction", "There is no such reaction any more. Load the page again.");
    match (Kind::of(&form.reaction), Kind::of(&form.back)) {
        (Some(kind), None) => actions::react(&app, &asker.viewer, at, kind).await?,
        (None, Some(kind)) => actions::take_back(&app, &asker.viewer, at, kind).await?,
        _ => return Err(gone().into()),
    }
    Ok(Reply::done(place(at)))
}

/// Whether it stays in sight.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinForm {
    on: String,
}

/// `POST /messages/{id}/{message}/pin`
pub async fn pin(
    app: App,
    asker: Asker,
    Path(at): Path<(ConversationId, MessageId)>,
    Form(form): Form<PinForm>,
) -> Answer {
    let pin = match form.on.as_str() {
        "yes" => Some(at.1),
        "no" => None,
        _ => return Err(Problems::one("on", "There is no such choice any more. Load the page again.").into()),
    };
    actions::pin_message(&app, &asker.viewer, at.0, pin).await?;
    Ok(Reply::done(format!("/messages/{}#end", at.0)))
}
