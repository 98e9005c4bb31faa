//! The made population of 2,000,000: a whole data folder straight from the recipe, kept from run to run. The index and
//! the tables are made beside each other; neither is read from the other.

use crate::{
    Bench, Outcome,
    demo::{self, Key, Made},
    note, pages,
    stopwatch::Stopwatch,
    world::{World, remembered},
};
use frame::App;
use kernel::{Reason, Viewer};
use kettle::Purpose;
use people::{
    search::{Ground, entry_of_made, lexicon::Lexicon},
    when::When,
};
use std::{path::PathBuf, sync::Arc};
use tokio::task::JoinHandle;

/// So many members.
pub const MEMBERS: u64 = 2_000_000;
/// So many are one write; nobody else waits for it.
const AT_ONCE: usize = 100_000;

/// The data folder, made if it is not complete.
pub async fn folder(bench: &Bench) -> Outcome<(PathBuf, Made)> {
    let name = format!("made-{MEMBERS}");
    let path = bench.folders.bench.join(&name);
    if let Some(made) = Made::load(&path) {
        return Ok((path, made));
    }
    let data = bench.folders.fresh(&name)?;
    note(&format!("making {MEMBERS} members in {}, once", data.display()));
    demo::import_places(bench, &data)?;
    let opened = pages::open(&data, Purpose::Task).await?;
    let made = fill(&opened.app).await;
    opened.app.db().close().await?;
    let made = made?;
    made.save(&data)?;
    Ok((data, made))
}

async fn fill(app: &App) -> Outcome<Made> {
    let watch = Stopwatch::start();
    let (_, practices) = kettle::demo::ground(app).await?;
    let practices: Vec<_> = practices.iter().map(remembered).collect();
    let world = Arc::new(World::of(&practices)?);
    let index = index(app, world.clone()).await?;
    let population = world.population();
    kettle::demo::fill(app, &population, MEMBERS, AT_ONCE).await?;
    note(&format!("{MEMBERS}: the tables took {:.0} s", watch.seconds()));
    index.await??;
    let seconds = watch.seconds();
    note(&format!("{MEMBERS}: tables and index took {seconds:.0} s"));
    let email = population.member(0).ok_or("the population is empty")?.email;
    let key = Key { email, password: kettle::demo::PASSWORD.to_owned() };
    Ok(Made { seconds, recipe: world.recipe(), key, practices })
}

/// Makes the index on a thread of its own, in the order of numbers: the order of its entries is of no consequence.
async fn index(app: &App, world: Arc<World>) -> Outcome<JoinHandle<Outcome<()>>> {
    let (lexicon, ground) = (Lexicon::held(app).await?, Ground::renewed(app).await?);
    let now = When::of(app.clock().now());
    let index = app.index(people::search::INDEX)?.clone();
    // Whatever was told until now is in it, and it is not new: nobody makes it again from the store.
    let read = app.read(&Viewer::house(Reason::Projection)).await?;
    let cursor = store::facts::latest_seq(read.reader()).await?.max(1);
    drop(read);
    let work = move || {
        let watch = Stopwatch::start();
        let population = world.population();
        let members = population.members(MEMBERS);
        let entry = |it| Ok(entry_of_made(&it, &world.practices, &lexicon.vocabulary, &ground, now));
        index.rebuild(&mut members.map(entry), cursor)?;
        note(&format!("{MEMBERS}: the index took {:.0} s", watch.seconds()));
        Ok(())
    };
    Ok(tokio::task::spawn_blocking(work))
}
