//! What people see of their data, and of leaving.

mod samples;

pub use samples::samples;

use crate::{
    copy::{DataCopy, KEPT, MOST_A_DAY, State},
    departure::{Departure, Hands, THINKING},
};
use frame::Holding;
use kernel::{Moment, Problems};
use ui::{parts::Summary, words};

/// What Kettle holds of the viewer, and the copies of it.
#[derive(askama::Template)]
#[template(path = "leaving/data.html")]
pub struct DataPage {
    pub summary: Summary,
    pub copies: Vec<CopyRow>,
    pub held: Vec<Holding>,
}
ui::view!(DataPage { title: |_| "Your data", here: Settings, shape: Column });

/// One copy in the list.
pub struct CopyRow {
    pub id: String,
    /// "20 November 2026 at 12.04".
    pub asked: String,
    /// Its size and its end, or how far it is.
    pub words: String,
    pub offers: Offers,
}

/// What can be done with a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offers {
    /// Taking it along, and taking it away.
    File,
    /// Looking again.
    Wait,
    /// Nothing.
    Nothing,
}

impl DataPage {
    /// Of the copies that are kept, of what the features hold, and of what is wrong.
    pub fn new(copies: &[DataCopy], held: Vec<Holding>, problems: &Problems) -> DataPage {
        let copies = copies.iter().filter(|it| it.state != State::Removed).map(CopyRow::new).collect();
        DataPage { summary: Summary::of(problems), copies, held }
    }
    fn days(&self) -> u64 {
        KEPT.as_secs() / 86_400
    }
    fn most(&self) -> String {
        words::count(MOST_A_DAY as u64)
    }
}

impl CopyRow {
    /// Of a copy that was not taken away.
    pub fn new(copy: &DataCopy) -> CopyRow {
        let (words, offers) = match copy.state {
            State::Ready(bytes) => (format!("{}, until {}", size(bytes), words::date(copy.ends_at)), Offers::File),
            State::Asked => ("It is being made. That takes a few seconds.".to_owned(), Offers::Wait),
            State::Full => (
                "It could not be made: the disk of this Kettle is full. Tell whoever runs it, and ask again."
                    .to_owned(),
                Offers::Nothing,
            ),
            State::Failed | State::Removed => (
                "It could not be made. Ask again; if that does not help, tell whoever runs this Kettle.".to_owned(),
                Offers::Nothing,
            ),
        };
        CopyRow { id: copy.id.to_string(), asked: words::date_and_time(copy.asked_at), words, offers }
    }
    fn is_file(&self) -> bool {
        self.offers == Offers::File
    }
    fn is_waiting(&self) -> bool {
        self.offers == Offers::Wait
    }
}

/// `34 kB`, `2.1 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// What comes of leaving, before anybody presses anything.
#[derive(askama::Template)]
#[template(path = "leaving/leave.html")]
pub struct LeavePage {
    pub summary: Summary,
    /// Until when one can come back.
    pub until: String,
    pub held: Vec<Holding>,
    pub hands: Hands,
}
ui::view!(LeavePage { title: |_| "Delete your account", here: Settings, shape: Column });

impl LeavePage {
    /// Of what would come of leaving now, of what the features hold, and of what is wrong.
    pub fn new(departure: &Departure, held: Vec<Holding>, problems: &Problems) -> LeavePage {
        LeavePage { summary: Summary::of(problems), until: words::date(departure.at), held, hands: departure.hands }
    }
    fn days(&self) -> u64 {
        THINKING.as_secs() / 86_400
    }
    fn may(&self) -> bool {
        self.hands == Hands::Others
    }
    fn staying(&self) -> impl Iterator<Item = &Holding> {
        self.held.iter().filter(|it| !it.stays.is_empty())
    }
}

/// The way back.
#[derive(askama::Template)]
#[template(path = "leaving/back.html")]
pub struct BackPage {
    /// Until when there is one.
    pub until: String,
}
ui::view!(BackPage { title: |_| "Do you want to stay?", here: Settings, shape: Column });

impl BackPage {
    /// For somebody whose account is deleted then.
    pub fn new(at: Moment) -> BackPage {
        BackPage { until: words::date(at) }
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_said_roughly() {
        assert_eq!(
            [size(0), size(1), size(33_400), size(999_999), size(1_000_000), size(2_190_000)],
            ["0 kB", "1 kB", "34 kB", "1000 kB", "1.0 MB", "2.1 MB"]
        );
    }
}
