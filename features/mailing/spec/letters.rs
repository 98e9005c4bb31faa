//! What was begun in a member's groups goes to them by mail: when three agree, and what may be read at that moment alone.

use super::stage::{letters, mailed, pass, wants};
use crate::discussions_spec::scene::{group_of, members, opening, starts};
use accounts_api::{TieKind, set_tie};
use http::StatusCode;
use kernel::{Act, Reason, Viewer};
use notify::About;
use proving::{Actor, Ask, TestApp};

const HOUSE: Viewer = Viewer::house(Reason::Background);
const WEEK: u32 = 7 * 24;
/// From the beginning of every story, Friday at noon, to the hour of letters.
const TO_FIVE: u32 = 5;

async fn block(app: &TestApp, one: &Actor, other: &Actor) {
    let (a, b) = (one.member().await, other.member().await);
    let act = Act::open("set_scene");
    app.app().write(&HOUSE, act, async |tx| set_tie(tx, a, b, TieKind::Block).await).await.expect("tied");
}

proving::app_test! {
    /// From an empty page to the letter of a week and of the next.
    async fn the_beginnings_of_a_week_come_on_the_chosen_day(app: TestApp) {
        let (all, group) = mailed(&app, &["Nkechi Obi", "Hamza Qureshi", "Cleo"], "by_request").await;
        let page = all[1].get("/settings/mail").await;
        page.is_ok().shows("Skin surgery in the county").shows("Never").shows("I answer by e-mail");
        wants(&all[1], "friday").await;
        all[1].get("/settings/mail").await.shows("value=\"friday\" selected").shows("value=\"yes\" checked");
        let words = "# Zwyvern\n\nWith **one** pair of hands? See https://evil.example/x";
        let thread = starts(&all[0], &group, "question", "How do you run a list?", words).await;
        starts(&all[1], &group, "question", "My own question", "Of Hamza").await;
        pass(&app, TO_FIVE).await;
        let got = letters(&app, &all[1]);
        let [letter] = &got[..] else { panic!("{got:?}") };
        assert_eq!(letter.subject, "What was begun in your groups - Kettle"); // abuse case 9
        for said in [
            "SKIN SURGERY IN THE COUNTY",
            "Question: How do you run a list?\nNkechi Obi: Zwyvern With one pair of hands? See (…)",
            &format!("https://kettle.test{thread}"),
            "mailto:reply+",
        ] {
            assert!(letter.text.contains(said), "{said}: {}", letter.text);
        }
        assert!(!letter.text.contains("evil") && !letter.text.contains("Of Hamza"), "{}", letter.text); // abuse case 60
        assert!(letters(&app, &all[2]).is_empty() && letters(&app, &all[0]).is_empty(), "who did not ask gets nothing");
        // Nothing new, no letter; then only what is new.
        pass(&app, WEEK).await;
        assert_eq!(letters(&app, &all[1]).len(), 1);
        starts(&all[0], &group, "discussion", "Something else", "Quite another thing.").await;
        pass(&app, WEEK).await;
        let got = letters(&app, &all[1]);
        assert_eq!(got.len(), 2);
        assert!(got[1].text.contains("Quite another thing.") && !got[1].text.contains("Zwyvern"), "{}", got[1].text);
        assert_ne!(got[0].key, got[1].key);
        // Without the wish to answer by mail there is no address.
        all[1].post("/settings/mail", &[("day", "friday")]).await.goes_to("/settings/mail");
        starts(&all[0], &group, "discussion", "A third", "Thing.").await;
        pass(&app, WEEK).await;
        assert!(!letters(&app, &all[1])[2].text.contains("mailto:"));
    }

    /// Abuse cases 7 and 8: what is said among few stays there, whoever wants it otherwise, and also if the group became so.
    async fn nothing_leaves_a_group_by_invitation_or_a_secret_one(app: TestApp) {
        for kind in ["by_invitation", "secret"] {
            let all = members(&app, &["Ada", "Ben"]).await;
            let group = group_of(&all, kind).await;
            let path = format!("{group}/discussions/mail");
            all[0].get(&path).await.is_ok().shows("stays on Kettle").lacks("<button class=\"nhsuk-button\" type=\"submit\">Save");
            all[0].post(&path, &[("by_mail", "yes")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
            wants(&all[1], "friday").await;
            starts(&all[0], &group, "question", "Zwyvern?", "Zwyvern inside").await;
        }
        let (all, group) = mailed(&app, &["Cleo", "Dai"], "by_request").await;
        wants(&all[1], "friday").await;
        starts(&all[0], &group, "question", "Zwyvern?", "Zwyvern inside").await;
        let narrowed = [
            ("shape", "interest"),
            ("name", "Skin surgery in the county"),
            ("purpose", "For those who do skin surgery in general practice."),
            ("kind", "by_invitation"),
            ("version", "1"),
        ];
        assert_eq!(all[0].post(&format!("{group}/settings"), &narrowed).await.status, StatusCode::SEE_OTHER);
        pass(&app, TO_FIVE + WEEK).await;
        let said = app.mails().into_iter().filter(|it| it.text.contains("Zwyvern")).count();
        assert_eq!(said, 0);
    }

    /// Only hosts decide, and what they took back does not go.
    async fn hosts_decide_and_may_change_their_mind(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben"], "open").await;
        let outside = app.member("Eve").await;
        let path = format!("{group}/discussions/mail");
        for other in [&all[1], &outside] {
            other.get(&path).await.is_absent();
            assert!(!other.post(&path, &[]).await.status.is_redirection());
        }
        wants(&all[1], "friday").await;
        wants(&outside, "friday").await; // reads the open group, and is not in it
        starts(&all[0], &group, "question", "Zwyvern?", "Zwyvern openly").await;
        all[0].get(&path).await.shows("checked");
        all[0].post(&path, &[]).await.goes_to(&path);
        pass(&app, TO_FIVE).await;
        assert!(letters(&app, &all[1]).is_empty());
        all[0].post(&path, &[("by_mail", "yes")]).await.goes_to(&path);
        pass(&app, WEEK).await;
        assert!(letters(&app, &outside).is_empty());
    }

    /// Abuse cases 8, 14 and 36: asked when the letter is written, not when it was appointed.
    async fn what_may_not_be_read_any_more_does_not_come(app: TestApp) {
        let names = ["Ada", "Ben", "Leaver", "Sam", "Muter", "Blocker", "Blocked"];
        let (all, group) = mailed(&app, &names, "by_request").await;
        for it in &all[1..] {
            wants(it, "friday").await;
        }
        let thread = starts(&all[0], &group, "question", "Zwyvern?", "Zwyvern inside").await;
        let hidden = starts(&all[0], &group, "question", "Hollowmere?", "Hollowmere inside").await;
        let deleted = starts(&all[0], &group, "question", "Dunmarrow?", "Dunmarrow inside").await;
        all[2].post(&format!("{group}/membership/end"), &[]).await;
        app.stands(&all[3], "suspended").await;
        all[4].post(&format!("{thread}/following"), &[("how", "mute")]).await;
        block(&app, &all[5], &all[0]).await;
        block(&app, &all[0], &all[6]).await;
        let post = opening(&all[0], &hidden).await;
        let why = [("on", "yes"), ("words", "Twice")];
        all[0].post(&format!("{hidden}/posts/{post}/hiding"), &why).await;
        let post = opening(&all[0], &deleted).await;
        all[0].post(&format!("{deleted}/posts/{post}/delete"), &[]).await;
        pass(&app, TO_FIVE).await;
        let ben = letters(&app, &all[1]);
        assert!(ben.len() == 1 && ben[0].text.contains("Zwyvern"), "{ben:?}");
        for gone in [&all[2], &all[3], &all[4], &all[5], &all[6]] {
            assert!(letters(&app, gone).is_empty(), "{}", gone.name());
        }
        let mails = app.mails();
        assert!(!mails.iter().any(|it| it.text.contains("Hollowmere") || it.text.contains("Dunmarrow")));
    }

    /// The link stops it without a session, opening it changes nothing (abuse case 87), and choosing a day begins it again.
    async fn one_press_stops_it(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben"], "open").await;
        wants(&all[1], "friday").await;
        starts(&all[0], &group, "question", "First?", "The first").await;
        pass(&app, TO_FIVE).await;
        let got = letters(&app, &all[1]);
        let About::List { stop, .. } = &got[0].about else { panic!("can be stopped") };
        let path = stop.strip_prefix("https://kettle.test").expect("our own address");
        app.nobody().get(path).await.is_ok().shows("What your groups wrote");
        app.nobody().send(Ask::new("POST", path).form(&[("List-Unsubscribe", "One-Click")])).await.is_ok();
        starts(&all[0], &group, "question", "Second?", "The second").await;
        pass(&app, WEEK).await;
        assert_eq!(letters(&app, &all[1]).len(), 1, "stopped is stopped");
        all[1].get("/settings/mail").await.shows("value=\"\" selected");
        wants(&all[1], "friday").await;
        starts(&all[0], &group, "question", "Third?", "The third").await;
        pass(&app, WEEK).await;
        assert_eq!(letters(&app, &all[1]).len(), 2);
    }

    /// By the receiver's own clock, and not on days away: then it comes when they are back.
    async fn it_keeps_to_the_hours_of_its_receiver(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben", "Cleo"], "open").await;
        let hours = |zone, hour| [("hour", hour), ("zone", zone), ("quiet", "nights"), ("from", "20"), ("to", "7"), ("want", "daily")];
        all[1].post("/settings/letters", &hours("America/New_York", "9")).await.goes_to("/settings/letters");
        let mut away = hours("Europe/London", "17").to_vec();
        away.extend([("away_from", "2026-11-20"), ("away_to", "2026-11-22")]);
        all[2].post("/settings/letters", &away).await.goes_to("/settings/letters");
        wants(&all[1], "friday").await;
        wants(&all[2], "friday").await;
        starts(&all[0], &group, "question", "First?", "The first").await;
        pass(&app, 1).await; // eight in the morning there
        assert!(letters(&app, &all[1]).is_empty());
        pass(&app, 1).await;
        assert_eq!(letters(&app, &all[1]).len(), 1);
        pass(&app, 24).await;
        assert!(letters(&app, &all[2]).is_empty());
        pass(&app, WEEK).await;
        assert_eq!(letters(&app, &all[2]).len(), 1);
        // A day that is none is said, and nothing changes.
        all[1].post("/settings/mail", &[("day", "someday")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).problem("day");
    }

    /// What was edited while letters go out is said as it stands now.
    async fn another_wording_is_read_again(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben"], "open").await;
        wants(&all[1], "friday").await;
        let thread = starts(&all[0], &group, "question", "First?", "Zwyvern before").await;
        let post = opening(&all[0], &thread).await;
        all[0].post(&format!("{thread}/posts/{post}/edit"), &[("text", "Quietly after"), ("revision", "0")]).await;
        pass(&app, TO_FIVE).await;
        let got = letters(&app, &all[1]);
        assert!(got[0].text.contains("Quietly after") && !got[0].text.contains("Zwyvern"), "{}", got[0].text);
    }
}
