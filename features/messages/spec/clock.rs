//! The machine's clock was a day ahead and is put right while people talk.

use super::{
    live::{all_told, cursor, id},
    stories::{friends, message_saying, says, writes},
};
use http::StatusCode;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    /// Abuse case 109: the order is that of the commits on every way, each day is found, and open pages go on hearing.
    async fn a_clock_that_is_put_right_changes_no_order(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let talk = writes(ada, ben, "First, on Friday").await;
        says(ben, &talk, "Second, on Friday").await;
        app.settle().await;
        let mut stream = ada.listens("/live", None).await;
        let knows = stream.events().remove(0).id.expect("a number");
        let now = cursor(&ada.get(&talk).await);
        app.turn_back(DAY);
        says(ben, &talk, "Third, on Thursday").await.is(StatusCode::SEE_OTHER);
        says(ada, &talk, "Fourth, on Thursday").await.is(StatusCode::SEE_OTHER);
        app.settle().await;
        assert!(all_told(&mut stream).contains(&id(&talk)));
        assert!(ada.get(&format!("/live/since?after={knows}")).await.html().contains(&id(&talk)));
        let order = |page: &proving::Seen| {
            let html = page.html();
            let all = ["First, on", "Second, on", "Third, on", "Fourth, on"];
            let places: Vec<usize> = all.iter().filter_map(|it| html.find(&format!("<p>{it}"))).collect();
            assert!(places.is_sorted(), "{}", page.words());
            places.len()
        };
        assert_eq!(order(&ada.get(&talk).await), 4);
        assert_eq!(order(&ben.get_part(&format!("{talk}?after={now}"), "news").await), 2);
        // From Friday on comes what was written on Friday, and what came after it; from Thursday on what was written then.
        assert_eq!(order(&ben.get(&format!("{talk}?at=2026-11-20")).await), 4);
        let thursday = ben.get(&format!("{talk}?at=2026-11-19")).await;
        assert_eq!(order(&thursday.shows("Third, on Thursday").lacks("Second, on Friday").is_ok().clone()), 2);
        ben.get(&format!("{talk}?at=2026-11-21")).await.is_ok().shows("Nothing was written here from that day on");
        ben.get("/messages").await.is_ok().shows("Fourth, on Thursday");
        ben.get("/notices").await.is_ok();
        ben.get(&format!("{talk}/about")).await.is_ok();
        // When the day has come again, it is one conversation still.
        app.advance(DAY + DAY);
        says(ben, &talk, "Fifth, on Saturday").await;
        assert_eq!(order(&ada.get(&talk).await.shows("Fifth, on Saturday").clone()), 4);
    }

    /// Abuse case 109: what was sent before can be changed for no more than a day on the clock that is right, nobody loses a session,
    /// and who comes in again is let in.
    async fn a_clock_that_is_put_right_locks_nobody_out(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let talk = writes(ada, ben, "Meet me at nine").await;
        let message = message_saying(ada, &talk, "nine").await;
        // A wrong password a minute before, so that what slows the next one down is remembered.
        let wrong = [("email", ben.email()), ("password", "not the one at all"), ("next", "")];
        ben.elsewhere().post("/sign-in", &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        app.turn_back(DAY);
        for one in &all {
            one.get("/messages").await.is_ok();
            one.get("/settings").await.is_ok();
            let again = one.elsewhere();
            again.signs_in().await;
            again.get(&talk).await.is_ok().shows("Meet me at nine");
        }
        let edit = async |text: &str, revision: &str| {
            ada.post(&format!("{talk}/{message}/edit"), &[("text", text), ("revision", revision)]).await
        };
        edit("Meet me at ten", "0").await.is(StatusCode::SEE_OTHER);
        ben.get(&format!("{talk}/{message}")).await.is_ok().shows("Meet me at nine");
        app.settle().await;
        app.advance(DAY + DAY + Duration::from_secs(1));
        edit("Meet me at eleven", "1").await.problem("").shows("A message can be changed for one day");
        // As many requests as ever, of which none was used up by the day that did not come.
        ben.get("/requests").await.is_ok();
        says(ben, &talk, "Ten it is").await.is(StatusCode::SEE_OTHER);
    }
}
