//! What somebody who was away would have to know, group by group.

use super::{one, things::ThingRow};
use crate::store::Neighbour;
use frame::Sample;
use home_api::{Gap, Looked, Section, Source, Thing};
use kernel::{MemberId, Moment};
use ui::{parts::Empty, words};

/// Catching up.
#[derive(askama::Template)]
#[template(path = "home/catch_up.html")]
pub struct CatchUpPage {
    /// "About 12 minutes, and it ends."
    pub lede: String,
    pub groups: Vec<GapRow>,
    /// "21 other discussions", over all groups; empty if there are none.
    pub rest: String,
    /// Up to when it was looked at.
    pub upto: i64,
    pub empty: Empty,
}
ui::view!(CatchUpPage { title: |_| "Catch up", here: Home, shape: Column });

/// One group.
pub struct GapRow {
    pub id: String,
    pub name: String,
    pub url: String,
    pub things: Vec<ThingRow>,
    /// "And 12 other discussions"; empty if there are none.
    pub rest: String,
}

impl CatchUpPage {
    /// Of what was missed, by whom as far as the reader sees them.
    pub fn new(gaps: Vec<Gap>, near: &[Neighbour], now: Moment) -> CatchUpPage {
        let minutes: u64 = gaps.iter().flat_map(|it| &it.things).map(|it| it.minutes).sum();
        let rest: u64 = gaps.iter().map(|it| it.rest).sum();
        CatchUpPage {
            lede: match minutes {
                0 => "Nothing of it needs you: all that was written can be looked up whenever you want.".to_owned(),
                some => format!(
                    "What still warns, what came of your own questions, and what was settled: about {}.",
                    words::plural(some, "minute", "minutes")
                ),
            },
            groups: gaps.into_iter().map(|it| GapRow::new(it, near, now)).collect(),
            rest: match rest {
                0 => String::new(),
                some => format!("The rest: {}", words::plural(some, "discussion", "discussions")),
            },
            upto: now.micros(),
            empty: Empty {
                title: "You have missed nothing".into(),
                words: "In your groups nothing was written that you have not read.".into(),
                actions: vec![],
            },
        }
    }
}

impl GapRow {
    fn new(gap: Gap, near: &[Neighbour], now: Moment) -> GapRow {
        let of = |by: Option<MemberId>| near.iter().find(|it| Some(it.member) == by);
        GapRow {
            id: format!("group-{}", kernel::Id::<()>::from_bytes(gap.source.id)),
            name: gap.source.name,
            url: gap.path,
            rest: match (gap.rest, gap.things.is_empty()) {
                (0, _) => String::new(),
                (some, true) => words::plural(some, "discussion", "discussions"),
                (some, false) => format!("and {}", words::plural(some, "other discussion", "other discussions")),
            },
            things: gap.things.iter().map(|it| ThingRow::new(of(it.by), it, now)).collect(),
        }
    }
}

/// With made data.
pub fn samples() -> Vec<Sample> {
    let now = Moment::from_micros(1_795_202_000_000_000);
    let thing = |byte: u8, title: &str, why: &str| Thing {
        section: Section::Groups,
        key: [byte; 16],
        path: "/discussions".into(),
        title: title.to_owned(),
        by: None,
        beside: String::new(),
        at: now,
        came: now,
        minutes: 2,
        why: why.to_owned(),
        source: None,
        looked: Looked::NotYet,
        verb: None,
    };
    let gap = |byte: u8, name: &str, things: Vec<Thing>, rest: u64| Gap {
        source: Source { id: [byte; 16], name: name.to_owned() },
        path: "/groups".into(),
        things,
        rest,
    };
    let long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a’r cylch: grŵp y meddygon ifanc";
    let some = vec![
        gap(1, "Skin surgery, North East", vec![thing(1, "Which needle?", "A short answer stands on top.")], 4),
        gap(2, long, vec![], 12),
    ];
    let many = (0..40)
        .map(|it| gap(it, long, (0..6).map(|at| thing(it * 6 + at, long, "A reply solved it.")).collect(), 400))
        .collect();
    vec![
        one("home/catch up: nothing", CatchUpPage::new(vec![], &[], now)),
        one("home/catch up: after a holiday", CatchUpPage::new(some, &[], now)),
        one("home/catch up: forty groups", CatchUpPage::new(many, &[], now)),
    ]
}
