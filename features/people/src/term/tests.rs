//! What the vocabulary must hold to.

use super::*;
use proptest::prelude::*;

const HEAD: &str = "code,kind,label,synonyms,quiet,note\n";

fn problems(body: &str) -> Vec<String> {
    Vocabulary::parse(&format!("{HEAD}{body}")).err().unwrap_or_default().iter().map(|it| it.to_string()).collect()
}

#[test]
fn the_vocabulary_that_is_built_in_has_every_kind() {
    let vocabulary = Vocabulary::starter();
    for kind in TermKind::ALL {
        assert!(vocabulary.of_kind(kind).next().is_some(), "{kind:?}");
        assert_eq!(TermKind::parse(kind.code()), Some(kind));
    }
    for (kind, least) in [(TermKind::ExtendedRole, 35), (TermKind::Skill, 40), (TermKind::OtherInterest, 40)] {
        assert!(vocabulary.of_kind(kind).count() >= least, "{kind:?}");
    }
}

#[test]
fn what_people_type_finds_the_term() {
    let vocabulary = Vocabulary::starter();
    let found = |kind, typed| vocabulary.find_words(kind, typed).map(|it| it.code.as_str());
    assert_eq!(found(TermKind::ExtendedRole, "Minor ops"), Some("extended.minor-surgery"));
    assert_eq!(found(TermKind::ExtendedRole, "derm"), Some("extended.dermatology"));
    assert_eq!(found(TermKind::ExtendedRole, "women’s  HEALTH"), Some("extended.womens-health"));
    assert_eq!(found(TermKind::Background, "t & o"), Some("background.orthopaedics"));
    assert_eq!(found(TermKind::Background, "T&O"), Some("background.orthopaedics"));
    assert_eq!(found(TermKind::Background, "O&G"), Some("background.obstetrics-gynaecology"));
    assert_eq!(found(TermKind::Background, "A&E"), Some("background.emergency-medicine"));
    assert_eq!(found(TermKind::Background, "paeds"), Some("background.paediatrics"));
    assert_eq!(found(TermKind::Background, "surgery"), Some("background.general-surgery"));
    assert_eq!(found(TermKind::Language, "gaidhlig"), Some("language.gd"));
    assert_eq!(found(TermKind::Role, "derm"), None);
}

#[test]
fn the_search_learns_the_other_words() {
    let synonyms: Vec<_> = Vocabulary::starter().synonyms().collect();
    for (typed, meant) in [("gpwsi", "extended role"), ("minor ops", "minor surgery"), ("derm", "dermatology")] {
        assert!(synonyms.contains(&(typed.into(), meant.into())), "{typed}");
    }
}

#[test]
fn a_term_stands_in_a_sentence() {
    let word = |code| Vocabulary::starter().find(code).map(|it| &*it.words);
    assert_eq!(word("extended.skin-surgery"), Some("skin surgery"));
    assert_eq!(word("extended.ent"), Some("ENT"));
    assert_eq!(word("language.pl"), Some("Polish"));
    assert_eq!(word("qualification.msc"), Some("MSc"));
    assert_eq!(word("clinical.parkinsons"), Some("Parkinson's disease"));
    assert_eq!(Vocabulary::starter().label(&TermCode::stored("extended.skin-surgery")), "Skin surgery");
}

#[test]
fn every_problem_is_named_by_line() {
    let found = problems(
        "role.a,role,A,,,\nrole.a,role,B,,,\nrole.c,roll,C,,,\nrole.D,role,D,,,\n\
         role.e,role,,,,\nrole.f,role,F\nrole.g,role,a,,,\nrole.h,role,H,,loud,\n",
    );
    let lines: Vec<_> = found.iter().filter_map(|it| it.split_once(':').map(|it| it.0)).collect();
    assert_eq!(lines, ["Line 3", "Line 4", "Line 5", "Line 6", "Line 7", "Line 8", "Line 9"]);
    assert!(found[0].contains("second time"), "{}", found[0]);
    assert!(found[1].contains("extended_role"), "{}", found[1]);
}

#[test]
fn a_file_without_the_heading_is_refused() {
    let found = Vocabulary::parse("role.a,role,A,,,\n").err().unwrap_or_default();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].line, 1);
}

proptest! {
    #[test]
    fn no_file_makes_it_stumble(text in "(\\PC|[\n,\"|]){0,200}") {
        let _ = Vocabulary::parse(&text);
        let _ = problems(&text);
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
