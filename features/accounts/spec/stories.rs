//! The door, as people go through it.

use proving::{Actor, Ask, Seen};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const NEW_PASSWORD: &str = "quartz lantern 58 meadow tram";

proving::app_test! {
    async fn joining_leads_in(app: TestApp) {
        let ada = app.nobody();
        let form = [("name", "Ada Lovelace"), ("email", "ada@example.org"), ("password", Actor::PASSWORD)];
        ada.post("/join", &form).await.goes_to("/confirm");
        ada.get("/settings").await.goes_to("/sign-in?next=/settings");
        app.settle().await;
        let link = app.link_in_mail("ada@example.org");
        let page = ada.get(&link).await;
        page.is_ok().shows("Confirm and sign in").shows("Ada Lovelace");
        let secret = page.input("t").expect("the secret is in the form");
        let seen = ada.post("/confirm", &[("t", &secret)]).await;
        assert!(seen.header("location").starts_with('/'), "{}", seen.header("location"));
        ada.get("/settings").await.is_ok().shows("ada@example.org");
        ada.post("/confirm", &[("t", &secret)]).await.shows("no longer good"); // once
    }

    async fn links_act_only_on_the_press_of_a_button(app: TestApp) {
        let ada = app.newcomer("Ada").await;
        let link = app.link_in_mail(ada.email());
        let before = app.writes().await;
        for _ in 0..3 {
            app.nobody().get(&link).await.is_ok().shows("Confirm and sign in"); // abuse case 87
        }
        assert_eq!(app.writes().await, before);
        ada.confirms().await;
        ada.get("/settings").await.is_ok();
    }

    async fn a_confirmation_lives_for_two_days(app: TestApp) {
        let ada = app.newcomer("Ada").await;
        let link = app.link_in_mail(ada.email());
        app.advance(49 * 60 * MINUTE);
        ada.get(&link).await.shows("no longer good");
        let secret = link.split_once("?t=").expect("a secret").1;
        ada.post("/confirm", &[("t", secret)]).await.shows("no longer good");
        ada.signs_in().await.goes_to("/confirm");
        app.settle().await;
        ada.confirms().await;
        ada.get("/settings").await.is_ok();
    }

    async fn a_newer_letter_makes_the_older_void(app: TestApp) {
        let ada = app.newcomer("Ada").await;
        let first = app.link_in_mail(ada.email());
        ada.signs_in().await.goes_to("/confirm");
        app.settle().await;
        assert_ne!(app.link_in_mail(ada.email()), first);
        ada.get(&first).await.shows("no longer good");
        ada.get(&app.link_in_mail(ada.email())).await.shows("Confirm and sign in");
    }

    /// Abuse case 80: nobody learns at the door whether an address has an account. All addresses have the same length.
    async fn the_door_says_the_same_of_every_address(app: TestApp) {
        let ada = app.member("Ada").await;
        let una = app.newcomer("Una").await;
        let ask = |path: &'static str, email: String| {
            let stranger = app.nobody();
            async move {
                let form = [("name", "Eve Other"), ("email", email.as_str()), ("password", Actor::PASSWORD)];
                let wrong = [("email", email.as_str()), ("password", "not the password")];
                let fields: &[(&str, &str)] = match path {
                    "/join" => &form,
                    "/sign-in" => &wrong,
                    _ => &form[1..2],
                };
                shape(&stranger.post(path, fields).await, &email)
            }
        };
        for path in ["/join", "/reset", "/sign-in"] {
            let unknown = ask(path, format!("eve.{}@example.org", &path[1..2])).await;
            assert_eq!(ask(path, ada.email().to_owned()).await, unknown, "{path}, a member");
            assert_eq!(ask(path, una.email().to_owned()).await, unknown, "{path}, not confirmed");
        }
        app.settle().await;
        let told = app.mails().into_iter().rev().find(|it| it.to == ada.email() && it.subject.contains("already"));
        assert!(told.is_some(), "the owner learns of it by letter");
    }

    /// Whoever knows an address may not take it by joining again, and changes nothing of its account.
    async fn joining_with_anothers_address_changes_nothing(app: TestApp) {
        let ada = app.member("Ada").await;
        let form = [("name", "Mallory"), ("email", ada.email()), ("password", NEW_PASSWORD)];
        app.nobody().post("/join", &form).await.goes_to("/confirm");
        app.settle().await;
        let eve = ada.elsewhere();
        eve.post("/sign-in", &[("email", ada.email()), ("password", NEW_PASSWORD)]).await.problem("");
        ada.elsewhere().signs_in().await.goes_to("/");
    }

    /// Abuse case 78.
    async fn two_addresses_are_no_address(app: TestApp) {
        let ada = app.member("Ada").await;
        let both = format!("{},eve@example.org", ada.email());
        let spaced = format!("{} eve@example.org", ada.email());
        let broken = format!("{}\r\nBcc: eve@example.org", ada.email());
        for email in [both, spaced, broken, "ädä@example.org".to_owned()] {
            app.nobody().post("/reset", &[("email", &email)]).await.problem("email");
        }
        let twice = app.nobody();
        let token = twice.token().await;
        let form = [("csrf", token.as_str()), ("email", ada.email()), ("email", "eve@example.org")];
        let seen = twice.send(Ask::new("POST", "/reset").from_our_page().form(&form)).await;
        assert_eq!(seen.status, 422, "two values of one field"); // abuse case 39
        app.settle().await;
        assert!(app.mails().iter().all(|it| !it.text.contains("/reset/new")));
    }

    /// Abuse case 55.
    async fn signing_in_leads_on_within_this_house_only(app: TestApp) {
        let ada = app.member("Ada").await;
        let into = |next: &'static str| {
            let browser = ada.elsewhere();
            let email = ada.email().to_owned();
            async move {
                let form = [("email", email.as_str()), ("password", Actor::PASSWORD), ("next", next)];
                browser.post("/sign-in", &form).await.header("location").to_owned()
            }
        };
        assert_eq!(into("/settings?a=b").await, "/settings?a=b");
        for evil in ["//evil.example", "/\\evil.example", "https:evil.example", "https://evil.example/", "javascript:alert(1)",
                     "/a\r\nset-cookie: x=y", "\\/evil", "evil", "/\t/evil.example"] {
            assert_eq!(into(evil).await, "/", "{evil:?}");
        }
        ada.get("/sign-in?next=//evil.example").await.goes_to("/");
    }

    /// Abuse case 79.
    async fn letters_link_to_our_own_address(app: TestApp) {
        let ada = app.member("Ada").await;
        let stranger = app.nobody();
        let token = stranger.token().await;
        for (name, value) in [("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example"), ("x-host", "evil.example"),
                              ("x-forwarded-proto", "http"), ("referer", "https://evil.example/")] {
            let form = [("csrf", token.as_str()), ("email", ada.email())];
            let ask = Ask::new("POST", "/reset").from_our_page().header(name, value).form(&form);
            stranger.send(ask).await.is_ok();
        }
        let form = [("csrf", token.as_str()), ("email", ada.email())];
        let ask = Ask::new("POST", "/reset").from_our_page().header("host", "evil.example").form(&form);
        assert_eq!(stranger.send(ask).await.status, 421);
        app.settle().await;
        for mail in app.mails() {
            assert!(!mail.text.contains("evil"), "{}", mail.text);
            let links: Vec<&str> = mail.text.split_whitespace().filter(|it| it.contains("://")).collect();
            assert!(links.iter().all(|it| it.starts_with("https://kettle.test/") || *it == "https://kettle.test"), "{links:?}");
        }
    }

    /// Abuse case 81: guessing one account is slow, from one place and from many; and its owner still comes in.
    async fn guessing_is_slowed_down(app: TestApp) {
        let ada = app.member("Ada").await;
        let guess = |email: String, from: [u8; 4]| {
            let stranger = app.nobody();
            async move {
                let token = stranger.token().await;
                let form = [("csrf", token.as_str()), ("email", email.as_str()), ("password", "a guess of a guesser")];
                stranger.send(Ask::new("POST", "/sign-in").from_our_page().from(from).form(&form)).await.status
            }
        };
        let mut statuses = Vec::new();
        for _ in 0..12 {
            statuses.push(guess(ada.email().to_owned(), [9, 9, 9, 9]).await.as_u16());
        }
        assert_eq!(statuses[..8], [422; 8]);
        assert_eq!(statuses[8..], [429; 4]);
        let unknown = "nobody.here@example.org".to_owned();
        let mut others = Vec::new();
        for _ in 0..12 {
            others.push(guess(unknown.clone(), [8, 8, 8, 8]).await.as_u16());
        }
        assert_eq!(others, statuses, "an unknown address slows down alike"); // abuse case 80
        ada.elsewhere().signs_in().await.goes_to("/");
        app.advance(16 * MINUTE);
        assert_eq!(guess(ada.email().to_owned(), [9, 9, 9, 9]).await, 422);
    }

    /// Abuse case 38.
    async fn nobody_makes_themselves_more_than_they_are(app: TestApp) {
        let eve = app.nobody();
        for (field, value) in [("admin", "true"), ("standing", "active"), ("member_id", "x"), ("role", "admin"), ("confirmed_at", "0")] {
            let form = [("name", "Eve"), ("email", "eve@example.org"), ("password", Actor::PASSWORD), (field, value)];
            assert_eq!(eve.post("/join", &form).await.status, 422, "{field}");
        }
        app.settle().await;
        assert!(app.mails().is_empty());
    }

    async fn passwords_are_hard_to_guess(app: TestApp) {
        let stranger = app.nobody();
        let with = |password: &'static str| {
            let stranger = stranger.clone();
            async move {
                let form = [("name", "Ada Lovelace"), ("email", "ada.lovelace@example.org"), ("password", password)];
                stranger.post("/join", &form).await
            }
        };
        for weak in ["", "short", "passwordpassword", "111111111111111", "adalovelaceada", "qwertyuiop12"] {
            with(weak).await.problem("password").lacks(&format!("value=\"{weak}\" "));
        }
        with("ein Täßchen Tee um fünf").await.goes_to("/confirm");
        app.settle().await;
        let ada = stranger;
        let secret = app.link_in_mail("ada.lovelace@example.org").split_once("?t=").expect("a secret").1.to_owned();
        let seen = ada.post("/confirm", &[("t", &secret)]).await;
        assert_eq!(seen.status, 303);
    }

    /// Abuse cases 50 and 51.
    async fn names_do_not_pass_for_others(app: TestApp) {
        let stranger = app.nobody();
        for name in ["", "Admin", "NHS England", "Kettle Support", "\u{421}arol Smith", "...", "Moderator"] {
            let form = [("name", name), ("email", "eve@example.org"), ("password", Actor::PASSWORD)];
            stranger.post("/join", &form).await.problem("name");
        }
        let bent = [("name", "Eve \u{202e}nimdA"), ("email", "eve@example.org"), ("password", Actor::PASSWORD)];
        stranger.post("/join", &bent).await.problem("name");
        let script = [("name", "<script>alert(1)</script>"), ("email", "not an address"), ("password", Actor::PASSWORD)];
        stranger.post("/join", &script).await.problem("email").lacks("<script>alert"); // abuse case 60
    }

    async fn the_founder_comes_in_once(app: TestApp) {
        let link = accounts::actions::invite_founder(app.app()).await.expect("asked").expect("nobody runs this Kettle");
        let path = link.strip_prefix("https://kettle.test").expect("our address").to_owned();
        let founder = app.nobody();
        founder.get(&path).await.shows("You are the first");
        let secret = path.split_once("founder=").expect("a secret").1;
        let form = |email: &'static str| [("name", "Anna Founder"), ("email", email), ("password", Actor::PASSWORD), ("founder", secret)];
        founder.post("/join", &form("anna@example.org")).await.goes_to("/");
        founder.get("/settings").await.is_ok();
        app.nobody().get(&path).await.lacks("You are the first");
        app.nobody().post("/join", &form("eve@example.org")).await.shows("no longer good");
        assert!(accounts::actions::invite_founder(app.app()).await.expect("asked").is_none());
    }

    /// Abuse case 42: of many who press at once, one comes in.
    async fn a_secret_pressed_twenty_times_at_once_serves_once(app: TestApp) {
        let una = app.newcomer("Una").await;
        let secret = app.link_in_mail(una.email()).split_once("?t=").expect("a secret").1.to_owned();
        let mut presses = Vec::new();
        for _ in 0..20 {
            let (stranger, secret) = (app.nobody(), secret.clone());
            presses.push(async move { stranger.post("/confirm", &[("t", &secret)]).await.status.as_u16() });
        }
        let statuses = proving::together(presses).await;
        assert_eq!(statuses.iter().filter(|it| **it == 303).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|it| matches!(it, 200 | 303)), "{statuses:?}");
    }

    /// Nothing that a stranger types makes the house stumble.
    async fn odd_input_is_answered_calmly(app: TestApp) {
        let stranger = app.nobody();
        let long = "x".repeat(20_000);
        for text in ["\0", "%00", "' OR 1=1 --", "{{7919*6133}}", "${7919*6133}", "<%= 7919*6133 %>", "\u{feff}", long.as_str(), "a@b.c\nX: y"] {
            for path in ["/join", "/sign-in", "/reset"] {
                let all = [("name", text), ("email", text), ("password", text)];
                let fields = match path {
                    "/join" => &all[..],
                    "/sign-in" => &all[1..],
                    _ => &all[1..2],
                };
                let seen = stranger.post(path, fields).await;
                assert!(!seen.status.is_server_error(), "{path} stumbles over {:?}", &text[..text.len().min(20)]); // 90, 96
                seen.lacks("48567227");
            }
            let seen = stranger.send(Ask::new("GET", "/confirm?t=%00%ff")).await;
            assert!(!seen.status.is_server_error());
        }
        let huge = format!("csrf=x&email={}", "y".repeat(2_000_000));
        let kind = "application/x-www-form-urlencoded";
        let seen = stranger.send(Ask::new("POST", "/reset").from_our_page().header("content-type", kind).body(huge)).await;
        assert!(seen.status.is_client_error(), "{}", seen.status); // abuse case 101
    }
}

/// Status, headers and bytes, without what is another for every browser: the address itself, tokens and cookies.
fn shape(seen: &Seen, email: &str) -> String {
    let names: Vec<String> = seen
        .headers
        .iter()
        .map(|(name, value)| match name.as_str() {
            "set-cookie" => {
                format!("{name}: {}", value.to_str().unwrap_or_default().split('=').next().unwrap_or_default())
            }
            _ => format!("{name}: {value:?}"),
        })
        .collect();
    let html = seen.html().replace(email, "(address)");
    let token = seen.input("csrf").unwrap_or_default();
    let html = if token.is_empty() { html } else { html.replace(&token, "(token)") };
    format!("{} {names:?} {html}", seen.status)
}
