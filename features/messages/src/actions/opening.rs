//! Opening a conversation: with one contact, with some, and from a note that was accepted.

use super::{Outgoing, Ready, find_lock, find_sent, hearing, notify, post};
use crate::{
    conversation::{ConversationId, Name, Talk, begun_with, pair_key},
    message::{Body, ClientId, MessageId},
    policy,
    sealing::Lock,
    store::{self as db, Opening, participant, posting, posting::NewMessage},
};
use ::store::{Reader, Tx};
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Stop, Viewer};
use messages_api::{ConversationChanged, MessagePosted};
use vault::Scope;

/// Opening a conversation of some.
pub const OPEN: Act = Act::open("open_conversation");
/// Writing to a contact, which opens a conversation of two if there is none.
pub const WRITE_TO: Act = Act::open("write_to_contact");

/// The conversation of these two, if they ever had one.
pub async fn find_pair(reader: Reader<'_>, one: MemberId, other: MemberId) -> Result<Option<ConversationId>> {
    Ok(db::find_pair(reader, &pair_key(one, other)).await?)
}

/// Writes to a contact. Their conversation is opened with it, if they had none.
///
/// # Errors
/// `Absent` for whoever is no contact; what sending says.
pub async fn write_to(
    app: &App,
    viewer: &Viewer,
    other: MemberId,
    outgoing: Cleared<Outgoing>,
) -> Result<ConversationId> {
    let own = viewer.member.or_absent()?;
    loop {
        let read = app.read(viewer).await?;
        // Who is no contact makes no key.
        may_write_to(read.reader(), other).await?;
        let known = find_pair(read.reader(), own, other).await?;
        drop(read);
        let lock = match known {
            Some(id) => find_lock(app, id).await?.ok_or_else(|| Problems::one("", LOST))?,
            None => new_lock(app).await?,
        };
        match write_in(app, viewer, &lock, other, &outgoing).await {
            // The other one opened it a moment earlier, under another id and with its key: once more, with that.
            Err(Stop::Refusal(Refusal::Conflict)) if known.is_none() => {}
            done => return done.map(|_| lock.conversation),
        }
    }
}

const LOST: &str = "What was written in this conversation cannot be opened any more, so that nothing can be added to it. Tell \
                    whoever runs this Kettle: the keys are missing.";

async fn may_write_to(reader: Reader<'_>, other: MemberId) -> Result<()> {
    let contacts = accounts_api::contacts_of(reader).await?;
    match contacts.contains(&other) && !reader.viewer().is(other) {
        true => Ok(()),
        false => Err(Refusal::Absent.into()),
    }
}

/// A key for a conversation that is about to begin. If it does not, the key goes by night.
async fn new_lock(app: &App) -> Result<Lock> {
    let conversation = ConversationId::random(app.rng());
    Ok(Lock { key: app.vault().make(Scope::conversation(conversation)).await?, conversation })
}

async fn write_in(
    app: &App,
    viewer: &Viewer,
    lock: &Lock,
    other: MemberId,
    outgoing: &Cleared<Outgoing>,
) -> Result<MessageId> {
    let (own, id) = (viewer.member.or_absent()?, lock.conversation);
    let ready = Ready::new(app, lock, own, outgoing.get());
    app.write(viewer, WRITE_TO.on(id), async |tx| {
        may_write_to(tx.reader(), other).await?;
        let opening = Opening { id, pair: Some(pair_key(own, other)), name: None, members: vec![own, other] };
        let opening = policy::may_open(tx.viewer(), own, opening)?;
        if db::insert_conversation(tx, &opening).await? != id {
            return Err(Refusal::Conflict.into());
        }
        if let Some(sent) = find_sent(tx, lock, own, &ready.outgoing).await? {
            return Ok(sent);
        }
        let talk = db::find_talk_held(tx, id).await?.or_absent()?;
        talk.writable().map_err(Problems::from)?;
        let sent = post(tx, &talk, ready).await?;
        guarding_api::note(tx, outgoing).await?;
        Ok(sent)
    })
    .await
}

