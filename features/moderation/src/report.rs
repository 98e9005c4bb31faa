//! A report: what somebody says is wrong with a thing that another wrote, or a complaint about Kettle itself.

use kernel::{Id, MemberId, Moment, Problems};
use moderation_api::{Thing, ThingId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The noun of [`ReportId`].
pub enum ReportNoun {}
/// Names a report.
pub type ReportId = Id<ReportNoun>;

kernel::text! {
    /// What somebody adds to a report, and what moderators write to people.
    pub Words = prose(2000);
}

/// So many reports and complaints may a member send within a day.
pub const A_DAY: i64 = 20;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It may identify a patient.
    Patient,
    /// A patient could come to harm by what it says.
    Safety,
    /// Unkind, or aimed at a person.
    Unkind,
    /// They are not who they say.
    Identity,
    /// It sells or advertises.
    Advertising,
    /// Something else, in words.
    Other,
    /// Not about a thing: a complaint about a decision, about data, about Kettle.
    Complaint,
}

/// How far a report has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is there, and whoever sent it was told so.
    Received,
    /// A moderator has looked.
    LookedAt,
    /// It is decided, and whoever sent it was told.
    Answered,
}

/// What was reported, as the reporter saw it then (abuse case 46).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// "Profile of Ada Lovelace".
    pub name: String,
    /// Its page.
    pub url: String,
    /// Each part and its words.
    pub said: Vec<(String, String)>,
}

/// The thing that a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// `profile`.
    pub kind: String,
    /// Which.
    pub thing: ThingId,
    /// Whose; nobody: it was asked without a name.
    pub author: Option<MemberId>,
}

/// A report that somebody is about to send.
#[derive(Debug, Clone)]
pub struct NewReport {
    /// What is wrong.
    pub kind: Kind,
    /// What was added.
    pub words: Option<Words>,
    /// The thing and its copy; nothing for a complaint.
    pub about: Option<(About, Snapshot)>,
}

/// A report that is kept.
#[derive(Debug, Clone)]
pub struct Report {
    /// Which.
    pub id: ReportId,
    /// What is wrong.
    pub kind: Kind,
    /// How far it has come.
    pub state: State,
    /// Who sent it; nobody once they have left.
    pub reporter: Option<MemberId>,
    /// What it is about; nothing for a complaint, and once the author has left.
    pub about: Option<About>,
    /// What was added.
    pub words: Option<Words>,
    /// What was reported; of a private thing what it is called, and its words are sealed.
    pub copy: Option<Snapshot>,
    /// The words of a private thing.
    pub sealed: Option<Vec<u8>>,
    /// When it came.
    pub received: Moment,
    /// When a moderator first looked.
    pub looked: Option<Moment>,
    /// When it was answered.
    pub answered: Option<Moment>,
    /// The answer.
    pub answer: Option<Words>,
}

/// An earlier report of the same thing by the same member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// What was wrong.
    pub kind: Kind,
    /// How far it has come.
    pub state: State,
}

/// What can be wrong with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportProblem {
    /// "Something else" says what.
    NoWords,
    /// It is being looked at already.
    Twice,
    /// Too many within a day.
    TooMany,
}

impl fmt::Display for ReportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ReportProblem::NoWords => "Write a line on what is wrong, then press again.",
            ReportProblem::Twice => "You have reported this already. A moderator looks at it, and you will hear.",
            ReportProblem::TooMany => {
                "You have sent 20 reports within a day, which is the most. Send the next one tomorrow, or answer the \
                 letter of one that you have sent."
            }
        })
    }
}

impl Kind {
    /// The kinds that a thing can be reported as, the gravest first.
    pub const OF_THINGS: [Kind; 6] =
        [Kind::Patient, Kind::Safety, Kind::Unkind, Kind::Identity, Kind::Advertising, Kind::Other];

    /// As stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Patient => "patient",
            Kind::Safety => "safety",
            Kind::Unkind => "unkind",
            Kind::Identity => "identity",
            Kind::Advertising => "advertising",
            Kind::Other => "other",
            Kind::Complaint => "complaint",
        }
    }
    /// The kind that is stored so.
    pub fn stored(code: &str) -> Option<Kind> {
        Kind::OF_THINGS.into_iter().chain([Kind::Complaint]).find(|it| it.code() == code)
    }
    /// The kind of a thing's report that a form sent.
    pub fn of_thing(code: &str) -> Option<Kind> {
        Kind::OF_THINGS.into_iter().find(|it| it.code() == code)
    }
    /// What is wrong, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Patient => "A patient could be recognised",
            Kind::Safety => "It is unsafe: somebody could come to harm by it",
            Kind::Unkind => "It is unkind, or harasses somebody",
            Kind::Identity => "They are not who they say they are",
            Kind::Advertising => "It sells or advertises something",
            Kind::Other => "Something else",
            Kind::Complaint => "A complaint",
        }
    }
    /// What happens next.
    pub const fn follows(self) -> &'static str {
        match self {
            Kind::Patient => "Hidden at once, until a moderator has looked",
            Kind::Safety => "A moderator looks at it before others. A line above on what is wrong helps",
            Kind::Other => "Write a line above on what it is",
            Kind::Unkind | Kind::Identity | Kind::Advertising | Kind::Complaint => {
                "It stays until a moderator has looked"
            }
        }
    }
}

