//! The index against a slow reading of the same rules.

use super::*;
use crate::fold;
use std::collections::{BTreeMap, BTreeSet};

const WORDS: [&str; 14] = [
    "skin",
    "surgery",
    "derm",
    "dermatology",
    "dermatologist",
    "care",
    "carer",
    "elderly",
    "women",
    "Wiśniewski",
    "lee",
    "O'Brien",
    "sport",
    "ts18",
];

/// A facet that is only chosen by.
const FINE: u8 = UNCOUNTED + 2;
/// No facet, but shelves are chosen like one.
const SHELVES: u8 = u8::MAX;

fn some_words(rng: &Rng, most: u32) -> String {
    (0..below(rng, most + 1)).map(|_| WORDS[below(rng, 14) as usize]).collect::<Vec<_>>().join(" ")
}

/// Of four facets that are counted and one that is not.
fn some_codes(rng: &Rng, most: u32) -> Vec<Code> {
    let facet = || [1, 2, 3, 4, FINE][below(rng, 5) as usize];
    (0..below(rng, most + 1)).map(|_| code(facet(), below(rng, 5))).collect()
}

fn shelf(n: u32) -> Key {
    id(1_000 + n)
}

fn author(n: u32) -> Key {
    id(2_000 + n)
}

fn some_entry(rng: &Rng, n: u32) -> Entry {
    Entry {
        id: id(n),
        name: format!("{} {}", some_words(rng, 1), ["Ann", "Bo", "Cy"][below(rng, 3) as usize]),
        headline: some_words(rng, 2),
        tags: some_words(rng, 3),
        about: some_words(rng, 3),
        contacts_only: if below(rng, 4) == 0 { some_words(rng, 2) } else { String::new() },
        // A few have far more codes than a row holds.
        codes: some_codes(rng, if below(rng, 40) == 0 { 60 } else { 6 }),
        contacts_only_codes: if below(rng, 4) == 0 { some_codes(rng, 3) } else { Vec::new() },
        at: (below(rng, 4) > 0).then(|| Point {
            lat: 50.0 + f64::from(below(rng, 500)) / 100.0,
            lon: -4.0 + f64::from(below(rng, 500)) / 100.0,
        }),
        sessions: (below(rng, 3) > 0).then(|| below(rng, 11) as f32),
        since: i64::from(below(rng, 50)),
        shelf: (below(rng, 2) == 0).then(|| shelf(below(rng, 4))),
        author: (below(rng, 2) == 0).then(|| author(below(rng, 5))),
        under: (below(rng, 4) == 0).then(|| author(below(rng, 5))),
        ..Entry::default()
    }
}

/// An entry with its words.
struct Known {
    entry: Entry,
    open: BTreeSet<String>,
    private: BTreeSet<String>,
}

impl Known {
    fn of(entry: Entry) -> Known {
        let open = [&entry.name, &entry.headline, &entry.tags, &entry.about];
        let open = open.into_iter().flat_map(|it| fold::terms(it)).collect();
        Known { open, private: fold::terms(&entry.contacts_only).into_iter().collect(), entry }
    }
    fn tells(&self, ask: &Ask) -> bool {
        ask.contacts.contains(&self.entry.id)
    }
    fn has_word(&self, ask: &Ask, fits: impl Fn(&str) -> bool) -> bool {
        self.open.iter().any(|it| fits(it)) || self.tells(ask) && self.private.iter().any(|it| fits(it))
    }
    /// Whether the viewer may find it, whatever they ask.
    fn may_be_found(&self, ask: &Ask) -> bool {
        let entry = &self.entry;
        !ask.hidden.contains(&entry.id)
            && entry.shelf.is_none_or(|it| ask.shelves.contains(&it))
            && entry.author.into_iter().chain(entry.under).all(|it| !ask.silent.contains(&it))
    }
    fn codes(&self, ask: &Ask) -> BTreeSet<Code> {
        let private = self.entry.contacts_only_codes.iter().filter(|_| self.tells(ask));
        self.entry.codes.iter().chain(private).copied().collect()
    }
    fn has(&self, ask: &Ask, code: Code) -> bool {
        self.entry.codes.contains(&code) || self.tells(ask) && self.entry.contacts_only_codes.contains(&code)
    }
}

type Entries = BTreeMap<Key, Known>;

/// Whether `a` becomes `b` by one letter more, less or other, or by two neighbours that change places.
fn similar(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (x, y) = (&a[same..], &b[same..]);
    match (x, y) {
        ([], [_]) | ([_], []) => true,
        ([p, q, x @ ..], [r, s, y @ ..]) if p == s && q == r && x == y => true,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([_, x @ ..], y) if x == y => true,
        (x, [_, y @ ..]) if x == y => true,
        _ => false,
    }
}

