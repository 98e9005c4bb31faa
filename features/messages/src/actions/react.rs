//! What one says to a message without writing, keeping one in sight, and holding one back.

use super::hearing;
use crate::{
    conversation::{ConversationId, Talk},
    message::{MessageId, MessageProblem},
    policy,
    reaction::Kind,
    store::{self as db, message, participant, reading},
};
use ::store::Tx;
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Problems, Result, Viewer};
use messages_api::MessageChanged;
use notices_api::Kind as Notice;

/// Saying something to a message, or taking it back.
pub const REACT: Act = Act::open("react_to_message");
/// Keeping one in sight.
pub const PIN: Act = Act::open("pin_message");

/// Says it.
pub async fn react(app: &App, viewer: &Viewer, at: (ConversationId, MessageId), kind: Kind) -> Result<()> {
    app.write(viewer, REACT.on(at.0), async |tx| {
        let talk = seen(tx, at).await?;
        let said = policy::may_react(tx.viewer(), &talk, (at.1, kind))?;
        let number = db::next_number(tx, at.0).await?;
        message::insert_reaction(tx, &said, number).await?;
        changed(tx, &talk, at.1).await.map(drop)
    })
    .await
}

/// Takes it back.
pub async fn take_back(app: &App, viewer: &Viewer, at: (ConversationId, MessageId), kind: Kind) -> Result<()> {
    app.write(viewer, REACT.on(at.0), async |tx| {
        let talk = seen(tx, at).await?;
        let said = policy::may_react(tx.viewer(), &talk, (at.1, kind))?;
        let number = db::next_number(tx, at.0).await?;
        message::remove_reaction(tx, &said, number).await?;
        changed(tx, &talk, at.1).await.map(drop)
    })
    .await
}

/// Keeps one message in sight for everybody who is there and sees it; `None`: none any more.
pub async fn pin_message(
    app: &App,
    viewer: &Viewer,
    conversation: ConversationId,
    pin: Option<MessageId>,
) -> Result<()> {
    app.write(viewer, PIN.on(conversation), async |tx| {
        let talk = match pin {
            Some(message) => seen(tx, (conversation, message)).await?,
            None => db::find_talk_held(tx, conversation).await?.or_absent()?,
        };
        let shown: Vec<MessageId> = pin.into_iter().chain(talk.pin.as_ref().map(|it| it.message)).collect();
        let seeing = participant::find_seeing(tx.reader(), &shown).await?;
        let pin = policy::may_react(tx.viewer(), &talk, (conversation, pin))?;
        db::save_pin(tx, &pin).await?;
        participant::stir(tx, conversation, &seeing).await?;
        Ok(())
    })
    .await
}

/// The conversation of a message that the viewer sees and that still has words.
async fn seen(tx: &mut Tx, (conversation, message): (ConversationId, MessageId)) -> Result<Talk> {
    let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
    let found = reading::find_written(tx.reader(), conversation, message).await?.or_absent()?;
    match found.message.deleted {
        Some(_) => Err(Problems::from(MessageProblem::Deleted).into()),
        None => Ok(talk),
    }
}

/// Whoever sees it may have it on an open page; across a block from whoever did it nothing stirs (abuse case 36). Those who heard.
pub(super) async fn changed(tx: &mut Tx, talk: &Talk, message: MessageId) -> Result<Vec<MemberId>> {
    let mut seeing = participant::find_seeing(tx.reader(), &[message]).await?;
    let hearing = hearing(tx, talk).await?;
    seeing.retain(|it| hearing.contains(it));
    participant::stir(tx, talk.id, &seeing).await?;
    tx.tell(MessageChanged { conversation: talk.id, message });
    Ok(seeing)
}

/// Holds a message back, inside the write of a report or of a decision: from now on only its author sees it, and whoever
/// looks at reports sees the copy that the report has.
pub async fn hold(tx: &mut Tx, id: MessageId) -> Result<()> {
    let conversation = message::find_place(tx.reader(), id).await?.or_absent()?;
    let sees = reading::find_written(tx.reader(), conversation, id).await?.is_some();
    let permit = policy::may_hold(tx.viewer(), id, sees)?;
    let number = db::next_number(tx, conversation).await?;
    let saw = participant::find_seeing(tx.reader(), &[id]).await?;
    message::save_held(tx, &permit, number).await?;
    tell(tx, (conversation, id), &saw).await
}

/// Lets it be seen again.
pub async fn let_go(tx: &mut Tx, id: MessageId) -> Result<()> {
    let conversation = message::find_place(tx.reader(), id).await?.or_absent()?;
    let permit = policy::may_let_go(tx.viewer(), id)?;
    let number = db::next_number(tx, conversation).await?;
    message::save_let_go(tx, &permit, number).await?;
    let seeing = participant::find_seeing(tx.reader(), &[id]).await?;
    tell(tx, (conversation, id), &seeing).await?;
    notices_api::tell_again(tx, &[Notice::Message, Notice::Mention], *conversation.as_bytes()).await
}

async fn tell(tx: &mut Tx, (conversation, message): (ConversationId, MessageId), seeing: &[MemberId]) -> Result<()> {
    participant::stir(tx, conversation, seeing).await?;
    tx.tell(MessageChanged { conversation, message });
    Ok(())
}
