//! The made population: members who never lived, for demonstrations and measurements. Deterministic: member number i
//! of a seed is always the same, and can be made alone, so that millions can be streamed.

mod careers;
mod county;
mod dice;
mod names;
mod tables;
mod tastes;
mod terms;
mod ties;
mod words;

pub use county::made_county;

use crate::{
    audience::{Audience, Shown},
    line::{Kind, Line, PlaceCode},
    location::{Location, Outcode},
    profile::{About, Head, Headline, Profile},
    term::Vocabulary,
    when::When,
};
use dice::Dice;
use kernel::{MemberId, Moment, Problems};
use std::time::Duration;
use words::Slots;

/// A practice where made members work: a real one that was imported, or one of [`made_county`].
#[derive(Debug, Clone, PartialEq)]
pub struct MadePractice {
    /// Its code.
    pub code: PlaceCode,
    /// Its name.
    pub name: String,
    /// The first half of its postcode.
    pub outcode: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// What sets the chance of ids apart from that of everything else.
const ENTRANCES: u64 = 0x656e_7472_616e_6365;

/// A member who never lived.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeMember {
    /// Its number in the population, from 0.
    pub number: u64,
    /// A first name and a family name.
    pub name: String,
    /// Ends in `@example.org`; unique in the population.
    pub email: String,
    /// The profile, with the member's id.
    pub profile: Profile,
    /// The practice, as an index into those given.
    pub practice: usize,
    /// When they joined, in the three years before the population's day.
    pub joined: Moment,
    /// A practice from which they hide, for very few.
    pub hides_from: Option<PlaceCode>,
}

/// The recipe for members.
pub struct Population<'a> {
    seed: u64,
    practices: &'a [MadePractice],
    terms: terms::Terms,
    today: Moment,
    month: When,
}

