//! Days away: no letter but about the own account, what waited comes afterwards, and contacts who write are told until when, if
//! their contact wants that. And the one letter a week.

use super::stage::{Stage, choose, letters, pass, tell};
use crate::messages_spec::stories::{friends, says, tie, untie, writes};
use accounts_api::TieKind;
use http::StatusCode;
use notices_api::{Kind, List};
use proving::Actor;

/// It is Friday 20 November 2026, 12.00 in London, when a story begins.
const AWAY: [(&str, &str); 2] = [("away_from", "2026-11-20"), ("away_to", "2026-12-03")];

async fn goes_away(who: &Actor, more: &[(&str, &str)]) {
    let fields: Vec<(&str, &str)> = AWAY.iter().chain(more).copied().collect();
    choose(who, &fields).await.goes_to("/settings/letters");
}

proving::app_test! {
    async fn on_days_away_no_letter_comes_and_then_one_with_all(app: TestApp) {
        Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (own, other) = (ada.member().await, ben.member().await);
        goes_away(&ada, &[("mail", "request:once")]).await;
        let stopped = async || {
            let read = app.app().read(&kernel::Viewer::nobody()).await.expect("read");
            notices_api::is_stopped(read.reader(), own, List::Searches).await.expect("asked")
        };
        assert!(stopped().await, "nor any other that one can do without");
        tell(&app, &[own], Kind::Request, Some(other), [1; 16]).await;
        tell(&app, &[own], Kind::Message, Some(other), [2; 16]).await;
        pass(&app, 24 * 7).await;
        assert!(letters(&app, &ada).is_empty());
        // About the account one is written to all the same.
        let before = app.mails().len();
        app.nobody().post("/reset", &[("email", ada.email())]).await;
        app.settle().await;
        let sent: Vec<_> = app.mails().into_iter().skip(before).filter(|it| it.to == ada.email()).collect();
        assert_eq!(sent.len(), 1, "{sent:?}");
        // Thursday 3 December is the last day; on Friday morning what waits at once, and at five the rest.
        pass(&app, 24 * 6 + 12).await;
        assert!(letters(&app, &ada).is_empty(), "it is midnight between Thursday and Friday");
        assert!(!stopped().await);
        pass(&app, 8).await;
        assert_eq!(letters(&app, &ada).len(), 1);
        pass(&app, 10).await;
        let all = letters(&app, &ada);
        assert_eq!(all.len(), 2);
        assert!(all[1].text.contains("Ben sent you a message"), "{}", all[1].text);
        // What is over is not shown, and keeping other choices does not bring it back.
        ada.get("/settings/letters").await.lacks("2026-12-03").shows("First day");
    }

    async fn whoever_comes_back_early_gets_what_waits(app: TestApp) {
        Stage::set(&app);
        let ada = app.member("Ada").await;
        goes_away(&ada, &[]).await;
        ada.get("/settings/letters").await.shows("value=\"2026-11-20\"").shows("value=\"2026-12-03\"");
        tell(&app, &[ada.member().await], Kind::Request, None, [1; 16]).await;
        pass(&app, 24 * 3).await;
        assert!(letters(&app, &ada).is_empty());
        choose(&ada, &[("away_from", ""), ("away_to", "")]).await.goes_to("/settings/letters");
        pass(&app, 24).await;
        assert_eq!(letters(&app, &ada).len(), 1);
    }

    /// Only a contact, only in a conversation of two, only while it lasts, and only if it was switched on; never why.
    async fn contacts_who_write_see_until_when(app: TestApp) {
        let all = friends(&app, &["Ada", "Siân Llewellyn", "Cleo"]).await;
        let (ada, sian) = (&all[0], &all[1]);
        let stranger = app.member("Stranger").await;
        let talk = writes(ada, sian, "Shall we?").await;
        let first = format!("/messages/to/{}", sian.member().await);
        let line = "Siân is away until 3 December.";
        goes_away(sian, &[]).await;
        ada.get(&talk).await.is_ok().lacks("is away"); // abuse cases 8 and 24: nothing unless it was switched on
        goes_away(sian, &[("away_shown", "yes")]).await;
        let page = ada.get(&talk).await;
        page.shows(line).shows("What you write waits.");
        all[2].get(&first).await.is_ok().shows(line); // where none has been written yet
        sian.get(&talk).await.lacks("is away");
        for path in ["/", "/messages", "/people", "/notices"] {
            ada.get(path).await.lacks("is away");
        }
        stranger.get(&first).await.is_absent();
        stranger.get(&format!("/people/{}", sian.member().await)).await.lacks("is away");
        // Nobody is kept from writing.
        says(ada, &talk, "When you are back").await.is(StatusCode::SEE_OTHER);
        untie(&app, ada, sian, TieKind::Contact).await;
        ada.get(&talk).await.lacks("is away");
        tie(&app, ada, sian, TieKind::Contact).await;
        pass(&app, 24 * 13 + 11).await; // 23.00 on the last day
        ada.get(&talk).await.shows(line);
        pass(&app, 1).await;
        ada.get(&talk).await.lacks("is away");
    }

    /// The days are those of whoever is away.
    async fn the_days_are_those_of_who_is_away(app: TestApp) {
        let all = friends(&app, &["Ada", "Wei"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let days = [("zone", "Pacific/Auckland"), ("away_from", "2026-11-21"), ("away_to", "2026-11-21"), ("away_shown", "yes")];
        choose(&all[1], &days).await.goes_to("/settings/letters"); // it is 1.00 on the 21st there
        all[0].get(&talk).await.shows("Wei is away until 21 November.");
        pass(&app, 22).await;
        all[0].get(&talk).await.shows("is away");
        pass(&app, 1).await; // midnight there, 11.00 in London
        all[0].get(&talk).await.lacks("is away");
    }

    async fn days_that_cannot_be_are_said_and_stay_as_typed(app: TestApp) {
        let ada = app.member("Ada").await;
        for (from, to, field) in [
            ("2026-12-03", "2026-11-23", "away_to"),
            ("tomorrow", "2026-12-03", "away_from"),
            ("2026-12-03", "", "away_to"),
            ("2026-11-01", "2026-11-19", "away_to"),
            ("2026-12-03", "2028-12-03", "away_to"),
            ("2026-02-30", "2026-12-03", "away_from"),
        ] {
            let page = choose(&ada, &[("away_from", from), ("away_to", to), ("away_shown", "yes")]).await;
            page.is(StatusCode::UNPROCESSABLE_ENTITY).problem(field).shows(&format!("value=\"{from}\""));
        }
        choose(&ada, &[("digest_day", "someday")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).problem("digest_day");
        ada.get("/settings/letters").await.is_ok().lacks("2026-12-03");
        // As people write it where a browser has no calendar.
        choose(&ada, &[("away_from", "23/11/2026"), ("away_to", " 3/12/2026 ")]).await.goes_to("/settings/letters");
        ada.get("/settings/letters").await.shows("value=\"2026-11-23\"").shows("value=\"2026-12-03\"");
    }

    async fn a_letter_a_week_comes_on_its_day_alone(app: TestApp) {
        Stage::set(&app);
        let ada = app.member("Ada").await;
        let own = ada.member().await;
        choose(&ada, &[("digest_day", "wednesday")]).await.goes_to("/settings/letters");
        ada.get("/settings/letters").await.shows("value=\"wednesday\" selected");
        tell(&app, &[own], Kind::Request, None, [1; 16]).await;
        pass(&app, 24 * 5).await; // Wednesday, 12.00
        assert!(letters(&app, &ada).is_empty());
        tell(&app, &[own], Kind::Message, None, [2; 16]).await;
        pass(&app, 6).await;
        assert_eq!(letters(&app, &ada).len(), 1);
        tell(&app, &[own], Kind::Message, None, [3; 16]).await;
        pass(&app, 24 * 6).await;
        assert_eq!(letters(&app, &ada).len(), 1);
        pass(&app, 24).await;
        assert_eq!(letters(&app, &ada).len(), 2);
    }
}
