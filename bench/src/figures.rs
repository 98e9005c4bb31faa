//! What was measured: kept in a file that other programs read, and printed as a table with the limit of each.

use crate::Outcome;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// One figure. Its name, engine and number of members say which one it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// `directory.search.p99_ms`.
    pub name: String,
    /// What was measured; for a name that ends in `.ratio` the ratio.
    pub value: f64,
    /// `ms`, `s`, `s/GB`, `MB`, `MB/s`, `kB`, `%` or `ratio`.
    pub unit: String,
    /// The database beneath: `sqlite` or `postgres`.
    pub engine: String,
    /// How many members there were, where that matters.
    pub members: Option<u64>,
    /// What it was compared with, in words.
    pub against: Option<String>,
    /// Ours divided by the other's.
    pub ratio: Option<f64>,
}

/// Figures, each once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(Vec<Figure>);

/// What a figure should be.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

const SMALL: u64 = 55_000;
const LARGE: u64 = 2_000_000;

/// The limits that the house has set itself.
const LIMITS: [(&str, Option<u64>, Limit); 39] = [
    ("directory.search.p50_ms", Some(SMALL), Limit::AtMost(0.5)),
    ("directory.search.p99_ms", Some(SMALL), Limit::AtMost(3.0)),
    ("directory.search.p50_ms", Some(LARGE), Limit::AtMost(12.0)),
    ("directory.search.p99_ms", Some(LARGE), Limit::AtMost(40.0)),
    ("directory.typeahead.p99_ms", Some(SMALL), Limit::AtMost(0.5)),
    ("directory.typeahead.p99_ms", Some(LARGE), Limit::AtMost(5.0)),
    ("directory.visible_after_ms", None, Limit::AtMost(100.0)),
    ("search.posts.p99_ms", None, Limit::AtMost(30.0)),
    ("search.visible_after_s", None, Limit::AtMost(2.0)),
    ("profile.page.ratio", None, Limit::AtLeast(0.35)),
    ("directory.page.ratio", None, Limit::AtLeast(0.35)),
    ("directory.search_page.ratio", None, Limit::AtLeast(0.08)),
    ("start.first_answer_s", None, Limit::AtMost(1.0)),
    ("memory.resident_mb", None, Limit::AtMost(150.0)),
    ("import.practices_s", None, Limit::AtMost(2.0)),
    ("demo.generate_s", None, Limit::AtMost(60.0)),
    ("wire.first_view_kb", None, Limit::AtMost(120.0)),
    ("wire.next_view_kb", None, Limit::AtMost(15.0)),
    ("export.member_s", None, Limit::AtMost(2.0)),
    ("backup.seconds_per_gb", None, Limit::AtMost(60.0)),
    ("backup.slowest_request_ms", None, Limit::AtMost(250.0)),
    ("restore.seconds_per_gb", None, Limit::AtMost(120.0)),
    ("conversation.page.ratio", None, Limit::AtLeast(0.12)),
    ("thread.page.ratio", None, Limit::AtLeast(0.3)),
    ("home.page.p99_ms", None, Limit::AtMost(15.0)),
    ("home.page.queries", None, Limit::AtMost(6.0)),
    ("digest.run_s", Some(SMALL), Limit::AtMost(300.0)),
    ("send.durable.ratio", None, Limit::AtLeast(0.6)),
    ("live.fanout_1000.p99_ms", None, Limit::AtMost(50.0)),
    ("live.idle_10000_mb", None, Limit::AtMost(200.0)),
    ("files.upload.memory_mb", None, Limit::AtMost(64.0)),
    ("library.search.p99_ms", None, Limit::AtMost(20.0)),
    ("resource.page.ratio", None, Limit::AtLeast(0.3)),
    ("library.lineage_ms", None, Limit::AtMost(50.0)),
    ("library.upload.memory_mb", None, Limit::AtMost(8.0)),
    ("library.pack.memory_mb", None, Limit::AtMost(16.0)),
    ("guard.scan_mb_s", None, Limit::AtLeast(100.0)),
    ("guard.recall", None, Limit::AtLeast(95.0)),
    ("guard.false_alarms", None, Limit::AtMost(2.0)),
];

