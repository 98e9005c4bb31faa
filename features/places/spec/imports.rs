//! Places as the operator brings them in from a file, and as members then find them.

use kernel::{Reason, Viewer};
use places::actions::{Format, Run, import_practices};

const OPERATOR: Viewer = Viewer::house(Reason::Operator);

proving::app_test! {
    async fn a_file_becomes_places_on_their_ladder(app: TestApp) {
        let ada = app.member("Ada").await;
        let file = practice("A81001", "THE MILL SURGERY", "A") + &practice("A81002", "THE QUAY PRACTICE", "A");
        let before = app.writes().await;
        let dry = import_practices(app.app(), &OPERATOR, file.clone().into(), Format::Ods, Run::Dry).await.expect("read");
        assert_eq!(app.writes().await, before, "a dry run changes nothing");
        ada.get("/places/A81001").await.is_absent();
        let real = import_practices(app.app(), &OPERATOR, file.clone().into(), Format::Ods, Run::Real).await.expect("imported");
        assert_eq!((dry.new, dry.changed), (real.new, real.changed));
        assert_eq!(real.new, 2);
        app.settle().await;
        let page = ada.get("/places/A81001").await;
        page.is_ok().shows("The Mill Surgery").shows("Stockton-on-Tees").shows("North East and Yorkshire").shows("England");
        ada.get("/places/QHM").await.is_ok().shows("North East and North Cumbria");
        ada.get("/places?q=quay+prac").await.is_ok().shows("The Quay Practice");
        ada.get("/places/suggest?q=mill+sur").await.is_ok().shows("The Mill Surgery");
        app.nobody().get("/places/A81001").await.goes_to("/sign-in?next=/places/A81001").lacks("Mill");
        let again = import_practices(app.app(), &OPERATOR, file.into(), Format::Ods, Run::Real).await.expect("imported");
        assert_eq!((again.new, again.changed), (0, 0), "the same file changes nothing");
    }

    async fn a_closed_practice_can_still_be_read(app: TestApp) {
        let ada = app.member("Ada").await;
        for status in ["A", "C"] {
            let file = practice("A81001", "THE MILL SURGERY", status) + &practice("A81002", "THE QUAY PRACTICE", "A");
            import_practices(app.app(), &OPERATOR, file.into(), Format::Ods, Run::Real).await.expect("imported");
        }
        app.settle().await;
        ada.get("/places/A81001").await.is_ok().shows("The Mill Surgery").shows("losed");
    }

    async fn a_wrong_file_changes_nothing(app: TestApp) {
        let before = app.writes().await;
        for wrong in ["", "hello", "a,b,c\n1,2,3\n", "PK\u{3}\u{4}", "\0\0\0"] {
            let done = import_practices(app.app(), &OPERATOR, wrong.into(), Format::Ods, Run::Real).await;
            assert!(done.is_err(), "{wrong:?}");
        }
        assert_eq!(app.writes().await, before);
    }

    async fn an_administrator_looks_first_and_then_brings_it_in(app: TestApp) {
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        let file = practice("A81001", "THE MILL SURGERY", "A");
        let check = async |kind: &str, bytes: &[u8]| {
            anna.upload("/admin/imports/check", "file", "epraccur.csv", bytes, &[("kind", kind)]).await
        };
        anna.get("/admin/imports").await.is_ok().shows("Nothing was brought in yet.");
        anna.upload("/admin/imports/check", "file", "a.csv", b"", &[("kind", "")]).await.problem("kind");
        check("practices", b"").await.problem("file");
        check("practices", b"hello").await.problem("file");
        check("pcns", file.as_bytes()).await.problem("file");
        let whole = practice("A81001", "THE MILL SURGERY", "A") + &practice("A81002", "THE QUAY PRACTICE", "A");
        let looked = check("practices", whole.as_bytes()).await;
        let page = looked.header("location").to_owned();
        anna.get(&page).await.is_ok().shows("Nothing was changed yet").shows("New 2");
        ada.get("/places/A81001").await.is_absent();
        for other in [&ada, &app.moderator("Mo").await] {
            other.get(&page).await.is_absent();
            other.post(&format!("{page}/bring-in"), &[]).await.is_absent();
        }
        anna.get("/admin/imports").await.shows("Looked at and not decided");
        assert!(!app.files().is_empty(), "the file waits");
        anna.post(&format!("{page}/bring-in"), &[]).await.goes_to("/admin/imports");
        ada.get("/places/A81001").await.is_ok().shows("The Mill Surgery");
        anna.get("/admin/imports").await.shows("2 new").lacks("not decided");
        assert!(app.files().is_empty(), "and is gone");
        anna.get(&page).await.is_absent();
        anna.post(&format!("{page}/bring-in"), &[]).await.is_absent();
        anna.get("/admin/audit").await.shows("Anna brought in practices");
    }

    async fn a_file_is_put_aside_or_forgotten_by_night(app: TestApp) {
        let anna = app.admin("Anna").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        let file = practice("A81001", "THE MILL SURGERY", "A");
        for discarded in [true, false] {
            let looked = anna.upload("/admin/imports/check", "file", "e.csv", file.as_bytes(), &[("kind", "practices")]).await;
            let page = looked.header("location").to_owned();
            if discarded {
                anna.post(&format!("{page}/discard"), &[]).await.goes_to("/admin/imports");
            } else {
                app.advance(std::time::Duration::from_secs(3 * 24 * 60 * 60));
                app.settle().await;
            }
            anna.get(&page).await.is_absent();
            assert!(app.files().is_empty());
        }
        anna.get("/admin/imports").await.shows("Nothing was brought in yet.");
    }

    async fn only_the_operator_imports(app: TestApp) {
        let ada = Viewer::member(app.member("Ada").await.member().await);
        let file = practice("A81001", "THE MILL SURGERY", "A");
        for viewer in [ada, Viewer::nobody()] {
            let done = import_practices(app.app(), &viewer, file.clone().into(), Format::Ods, Run::Real).await;
            assert!(done.is_err());
        }
    }
}

/// A line as the Organisation Data Service writes it.
fn practice(code: &str, name: &str, status: &str) -> String {
    let closed = if status == "C" { "20240331" } else { "" };
    let fields = [
        code,
        name,
        "Y63",
        "QHM",
        "1 MILL LANE",
        "",
        "STOCKTON-ON-TEES",
        "CLEVELAND",
        "",
        "TS18 1HU",
        "19740401",
        closed,
        status,
        "B",
        "16C",
        "20200401",
        "",
        "01642 000000",
        "",
        "",
        "",
        "0",
        "",
        "16C",
        "",
        "4",
        "",
    ];
    fields.map(|it| format!("\"{it}\"")).join(",") + "\n"
}
