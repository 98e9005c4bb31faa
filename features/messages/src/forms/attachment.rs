//! Files on their way in, with what was typed beside them, so that nothing of it is lost.

use crate::{
    actions::{self, attach},
    attachment::{AttachProblem, AttachmentId},
    conversation::ConversationId,
    message::Body,
    pages::{At, TypedText, conversation_page},
    views::{
        ConversationPage,
        attachment::{CaughtFile, LOOKED},
    },
};
use files::{Prepared, Title};
use frame::{App, Counting};
use guard::{Answer as Answered, Caught, Cleared, Outcome, Reason, Seen};
use kernel::{Problems, Refusal, Result, Stop, Viewer};
use serde::Deserialize;
use web::{Answer, Asker, Form, Incoming, No, Path, Reply, Sending, Sent};

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
    file_reason: String,
    #[serde(default)]
    file_looked: String,
    #[serde(default)]
    #[allow(dead_code)]
    file: Vec<String>,
    #[serde(default)]
    #[allow(dead_code)]
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
    let mut sent = sending.begin(app.settings().uploads.most_bytes).await?;
    let arrived = match &may {
        Ok(bringing) => problems_of(take_in(&app, bringing, &mut sent).await)?,
        Err(problems) => Err(problems.clone()),
    };
    let so_far = sent.fields().to_vec();
    let carried = match sent.finish().await {
        // What was cut short gives no more than came before it.
        Err(_) if may.is_ok() && arrived.is_err() => so_far,
        other => other?,
    };
    let carried = Carried::of(carried)?;
    let brought = match arrived {
        Ok(brought) if brought.is_empty() => Err(Problems::one("file", AttachProblem::Nothing.to_string())),
        other => other,
    };
    let (bringing, brought) = match (may, brought) {
        (Ok(bringing), Ok(brought)) => (bringing, brought),
        (Err(problems), _) | (_, Err(problems)) => return refused(&app, viewer, id, carried, problems, None).await,
    };
    let unseen = unseen(&brought, &carried);
    let cleared = match cleared(brought, &carried) {
        Ok(cleared) if unseen.is_empty() => cleared,
        Ok(_) => return unlooked(&app, viewer, id, carried, unseen).await,
        Err((caught, names)) => {
            let shown = CaughtFile::new(&caught, &names, unseen);
            return stopped(&app, viewer, id, carried, &caught, shown).await;
        }
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

/// Every file of the form, looked through.
async fn take_in(app: &App, bringing: &attach::Bringing, sent: &mut Sent) -> Result<Vec<attach::Brought>, No> {
    let mut brought = Vec::new();
    while let Some(file) = sent.next_file().await? {
        brought.push(take_one(app, bringing, file).await?);
    }
    Ok(brought)
}

async fn take_one(app: &App, bringing: &attach::Bringing, mut file: Incoming) -> Result<attach::Brought, No> {
    let title = Title::new(file.name());
    let (name, mut intake) = bringing.receive(app);
    loop {
        match file.piece().await {
            Ok(Some(piece)) => intake.take(piece).await?,
            Ok(None) => break,
            Err(no) => {
                intake.give_up().await;
                return Err(no);
            }
        }
    }
    let whole = intake.end().await?;
    Ok(attach::look_through(app, bringing, Prepared { name, whole }, title).await?)
}

fn cleared(
    mut brought: Vec<attach::Brought>,
    carried: &Carried,
) -> std::result::Result<Cleared<Vec<attach::Brought>>, (Caught, Vec<String>)> {
    let named = |it: &attach::Brought| std::iter::repeat_n(it.fit.title.as_str().to_owned(), it.seen.count());
    let names: Vec<String> = brought.iter().flat_map(named).collect();
    let seen = brought.iter_mut().map(|it| std::mem::take(&mut it.seen)).fold(Seen::default(), Seen::and);
    let answer = Answered { reason: Reason::of(&carried.file_reason) };
    guard::clear_seen(brought, seen, &answer).map_err(|caught| (caught, names))
}

/// The files that nobody has looked through, and why, unless whoever brings them says that they have.
fn unseen(brought: &[attach::Brought], carried: &Carried) -> Vec<(String, String)> {
    if carried.file_looked == LOOKED {
        return vec![];
    }
    let named = |it: &attach::Brought| Some((it.fit.title.as_str().to_owned(), it.unseen.words()?));
    brought.iter().filter_map(named).collect()
}

/// What the guard caught is counted, never kept.
async fn stopped(
    app: &App,
    viewer: &Viewer,
    id: ConversationId,
    carried: Carried,
    caught: &Caught,
    shown: CaughtFile,
) -> Answer {
    if let Some(counting) = app.kept::<Counting>() {
        counting.0(app.clone(), Outcome::Refused(caught.kinds())).await?;
    }
    let words = match caught.is_certain() {
        true => "The file names a patient. Nothing was added.",
        false => "The file may name a patient. Nothing was added.",
    };
    refused(app, viewer, id, carried, Problems::one("file", words), Some(shown)).await
}

/// What nobody looked through waits for a word of whoever brings it.
async fn unlooked(
    app: &App,
    viewer: &Viewer,
    id: ConversationId,
    carried: Carried,
    unseen: Vec<(String, String)>,
) -> Answer {
    let words = Problems::one("file", "Nothing was added yet: Kettle could not look through all of it.");
    refused(app, viewer, id, carried, words, Some(CaughtFile::unseen(unseen))).await
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

/// Problems go back to the page; everything else leaves at once.
fn problems_of<T>(done: Result<T, No>) -> Result<std::result::Result<T, Problems>, No> {
    match done {
        Err(No(Stop::Refusal(Refusal::Invalid(problems)))) if problems.of("file").is_some() => Ok(Err(problems)),
        other => other.map(Ok),
    }
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
                "file_reason" => carried.file_reason = value,
                "file_looked" => carried.file_looked = value,
                "attachment" | "guard" | "guard_reason" => {}
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
