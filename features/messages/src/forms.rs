//! POST: writing, and what one does with a conversation.

pub mod attachment;
mod begin;
mod govern;
mod message;

pub use begin::{begin, write_to};
pub use govern::{add, leave, name, remove, tone};
pub use message::{delete, edit, pin, react};

use crate::{
    actions::{self, Change, Outgoing},
    attachment::AttachmentId,
    conversation::{ConversationId, Marks},
    message::{Body, BodyProblem, ClientId, MessageId},
    pages::{At, TypedText, conversation_page, news},
    store::{self as db, reading},
};
use frame::{App, Whisper};
use guard::Cleared;
use kernel::{MemberId, OrAbsent, Problems, Refusal, Result, Stop, Viewer};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the composer sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendForm {
    pub(super) client_id: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) reply_to: String,
    /// Up to which change its page shows the conversation.
    #[serde(default)]
    pub(super) seen: String,
    /// What a browser sends of a file that was chosen and not added yet.
    #[serde(default)]
    pub(super) file: Vec<String>,
    /// Beside a file that the guard doubts; of no use here.
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    pub(super) file_reason: String,
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    pub(super) file_looked: String,
    /// Files that were added.
    #[serde(default)]
    pub(super) attachment: Vec<AttachmentId>,
}

impl Worded for SendForm {
    const FORM: &'static str = "message";
    const MOST: usize = Body::MOST_SENT;
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("text", &mut self.text)]
    }
}

impl SendForm {
    /// What is to be sent.
    pub(super) fn outgoing(&self) -> Result<Outgoing, Problems> {
        let mut problems = Problems::none();
        let client = self.client_id.parse();
        if client.is_err() {
            problems
                .add("", "This page is too old to send anything. Load it again; what you wrote stays if you copy it.");
        }
        if self.file.iter().any(|it| !it.is_empty()) {
            problems.add("file", "Press “Add the file” first, then send.");
        }
        let body = match Body::parse(&self.text) {
            Err(BodyProblem::Empty) => None,
            Err(problem) => {
                problems.add("text", problem.to_string());
                None
            }
            Ok(body) => Some(body),
        };
        match client {
            Ok(client) if problems.is_empty() => {
                let attachments = self.attachment.clone();
                let (reply_to, seen) = (self.reply_to.parse().ok(), self.seen.parse().unwrap_or_default());
                Ok(Outgoing { client, body, reply_to, seen, attachments })
            }
            _ => Err(problems),
        }
    }
    pub(super) fn typed(self) -> TypedText {
        let client: Option<ClientId> = self.client_id.parse().ok();
        TypedText { text: Some(self.text), reply_to: self.reply_to.parse().ok(), client }
    }
}

/// What was typed on a page that had sent another message already: back it comes, under a name of its own.
pub(super) fn another(form: SendForm) -> (TypedText, Problems) {
    let words =
        "This page has sent a message before. What stands below is not sent yet: press Send to send it as another one.";
    (TypedText { client: None, ..form.typed() }, Problems::one("", words))
}

/// What is wrong with words that are longer than a message: nothing else is looked at then.
pub(super) fn too_long(text: &str) -> Option<Problems> {
    Body::is_too_long(text).then(|| Problems::one("text", BodyProblem::TooLong.to_string()))
}