/// For each word the test that an entry must pass.
fn matches(entries: &Entries, ask: &Ask) -> BTreeSet<Key> {
    let base: Vec<&Known> = entries.values().filter(|it| it.may_be_found(ask)).collect();
    let mut found: BTreeSet<Key> = base.iter().map(|it| it.entry.id).collect();
    let typed = fold::words(ask.text, 12);
    let open = !ask.text.ends_with(' ');
    for (at, word) in typed.iter().enumerate() {
        let last = open && at + 1 == typed.len();
        let has =
            |it: &Known, word: &str, last: bool| it.has_word(ask, |it| it == word || last && it.starts_with(word));
        let in_parts = |it: &Known| {
            let last = |n: usize| last && n + 1 == word.parts.len();
            !word.parts.is_empty() && word.parts.iter().enumerate().all(|(n, part)| has(it, part, last(n)))
        };
        let plain = |it: &Known| has(it, &word.whole, last) || in_parts(it);
        let count = base.iter().filter(|it| plain(it)).count();
        let stretch = count < 3 && word.parts.is_empty() && word.whole.chars().count() >= 4 && word.whole != "ts18";
        let begun = |it: &str| it[..1] == word.whole[..1] && (1..=it.len()).any(|n| similar(&word.whole, &it[..n]));
        let fits = |it: &String| similar(&word.whole, it) || count == 0 && last && begun(it);
        found.retain(|id| plain(&entries[id]) || stretch && entries[id].open.iter().any(fits));
    }
    found
}

/// Whether it passes every filter that is no facet.
fn passes(it: &Known, ask: &Ask, filters: &Filters) -> bool {
    let entry = &it.entry;
    let near = |(from, within): (Point, f32)| entry.at.is_some_and(|at| at.miles_to(from) <= within);
    filters.all_of.iter().all(|code| it.has(ask, *code))
        && filters.since.is_none_or(|it| entry.since >= it)
        && filters.until.is_none_or(|it| entry.since < it)
        && (filters.authors.is_empty() || entry.author.is_some_and(|it| filters.authors.contains(&it)))
        && filters.sessions.is_none_or(|(from, to)| entry.sessions.is_some_and(|it| from <= it && it <= to))
        && ask.from.zip(filters.within).is_none_or(near)
}

fn chooses(it: &Known, ask: &Ask, filters: &Filters, but: Option<u8>) -> bool {
    let chosen = filters.chosen.iter().filter(|it| Some(it.facet) != but);
    let on = |shelves: &[Key]| shelves.is_empty() || it.entry.shelf.is_some_and(|it| shelves.contains(&it));
    (but == Some(SHELVES) || on(&filters.shelves))
        && chosen
            .into_iter()
            .all(|choice| choice.any_of.is_empty() || choice.any_of.iter().any(|code| it.has(ask, *code)))
}

fn some_filters(rng: &Rng) -> Filters {
    let mut chosen: Vec<Choice> = Vec::new();
    for facet in 1..4 {
        if below(rng, 3) == 0 {
            let fine = if facet == 3 { FINE } else { facet };
            let one = || code([facet, fine][below(rng, 2) as usize], below(rng, 5));
            chosen.push(Choice { facet, any_of: (0..below(rng, 3)).map(|_| one()).collect() });
        }
    }
    Filters {
        chosen,
        all_of: if below(rng, 5) == 0 { vec![code(4, below(rng, 5))] } else { Vec::new() },
        within: (below(rng, 2) == 0).then(|| below(rng, 150) as f32),
        sessions: (below(rng, 6) == 0).then_some((2.0, 8.0)),
        since: (below(rng, 6) == 0).then_some(10),
        until: (below(rng, 6) == 0).then_some(40),
        shelves: (0..below(rng, 6).saturating_sub(3)).map(|_| shelf(below(rng, 4))).collect(),
        authors: (0..below(rng, 6).saturating_sub(3)).map(|_| author(below(rng, 5))).collect(),
    }
}

