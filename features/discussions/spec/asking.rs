//! Asking without a name: where it is possible, and what nobody learns.

use super::{
    nameless::{asks, count, hex, id_in, name_two, names, scene, sends},
    scene::{appoints, client, follow_up, group_of, members, opening, says, starts},
};
use accounts_api::{TieKind, set_tie};
use http::StatusCode;
use kernel::{Act, Reason, Viewer};
use std::time::Duration;

const TIE: Act = Act::open("set_scene");
const HOUSE: Viewer = Viewer::house(Reason::Background);
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    /// Nobody asks without a name where it would help nobody: each thing that is lacking is said, on the page of the hosts too.
    async fn it_is_possible_only_where_it_protects(app: TestApp) {
        let names = names(20);
        let all = members(&app, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let group = group_of(&all[..19], "open").await;
        let (ask, settings) = (format!("{group}/discussions/asking"), format!("{group}/discussions/settings"));
        let page = all[1].get(&ask).await;
        page.shows("Fewer than 20 people").shows("have not allowed it").shows("has not named two moderators").lacks("<textarea");
        sends(&all[1], &group, "Now?", "x").await.is(StatusCode::UNPROCESSABLE_ENTITY);
        all[0].get(&settings).await.shows("Fewer than 20 people").lacks("name=\"anonymous\"");
        all[19].post(&format!("{group}/membership"), &[]).await;
        let mods = [app.moderator("Monkshood One").await, app.moderator("Monkshood Two").await];
        let admin = app.admin("Anna").await;
        admin.get("/admin").await.shows("/admin/asking");
        let own = [admin.member().await.to_string(), mods[0].member().await.to_string()];
        admin.get("/admin/asking").await.shows("Monkshood One").lacks(">Anna</option>");
        admin.post("/admin/asking", &[("first", &own[0]), ("second", &own[1])]).await.is(StatusCode::FORBIDDEN);
        admin.post("/admin/asking", &[("first", &own[1]), ("second", &own[1])]).await.shows("two different moderators");
        let no_moderator = all[5].member().await.to_string();
        admin.post("/admin/asking", &[("first", &no_moderator), ("second", &own[1])]).await.shows("is no moderator");
        name_two(&admin, &mods).await;
        all[1].get(&ask).await.shows("has not named two moderators").lacks("Fewer than 20");
        mods[0].post("/moderation/unmasking/agreement", &[("agrees", "yes")]).await;
        all[1].get(&ask).await.shows("has not named two moderators");
        all[0].get(&settings).await.lacks("name=\"anonymous\"");
        mods[1].post("/moderation/unmasking/agreement", &[("agrees", "yes")]).await;
        all[0].get(&settings).await.shows("name=\"anonymous\"");
        all[0].post(&settings, &[("anonymous", "yes")]).await.goes_to(&settings);
        let page = all[1].get(&ask).await;
        page.shows("20 people are in this group").shows("publish your profession").shows("Monkshood One and Monkshood Two");
        page.lacks("as good as signed");
        page.shows("Who to turn to").shows("116 123").shows("name=\"understood\"");
        // Whoever alone says what they are is all but named.
        let head = [
            ("revision", "0"), ("profession", "profession.gp"), ("headline", ""), ("headline_audience", "members"),
            ("about", ""), ("about_audience", "members"), ("location_audience", "members"), ("photo_audience", "members"),
        ];
        all[1].post("/profile/edit", &head).await.goes_to("/profile/edit");
        all[1].get(&ask).await.shows("Nobody else of those whom you see here").shows("as good as signed");
        // Whoever has not joined cannot; whoever could unmask cannot; nor where one of the two looks after the group.
        let outside = app.member("Outside").await;
        outside.get(&ask).await.shows("join the group first").lacks("<textarea");
        sends(&outside, &group, "Now?", "x").await.is(StatusCode::UNPROCESSABLE_ENTITY);
        mods[0].post(&format!("{group}/membership"), &[]).await;
        mods[0].get(&ask).await.shows("You are one of the two moderators");
        sends(&mods[0], &group, "Now?", "x").await.is(StatusCode::UNPROCESSABLE_ENTITY);
        appoints(&all[0], &group, &mods[0], "moderator").await;
        all[1].get(&ask).await.shows("must be independent of it");
        sends(&all[1], &group, "Now?", "x").await.is(StatusCode::UNPROCESSABLE_ENTITY);
        appoints(&all[0], &group, &mods[0], "member").await;
        asks(&all[1], &group, "Now?", "Now it is possible.").await;
        // Nobody agrees any more: what was asked stays, and nothing new is.
        mods[1].post("/moderation/unmasking/agreement", &[("agrees", "no")]).await;
        sends(&all[1], &group, "And now?", "x").await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("And now?");
        all[2].get("/asking").await.shows("Nobody, because nobody can ask yet");
        assert_eq!(app.keys().await, 1, "what was refused made no key");
    }

    /// Whoever asked finds it, adds to it, changes it and says what solved it; never under their name, never as an answer.
    async fn whoever_asked_goes_on_in_it(app: TestApp) {
        let s = scene(&app).await;
        let form = format!("{}/discussions/asking", s.group);
        let unread = [("client_id", &*client()), ("kind", "question"), ("title", "Kept words?"), ("text", "Kept text.")];
        let page = s.asker().post(&form, &unread).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).problem("understood").shows("Kept words?").shows("Kept text.");
        let thread = asks(s.asker(), &s.group, "What did you do after a miss?", "I would rather not say when.").await;
        let again = s.asker().get(&thread).await;
        again.shows("A member, without a name").shows("You asked this without your name").shows("You write here as whoever asked");
        again.shows("Yours. Nobody else is told that").lacks("Follow this").lacks("Quillfeather Askwith</a></b>");
        let seen = s.other().get(&thread).await;
        seen.shows("A member, without a name").lacks("You asked this").lacks("Yours. Nobody").lacks("Quillfeather");
        let answer = follow_up(s.other(), &thread, "I told them, and it was right.").await;
        let added = follow_up(s.asker(), &thread, "Thank you. Whom first?").await;
        s.other().get(&thread).await.shows("Thank you. Whom first?").lacks("Quillfeather");
        s.other().get(&format!("{thread}?reply={added}")).await.shows("Answers A member, without a name:");
        // What would stand there with a name is refused.
        s.asker().post(&format!("{thread}/following"), &[("how", "follow")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let react = format!("{thread}/posts/{answer}/reactions");
        s.asker().post(&react, &[("reaction", "thanks")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        s.asker().post(&format!("{thread}/summary"), &[("words", "In short.")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        s.asker().get(&format!("{thread}/posts/{answer}")).await.lacks("id=\"react\"");
        // An answer is another's, whoever presses.
        for by in [s.asker(), s.owner()] {
            let path = format!("{thread}/posts/{added}/answer");
            by.post(&path, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        }
        s.asker().post(&format!("{thread}/posts/{answer}/answer"), &[("on", "yes")]).await.is(StatusCode::SEE_OTHER);
        s.other().get(&thread).await.shows("This solved it");
        let edit = [("text", "Thank you all. Whom first?"), ("revision", "0")];
        s.asker().post(&format!("{thread}/posts/{added}/edit"), &edit).await.is(StatusCode::SEE_OTHER);
        s.other().post(&format!("{thread}/posts/{added}/edit"), &edit).await.is_absent();
        s.owner().post(&format!("{thread}/posts/{added}/delete"), &[]).await.is_absent();
        s.other().get(&format!("{thread}/posts/{added}")).await.shows("Thank you. Whom first?").lacks("Quillfeather");
        s.asker().post(&format!("{thread}/title"), &[("kind", "question"), ("version", "0"), ("title", "After a miss?"), ("tags", "")])
            .await
            .is(StatusCode::SEE_OTHER);
        s.asker().post(&format!("{thread}/posts/{added}/delete"), &[]).await.is(StatusCode::SEE_OTHER);
        s.other().get(&thread).await.shows("After a miss?").shows("deleted by its author");
        // Nobody answered this one: it goes whole, and its key with it.
        let keys = app.keys().await;
        let alone = asks(s.asker(), &s.group, "Or never mind?", "Never mind.").await;
        assert_eq!(app.keys().await, keys + 1);
        let first = opening(s.asker(), &alone).await;
        s.asker().post(&format!("{alone}/posts/{first}/delete"), &[]).await.goes_to("/groups");
        app.settle().await;
        assert_eq!(app.keys().await, keys);
        s.asker().get("/asking").await.lacks("Or never mind?");
        // Three within a week are enough; the page keeps what was typed.
        for title in ["Two?", "Three?"] {
            sends(s.asker(), &s.group, title, "x").await.goes_to("/asking");
        }
        sends(s.asker(), &s.group, "Four?", "Still here.").await.shows("three questions").shows("Still here.");
        app.advance(8 * DAY);
        s.asker().signs_in().await;
        sends(s.asker(), &s.group, "Four?", "Later.").await.goes_to("/asking");
        // Sent twice is asked once.
        let fields = [("client_id", &*client()), ("kind", "question"), ("title", "Twice?"), ("text", "x"), ("understood", "yes")];
        for _ in 0..2 {
            s.asker().post(&form, &fields).await.goes_to("/asking");
        }
        assert_eq!(s.asker().get("/asking").await.html().matches(">Twice?<").count(), 1);
    }

    /// Nobody learns it: no page, part, search, notice, letter, report, log of decisions or copy of another's data, and no row
    /// beside the question (abuse cases 4, 9, 13, 15, 21, 33, 34, 35).
    async fn nobody_learns_who_asked(app: TestApp) {
        let s = scene(&app).await;
        let (own, email) = (s.asker().member().await.to_string(), s.asker().email().to_owned());
        for it in &s.all[2..6] {
            starts(it, &s.group, "discussion", "Something named", "With a name").await; // others wrote here too
        }
        let thread = asks(s.asker(), &s.group, "Zephyrine, anybody?", "Zephyrine words of mine.").await;
        let mut listening = s.other().listens("/live", None).await;
        let question = opening(s.other(), &thread).await;
        follow_up(s.other(), &thread, "A named answer").await;
        follow_up(s.asker(), &thread, "Zephyrine once more.").await;
        s.asker().post(&format!("{thread}/read"), &[("upto", "3")]).await;
        follow_up(s.other(), &thread, "Another named answer").await;
        let kept = [("client_id", &*client()), ("text", "Half an answer")];
        s.asker().post(&format!("{thread}/draft"), &kept).await;
        let words = [("kind", "unkind"), ("words", "Look at this.")];
        s.owner().post(&format!("/report/post/{question}"), &words).await.is(StatusCode::SEE_OTHER);
        app.settle().await;
        app.advance(20 * MINUTE);
        app.settle().await;
        let found = "/search?q=zephyrine".to_owned();
        let case = s.mods[0].get("/moderation").await.html();
        let case = case.split("href=\"/moderation/").find(|it| it.starts_with(|c: char| c.is_ascii_hexdigit()));
        let case = format!("/moderation/{}", case.unwrap_or_default().chars().take(36).collect::<String>());
        let list = format!("{}/discussions", s.group);
        let everybody = [s.owner(), s.other(), &s.mods[0], &s.mods[1], &s.admin];
        let pages = [
            thread.clone(), format!("{thread}/settings"), format!("{thread}/posts/{question}"), format!("{thread}?reply={question}"),
            list.clone(), "/".to_owned(), "/notices".to_owned(), "/asking".to_owned(), found.clone(),
            format!("/report/post/{question}"), case.clone(), "/moderation".to_owned(), "/admin/audit".to_owned(),
            format!("/moderation/unmasking/of/{question}"),
        ];
        let mut looked = 0;
        for by in everybody {
            for path in &pages {
                let page = by.get(path).await;
                looked += i32::from(page.status.is_success());
                let bytes = format!("{:?}{}", page.headers, page.html());
                assert!(!bytes.contains(&email), "{} at {path}", by.name());
                // Home and the group's list name whoever is new, with or without a question.
                if *path != "/" && *path != list {
                    for canary in [own.as_str(), "Quillfeather"] {
                        assert!(!bytes.contains(canary), "{} at {path}: {canary}", by.name());
                    }
                }
            }
            let part = by.get_part(&format!("{thread}?after=0"), "news").await;
            assert!(!part.html().contains("Quillfeather"));
        }
        assert!(looked > 40, "{looked} pages were there to be looked at");
        s.mods[0].get(&case).await.shows("Post by a member, without a name").shows("nobody who looks at reports knows").lacks("Warn the author");
        s.other().get(&found).await.shows("Asked without a name");
        // What waits for everybody says nothing of it; whoever asked is told on their page, and by no letter.
        s.asker().get("/notices").await.shows("what you asked without your name");
        app.advance(2 * DAY);
        app.settle().await;
        for mail in app.mails() {
            let whole = format!("{} {}", mail.subject, mail.text);
            assert!(!whole.contains("without your name") && !whole.contains("Zephyrine"), "{whole}");
        }
        let heard = listening.events().iter().map(proving::Heard::json).map(|it| it.to_string()).collect::<String>();
        assert!(!heard.contains(&own), "{heard}");
        // No row has both, in the clear.
        let (me, it) = (id_in(&app, &own), id_in(&app, thread.trim_start_matches("/discussions/")));
        for query in [
            format!("SELECT COUNT(*) FROM discussion WHERE id = {it} AND (author_id IS NOT NULL OR latest_by = {me})"),
            format!("SELECT COUNT(*) FROM post WHERE discussion_id = {it} AND author_id = {me}"),
            format!("SELECT COUNT(*) FROM following WHERE discussion_id = {it} AND member_id = {me}"),
            format!("SELECT COUNT(*) FROM notice WHERE about = {it} AND member_id = {me}"),
            format!("SELECT COUNT(*) FROM audit WHERE on_id = {it} AND actor_id = {me}"),
            "SELECT COUNT(*) FROM audit WHERE act = 'ask_without_name' AND actor_id IS NOT NULL".to_owned(),
            format!("SELECT COUNT(*) FROM fact WHERE by_id = {me} AND about = {it}"),
            format!("SELECT COUNT(*) FROM post_reaction WHERE discussion_id = {it} AND member_id = {me}"),
        ] {
            assert_eq!(count(&app, &query), 0, "{query}");
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE act = 'ask_without_name' AND actor_sealed IS NOT NULL"), 1);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM discussion_asker"), 1);
        let cells = app.database().cells();
        let sealed: Vec<_> = cells.iter().filter(|it| it.table == "discussion_asker" || it.column == "actor_sealed").collect();
        assert!(sealed.len() > 4 && sealed.iter().all(|it| !it.text.contains(&hex(&own))), "{sealed:?}");
        let logs = proving::logs();
        assert!(!logs.contains("Zephyrine"), "abuse case 33");
    }

    /// A block tells nothing: what is asked without a name is there for both, and who replies across one is not told of to whoever
    /// asked (abuse cases 13, 36). Hosts who ask are told as all hosts are.
    async fn neither_a_block_nor_a_host_gives_it_away(app: TestApp) {
        let s = scene(&app).await;
        let (a, b) = (s.asker().member().await, s.other().member().await);
        app.app().write(&HOUSE, TIE, async |tx| set_tie(tx, b, a, TieKind::Block).await).await.expect("tied");
        let thread = asks(s.asker(), &s.group, "Across?", "Words across a block").await;
        s.other().get(&thread).await.shows("Words across a block");
        says(s.other(), &thread, "I would not").await.is(StatusCode::SEE_OTHER);
        s.asker().get(&thread).await.lacks("I would not");
        // Where the first waits for a host, this does whoever asks, and the host who asked hears of it as the other host does.
        appoints(s.owner(), &s.group, &s.all[4], "host").await;
        let rules = [("anonymous", "yes"), ("hold_first", "yes")];
        s.owner().post(&format!("{}/discussions/settings", s.group), &rules).await.is(StatusCode::SEE_OTHER);
        sends(s.owner(), &s.group, "By a host?", "Held words").await.goes_to("/asking");
        s.owner().get("/asking").await.shows("By a host?").shows("Waits until a host has let it through");
        for host in [s.owner(), &s.all[4]] {
            host.get("/notices").await.shows("Somebody new waits for a host");
        }
        s.asker().get(&format!("{}/discussions", s.group)).await.lacks("By a host?");
        let page = s.all[4].get(&format!("{}/discussions/settings", s.group)).await.html();
        let path = page.split("href=\"/discussions/").nth(1).unwrap_or_default().split('"').next().unwrap_or_default();
        s.all[4].post(&format!("/discussions/{path}/release"), &[]).await.is(StatusCode::SEE_OTHER);
        s.asker().get(&format!("{}/discussions", s.group)).await.shows("By a host?");
        // Hidden, its reason reaches whoever asked by their own list.
        let hide = [("on", "yes"), ("words", "It names a practice.")];
        s.all[4].post(&format!("/discussions/{path}/hiding"), &hide).await.is(StatusCode::SEE_OTHER);
        s.owner().get("/asking").await.shows("It names a practice.");
        // It is carried to no other group, where fewer may be.
        let small = group_of(&s.all[..2], "open").await;
        let to = small.trim_start_matches("/groups/");
        s.owner().post(&format!("{thread}/moving"), &[("to", to)]).await.is_absent();
        // Nobody but its asker is told that it is theirs, nor does a file say it.
        s.owner().get(&thread).await.lacks("You asked this");
    }

    /// Their copy has what they asked, nobody else's does; when they are gone their words are, and nobody can learn it any more
    /// (abuse cases 21, 37).
    async fn it_is_in_ones_own_copy_and_goes_with_one(app: TestApp) {
        let s = scene(&app).await;
        let answered = asks(s.asker(), &s.group, "Wistmoor?", "Wistmoor words, answered").await;
        let alone = asks(s.asker(), &s.group, "Corrowby?", "Corrowby words, alone").await;
        follow_up(s.other(), &answered, "A named answer").await;
        let own = s.asker().member().await;
        for (by, theirs) in [(s.asker(), true), (s.other(), false), (&s.mods[0], false)] {
            let member = by.member().await;
            let mut copies = Vec::new();
            for belongings in app.app().belongings() {
                let read = app.app().read(&HOUSE).await.expect("a read");
                let part = (belongings.export)(app.app(), read.reader(), member).await.expect("a copy");
                copies.push(format!("{:?}", part.json));
            }
            let copy = copies.concat();
            for word in ["Wistmoor words", "Corrowby words"] {
                assert_eq!(copy.contains(word), theirs, "{} and {word}", by.name());
            }
        }
        s.asker().post("/settings/leaving", &[]).await.goes_to("/sign-in");
        assert!(leaving::actions::erase_at_once(app.app(), own).await.expect("erased"));
        app.settle().await;
        s.other().get(&answered).await.shows("A named answer").lacks("Wistmoor words").shows("deleted by its author");
        s.other().get(&alone).await.is_absent();
        s.other().get("/search?q=wistmoor").await.lacks("k-found");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM discussion_asker"), 0);
        let cells = app.database().cells();
        let left: Vec<_> = cells.iter().filter(|it| it.text.contains("Wistmoor") || it.text.contains("Corrowby")).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}
