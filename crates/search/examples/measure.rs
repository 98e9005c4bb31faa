//! Measures the search on made entries: `cargo run --release -p search --example measure -- ENTRIES [FOLDER]`.
//!
//! Words, names and codes follow a skewed, seeded distribution: few are everywhere and many are rare.
#![allow(clippy::disallowed_methods)] // to measure is to ask the machine's clock

use kernel::Rng;
use search::{Ask, Change, Choice, Code, Entry, FacetSpec, Filters, Index, Key, Point, Prefer, Sort, Synonyms, code};
use std::time::Instant;

const FIRST: [&str; 20] = [
    "Ann",
    "Mohammed",
    "Priya",
    "James",
    "Sarah",
    "Olu",
    "Wei",
    "Fiona",
    "Rhys",
    "Aoife",
    "Agnieszka",
    "Tom",
    "Nadia",
    "Ben",
    "Chidi",
    "Grace",
    "Huw",
    "Imran",
    "Kirsty",
    "Lena",
];
const SYLLABLES: [&str; 24] = [
    "ba", "ker", "son", "wil", "li", "ams", "pat", "el", "kha", "n", "mac", "don", "ald", "o", "bri", "en", "sin",
    "gh", "wis", "ni", "ew", "ski", "tan", "ford",
];
const TERMS: [&str; 40] = [
    "dermatology",
    "cardiology",
    "women's health",
    "minor surgery",
    "sports medicine",
    "palliative care",
    "diabetes",
    "mental health",
    "frailty",
    "paediatrics",
    "respiratory",
    "musculoskeletal",
    "sexual health",
    "substance misuse",
    "learning disability",
    "care homes",
    "urgent care",
    "digital",
    "research",
    "teaching",
    "training",
    "appraisal",
    "leadership",
    "commissioning",
    "quality improvement",
    "sustainability",
    "health inequalities",
    "homelessness",
    "prison medicine",
    "occupational health",
    "travel medicine",
    "lifestyle medicine",
    "ultrasound",
    "joint injections",
    "vasectomy",
    "headache",
    "epilepsy",
    "menopause",
    "gender identity",
    "skin cancer",
];

struct Made {
    rng: Rng,
    words: Vec<String>,
    surnames: Vec<String>,
}

impl Made {
    fn new() -> Made {
        let rng = Rng::seeded(1);
        let word =
            |most: u64| -> String { (0..2 + rng.below(most)).map(|_| SYLLABLES[rng.below(24) as usize]).collect() };
        let surnames = (0..30_000).map(|_| word(3)).collect();
        let words = (0..20_000).map(|_| word(4)).collect();
        Made { rng, words, surnames }
    }
    /// Small numbers often, large ones seldom.
    fn skewed(&self, end: usize) -> usize {
        let x = self.rng.below(1 << 20) as f64 / f64::from(1 << 20);
        ((end as f64).powf(x) - 1.0) as usize % end
    }
    fn id(n: u32) -> Key {
        let mut id = [7; 16];
        id[..4].copy_from_slice(&n.wrapping_mul(2_654_435_761).to_be_bytes());
        id[12..].copy_from_slice(&n.to_be_bytes());
        id
    }
    fn entry(&self, n: u32) -> Entry {
        let terms: Vec<usize> = (0..2 + self.rng.below(5)).map(|_| self.skewed(TERMS.len())).collect();
        let (place, surname) = (self.skewed(8_000) as u32, self.skewed(self.surnames.len()));
        let mut codes: Vec<Code> = terms.iter().map(|it| code(1, *it as u32)).collect();
        codes.push(code(2, self.skewed(12) as u32));
        codes.push(code(3, self.skewed(60) as u32));
        codes.push(code(4, self.skewed(30) as u32));
        codes.extend((0..self.rng.below(3)).map(|_| code(5, self.rng.below(8) as u32)));
        codes.extend([code(6, place), code(7, place / 6), code(8, place / 190), code(9, place / 1_150)]);
        let about: Vec<&str> = (0..25).map(|_| self.words[self.skewed(self.words.len())].as_str()).collect();
        let tags: Vec<&str> = terms.iter().map(|it| TERMS[*it]).collect();
        Entry {
            id: Made::id(n),
            name: format!("{} {}", FIRST[self.skewed(20)], self.surnames[surname]),
            headline: format!("GP partner, {}", tags[0]),
            tags: format!(
                "{} practice {} TS{} {}AB",
                tags.join(" "),
                self.words[place as usize],
                place % 30,
                place % 9
            ),
            about: about.join(" "),
            contacts_only: if n.is_multiple_of(50) { "looking for a new post".into() } else { String::new() },
            codes,
            contacts_only_codes: if n.is_multiple_of(50) { vec![code(10, n % 5)] } else { Vec::new() },
            at: Some(Point { lat: 50.0 + f64::from(place % 97) / 17.0, lon: -4.0 + f64::from(place % 89) / 16.0 }),
            sessions: (!n.is_multiple_of(3)).then_some((n % 11) as f32),
            since: 1_600_000_000 + i64::from(n) * 60,
            ..Entry::default()
        }
    }
    fn word(&self) -> String {
        match self.rng.below(6) {
            0 => FIRST[self.skewed(20)].to_lowercase(),
            1 => self.surnames[self.skewed(self.surnames.len())].clone(),
            2 | 3 => TERMS[self.skewed(TERMS.len())].to_owned(),
            4 => self.words[self.skewed(self.words.len())].clone(),
            _ => ["derm", "gpwsi", "ts18", "partner", "dermatolgy"][self.rng.below(5) as usize].to_owned(),
        }
    }
    /// What people type: a word or two, often unfinished, sometimes nothing.
    fn text(&self) -> String {
        let mut text = match self.rng.below(8) {
            0 => return String::new(),
            1..=4 => self.word(),
            5 | 6 => format!("{} {}", self.word(), self.word()),
            _ => format!("{} {} {}", self.word(), self.word(), self.word()),
        };
        if self.rng.below(2) == 0 {
            let keep = 1 + self.rng.below(text.len() as u64) as usize;
            text.truncate(keep);
        }
        text
    }
    fn ask<'a>(&self, text: &'a str, synonyms: &'a Synonyms, hidden: &'a [Key], contacts: &'a [Key]) -> Ask<'a> {
        let chosen = (0..self.rng.below(4)).map(|_| {
            let (facet, end) = [(1, 40), (2, 12), (3, 60), (4, 30), (5, 8), (8, 42)][self.rng.below(6) as usize];
            let any_of = (0..1 + self.rng.below(2)).map(|_| code(facet, self.skewed(end) as u32)).collect();
            Choice { facet, any_of }
        });
        let near = self.rng.below(4) == 0;
        Ask {
            text,
            synonyms: Some(synonyms),
            filters: Filters {
                chosen: chosen.collect(),
                within: near.then(|| [5.0, 25.0, 100.0][self.rng.below(3) as usize]),
                ..Filters::default()
            },
            from: near.then_some(Point { lat: 53.0, lon: -1.5 }),
            hidden,
            contacts,
            prefer: vec![Prefer { all_of: vec![code(1, 3), code(3, 2)], weight: 200 }],
            sort: [Sort::Fit, Sort::Fit, Sort::Fit, Sort::Newest, Sort::Distance][self.rng.below(5) as usize],
            limit: 20,
            count: [1, 2, 3, 4, 5, 8, 9, 10].map(|facet| FacetSpec { facet, top: 30 }).to_vec(),
            ..Ask::default()
        }
    }
}

