//! The search of the library in process: the very function behind the page, on one thread, over made resources with the texts of
//! their files, with every facet counted, asked by many readers who may each look at other shelves. And the page of a resource.
//!
//! Words, groups and authors follow a skewed, seeded distribution: few are everywhere and many are rare.

use crate::{
    Bench, Outcome,
    asking::{self, Answered, EACH},
    browser::{self, Browser},
    demo,
    figures::{Figure, shown},
    note,
    pages::{self, Served},
    posts::skewed,
    stopwatch::{Stopwatch, Times},
};
use kernel::{Moment, Rng};
use library::{
    kind::{Kind, Stage},
    licence::Licence,
    search::{
        asked::{Asked, Fresh, Order},
        codes,
        finding::{Question, look},
        reader::Reader,
        unheard::Unheard,
    },
};
use people::term::Vocabulary;
use search::{Entry, Index, Key, Synonyms};
use std::path::Path;

/// So many resources.
const RESOURCES: u64 = 200_000;
/// Questions that count, each another one.
const QUESTIONS: usize = 2_000;
/// So many groups there are, and every third of them is open.
const GROUPS: usize = 2_000;
/// So many of the others a reader is in.
const OWN: usize = 40;
/// So many contacts a reader has.
const CONTACTS: usize = 150;
/// So many people share something.
const AUTHORS: usize = 30_000;
/// So many regions there are.
const REGIONS: u64 = 10;
/// The day of the youngest resource.
const NOW: i64 = 1_795_000_000;
/// Where chance begins.
const SEED: u64 = 23;
/// So many different resources are opened.
const DIFFERENT: usize = 100;

/// The slowest of a hundred.
pub fn measure_search(bench: &Bench) -> Outcome<Vec<Figure>> {
    let made = MadeLibrary::new(RESOURCES);
    let index = made.index(&bench.folders.bench.join(format!("library-{RESOURCES}")))?;
    let times = questions(&index, &made, QUESTIONS)?;
    let beside = format!(
        "{RESOURCES} resources, one in three with the text of a file; the middle one: {} ms",
        shown(times.median())
    );
    Ok(vec![Figure::new("library.search.p99_ms", times.at(0.99), None).against(beside)])
}

/// Asks and times; each question is another one, each twentieth another reader.
fn questions(index: &Index, made: &MadeLibrary, count: usize) -> Outcome<Times> {
    let rng = Rng::seeded(SEED);
    let synonyms = made.synonyms();
    let mut reader = made.reader(&rng);
    asking::times(made.count, count, |at| {
        if at % EACH == 0 {
            reader = made.reader(&rng);
        }
        let asked = made.question(&rng);
        let now = Moment::from_micros(NOW * 1_000_000);
        let unseen = Unheard::default().from(&reader);
        let question = Question { asked: &asked, reader: &reader, unseen: &unseen, synonyms: &synonyms, now };
        let watch = Stopwatch::start();
        let (found, _) = look(index, &question)?;
        Ok(Answered { ms: watch.ms(), total: found.total, words: asked.url() })
    })
}

/// The recipe of the resources.
struct MadeLibrary {
    count: u64,
    words: Vec<String>,
    terms: Vec<String>,
}

const SYLLABLES: [&str; 24] = [
    "ro", "ta", "re", "call", "let", "ter", "blood", "s", "fit", "no", "te", "hub", "med", "i", "cine", "tri", "age",
    "un", "der", "ov", "er", "wes", "ton", "by",
];

impl MadeLibrary {
    fn new(count: u64) -> MadeLibrary {
        let rng = Rng::seeded(SEED);
        let word = |_| (0..2 + rng.below(4)).map(|_| SYLLABLES[rng.below(24) as usize]).collect();
        let terms = Vocabulary::starter().terms().iter().map(|it| it.label.clone()).collect();
        MadeLibrary { count, words: (0..30_000).map(word).collect(), terms }
    }

    /// The index in this folder, made if it does not hold all of them.
    fn index(&self, folder: &Path) -> Outcome<Index> {
        let index = Index::open(folder)?;
        if index.len() != self.count {
            note(&format!("making an index of {} resources in {}, once", self.count, folder.display()));
            let watch = Stopwatch::start();
            index.rebuild(&mut (0..self.count).map(|n| Ok(self.resource(n))), 1)?;
            note(&format!("{}: the index took {:.0} s", self.count, watch.seconds()));
        }
        Ok(index)
    }

