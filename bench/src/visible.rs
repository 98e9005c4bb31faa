//! How soon what was changed is found: from sending the form to the first answer of the search that shows it.

use crate::{
    Bench, Outcome,
    browser::{self, Browser},
    demo,
    figures::Figure,
    pages::Served,
    posts,
    stopwatch::{Stopwatch, Times},
};
use std::time::Duration;

/// Changes whose median counts.
const CHANGES: usize = 20;
/// What is not found by then never will be.
const PATIENCE: Duration = Duration::from_secs(5);
/// In every headline, and in no question: who shows it was found.
const MARK: &str = "Keeps herons";
/// The page and the form of the own profile.
const EDIT: &str = "/profile/edit";

/// One figure.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = demo::folder(bench).await?;
    let served = Served::open(&data).await?;
    let mut browser = Browser::sign_in(served.address, &made.key).await?;
    let before = fields(&mut browser).await?;
    let before = before.into_iter().find(|it| it.0 == "headline").map(|it| it.1).unwrap_or_default();
    let mut times = Vec::new();
    for at in 0..CHANGES {
        // A word with a number in it is found as it stands or not at all.
        let word = format!("zq{at}x{}", std::process::id());
        save(&mut browser, &format!("{MARK} {word}"), &word, &mut times).await?;
    }
    let mut last = Vec::new();
    save(&mut browser, &before, "", &mut last).await?;
    served.close().await?;
    let times = Times::of(times);
    let figure = Figure::new("directory.visible_after_ms", times.median(), Some(demo::MEMBERS));
    Ok(vec![figure.against(format!("the longest of {CHANGES}: {:.0} ms", times.at(1.0)))])
}

/// How soon a post is found, with a million others in the index.
pub async fn measure_posts(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = demo::folder(bench).await?;
    let index = data.join("search").join(searching::INDEX);
    posts::copy_index(bench, &index)?;
    let served = Served::open(&data).await?;
    let mut browser = Browser::sign_in(served.address, &made.key).await?;
    let times = write_posts(&mut browser).await;
    served.close().await?;
    // The next start makes it of what is really there.
    std::fs::remove_dir_all(&index)?;
    let times = times?;
    let figure = Figure::new("search.visible_after_s", times.median() / 1000.0, Some(demo::MEMBERS));
    let longest = times.at(1.0) / 1000.0;
    Ok(vec![figure.against(format!("{} posts; the longest of {CHANGES}: {longest:.2} s", posts::POSTS))])
}

/// Founds a group, begins a discussion in it, and replies, each time with a word that nobody wrote before.
async fn write_posts(browser: &mut Browser) -> Outcome<Times> {
    let page = browser.get("/groups/new?shape=interest").await?.text();
    let csrf = browser::input(&page, "csrf").ok_or("the form for a group has no token")?;
    let group = [
        ("csrf", csrf.as_str()),
        ("shape", "interest"),
        ("name", "Herons"),
        ("purpose", "To watch them."),
        ("kind", "by_invitation"),
    ];
    let place = sent(browser, "/groups/new", &group).await?;
    let group = place.trim_end_matches("/invitations").to_owned();
    let client = |n: usize| format!("{:08x}-0000-4000-8000-{n:012x}", std::process::id());
    let start = [
        ("csrf", csrf.as_str()),
        ("client_id", &client(0)),
        ("kind", "discussion"),
        ("title", MARK),
        ("text", "Who else does?"),
    ];
    let place = sent(browser, &format!("{group}/discussions/new"), &start).await?;
    let discussion = place.split('?').next().unwrap_or_default().to_owned();
    let mut times = Vec::new();
    for at in 1..=CHANGES {
        let (word, client) = (format!("zq{at}x{}", std::process::id()), client(at));
        let words = format!("I saw {word} today.");
        let reply = [("csrf", csrf.as_str()), ("client_id", &client), ("text", &words)];
        let watch = Stopwatch::start();
        sent(browser, &format!("{discussion}/posts"), &reply).await?;
        while !browser.get(&format!("/search?q={word}")).await?.text().contains("class=\"k-found\"") {
            if watch.elapsed() > PATIENCE {
                return Err(format!("a post was not found for {} s", PATIENCE.as_secs()).into());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        times.push(watch.ms());
    }
    Ok(Times::of(times))
}

/// Sends a form that must be taken; answers where it leads.
async fn sent(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Outcome<String> {
    let answer = browser.post(path, fields).await?;
    let place = answer.headers.iter().find(|it| it.0 == "location").map(|it| it.1.clone());
    place.filter(|_| answer.status == 303).ok_or_else(|| format!("{path} answers {}", answer.status).into())
}

/// Saves a headline and waits until the word finds it; without a word it only saves.
async fn save(browser: &mut Browser, headline: &str, word: &str, times: &mut Vec<f64>) -> Outcome<()> {
    let mut fields = fields(browser).await?;
    for field in fields.iter_mut().filter(|it| it.0 == "headline" || it.0 == "headline_audience") {
        field.1 = if field.0 == "headline" { headline.to_owned() } else { "members".to_owned() };
    }
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let watch = Stopwatch::start();
    let answer = browser.post(EDIT, &pairs).await?;
    if answer.status != 303 {
        return Err(format!("the headline cannot be saved: {EDIT} answers {}", answer.status).into());
    }
    while !word.is_empty() {
        if browser.get(&format!("/people?q={word}")).await?.text().contains(MARK) {
            times.push(watch.ms());
            break;
        }
        if watch.elapsed() > PATIENCE {
            return Err(format!("a changed headline was not found for {} s", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Ok(())
}

/// What the form of the own profile would send as it is.
async fn fields(browser: &mut Browser) -> Outcome<Vec<(String, String)>> {
    let page = browser.get(EDIT).await?.text();
    let fields = browser::form(&page, EDIT);
    match fields.iter().any(|it| it.0 == "headline") {
        true => Ok(fields),
        false => Err(format!("{EDIT} has no form with a headline").into()),
    }
}
