//! `kettle-bench`: measures what the README claims, each figure against its limit or a peer.
//!
//! The figures go to `bench/figures.json` beside the built programs (`target/bench/figures.json`), together with the
//! folders of made data, which later runs use again.

mod asking;
mod backup;
mod bare;
mod browser;
mod client;
mod demo;
mod digest;
mod directory;
mod export;
mod figures;
mod folders;
mod forum;
mod guarding;
mod large;
mod library;
mod lineage;
mod live;
mod load;
mod pages;
mod papers;
mod peer;
mod posts;
mod process;
mod questions;
mod server;
mod soak;
mod stopwatch;
mod store;
mod stream;
mod talks;
mod uploads;
mod visible;
mod world;

use clap::Parser;
use figures::{Figure, Figures};
use folders::Folders;
use std::{error::Error, path::PathBuf, process::ExitCode};
use stopwatch::Stopwatch;

/// What may fail, with words to print.
pub type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Measures what the README claims.
#[derive(Parser)]
#[command(name = "kettle-bench", version)]
struct Words {
    /// Only figures whose names begin so; the others stay as they are in the file
    #[arg(long, value_name = "PREFIX", default_value = "")]
    only: String,
    /// Instead of measuring: people talk while streams break and the server is killed, and nothing may be lost
    #[arg(long)]
    soak: bool,
    /// Where real reference data may be; made data takes its place
    #[arg(long, env = "KETTLE_SHARED_DATA", value_name = "FOLDER", default_value = "../shared/data")]
    shared: PathBuf,
}

/// What is measured, and where things lie.
pub struct Bench {
    /// What the names of wanted figures begin with; empty wants all.
    pub only: String,
    /// Where things lie.
    pub folders: Folders,
}

/// A part of the measuring: figures that come together.
#[derive(Debug, Clone, Copy)]
enum Part {
    Import,
    Demo,
    Start,
    Memory,
    Wire,
    Pages,
    Visible,
    Search,
    Posts,
    PostVisible,
    Export,
    Backup,
    Talk,
    Send,
    Fanout,
    Idle,
    Files,
    Papers,
    Guard,
    Thread,
    Home,
    Digest,
    Lineage,
    Library,
    Resource,
}

impl Part {
    /// What measures on the program as a process comes before what fills this process.
    const ALL: [Part; 25] = [
        Part::Import,
        Part::Demo,
        Part::Start,
        Part::Memory,
        Part::Wire,
        Part::Pages,
        Part::Visible,
        Part::Search,
        Part::Posts,
        Part::PostVisible,
        Part::Export,
        Part::Backup,
        Part::Talk,
        Part::Send,
        Part::Fanout,
        Part::Idle,
        Part::Files,
        Part::Papers,
        Part::Guard,
        Part::Thread,
        Part::Home,
        Part::Digest,
        Part::Lineage,
        Part::Library,
        Part::Resource,
    ];

