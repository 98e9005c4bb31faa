//! What a form says about a line, and the line that it makes, or all that is wrong with it.

use super::{
    Capacity, Detail, Field, Kind, Line, LineWords, LinkAddress, PlaceCode, PlaceWords, Sessions, Subject, WorkPlace,
    kind::Takes,
};
use crate::{
    audience::Audience,
    stage::Stage,
    term::{TermKind, Vocabulary},
    when::When,
};
use kernel::Problems;
use std::fmt::Display;

/// The texts of a form, a row or a request; what is not said is empty. The names are the names of the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineDraft {
    /// The code of a term, if one was chosen.
    pub term: String,
    /// What was typed instead.
    pub words: String,
    /// A sentence more.
    pub detail: String,
    /// The code of the stage.
    pub stage: String,
    /// The code of a place, if one was chosen.
    pub place_code: String,
    /// The place as typed.
    pub place_words: String,
    /// Sessions a week.
    pub sessions: String,
    /// Since when.
    pub from: String,
    /// Until when.
    pub to: String,
    /// For how many.
    pub capacity: String,
    /// The code of the audience.
    pub audience: String,
}

impl LineDraft {
    /// The line, or every problem by field. Typed words that the vocabulary knows become their term, so that
    /// whoever types "minor ops" is found beside those who chose "Minor surgery".
    pub fn parse(&self, kind: Kind, vocabulary: &Vocabulary) -> Result<Line, Problems> {
        let mut problems = Problems::none();
        self.refuse_surplus(kind, &mut problems);
        let subject = self.subject(kind, vocabulary, &mut problems);
        let stage = self.stage(kind, &mut problems);
        let detail = problems.take("detail", Detail::parse_optional(&self.detail)).flatten();
        let place = self.place(&mut problems);
        let sessions = given(&mut problems, "sessions", &self.sessions, Sessions::parse);
        let from = given(&mut problems, "from", &self.from, When::parse);
        let to = given(&mut problems, "to", &self.to, When::parse);
        let capacity = given(&mut problems, "capacity", &self.capacity, Capacity::parse);
        let audience = self.audience(kind, &mut problems);
        if let (Some(from), Some(to)) = (from, to)
            && to.is_before(from)
        {
            problems.add("to", "The end is before the start. Check both dates.");
        }
        match (subject, audience) {
            (Some(subject), Some(audience)) if problems.is_empty() => {
                Ok(Line { kind, subject, detail, stage, place, sessions, from, to, capacity, audience })
            }
            _ => Err(problems),
        }
    }

    fn refuse_surplus(&self, kind: Kind, problems: &mut Problems) {
        let shape = kind.shape();
        for (name, text, field) in [
            ("detail", &self.detail, Field::Detail),
            ("stage", &self.stage, Field::Stage),
            ("place_code", &self.place_code, Field::Place),
            ("place_words", &self.place_words, Field::Place),
            ("sessions", &self.sessions, Field::Sessions),
            ("from", &self.from, Field::From),
            ("to", &self.to, Field::To),
            ("capacity", &self.capacity, Field::Capacity),
        ] {
            if !text.trim().is_empty() && !shape.has(field) {
                problems.add(name, format!("Leave this empty: it does not belong to “{}”.", shape.label));
            }
        }
    }

    fn subject(&self, kind: Kind, vocabulary: &Vocabulary, problems: &mut Problems) -> Option<Subject> {
        let (code, typed) = (self.term.trim(), self.words.trim());
        let takes = kind.shape().takes;
        if takes == Takes::Address {
            return problems.take("words", LinkAddress::parse(typed)).map(Subject::Link);
        }
        if !code.is_empty() {
            let term = vocabulary.find(code).filter(|it| takes.terms().contains(&it.kind));
            if term.is_none() {
                problems.add("term", "Choose one from the list, or use your own words.");
            }
            return term.map(|it| Subject::Term(it.code.clone()));
        }
        if let Some(term) = takes.terms().iter().find_map(|it: &TermKind| vocabulary.find_words(*it, typed)) {
            return Some(Subject::Term(term.code.clone()));
        }
        match takes {
            Takes::TermsOrWords(_) => problems.take("words", LineWords::parse(typed)).map(Subject::Words),
            _ => {
                problems.add("term", "Choose one from the list.");
                None
            }
        }
    }

    fn stage(&self, kind: Kind, problems: &mut Problems) -> Option<Stage> {
        let needed = kind.shape().has(Field::Stage);
        if needed || !self.stage.trim().is_empty() { problems.take("stage", Stage::parse(&self.stage)) } else { None }
    }

    fn place(&self, problems: &mut Problems) -> Option<WorkPlace> {
        if self.place_code.trim().is_empty() {
            let typed = problems.take("place_words", PlaceWords::parse_optional(&self.place_words));
            return typed.flatten().map(WorkPlace::Typed);
        }
        problems.take("place_code", PlaceCode::parse(&self.place_code)).map(WorkPlace::Known)
    }

    fn audience(&self, kind: Kind, problems: &mut Problems) -> Option<Audience> {
        if self.audience.trim().is_empty() {
            return Some(kind.shape().audience);
        }
        let audience = problems.take("audience", Audience::parse(&self.audience))?;
        if kind == Kind::WouldLike && audience != Audience::OnlyMe {
            problems.add("audience", "This is never shown to anyone, so its audience is only you.");
        }
        Some(audience)
    }
}

/// The value of an optional field, or its problem.
fn given<T, E: Display>(
    problems: &mut Problems,
    field: &'static str,
    text: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Option<T> {
    if text.trim().is_empty() { None } else { problems.take(field, parse(text)) }
}

impl From<&Line> for LineDraft {
    /// The texts that make this line again: to fill its form.
    fn from(line: &Line) -> LineDraft {
        let (mut term, mut words) = (String::new(), String::new());
        match &line.subject {
            Subject::Term(code) => term = code.to_string(),
            Subject::Words(own) => words = own.to_string(),
            Subject::Link(address) => words = address.to_string(),
        }
        let (mut place_code, mut place_words) = (String::new(), String::new());
        match &line.place {
            Some(WorkPlace::Known(code)) => place_code = code.to_string(),
            Some(WorkPlace::Typed(typed)) => place_words = typed.to_string(),
            None => {}
        }
        LineDraft {
            term,
            words,
            place_code,
            place_words,
            detail: text(&line.detail),
            stage: line.stage.map(|it| it.code().to_owned()).unwrap_or_default(),
            sessions: text(&line.sessions),
            from: line.from.map(When::code).unwrap_or_default(),
            to: line.to.map(When::code).unwrap_or_default(),
            capacity: text(&line.capacity),
            audience: line.audience.code().to_owned(),
        }
    }
}

fn text<T: Display>(value: &Option<T>) -> String {
    value.as_ref().map(T::to_string).unwrap_or_default()
}
