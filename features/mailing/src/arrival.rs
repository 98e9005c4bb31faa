//! What came of a mail that a member sent, and why it was not posted.

use serde::{Deserialize, Serialize};

/// The noun of [`ArrivalId`].
pub enum Arrival {}
/// Made of the mail's own id: the same for the same mail.
pub type ArrivalId = kernel::Id<Arrival>;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands there.
    Posted,
    /// It stands there, but for this; its writer is told.
    PostedWithout(Lack),
    /// It does not, and its writer is told why.
    Refused(Why),
    /// It does not, and nobody is told any more: too much came.
    Dropped,
}

/// What is missing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// The files that hung on it.
    #[default]
    Files,
    /// Words that went with what it quotes, and may have been its writer's own.
    Words,
    /// Both.
    Both,
}

/// Why it was not posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It came from an address that this member never confirmed.
    OtherAddress,
    /// The reply address is too old.
    Old,
    /// The member switched replies by mail off.
    Off,
    /// The member has to agree to something first.
    Owing,
    /// The member's account lets them write nothing.
    Barred,
    /// It came from a member to no discussion: they pressed "Reply" in their letter.
    Nowhere,
    /// Too much came of this member within an hour; of what still comes nobody is told.
    Many,
    /// There is nothing left to answer, or not for this member, or not by mail.
    Gone,
    /// It is there, and cannot be answered any more.
    Shut,
    /// It is too large, or in too many parts.
    Large,
    /// More words than a post has.
    Long,
    /// No words of their own.
    Empty,
    /// The guard is certain that it names a patient.
    Patient,
    /// The guard doubts.
    Doubt,
}

impl Why {
    /// All of them.
    pub const ALL: [Why; 14] = [
        Why::OtherAddress,
        Why::Old,
        Why::Off,
        Why::Owing,
        Why::Barred,
        Why::Nowhere,
        Why::Many,
        Why::Gone,
        Why::Shut,
        Why::Large,
        Why::Long,
        Why::Empty,
        Why::Patient,
        Why::Doubt,
    ];

    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            Why::OtherAddress => "other_address",
            Why::Old => "old",
            Why::Off => "off",
            Why::Owing => "owing",
            Why::Barred => "barred",
            Why::Nowhere => "nowhere",
            Why::Many => "many",
            Why::Gone => "gone",
            Why::Shut => "shut",
            Why::Large => "large",
            Why::Long => "long",
            Why::Empty => "empty",
            Why::Patient => "patient",
            Why::Doubt => "doubt",
        }
    }
    /// For its writer: why, and what to do. Nothing of what they wrote.
    pub const fn words(self) -> &'static str {
        match self {
            Why::OtherAddress => {
                "It came from an address that you have not confirmed on Kettle, so that it could be from somebody else. Send it \
                 from the address of your account, or add that address in your settings first."
            }
            Why::Old => {
                "The address that you wrote to was good for thirty days. Answer on Kettle, or with the next letter."
            }
            Why::Off => {
                "You have switched answering by e-mail off. Answer on Kettle, or switch it on again in your settings."
            }
            Why::Owing => {
                "The terms or the house rules changed, and the time to agree to them is over. Sign in and read what is new; once you \
                 have agreed, send it again."
            }
            Why::Barred => "Your account does not let you write at this moment. Sign in, and Kettle says why.",
            Why::Nowhere => {
                "You answered a letter itself, which nobody reads. Answer on Kettle, or, once you have switched answering by e-mail on, at \
                 the address below a discussion in the weekly letter of your groups."
            }
            Why::Many => {
                "More than twenty mails of yours came within an hour. This one and all that come in the next hour are not posted, \
                 and no other letter says so. If a program of yours sends them, stop it; what you wrote yourself you can send later."
            }
            Why::Gone => {
                "There is nothing left that you could answer by e-mail: it was taken away, you are not in its group, or its hosts do \
                 not let it go by e-mail any more."
            }
            Why::Shut => "It cannot be answered any more: it is closed or hidden, or its group has ended.",
            Why::Large => "It was too large. Send words alone, without files and pictures: files are added on Kettle.",
            Why::Long => {
                "It was longer than a post can be, which is 20,000 characters. Shorten it, or write it in parts."
            }
            Why::Empty => {
                "Nothing was left of it when what it quotes and what stands below a signature were taken away."
            }
            Why::Patient => {
                "It seems to say who a patient is. Nothing of it was kept. Take out what names them and send it again; what \
                 happened can be told without."
            }
            Why::Doubt => {
                "Something in it could say who a patient is. Nothing of it was kept. If it does not, write it on Kettle, where you \
                 can say why it may be sent."
            }
        }
    }
}

impl Outcome {
    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            Outcome::Posted => "posted",
            Outcome::PostedWithout(Lack::Files) => "posted_without_files",
            Outcome::PostedWithout(Lack::Words) => "posted_without_words",
            Outcome::PostedWithout(Lack::Both) => "posted_without_both",
            Outcome::Refused(why) => why.word(),
            Outcome::Dropped => "dropped",
        }
    }
}

