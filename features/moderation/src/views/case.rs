//! The moderators' pages: the queue and one report.

use super::{DoneRow, name, steps, text};
use crate::{
    measure::{Done, is_hidden},
    pages::Typed,
    report::{Report, ReportId, State, Words},
    store::Listed,
};
use kernel::Problems;
use ui::{
    parts::{Field, Summary},
    words,
};

/// What waits, or what was answered last.
#[derive(askama::Template)]
#[template(path = "moderation/queue.html")]
pub struct QueuePage {
    pub tab: Tab,
    pub rows: Vec<QueueRow>,
}
ui::view!(QueuePage { title: |_| "Reports", here: Elsewhere, shape: Column });

/// Which part of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// What waits for an answer.
    Open,
    /// What was answered last.
    Answered,
}

impl QueuePage {
    fn is_open(&self) -> bool {
        self.tab == Tab::Open
    }
}

/// One report in the queue.
pub struct QueueRow {
    pub id: ReportId,
    pub kind: &'static str,
    pub name: String,
    /// "Received on 20 November 2026, looked at …".
    pub steps: String,
}

impl QueueRow {
    /// For those who look at reports.
    pub fn new(listed: Listed) -> QueueRow {
        let report = listed.report;
        let (kind, name, steps) = (report.kind.words(), name(&report), steps(&report).join(", "));
        QueueRow { id: report.id, kind, name, steps }
    }
}

/// One report, and what can be done about it.
#[derive(askama::Template)]
#[template(path = "moderation/case.html")]
pub struct CasePage {
    pub id: ReportId,
    pub kind: &'static str,
    pub name: String,
    /// The page of the thing; empty for a complaint and once its author has left.
    pub url: String,
    /// Where those who can learn who asked begin; empty for what stands under a name.
    pub unmask: String,
    pub said: Vec<(String, String)>,
    /// Whether only this was opened, out of something private.
    pub is_private: bool,
    /// What the reporter added.
    pub added: String,
    /// Who sent it.
    pub reporter: String,
    pub steps: Vec<String>,
    /// Others about the same thing; empty if there are none.
    pub alike: String,
    pub answer: String,
    pub done: Vec<DoneRow>,
    pub state: State,
    pub now: Now,
    pub summary: Summary,
    pub words: Field,
    pub to_reporter: Field,
    pub to_author: Field,
}
ui::view!(CasePage { title: |it| it.kind, here: Elsewhere, shape: Column });

/// How things stand, which decides what is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// No thing and no author: only an answer is due.
    NoThing,
    /// Seen by members, its author in good standing or suspended.
    Seen(Author),
    /// Hidden.
    Hidden(Author),
}

/// How the author stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// In good standing.
    Active,
    /// Suspended.
    Suspended,
    /// Unknown: it was asked without a name.
    Nameless,
}

impl CasePage {
    /// Of a report, of what was reported, of what was done, of the number of others about the same thing, of what was typed and what is wrong.
    pub fn new(
        listed: Listed,
        said: Vec<(String, String)>,
        done: Vec<Done>,
        alike: i64,
        typed: Typed,
        problems: &Problems,
    ) -> CasePage {
        let report = &listed.report;
        let now = Now::of(report, listed.author_standing.as_deref(), &done);
        let alike = match u64::try_from(alike) {
            Ok(0) | Err(_) => String::new(),
            Ok(more) => words::plural(more, "other report", "other reports"),
        };
        CasePage {
            id: report.id,
            kind: report.kind.words(),
            name: name(report),
            url: report.about.as_ref().and(report.copy.as_ref()).map(|it| it.url.clone()).unwrap_or_default(),
            unmask: match report.about.as_ref().filter(|it| it.author.is_none()) {
                Some(about) => format!("/moderation/unmasking/of/{}", about.thing),
                None => String::new(),
            },
            said,
            is_private: report.sealed.is_some(),
            added: text(report.words.clone()),
            reporter: listed.reporter.unwrap_or_else(|| "A former member".to_owned()),
            steps: steps(report),
            alike,
            answer: text(report.answer.clone()),
            done: done.into_iter().map(DoneRow::to_moderators).collect(),
            state: report.state,
            now,
            summary: Summary::of(problems),
            words: field("words", "Words to the author", typed.words, problems)
                .hint("The author reads them with what you do. Never say who reported it."),
            to_reporter: field("to_reporter", "Answer to whoever sent it", typed.to_reporter, problems)
                .hint("Everybody who reported the same reads it."),
            to_author: field("to_author", "Words to the author", typed.to_author, problems)
                .hint("Without them the author hears only of what was done.")
                .optional(),
        }
    }
    fn is_new(&self) -> bool {
        self.state == State::Received
    }
    fn is_open(&self) -> bool {
        self.state != State::Answered
    }
    fn has_thing(&self) -> bool {
        self.now != Now::NoThing
    }
    fn has_author(&self) -> bool {
        !matches!(self.now, Now::NoThing | Now::Seen(Author::Nameless) | Now::Hidden(Author::Nameless))
    }
    fn is_hidden(&self) -> bool {
        matches!(self.now, Now::Hidden(_))
    }
    fn is_suspended(&self) -> bool {
        matches!(self.now, Now::Seen(Author::Suspended) | Now::Hidden(Author::Suspended))
    }
}

impl Now {
    fn of(report: &Report, standing: Option<&str>, done: &[Done]) -> Now {
        let author = match (report.about.as_ref().and_then(|it| it.author), standing) {
            (None, _) => Author::Nameless,
            (_, Some("suspended")) => Author::Suspended,
            _ => Author::Active,
        };
        match (&report.about, is_hidden(done)) {
            (None, _) => Now::NoThing,
            (Some(_), true) => Now::Hidden(author),
            (Some(_), false) => Now::Seen(author),
        }
    }
}

fn field(name: &'static str, label: &'static str, typed: String, problems: &Problems) -> Field {
    Field::new(name, label).max(Words::MAX).rows(4).value(typed).problem_of(problems)
}
