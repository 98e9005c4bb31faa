//! The vocabulary as the made population needs it: with the words inside a sentence ready, and the tables resolved.

use super::{
    dice::{Dice, Pool},
    tables::{BESIDES, FIRST_CAREERS, JOBS, TEAM},
};
use crate::term::{Telling, TermCode, TermKind, Vocabulary};
use std::collections::HashMap;

/// Which word of [`Terms`].
pub(super) type At = usize;

/// A term, ready to be written into a sentence.
pub(super) struct Word {
    pub(super) code: TermCode,
    pub(super) words: String,
    pub(super) telling: Telling,
}

/// A background and where it leads.
pub(super) struct Origin {
    pub(super) background: At,
    pub(super) leads_to: Vec<At>,
    pub(super) diploma: Option<At>,
}

/// Interests, skills and extended roles that go together.
pub(super) struct World {
    pub(super) clinical: Vec<At>,
    pub(super) life: Vec<At>,
    pub(super) skills: Vec<At>,
    pub(super) extended: Vec<At>,
}

/// A member of the team who is not a GP.
pub(super) struct Colleague {
    pub(super) profession: At,
    pub(super) role: At,
    pub(super) before: Option<At>,
}

/// Everything resolved.
pub(super) struct Terms {
    words: Vec<Word>,
    by_code: HashMap<TermCode, At>,
    pub(super) origins: Pool<Origin>,
    pub(super) worlds: Pool<World>,
    pub(super) first_careers: Pool<At>,
    pub(super) besides: Pool<At>,
    /// Early, in the middle and late in a career: role and the range of half-sessions.
    pub(super) jobs: [Pool<(At, (i32, i32))>; 3],
    pub(super) team: Pool<Colleague>,
    pub(super) extended: Vec<At>,
    pub(super) clinical: Vec<At>,
    pub(super) life: Vec<At>,
    pub(super) skills: Vec<At>,
    pub(super) open_to: Vec<At>,
    pub(super) languages: Vec<At>,
}

impl Terms {
    pub(super) fn of(vocabulary: &Vocabulary) -> Terms {
        let word = |term: &crate::term::Term| Word {
            code: term.code.clone(),
            words: term.words.clone(),
            telling: term.telling,
        };
        let words: Vec<Word> = vocabulary.terms().iter().map(word).collect();
        let by_code: HashMap<_, _> = words.iter().enumerate().map(|(at, it)| (it.code.clone(), at)).collect();
        let find = |code: &str| by_code.get(code).copied();
        let all = |kind| -> Vec<At> { vocabulary.of_kind(kind).filter_map(|it| find(it.code.as_str())).collect() };
        let job = |age: usize| {
            Pool::of(JOBS.iter().filter_map(|it| Some((it.1[age], (find(it.0)?, it.2)))).filter(|it| it.0 > 0))
        };
        let colleague = |role: &(&str, u32, &str, Option<&str>)| {
            let (profession, role, before) = (find(role.0)?, find(role.2)?, role.3.and_then(find));
            Some(Colleague { profession, role, before })
        };
        Terms {
            origins: Pool::of(origins(&find)),
            worlds: Pool::of(worlds(&find)),
            first_careers: Pool::of(FIRST_CAREERS.iter().filter_map(|it| Some((it.0, find(it.1)?)))),
            besides: Pool::of(BESIDES.iter().filter_map(|it| Some((it.0, find(it.1)?)))),
            jobs: [job(0), job(1), job(2)],
            team: Pool::of(TEAM.iter().filter_map(|it| Some((it.1, colleague(it)?)))),
            extended: all(TermKind::ExtendedRole),
            clinical: all(TermKind::ClinicalInterest),
            life: all(TermKind::OtherInterest),
            skills: all(TermKind::Skill),
            open_to: all(TermKind::OpenTo),
            languages: all(TermKind::Language),
            words,
            by_code,
        }
    }

    pub(super) fn find(&self, code: &str) -> Option<At> {
        self.by_code.get(code).copied()
    }

    pub(super) fn word(&self, at: At) -> &Word {
        &self.words[at]
    }

    pub(super) fn code(&self, at: At) -> TermCode {
        self.words[at].code.clone()
    }

    /// One of these, or now and then any of `others`: nobody is only of one world.
    pub(super) fn mostly(&self, dice: &mut Dice, own: &[At], others: &[At]) -> Option<At> {
        if own.is_empty() || dice.happens(12) { dice.pick(others).copied() } else { dice.pick(own).copied() }
    }
}

fn origins(find: &impl Fn(&str) -> Option<At>) -> Vec<(u32, Origin)> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [background, weight, leads_to, diploma] = cells[..] else { return None };
        let origin = Origin { background: find(background)?, leads_to: list(leads_to, find), diploma: find(diploma) };
        Some((weight.parse().ok()?, origin))
    };
    include_str!("../../data/origins.csv").lines().skip(1).filter_map(row).collect()
}

fn worlds(find: &impl Fn(&str) -> Option<At>) -> Vec<(u32, World)> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [weight, clinical, life, skills, extended] = cells[..] else { return None };
        let world = World {
            clinical: list(clinical, find),
            life: list(life, find),
            skills: list(skills, find),
            extended: list(extended, find),
        };
        Some((weight.parse().ok()?, world))
    };
    include_str!("../../data/worlds.csv").lines().skip(1).filter_map(row).collect()
}

fn list(codes: &str, find: &impl Fn(&str) -> Option<At>) -> Vec<At> {
    codes.split('|').filter_map(find).collect()
}
