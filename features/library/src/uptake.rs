//! Who uses a resource, what it saved, and what it needs, in sums: as they are kept beside it, and what may be told of them.
//!
//! Fewer than five practices of a region are told as words, and whatever else is told is made of what the table tells, so that no
//! sum gives them away. What it saved is a range of at least three reports, with those that lost time, and never a total:
//! practices of different size cannot be added up.

use crate::{
    adoption::{Known, Use},
    kind::Stage,
    support::Skill,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fewer than so many practices of a region are "a few".
pub const FEW: i64 = 5;
/// Fewer than so many reports are no range.
pub const REPORTS: i64 = 3;
/// Minutes are told to the nearest so many: nobody recognises a report by an odd one.
const STEP: i64 = 5;

/// As it lies in its column. Fields keep their names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Uptake {
    /// Practices by region or nation, the most first; last, without a name, those who did not say where: people, not practices.
    pub regions: Vec<Region>,
    /// What it saved in a week, from the most that was lost on.
    pub reports: Vec<Reports>,
    /// How many would help with what.
    pub helpers: Vec<(Skill, i64)>,
    /// What it still needs, in its owner's words, which may be empty.
    pub needs: Vec<(Skill, String)>,
    /// When it came to a stage: the word of the stage, and the month as months are written.
    pub stages: Vec<(String, String)>,
}

/// The practices of one region.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Region {
    /// What it is called; empty: it was not said where, and people are counted.
    pub name: String,
    /// Practices in which it is in use.
    pub in_use: i64,
    /// In which it is being tried.
    pub trying: i64,
    /// In which it was stopped.
    pub stopped: i64,
}

/// Reports that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reports {
    /// Minutes saved in a week, to the nearest five.
    pub minutes: i64,
    /// How it is known.
    pub known: Known,
    /// How many say so.
    pub number: i64,
}

/// One adoption, as far as sums need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Where; two of one place are one practice. Whoever names none, or left, is a person and no practice.
    pub place: Option<String>,
    /// The name of the region; empty: not known.
    pub region: String,
    /// How far.
    pub stage: Use,
    /// What it saves.
    pub saved: Option<(i64, Known)>,
}

/// What may be told of a number of practices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// There is none.
    None,
    /// Some, and fewer than [`FEW`].
    Few,
    /// So many.
    Exactly(i64),
}

/// What it saved in a week, of at least [`REPORTS`] reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// How many there are.
    pub number: i64,
    /// The least; below nothing: lost.
    pub low: i64,
    /// The most.
    pub high: i64,
    /// Half of them are so many or more.
    pub median: i64,
    /// The middle half lies between these.
    pub middle: (i64, i64),
    /// How many lost time.
    pub lost: i64,
    /// How many say that it feels so, that they counted, that they measured.
    pub known: [i64; 3],
}

impl Told {
    /// Of so many practices.
    pub fn of(number: i64) -> Told {
        match number {
            ..=0 => Told::None,
            1..FEW => Told::Few,
            _ => Told::Exactly(number),
        }
    }
    /// So many at least, for whoever is told no more than this.
    fn least(self) -> i64 {
        match self {
            Told::None => 0,
            Told::Few => 1,
            Told::Exactly(number) => number,
        }
    }
    /// "none", "a few", "12".
    pub fn words(self) -> String {
        match self {
            Told::None => "none".to_owned(),
            Told::Few => "a few".to_owned(),
            Told::Exactly(number) => number.to_string(),
        }
    }
}

impl Region {
    /// All its practices, also where it was stopped.
    pub fn all(&self) -> i64 {
        self.in_use + self.trying + self.stopped
    }
    /// Whether so few are there that nobody is called "a practice in" it: as far as the table tells, which says "a few" of each stage.
    pub fn is_small(&self) -> bool {
        self.name.is_empty() || self.least() < FEW
    }
    /// In use, trying, stopped, as they are told.
    pub fn told(&self) -> [Told; 3] {
        [self.in_use, self.trying, self.stopped].map(Told::of)
    }
    fn least(&self) -> i64 {
        self.told().map(Told::least).into_iter().sum()
    }
}

impl Uptake {
    /// Practices and reports of these adoptions, whatever their order. A practice counts by whoever is furthest in it.
    pub fn adopted(mut self, adoptions: &[Counted]) -> Uptake {
        let mut places: BTreeMap<(&str, &str), Use> = BTreeMap::new();
        let mut regions: BTreeMap<&str, Region> = BTreeMap::new();
        let mut reports: BTreeMap<(i64, Known), i64> = BTreeMap::new();
        for it in adoptions {
            match &it.place {
                Some(place) if !it.region.is_empty() => {
                    let stage = places.entry((&it.region, place)).or_insert(it.stage);
                    *stage = it.stage.max(*stage);
                }
                _ => regions.entry("").or_default().add(it.stage),
            }
            if let Some((minutes, known)) = it.saved {
                *reports.entry((rounded(minutes), known)).or_default() += 1;
            }
        }
        for ((region, _), stage) in places {
            regions.entry(region).or_default().add(stage);
        }
        self.regions = regions.into_iter().map(|(name, it)| Region { name: name.to_owned(), ..it }).collect();
        // By what is told: the order of those with a few says nothing of how few.
        self.regions.sort_by_key(|it| (it.name.is_empty(), -it.least()));
        self.reports =
            reports.into_iter().map(|((minutes, known), number)| Reports { minutes, known, number }).collect();
        self
    }

