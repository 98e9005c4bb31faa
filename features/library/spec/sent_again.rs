//! What is sent twice because its answer was lost, what two write at once, and what has to go again.

use super::scene::{drafts, made_id, published, publishes, saves};
use crate::{
    discussions_spec::scene::{follow_up, group_of, members, starts},
    groups_spec::scene::{DAY, tie},
    messages_spec::stories::{friends, writes},
};
use accounts_api::TieKind;
use http::StatusCode;

proving::app_test! {
    /// Kinds of keys are apart: an id that a form names never reaches the key of a conversation (abuse cases 3, 120).
    async fn no_id_of_a_form_reaches_another_key(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Between us.").await;
        let id = talk.trim_start_matches("/messages/").to_owned();
        let fields = [("id", &*id), ("kind", "document"), ("title", "x")];
        all[0].post("/library/new", &fields).await.goes_to(&format!("/library/{id}/edit"));
        all[0].post(&format!("/library/{id}/deletion"), &[]).await.goes_to("/library?show=mine");
        app.settle().await;
        all[1].get(&talk).await.is_ok().shows("Between us.");
    }

    /// Whoever typed on after a lost answer finds all of it in the draft (abuse cases 111, 117).
    async fn what_is_begun_again_goes_on(app: TestApp) {
        let ada = app.member("Ada").await;
        let id = made_id();
        let begin = async |body: &str| {
            let fields = [("id", &*id), ("kind", "document"), ("title", "Whortle"), ("summary", "x"), ("body", body)];
            ada.post("/library/new", &fields).await
        };
        let edit = format!("/library/{id}/edit");
        begin("First.").await.goes_to(&edit);
        begin("First.").await.goes_to(&edit);
        begin("First, and more.").await.goes_to(&edit);
        ada.get(&edit).await.shows("First, and more.").shows("name=\"began\" value=\"2\"");
        saves(&ada, &format!("/library/{id}"), (2, "Whortle", "Later still.")).await.goes_to(&edit);
        begin("First, and something else.").await.is(StatusCode::CONFLICT).shows("First, and something else.").shows("Later still.");
        ada.get(&edit).await.shows("Later still.");
    }

    /// A save whose answer was lost is done; a publication too (abuse case 117).
    async fn a_retried_save_is_no_clash(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Whortle", "First.").await;
        for _ in 0..2 {
            saves(&ada, &url, (1, "Whortle", "Second.")).await.goes_to(&format!("{url}/edit"));
            publishes(&ada, &url, (2, "members")).await.goes_to(&url);
        }
        ada.get(&format!("{url}/versions")).await.shows("Version 1").lacks("Version 2");
        let other = [("audience", "members"), ("drafted", "2"), ("may", "yes"), ("note", "With another note")];
        ada.post(&format!("{url}/publication"), &other).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("published already");
    }

    /// Two write at once: nothing of what the other chose or wrote goes unseen.
    async fn what_another_chose_is_said(app: TestApp) {
        let all = members(&app, &["Ada Okafor", "Ben Bowen"]).await;
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let url = drafts(&all[0], "Whortle", "First.").await;
        let ben = all[1].member().await.to_string();
        all[0].post(&format!("{url}/people"), &[("with", &ben)]).await;
        all[1].post(&format!("{url}/invitation"), &[("answer", "nameless")]).await;
        let theirs = [
            ("began", "1"), ("title", "Whortle"), ("summary", "In a sentence."), ("body", "First."), ("tags", "bilberry"),
            ("for_whom", "Hill practices"), ("licence", "kept"), ("review_month", "3"), ("review_year", "2028"),
        ];
        all[1].post(&format!("{url}/edit"), &theirs).await.goes_to(&format!("{url}/edit"));
        let seen = saves(&all[0], &url, (1, "Whortle", "Mine.")).await;
        let seen = seen.is(StatusCode::CONFLICT).shows("Ben Bowen saved this").shows("Mine.").shows("bilberry").shows("Hill practices");
        seen.shows("What they chose").shows("ask before you pass it on").shows("March 2028");
    }

    /// Pressed twice at once it is one draft, with its credits once.
    async fn a_short_answer_is_turned_once(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "How?", "x").await;
        follow_up(&all[1], &thread, "So and so.").await;
        let proposed = [("words", "So and so."), ("from", &*all[1].member().await.to_string())];
        all[0].post(&format!("{thread}/summary"), &proposed).await.goes_to(&format!("{thread}/summary"));
        let html = all[0].get(&format!("{thread}/summary")).await.html();
        let short: String = html.split(&format!("action=\"{thread}/summary/")).nth(1).expect("proposed").chars().take(36).collect();
        all[0].post(&format!("{thread}/summary/{short}"), &[("decision", "accept")]).await;
        let from = format!("/library/from/{}", thread.trim_start_matches("/discussions/"));
        let (one, other) = tokio::join!(all[1].post(&from, &[]), all[1].post(&from, &[]));
        assert_eq!(one.header("location"), other.header("location"), "{} {}", one.words(), other.words());
        assert!(one.header("location").starts_with("/library/"), "{}", one.words());
    }

    /// What should never have been there: corrected while it is held back, and its version taken out (abuse case 46).
    async fn what_was_reported_is_put_right(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let moderator = app.moderator("Mo").await;
        let url = published(&all[0], "members", "Whortle", "About the Thornbury twins.").await;
        saves(&all[0], &url, (1, "Whortle", "About nobody.")).await;
        publishes(&all[0], &url, (2, "members")).await.goes_to(&url);
        all[1].get(&format!("{url}/versions/1")).await.shows("Thornbury");
        let id = url.trim_start_matches("/library/");
        let report = [("kind", "patient"), ("words", "It names somebody.")];
        all[1].post(&format!("/report/resource/{id}"), &report).await.is(StatusCode::SEE_OTHER);
        all[1].get(&url).await.is_absent();
        moderator.get(&url).await.is_ok().shows("About nobody.");
        // Its owner puts it right while it is held back.
        all[0].get(&url).await.shows("Put right what is wrong");
        saves(&all[0], &url, (2, "Whortle", "About nobody at all.")).await;
        publishes(&all[0], &url, (3, "members")).await.goes_to(&url);
        all[1].get(&url).await.is_absent();
        all[1].post(&format!("{url}/versions/1/removal"), &[]).await.is_absent();
        all[0].post(&format!("{url}/versions/1/removal"), &[]).await.goes_to(&format!("{url}/versions"));
        all[0].post(&format!("{url}/versions/1/removal"), &[]).await.goes_to(&format!("{url}/versions"));
        all[0].post(&format!("{url}/versions/3/removal"), &[]).await.goes_to(&format!("{url}/versions"));
        all[0].get(&format!("{url}/versions")).await.shows("Version 3").shows("Version 2").lacks("Version 1");
        all[0].get(&format!("{url}/versions/1")).await.is_absent();
    }

    /// What would not have stayed by itself does not stay as an earlier version of what does.
    async fn narrow_versions_go_with_their_owner(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let url = published(&all[0], "contacts", "Whortle", "For friends.").await;
        saves(&all[0], &url, (1, "Whortle", "For all.")).await;
        publishes(&all[0], &url, (2, "members")).await.goes_to(&url);
        all[1].get(&format!("{url}/versions/1")).await.shows("For friends.");
        all[0].post("/settings/leaving", &[]).await;
        app.advance(DAY * 15);
        app.settle().await;
        leaving::actions::erase_due(app.app()).await.expect("erased");
        app.settle().await;
        all[1].signs_in().await;
        all[1].get(&url).await.is_ok().shows("For all.").shows("former member");
        all[1].get(&format!("{url}/versions/1")).await.is_absent();
        let rows = app.database().rows("SELECT COUNT(*) FROM resource_version");
        assert_eq!(rows[0][0].as_deref(), Some("1"));
    }
}
