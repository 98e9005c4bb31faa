//! What a conversation is called, how one answers in it, and who is in it.

use super::{attach, find_lock};
use crate::{
    conversation::{ConversationId, Kind, Name, Talk, TalkProblem},
    jobs, policy,
    store::{self as db, participant, upkeep},
    tone::Tone,
};
use ::store::Tx;
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Permit, Problems, Result, Viewer};
use messages_api::ConversationChanged;
use notices_api::Kind as Notice;

/// Naming a group.
pub const NAME: Act = Act::open("name_conversation");
/// Setting the tone.
pub const TONE: Act = Act::open("set_tone");
/// Adding somebody.
pub const ADD: Act = Act::open("add_to_conversation");
/// Taking somebody out.
pub const REMOVE: Act = Act::open("take_out_of_conversation");
/// Leaving.
pub const LEAVE: Act = Act::open("leave_conversation");

/// Gives a group another name, or none.
///
/// # Errors
/// `Absent` for whoever is not in it; of two there is no name.
pub async fn name_group(
    app: &App,
    viewer: &Viewer,
    conversation: ConversationId,
    name: Cleared<Option<Name>>,
) -> Result<()> {
    let lock = find_lock(app, conversation).await?.or_absent()?;
    let sealed = name.get().as_ref().map(|it| lock.seal_name(it.as_str(), app.rng()));
    app.write(viewer, NAME.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let change = policy::may_govern(tx.viewer(), &talk, (conversation, sealed))?;
        if talk.kind == Kind::Pair {
            return Err(Problems::one("name", TalkProblem::Pair.to_string()).into());
        }
        db::save_name(tx, &change).await?;
        changed(tx, &talk).await?;
        guarding_api::note(tx, &name).await
    })
    .await
}

/// Asks for questions instead of advice, or takes that back; everybody sees who did.
pub async fn set_tone(app: &App, viewer: &Viewer, conversation: ConversationId, tone: Tone) -> Result<()> {
    app.write(viewer, TONE.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let change = policy::may_govern(tx.viewer(), &talk, (conversation, tone))?;
        if talk.tone == tone {
            return Ok(());
        }
        db::save_tone(tx, &change).await?;
        changed(tx, &talk).await
    })
    .await
}

/// Adds contacts of the viewer's. They see what is written from now on, and nothing of what was (abuse case 19).
///
/// # Errors
/// The problems of whom was chosen; of two there is nobody to add.
pub async fn add_people(app: &App, viewer: &Viewer, conversation: ConversationId, asked: &[MemberId]) -> Result<()> {
    app.write(viewer, ADD.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let contacts = accounts_api::contacts_of(tx.reader()).await?;
        let new = talk.joining(asked, &contacts).map_err(|it| Problems::one("with", it.to_string()))?;
        let new = policy::may_govern(tx.viewer(), &talk, new)?;
        let number = db::next_number(tx, conversation).await?;
        for (at, member) in new.iter().enumerate() {
            let seat = talk.next_seat() + at as i64;
            participant::insert_participant(tx, conversation, *member, None, seat, number + 1).await?;
        }
        let everybody: Vec<MemberId> = talk.here().map(|it| it.member).chain(new.iter().copied()).collect();
        let numbers = participant::stir(tx, conversation, &everybody).await?;
        let arrived = numbers.into_iter().filter(|it| new.contains(&it.0)).collect();
        participant::lift(tx, conversation, &arrived).await?;
        participant::save_added(tx, conversation, &new, number).await?;
        notices_api::give(tx, &new, Notice::Added, Some(talk.own), *conversation.as_bytes()).await?;
        tx.tell(ConversationChanged { conversation });
        Ok(())
    })
    .await
}

/// Takes somebody out: from this commit on they have nothing of it, and their open pages hear that (security.md, G5).
pub async fn remove_person(app: &App, viewer: &Viewer, conversation: ConversationId, member: MemberId) -> Result<()> {
    app.write(viewer, REMOVE.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let gone = policy::may_remove(tx.viewer(), &talk, member)?;
        go(tx, &talk, &gone).await
    })
    .await
}

/// Leaves a group, and has nothing of it any more. With the last one who is in it its key is destroyed, and nobody reads it again.
pub async fn leave(app: &App, viewer: &Viewer, conversation: ConversationId) -> Result<()> {
    app.write(viewer, LEAVE.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let gone = policy::may_leave(tx.viewer(), &talk)?;
        go(tx, &talk, &gone).await?;
        if upkeep::count_here(tx.reader(), conversation).await? == 0 {
            jobs::clear_later(tx, conversation);
        }
        Ok(())
    })
    .await
}

async fn go(tx: &mut Tx, talk: &Talk, gone: &Permit<policy::Govern, MemberId>) -> Result<()> {
    let until = db::next_number(tx, talk.id).await? - 1;
    let here: Vec<MemberId> = talk.here().map(|it| it.member).collect();
    participant::stir(tx, talk.id, &here).await?;
    participant::save_left(tx, talk.id, gone, until).await?;
    attach::discard_unsent(tx, talk.id, gone).await?;
    for kind in [Notice::Message, Notice::Mention, Notice::Added] {
        notices_api::withdraw_from(tx, **gone, kind, *talk.id.as_bytes()).await?;
    }
    tx.tell(ConversationChanged { conversation: talk.id });
    Ok(())
}

async fn changed(tx: &mut Tx, talk: &Talk) -> Result<()> {
    let here: Vec<MemberId> = talk.here().map(|it| it.member).collect();
    participant::stir(tx, talk.id, &here).await?;
    tx.tell(ConversationChanged { conversation: talk.id });
    Ok(())
}
