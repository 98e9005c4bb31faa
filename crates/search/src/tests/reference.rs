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

fn some_words(rng: &Rng, most: u32) -> String {
    (0..below(rng, most + 1)).map(|_| WORDS[below(rng, 14) as usize]).collect::<Vec<_>>().join(" ")
}

fn some_codes(rng: &Rng, most: u32) -> Vec<Code> {
    (0..below(rng, most + 1)).map(|_| code(1 + below(rng, 4) as u8, below(rng, 5))).collect()
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
        ..Entry::default()
    }
}

struct Seen {
    open: BTreeSet<String>,
    all: BTreeSet<String>,
    codes: BTreeSet<Code>,
}

fn seen(entry: &Entry, ask: &Ask) -> Seen {
    let open: BTreeSet<String> =
        [&entry.name, &entry.headline, &entry.tags, &entry.about].into_iter().flat_map(|it| fold::terms(it)).collect();
    let mut all = open.clone();
    let mut codes: BTreeSet<Code> = entry.codes.iter().copied().collect();
    if ask.contacts.contains(&entry.id) {
        all.extend(fold::terms(&entry.contacts_only));
        codes.extend(&entry.contacts_only_codes);
    }
    Seen { open, all, codes }
}

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
fn matches(entries: &BTreeMap<Key, Entry>, ask: &Ask) -> BTreeSet<Key> {
    let base: Vec<&Entry> = entries.values().filter(|it| !ask.hidden.contains(&it.id)).collect();
    let mut found: BTreeSet<Key> = base.iter().map(|it| it.id).collect();
    let typed = fold::words(ask.text, 12);
    let open = !ask.text.ends_with(' ');
    for (at, word) in typed.iter().enumerate() {
        let last = open && at + 1 == typed.len();
        let has = |entry: &Entry, word: &str, last: bool| {
            seen(entry, ask).all.iter().any(|it| it == word || last && it.starts_with(word))
        };
        let plain = |entry: &Entry| {
            has(entry, &word.whole, last)
                || !word.parts.is_empty()
                    && word
                        .parts
                        .iter()
                        .enumerate()
                        .all(|(n, part)| has(entry, part, last && n + 1 == word.parts.len()))
        };
        let count = base.iter().filter(|it| plain(it)).count();
        let stretch = count < 3 && word.parts.is_empty() && word.whole.chars().count() >= 4 && word.whole != "ts18";
        let begun = |it: &str| it[..1] == word.whole[..1] && (1..=it.len()).any(|n| similar(&word.whole, &it[..n]));
        found.retain(|id| {
            let entry = &entries[id];
            plain(entry)
                || stretch
                    && seen(entry, ask)
                        .open
                        .iter()
                        .any(|it| similar(&word.whole, it) || count == 0 && last && begun(it))
        });
    }
    found.retain(|id| {
        let entry = &entries[id];
        let codes = seen(entry, ask).codes;
        ask.all_of.iter().all(|it| codes.contains(it))
            && ask.since.is_none_or(|it| entry.since >= it)
            && ask.sessions.is_none_or(|(from, to)| entry.sessions.is_some_and(|it| from <= it && it <= to))
            && ask
                .from
                .zip(ask.within)
                .is_none_or(|(from, within)| entry.at.is_some_and(|at| at.miles_to(from) <= within))
    });
    found
}

fn chooses(entry: &Entry, ask: &Ask, but: Option<u8>) -> bool {
    let codes = seen(entry, ask).codes;
    ask.chosen
        .iter()
        .filter(|it| Some(it.facet) != but)
        .all(|choice| choice.any_of.is_empty() || choice.any_of.iter().any(|it| codes.contains(it)))
}

