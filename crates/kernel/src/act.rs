//! What is done: the name under which a write stands in the audit.

/// A write, as the audit knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// Imperative, one word or several joined by `_`, as the action's function: `edit_profile`.
    pub name: &'static str,
    /// Whether the audit may name the actor.
    pub actor: Actor,
    /// The id of what is changed, if it is one thing.
    pub on: Option<[u8; 16]>,
}

/// Whether the audit may name who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// By id.
    Open,
    /// Encrypted, for what is done without a name.
    Sealed,
}

impl Act {
    /// An act whose actor the audit names.
    pub const fn open(name: &'static str) -> Act {
        Act { name, actor: Actor::Open, on: None }
    }
    /// The same act by somebody whom the audit must not name: it keeps who it was sealed, and no fact says it.
    pub const fn sealed(self) -> Act {
        Act { actor: Actor::Sealed, ..self }
    }
    /// The same act on this thing.
    pub fn on<T>(self, id: crate::Id<T>) -> Act {
        Act { on: Some(*id.as_bytes()), ..self }
    }
}
