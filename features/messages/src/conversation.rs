//! A conversation, as one of those who are in it has it: who is here, who looks after it, what one sees of it.

use crate::{message::MessageId, tone::Tone};
pub use connections_api::ConversationId;
use kernel::{MemberId, Moment, Problems, text};
use std::fmt;

text! {
    /// What a group is called.
    pub Name = line(80);
}

/// So many may be in a conversation at once. More is a group with discussions, and another thing.
pub const MOST: usize = 50;

/// With so many at most whoever writes has to do with all the others; among more only with whom they answer or mean.
pub const FEW: i64 = 5;

/// Bytes that open with the conversation's key alone.
pub type Sealed = Vec<u8>;

/// Two people, or some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Always the same two.
    Pair,
    /// A few who come and go.
    Group,
}

/// Somebody who is or was in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub member: MemberId,
    /// Their name, if the reader may see them.
    pub name: Option<String>,
    /// What stands beside it: "GP, practice".
    pub beside: String,
    /// The order in which they came.
    pub seat: i64,
    /// They see from this number on.
    pub from: i64,
    /// And to this one, if they have left: from then on they have nothing of it.
    pub until: Option<i64>,
    /// When they came.
    pub joined: Moment,
    /// Up to here they have read.
    pub read_upto: i64,
    /// Whether they let others see that.
    pub marks: Marks,
    /// Whether they are a contact of the reader's.
    pub contact: bool,
    /// Until when the other one of two is away, "3 December", if they are and let contacts know.
    pub away: Option<String>,
}

/// Whether somebody tells how far they have read, and learns it of those who tell it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// They do.
    On,
    /// They do not; this is how it begins.
    Off,
}

/// How somebody keeps a conversation: theirs alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keeping {
    /// No notices of it.
    pub muted: bool,
    /// Out of the list, until somebody writes.
    pub archived: bool,
    /// On top of the list.
    pub pinned: bool,
}

/// A message that stays in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Which.
    pub message: MessageId,
    /// Whose.
    pub author: MemberId,
    /// Its words.
    pub sealed: Sealed,
}

/// What one has begun to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its words.
    pub sealed: Sealed,
    /// What it answers.
    pub reply_to: Option<MessageId>,
}

/// As of which changes a participant has a conversation: whatever changes what they see of it raises one of these numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// The number of its latest message or change.
    pub latest: i64,
    /// The number in the participant's own inbox.
    pub changed: i64,
    /// Whether they have begun something: words that are kept, files that wait.
    pub begun: bool,
}

/// A conversation as one participant, the reader, has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Which.
    pub id: ConversationId,
    /// Two, or some.
    pub kind: Kind,
    /// What it is called.
    pub name: Option<Sealed>,
    /// How one answers here.
    pub tone: Tone,
    /// Who asked for that.
    pub tone_by: Option<MemberId>,
    /// The number of the latest message or change, seen by the reader or not.
    pub latest: i64,
    /// The number up to which a page that shows this knows all that the reader sees: what they do not see moves it by nothing
    /// (abuse case 36).
    pub known: i64,
    /// The number in the reader's inbox of what last changed for them here.
    pub changed: i64,
    /// The message that stays in sight, if the reader sees it.
    pub pin: Option<Pin>,
    /// The reader.
    pub own: MemberId,
    /// How the reader keeps it.
    pub keeping: Keeping,
    /// What the reader has begun to write.
    pub draft: Option<Draft>,
    /// The number of the latest message from somebody else.
    pub posted: i64,
    /// How many files the reader has brought and not sent yet.
    pub waiting: i64,
    /// Everybody who is or was in it, in the order in which they came.
    pub people: Vec<Participant>,
}

/// Why something cannot be done in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TalkProblem {
    /// The other one is no contact any more, or no longer here.
    Ended,
    /// Too many would be in it.
    Full,
    /// Nobody was chosen.
    Nobody,
    /// Somebody is chosen who is no contact.
    NoContact,
    /// Two stay two.
    Pair,
}

