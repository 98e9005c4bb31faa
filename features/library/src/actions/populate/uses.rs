//! Who of a made population uses what others published, what it saved them and what it did not, and who would help.

use crate::{
    adoption::{Adoption, Changed, Confidence, Known, Minutes, Named, StoppedWhy, Use},
    kind::Stage,
    policy,
    store::{
        adoption::{AdoptionId, NewAdoption, insert_made_adoptions},
        made::{MadeRows, Worker},
        support::{MadeSupport, NewSupport, insert_made_support},
    },
    support::{Needs, Skill},
};
use ::store::Tx;
use kernel::{Moment, Result, Rng};
use std::time::Duration;

/// What made members use of one resource, what they offer, and what its owner asks for.
#[derive(Debug, Clone)]
pub struct MadeUses {
    adoptions: Vec<NewAdoption>,
    support: MadeSupport,
}

const DAY: u64 = 24 * 60 * 60;

const CHANGED: [&str; 10] = [
    "We kept the old way for one doctor until the summer, and nobody minded.",
    "The van comes later here, so we begin at ten.",
    "Our list is small: one morning was enough.",
    "We have no pharmacist; a nurse does that part, with a doctor next door.",
    "It needed a template in the other system. Building that took an afternoon.",
    "Reception had to be asked first. Their changes made it better than ours.",
    "We left out the last step for the branch surgery.",
    "Tell the locums on the first page of their pack, or they undo it.",
    "Nothing but the names of the days.",
    "We do it every second week.",
];
const STOPPED: [&str; 4] = [
    "Two of us left, and nobody had the time to teach it.",
    "It moved the work to the evening instead of taking it away.",
    "The laboratory changed its hours.",
    "It cost reception more than it saved the doctors.",
];
const NEEDS: [(Skill, &str); 5] = [
    (Skill::Test, "in a practice without a pharmacist"),
    (Skill::Review, "by somebody who writes protocols"),
    (Skill::Measure, "in a practice above 15,000 patients"),
    (Skill::Translate, "the leaflet into Welsh"),
    (Skill::Sponsor, "a morning of a nurse for six weeks"),
];

/// Of something that was published for all members, by some of these who work somewhere.
pub fn of(made: &MadeRows, workers: &[Worker], rng: &Rng, now: Moment) -> MadeUses {
    let resource = made.new.id;
    let number = match made.new.stage {
        Some(Stage::Idea) => 0,
        Some(Stage::Trying) => rng.below(4),
        Some(Stage::WorksHere) => 1 + rng.below(5),
        Some(Stage::WorksElsewhere) => 6 + rng.below(8),
        Some(Stage::HowWeDoIt) => 12 + rng.below(14),
        None => rng.below(12).saturating_sub(7),
    };
    let version = made.versions.len() as i64;
    let begun = made.versions.first().and_then(|it| it.at).unwrap_or(now);
    let first = rng.below(workers.len().max(1) as u64) as usize;
    // Every seventh from somewhere on: others of other places.
    let mut chosen: Vec<&Worker> = (0..workers.len()).map(|at| &workers[(first + at * 7) % workers.len()]).collect();
    let mut seen = std::collections::BTreeSet::new();
    chosen.retain(|it| it.member != made.new.owner && seen.insert(it.member));
    let one = |(at, worker): (usize, &&Worker)| NewAdoption {
        id: AdoptionId::new(now, rng),
        resource,
        member: worker.member,
        adoption: adoption(at, worker, rng, (begun, now)),
        region: worker.region.clone(),
        version: 1 + rng.below(version as u64) as i64,
        at: Some(now.minus(Duration::from_secs(rng.below(60 * DAY)))),
    };
    let adoptions = chosen.iter().enumerate().take(number as usize).map(one).collect();
    let asks = made.new.stage.is_some() && rng.below(2) == 0;
    let needs: Needs = if asks { needs(rng) } else { vec![] };
    let offers = if asks { rng.below(3) as usize } else { 0 };
    let support = |worker: &&Worker| NewSupport {
        resource,
        member: worker.member,
        skills: vec![NEEDS[rng.below(5) as usize].0],
        words: None,
    };
    let supports = chosen.iter().rev().take(offers).map(support).collect();
    MadeUses { adoptions, support: MadeSupport { resource, supports, needs } }
}

fn needs(rng: &Rng) -> Needs {
    let first = rng.below(5) as usize;
    let many = 1 + rng.below(2) as usize;
    let mut needs: Needs = (0..many).map(|at| NEEDS[(first + at * 2) % 5]).map(|it| (it.0, it.1.to_owned())).collect();
    needs.sort_unstable();
    needs
}

/// The first two use it where they are: what is said to work elsewhere does.
fn adoption(at: usize, worker: &Worker, rng: &Rng, (begun, now): (Moment, Moment)) -> Adoption {
    let stage = match rng.below(8) {
        _ if at < 6 && at != 2 => Use::InUse,
        0 => Use::Stopped,
        1 | 2 => Use::Trying,
        _ => Use::InUse,
    };
    // Most save an hour or two, some lose, and a few save much.
    let minutes = match (rng.below(6), stage) {
        (0, _) | (_, Use::Stopped) => -5 * (1 + rng.below(14) as i64),
        (1, _) => 5 * (20 + rng.below(30) as i64),
        _ => 5 * rng.below(20) as i64,
    };
    let known = [Known::Felt, Known::Felt, Known::Counted, Known::Measured][rng.below(4) as usize];
    let sure = [Confidence::Low, Confidence::Middle, Confidence::High][rng.below(3) as usize];
    let said = |all: &[&'static str]| all[rng.below(all.len() as u64) as usize];
    let since = begun.plus(Duration::from_secs(rng.below(now.since(begun).as_secs().max(1))));
    Adoption {
        stage,
        place: Some(worker.place.clone()),
        named: [Named::Nobody, Named::Nobody, Named::Member, Named::Practice][rng.below(4) as usize],
        since: super::super::month_of(since),
        saved: Minutes::new(minutes).filter(|_| rng.below(4) > 0).map(|it| (it, known, Some(sure))),
        changed: (rng.below(2) == 0).then(|| Changed::stored(said(&CHANGED))),
        stopped_why: (stage == Use::Stopped).then(|| StoppedWhy::stored(said(&STOPPED))),
    }
}

/// Writes it down.
pub async fn insert(tx: &mut Tx, made: &MadeUses) -> Result<()> {
    let adoptions = policy::may_keep(tx.viewer(), made.adoptions.clone())?;
    insert_made_adoptions(tx, &adoptions).await?;
    if made.support.needs.is_empty() {
        return Ok(());
    }
    insert_made_support(tx, &policy::may_keep(tx.viewer(), made.support.clone())?).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_made_members_say_names_nobody() {
        for words in CHANGED.iter().chain(&STOPPED).chain(NEEDS.iter().map(|it| &it.1)) {
            assert!(guard::scan(words).is_empty(), "a patient, perhaps: {words}");
        }
        assert!(
            CHANGED.iter().all(|it| Changed::parse(it).is_ok())
                && STOPPED.iter().all(|it| StoppedWhy::parse(it).is_ok())
        );
    }
}