/// Opens a conversation of some; it has no message yet, and stands in everybody's list.
///
/// # Errors
/// The problems of whom was chosen.
pub async fn open_group(
    app: &App,
    viewer: &Viewer,
    asked: &[MemberId],
    name: Cleared<Option<Name>>,
) -> Result<ConversationId> {
    let own = viewer.member.or_absent()?;
    // Whom one may not choose makes no key.
    begun_with_contacts(app.read(viewer).await?.reader(), asked, own).await?;
    let lock = new_lock(app).await?;
    let id = lock.conversation;
    let sealed = name.get().as_ref().map(|it| lock.seal_name(it.as_str(), app.rng()));
    app.write(viewer, OPEN.on(id), async |tx| {
        let others = begun_with_contacts(tx.reader(), asked, own).await?;
        let members: Vec<MemberId> = std::iter::once(own).chain(others).collect();
        let opening = Opening { id, pair: None, name: sealed, members };
        let opening = policy::may_open(tx.viewer(), own, opening)?;
        db::insert_conversation(tx, &opening).await?;
        let numbers = participant::stir(tx, id, &opening.members).await?;
        participant::lift(tx, id, &numbers).await?;
        tx.tell(ConversationChanged { conversation: id });
        guarding_api::note(tx, &name).await?;
        Ok(id)
    })
    .await
}

async fn begun_with_contacts(reader: Reader<'_>, asked: &[MemberId], own: MemberId) -> Result<Vec<MemberId>> {
    let contacts = accounts_api::contacts_of(reader).await?;
    Ok(begun_with(asked, own, &contacts).map_err(|it| Problems::one("with", it.to_string()))?)
}

/// Opens what an accepted note was about, or goes on with the pair's, inside the caller's write; each note becomes a message
/// of whoever wrote it. The key was made before.
pub async fn open_from_note(tx: &mut Tx, opening: connections_api::Opening) -> Result<()> {
    let connections_api::Opening { conversation, key, members, notes } = opening;
    let lock = Lock { key, conversation };
    let pair = match members[..] {
        [one, other] => Some(pair_key(one, other)),
        _ => None,
    };
    let rows = Opening { id: conversation, pair, name: None, members: members.clone() };
    let rows = policy::may_be_opened(tx.viewer(), &members, rows)?;
    if db::insert_conversation(tx, &rows).await? != conversation {
        return Err(Refusal::Conflict.into());
    }
    let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
    let numbers = participant::take_numbers(tx, &members).await?;
    for note in &notes {
        let rng = tx.rng().clone();
        let (id, client) = (MessageId::random(&rng), ClientId::random(&rng));
        let words = lock.seal_words(id, note.by, &Body::stored(note.text.clone()), &rng);
        let new = NewMessage {
            id,
            conversation,
            author: note.by,
            client,
            written: Some(note.at),
            body: words.body,
            html: words.html,
            rendering: words.rendering,
            reply_to: None,
            // Whoever answers a note has read it.
            seen: i64::MAX,
            mentions: vec![],
        };
        let new = policy::may_post_note(tx.viewer(), &members, new)?;
        let number = db::next_number(tx, conversation).await?;
        posting::insert_message(tx, &new, number).await?;
        posting::move_up(tx, &new, number, &numbers).await?;
        tx.tell(MessagePosted { conversation, message: id });
    }
    if notes.is_empty() {
        participant::lift(tx, conversation, &numbers).await?;
    }
    tell_of_group(tx, &talk).await
}

/// Of two the answer is the news; of three or more whoever did not press anything learns that there is a conversation.
async fn tell_of_group(tx: &mut Tx, talk: &Talk) -> Result<()> {
    tx.tell(ConversationChanged { conversation: talk.id });
    if talk.other().is_some() {
        return Ok(());
    }
    let hearing = hearing(tx, talk).await?;
    notify(tx, talk, &hearing, &[]).await
}