impl Figure {
    /// A figure on the embedded database; its unit stands at the end of its name.
    pub fn new(name: &str, value: f64, members: Option<u64>) -> Figure {
        let unit = match name.rsplit_once(['_', '.']).map(|it| it.1) {
            Some("kb") => "kB",
            Some("mb") => "MB",
            Some("gb") if name.ends_with("seconds_per_gb") => "s/GB",
            Some("s") if name.ends_with("mb_s") => "MB/s",
            Some("recall" | "alarms") => "%",
            Some(unit @ ("ms" | "s" | "ratio")) => unit,
            _ => "",
        };
        let ratio = (unit == "ratio").then_some(value);
        let (name, unit, engine) = (name.to_owned(), unit.to_owned(), "sqlite".to_owned());
        Figure { name, value, unit, engine, members, against: None, ratio }
    }
    /// Beside a peer that did the same in `theirs`. Where the value is a ratio already, that stays the ratio.
    pub fn beside(self, peer: &str, theirs: f64) -> Figure {
        let ratio = self.ratio.or((theirs > 0.0).then(|| self.value / theirs));
        let words = format!("{peer}: {}{}", shown(theirs), spaced(&self.unit));
        Figure { ratio, ..self }.against(words)
    }
    /// Compared with what these words say, after what was said before.
    pub fn against(self, words: String) -> Figure {
        let words = self.against.map_or(words.clone(), |before| format!("{before}; {words}"));
        Figure { against: Some(words), ..self }
    }

    fn is(&self, other: &Figure) -> bool {
        (&self.name, &self.engine, self.members) == (&other.name, &other.engine, other.members)
    }
    fn limit(&self) -> Option<Limit> {
        let found = LIMITS.iter().find(|it| it.0 == self.name && (it.1.is_none() || it.1 == self.members));
        found.map(|it| it.2)
    }
    fn line(&self) -> String {
        let members = self.members.map(|it| it.to_string()).unwrap_or_default();
        let value = format!("{}{}", shown(self.value), spaced(&self.unit));
        let (limit, kept) = match self.limit() {
            None => (String::new(), None),
            Some(Limit::AtMost(it)) => (format!("≤ {it}"), Some(self.value <= it)),
            Some(Limit::AtLeast(it)) => (format!("≥ {it}"), Some(self.value >= it)),
        };
        let verdict = kept.map_or("", |it| if it { "kept" } else { "MISSED" });
        let against = self.against.as_deref().unwrap_or_default();
        row([&self.name, &self.engine, &members, &value, &limit, verdict, against])
    }
}

impl Figures {
    /// What the file holds; none if there is no file.
    pub fn load(path: &Path) -> Outcome<Figures> {
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(Figures(serde_json::from_str(&text).map_err(|it| {
                format!("{} does not hold figures ({it}); remove it and measure again", path.display())
            })?)),
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok(Figures::default()),
            Err(why) => Err(format!("{} cannot be read: {why}", path.display()).into()),
        }
    }
    /// Writes the file in one go, so that whoever reads it meanwhile finds the old or the new one.
    pub fn save(&self, path: &Path) -> Outcome<()> {
        let written = path.with_extension("part");
        std::fs::write(&written, serde_json::to_string_pretty(&self.0)? + "\n")?;
        Ok(std::fs::rename(&written, path)?)
    }
    /// Puts a figure in the place of an older one, or at the end.
    ///
    /// # Errors
    /// It is no number; whoever reads the file must find one.
    pub fn put(&mut self, figure: Figure) -> Outcome<()> {
        if !figure.value.is_finite() {
            return Err(format!("{} came out as {}, which is no number", figure.name, figure.value).into());
        }
        match self.0.iter_mut().find(|it| it.is(&figure)) {
            Some(older) => *older = figure,
            None => self.0.push(figure),
        }
        Ok(())
    }
    /// For a terminal: each figure with its limit, whether that is kept, and what it was compared with.
    pub fn table(&self) -> String {
        let head = row(["figure", "engine", "members", "value", "limit", "", "against"]);
        let lines = self.0.iter().map(Figure::line);
        std::iter::once(head).chain(lines).map(|it| it + "\n").collect()
    }
}

