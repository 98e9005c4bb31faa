//! How soon a changed profile is found: from sending the form to the first answer of the directory that shows it.

use crate::{
    Bench, Outcome,
    browser::{self, Browser},
    demo,
    figures::Figure,
    pages::Served,
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
