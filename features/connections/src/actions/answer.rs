//! Answering a request, and taking it back.

use super::{bound, conversations};
use crate::{
    policy,
    request::{Note, Request, State},
    store::request::{self as db, SpentKey},
};
use ::store::{Tx, inbox};
use accounts_api::{TieKind, set_tie};
use connections_api::{ContactMade, ConversationId, Opening, RequestClosed, RequestId};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Refusal, Result, Viewer};
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

/// Accepts: they are contacts, and what was written opens their conversation, with the answer if there is one. Whoever has
/// accepted it already is led to the conversation.
pub async fn accept(app: &App, viewer: &Viewer, id: RequestId, reply: Cleared<Option<Note>>) -> Result<ConversationId> {
    let port = conversations(app)?;
    let read = app.read(viewer).await?;
    let Some(seen) = db::find_received(read.reader(), id).await? else {
        return Ok(db::find_accepted(read.reader(), id).await?.or_absent()?);
    };
    drop(read);
    let Request { from, conversation, .. } = seen.request;
    let key = app.vault().find(Scope::conversation(conversation)).await?;
    let key = key.ok_or_else(|| Problems::one("", LOST))?;
    app.write(viewer, ACCEPT.on(id), async |tx| {
        port.0.hold(tx, conversation).await?;
        let (me, now) = (tx.viewer().id(), tx.now());
        // Whoever blocks the other at the same moment, or accepts in another window, waits here.
        inbox::hold(tx, &[from, me]).await?;
        let Some(sealed) = db::find_received(tx.reader(), id).await? else {
            return Ok(db::find_accepted(tx.reader(), id).await?.or_absent()?);
        };
        let made = sealed.request.made;
        let note = key.open_text(&bound(conversation, id, from), &sealed.note).map_err(|_| Problems::one("", LOST))?;
        answer(tx, sealed.request, State::Accepted).await?;
        set_tie(tx, me, from, TieKind::Contact).await?;
        let mut notes = vec![connections_api::Note { by: from, at: made, text: note }];
        notes.extend(reply.get().iter().map(|it| connections_api::Note { by: me, at: now, text: it.to_string() }));
        port.0.open(tx, Opening { conversation, key, members: vec![from, me], notes }).await?;
        let part = policy::may_part(tx.viewer(), from)?;
        let closed = db::save_closed(tx, &part).await?;
        gone(tx, closed).await?;
        tx.tell(ContactMade { one: from, other: me, request: id });
        notices_api::give(tx, &[from], Kind::Accepted, Some(me), *id.as_bytes()).await?;
        guarding_api::note(tx, &reply).await?;
        Ok(conversation)
    })
    .await
}

const LOST: &str = "This note cannot be opened any more, so that no conversation can begin with it. Decline it, and write to \
                    them yourself.";

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

/// Takes back what one wrote; whatever was answered, it looks the same. Twice is once.
pub async fn withdraw(app: &App, viewer: &Viewer, id: RequestId) -> Result<()> {
    app.write(viewer, WITHDRAW.on(id), async |tx| {
        let Some(sent) = db::find_sent(tx.reader(), id).await? else {
            return still(db::is_withdrawn(tx.reader(), id).await?);
        };
        let permit = policy::may_withdraw(tx.viewer(), sent.request)?;
        if !db::save_withdrawn(tx, &permit).await? {
            return still(db::is_withdrawn(tx.reader(), id).await?);
        }
        let key = permit.own_key.then_some(SpentKey(permit.conversation));
        gone(tx, vec![(id, key)]).await
    })
    .await
}

async fn answer_silently(tx: &mut Tx, id: RequestId, state: State) -> Result<()> {
    let me = tx.viewer().id();
    inbox::hold(tx, &[me]).await?;
    match db::find_received(tx.reader(), id).await? {
        Some(it) => answer(tx, it.request, state).await,
        // On a page that was open for long: what is over needs no answer, and there is nothing to be told.
        None => still(db::is_over(tx.reader(), id).await?),
    }
}

/// What was to be done is so already, or there is nothing to be done it to.
fn still(done: bool) -> Result<()> {
    match done {
        true => Ok(()),
        false => Err(Refusal::Absent.into()),
    }
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

/// Requests that nobody can answer any more: their notices go, and the keys that nobody needs.
pub(super) async fn gone(tx: &mut Tx, requests: Vec<(RequestId, Option<SpentKey>)>) -> Result<()> {
    for (request, _) in &requests {
        for kind in [Kind::Request, Kind::RequestReminder] {
            notices_api::withdraw(tx, kind, *request.as_bytes()).await?;
        }
        tx.tell(RequestClosed { request: *request });
    }
    forget_keys(tx, requests.into_iter().filter_map(|it| it.1));
    Ok(())
}

/// Has keys destroyed once this write is committed: what they sealed is noise from then on, in backups too.
pub fn forget_keys(tx: &mut Tx, keys: impl IntoIterator<Item = SpentKey>) {
    frame::forget_keys(tx, keys.into_iter().map(|it| Scope::conversation(it.0)));
}
