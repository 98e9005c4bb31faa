//! What a viewer may not see has no effect.

use super::*;

fn facets() -> Vec<FacetSpec> {
    vec![FacetSpec { facet: 1, top: 50 }, FacetSpec { facet: 2, top: 50 }]
}

#[test]
fn contacts_only_words_and_codes_exist_for_contacts_alone() {
    let (index, _folder) = index_of([
        Entry {
            contacts_only: "unicorn farming".into(),
            contacts_only_codes: vec![code(2, 7), code(1, 1)],
            codes: vec![code(1, 1)],
            ..entry(1, "Ann Lee")
        },
        Entry { codes: vec![code(1, 1)], ..entry(2, "Bo Lee") },
    ]);
    let stranger = Ask { count: facets(), ..text("unicorn") };
    let answer = index.find(&stranger).unwrap();
    assert_eq!((answer.total, answer.corrected), (0, None));
    assert_eq!(index.find(&text("unicom")).unwrap().corrected, None, "no correction tells the word");
    let contacts = [id(1)];
    let answer = index.find(&Ask { contacts: &contacts, ..stranger.clone() }).unwrap();
    assert_eq!(answer.total, 1);
    assert_eq!(answer.hits[0].why[0].place, Place::ContactsOnly);
    assert_eq!(answer.facets[1].values, [(code(2, 7), 1)]);
    assert_eq!(answer.facets[0].values, [(code(1, 1), 1)], "what all see is counted once");
    let choose = |contacts| Ask { filters: choosing(2, &[code(2, 7)]), count: facets(), contacts, ..text("lee") };
    assert_eq!(index.find(&choose(&[])).unwrap().total, 0);
    assert_eq!(index.find(&choose(&contacts)).unwrap().total, 1);
    let other = [id(2)];
    assert_eq!(index.find(&choose(&other)).unwrap().total, 0);
    assert_eq!(index.find(&choose(&other)).unwrap().facets[1].values, [(code(2, 7), 0)]);
    let prefer = vec![Prefer { all_of: vec![code(2, 7)], weight: 200 }];
    assert_eq!(found(&index, &Ask { prefer: prefer.clone(), ..text("lee") }), [2, 1]);
    assert_eq!(found(&index, &Ask { prefer, contacts: &contacts, ..text("lee") }), [1, 2]);
}

#[test]
fn the_hidden_leave_no_trace() {
    let with = index_of([
        Entry { codes: vec![code(1, 1)], tags: "zymurgy".into(), ..entry(1, "Ann Lee") },
        Entry { codes: vec![code(1, 1), code(2, 2)], ..entry(2, "Bo Lee") },
        Entry { codes: vec![code(1, 3)], tags: "zymurgo".into(), ..entry(3, "Cy Lee") },
    ]);
    let without = index_of([
        Entry { codes: vec![code(1, 1), code(2, 2)], ..entry(2, "Bo Lee") },
        Entry { codes: vec![code(1, 3)], tags: "zymurgo".into(), ..entry(3, "Cy Lee") },
    ]);
    let hidden = [id(1)];
    for query in ["", "lee", "ann", "an", "zymurgy", "zymurgi", "le", "zym"] {
        let ask = Ask { count: facets(), ..text(query) };
        let seen = with.0.find(&Ask { hidden: &hidden, ..ask.clone() }).unwrap();
        assert_eq!(seen, without.0.find(&ask).unwrap(), "{query}");
        assert_eq!(
            with.0.typeahead(query, 10, &hidden).unwrap(),
            without.0.typeahead(query, 10, &[]).unwrap(),
            "{query}"
        );
    }
}

/// A secret group is absent, counts and corrections included, and so is whoever is blocked (abuse 4, 5, 13, 103).
#[test]
fn other_shelves_and_silent_authors_leave_no_trace() {
    let open = || Entry { codes: vec![code(1, 3)], tags: "zymurgo".into(), ..entry(3, "Cy Lee") };
    let mine = || Entry { shelf: Some(id(100)), codes: vec![code(1, 1)], ..entry(2, "Bo Lee") };
    let (with, _folder) = index_of([
        Entry { codes: vec![code(1, 1)], tags: "zymurgy".into(), shelf: Some(id(101)), ..entry(1, "Ann Lee") },
        Entry { codes: vec![code(1, 1)], tags: "zymurgy".into(), author: Some(id(200)), ..entry(4, "Di Lee") },
        Entry { shelf: Some(id(100)), author: Some(id(200)), ..entry(5, "Ed Lee") },
        mine(),
        open(),
    ]);
    let (without, _other) = index_of([mine(), open()]);
    let (shelves, silent) = ([id(100)], [id(200)]);
    for query in ["", "lee", "ann", "an", "zymurgy", "zymurgi", "le", "zym", "di", "ed"] {
        for chosen in [vec![], vec![id(100)], vec![id(101)]] {
            let filters = Filters { shelves: chosen, ..Filters::default() };
            let instead = vec![Filters::default(), Filters { until: Some(3), ..Filters::default() }];
            let ask = Ask { count: facets(), count_shelves: 9, shelves: &shelves, filters, instead, ..text(query) };
            let seen = with.find(&Ask { silent: &silent, ..ask.clone() }).unwrap();
            assert_eq!(seen, without.find(&ask).unwrap(), "{query}");
        }
    }
    // Who asks without any shelf finds only what stands on none.
    assert_eq!(found(&with, &text("lee")), [4, 3]);
    assert_eq!(without.find(&Ask { count_shelves: 9, ..text("lee") }).unwrap().shelves, []);
}

#[test]
fn what_was_removed_or_replaced_leaves_no_trace() {
    let (index, _folder) = index_of([
        Entry { codes: vec![code(1, 1)], tags: "zymurgy".into(), ..entry(1, "Ann Lee") },
        Entry { codes: vec![code(1, 2)], ..entry(2, "Bo Lee") },
        entry(3, "Cy Lee"),
    ]);
    index.apply(&[Change::Remove(id(3)), put(Entry { codes: vec![code(1, 2)], ..entry(1, "Ann May") })], 2).unwrap();
    let answer = index.find(&Ask { count: facets(), ..text("zymurgi") }).unwrap();
    assert_eq!((answer.total, answer.corrected), (0, None));
    let answer = index.find(&Ask { count: facets(), ..text("") }).unwrap();
    assert_eq!(answer.total, 2);
    assert_eq!(answer.facets[0].values, [(code(1, 2), 2)]);
    assert_eq!(found(&index, &text("lee")), [2]);
    assert_eq!(found(&index, &text("may")), [1]);
    assert_eq!(index.len(), 2);
}
