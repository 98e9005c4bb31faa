//! The verbs: writing to somebody here; answering, ending and blocking, looking people up, and what time does below.

mod answer;
mod expire;
mod find;
mod introduce;
mod keep;
mod part;
pub mod populate;
mod reach;

pub use answer::{ACCEPT, DECLINE, PUT_OFF, WITHDRAW, accept, decline, forget_keys, put_off, withdraw};
pub use expire::{hears, night};
pub use find::{LOOK_UP, Looked, look_up};
pub use introduce::{
    AGREE, ASK, OFFER, OpenWords, PASS_ON, REFUSE, REST, TAKE_BACK, agree, ask, forget, hears_ties, let_rest, offer,
    open_words, pass_on, refuse, take_back,
};
pub use keep::{
    BesideContact, HasWords, KEEP, Opened, PUT_OFF_TOUCH, REST_TOUCH, SET_TIME, beside_contacts, forget_notes, keep,
    let_tie_rest, open_all, open_kept, put_off_touch, set_time, tell_of_week,
};
pub use part::{BLOCK, END, UNBLOCK, block, end_contact, unblock};
pub use reach::{SET_REACH, set_reach};

use crate::{
    policy,
    request::{Ground, NewRequest, Note, Relation},
    store::request::{self as db, SealedRequest},
};
use ::store::inbox;
use connections_api::{ConversationId, ConversationsPort, RequestId, RequestSent};
use frame::App;
use guard::Cleared;
use kernel::{Act, Fault, MemberId, Moment, OrAbsent, Permit, Problems, Reason, Refusal, Result, Stop, Viewer};
use notices_api::Kind;
use std::sync::Arc;
use vault::{Bound, Scope, SealKey, Vault};

/// Writing to somebody who is not a contact.
pub const SEND: Act = Act::open("send_request");
/// Time has no viewer of its own.
const HOUSE: Viewer = Viewer::house(Reason::Background);

/// What came of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It is on its way.
    Waits(RequestId),
    /// The other had written a moment earlier: this one would be the answer.
    TheyWrote(RequestId),
}

/// Writes to somebody who is not a contact. The same words a second time are the same request.
///
/// # Errors
/// `Absent` for whom the viewer cannot see; a problem of the form if a limit, the allowance or an earlier request speaks
/// against it.
pub async fn send_request(app: &App, viewer: &Viewer, to: MemberId, note: Cleared<Note>) -> Result<Sent> {
    let words = note.get().clone();
    match write_request(app, viewer, to, note).await {
        Err(Stop::Refusal(Refusal::Invalid(problems))) => match find_same(app, viewer, to, &words).await? {
            Some(request) => Ok(Sent::Waits(request)),
            None => Err(problems.into()),
        },
        sent => sent,
    }
}

/// What the viewer wrote to this member before and can take back, if it was the same words.
async fn find_same(app: &App, viewer: &Viewer, to: MemberId, words: &Note) -> Result<Option<RequestId>> {
    let read = app.read(viewer).await?;
    let ground = db::find_ground(read.reader(), to).await?.or_absent()?;
    let Relation::IWrote(request, ..) = ground.relation(read.reader().now()) else { return Ok(None) };
    let Some(sealed) = db::find_sent(read.reader(), request).await? else { return Ok(None) };
    drop(read);
    let before = open_note(app.vault(), &sealed).await?;
    Ok(before.is_some_and(|it| it == words.as_str()).then_some(request))
}