/// What came of one kind: what came of it, how often within a day, and how often of those within the last hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// As in the store.
    pub outcome: String,
    /// Within a day.
    pub today: i64,
    /// Within an hour.
    pub lately: i64,
}

/// Whether somebody is told what came of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// They are.
    Yes,
    /// They are, and that it is the last time today.
    Last,
    /// They are not.
    No,
}

/// What came lately of a member, and what came in their name: whoever has an address of theirs must not use up what is the
/// member's own (abuse case 106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lately {
    /// Of theirs within an hour, and whether they were told that it is too much.
    own: i64,
    stopped: i64,
    /// Of theirs within a day, what they were told of.
    told: i64,
    /// In their name, within an hour and a day.
    others: i64,
    others_today: i64,
}

impl Lately {
    /// So many mails of a member, and as many in their name, are taken in an hour.
    pub const AN_HOUR: i64 = 20;
    /// So many of a member's own are explained in a day, and so many of others'.
    pub const TOLD: i64 = 5;
    const TOLD_OF_OTHERS: i64 = 2;

    /// Of what the store counted.
    pub fn of(came: &[Came]) -> Lately {
        let mut it = Lately::default();
        for Came { outcome, today, lately } in came {
            match outcome.as_str() {
                "other_address" | "nowhere" => {
                    it.others += lately;
                    it.others_today += today;
                }
                outcome => {
                    it.own += lately;
                    it.stopped += if outcome == Why::Many.word() { *lately } else { 0 };
                    it.told += if matches!(outcome, "posted" | "dropped" | "many") { 0 } else { *today };
                }
            }
        }
        it
    }
    /// Why one more of their own is not taken, if it is too much.
    pub fn own_stops(&self) -> Option<Outcome> {
        let first = if self.stopped == 0 { Outcome::Refused(Why::Many) } else { Outcome::Dropped };
        (self.own >= Lately::AN_HOUR).then_some(first)
    }
    /// Whether one more in their name is too much.
    pub const fn others_stop(&self) -> bool {
        self.others >= Lately::AN_HOUR
    }
    /// Whether the member is told of this.
    pub fn telling(&self, outcome: Outcome) -> Telling {
        let among = |told: i64, most: i64| match most - told {
            ..=0 => Telling::No,
            1 => Telling::Last,
            _ => Telling::Yes,
        };
        match outcome {
            Outcome::Posted | Outcome::Dropped => Telling::No,
            Outcome::Refused(Why::Many) => Telling::Yes,
            Outcome::Refused(Why::OtherAddress | Why::Nowhere) => among(self.others_today, Lately::TOLD_OF_OTHERS),
            Outcome::PostedWithout(_) | Outcome::Refused(_) => among(self.told, Lately::TOLD),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_word_and_says_what_to_do() {
        for (at, why) in Why::ALL.into_iter().enumerate() {
            assert!(Why::ALL[..at].iter().all(|it| it.word() != why.word()));
            assert!(why.words().ends_with('.') && !why.words().contains('!'));
            assert_eq!(serde_json::to_string(&why).unwrap(), format!("\"{}\"", why.word()));
        }
    }

    /// Abuse case 106: programs are not answered for ever, and an outsider does not silence whom they write in the name of.
    #[test]
    fn own_mails_and_those_of_others_are_counted_apart() {
        let came = |outcome: &str, today, lately| Came { outcome: outcome.to_owned(), today, lately };
        let lately = Lately::of(&[came("other_address", 30, 18), came("nowhere", 3, 2), came("posted", 8, 4)]);
        assert!(lately.others_stop() && lately.own_stops().is_none());
        assert_eq!(lately.telling(Outcome::Refused(Why::Doubt)), Telling::Yes);
        assert_eq!(lately.telling(Outcome::Refused(Why::OtherAddress)), Telling::No);
        let refused = Lately::of(&[came("empty", 3, 3), came("posted_without_words", 1, 1), came("posted", 90, 15)]);
        assert_eq!((refused.own_stops(), refused.telling(Outcome::Refused(Why::Shut))), (None, Telling::Last));
        let lack = Outcome::PostedWithout(Lack::Words);
        assert_eq!(Lately::of(&[came("empty", 5, 0)]).telling(lack), Telling::No);
        // One last letter says that it is too much; in the hour after that nothing is said.
        let many = [came("empty", 9, 9), came("posted", 11, 11)];
        assert_eq!(Lately::of(&many).own_stops(), Some(Outcome::Refused(Why::Many)));
        assert_eq!(Lately::of(&many).telling(Outcome::Refused(Why::Many)), Telling::Yes);
        let told = [&many[..], &[came("many", 1, 1)]].concat();
        assert_eq!(Lately::of(&told).own_stops(), Some(Outcome::Dropped));
        assert_eq!(Lately::of(&[came("empty", 40, 0), came("many", 2, 0)]).own_stops(), None);
    }
}
