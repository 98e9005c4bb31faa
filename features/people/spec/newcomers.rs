//! Members who have said nothing yet.

use kernel::{Act, Reason, Viewer};

const LEAVE: Act = Act::open("set_scene");

proving::app_test! {
    /// Whoever leaves the first pages is here all the same, and nobody has to guess what they are.
    async fn a_member_who_skips_everything_is_in_the_directory(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        for page in ["/welcome/1", "/welcome/3", "/welcome/4"] {
            ada.get(page).await.is_ok().shows("Skip this page").lacks("Profession not stated");
        }
        ada.get("/welcome/2").await.is_ok().lacks("Skip this page"); // what it asks stands beside every name
        app.settle().await;
        let own = format!("/people/{}", ada.member().await);
        for reader in [&ada, &ben] {
            reader.get("/people").await.is_ok().shows("Ada Lovelace").shows("Profession not stated");
            reader.get("/people?q=lovelace").await.is_ok().shows("Ada Lovelace");
            reader.get(&own).await.is_ok().shows("Ada Lovelace").shows("Profession not stated");
        }
        ada.get("/welcome/3").await.is_ok().shows("Your profession"); // it still is a question
        ada.get("/profile/edit").await.is_ok().shows("Until you say what your profession is").lacks("Profession not stated");
    }

    /// A form that was open before the house put the newcomer in is as good as one that is opened after.
    async fn what_a_newcomer_says_takes_the_place_of_nothing(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        ben.post("/welcome/1", &[("profession", "profession.manager")]).await.goes_to("/welcome/2");
        app.settle().await;
        ada.post("/profile/edit", &[("revision", "0"), ("profession", "profession.gp")]).await.goes_to("/profile/edit");
        cleo.post("/welcome/1", &[("profession", "profession.unstated")]).await.problem("profession");
        cleo.post("/profile/edit", &[("revision", "0"), ("profession", "profession.unstated")]).await.problem("profession");
        app.settle().await;
        ada.get("/people").await.is_ok().shows("3 people").shows("Practice manager");
        for (who, says) in [(&ada, false), (&ben, false), (&cleo, true)] {
            let page = app.member("Dan").await.get(&format!("/people/{}", who.member().await)).await;
            if says { page.shows("Profession not stated") } else { page.lacks("Profession not stated") };
        }
    }

    /// Facts may be heard late, and more than once.
    async fn nobody_comes_back_by_a_late_fact(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        ada.post("/welcome/1", &[("profession", "profession.gp"), ("role", "role.partner")]).await.goes_to("/welcome/2");
        app.settle().await;
        let (left, house) = (ben.member().await, Viewer::house(Reason::Background));
        for belongings in app.app().belongings() {
            let erase = belongings.erase;
            app.app().write(&house, LEAVE, async |tx| erase(tx, left).await).await.expect("erased");
        }
        let again = async |tx: &mut store::Tx| Ok(store::facts::rewind_cursor(tx, "people.newcomers").await?);
        app.app().write(&house, LEAVE, again).await.expect("rewound");
        app.settle().await;
        let rows = app.database().rows("SELECT profession FROM profile");
        assert_eq!(rows, [[Some("profession.gp".to_owned())]]);
    }
}
