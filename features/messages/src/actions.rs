//! The verbs: opening and writing here, what is done with it below.

mod arrange;
pub mod attach;
mod check;
mod govern;
mod opening;
mod react;
mod revise;
mod seek;
mod upkeep;

pub use arrange::{
    ARRANGE, Change, KEEP_DRAFT, MARKS, READ, TYPING, arrange, keep_draft, mark_read, mark_unread, set_marks,
};
pub use attach::tidy_files;
pub use check::open_one;
pub use govern::{ADD, LEAVE, NAME, REMOVE, TONE, add_people, leave, name_group, remove_person, set_tone};
pub use opening::{OPEN, WRITE_TO, find_pair, open_from_note, open_group, write_to};
pub use react::{PIN, REACT, hold, let_go, pin_message, react, take_back};
pub use revise::{DELETE, EDIT, Rewritten, delete_message, edit_message};
pub use seek::{SEEK, open_sought, seal_sought};
pub use upkeep::{clear_conversation, render_again};

use crate::{
    attachment::AttachmentId,
    conversation::{ConversationId, Talk},
    message::{Body, BodyProblem, ClientId, MessageId, mentioned},
    policy,
    sealing::Lock,
    store::{self as db, draft, participant, posting, posting::NewMessage, reading},
};
use ::store::Tx;
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use messages_api::MessagePosted;
use notices_api::Kind as Notice;
use std::collections::HashMap;
use vault::Scope;

/// Writing in a conversation.
pub const SEND: Act = Act::open("send_message");

/// What is to be sent.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// What the page calls it.
    pub client: ClientId,
    /// The words; nothing if it is only a file.
    pub body: Option<Body>,
    /// What it answers.
    pub reply_to: Option<MessageId>,
    /// Up to which change of the conversation its author sees it. What came after that is not read by answering.
    pub seen: i64,
    /// Files that wait to go along.
    pub attachments: Vec<AttachmentId>,
}

/// The key of a conversation; `None`: it was destroyed, and nothing of it opens any more.
pub async fn find_lock(app: &App, conversation: ConversationId) -> Result<Option<Lock>> {
    let key = app.vault().find(Scope::conversation(conversation)).await?;
    Ok(key.map(|key| Lock { key, conversation }))
}

/// The keys of some conversations, for a list of them.
#[derive(Default)]
pub struct Locks(HashMap<ConversationId, Lock>);

impl Locks {
    /// The key of one; `None`: it was destroyed.
    pub fn get(&self, conversation: ConversationId) -> Option<&Lock> {
        self.0.get(&conversation)
    }
}

/// The keys of these.
pub async fn find_locks(app: &App, conversations: impl Iterator<Item = ConversationId>) -> Result<Locks> {
    let mut locks = HashMap::new();
    for it in conversations {
        if let Some(lock) = find_lock(app, it).await? {
            locks.insert(it, lock);
        }
    }
    Ok(Locks(locks))
}

/// Sends a message: one row however often it is sent (security.md, G9), one number for each who is there, all in one commit.
///
/// # Errors
/// `Absent` for whoever is not in it; the problem of two whose contact ended; nothing to send; `Conflict` for other words under
/// the name of a message that was sent.
pub async fn send_message(
    app: &App,
    viewer: &Viewer,
    conversation: ConversationId,
    outgoing: Cleared<Outgoing>,
) -> Result<MessageId> {
    let lock = find_lock(app, conversation).await?.or_absent()?;
    let author = viewer.member.or_absent()?;
    let ready = Ready::new(app, &lock, author, outgoing.get());
    app.write(viewer, SEND.on(conversation), async |tx| {
        if let Some(sent) = find_sent(tx, &lock, author, &ready.outgoing).await? {
            return Ok(sent);
        }
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        talk.writable().map_err(Problems::from)?;
        let sent = post(tx, &talk, ready).await?;
        guarding_api::note(tx, &outgoing).await?;
        Ok(sent)
    })
    .await
}

/// What this page sent before under the same name. Other words under it are another message, from a page that the browser brought
/// back: they are not passed over, for nobody would see that they were lost.
async fn find_sent(tx: &Tx, lock: &Lock, author: MemberId, outgoing: &Outgoing) -> Result<Option<MessageId>> {
    let reader = tx.reader();
    let Some(sent) = posting::find_sent(reader, lock.conversation, author, outgoing.client).await? else {
        return Ok(None);
    };
    let stands = reading::find_written(reader, lock.conversation, sent).await?;
    // Of what was changed since, deleted or spoiled nothing tells how it was sent.
    let words = stands.filter(|it| it.message.revision == 0).and_then(|it| it.body);
    let words = words.and_then(|sealed| lock.open_body(sent, author, &sealed).ok());
    match words.is_some_and(|it| it != outgoing.body.clone().unwrap_or_else(Body::none)) {
        true => Err(Refusal::Conflict.into()),
        false => Ok(Some(sent)),
    }
}

