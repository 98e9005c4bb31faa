//! The files as they are published, one after the other. They are not part of the project: without them each test
//! says that it was skipped.

use crate::import::{
    diff::{Changes, Known, diff},
    northern_ireland, outcodes,
    outcome::{Parsed, Summary},
    pcns, practices,
    refused::Refused,
};
use crate::{
    day::Day,
    ladder::{Ladder, ground},
    link::LinkKind,
    place::{PlaceKind, Status},
};
use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::LazyLock,
};

const TODAY: Day = Day::new(2026, 11, 20).expect("a day");
pub(crate) const OLDER: &str = "ods/epraccur_2022-12.csv";
pub(crate) const NEWER: &str = "ods/epraccur_2025-09.csv";
pub(crate) const NETWORKS: &str = "hierarchy/ePCN_2023-01.xlsx";

pub(crate) fn real(name: &str) -> Option<Vec<u8>> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    #[allow(clippy::disallowed_methods)] // a test asks where the files are
    let folder = std::env::var_os("KETTLE_SHARED_DATA").map_or_else(beside, PathBuf::from);
    let bytes = std::fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        println!("skipped: {name} is not there (KETTLE_SHARED_DATA names the folder)");
    }
    bytes
}

/// Each practice file is read once for all tests.
fn real_practices(name: &str) -> Option<Parsed> {
    type File = LazyLock<Option<Parsed>>;
    static BOTH: [File; 2] = [
        LazyLock::new(|| real(OLDER).map(|it| practices::parse(&it).expect("a good file"))),
        LazyLock::new(|| real(NEWER).map(|it| practices::parse(&it).expect("a good file"))),
    ];
    BOTH[usize::from(name == NEWER)].clone()
}

fn nothing() -> Known {
    let ground = ground();
    Known::of(ground.places, ground.links)
}

fn imported(known: Known, parsed: Parsed) -> (Known, Changes) {
    let changes = diff(&known, parsed, TODAY).expect("the file is taken");
    (known.with(&changes), changes)
}

fn counted(new: u64, closed: u64, dormant: u64, reopened: u64, summary: &Summary) {
    assert_eq!((summary.new, summary.closed, summary.dormant, summary.reopened), (new, closed, dormant, reopened));
}

#[test]
fn two_practice_files_in_order_differ_as_published() {
    let (Some(older), Some(newer)) = (real_practices(OLDER), real_practices(NEWER)) else { return };
    let (known, first) = imported(nothing(), older.clone());
    assert_eq!(first.summary(), Summary { new: 8640, ..Summary::default() });
    assert_eq!(first.beside.len(), 106, "the sub-ICBs of England");

    let (known, second) = imported(known, newer.clone());
    let summary = second.summary();
    counted(15, 323, 73, 1, &summary);
    assert_eq!(summary.changed + summary.unchanged, 8655 - 15 - 323 - 73 - 1);
    println!("2022-12 then 2025-09: {}", summary.words());

    let (known, again) = imported(known, newer);
    assert!(again.is_empty(), "a second time changes nothing: {}", again.summary().words());
    let older = diff(&known, older, TODAY);
    assert!(matches!(older, Err(Refused::Older { reopened: 323, .. })), "{older:?}");
}

#[test]
fn every_active_practice_climbs_to_its_nation() {
    let (Some(practices), Some(networks)) = (real_practices(NEWER), real(NETWORKS)) else { return };
    let (known, _) = imported(nothing(), practices);
    let (known, changes) = imported(known, pcns::parse(&networks, TODAY).expect("a good file"));
    assert_eq!(changes.summary(), Summary { new: 1329, ..Summary::default() });
    let members: Vec<_> = changes.links.iter().filter(|it| it.kind == LinkKind::Member).collect();
    assert_eq!((members.len(), members.iter().filter(|it| it.to.is_none()).count()), (7455, 6391));

    let links: Vec<_> = known.links.values().flatten().cloned().collect();
    let ladder = Ladder::on(TODAY, known.places.values().map(|it| (&it.code, it.kind)), &links);
    let (mut with_network, mut english, mut welsh) = (0, 0, 0);
    for place in known.places.values().filter(|it| it.kind == PlaceKind::Practice && it.status == Status::Active) {
        let above = ladder.above(place.code.as_str());
        let kinds: Vec<PlaceKind> = above.iter().map(|it| known.places[it].kind).collect();
        let has_network = kinds.first() == Some(&PlaceKind::Pcn);
        match &kinds[usize::from(has_network)..] {
            [PlaceKind::SubIcb, PlaceKind::Icb, PlaceKind::Region, PlaceKind::Nation] => english += 1,
            [PlaceKind::Board, PlaceKind::Nation] => welsh += 1,
            other => panic!("{} climbs {other:?}", place.code),
        }
        with_network += usize::from(has_network);
    }
    assert_eq!((english, welsh, english - with_network), (6220, 398, 102));
    let densham: Vec<_> = ladder.above("A81001").iter().map(|it| known.places[it].name.clone()).collect();
    let sub_icb = "NHS North East and North Cumbria ICB – 16C";
    let icb = "NHS North East and North Cumbria ICB";
    assert_eq!(densham, ["Stockton PCN", sub_icb, icb, "North East and Yorkshire", "England"]);
}

