//! The search of posts in process: the very function behind the page, on one thread, over a million made posts in groups,
//! asked by many readers who may each look at other groups.
//!
//! Words, groups and authors follow a skewed, seeded distribution: few are everywhere and many are rare.

use crate::{
    Bench, Outcome,
    asking::{self, Answered, EACH},
    figures::Figure,
    note,
    stopwatch::{Stopwatch, Times},
};
use kernel::{MemberId, Moment, Rng};
use people::term::Vocabulary;
use search::{Index, Key, Synonyms};
use searching::{
    asked::{Asked, Order, ShelfId, When},
    search::{
        finding::{Authors, Question, look},
        reader::Reader,
    },
};
use searching_api::{Findable, Kind, Person};
use std::path::{Path, PathBuf};

/// So many posts.
pub const POSTS: u64 = 1_000_000;
/// Questions that count, each another one.
const QUESTIONS: usize = 2_000;
/// So many groups there are, and every third of them is open.
const GROUPS: usize = 2_000;
/// So many of the others a reader is in.
const OWN: usize = 40;
/// So many people write.
const AUTHORS: usize = 55_000;
/// The day of the youngest post.
const NOW: i64 = 1_795_000_000;
/// Where chance begins.
const SEED: u64 = 17;

/// The slowest of a hundred.
pub fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let made = MadePosts::new(POSTS);
    let index = made.index(&folder(bench))?;
    let times = questions(&index, &made, QUESTIONS)?;
    let beside =
        format!("{POSTS} posts in {GROUPS} groups; the middle one: {} ms", crate::figures::shown(times.median()));
    Ok(vec![Figure::new("search.posts.p99_ms", times.at(0.99), None).against(beside)])
}

/// Puts a copy of the index into this folder.
pub fn copy_index(bench: &Bench, into: &Path) -> Outcome<()> {
    let own = folder(bench);
    drop(MadePosts::new(POSTS).index(&own)?);
    if into.exists() {
        std::fs::remove_dir_all(into)?;
    }
    copy(&own, into)
}

fn folder(bench: &Bench) -> PathBuf {
    bench.folders.bench.join(format!("posts-{POSTS}"))
}

/// Copies a folder.
pub fn copy(from: &Path, into: &Path) -> Outcome<()> {
    std::fs::create_dir_all(into)?;
    for file in std::fs::read_dir(from)? {
        let file = file?;
        let place = into.join(file.file_name());
        if file.file_type()?.is_dir() {
            copy(&file.path(), &place)?;
        } else {
            std::fs::copy(file.path(), place)?;
        }
    }
    Ok(())
}

/// Asks and times; each question is another one, each twentieth another reader.
fn questions(index: &Index, made: &MadePosts, count: usize) -> Outcome<Times> {
    let rng = Rng::seeded(SEED);
    let synonyms = made.synonyms();
    let mut reader = made.reader(&rng);
    asking::times(made.count, count, |at| {
        if at % EACH == 0 {
            reader = made.reader(&rng);
        }
        let (asked, authors) = made.question(&rng, &reader);
        let question = Question { asked: &asked, reader: &reader, authors: &authors, synonyms: &synonyms, now: NOW };
        let watch = Stopwatch::start();
        let (found, _) = look(index, &question)?;
        Ok(Answered { ms: watch.ms(), total: found.total, words: asked.url() })
    })
}

/// The recipe of the posts.
struct MadePosts {
    count: u64,
    words: Vec<String>,
    terms: Vec<String>,
}

const SYLLABLES: [&str; 24] = [
    "ba", "ker", "son", "wil", "li", "ams", "pat", "el", "kha", "n", "mac", "don", "ald", "o", "bri", "en", "sin",
    "gh", "wis", "ni", "ew", "ski", "tan", "ford",
];

impl MadePosts {
    fn new(count: u64) -> MadePosts {
        let rng = Rng::seeded(SEED);
        let word = |_| (0..2 + rng.below(4)).map(|_| SYLLABLES[rng.below(24) as usize]).collect();
        let terms = Vocabulary::starter().terms().iter().map(|it| it.label.clone()).collect();
        MadePosts { count, words: (0..30_000).map(word).collect(), terms }
    }

    /// The index in this folder, made if it does not hold all of them.
    fn index(&self, folder: &Path) -> Outcome<Index> {
        let index = Index::open(folder)?;
        if index.len() != self.count {
            note(&format!("making an index of {} posts in {}, once", self.count, folder.display()));
            let watch = Stopwatch::start();
            index.rebuild(&mut (0..self.count).map(|n| Ok(searching::entry_of(self.post(n)))), 1)?;
            note(&format!("{}: the index took {:.0} s", self.count, watch.seconds()));
        }
        Ok(index)
    }

    fn synonyms(&self) -> Synonyms {
        let pairs: Vec<(String, String)> = Vocabulary::starter().synonyms().collect();
        Synonyms::new(pairs.iter().map(|it| (&*it.0, &*it.1)))
    }

