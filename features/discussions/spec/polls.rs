//! Polls, heads-ups, opportunities, and the short answer on top.

use super::scene::{appoints, client, follow_up, group_of, members, says, started, starts};
use http::StatusCode;
use proving::{Actor, Ask, TestApp};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Begins a poll of three choices, which is open for a week; its address.
async fn polls(by: &Actor, group: &str, until: &str, how: &[&str]) -> String {
    let id = client();
    let mut fields = vec![
        ("client_id", id.as_str()),
        ("kind", "poll"),
        ("title", "Which afternoon?"),
        ("text", "The room is free."),
        ("choices", "Wednesday\nThursday\nNone"),
        ("until", until),
    ];
    fields.extend(how.iter().map(|it| ("how", *it)));
    started(&by.post(&format!("{group}/discussions/new"), &fields).await)
}

/// The day after so many, as a field has it.
fn day(app: &TestApp, days: u32) -> String {
    ui::words::day_code(app.app().clock().now().plus(DAY * days))
}

proving::app_test! {
    /// One choice, which can be changed while it is open; names beside; whoever has not chosen is not led.
    async fn one_chooses_and_thinks_again(app: TestApp) {
        let all = members(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let group = group_of(&all, "by_request").await;
        let poll = polls(&all[0], &group, &day(&app, 7), &[]).await;
        all[1].get(&poll).await.shows("What would you choose?").shows("Thursday").lacks("0 of 0").lacks("Who chose what");
        all[1].get(&format!("{poll}/votes")).await.is_absent();
        all[1].post(&format!("{poll}/vote"), &[("choice", "1")]).await.goes_to(&format!("{poll}#poll"));
        all[1].get(&poll).await.shows("1 of 1").shows("yours").shows("Change it");
        all[1].post(&format!("{poll}/vote"), &[("choice", "2")]).await;
        all[2].post(&format!("{poll}/vote"), &[("choice", "2")]).await;
        all[2].get(&poll).await.shows("0 of 2").shows("2 of 2");
        all[2].get(&format!("{poll}/votes")).await.shows("Ben Okri").shows("Cem Acar");
        all[0].get(&poll).await.lacks("2 of 2");
        for wrong in [&[("choice", "1"), ("choice", "2")][..], &[("choice", "9")], &[]] {
            all[0].post(&format!("{poll}/vote"), wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Error:");
        }
        app.advance(9 * DAY);
        all[0].get(&poll).await.shows("It is closed.").shows("2 of 2").lacks(">Choose<");
        all[0].post(&format!("{poll}/vote"), &[("choice", "1")]).await
            .is(StatusCode::UNPROCESSABLE_ENTITY).shows("This poll is closed.");
    }

    /// However often it is sent, and at once, one member has one vote (abuse case 45).
    async fn a_race_of_votes(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        for how in [&["nameless"][..], &[]] {
            let poll = polls(&all[0], &group, &day(&app, 7), how).await;
            let (path, token) = (format!("{poll}/vote"), all[1].token().await);
            let send = |choice: &'static str| {
                let (actor, path, token) = (all[1].clone(), path.clone(), token.clone());
                async move {
                    let fields = [("csrf", token.as_str()), ("choice", choice)];
                    actor.send(Ask::new("POST", &path).from_our_page().form(&fields)).await
                }
            };
            let _ = tokio::join!(send("1"), send("2"), send("3"), send("1"), send("2"), send("3"));
            app.advance(9 * DAY);
            // Of few without names nothing is shown, so the sums are looked at where they stand.
            let sums = "SELECT p.voters, CAST(SUM(c.votes) AS BIGINT), MAX(c.votes) FROM poll p JOIN poll_choice c ON c.discussion_id = p.discussion_id \
                        WHERE p.nameless GROUP BY p.discussion_id, p.voters";
            let html = all[0].get(&poll).await.html();
            if how.is_empty() {
                assert_eq!(html.matches("1 of 1").count(), 1, "{html}");
                assert_eq!(html.matches("0 of 1").count(), 2, "{html}");
            } else {
                assert!(!html.contains(" of 1") && html.contains("Fewer than five chose"), "{html}");
                let one = [1, 1, 1].map(|it: i64| Some(it.to_string())).to_vec();
                assert_eq!(app.database().rows(sums), [one]);
            }
        }
    }

    /// Without names nothing tells who chose what, and nothing is shown of few; several at once; shown only when closed.
    async fn how_one_chooses(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem", "Dee", "Eve", "Fay"]).await;
        let group = group_of(&all, "by_request").await;
        let poll = polls(&all[0], &group, &day(&app, 7), &["nameless", "many"]).await;
        for (at, it) in all[..5].iter().enumerate() {
            if at == 4 {
                all[1].get(&poll).await.lacks("of 4").shows("You have chosen. Nobody keeps what.");
            }
            it.post(&format!("{poll}/vote"), &[("choice", "1"), ("choice", "3")]).await.is(StatusCode::SEE_OTHER);
        }
        all[1].get(&poll).await.shows("5 of 5").lacks("yours").lacks("Who chose what");
        all[1].post(&format!("{poll}/vote"), &[("choice", "2")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        all[1].get(&format!("{poll}/votes")).await.is_absent();
        all[5].get(&poll).await.lacks("5 of 5");
        let later = polls(&all[0], &group, &day(&app, 3), &["after"]).await;
        all[1].post(&format!("{later}/vote"), &[("choice", "1")]).await;
        all[1].get(&later).await.lacks("1 of 1").shows("shown when it is closed");
        app.advance(5 * DAY);
        all[1].get(&later).await.shows("1 of 1");
        all[1].get(&format!("{group}/discussions?kind=poll")).await.shows("Poll, closed");
        let bad = [("client_id", &*client()), ("kind", "poll"), ("title", "A"), ("text", "b"), ("choices", "one")];
        all[0].post(&format!("{group}/discussions/new"), &bad).await.problem("choices");
    }

    /// Closing and opening again is no way to look in between: of few nothing is shown when it is over either, and what was
    /// shown once is not voted on any more.
    async fn nobody_looks_in_between_by_closing_it(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem", "Dee", "Eve"]).await;
        let group = group_of(&all, "by_request").await;
        let poll = polls(&all[0], &group, &day(&app, 7), &["nameless"]).await;
        let (closing, vote) = (format!("{poll}/closing"), format!("{poll}/vote"));
        for (at, it) in all.iter().enumerate() {
            it.post(&vote, &[("choice", "1")]).await.is(StatusCode::SEE_OTHER);
            all[0].post(&closing, &[("on", "yes"), ("why", "")]).await.goes_to(&poll);
            if at < 4 {
                all[0].get(&poll).await.shows("Fewer than five chose").lacks(&format!(" of {}", at + 1));
                all[0].post(&closing, &[("on", "no")]).await.goes_to(&poll);
            }
        }
        all[0].get(&poll).await.shows("5 of 5");
        all[0].get(&format!("{poll}/settings")).await.shows("This poll stays closed").lacks("Open it again");
        all[0].post(&closing, &[("on", "no")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("This poll stays closed");
        // The same of one that is shown only when it is closed.
        let later = polls(&all[0], &group, &day(&app, 3), &["after"]).await;
        all[1].post(&format!("{later}/vote"), &[("choice", "2")]).await.is(StatusCode::SEE_OTHER);
        all[0].post(&format!("{later}/closing"), &[("on", "yes"), ("why", "")]).await.goes_to(&later);
        all[2].get(&later).await.shows("1 of 1");
        all[0].post(&format!("{later}/closing"), &[("on", "no")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        all[2].post(&format!("{later}/vote"), &[("choice", "1")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        // Where nothing was chosen, nothing was shown.
        let untouched = polls(&all[0], &group, &day(&app, 3), &[]).await;
        all[0].post(&format!("{untouched}/closing"), &[("on", "yes"), ("why", "")]).await.goes_to(&untouched);
        all[0].post(&format!("{untouched}/closing"), &[("on", "no")]).await.goes_to(&untouched);
        all[2].post(&format!("{untouched}/vote"), &[("choice", "1")]).await.is(StatusCode::SEE_OTHER);
    }

    /// A heads-up says who may be next, where to report it and when it is over; an opportunity its term, time and place.
    async fn early_warnings_and_offers(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "open").await;
        let until = day(&app, 14);
        let warned = [
            ("client_id", &*client()),
            ("kind", "heads_up"),
            ("title", "Letters that ask for money"),
            ("text", "Three of us had one."),
            ("next", "Locums"),
            ("report", "Action Fraud"),
            ("until", &*until),
            ("tags", "Scams, locums"),
        ];
        let thread = started(&all[0].post(&format!("{group}/discussions/new"), &warned).await);
        let page = all[1].get(&thread).await;
        page.shows("Heads-up by").shows("Who may be next").shows("Locums").shows("Where to report it formally").shows("Expires on");
        all[1].get(&format!("{group}/discussions?tag=scams")).await.shows("Letters that ask for money");
        all[1].get(&format!("{group}/discussions?tag=scam_")).await.shows("Nothing of that kind");
        app.advance(16 * DAY);
        all[1].get(&thread).await.shows("This is over; it is kept to be read.");
        all[1].get(&format!("{group}/discussions")).await.shows("Heads-up, over");
        let offered = [
            ("client_id", &*client()),
            ("kind", "opportunity"),
            ("title", "A seat on the committee"),
            ("text", "Four evenings."),
            ("term", "Three years"),
            ("time", "Four evenings a year"),
            ("place", "Online"),
        ];
        let seat = started(&all[1].post(&format!("{group}/discussions/new"), &offered).await);
        all[0].get(&seat).await.shows("Opportunity by").shows("Three years").shows("Four evenings a year").shows("Online");
    }

    /// Anyone proposes, hosts accept; it stands on top with names, dated, and is asked for again after a year.
    async fn a_short_answer_on_top(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let all = members(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar", "Hester Host"]).await;
        let group = group_of(&all, "by_request").await;
        appoints(&all[0], &group, &all[3], "host").await;
        let thread = starts(&all[0], &group, "question", "Which lens?", "For moles").await;
        says(&all[1], &thread, "The cheap one").await;
        says(&all[2], &thread, "Whatever fits the telephone").await;
        let (ben, cem) = (all[1].member().await.to_string(), all[2].member().await.to_string());
        all[1].get(&thread).await.shows("Propose one");
        all[1].get(&format!("{thread}/summary")).await.shows("Propose one").shows("Cem Acar").lacks("Put it on top");
        let outsider = app.member("Out Sider").await;
        let sider = outsider.member().await.to_string();
        let words = [("words", "**Both** will do."), ("from", &*ben), ("from", &*cem), ("from", &*sider)];
        all[1].post(&format!("{thread}/summary"), &words).await.goes_to(&format!("{thread}/summary"));
        all[1].get(&thread).await.lacks("In short</h2>");
        all[2].get(&format!("{thread}/summary")).await.lacks("will do.");
        app.settle().await;
        all[3].get("/notices").await.shows("A short answer is proposed for “Which lens?”");
        let page = all[3].get(&format!("{thread}/summary")).await;
        page.shows("Put it on top").shows("<strong>Both</strong> will do.");
        let at = page.html();
        let at = at.split(&format!("action=\"{thread}/summary/")).nth(1).unwrap_or_default();
        let at = format!("{thread}/summary/{}", at.chars().take(36).collect::<String>());
        all[1].post(&at, &[("decision", "accept")]).await.is_absent();
        all[3].post(&at, &[("decision", "accept")]).await.goes_to(&thread);
        all[0].post(&at, &[("decision", "accept")]).await.is(StatusCode::CONFLICT);
        let page = all[2].get(&thread).await;
        page.shows("In short</h2>").shows("Views of colleagues, not guidance.").shows("Proposed by Ben Okri").shows("Ben and Cem");
        page.lacks("Sider");
        all[2].get(&format!("{group}/discussions")).await.shows("With a summary");
        app.settle().await;
        all[1].get("/notices").await.shows("Hosts have looked at your short answer");
        app.advance(366 * DAY);
        app.settle().await;
        for it in [&all[2], &all[3]] {
            it.signs_in().await;
        }
        all[3].get("/notices").await.shows("A short answer is a year old");
        all[2].get(&thread).await.shows("it has not been looked at since");
        all[3].post(&at, &[("decision", "renew")]).await.goes_to(&thread);
        all[2].get(&thread).await.lacks("it has not been looked at since");
        all[3].post(&at, &[("decision", "decline")]).await;
        all[2].get(&thread).await.lacks("In short</h2>");
    }

    /// What solved it, and the other view, each with a place of its own; whoever may not, cannot.
    async fn what_solved_it_and_another_view(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem", "Dee"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[1], &group, "question", "Stop or go on?", "The list").await;
        let first = follow_up(&all[2], &thread, "Go on, of course").await;
        follow_up(&all[2], &thread, "Really").await;
        all[3].get(&thread).await.lacks("Everybody here agrees");
        let other = follow_up(&all[3], &thread, "I would stop").await;
        all[0].get(&thread).await.shows("Everybody here agrees so far");
        // Its author marks it, others do not; a host's choice stands.
        all[2].post(&format!("{thread}/posts/{other}/view"), &[("on", "yes")]).await.is_absent();
        all[3].post(&format!("{thread}/posts/{other}/view"), &[("on", "yes")]).await.is(StatusCode::SEE_OTHER);
        let page = all[0].get(&thread).await;
        page.shows("Another view</p>").lacks("Everybody here agrees");
        all[0].post(&format!("{thread}/posts/{first}/view"), &[("on", "yes")]).await.is(StatusCode::SEE_OTHER);
        all[3].post(&format!("{thread}/posts/{other}/view"), &[("on", "yes")]).await.is_absent();
        // Whoever asked, or who looks after the group, says what solved it.
        all[3].post(&format!("{thread}/posts/{first}/answer"), &[("on", "yes")]).await.is_absent();
        all[1].post(&format!("{thread}/posts/{first}/answer"), &[("on", "yes")]).await.is(StatusCode::SEE_OTHER);
        all[3].get(&thread).await.shows("This solved it").shows("Solved:");
        all[3].get(&format!("{group}/discussions")).await.shows("Solved");
        all[1].post(&format!("{thread}/posts/{first}/answer"), &[("on", "no")]).await;
        all[3].get(&thread).await.lacks("This solved it");
    }
}
