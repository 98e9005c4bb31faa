//! The port through which a feature says that something waits for whoever runs the network: one line on their first page,
//! and only as long as it waits.

use kernel::Fault;
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
};
use store::Reader;

/// Something that needs a human.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// How much it weighs.
    pub weight: Weight,
    /// A sentence without its full stop: "Three people wait to be let in".
    pub words: String,
    /// What that means, or what to do; may be empty.
    pub more: String,
    /// The page on which it is seen to.
    pub url: &'static str,
}

/// How much a concern weighs; the heavier ones stand first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Something is broken or may be lost.
    Trouble,
    /// Somebody waits.
    People,
    /// It can wait, too.
    Upkeep,
}

/// What [`Watches::look`] answers.
pub type Looking<'a> = Pin<Box<dyn Future<Output = Result<Vec<Concern>, Fault>> + Send + 'a>>;

/// Knows what of one feature waits.
pub trait Watches: Send + Sync {
    /// The tables that it looks at: until one of them changes the answer is kept.
    fn tables(&self) -> &'static [&'static str];

    /// What waits now, for the reader's viewer.
    fn look<'a>(&'a self, reader: Reader<'a>) -> Looking<'a>;
}

/// All who watch, as the app keeps them: `app.keep(Concerns::default).connect(…)` in `Feature::begin`.
#[derive(Default)]
pub struct Concerns(RwLock<Vec<Arc<dyn Watches>>>);

impl Concerns {
    /// Puts one in.
    pub fn connect(&self, watches: Arc<dyn Watches>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).push(watches);
    }
    /// All of them.
    pub fn all(&self) -> Vec<Arc<dyn Watches>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
