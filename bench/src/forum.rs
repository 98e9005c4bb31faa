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
    talks,
    world::World,
};
use discussions::actions::fill_made;
use frame::App;
use groups_api::{GroupId, Kind, groups_of, page_of_groups};
use kernel::{Clock, Id, MemberId, Private, Reason, Rng, Stop, Viewer};
use kettle::Purpose;
use std::{net::SocketAddr, path::PathBuf, time::Duration};
use store::Durability;

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
/// While they read, somebody writes.
const PACE: Duration = Duration::from_millis(50);
/// A home of fewer has nothing to show.
const LISTED: usize = 5;
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// What a colleague writes.
const WORDS: &str = "A named deputy, written on the list itself. We tried “the duty doctor” first, and two letters sat for nine \
                     days before anybody saw them. Since then it is the partner who is on call *that* week.";

/// The data folder, made if it is not complete: that of the made population, and much more talk.
async fn folder(bench: &Bench) -> Outcome<(PathBuf, Made)> {
    let path = bench.folders.bench.join(format!("forum-{POSTS}"));
    // An older one holds nothing of this week.
    if let Some(made) = Made::load(&path)
        && std::fs::metadata(path.join("made.json"))?.modified()?.elapsed()? < A_DAY
    {
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
    // The index would be made while pages are measured.
    app.crew().settle().await?;
    let (settings, root) = (app.settings().clone(), Private::new(opened.root.derive("vault")));
    let before = Clock::fixed(app.clock().now().minus(A_DAY * 30));
    app.db().close().await?;
    app.vault().db().close().await?;
    note(&format!("{written} posts took {:.0} s", watch.seconds()));
    let then = talks::assemble(&data, &settings, &root, (Durability::Full, before))?;
    settle(&then, &readers(&made)?).await?;
    then.db().close().await?;
    then.vault().db().close().await?;
    made.save(&data)?;
    Ok((data, made))
}

/// A page of twenty posts by as many people, signed in, beside a bare handler with the same bytes.
pub async fn measure_thread(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = folder(bench).await?;
    let served = Served::open(&data).await?;
    let readers = readers(&made)?;
    let cookies = live::sit_down(served.app(), &readers).await?;
    let mut browser = Browser::with(served.address, &cookies[0]).await?;
    let group = shared_group(served.app(), &readers[..=PAGE]).await?;
    let list = browser.get(&format!("/groups/{group}/discussions")).await?.text();
    let paths = discussions(&list, 4)?;
    for cookie in &cookies[1..=PAGE] {
        let mut colleague = Writer::sit(served.address, cookie).await?;
        for path in &paths {
            colleague.reply(path).await?;
        }
    }
    let shown = browser.get(&paths[0]).await?.text().matches("id=\"post-").count();
    if shown != PAGE {
        return Err(format!("a page has {shown} posts instead of {PAGE}").into());
    }
    let figure = pages::ratio("thread.page.ratio", demo::MEMBERS, &mut browser, served.address, paths).await?;
    served.close().await?;
    Ok(vec![figure.against(format!("{POSTS} posts beside"))])
}

/// One that all of these are in.
async fn shared_group(app: &App, members: &[MemberId]) -> Outcome<GroupId> {
    let mut shared: Option<Vec<GroupId>> = None;
    for member in members {
        let own = own_groups(app, *member).await?;
        shared = Some(match shared {
            Some(all) => all.into_iter().filter(|it| own.contains(it)).collect(),
            None => own,
        });
    }
    shared.into_iter().flatten().next().ok_or_else(|| "the readers share no group".into())
}

async fn own_groups(app: &App, member: MemberId) -> Outcome<Vec<GroupId>> {
    let read = app.read(&Viewer::member(member)).await?;
    Ok(groups_of(read.reader()).await?.into_iter().map(|it| it.group).collect())
}

/// So many that a list leads to, each from its beginning.
fn discussions(page: &str, wanted: usize) -> Outcome<Vec<String>> {
    let addresses = browser::addresses(page, "/discussions/");
    let mut all: Vec<String> = addresses.iter().filter_map(|it| it.split('?').next()).map(str::to_owned).collect();
    all.dedup();
    all.truncate(wanted);
    if all.len() == wanted { Ok(all) } else { Err("nothing is talked about".into()) }
}

/// Somebody who writes.
struct Writer {
    browser: Browser,
    csrf: String,
    rng: Rng,
}

impl Writer {
    async fn sit(address: SocketAddr, cookie: &str) -> Outcome<Writer> {
        let mut browser = Browser::with(address, cookie).await?;
        let page = browser.get("/groups").await?.text();
        let csrf = browser::input(&page, "csrf").ok_or("a page of groups has no token")?;
        Ok(Writer { browser, csrf, rng: Rng::system() })
    }
    async fn reply(&mut self, path: &str) -> Outcome<()> {
        let client = Id::<()>::random(&self.rng).to_string();
        let reply = [("csrf", self.csrf.as_str()), ("client_id", &client), ("text", WORDS)];
        match self.browser.post(&format!("{path}/posts"), &reply).await?.status {
            303 => Ok(()),
            status => Err(format!("a reply was answered with {status}").into()),
        }
    }
}

/// Home, from the request to the last byte of the answer, by readers who have been in forty groups for a month, while somebody
/// writes twenty posts a second; and how many statements it asks.
pub async fn measure_home(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = folder(bench).await?;
    let served = Served::open(&data).await?;
    let readers = readers(&made)?;
    let mut cookies = live::sit_down(served.app(), &readers).await?;
    let mut writer = Writer::sit(served.address, &cookies.pop().ok_or("nobody writes")?).await?;
    let group = shared_group(served.app(), &readers[..1]).await?;
    let list = writer.browser.get(&format!("/groups/{group}/discussions")).await?.text();
    let thread = discussions(&list, 1)?.remove(0);
    let writing = tokio::spawn(async move {
        let mut pace = tokio::time::interval(PACE);
        loop {
            pace.tick().await;
            if let Err(why) = writer.reply(&thread).await {
                return why.to_string();
            }
        }
    });
    let (mut times, mut most, mut fewest) = (Vec::new(), 0, usize::MAX);
    for _ in 0..VISITS {
        for cookie in &cookies {
            let mut reader = Browser::with(served.address, cookie).await?;
            let watch = Stopwatch::start();
            let page = reader.get("/").await?.text();
            times.push(watch.ms());
            fewest = fewest.min(browser::addresses(&page, "/discussions/").len());
        }
    }
    if writing.is_finished() {
        return Err(format!("nobody wrote meanwhile: {}", writing.await?).into());
    }
    writing.abort();
    // Nobody else asks for anything now.
    for cookie in &cookies {
        let mut reader = Browser::with(served.address, cookie).await?;
        let before = served.app().db().statements_read().ok_or("nobody counts the statements")?;
        reader.get("/").await?;
        most = most.max(served.app().db().statements_read().ok_or("nobody counts the statements")? - before);
    }
    served.close().await?;
    if fewest < LISTED {
        return Err(format!("somebody's home leads to {fewest} discussions: it is no page of a week").into());
    }
    let times = Times::of(times);
    let words = format!(
        "{} visits of {READERS} members in {GROUPS} groups, {POSTS} posts, twenty more a second; the middle one: {:.2} ms; each \
         leads to {fewest} discussions or more",
        times.count(),
        times.median()
    );
    let slow = Figure::new("home.page.p99_ms", times.at(0.99), Some(demo::MEMBERS)).against(words);
    Ok(vec![slow, Figure::new("home.page.queries", most as f64, Some(demo::MEMBERS))])
}

/// Those who come home, and one who writes.
fn readers(made: &Made) -> Outcome<Vec<MemberId>> {
    let world = World::of(&made.practices)?;
    Ok(world.population().members(READERS as u64 + 1).map(|it| it.profile.member).collect())
}

/// All of them are in the same forty open groups, as of a month ago.
async fn settle(app: &App, readers: &[MemberId]) -> Outcome<()> {
    let (mut after, mut open) = (GroupId::from_bytes([0; 16]), Vec::new());
    loop {
        let groups = page_of_groups(app.read(&OPERATOR).await?.reader(), after, 100).await?;
        let Some(last) = groups.last() else { break };
        after = last.group;
        open.extend(groups.iter().filter(|it| it.kind == Kind::Open).map(|it| it.group));
    }
    for reader in readers {
        let viewer = Viewer::member(*reader);
        let mut own = own_groups(app, *reader).await?;
        for group in &open {
            if own.len() >= GROUPS {
                break;
            }
            if own.contains(group) {
                continue;
            }
            match groups::actions::join(app, &viewer, *group).await {
                Ok(()) => own.push(*group),
                Err(Stop::Refusal(_)) => {}
                Err(Stop::Fault(why)) => return Err(why.into()),
            }
        }
        if own.len() < GROUPS {
            return Err(format!("there are {} groups to be in instead of {GROUPS}", own.len()).into());
        }
    }
    Ok(())
}
