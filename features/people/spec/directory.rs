//! The directory as members use it: questions in words, facets, what changes and how soon, saved searches.

use proving::Actor;

proving::app_test! {
    /// What somebody writes about themselves is found when the facts are delivered, and no longer when it is gone.
    async fn a_change_is_found_at_once(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        begins(&ada).await;
        begins(&ben).await;
        app.settle().await;
        ben.get("/people?q=lovelace").await.is_ok().shows("1 person").shows("Ada Lovelace");
        ben.get("/people?q=lovelcae").await.is_ok().shows("Ada Lovelace");
        ben.get("/people?extended=skin-surgery").await.is_ok().shows("0 people");
        skin_surgery(&ada, "established").await;
        app.settle().await;
        let page = ben.get("/people?q=derm+surgery+established").await;
        page.is_ok().shows("Ada Lovelace").shows("Remove </span>Established").shows("established");
        ben.get("/people?extended=skin-surgery&stage=training").await.is_ok().shows("No member matches all of this.");
        ben.get("/people/suggest?q=lov").await.is_ok().shows("Ada Lovelace").shows("GP");
        app.suspended("Cleo").await;
        app.settle().await;
        ben.get("/people").await.is_ok().shows("2 people");
    }

    /// While somebody types, the answer has the results and leaves their ticks alone.
    async fn a_part_leaves_the_form_alone(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        begins(&ada).await;
        skin_surgery(&ada, "established").await;
        app.settle().await;
        let question = "/people?q=skin+surgery+established";
        let whole = ada.get(question).await;
        whole.is_ok().shows("name=\"stage\" value=\"established\" checked").shows("<h1");
        let part = ada.get_part(question, "results").await;
        part.is_ok().lacks("name=\"stage\" value=\"established\" checked").lacks("<h1").shows("id=\"results\"");
        part.shows("id=\"in-use\"").shows("Remove </span>Established");
    }

    /// Nobody else's search, no twenty-first, and no address outside the directory.
    async fn searches_are_kept_within_limits(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        begins(&ada).await;
        ada.post("/people/saved", &[("name", ""), ("query", "q=a")]).await.problem("name");
        for number in 0..20 {
            let name = format!("Search {number}");
            ada.post("/people/saved", &[("name", &name), ("query", "q=a&evil=1")]).await.goes_to("/people/saved");
        }
        ada.post("/people/saved", &[("name", "Search 0"), ("query", "q=b")]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        ada.post("/people/saved", &[("name", "One more"), ("query", "q=b")]).await.shows("You have 20 saved searches.");
        let page = ada.get("/people/saved").await;
        page.is_ok().shows("Search 19").lacks("evil").lacks("One more");
        let id = page.input("id").expect("a search to remove");
        app.member("Ben").await.post("/people/saved/remove", &[("id", &id)]).await.is_absent(); // abuse case 1
        ada.post("/people/saved/remove", &[("id", &id)]).await.goes_to("/people/saved");
        ada.post("/people/saved/remove", &[("id", &id)]).await.is_absent();
    }
}

async fn begins(who: &Actor) {
    let fields = [("profession", "profession.gp"), ("role", "role.partner"), ("place_words", "Riverside Surgery")];
    who.post("/welcome/1", &fields).await.goes_to("/welcome/2");
}

async fn skin_surgery(who: &Actor, stage: &str) {
    let fields = [("kind", "extended_role"), ("words", "Skin surgery"), ("stage", stage), ("audience", "members")];
    who.post("/profile/lines", &fields).await.goes_to("/profile/edit#lines-extended_role");
}
