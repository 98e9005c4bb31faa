//! Text that passed the guard, as a type: what stores members' words takes it and nothing else.

use crate::{Answer, Findings, Kind, Outcome, Sent, Surety, scan};
use kernel::Private;

/// What one form carries, by field.
pub type Texts<'a> = &'a [(&'static str, &'a str)];

/// A value whose texts passed the guard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleared<T> {
    value: T,
    sent: Option<Sent>,
}

/// What the guard found, for whoever wrote it and nobody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught(Vec<Place>);

/// One thing found, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The field.
    pub field: &'static str,
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub surety: Surety,
    /// The words themselves.
    pub words: Private<String>,
}

/// Lets a value through if none of its texts names a patient, or if the answer is good enough for what was found. What is
/// certain passes with no answer.
///
/// # Errors
/// What was found, to be shown to the writer.
pub fn clear<T>(value: T, texts: Texts<'_>, answer: &Answer) -> Result<Cleared<T>, Caught> {
    let mut places = Vec::new();
    for (field, text) in texts {
        places.extend(places_of(field, text, &scan(text)));
    }
    if places.is_empty() {
        return Ok(Cleared { value, sent: None });
    }
    let caught = Caught(places);
    match answer.reason {
        Some(reason) if !caught.is_certain() => {
            Ok(Cleared { value, sent: Some(Sent { kinds: caught.kinds(), reason }) })
        }
        _ => Err(caught),
    }
}

fn places_of(field: &'static str, text: &str, found: &Findings) -> Vec<Place> {
    let words = |range: &std::ops::Range<usize>| text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let place =
        |it: &crate::Finding| Place { field, kind: it.kind, surety: it.surety, words: Private::new(words(&it.range)) };
    found.iter().map(place).collect()
}

impl Caught {
    /// Each thing, in the order of the fields.
    pub fn places(&self) -> &[Place] {
        &self.0
    }
    /// Whether something was found that no reason lets through.
    pub fn is_certain(&self) -> bool {
        self.0.iter().any(|it| it.surety == Surety::Certain)
    }
    /// What was found, each kind once.
    pub fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = self.0.iter().map(|it| it.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

impl<T> Cleared<T> {
    /// The value.
    pub fn get(&self) -> &T {
        &self.value
    }
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.value
    }
    /// What was found and sent all the same, to be counted with the write that stores it.
    pub fn outcome(&self) -> Option<Outcome> {
        self.sent.clone().map(Outcome::Sent)
    }
    /// The same leave for what is made of the value, and of nothing else.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Cleared<U> {
        Cleared { value: make(self.value), sent: self.sent }
    }
    /// As [`Cleared::map`], if it can be made.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn try_map<U, E>(self, make: impl FnOnce(T) -> Result<U, E>) -> Result<Cleared<U>, E> {
        Ok(Cleared { value: make(self.value)?, sent: self.sent })
    }
    /// The same leave, lent.
    pub fn as_ref(&self) -> Cleared<&T> {
        Cleared { value: &self.value, sent: self.sent.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reason;

    const CERTAIN: &str = "Patient seen today, NHS no 943 476 5919";
    const DOUBTFUL: &str = "Ring them on 07700 900123";

    #[test]
    fn what_is_certain_passes_with_no_reason() {
        for reason in Reason::ALL.into_iter().map(Some).chain([None]) {
            let caught = clear((), &[("text", CERTAIN)], &Answer { reason }).expect_err("caught"); // abuse case 71
            assert!(caught.is_certain() && caught.kinds() == [Kind::NhsNumber]);
        }
    }

    #[test]
    fn what_is_doubtful_passes_with_a_reason_and_says_so() {
        assert!(clear((), &[("text", DOUBTFUL)], &Answer::NONE).is_err());
        let cleared = clear(7, &[("text", DOUBTFUL)], &Answer { reason: Some(Reason::Service) }).expect("cleared");
        let outcome = cleared.map(|it| it + 1).outcome().expect("to be counted");
        assert_eq!(
            (outcome.word(), outcome.kinds(), outcome.reason()),
            ("sent", &[Kind::Phone][..], Some(Reason::Service))
        );
    }

    #[test]
    fn what_is_harmless_passes_and_leaves_nothing() {
        let cleared =
            clear(7, &[("text", "See you on Tuesday at 18.30."), ("name", "")], &Answer::NONE).expect("cleared");
        assert_eq!((cleared.outcome(), *cleared.get()), (None, 7));
    }

    #[test]
    fn what_was_caught_prints_nothing_of_it() {
        let caught = clear((), &[("text", CERTAIN)], &Answer::NONE).expect_err("caught");
        let printed = format!("{caught:?}"); // abuse case 71
        assert!(!printed.contains("943") && printed.contains("NhsNumber"), "{printed}");
        assert_eq!(caught.places()[0].words.expose(), "943 476 5919");
    }
}