fn report(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() as f64 * share) as usize).min(times.len() - 1)];
    println!("{what:28} p50 {:8.3} ms   p99 {:8.3} ms   worst {:8.3} ms", at(0.5), at(0.99), at(1.0));
}

fn millis(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

fn resident_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with("RssAnon")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|it| it.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let entries: u32 = arguments.next().unwrap_or_else(|| "55000".into()).parse()?;
    let folder = arguments.next().unwrap_or_else(|| format!("target/bench/search-{entries}"));
    let made = Made::new();
    let start = Instant::now();
    let index = Index::open(folder.as_ref())?;
    println!("opened in {:.0} ms: {} entries", millis(start), index.len());
    if index.len() != u64::from(entries) {
        let start = Instant::now();
        index.rebuild(&mut (0..entries).map(|n| Ok(made.entry(n))), 1)?;
        println!("built in {:.1} s", start.elapsed().as_secs_f64());
    }
    let synonyms = Synonyms::new([("derm", "dermatology"), ("gpwsi", "extended role"), ("minor ops", "minor surgery")]);
    let hidden: Vec<Key> = (0..20).map(|_| Made::id(made.rng.below(u64::from(entries)) as u32)).collect();
    let contacts: Vec<Key> = (0..300).map(|_| Made::id(made.rng.below(u64::from(entries)) as u32)).collect();
    let questions = if entries > 500_000 { 1_500 } else { 5_000 };
    for round in ["first", "second"] {
        let mut slow = Vec::new();
        let mut times = Vec::new();
        for _ in 0..questions {
            let text = made.text();
            let ask = made.ask(&text, &synonyms, &hidden, &contacts);
            let start = Instant::now();
            let found = index.find(&ask)?;
            let time = millis(start);
            slow.push((
                time,
                format!("{text:?} {:?} {} choices, {} found", ask.sort, ask.filters.chosen.len(), found.total),
            ));
            times.push(time);
        }
        report(&format!("search, {round} {questions}"), times);
        slow.sort_by(|a, b| b.0.total_cmp(&a.0));
        slow.iter().take(8).for_each(|(time, what)| println!("    {time:7.3} ms: {what}"));
    }
    let mut times = Vec::new();
    for _ in 0..questions {
        let name = &made.surnames[made.skewed(made.surnames.len())];
        let typed = &name[..1 + made.rng.below(name.len() as u64) as usize];
        let start = Instant::now();
        index.typeahead(typed, 10, &hidden)?;
        times.push(millis(start));
    }
    report("typeahead", times);
    let mut times = Vec::new();
    for n in 0..40 {
        // Complete, so that it is no beginning of another.
        let word = format!("changed{n} ");
        let entry = Entry { about: word.clone(), ..made.entry(n * 13 % entries) };
        let start = Instant::now();
        index.apply(&[Change::Put(Box::new(entry))], i64::from(n))?;
        assert_eq!(index.find(&Ask { text: &word, limit: 5, ..Ask::default() })?.total, 1);
        times.push(millis(start));
    }
    report("change visible", times);
    println!("anonymous memory {} MB", resident_mb());
    Ok(())
}
