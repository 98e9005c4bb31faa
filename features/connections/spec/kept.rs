//! What holds of requests whatever happens at the same moment: limits, seals, notices.

use super::requests::{count, later, two, writes};
use proving::TestApp;
use std::time::Duration;
use tokio::task::JoinSet;

const NOTE: &str = "Thrimbolane is what I can offer.";

/// How many notices of a kind there are.
fn notices(app: &TestApp, kind: &str) -> usize {
    app.database().rows(&format!("SELECT kind FROM notice WHERE kind = '{kind}'")).len()
}

proving::app_test! {
    /// Two who write to each other at the same moment: one request, and the other is shown it with nothing lost.
    async fn of_two_at_the_same_moment_one_is_first(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let (to_tomasz, to_ada) = (format!("/people/{tomasz_id}/request"), format!("/people/{ada_id}/request"));
        let form = [("note", NOTE)];
        let (one, other) = tokio::join!(ada.post(&to_tomasz, &form), tomasz.post(&to_ada, &form));
        let (first, second) = if one.status == http::StatusCode::SEE_OTHER { (one, other) } else { (other, one) };
        first.is(http::StatusCode::SEE_OTHER);
        second.problem("reply").shows("Thrimbolane");
        assert_eq!(count(&app, "contact_request"), 1);
    }

    /// Abuse case 43, all at once: the allowance is not a matter of luck.
    async fn an_allowance_holds_for_many_at_once(app: TestApp) {
        let [(ada, _), _] = two(&app).await;
        let mut sent = JoinSet::new();
        let mut pages = Vec::new();
        for number in 0..13 {
            let id = app.member(&format!("Other {number}")).await.member().await;
            pages.push(format!("/people/{id}/request"));
        }
        app.settle().await;
        for page in pages {
            let ada = ada.clone();
            sent.spawn(async move { ada.post(&page, &[("note", NOTE)]).await.status });
        }
        let sent = sent.join_all().await;
        assert_eq!(sent.iter().filter(|it| **it == http::StatusCode::SEE_OTHER).count(), 10);
        assert_eq!((count(&app, "contact_request"), notices(&app, "request")), (10, 10));
    }

    async fn taken_back_and_accepted_at_once_is_one_of_both(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        let (back, yes) = (format!("{request}/withdrawal"), format!("{request}/acceptance"));
        let (back, yes) = tokio::join!(ada.post(&back, &[]), tomasz.post(&yes, &[]));
        let done = [&back, &yes].into_iter().filter(|it| it.status == http::StatusCode::SEE_OTHER).count();
        assert_eq!(done, 1, "{} {}", back.status, yes.status);
        let contacts = app.database().rows("SELECT kind FROM tie WHERE kind = 'contact'").len();
        assert_eq!(contacts, if yes.status == http::StatusCode::SEE_OTHER { 2 } else { 0 });
    }

    /// The store has only sealed notes, and none when they are over; facts, jobs, audit and mail have ids.
    async fn a_note_is_nowhere_as_text(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        let nowhere = |when: &str| {
            assert!(!app.database().dump().contains("Thrimbolane"), "{when}: in the store");
            assert!(!proving::logs().contains("Thrimbolane"), "{when}: in the log");
            assert!(app.mails().iter().all(|it| !it.text.contains("Thrimbolane")), "{when}: in a letter");
        };
        app.settle().await;
        nowhere("sent");
        tomasz.post(&format!("{request}/refusal"), &[]).await.goes_to("/requests");
        app.settle().await;
        nowhere("declined");
        ada.get(&request).await.shows("Thrimbolane"); // it is still hers
        let conversation = || app.database().rows("SELECT conversation_id FROM contact_request WHERE note IS NULL").len();
        assert_eq!(conversation(), 0);
        ada.post(&format!("{request}/withdrawal"), &[]).await.goes_to("/requests");
        app.settle().await;
        assert_eq!(conversation(), 1, "taken back, its words are gone, sealed or not");
    }

    /// The receiver hears that somebody wrote, is reminded once, and the sender hears of a yes only.
    async fn who_is_told_what(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        let request = writes(&ada, &tomasz_id, NOTE).await;
        app.settle().await;
        tomasz.get("/notices").await.is_ok().shows("Ada Okafor wrote to you").shows(&request).lacks("Thrimbolane");
        later(&app, 13, &[&ada, &tomasz]).await;
        assert_eq!(notices(&app, "request-reminder"), 0);
        for _ in 0..3 {
            later(&app, 3, &[&ada, &tomasz]).await;
            app.advance(Duration::from_secs(12 * 60 * 60));
            app.settle().await;
        }
        assert_eq!(notices(&app, "request-reminder"), 1, "once and never again");
        ada.get("/notices").await.is_ok().lacks("Tomasz");
        let accepted = tomasz.post(&format!("{request}/acceptance"), &[]).await;
        accepted.is(http::StatusCode::SEE_OTHER);
        app.settle().await;
        ada.get("/notices").await.shows("Tomasz Wiśniewski answered").shows(&format!("/messages/to/{tomasz_id}"));
        tomasz.get("/notices").await.lacks(&request);
        tomasz.get(&format!("/people/{ada_id}")).await.is_ok();
    }

    async fn what_is_taken_back_is_told_to_nobody(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        app.settle().await;
        ada.post(&format!("{request}/withdrawal"), &[]).await.goes_to("/requests");
        app.settle().await;
        tomasz.get("/notices").await.is_ok().lacks("Ada");
        assert_eq!(notices(&app, "request"), 0);
    }
}