    /// Practices in which it is in use or tried.
    pub fn places(&self) -> i64 {
        self.named().map(|it| it.in_use + it.trying).sum()
    }
    /// Whether anybody said that they use it, or did.
    pub fn is_used(&self) -> bool {
        self.regions.iter().any(|it| it.all() > 0)
    }
    /// How many use or try it: practices; if none is known, people. Made of what is told by region and stage and of nothing else:
    /// taken from a sum that knew more, those numbers would leave how few the others are. Nothing: nobody does.
    pub fn users_words(&self) -> Option<String> {
        let practices: Vec<Told> = self.named().flat_map(|it| [it.in_use, it.trying]).map(Told::of).collect();
        let people = self.regions.iter().filter(|it| it.name.is_empty()).flat_map(|it| [it.in_use, it.trying]);
        let people: Vec<Told> = people.map(Told::of).collect();
        summed(&practices, "practices").or_else(|| summed(&people, "people"))
    }
    fn named(&self) -> impl Iterator<Item = &Region> {
        self.regions.iter().filter(|it| !it.name.is_empty())
    }
    /// How many said what it saves.
    pub fn reported(&self) -> i64 {
        self.reports.iter().map(|it| it.number).sum()
    }
    /// What it saved; nothing if too few say so.
    pub fn range(&self) -> Option<Range> {
        let number = self.reported();
        if number < REPORTS {
            return None;
        }
        let of = |known: Known| self.reports.iter().filter(|it| it.known == known).map(|it| it.number).sum();
        Some(Range {
            number,
            low: self.nth(0),
            high: self.nth(number - 1),
            median: self.nth((number - 1) / 2 + (number - 1) % 2),
            middle: (self.nth((number - 1) / 4), self.nth(number - 1 - (number - 1) / 4)),
            lost: self.reports.iter().filter(|it| it.minutes < 0).map(|it| it.number).sum(),
            known: Known::ALL.map(of),
        })
    }
    /// Whether it needs this.
    pub fn needs(&self, skill: Skill) -> bool {
        self.needs.iter().any(|it| it.0 == skill)
    }
    /// How many would help with this.
    pub fn helpers(&self, skill: Skill) -> i64 {
        self.helpers.iter().find(|it| it.0 == skill).map_or(0, |it| it.1)
    }
    /// The month in which it came to this stage.
    pub fn since(&self, stage: Stage) -> Option<&str> {
        self.stages.iter().find(|it| it.0 == stage.word()).map(|it| it.1.as_str())
    }

    /// The minutes of the report at this place, from the least.
    fn nth(&self, mut at: i64) -> i64 {
        for it in &self.reports {
            if at < it.number {
                return it.minutes;
            }
            at -= it.number;
        }
        0
    }
}

impl Region {
    fn add(&mut self, stage: Use) {
        match stage {
            Use::InUse => self.in_use += 1,
            Use::Trying => self.trying += 1,
            Use::Stopped => self.stopped += 1,
        }
    }
}

impl Range {
    /// "Between 40 minutes lost and 3 hours saved a week; half of them 50 minutes saved or more."
    pub fn words(&self) -> String {
        if self.low == self.high {
            return format!("All of them say {} a week.", amount(self.low));
        }
        let half = match self.median {
            0 => "lost no time".to_owned(),
            lost @ ..0 => format!("{} or less", amount(lost)),
            saved => format!("{} or more", amount(saved)),
        };
        format!("Between {} and {} a week; half of them {half}.", amount(self.low), amount(self.high))
    }
    /// "7 reports: 2 counted, 5 felt. 2 lost time."
    pub fn sources(&self) -> String {
        let [felt, counted, measured] = self.known;
        let parts: Vec<String> = [(measured, "measured"), (counted, "counted"), (felt, "felt")]
            .into_iter()
            .filter(|it| it.0 > 0)
            .map(|(number, word)| format!("{number} {word}"))
            .collect();
        let lost = match self.lost {
            0 => "None lost time".to_owned(),
            lost => format!("{lost} lost time"),
        };
        format!("{} reports: {}. {lost}.", self.number, parts.join(", "))
    }
}

/// "40 minutes lost", "1 hour 5 minutes saved", "nothing".
pub fn amount(minutes: i64) -> String {
    let way = if minutes < 0 { "lost" } else { "saved" };
    match minutes.abs() {
        0 => "nothing saved".to_owned(),
        number => format!("{} {way}", span(number)),
    }
}

fn span(minutes: i64) -> String {
    let said = |number: i64, one: &str| if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => said(minutes, "minute"),
        (hours, 0) => said(hours, "hour"),
        (hours, minutes) => format!("{} {}", said(hours, "hour"), said(minutes, "minute")),
    }
}

/// "a few practices", "some practices", "10 practices or more".
fn summed(told: &[Told], what: &str) -> Option<String> {
    let least: i64 = told.iter().map(|it| it.least()).sum();
    let few = told.iter().filter(|it| **it == Told::Few).count();
    match (least, few) {
        (0, _) => None,
        (..FEW, 1) => Some(format!("a few {what}")),
        (..FEW, _) => Some(format!("some {what}")),
        _ => Some(format!("{} {what} or more", least / FEW * FEW)),
    }
}

/// To the nearest five, away from nothing in the middle.
fn rounded(minutes: i64) -> i64 {
    (minutes.abs() + STEP / 2) / STEP * STEP * minutes.signum()
}

#[cfg(test)]
mod tests;
