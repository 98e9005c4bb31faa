//! What the page of a week comes to: how many things, how long, and what of it was looked at.

use crate::{store::Neighbour, views::things::capital};
use home_api::{Looked, Thing};
use ui::words;

/// So long it takes to answer somebody who waits.
const ANSWER: u64 = 2;
/// More steps than this say nothing.
const STEPS: usize = 20;

/// What a week's page comes to.
pub struct Week {
    /// How many things there are, with those who wait; none if nothing but these stands there.
    pub things: u64,
    looked: u64,
    minutes: u64,
}

impl Week {
    /// Of so many who wait, and these things.
    pub fn of(waiting: usize, things: &[(Option<Neighbour>, Thing)]) -> Week {
        if things.is_empty() {
            return Week { things: 0, looked: 0, minutes: 0 };
        }
        let waiting = waiting as u64;
        Week {
            things: waiting + things.len() as u64,
            looked: things.iter().filter(|it| it.1.looked == Looked::At).count() as u64,
            minutes: ANSWER * waiting + things.iter().map(|it| it.1.minutes).sum::<u64>(),
        }
    }
    /// "Seven things this week, about 18 minutes. You have looked at two."
    pub fn words(&self) -> String {
        let things = match self.things {
            1 => "One thing this week".to_owned(),
            many => format!("{} things this week", capital(&words::count(many))),
        };
        let looked = match self.looked {
            0 => String::new(),
            all if all == self.things => " You have looked at all of it.".to_owned(),
            some => format!(" You have looked at {}.", words::count(some)),
        };
        format!("{things}, about {}.{looked}", words::plural(self.minutes, "minute", "minutes"))
    }
    /// How long the page takes; empty if there is nothing on it.
    pub fn takes(&self) -> String {
        match self.minutes {
            0 => String::new(),
            some => {
                format!("This page takes about {}, counted from its length.", words::plural(some, "minute", "minutes"))
            }
        }
    }
    /// A class for each thing, those first that were looked at.
    pub fn steps(&self) -> Vec<&'static str> {
        if self.things > STEPS as u64 {
            return vec![];
        }
        (0..self.things).map(|it| if it < self.looked { "done" } else { "" }).collect()
    }
}
