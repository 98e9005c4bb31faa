//! Groups of the made population: of every shape and kind, each of those whose profiles fit it, so that everybody is in a few.
//! The same members, places and seed make the same groups.

mod recipes;

use crate::{about::About, group::Settings};
use groups_api::{GroupId, Role};
use kernel::{MemberId, Moment, Rng};
use people_api::Affiliations;
use places_api::PlaceCode;
use recipes::{Recipe, recipes};
use std::{collections::HashMap, time::Duration};

/// A made member, as far as groups need to know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Who.
    pub member: MemberId,
    /// When they joined.
    pub joined: Moment,
    /// The profession's code.
    pub profession: String,
    /// Codes of their present roles.
    pub roles: Vec<String>,
    /// Codes of their extended roles and interests.
    pub topics: Vec<String>,
    /// Where they belong.
    pub affiliations: Affiliations,
    /// The area in which they work, if a group may be about it.
    pub area: Option<Area>,
}

/// An area that may have groups of its own: an ICB, a board.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// Its code.
    pub code: PlaceCode,
    /// Its name.
    pub name: String,
}

/// A made group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeGroup {
    /// Which.
    pub id: GroupId,
    /// What it is.
    pub settings: Settings,
    /// What it says about itself.
    pub about: About,
    /// When it was founded.
    pub founded: Moment,
    /// Since when it is only read.
    pub ended: Option<Moment>,
    /// Who is in it, as what and since when, by id.
    pub members: Vec<(MemberId, Role, Moment)>,
}

/// Fewer are no group.
const LEAST: usize = 5;
/// A secret group has no more than these.
const SECRET_MOST: usize = 12;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The groups of these members on this day. `topics` are the vocabulary's terms by code, in words.
pub fn groups(seed: u64, people: &[Made], topics: &HashMap<String, String>, today: Moment) -> Vec<MadeGroup> {
    let rng = Rng::seeded(seed ^ 0x6772_6f75_7073_0001);
    let all = recipes(people, topics, &rng);
    let mut seats: Vec<Vec<usize>> = vec![vec![]; all.len()];
    let (by_key, anybody) = index(&all);
    for (number, one) in people.iter().enumerate() {
        for at in choose(one, &all, &by_key, &anybody, &rng) {
            let full = if all[at].secret() { SECRET_MOST } else { usize::MAX };
            if seats[at].len() < full {
                seats[at].push(number);
            }
        }
    }
    fill_up(people, &all, &anybody, &mut seats, &rng);
    let kept = all.into_iter().zip(seats).filter(|it| it.1.len() >= LEAST);
    kept.map(|(recipe, seats)| made(recipe, seats.iter().map(|it| &people[*it]).collect(), today, &rng)).collect()
}

/// Which recipes fit by which key, and which fit anybody.
fn index(all: &[Recipe]) -> (HashMap<&str, Vec<usize>>, Vec<usize>) {
    let (mut by_key, mut anybody) = (HashMap::<&str, Vec<usize>>::new(), vec![]);
    for (at, recipe) in all.iter().enumerate() {
        match recipe.key.as_str() {
            "" => anybody.push(at),
            key => by_key.entry(key).or_default().push(at),
        }
    }
    (by_key, anybody)
}

/// Three to eight groups for somebody: what fits their work first, then what they care about, then something for everybody.
fn choose(one: &Made, all: &[Recipe], by_key: &HashMap<&str, Vec<usize>>, anybody: &[usize], rng: &Rng) -> Vec<usize> {
    let wanted = 3 + rng.below(6) as usize;
    let keys = recipes::keys_of(one);
    let mut chosen: Vec<usize> = Vec::new();
    for key in &keys {
        let fitting = by_key.get(key.as_str()).map(Vec::as_slice).unwrap_or_default();
        for at in fitting.iter().filter(|at| !all[**at].leaves_out(one)) {
            if chosen.len() < wanted && rng.below(100) < 80 && !chosen.contains(at) {
                chosen.push(*at);
            }
        }
    }
    let mut tries = 0;
    while chosen.len() < wanted.min(anybody.len()) && tries < 20 {
        let at = anybody.get(rng.below(anybody.len() as u64) as usize).copied().unwrap_or_default();
        if !chosen.contains(&at) && !all[at].leaves_out(one) {
            chosen.push(at);
        }
        tries += 1;
    }
    chosen
}

/// Whoever lost too many groups because hardly anybody else fits them comes into those for everybody.
fn fill_up(people: &[Made], all: &[Recipe], anybody: &[usize], seats: &mut [Vec<usize>], rng: &Rng) {
    let mut places = vec![0; people.len()];
    for number in seats.iter().filter(|it| it.len() >= LEAST).flatten() {
        places[*number] += 1;
    }
    let open: Vec<usize> =
        anybody.iter().copied().filter(|at| seats[*at].len() >= LEAST && !all[*at].secret()).collect();
    for (number, one) in people.iter().enumerate() {
        let first = rng.below(open.len().max(1) as u64) as usize;
        for at in open.iter().cycle().skip(first).take(open.len()) {
            if places[number] < 3 && !seats[*at].contains(&number) && !all[*at].leaves_out(one) {
                seats[*at].push(number);
                places[number] += 1;
            }
        }
    }
}

