//! What a page that is open learns and what it shows no more; and what arrives late.

use super::{
    nameless::{asks, scene},
    scene::{client, follow_up, group_of, members, opening, says, starts},
};
use http::StatusCode;
use proving::Actor;
use std::time::Duration;

/// What is new for somebody after a number.
async fn news(reader: &Actor, thread: &str, after: i64) -> String {
    let seen = reader.get_part(&format!("{thread}?after={after}"), "news").await;
    seen.is_ok();
    seen.html()
}

/// What stands in an attribute of that.
fn said(html: &str, name: &str) -> String {
    let at = html.split(&format!("{name}=\"")).nth(1).unwrap_or_default();
    at.split('"').next().unwrap_or_default().to_owned()
}

proving::app_test! {
    /// What is held for a patient leaves the pages on which it stands, and comes back to its place; whoever stands across a
    /// block learns of neither (abuse cases 14, 46). A discussion that goes whole is absent, and its pages are told to look.
    async fn what_is_held_leaves_open_pages(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem", "Dee"]).await;
        let moderator = app.moderator("Mo").await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which?", "x").await;
        let post = follow_up(&all[1], &thread, "Quiverfull words").await;
        says(&all[2], &thread, "And mine").await;
        let (ben, dee) = (all[1].member().await, all[3].member().await);
        let act = kernel::Act::open("set_scene");
        let house = kernel::Viewer::house(kernel::Reason::Background);
        let tie = accounts_api::TieKind::Block;
        app.app().write(&house, act, async |tx| accounts_api::set_tie(tx, dee, ben, tie).await).await.expect("tied");
        let before: i64 = said(&all[2].get(&thread).await.html(), "data-changes").parse().expect("a number");
        assert!(news(&all[2], &thread, 0).await.contains("Quiverfull"));
        all[0].post(&format!("/report/post/{post}"), &[("kind", "patient")]).await.goes_to("/reports");
        for reader in [&all[0], &all[2]] {
            let html = news(reader, &thread, before).await;
            assert_eq!(said(&html, "data-gone"), post, "{html}");
            assert!(!html.contains("Quiverfull"));
        }
        assert!(news(&all[1], &thread, before).await.contains("only you see it"), "its author has it still");
        assert!(!news(&all[3], &thread, before).await.contains(&post), "across a block nothing is said of it");
        let held: i64 = said(&all[2].get(&thread).await.html(), "data-changes").parse().expect("a number");
        let case = crate::people_spec::cast::after(&moderator.get("/moderation").await, "href=\"/moderation/");
        app.advance(Duration::from_secs(60));
        moderator.post(&format!("/moderation/{case}/restore"), &[("words", "")]).await.is(StatusCode::SEE_OTHER);
        let html = news(&all[2], &thread, held).await;
        assert!(html.contains("Quiverfull") && said(&html, "data-number") == "2", "{html}");
        // Hidden with its opening: whoever follows is nudged, and finds nothing.
        app.settle().await;
        let since = all[2].get("/live/since?after=0").await.html();
        let first = opening(&all[0], &thread).await;
        let why = [("on", "yes"), ("words", "Answered elsewhere.")];
        all[0].post(&format!("{thread}/posts/{first}/hiding"), &why).await.is(StatusCode::SEE_OTHER);
        app.settle().await;
        let told = all[2].get("/live/since?after=0").await.html();
        assert!(told != since && told.contains(thread.trim_start_matches("/discussions/")), "{told}");
        all[2].get_part(&format!("{thread}?after={held}"), "news").await.is_absent();
    }

    /// A page that slept through more than a hundred changes asks until it has them all.
    async fn who_is_far_behind_asks_again(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "discussion", "Thoughts", "x").await;
        let path = format!("{thread}/posts/{}/reactions", opening(&all[0], &thread).await);
        for _ in 0..51 {
            all[1].post(&path, &[("reaction", "thanks")]).await.is(StatusCode::SEE_OTHER);
            all[1].post(&path, &[("back", "thanks")]).await.is(StatusCode::SEE_OTHER);
        }
        says(&all[1], &thread, "The last word").await.is(StatusCode::SEE_OTHER);
        let first = news(&all[0], &thread, 1).await;
        assert!(first.contains("data-more=\"yes\"") && !first.contains("The last word"), "{first}");
        let rest = news(&all[0], &thread, said(&first, "data-changes").parse().expect("a number")).await;
        assert!(!rest.contains("data-more") && rest.contains("The last word"), "{rest}");
    }

    /// An autosave that was on its way when the reply was sent brings nothing back (abuse case 120).
    async fn a_late_autosave_keeps_nothing(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which?", "x").await;
        let id = client();
        let reply = [("client_id", &*id), ("text", "Umbrageous words")];
        all[1].post(&format!("{thread}/draft"), &reply).await.is(StatusCode::SEE_OTHER);
        all[1].post(&format!("{thread}/posts"), &reply).await.is(StatusCode::SEE_OTHER);
        all[1].post(&format!("{thread}/draft"), &reply).await.is(StatusCode::SEE_OTHER);
        let page = all[1].get(&thread).await;
        page.lacks("Kept for you");
        assert_eq!(page.html().matches("Umbrageous words").count(), 1);
        let id = client();
        let begun = [("client_id", &*id), ("kind", "question"), ("title", "Brontolux?"), ("text", "x")];
        all[1].post(&format!("{group}/discussions/new"), &begun).await.is(StatusCode::SEE_OTHER);
        all[1].post(&format!("{group}/discussions/draft"), &begun).await.is(StatusCode::SEE_OTHER);
        all[1].get(&format!("{group}/discussions/new")).await.lacks("Brontolux");
    }

    /// Whoever is meant since words were changed is told, those who were meant before are not told again.
    async fn who_is_meant_later_is_told(app: TestApp) {
        let all = members(&app, &["Ada", "Ben Okri", "Cem Acar", "Dee Dum"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Who knows?", "x").await;
        let post = follow_up(&all[1], &thread, "@Cem Acar does").await;
        app.settle().await;
        all[2].get("/notices").await.shows("You are mentioned in “Who knows?”");
        all[2].post(&format!("{thread}/read"), &[("upto", "2")]).await.is(StatusCode::SEE_OTHER);
        all[3].get("/notices").await.lacks("Who knows?");
        let edited = [("text", "@Cem Acar does, and @Dee Dum"), ("revision", "0")];
        all[1].post(&format!("{thread}/posts/{post}/edit"), &edited).await.is(StatusCode::SEE_OTHER);
        app.settle().await;
        all[3].get("/notices").await.shows("You are mentioned in “Who knows?”");
        all[2].get("/notices").await.lacks("Who knows?");
    }

    /// What somebody asked without their name is read once they have read it, in the list too; nobody else's list says so. A
    /// note about what they learned is theirs to write as it is for whoever follows.
    async fn an_askers_own_question_is_read(app: TestApp) {
        let s = scene(&app).await;
        let list = format!("{}/discussions", s.group);
        let thread = asks(s.asker(), &s.group, "After a miss?", "Whom first?").await;
        s.asker().get(&list).await.shows("After a miss?").lacks("not read yet");
        s.other().get(&list).await.shows("not read yet");
        s.asker().get(&thread).await.shows("/portfolio/new?discussion=");
        says(s.other(), &thread, "Your defence body").await.is(StatusCode::SEE_OTHER);
        s.asker().get(&list).await.shows("not read yet");
        s.asker().post(&format!("{thread}/read"), &[("upto", "2")]).await.is(StatusCode::SEE_OTHER);
        s.asker().get(&list).await.lacks("not read yet");
        s.owner().get(&list).await.shows("not read yet");
    }
}
