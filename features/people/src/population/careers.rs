//! Careers that could have been: in what order, how long, where, and what came of it.

use super::{
    dice::Dice,
    terms::{At, Origin, Terms, World},
};
use crate::{
    line::{Detail, Kind, Line, PlaceCode, Sessions, Subject, WorkPlace},
    stage::Stage,
    term::TermCode,
    when::When,
};

/// What a career leaves behind: the lines of a profile, and what headlines speak of.
pub(super) struct Career {
    pub(super) profession: At,
    pub(super) role: Option<At>,
    pub(super) background: Option<At>,
    pub(super) extended: Option<(At, Stage)>,
    pub(super) lines: Vec<Line>,
}

/// What a career is made from.
pub(super) struct Setting<'a> {
    pub(super) terms: &'a Terms,
    pub(super) world: Option<&'a World>,
    /// The year of "today".
    pub(super) year: i32,
    /// Where they work now, and where they worked before.
    pub(super) practice: &'a PlaceCode,
    pub(super) earlier: &'a PlaceCode,
}

const RECOGNITION: [&str; 8] = [
    "Recognised locally, with an annual review in my appraisal.",
    "Two lists a month at a community clinic.",
    "Supervised by a consultant at the hospital.",
    "One session a week for the PCN.",
    "Diploma done, logbook signed off.",
    "Commissioned by the ICB since the pilot.",
    "Shared clinic with the hospital team.",
    "Learned by sitting in, then by doing, then by teaching it.",
];

/// One career.
pub(super) fn career(dice: &mut Dice, setting: &Setting<'_>) -> Option<Career> {
    if dice.happens(84) { Some(doctor(dice, setting)?) } else { colleague(dice, setting) }
}

fn doctor(dice: &mut Dice, setting: &Setting<'_>) -> Option<Career> {
    let terms = setting.terms;
    let qualified = setting.year - 4 - dice.between(0, 20) - dice.between(0, 15);
    let mut lines = Vec::with_capacity(20);
    let origin = if dice.happens(34) { terms.origins.pick(dice) } else { None };
    let mut background = origin.map(|it| it.background);
    let gap = if origin.is_some() { dice.between(2, 9) } else { 0 };
    let started = (qualified + 2 + gap).min(setting.year - 1);
    if let Some(origin) = origin {
        specialty(dice, setting, origin, (qualified + 2).min(started - 1), started, &mut lines);
    } else if dice.happens(6) {
        background = terms.first_careers.pick(dice).copied();
        let left = qualified - 5;
        lines.extend(background.map(|it| dated(terms, Kind::Background, it, left - dice.between(2, 8), Some(left))));
    }
    let certified = started + 3 + dice.between(0, 1);
    let registrar = terms.find("role.registrar");
    if certified > setting.year {
        let mut line = dated(terms, Kind::Role, registrar?, started, None);
        line.place = Some(WorkPlace::Known(setting.practice.clone()));
        lines.insert(0, line);
        let mut career = Career {
            profession: terms.find("profession.registrar")?,
            role: registrar,
            background,
            extended: None,
            lines,
        };
        extend(dice, setting, origin, setting.year, &mut career);
        return Some(career);
    }
    let role = posts(dice, setting, certified, &mut lines);
    if dice.happens(45) {
        let mut line = dated(terms, Kind::Role, registrar?, started, Some(certified));
        line.place = Some(WorkPlace::Known(setting.earlier.clone()));
        lines.push(line);
    }
    if dice.happens(75) {
        lines
            .extend(terms.find("qualification.mrcgp").map(|it| dated(terms, Kind::Qualification, it, certified, None)));
    }
    let mut career = Career { profession: terms.find("profession.gp")?, role, background, extended: None, lines };
    extend(dice, setting, origin, certified, &mut career);
    Some(career)
}

/// The years in a specialty, and its diploma.
fn specialty(dice: &mut Dice, setting: &Setting<'_>, origin: &Origin, from: i32, to: i32, lines: &mut Vec<Line>) {
    let mut line = dated(setting.terms, Kind::Background, origin.background, from, Some(to));
    if dice.happens(20) {
        let words =
            ["Registrar for some of it.", "Staff grade, then a change of heart.", "Training post, mostly nights."];
        line.detail = dice.pick(&words).map(|it| Detail::stored(*it));
    }
    lines.push(line);
    if let Some(diploma) = origin.diploma.filter(|_| to - from >= 3 && dice.happens(70)) {
        lines.push(dated(setting.terms, Kind::Qualification, diploma, from + 2, None));
    }
}

/// The main role now, perhaps one before it, perhaps another besides.
fn posts(dice: &mut Dice, setting: &Setting<'_>, certified: i32, lines: &mut Vec<Line>) -> Option<At> {
    let terms = setting.terms;
    let years = setting.year - certified;
    let age = if years < 5 { 0 } else { usize::from(years >= 18) + 1 };
    let (role, (low, high)) = *terms.jobs[age].pick(dice)?;
    let since = certified + if years > 3 { dice.between(0, years * 2 / 3) } else { 0 };
    let mut line = dated(terms, Kind::Role, role, since, None);
    if high > 0 {
        line.place = Some(WorkPlace::Known(setting.practice.clone()));
        line.sessions = Sessions::of_tenths(i64::from(dice.between(low, high)) * 5).filter(|_| dice.happens(85));
    }
    if since - certified >= 2 {
        let before = if dice.happens(60) { "role.salaried" } else { "role.locum-adhoc" };
        let before = terms.find(before).filter(|it| *it != role).or(terms.find("role.locum-regular"))?;
        let mut earlier = dated(terms, Kind::Role, before, certified, Some(since));
        earlier.place = Some(WorkPlace::Known(setting.earlier.clone()));
        lines.push(earlier);
    }
    lines.insert(0, line);
    if years >= 3 && dice.happens(38) {
        let besides = *terms.besides.pick(dice)?;
        let mut line = dated(terms, Kind::Role, besides, certified + dice.between(2, years), None);
        line.sessions = Sessions::of_tenths(i64::from(dice.between(1, 4)) * 5);
        lines.insert(1, line);
    }
    Some(role)
}

