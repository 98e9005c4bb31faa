//! What stands on the page of a week: things with one link and one reason each, and where one left off.

use kernel::{MemberId, Moment};

/// The time of which a page is made. It stays as it is until the next page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Seven days before the page began.
    pub from: Moment,
    /// When the page began.
    pub begun: Moment,
    /// When the next one does.
    pub next: Moment,
}

/// Where on the page a thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// An early warning that has not expired: always there, and never cut.
    Warning,
    /// What was begun in the reader's groups.
    Groups,
    /// One person to get back in touch with.
    Friend,
    /// One thing from outside their groups.
    Surprise,
}

/// Whether the reader has looked at a thing. What they looked at stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// They have, to its end.
    At,
    /// Not yet.
    NotYet,
}

/// What a reader can ask to see less of: a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: [u8; 16],
    /// What it is called.
    pub name: String,
}

/// What one does with a thing, if that is not reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// The words on the button.
    pub words: &'static str,
    /// Where it leads: a page, never an act.
    pub path: String,
}

/// One thing of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Where it stands.
    pub section: Section,
    /// What it is: two of one key are the same thing.
    pub key: [u8; 16],
    /// The one link.
    pub path: String,
    /// What it is about; empty: the name of the member.
    pub title: String,
    /// Whose it is. Nobody, where that is not to be known.
    pub by: Option<MemberId>,
    /// What stands after the name: "in Skin surgery, North East".
    pub beside: String,
    /// When it was made.
    pub at: Moment,
    /// Since when the reader could have seen it: not before they joined.
    pub came: Moment,
    /// What it takes, by the published rule.
    pub minutes: u64,
    /// Why it is here, in one sentence; never from somebody's absence.
    pub why: String,
    /// Where it comes from, if one can see less of that.
    pub source: Option<Source>,
    /// Whether the reader has looked at it.
    pub looked: Looked,
    /// What one does with it.
    pub verb: Option<Verb>,
}

/// Something that the reader began and has not finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOff {
    /// Where it goes on.
    pub path: String,
    /// What it is; none of its words.
    pub title: String,
    /// To whom it is written, if that is one member: their name is added where the reader sees them.
    pub to: Option<MemberId>,
    /// When it was kept.
    pub at: Moment,
}

/// What a feature brings for a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// Things, in any order. One surprise at most: of those of all features one is drawn.
    pub things: Vec<Thing>,
    /// What was begun.
    pub left_off: Vec<LeftOff>,
    /// When the reader last looked at any of it; nothing if that is not known.
    pub last_here: Option<Moment>,
}

/// What somebody who was away finds in one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The group.
    pub source: Source,
    /// Its page.
    pub path: String,
    /// What is worth knowing of it, in its order.
    pub things: Vec<Thing>,
    /// How many others there are.
    pub rest: u64,
}

/// So long reading what somebody began takes, and one reply half a minute.
const OPENING: u64 = 2;
/// Of more replies than this nobody has to read all.
const MOST_REPLIES: u64 = 10;

/// The published rule: two minutes for what somebody began and half a minute for each reply, up to ten.
pub fn minutes_of(replies: u64) -> u64 {
    OPENING + replies.min(MOST_REPLIES).div_ceil(2)
}

impl Section {
    /// Whether the reader's time decides how many of these there are.
    pub const fn is_budgeted(self) -> bool {
        matches!(self, Section::Groups)
    }
}

impl Span {
    /// Whether the page began with this.
    pub fn has(&self, at: Moment) -> bool {
        self.from <= at && at < self.begun
    }
    /// A number for a thing on this member's page of this week: by chance, and the same at every look (FNV-1a, stirred).
    pub fn lot(&self, member: MemberId, key: [u8; 16]) -> u64 {
        let bytes = member.as_bytes().iter().chain(&key).copied().chain(self.begun.micros().to_le_bytes());
        let hash =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, it| (hash ^ u64::from(it)).wrapping_mul(0x0100_0000_01b3));
        (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_talk_takes_no_longer_than_ten_replies() {
        assert_eq!([0, 1, 2, 9, 10, 10_000].map(minutes_of), [2, 3, 3, 7, 7, 7]);
    }

    #[test]
    fn lots_are_the_same_all_week_and_others_in_the_next() {
        let at = |day: i64| Moment::from_micros(day * 86_400_000_000);
        let week = |day| Span { from: at(day - 7), begun: at(day), next: at(day + 7) };
        let me = MemberId::from_bytes([3; 16]);
        assert_eq!(week(100).lot(me, [7; 16]), week(100).lot(me, [7; 16]));
        assert_ne!(week(100).lot(me, [7; 16]), week(107).lot(me, [7; 16]));
        assert_ne!(week(100).lot(me, [7; 16]), week(100).lot(MemberId::from_bytes([4; 16]), [7; 16]));
    }
}