impl fmt::Display for TalkProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TalkProblem::Ended => {
                f.write_str("You are no longer in contact, so nothing new can be written here. What was written stays.")
            }
            TalkProblem::Full => write!(f, "At most {MOST} people can be in a conversation. Choose fewer."),
            TalkProblem::Nobody => f.write_str("Choose at least one of your contacts."),
            TalkProblem::NoContact => f.write_str("Only your contacts can be asked in. Choose among them."),
            TalkProblem::Pair => f.write_str("A conversation of two stays one. Begin a new one for more."),
        }
    }
}

impl From<TalkProblem> for Problems {
    fn from(problem: TalkProblem) -> Problems {
        Problems::one("", problem.to_string())
    }
}

impl Participant {
    /// Whether they have not left.
    pub fn is_here(&self) -> bool {
        self.until.is_none()
    }
}

impl Talk {
    /// As of which changes it was read.
    pub fn edition(&self) -> Edition {
        Edition { latest: self.latest, changed: self.changed, begun: self.draft.is_some() || self.waiting > 0 }
    }
    /// The reader among the people.
    pub fn reader(&self) -> Option<&Participant> {
        self.person(self.own)
    }
    /// Somebody who is or was in it.
    pub fn person(&self, member: MemberId) -> Option<&Participant> {
        self.people.iter().find(|it| it.member == member)
    }
    /// Everybody who has not left.
    pub fn here(&self) -> impl Iterator<Item = &Participant> {
        self.people.iter().filter(|it| it.is_here())
    }
    /// All of those but the reader.
    pub fn others(&self) -> impl Iterator<Item = &Participant> {
        self.here().filter(|it| it.member != self.own)
    }
    /// Of two the other one, if they are still a member.
    pub fn other(&self) -> Option<&Participant> {
        self.people.iter().find(|it| self.kind == Kind::Pair && it.member != self.own)
    }
    /// Who looks after a group: whoever made it, and when they have gone whoever has been here longest.
    pub fn host(&self) -> Option<MemberId> {
        self.here().filter(|_| self.kind == Kind::Group).min_by_key(|it| it.seat).map(|it| it.member)
    }
    /// Whether something waits to be read.
    pub fn is_unread(&self) -> bool {
        self.reader().is_some_and(|it| self.posted > it.read_upto)
    }
    /// Whether the reader may write: of two they are still contacts.
    pub fn writable(&self) -> Result<(), TalkProblem> {
        let tied = self.kind == Kind::Group || self.other().is_some_and(|it| it.is_here() && it.contact);
        if tied { Ok(()) } else { Err(TalkProblem::Ended) }
    }
    /// Whose reading the reader may see: both have switched it on (abuse case 14).
    pub fn readers(&self) -> impl Iterator<Item = &Participant> {
        let on = self.reader().is_some_and(|it| it.marks == Marks::On);
        self.others().filter(move |it| on && it.marks == Marks::On && it.name.is_some())
    }
    /// Whether these may be added: contacts of the reader's, and not too many. Who is here already is left out.
    pub fn joining(&self, asked: &[MemberId], contacts: &[MemberId]) -> Result<Vec<MemberId>, TalkProblem> {
        if self.kind == Kind::Pair {
            return Err(TalkProblem::Pair);
        }
        let new: Vec<MemberId> =
            distinct(asked).into_iter().filter(|it| !self.here().any(|here| here.member == *it)).collect();
        chosen(&new, contacts)?;
        if self.here().count() + new.len() > MOST { Err(TalkProblem::Full) } else { Ok(new) }
    }
    /// The next free seat.
    pub fn next_seat(&self) -> i64 {
        self.people.iter().map(|it| it.seat).max().unwrap_or(0) + 1
    }
}

/// Whom a new conversation is with: at least one, contacts alone, not too many.
pub fn begun_with(asked: &[MemberId], own: MemberId, contacts: &[MemberId]) -> Result<Vec<MemberId>, TalkProblem> {
    let others: Vec<MemberId> = distinct(asked).into_iter().filter(|it| *it != own).collect();
    chosen(&others, contacts)?;
    if others.len() >= MOST { Err(TalkProblem::Full) } else { Ok(others) }
}

fn chosen(others: &[MemberId], contacts: &[MemberId]) -> Result<(), TalkProblem> {
    match others {
        [] => Err(TalkProblem::Nobody),
        all if all.iter().all(|it| contacts.contains(it)) => Ok(()),
        _ => Err(TalkProblem::NoContact),
    }
}

