//! "Why this person": a few words under each hit.
//!
//! Said only from lines that the reader may see, only from terms of the vocabulary, never from those marked quiet
//! (health, faith, family, a break), never from what is missing, and never from gaps between dates.

use crate::{
    line::{Kind, Line},
    path::Aim,
    term::{Telling, Term, TermCode, Vocabulary},
    when::When,
};
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// What the reader brings along: made once for all whom they are shown.
#[derive(Debug)]
pub struct Reader<'a> {
    /// What of somebody else's is a reason, by the kind of the line and the code of its term.
    answers: FxHashMap<(Kind, &'a str), ReasonKind>,
    aim: Option<&'a Aim>,
    now: When,
}

/// What stands beside the reasons or before them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// What the reader typed and the vocabulary understood as something else: "minor ops", `extended.minor-surgery`.
    pub meant: &'a [(String, TermCode)],
    /// Offers that are shown anyway and speak for themselves.
    pub shown: &'a [Line],
}

/// Why somebody is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// Which sort of reason; the strongest comes first.
    pub kind: ReasonKind,
    /// The words, to stand in a list after "Fits:" (or after "Your path:").
    pub words: String,
}

/// The sorts of reason, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReasonKind {
    /// They walked the reader's path.
    Path,
    /// The reader's words mean this term.
    Meant,
    /// They offer what the reader is open to, or looks for, or the other way round.
    Offer,
    /// The same extended role.
    ExtendedRole,
    /// The same background.
    Background,
    /// The same interest.
    Interest,
    /// The same language besides English.
    Language,
}

/// Who is glad of whom.
const PAIRS: [(&str, &str); 8] = [
    ("open.be-mentored", "open.mentor"),
    ("open.mentor", "open.be-mentored"),
    ("open.shadow", "open.be-shadowed"),
    ("open.be-shadowed", "open.shadow"),
    ("open.collaborate", "open.collaborate"),
    ("open.examine", "open.examine"),
    ("like.peer-support", "open.peer-support"),
    ("open.speak", "open.speak"),
];

impl<'a> Reader<'a> {
    /// Of the reader's own lines, all of them, where those come from and want to go, and this month.
    pub fn of(lines: &'a [Line], aim: Option<&'a Aim>, now: When) -> Reader<'a> {
        let mut answers = FxHashMap::with_capacity_and_hasher(2 * lines.len(), Default::default());
        for line in lines {
            let Some(code) = line.term().map(TermCode::as_str) else { continue };
            match line.kind {
                Kind::OpenTo | Kind::WouldLike if line.is_over(now) => {}
                Kind::OpenTo | Kind::WouldLike => {
                    let glad = PAIRS.iter().filter(|it| it.0 == code);
                    answers.extend(glad.map(|it| ((Kind::OpenTo, it.1), ReasonKind::Offer)));
                }
                Kind::LookingFor => drop(answers.insert((Kind::CanHelp, code), ReasonKind::Offer)),
                Kind::CanHelp => drop(answers.insert((Kind::LookingFor, code), ReasonKind::Offer)),
                Kind::ExtendedRole => drop(answers.insert((line.kind, code), ReasonKind::ExtendedRole)),
                Kind::Background => drop(answers.insert((line.kind, code), ReasonKind::Background)),
                Kind::Interest => drop(answers.insert((line.kind, code), ReasonKind::Interest)),
                Kind::Language if code != "language.en" => {
                    answers.insert((line.kind, code), ReasonKind::Language);
                }
                _ => {}
            }
        }
        Reader { answers, aim, now }
    }
}

/// The reasons to show the owner of `theirs` (what the reader may see of them) to this reader, at most `most`.
pub fn reasons(
    reader: &Reader<'_>,
    beside: Beside<'_>,
    theirs: &[Line],
    vocabulary: &Vocabulary,
    most: usize,
) -> Vec<Reason> {
    let mut found = Vec::new();
    if let Some(way) = reader.aim.and_then(|it| it.walked_by(theirs, vocabulary)) {
        found.push(Reason { kind: ReasonKind::Path, words: way.to_string() });
    }
    let counts = |it: &Line| match it.kind {
        Kind::Background => true,
        Kind::OpenTo => !it.is_over(reader.now) && !beside.shown.contains(it),
        _ => !it.is_over(reader.now),
    };
    for line in theirs.iter().filter(|it| counts(it)) {
        let Some(code) = line.term() else { continue };
        let meant = beside.meant.iter().find(|it| it.1 == *code).map(|it| it.0.as_str());
        let shared = reader.answers.get(&(line.kind, code.as_str())).copied();
        // Most lines are no reason: only those that are one are looked up.
        if meant.is_none() && shared.is_none() {
            continue;
        }
        let Some(term) = vocabulary.find(code.as_str()).filter(|it| it.telling == Telling::Open) else { continue };
        found.extend(
            meant.map(|typed| Reason { kind: ReasonKind::Meant, words: format!("“{typed}” is {}", term.words) }),
        );
        found.extend(shared.map(|kind| Reason { kind, words: told(line, term) }));
    }
    found.sort();
    found.dedup();
    found.truncate(most);
    found
}