fn some_ask<'a>(rng: &Rng, typed: &'a str, lists: &'a [Vec<Key>; 4]) -> Ask<'a> {
    let [hidden, contacts, shelves, silent] = lists;
    let prefer = |_| Prefer { all_of: vec![code(1, below(rng, 5)), code(2, below(rng, 5))], weight: 100 };
    // Many ask for nothing, and are answered from what is known already.
    let filters = if below(rng, 3) == 0 { Filters::default() } else { some_filters(rng) };
    Ask {
        filters,
        from: (below(rng, 2) == 0).then_some(Point { lat: 52.5, lon: -1.5 }),
        hidden,
        contacts,
        shelves,
        silent,
        prefer: (0..below(rng, 4)).map(prefer).collect(),
        sort: [Sort::Fit, Sort::Distance, Sort::Newest][below(rng, 3) as usize],
        offset: [0, 0, 7, 190][below(rng, 4) as usize],
        limit: [3, 20, 200][below(rng, 3) as usize],
        count: (1..=4).map(|facet| FacetSpec { facet, top: [2, 100][below(rng, 2) as usize] }).collect(),
        instead: (0..below(rng, 4)).map(|_| some_filters(rng)).collect(),
        count_shelves: below(rng, 5) as usize,
        tell: (below(rng, 2) == 0).then_some(1),
        ..text(typed)
    }
}

/// Which place in the order an entry has when no word gives it points.
fn place(it: &Known, ask: &Ask) -> (u32, f32, i64, Key) {
    let entry = &it.entry;
    let has = |prefer: &&Prefer| prefer.all_of.iter().all(|code| it.has(ask, *code));
    let points: u32 = ask.prefer.iter().filter(has).map(|it| u32::from(it.weight)).sum();
    let far = ask.from.map(|from| entry.at.map_or(f32::MAX, |at| at.miles_to(from)));
    let (far, age) = match ask.sort {
        Sort::Newest => (0.0, -entry.since),
        _ => (far.unwrap_or_default(), if far.is_none() { -entry.since } else { 0 }),
    };
    (if ask.sort == Sort::Fit { u32::MAX - points } else { 0 }, far, age, entry.id)
}

fn check_order(entries: &Entries, full: &BTreeSet<Key>, ask: &Ask, answer: &Found) {
    if ask.text.is_empty() {
        let mut order: Vec<_> = full.iter().map(|id| place(&entries[id], ask)).collect();
        order.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let hits = answer.hits.iter().map(|it| it.id);
        assert!(order.iter().skip(ask.offset).take(ask.limit).map(|it| it.3).eq(hits), "{ask:?}");
    } else if ask.sort != Sort::Fit {
        assert!(answer.hits.iter().map(|it| place(&entries[&it.id], ask)).is_sorted(), "{ask:?}");
    }
}

fn compare(index: &Index, entries: &Entries, ask: &Ask) {
    let answer = index.find(ask).unwrap();
    let worded = matches(entries, ask);
    let of = |filters: &Filters, but: Option<u8>| -> BTreeSet<Key> {
        let fits = |it: &Known| passes(it, ask, filters) && chooses(it, ask, filters, but);
        worded.iter().copied().filter(|id| fits(&entries[id])).collect()
    };
    let full = of(&ask.filters, None);
    assert_eq!(answer.total, full.len() as u64, "{ask:?}");
    assert!(ask.instead.iter().map(|it| of(it, None).len() as u64).eq(answer.instead.iter().copied()), "{ask:?}");
    let hits: BTreeSet<Key> = answer.hits.iter().map(|it| it.id).collect();
    let page = full.len().saturating_sub(ask.offset).min(ask.limit);
    assert!(hits.is_subset(&full) && hits.len() == page, "{ask:?}");
    for (facet, spec) in answer.facets.iter().zip(&ask.count) {
        let mut counts: BTreeMap<Code, u32> = BTreeMap::new();
        for id in of(&ask.filters, Some(facet.facet)) {
            entries[&id].codes(ask).into_iter().for_each(|it| *counts.entry(it).or_default() += 1);
        }
        let chosen = ask.filters.chosen.iter().filter(|it| it.facet == facet.facet).flat_map(|it| &it.any_of);
        let chosen: BTreeSet<Code> = chosen.copied().collect();
        let mut wanted: Vec<(Code, u32)> =
            counts.clone().into_iter().filter(|it| facet_of(it.0) == facet.facet).collect();
        wanted.sort_by_key(|it| (std::cmp::Reverse(it.1), it.0));
        wanted.truncate(spec.top);
        let missing: Vec<Code> = chosen.into_iter().filter(|it| !wanted.iter().any(|known| known.0 == *it)).collect();
        wanted.extend(missing.into_iter().map(|it| (it, counts.get(&it).copied().unwrap_or_default())));
        assert_eq!(facet.values, wanted, "{ask:?}");
    }
    check_shelves(&of(&ask.filters, Some(SHELVES)), entries, ask, &answer);
    for hit in &answer.hits {
        check_hit(&entries[&hit.id].entry, hit, ask, &answer);
    }
    check_order(entries, &full, ask, &answer);
}

