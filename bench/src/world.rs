//! The places of the made population, and the recipe for as many members as wanted.

use crate::{Outcome, demo, pages, questions::Questions};
use kernel::Moment;
use kettle::Purpose;
use people::{
    line::PlaceCode,
    population::{MadePractice, Population, noon_of},
    term::Vocabulary,
};
use serde::{Deserialize, Serialize};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

/// So many members are looked at to know a recipe, each so far from the one before.
const SAMPLE: u64 = 200;
const STEP: u64 = 7_919;

/// A practice as it is remembered beside the made data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Practice {
    code: String,
    name: String,
    outcode: String,
    lat: f64,
    lon: f64,
}

/// Where made members work, and the day of everything.
pub struct World {
    /// At least one.
    pub practices: Vec<MadePractice>,
    today: Moment,
}

impl World {
    /// Of practices as they were remembered.
    pub fn of(practices: &[Practice]) -> Outcome<World> {
        let made = practices.iter().map(|it| MadePractice {
            code: PlaceCode::stored(&it.code),
            name: it.name.clone(),
            outcode: it.outcode.clone(),
            lat: it.lat,
            lon: it.lon,
        });
        let today = noon_of(demo::DAY).map_err(|it| format!("the day of the made population is none: {it:?}"))?;
        Ok(World { practices: made.collect(), today })
    }
    /// The recipe.
    pub fn population(&self) -> Population<'_> {
        Population::new(demo::SEED, Vocabulary::starter(), &self.practices, self.today)
    }
    /// A mark of what members are made like: another one when any of a sample would come out otherwise.
    pub fn recipe(&self) -> String {
        let population = self.population();
        let mut hasher = DefaultHasher::new();
        for number in (0..SAMPLE).map(|it| it * STEP) {
            format!("{:?}", population.member(number)).hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }
    /// What people ask about the first `members`.
    pub fn questions<'a>(&'a self, population: &'a Population<'a>, seed: u64, members: u64) -> Questions<'a> {
        Questions::new(seed, population, &self.practices, Vocabulary::starter(), members)
    }
}

/// The practices of a data folder, as `kettle demo` finds them there.
pub async fn practices(data: &Path) -> Outcome<Vec<Practice>> {
    let opened = pages::open(data, Purpose::Task).await?;
    let (_, practices) = people::actions::made_ground(&opened.app).await?;
    opened.app.db().close().await?;
    Ok(practices.iter().map(remembered).collect())
}

/// A practice as it is remembered.
pub fn remembered(it: &MadePractice) -> Practice {
    let (code, name, outcode) = (it.code.as_str().to_owned(), it.name.clone(), it.outcode.clone());
    Practice { code, name, outcode, lat: it.lat, lon: it.lon }
}

#[cfg(test)]
mod tests {
    use super::*;
    use people::population::made_county;

    #[test]
    fn a_recipe_is_the_same_until_its_members_are_not() {
        let mut practices: Vec<Practice> = made_county().iter().map(remembered).collect();
        let recipe = |practices: &[Practice]| World::of(practices).expect("a world").recipe();
        let first = recipe(&practices);
        assert_eq!(recipe(&practices), first);
        practices.pop();
        assert_ne!(recipe(&practices), first);
    }
}
