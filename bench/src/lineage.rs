//! The page of a resource that two thousand made their own: the tree is read, laid out, drawn and listed for each request.

use crate::{
    Bench, Outcome,
    browser::Browser,
    demo,
    figures::{Figure, shown},
    live, note,
    pages::{self, Served},
    posts,
    stopwatch::{Stopwatch, Times},
    world::World,
};
use kernel::{MemberId, Reason, Viewer};
use kettle::Purpose;
use library::{actions::grow_tree, resource::ResourceId};
use std::path::Path;

const OPERATOR: Viewer = Viewer::house(Reason::Operator);
/// So many adaptations.
const ADAPTATIONS: usize = 2_000;
/// So often it is asked for.
const VISITS: usize = 200;
/// Before them.
const WARMING: usize = 10;

/// Lets them make it their own; whoever opens the folder afterwards finds it closed.
async fn grow(data: &Path, owners: &[MemberId]) -> Outcome<ResourceId> {
    let opened = pages::open(data, Purpose::Task).await?;
    let watch = Stopwatch::start();
    let root = grow_tree(&opened.app, &OPERATOR, owners, (ADAPTATIONS, opened.app.clock().now())).await?;
    note(&format!("{ADAPTATIONS} adaptations took {:.0} s", watch.seconds()));
    opened.app.close().await?;
    Ok(root)
}

/// From the request to the last byte of the answer, the slowest of a hundred.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (from, made) = demo::folder(bench).await?;
    let data = bench.folders.fresh("lineage")?;
    posts::copy(&from, &data)?;
    std::fs::copy(from.with_extension("key"), data.with_extension("key"))?;
    let world = World::of(&made.practices)?;
    let members: Vec<MemberId> =
        world.population().members(ADAPTATIONS as u64 + 1).map(|it| it.profile.member).collect();
    let root = grow(&data, &members[1..]).await?;
    let served = Served::open(&data).await?;
    let cookie = live::sit_down(served.app(), &members[..1]).await?.remove(0);
    let mut reader = Browser::with(served.address, &cookie).await?;
    let path = format!("/library/{root}/lineage");
    let (mut times, mut rows) = (Vec::new(), 0);
    for visit in 0..WARMING + VISITS {
        let watch = Stopwatch::start();
        let page = reader.get(&path).await?.text();
        if visit >= WARMING {
            times.push(watch.ms());
            rows = page.matches("<li").count();
        }
    }
    served.close().await?;
    bench.folders.fresh("lineage")?;
    if rows < ADAPTATIONS {
        return Err(format!("the page lists {rows} of {ADAPTATIONS} adaptations").into());
    }
    let times = Times::of(times);
    let words = format!("{ADAPTATIONS} adaptations; the middle one: {} ms", shown(times.median()));
    Ok(vec![Figure::new("library.lineage_ms", times.at(0.99), None).against(words)])
}