    fn synonyms(&self) -> Synonyms {
        let pairs: Vec<(String, String)> = Vocabulary::starter().synonyms().collect();
        Synonyms::new(pairs.iter().map(|it| (&*it.0, &*it.1)))
    }

    /// A resource: most for all, some for a group or for contacts; one in three with a file of some pages.
    fn resource(&self, n: u64) -> Entry {
        let rng = Rng::seeded(SEED ^ n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let sentence = |count: u64| (0..count).map(|_| self.word(&rng)).collect::<Vec<_>>().join(" ");
        let (kind, author) = (Kind::ALL[rng.below(7) as usize], skewed(&rng, AUTHORS));
        let (one, other) = (self.term(&rng), self.term(&rng));
        let mut codes = vec![codes::of_kind(kind), codes::of_topic(one), codes::of_topic(other)];
        codes.push(codes::of_licence(Licence::ALL[skewed(&rng, 5)]));
        if kind.has_stage() {
            codes.push(codes::of_stage(Stage::ALL[rng.below(5) as usize]));
        }
        codes.extend((0..skewed(&rng, 5)).map(|_| codes::of_region(&region(&rng))));
        codes.extend(codes::of_review(&format!("202{}-{:02}", 6 + rng.below(3), 1 + rng.below(12))));
        let pages = if rng.below(3) == 0 { sentence(1_000 + rng.below(2_000)) } else { String::new() };
        Entry {
            id: key(1, n),
            name: sentence(3 + rng.below(6)),
            tags: format!("{one} {other}"),
            about: format!("{} {} {pages}", sentence(100 + rng.below(300)), self.term(&rng)),
            codes,
            since: NOW - (self.count - n) as i64 * 450,
            shelf: match rng.below(20) {
                0..3 => Some(key(2, skewed(&rng, GROUPS) as u64)),
                3 => Some(key(3, author as u64)),
                _ => None,
            },
            author: Some(key(3, author as u64)),
            ..Entry::default()
        }
    }

    fn word(&self, rng: &Rng) -> &str {
        &self.words[skewed(rng, self.words.len())]
    }

    fn term(&self, rng: &Rng) -> &str {
        &self.terms[skewed(rng, self.terms.len())]
    }

    /// Somebody who may look at the open groups and at some of the others, has contacts, and knows a few people whom they do not read.
    fn reader(&self, rng: &Rng) -> Reader {
        let mut shelves: Vec<Key> = (0..GROUPS as u64).step_by(3).map(|it| key(2, it)).collect();
        shelves.extend((0..OWN).map(|_| key(2, rng.below(GROUPS as u64))));
        shelves.extend((0..CONTACTS).map(|_| key(3, skewed(rng, AUTHORS) as u64)));
        shelves.sort_unstable();
        shelves.dedup();
        Reader { shelves, silent: (0..5).map(|_| key(3, skewed(rng, AUTHORS) as u64)).collect() }
    }

    /// One to three words, the last perhaps unfinished, sometimes mistyped; most of the time with something chosen beside them.
    fn question(&self, rng: &Rng) -> Asked {
        let mut text = (0..rng.below(4)).map(|_| self.typed(rng)).collect::<Vec<_>>().join(" ");
        if rng.below(3) == 0 {
            let keep = text.chars().count().saturating_sub(1 + rng.below(3) as usize).max(1);
            text = text.chars().take(keep).collect();
        }
        let mut asked = Asked { text, ..Asked::default() };
        for _ in 0..rng.below(4) {
            match rng.below(7) {
                0 => asked.kinds.push(Kind::ALL[rng.below(7) as usize]),
                1 => asked.topics.push(self.term(rng).to_owned()),
                2 => asked.stages.push(Stage::ALL[rng.below(5) as usize]),
                3 => asked.regions.push(region(rng)),
                4 => asked.licences.push(Licence::ALL[rng.below(5) as usize]),
                5 => asked.fresh = Fresh::ALL[rng.below(5) as usize],
                _ => asked.order = Order::Newest,
            }
        }
        asked
    }

    fn typed(&self, rng: &Rng) -> String {
        let word = if rng.below(4) == 0 { self.term(rng).to_lowercase() } else { self.word(rng).to_owned() };
        if rng.below(8) > 0 || word.len() < 6 {
            return word;
        }
        let at = 1 + rng.below(word.chars().count() as u64 - 1) as usize;
        word.chars().enumerate().filter(|it| it.0 != at).map(|it| it.1).collect()
    }
}

fn region(rng: &Rng) -> String {
    format!("Y{}", 50 + rng.below(REGIONS))
}

/// A key of its own for each thing.
fn key(what: u8, n: u64) -> Key {
    let mut key = [what; 16];
    key[..8].copy_from_slice(&n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    key[8..15].copy_from_slice(&n.to_be_bytes()[1..]);
    key
}

/// Pages of resources in the made population, signed in, beside a bare handler with the same bytes.
pub async fn measure_page(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (data, made) = demo::folder(bench).await?;
    let served = Served::open(&data).await?;
    let mut browser = Browser::sign_in(served.address, &made.key).await?;
    wait_for_library(&mut browser).await?;
    let (mut paths, mut offset) = (Vec::new(), 0);
    while paths.len() < DIFFERENT && offset < 20 * DIFFERENT {
        let page = browser.get(&format!("/library?offset={offset}")).await?.text();
        paths.extend(resources_on(&page).into_iter().filter(|it| !paths.contains(it)).collect::<Vec<_>>());
        offset += 20;
    }
    let figure = pages::ratio("resource.page.ratio", demo::MEMBERS, &mut browser, served.address, paths).await?;
    served.close().await?;
    Ok(vec![figure])
}

/// The pages of resources to which a list leads.
fn resources_on(page: &str) -> Vec<String> {
    let is_resource = |it: &String| it.len() == "/library/".len() + 36;
    browser::addresses(page, "/library/").into_iter().filter(is_resource).collect()
}

/// Until the library lists something: an index of another version is made anew first.
async fn wait_for_library(browser: &mut Browser) -> Outcome<()> {
    for _ in 0..600 {
        let page = browser.get("/library").await?.text();
        if !resources_on(&page).is_empty() && !page.contains("being made ready") {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    Err("the library lists nothing after two minutes".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same that is measured, on few resources: each reader finds what stands on their shelves and nothing else.
    #[test]
    fn a_small_library_is_made_once_and_asked() {
        let folder = std::env::temp_dir().join(format!("kettle-library-{}", std::process::id()));
        let made = MadeLibrary::new(400);
        let index = made.index(&folder).expect("made");
        let generation = index.generation();
        assert_eq!(questions(&index, &made, 60).expect("asked").count(), 60);
        let reader = made.reader(&Rng::seeded(3));
        let (asked, synonyms) = (Asked::default(), made.synonyms());
        let now = Moment::from_micros(NOW * 1_000_000);
        let unseen = Unheard::default().from(&reader);
        let question = Question { asked: &asked, reader: &reader, unseen: &unseen, synonyms: &synonyms, now };
        let (found, _) = look(&index, &question).expect("found");
        let may = |it: &Entry| {
            it.shelf.is_none_or(|it| reader.shelves.contains(&it))
                && it.author.is_none_or(|it| !reader.silent.contains(&it))
        };
        let wanted = (0..400).filter(|n| may(&made.resource(*n))).count();
        assert!(wanted > 200 && found.total == wanted as u64, "{wanted} and {}", found.total);
        assert_eq!(found.instead.len(), Fresh::ALL.len(), "each freshness is counted");
        assert_eq!(found.instead[0], found.total);
        assert_eq!(index.generation(), generation);
        drop(index);
        assert_eq!(made.index(&folder).expect("read again").len(), 400);
        std::fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn only_resources_are_opened() {
        let page =
            r#"<a href="/library/01890000-0000-7000-8000-000000000000">x</a> <a href="/library/collections">y</a>"#;
        assert_eq!(resources_on(page), ["/library/01890000-0000-7000-8000-000000000000"]);
    }
}
