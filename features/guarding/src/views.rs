//! What administrators see of the guard, with samples.

use crate::tally::Tally;
use frame::Sample;
use guard::{Kind, Reason};

/// The counts, and what the guard does and does not.
#[derive(askama::Template)]
#[template(path = "guarding/show.html")]
pub struct GuardPage {
    pub tally: Tally,
}
ui::view!(GuardPage { title: |_| "Patient guard", here: Administration, shape: Column });

impl GuardPage {
    fn name(&self, kind: &Kind) -> String {
        let words = kind.words();
        let noun = words.trim_start_matches("an ").trim_start_matches("a ");
        let mut letters = noun.chars();
        letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    let full = Tally {
        kinds: Kind::ALL.into_iter().enumerate().map(|(at, it)| (it, [40 - at as i64, 20, at as i64])).collect(),
        reasons: Reason::ALL.into_iter().map(|it| (it, 7)).collect(),
    };
    let stopped = Tally { kinds: vec![(Kind::NhsNumber, [12_345, 12_000, 0])], reasons: vec![] };
    vec![
        Sample { name: "guarding/show: nothing", view: Box::new(GuardPage { tally: Tally::default() }) },
        Sample { name: "guarding/show: all kinds", view: Box::new(GuardPage { tally: full }) },
        Sample { name: "guarding/show: nothing sent", view: Box::new(GuardPage { tally: stopped }) },
    ]
}
