//! What was withdrawn reaches whoever has to do with it, and waits until they say that they read why; thanks reach an owner alone.

use super::{
    lineage::{adapted, licensed},
    scene::{made_id, published, publishes},
};
use crate::{
    discussions_spec::scene::members,
    groups_spec::scene::{DAY, tie},
    notices_spec::stage::{letters, pass},
};
use accounts_api::TieKind;
use http::StatusCode;
use proving::Actor;

async fn uses(by: &Actor, url: &str, stage: &str) {
    let fields = [("stage", stage), ("since_month", "10"), ("since_year", "2026"), ("named", "nobody")];
    by.post(&format!("{url}/adoption"), &fields).await.is(StatusCode::SEE_OTHER);
}

proving::app_test! {
    /// At once, to who uses it, who made something of it or of that, and who helped; to nobody else.
    async fn a_withdrawal_reaches_whom_it_concerns(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let all = members(&app, &["Ada", "Ben", "Cleo", "Dev", "Ela", "Finn"]).await;
        let url = licensed(&all[0], ("Marrowdyke", "Two tablets."), "cc-by").await;
        let own = adapted(&all[1], &url, ("Marrowdyke of Ben", "For us.")).await;
        adapted(&all[2], &own, ("Marrowdyke of Cleo", "For them.")).await;
        uses(&all[3], &url, "in_use").await;
        uses(&all[5], &url, "in_use").await;
        app.settle().await;
        tie(&app, &all[0], &all[5], TieKind::Block).await; // whoever may not read it is not told (abuse case 36)
        all[0].post(&format!("{url}/withdrawal"), &[("why", "It is one tablet.")]).await.goes_to(&url);
        app.settle().await;
        for told in &all[1..4] {
            told.get("/").await.shows("“Marrowdyke” was withdrawn, with a reason");
            told.get("/notices").await.shows("“Marrowdyke” was withdrawn, with a reason");
            told.get(&url).await.shows("It is one tablet.").shows("I have read why");
        }
        all[4].get("/").await.lacks("Marrowdyke");
        all[4].get(&url).await.is_ok().lacks("I have read why");
        all[5].get("/").await.lacks("Marrowdyke");
        all[1].get(&own).await.shows("What this was adapted from was withdrawn.");
        let page = all[0].get(&url).await;
        page.shows("A few colleagues were told").shows("Nobody has said so far that they read why").lacks("3 colleagues");
        // Looking at the list is not enough; saying so is.
        let upto = all[1].get("/notices").await.input("upto").expect("the form");
        all[1].post("/notices/seen", &[("upto", &upto)]).await;
        all[1].get("/").await.shows("“Marrowdyke” was withdrawn");
        all[4].post(&format!("{url}/heeding"), &[]).await.goes_to(&url);
        all[5].post(&format!("{url}/heeding"), &[]).await.is_absent();
        all[1].post(&format!("{url}/heeding"), &[]).await.goes_to(&url);
        all[1].post(&format!("{url}/heeding"), &[]).await.goes_to(&url);
        all[1].get("/").await.lacks("Marrowdyke");
        all[1].get(&url).await.lacks("I have read why");
        let page = all[0].get(&url).await;
        page.shows("A few colleagues were told").shows("A few have said so far").lacks("Ben said");
        // After three days those who have not read it hear once more, and only they.
        app.advance(DAY * 5);
        let mut again = Vec::new();
        for one in &all[..4] {
            again.push(one.signs_in().await.status.is_redirection());
        }
        assert_eq!(again, [true; 4]);
        app.settle().await;
        let rows = app.database().rows("SELECT COUNT(*) FROM notice WHERE kind = 'resource-withdrawn-reminder'");
        assert_eq!(rows[0][0].as_deref(), Some("2"));
        // Published again, nobody has anything to read.
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        app.settle().await;
        all[2].get("/").await.lacks("was withdrawn");
        all[2].get(&url).await.lacks("I have read why");
        let rows = app.database().rows("SELECT COUNT(*) FROM resource_warning");
        assert_eq!(rows[0][0].as_deref(), Some("0"));
    }

    /// Who stopped using it, who keeps it in a collection and who would help are told too; each of them by letter at once, unless
    /// they chose otherwise.
    async fn a_withdrawal_reaches_who_stopped_and_who_keeps_it(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo", "Dev", "Ela"]).await;
        let url = published(&all[0], "members", "Marrowdyke", "Two tablets.").await;
        uses(&all[1], &url, "stopped").await;
        let id = made_id();
        let fields = [("id", &*id), ("whose", "mine"), ("readers", "few"), ("title", "To keep")];
        let list = format!("/library/collections/{id}");
        all[2].post("/library/collections/new", &fields).await.goes_to(&list);
        all[2].post(&format!("{url}/collecting"), &[("collection", &*id)]).await.is(StatusCode::SEE_OTHER);
        all[3].post(&format!("{url}/support"), &[("with", "test")]).await.goes_to(&url);
        app.settle().await;
        all[0].post(&format!("{url}/withdrawal"), &[("why", "It is one tablet.")]).await.goes_to(&url);
        app.settle().await;
        // Pushed within the hour: a letter of its own for each, and not the day's; what it is about it does not say (abuse case 9).
        pass(&app, 1).await;
        for (at, one) in all.iter().enumerate() {
            let got = letters(&app, one);
            assert_eq!(got.len(), usize::from((1..4).contains(&at)), "{at}");
            let at_once = |it: &notify::Mail| matches!(it.about, notify::About::List { name: "at-once", .. });
            assert!(got.iter().all(|it| at_once(it) && !format!("{it:?}").contains("Marrowdyke")), "{at}");
        }
        for told in &all[1..4] {
            told.get("/").await.shows("“Marrowdyke” was withdrawn, with a reason");
            told.get(&url).await.shows("I have read why");
            told.post(&format!("{url}/heeding"), &[]).await.goes_to(&url);
        }
        all[4].get("/").await.lacks("Marrowdyke");
        all[0].get(&url).await.shows("All of them have said that they read why");
    }

    /// One press, or a few words, for the owner alone; no number of it stands anywhere.
    async fn thanks_are_the_owners(app: TestApp) {
        let all = members(&app, &["Ada Okafor", "Ben Bowen", "Cleo Reid"]).await;
        let url = published(&all[0], "members", "Thankfield", "Two mornings.").await;
        app.settle().await;
        all[0].get(&url).await.lacks("Thank them");
        all[0].post(&format!("{url}/thanks"), &[]).await.is_absent();
        all[0].get("/library/thanks").await.is_ok().shows("Only you read it");
        all[1].get(&url).await.shows("Thank them");
        all[1].post(&format!("{url}/thanks"), &[]).await.goes_to(&url);
        all[2].post(&format!("{url}/thanks"), &[("words", "It gave us our evenings back.")]).await.goes_to(&url);
        app.settle().await;
        all[0].get("/notices").await.shows("You were thanked for “Thankfield”");
        all[0].get("/library/thanks").await.shows("Ben Bowen").shows("It gave us our evenings back.").shows("Thankfield");
        for other in &all[1..] {
            other.get("/library/thanks").await.lacks("evenings back").lacks("for <a");
            other.get(&url).await.shows("You thanked them").lacks("evenings back");
        }
        all[2].get(&format!("{url}/thanks")).await.shows("It gave us our evenings back.");
        all[2].post(&format!("{url}/thanks"), &[("words", &"x".repeat(601))]).await.problem("words");
        // Across a block nothing is read, and what is taken back was never there.
        tie(&app, &all[0], &all[2], TieKind::Block).await;
        all[0].get("/library/thanks").await.lacks("evenings back").shows("Ben Bowen"); // abuse case 36
        all[2].post(&format!("{url}/thanks"), &[]).await.is_absent();
        all[1].post(&format!("{url}/thanks/removal"), &[]).await.goes_to(&url);
        all[0].get("/library/thanks").await.lacks("Ben Bowen");
        all[0].get("/notices").await.lacks("You were thanked");
        all[1].get(&url).await.shows("Thank them");
        // No word of it lies open in the store.
        let rows = app.database().rows("SELECT COUNT(*) FROM resource_thanks WHERE words IS NULL");
        assert_eq!(rows[0][0].as_deref(), Some("0"));
    }

    /// Thanking by the hundred is no thanks (abuse case 105).
    async fn thanks_have_an_end(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        for number in 0..31 {
            let url = published(&all[0], "members", &format!("Field {number}"), "Text.").await;
            let seen = all[1].post(&format!("{url}/thanks"), &[]).await;
            if number < 30 { seen.goes_to(&url) } else { seen.is(StatusCode::TOO_MANY_REQUESTS) };
        }
    }

    /// Asking leads to where one may write to the owner, with the address of what it is about.
    async fn an_author_is_asked(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let url = published(&all[0], "members", "Askfield", "Two mornings.").await;
        let (id, ada) = (url.trim_start_matches("/library/").to_owned(), all[0].member().await);
        all[1].get(&url).await.shows(&format!("{url}/question"));
        all[1].get(&format!("{url}/question")).await.goes_to(&format!("/people/{ada}/request?about={id}"));
        all[1].get(&format!("/people/{ada}/request?about={id}")).await.is_ok().shows(&format!("{url}\n\n</textarea>"));
        all[1].get(&format!("/people/{ada}/request?about=%3Cb%3E")).await.is_ok().lacks("&#60;b");
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        all[1].get(&format!("{url}/question")).await.goes_to(&format!("/messages/to/{ada}?about={id}"));
        all[1].get(&format!("/messages/to/{ada}?about={id}")).await.is_ok().shows(&format!("{url}\n\n</textarea>"));
        all[0].get(&format!("{url}/question")).await.is_absent();
        tie(&app, &all[0], &all[2], TieKind::Block).await;
        all[2].get(&format!("{url}/question")).await.is_absent();
    }
}
