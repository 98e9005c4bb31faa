//! Pages that stay open: what they hear, what they missed, and that they hear nothing once their session is over.

use kernel::{Act, MemberId, Viewer};
use proving::{Actor, Ask, Listening, TestApp};
use std::time::Duration;
use store::inbox;

const MINUTE: Duration = Duration::from_secs(60);
const CHANGE: Act = Act::open("change_something");

proving::app_test! {
    async fn a_page_hears_what_is_new_with_its_number(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (mut one, mut two, mut other) = (ada.listens("/live", None).await, ada.listens("/live", None).await, ben.listens("/live", None).await);
        assert_eq!(heard(&mut one), [("hello".to_owned(), Some(0))]);
        assert_eq!((heard(&mut two).len(), heard(&mut other).len()), (1, 1));
        change(&app, &[ada.member().await]).await;
        change(&app, &[ada.member().await]).await;
        app.settle().await;
        assert_eq!(heard(&mut one), [("nudge".to_owned(), Some(2))], "two commits, told together");
        assert_eq!(heard(&mut two), [("nudge".to_owned(), Some(2))]);
        assert_eq!(heard(&mut other), [], "and nobody else hears of it"); // abuse case 23
        app.settle().await;
        assert_eq!(heard(&mut one), [], "once");
    }

    async fn a_page_that_comes_back_hears_what_it_missed_from_the_store(app: TestApp) {
        let ada = app.member("Ada").await;
        let id = ada.member().await;
        for _ in 0..5 {
            change(&app, &[id]).await;
        }
        // Another server, which has heard of nothing.
        let again = app.joining(frame::Joining::Open).await;
        let same = again.nobody();
        same.set_cookie("__Host-kettle", &ada.cookie("__Host-kettle").expect("a session"));
        let mut back = same.listens("/live", Some("3")).await;
        let hello = back.events().remove(0);
        assert_eq!((hello.kind.as_str(), hello.id), ("hello", Some(5)));
        assert_eq!(hello.json(), serde_json::json!({ "n": 5, "nudges": [], "waits": [], "resync": false }));
        let asked = same.get("/live/since?after=3").await;
        assert_eq!(asked.is_ok().html(), hello.data, "whoever asks hears the same");
        assert_eq!(asked.header("content-type"), "application/json");
        let mut newer = same.listens("/live?after=1", Some("5")).await;
        assert_eq!(heard(&mut newer), [("hello".to_owned(), Some(5))], "the header is the later word");
    }

    /// Abuse case 24: a number of somebody else's, or none at all, says nothing.
    async fn odd_numbers_are_no_oracle(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        change(&app, &[ada.member().await]).await;
        for _ in 0..40 {
            change(&app, &[ben.member().await]).await;
        }
        for odd in ["40", "2", "-1", "9223372036854775807", "99999999999999999999", "x", "1 OR 1", "%00", "1;2"] {
            let asked = ada.get(&format!("/live/since?after={}", odd.replace(' ', "%20"))).await;
            assert_eq!(asked.is_ok().html(), "{\"n\":1,\"nudges\":[],\"waits\":[],\"resync\":true}", "{odd}");
            let mut stream = ada.listens("/live", Some(odd)).await;
            assert_eq!(stream.events()[0].data, asked.html(), "{odd}");
        }
        ada.get("/live/since").await.is_ok().shows("\"resync\":true");
        ada.get("/live/since?after=1").await.is_ok().shows("\"resync\":false");
    }

    async fn a_stream_is_kept_by_nobody_on_the_way(app: TestApp) {
        let seen = app.member("Ada").await.get("/live").await;
        seen.is_ok();
        assert_eq!(seen.header("content-type"), "text/event-stream");
        assert_eq!(seen.header("cache-control"), "no-store");
        assert_eq!(seen.header("x-accel-buffering"), "no");
        let text = seen.html();
        let retry: u64 = text.strip_prefix("retry: ").and_then(|it| it.lines().next()).expect("a pause").parse().expect("ms");
        assert!((2_000..4_000).contains(&retry), "{retry}");
    }

    /// Abuse case 26: a stream is opened by nothing that opens no page. Whoever has not signed in, has not confirmed the address, was
    /// suspended, or whose session is over is sent away from both alike.
    async fn a_stream_asks_for_what_a_page_asks_for(app: TestApp) {
        let ada = app.member("Ada").await;
        let over = ada.copied();
        ada.post("/sign-out", &[]).await.goes_to("/sign-in");
        let others = [app.nobody(), over, app.unconfirmed("Una").await, app.suspended("Sue").await];
        for other in others {
            let page = other.get("/messages").await;
            assert_ne!(page.status, http::StatusCode::OK, "{}", page.words());
            for path in ["/live", "/live/since?after=0"] {
                let stream = other.get(path).await;
                assert_ne!(stream.status, http::StatusCode::OK, "{}: {path}", other.name());
                assert!(!stream.html().contains("nudges"), "{}", stream.words());
            }
        }
    }

    /// Abuse cases 25 and 74: whoever is not let in any more hears nothing, from the next look on.
    async fn a_stream_ends_with_its_session(app: TestApp) {
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        let id = ada.member().await;
        let desk = ada.elsewhere();
        desk.signs_in().await.goes_to("/");
        let (mut here, mut there) = (ada.listens("/live", None).await, desk.listens("/live", None).await);
        desk.post("/sign-out", &[]).await.goes_to("/sign-in");
        ends(&app, &mut there, id).await;
        assert_eq!(heard(&mut here).last(), Some(&("nudge".to_owned(), Some(1))), "the other browser goes on");

        desk.signs_in().await.goes_to("/");
        let mut there = desk.listens("/live", None).await;
        ada.post("/settings/sessions/end-others", &[]).await.goes_to("/settings");
        ends(&app, &mut there, id).await;

        desk.signs_in().await.goes_to("/");
        let mut there = desk.listens("/live", None).await;
        let word = "quartz lantern 58 meadow tram";
        ada.post("/settings/password", &[("current", Actor::PASSWORD), ("password", word)]).await.goes_to("/settings");
        ends(&app, &mut there, id).await;
        heard(&mut here);

        let page = format!("/admin/members/{id}/suspend");
        anna.post(&page, &[("reason", "You sold tablets.")]).await;
        ends(&app, &mut here, id).await;
        assert_eq!(app.app().live().open(), 0);
    }

    async fn a_stream_ends_for_who_leaves_and_when_the_time_is_up(app: TestApp) {
        let (ada, ben, cem) = (app.member("Ada").await, app.member("Ben").await, app.member("Cem").await);
        let mut leaving = ada.listens("/live", None).await;
        ada.post("/settings/leaving", &[]).await.goes_to("/sign-in");
        ends(&app, &mut leaving, ada.member().await).await;
        let mut suspended = ben.listens("/live", None).await;
        app.stands(&ben, "suspended").await; // the session itself is left
        ends(&app, &mut suspended, ben.member().await).await;
        let mut old = cem.listens("/live", None).await;
        app.advance(31 * 24 * 60 * MINUTE);
        ends(&app, &mut old, cem.member().await).await;
    }

    /// A page that listens is nobody who sits there: on a shared computer the session ends all the same.
    async fn listening_is_not_sitting_there(app: TestApp) {
        let ada = app.member("Ada").await;
        let desk = ada.elsewhere();
        desk.post("/sign-in", &[("email", ada.email()), ("password", Actor::PASSWORD), ("shared", "yes")]).await.goes_to("/");
        let mut stream = desk.listens("/live", None).await;
        for _ in 0..5 {
            app.advance(5 * MINUTE);
            desk.get("/live/since?after=0").await.is_ok();
            desk.send(Ask::new("GET", "/settings").header("kettle-itself", "yes")).await.is_ok();
        }
        app.settle().await;
        assert!(!stream.is_over());
        app.advance(6 * MINUTE);
        ends(&app, &mut stream, ada.member().await).await;
        desk.get("/live").await.goes_to("/sign-in?next=/live");
    }

    /// Abuse case 100: streams are few for each, and none of them holds a connection of the store.
    async fn the_oldest_stream_of_too_many_gives_way(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let mut others = ben.listens("/live", None).await;
        let mut all: Vec<Listening> = Vec::new();
        for _ in 0..20 {
            all.push(ada.listens("/live", None).await);
        }
        assert_eq!(app.app().live().open(), 16 + 1);
        for crowded in all.drain(..4) {
            let mut crowded = crowded;
            assert_eq!(heard(&mut crowded), [("crowded".to_owned(), None)]);
            assert!(crowded.is_over());
        }
        ben.get("/settings").await.is_ok();
        change(&app, &[ben.member().await]).await;
        app.settle().await;
        assert_eq!(heard(&mut others), [("hello".to_owned(), Some(0)), ("nudge".to_owned(), Some(1))]);
        drop((others, all));
        assert_eq!(app.app().live().open(), 0);
    }
}

/// Takes a number of each, as a write does that changes something for them.
async fn change(app: &TestApp, members: &[MemberId]) {
    let change = async |tx: &mut store::Tx| Ok(inbox::next(tx, members).await?);
    app.app().write(&Viewer::nobody(), CHANGE, change).await.expect("written");
}

/// The kinds and numbers of what came.
fn heard(stream: &mut Listening) -> Vec<(String, Option<i64>)> {
    stream.events().into_iter().map(|it| (it.kind, it.id)).collect()
}

/// What is committed after the end of the session is not heard any more.
async fn ends(app: &TestApp, stream: &mut Listening, member: MemberId) {
    change(app, &[member]).await;
    app.settle().await;
    let last = heard(stream).pop();
    assert_eq!(last, Some(("over".to_owned(), None)));
    assert!(stream.is_over());
}
