//! A copy of everything that Kettle holds of a member: asked for, made, taken along, gone after a week.

use kernel::{Id, MemberId, Moment};
use std::{fmt, time::Duration};

/// The noun of [`CopyId`].
pub enum CopyNoun {}
/// One copy. Random, so that its address tells nothing.
pub type CopyId = Id<CopyNoun>;

/// A copy, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCopy {
    /// Which.
    pub id: CopyId,
    /// Whose.
    pub member: MemberId,
    /// How far it is.
    pub state: State,
    /// When it was asked for.
    pub asked_at: Moment,
    /// Until when it is kept.
    pub ends_at: Moment,
}

/// How far a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is being made.
    Asked,
    /// It is there, of this size in bytes.
    Ready(u64),
    /// There was no room for it on the disk.
    Full,
    /// It could not be made.
    Failed,
    /// Its owner took it away.
    Removed,
}

/// Why no copy is made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyProblem {
    /// As many as a day has.
    TooMany,
}

/// A copy is kept so long. It is in one place what is else in many, so it does not stay for long.
pub const KEPT: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// So many are made in a day.
pub const MOST_A_DAY: usize = 3;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Whoever presses again so soon means the same copy.
const SAME: Duration = Duration::from_secs(60);

/// What comes of asking for a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Another copy is made.
    New,
    /// It is the one that is there or being made already.
    Same,
}

impl DataCopy {
    /// What comes of asking for another at `now`, with these that were asked for before.
    ///
    /// # Errors
    /// There were as many as a day has. Those that could not be made do not count.
    pub fn ask(earlier: &[DataCopy], now: Moment) -> Result<Asking, CopyProblem> {
        let made = |it: &&DataCopy| !matches!(it.state, State::Full | State::Failed);
        let same = |it: &DataCopy| match it.state {
            State::Asked => true,
            State::Ready(_) => now.since(it.asked_at) < SAME,
            _ => false,
        };
        if earlier.iter().any(same) {
            return Ok(Asking::Same);
        }
        let today = earlier.iter().filter(made).filter(|it| now.since(it.asked_at) < DAY).count();
        if today < MOST_A_DAY { Ok(Asking::New) } else { Err(CopyProblem::TooMany) }
    }
    /// Whether it can be taken along at `now`.
    pub fn is_ready(&self, now: Moment) -> bool {
        matches!(self.state, State::Ready(_)) && now < self.ends_at
    }
    /// What its file is called where it lands: `kettle-data-2026-11-20.zip`.
    pub fn called(&self) -> String {
        format!("kettle-data-{}.zip", &self.asked_at.iso()[..10])
    }
    /// The name under which its file is kept: the digits of its id.
    pub fn kept_as(id: CopyId) -> String {
        id.as_bytes().iter().map(|it| format!("{it:02x}")).collect()
    }
}

impl State {
    /// As stored; the size stands beside it.
    pub const fn word(self) -> &'static str {
        match self {
            State::Asked => "asked",
            State::Ready(_) => "ready",
            State::Full => "full",
            State::Failed => "failed",
            State::Removed => "removed",
        }
    }
    /// From the store.
    pub fn stored(word: &str, bytes: Option<i64>) -> Option<State> {
        Some(match word {
            "asked" => State::Asked,
            "ready" => State::Ready(bytes.and_then(|it| u64::try_from(it).ok())?),
            "full" => State::Full,
            "failed" => State::Failed,
            "removed" => State::Removed,
            _ => return None,
        })
    }
}

impl fmt::Display for CopyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // As many as MOST_A_DAY.
            CopyProblem::TooMany => f.write_str(
                "You have made three copies since yesterday. Take one of those along, or make another tomorrow.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(state: State, hours: u64) -> DataCopy {
        let asked_at = Moment::from_micros(0).plus(Duration::from_secs(hours * 3600));
        DataCopy { id: CopyId::NONE, member: MemberId::NONE, state, asked_at, ends_at: asked_at.plus(KEPT) }
    }

    fn at(hours: u64, seconds: u64) -> Moment {
        Moment::from_micros(0).plus(Duration::from_secs(hours * 3600 + seconds))
    }

    #[test]
    fn pressing_twice_makes_one() {
        assert_eq!(DataCopy::ask(&[], at(0, 0)), Ok(Asking::New));
        assert_eq!(DataCopy::ask(&[copy(State::Asked, 0)], at(5, 0)), Ok(Asking::Same));
        assert_eq!(DataCopy::ask(&[copy(State::Ready(1), 0)], at(0, 59)), Ok(Asking::Same));
        assert_eq!(DataCopy::ask(&[copy(State::Ready(1), 0)], at(0, 60)), Ok(Asking::New));
        assert_eq!(DataCopy::ask(&[copy(State::Full, 0)], at(0, 1)), Ok(Asking::New));
    }

    #[test]
    fn a_day_has_three_and_taking_one_away_makes_no_fourth() {
        assert_eq!(MOST_A_DAY, 3, "the words say so");
        let three = [copy(State::Ready(1), 0), copy(State::Removed, 1), copy(State::Ready(1), 2)];
        assert_eq!(DataCopy::ask(&three, at(3, 0)), Err(CopyProblem::TooMany));
        assert_eq!(DataCopy::ask(&three, at(24, 0)), Ok(Asking::New));
        let failed = [copy(State::Failed, 0), copy(State::Full, 1), copy(State::Failed, 2)];
        assert_eq!(DataCopy::ask(&failed, at(3, 0)), Ok(Asking::New));
    }

    #[test]
    fn a_copy_is_there_for_a_week() {
        let copy = copy(State::Ready(1), 0);
        assert!(copy.is_ready(at(7 * 24, 0).minus(Duration::from_micros(1))) && !copy.is_ready(at(7 * 24, 0)));
        assert_eq!(copy.called(), "kettle-data-1970-01-01.zip");
        for state in [State::Asked, State::Ready(7), State::Full, State::Failed, State::Removed] {
            assert_eq!(State::stored(state.word(), Some(7)), Some(state));
        }
    }
}