/// `POST /messages/{id}`
pub async fn send(app: App, asker: Asker, Path(id): Path<ConversationId>, form: Guarded<SendForm>) -> Answer {
    if let Some(problems) = too_long(&form.peek().text) {
        let page = back(&app, &asker.viewer, id, form.back().typed(), &problems).await?;
        return Ok(Reply::invalid(page)); // abuse case 101
    }
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = back(&app, &asker.viewer, id, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let sent = match form.as_ref().try_map(SendForm::outgoing) {
        Ok(outgoing) => actions::send_message(&app, &asker.viewer, id, outgoing).await,
        Err(problems) => Err(problems.into()),
    };
    match sent {
        Ok(message) => sent_reply(&app, &asker, id, message).await,
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(back(&app, &asker.viewer, id, form.into_inner().typed(), &problems).await?))
        }
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let (typed, problems) = another(form.into_inner());
            Ok(Reply::invalid(back(&app, &asker.viewer, id, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

async fn back(
    app: &App,
    viewer: &Viewer,
    id: ConversationId,
    typed: TypedText,
    problems: &Problems,
) -> Result<crate::views::ConversationPage> {
    conversation_page(app, viewer, id, At::Latest, typed, problems).await
}

/// On to the end of the log; a page that is open gets what is new up to the message.
async fn sent_reply(app: &App, asker: &Asker, id: ConversationId, message: MessageId) -> Answer {
    let done = Reply::done(format!("/messages/{id}#end"));
    if !asker.wants_part() {
        return Ok(done);
    }
    let read = app.read(&asker.viewer).await?;
    let written = reading::find_written(read.reader(), id, message).await?.or_absent()?;
    drop(read);
    let page = news(app, &asker.viewer, id, written.message.changed - 1).await?;
    Ok(done.fragment(page, "news"))
}

/// How far somebody has read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadForm {
    upto: i64,
}

/// `POST /messages/{id}/read`
pub async fn read(app: App, asker: Asker, Path(id): Path<ConversationId>, Form(form): Form<ReadForm>) -> Answer {
    actions::mark_read(&app, &asker.viewer, id, form.upto).await?;
    Ok(Reply::done(format!("/messages/{id}#end")))
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /messages/{id}/unread`
pub async fn unread(app: App, asker: Asker, Path(id): Path<ConversationId>, _: Form<Nothing>) -> Answer {
    actions::mark_unread(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/messages").toast("It stands as unread."))
}

/// What the composer holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftForm {
    #[serde(default)]
    text: String,
    #[serde(default)]
    reply_to: String,
    /// What the page calls the message: once it was sent, nothing of it is kept.
    #[serde(default)]
    client_id: String,
    /// Of the composer, which the button of this form shares.
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    file: Vec<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    file_reason: String,
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    file_looked: String,
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    attachment: Vec<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    seen: String,
}

impl Worded for DraftForm {
    const FORM: &'static str = "message";
    const MOST: usize = Body::MOST_SENT;
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("text", &mut self.text)]
    }
}

impl DraftForm {
    fn typed(self) -> TypedText {
        TypedText { text: Some(self.text), reply_to: self.reply_to.parse().ok(), client: None }
    }
}

/// `POST /messages/{id}/draft`: what may name a patient is not kept, so nothing of it stays if it is never sent (abuse case 71).
pub async fn draft(app: App, asker: Asker, Path(id): Path<ConversationId>, form: Guarded<DraftForm>) -> Answer {
    if let Some(problems) = too_long(&form.peek().text) {
        let page = back(&app, &asker.viewer, id, form.back().typed(), &problems).await?;
        return Ok(Reply::invalid(page));
    }
    let form = match form.look() {
        Ok(form) => form,
        Err(stopped) => {
            let page = back(&app, &asker.viewer, id, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let (reply_to, client) = (form.get().reply_to.parse().ok(), form.get().client_id.parse().ok());
    let begun: Cleared<Option<Body>> = match form.try_map(|it| match Body::parse(&it.text) {
        Err(BodyProblem::Empty) => Ok(None),
        other => other.map(Some).map_err(|problem| (it.text, problem)),
    }) {
        Ok(begun) => begun,
        Err((text, problem)) => {
            let typed = TypedText { text: Some(text), reply_to, client: None };
            let problems = Problems::one("text", problem.to_string());
            return Ok(Reply::invalid(back(&app, &asker.viewer, id, typed, &problems).await?));
        }
    };
    actions::keep_draft(&app, &asker.viewer, id, begun, reply_to, client).await?;
    Ok(Reply::done(format!("/messages/{id}#text")))
}

/// `POST /messages/{id}/typing`: told to whoever is there and looks; nothing of it is kept.
pub async fn typing(app: App, asker: Asker, Path(id): Path<ConversationId>, _: Form<Nothing>) -> Answer {
    let talk = db::find_talk(app.read(&asker.viewer).await?.reader(), id).await?.or_absent()?;
    talk.writable().map_err(Problems::from)?;
    // Across a block nobody learns that the other is there (abuse case 14): whom the writer does not see is not told.
    let others: Vec<MemberId> = talk.others().filter(|it| it.name.is_some()).map(|it| it.member).collect();
    app.live().whisper(&others, Whisper { kind: "typing", about: id.to_string(), by: talk.own });
    Ok(Reply::done(format!("/messages/{id}#text")))
}

/// What is to be changed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepForm {
    what: String,
}

/// `POST /messages/{id}/keep`
pub async fn keep(app: App, asker: Asker, Path(id): Path<ConversationId>, Form(form): Form<KeepForm>) -> Answer {
    let viewer = &asker.viewer;
    match (form.what.as_str(), Change::of(&form.what)) {
        ("marks", _) => actions::set_marks(&app, viewer, id, Marks::On).await?,
        ("no_marks", _) => actions::set_marks(&app, viewer, id, Marks::Off).await?,
        (_, Some(change)) => actions::arrange(&app, viewer, id, change).await?,
        (_, None) => return Err(Problems::one("what", "There is no such choice any more. Load the page again.").into()),
    }
    Ok(Reply::done(format!("/messages/{id}/about")))
}
