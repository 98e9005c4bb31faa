//! Answering a request, and taking it back.

use super::{bound, conversations};
use crate::{
    jobs, policy,
    request::{Note, Request, State},
    store::request::{self as db, SpentKey},
};
use ::store::Tx;
use accounts_api::{TieKind, set_tie};
use connections_api::{ContactMade, ConversationId, Opening, RequestClosed, RequestId};
use frame::App;
use guard::Cleared;
use kernel::{Act, Fault, OrAbsent, Refusal, Result, Viewer};
use notices_api::Kind;
use vault::Scope;

/// Becoming contacts.
pub const ACCEPT: Act = Act::open("accept_request");
/// Leaving it for later.
pub const PUT_OFF: Act = Act::open("put_off_request");
/// No.
pub const DECLINE: Act = Act::open("decline_request");
/// Taking it back.
pub const WITHDRAW: Act = Act::open("withdraw_request");

/// Accepts: they are contacts, and what was written opens their conversation, with the answer if there is one.
pub async fn accept(app: &App, viewer: &Viewer, id: RequestId, reply: Cleared<Option<Note>>) -> Result<ConversationId> {
    let port = conversations(app)?;
    let seen = db::find_received(app.read(viewer).await?.reader(), id).await?.or_absent()?;
    let conversation = seen.request.conversation;
    let key = app.vault().find(Scope::conversation(conversation)).await?;
    let key = key.ok_or_else(|| Fault::bug("a request without its key"))?;
    app.write(viewer, ACCEPT.on(id), async |tx| {
        let sealed = db::find_received(tx.reader(), id).await?.or_absent()?;
        let (from, made) = (sealed.request.from, sealed.request.made);
        let note = key.open_text(&bound(conversation, id, from), &sealed.note)?;
        let (me, now) = (tx.viewer().id(), tx.now());
        answer(tx, sealed.request, State::Accepted).await?;
        set_tie(tx, me, from, TieKind::Contact).await?;
        let mut notes = vec![connections_api::Note { by: from, at: made, text: note }];
        guarding_api::note(tx, &reply).await?;
        notes.extend(reply.get().iter().map(|it| connections_api::Note { by: me, at: now, text: it.to_string() }));
        port.0.open(tx, Opening { conversation, key, members: vec![from, me], notes }).await?;
        close_others(tx, from).await?;
        tx.tell(ContactMade { one: from, other: me, request: id });
        notices_api::give(tx, &[from], Kind::Accepted, Some(me), *id.as_bytes()).await?;
        Ok(conversation)
    })
    .await
}

/// "Not now": it goes out of the list, and can be come back to. Nobody is told.
pub async fn put_off(app: &App, viewer: &Viewer, id: RequestId) -> Result<()> {
    let act = PUT_OFF.on(id);
    app.write(viewer, act, async |tx| answer_silently(tx, id, State::PutOff).await).await
}

/// No. Nobody is told.
pub async fn decline(app: &App, viewer: &Viewer, id: RequestId) -> Result<()> {
    let act = DECLINE.on(id);
    app.write(viewer, act, async |tx| answer_silently(tx, id, State::Declined).await).await
}

/// Takes back what one wrote; whatever was answered, it looks the same.
pub async fn withdraw(app: &App, viewer: &Viewer, id: RequestId) -> Result<()> {
    app.write(viewer, WITHDRAW.on(id), async |tx| {
        let request = db::find_sent(tx.reader(), id).await?.or_absent()?.request;
        let permit = policy::may_withdraw(tx.viewer(), request)?;
        if !db::save_withdrawn(tx, &permit).await? {
            return Err(Refusal::Absent.into());
        }
        let key = permit.own_key.then_some(SpentKey(permit.conversation));
        gone(tx, id, key).await
    })
    .await
}

async fn answer_silently(tx: &mut Tx, id: RequestId, state: State) -> Result<()> {
    let request = db::find_received(tx.reader(), id).await?.or_absent()?.request;
    answer(tx, request, state).await
}

/// Keeps the receiver's answer; whoever withdrew a moment earlier was first.
async fn answer(tx: &mut Tx, request: Request, state: State) -> Result<()> {
    let (now, me) = (tx.now(), tx.viewer().id());
    let permit = policy::may_answer(tx.viewer(), request, now)?.map(|it| it.answered(state));
    if !db::save_answer(tx, &permit).await? {
        return Err(Refusal::Absent.into());
    }
    for kind in [Kind::Request, Kind::RequestReminder] {
        notices_api::settle(tx, me, kind, *permit.id.as_bytes()).await?;
    }
    Ok(())
}

/// Closes what else is open between the viewer and another.
pub(super) async fn close_others(tx: &mut Tx, other: kernel::MemberId) -> Result<()> {
    let part = policy::may_part(tx.viewer(), other)?;
    for (request, key) in db::save_closed(tx, &part).await? {
        gone(tx, request, key).await?;
    }
    Ok(())
}

/// A request that nobody can answer any more: its notices and its key go.
pub(super) async fn gone(tx: &mut Tx, request: RequestId, key: Option<SpentKey>) -> Result<()> {
    for kind in [Kind::Request, Kind::RequestReminder] {
        notices_api::withdraw(tx, kind, *request.as_bytes()).await?;
    }
    if let Some(key) = key {
        jobs::forget_key(tx, key);
    }
    tx.tell(RequestClosed { request });
    Ok(())
}
