//! The ready forms: what a group of each shape begins with. Whoever founds one changes what does not fit.

use groups_api::{Kind, Shape};
use people_api::Affiliation;

/// What a shape fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ready {
    /// What it is good for, for whoever chooses.
    pub hint: &'static str,
    /// An example of a name.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// What one agrees to.
    pub rules: &'static str,
    /// What whoever joins reads first.
    pub welcome: &'static str,
    /// Who comes in.
    pub kind: Kind,
    /// Whom it leaves out.
    pub excludes: &'static [Affiliation],
}

const RULES: &str = "No patient who could be recognised, not even by themselves.\n\
                     What is said here stays here, unless whoever said it agrees.\n\
                     Disagree with the argument, not with the person.";
const WELCOME: &str = "Good that you are here. Say in a line or two who you are and what you would like to know.";

/// What a group of this shape begins with.
pub fn ready(shape: Shape) -> Ready {
    let plain =
        Ready { hint: "", name: "", purpose: "", rules: RULES, welcome: WELCOME, kind: Kind::ByRequest, excludes: &[] };
    match shape {
        Shape::Interest => Ready {
            hint: "For whoever cares about the same thing, at work or beside it",
            name: "Lifestyle medicine in practice",
            purpose: "For everybody who is interested in it, beginners too.",
            kind: Kind::Open,
            ..plain
        },
        Shape::ExtendedRole => Ready {
            hint: "For those who have a role, learn it, or think of it",
            name: "Skin surgery, North East",
            purpose: "For those who do this work in general practice, those who learn it, and those who would like to.",
            ..plain
        },
        Shape::Pcn => Ready {
            hint: "For all who work in the practices of one network",
            name: "Marram Coast PCN",
            purpose: "For all who work in the practices of our network, whatever their profession.",
            kind: Kind::ByInvitation,
            excludes: &[Affiliation::Commissioner, Affiliation::Industry],
            ..plain
        },
        Shape::Project => Ready {
            hint: "A purpose with an end, for people of several sectors",
            name: "Falls, seen before they happen",
            purpose: "What we want to have done, and how we will know it.",
            rules: "No patient who could be recognised, not even by themselves.\n\
                    Say on whose behalf you speak.\n\
                    What was decided is written down here.",
            welcome: "Good that you are here. Say in a line or two where you work and what you can bring.",
            kind: Kind::ByInvitation,
            ..plain
        },
        of_one_work => company(of_one_work, plain),
    }
}

/// Those who do the same work, or are at the same point of their way.
fn company(shape: Shape, plain: Ready) -> Ready {
    match shape {
        Shape::First5 => Ready {
            hint: "For GPs in their first five years",
            name: "First5, Tees Valley",
            purpose: "For GPs in their first five years: work, money, exams behind us, and how to stay well.",
            excludes: &[Affiliation::Industry],
            ..plain
        },
        Shape::Locums => Ready {
            hint: "For those who work as locums",
            name: "Locums, Tees Valley",
            purpose: "For GPs who work as locums: where to work, what to charge, how not to be alone with it.",
            excludes: &[Affiliation::Commissioner, Affiliation::Industry],
            ..plain
        },
        Shape::Trainees => Ready {
            hint: "For registrars and students",
            name: "Registrars, Tees Valley",
            purpose: "For those in training for general practice: exams, portfolio, posts, and each other.",
            excludes: &[Affiliation::Industry],
            ..plain
        },
        Shape::Trainers => Ready {
            hint: "For trainers, supervisors, tutors and programme directors",
            name: "Trainers, Tees Valley",
            purpose: "For those who teach general practice: supervision, feedback, and trainees in difficulty.",
            excludes: &[Affiliation::Industry],
            ..plain
        },
        Shape::PracticeManagers => Ready {
            hint: "For those who manage practices and networks",
            name: "Practice managers, Tees Valley",
            purpose: "For those who manage practices: staff, contracts, inspections, and what others have solved already.",
            excludes: &[Affiliation::Commissioner, Affiliation::Industry],
            ..plain
        },
        Shape::Lmc => Ready {
            hint: "For those whom one local medical committee represents",
            name: "Cleveland LMC",
            purpose: "For the GPs whom our committee represents: what it does, and what it should.",
            excludes: &[Affiliation::Commissioner, Affiliation::Regulator, Affiliation::Industry],
            ..plain
        },
        _ => plain,
    }
}
