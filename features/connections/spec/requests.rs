//! Writing to somebody who is not a contact, and what comes of it.

use crate::people_spec::cast::after;
use proving::{Actor, Seen, TestApp};
use std::time::Duration;

pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const NOTE: &str = "You did what I am trying to do. May I ask how you began?";

/// Two members who do not know each other.
pub async fn two(app: &TestApp) -> [(Actor, String); 2] {
    let (ada, tomasz) = (app.member("Ada Okafor").await, app.member("Tomasz Wiśniewski").await);
    for actor in [&ada, &tomasz] {
        actor.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
    }
    app.settle().await;
    let ids = [ada.member().await.to_string(), tomasz.member().await.to_string()];
    let [one, other] = ids;
    [(ada, one), (tomasz, other)]
}

/// Writes to somebody; where the request is.
pub async fn writes(from: &Actor, to: &str, note: &str) -> String {
    from.post(&format!("/people/{to}/request"), &[("note", note)]).await.goes_to(&format!("/people/{to}"));
    format!("/requests/{}", after(&from.get(&format!("/people/{to}")).await, "href=\"/requests/"))
}

/// Makes two members contacts by a request; where their conversation is.
pub async fn befriend(one: &Actor, other: &Actor, other_id: &str) -> String {
    let request = writes(one, other_id, NOTE).await;
    let accepted = other.post(&format!("{request}/acceptance"), &[]).await;
    accepted.header("location").to_owned()
}

/// So many days later, with whoever's session ended meanwhile signed in again.
pub async fn later(app: &TestApp, days: u32, people: &[&Actor]) {
    app.advance(DAY * days);
    app.settle().await;
    for actor in people {
        if actor.get("/requests").await.status != http::StatusCode::OK {
            actor.signs_in().await;
            actor.get("/requests").await; // what a browser is told once is said
        }
    }
}

async fn mails_to(app: &TestApp, actor: &Actor) -> usize {
    app.settle().await;
    app.mails().iter().filter(|it| it.to == actor.email()).count()
}

