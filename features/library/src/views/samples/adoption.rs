//! Made data: who uses something, who helps, and the board.

use super::{LONG, at, id, resource, wrong};
use crate::{
    adoption::{Known, Typed, Use},
    evidence::Evidence,
    kind::Stage,
    store::{
        adoption::{AdoptionId, OwnPlace, Said, SaidBy},
        board::Pinned,
        own::{OwnPart, Tie},
        support::Offer,
    },
    support::Skill,
    uptake::{Counted, Uptake},
    views::{
        adoption::{AdoptionPage, TiesPage, UsesPage},
        board::BoardPage,
        support::{HelpPage, NeedsPage, OffersPage, StagePage},
    },
};
use frame::Sample;
use kernel::{MemberId, Problems};

/// Every view of this part with made data.
pub fn samples() -> Vec<Sample> {
    let one = |name, view: Box<dyn ui::View>| Sample { name, view };
    let none = Problems::none();
    let own = Typed { stage: "in_use".into(), since: "2026-05".into(), named: "nobody".into(), ..Typed::default() };
    let absurd = Typed { minutes: "99999".into(), way: "lost".into(), changed: LONG.repeat(6), ..own.clone() };
    vec![
        one("library/adopt: typical", Box::new(AdoptionPage::new(&resource(), (&own, true), &places(), &none))),
        one("library/adopt: wrong", Box::new(AdoptionPage::new(&resource(), (&absurd, false), &[], &wrong("minutes")))),
        one("library/uses: empty", Box::new(UsesPage::new(&resource(), &Uptake::default(), vec![], None))),
        one("library/uses: typical", Box::new(UsesPage::new(&resource(), &uptake(), said(), Some("x".into())))),
        one("library/own uses: empty", Box::new(TiesPage::new(vec![]))),
        one("library/own uses: typical", Box::new(TiesPage::new(ties()))),
        one(
            "library/help",
            Box::new(HelpPage::new(&resource(), &uptake(), (&[Skill::Test], LONG, true), &wrong("with"))),
        ),
        one("library/helpers: empty", Box::new(OffersPage::new(&resource(), &[], &[], &[]))),
        one("library/helpers: typical", Box::new(helpers())),
        one("library/asks", Box::new(NeedsPage::new(&resource(), &uptake().needs, &wrong("measure_words")))),
        one(
            "library/stage",
            Box::new(StagePage::new(
                &resource(),
                (&uptake(), Evidence { places: 2, elsewhere: 1 }),
                "",
                &wrong("stage"),
            )),
        ),
        one("library/board: empty", Box::new(board(0))),
        one("library/board: typical", Box::new(board(3))),
        one("library/board: extreme", Box::new(board(40))),
    ]
}

/// What a reader has to do with it who uses it and would help.
pub fn own_part() -> OwnPart {
    OwnPart {
        adoption: Some((Use::InUse, "2026-05".into())),
        support: Some("measure|translate".into()),
        ..OwnPart::default()
    }
}

/// Of five regions, with two who lost time.
pub fn uptake() -> Uptake {
    let minutes = [-40, -5, 10, 25, 50, 50, 55, 90, 180];
    let region = |at: usize| ["Wales", "North East and Yorkshire", "Wales", "Northern Ireland", "Wales"][at % 5];
    let stage = |at: usize| [Use::InUse, Use::InUse, Use::Trying, Use::Stopped][at % 4];
    let one = |at: usize| Counted {
        place: Some(format!("W{at}")),
        region: region(at).into(),
        stage: stage(at),
        saved: minutes.get(at).map(|it| (*it, Known::ALL[at % 3])),
    };
    let needs = vec![(Skill::Measure, "in a practice above 15,000 patients".into()), (Skill::Translate, LONG.into())];
    let stages = vec![
        ("idea".into(), "2025-03".into()),
        ("trying".into(), "2025-09".into()),
        ("works_elsewhere".into(), "2026-06".into()),
    ];
    let sums = Uptake { helpers: vec![(Skill::Measure, 2)], needs, stages, ..Uptake::default() };
    sums.adopted(&(0..24).map(one).collect::<Vec<_>>())
}

fn places() -> Vec<OwnPlace> {
    let one = |code: &str, name: &str| OwnPlace {
        code: code.into(),
        name: name.into(),
        region: "Y63".into(),
        region_name: "North East and Yorkshire".into(),
    };
    vec![one("A81001", "The Mill Surgery, Stockton-on-Tees"), one("W92001", LONG)]
}

fn said() -> Vec<Said> {
    let one = |by: SaidBy, stage: Use| Said {
        place_in_list: (at(1), AdoptionId::NONE),
        stage,
        since: if matches!(by, SaidBy::Nobody(_)) { String::new() } else { "2026-05".into() },
        by,
        version: 3,
        changed: "The van comes later here.\nWe began on a Thursday.".into(),
        stopped_why: if stage == Use::Stopped { LONG.into() } else { String::new() },
    };
    vec![
        one(SaidBy::Practice("A81001".into(), "The Mill Surgery, Stockton-on-Tees".into()), Use::InUse),
        one(SaidBy::Member(MemberId::NONE, LONG.into()), Use::Trying),
        one(SaidBy::Nobody("Wales".into()), Use::Stopped),
        one(SaidBy::Nobody("Northern Ireland".into()), Use::InUse),
    ]
}

fn ties() -> Vec<Tie> {
    let one = |title: Option<&str>, stage: Option<Use>| Tie {
        id: id(),
        title: title.map(str::to_owned),
        is_withdrawn: stage == Some(Use::Stopped),
        adoption: stage.map(|it| (it, "2026-05".into())),
        skills: if stage == Some(Use::InUse) { vec![] } else { vec![Skill::Measure, Skill::Translate] },
    };
    vec![one(None, Some(Use::InUse)), one(Some(LONG), Some(Use::Stopped)), one(Some(super::TITLE), None)]
}

fn helpers() -> OffersPage {
    let one = |name: &str, skills: &[Skill]| Offer {
        member: MemberId::NONE,
        name: name.into(),
        skills: skills.into(),
        words: None,
        since: at(1),
    };
    let all = [one("Rhodri Vaughan", &[Skill::Test, Skill::Measure]), one(LONG, &[Skill::Measure])];
    OffersPage::new(
        &resource(),
        &all,
        &["From January on.".into(), String::new()],
        &["Practice manager".into(), String::new()],
    )
}

fn board(each: usize) -> BoardPage {
    let one = |stage: Stage, title: &str| Pinned {
        id: id(),
        title: title.into(),
        summary: "Routine bloods are taken on two mornings, and one protected hour each next day files them.".into(),
        stage,
        by: Some((MemberId::NONE, "Gwenllian Parry".into())),
        at: at(1),
        sums: None,
    };
    let all = Stage::ALL
        .into_iter()
        .flat_map(|stage| (0..each).map(move |at| (stage, if at % 2 == 0 { super::TITLE } else { LONG })));
    let all = all.filter(|it| each > 3 || it.0 != Stage::HowWeDoIt).map(|it| (one(it.0, it.1), uptake())).collect();
    let near = if each > 0 { vec![(one(Stage::Trying, LONG), uptake())] } else { vec![] };
    BoardPage::new(&[("extended.surgery".into(), "skin surgery".into())], "", (all, near), 6)
}
