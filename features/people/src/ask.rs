//! What the directory is asked: the address of the page as a value, and back.

mod address;
mod filter;
mod understand;

pub use filter::Filter;

use crate::{
    facets::{Facet, Value},
    line::Sessions,
};

/// A question to the directory. Everything in it can be in the address; what cannot be read is left aside, so that no
/// address is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was typed, at most [`Asked::LONGEST`] characters of it.
    pub text: String,
    /// The chosen values, each once.
    pub picks: Vec<(Facet, Value)>,
    /// Near what, as typed; empty is near the reader.
    pub near: String,
    /// Only within so many miles.
    pub miles: Option<u16>,
    /// Only from so many sessions a week.
    pub sessions_min: Option<Sessions>,
    /// Only up to so many sessions a week.
    pub sessions_max: Option<Sessions>,
    /// Only those who joined in so many days.
    pub joined: Option<u16>,
    /// Whether only those who walked the reader's path are asked for.
    pub path: PathAsked,
    /// The order.
    pub order: Order,
    /// Skip so many.
    pub offset: usize,
}

/// Whether only those who walked the reader's path are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PathAsked {
    /// Everybody; those who walked it come first.
    #[default]
    Everybody,
    /// Only them.
    WalkersOnly,
}

/// In which order people come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Those who fit best.
    #[default]
    Fit,
    /// The nearest.
    Distance,
    /// Those who joined last.
    Newest,
}

impl Asked {
    /// The most characters of text that count.
    pub const LONGEST: usize = 300;
    /// The most chosen values that count.
    pub const MOST_PICKS: usize = 60;
    /// The distances that the page offers, in miles.
    pub const MILES: [u16; 5] = [5, 10, 25, 50, 100];
    /// The times of joining that the page offers, in days.
    pub const JOINED: [u16; 2] = [30, 90];

    /// The chosen values of one facet.
    pub fn of_facet(&self, facet: Facet) -> impl Iterator<Item = &Value> {
        self.picks.iter().filter(move |it| it.0 == facet).map(|it| &it.1)
    }

    /// With this value chosen too.
    pub fn with(mut self, facet: Facet, value: Value) -> Asked {
        let pick = (facet, value);
        if self.picks.len() < Asked::MOST_PICKS && !self.picks.contains(&pick) {
            self.picks.push(pick);
        }
        self
    }

    /// Whether the reader narrows anything, by words or otherwise.
    pub fn is_narrow(&self) -> bool {
        !self.text.trim().is_empty() || !self.filters().is_empty()
    }
}

impl Order {
    /// All, as the page offers them.
    pub const ALL: [Order; 3] = [Order::Fit, Order::Distance, Order::Newest];

    /// As the address has it.
    pub const fn code(self) -> &'static str {
        match self {
            Order::Fit => "fit",
            Order::Distance => "distance",
            Order::Newest => "newest",
        }
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Order::Fit => "Best fit",
            Order::Distance => "Distance",
            Order::Newest => "Newest",
        }
    }
}
