//! Pages signed in, against a bare axum handler that returns the same bytes with the same headers.

use crate::{
    Bench, Outcome,
    bare::serve_bare,
    browser::Browser,
    client::Answer,
    demo,
    figures::Figure,
    load::{self, Pair},
    server::profiles_on,
    world::World,
};
use frame::App;
use kettle::{Closed, Opened, Purpose, config::Config};
use std::{net::SocketAddr, path::Path, time::Duration};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};
use tower_http::compression::CompressionLayer;
use web::{CsrfKey, Limits};

/// So many different profiles and questions.
const DIFFERENT: usize = 200;
/// Where the chance of the questions begins.
const SEED: u64 = 3;
/// Budgets so wide that a load does not meet them.
const WIDE: u32 = 100_000;

/// The three ratios.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = demo::folder(bench).await?;
    let served = Served::open(&data).await?;
    let mut browser = Browser::sign_in(served.address, &made.key).await?;
    let world = World::of(&made.practices)?;
    let population = world.population();
    let asking = world.questions(&population, SEED, demo::MEMBERS);
    let questions: Vec<String> = (0..DIFFERENT).map(|_| asking.words_and_two_filters().path()).collect();
    let mut profiles: Vec<String> = Vec::new();
    let mut offset = 0;
    wait_for_people(&mut browser).await?;
    while profiles.len() < DIFFERENT && offset < 40 * DIFFERENT {
        let page = browser.get(&format!("/people?offset={offset}")).await?.text();
        profiles.extend(profiles_on(&page).into_iter().filter(|it| !profiles.contains(it)).collect::<Vec<_>>());
        offset += 20;
    }
    let mut figures = Vec::new();
    for (name, paths) in [
        ("profile.page.ratio", profiles),
        ("directory.page.ratio", vec!["/people".to_owned()]),
        ("directory.search_page.ratio", questions),
    ] {
        if bench.wants(name) {
            figures.push(ratio(name, demo::MEMBERS, &mut browser, served.address, paths).await?);
        }
    }
    served.close().await?;
    Ok(figures)
}

/// A data folder that is open in this process and served by the very loop of the released program.
pub struct Served {
    /// Where it listens.
    pub address: SocketAddr,
    opened: Opened,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Served {
    /// Opens and serves it; whatever is told is delivered, as it is there.
    pub async fn open(data: &Path) -> Outcome<Served> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (opened, config) = (open(data, Purpose::Serve).await?, config(data, &address.to_string(), None)?);
        let csrf = CsrfKey(opened.root.derive("csrf"));
        let router = kettle::router(&opened.app, config.url, config.proxies, csrf, Limits::new(WIDE))?;
        let (stop, stopping) = watch::channel(false);
        let pages = kettle::listen(listener, router.layer(CompressionLayer::new()), stopping.clone());
        let crew = opened.app.crew();
        let tasks = vec![tokio::spawn(pages), tokio::spawn(async move { crew.run(stopping).await })];
        Ok(Served { address, opened, stop, tasks })
    }
    /// What answers behind the pages.
    pub fn app(&self) -> &App {
        &self.opened.app
    }
    /// Stops and closes everything.
    pub async fn close(self) -> Outcome<()> {
        self.stop.send_replace(true);
        for task in self.tasks {
            task.await?;
        }
        Ok(self.opened.app.db().close().await?)
    }
}

/// Opens a data folder in this process.
pub async fn open(data: &Path, purpose: Purpose) -> Outcome<Opened> {
    open_on(data, None, purpose).await
}

/// As [`open`], on another database than the folder's own.
pub async fn open_on(data: &Path, database: Option<&str>, purpose: Purpose) -> Outcome<Opened> {
    kettle::open(&config(data, "127.0.0.1:0", database)?, purpose).await.map_err(|it| match it {
        Closed::Busy => format!("{} is open elsewhere: stop that server first", data.display()).into(),
        Closed::Because(why) => why.into(),
    })
}

/// The settings of a server on this folder; everything that the shell might say otherwise is given.
fn config(data: &Path, listen: &str, database: Option<&str>) -> Outcome<Config> {
    let database = database.map_or_else(|| data.join("kettle.db").display().to_string(), str::to_owned);
    let texts = [
        ("data", data.display().to_string()),
        ("database", database),
        ("listen", listen.to_owned()),
        ("public_url", format!("http://{listen}")),
        ("metrics_listen", "off".to_owned()),
        ("log", "warn".to_owned()),
    ];
    Ok(Config::load(&texts.into_iter().collect())?)
}

/// Until the directory lists people: an index of another version is made anew first, and pages without people would
/// be measured against themselves.
async fn wait_for_people(browser: &mut Browser) -> Outcome<()> {
    for _ in 0..600 {
        let page = browser.get("/people").await?.text();
        if !profiles_on(&page).is_empty() && !page.contains("being made ready") {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Err("the directory lists nobody after two minutes".into())
}

/// How many of these pages a second ours serves, and a bare handler.
pub async fn ratio(
    name: &str,
    members: u64,
    browser: &mut Browser,
    ours: SocketAddr,
    paths: Vec<String>,
) -> Outcome<Figure> {
    let mut pages: Vec<(String, Answer)> = Vec::new();
    for path in paths {
        let answer = browser.get(&path).await?;
        pages.push((path, answer));
    }
    let bytes = pages.iter().map(|it| it.1.body.len()).sum::<usize>() / pages.len().max(1);
    let requests: Vec<_> = pages.iter().map(|it| browser.request(&it.0)).collect();
    let bare = serve_bare(pages.into_iter()).await?;
    let pair = Pair { ours, bare: bare.address };
    let rates = tokio::task::spawn_blocking(move || load::compare(pair, requests)).await??;
    let words = format!(
        "{:.0} pages/s of {:.1} kB; a bare axum handler with the same bytes: {:.0}/s",
        rates.ours,
        bytes as f64 / 1000.0,
        rates.bare
    );
    Ok(Figure::new(name, rates.ratio(), Some(members)).against(words))
}
