//! Pages of groups in a Kettle of 55,000 members who have written a million posts: a discussion, and the home of somebody who
//! is in forty groups.

use crate::{
    Bench, Outcome,
    browser::{self, Browser},
    demo::{self, Made},
    figures::Figure,
    live, note,
    pages::{self, Served},
    posts,
    stopwatch::{Stopwatch, Times},
    world::World,
};
use discussions::actions::fill_made;
use frame::App;
use groups_api::{GroupId, groups_of};
use kernel::{MemberId, Reason, Stop, Viewer};
use kettle::Purpose;
use std::{path::PathBuf, time::Duration};

const OPERATOR: Viewer = Viewer::house(Reason::Operator);
/// So many posts at least.
const POSTS: u64 = 1_000_000;
/// So many discussions a group gets in each round; a round is sixty days of talk.
const ROUND: usize = 30;
const SIXTY_DAYS: Duration = Duration::from_secs(60 * 24 * 60 * 60);
/// A page of a discussion is full with these.
const PAGE: usize = 20;
/// So many groups is each reader in.
const GROUPS: usize = 40;
/// So many readers come home, and so often.
const READERS: usize = 50;
const VISITS: usize = 20;
/// What a colleague writes.
const WORDS: &str = "A named deputy, written on the list itself. We tried “the duty doctor” first, and two letters sat for nine \
                     days before anybody saw them. Since then it is the partner who is on call *that* week.";

/// The data folder, made if it is not complete: that of the made population, and much more talk.
async fn folder(bench: &Bench) -> Outcome<(PathBuf, Made)> {
    let path = bench.folders.bench.join(format!("forum-{POSTS}"));
    if let Some(made) = Made::load(&path) {
        return Ok((path, made));
    }
    let (from, made) = demo::folder(bench).await?;
    let data = bench.folders.fresh(&format!("forum-{POSTS}"))?;
    note(&format!("making {POSTS} posts in {}, once", data.display()));
    posts::copy(&from, &data)?;
    std::fs::copy(from.with_extension("key"), data.with_extension("key"))?;
    // It marks what is complete.
    std::fs::remove_file(data.join("made.json"))?;
    let watch = Stopwatch::start();
    let opened = pages::open(&data, Purpose::Task).await?;
    let (app, mut written, mut round) = (&opened.app, 0, 0);
    while written < POSTS {
        let until = app.clock().now().minus(SIXTY_DAYS * round);
        let more = fill_made(app, &OPERATOR, (u64::from(round) + 100, ROUND), until).await?;
        if more == 0 {
            return Err("the made population has no groups to write in".into());
        }
        (written, round) = (written + more, round + 1);
    }
    app.db().close().await?;
    app.vault().db().close().await?;
    note(&format!("{written} posts took {:.0} s", watch.seconds()));
    made.save(&data)?;
    Ok((data, made))
}

/// A page of twenty posts, signed in, beside a bare handler with the same bytes.
pub async fn measure_thread(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = folder(bench).await?;
    let served = Served::open(&data).await?;
    let mut browser = Browser::sign_in(served.address, &made.key).await?;
    let group = own_group(&mut browser).await?;
    let list = browser.get(&format!("{group}/discussions")).await?.text();
    let csrf = browser::input(&list, "csrf").ok_or("a page of a group has no token")?;
    let mut paths = browser::addresses(&list, "/discussions/");
    paths.retain(|it| !it.contains('?'));
    paths.truncate(4);
    for (at, path) in paths.iter().enumerate() {
        fill(&mut browser, path, &csrf, at).await?;
    }
    let shown = browser.get(&paths[0]).await?.text().matches("id=\"post-").count();
    if shown != PAGE {
        return Err(format!("a page has {shown} posts instead of {PAGE}").into());
    }
    let figure = pages::ratio("thread.page.ratio", demo::MEMBERS, &mut browser, served.address, paths).await?;
    served.close().await?;
    Ok(vec![figure.against(format!("{POSTS} posts beside"))])
}

async fn own_group(browser: &mut Browser) -> Outcome<String> {
    let page = browser.get("/groups").await?.text();
    browser::addresses(&page, "/groups/")
        .into_iter()
        .find(|it| it.len() > 40)
        .ok_or_else(|| "nobody has a group".into())
}