async fn write_request(app: &App, viewer: &Viewer, to: MemberId, note: Cleared<Note>) -> Result<Sent> {
    let from = viewer.member.or_absent()?;
    let (id, a_week) = (RequestId::random(app.rng()), app.settings().requests_a_week);
    let (conversation, own_key) = conversation_with(app, viewer, to).await?;
    let new = NewRequest { id, to, conversation, own_key, note: vec![] };
    // What would be refused makes no key.
    let read = app.read(viewer).await?;
    let ground = db::find_ground(read.reader(), to).await?.or_absent()?;
    if let Relation::WroteToMe(request, _) = ground.relation(read.reader().now()) {
        return Ok(Sent::TheyWrote(request));
    }
    may_send(viewer, new.clone(), &ground, a_week, read.reader().now())?;
    drop(read);
    // Before the write, because the vault has a database of its own.
    let key = key_of(app, conversation, own_key).await?;
    let sealed = key.seal(&bound(conversation, id, from), note.get().as_str().as_bytes(), app.rng());
    let new = NewRequest { note: sealed, ..new };
    app.write(viewer, SEND.on(id), async |tx| {
        // Whoever writes to the other at the same moment waits here, so that the second sees the first.
        inbox::hold(tx, &[from, to]).await?;
        let ground = db::find_ground(tx.reader(), to).await?.or_absent()?;
        if let Relation::WroteToMe(request, _) = ground.relation(tx.now()) {
            return Ok(Sent::TheyWrote(request));
        }
        let new = may_send(tx.viewer(), new, &ground, a_week, tx.now())?;
        db::insert_request(tx, &new).await?;
        // Whoever wrote has done what their list of the week asks for. The other learns of it by the note alone.
        connections_api::touch_alone(tx, from, to, tx.now()).await?;
        tx.tell(RequestSent { request: id, from, to });
        notices_api::give(tx, &[to], Kind::Request, Some(from), *id.as_bytes()).await?;
        guarding_api::note(tx, &note).await?;
        Ok(Sent::Waits(id))
    })
    .await
}

fn may_send(
    viewer: &Viewer,
    new: NewRequest,
    ground: &Ground,
    a_week: u32,
    now: Moment,
) -> Result<Permit<policy::Send, NewRequest>> {
    let new = policy::may_write(viewer, new)?;
    Ok(new.try_map(|it| it.checked(ground, a_week, now)).map_err(|it| Problems::one("", it.to_string()))?)
}

/// The words of a request; none if its key is gone or it does not open.
pub async fn open_note(vault: &Vault, sealed: &SealedRequest) -> Result<Option<String>, Fault> {
    let request = &sealed.request;
    let Some(key) = vault.find(Scope::conversation(request.conversation)).await? else { return Ok(None) };
    // One that was spoiled must not hide the others.
    Ok(key.open_text(&bound(request.conversation, request.id, request.from), &sealed.note).ok())
}

/// The conversation that these two once had, or a new one; whether its key is to be made for this request.
async fn conversation_with(app: &App, viewer: &Viewer, other: MemberId) -> Result<(ConversationId, bool)> {
    let earlier = match app.kept::<ConversationsPort>() {
        Some(port) => port.0.of_pair(app.read(viewer).await?.reader(), viewer.id(), other).await?,
        None => None,
    };
    Ok(earlier.map_or_else(|| (ConversationId::random(app.rng()), true), |it| (it, false)))
}

/// A new key, or that of the conversation that these two have. A second one is never made in the place of one that was lost:
/// what lies under the first would not open again when it is found.
async fn key_of(app: &App, conversation: ConversationId, own: bool) -> Result<SealKey> {
    let scope = Scope::conversation(conversation);
    if own {
        return app.vault().make(scope).await;
    }
    let words = "What the two of you wrote before cannot be opened any more, so that nothing can be added to it. Tell \
                 whoever runs this Kettle: the keys are missing.";
    Ok(app.vault().find(scope).await?.ok_or_else(|| Problems::one("", words))?)
}

/// Whoever keeps conversations.
fn conversations(app: &App) -> Result<Arc<ConversationsPort>, Fault> {
    app.kept::<ConversationsPort>().ok_or_else(|| Fault::bug("nobody keeps conversations"))
}

/// What a note is sealed to.
fn bound(conversation: ConversationId, id: RequestId, from: MemberId) -> Bound {
    Bound::new("contact_request.note", conversation, id, from)
}
