//! The vocabulary: terms as data, so that an operator can add one without a release.
//! Found by code, or by what people type.

pub mod draft;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The code of a term, `extended.skin-surgery`: its kind and its own word. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermCode(Arc<str>);

/// The profession of whoever has not said theirs yet. It is shown, so that nobody guesses, and no form offers it.
pub const UNSTATED: &str = "profession.unstated";

/// What a term names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermKind {
    /// What somebody is by training and register.
    Profession,
    /// What somebody does now or did in general practice.
    Role,
    /// What somebody did before general practice.
    Background,
    /// Work beyond the core of general practice.
    ExtendedRole,
    /// What somebody likes to think about at work.
    ClinicalInterest,
    /// What somebody likes besides.
    OtherInterest,
    /// What somebody can help others with.
    Skill,
    /// A spoken or signed language.
    Language,
    /// A diploma or degree.
    Qualification,
    /// What somebody says yes to.
    OpenTo,
    /// What somebody would like and never shows.
    WouldLike,
}

/// One entry of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Unique in the whole vocabulary.
    pub code: TermCode,
    /// What it names.
    pub kind: TermKind,
    /// As people read it, with a capital at its start: "Skin surgery", "ENT", "Polish".
    pub label: String,
    /// As it stands inside a sentence, and in the vocabulary's file: "skin surgery", "ENT", "Polish".
    pub words: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// Whether it may be said as the reason why somebody is shown.
    pub telling: Telling,
    /// For those who edit the vocabulary.
    pub note: String,
    /// Its place in the list, from 0.
    pub position: u32,
    /// Whether forms offer it.
    pub offer: Offer,
}

/// Whether a term is still offered. One that is not stays readable on the profiles that have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// It is.
    Open,
    /// The operator took it out of the lists.
    Closed,
}

/// Whether a term may stand in "why this person".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// It may.
    Open,
    /// It touches health, faith, family or a break, so no machine says it of anybody.
    Quiet,
}

/// All terms, with their ways in.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    terms: Vec<Term>,
    by_code: HashMap<TermCode, usize>,
    by_words: HashMap<(TermKind, String), usize>,
}

/// What is wrong with a line of a vocabulary file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VocabularyProblem {
    /// Counted from 1, with the heading.
    pub line: u64,
    /// What to do about it.
    pub words: String,
}

const HEADING: [&str; 6] = ["code", "kind", "label", "synonyms", "quiet", "note"];

