//! The places of the made population, and the recipe for as many members as wanted.

use crate::{Outcome, demo, pages, questions::Questions};
use kernel::Moment;
use people::{
    line::PlaceCode,
    population::{MadePractice, Population},
    term::Vocabulary,
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Friday 20 November 2026, noon: made members joined before it, whenever they are made.
const TODAY: Moment = Moment::from_micros(1_795_176_000_000_000);

/// A practice as it is remembered beside the made data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Practice {
    code: String,
    name: String,
    outcode: String,
    lat: f64,
    lon: f64,
}

/// Where made members work.
pub struct World {
    /// At least one.
    pub practices: Vec<MadePractice>,
}

impl World {
    /// Of practices as they were remembered.
    pub fn of(practices: &[Practice]) -> World {
        let made = practices.iter().map(|it| MadePractice {
            code: PlaceCode::stored(&it.code),
            name: it.name.clone(),
            outcode: it.outcode.clone(),
            lat: it.lat,
            lon: it.lon,
        });
        World { practices: made.collect() }
    }
    /// The recipe.
    pub fn population(&self) -> Population<'_> {
        Population::new(demo::SEED, Vocabulary::starter(), &self.practices, TODAY)
    }
    /// What people ask about the first `members`.
    pub fn questions<'a>(&'a self, population: &'a Population<'a>, seed: u64, members: u64) -> Questions<'a> {
        Questions::new(seed, population, &self.practices, Vocabulary::starter(), members)
    }
}

/// The practices of a data folder, as `kettle demo` finds them there.
pub async fn practices(data: &Path) -> Outcome<Vec<Practice>> {
    let opened = pages::open(data).await?;
    let (_, practices) = people::actions::made_ground(&opened.app).await?;
    opened.app.db().close().await?;
    Ok(practices.iter().map(remembered).collect())
}

fn remembered(it: &MadePractice) -> Practice {
    let (code, name, outcode) = (it.code.as_str().to_owned(), it.name.clone(), it.outcode.clone());
    Practice { code, name, outcode, lat: it.lat, lon: it.lon }
}
