//! Shape: a ready form for a group. It says what kind of company it is; what it fills in can be changed.

use serde::{Deserialize, Serialize};

/// The ready forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// GPs in their first five years.
    First5,
    /// Locums.
    Locums,
    /// Practice managers.
    PracticeManagers,
    /// Registrars and students.
    Trainees,
    /// Those who have, learn or consider one extended role.
    ExtendedRole,
    /// One primary care network.
    Pcn,
    /// Trainers and educators.
    Trainers,
    /// One local medical committee.
    Lmc,
    /// What one is interested in.
    Interest,
    /// A purpose with an end, for people of several sectors.
    Project,
}

impl Shape {
    /// In the order in which forms offer them.
    pub const ALL: [Shape; 10] = [
        Shape::Interest,
        Shape::ExtendedRole,
        Shape::First5,
        Shape::Locums,
        Shape::Trainees,
        Shape::Trainers,
        Shape::PracticeManagers,
        Shape::Pcn,
        Shape::Lmc,
        Shape::Project,
    ];

    /// As the store, forms and addresses write it.
    pub const fn word(self) -> &'static str {
        match self {
            Shape::First5 => "first5",
            Shape::Locums => "locums",
            Shape::PracticeManagers => "practice_managers",
            Shape::Trainees => "trainees",
            Shape::ExtendedRole => "extended_role",
            Shape::Pcn => "pcn",
            Shape::Trainers => "trainers",
            Shape::Lmc => "lmc",
            Shape::Interest => "interest",
            Shape::Project => "project",
        }
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Shape::First5 => "First5",
            Shape::Locums => "Locums",
            Shape::PracticeManagers => "Practice managers",
            Shape::Trainees => "Trainees",
            Shape::ExtendedRole => "Extended role",
            Shape::Pcn => "PCN",
            Shape::Trainers => "Trainers",
            Shape::Lmc => "LMC",
            Shape::Interest => "Shared interest",
            Shape::Project => "Project",
        }
    }

    /// From a form, an address or the store.
    pub fn parse(word: &str) -> Option<Shape> {
        Shape::ALL.into_iter().find(|it| it.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_read_as_it_is_written() {
        for shape in Shape::ALL {
            assert_eq!(Shape::parse(shape.word()), Some(shape));
        }
    }
}
