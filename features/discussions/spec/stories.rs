//! Asking and answering in a group, and who does not.

use super::scene::{appoints, client, follow_up, founds, group_of, members, opening, says, starts};
use accounts_api::{TieKind, set_tie};
use http::StatusCode;
use kernel::{Act, Reason, Viewer};
use proving::{Actor, Ask, TestApp};
use std::time::Duration;

const TIE: Act = Act::open("set_scene");
const HOUSE: Viewer = Viewer::house(Reason::Background);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn block(app: &TestApp, one: &Actor, other: &Actor) {
    let (a, b) = (one.member().await, other.member().await);
    app.app().write(&HOUSE, TIE, async |tx| set_tie(tx, a, b, TieKind::Block).await).await.expect("tied");
}

proving::app_test! {
    /// From the empty list to an answer that both see, with Markdown and what is quoted.
    async fn a_question_is_answered(app: TestApp) {
        let all = members(&app, &["Nkechi Obi", "Hamza Qureshi"]).await;
        let group = group_of(&all, "by_request").await;
        let list = format!("{group}/discussions");
        all[1].get(&list).await.is_ok().shows("Nothing has been written here yet").shows("Ask or start something");
        let thread = starts(&all[0], &group, "question", "How do you run a list?", "With **one** pair of hands?").await;
        all[1].get(&list).await.shows("How do you run a list?").shows("Question").shows("Nkechi Obi").shows("No reply yet");
        let page = all[1].get(&thread).await;
        page.is_ok().shows("How do you run a list?").shows("<strong>one</strong>").shows("Nkechi Obi").shows("Your reply");
        let question = opening(&all[1], &thread).await;
        all[1].get(&format!("{thread}?reply={question}")).await.shows("Answers Nkechi Obi:").shows("With one pair of hands?");
        let answer = [("client_id", &*client()), ("text", "Trays the day before."), ("reply_to", &*question)];
        let sent = all[1].post(&format!("{thread}/posts"), &answer).await;
        let post = sent.header("location").to_owned();
        let place = all[1].get(&post).await;
        place.goes_to(&format!("{thread}?page=1#post-{}", post.split('=').nth(1).unwrap_or_default()));
        all[0].get(&thread).await.shows("Trays the day before.").shows("<b>You:</b>").shows("Hamza Qureshi");
        all[0].get(&list).await.shows("1 reply").shows("latest from Hamza, today");
        // Only its own kind, and its tag, narrow the list.
        all[0].get(&format!("{list}?kind=heads_up")).await.shows("Nothing of that kind").lacks("How do you run");
        all[0].get(&format!("{list}?kind=question")).await.shows("How do you run");
    }

    /// Whoever is outside of a closed group, and what belongs elsewhere, gets nothing by any address or form (abuse cases 1, 3,
    /// 4, 16): also who runs the network.
    async fn nobody_outside_reads_or_writes(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let (moderator, admin) = (app.moderator("Mo").await, app.admin("Anna").await);
        for kind in ["by_request", "by_invitation", "secret"] {
            let group = group_of(&all[..2], kind).await;
            let thread = starts(&all[0], &group, "question", "Zanzibrook?", "Zanzibrook inside").await;
            let post = follow_up(&all[1], &thread, "Answered inside").await;
            for outsider in [&all[2], &moderator, &admin] {
                for path in [
                    format!("{group}/discussions"),
                    format!("{group}/discussions/new"),
                    format!("{group}/discussions/settings"),
                    thread.clone(),
                    format!("{thread}?post={post}"),
                    format!("{thread}?new=1"),
                    format!("{thread}/settings"),
                    format!("{thread}/posts/{post}"),
                    format!("/report/post/{post}"),
                ] {
                    outsider.get(&path).await.is_absent();
                }
                outsider.get_part(&format!("{thread}?after=0"), "news").await.is_absent();
                says(outsider, &thread, "Let me in").await.is_absent();
                let start = [("client_id", &*client()), ("kind", "question"), ("title", "Mine"), ("text", "x")];
                outsider.post(&format!("{group}/discussions/new"), &start).await.is_absent();
                outsider.post(&format!("{group}/discussions/draft"), &start).await.is_absent();
                outsider.post(&format!("{group}/discussions/seen"), &[]).await.is_absent();
                outsider.post(&format!("{group}/discussions/settings"), &[("hold_first", "yes")]).await.is_absent();
                let on_thread: [(&str, &[(&str, &str)]); 6] = [
                    ("draft", &[("client_id", ""), ("text", "x")]),
                    ("read", &[("upto", "1")]),
                    ("following", &[("how", "follow")]),
                    ("title", &[("kind", "question"), ("version", "0"), ("title", "Ours")]),
                    ("closing", &[("on", "yes")]),
                    ("moving", &[("to", group.trim_start_matches("/groups/"))]),
                ];
                for (path, fields) in on_thread {
                    outsider.post(&format!("{thread}/{path}"), fields).await.is_absent();
                }
                let on_post: [(&str, &[(&str, &str)]); 8] = [
                    ("edit", &[("text", "Changed"), ("revision", "0")]),
                    ("delete", &[]),
                    ("reactions", &[("reaction", "thanks")]),
                    ("answer", &[("on", "yes")]),
                    ("view", &[("on", "yes")]),
                    ("hiding", &[("on", "yes"), ("words", "Because")]),
                    ("objection", &[("words", "No")]),
                    ("release", &[]),
                ];
                for (path, fields) in on_post {
                    outsider.post(&format!("{thread}/posts/{post}/{path}"), fields).await.is_absent();
                }
            }
            // A post of one discussion is not in another, also for who is in both groups (abuse case 3).
            let other = starts(&all[0], &group, "discussion", "Another", "Elsewhere").await;
            all[0].get(&format!("{other}/posts/{post}")).await.is_absent();
            all[0].get(&format!("{other}?post={post}")).await.is_absent();
            all[1].post(&format!("{other}/posts/{post}/delete"), &[]).await.is_absent();
            // Nor does who may read change what is another's.
            all[0].post(&format!("{thread}/posts/{post}/edit"), &[("text", "x"), ("revision", "0")]).await.is_absent();
            all[0].post(&format!("{thread}/posts/{post}/delete"), &[]).await.is_absent();
            all[1].get(&thread).await.shows("Answered inside").shows("Zanzibrook inside");
        }
    }

    /// In an open group everybody reads, and whoever has joined writes; what is taken out reads no more.
    async fn an_open_group_is_read_by_all(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "open").await;
        let thread = starts(&all[0], &group, "question", "Openly?", "Asked openly").await;
        let page = all[2].get(&thread).await;
        page.is_ok().shows("Asked openly").shows("To write, join the group first").lacks("<textarea");
        all[2].get(&format!("{group}/discussions")).await.shows("Openly?").lacks("Ask or start something");
        says(&all[2], &thread, "May I?").await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("join the group first");
        let start = [("client_id", &*client()), ("kind", "question"), ("title", "Mine"), ("text", "x")];
        all[2].post(&format!("{group}/discussions/new"), &start).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        all[2].post(&format!("{group}/membership"), &[]).await;
        says(&all[2], &thread, "I have joined").await.is(StatusCode::SEE_OTHER);
        // An announcement is for those who look after it.
        let announced = [("client_id", &*client()), ("kind", "announcement"), ("title", "Hear"), ("text", "x")];
        all[2].post(&format!("{group}/discussions/new"), &announced).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        all[2].get(&format!("{group}/discussions/new")).await.lacks("kind=announcement");
        starts(&all[0], &group, "announcement", "Hear", "All of you").await;
        let out = format!("{group}/people/{}/removal", all[2].member().await);
        all[0].post(&out, &[("words", "Sells things in every thread.")]).await.is(StatusCode::SEE_OTHER);
        all[2].get(&thread).await.is_absent();
        all[2].get(&format!("{group}/discussions")).await.is_absent();
        says(&all[2], &thread, "And now?").await.is_absent();
        all[1].get(&thread).await.shows("I have joined");
    }

    /// Across a block neither sees what the other wrote, nor that they did (abuse cases 13, 14, 36).
    async fn a_block_inside_a_group(app: TestApp) {
        let everybody = members(&app, &["Olive Owner", "Ada Lovelace", "Ben Bitdiddle", "Cleo"]).await;
        let group = group_of(&everybody, "by_request").await;
        let all = &everybody[1..];
        let shared = starts(&all[2], &group, "discussion", "Cleo’s", "Whoever likes").await;
        let (hers, _) = (follow_up(&all[0], &shared, "Adagio").await, follow_up(&all[1], &shared, "Bennable").await);
        all[1].post(&format!("{shared}/posts/{hers}/reactions"), &[("reaction", "thanks")]).await;
        let own = starts(&all[0], &group, "question", "Lovelace asks", "Mine").await;
        all[2].get(&shared).await.shows("<b>Thanks:</b> <span dir=\"auto\">Ben</span>");
        block(&app, &all[0], &all[1]).await;
        all[0].get(&shared).await.shows("Adagio").lacks("Bennable").lacks("Bitdiddle").lacks("<b>Thanks:</b>");
        all[1].get(&shared).await.shows("Bennable").lacks("Adagio").lacks("Lovelace");
        all[1].get(&format!("{shared}/posts/{hers}")).await.is_absent();
        all[1].get(&own).await.is_absent();
        all[1].get(&format!("{group}/discussions")).await.lacks("Lovelace asks").lacks("Lovelace").shows("1 reply");
        all[2].get(&format!("{group}/discussions")).await.shows("2 replies");
        // Nothing rings across it, either way.
        app.settle().await;
        all[1].post(&format!("{shared}/read"), &[("upto", "9")]).await;
        app.settle().await;
        let quiet = all[1].get("/live/since?after=0").await.html();
        says(&all[0], &shared, "Unheard, @Ben Bitdiddle").await;
        app.settle().await;
        assert_eq!(all[1].get("/live/since?after=0").await.html(), quiet);
        all[1].get("/notices").await.lacks("Cleo’s");
        all[2].get("/notices").await.shows("A reply to you in");
    }

    /// Sent again, it is the same (abuse case 111): a discussion, and a post.
    async fn sending_twice_is_sending_once(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let id = client();
        let asked = [("client_id", &*id), ("kind", "question"), ("title", "Only once"), ("text", "Once")];
        let path = format!("{group}/discussions/new");
        let (one, two) = (all[0].post(&path, &asked).await, all[0].post(&path, &asked).await);
        assert_eq!(one.header("location"), two.header("location"));
        let thread = one.header("location").to_owned();
        let (token, id) = (all[1].token().await, client());
        let path = format!("{thread}/posts");
        let send = || {
            let fields = [("csrf", &*token), ("client_id", &*id), ("text", "Only once, please")];
            all[1].send(Ask::new("POST", &path).from_our_page().form(&fields))
        };
        let (a, b, c, d) = tokio::join!(send(), send(), send(), send());
        for seen in [&b, &c, &d] {
            assert_eq!(seen.header("location"), a.header("location"));
        }
        assert_eq!(all[0].get(&thread).await.html().matches("<p>Only once, please</p>").count(), 1);
        // The id is the writer's own: another's post is not taken for it.
        let stolen = [("client_id", &*id), ("text", "Not mine")];
        all[0].post(&path, &stolen).await.is(StatusCode::CONFLICT);
        // Other words under the same id are neither lost nor taken for it: sent again they are another reply.
        let other = [("client_id", &*id), ("text", "And one more thing")];
        let page = all[1].post(&path, &other).await;
        page.problem("text").shows("And one more thing").shows("This page has sent other words before");
        let fresh = page.input("client_id").expect("an id");
        assert_ne!(fresh, id);
        all[1].post(&path, &[("client_id", &*fresh), ("text", "And one more thing")]).await.is(StatusCode::SEE_OTHER);
        all[0].get(&thread).await.shows("And one more thing").shows("Only once, please");
        let begun = [asked[0], ("kind", "question"), ("title", "Only once"), ("text", "Something else")];
        all[0].post(&format!("{group}/discussions/new"), &begun).await.problem("text").shows("Something else");
    }

    /// Own words can be changed, what stood there can be read; deleted ones leave an empty place (abuse case 20).
    async fn own_words_change_and_go(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which?", "The first wording").await;
        let post = follow_up(&all[1], &thread, "Beforemost").await;
        let at = format!("{thread}/posts/{post}");
        all[1].post(&format!("{at}/edit"), &[("text", "Afterwards"), ("revision", "0")]).await.is(StatusCode::SEE_OTHER);
        all[1].post(&format!("{at}/edit"), &[("text", "Late"), ("revision", "0")]).await
            .is(StatusCode::UNPROCESSABLE_ENTITY).shows("in another window").shows("Late");
        all[0].get(&thread).await.shows("Afterwards").shows("Edited").lacks("Beforemost");
        all[0].get(&at).await.shows("What stood there before").shows("Beforemost");
        let quoting = [("client_id", &*client()), ("text", "To that"), ("reply_to", &*post)];
        all[0].post(&format!("{thread}/posts"), &quoting).await;
        all[1].get(&thread).await.shows("To that").shows("<b>You:</b> Afterwards");
        all[1].post(&format!("{at}/delete"), &[]).await.is(StatusCode::SEE_OTHER);
        let page = all[0].get(&thread).await;
        page.shows("This was deleted by its author.").shows("To that").lacks("Afterwards").lacks("<b>You:</b>");
        all[0].get(&at).await.lacks("Beforemost").lacks("Say something to it");
        all[0].post(&format!("{at}/reactions"), &[("reaction", "thanks")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        // A reply to what is deleted is a post like another.
        let late = [("client_id", &*client()), ("text", "Too late"), ("reply_to", &*post)];
        all[0].post(&format!("{thread}/posts"), &late).await.is(StatusCode::SEE_OTHER);
        // An opening that others answered stays as an empty place; one that nobody did goes whole.
        let question = opening(&all[0], &thread).await;
        all[0].post(&format!("{thread}/posts/{question}/delete"), &[]).await.is(StatusCode::SEE_OTHER);
        let page = all[1].get(&thread).await;
        page.shows("Deleted by whoever began it").lacks("Which?").shows("To that").lacks("The first wording");
        all[1].get(&format!("{group}/discussions")).await.shows("Deleted by whoever began it").lacks("Which?");
        let alone = starts(&all[0], &group, "question", "Never mind", "x").await;
        let question = opening(&all[0], &alone).await;
        all[0].post(&format!("{alone}/posts/{question}/delete"), &[]).await.goes_to("/groups");
        all[1].get(&alone).await.is_absent();
    }

    /// Words with names and never counts; they can be taken back.
    async fn reactions_are_words_with_names(app: TestApp) {
        let all = members(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar", "Dee Dee", "Eve Ash", "Fay Fox"]).await;
        let group = group_of(&all, "open").await;
        let thread = starts(&all[0], &group, "discussion", "Thoughts", "Here they are").await;
        let post = opening(&all[0], &thread).await;
        let path = format!("{thread}/posts/{post}/reactions");
        for it in &all[1..] {
            it.post(&path, &[("reaction", "agree")]).await.is(StatusCode::SEE_OTHER);
            app.advance(Duration::from_secs(60));
        }
        all[5].post(&path, &[("reaction", "differently")]).await;
        let page = all[0].get(&thread).await;
        page.shows("<b>Agree:</b> <span dir=\"auto\">Ben, Cem, Dee and others</span>");
        page.shows("<b>I see it differently:</b> <span dir=\"auto\">Fay</span>");
        all[0].get(&format!("{group}/discussions")).await.shows("People disagree");
        // Said twice it is said once; it goes by another press, and twice is once there too.
        all[5].post(&path, &[("reaction", "differently")]).await.is(StatusCode::SEE_OTHER);
        all[0].get(&thread).await.shows("<b>I see it differently:</b> <span dir=\"auto\">Fay</span>");
        for _ in 0..2 {
            all[5].post(&path, &[("back", "differently")]).await.is(StatusCode::SEE_OTHER);
        }
        all[0].get(&thread).await.lacks("I see it differently:");
        all[0].post(&path, &[("reaction", "thanks")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        all[1].post(&path, &[("reaction", "like")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// Following, muting, reading; who is told, and until when.
    async fn who_follows_is_told(app: TestApp) {
        let all = members(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar", "Dee Dum"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Who knows?", "Umbrageous words").await;
        all[2].post(&format!("{thread}/following"), &[("how", "follow")]).await;
        app.settle().await;
        says(&all[1], &thread, "I do, and so does @Dee Dum").await;
        app.settle().await;
        all[0].get("/notices").await.shows("A reply to you in “Who knows?”").lacks("Umbrageous").lacks("I do, and");
        all[2].get("/notices").await.shows("Something new in “Who knows?”");
        all[3].get("/notices").await.shows("You are mentioned in “Who knows?”");
        all[1].get("/notices").await.lacks("Who knows?");
        // An open page hears of ids alone (abuse case 23).
        let since = all[0].get("/live/since?after=0").await.html();
        assert!(since.contains(thread.trim_start_matches("/discussions/")) && !since.contains("Umbrageous"), "{since}");
        all[0].post(&format!("{thread}/read"), &[("upto", "2")]).await.is(StatusCode::SEE_OTHER);
        all[0].get("/notices").await.lacks("Who knows?");
        all[2].post(&format!("{thread}/following"), &[("how", "mute")]).await;
        all[2].post(&format!("{thread}/read"), &[("upto", "2")]).await;
        says(&all[1], &thread, "And once more").await;
        app.settle().await;
        all[2].get("/notices").await.lacks("Who knows?");
        says(&all[1], &thread, "@Cem, you too?").await;
        app.settle().await;
        all[2].get("/notices").await.shows("You are mentioned in");
        // What was new is found again, and reading never goes back.
        all[0].get(&format!("{thread}?new=1")).await.goes_to(&format!("{thread}?page=1#new"));
        all[0].get(&thread).await.shows("New since you were here");
        all[0].post(&format!("{thread}/read"), &[("upto", "1")]).await;
        all[0].get(&thread).await.shows("New since you were here");
        // Whoever left is told nothing, of what was before either (abuse cases 7, 8, 25).
        all[0].post(&format!("{group}/people/{}/removal", all[3].member().await), &[("words", "No longer here.")]).await;
        all[3].get("/notices").await.lacks("Who knows?");
        says(&all[1], &thread, "@Dee Dum is gone").await;
        app.settle().await;
        all[3].get("/notices").await.lacks("Who knows?");
    }

    /// What was there on Monday is earlier; what came since is new until the next visit.
    async fn since_you_were_here(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let list = format!("{group}/discussions");
        starts(&all[0], &group, "question", "Old question", "x").await;
        all[1].get(&list).await.lacks("Since you were here").shows("Old question");
        all[1].post(&format!("{list}/seen"), &[]).await.goes_to(&list);
        app.advance(3 * DAY);
        starts(&all[0], &group, "question", "New question", "x").await;
        for _ in 0..2 {
            let html = all[1].get(&list).await.html();
            let (new, old) = (html.find("New question").expect("new"), html.find("Old question").expect("old"));
            let (since, earlier) = (html.find("Since you were here").expect("since"), html.find("Earlier</h2>").expect("earlier"));
            assert!(since < new && new < earlier && earlier < old, "{html}");
            all[1].post(&format!("{list}/seen"), &[]).await;
        }
        app.advance(2 * DAY);
        all[1].get(&list).await.shows("Nothing new since then").shows("Since you were here on");
    }

    /// A question that nobody answered for three days goes to those who look after the group, once.
    async fn nobody_is_left_without_an_answer(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let all = members(&app, &["Ada", "Ben", "Hester"]).await;
        let group = group_of(&all, "by_request").await;
        appoints(&all[0], &group, &all[2], "host").await;
        let thread = starts(&all[1], &group, "question", "Does anybody know?", "x").await;
        app.advance(2 * DAY);
        app.settle().await;
        all[2].get("/notices").await.lacks("Does anybody know?");
        app.advance(2 * DAY);
        app.settle().await;
        all[2].get("/notices").await.shows("Nobody has answered “Does anybody know?”");
        all[1].get("/notices").await.lacks("Nobody has answered");
        says(&all[2], &thread, "I do").await;
        all[0].get("/notices").await.lacks("Nobody has answered");
    }

    /// What is begun is kept, sealed and for oneself; what may name a patient is not (abuse cases 71, 120).
    async fn drafts_are_kept(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which?", "x").await;
        all[1].post(&format!("{thread}/draft"), &[("client_id", ""), ("text", "Half a thought")]).await.is(StatusCode::SEE_OTHER);
        all[1].get(&thread).await.shows("Half a thought").shows("Kept for you");
        all[0].get(&thread).await.lacks("Half a thought");
        let caught = [("client_id", ""), ("text", "Mrs NHS no 943 476 5919 came in")];
        all[1].post(&format!("{thread}/draft"), &caught).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919");
        all[1].get(&thread).await.shows("Half a thought").lacks("943 476");
        says(&all[1], &thread, "The whole thought").await;
        all[1].get(&thread).await.lacks("Half a thought");
        let begun = [("client_id", &*client()), ("kind", "heads_up"), ("title", "Halfway"), ("text", ""), ("next", "Us")];
        all[1].post(&format!("{group}/discussions/draft"), &begun).await.is(StatusCode::SEE_OTHER);
        all[1].get(&format!("{group}/discussions/new")).await.shows("Halfway").shows("Warn the group").shows("value=\"Us\"");
        all[0].get(&format!("{group}/discussions/new")).await.lacks("Halfway");
        assert!(!app.files().join("\n").contains("Halfway"));
    }

    /// The guard looks at every word before anything is kept, and a preview keeps nothing.
    async fn the_guard_and_the_preview(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let path = format!("{group}/discussions/new");
        let id = client();
        let typed = |text, press| [("client_id", &*id), ("kind", "question"), ("title", "Which?"), ("text", text), ("press", press)];
        let seen = all[0].post(&path, &typed("NHS no 943 476 5919", "")).await;
        seen.is(StatusCode::UNPROCESSABLE_ENTITY).shows("This names a patient");
        let seen = all[0].post(&path, &typed("With **care**", "preview")).await;
        seen.is_ok().shows("As it will stand there").shows("<strong>care</strong>").shows("With **care**");
        all[1].get(&format!("{group}/discussions")).await.shows("Nothing has been written here yet");
        let seen = all[0].post(&path, &[("client_id", &*id), ("kind", "question"), ("title", ""), ("text", "Kept")]).await;
        seen.problem("title").shows("Kept");
        let seen = all[0].post(&path, &[("client_id", &*id), ("kind", "heads_up"), ("title", "A"), ("text", "b"), ("until", "never")]).await;
        seen.problem("until");
    }

    /// Nobody founds anything for somebody else by a group that is not theirs.
    async fn what_is_not_there(app: TestApp) {
        let ada = app.member("Ada").await;
        let group = founds(&ada, "secret").await;
        for path in ["/discussions/x", "/discussions/00000000-0000-4000-8000-000000000000", "/groups/x/discussions"] {
            ada.get(path).await.is_absent();
        }
        ada.get(&format!("{group}/discussions?page=%%%&kind=x&tag=%25")).await.is_ok();
    }
}
