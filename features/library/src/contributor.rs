//! A contributor: who writes with the owner, or is named because they helped.

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

/// Somebody who has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contributor {
    /// Who.
    pub member: MemberId,
    /// What they are called, as far as the viewer sees them.
    pub name: Option<String>,
    /// What they have to do with it.
    pub state: State,
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
