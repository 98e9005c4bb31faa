//! How long a backup takes while people are served, whether they notice, and how long a restore takes. The data are the made
//! population and files up to a gigabyte; per gigabyte, because stores differ.

use crate::{
    Bench, Outcome,
    browser::{self, Browser},
    client::Connection,
    demo,
    figures::Figure,
    note,
    pages::Served,
    process,
    stopwatch::{Stopwatch, Times},
};
use kernel::Rng;
use kettle::backup::{self, Pace, Plan, Source};
use std::{
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// Database and files together.
const BYTES: u64 = 1_000_000_000;
/// One file, as heavy as a few photos.
const FILE: usize = 200_000;
/// Between two requests: fifty a second.
const EVERY: Duration = Duration::from_millis(20);
/// One request in so many is a write that waits for the disk.
const WRITES: usize = 10;
/// As long without a backup, to compare with.
const QUIET: Duration = Duration::from_secs(10);
/// The form of the own profile.
const EDIT: &str = "/profile/edit";

/// Three figures.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (made_data, made) = demo::folder(bench).await?;
    let (data, shelf) = (bench.folders.fresh("backup")?, bench.folders.fresh("backup-shelf")?);
    copy_store(&made_data, &data)?;
    let database = std::fs::metadata(data.join("kettle.db"))?.len();
    fill(&data.join("files"), BYTES.saturating_sub(database))?;
    note(&format!("a store of 1 GB, of it {} MB the database", database / 1_000_000));

    let served = Served::open(&data).await?;
    // The index was not copied; it must not be in the making while requests are timed.
    people::search::rebuild(served.app()).await?;
    let over = Arc::new(AtomicBool::new(false));
    let load = |over: Arc<AtomicBool>| {
        let (address, key) = (served.address, made.key.clone());
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(drive(address, &key, &over))
        })
    };
    let quiet = load(over.clone());
    tokio::time::sleep(QUIET).await;
    over.store(true, Ordering::Relaxed);
    let quiet = joined(quiet).await?;

    let over = Arc::new(AtomicBool::new(false));
    let busy = load(over.clone());
    let app = served.app();
    let plan = app.kept::<Plan>().ok_or("the server has no plan for backups")?;
    let watch = Stopwatch::start();
    let backed_up = backup::make(&plan, Source::of(app), shelf.clone(), None, Pace::Beside).await?;
    let seconds = watch.seconds();
    over.store(true, Ordering::Relaxed);
    let busy = joined(busy).await?;
    served.close().await?;

    let again = restore(bench, &shelf)?;
    let gigabytes = backed_up.size as f64 / 1e9;
    let words = format!(
        "{} requests meanwhile, p99 {:.0} ms, slowest {:.0} ms; without a backup p99 {:.0} ms, slowest {:.0} ms",
        busy.count(),
        busy.at(0.99),
        busy.at(1.0),
        quiet.at(0.99),
        quiet.at(1.0)
    );
    Ok(vec![
        Figure::new("backup.seconds_per_gb", seconds / gigabytes, None)
            .against(format!("{gigabytes:.2} GB, at 50 requests/s")),
        Figure::new("backup.slowest_request_ms", busy.at(1.0), None).against(words),
        Figure::new("restore.seconds_per_gb", again / gigabytes, None)
            .against("into an empty folder, sums compared".into()),
    ])
}

/// The store with its keys and the root key that opens them.
fn copy_store(from: &Path, to: &Path) -> Outcome<()> {
    std::fs::copy(from.join("kettle.db"), to.join("kettle.db"))?;
    if from.join("keys.db").is_file() {
        std::fs::copy(from.join("keys.db"), to.join("keys.db"))?;
    }
    std::fs::copy(from.with_extension("key"), to.with_extension("key"))?;
    Ok(())
}

/// How long it takes to bring it back, in seconds; nothing of it stays.
fn restore(bench: &Bench, shelf: &Path) -> Outcome<f64> {
    let restored = bench.folders.fresh("backup-restored")?;
    let watch = Stopwatch::start();
    process::run(&bench.folders.kettle, &restored, &["restore", shelf.to_str().unwrap_or_default()], "")?;
    let took = watch.seconds();
    for name in ["backup", "backup-shelf", "backup-restored"] {
        bench.folders.fresh(name)?;
    }
    match std::fs::remove_dir_all(bench.folders.bench.join("backup-shelf.keys")) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(why.into()),
        _ => Ok(took),
    }
}

/// Asks fifty times a second, whether the one before was answered or not, and writes one in ten times.
async fn drive(address: SocketAddr, key: &demo::Key, over: &AtomicBool) -> Outcome<Times> {
    let mut browser = Browser::sign_in(address, key).await?;
    let page = browser.get(EDIT).await?.text();
    let form = browser::form(&page, EDIT);
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let write = crate::client::post(&browser.host, EDIT, &browser.cookie, &fields);
    let reads: Vec<_> =
        ["/people", "/people?q=surgery", "/settings", "/profile/edit"].map(|it| browser.request(it)).into();
    let requests: Arc<Vec<Vec<u8>>> = Arc::new(std::iter::once(write).chain(reads).collect());
    let mut asked = Vec::new();
    let mut beat = tokio::time::interval(EVERY);
    for at in 0.. {
        beat.tick().await;
        if over.load(Ordering::Relaxed) {
            break;
        }
        let which = if at % WRITES == 0 { 0 } else { 1 + at % (requests.len() - 1) };
        let requests = requests.clone();
        asked.push(tokio::spawn(async move {
            // A connection of its own: what waits holds up nothing behind it.
            let watch = Stopwatch::start();
            let mut connection = Connection::open(address).await?;
            match connection.load(&requests[which]).await? {
                200 | 303 | 409 | 422 => Ok::<f64, Box<dyn std::error::Error + Send + Sync>>(watch.ms()),
                status => Err(format!("meanwhile the server answers {status}").into()),
            }
        }));
    }
    let mut times = Vec::new();
    for one in asked {
        times.push(one.await??);
    }
    Ok(Times::of(times))
}

async fn joined(load: std::thread::JoinHandle<Outcome<Times>>) -> Outcome<Times> {
    tokio::task::spawn_blocking(|| load.join().map_err(|_| "the load client panicked")).await??
}

/// Files of members up to so many bytes, of chance, which nothing packs.
fn fill(folder: &Path, bytes: u64) -> Outcome<()> {
    let rng = Rng::seeded(demo::SEED);
    let mut piece = vec![0; FILE];
    for _ in 0..bytes / FILE as u64 {
        rng.fill(&mut piece);
        let name = files::FileName::new(&rng);
        let path = folder.join(name.place());
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, &piece)?;
    }
    Ok(())
}