/// Extended roles: led to by the background or by the world of interests, at a stage that the years allow.
fn extend(dice: &mut Dice, setting: &Setting<'_>, origin: Option<&Origin>, ready: i32, career: &mut Career) {
    let terms = setting.terms;
    let count = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3][dice.below(10)].max(usize::from(origin.is_some() && dice.happens(50)));
    for nth in 0..count {
        let led = origin.filter(|it| nth == 0 && !it.leads_to.is_empty() && dice.happens(65));
        let own = led.map(|it| &it.leads_to[..]).or(setting.world.map(|it| &it.extended[..])).unwrap_or_default();
        let Some(role) = terms.mostly(dice, own, if led.is_some() { own } else { &terms.extended }) else { continue };
        if career.lines.iter().any(|it| it.term() == Some(&terms.word(role).code)) {
            continue;
        }
        let stage = stage(dice, setting.year - ready);
        stages(dice, setting, role, stage, ready, &mut career.lines);
        let better =
            career.extended.is_none_or(|(_, known)| known != Stage::Established && stage == Stage::Established);
        if better && stage != Stage::Past {
            career.extended = Some((role, stage));
        }
    }
}

fn stage(dice: &mut Dice, years: i32) -> Stage {
    let upto = match years {
        ..=1 => [62, 97, 100],
        2..=7 => [28, 56, 97],
        _ => [14, 26, 88],
    };
    let at = dice.below(100);
    Stage::ALL[upto.iter().position(|it| at < *it).unwrap_or(3)]
}

fn stages(dice: &mut Dice, setting: &Setting<'_>, role: At, stage: Stage, ready: i32, lines: &mut Vec<Line>) {
    let (terms, this) = (setting.terms, setting.year);
    let mut line = Line { stage: Some(stage), ..Line::new(Kind::ExtendedRole, Subject::Term(terms.code(role))) };
    let years = (this - ready).max(0);
    let since = match stage {
        Stage::Considering => None,
        Stage::Training => Some(this - dice.between(0, years.min(2))),
        Stage::Established => Some(ready + dice.between(years.min(1), years)),
        Stage::Past => Some(ready + dice.between(0, years / 2)),
    };
    line.from = since.map(|it| month(dice, it, this));
    if stage == Stage::Past {
        line.to = since.map(|it| When::year_of(dice.between(it, this)));
    }
    if matches!(stage, Stage::Established | Stage::Training) && dice.happens(35) {
        line.detail = dice.pick(&RECOGNITION).map(|it| Detail::stored(*it));
    }
    let learned = since.filter(|it| stage == Stage::Established && *it - ready >= 1 && dice.happens(45));
    lines.push(line);
    if let Some(until) = learned {
        let mut line = dated(terms, Kind::ExtendedRole, role, until - dice.between(1, 2), Some(until));
        line.stage = Some(Stage::Training);
        lines.push(line);
    }
}

/// Mostly a year, sometimes a month of it; never a month that has not come.
fn month(dice: &mut Dice, year: i32, this: i32) -> When {
    if year < this && dice.happens(15) { When::month_of(year, dice.between(1, 12) as u32) } else { When::year_of(year) }
}

fn colleague(dice: &mut Dice, setting: &Setting<'_>) -> Option<Career> {
    let terms = setting.terms;
    let found = terms.team.pick(dice)?;
    let years = dice.between(0, 14) + dice.between(0, 10);
    let since = setting.year - years;
    let mut lines = Vec::with_capacity(16);
    let mut line = dated(terms, Kind::Role, found.role, since, None);
    line.place = Some(WorkPlace::Known(setting.practice.clone()));
    line.sessions = Sessions::of_tenths(i64::from(dice.between(8, 20)) * 5).filter(|_| dice.happens(60));
    lines.push(line);
    let before = if dice.happens(25) { terms.first_careers.pick(dice).copied() } else { found.before };
    let background = before.filter(|_| dice.happens(55));
    lines.extend(background.map(|it| dated(terms, Kind::Background, it, since - dice.between(2, 12), Some(since))));
    let prescribes = ["profession.anp", "profession.pharmacist", "profession.paramedic", "profession.physiotherapist"];
    if prescribes.contains(&terms.word(found.profession).code.as_str()) && years >= 2 && dice.happens(60) {
        let diploma = terms.find("qualification.independent-prescriber");
        lines.extend(diploma.map(|it| dated(terms, Kind::Qualification, it, since + dice.between(1, years), None)));
    }
    let (profession, role) = (found.profession, Some(found.role));
    let mut career = Career { profession, role, background, extended: None, lines };
    if years >= 2 && dice.happens(30) && terms.word(profession).code.as_str() != "profession.manager" {
        extend(dice, setting, None, since + 1, &mut career);
    }
    Some(career)
}

fn dated(terms: &Terms, kind: Kind, term: At, from: i32, to: Option<i32>) -> Line {
    let code: TermCode = terms.code(term);
    Line { from: Some(When::year_of(from)), to: to.map(When::year_of), ..Line::new(kind, Subject::Term(code)) }
}
