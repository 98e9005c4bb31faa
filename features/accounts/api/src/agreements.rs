//! The port through which the door learns what a member still has to agree to.

use kernel::{Fault, Moment};
use std::{future::Future, pin::Pin, sync::Arc};
use store::Reader;

/// What a member still has to agree to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owing {
    /// As inside a sentence: "the terms and the house rules".
    pub what: String,
    /// Before that nothing is said: what a newcomer agreed to is noted a moment after they joined.
    pub from: Moment,
    /// From then on nothing but what is theirs is open until they have agreed.
    pub due: Moment,
}

/// What [`Agreements::owed`] answers.
pub type FoundOwing<'a> = Pin<Box<dyn Future<Output = Result<Option<Owing>, Fault>> + Send + 'a>>;

/// Knows what members still have to agree to. Implemented by whoever keeps the words.
pub trait Agreements: Send + Sync {
    /// From which tables the answer is read: as long as none of them changes, it stays true.
    fn tables(&self) -> &'static [&'static str];
    /// What the reader's viewer still has to agree to.
    fn owed<'a>(&'a self, reader: Reader<'a>) -> FoundOwing<'a>;
}

/// Where they are found, if anybody keeps them.
pub struct AgreementsPort(pub Arc<dyn Agreements>);
