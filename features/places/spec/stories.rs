//! Places as members meet them before any import: the ground is there, and odd input gets an answer.

proving::app_test! {
    async fn a_member_looks_down_the_ladder(app: TestApp) {
        let ada = app.member("Ada").await;
        ada.get("/places").await.is_ok().shows("England").shows("North East and Yorkshire").shows("No practices yet");
        ada.get("/places/ENG").await.is_ok().shows("Regions").shows("South West").shows("Open Government Licence");
        ada.get("/places/Y58").await.is_ok().shows("Integrated care boards").shows("NHS Devon ICB");
        ada.get("/places/qjk").await.goes_to("/places/QJK");
        ada.get("/places/QJK").await.is_ok().shows("NHS Devon ICB").shows("/people?place=QJK");
        ada.get("/places/SCT").await.is_ok().shows("Nothing is known below it yet");
    }

    async fn a_place_is_found_while_it_is_typed(app: TestApp) {
        let ada = app.member("Ada").await;
        ada.get("/places/suggest?q=devn").await.is_ok().shows("data-code=\"QJK\"");
        ada.get("/places/suggest?q=devon&kind=practice").await.is_ok().lacks("QJK");
        ada.get("/places?q=devon").await.is_ok().shows("1 place found").shows("NHS Devon ICB");
        ada.get("/places?q=NHS+Devon+ICB&place=QJK").await.goes_to("/places/QJK");
        ada.get("/places?q=something+else&place=QJK").await.is_ok().shows("No practices yet");
    }

    async fn odd_input_gets_an_answer(app: TestApp) {
        let ada = app.member("Ada").await;
        for absent in ["/places/ZZZ", "/places/-", "/places/%00", "/places/suggest?kind=ccg"] {
            ada.get(absent).await.is_absent();
        }
        let long = "a%20".repeat(2_000);
        for typed in [long.as_str(), "%22", "*", ":", "NEAR(", "%F0%9F%98%80", "%E2%80%AE", "'", "%25"] {
            ada.get(&format!("/places?q={typed}")).await.is_ok();
            ada.get(&format!("/places/suggest?q={typed}")).await.is_ok();
        }
        for after in ["x", "%00", "MXxBfGI", "&after=1"] {
            assert!(!ada.get(&format!("/places/ENG?after={after}")).await.status.is_server_error(), "{after}");
        }
        ada.get("/places/ENG?after=spoiled").await.is_ok().shows("Regions");
    }
}
