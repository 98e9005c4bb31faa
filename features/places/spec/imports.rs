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
        code, name, "Y63", "QHM", "1 MILL LANE", "", "STOCKTON-ON-TEES", "CLEVELAND", "", "TS18 1HU", "19740401", closed,
        status, "B", "16C", "20200401", "", "01642 000000", "", "", "", "0", "", "16C", "", "4", "",
    ];
    fields.map(|it| format!("\"{it}\"")).join(",") + "\n"
}
