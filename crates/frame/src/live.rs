//! The open pages of members: they are told that something is new, by kind and id, and fetch it under their own session.
//!
//! What changes something for members takes their numbers in the same write ([`store::inbox`]) and keeps them beside what
//! changed. There is no log of events: what a page missed after a number is read from where it lies, so a restart, a cut
//! connection and a second server change nothing. A commit only wakes [`rounds`], which reads and tells.

mod lines;
mod news;
mod pages;
mod rounds;

use kernel::{Clock, Fault, MemberId, Moment, Rng};
use lines::Lines;
pub(crate) use pages::routes;
use std::{
    collections::HashMap,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::Reader;
use web::Event;

/// That something is new for one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nudge {
    /// Whom it concerns.
    pub to: MemberId,
    /// Its number in the member's own sequence ([`store::inbox`]).
    pub seq: i64,
    /// What kind of thing: `conversation`.
    pub kind: &'static str,
    /// Which: an id in its printed form.
    pub about: String,
}

/// What a feature tells the open pages of members.
#[derive(Clone, Copy)]
pub struct Tells {
    /// The mark of the header that shows that something waits: `messages`.
    pub mark: &'static str,
    /// For each of these members what changed after the number beside them. The reader's own viewer is nobody, so the
    /// statement joins the visible view for the member of its own row. One statement.
    pub missed: Missed,
    /// For which of these members something waits unread. One statement.
    pub waits: for<'r> fn(Reader<'r>, &'r [MemberId]) -> Telling<'r, Vec<MemberId>>,
}

/// What a feature is asked for some members, each with a number.
pub type Missed = for<'r> fn(Reader<'r>, &'r [(MemberId, i64)]) -> Telling<'r, Vec<Nudge>>;
/// What a feature answers when it is asked.
pub type Telling<'r, T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send + 'r>>;

/// Something of the moment, for whoever looks right now: it has no number and nobody hears of it later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whisper {
    /// What kind of thing: `typing`.
    pub kind: &'static str,
    /// What it is about: an id in its printed form.
    pub about: String,
    /// Whose doing it is.
    pub by: MemberId,
}

/// The open pages of members; cheap to clone.
#[derive(Clone)]
pub struct Live(Arc<Inner>);

struct Inner {
    lines: Lines,
    clock: Clock,
    rng: Rng,
    /// When somebody's whisper about something last went out.
    whispered: Mutex<HashMap<(MemberId, String), Moment>>,
}

/// The same whisper goes out this often at most.
const WHISPER_EVERY: Duration = Duration::from_secs(2);
/// So many whispers are remembered; then all are forgotten, and one or two go out too often.
const WHISPERS: usize = 10_000;

impl Live {
    pub(crate) fn new(clock: Clock, rng: Rng) -> Live {
        Live(Arc::new(Inner { lines: Lines::default(), clock, rng, whispered: Mutex::default() }))
    }

    /// Tells those of these members who have a page open. The same one within two seconds is not told again.
    pub fn whisper(&self, to: &[MemberId], whisper: Whisper) {
        if !self.is_due(&whisper) {
            return;
        }
        let Whisper { kind, about, by } = whisper;
        let data = serde_json::json!({ "kind": kind, "about": about, "by": by.to_string() }).to_string();
        let event = Event::new("whisper", None, &data);
        for member in to {
            self.0.lines.whisper(*member, &event);
        }
    }

    /// How many pages are open.
    pub fn open(&self) -> usize {
        self.0.lines.count()
    }

    /// Ends every stream, and every one that begins later: the server stops. Pages come back by themselves.
    pub fn stop(&self) {
        self.0.lines.stop();
    }

    fn is_due(&self, whisper: &Whisper) -> bool {
        let now = self.0.clock.now();
        let mut whispered = self.0.whispered.lock().unwrap_or_else(PoisonError::into_inner);
        if whispered.len() >= WHISPERS {
            whispered.clear();
        }
        let last = whispered.insert((whisper.by, whisper.about.clone()), now);
        if last.is_some_and(|it| now.since(it) < WHISPER_EVERY) {
            // The time counts from what went out, or somebody who never pauses would never be seen.
            whispered.extend(last.map(|it| ((whisper.by, whisper.about.clone()), it)));
            return false;
        }
        true
    }
}
