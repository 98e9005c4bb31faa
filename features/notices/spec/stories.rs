//! Letters that one can do without: their headers, the link that stops them, and the page on which one chooses.

use super::stage::choose;
use notices_api::{List, stop_path};
use notify::About;
use proving::Ask;

proving::app_test! {
    async fn a_moderator_stops_them_from_the_mail_program(app: TestApp) {
        let ruth = app.admin("Ruth").await;
        let ada = app.member("Ada").await;
        let complain = async |text: &str| {
            ada.post("/reports/complaint", &[("words", text)]).await.goes_to("/reports");
            app.settle().await;
            app.advance(std::time::Duration::from_secs(24 * 60 * 60));
            app.settle().await;
        };
        complain("The menu is slow on my phone.").await;
        let waiting = || app.mails().into_iter().filter(|it| it.to == ruth.email() && it.subject.contains("waits")).collect::<Vec<_>>();
        let letters = waiting();
        let letter = letters.first().expect("a letter to the moderator");
        let About::List { name, stop } = &letter.about else { panic!("{letter:?} is one that can be stopped") };
        assert_eq!(*name, "reports");
        let path = stop.strip_prefix(&app.app().settings().url.origin()).expect("our own address");

        // A filter that only opens the link changes nothing (abuse case 87); a mail program presses it without a session,
        // without a page of ours, and follows no redirect (RFC 8058).
        let before = app.writes().await;
        app.nobody().get(path).await.is_ok();
        assert_eq!(app.writes().await, before);
        let press = Ask::new("POST", path).form(&[("List-Unsubscribe", "One-Click")]);
        app.nobody().send(press.clone()).await.is_ok();
        app.nobody().send(press).await.is_ok();
        let sent = waiting().len();
        complain("And so is the search.").await;
        assert_eq!(waiting().len(), sent, "nothing more comes");

        // Starting again needs a session.
        ruth.get("/settings/letters").await.shows("Something waits for a moderator");
        choose(&ruth, &[("want", "reports")]).await.goes_to("/settings/letters");
        complain("And the photo.").await;
        assert!(waiting().len() > sent);
    }

    async fn a_link_stops_one_list_of_one_member_and_no_other_is_made(app: TestApp) {
        let (ruth, ben) = (app.admin("Ruth").await, app.member("Ben").await);
        let key = &app.app().settings().link_key;
        let path = stop_path(key, ben.member().await, List::Reports);
        app.nobody().send(Ask::new("POST", &path)).await.is_ok();
        let reader = async |who: &proving::Actor| {
            let read = app.app().read(&kernel::Viewer::nobody()).await.expect("read");
            notices_api::is_stopped(read.reader(), who.member().await, List::Reports).await.expect("asked")
        };
        assert!(reader(&ben).await && !reader(&ruth).await);
        for forged in ["/letters/stop?t=", "/letters/stop?t=AAAA", "/letters/stop", &path.replace("t=", "t=A")] {
            app.nobody().send(Ask::new("POST", forged)).await.is_absent();
        }
        // Somebody who is not there gets the same answer (abuse case 80).
        let nobody = stop_path(key, kernel::MemberId::random(app.app().rng()), List::Reports);
        app.nobody().send(Ask::new("POST", &nobody)).await.is_ok();
        // Other members do not choose what only moderators get.
        ben.get("/settings/letters").await.shows("A saved search found somebody new").lacks("waits for a moderator");
    }
}
