//! "Walked this path": who began where I began and is established where I want to go, and the way they took.
//!
//! Both sides are lines that the reader may see: their own, and of others only what the visible view gave.

use crate::{
    line::{Kind, Line},
    stage::Stage,
    term::{TermCode, Vocabulary},
    when::When,
};
use std::fmt;

/// Where somebody comes from and where they want to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// Their backgrounds.
    pub began: Vec<TermCode>,
    /// The extended roles that they consider or learn.
    pub towards: Vec<TermCode>,
}

/// The way that somebody took, from the background to the extended role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    words: String,
    year: Option<i32>,
}

impl Aim {
    /// Of these lines; nothing if they tell no background or no aim.
    pub fn of(lines: &[Line]) -> Option<Aim> {
        let terms = |wanted: &dyn Fn(&Line) -> bool| -> Vec<TermCode> {
            let mut codes: Vec<_> = lines.iter().filter(|it| wanted(it)).filter_map(|it| it.term().cloned()).collect();
            codes.sort();
            codes.dedup();
            codes
        };
        let began = terms(&|it| it.kind == Kind::Background);
        let arrived = terms(&|it| it.kind == Kind::ExtendedRole && it.stage == Some(Stage::Established));
        let mut towards = terms(&|it| it.kind == Kind::ExtendedRole && it.stage.is_some_and(Stage::is_aim));
        // "In training, 2017 to 2019" stays on the profile of those who have arrived since.
        towards.retain(|it| !arrived.contains(it));
        (!began.is_empty() && !towards.is_empty()).then_some(Aim { began, towards })
    }

    /// The way that the owner of these lines took, if they began there and arrived there. Of several ways the one
    /// that arrived first: it has been walked the longest.
    pub fn walked_by(&self, lines: &[Line], vocabulary: &Vocabulary) -> Option<Way> {
        let began = first(lines, |it| it.kind == Kind::Background && among(&self.began, it))?;
        let arrived = first(lines, |it| {
            it.kind == Kind::ExtendedRole && it.stage == Some(Stage::Established) && among(&self.towards, it)
        })?;
        let joined = first(lines, |it| it.kind == Kind::Role && it.from.is_some() && is_gp(it))
            .or_else(|| first(lines, |it| it.kind == Kind::Role && it.from.is_some()));
        let step =
            |line: &Line| Step { words: line.in_sentence(vocabulary).to_owned(), year: line.from.map(When::year) };
        let mut steps = vec![step(began)];
        steps.extend(joined.map(|it| if is_gp(it) { Step { words: "GP".to_owned(), ..step(it) } } else { step(it) }));
        steps.push(step(arrived));
        Some(Way { steps })
    }
}

impl Way {
    /// In which year they arrived, if they say so.
    pub fn arrived(&self) -> Option<i32> {
        self.steps.last().and_then(|it| it.year)
    }
}

impl fmt::Display for Way {
    /// "orthopaedics 2008, GP 2015, skin surgery 2019".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            match step.year {
                Some(year) => write!(f, "{comma}{} {year}", step.words)?,
                None => write!(f, "{comma}{}", step.words)?,
            }
        }
        Ok(())
    }
}

/// The roles that only a GP, or one in training, has.
fn is_gp(role: &Line) -> bool {
    const ROLES: [&str; 8] = [
        "role.registrar",
        "role.partner",
        "role.salaried",
        "role.locum-regular",
        "role.locum-adhoc",
        "role.retainer",
        "role.fellow",
        "role.out-of-hours",
    ];
    role.term().is_some_and(|it| ROLES.contains(&it.as_str()))
}

fn among(codes: &[TermCode], line: &Line) -> bool {
    line.term().is_some_and(|it| codes.contains(it))
}

/// The earliest of the lines that are wanted; those without a date come last.
fn first(lines: &[Line], wanted: impl Fn(&Line) -> bool) -> Option<&Line> {
    lines.iter().filter(|it| wanted(it)).min_by_key(|it| it.from.map_or(u32::MAX, When::first_month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::Subject;

    fn line(kind: Kind, code: &str, stage: Option<Stage>, from: Option<i32>) -> Line {
        let from = from.map(When::year_of);
        Line { stage, from, ..Line::new(kind, Subject::Term(TermCode::stored(code))) }
    }

    fn tomasz() -> Vec<Line> {
        vec![
            line(Kind::ExtendedRole, "extended.skin-surgery", Some(Stage::Established), Some(2019)),
            line(Kind::ExtendedRole, "extended.skin-surgery", Some(Stage::Training), Some(2017)),
            line(Kind::Role, "role.partner", None, Some(2018)),
            line(Kind::Role, "role.registrar", None, Some(2015)),
            line(Kind::Background, "background.orthopaedics", None, Some(2008)),
        ]
    }

    fn me(background: &str, aim: &str, stage: Stage) -> Option<Aim> {
        Aim::of(&[line(Kind::Background, background, None, None), line(Kind::ExtendedRole, aim, Some(stage), None)])
    }

    #[test]
    fn those_who_began_where_i_began_and_arrived_where_i_want_to_go_show_their_way() {
        let aim = me("background.orthopaedics", "extended.skin-surgery", Stage::Considering).expect("an aim");
        let way = aim.walked_by(&tomasz(), Vocabulary::starter()).expect("a way");
        assert_eq!(way.to_string(), "orthopaedics 2008, GP 2015, skin surgery 2019");
        assert_eq!(way.arrived(), Some(2019));
    }

    #[test]
    fn another_beginning_or_another_end_is_another_path() {
        for aim in [
            me("background.nursing", "extended.skin-surgery", Stage::Training),
            me("background.orthopaedics", "extended.frailty", Stage::Training),
        ] {
            assert_eq!(aim.and_then(|it| it.walked_by(&tomasz(), Vocabulary::starter())), None);
        }
    }

    #[test]
    fn whoever_is_there_has_no_aim() {
        assert_eq!(me("background.orthopaedics", "extended.skin-surgery", Stage::Established), None);
        assert_eq!(Aim::of(&tomasz()), None);
        assert_eq!(Aim::of(&[]), None);
    }

    #[test]
    fn a_way_without_years_is_still_a_way() {
        let aim = me("background.orthopaedics", "extended.ent", Stage::Training).expect("an aim");
        let lines = [
            line(Kind::Background, "background.orthopaedics", None, None),
            line(Kind::ExtendedRole, "extended.ent", Some(Stage::Established), None),
        ];
        let way = aim.walked_by(&lines, Vocabulary::starter()).expect("a way");
        assert_eq!(way.to_string(), "orthopaedics, ENT");
    }
}
