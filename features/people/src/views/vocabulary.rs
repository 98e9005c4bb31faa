//! What administrators see of the vocabularies.

use crate::term::{Offer, Telling, Term, TermCode, TermKind, UNSTATED, Vocabulary, draft::Typed};
use frame::Sample;
use kernel::{Moment, Problems};
use std::collections::HashMap;
use ui::{
    parts::{Choices, Field, Summary},
    words,
};

/// All vocabularies.
#[derive(askama::Template)]
#[template(path = "people/vocabularies.html")]
pub struct KindsPage {
    pub rows: Vec<KindRow>,
}
ui::view!(KindsPage { title: |_| "Vocabularies", here: Administration, shape: Column });

/// One of them.
pub struct KindRow {
    pub url: String,
    pub name: &'static str,
    /// "42 terms, 3 no longer offered".
    pub about: String,
}

impl KindsPage {
    /// Of the whole vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> KindsPage {
        let row = |kind: TermKind| {
            let closed = vocabulary.of_kind(kind).filter(|it| it.offer == Offer::Closed).count();
            let open = words::plural(vocabulary.offered(kind).count() as u64, "term", "terms");
            let about = if closed == 0 { open } else { format!("{open}, {closed} no longer offered") };
            KindRow { url: format!("/admin/vocabulary/{}", kind.code()), name: kind.label(), about }
        };
        KindsPage { rows: TermKind::ALL.into_iter().map(row).collect() }
    }
}

/// One vocabulary.
#[derive(askama::Template)]
#[template(path = "people/vocabulary.html")]
pub struct KindPage {
    pub kind: TermKind,
    pub rows: Vec<TermRow>,
    pub summary: Summary,
    pub form: TermFields,
}
ui::view!(KindPage { title: |it| it.kind.label(), here: Administration, shape: Column });

/// One term of the list.
pub struct TermRow {
    pub url: String,
    pub label: String,
    /// "Also: minor ops, skin lesions".
    pub also: String,
    /// What is out of the ordinary; may be empty.
    pub state: String,
}

impl TermRow {
    fn new(it: &Term, closed: Option<&Moment>) -> TermRow {
        let offer = match (it.offer, closed) {
            (Offer::Open, _) => None,
            (Offer::Closed, Some(at)) => Some(format!("no longer offered since {}", words::date(*at))),
            (Offer::Closed, None) => Some("no longer offered".to_owned()),
        };
        let quiet = (it.telling == Telling::Quiet).then(|| "never said as a reason".to_owned());
        let state: Vec<String> = offer.into_iter().chain(quiet).collect();
        let also = if it.synonyms.is_empty() { String::new() } else { format!("Also: {}", it.synonyms.join(", ")) };
        TermRow {
            url: format!("/admin/vocabulary/{}/{}", it.kind.code(), it.code),
            label: it.label.clone(),
            also,
            state: crate::term::capitalised(&state.join(", ")),
        }
    }
}

/// The fields of a term.
pub struct TermFields {
    pub words: Field,
    pub synonyms: Field,
    pub note: Field,
    pub quiet: Choices,
}

impl TermFields {
    fn new(typed: Typed, problems: &Problems) -> TermFields {
        TermFields {
            words: Field::new("words", "As it stands inside a sentence")
                .hint("Small letters, but for names: “skin surgery”, “ENT”, “Polish”.")
                .max(80)
                .value(typed.words)
                .problem_of(problems),
            synonyms: Field::new("synonyms", "Other words for it")
                .hint("One on each line. Whoever types one of them finds it.")
                .optional()
                .rows(4)
                .value(typed.synonyms)
                .problem_of(problems),
            note: Field::new("note", "A note for whoever edits this").optional().value(typed.note).problem_of(problems),
            quiet: Choices::new("quiet", "As a reason")
                .optional()
                .choice("quiet", "Never say it as the reason why somebody is shown: it touches health, faith or family")
                .chosen(&typed.quiet),
        }
    }
}

impl KindPage {
    /// Of a kind's terms, of since when some are no longer offered, and of what was typed for a new one.
    pub fn new(
        kind: TermKind,
        vocabulary: &Vocabulary,
        closed: &HashMap<TermCode, Moment>,
        typed: Typed,
        problems: &Problems,
    ) -> KindPage {
        let own = vocabulary.of_kind(kind).filter(|it| it.code.as_str() != UNSTATED);
        KindPage {
            kind,
            rows: own.map(|it| TermRow::new(it, closed.get(&it.code))).collect(),
            summary: Summary::of(problems),
            form: TermFields::new(typed, problems),
        }
    }
}

/// One term.
#[derive(askama::Template)]
#[template(path = "people/vocabulary_term.html")]
pub struct TermPage {
    pub kind: TermKind,
    pub code: String,
    pub label: String,
    pub wording: String,
    pub summary: Summary,
    pub form: TermFields,
    pub closed: Choices,
}
ui::view!(TermPage { title: |it| it.label.as_str(), here: Administration, shape: Column });

impl TermPage {
    /// The address of its vocabulary.
    pub fn list(&self) -> String {
        format!("/admin/vocabulary/{}", self.kind.code())
    }
    /// Of a term as it stands, and of what was typed.
    pub fn new(term: &Term, typed: Typed, problems: &Problems) -> TermPage {
        TermPage {
            kind: term.kind,
            code: term.code.to_string(),
            label: term.label.clone(),
            wording: term.wording(),
            summary: Summary::of(problems),
            closed: Choices::new("closed", "In forms")
                .optional()
                .choice("closed", "Offer it no longer. Profiles that have it keep it")
                .chosen(&typed.closed),
            form: TermFields::new(typed, problems),
        }
    }
}

/// The vocabularies with made data.
pub fn samples() -> Vec<Sample> {
    let one = |name, view: Box<dyn ui::View>| Sample { name, view };
    let (starter, none) = (Vocabulary::starter(), Problems::none());
    let term = &starter.terms()[0];
    let shut = Term { offer: Offer::Closed, telling: Telling::Quiet, ..term.clone() };
    let closed = HashMap::from([(shut.code.clone(), Moment::from_micros(1_795_000_000_000_000))]);
    let mut wrong = Problems::one("words", "Write something here.");
    wrong.add("synonyms", "Write one on each line, without “|”.");
    let page = |vocabulary: &Vocabulary, problems| {
        Box::new(KindPage::new(TermKind::Profession, vocabulary, &closed, Typed::default(), problems))
    };
    vec![
        one("people/vocabularies: typical", Box::new(KindsPage::new(starter))),
        one("people/vocabulary: empty", page(&Vocabulary::default(), &none)),
        one("people/vocabulary: typical", page(starter, &none)),
        one("people/vocabulary: wrong", page(&Vocabulary::of([shut.clone()]), &wrong)),
        one("people/vocabulary term: typical", Box::new(TermPage::new(term, Typed::of(term), &none))),
        one("people/vocabulary term: closed and wrong", Box::new(TermPage::new(&shut, Typed::of(&shut), &wrong))),
    ]
}
