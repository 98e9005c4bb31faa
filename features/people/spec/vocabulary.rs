//! The vocabulary as an administrator edits it, and as members meet it.

use proving::Actor;

const PAGE: &str = "/admin/vocabulary/other_interest";

async fn wording_of(anna: &Actor, page: &str) -> String {
    anna.get(page).await.input("wording").expect("a form")
}

proving::app_test! {
    async fn a_term_is_added_said_otherwise_and_retired(app: TestApp) {
        let anna = app.admin("Anna").await;
        anna.get("/admin/vocabulary").await.is_ok().shows("Profession").shows("Other interest");
        anna.get(PAGE).await.is_ok().lacks("Tablet weaving");
        anna.post(PAGE, &[("words", " ")]).await.problem("words");
        let fields = [("words", "tablet weaving"), ("synonyms", "Bands\nbands\nribbons"), ("note", "With cards")];
        anna.post(PAGE, &fields).await.goes_to(PAGE);
        anna.get(PAGE).await.shows("Tablet weaving").shows("Also: Bands, ribbons");
        let again = anna.post(PAGE, &[("words", "Tablet  WEAVING"), ("synonyms", "more")]).await;
        again.problem("words").shows("is there already").shows("more"); // what was typed stays

        let term = format!("{PAGE}/life.tablet-weaving");
        let wording = wording_of(&anna, &term).await;
        let renamed = [("wording", wording.as_str()), ("words", "card weaving"), ("synonyms", "tablet weaving")];
        anna.post(&term, &renamed).await.goes_to(PAGE);
        anna.get(PAGE).await.shows("Card weaving").shows("Also: tablet weaving").lacks("ribbons");
        let late = anna.post(&term, &renamed).await; // somebody changed it since
        late.problem("").shows("Somebody else changed this term").shows("card weaving");
        let wording = wording_of(&anna, &term).await;
        let retired = [("wording", wording.as_str()), ("words", "card weaving"), ("closed", "closed")];
        anna.post(&term, &retired).await.goes_to(PAGE);
        anna.get(PAGE).await.shows("No longer offered since 20 November 2026");
        app.advance(std::time::Duration::from_secs(40 * 24 * 60 * 60));
        anna.signs_in().await;
        let wording = wording_of(&anna, &term).await;
        let noted = [("wording", wording.as_str()), ("words", "card weaving"), ("closed", "closed"), ("note", "Old")];
        anna.post(&term, &noted).await.goes_to(PAGE);
        anna.get(PAGE).await.shows("No longer offered since 20 November 2026"); // the day stays
    }

    async fn what_is_no_term_is_absent(app: TestApp) {
        let anna = app.admin("Anna").await;
        for absent in ["/admin/vocabulary/poems", "/admin/vocabulary/role/role.none", "/admin/vocabulary/role/profession.gp",
                       "/admin/vocabulary/profession/profession.unstated"] {
            anna.get(absent).await.is_absent();
            anna.post(absent, &[("words", "x")]).await.is_absent();
        }
        anna.get("/admin/vocabulary/profession").await.is_ok().shows("GP").lacks("profession.unstated");
    }
}
