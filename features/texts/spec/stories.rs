//! The texts, as they are read, worded anew and agreed to.

use proving::{Actor, Ask, TestApp};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Publishes as a person would: from the version that the form shows.
async fn publishes(admin: &Actor, text: &str, body: &str, again: bool) {
    let path = format!("/admin/texts/{text}");
    admin.signs_in().await; // what binds members takes the password, given not long ago
    let base = admin.get(&path).await.input("base").expect("the form says what it began from");
    let mut fields = vec![("base", base.as_str()), ("body", body), ("note", "Says it shorter."), ("press", "publish")];
    if again {
        fields.push(("again", "yes"));
    }
    admin.post(&path, &fields).await.goes_to("/admin/texts");
}

/// What the table of acceptances holds of somebody: text and version.
async fn agreed(app: &TestApp, who: &Actor) -> Vec<String> {
    let export = app.app().belongings().iter().find(|it| it.tables.contains(&"acceptance")).expect("claimed").export;
    let house = kernel::Viewer::house(kernel::Reason::Background);
    let (member, read) = (who.member().await, app.app().read(&house).await.expect("a snapshot"));
    let json = export(app.app(), read.reader(), member).await.expect("exported").json;
    let rows = json["agreed_to"].as_array().expect("a list").iter();
    rows.map(|it| format!("{} {}", it["text"].as_str().expect("a word"), it["version"])).collect()
}