impl Vocabulary {
    /// The vocabulary that Kettle brings along.
    pub fn starter() -> &'static Vocabulary {
        static STARTER: LazyLock<Vocabulary> = LazyLock::new(|| {
            Vocabulary::parse(include_str!("../data/vocabulary.csv"))
                .expect("a test reads the vocabulary that is built in")
        });
        &STARTER
    }

    /// Reads a vocabulary: CSV with the heading `code,kind,label,synonyms,quiet,note`, synonyms separated by `|`.
    /// All problems at once, by line.
    pub fn parse(text: &str) -> Result<Vocabulary, Vec<VocabularyProblem>> {
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let (mut vocabulary, mut problems) = (Vocabulary::default(), Vec::new());
        for (index, row) in rows.records().enumerate() {
            let line = row.as_ref().ok().and_then(|it| it.position()).map_or(index as u64 + 1, |it| it.line());
            let read = match row {
                Err(_) => Err("This line is not readable as CSV. Save the file again as CSV in UTF-8.".to_owned()),
                Ok(row) if index == 0 && row.iter().eq(HEADING) => continue,
                Ok(_) if index == 0 => Err(format!("The first line must be: {}", HEADING.join(","))),
                Ok(row) => Term::parse(&row, vocabulary.terms.len()).and_then(|term| vocabulary.add(term)),
            };
            problems.extend(read.err().map(|words| VocabularyProblem { line, words }));
        }
        if problems.is_empty() { Ok(vocabulary) } else { Err(problems) }
    }

    /// From terms that were checked before (the store's), in their order.
    pub fn of(terms: impl IntoIterator<Item = Term>) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for term in terms {
            // Two terms with one code cannot come out of a table whose key is the code.
            let _ = vocabulary.add(term);
        }
        vocabulary
    }

    /// Every term, in order.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The terms of one kind, in order.
    pub fn of_kind(&self, kind: TermKind) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |it| it.kind == kind)
    }

    /// The terms of one kind that forms offer, in order.
    pub fn offered(&self, kind: TermKind) -> impl Iterator<Item = &Term> {
        self.of_kind(kind).filter(|it| it.offer == Offer::Open && it.code.as_str() != UNSTATED)
    }

    /// A profession that somebody may say of themselves, also one that is no longer offered.
    pub fn profession(&self, code: &str) -> Option<&Term> {
        self.find(code).filter(|it| it.kind == TermKind::Profession && code != UNSTATED)
    }

    /// By code.
    pub fn find(&self, code: &str) -> Option<&Term> {
        self.by_code.get(code).map(|at| &self.terms[*at])
    }

    /// By label or synonym, as somebody typed it: case, accents and punctuation do not matter.
    pub fn find_words(&self, kind: TermKind, typed: &str) -> Option<&Term> {
        self.by_words.get(&(kind, fold(typed))).map(|at| &self.terms[*at])
    }

    /// How people read a code; the code itself if the vocabulary no longer has it.
    pub fn label<'a>(&'a self, code: &'a TermCode) -> &'a str {
        self.find(code.as_str()).map_or(code.as_str(), |it| &it.label)
    }

    /// For the search: each other way of saying something beside the label that it stands for, both folded.
    pub fn synonyms(&self) -> impl Iterator<Item = (String, String)> {
        let own = self.terms.iter().flat_map(|term| term.synonyms.iter().map(|it| (fold(it), fold(&term.label))));
        own.chain(
            TermKind::ALL
                .into_iter()
                .flat_map(|kind| kind.synonyms().iter().map(move |it| (fold(it), fold(kind.label())))),
        )
    }

    fn add(&mut self, term: Term) -> Result<(), String> {
        let at = self.terms.len();
        if self.by_code.contains_key(&term.code) {
            return Err(format!("The code {} stands here for the second time. Give each term its own.", term.code));
        }
        let label = (term.kind, fold(&term.label));
        // A label may take over what was only another term's synonym, never another term's label.
        if self.by_words.get(&label).is_some_and(|it| fold(&self.terms[*it].label) == label.1) {
            return Err(format!("{:?} stands here for the second time. Give each term its own label.", term.label));
        }
        self.by_words.insert(label, at);
        for synonym in &term.synonyms {
            // The first term that claims a synonym keeps it: "surgery" is general surgery before it is orthopaedics.
            self.by_words.entry((term.kind, fold(synonym))).or_insert(at);
        }
        self.by_code.insert(term.code.clone(), at);
        self.terms.push(term);
        Ok(())
    }
}

impl Term {
    fn parse(row: &csv::StringRecord, position: usize) -> Result<Term, String> {
        let cell = |index: usize| row.get(index).unwrap_or_default().trim();
        if row.len() != HEADING.len() {
            return Err(format!("This line has {} columns instead of {}.", row.len(), HEADING.len()));
        }
        let kind = TermKind::parse(cell(1)).ok_or_else(|| {
            let kinds: Vec<_> = TermKind::ALL.iter().map(|it| it.code()).collect();
            format!("{:?} is no kind of term. Use one of: {}.", cell(1), kinds.join(", "))
        })?;
        let text = |what: &str, cell: &str| kernel::line(cell, 80).map_err(|it| format!("The {what}: {it}"));
        let words = text("label", cell(2))?;
        let synonyms = cell(3).split('|').map(str::trim).filter(|it| !it.is_empty());
        Ok(Term {
            code: TermCode::parse(kind, cell(0))?,
            kind,
            label: capitalised(&words),
            words,
            synonyms: synonyms.map(|it| text("synonym", it)).collect::<Result<_, _>>()?,
            telling: match cell(4) {
                "" => Telling::Open,
                "quiet" => Telling::Quiet,
                other => return Err(format!("{other:?} in the column quiet: write quiet, or leave it empty.")),
            },
            note: cell(5).to_owned(),
            position: position as u32,
            offer: Offer::Open,
        })
    }
}