/// A group of these: whoever joined Kettle first owns it, the next few host and moderate it.
fn made(recipe: Recipe, mut people: Vec<&Made>, today: Moment, rng: &Rng) -> MadeGroup {
    people.sort_by_key(|it| (it.joined, it.member));
    let oldest = people.first().map_or(today, |it| it.joined);
    let age = today.since(oldest).as_secs() / DAY.as_secs();
    let founded = today.minus(DAY * u32::try_from(rng.below(age.clamp(1, 700))).unwrap_or_default()).minus(DAY / 3);
    let hosts = 1 + people.len().min(120) / 40;
    let role = |at: usize| match at {
        0 => Role::Owner,
        at if at <= hosts => Role::Host,
        at if at == hosts + 1 && people.len() > 12 => Role::Moderator,
        _ => Role::Member,
    };
    let mut members: Vec<(MemberId, Role, Moment)> = people
        .iter()
        .enumerate()
        .map(|(at, it)| {
            let from = it.joined.max(founded);
            let days = today.since(from).as_secs() / DAY.as_secs();
            let since = from.plus(DAY * u32::try_from(rng.below(days.max(1))).unwrap_or_default());
            let role = role(at);
            (it.member, role, if role == Role::Owner { founded } else { since })
        })
        .collect();
    members.sort_by_key(|it| it.0);
    let ended = recipe.over.then(|| today.minus(DAY * 20));
    let settings = recipe.settings(today);
    MadeGroup { id: GroupId::random(rng), about: recipe.about(), settings, founded, ended, members }
}

#[cfg(test)]
mod tests {
    use super::*;
    use groups_api::{Kind, Shape};
    use people_api::Affiliation;

    fn people(count: u64) -> Vec<Made> {
        let rng = Rng::seeded(3);
        let roles = ["role.locum-adhoc", "role.partner", "role.trainer", "role.manager"];
        let topics = ["extended.skin-surgery", "extended.menopause", "life.yoga", "clinical.asthma"];
        let area = Area { code: PlaceCode::stored("QHM"), name: "Tees Valley".to_owned() };
        (0..count)
            .map(|it| Made {
                member: MemberId::random(&rng),
                joined: now().minus(DAY * u32::try_from(it % 900).unwrap_or_default()),
                profession: "profession.gp".to_owned(),
                roles: vec![roles[(it % 4) as usize].to_owned()],
                topics: vec![topics[(it / 4 % 4) as usize].to_owned()],
                affiliations: [if it % 30 == 0 { Affiliation::Industry } else { Affiliation::Practice }]
                    .into_iter()
                    .collect(),
                area: Some(area.clone()),
            })
            .collect()
    }

    fn topics() -> HashMap<String, String> {
        [
            ("extended.skin-surgery", "skin surgery"),
            ("extended.menopause", "menopause"),
            ("life.yoga", "yoga"),
            ("clinical.asthma", "asthma"),
        ]
        .map(|(code, words)| (code.to_owned(), words.to_owned()))
        .into()
    }

    fn now() -> Moment {
        Moment::from_micros(1_795_168_800_000_000)
    }

    #[test]
    fn everybody_is_in_a_few_groups_and_every_group_has_an_owner() {
        let people = people(400);
        let groups = groups(1, &people, &topics(), now());
        let mut places: HashMap<MemberId, usize> = HashMap::new();
        for group in &groups {
            let owners = group.members.iter().filter(|it| it.1 == Role::Owner).count();
            assert_eq!(owners, 1, "{:?}", group.settings.name);
            assert!(group.members.len() >= LEAST);
            for (member, _, since) in &group.members {
                *places.entry(*member).or_default() += 1;
                assert!(*since <= now());
            }
        }
        for one in &people {
            let count = places.get(&one.member).copied().unwrap_or_default();
            assert!((3..=9).contains(&count), "{count}");
        }
        for kind in Kind::ALL {
            assert!(groups.iter().any(|it| it.settings.kind == kind), "{kind:?}");
        }
        assert!(groups.iter().any(|it| it.settings.shape == Shape::Project));
    }

    #[test]
    fn whom_a_group_leaves_out_is_not_in_it() {
        let people = people(400);
        let of: HashMap<MemberId, Affiliations> = people.iter().map(|it| (it.member, it.affiliations)).collect();
        for group in groups(1, &people, &topics(), now()) {
            for (member, ..) in &group.members {
                assert!(!of[member].iter().any(|it| group.settings.excludes.has(it)));
            }
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_groups() {
        let people = people(120);
        assert_eq!(groups(7, &people, &topics(), now()), groups(7, &people, &topics(), now()));
        assert_ne!(groups(7, &people, &topics(), now()), groups(8, &people, &topics(), now()));
    }
}