/// Each shelf has as many as are found when none is chosen, the fullest first.
fn check_shelves(found: &BTreeSet<Key>, entries: &Entries, ask: &Ask, answer: &Found) {
    let mut counts: BTreeMap<Key, u32> = BTreeMap::new();
    found.iter().filter_map(|id| entries[id].entry.shelf).for_each(|it| *counts.entry(it).or_default() += 1);
    let chosen = |it: &Key| ask.filters.shelves.contains(it);
    for shelf in ask.shelves.iter().filter(|it| chosen(it)) {
        counts.entry(*shelf).or_default();
    }
    let mut wanted: Vec<(Key, u32)> = counts.into_iter().collect();
    wanted.sort_by_key(|it| (std::cmp::Reverse(it.1), it.0));
    let first = wanted.iter().take(ask.count_shelves);
    let more = wanted.iter().skip(ask.count_shelves).filter(|it| chosen(&it.0) && ask.count_shelves > 0);
    assert!(first.chain(more).eq(&answer.shelves), "{ask:?}");
}

/// A reason must be true of the entry, and there is one for each group of words.
fn check_hit(entry: &Entry, hit: &Hit, ask: &Ask, answer: &Found) {
    assert_eq!(hit.miles.is_some(), ask.from.is_some() && entry.at.is_some());
    assert_eq!(hit.why.len(), answer.words.len());
    let values: Vec<Code> = entry.codes.iter().copied().filter(|it| ask.tell == Some(facet_of(*it))).collect();
    assert!(hit.told.map_or(values.is_empty(), |it| values.contains(&it)), "{ask:?}");
    for why in &hit.why {
        let text = match why.place {
            Place::Name => entry.name.clone(),
            Place::Headline => entry.headline.clone(),
            Place::Tags => entry.tags.clone(),
            Place::About => [&*entry.name, &entry.headline, &entry.tags, &entry.about, &entry.contacts_only].join(" "),
            Place::ContactsOnly => entry.contacts_only.clone(),
        };
        assert!(why.place != Place::ContactsOnly || ask.contacts.contains(&entry.id));
        let terms = fold::terms(&text);
        let word = &answer.words[why.word];
        let parts = word.replace("obrien", "brien");
        let truth = match &why.how {
            How::Exact => terms.contains(word) || terms.contains(&parts),
            How::Prefix => terms.iter().any(|it| it.starts_with(word)) || terms.contains(&parts),
            How::Similar(other) => terms.contains(other),
            How::Form(_) | How::Synonym(_) => false,
        };
        assert!(truth, "{why:?} {entry:?}");
    }
}

#[test]
fn the_index_agrees_with_a_slow_reading() {
    let rng = Rng::seeded(7);
    let mut entries = Entries::new();
    let folder = TempDir::new().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let queries = [
        "",
        "",
        "de",
        "derm",
        "derm ",
        "dermatolgy",
        "skin sur",
        "care lee",
        "o'brien",
        "o b",
        "wisn",
        "wsiniewski",
        "elder",
        "ts1",
        "sport women",
        "bo",
        "dermatolog care",
        "carr",
        "zebra",
        "eldrely",
        "l",
        "skn",
    ];
    for round in 0..6 {
        let mut changes = Vec::new();
        for _ in 0..(if round == 0 { 300 } else { 30 }) {
            let n = below(&rng, 400);
            if below(&rng, 6) == 0 {
                entries.remove(&id(n));
                changes.push(Change::Remove(id(n)));
            } else {
                let entry = some_entry(&rng, n);
                entries.insert(entry.id, Known::of(entry.clone()));
                changes.push(put(entry));
            }
        }
        if round == 4 {
            index.rebuild(&mut entries.values().map(|it| Ok(it.entry.clone())), 4).unwrap();
        } else {
            index.apply(&changes, round).unwrap();
        }
        if round == 4 {
            index.apply(&changes, round).unwrap();
        }
        assert_eq!(index.len(), entries.len() as u64);
        for _ in 0..100 {
            let some = |most: u32| -> Vec<Key> {
                let count = if below(&rng, 3) == 0 { 0 } else { below(&rng, most) };
                (0..count).map(|_| id(below(&rng, 400))).collect()
            };
            let mut shelves: Vec<Key> = (0..4).filter(|_| below(&rng, 2) == 0).map(shelf).collect();
            shelves.sort_unstable();
            let silent = (0..5).filter(|_| below(&rng, 5) == 0).map(author).collect();
            let lists = [some(40), some(80), shelves, silent];
            let typed = queries[below(&rng, queries.len() as u32) as usize];
            compare(&index, &entries, &some_ask(&rng, typed, &lists));
        }
    }
}