/// One sentence of them: "Your path: …" if there is one, otherwise "Fits: …"; nothing for no reason.
pub fn sentence(reasons: &[Reason]) -> Option<String> {
    let (first, rest) = reasons.split_first()?;
    let mut words = String::from(if first.kind == ReasonKind::Path { "Your path: " } else { "Fits: " });
    words.push_str(&first.words);
    if first.kind != ReasonKind::Path {
        for reason in rest {
            let _ = write!(words, "; {}", reason.words); // writing into a String cannot fail
        }
    }
    Some(words)
}

/// The words for a line that is a reason.
fn told(line: &Line, term: &Term) -> String {
    let own = &term.words;
    match line.kind {
        Kind::OpenTo => offer(term),
        Kind::CanHelp => format!("can help with {own}"),
        Kind::LookingFor => format!("looks for help with {own}"),
        Kind::Background => format!("{own} before general practice, like you"),
        Kind::Interest => format!("you share {own}"),
        Kind::Language => format!("speaks {own}, like you"),
        _ => format!("{own}, like you"),
    }
}

fn offer(term: &Term) -> String {
    match term.code.as_str() {
        "open.mentor" => "open to mentoring".to_owned(),
        "open.be-mentored" => "would like a mentor".to_owned(),
        "open.shadow" => "would like to shadow someone".to_owned(),
        "open.be-shadowed" => "open to being shadowed".to_owned(),
        "open.collaborate" => "open to collaborating".to_owned(),
        "open.speak" => "open to speaking".to_owned(),
        "open.peer-support" => "offers peer support".to_owned(),
        _ => format!("open to: {}", term.words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{line::Subject, stage::Stage};

    fn line(kind: Kind, code: &str) -> Line {
        Line::new(kind, Subject::Term(TermCode::stored(code)))
    }

    fn said(mine: &[Line], theirs: &[Line], meant: &[(String, TermCode)]) -> Option<String> {
        let aim = Aim::of(mine);
        let now = When::month_of(2026, 11);
        let reader = Reader::of(mine, aim.as_ref(), now);
        sentence(&reasons(&reader, Beside { meant, shown: &[] }, theirs, Vocabulary::starter(), 2))
    }

    #[test]
    fn the_path_comes_first_and_alone() {
        let aim = Line { stage: Some(Stage::Training), ..line(Kind::ExtendedRole, "extended.skin-surgery") };
        let there = Line {
            stage: Some(Stage::Established),
            from: Some(When::year_of(2019)),
            ..line(Kind::ExtendedRole, "extended.skin-surgery")
        };
        let background = line(Kind::Background, "background.general-surgery");
        let words = said(&[background.clone(), aim], &[there, background], &[]);
        assert_eq!(words.as_deref(), Some("Your path: general surgery, skin surgery 2019"));
    }

    #[test]
    fn offers_come_before_what_is_shared() {
        let mine = [line(Kind::OpenTo, "open.be-mentored"), line(Kind::Interest, "life.bread")];
        let theirs = [line(Kind::Interest, "life.bread"), line(Kind::OpenTo, "open.mentor")];
        assert_eq!(said(&mine, &theirs, &[]).as_deref(), Some("Fits: open to mentoring; you share bread"));
    }

    #[test]
    fn a_synonym_is_explained() {
        let meant = [("minor ops".to_owned(), TermCode::stored("extended.minor-surgery"))];
        let theirs = [Line { stage: Some(Stage::Established), ..line(Kind::ExtendedRole, "extended.minor-surgery") }];
        assert_eq!(said(&[], &theirs, &meant).as_deref(), Some("Fits: “minor ops” is minor surgery"));
    }

    #[test]
    fn nothing_is_said_of_health_faith_or_a_break() {
        for (kind, code) in [
            (Kind::Interest, "clinical.depression"),
            (Kind::Interest, "life.faith"),
            (Kind::CanHelp, "skill.working-abroad"),
            (Kind::ExtendedRole, "extended.practitioner-health"),
        ] {
            let both = [line(kind, code)];
            let wanted = [line(kind, code), line(Kind::LookingFor, code)];
            assert_eq!(said(&wanted, &both, &[("x".into(), TermCode::stored(code))]), None, "{code}");
        }
    }

    #[test]
    fn an_offer_that_ended_is_no_reason() {
        let mine = [line(Kind::OpenTo, "open.be-mentored")];
        let theirs = [Line { to: Some(When::month_of(2026, 10)), ..line(Kind::OpenTo, "open.mentor") }];
        assert_eq!(said(&mine, &theirs, &[]), None);
        assert_eq!(said(&[], &[line(Kind::OpenTo, "open.mentor")], &[]), None);
    }
}
