//! Who may what with a conversation. Pure; the only place of this feature where permits are made.

use crate::{
    conversation::{ConversationId, Kind, Talk},
    message::{Message, MessageId},
};
use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to open a conversation.
pub enum Open {}
/// Leave to write in one.
pub enum Post {}
/// Leave to change or delete a message of one's own.
pub enum Revise {}
/// Leave to say something to a message, or keep it in sight.
pub enum React {}
/// Leave to say how one keeps a conversation.
pub enum Arrange {}
/// Leave to say what it is called, how one answers in it and who is in it.
pub enum Govern {}
/// Leave to hold a message back and to let it go.
pub enum Hold {}
/// Leave to clear away what nobody has any more.
pub enum Clear {}

/// Who begins with whom. That they are contacts is a rule of the noun, with words; here only members begin anything.
pub fn may_open<T>(viewer: &Viewer, opener: MemberId, opening: T) -> Result<Permit<Open, T>, Refusal> {
    permit(viewer, opening, Verdict::when(viewer.is_active() && viewer.is(opener)))
}

/// An accepted request or introduction opens what it was about: whoever accepts is in it.
pub fn may_be_opened<T>(viewer: &Viewer, members: &[MemberId], opening: T) -> Result<Permit<Open, T>, Refusal> {
    let own = viewer.is_active() && members.iter().any(|it| viewer.is(*it));
    permit(viewer, opening, Verdict::when(own))
}

/// Whoever is in it writes; whether two still can has words of its own ([`Talk::writable`]).
pub fn may_post<T>(viewer: &Viewer, talk: &Talk, new: T) -> Result<Permit<Post, T>, Refusal> {
    permit(viewer, new, Verdict::when(viewer.is_active() && viewer.is(talk.own)))
}

/// A note that somebody wrote before becomes a message of theirs, when whoever accepts it opens the conversation of both.
pub fn may_post_note<N: Authored>(viewer: &Viewer, members: &[MemberId], note: N) -> Result<Permit<Post, N>, Refusal> {
    let both = members.iter().any(|it| viewer.is(*it)) && members.contains(&note.author());
    permit(viewer, note, Verdict::when(viewer.is_active() && both))
}

/// Has an author.
pub trait Authored {
    /// Who.
    fn author(&self) -> MemberId;
}

/// Authors change what is theirs, while they are in it: whoever is not has no [`Talk`].
pub fn may_revise<T>(viewer: &Viewer, talk: &Talk, message: &Message, change: T) -> Result<Permit<Revise, T>, Refusal> {
    let own = message.author.is_some_and(|it| viewer.is(it));
    permit(viewer, change, Verdict::when(viewer.is_active() && own && viewer.is(talk.own)))
}

/// Whoever is in it and sees a message says something to it: "can act" is "can read" (abuse case 16).
pub fn may_react<T>(viewer: &Viewer, talk: &Talk, reaction: T) -> Result<Permit<React, T>, Refusal> {
    permit(viewer, reaction, Verdict::when(viewer.is_active() && viewer.is(talk.own)))
}

/// Each keeps it in their own way.
pub fn may_arrange<T>(viewer: &Viewer, talk: &Talk, keeping: T) -> Result<Permit<Arrange, T>, Refusal> {
    permit(viewer, keeping, Verdict::when(viewer.is_active() && viewer.is(talk.own)))
}

/// Whoever is in it sets the tone, names a group and adds to it.
pub fn may_govern<T>(viewer: &Viewer, talk: &Talk, change: T) -> Result<Permit<Govern, T>, Refusal> {
    permit(viewer, change, Verdict::when(viewer.is_active() && viewer.is(talk.own)))
}

/// Whoever looks after a group takes somebody out; for the others there is no such thing.
pub fn may_remove(viewer: &Viewer, talk: &Talk, member: MemberId) -> Result<Permit<Govern, MemberId>, Refusal> {
    let host = talk.host().is_some_and(|it| viewer.is(it));
    let there = talk.others().any(|it| it.member == member);
    permit(viewer, member, Verdict::when(viewer.is_active() && host && there))
}

/// One leaves a group by oneself; two part by ending the contact, and each can put it away.
pub fn may_leave(viewer: &Viewer, talk: &Talk) -> Result<Permit<Govern, MemberId>, Refusal> {
    let from = viewer.is_active() && viewer.is(talk.own) && talk.kind == Kind::Group;
    permit(viewer, talk.own, Verdict::when(from))
}

/// A report in which a patient may be recognised holds it back at once: that is for whoever reports it and sees it. Those who
/// look at reports hold back and let go what was reported, and see no more of a conversation than that (abuse cases 16, 35).
pub fn may_hold(viewer: &Viewer, message: MessageId, sees: bool) -> Result<Permit<Hold, MessageId>, Refusal> {
    let looks = viewer.roles.moderator || viewer.roles.admin;
    permit(viewer, message, Verdict::when(viewer.is_active() && (sees || looks)))
}

/// Only those who look at reports let it be seen again.
pub fn may_let_go(viewer: &Viewer, message: MessageId) -> Result<Permit<Hold, MessageId>, Refusal> {
    let looks = viewer.roles.moderator || viewer.roles.admin;
    permit(viewer, message, Verdict::when(viewer.is_active() && looks))
}

/// What nobody is in any more is cleared away by the house.
pub fn may_clear(viewer: &Viewer, conversation: ConversationId) -> Result<Permit<Clear, ConversationId>, Refusal> {
    permit(viewer, conversation, Verdict::when(viewer.is_house()))
}

/// What nobody sent or needs any more is taken away by the house.
pub fn may_tidy<T>(viewer: &Viewer, what: T) -> Result<Permit<Clear, T>, Refusal> {
    permit(viewer, what, Verdict::when(viewer.is_house()))
}

/// What an older renderer made is rendered again by the house, without a word changed.
pub fn may_render<T>(viewer: &Viewer, rendered: T) -> Result<Permit<Clear, T>, Refusal> {
    permit(viewer, rendered, Verdict::when(viewer.is_house()))
}

#[cfg(test)]
mod tests;
