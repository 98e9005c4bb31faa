//! What waits for a host: found again by whoever wrote it, refused with a reason, held for a report meanwhile.

use super::scene::{appoints, follow_up, group_of, members, opening, says, starts};
use crate::people_spec::cast::after;
use http::StatusCode;
use proving::Actor;
use std::time::Duration;

/// A group where the first that somebody writes waits, with a thread of the owner's; the second is a newcomer.
async fn waiting(all: &[Actor]) -> (String, String) {
    let group = group_of(all, "by_request").await;
    all[0].post(&format!("{group}/discussions/settings"), &[("hold_first", "yes")]).await.is(StatusCode::SEE_OTHER);
    let thread = starts(&all[0], &group, "question", "Hello?", "Everybody").await;
    (group, thread)
}

proving::app_test! {
    /// In a long thread, too, whoever sends it is led to where it stands: nobody sends it again (abuse case 111).
    async fn what_waits_is_found_again(app: TestApp) {
        let all = members(&app, &["Ada", "Newt Newcomer"]).await;
        let (_, thread) = waiting(&all).await;
        for at in 0..24 {
            says(&all[0], &thread, &format!("Number {at}")).await.is(StatusCode::SEE_OTHER);
        }
        let sent = says(&all[1], &thread, "Nimbletongue, my first").await;
        let to = all[1].get(sent.header("location")).await;
        let post = sent.header("location").split('=').nth(1).unwrap_or_default().to_owned();
        to.goes_to(&format!("{thread}?page=2#post-{post}"));
        let page = all[1].get(&format!("{thread}?page=2")).await;
        page.shows("Nimbletongue").shows("Waits until a host has looked").shows(&format!("id=\"post-{post}\""));
    }

    /// A host says no with a reason: it waits no more, for nobody; its author reads why and objects. What its author takes back
    /// waits no more either, and is never let through as an empty place.
    async fn a_host_says_no(app: TestApp) {
        let all = members(&app, &["Ada", "Newt Newcomer", "Cem", "Mona"]).await;
        let (group, thread) = waiting(&all).await;
        appoints(&all[0], &group, &all[3], "moderator").await;
        let post = follow_up(&all[1], &thread, "Nimbletongue for sale").await;
        let at = format!("{thread}/posts/{post}");
        app.settle().await;
        let queue = format!("{group}/discussions/settings");
        all[0].get("/notices").await.shows("Somebody new waits for a host in").shows(&queue);
        all[3].get(&queue).await.is_ok().shows("Nimbletongue").lacks("Save</button>").shows("Hosts and the owner decide that.");
        all[0].get(&queue).await.shows("Save</button>");
        all[0].get(&at).await.shows("Do not let it through").shows("Let it through");
        let no = [("on", "yes"), ("words", "Nothing is sold here.")];
        all[0].post(&format!("{at}/hiding"), &no).await.goes_to(&at);
        all[0].post(&format!("{at}/hiding"), &no).await.goes_to(&at); // twice is once
        all[3].post(&format!("{at}/hiding"), &no).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("was quicker");
        for host in [&all[0], &all[3]] {
            host.get(&queue).await.shows("Nothing waits.");
            host.get("/notices").await.lacks("waits for a host");
            host.get(&thread).await.lacks("Nimbletongue");
            host.post(&format!("{at}/release"), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("hidden");
        }
        all[1].get(&thread).await.shows("Nimbletongue").shows("Nothing is sold here.").lacks("Waits until a host");
        all[1].post(&format!("{at}/objection"), &[("words", "It is a gift.")]).await.goes_to(&at);
        all[2].get(&thread).await.lacks("Nimbletongue");
        all[2].get(&at).await.is_absent();
        // Shown again, it waits again; taken back by its author it does not.
        all[0].post(&format!("{at}/hiding"), &[("on", "no")]).await.goes_to(&at);
        all[3].get(&queue).await.shows("Nimbletongue");
        all[1].post(&format!("{at}/delete"), &[]).await.is(StatusCode::SEE_OTHER);
        all[3].get(&queue).await.shows("Nothing waits.");
        all[3].post(&format!("{at}/release"), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("deleted");
        all[1].get(&thread).await.lacks("Not there for everybody yet");
        all[2].get(&thread).await.lacks("deleted by its author");
        // Two at once: one lets it through, and the other learns that somebody was quicker.
        let again = follow_up(&all[1], &thread, "Another beginning").await;
        let release = format!("{thread}/posts/{again}/release");
        all[0].post(&release, &[]).await.is(StatusCode::SEE_OTHER);
        all[3].post(&release, &[]).await.is(StatusCode::CONFLICT);
        assert_eq!(all[2].get(&thread).await.html().matches("<p>Another beginning</p>").count(), 1);
    }

    /// What is reported while it waits is held for whoever looks at reports, and for nobody who only looks after the group;
    /// restored, it waits for a host as before, an opening too (abuse cases 16, 46).
    async fn what_waits_can_be_reported(app: TestApp) {
        let all = members(&app, &["Ada", "Newt Newcomer", "Cem"]).await;
        let moderator = app.moderator("Mo").await;
        let (group, thread) = waiting(&all).await;
        let queue = format!("{group}/discussions/settings");
        let reply = follow_up(&all[1], &thread, "Nimbletongue first").await;
        let begun = starts(&all[2], &group, "question", "Cem’s first", "Quiverfull").await;
        let whole = opening(&all[0], &begun).await;
        for (post, place, word) in [(&reply, &thread, "Nimbletongue"), (&whole, &begun, "Cem’s first")] {
            all[0].get(&queue).await.shows(word);
            all[0].post(&format!("/report/post/{post}"), &[("kind", "patient")]).await.goes_to("/reports");
            all[0].get(&queue).await.lacks(word);
            all[0].get(&format!("{place}/posts/{post}")).await.is_absent();
            all[0].post(&format!("{place}/posts/{post}/release"), &[]).await.is_absent();
            let case = format!("/moderation/{}", after(&moderator.get("/moderation").await, "href=\"/moderation/"));
            app.advance(Duration::from_secs(60));
            moderator.post(&format!("{case}/restore"), &[("words", "")]).await.goes_to(&case);
            moderator.post(&format!("{case}/answer"), &[("to_reporter", "No patient in it.")]).await.goes_to(&case);
            app.settle().await;
            // It is not past the host by that: nobody else reads it before it was let through.
            let stranger = if word == "Nimbletongue" { &all[2] } else { &all[1] };
            stranger.get(&format!("{place}/posts/{post}")).await.is_absent();
            all[0].get(&queue).await.shows(word);
            all[0].post(&format!("{place}/posts/{post}/release"), &[]).await.is(StatusCode::SEE_OTHER);
            stranger.get(&format!("{place}/posts/{post}")).await.is_ok();
        }
    }

    /// Whoever began it adds a detail, and the only answer goes: nobody has answered, and after three days the hosts hear of it.
    async fn unanswered_is_unanswered(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let all = members(&app, &["Ada", "Ben", "Cem"]).await;
        let group = group_of(&all, "by_request").await;
        let alone = starts(&all[1], &group, "question", "One detail more?", "x").await;
        says(&all[1], &alone, "It is the small one, by the way").await;
        let gone = starts(&all[1], &group, "question", "Answered and not?", "x").await;
        let answer = follow_up(&all[2], &gone, "Like this").await;
        all[2].post(&format!("{gone}/posts/{answer}/delete"), &[]).await.is(StatusCode::SEE_OTHER);
        let hidden = starts(&all[1], &group, "question", "Answered and hidden?", "x").await;
        let answer = follow_up(&all[2], &hidden, "Like that").await;
        let why = [("on", "yes"), ("words", "It names a colleague.")];
        all[0].post(&format!("{hidden}/posts/{answer}/hiding"), &why).await.is(StatusCode::SEE_OTHER);
        let answered = starts(&all[1], &group, "question", "And this one?", "x").await;
        let late = follow_up(&all[2], &answered, "Yes").await;
        let deleted = starts(&all[1], &group, "question", "Never mind this", "x").await;
        says(&all[1], &deleted, "Or do").await;
        let first = opening(&all[1], &deleted).await;
        all[1].post(&format!("{deleted}/posts/{first}/delete"), &[]).await.is(StatusCode::SEE_OTHER);
        app.advance(Duration::from_secs(4 * 24 * 60 * 60));
        app.settle().await;
        all[0].signs_in().await;
        let notices = all[0].get("/notices").await;
        notices.shows("Nobody has answered “One detail more?”").shows("Nobody has answered “Answered and not?”");
        notices.shows("Nobody has answered “Answered and hidden?”").lacks("And this one?").lacks("Never mind this");
        // What goes later is found later; what is answered meanwhile waits no more.
        all[2].signs_in().await;
        all[2].post(&format!("{answered}/posts/{late}/delete"), &[]).await.is(StatusCode::SEE_OTHER);
        says(&all[2], &alone, "The small one, then").await.is(StatusCode::SEE_OTHER);
        app.advance(Duration::from_secs(24 * 60 * 60));
        app.settle().await;
        all[0].signs_in().await;
        all[0].get("/notices").await.shows("Nobody has answered “And this one?”").lacks("One detail more?");
    }
}
