//! A request: the first note to somebody who is not a contact. Who may send how many, and what each side is told.

use crate::reach::{NewPeople, Room};
use connections_api::{ConversationId, REQUEST_LASTS, RequestId};
use kernel::{MemberId, Moment};
use std::{fmt, time::Duration};

kernel::text! {
    /// Why somebody writes and what they can offer.
    pub Note = prose(2000);
}

/// So long the sender sees what they sent, and so long they write to nobody a second time. It is longer than a request
/// can be answered and does not depend on the answer, so that it tells nothing of it.
pub const APART: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// The window of the allowance.
pub const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// So long after it came the receiver is reminded, once.
pub const REMINDED_AFTER: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// How far a request is. Waiting, put off and declined are the receiver's to know and nobody else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing was answered.
    Waiting,
    /// "Not now".
    PutOff,
    /// No.
    Declined,
    /// The sender took it back.
    Withdrawn,
    /// They are contacts because of it.
    Accepted,
    /// A block came between, or they became contacts otherwise.
    Closed,
}

/// A request, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which.
    pub id: RequestId,
    /// By whom.
    pub from: MemberId,
    /// To whom.
    pub to: MemberId,
    /// What it becomes.
    pub conversation: ConversationId,
    /// Whether the key of that conversation was made for it.
    pub own_key: bool,
    /// How far it is.
    pub state: State,
    /// Since when.
    pub made: Moment,
}

/// A request that somebody is about to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// Which.
    pub id: RequestId,
    /// To whom.
    pub to: MemberId,
    /// What it becomes.
    pub conversation: ConversationId,
    /// Whether the key of that conversation was made for it.
    pub own_key: bool,
    /// The sealed note.
    pub note: Vec<u8>,
}

/// Everything that decides whether one may write to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// The other's name.
    pub name: String,
    /// Whether they are contacts.
    pub contact: bool,
    /// What was sent between them in the last 90 days, the latest first.
    pub between: Vec<Between>,
    /// How many new people the other wants to hear from.
    pub limit: Option<NewPeople>,
    /// When new people wrote to the other in the last month, the latest first; only if there is a limit.
    pub received: Vec<Moment>,
    /// When the viewer wrote to new people in the last week, the latest first.
    pub spent: Vec<Moment>,
}

/// One request between two members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// Which.
    pub request: RequestId,
    /// By whom.
    pub by: By,
    /// How far it is; of one's own only whether one took it back.
    pub state: State,
    /// Since when.
    pub at: Moment,
}

/// Who sent it, seen from who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Who looks.
    Me,
    /// The other.
    Them,
}

/// What one is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They know each other.
    Contact,
    /// The other wrote, and it can be answered.
    WroteToMe(RequestId, Moment),
    /// One wrote oneself: when, and from when on one may again. It can be withdrawn.
    IWrote(RequestId, Moment, Moment),
    /// One wrote, and it is over: from when on one may again.
    Again(Moment),
    /// The other reads nothing from new people just now.
    NobodyNow,
    /// The other reads so many new people a month, and there is room from this moment on.
    Full(NewPeople, Moment),
    /// One may write.
    Free,
}

/// Why a request is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSent {
    /// Because of what one is to the other.
    Because(Relation),
    /// The allowance of the week is used up until then.
    Spent(Moment),
}

impl State {
    const WORDS: [(State, &'static str); 6] = [
        (State::Waiting, "waiting"),
        (State::PutOff, "put_off"),
        (State::Declined, "declined"),
        (State::Withdrawn, "withdrawn"),
        (State::Accepted, "accepted"),
        (State::Closed, "closed"),
    ];
    /// As stored.
    pub fn word(self) -> &'static str {
        State::WORDS.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }
    /// From the store.
    pub fn stored(word: &str) -> Option<State> {
        State::WORDS.iter().find(|it| it.1 == word).map(|it| it.0)
    }
    /// Whether the receiver can still answer it, also another way than before.
    pub fn is_open(self) -> bool {
        matches!(self, State::Waiting | State::PutOff | State::Declined)
    }
}

impl Request {
    /// Whether the receiver can answer it at this moment.
    pub fn is_answerable(&self, now: Moment) -> bool {
        self.state.is_open() && now.since(self.made) < REQUEST_LASTS
    }
    /// With the receiver's answer.
    pub fn answered(self, state: State) -> Request {
        Request { state, ..self }
    }
}

impl Ground {
    /// What the viewer is to the other at this moment.
    pub fn relation(&self, now: Moment) -> Relation {
        if self.contact {
            return Relation::Contact;
        }
        let theirs = self.between.iter().find(|it| it.by == By::Them && it.state.is_open());
        if let Some(it) = theirs.filter(|it| now.since(it.at) < REQUEST_LASTS) {
            return Relation::WroteToMe(it.request, it.at);
        }
        let mine = self.between.iter().find(|it| it.by == By::Me && now.since(it.at) < APART);
        if let Some(it) = mine {
            let again = it.at.plus(APART);
            return if it.state.is_open() {
                Relation::IWrote(it.request, it.at, again)
            } else {
                Relation::Again(again)
            };
        }
        match self.limit.map(|limit| (limit, limit.room(&self.received, now))) {
            None | Some((_, Room::Now)) => Relation::Free,
            Some((_, Room::Never)) => Relation::NobodyNow,
            Some((limit, Room::From(at))) => Relation::Full(limit, at),
        }
    }
    /// How many new people the viewer may still write to this week, and if none from when on they may.
    pub fn left(&self, a_week: u32, now: Moment) -> Result<u32, Moment> {
        let spent: Vec<Moment> = self.spent.iter().copied().filter(|it| now.since(*it) < WEEK).collect();
        let used = u32::try_from(spent.len()).unwrap_or(u32::MAX);
        match a_week.checked_sub(used) {
            Some(left) if left > 0 => Ok(left),
            // The one whose end makes room: with ten a week the tenth last.
            _ => Err(spent.get((a_week as usize).saturating_sub(1)).copied().unwrap_or(now).plus(WEEK)),
        }
    }
}

impl NewRequest {
    /// May be sent: nothing between the two speaks against it, and the allowance is not used up.
    ///
    /// # Errors
    /// What speaks against it.
    pub fn checked(self, ground: &Ground, a_week: u32, now: Moment) -> Result<NewRequest, NotSent> {
        match ground.relation(now) {
            Relation::Free => {}
            relation => return Err(NotSent::Because(relation)),
        }
        ground.left(a_week, now).map_err(NotSent::Spent)?;
        Ok(self)
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotSent::Because(Relation::Contact) => "You are contacts already. Write in your conversation.",
            NotSent::Because(Relation::WroteToMe(..)) => {
                "They have just written to you. Sending yours makes you contacts."
            }
            NotSent::Because(Relation::IWrote(..) | Relation::Again(_)) => {
                "You have written to them already. Once in three months is enough."
            }
            NotSent::Because(Relation::NobodyNow) => "They read nothing from new people just now.",
            NotSent::Because(Relation::Full(..)) => "As many new people have written to them as they read in a month.",
            NotSent::Because(Relation::Free) => "Try again.",
            NotSent::Spent(_) => "You have written to as many new people as one can in a week.",
        })
    }
}

#[cfg(test)]
#[path = "request/tests.rs"]
mod tests;
