//! Open pages: how soon a thousand of them hear of one message, and what ten thousand that hear nothing cost.

use crate::{
    Bench, Outcome,
    browser::{self, Browser},
    figures::Figure,
    pages,
    process::Server,
    soak::stand::{Ground, Scene},
    stopwatch::{Stopwatch, Times},
    store::insert_session,
    stream::Stream,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use connections_api::{ConversationId, ConversationsPort, Opening};
use frame::App;
use kernel::{Act, Id, MemberId, Reason, Rng, Viewer};
use kettle::Purpose;
use sha2::{Digest, Sha256};
use std::{net::SocketAddr, path::Path, time::Duration};
use tokio::{sync::mpsc, task::JoinSet};
use vault::Scope;

/// So many members listen.
const PEOPLE: usize = 1_000;
/// So many streams of each, when nothing happens.
const EACH: usize = 10;
/// Messages that count; one before them warms up.
const MESSAGES: usize = 10;
/// A nudge that takes longer will never come.
const PATIENCE: Duration = Duration::from_secs(10);
/// Connections that are made at the same time.
const AT_ONCE: usize = 64;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const SCENE: Act = Act::open("set_scene");

/// A data folder with a conversation of a thousand and a session for each of them.
struct Hall {
    scene: Scene,
    /// In which all are. More than people may open by themselves: what is measured is how soon a thousand hear.
    talk: ConversationId,
    /// With what each says who they are.
    cookies: Vec<String>,
}

/// One posts, a thousand hear.
pub async fn measure_fanout(bench: &Bench) -> Outcome<Vec<Figure>> {
    let data = bench.folders.fresh("fanout")?;
    let hall = Hall::make(bench, &data).await?;
    let server = Server::start(&bench.folders.kettle, &data).await?;
    let (heard, mut hears) = mpsc::unbounded_channel();
    let watch = Stopwatch::start();
    let mut listening = JoinSet::new();
    for mut stream in open(server.address, &hall.cookies, 1).await? {
        let heard = heard.clone();
        listening.spawn(async move {
            while let Ok(event) = stream.next().await {
                if event.kind == "nudge" && heard.send(watch.ms()).is_err() {
                    break;
                }
            }
        });
    }
    let mut sender = Browser::sign_in(server.address, &hall.scene.keys[0]).await?;
    let path = format!("/messages/{}", hall.talk);
    let csrf = browser::input(&sender.get(&path).await?.text(), "csrf").ok_or("a conversation has no form")?;
    let rng = Rng::system();
    let (mut times, mut answered) = (vec![], vec![]);
    for nth in 0..=MESSAGES {
        let client = Id::<()>::random(&rng).to_string();
        let began = watch.ms();
        let form = [("csrf", csrf.as_str()), ("client_id", &client), ("text", "The rota is up."), ("reply_to", "")];
        let answer = sender.post(&path, &form).await?;
        if answer.status != 303 {
            return Err(format!("a message was answered with {}", answer.status).into());
        }
        let took = watch.ms() - began;
        for _ in 0..PEOPLE {
            let at = tokio::time::timeout(PATIENCE, hears.recv()).await?.ok_or("nobody listens any more")?;
            if nth > 0 {
                times.push(at - began);
            }
        }
        if nth > 0 {
            answered.push(took);
        }
    }
    drop(listening);
    server.stop()?;
    let (times, answered) = (Times::of(times), Times::of(answered));
    let words = format!(
        "from the press of Send, which was answered after {:.1} ms; half have it after {:.1} ms",
        answered.median(),
        times.median()
    );
    Ok(vec![Figure::new("live.fanout_1000.p99_ms", times.at(0.99), Some(PEOPLE as u64)).against(words)])
}

/// Ten thousand pages that are open while nothing happens.
pub async fn measure_idle(bench: &Bench) -> Outcome<Vec<Figure>> {
    let data = bench.folders.fresh("idle")?;
    let hall = Hall::make(bench, &data).await?;
    let server = Server::start(&bench.folders.kettle, &data).await?;
    // What is read once for all is in memory before.
    drop(open(server.address, &hall.cookies[..AT_ONCE], 1).await?);
    let (before, _) = server.resident_mb()?;
    let mut streams = open(server.address, &hall.cookies, EACH).await?;
    let (with, _) = server.resident_mb()?;
    for stream in &mut streams {
        stream.next().await?; // each of them hears still
    }
    let words = format!("{before:.0} MB before; {:.1} kB each", (with - before) * 1024.0 / streams.len() as f64);
    let figure = Figure::new("live.idle_10000_mb", with - before, Some(streams.len() as u64)).against(words);
    drop(streams);
    server.stop()?;
    Ok(vec![figure])
}

impl Hall {
    async fn make(bench: &Bench, data: &Path) -> Outcome<Hall> {
        let scene = Scene::make(bench, data, &Ground::Sqlite, PEOPLE).await?;
        let opened = pages::open_on(data, None, Purpose::Task).await?;
        let talk = talk_of_all(&opened.app, &scene.people).await?;
        let cookies = sit_down(&opened.app, &scene.people).await?;
        opened.app.db().close().await?;
        opened.app.vault().db().close().await?;
        Ok(Hall { scene, talk, cookies })
    }
}

async fn talk_of_all(app: &App, people: &[MemberId]) -> Outcome<ConversationId> {
    let port = app.kept::<ConversationsPort>().ok_or("nobody keeps conversations")?;
    let id = ConversationId::random(app.rng());
    let key = app.vault().make(Scope::conversation(id)).await?;
    let opening = Opening { conversation: id, key, members: people.to_vec(), notes: vec![] };
    let opener = Viewer::member(people[0]);
    app.write(&opener, SCENE, async |tx| port.0.open(tx, opening).await).await?;
    Ok(id)
}

/// A session for each, without a thousand passwords that are dear to check.
pub async fn sit_down(app: &App, people: &[MemberId]) -> Outcome<Vec<String>> {
    let ends_at = app.clock().now().plus(DAY);
    let secrets: Vec<[u8; 32]> = people.iter().map(|_| app.rng().bytes()).collect();
    let write = async |tx: &mut ::store::Tx| {
        for (member, secret) in people.iter().zip(&secrets) {
            insert_session(tx, *member, &Sha256::digest(secret), ends_at).await?;
        }
        Ok(())
    };
    app.write(&Viewer::house(Reason::Operator), SCENE, write).await?;
    Ok(secrets.iter().map(|it| format!("kettle={}", BASE64_URL_SAFE_NO_PAD.encode(it))).collect())
}

/// So many streams for each cookie, all of which have said hello.
async fn open(address: SocketAddr, cookies: &[String], each: usize) -> Outcome<Vec<Stream>> {
    let mut wanted: Vec<String> = (0..each).flat_map(|_| cookies.iter().cloned()).collect();
    let mut streams = Vec::with_capacity(wanted.len());
    while !wanted.is_empty() {
        let mut opening = JoinSet::new();
        for cookie in wanted.split_off(wanted.len().saturating_sub(AT_ONCE)) {
            opening.spawn(async move {
                let mut stream = Stream::open(address, "/live", &cookie, "").await?;
                while stream.next().await?.kind != "hello" {}
                Outcome::Ok(stream)
            });
        }
        while let Some(opened) = opening.join_next().await {
            streams.push(opened??);
        }
    }
    Ok(streams)
}
