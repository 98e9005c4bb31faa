//! More than one joins with an address before anybody has confirmed it. Only its owner reads the letter, so nothing counts
//! that was typed before (abuse case 41: who never confirmed has no rights, not even over what they made).

use proving::{Actor, TestApp};

const ADAS: &str = "quartz lantern 58 meadow tram";
const CHOSEN: &str = "seven damp cyclists mended that gate";
const EMAIL: &str = "ada@example.org";

proving::app_test! {
    async fn whoever_typed_the_address_first_does_not_keep_the_key(app: TestApp) {
        let (mallory, ada) = (app.nobody(), app.nobody());
        joins(&app, &mallory, "Mallory", Actor::PASSWORD).await;
        joins(&app, &ada, "Ada Lovelace", ADAS).await;
        let secret = secret(&app);
        let page = ada.get(&format!("/confirm?t={secret}")).await;
        page.is_ok().shows("more than once").shows("Choose a password").lacks("Mallory").lacks("Ada Lovelace");
        // The button alone, as from a page that was open before, opens nothing and takes nothing.
        ada.post("/confirm", &[("t", &secret)]).await.problem("password");
        let weak = [("t", secret.as_str()), ("name", "Ada Lovelace"), ("password", "short")];
        ada.post("/confirm", &weak).await.problem("password").shows("Ada Lovelace").lacks("Mallory");
        let fields = [("t", secret.as_str()), ("name", "Ada Lovelace"), ("password", CHOSEN)];
        ada.post("/confirm", &fields).await.goes_to("/welcome/1");
        ada.get("/settings").await.is_ok().shows(EMAIL);
        for (password, opens) in [(Actor::PASSWORD, false), (ADAS, false), (CHOSEN, true)] {
            let seen = app.nobody().post("/sign-in", &[("email", EMAIL), ("password", password)]).await;
            if opens { seen.goes_to("/") } else { seen.problem("") };
        }
        app.settle().await;
        app.member("Ben").await.get("/people").await.shows("Ada Lovelace").lacks("Mallory");
    }

    /// Also if the stranger comes after the owner, between the letter and the button.
    async fn whoever_typed_it_last_does_not_get_the_key(app: TestApp) {
        let (ada, mallory) = (app.nobody(), app.nobody());
        joins(&app, &ada, "Ada Lovelace", ADAS).await;
        let first = secret(&app);
        ada.get(&format!("/confirm?t={first}")).await.shows("Ada Lovelace").lacks("Choose a password");
        let form = [("name", "Mallory"), ("email", EMAIL), ("password", Actor::PASSWORD)];
        mallory.post("/join", &form).await.goes_to("/confirm");
        // The page that Ada has open already.
        ada.post("/confirm", &[("t", &first)]).await.problem("password").shows("more than once");
        app.settle().await;
        let fields = [("t", secret(&app)), ("name", "Ada Lovelace".to_owned()), ("password", CHOSEN.to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        ada.post("/confirm", &fields).await.goes_to("/welcome/1");
        mallory.post("/sign-in", &[("email", EMAIL), ("password", Actor::PASSWORD)]).await.problem("");
    }

    async fn one_who_presses_twice_is_one(app: TestApp) {
        let ada = app.nobody();
        for _ in 0..2 {
            joins(&app, &ada, "Ada Lovelace", ADAS).await;
        }
        ada.get(&format!("/confirm?t={}", secret(&app))).await.shows("Ada Lovelace").lacks("Choose a password");
        ada.post("/confirm", &[("t", &secret(&app))]).await.goes_to("/welcome/1");
        app.nobody().post("/sign-in", &[("email", EMAIL), ("password", ADAS)]).await.goes_to("/");
    }

    async fn a_forgotten_password_gives_the_key_to_who_reads_the_letter(app: TestApp) {
        let (mallory, ada) = (app.nobody(), app.nobody());
        joins(&app, &mallory, "Mallory", Actor::PASSWORD).await;
        joins(&app, &ada, "Ada Lovelace", ADAS).await;
        ada.post("/reset", &[("email", EMAIL)]).await.is_ok();
        app.settle().await;
        let secret = app.link_in_mail(EMAIL).split_once("?t=").expect("a secret").1.to_owned();
        ada.post("/reset/new", &[("t", &secret), ("password", CHOSEN)]).await.goes_to("/");
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM contested"), [[Some("0".to_owned())]]);
        mallory.post("/sign-in", &[("email", EMAIL), ("password", Actor::PASSWORD)]).await.problem("");
    }
}

async fn joins(app: &TestApp, who: &Actor, name: &str, password: &str) {
    let form = [("name", name), ("email", EMAIL), ("password", password)];
    who.post("/join", &form).await.goes_to("/confirm"); // abuse case 80: as for every address
    app.settle().await;
}

fn secret(app: &TestApp) -> String {
    app.link_in_mail(EMAIL).split_once("?t=").expect("a secret").1.to_owned()
}