/// One line of the table.
fn row([name, engine, members, value, limit, verdict, against]: [&str; 7]) -> String {
    let line = format!("{name:28} {engine:9} {members:>9} {value:>12}  {limit:7} {verdict:6}  {against}");
    line.trim_end().to_owned()
}

/// Three digits that count.
pub fn shown(value: f64) -> String {
    match value.abs() {
        it if it >= 100.0 => format!("{value:.0}"),
        it if it >= 10.0 => format!("{value:.1}"),
        it if it >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

fn spaced(unit: &str) -> String {
    match unit {
        "" | "ratio" => String::new(),
        unit => format!(" {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(figures: impl IntoIterator<Item = Figure>) -> Figures {
        let mut all = Figures::default();
        figures.into_iter().for_each(|it| all.put(it).expect("a number"));
        all
    }

    #[test]
    fn a_figure_takes_the_place_of_the_same_name_engine_and_members_only() {
        let figure = |value, members| Figure::new("directory.search.p50_ms", value, members);
        let figures = of([figure(0.3, Some(SMALL)), figure(8.0, Some(LARGE)), figure(0.4, Some(SMALL))]);
        assert_eq!(figures.0.iter().map(|it| it.value).collect::<Vec<_>>(), [0.4, 8.0]);
        let other = Figure { engine: "postgres".to_owned(), ..figure(2.0, Some(SMALL)) };
        let figures = of(figures.0.into_iter().chain([other, figure(1.0, None)]));
        assert_eq!(figures.0.iter().map(|it| it.value).collect::<Vec<_>>(), [0.4, 8.0, 2.0, 1.0]);
    }

    #[test]
    fn the_value_of_a_ratio_is_the_ratio() {
        let figure = Figure::new("profile.page.ratio", 0.4, None);
        assert_eq!((figure.unit.as_str(), figure.ratio), ("ratio", Some(0.4)));
        assert_eq!(figure.beside("another", 2.0).ratio, Some(0.4));
        let figure = Figure::new("directory.search.p50_ms", 0.5, None).against("its page: 1 ms".to_owned());
        let beside = figure.beside("PostgreSQL", 2.0);
        assert_eq!((beside.value, beside.ratio), (0.5, Some(0.25)));
        assert_eq!(beside.against.as_deref(), Some("its page: 1 ms; PostgreSQL: 2.00 ms"));
    }

    #[test]
    fn the_file_is_what_its_readers_expect() {
        let path = std::env::temp_dir().join(format!("kettle-figures-{}.json", std::process::id()));
        let search = Figure::new("directory.search.p50_ms", 0.5, Some(SMALL)).beside("PostgreSQL", 2.0);
        let figures = of([Figure::new("profile.page.ratio", 0.4, Some(SMALL)), search]);
        figures.save(&path).expect("written");
        let (read, text) = (Figures::load(&path).expect("read"), std::fs::read_to_string(&path).expect("read"));
        std::fs::remove_file(&path).expect("removed");
        assert_eq!(read, figures);
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(
            json,
            serde_json::json!([
                {"name": "profile.page.ratio", "value": 0.4, "unit": "ratio", "engine": "sqlite", "members": 55000,
                 "against": null, "ratio": 0.4},
                {"name": "directory.search.p50_ms", "value": 0.5, "unit": "ms", "engine": "sqlite", "members": 55000,
                 "against": "PostgreSQL: 2.00 ms", "ratio": 0.25},
            ])
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let mut figures = Figures::default();
        assert!(figures.put(Figure::new("profile.page.ratio", 1.0 / 0.0, None)).is_err());
        assert!(figures.put(Figure::new("start.first_answer_s", f64::NAN, None)).is_err());
        assert_eq!(figures, Figures::default());
    }

    #[test]
    fn a_missed_limit_is_said() {
        let missed = Figure::new("profile.page.ratio", 0.2, Some(SMALL));
        let kept = Figure::new("directory.search.p99_ms", 20.0, Some(LARGE));
        let table = of([missed, kept]).table();
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[1].contains("≥ 0.35") && lines[1].contains("MISSED"), "{table}");
        assert!(lines[2].contains("≤ 40") && lines[2].contains("kept"), "{table}");
    }
}
