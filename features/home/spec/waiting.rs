//! Who waits comes first on home, by the port of notices: a few lines, and none of what one may not see.

use crate::notices_spec::stage::{HOUR, Stage, block, tell};
use crate::{
    connections_spec::requests::{two, writes as asks},
    messages_spec::stories::{friends, tie, writes},
};
use accounts_api::TieKind;
use notices_api::Kind;

proving::app_test! {
    async fn home_begins_with_who_waits(app: TestApp) {
        Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben Wiśniewski").await);
        let (own, other) = (ada.member().await, ben.member().await);
        ada.get("/").await.is_ok().lacks("Waiting for you").lacks("waits for you.");
        tell(&app, &[own], Kind::Request, Some(other), [1; 16]).await;
        let page = ada.get("/").await;
        page.lacks("More wait for you").shows("Waiting for you").shows("Ben Wiśniewski wrote to you").shows("href=\"/thing/1\"").shows("Somebody waits for you.");
        // News and what only stands in letters wait on the page of notices.
        tell(&app, &[own], Kind::Accepted, Some(other), [2; 16]).await;
        tell(&app, &[own], Kind::RequestReminder, Some(other), [1; 16]).await;
        ada.get("/").await.shows("href=\"/thing/1\"").lacks("/thing/2").lacks("still waits");
        for number in 3..20 {
            app.advance(HOUR);
            tell(&app, &[own], Kind::Message, None, [number; 16]).await;
        }
        let page = ada.get("/").await;
        assert_eq!(page.html().matches("href=\"/thing/").count(), 5, "it is finite");
        page.shows("More wait for you.").shows("All notices").shows("That is all");
        ben.get("/").await.lacks("Waiting for you");
    }

    /// Abuse cases 13 and 36.
    async fn what_is_not_theirs_any_more_waits_nowhere(app: TestApp) {
        let stage = Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (own, other) = (ada.member().await, ben.member().await);
        tell(&app, &[own], Kind::Request, Some(other), [1; 16]).await;
        tell(&app, &[own], Kind::Message, None, [2; 16]).await;
        stage.hide([2; 16]);
        ada.get("/").await.shows("Ben wrote to you").lacks("A message waits").shows("Somebody waits for you.");
        block(&app, own, other).await;
        ada.get("/").await.is_ok().lacks("Ben wrote").lacks("Waiting for you").lacks("waits for you.");
        ada.get("/notices").await.shows("Nothing waits for you");
    }

    async fn it_asks_the_store_few_times(app: TestApp) {
        Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        tell(&app, &[ada.member().await], Kind::Request, Some(ben.member().await), [1; 16]).await;
        ada.get("/").await.shows("Waiting for you");
        let Some(before) = app.app().db().statements_read() else { return };
        ada.get("/").await.shows("Waiting for you");
        let asked = app.app().db().statements_read().unwrap_or_default() - before;
        assert!(asked <= 3, "{asked}"); // each feature that speaks asks once more
    }

    /// With those who really speak, of many kinds at once: the session's, the page's, one for each that speaks; on home also who has
    /// come, as long as they are few.
    async fn many_kinds_at_once_cost_little_more(app: TestApp) {
        let [(ada, _), (tomasz, to)] = two(&app).await;
        let all = friends(&app, &["Ben", "Cleo"]).await;
        tie(&app, &all[0], &tomasz, TieKind::Contact).await;
        asks(&ada, &to, "You did what I am trying to do. May I ask how you began?").await;
        writes(&all[0], &tomasz, "Shall we?").await;
        let own = tomasz.member().await;
        tell(&app, &[own], Kind::KeepingInTouch, None, [7; 16]).await;
        app.settle().await;
        for (path, most) in [("/", 6), ("/notices", 5), ("/messages", 4), ("/contacts", 4), ("/requests", 4), ("/settings/letters", 4)] {
            tomasz.get(path).await.is_ok();
            app.stands(&ada, "active").await; // what is kept of everybody is read anew
            let Some(before) = app.app().db().statements_read() else { return };
            tomasz.get(path).await.is_ok();
            let asked = app.app().db().statements_read().unwrap_or_default() - before;
            assert!(asked <= most, "{path} asks {asked} times");
        }
        tomasz.get("/").await.shows("Ada Okafor wrote to you").shows("Ben sent you a message");
    }
}