/// Replies until its first page is full.
async fn fill(browser: &mut Browser, path: &str, csrf: &str, nth: usize) -> Outcome<()> {
    for at in 0..PAGE {
        reply(browser, path, csrf, nth * 1_000 + at).await?;
    }
    Ok(())
}

async fn reply(browser: &mut Browser, path: &str, csrf: &str, nth: usize) -> Outcome<()> {
    let client = format!("{:08x}-0000-4000-8000-{nth:012x}", std::process::id());
    let reply = [("csrf", csrf), ("client_id", &client), ("text", WORDS)];
    match browser.post(&format!("{path}/posts"), &reply).await?.status {
        303 => Ok(()),
        status => Err(format!("a reply was answered with {status}").into()),
    }
}

/// Home, from the request to the last byte of the answer, by readers in forty groups, while others write; and how many
/// statements it asks.
pub async fn measure_home(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = folder(bench).await?;
    let served = Served::open(&data).await?;
    let world = World::of(&made.practices)?;
    let population = world.population();
    let readers: Vec<MemberId> = population.members(READERS as u64 + 1).map(|it| it.profile.member).collect();
    let mut cookies = live::sit_down(served.app(), &readers).await?;
    let groups = all_groups(&mut Browser::with(served.address, &cookies[0]).await?).await?;
    for (at, reader) in readers.iter().take(READERS).enumerate() {
        let own = groups.iter().cycle().skip(at * 7 % groups.len()).take(groups.len());
        join(served.app(), &Viewer::member(*reader), own).await?;
    }
    let writer = cookies.pop().ok_or("nobody writes")?;
    let mut writer = Browser::with(served.address, &writer).await?;
    let group = own_group(&mut writer).await?;
    let list = writer.get(&format!("{group}/discussions")).await?.text();
    let csrf = browser::input(&list, "csrf").ok_or("a page of a group has no token")?;
    let thread = browser::addresses(&list, "/discussions/").into_iter().find(|it| !it.contains('?'));
    let thread = thread.ok_or("nothing is talked about")?;
    let (mut times, mut most) = (Vec::new(), 0);
    for visit in 0..VISITS {
        reply(&mut writer, &thread, &csrf, visit).await?;
        for cookie in &cookies {
            let mut reader = Browser::with(served.address, cookie).await?;
            let before = served.app().db().statements_read();
            let watch = Stopwatch::start();
            reader.get("/").await?;
            times.push(watch.ms());
            let asked = served.app().db().statements_read().zip(before).map_or(0, |it| it.0 - it.1);
            most = most.max(asked);
        }
    }
    served.close().await?;
    let times = Times::of(times);
    let words = format!(
        "{} visits of {READERS} members in {GROUPS} groups, {POSTS} posts; the middle one: {:.2} ms",
        times.count(),
        times.median()
    );
    let slow = Figure::new("home.page.p99_ms", times.at(0.99), Some(demo::MEMBERS)).against(words);
    Ok(vec![slow, Figure::new("home.page.queries", most as f64, Some(demo::MEMBERS))])
}

/// All groups that a list leads to.
async fn all_groups(browser: &mut Browser) -> Outcome<Vec<GroupId>> {
    let mut groups = Vec::new();
    loop {
        let page = browser.get(&format!("/groups?show=all&after={}", groups.len())).await?.text();
        let ids = browser::addresses(&page, "/groups/").into_iter().filter_map(|it| it.get(8..44)?.parse().ok());
        let new: Vec<GroupId> = ids.filter(|it| !groups.contains(it)).collect();
        if new.is_empty() {
            return Ok(groups);
        }
        groups.extend(new);
    }
}

/// Into as many open ones as are missing.
async fn join(app: &App, viewer: &Viewer, groups: impl Iterator<Item = &GroupId>) -> Outcome<()> {
    let mut own = groups_of(app.read(viewer).await?.reader()).await?.len();
    for group in groups {
        if own >= GROUPS {
            return Ok(());
        }
        match groups::actions::join(app, viewer, *group).await {
            Ok(()) => own = groups_of(app.read(viewer).await?.reader()).await?.len(),
            Err(Stop::Refusal(_)) => {}
            Err(Stop::Fault(why)) => return Err(why.into()),
        }
    }
    Err(format!("there are {own} groups to be in instead of {GROUPS}").into())
}