impl State {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            State::Received => "received",
            State::LookedAt => "looked_at",
            State::Answered => "answered",
        }
    }
    /// The state that is stored so.
    pub fn stored(code: &str) -> Option<State> {
        [State::Received, State::LookedAt, State::Answered].into_iter().find(|it| it.code() == code)
    }
}

impl Snapshot {
    /// Of a thing as its reporter sees it now.
    pub fn of(thing: &Thing) -> Snapshot {
        let said = thing.said.iter().map(|it| (it.part.clone(), it.words.clone())).collect();
        Snapshot { name: thing.name.clone(), url: thing.url.clone(), said }
    }
    /// What it is called alone, for a private thing whose words are sealed and whose page is not the reader's of reports.
    pub fn without_words(self) -> (Snapshot, Vec<(String, String)>) {
        (Snapshot { name: self.name, url: String::new(), said: vec![] }, self.said)
    }
}

impl NewReport {
    /// Checks it against what the same member has sent: about the same thing, and within a day.
    ///
    /// # Errors
    /// The problems of the form.
    pub fn checked(self, earlier: &[Earlier], today: i64) -> Result<NewReport, Problems> {
        let twice = earlier.iter().any(|it| it.kind == self.kind && it.state != State::Answered);
        let wordless = matches!(self.kind, Kind::Other | Kind::Complaint) && self.words.is_none();
        let problem = match () {
            () if today >= A_DAY => Some(("", ReportProblem::TooMany)),
            () if twice => Some(("", ReportProblem::Twice)),
            () if wordless => Some(("words", ReportProblem::NoWords)),
            () => None,
        };
        match problem {
            Some((field, problem)) => Err(Problems::one(field, problem.to_string())),
            None => Ok(self),
        }
    }

    /// Whether the thing is to be hidden at once: if a patient may be recognised, and this member did not say so before
    /// and get an answer. Else one member could hide another again and again.
    pub fn hides(&self, earlier: &[Earlier]) -> bool {
        self.kind == Kind::Patient && !earlier.iter().any(|it| it.kind == Kind::Patient)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(kind: Kind, words: &str) -> NewReport {
        NewReport { kind, words: Words::parse_optional(words).expect("words"), about: None }
    }

    #[test]
    fn something_else_says_what() {
        assert!(new(Kind::Other, "").checked(&[], 0).is_err_and(|it| it.of("words").is_some()));
        assert!(new(Kind::Complaint, " ").checked(&[], 0).is_err());
        assert!(new(Kind::Other, "It is a poem.").checked(&[], 0).is_ok());
        assert!(new(Kind::Patient, "").checked(&[], 0).is_ok());
    }

    #[test]
    fn the_same_is_not_reported_twice_while_it_is_looked_at() {
        let earlier = |state| [Earlier { kind: Kind::Unkind, state }];
        assert!(new(Kind::Unkind, "").checked(&earlier(State::Received), 1).is_err());
        assert!(new(Kind::Unkind, "").checked(&earlier(State::LookedAt), 1).is_err());
        assert!(new(Kind::Unkind, "").checked(&earlier(State::Answered), 1).is_ok());
        assert!(new(Kind::Patient, "").checked(&earlier(State::Received), 1).is_ok());
    }

    #[test]
    fn twenty_a_day_are_enough() {
        assert!(new(Kind::Patient, "").checked(&[], A_DAY - 1).is_ok());
        assert!(new(Kind::Patient, "").checked(&[], A_DAY).is_err_and(|it| it.of("").is_some()));
    }

    #[test]
    fn one_member_hides_a_thing_once() {
        assert!(new(Kind::Patient, "").hides(&[]));
        assert!(new(Kind::Patient, "").hides(&[Earlier { kind: Kind::Unkind, state: State::Received }]));
        assert!(!new(Kind::Patient, "").hides(&[Earlier { kind: Kind::Patient, state: State::Answered }]));
        assert!(!new(Kind::Unkind, "").hides(&[]));
    }

    #[test]
    fn kinds_and_states_are_read_as_they_are_written() {
        for kind in Kind::OF_THINGS.into_iter().chain([Kind::Complaint]) {
            assert_eq!(Kind::stored(kind.code()), Some(kind));
        }
        assert_eq!(Kind::of_thing("complaint"), None);
        for state in [State::Received, State::LookedAt, State::Answered] {
            assert_eq!(State::stored(state.code()), Some(state));
        }
    }
}
