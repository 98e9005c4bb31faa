//! Places that members typed before anybody imported them.

use kernel::{Reason, Viewer};
use places::actions::{Format, Run, import_practices};

const OPERATOR: Viewer = Viewer::house(Reason::Operator);

proving::app_test! {
    async fn a_practice_typed_by_hand_is_linked_when_it_is_imported(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let typed = [("profession", "profession.gp"), ("role", "role.partner"), ("place_words", "The Mill Surgery")];
        ada.post("/welcome/1", &typed).await.goes_to("/welcome/2");
        ben.post("/welcome/1", &[typed[0], typed[1], ("place_words", "The Twin Practice")]).await.goes_to("/welcome/2");
        let (ada_page, ben_page) = (format!("/people/{}", ada.member().await), format!("/people/{}", ben.member().await));
        ada.get(&ada_page).await.is_ok().shows("The Mill Surgery").lacks("/places/A81001");
        let rows = [("A81001", "THE MILL SURGERY"), ("A81002", "THE TWIN PRACTICE"), ("A81003", "THE TWIN PRACTICE")];
        let file: String = rows.iter().map(|(code, name)| practice(code, name)).collect();
        import_practices(app.app(), &OPERATOR, file.into(), Format::Ods, Run::Real).await.expect("imported");
        app.settle().await;
        assert!(ben.get(&ada_page).await.html().contains("/places/A81001"), "linked, for everybody");
        ada.get("/places/A81001").await.is_ok().shows("Ada");
        let twins = ben.get(&ben_page).await;
        twins.is_ok().shows("The Twin Practice");
        assert!(!twins.html().contains("/places/A8100"), "what fits two stays as it was typed");
    }
}

/// A line as the Organisation Data Service writes it.
fn practice(code: &str, name: &str) -> String {
    let mut columns = vec![""; 27];
    let values = [(0, code), (1, name), (2, "Y63"), (3, "QHM"), (4, "1 High Street"), (7, "STOCKTON-ON-TEES"), (9, "TS18 1HU")];
    for (at, value) in values.into_iter().chain([(10, "20000101"), (12, "A"), (13, "B"), (14, "16C"), (25, "4")]) {
        columns[at] = value;
    }
    columns.join(",") + "\n"
}
