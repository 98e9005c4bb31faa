//! How a feature says what it hears and does in the background.

use crate::App;
use kernel::Result;
use std::{future::Future, pin::Pin};
use store::{FactRow, JobRow};
use work::Rhythm;

/// A future that may run anywhere.
pub type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Listens to facts.
pub struct Hears {
    /// Names its cursor: `people.search`.
    pub name: &'static str,
    /// The kinds it wants.
    pub kinds: &'static [&'static str],
    /// Who remembers how far it heard.
    pub keeps: Keeps,
    /// What it does with them; the number is how far everything is then heard.
    pub hear: fn(App, Vec<FactRow>, i64) -> Boxed<Result<()>>,
}

/// Who remembers how far a listener heard.
pub enum Keeps {
    /// The store.
    Store,
    /// The listener itself.
    Itself(fn(&App) -> i64),
}

/// Does one kind of job.
pub struct Works {
    /// `accounts.mail`.
    pub kind: &'static str,
    /// When, and at which desk: asked for, in bulk, or every night.
    pub rhythm: Rhythm,
    /// Does it.
    pub run: fn(App, JobRow) -> Boxed<Result<()>>,
}