impl TermCode {
    /// Checks that it is its kind's word, a dot and lower-case words joined by hyphens; at most 48 characters.
    pub fn parse(kind: TermKind, code: &str) -> Result<TermCode, String> {
        let prefix = kind.prefix();
        let own = code.strip_prefix(prefix).and_then(|it| it.strip_prefix('.'));
        let fits = |own: &str| {
            own.split('-').all(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        };
        match own {
            Some(own) if code.len() <= 48 && fits(own) => Ok(TermCode(code.into())),
            _ => Err(format!(
                "The code {code:?} must be \"{prefix}.\" and lower-case words joined by hyphens, at most 48 characters."
            )),
        }
    }

    /// From the store, where it was checked before.
    pub fn stored(code: &str) -> TermCode {
        TermCode(code.into())
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code without its kind, for addresses: `skin-surgery`.
    pub fn own(&self) -> &str {
        self.0.split_once('.').map_or(&*self.0, |it| it.1)
    }
}

impl TermKind {
    /// Every kind.
    pub const ALL: [TermKind; 11] = [
        TermKind::Profession,
        TermKind::Role,
        TermKind::Background,
        TermKind::ExtendedRole,
        TermKind::ClinicalInterest,
        TermKind::OtherInterest,
        TermKind::Skill,
        TermKind::Language,
        TermKind::Qualification,
        TermKind::OpenTo,
        TermKind::WouldLike,
    ];

    /// As files and the store write it.
    pub const fn code(self) -> &'static str {
        self.names().0
    }

    /// What its codes begin with.
    pub const fn prefix(self) -> &'static str {
        self.names().1
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        self.names().2
    }

    /// Other words for the whole kind, for the search.
    pub const fn synonyms(self) -> &'static [&'static str] {
        match self {
            TermKind::ExtendedRole => &["GPwER", "GPwSI", "special interest"],
            TermKind::Background => &["before general practice"],
            _ => &[],
        }
    }

    /// From a file or the store.
    pub fn parse(code: &str) -> Option<TermKind> {
        TermKind::ALL.into_iter().find(|it| it.code() == code)
    }

    const fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            TermKind::Profession => ("profession", "profession", "Profession"),
            TermKind::Role => ("role", "role", "Role"),
            TermKind::Background => ("background", "background", "Background"),
            TermKind::ExtendedRole => ("extended_role", "extended", "Extended role"),
            TermKind::ClinicalInterest => ("clinical_interest", "clinical", "Clinical interest"),
            TermKind::OtherInterest => ("other_interest", "life", "Other interest"),
            TermKind::Skill => ("skill", "skill", "Can help with"),
            TermKind::Language => ("language", "language", "Language"),
            TermKind::Qualification => ("qualification", "qualification", "Qualification"),
            TermKind::OpenTo => ("open_to", "open", "Open to"),
            TermKind::WouldLike => ("would_like", "like", "Would like"),
        }
    }
}

impl std::borrow::Borrow<str> for TermCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}
impl fmt::Display for TermCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for VocabularyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: {}", self.line, self.words)
    }
}

/// With a capital at its start.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What two spellings of the same words have in common: lower case, no accents, punctuation as spaces, & as "and".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|it| !is_combining_mark(*it)) {
        match letter {
            '&' => folded.push_str(" and "),
            '\'' | '’' | '.' => {}
            other if other.is_alphanumeric() => folded.extend(other.to_lowercase()),
            _ => folded.push(' '),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
