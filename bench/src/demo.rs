//! The made population of 55,000 that most figures are taken on: kept from run to run, made anew when asked for.

use crate::{
    Bench, Outcome,
    figures::Figure,
    note, process,
    stopwatch::{Stopwatch, Times},
    world::{self, Practice, World},
};
use serde::{Deserialize, Serialize};
use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

/// So many members.
pub const MEMBERS: u64 = 55_000;
/// The seed of every made population here.
pub const SEED: u64 = 1;
/// The day of every made population here, so that it is the same whenever it is made.
pub const DAY: &str = "2026-11-20";
/// Runs of what takes seconds; the median counts.
const RUNS: usize = 3;
/// The real file of practices.
pub const PRACTICES: &str = "ods/epraccur_2025-09.csv";
/// Stands in a folder once everything else does.
const MARK: &str = "made.json";
/// As many rows as the real file has.
const ROWS: usize = 16_685;

/// With what somebody signs in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Key {
    /// The address.
    pub email: String,
    /// The one password of a made population.
    pub password: String,
}

/// What is known of a data folder once it is complete.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Made {
    /// How long its members took, in seconds: the command alone, without the imports before it.
    pub seconds: f64,
    /// By which recipe; a folder of another one is made anew.
    pub recipe: String,
    /// Somebody in it.
    pub key: Key,
    /// Where its members work.
    pub practices: Vec<Practice>,
}

impl Made {
    /// What stands in a folder once everything else does; nothing in one that is incomplete or was made by a recipe
    /// that has changed since.
    pub fn load(data: &Path) -> Option<Made> {
        let text = std::fs::read_to_string(data.join(MARK)).ok()?;
        let made: Made = serde_json::from_str(&text).ok()?;
        let recipe = World::of(&made.practices).ok()?.recipe();
        (made.recipe == recipe).then_some(made)
    }
    /// Marks the folder as complete.
    pub fn save(&self, data: &Path) -> Outcome<()> {
        Ok(std::fs::write(data.join(MARK), serde_json::to_string(self)?)?)
    }
}

/// The data folder, made if it is not complete.
pub async fn folder(bench: &Bench) -> Outcome<(PathBuf, Made)> {
    let path = bench.folders.bench.join(name());
    match Made::load(&path) {
        Some(made) => Ok((path, made)),
        None => make(bench).await,
    }
}

/// Makes the population and says how long that took: always anew, so that the figure is of this program.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (_, made) = make(bench).await?;
    Ok(vec![Figure::new("demo.generate_s", made.seconds, Some(MEMBERS))])
}

/// How long the file of practices takes, into an empty data folder, the start of the program included.
pub fn measure_import(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (file, what) = match bench.folders.real(PRACTICES) {
        Some(real) => (real, "the real file of September 2025"),
        None => (made_file(bench)?, "a made file of as many rows"),
    };
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let data = bench.folders.fresh("import")?;
        let watch = Stopwatch::start();
        process::run(&bench.folders.kettle, &data, &["import", "practices", text(&file), "--json"], "")?;
        times.push(watch.seconds());
    }
    bench.folders.fresh("import")?;
    Ok(vec![Figure::new("import.practices_s", Times::of(times).median(), None).against(what.to_owned())])
}

async fn make(bench: &Bench) -> Outcome<(PathBuf, Made)> {
    let data = bench.folders.fresh(&name())?;
    import_places(bench, &data)?;
    note(&format!("making {MEMBERS} members in {}", data.display()));
    let (members, seed) = (MEMBERS.to_string(), SEED.to_string());
    let words = ["demo", "--members", &members, "--seed", &seed, "--day", DAY, "--json"];
    let watch = Stopwatch::start();
    let told = process::run(&bench.folders.kettle, &data, &words, "")?;
    let seconds = watch.seconds();
    let told: serde_json::Value = serde_json::from_str(&told)?;
    let password = told["password"].as_str().ok_or("kettle demo --json tells no password")?.to_owned();
    let email = told["first"].as_str().ok_or("kettle demo --json tells no address")?.to_owned();
    let practices = world::practices(&data).await?;
    let world = World::of(&practices)?;
    if world.population().member(0).is_none_or(|it| it.email != email) {
        return Err("kettle makes other members than this program knows: build both".into());
    }
    let made = Made { seconds, recipe: world.recipe(), key: Key { email, password }, practices };
    made.save(&data)?;
    Ok((data, made))
}

/// Brings the real places into an empty data folder; where there are none, the made county takes their place later.
pub fn import_places(bench: &Bench, data: &Path) -> Outcome<()> {
    for (file, words) in [
        (PRACTICES, ["import", "practices"]),
        ("hierarchy/ePCN_2023-01.xlsx", ["import", "pcns"]),
        ("geo/outcodes_gibbs_2017.csv", ["import", "outcodes"]),
    ] {
        match bench.folders.real(file) {
            Some(path) => drop(process::run(&bench.folders.kettle, data, &[words[0], words[1], text(&path)], "")?),
            None => note(&format!("{file} is not there; the made county takes its place")),
        }
    }
    Ok(())
}

fn name() -> String {
    format!("demo-{MEMBERS}")
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

/// Practices that never were, in the form of the real file: 27 columns and no header.
fn made_file(bench: &Bench) -> Outcome<PathBuf> {
    let mut rows = String::new();
    for at in 0..ROWS {
        let (letter, number) = (char::from(b'A' + (at % 16) as u8), 10_000 + at);
        let (status, setting) = (["A", "A", "C", "D"][at % 4], ["4", "4", "9", "0"][at / 4 % 4]);
        writeln!(
            rows,
            "\"{letter}{number}\",\"THE {number} MADE SURGERY\",\"Y63\",\"QHM\",\"{at} HIGH STREET\",\"\",\"MADE TOWN\",\
             \"MADE COUNTY\",\"\",\"ZZ{} {}AA\",\"19740401\",\"\",\"{status}\",\"B\",\"16C\",\"19740401\",\"\",\
             \"01632 960{:03}\",\"\",\"\",\"\",\"0\",\"\",\"16C\",\"\",\"{setting}\",\"\"",
            1 + at % 12,
            at % 10,
            at % 1000
        )?;
    }
    let path = bench.folders.bench.join("made-practices.csv");
    std::fs::write(&path, rows)?;
    Ok(path)
}
