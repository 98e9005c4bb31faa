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
    /// It stands there, but for the files that hung on it.
    PostedWithoutFiles,
    /// It does not, and its writer is told why.
    Refused(Why),
    /// It does not, and nobody is told: too much came of one member.
    Dropped,
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
    pub const ALL: [Why; 10] = [
        Why::OtherAddress,
        Why::Old,
        Why::Off,
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
            Outcome::PostedWithoutFiles => "posted_without_files",
            Outcome::Refused(why) => why.word(),
            Outcome::Dropped => "dropped",
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
}