fn distinct(members: &[MemberId]) -> Vec<MemberId> {
    let mut all = members.to_vec();
    all.sort_unstable();
    all.dedup();
    all
}

/// What tells a pair from every other: both ids, the smaller first.
pub fn pair_key(one: MemberId, other: MemberId) -> Vec<u8> {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    [first.as_bytes().as_slice(), second.as_bytes()].concat()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use kernel::Rng;

    /// A conversation of these, the first of whom reads.
    pub fn talk(kind: Kind, members: &[MemberId]) -> Talk {
        let person = |(at, member): (usize, &MemberId)| Participant {
            member: *member,
            name: Some(format!("Member {at}")),
            beside: "GP".to_owned(),
            seat: at as i64 + 1,
            from: 1,
            until: None,
            joined: Moment::from_micros(0),
            read_upto: 0,
            marks: Marks::Off,
            contact: at > 0,
            away: None,
        };
        Talk {
            id: ConversationId::NONE,
            kind,
            name: None,
            tone: Tone::Open,
            tone_by: None,
            latest: 3,
            known: 3,
            changed: 3,
            pin: None,
            own: members[0],
            keeping: Keeping::default(),
            draft: None,
            posted: 0,
            waiting: 0,
            people: members.iter().enumerate().map(person).collect(),
        }
    }

    fn members(count: usize) -> Vec<MemberId> {
        let rng = Rng::seeded(1);
        (0..count).map(|_| MemberId::random(&rng)).collect()
    }

    #[test]
    fn two_write_while_they_are_contacts() {
        let all = members(2);
        let mut two = talk(Kind::Pair, &all);
        assert_eq!(two.writable(), Ok(()));
        two.people[1].contact = false;
        assert_eq!(two.writable(), Err(TalkProblem::Ended));
        let mut some = talk(Kind::Group, &members(3));
        some.people[1].contact = false;
        assert_eq!(some.writable(), Ok(()));
    }

    #[test]
    fn whoever_came_first_and_is_here_looks_after_a_group() {
        let all = members(3);
        let mut some = talk(Kind::Group, &all);
        assert_eq!(some.host(), Some(all[0]));
        some.people[0].until = Some(3);
        assert_eq!(some.host(), Some(all[1]));
        assert_eq!(talk(Kind::Pair, &all[..2]).host(), None);
    }

    #[test]
    fn only_contacts_come_in_and_not_too_many() {
        let all = members(MOST + 2);
        let some = talk(Kind::Group, &all[..3]);
        assert_eq!(some.joining(&[all[1], all[3], all[3]], &all), Ok(vec![all[3]]));
        assert_eq!(some.joining(&[all[4]], &all[..4]), Err(TalkProblem::NoContact));
        assert_eq!(some.joining(&[all[2]], &all), Err(TalkProblem::Nobody));
        assert_eq!(some.joining(&all[3..], &all), Err(TalkProblem::Full));
        assert_eq!(talk(Kind::Pair, &all[..2]).joining(&all[3..4], &all), Err(TalkProblem::Pair));
        assert_eq!(begun_with(&all[..1], all[0], &all), Err(TalkProblem::Nobody));
        assert_eq!(begun_with(&all, all[0], &all), Err(TalkProblem::Full));
        assert_eq!(begun_with(&all[1..MOST], all[0], &all).map(|it| it.len()), Ok(MOST - 1));
    }

    #[test]
    fn nobody_learns_how_far_another_has_read_unless_both_say_so() {
        let all = members(3);
        let mut some = talk(Kind::Group, &all); // abuse case 14
        some.people[1].marks = Marks::On;
        assert_eq!(some.readers().count(), 0);
        some.people[0].marks = Marks::On;
        assert_eq!(some.readers().map(|it| it.member).collect::<Vec<_>>(), vec![all[1]]);
    }

    #[test]
    fn a_pair_is_the_same_from_both_sides() {
        let all = members(3);
        assert_eq!(pair_key(all[0], all[1]), pair_key(all[1], all[0]));
        assert_ne!(pair_key(all[0], all[1]), pair_key(all[0], all[2]));
    }
}
