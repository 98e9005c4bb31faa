//! What words find, in which order, and how it is explained.

use super::*;

#[test]
fn names_are_found_however_they_are_typed() {
    let names =
        ["Agnieszka Wiśniewski", "Máire Ní Dhomhnaill", "Sean O'Brien", "Ada Smith-Jones", "田中 実", "محمد علي"];
    let (index, _folder) = index_of(names.iter().zip(1..).map(|(name, n)| entry(n, name)));
    for (query, n) in [
        ("wisniewski", 1),
        ("WIŚNIEWSKI", 1),
        ("ni dhomhnaill", 2),
        ("obrien", 3),
        ("o brien", 3),
        ("O’Brien", 3),
        ("smith jones", 4),
        ("smith-jo", 4),
        ("smithjones", 4),
        ("田中", 5),
        ("محم", 6),
        ("w", 1),
        ("wi", 1),
        ("wis", 1),
    ] {
        assert_eq!(found(&index, &text(query)), [n], "{query}");
    }
}

#[test]
fn all_words_must_match_and_only_the_last_may_be_unfinished() {
    let derm = Entry { tags: "dermatology skin surgery".into(), ..entry(1, "Ann Lee") };
    let (index, _folder) = index_of([derm, Entry { tags: "dermatology".into(), ..entry(2, "Bo Lee") }]);
    assert_eq!(found(&index, &text("derm")), [2, 1]);
    assert_eq!(found(&index, &text("derm surg")), [] as [u32; 0]);
    assert_eq!(found(&index, &text("surgery derm")), [1]);
    assert_eq!(found(&index, &text("derm ")), [] as [u32; 0]);
}

#[test]
fn synonyms_find_and_say_so() {
    let synonyms = Synonyms::new([("gpwsi", "extended role"), ("minor ops", "minor surgery"), ("derm", "dermatology")]);
    let (index, _folder) = index_of([
        Entry { tags: "extended role minor surgery".into(), ..entry(1, "Ann Lee") },
        Entry { tags: "dermatology".into(), ..entry(2, "Bo Lee") },
    ]);
    let ask = |text| Ask { text, synonyms: Some(&synonyms), limit: 10, ..Ask::default() };
    assert_eq!(found(&index, &ask("GPwSI")), [1]);
    assert_eq!(found(&index, &ask("derm lee")), [2]);
    let answer = index.find(&ask("ann minor ops")).unwrap();
    assert_eq!(answer.total, 1);
    let why = &answer.hits[0].why[1];
    assert_eq!((why.word, why.words, why.place), (1, 2, Place::Tags));
    assert_eq!(why.how, How::Synonym("minor surgery".into()));
}

#[test]
fn a_mistyped_word_finds_a_similar_one_and_is_corrected() {
    let (index, _folder) = index_of([
        Entry { tags: "dermatology".into(), ..entry(1, "Ann Lee") },
        Entry { tags: "cardiology A81001".into(), ..entry(2, "Bo Lee") },
    ]);
    let answer = index.find(&text("dermatolgy lee")).unwrap();
    assert_eq!(answer.total, 1);
    assert_eq!(answer.corrected.as_deref(), Some("dermatology lee"));
    assert_eq!(answer.hits[0].why[0].how, How::Similar("dermatology".into()));
    assert_eq!(found(&index, &text("cardoilogy")), [2]);
    assert_eq!(found(&index, &text("cadrio")), [2], "the beginning of a mistyped word");
    assert_eq!(found(&index, &text("A81002")), [] as [u32; 0], "a code is right or wrong");
    assert_eq!(found(&index, &text("bob")), [] as [u32; 0], "short words are not stretched");
    assert_eq!(index.find(&text("dermatology")).unwrap().corrected, None);
}

#[test]
fn the_name_comes_before_the_headline_before_the_tags_before_the_text() {
    let (index, _folder) = index_of([
        Entry { about: "once met a baker".into(), ..entry(40, "Al One") },
        Entry { tags: "baker".into(), ..entry(30, "Al Two") },
        Entry { headline: "baker".into(), ..entry(20, "Al Three") },
        entry(11, "Al Bakerman"),
        entry(10, "Al Baker"),
        entry(9, "Baker"),
    ]);
    assert_eq!(found(&index, &text("baker")), [9, 10, 11, 20, 30, 40]);
    let places: Vec<Place> = index.find(&text("baker ")).unwrap().hits.iter().map(|it| it.why[0].place).collect();
    assert_eq!(places, [Place::Name, Place::Name, Place::Headline, Place::Tags, Place::About]);
}

