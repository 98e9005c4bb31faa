//! Founding the groups of the made population, many at once.

use crate::{
    policy,
    population::{self, Area, Made},
    store::{list, made as db},
};
use frame::App;
use kernel::{Act, Moment, Result, Viewer};
use places_api::{PlaceCode, PlaceKind, steps_of};
use std::collections::HashMap;

const POPULATE: Act = Act::open("populate_groups");
/// So many groups are written together.
const AT_ONCE: usize = 100;
/// So many places are asked for together.
const PLACES: usize = 2_000;

/// In which area each of these practices is: the ICB, board or health and social care area above it.
///
/// # Errors
/// The store does not answer.
pub async fn areas_of(app: &App, viewer: &Viewer, practices: &[PlaceCode]) -> Result<HashMap<PlaceCode, Area>> {
    let read = app.read(viewer).await?;
    let mut areas = HashMap::new();
    for some in practices.chunks(PLACES) {
        for (place, steps) in steps_of(read.reader(), some).await? {
            let above =
                steps.into_iter().find(|it| matches!(it.kind, PlaceKind::Icb | PlaceKind::Board | PlaceKind::Area));
            areas.extend(above.map(|it| (place, Area { code: it.code, name: short(&it.name) })));
        }
    }
    Ok(areas)
}

/// An area as people call it.
fn short(name: &str) -> String {
    let name = name.strip_prefix("NHS ").unwrap_or(name);
    let ends =
        [" Integrated Care Board", " ICB", " University Health Board", " Teaching Health Board", " Health Board"];
    ends.iter().find_map(|it| name.strip_suffix(it)).unwrap_or(name).to_owned()
}

/// Founds the groups of these members, as of a day. Nobody is told; how many it were.
///
/// # Errors
/// The store does not take them; what was written before stays.
pub async fn populate(app: &App, viewer: &Viewer, seed: u64, people: &[Made], today: Moment) -> Result<usize> {
    let topics = list::page_of_topics(app.read(viewer).await?.reader()).await?.into_iter().collect();
    let all = population::groups(seed, people, &topics, today);
    for some in all.chunks(AT_ONCE) {
        app.write(viewer, POPULATE, async |tx| {
            for group in some {
                let html = ui::markdown(group.about.as_str());
                db::insert_made(tx, &policy::may_keep(tx.viewer(), group)?, &html).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(all.len())
}
