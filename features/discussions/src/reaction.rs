//! Reactions: words with a meaning, and always with names; never counted.

/// What somebody says to a post without writing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reaction {
    /// Thank you.
    Thanks,
    /// I agree.
    Agree,
    /// I see it differently; as easy to say as agreement.
    Differently,
    /// I tried it.
    Tried,
}

impl Reaction {
    /// All of them, as they are offered.
    pub const ALL: [Reaction; 4] = [Reaction::Thanks, Reaction::Agree, Reaction::Differently, Reaction::Tried];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Reaction::Thanks => "thanks",
            Reaction::Agree => "agree",
            Reaction::Differently => "differently",
            Reaction::Tried => "tried",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Reaction> {
        Reaction::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it, before the names.
    pub const fn label(self) -> &'static str {
        match self {
            Reaction::Thanks => "Thanks",
            Reaction::Agree => "Agree",
            Reaction::Differently => "I see it differently",
            Reaction::Tried => "Tried it",
        }
    }
}

/// The names beside each kind, in the order in which they are offered; from four names on "and others".
pub fn named<'n>(said: &[(Reaction, &'n str)]) -> Vec<(Reaction, String)> {
    let of = |kind: Reaction| {
        let names: Vec<&'n str> = said.iter().filter(|it| it.0 == kind).map(|it| it.1).collect();
        let few = &names[..names.len().min(MOST_NAMES)];
        let others = if names.len() > MOST_NAMES { " and others" } else { "" };
        (!few.is_empty()).then(|| (kind, format!("{}{others}", few.join(", "))))
    };
    Reaction::ALL.into_iter().filter_map(of).collect()
}

const MOST_NAMES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_beside_words_and_nothing_is_counted() {
        let said: Vec<(Reaction, &str)> = ["Ada", "Ben", "Cleo", "Dan", "Eve"].map(|it| (Reaction::Thanks, it)).into();
        let mut said = said;
        said.push((Reaction::Tried, "Ben"));
        assert_eq!(
            named(&said),
            vec![(Reaction::Thanks, "Ada, Ben, Cleo and others".to_owned()), (Reaction::Tried, "Ben".to_owned())]
        );
        assert_eq!(named(&[]), vec![]);
    }

    #[test]
    fn every_kind_has_a_word() {
        for kind in Reaction::ALL {
            assert_eq!(Reaction::of(kind.word()), Some(kind));
        }
        assert_eq!(Reaction::of("like"), None);
    }
}
