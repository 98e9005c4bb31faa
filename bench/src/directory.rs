//! The directory's search in process: the very function behind the page, on one thread, with all counts beside it.

use crate::{
    Bench, Outcome, demo,
    figures::Figure,
    note, pages, peer,
    questions::Question,
    stopwatch::{Stopwatch, Times},
    world::World,
};
use people::{
    ask::Asked,
    population::Population,
    search::{Ground, answer, entry_of_made, lexicon::Lexicon, me::Me, question::Setting},
    when::When,
};
use search::{Index, Key};
use std::{path::Path, sync::Arc};

/// The larger population, of which only the index is made.
const MANY: u64 = 2_000_000;
/// Questions that count, each another one.
const QUESTIONS: usize = 2_000;
/// Questions before them.
const WARMING: usize = 200;
/// Where the chance of the questions begins.
const SEED: u64 = 11;

/// Latencies at both sizes, and the peer's at the smaller one.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = demo::folder(bench).await?;
    let world = World::of(&made.practices);
    let population = world.population();
    let opened = pages::open(&data).await?;
    let (ground, lexicon) = (Ground::held(&opened.app).await?, Lexicon::held(&opened.app).await?);
    let reader = reader(&population, demo::MEMBERS)?;
    let now = opened.app.clock().now();
    let setting = Setting { me: &reader, lexicon: &lexicon, ground: &ground, elsewhere: None, now };
    let small = opened.app.index(people::search::INDEX)?.clone();
    if small.len() < demo::MEMBERS {
        return Err(format!("the index holds {} of {} members", small.len(), demo::MEMBERS).into());
    }
    let mut figures = latencies(&small, &setting, &world, demo::MEMBERS)?;
    match peer::latencies(&world, demo::MEMBERS).await {
        Ok((p50, p99)) => {
            for (name, theirs) in [("directory.search.p50_ms", p50), ("directory.search.p99_ms", p99)] {
                if let Some(at) = figures.iter().position(|it| it.name == name) {
                    let ours = figures.swap_remove(at);
                    figures.insert(at, ours.beside("PostgreSQL full-text", theirs));
                }
            }
        }
        Err(why) => note(&format!("no figures of PostgreSQL beside ours: {why}")),
    }
    drop(small);
    let large = large(bench, &world, &population, &setting)?;
    let reader = self::reader(&population, MANY)?;
    figures.extend(latencies(&large, &Setting { me: &reader, ..setting }, &world, MANY)?);
    opened.app.db().close().await?;
    Ok(figures)
}

/// The questions of one reader, one after the other.
fn latencies(index: &Index, setting: &Setting<'_>, world: &World, members: u64) -> Outcome<Vec<Figure>> {
    let population = world.population();
    let asking = world.questions(&population, SEED, members);
    let asked: Vec<Question> = (0..WARMING + QUESTIONS).map(|_| asking.any()).collect();
    let mut times = Vec::new();
    for question in &asked {
        let (time, total) = ask(index, setting, &question.query())?;
        times.push((time, total, question));
    }
    times.drain(..WARMING);
    let found = times.iter().filter(|it| it.1 > 0).count();
    times.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (time, total, question) in times.iter().take(3) {
        note(&format!("{members}: the slowest took {time:.2} ms and found {total}: {}", question.query()));
    }
    note(&format!("{members}: {found} of {QUESTIONS} questions found somebody"));
    let times = Times::of(times.into_iter().map(|it| it.0).collect());
    let mut begun = Vec::new();
    for _ in 0..QUESTIONS {
        let text = asking.name_begun();
        let watch = Stopwatch::start();
        index.typeahead(&text, 10, &setting.me.hidden)?;
        begun.push(watch.ms());
    }
    Ok(vec![
        Figure::new("directory.search.p50_ms", times.median(), Some(members)),
        Figure::new("directory.search.p99_ms", times.at(0.99), Some(members)),
        Figure::new("directory.typeahead.p99_ms", Times::of(begun).at(0.99), Some(members)),
    ])
}

/// What the page does with its address, up to the hits and counts.
fn ask(index: &Index, setting: &Setting<'_>, query: &str) -> Outcome<(f64, u64)> {
    let watch = Stopwatch::start();
    let asked = Asked::parse(query).understood(&setting.lexicon.vocabulary, &|it| setting.ground.find(it).is_some());
    let answer = answer::answer(index, setting, &asked)?;
    Ok((watch.ms(), answer.found.total))
}

/// Somebody with an aim, so that the path they would follow is looked for as well, with contacts and people to hide.
fn reader(population: &Population<'_>, members: u64) -> Outcome<Me> {
    let mut first = (0..1_000).filter_map(|it| population.member(it));
    let member = first.find(|it| people::path::Aim::of(&it.profile.lines).is_some());
    let member = member.ok_or("nobody of the first thousand has an aim")?;
    let some = |count: u64, step: u64| -> Vec<Key> {
        let numbers = (1..=count).map(|it| it * step % members);
        numbers.filter_map(|it| population.member(it)).map(|it| *it.profile.member.as_bytes()).collect()
    };
    let location = member.profile.head.location.value;
    let (hidden, contacts) = (some(20, 7_919), some(300, 104_729));
    Ok(Me { member: member.profile.member, lines: member.profile.lines, location, hidden, contacts })
}

/// The index of two million, straight from the recipe; kept for later runs.
fn large(bench: &Bench, world: &World, population: &Population<'_>, setting: &Setting<'_>) -> Outcome<Arc<Index>> {
    let folder = bench.folders.bench.join(format!("made-{MANY}"));
    let index = Index::open(&folder)?;
    if index.len() != MANY {
        make(&index, &folder, world, population, setting)?;
    }
    Ok(Arc::new(index))
}

fn make(
    index: &Index,
    folder: &Path,
    world: &World,
    population: &Population<'_>,
    setting: &Setting<'_>,
) -> Outcome<()> {
    note(&format!("making the index of {MANY} members in {}, once", folder.display()));
    let watch = Stopwatch::start();
    let (vocabulary, now) = (&setting.lexicon.vocabulary, When::of(setting.now));
    let members = population.members(MANY);
    let entries = members.map(|it| Ok(entry_of_made(&it, &world.practices, vocabulary, setting.ground, now)));
    index.rebuild(&mut { entries }, 1)?;
    note(&format!("made in {:.0} s", watch.seconds()));
    Ok(())
}
