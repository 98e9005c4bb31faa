//! The directory end to end without a store: profiles → entries → index → answers and reasons.

use super::{
    answer::{Answer, Way, answer},
    entry_of,
    ground::{Ground, tests::made},
    lexicon::Lexicon,
    me::Me,
    question::Setting,
};
use crate::{
    ask::{Asked, Filter},
    audience::{Audience, Shown},
    facets::{Facet, Value},
    line::{Kind, Line, PlaceCode, Subject, WorkPlace},
    location::Location,
    profile::Profile,
    stage::Stage,
    term::{TermCode, Vocabulary},
    when::When,
};
use kernel::{MemberId, Moment};
use search::{Entry, Index, Key};
use std::sync::Arc;

const NOW: Moment = Moment::from_micros(1_795_000_000_000_000);

struct House {
    index: Index,
    lexicon: Lexicon,
    ground: Ground,
    me: Me,
    _folder: tempfile::TempDir,
}

fn line(kind: Kind, term: &str) -> Line {
    Line::new(kind, Subject::Term(TermCode::stored(term)))
}

fn at(term: &str, stage: Stage) -> Line {
    Line { stage: Some(stage), ..line(Kind::ExtendedRole, term) }
}

fn key(number: u8) -> Key {
    [number; 16]
}

fn entry(number: u8, name: &str, place: &str, lines: Vec<Line>) -> Entry {
    let mut profile = Profile::new(MemberId::from_bytes(key(number)), TermCode::stored("profession.gp"));
    profile.head.location = Shown::to(Audience::Members, PlaceCode::parse(place).ok().map(Location::Place));
    profile.lines = lines;
    profile
        .lines
        .push(Line { place: PlaceCode::parse(place).ok().map(WorkPlace::Known), ..line(Kind::Role, "role.partner") });
    entry_of(&profile, name, NOW, Vocabulary::starter(), &made(), When::of(NOW))
}

fn house(me: Me) -> House {
    let folder = tempfile::tempdir().expect("a folder");
    let index = Index::open(folder.path()).expect("an index");
    let (skin, derm, ent) = ("extended.skin-surgery", "extended.dermatology", "extended.ent");
    let contacts_only = Line { audience: Audience::Contacts, ..at(ent, Stage::Established) };
    let entries = [
        entry(
            1,
            "Tomasz",
            "A81010",
            vec![at(skin, Stage::Established), line(Kind::Background, "background.orthopaedics")],
        ),
        entry(2, "Hamza", "A81001", vec![at(skin, Stage::Established), at(derm, Stage::Training)]),
        entry(3, "Wei", "F84001", vec![at(skin, Stage::Established), line(Kind::OpenTo, "open.mentor")]),
        entry(
            4,
            "Siân",
            "A81001",
            vec![at(skin, Stage::Considering), at(derm, Stage::Established), line(Kind::Interest, "life.bread")],
        ),
        entry(5, "Yusuf", "A81010", vec![at(derm, Stage::Established), contacts_only]),
    ];
    index.rebuild(&mut entries.into_iter().map(Ok), 7).expect("built");
    let lexicon = Lexicon::of(Arc::new(Vocabulary::starter().clone()));
    House { index, lexicon, ground: made(), me, _folder: folder }
}

impl House {
    fn ask(&self, query: &str) -> Answer {
        let setting = Setting { me: &self.me, lexicon: &self.lexicon, ground: &self.ground, elsewhere: None, now: NOW };
        let asked = Asked::parse(query).understood(&self.lexicon.vocabulary, &|it| self.ground.find(it).is_some());
        answer(&self.index, &setting, &asked).expect("an answer")
    }
    fn found(&self, query: &str) -> Vec<u8> {
        let mut found: Vec<u8> = self.ask(query).found.hits.iter().map(|it| it.id[0]).collect();
        found.sort_unstable();
        found
    }
}

fn counts(answer: &Answer, facet: Facet) -> Vec<(String, u64)> {
    let (_, values) = answer.facets.iter().find(|it| it.0 == facet).expect("all facets");
    values.iter().map(|(value, n)| (facet.text(value), *n)).collect()
}

fn pairs(expected: &[(&str, u64)]) -> Vec<(String, u64)> {
    expected.iter().map(|it| (it.0.to_owned(), it.1)).collect()
}

#[test]
fn a_question_in_words_finds_the_right_people() {
    let house = house(Me::default());
    assert_eq!(house.found("q=skin+surgery%2C+established%2C+within+25+miles+of+TS18"), [1, 2]);
    let answer = house.ask("q=skin+surgery%2C+established%2C+within+25+miles+of+TS18&sort=distance");
    assert_eq!(answer.found.hits[0].id, key(2));
    assert!(answer.found.hits.iter().all(|it| it.miles.is_some_and(|it| it < 25.0)));
    assert_eq!(house.found("q=derm+surgery"), [1, 2, 3, 4]);
    assert_eq!(house.found("q=minor+ops"), [] as [u8; 0]);
    assert_eq!(house.found("place=QHM"), [1, 2, 4, 5]);
    assert_eq!(house.found("place=QHM&place=QMF"), [1, 2, 3, 4, 5]);
}