proving::app_test! {
    async fn everybody_reads_every_text(app: TestApp) {
        let (stranger, ada) = (app.nobody(), app.member("Ada").await);
        for viewer in [&stranger, &ada] {
            let index = viewer.get("/about").await;
            index.is_ok().shows("Who runs this Kettle").shows("[Name of the operator]").lacks("Edit");
            for (word, title) in [("privacy", "Privacy notice"), ("terms", "Terms"), ("rules", "House rules"), ("help", "Help"),
                                  ("accessibility", "Accessibility statement"), ("ordering", "How pages are ordered"),
                                  ("readers", "Who can read this")] {
                index.shows(&format!("href=\"/about/{word}\"")).shows(title);
                let page = viewer.get(&format!("/about/{word}")).await;
                page.is_ok().shows(title).shows("Version 1, 20 November 2026: The words that came with Kettle.");
                page.shows("[Name of the operator]");
            }
        }
        stranger.get("/about/help").await.shows("116 123").shows("Nobody watches Kettle at night");
        for nowhere in ["/about/operator", "/about/Terms", "/about/terms/versions/2", "/about/terms/versions/0",
                        "/about/terms/versions/x", "/about/x/versions/1", "/about/terms/versions/99999999999999999999"] {
            stranger.get(nowhere).await.is_absent();
        }
    }

    async fn a_text_is_worded_anew_and_its_versions_stay(app: TestApp) {
        let anna = app.admin("Anna").await;
        anna.get("/about/help").await.shows("href=\"/admin/texts/help\"");
        anna.get("/admin/texts").await.is_ok().shows("Still to be filled in:").shows("How soon the operator answers");
        app.advance(2 * DAY);
        publishes(&anna, "help", "Call **Una**.\n\n- at noon\n- at night", false).await;
        anna.get("/admin/texts").await.shows("Help: version 2 is published.").lacks("How soon the operator answers");
        let now = app.nobody().get("/about/help").await;
        now.is_ok().shows("Call <strong>Una</strong>.").shows("Version 2, 22 November 2026: Says it shorter.");
        now.lacks("116 123").shows("href=\"/about/help/versions/1\"");
        let then = app.nobody().get("/about/help/versions/1").await;
        then.is_ok().shows("116 123").shows("This is an older version. Version 2, 22 November 2026 holds now.");
        app.nobody().get("/about/help/versions/2").await.is_ok().lacks("older version");
        app.nobody().get("/about").await.shows("Version 2, 22 November 2026: Says it shorter.");
        anna.get("/admin/texts/help").await.shows("Published by Anna.");
        app.settle().await;
        let told = app.database().rows("SELECT body FROM fact WHERE kind = 'text_published'");
        assert_eq!(told.len(), 1);
        assert!(told[0][0].as_deref().is_some_and(|it| it.contains("help") && !it.contains("Una")), "{told:?}");
    }

    async fn a_preview_changes_nothing(app: TestApp) {
        let anna = app.admin("Anna").await;
        let before = app.writes().await;
        let form = [("base", "1"), ("body", "Call **Una** or [Somebody else]."), ("note", ""), ("press", "preview")];
        let seen = anna.post("/admin/texts/help", &form).await;
        seen.is_ok().shows("Preview").shows("Call <strong>Una</strong> or [Somebody else].");
        seen.shows("Call **Una** or [Somebody else].").shows("Still to be filled in: Somebody else.");
        let operator = [("base", "1"), ("name", "Dr Una"), ("contact", "una@example.org"), ("address", "1 Lane\r\nTown"), ("note", ""),
                    ("press", "preview")];
        anna.post("/admin/operator", &operator).await.is_ok().shows("href=\"mailto:una@example.org\"").shows("1 Lane<br>Town");
        assert_eq!(app.writes().await, before);
        app.nobody().get("/about/help").await.shows("Version 1,");
    }

    async fn what_cannot_be_published_says_why(app: TestApp) {
        let anna = app.admin("Anna").await;
        let post = |body: String, note: &'static str| {
            let anna = anna.clone();
            async move { anna.post("/admin/texts/help", &[("base", "1"), ("body", &body), ("note", note), ("press", "publish")]).await }
        };
        post("Call Una.".into(), " ").await.problem("note").shows("Say in a sentence what changed.").shows("Call Una.");
        post(" ".into(), "Shorter.").await.problem("body");
        post("x".repeat(40_001), "Longer.").await.problem("body");
        post("Call \u{202e}anU".into(), "Turned.").await.problem("body"); // abuse case 50
        post(texts::text::TextName::Help.default_body().to_owned(), "Nothing.").await.problem("body").shows("already");
        let odd = [("base", "1"), ("body", "x"), ("note", "x"), ("press", "delete")];
        assert_eq!(anna.post("/admin/texts/help", &odd).await.status, 422);
        anna.post("/admin/texts/nothing", &[("base", "1"), ("body", "x"), ("note", "x"), ("press", "publish")]).await.is_absent();
        app.nobody().get("/about/help").await.shows("Version 1,");
    }

    /// The second keeps what was typed, sees what the first published, and decides.
    async fn of_two_who_edit_at_once_the_second_is_told(app: TestApp) {
        let (anna, bea) = (app.admin("Anna").await, app.admin("Bea").await);
        publishes(&anna, "help", "Anna's words.", false).await;
        let late = [("base", "1"), ("body", "Bea's words."), ("note", "Mine."), ("press", "publish")];
        let seen = bea.post("/admin/texts/help", &late).await;
        seen.problem("").shows("Somebody else published").shows("Bea&#39;s words.").shows("<p>Anna’s words.</p>".replace('’', "'").as_str());
        let base = seen.input("base").expect("what it begins from now");
        assert_eq!(base, "2");
        bea.post("/admin/texts/help", &[("base", &base), ("body", "Bea's words."), ("note", "Mine."), ("press", "publish")])
            .await
            .goes_to("/admin/texts");
        app.nobody().get("/about/help").await.shows("Bea's words.").shows("Version 3,");
        let operator = |base: &'static str, name: &'static str| {
            let bea = bea.clone();
            async move {
                let form = [("base", base), ("name", name), ("contact", "020 7946 0000"), ("address", "1 Lane"), ("note", "Filled in."),
                            ("press", "publish")];
                bea.post("/admin/operator", &form).await
            }
        };
        operator("1", "Dr Una").await.goes_to("/admin/texts");
        operator("1", "Dr Una").await.problem("").shows("value=\"2\"").shows("Dr Una");
        operator("2", "Dr Una").await.problem("name");
        operator("2", "Dr Una Operator").await.goes_to("/admin/texts");
        app.nobody().get("/about").await.shows("Dr Una Operator").shows("020 7946 0000").lacks("[Name of the operator]");
    }

    /// Of many who publish from the same version at the same moment, one does.
    async fn ten_publish_at_once_and_one_does(app: TestApp) {
        let anna = app.admin("Anna").await;
        let mut presses = Vec::new();
        for number in 0..10 {
            let (anna, body) = (anna.clone(), format!("Words {number}."));
            presses.push(async move {
                let form = [("base", "1"), ("body", body.as_str()), ("note", "Mine."), ("press", "publish")];
                anna.post("/admin/texts/rules", &form).await.status.as_u16()
            });
        }
        let statuses = proving::together(presses).await;
        assert_eq!(statuses.iter().filter(|it| **it == 303).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|it| matches!(it, 303 | 422)), "{statuses:?}");
        app.nobody().get("/about/rules").await.shows("Version 2,").lacks("Version 3,");
    }

    /// Abuse cases 58 to 62 and 96: whoever gets hold of an administrator's page still runs nothing in a reader's browser.
    async fn scripts_in_a_text_are_words(app: TestApp) {
        let anna = app.admin("Anna").await;
        let body = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[press](javascript:alert(1))\n\n\
                    [press](data:text/html;base64,PHNjcmlwdD4=)\n\n![seen](https://evil.example/pixel.png)\n\n\
                    <svg><a xlink:href=\"javascript:alert(1)\"></svg>\n\n<a hx-get=\"/sign-out\" style=\"x\" id=\"maincontent\">x</a>\n\n\
                    {{7919*6133}} ${7919*6133}\n\n[fine](https://example.org)";
        publishes(&anna, "rules", body, false).await;
        let operator = [("base", "1"), ("name", "<script>alert(1)</script>"), ("contact", "javascript:alert(1)"),
                    ("address", "<img src=x onerror=alert(1)>"), ("note", "\"><script>alert(1)</script>"), ("press", "publish")];
        anna.post("/admin/operator", &operator).await.goes_to("/admin/texts");
        let preview = [("base", "2"), ("body", body), ("note", ""), ("press", "preview")];
        for page in [app.nobody().get("/about/rules").await, app.nobody().get("/about").await, anna.get("/admin/texts").await,
                     anna.get("/admin/texts/rules").await, anna.post("/admin/texts/rules", &preview).await] {
            let html = page.is_ok().html();
            // What was typed stands there as words; no tag or attribute of it is one.
            for live in ["<script>", "<img", "<svg><", "<a xlink", "<a hx-get", "<a href=\"javascript", "<a href=\"data", "src=\"https://evil",
                         "48567227"] {
                assert!(!html.contains(live), "{}: {live}", page.asked);
            }
        }
        let seen = app.nobody().get("/about/rules").await;
        seen.shows("<script>alert(1)</script>".replace('<', "&lt;").replace('>', "&gt;").as_str());
        seen.shows("href=\"https://example.org\"");
    }

    async fn nobody_else_words_the_texts(app: TestApp) {
        let ada = app.member("Ada").await;
        let form = [("base", "1"), ("body", "Ada's words."), ("note", "Mine."), ("press", "publish")];
        for path in ["/admin/texts/help", "/admin/operator"] {
            ada.post(path, &form).await.is_absent(); // abuse case 38
            app.nobody().post(path, &form).await.goes_to("/sign-in?next=/");
        }
        let anna = app.admin("Anna").await;
        for (name, value) in [("number", "9"), ("published_at", "0"), ("by_id", "x"), ("html", "<script>")] {
            let mut more = form.to_vec();
            more.push((name, value));
            assert_eq!(anna.post("/admin/texts/help", &more).await.status, 422, "{name}");
        }
        app.stands(&anna, "suspended").await;
        anna.post("/admin/texts/help", &form).await.is_absent();
        app.nobody().get("/about/help").await.shows("Version 1,");
    }

    async fn whoever_joins_agrees(app: TestApp) {
        app.nobody().get("/join").await.shows("By joining you agree to the terms and the house rules .");
        let ada = app.member("Ada").await;
        assert_eq!(agreed(&app, &ada).await, ["rules 1", "terms 1"]);
        ada.get("/agreement").await.is_ok().shows("There is nothing to do");
        ada.get("/about").await.lacks("Please have a look");
        ada.get("/about/terms").await.shows("You agree to this. You said so on 20 November 2026, of version 1.");
        app.nobody().get("/about/terms").await.lacks("You agree");
    }

    /// The versions of the moment in which somebody pressed the button, not of that in which they confirmed.
    async fn whoever_joins_agrees_to_what_they_could_read(app: TestApp) {
        let anna = app.admin("Anna").await;
        let una = app.newcomer("Una").await;
        app.advance(DAY);
        publishes(&anna, "terms", "You owe us a cake.", true).await;
        app.settle().await;
        una.confirms().await;
        app.settle().await;
        assert_eq!(agreed(&app, &una).await, ["rules 1", "terms 1"]);
        una.get("/agreement").await.shows("Terms").lacks("House rules</a></p>");
        let ben = app.member("Ben").await;
        assert_eq!(agreed(&app, &ben).await, ["rules 1", "terms 2"]);
    }

    async fn a_new_version_asks_if_it_was_said_so(app: TestApp) {
        let (anna, ada) = (app.admin("Anna").await, app.member("Ada").await);
        app.advance(DAY);
        publishes(&anna, "rules", "Be kind, please.", false).await;
        ada.get("/agreement").await.shows("There is nothing to do");
        publishes(&anna, "rules", "Be kind. Bring cake.", true).await;
        publishes(&anna, "rules", "Be kind. Bring a cake.", false).await;
        ada.get("/about").await.shows("You have not agreed yet to what is said here now: House rules.");
        ada.get("/about/rules").await.shows("Please have a look.");
        ada.get("/about/terms").await.shows("You agree to this.");
        let page = ada.get("/agreement").await;
        let number = page.shows("Version 4").input("rules").expect("the version that is shown");
        assert_eq!((number.as_str(), page.input("terms")), ("4", None));
        ada.post("/agreement", &[("rules", "3")]).await.problem(""); // not what stands there now
        ada.post("/agreement", &[("rules", "9")]).await.problem("");
        ada.post("/agreement", &[("rules", "4"), ("member_id", "x")]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        ada.post("/agreement", &[("rules", &number)]).await.goes_to("/about");
        ada.get("/about").await.shows("It is noted what you agreed to.").lacks("Please have a look");
        ada.post("/agreement", &[("rules", &number)]).await.goes_to("/about"); // once more does no harm
        assert_eq!(agreed(&app, &ada).await, ["rules 1", "rules 4", "terms 1"]);
        assert_eq!(agreed(&app, &anna).await, ["rules 1", "terms 1"]);
    }

    /// Setting a new password is no agreement, and whom the operator adds is asked.
    async fn only_a_press_on_the_button_agrees(app: TestApp) {
        let (anna, ada) = (app.admin("Anna").await, app.member("Ada").await);
        publishes(&anna, "terms", "You owe us a cake.", true).await;
        app.settle().await; // the letter about it
        app.nobody().post("/reset", &[("email", ada.email())]).await.is_ok();
        app.settle().await;
        let secret = app.link_in_mail(ada.email()).split_once("?t=").expect("a secret").1.to_owned();
        let fields = [("t", secret.as_str()), ("password", "quartz lantern 58 meadow tram")];
        ada.post("/reset/new", &fields).await.is(http::StatusCode::SEE_OTHER);
        app.settle().await;
        ada.get("/agreement").await.shows("I agree");
        assert_eq!(agreed(&app, &ada).await, ["rules 1", "terms 1"]);
        let joining = [("name", "Mallory"), ("email", ada.email()), ("password", Actor::PASSWORD)];
        app.nobody().post("/join", &joining).await.goes_to("/confirm"); // nobody agrees for another by joining again
        app.settle().await;
        assert_eq!(agreed(&app, &ada).await, ["rules 1", "terms 1"]);
    }

    async fn facts_that_are_heard_twice_do_no_harm(app: TestApp) {
        let ada = app.member("Ada").await;
        app.database().run("DELETE FROM fact_cursor WHERE listener = 'texts.acceptances'");
        app.settle().await;
        assert_eq!(agreed(&app, &ada).await, ["rules 1", "terms 1"]);
        app.app().begin().await.expect("begins again");
        app.nobody().get("/about/terms").await.shows("Version 1,").lacks("Version 2,");
    }

    async fn what_is_not_filled_in_is_named(app: TestApp) {
        let left = texts::actions::find_unfinished(app.app()).await.expect("looked");
        assert_eq!(left, ["operator", "accessibility", "help", "privacy", "readers", "terms"]);
        let anna = app.admin("Anna").await;
        for text in ["accessibility", "help", "privacy", "readers"] {
            publishes(&anna, text, "Filled in. See [the site](https://example.org).", false).await;
        }
        let left = texts::actions::find_unfinished(app.app()).await.expect("looked");
        assert_eq!(left, ["operator", "terms"]);
    }

    /// Two servers that start on an empty store at once both start, and put in one version of each.
    async fn whoever_begins_first_puts_in_the_defaults(app: TestApp) {
        app.database().run("DELETE FROM acceptance; DELETE FROM text_version; DELETE FROM operator_version");
        let begin = |_| {
            let app = app.app().clone();
            async move { texts::actions::prepare(&app).await }
        };
        let begins = (0..6).map(begin).collect();
        let begun = proving::together(begins).await;
        assert!(begun.iter().all(Result::is_ok), "{begun:?}");
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM text_version")[0][0].as_deref(), Some("7"));
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM operator_version")[0][0].as_deref(), Some("1"));
    }

    /// What an older renderer made is rendered again at the start.
    async fn a_newer_renderer_renders_again(app: TestApp) {
        app.database().run("UPDATE text_version SET html = 'old', renderer = 0");
        app.nobody().get("/about/help").await.lacks("116 123");
        app.app().begin().await.expect("begins");
        app.nobody().get("/about/help").await.shows("116 123");
    }

    async fn who_leaves_takes_their_agreement_along(app: TestApp) {
        let anna = app.admin("Anna").await;
        publishes(&anna, "help", "Anna's words.", false).await;
        let id = anna.member().await;
        let erase = app.app().belongings().iter().find(|it| it.tables.contains(&"acceptance")).expect("claimed").erase;
        let house = kernel::Viewer::house(kernel::Reason::Background);
        app.app().write(&house, kernel::Act::open("leave"), async |tx| erase(tx, id).await).await.expect("erased");
        assert!(agreed(&app, &anna).await.is_empty());
        app.nobody().get("/about/help").await.shows("Anna's words.").shows("Version 2,");
        app.admin("Bea").await.get("/admin/texts/help").await.is_ok().lacks("Published by");
    }

    async fn odd_input_is_answered_calmly(app: TestApp) {
        let anna = app.admin("Anna").await;
        for base in ["", "x", "-1", "99999999999999999999", "1.5"] {
            let form = [("base", base), ("body", "x"), ("note", "x"), ("press", "publish")];
            assert_eq!(anna.post("/admin/texts/help", &form).await.status, 422, "{base}");
            assert_eq!(anna.post("/agreement", &[("terms", base)]).await.status, 422, "{base}");
        }
        let huge = format!("csrf=x&body={}", "y".repeat(2_000_000));
        let kind = "application/x-www-form-urlencoded";
        let ask = Ask::new("POST", "/admin/texts/help").from_our_page().header("content-type", kind).body(huge);
        assert!(anna.send(ask).await.status.is_client_error()); // abuse case 101
    }
}