/// A message whose words are sealed already, because sealing and rendering take longer than the write should.
#[derive(Clone)]
struct Ready {
    id: MessageId,
    outgoing: Outgoing,
    body: Vec<u8>,
    html: Vec<u8>,
    rendering: i64,
}

impl Ready {
    fn new(app: &App, lock: &Lock, author: MemberId, outgoing: &Outgoing) -> Ready {
        let id = MessageId::random(app.rng());
        let words = lock.seal_words(id, author, outgoing.body.as_ref().unwrap_or(&Body::none()), app.rng());
        Ready { id, outgoing: outgoing.clone(), body: words.body, html: words.html, rendering: words.rendering }
    }
}

/// Puts a message into a conversation whose writer may write.
async fn post(tx: &mut Tx, talk: &Talk, ready: Ready) -> Result<MessageId> {
    let Ready { id, outgoing, body, html, rendering } = ready;
    let Outgoing { client, body: words, reply_to, seen, attachments } = outgoing;
    // What the writer does not see cannot be answered (abuse case 18); then it is a message like another.
    let reply_to = match reply_to {
        Some(it) => reading::find_written(tx.reader(), talk.id, it).await?.map(|it| it.message.id),
        None => None,
    };
    let mentions = words.as_ref().map(|it| mentioned(it.as_str(), &talk.people)).unwrap_or_default();
    let new = NewMessage {
        id,
        conversation: talk.id,
        author: talk.own,
        client,
        written: None,
        body,
        html,
        rendering,
        reply_to,
        seen,
        mentions,
    };
    let new = policy::may_post(tx.viewer(), talk, new)?;
    let number = db::next_number(tx, talk.id).await?;
    if !posting::insert_message(tx, &new, number).await? {
        return Ok(posting::find_sent(tx.reader(), talk.id, talk.own, client).await?.or_absent()?);
    }
    attach::claim(tx, &new, &attachments).await?;
    if words.is_none() && attachments.is_empty() {
        return Err(Problems::one("text", BodyProblem::Empty.to_string()).into());
    }
    draft::remove_draft(tx, talk.id, talk.own).await?;
    let hearing = hearing(tx, talk).await?;
    let numbers = participant::take_numbers(tx, &hearing).await?;
    posting::move_up(tx, &new, number, &numbers).await?;
    notify(tx, talk, &hearing, &new.mentions).await?;
    tx.tell(MessagePosted { conversation: talk.id, message: id });
    Ok(id)
}

/// Everybody who is there but those across a block: they do not see what is written, so nothing may ring (abuse case 36).
async fn hearing(tx: &Tx, talk: &Talk) -> Result<Vec<MemberId>> {
    // Whose name one does not see may have blocked one; most often there is nobody.
    let blocked = match talk.others().any(|it| it.name.is_none()) {
        true => accounts_api::blocked_with(tx.reader()).await?,
        false => vec![],
    };
    Ok(talk.here().map(|it| it.member).filter(|it| !blocked.contains(it)).collect())
}

/// Whoever hears of it may be told that somebody wrote, once until they look; never what.
async fn notify(tx: &mut Tx, talk: &Talk, hearing: &[MemberId], mentions: &[MemberId]) -> Result<()> {
    let about = *talk.id.as_bytes();
    let (meant, others): (Vec<MemberId>, Vec<MemberId>) =
        hearing.iter().copied().filter(|it| *it != talk.own).partition(|it| mentions.contains(it));
    if !others.is_empty() {
        notices_api::give(tx, &others, Notice::Message, by(talk), about).await?;
    }
    notify_meant(tx, talk, &meant).await
}

/// Whoever is meant is told so.
async fn notify_meant(tx: &mut Tx, talk: &Talk, meant: &[MemberId]) -> Result<()> {
    notices_api::give(tx, meant, Notice::Mention, by(talk), *talk.id.as_bytes()).await
}

/// Of two it is clear who it was; in a group several may write, so the notice names nobody.
fn by(talk: &Talk) -> Option<MemberId> {
    talk.other().is_some().then_some(talk.own)
}