proving::app_test! {
    /// From the profile to a sent note in two presses, and from there to a conversation in one.
    async fn a_note_that_is_accepted_begins_a_conversation(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let profile = format!("/people/{tomasz_id}");
        ada.get(&profile).await.is_ok().shows("Write to Tomasz").shows(&format!("{profile}/request"));
        let page = ada.get(&format!("{profile}/request")).await;
        page.is_ok().shows("GP").shows("You can write to 10 new people a week.").shows("not whether it was read");
        let request = writes(&ada, &tomasz_id, NOTE).await;
        ada.get(&profile).await.shows("You wrote to Tomasz on 20 November 2026").lacks("Write to Tomasz");
        ada.get(&request).await.is_ok().shows(NOTE).shows("Take it back");
        ada.get("/requests").await.is_ok().shows("Tomasz Wiśniewski");

        tomasz.get(&format!("/people/{ada_id}")).await.shows("Ada wrote to you on 20 November 2026").shows(&request);
        tomasz.get(&format!("/people/{ada_id}/request")).await.is_ok().shows(&request).lacks("<textarea"); // writing back is answering
        tomasz.get("/requests").await.is_ok().shows("Ada Okafor").shows(NOTE);
        tomasz.get(&request).await.is_ok().shows(NOTE).shows("Not now").shows("Decline");
        let accepted = tomasz.post(&format!("{request}/acceptance"), &[("reply", "With pleasure.")]).await;
        let conversation = accepted.header("location").to_owned();
        assert!(conversation.starts_with("/messages/"), "{conversation}");
        for (one, other) in [(&ada, &tomasz_id), (&tomasz, &ada_id)] {
            one.get(&format!("/people/{other}")).await.shows("Message ").lacks("/request\"");
            one.get("/contacts").await.is_ok().shows(other);
            one.get("/requests").await.lacks(NOTE).shows("Nobody waits for you");
            one.get(&request).await.is_absent();
            let talk = one.get(&conversation).await;
            talk.is_ok().shows(NOTE).shows("With pleasure.");
        }
    }

    async fn what_is_written_is_checked_and_never_lost(app: TestApp) {
        let [(ada, ada_id), (_, tomasz_id)] = two(&app).await;
        let page = format!("/people/{tomasz_id}/request");
        ada.post(&page, &[("note", " ")]).await.problem("note");
        let long = "word ".repeat(500);
        ada.post(&page, &[("note", &long)]).await.problem("note").shows("word word word");
        ada.post(&page, &[("note", "turned \u{202e}round")]).await.problem("note"); // abuse case 50
        ada.post(&page, &[("note", "Hello"), ("to", &ada_id)]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY); // abuse case 38
        ada.get(&format!("/people/{ada_id}/request")).await.is_absent();
        ada.post(&format!("/people/{ada_id}/request"), &[("note", "To myself")]).await.is_absent();
        ada.get("/people/00000000-0000-4000-8000-000000000000/request").await.is_absent();
        // A number that passes its check beside words about a patient goes nowhere, and stays on the page.
        let patient = "My patient, NHS number 943 476 5919, has the same rash.";
        let caught = ada.post(&page, &[("note", patient)]).await;
        caught.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919");
        ada.get("/requests").await.shows("You have written to nobody new");
    }

    /// Abuse case 43: as many as the operator allows, no second note to anybody, and no letter of what was refused.
    async fn an_allowance_and_no_second_note(app: TestApp) {
        let [(ada, _), (_, tomasz_id)] = two(&app).await;
        writes(&ada, &tomasz_id, NOTE).await;
        let again = ada.post(&format!("/people/{tomasz_id}/request"), &[("note", "Did you read it?")]).await;
        again.problem("").shows("Did you read it?");
        for number in 0..9 {
            let other = app.member(&format!("Other {number}")).await.member().await;
            app.settle().await;
            writes(&ada, &other.to_string(), NOTE).await;
        }
        let last = app.member("Wei Ling").await;
        let last_id = last.member().await;
        app.settle().await;
        let before = mails_to(&app, &last).await;
        ada.get(&format!("/people/{last_id}/request")).await.is_ok().shows("as one can in a week").lacks("<textarea");
        ada.post(&format!("/people/{last_id}/request"), &[("note", NOTE)]).await.problem("");
        assert_eq!(mails_to(&app, &last).await, before);
        last.get("/requests").await.shows("Nobody waits for you");
        later(&app, 7, &[&ada]).await;
        ada.get(&format!("/people/{last_id}/request")).await.shows("<textarea").lacks("as one can in a week");
        // The same person only after ninety days, whatever came of it; taking it back gives nothing back.
        later(&app, 82, &[&ada]).await;
        ada.get(&format!("/people/{tomasz_id}/request")).await.lacks("<textarea");
        later(&app, 2, &[&ada]).await;
        ada.get(&format!("/people/{tomasz_id}/request")).await.shows("<textarea");
    }

    async fn a_receiver_says_how_many_new_people(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let (ben, cleo) = (app.member("Ben").await, app.member("Cleo").await);
        app.settle().await;
        tomasz.post("/settings/requests", &[("new_people", "7"), ("by_address", "no")]).await.problem("new_people");
        let two_a_month = [("new_people", "2"), ("by_address", "no")];
        tomasz.post("/settings/requests", &two_a_month).await.goes_to("/settings/requests");
        let page = format!("/people/{tomasz_id}/request");
        ada.get(&page).await.shows("Tomasz reads two new people a month, and there is room.");
        writes(&ben, &tomasz_id, NOTE).await;
        app.advance(DAY * 3);
        writes(&cleo, &tomasz_id, NOTE).await;
        let full = "There is room again from 21 December 2026";
        ada.get(&page).await.shows("two new people a month").shows(full).lacks("Ben").lacks("Cleo").lacks("<textarea");
        ada.get(&format!("/people/{tomasz_id}")).await.shows(full).lacks("Write to Tomasz");
        ada.post(&page, &[("note", NOTE)]).await.problem("").shows(NOTE);
        tomasz.post("/settings/requests", &[("new_people", "0"), ("by_address", "no")]).await.goes_to("/settings/requests");
        ada.get(&page).await.shows("reads nothing from new people just now");
        ada.get(&format!("/people/{tomasz_id}")).await.shows("reads nothing from new people just now");
        tomasz.post("/settings/requests", &[("new_people", ""), ("by_address", "no")]).await.goes_to("/settings/requests");
        writes(&ada, &tomasz_id, NOTE).await;
    }

    async fn whoever_writes_second_answers(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        // Tomasz had his own page open and knew nothing of hers.
        let sent = tomasz.post(&format!("/people/{ada_id}/request"), &[("note", "You are the one I wanted to ask.")]).await;
        sent.problem("reply").shows("You are the one I wanted to ask.").shows(NOTE).shows(&format!("{request}/acceptance"));
        let accepted = tomasz.post(&format!("{request}/acceptance"), &[("reply", "You are the one I wanted to ask.")]).await;
        let talk = ada.get(accepted.header("location")).await;
        talk.is_ok().shows(NOTE).shows("You are the one I wanted to ask.");
    }

    async fn what_is_taken_back_is_gone_for_the_receiver_too(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, "Zubrowelle, in confidence.").await;
        tomasz.get("/requests").await.shows("Zubrowelle");
        tomasz.post(&format!("{request}/withdrawal"), &[]).await.is_absent(); // abuse case 1
        ada.post(&format!("{request}/withdrawal"), &[]).await.goes_to("/requests");
        app.settle().await;
        for one in [&ada, &tomasz] {
            one.get(&request).await.is_absent();
            one.get("/requests").await.is_ok().lacks("Zubrowelle");
            one.post(&format!("{request}/acceptance"), &[]).await.is_absent();
        }
        tomasz.post(&format!("{request}/withdrawal"), &[]).await.is_absent();
        tomasz.get(&format!("/people/{ada_id}")).await.shows("Write to Ada");
        ada.get(&format!("/people/{tomasz_id}")).await.shows("You can write to Tomasz again from 18 February 2027");
    }

    async fn others_have_nothing_to_do_with_it(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let (ben, mo, anna) = (app.member("Ben").await, app.moderator("Mo").await, app.admin("Anna").await);
        let request = writes(&ada, &tomasz_id, NOTE).await;
        for other in [&ben, &mo, &anna] {
            other.get(&request).await.is_absent(); // abuse case 1
            for verb in ["acceptance", "rest", "refusal", "withdrawal"] {
                other.post(&format!("{request}/{verb}"), &[]).await.is_absent();
            }
        }
        ada.post(&format!("{request}/acceptance"), &[]).await.is_absent(); // nobody answers their own
        ada.post(&format!("{request}/rest"), &[]).await.is_absent();
        tomasz.get(&request).await.is_ok().shows("Accept");
    }

    async fn time_overtakes_what_is_not_answered(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        later(&app, 59, &[&ada, &tomasz]).await;
        tomasz.get(&request).await.is_ok();
        later(&app, 2, &[&ada, &tomasz]).await;
        tomasz.get(&request).await.is_absent();
        tomasz.get("/requests").await.shows("Nobody waits for you");
        tomasz.post(&format!("{request}/acceptance"), &[]).await.is_absent();
        tomasz.get(&format!("/people/{ada_id}")).await.shows("Write to Ada");
        ada.get(&request).await.is_ok().shows(NOTE);
        later(&app, 31, &[&ada, &tomasz]).await;
        ada.get(&request).await.is_absent();
        assert_eq!(count(&app, "contact_request"), 0, "nothing of it is left");
    }

    /// "Not now" can be come back to; a no can be thought over.
    async fn an_answer_that_is_no_yes_can_become_one(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        tomasz.post(&format!("{request}/rest"), &[]).await.goes_to("/requests");
        tomasz.get("/requests").await.shows("Left for later").shows(NOTE).shows("Nobody waits for you");
        tomasz.post(&format!("{request}/refusal"), &[]).await.goes_to("/requests");
        tomasz.get("/requests").await.lacks(NOTE).lacks("Left for later");
        tomasz.get(&request).await.is_ok().shows("You declined. Nobody was told");
        tomasz.get(&format!("/people/{ada_id}/request")).await.is_ok().shows(&request);
        let accepted = tomasz.post(&format!("{request}/acceptance"), &[]).await;
        ada.get(accepted.header("location")).await.is_ok().shows(NOTE);
    }

    async fn a_note_that_breaks_the_rules_is_shown_to_moderators_by_its_receiver(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let mo = app.moderator("Mo").await;
        let request = writes(&ada, &tomasz_id, "Buy my Quandrivel tablets.").await;
        let report = request.replace("/requests/", "/report/request/");
        for other in [&ada, &mo] {
            other.get(&report).await.is_absent();
        }
        tomasz.get(&report).await.is_ok().shows("Note from Ada Okafor");
        tomasz.post(&report, &[("kind", "advertising"), ("words", "")]).await.goes_to("/reports");
        let case = format!("/moderation/{}", after(&mo.get("/moderation").await, "href=\"/moderation/"));
        mo.get(&case).await.is_ok().shows("Buy my Quandrivel tablets.");
        mo.post(&format!("{case}/hide"), &[("words", "No selling here.")]).await.goes_to(&case);
        tomasz.get(&request).await.is_absent();
        tomasz.get("/requests").await.lacks("Quandrivel");
        mo.post(&format!("{case}/restore"), &[("words", "Looked at again.")]).await.goes_to(&case);
        tomasz.get(&request).await.is_ok();
    }
}

/// How many rows a table has.
pub fn count(app: &TestApp, table: &str) -> usize {
    let rows = app.database().rows(&format!("SELECT COUNT(*) FROM {table}"));
    rows[0][0].as_deref().unwrap_or_default().parse().expect("a number")
}

/// What a page says, without what is different on each: tokens.
pub fn same(page: &Seen) -> String {
    let html = page.html();
    let mut parts = html.split("name=\"csrf\" value=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once('"').map_or("", |it| it.1));
    }
    out
}
