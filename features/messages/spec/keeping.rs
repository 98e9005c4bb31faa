//! How each keeps a conversation, what is typed there, and what is found again.

use super::{
    searching::looks_for,
    stories::{client, friends, group, message_saying, says, says_having_seen, writes},
};
use http::StatusCode;
use proving::Ask;
use std::{fs, path::Path, time::Duration};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    /// Whoever answers has read what their page showed, and is told of what came meanwhile.
    async fn an_answer_reads_nothing_that_was_not_shown(app: TestApp) {
        let all = friends(&app, &["Farida Noorzai", "Amara Okafor"]).await;
        let (farida, amara) = (&all[0], &all[1]);
        let talk = writes(amara, farida, "One.").await;
        let seen = farida.get(&talk).await.input("seen").expect("a form");
        says(amara, &talk, "Two, while she writes.").await;
        says_having_seen(farida, &talk, "To the first.", &seen).await.goes_to(&format!("{talk}#end"));
        farida.get("/messages").await.shows("You: To the first.").shows(", unread");
        // An older part of the conversation shows nothing of its end.
        let older = farida.get(&format!("{talk}?before=2")).await.input("seen");
        assert_eq!(older.as_deref(), Some(""));
        says_having_seen(farida, &talk, "From further up.", "").await;
        farida.get("/messages").await.shows(", unread");
        says(farida, &talk, "Now I see both.").await;
        farida.get("/messages").await.lacks(", unread");
        // A number of which nobody knows reads what is there and nothing that comes.
        says_having_seen(farida, &talk, "Far ahead.", "999999999").await.goes_to(&format!("{talk}#end"));
        says(amara, &talk, "And yet something new.").await;
        farida.get("/messages").await.shows(", unread");
    }

    /// What was begun is there after the session has ended, in another browser too (abuse case 120), and for nobody else.
    async fn a_draft_survives_the_session(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let begun = [("text", "Marrowquill, and then"), ("reply_to", "")];
        all[0].post(&format!("{talk}/draft"), &begun).await.goes_to(&format!("{talk}#text"));
        all[0].post("/sign-out", &[]).await;
        assert!(!all[0].get(&talk).await.html().contains("Marrowquill"));
        // A session that ended while somebody wrote: the way leads to the door, and back to what was kept.
        says(&all[0], &talk, "Marrowquill, and then more").await.is(StatusCode::SEE_OTHER);
        let again = all[0].elsewhere();
        again.signs_in().await;
        again.get(&talk).await.shows("Marrowquill, and then").shows("Kept for you");
        all[1].get(&talk).await.lacks("Marrowquill"); // abuse case 20
        says(&again, &talk, "Sent now").await.goes_to(&format!("{talk}#end"));
        again.get(&talk).await.lacks("Marrowquill").lacks("Kept for you");
        all[1].post(&format!("{talk}/draft"), &begun).await;
        all[1].post(&format!("{talk}/draft"), &[("text", ""), ("reply_to", "")]).await;
        all[1].get(&talk).await.lacks("Kept for you");
        // What may name a patient is not kept (abuse case 71), and stays in the form.
        let patient = [("text", "Mrs Ellison, NHS number 943 476 5919, has died"), ("reply_to", "")];
        all[1].post(&format!("{talk}/draft"), &patient).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919");
        all[1].get(&talk).await.lacks("943 476 5919");
        all[1].elsewhere().get("/messages").await.lacks("Ellison");
    }

    /// What names a patient is not sent; what was typed stays (abuse case 71).
    async fn the_guard_stands_before_a_message(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let caught = says(&all[0], &talk, "The patient, NHS number 943 476 5919, came back").await;
        caught.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Nothing has been sent").shows("came back").shows("Blank it out");
        all[1].get(&talk).await.lacks("came back");
        let blank = [("client_id", &*client()), ("text", "The patient, NHS number 943 476 5919, came back"), ("reply_to", ""), ("guard", "blank")];
        all[0].post(&talk, &blank).await.is(StatusCode::UNPROCESSABLE_ENTITY).lacks("943 476 5919").shows("came back");
        let part = all[0].post(&format!("/messages/to/{}", all[1].member().await), &blank[..3]).await;
        part.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Nothing has been sent");
    }

    /// The dot, muting, putting away, keeping on top: each for themselves alone.
    async fn everybody_keeps_it_in_their_own_way(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let (talk, other) = (writes(&all[0], &all[1], "First thing").await, writes(&all[2], &all[1], "Second thing").await);
        let keep = |what: &'static str| [("what", what)];
        let list = || async { all[1].get("/messages").await };
        let html = list().await.html();
        assert!(html.find("Cleo") < html.find("Ada"), "the latest first");
        all[1].post(&format!("{talk}/keep"), &keep("pin")).await.goes_to(&format!("{talk}/about"));
        let html = list().await.html();
        assert!(html.find("Ada") < html.find("Cleo"), "what is kept on top");
        all[1].post(&format!("{other}/keep"), &keep("archive")).await;
        list().await.lacks("Second thing");
        all[1].get("/messages?show=archive").await.shows("Second thing").lacks("First thing");
        says(&all[2], &other, "Third thing").await;
        list().await.shows("Third thing");
        for what in ["mute", "archive"] {
            all[1].post(&format!("{other}/keep"), &keep(what)).await;
        }
        says(&all[2], &other, "Fourth thing").await;
        list().await.lacks("Fourth thing");
        all[2].get("/messages").await.shows("Fourth thing").lacks("muted").lacks("pinned");
        all[1].post(&format!("{other}/keep"), &keep("nothing")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        // Reading is said by a press, never by looking (abuse case 53).
        all[1].get(&talk).await.shows("Mark as read");
        list().await.shows(", unread");
        all[1].post(&format!("{talk}/read"), &[("upto", "999999999")]).await.goes_to(&format!("{talk}#end"));
        list().await.lacks(", unread");
        all[1].post(&format!("{talk}/unread"), &[]).await.goes_to("/messages");
        list().await.shows(", unread");
    }

    /// However many are kept on top: every conversation stands in the list once, on one page or the next.
    async fn a_long_list_loses_nothing_of_what_is_kept_on_top(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let mut names = Vec::new();
        for at in 0..36 {
            let name = format!("Groupnumber{at:02}");
            let talk = group(&all, &name).await;
            if at != 20 && at != 35 {
                all[1].post(&format!("{talk}/keep"), &[("what", "pin")]).await;
            }
            names.push(name);
        }
        let first = all[1].get("/messages").await.html();
        let more = first.split("/messages?page=").nth(1).and_then(|it| it.split('"').next()).expect("more").to_owned();
        let second = all[1].get(&format!("/messages?page={more}")).await.html();
        for name in &names {
            assert_eq!(first.matches(&format!(">{name}<")).count() + second.matches(&format!(">{name}<")).count(), 1, "{name}");
        }
        assert!(second.contains("Groupnumber20") && second.find("Groupnumber35") < second.find("Groupnumber20"));
        all[1].get("/messages?page=x").await.is_ok();
    }

    /// Whoever is meant sees it, in the log and in the list until it is read; the others see a message like another.
    async fn who_is_meant_sees_that(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cleo Ng"]).await;
        let talk = group(&all, "Rota").await;
        says(&all[0], &talk, "Could @Ben look at Friday?").await;
        says(&all[0], &talk, "No hurry.").await;
        let page = all[1].get(&talk).await;
        page.shows("Mentions you");
        assert_eq!(page.html().matches("turn meant\"").count(), 1, "{}", page.html());
        all[1].get("/messages").await.shows("unread, mentions you");
        for other in [&all[0], &all[2]] {
            other.get(&talk).await.lacks("Mentions you");
            other.get("/messages").await.lacks("mentions you");
        }
        all[1].get_part(&format!("{talk}?after=0"), "news").await.shows("Mentions you");
        all[1].post(&format!("{talk}/read"), &[("upto", "999")]).await;
        all[1].get("/messages").await.lacks("mentions you");
        all[1].get(&talk).await.shows("Mentions you");
        let message = message_saying(&all[1], &talk, "Friday").await;
        all[0].post(&format!("{talk}/{message}/edit"), &[("text", "Could somebody look?"), ("revision", "0")]).await;
        all[1].get(&talk).await.lacks("Mentions you");
    }

    /// Nobody learns how far another has read unless both have switched it on (abuse case 14).
    async fn read_marks_are_mutual(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Have you seen this?").await;
        let read = async || all[1].post(&format!("{talk}/read"), &[("upto", "1000")]).await;
        read().await;
        let said = |page: proving::Seen| page.html().contains("k-talk__readers");
        assert!(!said(all[0].get(&talk).await));
        all[0].post(&format!("{talk}/keep"), &[("what", "marks")]).await.goes_to(&format!("{talk}/about"));
        assert!(!said(all[0].get(&talk).await), "one of them is not enough");
        all[1].post(&format!("{talk}/keep"), &[("what", "marks")]).await;
        all[0].get(&talk).await.shows("Read");
        assert!(said(all[0].get(&talk).await));
        all[0].post(&format!("{talk}/keep"), &[("what", "no_marks")]).await;
        assert!(!said(all[0].get(&talk).await));
    }

    /// A day is found; a long conversation has pages; the order is that of sending, whatever a clock says (abuse case 109).
    async fn a_long_conversation_has_pages_and_days(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "On the first day").await;
        app.advance(DAY + DAY);
        for at in 0..60 {
            says(&all[at % 2], &talk, &format!("message number {at}.")).await;
        }
        let page = all[0].get(&talk).await;
        page.shows("message number 59.").lacks("message number 9.").lacks("On the first day").shows("Earlier messages").shows("Today");
        let before = page.html().split("?before=").nth(1).and_then(|it| it.split('#').next().map(str::to_owned)).expect("a number");
        all[0].get(&format!("{talk}?before={before}")).await.shows("On the first day").shows("message number 9.").lacks("<p>message number 59.");
        // From there on there is a way forward, page by page, to the end.
        let page_of_day = all[0].get(&format!("{talk}?at=2026-11-20")).await;
        page_of_day.shows("On the first day").shows("Friday 20 November").shows("message number 48.").lacks("message number 49.");
        page_of_day.shows("Later messages").shows("The latest messages").lacks("Earlier messages");
        let from = from_of(&page_of_day.html()).expect("a number");
        let end = all[0].get(&format!("{talk}?from={from}")).await;
        end.shows("message number 49.").shows("message number 59.").lacks("<p>message number 48.").lacks("Later messages");
        end.shows("Earlier messages").shows("The latest messages");
        let back = before_of(&end.html()).expect("a number");
        let earlier = all[0].get(&format!("{talk}?before={back}")).await;
        earlier.shows("message number 48.").lacks("<p>message number 49.").shows("Later messages");
        assert_eq!(from_of(&earlier.html()).as_ref(), Some(&back));
        all[0].get(&format!("{talk}?before=1")).await.shows("Nothing was written before that");
        all[0].get(&format!("{talk}?at=2026-11-21")).await.lacks("On the first day").shows("message number 0.");
        all[0].get(&format!("{talk}?at=2030-01-01")).await.shows("Nothing was written here from that day on");
        for odd in ["?at=yesterday", "?before=x", "?from=x", "?from=-1", "?reply=x", "?after=x", "?before=-5", "?nonsense=1"] {
            all[0].get(&format!("{talk}{odd}")).await.is_ok();
        }
        let html = page.html();
        let places: Vec<usize> = (10..60).filter_map(|at| html.find(&format!("<p>message number {at}."))).collect();
        assert_eq!(places.len(), 50);
        assert!(places.is_sorted());
    }

    /// What is new comes as a part, in the order in which it changed, and nothing of it twice.
    async fn an_open_page_fetches_what_is_new(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "One").await;
        let first = message_saying(&all[0], &talk, "One").await;
        let cursor = |page: &proving::Seen| page.html().split("data-changes=\"").nth(1).and_then(|it| it.split('"').next().map(str::to_owned)).expect("a cursor");
        let page = all[1].get(&talk).await;
        let sent = all[0].send(proving::Ask::new("POST", &talk).from_our_page().header("hx-request", "true").header("hx-target", "news").form(&[
            ("csrf", &*all[0].token().await), ("client_id", &client()), ("text", "Two"), ("reply_to", &first),
        ])).await;
        sent.is_ok().shows("id=\"news\"").shows("<p>Two</p>").shows("data-client=");
        let news = all[1].get_part(&format!("{talk}?after={}", cursor(&page)), "news").await;
        news.is_ok().shows("<p>Two</p>").shows("Answers Ada").lacks("<header");
        assert!(!news.html().contains("<p>One</p>"));
        all[1].post(&format!("{talk}/{first}/react"), &[("reaction", "agree")]).await;
        let after = all[0].get_part(&format!("{talk}?after={}", cursor(&news)), "news").await;
        after.shows("I agree:").shows("<p>One</p>").lacks("<p>Two</p>");
        let nothing = all[0].get_part(&format!("{talk}?after={}", cursor(&after)), "news").await;
        nothing.is_ok().lacks("<li id=\"m-");
        assert_eq!(cursor(&nothing), cursor(&after));
        all[0].get_part(&format!("{talk}?after=99999999999"), "news").await.is_ok().lacks("<li id=\"m-"); // abuse case 24
    }

    /// What an open page sends by itself is answered with nothing; nowhere does it take the way to what is done for the door.
    async fn what_a_page_does_by_itself_has_an_answer_of_its_own(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let token = all[1].token().await;
        let quietly = |path: &str, csrf: &str, fields: &[(&str, &str)]| {
            let fields: Vec<(&str, &str)> = [("csrf", csrf)].iter().chain(fields).copied().collect();
            let ask = Ask::new("POST", &format!("{talk}{path}")).from_our_page().form(&fields);
            ask.header("hx-request", "true").header("hx-target", "nothing").header("kettle-itself", "yes")
        };
        for (path, field) in [("/draft", ("text", "Begun")), ("/read", ("upto", "1")), ("/typing", ("", ""))] {
            let fields: Vec<(&str, &str)> = [field].into_iter().filter(|it| !it.0.is_empty()).collect();
            all[1].send(quietly(path, &token, &fields)).await.is(StatusCode::NO_CONTENT);
            all[1].send(quietly(path, "of-another-session", &fields)).await.is(StatusCode::UNPROCESSABLE_ENTITY);
            app.nobody().send(quietly(path, &token, &fields)).await.is(StatusCode::UNAUTHORIZED);
        }
        all[1].get(&talk).await.shows("Begun").lacks("Mark as read");
    }

    /// Long, turned round, empty, and not text at all: clear words, and what was typed stays.
    async fn odd_input_is_met_with_words(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        for empty in ["", "  \n ", "\u{200B}\u{FEFF}"] {
            says(&all[0], &talk, empty).await.problem("text").shows("Write something");
        }
        let long = format!("begins {} ends", "é".repeat(20_000));
        says(&all[0], &talk, &long).await.problem("text").shows("20,000 characters").shows("begins é");
        // However much it is, it comes back with the limit (abuse case 101); also what is to be kept, and a first message.
        let huge = format!("Hugebegin {} hugeend", "word ".repeat(200_000));
        let fields = || [("client_id", client()), ("text", huge.clone()), ("reply_to", String::new())];
        let to = format!("/messages/to/{}", all[1].member().await);
        let message = message_saying(&all[0], &talk, "Hello").await;
        for path in [talk.clone(), format!("{talk}/draft"), to] {
            let fields = fields();
            let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0, it.1.as_str())).collect();
            let refused = all[0].post(&path, &fields).await;
            refused.problem("text").shows("20,000 characters").shows("Hugebegin").shows("hugeend");
        }
        let edit = [("text", huge.as_str()), ("revision", "0")];
        all[0].post(&format!("{talk}/{message}/edit"), &edit).await.problem("text").shows("20,000 characters").shows("hugeend");
        // Far beyond that no form is read.
        let refused = says(&all[0], &talk, &"x".repeat(5_000_000)).await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
        refused.shows("more text than one form can carry");
        says(&all[0], &talk, "before \u{202E}gnp.exe\u{202C} after").await.goes_to(&format!("{talk}#end")); // abuse case 50
        let html = all[1].get(&talk).await.html();
        assert!(html.contains("before gnp.exe after") && !html.contains('\u{202E}'));
        for (field, value) in [("client_id", "x"), ("client_id", "' OR 1=1 --")] {
            let fields = [(field, value), ("text", "kept words"), ("reply_to", "")];
            all[0].post(&talk, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("kept words");
        }
        let odd_reply = [("client_id", &*client()), ("text", "To nothing"), ("reply_to", "not-an-id")];
        all[0].post(&talk, &odd_reply).await.goes_to(&format!("{talk}#end"));
        for odd in ["/messages/x", "/messages/00000000-0000-0000-0000-000000000000", "/messages/ABCDEF01-0000-4000-8000-000000000000"] {
            all[0].get(odd).await.is_absent();
        }
        // Markup is shown, never run (abuse cases 58, 60, 61, 96).
        let markup = "<script>alert(1)</script> [a](javascript:alert(1)) <img src=x onerror=alert(1)> {{7*7}}";
        says(&all[0], &talk, markup).await.goes_to(&format!("{talk}#end"));
        let html = all[1].get(&talk).await.html();
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script>alert") && !html.contains("href=\"javascript"));
        assert!(html.contains("{{7*7}}"));
    }

    /// A list of strings that break software, each sent and shown unharmed. Where the list is not there, a made one.
    async fn naughty_strings_go_through_unharmed(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "The first of them").await;
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/interop/strings/blns.json");
        let made = || [
            "undefined", "NaN", "-1", "\u{FEFF}", "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "ẁ̷̢h̴a̸t̵", "👩🏽‍⚕️", "בְּרֵאשִׁית",
            "<img src=x onerror=alert(1)>", "1;DROP TABLE message", "../../../etc/passwd", "$HOME", "%s%n", "\u{0}", "[:]",
        ].map(str::to_owned).to_vec();
        let strings: Vec<String> = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).expect("a list of strings"),
            Err(why) => {
                println!("skipped: the list of strings is not there ({why}); a made one is sent");
                made()
            }
        };
        let mut sent = Vec::new();
        for text in &strings {
            let seen = says(&all[0], &talk, text).await;
            match seen.status.as_u16() {
                303 => sent.push(text.clone()),
                422 => {} // nothing to be seen in it, or a number that a patient could have
                other => panic!("{text:?} is answered with {other}"),
            }
        }
        assert!(sent.len() * 10 > strings.len() * 8, "{} of {} were sent", sent.len(), strings.len());
        let mut pages = all[1].get(&talk).await.html();
        let mut next = before_of(&pages);
        while let Some(number) = next {
            let page = all[1].get(&format!("{talk}?before={number}")).await;
            next = before_of(&page.html());
            pages.push_str(&page.is_ok().html());
        }
        assert_eq!(pages.matches("<li id=\"m-").count(), sent.len() + 1);
        assert!(!pages.contains("<script>"));
        assert!(!pages.contains("<img src=x"));
        all[1].get("/messages").await.is_ok();
        looks_for(&all[1], "/messages/search", "a").await.is_ok();
    }
}

/// The number with which the later page begins, if there is one.
fn from_of(html: &str) -> Option<String> {
    html.split("?from=").nth(1).and_then(|it| it.split('"').next().map(str::to_owned))
}

/// The number before which the earlier page ends, if there is one.
fn before_of(html: &str) -> Option<String> {
    html.split("?before=").nth(1).and_then(|it| it.split('#').next().map(str::to_owned))
}
