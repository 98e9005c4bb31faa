//! Conversations: what a page of fifty messages costs beside a bare handler, and what it costs that a message is on the disk
//! before its author is told that it was sent.

use crate::{
    Bench, Outcome,
    browser::Browser,
    figures::Figure,
    pages::{self, Served},
    soak::stand::{Ground, Scene},
    stopwatch::Stopwatch,
};
use files::Files;
use frame::{App, Parts, Settings};
use guard::Answer;
use kernel::{Clock, MemberId, Private, Rng, Viewer};
use kettle::Purpose;
use messages::{
    actions::{Outgoing, send_message},
    message::{Body, ClientId},
};
use notify::Postbox;
use std::{path::Path, sync::Arc, time::Duration};
use store::{DatabaseUrl, Db, Durability, Options};
use tokio::{sync::Mutex, task::JoinSet};
use vault::Vault;

/// So many people talk.
const PEOPLE: usize = 200;
/// A page is full with these.
const PAGE: usize = 50;
/// So many send at the same time.
const SENDERS: usize = 64;
/// One round of one database.
const ROUND: Duration = Duration::from_millis(2_000);
/// Rounds of each that count; one before them warms up.
const ROUNDS: usize = 3;
/// What a colleague writes.
const WORDS: &str = "A named deputy, written on the list itself. We tried “the duty doctor” first, and two reports sat for \
                     nine days before anybody saw them. Since then it is the partner who is on call *that* week.";

/// A page of fifty messages, unsealing included.
pub async fn measure_page(bench: &Bench) -> Outcome<Vec<Figure>> {
    let data = bench.folders.fresh("talks")?;
    let scene = Scene::make(bench, &data, &Ground::Sqlite, PEOPLE).await?;
    let served = Served::open(&data).await?;
    let mine: Vec<_> = scene.talks.iter().filter(|it| it.members.contains(&0)).collect();
    for talk in &mine {
        for (at, from) in talk.members.iter().cycle().take(PAGE + talk.members.len()).enumerate() {
            say(served.app(), scene.people[*from], talk.id, &format!("{at}. {WORDS}")).await?;
        }
    }
    let mut browser = Browser::sign_in(served.address, &scene.keys[0]).await?;
    let paths: Vec<String> = mine.iter().map(|it| format!("/messages/{}", it.id)).collect();
    let shown = browser.get(&paths[0]).await?.text().matches("<li id=\"m-").count();
    if shown != PAGE {
        return Err(format!("a page has {shown} messages instead of {PAGE}").into());
    }
    let figure = pages::ratio("conversation.page.ratio", PEOPLE as u64, &mut browser, served.address, paths).await?;
    served.close().await?;
    Ok(vec![figure])
}

/// Sends of 64 people at a time: with the disk waited for, without, and each in a commit of its own.
pub async fn measure_sends(bench: &Bench) -> Outcome<Vec<Figure>> {
    let data = bench.folders.fresh("sends")?;
    let scene = Arc::new(Scene::make(bench, &data, &Ground::Sqlite, PEOPLE).await?);
    let opened = pages::open(&data, Purpose::Task).await?;
    let settings = opened.app.settings().clone();
    let root = Private::new(opened.root.derive("vault"));
    opened.app.db().close().await?;
    opened.app.vault().db().close().await?;
    drop(opened);
    let (mut full, mut off, mut alone) = (vec![], vec![], vec![]);
    for round in 0..=ROUNDS {
        for (durability, shared, rates) in [
            (Durability::Full, true, &mut full),
            (Durability::Off, true, &mut off),
            (Durability::Full, false, &mut alone),
        ] {
            let app = assemble(&data, &settings, &root, (durability, Clock::System))?;
            let rate = rate(&app, &scene, shared).await?;
            app.db().close().await?;
            app.vault().db().close().await?;
            if round > 0 {
                rates.push(rate);
            }
        }
    }
    let median = |mut rates: Vec<f64>| {
        rates.sort_by(f64::total_cmp);
        rates[rates.len() / 2]
    };
    let (full, off, alone) = (median(full), median(off), median(alone));
    let words = format!(
        "{full:.0} sends/s on the disk; {off:.0}/s without waiting for it; {alone:.0}/s with a commit for each: {:.1} times",
        full / alone
    );
    Ok(vec![Figure::new("send.durable.ratio", full / off, None).against(words)])
}

/// Sends a second; not `shared` means that each waits until the one before is on the disk.
async fn rate(app: &App, scene: &Arc<Scene>, shared: bool) -> Outcome<f64> {
    let turn = (!shared).then(|| Arc::new(Mutex::new(())));
    let watch = Stopwatch::start();
    let mut senders = JoinSet::new();
    for number in 0..SENDERS {
        let (app, scene, turn) = (app.clone(), scene.clone(), turn.clone());
        senders.spawn(async move {
            let talk =
                scene.talks.iter().find(|it| it.members.first() == Some(&number)).ok_or("nobody to talk with")?;
            let mut sent = 0_usize;
            while watch.elapsed() < ROUND {
                let held = match &turn {
                    Some(turn) => Some(turn.lock().await),
                    None => None,
                };
                say(&app, scene.people[number], talk.id, WORDS).await?;
                drop(held);
                sent += 1;
            }
            Outcome::Ok(sent)
        });
    }
    let mut sent = 0;
    while let Some(done) = senders.join_next().await {
        sent += done??;
    }
    Ok(sent as f64 / watch.seconds())
}

async fn say(
    app: &App,
    from: MemberId,
    conversation: messages::conversation::ConversationId,
    words: &str,
) -> Outcome<()> {
    let body = Body::parse(words).map_err(|it| it.to_string())?;
    let client = ClientId::random(app.rng());
    let outgoing = Outgoing { client, body: Some(body), reply_to: None, seen: 0, attachments: vec![] };
    let outgoing =
        guard::clear(outgoing, &[("text", words)], &Answer::NONE).map_err(|_| "the guard minds the words")?;
    send_message(app, &Viewer::member(from), conversation, outgoing).await?;
    Ok(())
}

/// The whole app on a data folder that is there, with what its commits wait for.
/// The program on a data folder, at whatever time it takes it to be; nothing delivers what is told.
pub fn assemble(
    data: &Path,
    settings: &Settings,
    root: &Private<[u8; 32]>,
    (durability, clock): (Durability, Clock),
) -> Outcome<App> {
    let rng = Rng::system();
    let open = |name: &str, durability| {
        let options = Options { durability, ..Options::new(clock.clone(), rng.clone()) };
        Db::open(&DatabaseUrl::Sqlite(data.join(name)), options)
    };
    let parts = Parts {
        db: open("kettle.db", durability)?,
        settings: settings.clone(),
        post: Postbox::caught(),
        files: Files::folder(&data.join("files"))?,
        vault: Vault::new(open("keys.db", Durability::Full)?, root, rng.clone()),
        clock,
        rng,
        features: kettle::features::all(),
    };
    Ok(App::new(parts)?)
}