#[test]
fn preferred_members_come_first_and_the_hit_says_which_preference() {
    let path = code(9, 5);
    let (index, _folder) = index_of((1..50).map(|n| Entry {
        codes: if n % 10 == 0 { vec![path, code(1, 1)] } else { vec![code(1, 1)] },
        ..entry(n, "Ann Lee")
    }));
    let prefer =
        vec![Prefer { all_of: vec![code(1, 1)], weight: 1 }, Prefer { all_of: vec![path, code(1, 1)], weight: 200 }];
    let ask = Ask { prefer, limit: 5, ..text("ann") };
    let answer = index.find(&Ask { limit: 5, ..ask }).unwrap();
    let numbers: Vec<u8> = answer.hits.iter().map(|it| it.id[15]).collect();
    assert_eq!(numbers, [40, 30, 20, 10, 49]);
    assert_eq!(answer.hits[0].preferred, [0, 1]);
    assert_eq!(answer.hits[4].preferred, [0]);
}

#[test]
fn pages_follow_each_other_without_gaps_or_repeats() {
    let (index, _folder) = index_of((0..500).map(|n| entry(n, ["Ann Lee", "Bo Ann", "Annabel"][n as usize % 3])));
    let mut seen = Vec::new();
    for offset in (0..600).step_by(60) {
        seen.extend(found(&index, &Ask { offset, limit: 60, ..text("ann") }));
    }
    assert_eq!(seen.len(), 500);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 500);
}

#[test]
fn places_are_found_by_name_postcode_and_code() {
    let (index, _folder) = index_of([
        Entry { keys: "TS18 1AB A81001".into(), ..entry(1, "Queens Park Medical Centre") },
        Entry { keys: "TS18 2AW A81002".into(), ..entry(2, "Tennant Street Practice") },
    ]);
    for (query, expected) in [
        ("TS18 1AB", vec![1]),
        ("ts181ab", vec![1]),
        ("ts18 1", vec![1]),
        ("ts18", vec![2, 1]),
        ("a8100", vec![2, 1]),
        ("A81001", vec![1]),
        ("queens pa", vec![1]),
        ("quens park", vec![1]),
        ("tennat", vec![2]),
    ] {
        let ids: Vec<Key> = expected.iter().map(|n| id(*n)).collect();
        assert_eq!(index.typeahead(query, 10, &[]).unwrap(), ids, "{query}");
    }
    assert!(index.typeahead(" \" ", 10, &[]).unwrap().is_empty());
    assert_eq!(index.typeahead("ts18", 10, &[id(2)]).unwrap(), [id(1)]);
}

#[test]
fn any_text_has_an_answer() {
    let (index, _folder) = index_of([Entry { about: "x".repeat(10_000), ..entry(1, "Ann NEAR Lee") }]);
    let long = "wörd ".repeat(2_000);
    let endless = "x".repeat(10_000);
    for query in [
        "\"",
        "*",
        ":",
        "NEAR(",
        "a AND NOT b OR (",
        "name:*",
        "\\",
        "%",
        "🙂",
        "\u{202e}abc",
        "\0",
        "..",
        ".a",
        "[a TO b]",
        &long,
        &endless,
        "' OR 1=1 --",
        "-",
        "a* b* c*",
        "\u{0301}\u{0301}",
        "((((((((((",
        "~1",
        "lee~2^9",
    ] {
        let answer = index.find(&text(query)).unwrap();
        assert!(answer.words.len() <= Ask::MOST_WORDS, "{query}");
        index.typeahead(query, 10, &[]).unwrap();
    }
    assert_eq!(index.find(&text("🙂")).unwrap().total, 1, "no words: everybody");
    assert_eq!(found(&index, &text("near(lee)")), [1]);
}
