//! What a discussion is called and says beside its text: corrected, by a host too, with what stood there; and what is said to
//! that.

use super::scene::{appoints, client, follow_up, founds, group_of, members, opening, says, started, starts};
use crate::people_spec::cast::after;
use http::StatusCode;
use proving::Ask;

/// Where two press at once, what they send, and how it is answered.
type Press = (String, &'static [(&'static str, &'static str)], [u16; 2]);

proving::app_test! {
    /// Who may be next, where to report it and until when are put right; whoever reads there reads what stood there before.
    async fn what_turns_out_wrong_is_corrected(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem"]).await;
        let group = group_of(&all, "by_request").await;
        let warned = [
            ("client_id", &*client()),
            ("kind", "heads_up"),
            ("title", "Letters that ask for money"),
            ("text", "Three of us had one."),
            ("next", "Locums"),
            ("report", "Action Fraud"),
            ("until", "2026-12-01"),
            ("tags", "scams"),
        ];
        let thread = started(&all[1].post(&format!("{group}/discussions/new"), &warned).await);
        let page = all[1].get(&format!("{thread}/settings")).await;
        page.shows("Who may be next").shows("value=\"2026-12-01\"").shows("value=\"Locums\"");
        let path = format!("{thread}/title");
        let mut changed = vec![
            ("kind", "heads_up"),
            ("version", "0"),
            ("title", "Letters that ask for money"),
            ("tags", "scams"),
            ("next", "Practices that changed their bank"),
            ("report", "Action Fraud"),
            ("until", "1 December"),
            ("until_was", "2026-12-01"),
        ];
        let refused = all[1].post(&path, &changed).await;
        refused.problem("until").shows("Practices that changed their bank");
        changed[6].1 = "2026-12-24";
        all[2].post(&path, &changed).await.is_absent();
        all[1].post(&path, &changed).await.goes_to(&thread);
        let page = all[2].get(&thread).await;
        page.shows("Practices that changed their bank").shows("24 December 2026").lacks("Locums");
        let first = opening(&all[2], &thread).await;
        let page = all[2].get(&format!("{thread}/posts/{first}")).await;
        page.shows("What it was called before").shows("Who may be next: Locums").shows("Expires on: 1 December 2026");
        // From an older page it is not undone unseen.
        changed[4].1 = "Everybody";
        all[1].post(&path, &changed).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("was quicker").shows("Everybody");
        all[2].get(&thread).await.lacks("Everybody");
        // What has passed can stay as it was.
        app.advance(std::time::Duration::from_secs(40 * 24 * 60 * 60));
        all[1].signs_in().await;
        let late = [
            ("kind", "heads_up"),
            ("version", "1"),
            ("title", "Letters that asked for money"),
            ("until", "2026-12-24"),
            ("until_was", "2026-12-24"),
        ];
        all[1].post(&path, &late).await.goes_to(&thread);
        all[1].get(&thread).await.shows("Letters that asked for money").shows("This is over");
    }

    /// Of a poll the choices change only while nobody has chosen.
    async fn choices_change_while_nobody_chose(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let asked = [
            ("client_id", &*client()),
            ("kind", "poll"),
            ("title", "Which day?"),
            ("text", "For the meeting"),
            ("choices", "Mondy\nTuesday"),
            ("until", "2026-12-01"),
        ];
        let poll = started(&all[1].post(&format!("{group}/discussions/new"), &asked).await);
        all[1].get(&format!("{poll}/settings")).await.shows("name=\"choices\"").shows("Mondy");
        let path = format!("{poll}/title");
        let fields = |version: &'static str, choices: &'static str| {
            [
                ("kind", "poll"),
                ("version", version),
                ("title", "Which day?"),
                ("choices", choices),
                ("until", "2026-12-01"),
                ("until_was", "2026-12-01"),
            ]
        };
        all[1].post(&path, &fields("0", "Monday\nTuesday\nFriday")).await.goes_to(&poll);
        all[0].get(&poll).await.shows("Monday").shows("Friday").lacks("Mondy");
        all[0].post(&format!("{poll}/vote"), &[("choice", "3")]).await.is(StatusCode::SEE_OTHER);
        all[1].get(&format!("{poll}/settings")).await.lacks("name=\"choices\"");
        all[1].post(&path, &fields("1", "Saturday\nSunday")).await.problem("");
        all[0].get(&poll).await.shows("Friday").shows("1 of 1").lacks("Saturday");
    }

    /// A host words it anew, closes it, moves it: recorded, its author is told each time, objects once, and is answered.
    async fn whoever_began_it_is_told_and_can_object(app: TestApp) {
        let all = members(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let group = group_of(&all, "open").await;
        let thread = starts(&all[1], &group, "question", "Is that wise?", "The list").await;
        let settings = format!("{thread}/settings");
        follow_up(&all[2], &thread, "No").await;
        app.settle().await;
        let worded = [("kind", "question"), ("version", "0"), ("title", "Is that foolish?"), ("tags", "")];
        all[0].post(&format!("{thread}/title"), &worded).await.goes_to(&thread);
        app.settle().await;
        all[1].get("/notices").await.shows("Closed, moved or worded anew: “Is that foolish?”").shows(&settings);
        let page = all[1].get(&settings).await;
        page.shows("Ada Lovelace worded it anew").shows("Object to what was done");
        let first = opening(&all[2], &thread).await;
        all[2].get(&format!("{thread}/posts/{first}")).await.shows("What it was called before").shows("Is that wise?");
        all[2].get(&settings).await.is_absent();
        let measure = page.input("measure").expect("what was done");
        let objection = format!("{thread}/objection");
        all[2].post(&objection, &[("measure", &*measure), ("words", "Mine too")]).await.is_absent();
        all[1].post(&objection, &[("measure", &*measure), ("words", "")]).await.problem("words");
        let said = [("measure", &*measure), ("words", "Cem’s No means something else now.")];
        all[1].post(&objection, &said).await.goes_to(&settings);
        all[1].post(&objection, &said).await.problem("").shows("You have objected already");
        app.settle().await;
        all[0].get("/notices").await.shows("Somebody objects to what was done in “Is that foolish?”");
        let page = all[0].get(&settings).await;
        page.shows("Cem’s No means something else now.").shows("Your answer");
        let answer = [("measure", &*measure), ("words", "You are right. Word it back.")];
        all[0].post(&objection, &answer).await.goes_to(&settings);
        all[0].post(&objection, &answer).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        all[1].get(&settings).await.shows("You are right. Word it back.");
        // Worded by whoever began it, it is theirs, and no measure.
        let back = [("kind", "question"), ("version", "1"), ("title", "Is that wise?"), ("tags", "")];
        all[1].post(&format!("{thread}/title"), &back).await.goes_to(&thread);
        assert_eq!(all[0].get(&settings).await.html().matches("worded it anew").count(), 1);
        app.advance(std::time::Duration::from_secs(60));
        let close = [("on", "yes"), ("why", "It goes in circles.")];
        all[0].post(&format!("{thread}/closing"), &close).await.goes_to(&thread);
        all[0].post(&format!("{thread}/closing"), &close).await.goes_to(&thread); // twice is once
        app.settle().await;
        all[1].get("/notices").await.shows("Closed, moved or worded anew: “Is that wise?”");
        let page = all[1].get(&settings).await;
        page.shows("Ada Lovelace closed it").shows("It goes in circles.").shows("Object to what was done");
        let measure = page.input("measure").expect("what was done");
        all[1].post(&objection, &[("measure", &*measure), ("words", "Once only.")]).await.goes_to(&settings);
        all[0].get(&settings).await.shows("Once only.").shows("Your answer");
    }

    /// Nothing is carried where it could not have been begun, past hosts who look first, or out of its author's sight (abuse
    /// cases 16, 19).
    async fn moving_carries_nothing_past_anybody(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem"]).await;
        let id = |group: &str| group.trim_start_matches("/groups/").to_owned();
        let open = group_of(&all[..2], "open").await;
        // Where Ada is a member like another.
        let elsewhere = group_of(&[all[2].clone(), all[0].clone()], "by_request").await;
        let told = starts(&all[0], &open, "announcement", "Hear, hear", "All of you").await;
        all[0].post(&format!("{told}/moving"), &[("to", &id(&elsewhere))]).await.is_absent();
        let thread = starts(&all[1], &open, "question", "Where?", "In the open").await;
        let to = [("to", &*id(&elsewhere))];
        all[0].post(&format!("{thread}/moving"), &to).await.problem("to").shows("does not read in that group");
        let own = starts(&all[0], &open, "question", "Mine?", "In the open, too").await;
        all[2].post(&format!("{elsewhere}/discussions/settings"), &[("hold_first", "yes")]).await.is(StatusCode::SEE_OTHER);
        all[0].post(&format!("{own}/moving"), &to).await.problem("to").shows("look first at what somebody new writes");
        all[2].get(&format!("{elsewhere}/discussions")).await.lacks("Mine?");
        // Where its mover looks after both, it goes.
        let ours = founds(&all[0], "open").await;
        all[0].post(&format!("{told}/moving"), &[("to", &id(&ours))]).await.goes_to(&told);
        all[2].get(&format!("{ours}/discussions")).await.shows("Hear, hear");
    }

    /// Two who look after a group at once: hiding, showing, marking, a short answer. Each is done once, and nobody undoes it
    /// unseen.
    async fn two_do_it_once(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Mona"]).await;
        let group = group_of(&all, "by_request").await;
        appoints(&all[0], &group, &all[2], "host").await;
        let thread = starts(&all[1], &group, "question", "Which?", "Some").await;
        let post = follow_up(&all[1], &thread, "That one").await;
        says(&all[1], &thread, "Or this").await;
        let (one, two) = (all[0].token().await, all[2].token().await);
        let at = format!("{thread}/posts/{post}");
        let summary = all[1].post(&format!("{thread}/summary"), &[("words", "That one.")]).await;
        summary.is(StatusCode::SEE_OTHER);
        all[1].post(&format!("{thread}/summary"), &[("words", "That one.")]).await.is(StatusCode::SEE_OTHER); // sent twice
        let page = all[0].get(&format!("{thread}/summary")).await;
        assert_eq!(page.html().matches("Put it on top").count(), 1);
        let short = format!("{thread}/summary/{}", after(&page, &format!("action=\"{thread}/summary/")));
        let both: [Press; 5] = [
            (format!("{at}/answer"), &[("on", "yes")], [303, 303]),
            (format!("{at}/view"), &[("on", "yes")], [303, 303]),
            (format!("{at}/hiding"), &[("on", "yes"), ("words", "Not here.")], [303, 422]),
            (format!("{at}/hiding"), &[("on", "no")], [303, 422]),
            (short, &[("decision", "accept")], [303, 409]),
        ];
        for (path, fields, came) in &both {
            let press = |who: usize, token: &str| {
                let mut all_fields = vec![("csrf", token)];
                all_fields.extend(fields.iter());
                all[who].send(Ask::new("POST", path).from_our_page().form(&all_fields))
            };
            let (a, b) = tokio::join!(press(0, &one), press(2, &two));
            let mut seen = [a.status.as_u16(), b.status.as_u16()];
            seen.sort_unstable();
            assert_eq!(seen, *came, "{path}: {} {}", a.words(), b.words());
        }
        let page = all[1].get(&thread).await;
        page.shows("This solved it</p>").shows("Another view</p>").shows("In short</h2>").lacks("has hidden this");
        let record = all[0].get(&format!("{thread}/settings")).await;
        assert_eq!((record.html().matches(" hid it").count(), record.html().matches("showed it again").count()), (1, 1));
        // Pressed twice by one, it stays as they wanted it.
        for _ in 0..2 {
            all[0].post(&format!("{at}/answer"), &[("on", "yes")]).await.is(StatusCode::SEE_OTHER);
        }
        all[1].get(&thread).await.shows("This solved it</p>");
        for _ in 0..2 {
            all[0].post(&format!("{at}/answer"), &[("on", "no")]).await.is(StatusCode::SEE_OTHER);
        }
        all[1].get(&thread).await.lacks("This solved it</p>");
    }

    /// So many of one member wait for the hosts, and those that wait longest are decided first.
    async fn what_waits_longest_is_decided(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which?", "Some").await;
        let path = format!("{thread}/summary");
        for words in ["The first", "The second", "The third"] {
            all[1].post(&path, &[("words", words)]).await.is(StatusCode::SEE_OTHER);
            app.advance(std::time::Duration::from_secs(60));
        }
        all[1].post(&path, &[("words", "The fourth")]).await.problem("words").shows("The fourth");
        let page = all[0].get(&path).await.html();
        assert!(page.find("The first") < page.find("The second") && page.find("The second") < page.find("The third"));
        all[1].get(&path).await.shows("The first").lacks("Put it on top");
    }
}
