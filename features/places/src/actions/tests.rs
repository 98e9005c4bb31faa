//! Imports through the whole feature, on a database of their own.

use super::*;
use crate::{
    import::{
        practices::tests::line,
        tests::real_files::{NETWORKS, NEWER, OLDER, real},
        tests::workbook::workbook,
    },
    place::{PlaceCode, PlaceKind, Status},
    search, store as db,
    views::PlacePage,
};
use kernel::{Clock, Cursor, MemberId, Moment, Refusal, Rng, Stop};
use proving::postgres::{Postgres, postgres};
use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};
use store::{DatabaseUrl, Db, Fact, Options};
use ui::View;

const OPERATOR: Viewer = Viewer::house(Reason::Operator);
const NUMBERS: fn(&Summary) -> [u64; 6] = |it| [it.new, it.changed, it.closed, it.dormant, it.reopened, it.unchanged];

/// An app of this feature alone; its folder and database go with it.
struct Stand {
    app: App,
    _folder: tempfile::TempDir,
    postgres: Option<(&'static Postgres, String)>,
}

/// One story on each engine; without PostgreSQL it says so.
async fn on_both(story: impl AsyncFn(&Stand)) {
    story(&Stand::new().await).await;
    match tokio::task::spawn_blocking(postgres).await.expect("it answers") {
        Ok(server) => story(&Stand::on_postgres(server).await).await,
        Err(missing) => println!("skipped on PostgreSQL: {missing}"),
    }
}

impl Stand {
    async fn new() -> Stand {
        let folder = tempfile::tempdir().expect("a folder");
        let url = DatabaseUrl::Sqlite(folder.path().join("kettle.db"));
        Stand::on(url, folder, None).await
    }
    async fn on_postgres(server: &'static Postgres) -> Stand {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kettle_places_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let database = name.clone();
        let made = tokio::task::spawn_blocking(move || server.create_database(&database, None)).await;
        made.expect("it answers").expect("a database");
        let url = DatabaseUrl::parse(&server.url(&name)).expect("an address");
        Stand::on(url, tempfile::tempdir().expect("a folder"), Some((server, name))).await
    }
    async fn on(url: DatabaseUrl, folder: tempfile::TempDir, postgres: Option<(&'static Postgres, String)>) -> Stand {
        let (clock, rng) = (Clock::fixed(Moment::from_micros(1_795_176_000_000_000)), Rng::seeded(7));
        let db = Db::open(&url, Options::new(clock.clone(), rng.clone())).expect("a database");
        let feature = crate::feature();
        db.migrate(&[feature.schema]).await.expect("migrated");
        let settings = frame::Settings {
            data: folder.path().to_owned(),
            url: web::PublicUrl::parse("http://127.0.0.1:8080").expect("an address"),
            joining: frame::Joining::Open,
            link_key: kernel::Private::new([1; 32]),
            password_cost: frame::PasswordCost::Test,
            uploads: frame::Uploads { most_bytes: 2_000_000, quota_bytes: 5_000_000 },
            requests_a_week: 10,
        };
        let files = files::Files::folder(folder.path()).expect("a shelf");
        let (post, features) = (notify::Postbox::caught(), vec![feature]);
        let vault = proving::vault(folder.path(), &clock, &rng);
        let app = App::new(frame::Parts { db, settings, post, files, vault, clock, rng, features }).expect("an app");
        app.begin().await.expect("begun");
        Stand { app, _folder: folder, postgres }
    }
    async fn practices(&self, bytes: &[u8], run: Run) -> Result<Summary> {
        import_practices(&self.app, &OPERATOR, bytes.to_vec(), Format::Ods, run).await
    }
    async fn facts(&self) -> Vec<String> {
        let read = self.app.read(&OPERATOR).await.expect("a read");
        let facts = store::facts::after(read.reader(), 0, 100_000).await.expect("facts");
        facts.into_iter().map(|it| it.kind).collect()
    }
    async fn found(&self, typed: &str) -> Vec<String> {
        self.app.crew().settle().await.expect("settled");
        search::finder(&self.app).find(typed, 9, |_| true).into_iter().map(|it| it.code.to_string()).collect()
    }
    async fn ladder(&self, code: &str) -> Vec<String> {
        let read = self.app.read(&OPERATOR).await.expect("a read");
        let places = db::find_place(read.reader(), &PlaceCode::stored(code)).await.expect("read");
        places.into_iter().map(|it| it.place.name).collect()
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        if let Some((server, name)) = self.postgres.take() {
            // The server is asked with a runtime of its own, which may not stand inside another.
            let dropped = std::thread::spawn(move || server.drop_database(&name)).join();
            if !matches!(dropped, Ok(Ok(()))) {
                println!("a database of this test stays behind");
            }
        }
    }
}

fn refused(answer: Result<Summary>) -> String {
    match answer {
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems.of("file").unwrap_or_default().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_ground_is_there_from_the_beginning() {
    on_both(async |stand| {
        assert_eq!(stand.ladder("QJK").await, ["NHS Devon ICB", "South West", "England"]);
        assert_eq!(stand.found("devon").await, ["QJK"]);
        let told = stand.facts().await.len();
        stand.app.begin().await.expect("begun again");
        assert_eq!(stand.facts().await.len(), told, "a second beginning writes nothing");
    })
    .await;
}

#[tokio::test]
async fn a_dry_run_says_what_a_real_one_does() {
    on_both(async |stand| {
        let told = stand.facts().await.len();
        let file = line("A81001", &[]) + &line("A81002", &[(13, "C"), (12, "20240331")]) + &line("!", &[]);
        let dry = stand.practices(file.as_bytes(), Run::Dry).await.expect("taken");
        assert_eq!((NUMBERS(&dry), dry.rejected.len()), ([2, 0, 0, 0, 0, 0], 1));
        assert_eq!(stand.facts().await.len(), told, "nothing changed");
        assert_eq!(stand.ladder("A81001").await.len(), 0);

        assert_eq!(stand.practices(file.as_bytes(), Run::Real).await.expect("taken"), dry);
        assert_eq!(stand.ladder("A81001").await.len(), 5);
        let facts = stand.facts().await.split_off(told);
        assert_eq!(facts.iter().filter(|it| *it == PlaceChanged::KIND).count(), 3, "two practices and their sub-ICB");
        assert_eq!(facts.last().map(String::as_str), Some(PlacesImported::KIND));
        assert_eq!(
            stand.found("mill surg").await,
            ["A81001", "A81002"],
            "the finder hears of it, what closed comes last"
        );

        let again = stand.practices(file.as_bytes(), Run::Real).await.expect("taken");
        assert_eq!(NUMBERS(&again), [0, 0, 0, 0, 0, 2]);
        assert_eq!(stand.facts().await.len(), told + facts.len(), "nothing to tell");

        let closed = line("A81001", &[(13, "C"), (12, "20260101")]) + &line("A81002", &[]);
        let turned = stand.practices(closed.as_bytes(), Run::Real).await.expect("taken");
        assert_eq!(NUMBERS(&turned), [0, 0, 1, 0, 1, 0]);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_practice_file_changes_nothing() {
    let stand = Stand::new().await;
    let told = stand.facts().await.len();
    assert!(refused(stand.practices(b"", Run::Real).await).contains("empty"));
    assert!(refused(stand.practices(b"PracNo,PracticeName\n", Run::Real).await).contains("--format ni"));
    let cut = line("A81001", &[]) + "\"A81002\",\"THE";
    assert!(refused(stand.practices(cut.as_bytes(), Run::Real).await).contains("cut off"));
    let members = Viewer::member(MemberId::random(&Rng::seeded(1)));
    let file = line("A81001", &[]).into_bytes();
    let answer = import_practices(&stand.app, &members, file, Format::Ods, Run::Dry).await;
    assert!(matches!(answer, Err(Stop::Refusal(Refusal::Absent))), "{answer:?}");
    assert_eq!(stand.facts().await.len(), told);
}

#[tokio::test]
async fn networks_may_come_before_their_practices() {
    on_both(async |stand| {
        let details: &[&[&str]] = &[
            &[
                "PCN Code",
                "PCN Name",
                "Current Sub ICB Loc Code",
                "Open Date",
                "Close Date",
                "Postcode",
                "Address Line 1",
                "Address Line 2",
                "Address Line 3",
                "Address Line 4",
                "Address Line 5",
            ],
            &["U00001", "MILL PCN", "16C", "20190701", "", "", "", "", "", "", ""],
        ];
        let members: &[&[&str]] = &[
            &[
                "Partner Organisation Code",
                "PCN Code",
                "Practice to PCN Relationship Start Date",
                "Practice to PCN Relationship End Date",
            ],
            &["A81001", "U00001", "20200401", ""],
        ];
        let book = workbook(&[("PCNDetails", details), ("PCN Core Partner Details", members)]);
        let networks = import_pcns(&stand.app, &OPERATOR, book, Run::Real).await.expect("taken");
        assert_eq!((NUMBERS(&networks), networks.rejected), ([1, 0, 0, 0, 0, 0], vec![]));
        stand.practices((line("A81001", &[]) + &line("A81002", &[])).as_bytes(), Run::Real).await.expect("taken");
        assert_eq!(stand.ladder("A81001").await[1], "Mill PCN");

        let read = stand.app.read(&OPERATOR).await.expect("a read");
        let (reader, sub_icb) = (read.reader(), PlaceCode::stored("16C"));
        let first = db::page_of_parts(reader, &sub_icb, None, 2).await.expect("read");
        let codes =
            |page: &kernel::Page<db::Found>| page.items.iter().map(|it| it.place.code.to_string()).collect::<Vec<_>>();
        assert_eq!(codes(&first), ["U00001", "A81001"], "networks first");
        let second = db::page_of_parts(reader, &sub_icb, first.next.as_ref(), 2).await.expect("read");
        assert_eq!((codes(&second), second.next.clone()), (vec!["A81002".to_owned()], None));
        let spoiled = db::page_of_parts(reader, &sub_icb, Some(&Cursor("x".into())), 2).await.expect("read");
        assert_eq!(codes(&spoiled), codes(&first));

        let mut ladder = db::find_place(reader, &sub_icb).await.expect("read").into_iter();
        let page = PlacePage::new(ladder.next().expect("it is there"), ladder.collect(), first, None);
        let mut html = String::new();
        page.body(&ui::Desk::default(), &mut html).expect("renders");
        for wanted in
            ["/places/QHM", "/places/U00001", "/people?place=16C", "/places/16C?after=", "Networks and practices"]
        {
            assert!(html.contains(wanted), "{wanted} in {html}");
        }
    })
    .await;
}

/// What reads all there is, on purpose: imports, the finder, and nothing that a page asks.
const READ_ALL: [&str; 4] = [
    "FROM place ORDER BY code",
    "FROM place_link ORDER BY",
    "FROM place_step ORDER BY",
    "FROM place p LEFT JOIN outcode o ON o.code = p.outcode ORDER BY p.code",
];

#[tokio::test]
async fn only_imports_and_the_finder_read_all_places() {
    let stand = Stand::new().await;
    let mut seen = 0;
    for sql in store::statements().filter(|it| it.file.contains("features/places/")) {
        let plan = stand.app.db().generic_plan(sql).await.expect("a plan");
        let scans = ["place", "place_link", "place_step", "p", "l", "s", "card"];
        let scanned = plan.lines().filter_map(|it| it.trim().strip_prefix("SCAN ")?.split(' ').next());
        let scanned: Vec<_> = scanned.filter(|it| scans.contains(it)).collect();
        let is_meant = READ_ALL.iter().any(|it| sql.sqlite().contains(it));
        assert!(scanned.is_empty() || is_meant, "{sql} scans {scanned:?}:\n{plan}");
        seen += 1;
    }
    assert!(seen > 10);
}

#[tokio::test]
async fn outcodes_give_places_a_centre() {
    on_both(async |stand| {
        stand
            .practices(line("A81001", &[(7, ""), (8, ""), (10, "TS18 1HU")]).as_bytes(), Run::Real)
            .await
            .expect("taken");
        let file = "postcode,latitude,longitude,town\nTS18,54.56,-1.32,Stockton\nTS1,54.57,-1.23,Middlesbrough\n";
        for (run, numbers) in
            [(Run::Dry, [2, 0, 0, 0, 0, 0]), (Run::Real, [2, 0, 0, 0, 0, 0]), (Run::Real, [0, 0, 0, 0, 0, 2])]
        {
            let summary = import_outcodes(&stand.app, &OPERATOR, file.as_bytes().to_vec(), run).await.expect("taken");
            assert_eq!(NUMBERS(&summary), numbers, "{run:?}");
        }
        let read = stand.app.read(&OPERATOR).await.expect("a read");
        let reader = read.reader();
        for (typed, outcode) in [
            ("ts18", Some("TS18")),
            ("TS18 1HU", Some("TS18")),
            ("ts1 8hu", Some("TS1")),
            ("ts1", Some("TS1")),
            ("ZZ9", None),
            ("", None),
        ] {
            let found = places_api::find_outcode(reader, typed).await.expect("read");
            assert_eq!(found.as_ref().map(|it| it.outcode.as_str()), outcode, "{typed}");
        }
        let code = PlaceCode::stored("A81001");
        let card = places_api::cards_of(reader, std::slice::from_ref(&code))
            .await
            .expect("read")
            .remove(&code)
            .expect("a card");
        assert_eq!(
            (card.words(), card.point.map(|it| it.latitude)),
            ("The Mill Surgery, Stockton".into(), Some(54.56))
        );
        let steps = places_api::steps_of(reader, std::slice::from_ref(&code))
            .await
            .expect("read")
            .remove(&code)
            .expect("steps");
        let steps: Vec<_> = steps.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(steps, ["A81001", "16C", "QHM", "Y63", "ENG"]);
    })
    .await;
}

#[tokio::test]
async fn a_place_is_known_by_what_was_typed() {
    on_both(async |stand| {
        let file = line("A81001", &[]) + &line("A81002", &[(7, "REDCAR")]) + &line("A81003", &[(2, "HILL SURGERY")]);
        stand.practices(file.as_bytes(), Run::Real).await.expect("taken");
        let read = stand.app.read(&OPERATOR).await.expect("a read");
        for (typed, wanted) in [
            (" a81002", Some("A81002")),
            ("the mill surgery", None),
            ("The Mill Surg., redcar", Some("A81002")),
            ("The Mill Surgery, Whitby", None),
            ("Hill Surgery", Some("A81003")),
            ("Hill Surgery, Stockton-on-Tees", Some("A81003")),
            ("A81009", None),
            (", ,", None),
            ("%", None),
        ] {
            let found = places_api::find_place_named(read.reader(), typed).await.expect("read");
            assert_eq!(found.as_ref().map(|it| it.code.as_str()), wanted, "{typed}");
        }
        let typed = ["Hill Surgery", "the mill surgery", "a81002", "", "Nowhere", "Hill Surgery, Stockton-on-Tees"];
        let found = places_api::find_places_named(read.reader(), &typed).await.expect("read");
        let found: Vec<_> = found.iter().map(|(typed, it)| (*typed, it.code.as_str())).collect();
        assert_eq!(found, [(typed[0], "A81003"), (typed[2], "A81002"), (typed[5], "A81003")]);
        let long = "ä".repeat(10_000);
        assert_eq!(places_api::find_place_named(read.reader(), &long).await.expect("read"), None);
    })
    .await;
}

#[tokio::test]
async fn the_real_files_in_order_differ_as_published() {
    let (Some(older), Some(newer), Some(networks)) = (real(OLDER), real(NEWER), real(NETWORKS)) else { return };
    let stand = Stand::new().await;
    assert_eq!(NUMBERS(&stand.practices(&older, Run::Real).await.expect("taken"))[0], 8640);
    let dry = stand.practices(&newer, Run::Dry).await.expect("taken");
    assert_eq!((dry.new, dry.closed, dry.dormant, dry.reopened), (15, 323, 73, 1));
    assert_eq!(stand.practices(&newer, Run::Real).await.expect("taken"), dry);
    let again = stand.practices(&newer, Run::Real).await.expect("taken");
    assert_eq!(NUMBERS(&again), [0, 0, 0, 0, 0, 8655]);
    assert!(refused(stand.practices(&older, Run::Real).await).contains("nothing was changed"));

    assert_eq!(import_pcns(&stand.app, &OPERATOR, networks, Run::Real).await.expect("taken").new, 1329);
    if let Some(outcodes) = real("geo/outcodes_gibbs_2017.csv") {
        assert_eq!(import_outcodes(&stand.app, &OPERATOR, outcodes, Run::Real).await.expect("taken").new, 2856);
    }
    stand.app.clock().advance(Duration::from_secs(60));
    stand.app.begin().await.expect("begun");
    let sub_icb = "NHS North East and North Cumbria ICB – 16C";
    let icb = "NHS North East and North Cumbria ICB";
    let wanted = ["The Densham Surgery", "Stockton PCN", sub_icb, icb, "North East and Yorkshire", "England"];
    assert_eq!(stand.ladder("A81001").await, wanted);
    assert_eq!(stand.found("denshma surgery").await[0], "A81001");
    let read = stand.app.read(&OPERATOR).await.expect("a read");
    let known = imports::list_known(read.reader()).await.expect("read");
    let open = known.places.values().filter(|it| it.kind == PlaceKind::Practice && it.status == Status::Active);
    assert_eq!(open.count(), 6618);
}

#[tokio::test]
async fn the_newer_file_alone_has_all_practices() {
    let (Some(older), Some(newer)) = (real(OLDER), real(NEWER)) else { return };
    let stand = Stand::new().await;
    let first = stand.practices(&newer, Run::Real).await.expect("taken");
    assert_eq!((NUMBERS(&first), first.rejected.len()), ([8655, 0, 0, 0, 0, 0], 0));
    let second = stand.practices(&older, Run::Dry).await;
    assert!(refused(second).contains("A newer file is already here"), "an older file closes and opens nothing");
}
