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
    /// What stands before and after them, so that they are found again in a long text.
    pub around: (Private<String>, Private<String>),
}

/// So many of one kind and surety are told of one text: whoever looks at those knows enough.
const MOST: usize = 50;
/// So many characters are shown before and after what was found.
const AROUND: usize = 32;

/// What was seen in texts that were looked through where they are, so that nobody has to carry them on: only the places are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(Vec<Place>);

/// Looks through the texts of a form, or of a file. It takes a while for long ones.
pub fn look(texts: Texts<'_>) -> Seen {
    Seen(texts.iter().flat_map(|(field, text)| places_of(field, text, &scan(text))).collect())
}

/// Lets a value through if none of its texts names a patient, or if the answer is good enough for what was found. What is
/// certain passes with no answer.
///
/// # Errors
/// What was found, to be shown to the writer.
pub fn clear<T>(value: T, texts: Texts<'_>, answer: &Answer) -> Result<Cleared<T>, Caught> {
    clear_seen(value, look(texts), answer)
}

/// As [`clear`], for texts that were looked through before.
///
/// # Errors
/// As [`clear`].
pub fn clear_seen<T>(value: T, seen: Seen, answer: &Answer) -> Result<Cleared<T>, Caught> {
    if seen.0.is_empty() {
        return Ok(Cleared { value, sent: None });
    }
    let caught = Caught(seen.0);
    match answer.reason {
        Some(reason) if !caught.is_certain() => {
            Ok(Cleared { value, sent: Some(Sent { kinds: caught.kinds(), reason }) })
        }
        _ => Err(caught),
    }
}

fn places_of(field: &'static str, text: &str, found: &Findings) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut told = std::collections::HashMap::<(Kind, Surety), usize>::new();
    for it in found.iter() {
        let count = told.entry((it.kind, it.surety)).or_default();
        *count += 1;
        if *count > MOST {
            continue;
        }
        let words = one_line(&text[it.range.clone()]).trim().to_owned();
        let before: String = text[..it.range.start].chars().rev().take(AROUND).collect();
        let before: String = before.chars().rev().collect();
        let after: String = text[it.range.end..].chars().take(AROUND).collect();
        let around = (one_line(&before).trim_start().to_owned(), one_line(&after).trim_end().to_owned());
        let around = (Private::new(around.0), Private::new(around.1));
        places.push(Place { field, kind: it.kind, surety: it.surety, words: Private::new(words), around });
    }
    places
}

/// With one space for white space however long, also at its ends.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        match char.is_whitespace() {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(char),
        }
    }
    line
}

impl Seen {
    /// How many places.
    pub fn count(&self) -> usize {
        self.0.len()
    }
    /// Both together, in this order.
    pub fn and(mut self, more: Seen) -> Seen {
        self.0.extend(more.0);
        self
    }
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
    fn what_was_looked_through_in_parts_is_cleared_as_a_whole() {
        let seen = look(&[("file", DOUBTFUL)]).and(look(&[("file", CERTAIN)]));
        let reason = Answer { reason: Some(Reason::Other) };
        let caught = clear_seen((), seen, &reason).expect_err("caught"); // abuse case 71
        assert_eq!((caught.places().len(), caught.is_certain()), (2, true));
        assert!(clear_seen((), look(&[("file", "See you.")]).and(Seen::default()), &Answer::NONE).is_ok());
    }

    #[test]
    fn what_was_caught_prints_nothing_of_it() {
        let caught = clear((), &[("text", CERTAIN)], &Answer::NONE).expect_err("caught");
        let printed = format!("{caught:?}"); // abuse case 71
        assert!(!printed.contains("943") && printed.contains("NhsNumber"), "{printed}");
        assert_eq!(caught.places()[0].words.expose(), "943 476 5919");
        assert_eq!(caught.places()[0].around.0.expose(), "Patient seen today, NHS no ");
    }

    #[test]
    fn a_long_list_is_told_by_its_beginning_and_all_kinds() {
        let text = format!("{}{CERTAIN}", "Ring them on 07700 900123. ".repeat(5_000));
        let seen = look(&[("file", &text)]);
        assert_eq!(seen.count(), MOST + 1);
        assert!(clear_seen((), seen, &Answer::NONE).expect_err("caught").is_certain());
    }
}
