//! Places that members typed before anybody imported them.

use super::cast::after;
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

    /// There is more than one Mill Surgery in the country.
    async fn a_place_stands_with_its_town_on_ones_own_pages(app: TestApp) {
        let ada = app.member("Ada").await;
        import_practices(app.app(), &OPERATOR, practice("A81001", "THE MILL SURGERY").into(), Format::Ods, Run::Real)
            .await
            .expect("imported");
        app.settle().await;
        let named = "The Mill Surgery, Stockton-on-Tees";
        let typed = [("profession", "profession.gp"), ("role", "role.partner"), ("place_words", "The Mill Surgery")];
        ada.post("/welcome/1", &typed).await.goes_to("/welcome/2");
        let revision = ada.get("/profile/edit").await.input("revision").expect("the revision");
        let head = [("revision", &*revision), ("profession", "profession.gp"), ("location", "The Mill Surgery")];
        ada.post("/profile/edit", &head).await.goes_to("/profile/edit");
        ada.post("/profile/hiding", &[("place_words", "The Mill Surgery")]).await.goes_to("/profile/hiding");
        let edit = ada.get("/profile/edit").await;
        edit.is_ok().shows("GP partner").shows(named);
        assert_eq!(edit.input("location").as_deref(), Some(named));
        let line = ada.get(&format!("/profile/lines/{}", after(&edit, "/profile/lines/"))).await;
        assert_eq!(line.input("place_words").as_deref(), Some(named));
        ada.get("/profile/hiding").await.shows(named);
        // What the forms show is what they take.
        let head = [("revision", "2"), ("profession", "profession.gp"), ("location", named), ("location_place", "A81001")];
        ada.post("/profile/edit", &head).await.goes_to("/profile/edit");
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