#[test]
fn the_ladder_is_the_published_one() {
    let name = "hierarchy/DERIVED_practice_pcn_subicb_icb_region_2025-09.csv";
    let (Some(file), Some(practices)) = (real(name), real_practices(NEWER)) else { return };
    let (known, _) = imported(nothing(), practices);
    let links: Vec<_> = known.links.values().flatten().cloned().collect();
    let ladder = Ladder::on(TODAY, known.places.values().map(|it| (&it.code, it.kind)), &links);
    let mut rows = 0;
    for row in csv::Reader::from_reader(&file[..]).records() {
        let row = row.expect("a row");
        let is_english = row[10].starts_with('Y');
        let above: Vec<String> = ladder.above(&row[0]).iter().map(ToString::to_string).collect();
        let wanted = if is_english { vec![&row[6], &row[8], &row[10], "ENG"] } else { vec![&row[6], "WLS"] };
        assert_eq!(above, wanted, "{}", &row[0]);
        if is_english {
            let icb = &known.places[&above[1].parse().expect("a code")].name;
            assert_eq!(icb.to_uppercase(), row[9]);
            assert_eq!(known.places[&above[2].parse().expect("a code")].name, row[11]);
        }
        rows += 1;
    }
    assert_eq!(rows, 6618);
}

#[test]
fn four_files_of_northern_ireland_in_order() {
    let names = ["october-21", "april-2023", "october-2024", "january-2026"];
    let mut known = nothing();
    let mut listed_before: HashSet<String> = HashSet::new();
    for name in names {
        let Some(bytes) = real(&format!("ods/ni/gp-practice-reference-file-{name}.csv")) else { return };
        let numbers = String::from_utf8_lossy(&bytes);
        let numbers = numbers.lines().skip(1).filter_map(|it| it.split(',').next()).filter(|it| !it.is_empty());
        let listed: HashSet<String> = numbers.map(str::to_owned).collect();
        let parsed = northern_ireland::parse(&bytes).expect("a good file");
        let (then, changes) = imported(known, parsed.clone());
        known = then;
        let summary = changes.summary();
        println!("Northern Ireland, {name}: {}", summary.words());
        let come = listed.difference(&listed_before).count() as u64;
        counted(come, listed_before.difference(&listed).count() as u64, 0, 0, &summary);
        assert_eq!(summary.rejected.len(), usize::from(name == "april-2023"), "practice 661 has no name there");
        assert!(diff(&known, parsed, TODAY).expect("taken again").is_empty(), "a second time changes nothing");
        listed_before = listed;
    }
    let open = known.places.values().filter(|it| it.code.as_str().starts_with("NI-") && it.is_open());
    assert_eq!(open.filter(|it| it.kind == PlaceKind::Practice).count(), 305);
    let cut = "PracNo,PracticeName,Address1,Address2,Address3,Postcode,LCG\n1,A,,,,BT1 1AA,Belfast\n";
    let partial = diff(&known, northern_ireland::parse(cut.as_bytes()).expect("a good file"), TODAY);
    assert_eq!(partial, Err(Refused::Partial { listed: 1, here: 305 }));
}

#[test]
fn every_practice_has_a_known_outcode() {
    let (Some(file), Some(practices)) = (real("geo/outcodes_gibbs_2017.csv"), real_practices(NEWER)) else { return };
    let changes = outcodes::diff(&HashMap::new(), outcodes::parse(&file).expect("a good file"));
    assert_eq!(changes.summary(), Summary { new: 2856, ..Summary::default() });
    let known: HashSet<_> = changes.new.iter().map(|it| &it.outcode).collect();
    let open = practices.rows.iter().filter(|it| it.place.status == Status::Active);
    let missing: Vec<_> =
        open.filter(|it| it.place.postcode.as_ref().is_none_or(|it| !known.contains(&it.outcode()))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_real_name_still_shouts() {
    let Some(parsed) = real_practices(NEWER) else { return };
    let shouts =
        |name: &str| name.split(|c: char| !c.is_alphabetic()).any(|it| it.len() > 4 && it == it.to_uppercase());
    let loud: Vec<_> = parsed.rows.iter().map(|it| &it.place.name).filter(|it| shouts(it)).collect();
    assert!(loud.is_empty(), "{loud:?}");
    for said in parsed.rows.iter().step_by(173) {
        println!("{} | {}", said.place.name, said.place.address.join(", "));
    }
}

#[test]
fn a_damaged_real_file_is_refused() {
    let (Some(older), Some(networks)) = (real(OLDER), real(NETWORKS)) else { return };
    for length in [1_000_000, 1_000_037, 2_000_011] {
        let refused = practices::parse(&older[..length]).expect_err("cut off");
        assert!(matches!(refused, Refused::OpenQuote(_) | Refused::Truncated(_)), "{refused}");
    }
    assert_eq!(practices::parse(&networks), Err(Refused::Workbook));
    assert_eq!(pcns::parse(&older, TODAY), Err(Refused::NotAWorkbook));
    let cut = pcns::parse(&networks[..networks.len() / 2], TODAY);
    assert!(matches!(cut, Err(Refused::BrokenWorkbook(_))), "{cut:?}");
    assert!(matches!(outcodes::parse(&older), Err(Refused::NoHeadings { .. })));
}
