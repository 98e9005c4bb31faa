//! A term as whoever edits the vocabulary words it.

use super::{Offer, Telling, Term, TermCode, TermKind, Vocabulary, capitalised, fold};
use kernel::Problems;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The most other ways of saying it.
const SYNONYMS: usize = 40;

/// What the form of a term says, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    words: String,
    synonyms: Vec<String>,
    telling: Telling,
    note: String,
    offer: Offer,
}

/// What the form of a term sends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// As it stands inside a sentence.
    pub words: String,
    /// Other words for it, one a line.
    pub synonyms: String,
    /// For those who edit.
    pub note: String,
    /// `quiet` if no machine says it of anybody.
    pub quiet: Vec<String>,
    /// `closed` if no form offers it.
    pub closed: Vec<String>,
}

impl Typed {
    /// As a term stands now.
    pub fn of(term: &Term) -> Typed {
        let tick = |yes: bool, word: &str| yes.then(|| word.to_owned()).into_iter().collect();
        Typed {
            words: term.words.clone(),
            synonyms: term.synonyms.join("\n"),
            note: term.note.clone(),
            quiet: tick(term.telling == Telling::Quiet, "quiet"),
            closed: tick(term.offer == Offer::Closed, "closed"),
        }
    }
    /// Checks all of it.
    ///
    /// # Errors
    /// The problems of the form.
    pub fn checked(&self) -> Result<Draft, Problems> {
        let mut problems = Problems::none();
        let words = problems.take("words", kernel::line(&self.words, 80));
        let mut synonyms: Vec<String> = Vec::new();
        for line in self.synonyms.lines().filter(|it| !it.trim().is_empty()) {
            match kernel::line(line, 80) {
                Ok(line) if line.contains('|') => problems.add("synonyms", "Write one on each line, without “|”."),
                Ok(line) if synonyms.iter().any(|it| fold(it) == fold(&line)) => {}
                Ok(line) => synonyms.push(line),
                Err(problem) => problems.add("synonyms", problem.to_string()),
            }
        }
        if synonyms.len() > SYNONYMS {
            problems.add("synonyms", format!("At most {SYNONYMS} other words are enough."));
        }
        let note = match kernel::line(&self.note, 200) {
            Ok(note) => Some(note),
            Err(kernel::TextProblem::Empty) => Some(String::new()),
            Err(problem) => {
                problems.add("note", problem.to_string());
                None
            }
        };
        match (words, note) {
            (Some(words), Some(note)) if problems.is_empty() => Ok(Draft {
                words,
                synonyms,
                telling: if self.quiet.is_empty() { Telling::Open } else { Telling::Quiet },
                note,
                offer: if self.closed.is_empty() { Offer::Open } else { Offer::Closed },
            }),
            _ => Err(problems),
        }
    }
}

impl Draft {
    /// As a new term, at the end of the vocabulary.
    ///
    /// # Errors
    /// A problem of the words if another term of its kind has them.
    pub fn added(self, kind: TermKind, vocabulary: &Vocabulary) -> Result<Term, Problems> {
        let position = vocabulary.terms().iter().map(|it| it.position + 1).max().unwrap_or_default();
        let code = new_code(kind, &self.words, vocabulary);
        self.of(code, kind, position, vocabulary)
    }
    /// In the place of a term that is there.
    ///
    /// # Errors
    /// As [`Draft::added`].
    pub fn changed(self, old: &Term, vocabulary: &Vocabulary) -> Result<Term, Problems> {
        self.of(old.code.clone(), old.kind, old.position, vocabulary)
    }

    fn of(self, code: TermCode, kind: TermKind, position: u32, vocabulary: &Vocabulary) -> Result<Term, Problems> {
        let same = |it: &&Term| it.code != code && fold(&it.label) == fold(&self.words);
        if let Some(other) = vocabulary.of_kind(kind).find(same) {
            let words = format!("“{}” is there already. Change that one, or use other words.", other.label);
            return Err(Problems::one("words", words));
        }
        let label = capitalised(&self.words);
        let own = fold(&label);
        let synonyms = self.synonyms.into_iter().filter(|it| fold(it) != own).collect();
        let (words, telling, note, offer) = (self.words, self.telling, self.note, self.offer);
        Ok(Term { code, kind, label, words, synonyms, telling, note, position, offer })
    }
}

