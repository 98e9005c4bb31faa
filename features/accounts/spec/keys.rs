//! Sessions, letters and one's own key, as people use and misuse them.

use proving::{Actor, Ask};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const NEW_PASSWORD: &str = "quartz lantern 58 meadow tram";

proving::app_test! {
    async fn signing_out_ends_the_session_on_the_server(app: TestApp) {
        let ada = app.member("Ada").await;
        let thief = ada.copied();
        thief.get("/settings").await.is_ok();
        let seen = ada.post("/sign-out", &[]).await;
        seen.goes_to("/sign-in");
        assert!(seen.header("clear-site-data").contains("storage")); // abuse case 31
        thief.get("/settings").await.goes_to("/sign-in?next=/settings"); // abuse case 74
        ada.get("/settings").await.goes_to("/sign-in?next=/settings");
    }

    /// Abuse case 73: a cookie that somebody planted or saw before is worth nothing afterwards.
    async fn a_session_is_another_after_signing_in(app: TestApp) {
        let ada = app.member("Ada").await;
        let before = ada.copied();
        ada.signs_in().await.goes_to("/");
        assert_ne!(ada.cookie("__Host-kettle"), before.cookie("__Host-kettle"));
        before.get("/settings").await.goes_to("/sign-in?next=/settings");
        ada.get("/settings").await.is_ok();
        let planted = app.nobody();
        planted.set_cookie("__Host-kettle", &"A".repeat(43));
        let fields = [("email", ada.email()), ("password", Actor::PASSWORD)];
        planted.post("/sign-in", &fields).await.goes_to("/");
        assert_ne!(planted.cookie("__Host-kettle"), Some("A".repeat(43)));
    }

    /// Abuse case 88.
    async fn cookies_are_bound_to_the_host(app: TestApp) {
        let ada = app.member("Ada").await;
        let seen = ada.signs_in().await;
        let cookies: Vec<&str> = seen.headers.get_all("set-cookie").iter().filter_map(|it| it.to_str().ok()).collect();
        assert!(!cookies.is_empty());
        for cookie in cookies {
            let bound = ["__Host-", "Path=/", "HttpOnly", "SameSite=Lax", "Secure"].iter().all(|it| cookie.contains(it));
            assert!(bound && !cookie.contains("Domain"), "{cookie}");
        }
        let tossed = Ask::new("GET", "/settings").header("cookie", &format!("kettle={}", "A".repeat(43)));
        ada.send(tossed).await.is_ok();
    }

    async fn a_form_from_before_signing_in_says_what_to_do(app: TestApp) {
        let ada = app.member("Ada").await;
        let token = ada.token().await;
        ada.signs_in().await.goes_to("/");
        let old = Ask::new("POST", "/settings/sessions/end-others").from_our_page().form(&[("csrf", &token)]);
        let seen = ada.send(old).await;
        assert_eq!(seen.status, 422);
        seen.shows("This page was open for too long").shows("Nothing was saved. Go back");
    }

    async fn a_session_ends_after_thirty_days(app: TestApp) {
        let ada = app.member("Ada").await;
        app.advance(29 * 24 * 60 * MINUTE);
        ada.get("/settings").await.is_ok();
        app.advance(2 * 24 * 60 * MINUTE);
        ada.get("/settings").await.goes_to("/sign-in?next=/settings");
    }

    async fn one_browser_can_end_the_others(app: TestApp) {
        let ada = app.member("Ada").await;
        let (phone, tablet) = (ada.elsewhere(), ada.elsewhere());
        phone.signs_in().await.goes_to("/");
        tablet.signs_in().await.goes_to("/");
        let id = ada.get("/settings").await.input("session").expect("another browser in the list");
        ada.post("/settings/sessions/end", &[("session", &id)]).await.goes_to("/settings");
        let out = [phone.get("/settings").await, tablet.get("/settings").await];
        assert_eq!(out.iter().filter(|it| it.status == 303).count(), 1, "one of the two is signed out");
        ada.post("/settings/sessions/end-others", &[]).await.goes_to("/settings");
        phone.get("/settings").await.goes_to("/sign-in?next=/settings");
        tablet.get("/settings").await.goes_to("/sign-in?next=/settings");
        ada.get("/settings").await.is_ok();
    }

    async fn nobody_ends_anothers_session(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        ada.elsewhere().signs_in().await.goes_to("/");
        let id = ada.get("/settings").await.input("session").expect("another browser in the list");
        ben.post("/settings/sessions/end", &[("session", &id)]).await.is_absent(); // abuse case 1
        ada.get("/settings").await.is_ok();
    }

    /// Abuse cases 75 and 77.
    async fn a_reset_works_once_and_ends_every_session(app: TestApp) {
        let ada = app.member("Ada").await;
        let owner = ada.elsewhere();
        owner.post("/reset", &[("email", ada.email())]).await.is_ok().shows("Look in your mail");
        app.settle().await;
        let link = app.link_in_mail(ada.email());
        owner.get(&link).await.is_ok().shows("Choose a new password");
        let secret = link.split_once("?t=").expect("a secret").1.to_owned();
        let fields = [("t", secret.as_str()), ("password", NEW_PASSWORD)];
        owner.post("/reset/new", &fields).await.goes_to("/");
        ada.get("/settings").await.goes_to("/sign-in?next=/settings");
        owner.get("/settings").await.is_ok();
        let again = [("t", secret.as_str()), ("password", Actor::PASSWORD)];
        app.nobody().post("/reset/new", &again).await.shows("no longer good");
        ada.elsewhere().signs_in().await.problem("");
        app.settle().await;
        let told = app.mails().pop().expect("a letter");
        assert!(told.to == ada.email() && told.subject.contains("changed"), "{told:?}");
    }

    async fn a_reset_dies_after_half_an_hour(app: TestApp) {
        let ada = app.member("Ada").await;
        app.nobody().post("/reset", &[("email", ada.email())]).await.is_ok();
        app.settle().await;
        let link = app.link_in_mail(ada.email());
        app.advance(29 * MINUTE);
        app.nobody().get(&link).await.shows("Choose a new password");
        app.advance(2 * MINUTE);
        app.nobody().get(&link).await.shows("no longer good"); // abuse case 77
        let secret = link.split_once("?t=").expect("a secret").1;
        let fields = [("t", secret), ("password", NEW_PASSWORD)];
        app.nobody().post("/reset/new", &fields).await.shows("no longer good");
        ada.get("/settings").await.is_ok();
    }

    /// A secret of one purpose opens nothing else.
    async fn a_secret_serves_one_purpose(app: TestApp) {
        let una = app.newcomer("Una").await;
        let confirm = app.link_in_mail(una.email());
        let secret = confirm.split_once("?t=").expect("a secret").1;
        let fields = [("t", secret), ("password", NEW_PASSWORD)];
        app.nobody().post("/reset/new", &fields).await.shows("no longer good");
        app.nobody().post("/settings/email/confirm", &[("t", secret)]).await.shows("no longer good");
        app.nobody().post("/settings/email/undo", &[("t", secret)]).await.shows("no longer good");
        app.nobody().get(&format!("/join?founder={secret}")).await.lacks("You are the first");
        una.confirms().await;
    }

    async fn changing_the_password_ends_other_sessions_and_letters(app: TestApp) {
        let ada = app.member("Ada").await;
        let phone = ada.elsewhere();
        phone.signs_in().await.goes_to("/");
        app.nobody().post("/reset", &[("email", ada.email())]).await.is_ok();
        app.settle().await;
        let link = app.link_in_mail(ada.email());
        let wrong = [("current", "not my password at all"), ("password", NEW_PASSWORD)];
        ada.post("/settings/password", &wrong).await.problem("current");
        let right = [("current", Actor::PASSWORD), ("password", NEW_PASSWORD)];
        ada.post("/settings/password", &right).await.goes_to("/settings");
        phone.get("/settings").await.goes_to("/sign-in?next=/settings"); // abuse case 75
        ada.get("/settings").await.is_ok();
        app.nobody().get(&link).await.shows("no longer good"); // abuse case 77
    }

    /// Abuse case 76.
    async fn another_address_is_confirmed_there_and_can_be_taken_back(app: TestApp) {
        let ada = app.member("Ada").await;
        let new = "ada.new@example.org";
        let wrong = [("email", new), ("current_for_email", "not my password at all")];
        ada.post("/settings/email", &wrong).await.problem("current_for_email");
        let right = [("email", new), ("current_for_email", Actor::PASSWORD)];
        ada.post("/settings/email", &right).await.goes_to("/settings");
        app.settle().await;
        ada.elsewhere().signs_in().await.goes_to("/"); // the old one serves until the new is confirmed
        let link = app.link_in_mail(new);
        let secret = link.split_once("?t=").expect("a secret").1.to_owned();
        app.nobody().get(&link).await.shows("Use this address");
        app.nobody().post("/settings/email/confirm", &[("t", &secret)]).await.goes_to("/sign-in");
        ada.get("/settings").await.goes_to("/sign-in?next=/settings");
        ada.elsewhere().signs_in().await.problem("");
        let moved = ada.elsewhere();
        moved.post("/sign-in", &[("email", new), ("password", Actor::PASSWORD)]).await.goes_to("/");
        app.settle().await;
        let undo = app.link_in_mail(ada.email());
        let secret = undo.split_once("?t=").expect("a secret").1.to_owned();
        app.advance(6 * 24 * 60 * MINUTE);
        app.nobody().get(&undo).await.shows("Take it back");
        app.nobody().post("/settings/email/undo", &[("t", &secret)]).await.shows("Look in your mail");
        moved.get("/settings").await.goes_to("/sign-in?next=/settings");
        app.settle().await;
        assert!(app.link_in_mail(ada.email()).starts_with("/reset/new"), "the old mailbox gets the way in");
        ada.elsewhere().signs_in().await.goes_to("/");
    }

    /// Abuse case 76: a reset that is asked for in between goes to the old address.
    async fn a_reset_goes_to_the_confirmed_address(app: TestApp) {
        let ada = app.member("Ada").await;
        let new = "ada.new@example.org";
        let right = [("email", new), ("current_for_email", Actor::PASSWORD)];
        ada.post("/settings/email", &right).await.goes_to("/settings");
        app.nobody().post("/reset", &[("email", new)]).await.is_ok();
        app.nobody().post("/reset", &[("email", ada.email())]).await.is_ok();
        app.settle().await;
        let resets: Vec<_> = app.mails().into_iter().filter(|it| it.text.contains("/reset/new?t=")).collect();
        assert_eq!(resets.len(), 1);
        assert_eq!(resets[0].to, ada.email());
    }

    /// Abuse case 47: a suspended member's sessions end; they may come in again for what is theirs.
    async fn suspension_ends_the_session_at_once(app: TestApp) {
        use accounts::actions::set_standing;
        let (ada, admin) = (app.member("Ada").await, app.admin("Anna").await);
        let operator = kernel::Viewer::house(kernel::Reason::Operator);
        let id = ada.member().await;
        let by_ada = kernel::Viewer::member(id);
        assert!(set_standing(app.app(), &by_ada, admin.member().await, "suspended").await.is_err());
        assert!(set_standing(app.app(), &operator, id, "suspended").await.expect("suspended"));
        ada.get("/settings").await.goes_to("/sign-in?next=/settings");
        ada.signs_in().await.goes_to("/");
        ada.get("/settings").await.is_ok();
        assert!(set_standing(app.app(), &operator, id, "active").await.expect("active again"));
        ada.signs_in().await.goes_to("/");
        ada.get("/settings").await.is_ok();
    }
}
