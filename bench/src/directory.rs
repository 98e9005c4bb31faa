//! The directory's search in process: the very function behind the page, on one thread, with all counts beside it; and
//! the page itself, with its cards from the store.

use crate::{
    Bench, Outcome,
    browser::Browser,
    demo::{self, Made},
    figures::{Figure, shown},
    large, note,
    pages::Served,
    peer,
    questions::Questions,
    stopwatch::{Stopwatch, Times},
    world::World,
};
use people::{
    ask::Asked,
    population::Population,
    search::{Ground, answer, lexicon::Lexicon, me::Me, question::Setting},
};
use search::{Index, Key};
use std::path::Path;

/// Questions that count, each another one.
const QUESTIONS: usize = 2_000;
/// Questions before them.
const WARMING: usize = 200;
/// Where the chance of the questions begins.
const SEED: u64 = 11;
/// Names that are suggested at once.
const SUGGESTIONS: usize = 10;
/// Pages that are opened one after the other.
const PAGES: usize = 400;

/// Latencies at both sizes, and the peer's at the smaller one.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = demo::folder(bench).await?;
    let mut figures = measure_in(&data, &made, demo::MEMBERS).await?;
    match peer::latencies(&World::of(&made.practices)?, demo::MEMBERS).await {
        Ok((p50, p99)) => {
            let peers = [("directory.search.p50_ms", p50), ("directory.search.p99_ms", p99)];
            let beside = |it: Figure| match peers.iter().find(|peer| peer.0 == it.name) {
                Some((_, theirs)) => it.beside("PostgreSQL full-text", *theirs),
                None => it,
            };
            figures = figures.into_iter().map(beside).collect();
        }
        Err(why) => note(&format!("no figures of PostgreSQL beside ours: {why}")),
    }
    let (data, made) = large::folder(bench).await?;
    figures.extend(measure_in(&data, &made, large::MEMBERS).await?);
    Ok(figures)
}

/// The figures of one data folder.
async fn measure_in(data: &Path, made: &Made, members: u64) -> Outcome<Vec<Figure>> {
    let world = World::of(&made.practices)?;
    let population = world.population();
    let asking = world.questions(&population, SEED, members);
    let served = Served::open(data).await?;
    let app = served.app();
    let (ground, lexicon) = (Ground::held(app).await?, Lexicon::held(app).await?);
    let reader = reader(&population, members)?;
    let setting = Setting { me: &reader, lexicon: &lexicon, ground: &ground, elsewhere: None, now: app.clock().now() };
    let index = app.index(people::search::INDEX)?;
    if index.len() < members {
        let (held, data) = (index.len(), data.display());
        return Err(format!("the index holds {held} of {members} members: remove {data} and measure again").into());
    }
    let found = searches(index, &setting, &asking, members)?;
    let begun = typeaheads(index, &setting, &asking, members)?;
    let opened = pages(&served, made, &asking).await?;
    served.close().await?;
    let page = |at: f64| format!("its page with cards: {} ms", shown(opened.at(at)));
    Ok(vec![
        Figure::new("directory.search.p50_ms", found.median(), Some(members)).against(page(0.5)),
        Figure::new("directory.search.p99_ms", found.at(0.99), Some(members)).against(page(0.99)),
        Figure::new("directory.typeahead.p99_ms", begun.at(0.99), Some(members)),
    ])
}

/// The questions of one reader, one after the other.
fn searches(index: &Index, setting: &Setting<'_>, asking: &Questions<'_>, members: u64) -> Outcome<Times> {
    let mut times = Vec::new();
    for _ in 0..WARMING + QUESTIONS {
        let question = asking.any();
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
    Ok(Times::of(times.into_iter().map(|it| it.0).collect()))
}

/// Names begun, as they are typed.
fn typeaheads(index: &Index, setting: &Setting<'_>, asking: &Questions<'_>, members: u64) -> Outcome<Times> {
    let mut times = Vec::new();
    for _ in 0..WARMING + QUESTIONS {
        let text = asking.name_begun();
        let watch = Stopwatch::start();
        index.typeahead(&text, SUGGESTIONS, &setting.me.hidden)?;
        times.push((watch.ms(), text));
    }
    times.drain(..WARMING);
    times.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (time, text) in times.iter().take(3) {
        note(&format!("{members}: the slowest typeahead took {time:.2} ms: {text}"));
    }
    Ok(Times::of(times.into_iter().map(|it| it.0).collect()))
}

/// Questions to the whole page, signed in, over one connection: search, cards of up to 20 members, and what they show.
async fn pages(served: &Served, made: &Made, asking: &Questions<'_>) -> Outcome<Times> {
    let mut browser = Browser::sign_in(served.address, &made.key).await?;
    let mut times = Vec::new();
    for round in 0..WARMING + PAGES {
        let path = asking.any().path();
        let watch = Stopwatch::start();
        browser.get(&path).await?;
        if round >= WARMING {
            times.push(watch.ms());
        }
    }
    Ok(Times::of(times))
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
    let (member, lines) = (member.profile.member, member.profile.lines);
    Ok(Me { member, lines, location, hidden, contacts, ..Me::default() })
}