fn some_ask<'a>(rng: &Rng, typed: &'a str, hidden: &'a [Key], contacts: &'a [Key]) -> Ask<'a> {
    let mut chosen: Vec<Choice> = Vec::new();
    for facet in 1..4 {
        if below(rng, 3) == 0 {
            chosen.push(Choice { facet, any_of: (0..below(rng, 3)).map(|_| code(facet, below(rng, 5))).collect() });
        }
    }
    let from = (below(rng, 2) == 0).then_some(Point { lat: 52.5, lon: -1.5 });
    Ask {
        chosen,
        all_of: if below(rng, 5) == 0 { vec![code(4, below(rng, 5))] } else { Vec::new() },
        from,
        within: (below(rng, 2) == 0).then(|| below(rng, 150) as f32),
        sessions: (below(rng, 6) == 0).then_some((2.0, 8.0)),
        since: (below(rng, 6) == 0).then_some(10),
        hidden,
        contacts,
        sort: [Sort::Fit, Sort::Distance, Sort::Newest][below(rng, 3) as usize],
        limit: 200,
        count: (1..=4).map(|facet| FacetSpec { facet, top: 100 }).collect(),
        ..text(typed)
    }
}

fn compare(index: &Index, entries: &BTreeMap<Key, Entry>, ask: &Ask) {
    let answer = index.find(ask).unwrap();
    let narrowed = matches(entries, ask);
    let full: BTreeSet<Key> = narrowed.iter().copied().filter(|id| chooses(&entries[id], ask, None)).collect();
    assert_eq!(answer.total, full.len() as u64, "{ask:?}");
    let hits: BTreeSet<Key> = answer.hits.iter().map(|it| it.id).collect();
    assert!(hits.is_subset(&full) && hits.len() == full.len().min(200), "{ask:?}");
    for facet in &answer.facets {
        let mut counts: BTreeMap<Code, u32> = BTreeMap::new();
        for id in narrowed.iter().filter(|id| chooses(&entries[*id], ask, Some(facet.facet))) {
            for code in seen(&entries[id], ask).codes.into_iter().filter(|it| facet_of(*it) == facet.facet) {
                *counts.entry(code).or_default() += 1;
            }
        }
        let said: BTreeMap<Code, u32> = facet.values.iter().copied().filter(|it| it.1 > 0).collect();
        assert_eq!(said, counts, "{ask:?}");
        for choice in ask.chosen.iter().filter(|it| it.facet == facet.facet) {
            assert!(choice.any_of.iter().all(|code| facet.values.iter().any(|it| it.0 == *code)));
        }
    }
    for hit in &answer.hits {
        check_hit(&entries[&hit.id], hit, ask, &answer);
    }
    let order: Vec<(f32, i64)> = answer
        .hits
        .iter()
        .map(|it| match ask.sort {
            Sort::Newest => (0.0, -entries[&it.id].since),
            Sort::Distance if ask.from.is_some() => (it.miles.unwrap_or(f32::MAX), 0),
            _ => (0.0, 0),
        })
        .collect();
    assert!(order.is_sorted(), "{ask:?}");
}

/// A reason must be true of the entry, and there is one for each group of words.
fn check_hit(entry: &Entry, hit: &Hit, ask: &Ask, answer: &Found) {
    assert_eq!(hit.miles.is_some(), ask.from.is_some() && entry.at.is_some());
    assert_eq!(hit.why.len(), answer.words.len());
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
            How::Synonym(_) => false,
        };
        assert!(truth, "{why:?} {entry:?}");
    }
}

#[test]
fn the_index_agrees_with_a_slow_reading() {
    let rng = Rng::seeded(7);
    let mut entries: BTreeMap<Key, Entry> = BTreeMap::new();
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
                entries.insert(entry.id, entry.clone());
                changes.push(put(entry));
            }
        }
        if round == 4 {
            index.rebuild(&mut entries.values().cloned().map(Ok), 4).unwrap();
        } else {
            index.apply(&changes, round).unwrap();
        }
        if round == 4 {
            index.apply(&changes, round).unwrap();
        }
        assert_eq!(index.len(), entries.len() as u64);
        for _ in 0..60 {
            let hidden: Vec<Key> = (0..below(&rng, 40)).map(|_| id(below(&rng, 400))).collect();
            let contacts: Vec<Key> = (0..below(&rng, 80)).map(|_| id(below(&rng, 400))).collect();
            let typed = queries[below(&rng, queries.len() as u32) as usize];
            compare(&index, &entries, &some_ask(&rng, typed, &hidden, &contacts));
        }
    }
}
