//! Files on their way in, with what was typed beside them, so that nothing of it is lost.

use crate::{
    actions::{self, attach},
    attachment::AttachmentId,
    conversation::ConversationId,
    message::Body,
    pages::{At, TypedText, conversation_page},
    views::ConversationPage,
};
use frame::App;
use guard::Answer as Answered;
use kernel::{Problems, Refusal, Result, Stop, Viewer};
use serde::Deserialize;
use ui::parts::CaughtFile;
use web::{Answer, Asker, Form, Path, Reply, Sending};

/// The other fields of the composer, whose buttons these are.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    #[serde(default)]
    text: String,
    #[serde(default)]
    reply_to: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    #[expect(dead_code, reason = "read where files are brought; a form takes no field that it does not name")]
    file_reason: String,
    #[serde(default)]
    #[expect(dead_code, reason = "read where files are brought; a form takes no field that it does not name")]
    file_looked: String,
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    seen: String,
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    file: Vec<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "the composer sends it along; a form takes no field that it does not name")]
    attachment: Vec<String>,
}

/// `POST /messages/{conversation}/files`: brings files. One that cannot be taken keeps all of them out.
pub async fn create(app: App, asker: Asker, Path(id): Path<ConversationId>, sending: Sending) -> Answer {
    let viewer = &asker.viewer;
    let may = attach::may_bring(&app, viewer, id).await;
    let may = match may {
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Err(problems),
        other => Ok(other?),
    };
    let (fields, arrived) = frame::bring_files(&app, may.as_ref().map(|it| &it.way), sending).await?;
    let carried = Carried::of(fields)?;
    let (bringing, cleared) = match (may, arrived) {
        (Ok(bringing), Ok(cleared)) => (bringing, cleared),
        (Err(problems), _) => return refused(&app, viewer, id, carried, problems, None).await,
        (_, Err(it)) => return refused(&app, viewer, id, carried, it.problems, it.caught.map(|it| *it)).await,
    };
    match attach::attach_files(&app, viewer, &bringing, cleared).await {
        Err(Stop::Refusal(Refusal::Invalid(problems))) => refused(&app, viewer, id, carried, problems, None).await,
        other => {
            other?;
            done(&app, &asker, id, carried).await
        }
    }
}

/// `POST /messages/{conversation}/files/{file}/remove`: takes one back before it is sent.
pub async fn remove(
    app: App,
    asker: Asker,
    Path((id, file)): Path<(ConversationId, AttachmentId)>,
    Form(carried): Form<Carried>,
) -> Answer {
    actions::attach::detach_file(&app, &asker.viewer, id, file).await?;
    done(&app, &asker, id, carried).await
}

async fn refused(
    app: &App,
    viewer: &Viewer,
    id: ConversationId,
    carried: Carried,
    problems: Problems,
    caught: Option<CaughtFile>,
) -> Answer {
    let mut page = page(app, viewer, id, carried, &problems).await?;
    if let Some(composer) = &mut page.composer {
        composer.attaching = std::mem::take(&mut composer.attaching).refused(&problems, caught);
    }
    Ok(Reply::invalid(page))
}

/// What was typed is kept as the draft; what cannot be kept stays on the page.
async fn done(app: &App, asker: &Asker, id: ConversationId, carried: Carried) -> Answer {
    let viewer = &asker.viewer;
    let clear = guard::clear((), &[("text", &carried.text)], &Answered::NONE);
    let begun = clear.map(|it| it.try_map(|()| Body::parse(&carried.text)));
    match begun {
        Ok(Ok(body)) => {
            let reply_to = carried.reply_to.parse().ok();
            actions::keep_draft(app, viewer, id, body.map(Some), reply_to, None).await?;
        }
        _ if carried.text.trim().is_empty() => {}
        _ => return Ok(Reply::page(page(app, viewer, id, carried, &Problems::none()).await?)),
    }
    let done = Reply::done(format!("/messages/{id}#composer"));
    match asker.wants_part() {
        true => Ok(done.fragment(page(app, viewer, id, carried, &Problems::none()).await?, "composer")),
        false => Ok(done),
    }
}

async fn page(
    app: &App,
    viewer: &Viewer,
    id: ConversationId,
    carried: Carried,
    problems: &Problems,
) -> Result<ConversationPage> {
    let Carried { text, reply_to, client_id, .. } = carried;
    let typed = TypedText { text: Some(text), reply_to: reply_to.parse().ok(), client: client_id.parse().ok() };
    conversation_page(app, viewer, id, At::Latest, typed, problems).await
}

impl Carried {
    /// From a form with files. A field that is not the composer's is refused (abuse case 38).
    fn of(fields: Vec<(String, String)>) -> Result<Carried, Problems> {
        let mut carried = Carried::default();
        for (name, value) in fields {
            match name.as_str() {
                "text" => carried.text = value,
                "reply_to" => carried.reply_to = value,
                "client_id" => carried.client_id = value,
                "file_reason" | "file_looked" | "attachment" | "seen" | "guard" | "guard_reason" => {}
                _ => {
                    return Err(Problems::one(
                        "",
                        "The form has a field that does not belong to it. Load the page again.",
                    ));
                }
            }
        }
        Ok(carried)
    }
}