#[test]
fn a_role_and_a_stage_mean_one_line() {
    let house = house(Me::default());
    assert_eq!(house.found("extended=skin-surgery&stage=established"), [1, 2, 3]);
    assert_eq!(house.found("extended=dermatology&stage=established"), [4, 5]);
}

#[test]
fn counts_say_what_a_tick_would_find() {
    let house = house(Me::default());
    for query in [
        "",
        "stage=established",
        "extended=skin-surgery",
        "extended=skin-surgery&stage=established",
        "extended=skin-surgery&extended=dermatology",
        "extended=skin-surgery&extended=dermatology&stage=established",
        "stage=established&stage=considering&place=QHM",
        "near=TS18&miles=10&extended=dermatology",
    ] {
        let asked = Asked::parse(query);
        let answer = house.ask(query);
        for (facet, values) in answer.facets.iter() {
            for (value, count) in values {
                let mut alone = asked.clone();
                alone.picks.retain(|it| it.0 != *facet);
                let n = house.ask(&alone.with(*facet, value.clone()).query()).found.total;
                assert_eq!(*count, n, "{query}: {} = {}", facet.param(), facet.text(value));
            }
        }
    }
    let answer = house.ask("extended=skin-surgery&stage=established");
    assert_eq!(counts(&answer, Facet::ExtendedRole), pairs(&[("skin-surgery", 3), ("dermatology", 2)]));
    assert_eq!(counts(&answer, Facet::Stage), pairs(&[("established", 3), ("considering", 1)]));
}

#[test]
fn one_value_is_no_choice_and_a_chosen_one_stays() {
    let house = house(Me::default());
    assert_eq!(counts(&house.ask(""), Facet::Background), pairs(&[]));
    assert_eq!(counts(&house.ask("background=nursing"), Facet::Background)[1], ("nursing".to_owned(), 0));
    assert_eq!(counts(&house.ask(""), Facet::Place), pairs(&[("QHM", 4), ("QMF", 1)]));
    assert_eq!(counts(&house.ask("place=A81001"), Facet::Place), pairs(&[("QHM", 4), ("A81001", 2), ("QMF", 1)]));
}

#[test]
fn what_a_reader_may_not_see_changes_nothing_for_them() {
    let stranger = house(Me::default());
    assert_eq!(stranger.found("extended=ent"), [] as [u8; 0]);
    assert_eq!(stranger.found("q=ENT"), [] as [u8; 0]);
    let contact = house(Me { contacts: vec![key(5)], ..Me::default() });
    assert_eq!(contact.found("extended=ent&stage=established"), [5]);
    let blocked = house(Me { hidden: vec![key(1), key(2)], ..Me::default() });
    let answer = blocked.ask("extended=skin-surgery");
    assert_eq!(answer.found.total, 2);
    assert_eq!(counts(&answer, Facet::Stage), pairs(&[("established", 1), ("considering", 1)]));
}

#[test]
fn those_who_walked_the_path_come_first_and_alone_if_asked() {
    let lines =
        vec![line(Kind::Background, "background.orthopaedics"), at("extended.skin-surgery", Stage::Considering)];
    let house = house(Me { lines, ..Me::default() });
    let answer = house.ask("");
    assert_eq!((answer.found.hits[0].id, answer.walkers), (key(1), Some(1)));
    assert_eq!(house.found("path=1"), [1]);
    assert_eq!(house.found("path=1&background=nursing"), [] as [u8; 0]);
    assert_eq!(house.found("path=1&extended=skin-surgery&stage=training"), [] as [u8; 0]);
}

#[test]
fn nobody_leads_to_the_nearest_somebody() {
    let house = house(Me::default());
    let answer = house.ask("extended=skin-surgery&stage=established&near=E1&miles=5&background=orthopaedics");
    assert_eq!(answer.found.total, 0);
    let background = Filter::Pick(Facet::Background, Value::Term(TermCode::stored("background.orthopaedics")));
    assert!(answer.ways.contains(&(Way::Without(background), 1)));
    assert!(answer.ways.contains(&(Way::Without(Filter::Near), 1)));
    let answer = house.ask("extended=skin-surgery&stage=training&near=TS18&miles=5");
    assert_eq!(answer.ways.first().map(|it| it.1), Some(1));
    assert_eq!(house.ask("q=tomasz+bread").ways.len(), 2);
    assert!(house.ask("q=tomasz+bread").ways.contains(&(Way::Words("bread".to_owned()), 1)));
    assert_eq!(house.ask("q=zzzzzz").ways, []);
}

#[test]
fn any_text_has_an_answer() {
    let house = house(Me::default());
    for text in [
        "\" * : NEAR( OR -",
        "🙂🙂🙂",
        &"a b ".repeat(2_500),
        "\u{202e}\u{feff}x",
        "near near near",
        "within 9 miles of",
        "محمد",
    ] {
        let asked = Asked { text: text.to_owned(), ..Asked::default() };
        house.ask(&asked.query());
    }
    house.ask(&format!("q={}&miles=500&near={}", "%00%ff+".repeat(3_000), "%22*".repeat(3_000)));
}
