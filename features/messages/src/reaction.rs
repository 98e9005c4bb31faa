//! Reactions: words with a meaning, and always with names; never counted.

use kernel::{MemberId, Moment};

/// What somebody says to a message without writing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Thank you.
    Thanks,
    /// I agree.
    Agree,
    /// I see it differently; as easy to say as agreement.
    Differently,
    /// I tried it.
    Tried,
    /// I shall try it.
    WillTry,
    /// I am with you: for what is hard and wants no answer.
    WithYou,
}

/// One reaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reaction {
    /// Whose.
    pub member: MemberId,
    /// Which.
    pub kind: Kind,
    /// When.
    pub at: Moment,
}

impl Kind {
    /// All of them, as they are offered.
    pub const ALL: [Kind; 6] =
        [Kind::Thanks, Kind::Agree, Kind::Differently, Kind::Tried, Kind::WillTry, Kind::WithYou];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Thanks => "thanks",
            Kind::Agree => "agree",
            Kind::Differently => "differently",
            Kind::Tried => "tried",
            Kind::WillTry => "will_try",
            Kind::WithYou => "with_you",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it, before the names.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Thanks => "Thanks",
            Kind::Agree => "I agree",
            Kind::Differently => "I see it differently",
            Kind::Tried => "Tried it",
            Kind::WillTry => "I shall try it",
            Kind::WithYou => "I am with you",
        }
    }
}

/// The names beside each kind, in the order in which they are offered; from four names on "and others".
pub fn named(reactions: &[Reaction], name: impl Fn(MemberId) -> Option<String>) -> Vec<(Kind, String)> {
    let of = |kind: Kind| {
        let mut names: Vec<String> =
            reactions.iter().filter(|it| it.kind == kind).filter_map(|it| name(it.member)).collect();
        if names.len() > MOST_NAMES {
            names.truncate(MOST_NAMES);
            names.push("others".to_owned());
        }
        let words = match names.split_last() {
            Some((last, rest)) if last == "others" => format!("{} and others", rest.join(", ")),
            _ => names.join(", "),
        };
        (!words.is_empty()).then_some((kind, words))
    };
    Kind::ALL.into_iter().filter_map(of).collect()
}

const MOST_NAMES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[test]
    fn names_stand_beside_words_and_nothing_is_counted() {
        let rng = Rng::seeded(1);
        let members: Vec<MemberId> = (0..5).map(|_| MemberId::random(&rng)).collect();
        let reaction = |member: &MemberId, kind| Reaction { member: *member, kind, at: Moment::from_micros(0) };
        let mut all: Vec<Reaction> = members.iter().map(|it| reaction(it, Kind::Thanks)).collect();
        all.push(reaction(&members[1], Kind::Tried));
        let name = |member| members.iter().position(|it| *it == member).map(|at| format!("N{at}"));
        assert_eq!(
            named(&all, name),
            vec![(Kind::Thanks, "N0, N1, N2 and others".to_owned()), (Kind::Tried, "N1".to_owned())]
        );
        // Whom the reader may not see is not named (abuse case 14).
        assert_eq!(named(&all[..1], |_| None), vec![]);
    }

    #[test]
    fn every_kind_has_a_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()), Some(kind));
        }
        assert_eq!(Kind::of("like"), None);
    }
}
