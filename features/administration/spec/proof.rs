//! The password again, before grave acts.

use super::stories::page_of;
use proving::{Actor, Ask};
use std::time::Duration;
use web::{PROOF_FIELD, PROOF_LASTS};

const REASON: &str = "You sold tablets.\r\n\r\n\"Twice\" & again: <b>stop</b>.";

proving::app_test! {
    /// Abuse case 73: a session that was left open does nothing grave; and nothing that was typed is lost.
    async fn what_was_sent_is_done_once_the_password_is_right(app: TestApp) {
        let (ben, anna) = (app.member("Ben").await, app.admin("Anna").await);
        let (page, form) = (page_of(&ben).await, format!("{}/suspend", page_of(&ben).await));
        app.advance(PROOF_LASTS);
        let asked = anna.post(&form, &[("reason", REASON)]).await;
        assert_eq!(asked.status, 403);
        asked.shows("Your password once more").lacks("<b>stop");
        assert_eq!(asked.input("reason").as_deref(), Some(REASON));
        asked.shows(&format!("action=\"{form}\""));
        ben.get("/people").await.is_ok(); // nothing was done
        let wrong = anna.post(&form, &[("reason", REASON), (PROOF_FIELD, "not this one at all")]).await;
        wrong.problem(PROOF_FIELD).lacks("not this one");
        assert_eq!(wrong.input("reason").as_deref(), Some(REASON));
        ben.get("/people").await.is_ok();
        anna.post(&form, &[("reason", REASON), (PROOF_FIELD, Actor::PASSWORD)]).await.goes_to(&page);
        anna.get(&page).await.shows("You sold tablets.").shows("\"Twice\" & again: <b>stop</b>.");
        ben.get("/people").await.goes_to("/sign-in?next=/people");
    }

    async fn the_password_counts_for_ten_minutes_in_this_browser(app: TestApp) {
        let (ben, anna) = (app.member("Ben").await, app.admin("Anna").await);
        let page = page_of(&ben).await;
        app.advance(PROOF_LASTS - Duration::from_secs(1));
        anna.post(&format!("{page}/moderator"), &[]).await.goes_to(&page);
        app.advance(Duration::from_secs(1));
        assert_eq!(anna.post(&format!("{page}/moderator/end"), &[]).await.status, 403);
        let thief = anna.copied();
        anna.post(&format!("{page}/moderator/end"), &[(PROOF_FIELD, Actor::PASSWORD)]).await.goes_to(&page);
        anna.post(&format!("{page}/moderator"), &[]).await.goes_to(&page); // not asked again
        thief.get("/admin").await.goes_to("/sign-in?next=/admin"); // the session has another secret (abuse case 73)
        let thief = anna.copied();
        app.advance(PROOF_LASTS);
        assert_eq!(thief.post(&format!("{page}/moderator/end"), &[]).await.status, 403);
        let phone = anna.elsewhere();
        phone.signs_in().await;
        phone.post(&format!("{page}/moderator/end"), &[]).await.goes_to(&page); // signing in was giving it
        assert_eq!(anna.post(&format!("{page}/moderator"), &[]).await.status, 403); // another browser's is its own
    }

    /// Abuse case 81: guessing is slowed down as at the door, and the right one does not help then.
    async fn guessing_is_slowed_down(app: TestApp) {
        let (ben, anna) = (app.member("Ben").await, app.admin("Anna").await);
        let form = format!("{}/moderator", page_of(&ben).await);
        app.advance(PROOF_LASTS);
        for _ in 0..8 {
            anna.post(&form, &[(PROOF_FIELD, "a wrong guess of mine")]).await.problem(PROOF_FIELD);
        }
        for guess in ["a wrong guess of mine", Actor::PASSWORD] {
            assert_eq!(anna.post(&form, &[(PROOF_FIELD, guess)]).await.status, 429);
        }
        ben.get("/moderation").await.is_absent();
        app.advance(Duration::from_secs(15 * 60));
        anna.post(&form, &[(PROOF_FIELD, Actor::PASSWORD)]).await;
        ben.get("/moderation").await.is_ok();
    }

    /// Abuse cases 38, 39 and 52: the password does not stand for the token, and fields are not doubled.
    async fn the_password_proves_nothing_but_itself(app: TestApp) {
        let (ben, anna) = (app.member("Ben").await, app.admin("Anna").await);
        let form = format!("{}/moderator", page_of(&ben).await);
        app.advance(PROOF_LASTS);
        let tokenless = Ask::new("POST", &form).from_our_page().form(&[(PROOF_FIELD, Actor::PASSWORD)]);
        assert_eq!(anna.copied().send(tokenless).await.status, 422);
        let foreign = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
        let token = anna.token().await;
        let fields = [("csrf", token.as_str()), (PROOF_FIELD, Actor::PASSWORD)];
        let ask = foreign.iter().fold(Ask::new("POST", &form), |ask, it| ask.header(it.0, it.1)).form(&fields);
        assert_eq!(anna.copied().send(ask).await.status, 403);
        let twice = [(PROOF_FIELD, Actor::PASSWORD), (PROOF_FIELD, Actor::PASSWORD)];
        assert_eq!(anna.post(&form, &twice).await.status, 403);
        ben.get("/moderation").await.is_absent();
        let added = [(PROOF_FIELD, Actor::PASSWORD), ("role", "administrator")];
        assert_eq!(anna.post(&form, &added).await.status, 422);
        ben.get("/moderation").await.is_absent();
        ben.post(&form, &[(PROOF_FIELD, Actor::PASSWORD)]).await.is_absent(); // not even asked
    }

    async fn the_way_on_is_ours(app: TestApp) {
        let ada = app.member("Ada").await;
        app.advance(PROOF_LASTS);
        let asked = ada.post("/prove", &[("next", "/settings")]).await;
        assert_eq!(asked.status, 403);
        ada.post("/prove", &[("next", "/settings"), (PROOF_FIELD, Actor::PASSWORD)]).await.goes_to("/settings");
        for evil in ["//evil.example", "https://evil.example", "/\\evil", ""] {
            ada.post("/prove", &[("next", evil)]).await.goes_to("/"); // abuse case 55
        }
    }

    async fn texts_and_suspensions_by_moderators_take_it_too(app: TestApp) {
        let (anna, mo) = (app.admin("Anna").await, app.moderator("Mo").await);
        app.advance(PROOF_LASTS);
        let fields = [("base", "1"), ("body", "Be kind."), ("note", "Shorter."), ("press", "publish")];
        let asked = anna.post("/admin/texts/rules", &fields).await;
        assert_eq!(asked.status, 403);
        assert_eq!(asked.input("body").as_deref(), Some("Be kind."));
        anna.get("/about/rules").await.lacks("Be kind.");
        let with = [&fields[..], &[(PROOF_FIELD, Actor::PASSWORD)]].concat();
        anna.post("/admin/texts/rules", &with).await.goes_to("/admin/texts");
        anna.get("/about/rules").await.shows("Be kind.");
        let nowhere = "/moderation/00000000-0000-4000-8000-000000000000/suspend";
        assert_eq!(mo.post(nowhere, &[("words", "x")]).await.status, 403);
        mo.post(nowhere, &[("words", "x"), (PROOF_FIELD, Actor::PASSWORD)]).await.is_absent();
    }
}