    const fn names(self) -> &'static [&'static str] {
        match self {
            Part::Import => &["import.practices_s"],
            Part::Demo => &["demo.generate_s"],
            Part::Start => &["start.first_answer_s"],
            Part::Memory => &["memory.resident_mb"],
            Part::Wire => &["wire.first_view_kb", "wire.next_view_kb"],
            Part::Pages => &["profile.page.ratio", "directory.page.ratio", "directory.search_page.ratio"],
            Part::Visible => &["directory.visible_after_ms"],
            Part::Search => &["directory.search.p50_ms", "directory.search.p99_ms", "directory.typeahead.p99_ms"],
            Part::Posts => &["search.posts.p99_ms"],
            Part::PostVisible => &["search.visible_after_s"],
            Part::Export => &["export.member_s"],
            Part::Backup => &["backup.seconds_per_gb", "backup.slowest_request_ms", "restore.seconds_per_gb"],
            Part::Talk => &["conversation.page.ratio"],
            Part::Send => &["send.durable.ratio"],
            Part::Fanout => &["live.fanout_1000.p99_ms"],
            Part::Idle => &["live.idle_10000_mb"],
            Part::Files => &["files.upload.memory_mb"],
            Part::Papers => &["library.upload.memory_mb", "library.pack.memory_mb"],
            Part::Thread => &["thread.page.ratio"],
            Part::Home => &["home.page.p99_ms", "home.page.queries"],
            Part::Digest => &["digest.run_s"],
            Part::Library => &["library.search.p99_ms"],
            Part::Resource => &["resource.page.ratio"],
            Part::Lineage => &["library.lineage_ms"],
            Part::Guard => &["guard.scan_mb_s", "guard.scan_dense_mb_s", "guard.recall", "guard.false_alarms"],
        }
    }

    async fn measure(self, bench: &Bench) -> Outcome<Vec<Figure>> {
        match self {
            Part::Import => demo::measure_import(bench),
            Part::Demo => demo::measure(bench).await,
            Part::Start => server::measure_start(bench).await,
            Part::Memory => server::measure_memory(bench).await,
            Part::Wire => server::measure_wire(bench).await,
            Part::Pages => pages::measure(bench).await,
            Part::Visible => visible::measure(bench).await,
            Part::Search => directory::measure(bench).await,
            Part::Posts => posts::measure(bench),
            Part::PostVisible => visible::measure_posts(bench).await,
            Part::Export => export::measure(bench).await,
            Part::Backup => backup::measure(bench).await,
            Part::Talk => talks::measure_page(bench).await,
            Part::Send => talks::measure_sends(bench).await,
            Part::Fanout => live::measure_fanout(bench).await,
            Part::Idle => live::measure_idle(bench).await,
            Part::Files => uploads::measure(bench).await,
            Part::Papers => papers::measure(bench).await,
            Part::Guard => guarding::measure(),
            Part::Thread => forum::measure_thread(bench).await,
            Part::Home => forum::measure_home(bench).await,
            Part::Digest => digest::measure(bench).await,
            Part::Library => library::measure_search(bench),
            Part::Resource => library::measure_page(bench).await,
            Part::Lineage => lineage::measure(bench).await,
        }
    }
}

impl Bench {
    /// Whether this figure was asked for.
    pub fn wants(&self, name: &str) -> bool {
        name.starts_with(&self.only)
    }
}

fn main() -> ExitCode {
    let words = Words::parse();
    // As many threads as the real server has.
    let threads = std::thread::available_parallelism().map_or(4, |it| it.get().max(4));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build();
    let done = runtime.map_err(Into::into).and_then(|it| it.block_on(run(words)));
    match done {
        Ok(Verdict::Whole) => ExitCode::SUCCESS,
        Ok(Verdict::Incomplete) => ExitCode::FAILURE,
        Err(why) => {
            note(&why.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Whether all that was wanted could be measured. A missed limit is said in the table and is no failure: it tells of
/// the machine as well.
enum Verdict {
    Whole,
    Incomplete,
}

async fn run(words: Words) -> Outcome<Verdict> {
    let bench = Bench { only: words.only.clone(), folders: Folders::find(&words.shared)? };
    if words.soak {
        return Ok(if soak::run(&bench).await? { Verdict::Whole } else { Verdict::Incomplete });
    }
    let path = bench.folders.figures();
    let parts: Vec<Part> = Part::ALL.into_iter().filter(|it| it.names().iter().any(|it| bench.wants(it))).collect();
    if parts.is_empty() {
        return Err(format!("no figure's name begins with {:?}", bench.only).into());
    }
    let mut all = Figures::load(&path)?;
    let (mut now, mut verdict) = (Figures::default(), Verdict::Whole);
    for part in parts {
        let watch = Stopwatch::start();
        let measured = part.measure(&bench).await;
        let kept = measured.and_then(|figures| {
            for figure in figures.into_iter().filter(|it| bench.wants(&it.name)) {
                now.put(figure.clone())?;
                all.put(figure)?;
            }
            all.save(&path)
        });
        match kept {
            Ok(()) => note(&format!("{part:?} measured in {:.1} s", watch.seconds()).to_lowercase()),
            Err(why) => {
                verdict = Verdict::Incomplete;
                note(&format!("{} could not be measured: {why}", part.names().join(", ")));
            }
        }
    }
    print(&now.table());
    Ok(verdict)
}

#[expect(clippy::print_stdout, reason = "the table is what this program is run for")]
fn print(table: &str) {
    print!("{table}");
}

/// Says something beside the figures.
#[expect(clippy::print_stderr, reason = "a command line talks to its terminal")]
pub fn note(words: &str) {
    eprintln!("bench: {words}");
}
