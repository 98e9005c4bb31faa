//! Figures of the released program as a server: how soon it answers, how much memory it takes, what crosses the wire.

use crate::{
    Bench, Outcome,
    browser::{Browser, addresses},
    demo,
    figures::Figure,
    process::Server,
    stopwatch::Times,
    world::World,
};

/// Starts whose median counts.
const STARTS: usize = 5;
/// Where the chance of the questions begins.
const VARIED: u64 = 5;
/// What a browser says it understands.
const PACKED: &str = "accept-encoding: gzip, deflate, br\r\n";

/// From the start of the process to its first page.
pub async fn measure_start(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, _) = demo::folder(bench).await?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let server = Server::start(&bench.folders.kettle, &data).await?;
        times.push(server.first_answer);
        server.stop()?;
    }
    Ok(vec![Figure::new("start.first_answer_s", Times::of(times).median(), Some(demo::MEMBERS))])
}

/// What is resident after 200 different pages: half of them questions to the directory, half profiles.
pub async fn measure_memory(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = demo::folder(bench).await?;
    let server = Server::start(&bench.folders.kettle, &data).await?;
    let mut browser = Browser::sign_in(server.address, &made.key).await?;
    let world = World::of(&made.practices)?;
    let population = world.population();
    let asking = world.questions(&population, VARIED, demo::MEMBERS);
    let mut profiles = Vec::new();
    for _ in 0..100 {
        let page = browser.get(&asking.any().path()).await?.text();
        profiles.extend(profiles_on(&page));
    }
    let mut opened = 0;
    for profile in profiles.iter().take(100) {
        browser.get(profile).await?;
        opened += 1;
    }
    if opened < 100 {
        return Err(format!("100 questions found only {opened} profiles").into());
    }
    let (resident, own) = server.resident_mb()?;
    server.stop()?;
    let figure = Figure::new("memory.resident_mb", resident, Some(demo::MEMBERS));
    Ok(vec![figure.against(format!("of it {own:.0} MB its own, the rest files in memory"))])
}

/// What a browser loads for its first page, and for one more.
pub async fn measure_wire(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = demo::folder(bench).await?;
    let server = Server::start(&bench.folders.kettle, &data).await?;
    let mut browser = Browser::sign_in(server.address, &made.key).await?;
    let page = browser.get_as("/people", PACKED).await?;
    let html = browser.get("/people").await?.text();
    let mut first = page.wire;
    let mut parts = vec![("the page".to_owned(), page.wire)];
    // Whatever the page names, and what its style sheets name in turn.
    let mut wanted = addresses(&html, "/assets/");
    let mut at = 0;
    while let Some(address) = wanted.get(at).cloned() {
        at += 1;
        let file = browser.get_as(&address, PACKED).await?;
        first += file.wire;
        parts.push((address.clone(), file.wire));
        if address.ends_with(".css") {
            let sheet = browser.get(&address).await?.text();
            wanted.extend(
                addresses(&sheet, "/assets/").into_iter().filter(|it| !wanted.contains(it)).collect::<Vec<_>>(),
            );
        }
    }
    let profile = profiles_on(&html).into_iter().next().ok_or("the directory shows nobody")?;
    let profile = browser.get_as(&profile, PACKED).await?.wire;
    let list = browser.get_as("/people?q=surgery", PACKED).await?.wire;
    server.stop()?;
    let list_words = format!("a list; a profile: {:.1} kB", kb(profile));
    parts.sort_by_key(|it| std::cmp::Reverse(it.1));
    let words: Vec<_> =
        parts.iter().take(4).map(|(name, bytes)| format!("{} {:.1}", short(name), kb(*bytes))).collect();
    Ok(vec![
        Figure::new("wire.first_view_kb", kb(first), Some(demo::MEMBERS)).against(words.join(", ")),
        Figure::new("wire.next_view_kb", kb(list.max(profile)), Some(demo::MEMBERS)).against(list_words),
    ])
}

/// The profiles that a page of the directory leads to.
pub fn profiles_on(page: &str) -> Vec<String> {
    let mut profiles = addresses(page, "/people/");
    let id = |it: &String| it["/people/".len()..].len() == 36 && !it.contains(['?', '.']);
    profiles.retain(id);
    profiles
}

fn kb(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

fn short(address: &str) -> &str {
    address.trim_start_matches("/assets/")
}
