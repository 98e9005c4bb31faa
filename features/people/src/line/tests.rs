//! What a form may say about a line.

use super::*;
use crate::term::Vocabulary;
use proptest::prelude::*;

fn draft(change: impl FnOnce(&mut LineDraft)) -> LineDraft {
    let mut draft = LineDraft::default();
    change(&mut draft);
    draft
}

fn parsed(kind: Kind, change: impl FnOnce(&mut LineDraft)) -> Result<Line, kernel::Problems> {
    draft(change).parse(kind, Vocabulary::starter())
}

fn problem(kind: Kind, field: &str, change: impl FnOnce(&mut LineDraft)) -> String {
    let problems = parsed(kind, change).err().unwrap_or_default();
    problems.of(field).unwrap_or_default().to_owned()
}

#[test]
fn a_role_has_a_place_sessions_and_a_time() {
    let line = parsed(Kind::Role, |it| {
        it.term = "role.partner".into();
        it.place_code = "a81001".into();
        it.sessions = "6½".into();
        it.from = "2018".into();
        it.audience = "contacts".into();
    })
    .expect("a role");
    assert_eq!(line.place, Some(WorkPlace::Known(PlaceCode::stored("A81001"))));
    assert_eq!(line.sessions.map(Sessions::tenths), Some(65));
    assert_eq!(line.audience, Audience::Contacts);
    assert_eq!(line.span(), "since 2018");
    assert_eq!(line.label(Vocabulary::starter()), "GP partner");
}

#[test]
fn typed_words_that_the_vocabulary_knows_become_their_term() {
    let line = parsed(Kind::ExtendedRole, |it| {
        it.words = "  minor OPS ".into();
        it.stage = "training".into();
    });
    assert_eq!(line.expect("known").term().map(TermCode::as_str), Some("extended.minor-surgery"));
    let own = parsed(Kind::Interest, |it| it.words = "Lighthouses".into()).expect("own words");
    assert_eq!(own.subject, Subject::Words(LineWords::stored("Lighthouses")));
}

#[test]
fn an_extended_role_says_how_far() {
    assert!(problem(Kind::ExtendedRole, "stage", |it| it.term = "extended.ent".into()).contains("how far"));
}

#[test]
fn what_a_kind_does_not_take_is_refused_by_field() {
    let said = problem(Kind::Language, "sessions", |it| {
        it.term = "language.pl".into();
        it.sessions = "3".into();
    });
    assert_eq!(said, "Leave this empty: it does not belong to “Languages”.");
    assert!(!problem(Kind::OpenTo, "term", |it| it.words = "juggle".into()).is_empty());
    assert!(!problem(Kind::Role, "term", |it| it.term = "language.pl".into()).is_empty());
    assert_eq!(problem(Kind::Interest, "words", |_| {}), "Write something here.");
}

#[test]
fn all_problems_come_at_once() {
    let problems = parsed(Kind::Role, |it| {
        it.term = "role.unheard-of".into();
        it.sessions = "13".into();
        it.from = "2018".into();
        it.to = "2017-12".into();
        it.audience = "the press".into();
    });
    let problems = problems.err().unwrap_or_default();
    let fields: Vec<_> = problems.0.iter().map(|it| &*it.field).collect();
    assert_eq!(fields, ["term", "sessions", "audience", "to"]);
}

#[test]
fn sessions_are_halves_from_a_half_to_twelve() {
    for (text, tenths) in [("0.5", 5), ("½", 5), ("12", 120), ("12.0", 120), ("4,5", 45)] {
        assert_eq!(Sessions::parse(text).map(Sessions::tenths), Ok(tenths), "{text}");
    }
    for text in ["0", "12.5", "4.3", "-1", "six", "", "1e1", "99999999999999999999"] {
        assert_eq!(Sessions::parse(text), Err(PartProblem::Sessions), "{text}");
    }
}

