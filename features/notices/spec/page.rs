//! The page of notices: one a thing, each member their own, and nothing of what one may not see any more.

use super::stage::{DAY, HOUR, Stage, block, choose, tell};
use http::StatusCode;
use kernel::{Act, Reason, Viewer};
use notices_api::{Kind, Speakers, page_of_waiting, settle, withdraw};
use proving::TestApp;

proving::app_test! {
    async fn twenty_messages_are_one_notice_until_it_is_seen(app: TestApp) {
        Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben Wiśniewski").await);
        let (own, other) = (ada.member().await, ben.member().await);
        ada.get("/notices").await.is_ok().shows("Nothing waits for you").lacks("Mark all");
        for _ in 0..20 {
            tell(&app, &[own, other], Kind::Message, Some(other), [1; 16]).await;
            app.advance(HOUR / 60);
        }
        let page = ada.get("/notices").await;
        page.is_ok().shows("Ben Wiśniewski sent you a message").shows("href=\"/thing/1\"").shows("Today");
        assert_eq!(page.html().matches("href=\"/thing/1\"").count(), 1);
        // Nobody is told of what they did themselves, nor of what another is told (abuse case 1).
        ben.get("/notices").await.shows("Nothing waits for you");
        let upto = page.input("upto").expect("a moment");
        app.advance(HOUR);
        tell(&app, &[own], Kind::Request, Some(other), [2; 16]).await;
        // What came after the page was made is not marked with the rest.
        ada.post("/notices/seen", &[("upto", &upto)]).await.goes_to("/notices");
        let page = ada.get("/notices").await;
        page.shows("Ben Wiśniewski wrote to you").shows("Ben Wiśniewski sent you a message");
        assert_eq!(page.html().matches("class=\"k-new\"").count(), 1);
        // A new message is new again.
        tell(&app, &[own], Kind::Message, Some(other), [1; 16]).await;
        assert_eq!(ada.get("/notices").await.html().matches("class=\"k-new\"").count(), 2);
    }

    async fn one_can_be_seen_alone_and_elsewhere(app: TestApp) {
        Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (own, other) = (ada.member().await, ben.member().await);
        tell(&app, &[own], Kind::Request, Some(other), [1; 16]).await;
        tell(&app, &[own], Kind::Accepted, Some(other), [2; 16]).await;
        let about = kernel::Id::<()>::from_bytes([2; 16]);
        ben.post(&format!("/notices/accepted/{about}/seen"), &[]).await.goes_to("/notices"); // nothing of theirs
        assert_eq!(ada.get("/notices").await.html().matches("class=\"k-new\"").count(), 2);
        ada.post(&format!("/notices/accepted/{about}/seen"), &[]).await.goes_to("/notices");
        ada.post(&format!("/notices/nonsense/{about}/seen"), &[]).await.is_absent();
        assert_eq!(ada.get("/notices").await.html().matches("class=\"k-new\"").count(), 1);
        let house = Viewer::house(Reason::Background);
        let answered = app.app().write(&house, Act::open("set_scene"), async |tx| {
            settle(tx, own, Kind::Request, [1; 16]).await?;
            withdraw(tx, Kind::Accepted, [2; 16]).await
        });
        answered.await.expect("settled");
        ada.get("/notices").await.shows("You have seen all of them.").shows("Ben wrote to you").lacks("contacts now");
    }

    /// Abuse cases 6, 8, 13 and 36: no line, no gap, no mark.
    async fn whoever_lost_access_gets_nothing(app: TestApp) {
        let stage = Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben Blocked").await);
        let (own, other) = (ada.member().await, ben.member().await);
        for number in 1..=70 {
            tell(&app, &[own], Kind::Message, None, [number; 16]).await;
            app.advance(HOUR / 60);
        }
        for number in 11..=70 {
            stage.hide([number; 16]);
        }
        tell(&app, &[own], Kind::Request, Some(other), [80; 16]).await;
        let page = ada.get("/notices").await;
        page.shows("Ben Blocked wrote to you").lacks("Show older");
        assert_eq!(page.html().matches("/thing/").count(), 11);
        assert_eq!(waiting(&app, own).await, ["Ben Blocked wrote to you", "A message waits for you", "A message waits for you"]);
        block(&app, other, own).await;
        ada.get("/notices").await.lacks("Blocked").lacks("/thing/80");
        assert_eq!(waiting(&app, own).await, vec!["A message waits for you"; 3]);
        for number in 1..=10 {
            stage.hide([number; 16]);
        }
        ada.get("/notices").await.shows("Nothing waits for you").lacks("Mark all");
        assert!(waiting(&app, own).await.is_empty());
    }

    async fn the_list_goes_on_by_pages(app: TestApp) {
        Stage::set(&app);
        let ada = app.member("Ada").await;
        let own = ada.member().await;
        for number in 0..65 {
            tell(&app, &[own], Kind::Message, None, [number; 16]).await;
            if number % 10 == 0 {
                app.advance(DAY); // several have the same moment
            }
        }
        let (mut path, mut seen) = ("/notices".to_owned(), vec![]);
        loop {
            let page = ada.get(&path).await;
            let html = page.is_ok().html();
            seen.extend(html.split("href=\"/thing/").skip(1).filter_map(|it| it.split('"').next()?.parse::<u8>().ok()));
            let Some(next) = html.split("href=\"/notices?after=").nth(1) else { break };
            path = format!("/notices?after={}", next.split('"').next().unwrap_or_default());
        }
        assert_eq!(seen.len(), 65);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 65, "each once");
        for odd in ["x", "%00", "MTc5NTE3NjAwMDAwMDAwMHxtZXNzYWdlfHg"] {
            ada.get(&format!("/notices?after={odd}")).await.is_ok().shows("Today");
        }
    }

    async fn what_one_does_not_want_is_left_out(app: TestApp) {
        Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (own, other) = (ada.member().await, ben.member().await);
        choose(&ada, &[("page", "request"), ("page", "accepted")]).await.goes_to("/settings/letters");
        tell(&app, &[own], Kind::Message, Some(other), [1; 16]).await;
        tell(&app, &[own], Kind::Request, Some(other), [2; 16]).await;
        tell(&app, &[own], Kind::RequestReminder, Some(other), [2; 16]).await;
        ada.get("/notices").await.shows("Ben wrote to you").lacks("sent you a message").lacks("still waits");
    }

    async fn what_was_seen_goes_after_ninety_days(app: TestApp) {
        Stage::set(&app);
        let ada = app.member("Ada").await;
        let own = ada.member().await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        tell(&app, &[own], Kind::Message, None, [1; 16]).await;
        tell(&app, &[own], Kind::Request, None, [2; 16]).await;
        let about = kernel::Id::<()>::from_bytes([1; 16]);
        ada.post(&format!("/notices/message/{about}/seen"), &[]).await.goes_to("/notices");
        let kept = async |app: &TestApp| {
            let export = app.app().belongings().iter().find(|it| it.tables.contains(&"notice")).expect("claimed").export;
            let read = app.app().read(&Viewer::house(Reason::Background)).await.expect("read");
            let exported = export(app.app(), read.reader(), own).await.expect("exported");
            exported.json["notices"].as_array().expect("a list").len()
        };
        assert_eq!(kept(&app).await, 2);
        for _ in 0..92 {
            app.advance(DAY);
            app.settle().await;
        }
        assert_eq!(kept(&app).await, 1);
    }

    async fn odd_forms_are_refused(app: TestApp) {
        let ada = app.member("Ada").await;
        ada.post("/notices/seen", &[("upto", "tomorrow")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        ada.post("/notices/seen", &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        ada.post("/notices/seen", &[("upto", &i64::MIN.to_string())]).await.goes_to("/notices");
        ada.post("/notices/message/1/seen", &[]).await.is_absent();
    }
}

async fn waiting(app: &TestApp, own: kernel::MemberId) -> Vec<String> {
    let read = app.app().read(&Viewer::member(own)).await.expect("read");
    let speakers = app.app().keep(Speakers::default);
    let waiting = page_of_waiting(read.reader(), &speakers, 3).await.expect("read");
    waiting.into_iter().map(|it| it.words).collect()
}
