//! What made groups there may be: one for each shape and area, one for each thing that people do or care about, some for
//! everybody.

use super::{Area, Made};
use crate::{
    about::About,
    group::{Name, Purpose, Rules, Settings, Welcome, ready},
};
use groups_api::{Kind, Shape};
use kernel::{Moment, Rng};
use std::{
    collections::{BTreeSet, HashMap},
    time::Duration,
};

/// A group that there may be.
pub(super) struct Recipe {
    /// Whom it fits: those who have this among their keys; empty for anybody.
    pub(super) key: String,
    /// Whether it is over.
    pub(super) over: bool,
    name: String,
    purpose: String,
    shape: Shape,
    kind: Kind,
    place: Option<Area>,
    topic: Option<String>,
}

/// Which shapes an area has groups of: shape, word of the key, and how its name begins.
const LOCAL: &[(Shape, &str, &str)] = &[
    (Shape::Locums, "locums", "Locums"),
    (Shape::PracticeManagers, "managers", "Practice managers"),
    (Shape::Trainees, "trainees", "Registrars and students"),
    (Shape::Trainers, "trainers", "Trainers"),
    (Shape::First5, "first5", "First5"),
    (Shape::Lmc, "gps", "LMC"),
];

/// For everybody: name, what it is for, shape and kind.
const COMMON: &[(&str, &str, Shape, Kind)] = &[
    (
        "Continuity of care",
        "What makes it possible to know one's patients, and what gets in the way.",
        Shape::Interest,
        Kind::Open,
    ),
    (
        "Green practice",
        "Inhalers, heating, travel: what practices have changed, and what it cost.",
        Shape::Interest,
        Kind::Open,
    ),
    (
        "Rural and island practice",
        "For those who are an hour from anywhere, and those who would like to be.",
        Shape::Interest,
        Kind::Open,
    ),
    ("Books and the consulting room", "One book a month; nobody has to have finished it.", Shape::Interest, Kind::Open),
    ("Phones, front doors and access", "What happens between the call and the chair.", Shape::Interest, Kind::Open),
    (
        "Coming from abroad",
        "For those who trained elsewhere, and those who work with them.",
        Shape::Interest,
        Kind::Open,
    ),
    ("Going part time", "Arithmetic, pensions, and what one does with Thursdays.", Shape::Interest, Kind::ByRequest),
    ("Digital leads", "Systems, templates and what to switch off.", Shape::Interest, Kind::ByRequest),
    (
        "Partners only",
        "Premises, drawings, and partners who do not speak to each other.",
        Shape::Interest,
        Kind::ByInvitation,
    ),
    (
        "Falls, seen before they happen",
        "A shared list, a walk through the home, and counting whether it helped.",
        Shape::Project,
        Kind::ByInvitation,
    ),
    (
        "One front door for the frail",
        "Practices, community teams and the hospital work out one way in.",
        Shape::Project,
        Kind::ByInvitation,
    ),
    ("The Thursday table", "Six who have met for years, and who they brought along.", Shape::Interest, Kind::Secret),
    ("Before the merger", "Whether our practices become one, and who says what when.", Shape::Interest, Kind::Secret),
];