/// `extended.skin-surgery`: of the plain letters of its words, and a number if that is taken.
fn new_code(kind: TermKind, words: &str, vocabulary: &Vocabulary) -> TermCode {
    let plain: String = fold(words).chars().map(|it| if it.is_ascii_alphanumeric() { it } else { ' ' }).collect();
    let own = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let own = if own.is_empty() { "term" } else { &own };
    let room = 44_usize.saturating_sub(kind.prefix().len() + 1);
    let own = own.get(..own.len().min(room)).unwrap_or(own).trim_matches('-').to_owned();
    let numbered = std::iter::once(own.clone()).chain((2..).map(|number| format!("{own}-{number}")));
    let codes = numbered.filter_map(|own| TermCode::parse(kind, &format!("{}.{own}", kind.prefix())).ok());
    let mut free = codes.filter(|code| vocabulary.find(code.as_str()).is_none());
    free.next().unwrap_or_else(|| unreachable!("there are more numbers than terms"))
}

impl Term {
    /// What tells this wording from another: whoever edits sends that from which they began.
    pub fn wording(&self) -> String {
        let mut hasher = DefaultHasher::new();
        (&self.words, &self.synonyms, &self.note, self.telling == Telling::Quiet, self.offer == Offer::Closed)
            .hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str, synonyms: &str) -> Typed {
        Typed { words: words.into(), synonyms: synonyms.into(), ..Typed::default() }
    }

    #[test]
    fn a_new_term_has_a_code_of_its_own() {
        let starter = Vocabulary::starter();
        let add = |words: &str| typed(words, "").checked().and_then(|it| it.added(TermKind::OtherInterest, starter));
        let term = add("  tablet   weaving ").expect("added");
        assert_eq!(
            (term.code.as_str(), term.label.as_str(), term.words.as_str()),
            ("life.tablet-weaving", "Tablet weaving", "tablet weaving")
        );
        assert!(term.position as usize >= starter.terms().len() - 1);
        assert_eq!(add("நெசவு").expect("added").code.as_str(), "life.term");
        let long = add("weaving of very long and rather narrow bands with tablets").expect("added");
        assert!(long.code.as_str().len() <= 48, "{}", long.code);
        let taken = starter.of_kind(TermKind::OtherInterest).next().expect("a term");
        assert!(add(&taken.label.to_uppercase()).is_err_and(|it| it.of("words").is_some()));
        let other = typed(&taken.code.own().replace('-', " "), "").checked().expect("checked");
        let again = other.added(TermKind::OtherInterest, starter);
        assert!(again.is_err() || again.is_ok_and(|it| it.code != taken.code));
    }

    #[test]
    fn other_words_stand_once_each() {
        let draft = typed("bee keeping", "Apiary\n\napiary\n  bees \nBee keeping").checked().expect("checked");
        let term = draft.added(TermKind::OtherInterest, &Vocabulary::default()).expect("added");
        assert_eq!(term.synonyms, ["Apiary", "bees"]);
        assert!(typed("a", "b|c").checked().is_err_and(|it| it.of("synonyms").is_some()));
        assert!(typed(" ", "").checked().is_err_and(|it| it.of("words").is_some()));
        let many = (0..41).map(|it| format!("word {it}\n")).collect::<String>();
        assert!(typed("a", &many).checked().is_err());
    }

    #[test]
    fn a_term_is_read_into_the_form_and_back() {
        for term in Vocabulary::starter().terms() {
            let draft = Typed::of(term).checked().unwrap_or_else(|it| panic!("{}: {it:?}", term.code));
            let back = draft.changed(term, Vocabulary::starter()).unwrap_or_else(|it| panic!("{}: {it:?}", term.code));
            assert_eq!((&back.label, &back.note, back.telling), (&term.label, &term.note, term.telling));
            assert_eq!(back.code, term.code);
        }
        let term = &Vocabulary::starter().terms()[0];
        assert_eq!(term.wording(), term.clone().wording());
        assert_ne!(term.wording(), Term { note: "other".into(), ..term.clone() }.wording());
    }
}
