//! What is missing in the picture: one suggestion, with a search of the directory that finds it.

use super::{Balance, Career, Distance, Person, Practice, Sector, Training};
use people_api::Affiliation;

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What is so.
    pub missing: &'static str,
    /// What the link says.
    pub verb: &'static str,
    /// A question to the directory, or one's own profile.
    pub url: &'static str,
}

/// What the picture lacks most: the first of these that is nobody. None if there is somebody of everything.
pub fn advise(balance: &Balance, me: &Person) -> Option<Advice> {
    let no_career = |it| balance.career.count(it) == 0;
    let no_distance = |it| balance.distance.count(it) == 0;
    let lost = me.place.is_none() && balance.distance.count(Distance::NotSaid) == balance.people;
    let own_practice_only = balance.practice.count(Practice::Same) > 0 && balance.practice.count(Practice::Other) == 0;
    let no_sector = |it| balance.sector.count(Sector::Said(it)) == 0;
    let lacks = [
        (lost, NOWHERE),
        (own_practice_only, ELSEWHERE),
        (me.training == Training::No && no_career(Career::Shorter), NEWER),
        (no_career(Career::Longer), LONGER),
        (no_distance(Distance::Far), FAR),
        (no_distance(Distance::Near), NEAR),
        (no_sector(Affiliation::Education), EDUCATION),
        (no_sector(Affiliation::Commissioner), COMMISSIONER),
        (no_sector(Affiliation::Other), OUTSIDE),
    ];
    lacks.into_iter().find(|it| it.0).map(|it| it.1)
}

const NOWHERE: Advice = Advice {
    missing: "Your profile does not say where you are, so near and far cannot be told apart.",
    verb: "Say where you are",
    url: "/profile/edit#location",
};
const ELSEWHERE: Advice = Advice {
    missing: "All who name a practice work where you work. Others see things that one’s own team cannot.",
    verb: "Find people within 25 miles",
    url: "/people?miles=25&sort=distance",
};
const NEWER: Advice = Advice {
    missing: "Nobody began long after you. Those who are new ask the questions that others have forgotten.",
    verb: "Find registrars and new GPs",
    url: "/people?role=registrar&role=fellow",
};
const LONGER: Advice = Advice {
    missing: "Nobody has been in general practice much longer than you.",
    verb: "Find trainers and programme directors",
    url: "/people?role=trainer&role=programme-director",
};
const FAR: Advice = Advice {
    missing: "Nobody who says where they are is far from you. Elsewhere the same things are done in other ways.",
    verb: "Find people who walked your path, wherever they are",
    url: "/people?path=1",
};
const NEAR: Advice = Advice {
    missing: "Nobody who says where they are is near you.",
    verb: "Find people within 25 miles",
    url: "/people?miles=25&sort=distance",
};
const EDUCATION: Advice = Advice {
    missing: "Nobody teaches or researches.",
    verb: "Find people in education",
    url: "/people?affiliation=education",
};
const COMMISSIONER: Advice = Advice {
    missing: "Nobody plans or pays for care.",
    verb: "Find people who work for an ICB or a board",
    url: "/people?affiliation=commissioner",
};
const OUTSIDE: Advice = Advice {
    missing: "Nobody is from outside general practice.",
    verb: "Find people from hospitals, charities and elsewhere",
    url: "/people?affiliation=other",
};
