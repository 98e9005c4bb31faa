//! Helping: what an innovation needs, who would help, how far it has come, and the board.

use super::{
    adopting::{innovation, practices, uses},
    scene::{made_id, publishes},
};
use crate::groups_spec::scene::DAY;
use http::StatusCode;

proving::app_test! {
    /// An idea asks; somebody offers; only its owner learns who, and what they said lies sealed (abuse cases 12, 28).
    async fn an_idea_asks_and_somebody_helps(app: TestApp) {
        let all = practices(&app).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let url = innovation(ada, "members", "Results day").await;
        ben.get(&format!("{url}/needs")).await.is_absent();
        ben.post(&format!("{url}/needs"), &[("test_asked", "test")]).await.is_absent();
        ada.get(&format!("{url}/needs")).await.is_ok().shows("Somebody to measure it");
        let long = "x".repeat(200);
        let wrong = ada.post(&format!("{url}/needs"), &[("measure_asked", "measure"), ("measure_words", &long)]).await;
        wrong.is(StatusCode::UNPROCESSABLE_ENTITY).problem("measure_words").shows(&long);
        let needs = [("measure_asked", "measure"), ("measure_words", "in a practice above 15,000"), ("translate_asked", "translate")];
        ada.post(&format!("{url}/needs"), &needs).await.goes_to(&url);
        ben.get(&url).await.shows("What it still needs").shows("in a practice above 15,000").shows("I can help with this");
        ben.get(&format!("{url}/helpers")).await.is_absent();
        ada.get(&format!("{url}/helpers")).await.shows("Nobody has offered yet");
        ada.get(&format!("{url}/support")).await.is(StatusCode::FORBIDDEN);
        ben.post(&format!("{url}/support"), &[("words", "Any time.")]).await.problem("with").shows("Any time.");
        let offer = [("with", "measure"), ("with", "test"), ("words", "Quietword from January.")];
        ben.post(&format!("{url}/support"), &offer).await.goes_to(&url);
        app.settle().await;
        ada.get("/notices").await.shows("Ben Okafor would help with “Results day”");
        let page = ada.get(&format!("{url}/helpers")).await;
        page.is_ok().shows("Would measure it").shows("Would try it").shows("Ben Okafor").shows("Quietword from January.");
        cleo.get(&url).await.shows("somebody has offered").lacks("Ben Okafor").lacks("Quietword");
        ben.get(&format!("{url}/support")).await.shows("Quietword from January.").shows("I do not help any more");
        ben.get(&url).await.shows("You offered to try it in my practice and measure what it does.");
        let rows = app.database().rows("SELECT COUNT(*) FROM resource_support WHERE words IS NOT NULL");
        assert_eq!(rows[0][0].as_deref(), Some("1"));
        ben.post(&format!("{url}/support/removal"), &[]).await.goes_to(&url);
        ada.get(&format!("{url}/helpers")).await.lacks("Ben Okafor");
        ada.get("/notices").await.lacks("would help with");
    }

    /// That it works elsewhere is for others to say; each step has its date.
    async fn a_stage_is_moved_with_others(app: TestApp) {
        let all = practices(&app).await;
        let ada = &all[0];
        let url = innovation(ada, "members", "Results day").await;
        let stage = format!("{url}/stage");
        all[1].get(&stage).await.is_absent();
        all[1].post(&stage, &[("stage", "idea")]).await.is_absent();
        ada.get(&stage).await.is_ok().shows("Nobody who named a place");
        ada.post(&stage, &[("stage", "works_here")]).await.goes_to(&url);
        let lacking = ada.post(&stage, &[("stage", "works_elsewhere")]).await;
        lacking.problem("stage").shows("somebody of another practice records first");
        // Somebody of the owner's own practice is not elsewhere.
        uses(&all[1], &url, &[("place", "A81001")]).await.goes_to(&url);
        ada.post(&stage, &[("stage", "works_elsewhere")]).await.problem("stage");
        uses(&all[2], &url, &[("place", "A81002"), ("stage", "trying")]).await.goes_to(&url);
        ada.post(&stage, &[("stage", "works_elsewhere")]).await.problem("stage");
        uses(&all[2], &url, &[("place", "A81002")]).await.goes_to(&url);
        ada.post(&stage, &[("stage", "works_elsewhere")]).await.goes_to(&url);
        all[1].get(&url).await.shows("Works elsewhere").shows("the stage now");
        ada.post(&stage, &[("stage", "how_we_do_it")]).await.problem("stage").shows("5 practices first");
        for (at, one) in (3..6).zip(&all[3..]) {
            let place = format!("A8100{at}");
            uses(one, &url, &[("place", &place)]).await.goes_to(&url);
        }
        ada.post(&stage, &[("stage", "how_we_do_it")]).await.goes_to(&url);
        ada.post(&stage, &[("stage", "trying")]).await.goes_to(&url);
        let rows = app.database().rows("SELECT COUNT(*) FROM resource_stage");
        assert_eq!(rows[0][0].as_deref(), Some("4"), "trying, works here, works elsewhere, how we do it");
        // A new version keeps it; what is new may not begin up there.
        let change = [
            ("began", "1"), ("title", "Results day"), ("summary", "In a sentence."), ("problem", "A pile."), ("change", "None."),
            ("start", "Now."), ("stage", "how_we_do_it"),
        ];
        ada.get(&format!("{url}/edit")).await.lacks("How far it has come");
        ada.post(&format!("{url}/edit"), &change).await.goes_to(&format!("{url}/edit"));
        publishes(ada, &url, (2, "members")).await.goes_to(&url);
        let rows = app.database().rows("SELECT stage FROM resource");
        assert_eq!(rows[0][0].as_deref(), Some("trying"));
    }

    /// The board shows what everybody may read, by stage; near and in need of what one offers, first.
    async fn the_board(app: TestApp) {
        let all = practices(&app).await;
        let (ada, ben) = (&all[0], &all[1]);
        ben.get("/library/board").await.is_ok().shows("No innovation is here yet");
        let url = innovation(ada, "members", "Results day").await;
        innovation(ada, "contacts", "Forfriends day").await;
        for at in 0..7 {
            app.advance(DAY / 24);
            innovation(ada, "members", &format!("Idea {at} of many")).await;
        }
        let board = ben.get("/library/board").await;
        board.shows("Works elsewhere").shows("Idea 6 of many").lacks("Idea 0 of many").shows("More").lacks("Forfriends").lacks("Near you");
        ben.get("/library/board?topic=nothing%25").await.is_ok().shows("Idea 6 of many");
        ada.post(&format!("{url}/needs"), &[("measure_asked", "measure")]).await.goes_to(&url);
        ben.get("/library/board").await.lacks("Near you");
        let offers = [("kind", "can_help"), ("term", "skill.audit"), ("words", "audit"), ("audience", "only_me")];
        ben.post("/profile/lines", &offers).await.goes_to("/profile/edit#lines-can_help");
        ben.get("/library/board").await.shows("Near you, and in need of what you offer").shows("Somebody to measure it");
        // Not one's own, and not where one helps already.
        ada.get("/library/board").await.lacks("Near you");
        ben.post(&format!("{url}/support"), &[("with", "measure")]).await.goes_to(&url);
        ben.get("/library/board").await.lacks("Near you");
    }

    /// What is new may not be said to work elsewhere.
    async fn nothing_new_works_elsewhere(app: TestApp) {
        let ada = app.member("Ada").await;
        let id = made_id();
        let fields = [
            ("id", &*id), ("kind", "innovation"), ("title", "Boast"), ("summary", "In a sentence."), ("problem", "A pile."),
            ("change", "No pile."), ("start", "Tomorrow."), ("stage", "how_we_do_it"),
        ];
        ada.get("/library/new?kind=innovation").await.lacks("Works elsewhere").lacks("How we do it");
        ada.post("/library/new", &fields).await;
        let url = format!("/library/{id}");
        publishes(&ada, &url, (1, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("5 practices first");
    }
}