impl<'a> Population<'a> {
    /// Of a seed, a vocabulary, the practices where people work (at least one; see [`made_county`]) and a day, on
    /// which everything is as it is said to be.
    pub fn new(seed: u64, vocabulary: &Vocabulary, practices: &'a [MadePractice], today: Moment) -> Population<'a> {
        Population { seed, practices, terms: terms::Terms::of(vocabulary), today, month: When::of(today) }
    }

    /// The id of member number `number`, and when they joined: from chance of their own, so that both are known without
    /// making the member.
    fn entrance(&self, number: u64) -> (MemberId, Moment) {
        let dice = &mut Dice::of(self.seed ^ ENTRANCES, number);
        let joined = self.joined(dice);
        (member_id(dice, joined), joined)
    }

    /// The numbers of the first `count` members in the order of their ids: whoever stores them so lets every table and
    /// index grow at its end.
    pub fn in_order_of_ids(&self, count: u64) -> Vec<u64> {
        let mut ids: Vec<_> = (0..count).map(|it| (self.entrance(it).0, it)).collect();
        ids.sort_unstable();
        ids.into_iter().map(|it| it.1).collect()
    }

    /// The first `count` members.
    pub fn members(&self, count: u64) -> impl Iterator<Item = MadeMember> {
        (0..count).filter_map(|it| self.member(it))
    }

    /// Member number `number`; nothing only where there is no practice or the vocabulary has lost the professions.
    pub fn member(&self, number: u64) -> Option<MadeMember> {
        let dice = &mut Dice::of(self.seed, number);
        let practice = dice.below(self.practices.len());
        let at = self.practices.get(practice)?;
        // Codes of neighbours stand near each other, so that people move, but not far.
        let earlier = self.practices.get((practice + dice.below(30)).saturating_sub(15)).unwrap_or(at);
        let name = names::name(dice, &at.outcode);
        let (world, second) = (self.terms.worlds.pick(dice), self.terms.worlds.pick(dice));
        let (practice_code, earlier_code) = (&at.code, &earlier.code);
        let setting = careers::Setting {
            terms: &self.terms,
            world,
            year: self.month.year(),
            practice: practice_code,
            earlier: earlier_code,
        };
        let mut career = careers::career(dice, &setting)?;
        let tastes = tastes::add(dice, &self.terms, world, second, self.month, &mut career.lines);
        tastes::speak(dice, &self.terms, name.languages, &mut career.lines);
        tastes::link(dice, &name.address, &mut career.lines);
        restrict(dice, &mut career.lines);
        let (member, joined) = self.entrance(number);
        let head = self.head(dice, at, &career, &tastes);
        let hides_from = dice.happens(1).then(|| earlier.code.clone()).filter(|it| *it != at.code);
        let ties = ties::ties(self.seed, number, &career, &self.terms, joined);
        let head = Head { footing: ties.footing, ..head };
        let profile = Profile { member, head, declaration: Some(ties.declaration), lines: career.lines };
        let email = format!("{}.{number}@example.org", name.address);
        Some(MadeMember { number, name: name.full, email, profile, practice, joined, hides_from })
    }

    fn head(&self, dice: &mut Dice, at: &MadePractice, career: &careers::Career, tastes: &tastes::Tastes) -> Head {
        let role = career.lines.iter().find(|it| it.kind == Kind::Role && it.audience == Audience::Members);
        let since = role.and_then(|it| it.from).unwrap_or(self.month);
        let years = years_words(self.month.year() - since.year());
        let sessions = role.and_then(|it| it.sessions).map(|it| it.to_string()).unwrap_or_default();
        let slots = Slots::of(&self.terms, career, tastes, &at.outcode, [&years, &sessions]);
        let location = match dice.below(100) {
            ..80 => Some(Location::Place(at.code.clone())),
            80..95 => Some(Location::Outcode(Outcode::stored(&*at.outcode))),
            _ => None,
        };
        Head {
            profession: self.terms.code(career.profession),
            headline: Shown::to(audience(dice, [98, 99]), words::headline(dice, &slots, career).map(Headline::stored)),
            about: Shown::to(audience(dice, [90, 98]), words::about(dice, &slots, career).map(About::stored)),
            photo: Shown::to(Audience::Members, None),
            location: Shown::to(audience(dice, [93, 98]), location),
            footing: Shown::to(Audience::Members, None),
        }
    }

    /// Most joined lately, some long ago.
    fn joined(&self, dice: &mut Dice) -> Moment {
        const DAYS: u64 = 1095;
        let days = dice.below(DAYS as usize) as u64 * dice.below(DAYS as usize) as u64 / DAYS;
        let micros = dice.below(86_400_000_000) as u64;
        self.today.minus(Duration::from_secs(days * 86_400) + Duration::from_micros(micros))
    }
}

/// Most lines are for everyone, some for contacts, a few for nobody.
fn restrict(dice: &mut Dice, lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|it| it.kind != Kind::WouldLike) {
        line.audience = audience(dice, [91, 97]);
    }
}

fn audience(dice: &mut Dice, upto: [usize; 2]) -> Audience {
    match dice.below(100) {
        at if at < upto[0] => Audience::Members,
        at if at < upto[1] => Audience::Contacts,
        _ => Audience::OnlyMe,
    }
}

/// "a year", "three years", "14 years"; nothing in the first year.
fn years_words(years: i32) -> String {
    const WORDS: [&str; 10] = ["", "a year", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match years {
        ..=0 => String::new(),
        1 => WORDS[1].to_owned(),
        2..=9 => format!("{} years", WORDS[years as usize]),
        _ => format!("{years} years"),
    }
}

/// Noon, UTC, of a day written as `2026-11-20`: the day of a population that is to be made again later just so.
///
/// # Errors
/// Words that say how to write one.
pub fn noon_of(day: &str) -> Result<Moment, Problems> {
    let noon = day.parse::<jiff::civil::Date>().and_then(|it| it.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC));
    let noon = noon.map_err(|_| Problems::one("day", "Write the day as year, month and day: 2026-11-20."))?;
    Ok(Moment::from_micros(noon.timestamp().as_microsecond()))
}

/// A UUIDv7 of the moment of joining.
fn member_id(dice: &mut Dice, joined: Moment) -> MemberId {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&((joined.micros() / 1000).max(0) as u64).wrapping_shl(16).to_be_bytes());
    let chance = dice.any().to_be_bytes();
    bytes[8..].copy_from_slice(&chance);
    bytes[6..8].copy_from_slice(&(dice.any() as u16).to_be_bytes());
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    MemberId::from_bytes(bytes)
}

#[cfg(test)]
mod tests;
