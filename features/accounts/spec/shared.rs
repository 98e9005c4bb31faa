//! A computer at which others sit too.

use frame::Joining;
use proving::{Actor, Seen};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const SESSION: &str = "__Host-kettle";

proving::app_test! {
    async fn a_computer_is_shared_until_somebody_says_that_it_is_theirs(app: TestApp) {
        let ada = app.member("Ada").await;
        let desk = ada.elsewhere();
        assert!(is_ticked(&desk.get("/sign-in").await), "nobody knows this computer");
        signs_in(&desk, "").await.goes_to("/");
        desk.post("/sign-out", &[]).await.goes_to("/sign-in");
        assert!(!is_ticked(&desk.get("/sign-in").await), "it is hers");
        signs_in(&desk, "yes").await.goes_to("/");
        desk.post("/sign-out", &[]).await.goes_to("/sign-in");
        assert!(is_ticked(&desk.get("/sign-in").await), "and now it is not");
        // What was ticked stays when something else is wrong.
        let wrong = [("email", ada.email()), ("password", "not the password at all"), ("shared", "")];
        assert!(!is_ticked(desk.post("/sign-in", &wrong).await.problem("")));
    }

    async fn the_session_ends_with_the_browser(app: TestApp) {
        let ada = app.member("Ada").await;
        let life = |seen: &Seen| {
            let mut all = seen.headers.get_all("set-cookie").iter().filter_map(|it| it.to_str().ok());
            let cookie = all.find(|it| it.starts_with(&format!("{SESSION}="))).expect("a session");
            cookie.contains("Max-Age")
        };
        assert!(!life(signs_in(&ada.elsewhere(), "yes").await.goes_to("/")), "it goes when the browser is closed");
        assert!(life(signs_in(&ada.elsewhere(), "").await.goes_to("/")));
    }

    /// Abuse case 74 for whoever forgets to sign out.
    async fn it_ends_after_thirty_idle_minutes(app: TestApp) {
        let ada = app.member("Ada").await;
        let (desk, own) = (ada.elsewhere(), ada.elsewhere());
        signs_in(&desk, "yes").await.goes_to("/");
        signs_in(&own, "").await.goes_to("/");
        for _ in 0..5 {
            app.advance(29 * MINUTE);
            desk.get("/settings").await.is_ok().shows("shared computer").shows("data-idle");
        }
        own.get("/settings").await.is_ok().lacks("data-idle");
        app.advance(31 * MINUTE);
        desk.get("/stay").await.is_ok().shows("over");
        desk.get("/settings").await.goes_to("/sign-in?next=/settings");
        own.get("/stay").await.is_ok().shows("here");
        own.get("/settings").await.is_ok().lacks("shared computer");
        // Nothing of it stays in the browser (abuse case 31), and it says why.
        let door = desk.get("/sign-in?next=/settings").await;
        door.is_ok().shows("You have been signed out. On a shared computer that happens after 30 minutes");
        assert!(door.header("clear-site-data").contains("storage"));
        assert_eq!(desk.cookie(SESSION), None);
        desk.get("/sign-in").await.is_ok().lacks("You have been signed out");
    }

    async fn somebody_who_types_for_long_stays(app: TestApp) {
        let ada = app.member("Ada").await;
        let desk = ada.elsewhere();
        signs_in(&desk, "yes").await.goes_to("/");
        for _ in 0..6 {
            app.advance(10 * MINUTE);
            desk.get("/stay").await.shows("here"); // what the page asks meanwhile
        }
        desk.get("/settings").await.is_ok(); // abuse case 120: an hour later the text can be sent
    }

    async fn a_long_day_is_the_end_in_any_case(app: TestApp) {
        let ada = app.member("Ada").await;
        let desk = ada.elsewhere();
        signs_in(&desk, "yes").await.goes_to("/");
        for _ in 0..36 {
            app.advance(20 * MINUTE);
            desk.get("/stay").await;
        }
        desk.get("/settings").await.goes_to("/sign-in?next=/settings");
    }

    /// The store knows it well enough for a restart, and reading a page does not write each time.
    async fn it_outlives_a_restart_by_what_was_noted(app: TestApp) {
        let ada = app.member("Ada").await;
        let desk = ada.elsewhere();
        signs_in(&desk, "yes").await.goes_to("/");
        let before = app.writes().await;
        for _ in 0..9 {
            app.advance(MINUTE);
            desk.get("/settings").await.is_ok();
        }
        assert_eq!(app.writes().await, before, "nothing is noted within ten minutes");
        app.advance(2 * MINUTE);
        desk.get("/settings").await.is_ok();
        assert_eq!(app.writes().await, before + 1);
        let again = app.joining(Joining::Open).await;
        again.advance(11 * MINUTE + 29 * MINUTE);
        let same = again.nobody();
        same.set_cookie(SESSION, &desk.cookie(SESSION).expect("a session"));
        same.get("/settings").await.is_ok();
        again.advance(31 * MINUTE);
        same.get("/settings").await.goes_to("/sign-in?next=/settings");
    }

    async fn whoever_confirms_or_resets_there_says_so_too(app: TestApp) {
        let una = app.newcomer("Una").await;
        let link = app.link_in_mail(una.email());
        assert!(is_ticked(&una.get(&link).await), "nobody knows this computer");
        let secret = link.split_once("?t=").expect("a secret").1;
        una.post("/confirm", &[("t", secret), ("shared", "yes")]).await.goes_to("/welcome/1");
        una.get("/welcome/1").await.is_ok().shows("data-idle");
        app.nobody().post("/reset", &[("email", una.email())]).await.is_ok();
        app.settle().await;
        let link = app.link_in_mail(una.email());
        assert!(is_ticked(&una.get(&link).await), "it said so a moment ago");
    }

    /// What stands there while somebody looks who should see nothing.
    async fn a_page_can_be_hidden_without_scripts(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        ada.get("/settings").await.shows("href=\"/cover?next=/settings\"");
        let cover = ada.get("/cover?next=/settings").await;
        cover.is_ok().shows("href=\"/settings\"").lacks("Lovelace").lacks("Kettle").lacks("k-mark");
        for evil in ["//evil.example", "https:evil", "/\\evil"] {
            let seen = app.nobody().get(&format!("/cover?next={evil}")).await; // abuse case 55
            seen.is_ok().shows("href=\"/\"").lacks("evil");
        }
    }
}

async fn signs_in(who: &Actor, shared: &str) -> Seen {
    who.post("/sign-in", &[("email", who.email()), ("password", Actor::PASSWORD), ("shared", shared)]).await
}

/// Whether the box on the page is ticked.
#[track_caller]
fn is_ticked(seen: &Seen) -> bool {
    let html = seen.html();
    let tag = html.split('<').find(|it| it.starts_with("input") && it.contains("name=\"shared\"")).expect("the box");
    tag.contains(" checked")
}
