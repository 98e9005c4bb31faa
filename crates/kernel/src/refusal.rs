//! Two kinds of "no": a refusal is expected and shown to people; a fault is a bug or an outage and is logged once, at the edge.

use std::{borrow::Cow, fmt, panic::Location, time::Duration};

/// What most functions answer.
pub type Result<T, E = Stop> = std::result::Result<T, E>;

/// Why something did not happen.
#[derive(Debug)]
pub enum Stop {
    /// Expected; people are told.
    Refusal(Refusal),
    /// A bug or an outage; the log is told.
    Fault(Fault),
}

/// An expected "no".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such thing for this viewer; whether it exists is not said.
    Absent,
    /// Only for people who are signed in.
    SignIn,
    /// Not allowed, and the viewer may know that it exists.
    NotAllowed,
    /// The input has problems, named by field.
    Invalid(Problems),
    /// Somebody changed it in the meantime.
    Conflict,
    /// Too often; try again after this long.
    SlowDown(Duration),
}

/// One field and what is wrong with it, in words for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The name of the field in its form; empty for the form as a whole.
    pub field: Cow<'static, str>,
    /// What is wrong and what to do, a sentence.
    pub words: Cow<'static, str>,
}

/// All that is wrong with an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// No problem yet.
    pub fn none() -> Problems {
        Problems::default()
    }
    /// Exactly one problem.
    pub fn one(field: impl Into<Cow<'static, str>>, words: impl Into<Cow<'static, str>>) -> Problems {
        let mut problems = Problems::none();
        problems.add(field, words);
        problems
    }
    /// Adds one.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, words: impl Into<Cow<'static, str>>) {
        self.0.push(Problem { field: field.into(), words: words.into() });
    }
    /// The value, or the problem noted under `field` and `None`: so that one look finds all that is wrong.
    pub fn take<T, E: fmt::Display>(&mut self, field: &'static str, parsed: Result<T, E>) -> Option<T> {
        parsed.map_err(|problem| self.add(field, problem.to_string())).ok()
    }
    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// What is wrong with `field`, if anything.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|it| it.field == field).map(|it| &*it.words)
    }
    /// A refusal if there is any problem.
    pub fn check(self) -> Result<(), Refusal> {
        if self.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self)) }
    }
}

/// A bug or an outage. It says what and where, and never quotes what people wrote.
pub struct Fault {
    kind: FaultKind,
    what: Cow<'static, str>,
    at: &'static Location<'static>,
}

/// What kind of fault, for the few that are handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// A mistake of ours.
    Bug,
    /// Something outside is not there.
    Outage,
    /// Too much at once; may be tried again.
    Busy,
    /// Two rows would be the same under this constraint or these columns (`account.email_key`).
    Unique(Box<str>),
}

impl Fault {
    /// A mistake of ours.
    #[track_caller]
    pub fn bug(what: impl Into<Cow<'static, str>>) -> Fault {
        Fault::new(FaultKind::Bug, what)
    }
    /// Something outside is not there.
    #[track_caller]
    pub fn outage(what: impl Into<Cow<'static, str>>) -> Fault {
        Fault::new(FaultKind::Outage, what)
    }
    /// Any kind.
    #[track_caller]
    pub fn new(kind: FaultKind, what: impl Into<Cow<'static, str>>) -> Fault {
        Fault { kind, what: what.into(), at: Location::caller() }
    }
    /// What kind it is.
    pub fn kind(&self) -> &FaultKind {
        &self.kind
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {} ({}:{})", self.kind, self.what, self.at.file(), self.at.line())
    }
}
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl std::error::Error for Fault {}

impl Stop {
    /// A unique violation of `constraint` becomes the problem of a field; everything else stays what it is.
    pub fn unique_as(self, constraint: &str, field: &'static str, words: &'static str) -> Stop {
        match &self {
            Stop::Fault(fault) if matches!(fault.kind(), FaultKind::Unique(it) if it.contains(constraint)) => {
                Refusal::Invalid(Problems::one(field, words)).into()
            }
            _ => self,
        }
    }
}
impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Stop {
        Stop::Refusal(refusal)
    }
}
impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault(fault)
    }
}
impl From<Problems> for Stop {
    fn from(problems: Problems) -> Stop {
        Refusal::Invalid(problems).into()
    }
}
impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Refusal(refusal) => write!(f, "refused: {refusal:?}"),
            Stop::Fault(fault) => fault.fmt(f),
        }
    }
}
impl std::error::Error for Stop {}

/// "No such row" is `Option` until somebody asks for the thing itself.
pub trait OrAbsent<T> {
    /// The thing, or [`Refusal::Absent`].
    fn or_absent(self) -> Result<T, Refusal>;
}
impl<T> OrAbsent<T> for Option<T> {
    fn or_absent(self) -> Result<T, Refusal> {
        self.ok_or(Refusal::Absent)
    }
}
