//! A contributor: who writes with the owner, or is named because it was made from what they said in a group.

use kernel::MemberId;

/// What somebody has to do with a resource beside its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Named, because it was made from what they said where its readers read.
    Credited,
    /// Asked to write with the owner; they see nothing but that.
    Invited,
    /// They write with the owner.
    Agreed,
}

/// What somebody says to whom it may go who is credited for what they said in a group, and whether they are named (abuse case 18).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credit {
    /// Nothing yet: named to the readers of the group, and no further.
    Open,
    /// Further, and with their name.
    Wider,
    /// Further, without their name.
    Nameless,
    /// No further; named in the group.
    Inside,
    /// No further, and not named.
    Off,
}

/// Somebody who has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contributor {
    /// Who.
    pub member: MemberId,
    /// What they are called, as far as the viewer sees them.
    pub name: Option<String>,
    /// What they have to do with it.
    pub state: State,
    /// What they said, if it was made from their words; whatever else they are.
    pub credit: Option<Credit>,
    /// Whether they agreed to be named where everybody reads it.
    pub public_named: bool,
}

/// So many write with one owner.
pub const MOST: usize = 20;

impl State {
    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            State::Credited => "credited",
            State::Invited => "invited",
            State::Agreed => "agreed",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<State> {
        [State::Credited, State::Invited, State::Agreed].into_iter().find(|it| it.word() == word)
    }
}

impl Credit {
    /// All of them.
    pub const ALL: [Credit; 5] = [Credit::Open, Credit::Wider, Credit::Nameless, Credit::Inside, Credit::Off];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Credit::Open => "open",
            Credit::Wider => "wider",
            Credit::Nameless => "nameless",
            Credit::Inside => "inside",
            Credit::Off => "off",
        }
    }
    /// From there; "" is nobody's.
    pub fn of(word: &str) -> Option<Credit> {
        Credit::ALL.into_iter().find(|it| it.word() == word)
    }
    /// Whether it may be read by others than those who read in the group.
    pub const fn goes_further(self) -> bool {
        matches!(self, Credit::Wider | Credit::Nameless)
    }
    /// Whether they are named to somebody.
    pub const fn is_named(self) -> bool {
        matches!(self, Credit::Open | Credit::Wider | Credit::Inside)
    }
}

impl Contributor {
    /// Whether they stand beside the owner. Who is only asked to write does not; who was credited before that stays so.
    pub fn is_named(&self) -> bool {
        self.state == State::Agreed || self.credit.is_some_and(Credit::is_named)
    }
    /// Whether they have something to say about it: who writes it, and who is credited.
    pub fn has_part(&self) -> bool {
        self.state == State::Agreed || self.credit.is_some()
    }
    /// Whether it may go further than the group in which they said it. Who writes it with its owner knows what they do.
    pub fn lets_go_further(&self) -> bool {
        self.state == State::Agreed || self.credit.is_none_or(Credit::goes_further)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(state: State, credit: Option<Credit>) -> Contributor {
        Contributor { member: MemberId::from_bytes([2; 16]), name: None, state, credit, public_named: false }
    }

    /// Abuse case 18: silence is no leave, and a "no" stays one whatever else they are asked.
    #[test]
    fn only_who_says_so_lets_it_go_further() {
        let lets = |state| Credit::ALL.map(|it| who(state, Some(it)).lets_go_further());
        assert_eq!(lets(State::Credited), [false, true, true, false, false]);
        assert_eq!(lets(State::Invited), [false, true, true, false, false]);
        assert_eq!(lets(State::Agreed), [true; 5]);
        assert!(who(State::Invited, None).lets_go_further(), "nothing of theirs is in it");
    }

    #[test]
    fn being_asked_to_write_takes_no_name_away() {
        let named = |state| Credit::ALL.map(|it| who(state, Some(it)).is_named());
        assert_eq!(named(State::Credited), [true, true, false, true, false]);
        assert_eq!(named(State::Invited), named(State::Credited));
        assert!(!who(State::Invited, None).is_named() && who(State::Agreed, Some(Credit::Off)).is_named()); // abuse case 41
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        assert!(Credit::ALL.into_iter().all(|it| Credit::of(it.word()) == Some(it)));
        assert_eq!(Credit::of(""), None);
    }
}
