//! What people see of reports: structs for the templates; the moderators' pages and samples below.

mod case;
mod samples;

pub use case::{CasePage, QueuePage, QueueRow, Tab};
pub use samples::samples;

use crate::{
    measure::{Done, What},
    report::{Kind, Report, ReportId, State, Words},
};
use kernel::{Moment, Problems};
use ui::{
    parts::{Field, Summary},
    words,
};

/// Reporting a thing: one press sends it.
#[derive(askama::Template)]
#[template(path = "moderation/report.html")]
pub struct ReportPage {
    pub noun: &'static str,
    pub name: String,
    /// The page of the thing.
    pub back: String,
    /// Where the form goes.
    pub action: String,
    pub summary: Summary,
    pub words: Field,
    pub kinds: [Kind; 6],
}
ui::view!(ReportPage { title: |it| format!("Report this {}", it.noun), here: Elsewhere, shape: Column });

impl ReportPage {
    /// The page of one thing.
    pub fn new(
        noun: &'static str,
        name: String,
        back: String,
        action: String,
        typed: String,
        problems: &Problems,
    ) -> ReportPage {
        let words = Field::new("words", "A line to the moderator")
            .hint("Only “something else” needs one. Please do not repeat what could identify a patient.")
            .max(Words::MAX)
            .rows(3)
            .value(typed)
            .problem_of(problems);
        ReportPage { noun, name, back, action, summary: Summary::of(problems), words, kinds: Kind::OF_THINGS }
    }
}

/// Complaining about Kettle.
#[derive(askama::Template)]
#[template(path = "moderation/complaint.html")]
pub struct ComplaintPage {
    pub summary: Summary,
    pub words: Field,
}
ui::view!(ComplaintPage { title: |_| "Complain", here: Elsewhere, shape: Column });

impl ComplaintPage {
    /// The form, with what was typed and what is wrong with it.
    pub fn new(typed: String, problems: &Problems) -> ComplaintPage {
        let words = Field::new("words", "What went wrong, and what would put it right?")
            .hint("Moderators read it, and nobody else. Please do not name a patient.")
            .max(Words::MAX)
            .rows(6)
            .value(typed)
            .problem_of(problems);
        ComplaintPage { summary: Summary::of(problems), words }
    }
}

/// What a member has sent.
#[derive(askama::Template)]
#[template(path = "moderation/sent.html")]
pub struct SentPage {
    pub rows: Vec<SentRow>,
    pub looks: Looks,
}
ui::view!(SentPage { title: |_| "Your reports", here: Elsewhere, shape: Column });

/// Whether the reader looks at reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// At all of them.
    All,
    /// At their own.
    Own,
}

impl SentPage {
    fn looks_at_all(&self) -> bool {
        self.looks == Looks::All
    }
}

/// One report for whoever sent it.
pub struct SentRow {
    pub id: ReportId,
    /// What it is about.
    pub name: String,
    pub kind: &'static str,
    pub words: String,
    /// How far it has come, with dates.
    pub steps: Vec<String>,
    pub answer: String,
}

impl SentRow {
    /// For whoever sent it.
    pub fn new(report: Report) -> SentRow {
        SentRow {
            id: report.id,
            name: name(&report),
            kind: report.kind.words(),
            steps: steps(&report),
            words: text(report.words),
            answer: text(report.answer),
        }
    }
}

/// What was done about a member's things.
#[derive(askama::Template)]
#[template(path = "moderation/about_me.html")]
pub struct AboutMePage {
    pub rows: Vec<DoneRow>,
}
ui::view!(AboutMePage { title: |_| "From the moderators", here: Elsewhere, shape: Column });

/// Something that was done.
pub struct DoneRow {
    pub what: String,
    pub when: String,
    pub words: String,
}

impl DoneRow {
    /// For whom it concerns: by the day, because the minute could tell who reported it. `noun` is what their thing is
    /// called: "profile".
    pub fn to_author(done: Done, noun: &str) -> DoneRow {
        let what = match done.what {
            What::HiddenAtOnce => format!(
                "Your {noun} was hidden, because somebody thought that a patient could be recognised in it. A moderator \
                 looks at it."
            ),
            What::Hidden => format!("Your {noun} was hidden from other members."),
            What::Restored => format!("Other members see your {noun} again."),
            What::Warned => format!("You were warned about your {noun}."),
            What::Suspended => {
                "You were suspended. You can still read and take away what is yours, and complain.".to_owned()
            }
            What::Readmitted => "Your suspension has ended.".to_owned(),
            What::Looked | What::Answered => format!("A moderator has looked at your {noun}."),
        };
        DoneRow { what, when: words::date(done.at), words: text(done.words) }
    }
    /// For those who look at reports.
    pub fn to_moderators(done: Done) -> DoneRow {
        let what = match done.what {
            What::Looked => "Looked at",
            What::HiddenAtOnce => "Hidden at once by the report",
            What::Hidden => "Hidden",
            What::Restored => "Shown again",
            What::Warned => "Author warned",
            What::Suspended => "Author suspended",
            What::Readmitted => "Suspension ended",
            What::Answered => "Answered",
        };
        let by = done.moderator.map(|it| format!(" by {it}")).unwrap_or_default();
        DoneRow { what: format!("{what}{by}"), when: words::date_and_time(done.at), words: text(done.words) }
    }
}

/// What a report is about.
fn name(report: &Report) -> String {
    match (report.kind, &report.copy) {
        (Kind::Complaint, _) => "Kettle".to_owned(),
        (_, Some(copy)) => copy.name.clone(),
        (_, None) => "Something that is no longer kept".to_owned(),
    }
}

/// How far it has come.
fn steps(report: &Report) -> Vec<String> {
    let step = |what: &str, at: Option<Moment>| at.map(|at| format!("{what} on {}", words::date(at)));
    let mut all = vec![format!("Received on {}", words::date(report.received))];
    all.extend(step("Looked at", report.looked));
    all.extend(step("Answered", report.answered));
    if report.state == State::Received {
        all.push("A moderator has not looked yet".to_owned());
    }
    all
}

fn text(words: Option<Words>) -> String {
    words.map(|it| it.to_string()).unwrap_or_default()
}
