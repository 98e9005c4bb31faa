//! Pressed twice, or on a page that was open for long: nobody is told that something is not there which they have just done.

use super::requests::{DAY, count, later, same, two, writes};

const NOTE: &str = "You did what I am trying to do. May I ask how you began?";

proving::app_test! {
    async fn a_second_press_on_accept_leads_to_the_conversation(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        let acceptance = format!("{request}/acceptance");
        let first = tomasz.post(&acceptance, &[("reply", "With pleasure.")]).await;
        let conversation = first.header("location").to_owned();
        assert!(conversation.starts_with("/messages/"), "{conversation}");
        tomasz.post(&acceptance, &[("reply", "With pleasure.")]).await.goes_to(&conversation);
        assert_eq!(count(&app, "message"), 2, "nothing is said twice");
        app.settle().await;
        tomasz.post(&acceptance, &[]).await.goes_to(&conversation);
        for other in [&ada, &app.member("Ben").await] {
            other.post(&acceptance, &[]).await.is_absent(); // abuse case 1
        }
        // Who blocked the other since is told what they know: nothing of the other is there.
        tomasz.post(&format!("/people/{ada_id}/block"), &[]).await.goes_to("/contacts/blocked");
        tomasz.get(&conversation).await.is_absent();
    }

    /// The same words sent twice are one note and no refusal; other words are refused and kept, and so are the same ones once the
    /// first were taken back.
    async fn a_note_that_is_sent_twice_is_sent_once(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let (page, profile) = (format!("/people/{tomasz_id}/request"), format!("/people/{tomasz_id}"));
        let form = [("note", NOTE)];
        let (one, other) = tokio::join!(ada.post(&page, &form), ada.post(&page, &form));
        for sent in [one, other, ada.post(&page, &form).await] {
            sent.goes_to(&profile);
        }
        assert_eq!(count(&app, "contact_request"), 1);
        app.settle().await;
        assert_eq!(tomasz.get("/requests").await.html().matches(NOTE).count(), 1);
        ada.post(&page, &[("note", "Did you read it?")]).await.problem("").shows("Did you read it?");
        let request = format!("/requests/{}", crate::people_spec::cast::after(&ada.get(&profile).await, "href=\"/requests/"));
        // What the other did with it tells nothing (abuse case 80).
        tomasz.post(&format!("{request}/refusal"), &[]).await.goes_to("/requests");
        ada.post(&page, &form).await.goes_to(&profile);
        ada.post(&format!("{request}/withdrawal"), &[]).await.goes_to("/requests");
        ada.post(&page, &form).await.problem("").shows(NOTE);
        assert_eq!(count(&app, "contact_request"), 1);
    }

    async fn declining_putting_off_and_taking_back_twice_is_once(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        for answer in ["rest", "rest", "refusal", "refusal", "rest"] {
            tomasz.post(&format!("{request}/{answer}"), &[]).await.goes_to("/requests");
        }
        let withdrawal = format!("{request}/withdrawal");
        ada.post(&withdrawal, &[]).await.goes_to("/requests");
        ada.post(&withdrawal, &[]).await.goes_to("/requests");
        // The receiver's page was open all the time.
        for answer in ["rest", "refusal"] {
            tomasz.post(&format!("{request}/{answer}"), &[]).await.goes_to("/requests");
        }
        tomasz.post(&format!("{request}/acceptance"), &[]).await.is_absent();
        tomasz.post(&withdrawal, &[]).await.is_absent();
        for answer in ["rest", "refusal"] {
            ada.post(&format!("{request}/{answer}"), &[]).await.is_absent(); // abuse case 1
        }
        tomasz.get("/requests").await.lacks(NOTE).shows("Nobody waits for you");
    }

    async fn what_is_too_old_is_declined_in_peace(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        later(&app, 61, &[&ada, &tomasz]).await;
        tomasz.post(&format!("{request}/refusal"), &[]).await.goes_to("/requests");
        ada.get(&request).await.is_ok().shows(NOTE);
        app.advance(DAY * 30);
    }

    /// Whether the other blocked and thought better of it, the sender's pages say the same as before, byte for byte: they can take
    /// it back, and write again when they could anyway (abuse cases 36, 80).
    async fn a_block_that_came_and_went_looks_like_waiting(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        app.settle().await;
        ada.get("/requests").await; // the toast of sending is gone
        let mut pages = vec![request.clone(), "/requests".to_owned(), "/notices".to_owned(), "/messages".to_owned()];
        pages.extend(["", "/request"].map(|it| format!("/people/{tomasz_id}{it}")));
        let looks = async || {
            let mut seen = vec![];
            for page in &pages {
                seen.push(same(&ada.get(page).await));
            }
            seen
        };
        let before = looks().await;
        tomasz.post(&format!("/people/{ada_id}/block"), &[]).await.goes_to("/contacts/blocked");
        app.settle().await;
        ada.get(&request).await.is_absent();
        tomasz.post(&format!("/contacts/blocked/{ada_id}/removal"), &[]).await.goes_to("/contacts/blocked");
        app.settle().await;
        assert_eq!(looks().await, before);
        // It is over all the same: it does not come back to whoever blocked.
        tomasz.get(&request).await.is_absent();
        tomasz.get("/requests").await.shows("Nobody waits for you");
        tomasz.post(&format!("{request}/acceptance"), &[]).await.is_absent();
        later(&app, 80, &[&ada]).await;
        ada.get(&request).await.is_ok().shows(NOTE);
        ada.post(&format!("{request}/withdrawal"), &[]).await.goes_to("/requests");
        ada.get(&request).await.is_absent();
    }

    /// Who blocks takes their own note away with it.
    async fn blocking_takes_ones_own_note_back(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        ada.post(&format!("/people/{tomasz_id}/block"), &[]).await.goes_to("/contacts/blocked");
        ada.post(&format!("/contacts/blocked/{tomasz_id}/removal"), &[]).await.goes_to("/contacts/blocked");
        for one in [&ada, &tomasz] {
            one.get(&request).await.is_absent();
        }
    }

    /// On whichever day of a week others wrote, who finds no room is told the same (abuse case 43).
    async fn when_there_is_room_tells_no_day(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let ben = app.member("Ben").await;
        let one_a_month = [("new_people", "1"), ("by_address", "no")];
        tomasz.post("/settings/requests", &one_a_month).await.goes_to("/settings/requests");
        app.advance(DAY * 3); // a Monday
        ben.signs_in().await;
        writes(&ben, &tomasz_id, NOTE).await;
        ada.signs_in().await;
        let page = format!("/people/{tomasz_id}/request");
        ada.get(&page).await.shows("There is room again from 28 December 2026").lacks("23 December");
        later(&app, 33, &[&ada]).await; // thirty days and more, and not yet the Monday
        ada.get(&page).await.shows("There is room again from 28 December 2026");
        later(&app, 2, &[&ada]).await;
        ada.get(&page).await.shows("<textarea");
    }
}