#[test]
fn links_lead_to_the_web_and_nowhere_else() {
    let taken = |text: &str| LinkAddress::parse(text).map(|it| it.to_string());
    assert_eq!(taken("HTTPS://Example.org/A?b#c").as_deref(), Ok("https://Example.org/A?b#c"));
    assert_eq!(taken("example.org/page").as_deref(), Ok("https://example.org/page"));
    assert_eq!(taken("http://example.org:8080/").as_deref(), Ok("http://example.org:8080/"));
    for text in [
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://example.org",
        "https://name:word@example.org/",
        "https://example.org@other.org/",
        "https://",
        "https://localhost/",
        "https://a b.org",
        "https://exam\u{202E}ple.org",
        "https://example.org\\@other.org",
        "//example.org",
        "",
    ] {
        assert!(taken(text).is_err(), "{text}");
    }
    assert_eq!(LinkAddress::stored("https://www.example.org:8080/x").host(), "www.example.org");
}

#[test]
fn what_one_would_like_is_never_shown() {
    let term = |it: &mut LineDraft| it.term = "like.peer-support".into();
    assert_eq!(parsed(Kind::WouldLike, term).map(|it| it.audience), Ok(Audience::OnlyMe));
    let said = problem(Kind::WouldLike, "audience", |it| {
        term(it);
        it.audience = "members".into();
    });
    assert!(said.contains("never shown"));
}

#[test]
fn an_offer_ends() {
    let line = parsed(Kind::OpenTo, |it| {
        it.term = "open.be-shadowed".into();
        it.capacity = "1".into();
        it.to = "March 2027".into();
    })
    .expect("an offer");
    assert_eq!(line.span(), "until March 2027");
    assert!(!line.is_over(When::month_of(2027, 3)));
    assert!(line.is_over(When::month_of(2027, 4)));
}

#[test]
fn every_kind_is_read_back() {
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.code()), Some(kind));
    }
    assert_eq!(Kind::parse("shoe_size"), None);
}

fn any_draft() -> impl Strategy<Value = LineDraft> {
    let term = prop_oneof![
        Just(String::new()),
        Just("role.partner".to_owned()),
        Just("extended.ent".to_owned()),
        Just("open.mentor".to_owned()),
        "\\PC{0,12}",
    ];
    let word = || prop_oneof![Just(String::new()), "\\PC{0,20}"];
    let date = || prop_oneof![Just(String::new()), "(19|20)[0-9]{2}(-[01][0-9])?", "\\PC{0,8}"];
    let number = || prop_oneof![Just(String::new()), "[0-9]{1,2}(\\.5)?"];
    let stage = prop_oneof![Just(String::new()), Just("training".to_owned()), Just("past".to_owned())];
    ((term, word(), word(), stage), (word(), word(), number()), (date(), date(), number())).prop_map(
        |((term, words, detail, stage), (place_code, place_words, sessions), (from, to, capacity))| LineDraft {
            term,
            words,
            detail,
            stage,
            place_code,
            place_words,
            sessions,
            from,
            to,
            capacity,
            audience: String::new(),
        },
    )
}

proptest! {
    #[test]
    fn every_line_fills_the_form_that_makes_it_again(draft in any_draft(), kind in 0..Kind::ALL.len()) {
        let vocabulary = Vocabulary::starter();
        match draft.parse(Kind::ALL[kind], vocabulary) {
            Ok(line) => {
                prop_assert_eq!(LineDraft::from(&line).parse(line.kind, vocabulary), Ok(line.clone()));
                prop_assert!(!(line.to.zip(line.from)).is_some_and(|(to, from)| to.is_before(from)));
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    #[test]
    fn no_link_hides_where_it_leads(text in "(https?://)?[a-z.@:/\\\\#? ]{0,30}") {
        if let Ok(address) = LinkAddress::parse(&text) {
            prop_assert!(address.as_str().starts_with("http"));
            prop_assert!(!address.host().contains('@') && address.host().contains('.'));
            prop_assert_eq!(LinkAddress::parse(address.as_str()), Ok(address));
        }
    }
}