/// All that there may be for these people.
pub(super) fn recipes(people: &[Made], topics: &HashMap<String, String>, rng: &Rng) -> Vec<Recipe> {
    let areas: BTreeSet<&Area> = people.iter().filter_map(|it| it.area.as_ref()).collect();
    let mut all: Vec<Recipe> = Vec::new();
    for area in areas {
        for (shape, word, begins) in LOCAL {
            all.push(Recipe {
                key: format!("{word}@{}", area.code.as_str()),
                name: if *shape == Shape::Lmc {
                    format!("{} LMC", area.name)
                } else {
                    format!("{begins}, {}", area.name)
                },
                purpose: ready(*shape).purpose.to_owned(),
                kind: ready(*shape).kind,
                place: Some(area.clone()),
                ..Recipe::of(*shape)
            });
        }
    }
    let used: BTreeSet<&String> = people.iter().flat_map(|it| &it.topics).collect();
    for code in used {
        let Some(words) = topics.get(code) else { continue };
        let shape = if code.starts_with("extended.") { Shape::ExtendedRole } else { Shape::Interest };
        let kind = if shape == Shape::ExtendedRole && rng.below(3) > 0 { Kind::ByRequest } else { Kind::Open };
        let purpose = match shape {
            Shape::ExtendedRole => format!(
                "For those who do {words} in general practice, those who learn it, and those who would like to."
            ),
            _ => format!("For everybody who cares about {words}, beginners too."),
        };
        let name = crate::views::capitalised(words);
        all.push(Recipe { key: code.clone(), name, purpose, kind, topic: Some(code.clone()), ..Recipe::of(shape) });
    }
    all.extend(COMMON.iter().map(|(name, purpose, shape, kind)| Recipe {
        name: (*name).to_owned(),
        purpose: (*purpose).to_owned(),
        kind: *kind,
        over: *name == "One front door for the frail",
        ..Recipe::of(*shape)
    }));
    all
}

/// What somebody is and does, as keys of groups that would fit them, what they are first.
pub(super) fn keys_of(one: &Made) -> Vec<String> {
    let role = |codes: &[&str]| one.roles.iter().any(|it| codes.contains(&it.as_str()));
    let profession = |code: &str| one.profession == code;
    let fits = [
        ("locums", role(&["role.locum-regular", "role.locum-adhoc"])),
        ("managers", profession("profession.manager") || role(&["role.manager", "role.pcn-manager"])),
        (
            "trainees",
            profession("profession.registrar") || profession("profession.student") || role(&["role.registrar"]),
        ),
        ("trainers", role(&["role.trainer", "role.programme-director", "role.tutor"])),
        ("first5", role(&["role.fellow"])),
        ("gps", profession("profession.gp")),
    ];
    let area = one.area.as_ref().map(|it| it.code.as_str().to_owned()).unwrap_or_default();
    let local = fits.into_iter().filter(|it| it.1).map(|(word, _)| format!("{word}@{area}"));
    local.chain(one.topics.iter().cloned()).collect()
}

impl Recipe {
    fn of(shape: Shape) -> Recipe {
        Recipe {
            key: String::new(),
            over: false,
            name: String::new(),
            purpose: String::new(),
            shape,
            kind: Kind::Open,
            place: None,
            topic: None,
        }
    }

    /// Whether only those who are in it know of it.
    pub(super) fn secret(&self) -> bool {
        self.kind == Kind::Secret
    }

    /// Whether it is not for this member.
    pub(super) fn leaves_out(&self, one: &Made) -> bool {
        let excludes = ready(self.shape).excludes;
        !excludes.is_empty() && (!one.affiliations.is_stated() || excludes.iter().any(|it| one.affiliations.has(*it)))
    }

    /// What the group is.
    pub(super) fn settings(&self, today: Moment) -> Settings {
        let form = ready(self.shape);
        let project = self.shape == Shape::Project;
        let last = Duration::from_secs(130 * 24 * 60 * 60);
        Settings {
            name: Name::stored(self.name.chars().take(Name::MAX).collect::<String>()),
            purpose: Purpose::stored(self.purpose.chars().take(Purpose::MAX).collect::<String>()),
            shape: self.shape,
            kind: self.kind,
            place: self.place.as_ref().map(|it| it.code.clone()),
            topic: self.topic.clone(),
            rules: Some(Rules::stored(form.rules)),
            welcome: Some(Welcome::stored(form.welcome)),
            excludes: form.excludes.iter().copied().collect(),
            ends: project.then(|| today.plus(last)),
        }
    }

    /// What it says about itself.
    pub(super) fn about(&self) -> About {
        let place = self.place.as_ref().map_or("across the country", |it| it.name.as_str());
        About::stored(format!(
            "## What we do here\n\n{}\n\n- Ask before you need it: somebody has done it already.\n- Say what you tried, also \
             where it did not work.\n- Bring what you wrote: protocols, letters, rotas.\n\n## Who we are\n\nColleagues {place}. \
             Whoever is new says hello; whoever has been here longer answers.",
            self.purpose
        ))
    }
}
