//! Permission as a value that contains the thing: what was checked and what is changed are one.

use crate::{Refusal, Viewer};
use std::marker::PhantomData;

/// Leave to do `V` to this `T`. Made only by [`permit`], which only a feature's `policy.rs` may call (a house test
/// reads the sources); demanded by every store function that writes.
pub struct Permit<V, T> {
    subject: T,
    verb: PhantomData<fn() -> V>,
}

/// What a policy found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Allow,
    /// No, and the refusal says how.
    Refuse(Refusal),
}

impl Verdict {
    /// Allowed when `yes`; otherwise the thing might as well not exist.
    pub fn when(yes: bool) -> Verdict {
        Verdict::when_or(yes, Refusal::Absent)
    }
    /// Allowed when `yes`; otherwise `refusal`.
    pub fn when_or(yes: bool, refusal: Refusal) -> Verdict {
        if yes { Verdict::Allow } else { Verdict::Refuse(refusal) }
    }
}

/// Turns a verdict into a permit. Whoever is suspended or leaving gets none, whatever the verdict.
pub fn permit<V, T>(viewer: &Viewer, subject: T, verdict: Verdict) -> Result<Permit<V, T>, Refusal> {
    match verdict {
        Verdict::Refuse(refusal) => Err(refusal),
        Verdict::Allow if viewer.is_suspended() || viewer.is_leaving() => Err(Refusal::NotAllowed),
        Verdict::Allow => Ok(Permit { subject, verb: PhantomData }),
    }
}

impl<V, T> Permit<V, T> {
    /// The thing itself again, when the writing is done.
    pub fn into_subject(self) -> T {
        self.subject
    }
    /// The same leave for what a pure rule makes of the thing.
    pub fn map<U>(self, rule: impl FnOnce(T) -> U) -> Permit<V, U> {
        Permit { subject: rule(self.subject), verb: PhantomData }
    }
    /// As [`Permit::map`], for a rule that can refuse.
    pub fn try_map<U, E>(self, rule: impl FnOnce(T) -> Result<U, E>) -> Result<Permit<V, U>, E> {
        Ok(Permit { subject: rule(self.subject)?, verb: PhantomData })
    }
}

impl<V, T> std::ops::Deref for Permit<V, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.subject
    }
}
