//! Suggestions: which groups fit what somebody says of themselves, and why. A reason is always something that they said,
//! never that they, or anybody, are missing somewhere.

use groups_api::{GroupCard, Shape};
use places_api::PlaceCode;

/// What somebody says of themselves, as far as it bears on groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Me {
    /// The profession's code.
    pub profession: String,
    /// Codes of their present roles.
    pub roles: Vec<String>,
    /// Codes of their extended roles and interests.
    pub topics: Vec<String>,
    /// Where they work or are.
    pub places: Vec<PlaceCode>,
    /// What stands above these, with names, from the ground up.
    pub ladder: Vec<(PlaceCode, String)>,
}

/// A group that may fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// How it looks.
    pub card: GroupCard,
    /// Where it is.
    pub place: Option<PlaceCode>,
    /// The code of what it is about.
    pub topic: Option<String>,
}

impl Me {
    /// One line of the profile.
    pub fn add(&mut self, kind: &str, term: Option<String>, place: Option<PlaceCode>) {
        match (kind, term) {
            ("profession", Some(term)) => self.profession = term,
            ("role", Some(term)) => self.roles.push(term),
            (_, Some(term)) => self.topics.push(term),
            (_, None) => {}
        }
        self.places.extend(place.filter(|it| !self.places.contains(it)));
    }

    /// The shapes of company that somebody like this keeps.
    pub fn shapes(&self) -> Vec<&'static str> {
        let fits = |shape: &Shape| self.is_of(*shape).is_some();
        Shape::ALL.iter().filter(|it| fits(it)).map(|it| it.word()).collect()
    }

    /// Why somebody like this fits a shape, as what they are; nothing if they do not.
    fn is_of(&self, shape: Shape) -> Option<&'static str> {
        let role = |codes: &[&str]| self.roles.iter().any(|it| codes.contains(&it.as_str()));
        let profession = |codes: &[&str]| codes.contains(&self.profession.as_str());
        let (fits, words) = match shape {
            Shape::Locums => (role(&["role.locum-regular", "role.locum-adhoc"]), "You are a locum"),
            Shape::First5 => (role(&["role.fellow"]), "You are new to practice"),
            Shape::Trainees => {
                let trains = profession(&["profession.registrar", "profession.student"]);
                (trains || role(&["role.registrar", "role.student"]), "You are in training")
            }
            Shape::Trainers => {
                let teaches = role(&["role.trainer", "role.programme-director", "role.tutor"]);
                (teaches, "You teach")
            }
            Shape::PracticeManagers => {
                let manages = profession(&["profession.manager"]) || role(&["role.manager", "role.pcn-manager"]);
                (manages, "You manage a practice")
            }
            Shape::Lmc => (role(&["role.lmc"]), "You are on an LMC"),
            Shape::Pcn => (!self.places.is_empty(), "You work"),
            Shape::ExtendedRole | Shape::Interest | Shape::Project => (false, ""),
        };
        fits.then_some(words)
    }

    /// Why this group is suggested; nothing if it does not fit. The first number is how well it fits.
    pub fn reason(&self, it: &Candidate) -> Option<(u8, String)> {
        let place = match &it.place {
            None => None,
            Some(place) => Some(self.ladder.iter().find(|step| step.0 == *place)?.1.as_str()),
        };
        let about = it.topic.as_deref().filter(|topic| self.topics.iter().any(|own| own == topic));
        let about = about.and(it.card.topic.as_deref()).map(|words| {
            let does = it.topic.as_deref().is_some_and(|it| it.starts_with("extended."));
            if does {
                format!("{words} is among your extended roles")
            } else {
                format!("You are interested in {words}")
            }
        });
        let (fit, words) = match (self.is_of(it.card.shape), about) {
            (Some(what), _) => (2, what.to_owned()),
            (None, Some(words)) => (2, capitalised(&words)),
            (None, None) => return None,
        };
        // A network is a matter of place alone.
        if it.card.shape == Shape::Pcn && place.is_none() {
            return None;
        }
        Some(match place {
            Some(place) if self.is_of(it.card.shape).is_none() => (fit + 1, format!("{words}, and you are in {place}")),
            Some(place) => (fit + 1, format!("{words} in {place}")),
            None => (fit, words),
        })
    }

    /// The groups that fit, the best first, each with its reason.
    pub fn pick(&self, candidates: Vec<Candidate>, most: usize) -> Vec<(GroupCard, String)> {
        let mut fitting: Vec<_> =
            candidates.into_iter().filter_map(|it| self.reason(&it).map(|why| (why.0, it.card, why.1))).collect();
        fitting.sort_by_key(|it| std::cmp::Reverse(it.0)); // stable: the newest stay first among equals
        fitting.into_iter().take(most).map(|it| (it.1, it.2)).collect()
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use groups_api::{GroupId, Kind};
    use people_api::Affiliations;

    fn candidate(shape: Shape, topic: Option<(&str, &str)>, place: Option<&str>) -> Candidate {
        Candidate {
            card: GroupCard {
                group: GroupId::NONE,
                name: format!("{shape:?}"),
                purpose: String::new(),
                kind: Kind::Open,
                shape,
                role: None,
                place: None,
                topic: topic.map(|it| it.1.to_owned()),
                excludes: Affiliations::default(),
                ended: false,
            },
            place: place.map(PlaceCode::stored),
            topic: topic.map(|it| it.0.to_owned()),
        }
    }

    fn locum() -> Me {
        let mut me = Me::default();
        me.add("profession", Some("profession.gp".to_owned()), None);
        me.add("role", Some("role.locum-adhoc".to_owned()), Some(PlaceCode::stored("A81001")));
        me.add("extended_role", Some("extended.skin-surgery".to_owned()), None);
        me.ladder = vec![(PlaceCode::stored("16C"), "Tees Valley".to_owned())];
        me
    }

    #[test]
    fn the_reason_is_what_somebody_said_of_themselves() {
        let me = locum();
        let why = |it: Candidate| me.reason(&it).map(|it| it.1);
        assert_eq!(why(candidate(Shape::Locums, None, Some("16C"))).as_deref(), Some("You are a locum in Tees Valley"));
        assert_eq!(why(candidate(Shape::Locums, None, None)).as_deref(), Some("You are a locum"));
        let skin = Some(("extended.skin-surgery", "skin surgery"));
        let reason = why(candidate(Shape::ExtendedRole, skin, None));
        assert_eq!(reason.as_deref(), Some("Skin surgery is among your extended roles"));
        assert_eq!(why(candidate(Shape::Pcn, None, Some("16C"))).as_deref(), Some("You work in Tees Valley"));
    }

    #[test]
    fn what_does_not_fit_is_not_suggested() {
        let me = locum();
        assert_eq!(me.reason(&candidate(Shape::Locums, None, Some("QE1"))), None);
        assert_eq!(me.reason(&candidate(Shape::Trainers, None, None)), None);
        assert_eq!(me.reason(&candidate(Shape::Interest, Some(("life.yoga", "yoga")), None)), None);
        assert_eq!(me.reason(&candidate(Shape::Pcn, None, None)), None);
        assert!(Me::default().shapes().is_empty());
    }

    #[test]
    fn near_ones_come_first() {
        let far = candidate(Shape::Locums, None, None);
        let near = candidate(Shape::Locums, None, Some("16C"));
        let picked = locum().pick(vec![far, near], 5);
        assert_eq!(picked[0].1, "You are a locum in Tees Valley");
        assert_eq!(locum().pick(vec![candidate(Shape::Locums, None, None); 9], 5).len(), 5);
    }
}
