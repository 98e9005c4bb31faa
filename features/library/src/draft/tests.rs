//! What can be kept, and what can be published.

use super::*;
use proptest::prelude::*;

fn innovation() -> Draft {
    let part = |word: &str, words: &str| (word.to_owned(), words.to_owned());
    Draft {
        title: "Results day".into(),
        summary: "Bloods on two mornings, read the next day.".into(),
        parts: [part("problem", "An evening pile."), part("change", "Two mornings."), part("start", "Tell the van.")]
            .into(),
        stage: "trying".into(),
        ..Draft::default()
    }
}

#[test]
fn a_draft_may_lack_anything_and_a_version_nothing() {
    assert!(Draft::default().keepable(Kind::Innovation).is_ok());
    let lacking = Draft::default().publishable(Kind::Innovation, "2026-11").expect_err("lacking");
    for field in ["title", "summary", "problem", "change", "start", "stage"] {
        assert!(lacking.of(field).is_some(), "{field}");
    }
    assert!(lacking.of("risks").is_none() && lacking.of("body").is_none());
    let text = innovation().publishable(Kind::Innovation, "2026-11").expect("whole");
    assert_eq!((text.parts.len(), text.licence, text.stage), (3, Licence::By, Some(Stage::Trying)));
    assert!(innovation().publishable(Kind::Document, "2026-11").expect_err("no text").of("body").is_some());
}

#[test]
fn a_protocol_needs_somebody_who_answers_for_it_and_a_month() {
    let protocol = Draft { body: "First.".into(), ..innovation() };
    let lacking = protocol.publishable(Kind::Protocol, "2026-11").expect_err("lacking");
    assert!(["responsible", "sources", "review"].iter().all(|it| lacking.of(it).is_some()));
    let month = |typed: &str| {
        let draft = Draft { review_by: typed.into(), ..protocol.clone() };
        draft.publishable(Kind::Protocol, "2026-11").expect_err("still lacking").of("review").is_none()
    };
    assert!(month("2026-11") && month("2031-12"));
    for wrong in ["2026-10", "2032-01", "2027-13", "2027-1", "soon", "2027/10", "20é7-10"] {
        assert!(!month(wrong), "{wrong}");
    }
}

#[test]
fn what_calculates_for_one_patient_is_refused() {
    let tool = |calculates: &str, at: &str| Draft {
        calculates: calculates.into(),
        parts: [("address".to_owned(), at.to_owned())].into(),
        ..innovation()
    };
    assert!(tool("no", "https://example.org/x").publishable(Kind::Tool, "2026-11").is_ok());
    let device = tool("yes", "https://example.org").keepable(Kind::Tool).expect_err("refused at once");
    assert!(device.of("calculates").is_some_and(|it| it.contains("medical device")));
    assert!(tool("", "https://example.org").keepable(Kind::Tool).is_err());
    for wrong in ["http://example.org", "javascript:alert(1)", "https://a b.org", "https://me@example.org", "https://x"]
    {
        assert!(tool("no", wrong).keepable(Kind::Tool).expect_err(wrong).of("address").is_some()); // abuse case 58
    }
}

#[test]
fn what_is_too_long_is_not_kept() {
    let long = Draft { title: "x".repeat(Title::MAX + 1), body: "x".repeat(Body::MAX + 1), ..innovation() };
    let problems = long.keepable(Kind::Innovation).expect_err("too long");
    assert!(problems.of("title").is_some() && problems.of("body").is_some());
    let many = Draft { topics: vec![String::new(); 4], ..innovation() };
    assert!(many.keepable(Kind::Innovation).expect_err("too many").of("topics").is_some());
}

proptest! {
    #[test]
    fn whatever_is_publishable_is_keepable(title in ".{0,200}", body in ".{0,300}", month in "[0-9]{4}-[0-9]{2}", tags in ".{0,60}") {
        let draft = Draft { title, body, review_by: month, tags, ..innovation() };
        for kind in Kind::ALL {
            if draft.publishable(kind, "2026-11").is_ok() {
                prop_assert!(draft.keepable(kind).is_ok());
            }
        }
    }
}
