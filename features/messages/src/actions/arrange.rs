//! How somebody keeps a conversation: read, muted, put away, on top, begun.

use super::{find_lock, hearing};
use crate::{
    conversation::{ConversationId, Draft, Keeping, Marks, Talk},
    message::{Body, ClientId, MessageId},
    policy,
    store::{self as db, draft, participant, posting},
};
use ::store::Tx;
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Result, Viewer};
use messages_api::ConversationChanged;
use notices_api::Kind as Notice;

/// Muting, putting away, keeping on top.
pub const ARRANGE: Act = Act::open("arrange_conversation");
/// Having read, or not.
pub const READ: Act = Act::open("mark_conversation");
/// Letting others see how far one has read.
pub const MARKS: Act = Act::open("switch_read_marks");
/// Keeping what one has begun to write.
pub const KEEP_DRAFT: Act = Act::open("keep_draft");

/// Letting others see that one writes; nothing of it is kept.
pub const TYPING: Act = Act::open("show_typing");

/// What is told of a conversation until it is read.
const TOLD: [Notice; 3] = [Notice::Message, Notice::Mention, Notice::Added];

/// One change of how somebody keeps a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// No notices of it.
    Mute,
    /// Notices again.
    Hear,
    /// Out of the list, until somebody writes.
    Archive,
    /// Back into it.
    BringBack,
    /// On top.
    Pin,
    /// Among the others again.
    LetGo,
}

impl Change {
    /// All of them.
    pub const ALL: [Change; 6] =
        [Change::Mute, Change::Hear, Change::Archive, Change::BringBack, Change::Pin, Change::LetGo];

    /// In forms.
    pub const fn word(self) -> &'static str {
        match self {
            Change::Mute => "mute",
            Change::Hear => "hear",
            Change::Archive => "archive",
            Change::BringBack => "bring_back",
            Change::Pin => "pin",
            Change::LetGo => "let_go",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|it| it.word() == word)
    }
    fn made(self, now: Keeping) -> Keeping {
        match self {
            Change::Mute => Keeping { muted: true, ..now },
            Change::Hear => Keeping { muted: false, ..now },
            Change::Archive => Keeping { archived: true, pinned: false, ..now },
            Change::BringBack => Keeping { archived: false, ..now },
            Change::Pin => Keeping { pinned: true, archived: false, ..now },
            Change::LetGo => Keeping { pinned: false, ..now },
        }
    }
}

/// Keeps it in another way; their other pages learn of it.
pub async fn arrange(app: &App, viewer: &Viewer, conversation: ConversationId, change: Change) -> Result<()> {
    app.write(viewer, ARRANGE.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let keeping = policy::may_arrange(tx.viewer(), &talk, (conversation, change.made(talk.keeping)))?;
        participant::save_keeping(tx, &keeping).await?;
        participant::stir(tx, conversation, &[talk.own]).await?;
        notices_api::tell_again_to(tx, talk.own, &TOLD, *conversation.as_bytes()).await
    })
    .await
}

/// Notes that the viewer has read up to this number. Reading never goes back; what is not there cannot have been read.
pub async fn mark_read(app: &App, viewer: &Viewer, conversation: ConversationId, upto: i64) -> Result<()> {
    let talk = db::find_talk(app.read(viewer).await?.reader(), conversation).await?.or_absent()?;
    if talk.reader().is_none_or(|it| it.read_upto >= upto.min(talk.known)) {
        return Ok(());
    }
    app.write(viewer, READ.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let seen = talk.reader().map_or(0, |it| it.read_upto);
        save_read(tx, &talk, upto.min(talk.known).max(seen)).await
    })
    .await
}

/// Marks the latest message from somebody else as not read.
pub async fn mark_unread(app: &App, viewer: &Viewer, conversation: ConversationId) -> Result<()> {
    app.write(viewer, READ.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        // Where nobody else has written there is nothing to be read.
        let upto = talk.reader().filter(|_| talk.posted > 0).map(|it| it.read_upto.min(talk.posted - 1));
        match upto {
            Some(upto) => save_read(tx, &talk, upto).await,
            None => Ok(()),
        }
    })
    .await
}

/// The viewer's other pages lose or get the dot, and those who may see how far they have read learn it.
async fn save_read(tx: &mut Tx, talk: &Talk, upto: i64) -> Result<()> {
    let read = policy::may_arrange(tx.viewer(), talk, (talk.id, upto))?;
    participant::save_read(tx, &read).await?;
    let shown = talk.readers().map(|it| it.member);
    let concerned: Vec<MemberId> = std::iter::once(talk.own).chain(shown).collect();
    participant::stir(tx, talk.id, &concerned).await?;
    if upto >= talk.posted {
        for kind in TOLD {
            notices_api::settle(tx, talk.own, kind, *talk.id.as_bytes()).await?;
        }
    }
    Ok(())
}

/// Lets others see how far one has read, and sees it of those who do the same; or not any more.
pub async fn set_marks(app: &App, viewer: &Viewer, conversation: ConversationId, marks: Marks) -> Result<()> {
    app.write(viewer, MARKS.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let hearing = hearing(tx, &talk).await?;
        let marks = policy::may_arrange(tx.viewer(), &talk, (conversation, marks))?;
        participant::save_marks(tx, &marks).await?;
        participant::stir(tx, conversation, &hearing).await?;
        tx.tell(ConversationChanged { conversation });
        Ok(())
    })
    .await
}

/// Keeps what was begun, sealed, in the place of what was kept before; with no words it goes (abuse case 120). Only words that
/// passed the guard are kept, and nothing of what was sent meanwhile under the same name.
pub async fn keep_draft(
    app: &App,
    viewer: &Viewer,
    conversation: ConversationId,
    begun: Cleared<Option<Body>>,
    reply_to: Option<MessageId>,
    client: Option<ClientId>,
) -> Result<()> {
    let lock = find_lock(app, conversation).await?.or_absent()?;
    let own = viewer.member.or_absent()?;
    let sealed = begun.get().as_ref().map(|it| lock.seal_draft(own, it.as_str(), app.rng()));
    app.write(viewer, KEEP_DRAFT.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        if let Some(client) = client
            && posting::find_sent(tx.reader(), conversation, own, client).await?.is_some()
        {
            return Ok(());
        }
        match sealed {
            Some(sealed) => {
                let kept = policy::may_arrange(tx.viewer(), &talk, (conversation, Draft { sealed, reply_to }))?;
                draft::save_draft(tx, &kept).await
            }
            None => draft::remove_draft(tx, conversation, own).await,
        }
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_away_is_not_on_top() {
        let pinned = Change::Pin.made(Keeping { archived: true, ..Keeping::default() });
        assert_eq!(pinned, Keeping { pinned: true, ..Keeping::default() });
        assert_eq!(Change::Archive.made(pinned), Keeping { archived: true, ..Keeping::default() });
        for change in Change::ALL {
            assert_eq!(Change::of(change.word()), Some(change));
        }
    }
}
