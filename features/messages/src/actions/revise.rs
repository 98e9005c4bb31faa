//! Changing and deleting one's own words.

use super::{attach, find_lock, notify_meant, react::changed};
use crate::{
    conversation::ConversationId,
    message::{Body, MessageId, mentioned},
    policy,
    sealing::RevisionId,
    store::{
        self as db,
        message::{self, Rewording},
        participant, reading,
    },
};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Refusal, Result, Viewer};

/// Changing one's words.
pub const EDIT: Act = Act::open("edit_message");
/// Deleting them.
pub const DELETE: Act = Act::open("delete_message");

/// Other words for a message.
#[derive(Debug, Clone)]
pub struct Rewritten {
    /// The words.
    pub body: Body,
    /// What their author began from.
    pub revision: i64,
}

/// Puts other words in the place of one's own. What stood there stays readable for those who are in it, so that nobody's
/// answer comes to stand under something else. Whoever is meant by the new words and was not by the old ones is told.
///
/// # Errors
/// `Absent` for what is not one's own; the problem of the day that is over; `Conflict` if it was changed in another window.
pub async fn edit_message(
    app: &App,
    viewer: &Viewer,
    (conversation, id): (ConversationId, MessageId),
    rewritten: Cleared<Rewritten>,
) -> Result<()> {
    let lock = find_lock(app, conversation).await?.or_absent()?;
    let author = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let before = reading::find_written(read.reader(), conversation, id).await?.or_absent()?;
    drop(read);
    if before.message.author != Some(author) {
        return Err(Refusal::Absent.into());
    }
    before.message.editable(app.clock().now()).map_err(Problems::from)?;
    let stood = lock.open_body(id, author, &before.body.or_absent()?)?;
    let revision = RevisionId::random(app.rng());
    let earlier = (revision, lock.seal_revision(revision, author, &stood, app.rng()));
    let words = lock.seal_words(id, author, &rewritten.get().body, app.rng());
    app.write(viewer, EDIT.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let now = reading::find_written(tx.reader(), conversation, id).await?.or_absent()?.message;
        if now.revision != before.message.revision || now.revision != rewritten.get().revision {
            return Err(Refusal::Conflict.into());
        }
        now.editable(tx.now()).map_err(Problems::from)?;
        let change = Rewording {
            message: id,
            revision: now.revision,
            earlier,
            body: words.body,
            html: words.html,
            rendering: words.rendering,
            mentions: mentioned(rewritten.get().body.as_str(), &talk.people),
        };
        let change = policy::may_revise(tx.viewer(), &talk, &now, change)?;
        let meant_before = message::find_meant(tx.reader(), id).await?;
        let number = db::next_number(tx, conversation).await?;
        if !message::save_words(tx, &change, number).await? {
            return Err(Refusal::Conflict.into());
        }
        let mut meant = changed(tx, &talk, id).await?;
        meant.retain(|it| *it != talk.own && change.mentions.contains(it) && !meant_before.contains(it));
        // Whoever had read it has not read this of it.
        participant::save_unread_from(tx, conversation, &meant, now.number).await?;
        notify_meant(tx, &talk, &meant).await?;
        guarding_api::note(tx, &rewritten).await
    })
    .await
}

/// Takes one's own words away; their place stays, so that the others' answers do not hang in the air.
pub async fn delete_message(app: &App, viewer: &Viewer, (conversation, id): (ConversationId, MessageId)) -> Result<()> {
    app.write(viewer, DELETE.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let found = reading::find_written(tx.reader(), conversation, id).await?.or_absent()?.message;
        let gone = policy::may_revise(tx.viewer(), &talk, &found, id)?;
        let number = db::next_number(tx, conversation).await?;
        attach::discard(tx, &gone).await?;
        message::save_deleted(tx, &gone, number).await?;
        changed(tx, &talk, id).await.map(drop)
    })
    .await
}