    /// A post: one in twelve begins a discussion, the others reply.
    fn post(&self, n: u64) -> Findable {
        let rng = Rng::seeded(SEED ^ n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let begins = rng.below(12) == 0;
        let kinds = [Kind::Question, Kind::Question, Kind::Discussion, Kind::Announcement, Kind::HeadsUp, Kind::Poll];
        let sentence = |count: u64| (0..count).map(|_| self.word(&rng)).collect::<Vec<_>>().join(" ");
        Findable {
            id: key(1, n),
            kind: if begins { kinds[rng.below(6) as usize] } else { Kind::Reply },
            shelf: Some(key(2, skewed(&rng, GROUPS) as u64)),
            author: (rng.below(40) > 0).then(|| author(skewed(&rng, AUTHORS))),
            under: Some(author(skewed(&rng, AUTHORS))),
            at: Moment::from_micros((NOW - (self.count - n) as i64 * 90) * 1_000_000),
            title: if begins { sentence(3 + rng.below(6)) } else { String::new() },
            tags: if begins { self.term(&rng) } else { String::new() },
            words: format!("{} {} {}", sentence(10 + rng.below(40)), self.term(&rng), sentence(10 + rng.below(40))),
        }
    }

    fn word(&self, rng: &Rng) -> &str {
        &self.words[skewed(rng, self.words.len())]
    }

    fn term(&self, rng: &Rng) -> String {
        self.terms[skewed(rng, self.terms.len())].clone()
    }

    /// Somebody who may look at the open groups and at some of the others, and knows a few people whom they do not read.
    fn reader(&self, rng: &Rng) -> Reader {
        let mut shelves: Vec<Key> = (0..GROUPS as u64).step_by(3).map(|it| key(2, it)).collect();
        shelves.extend((0..OWN).map(|_| key(2, rng.below(GROUPS as u64))));
        shelves.sort_unstable();
        shelves.dedup();
        let silent = (0..5).map(|_| *author(skewed(rng, AUTHORS)).as_bytes()).collect();
        Reader { shelves, silent, ..Reader::default() }
    }

    /// One to three words, the last perhaps unfinished, sometimes mistyped; half of the time with filters.
    fn question(&self, rng: &Rng, reader: &Reader) -> (Asked, Authors) {
        let mut text = (0..1 + rng.below(3)).map(|_| self.typed(rng)).collect::<Vec<_>>().join(" ");
        if rng.below(3) == 0 {
            let keep = text.chars().count().saturating_sub(1 + rng.below(3) as usize).max(1);
            text = text.chars().take(keep).collect();
        }
        let mut asked = Asked { text, ..Asked::default() };
        let mut authors = Authors::Anybody;
        match rng.below(10) {
            0 => asked.kinds.push(Kind::Question),
            1 => asked.when = [When::Week, When::Month, When::Year][rng.below(3) as usize],
            2 => {
                asked.groups.push(ShelfId::from_bytes(reader.shelves[rng.below(reader.shelves.len() as u64) as usize]))
            }
            3 => {
                let person =
                    |_| Person { member: author(skewed(rng, AUTHORS)), name: String::new(), line: String::new() };
                (asked.by, authors) = ("ann".to_owned(), Authors::These((0..3).map(person).collect()));
            }
            4 => asked.order = Order::Newest,
            _ => {}
        }
        (asked, authors)
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

/// Small numbers often, large ones seldom.
pub fn skewed(rng: &Rng, end: usize) -> usize {
    let x = rng.below(1 << 20) as f64 / f64::from(1 << 20);
    ((end as f64).powf(x) - 1.0) as usize % end
}

/// A key of its own for each thing.
fn key(what: u8, n: u64) -> Key {
    let mut key = [what; 16];
    key[..8].copy_from_slice(&n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    key[8..15].copy_from_slice(&n.to_be_bytes()[1..]);
    key
}

fn author(n: usize) -> MemberId {
    MemberId::from_bytes(key(3, n as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same that is measured, on few posts: each reader finds what stands on their shelves and nothing else.
    #[test]
    fn a_small_index_is_made_once_and_asked() {
        let folder = std::env::temp_dir().join(format!("kettle-posts-{}", std::process::id()));
        let made = MadePosts::new(3_000);
        let index = made.index(&folder).expect("made");
        let generation = index.generation();
        assert_eq!(questions(&index, &made, 60).expect("asked").count(), 60);
        let rng = Rng::seeded(3);
        let reader = made.reader(&rng);
        let asked = Asked { order: Order::Newest, ..Asked::default() };
        let (synonyms, authors) = (made.synonyms(), Authors::Anybody);
        let question = Question { asked: &asked, reader: &reader, authors: &authors, synonyms: &synonyms, now: NOW };
        let (found, _) = look(&index, &question).expect("found");
        let may = |it: &Findable| {
            let seen = |it: &MemberId| !reader.silent.contains(it.as_bytes());
            it.shelf.is_some_and(|it| reader.shelves.contains(&it)) && it.author.iter().chain(&it.under).all(seen)
        };
        let wanted = (0..3_000).filter(|n| may(&made.post(*n))).count();
        assert!(wanted > 500 && found.total == wanted as u64, "{wanted} and {}", found.total);
        assert_eq!(index.generation(), generation);
        drop(index);
        let copied = folder.with_extension("copy");
        copy(&folder, &copied).expect("copied");
        assert_eq!(Index::open(&copied).expect("opened").len(), 3_000);
        std::fs::remove_dir_all(&copied).expect("removed");
        assert_eq!(made.index(&folder).expect("read again").len(), 3_000);
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
