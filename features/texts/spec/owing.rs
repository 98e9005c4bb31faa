//! What members still have to agree to after a text changed, and how they are told.

use accounts::{
    account::{Email, MemberName},
    actions::{Added, MadeMember, add_member},
};
use kernel::{Reason, Viewer};
use proving::{Actor, TestApp};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const NOTE: &str = "Says what happens with photos of whiteboards.";

/// Publishes the next version of a text, with these boxes ticked.
pub async fn publishes(admin: &Actor, text: &str, ticked: &[&str]) {
    let path = format!("/admin/texts/{text}");
    let base = admin.get(&path).await.input("base").expect("the form says what it began from");
    let body = format!("The words of version {base} and one.");
    let mut fields = vec![("base", base.as_str()), ("body", body.as_str()), ("note", NOTE), ("press", "publish")];
    fields.extend(ticked.iter().map(|it| (*it, "yes")));
    admin.post(&path, &fields).await.goes_to("/admin/texts");
}

fn letters(app: &TestApp, to: &str) -> Vec<String> {
    let mails = app.mails().into_iter().filter(|it| it.to == to && it.text.contains(NOTE));
    mails.map(|it| format!("{}\n{}", it.subject, it.text)).collect()
}

proving::app_test! {
    async fn a_text_that_asks_is_told_and_stands_on_every_page_until_one_agrees(app: TestApp) {
        let (anna, ada) = (app.admin("Anna").await, app.member("Ada").await);
        app.settle().await;
        app.advance(6 * MINUTE);
        ada.get("/settings").await.is_ok().lacks("Please agree to");
        publishes(&anna, "rules", &["again"]).await;
        app.settle().await;
        for page in ["/", "/settings", "/people", "/invitations"] {
            ada.get(page).await.is_ok().shows("Please agree to the house rules.").shows("There is time until 4 December 2026");
        }
        // Where the words stand, they speak for themselves.
        for page in ["/agreement", "/about", "/about/rules"] {
            ada.get(page).await.is_ok().lacks("Please agree to the house rules.");
        }
        app.nobody().get("/about").await.lacks("Please agree to");
        let told = letters(&app, ada.email());
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("House rules changed") && told[0].contains("/agreement"), "{told:?}");
        let page = ada.get("/agreement?next=/people").await;
        page.is_ok().shows("There is time until 4 December 2026").shows("Not now");
        ada.post("/agreement", &[("rules", "2"), ("next", "/people")]).await.goes_to("/people");
        ada.get("/people").await.is_ok().lacks("Please agree to");
        app.advance(20 * DAY);
        ada.get("/people").await.is_ok().lacks("Please agree to");
    }

    async fn after_two_weeks_only_what_is_theirs_is_open(app: TestApp) {
        let (anna, ada) = (app.admin("Anna").await, app.member("Ada").await);
        app.settle().await;
        publishes(&anna, "terms", &["again"]).await;
        app.settle().await;
        app.advance(13 * DAY);
        ada.get("/people").await.is_ok();
        app.advance(2 * DAY);
        ada.get("/people?q=skin").await.goes_to("/agreement?next=/people%3Fq%3Dskin");
        ada.get("/").await.goes_to("/agreement?next=/");
        ada.post("/people/saved", &[("name", "Skin"), ("query", "q=skin")]).await.goes_to("/agreement?next=/");
        assert!(app.database().rows("SELECT id FROM saved_search").is_empty(), "nothing was done");
        // Reading, one's own key, taking along what is theirs, and going stay possible.
        ada.get("/about/terms").await.is_ok();
        ada.get("/settings").await.is_ok().shows("only your settings and what is yours are open");
        ada.get("/agreement?next=/people").await.is_ok().shows("There was time until 4 December 2026").lacks("Not now");
        anna.get("/admin/texts").await.goes_to("/agreement?next=/admin/texts");
        let elsewhere = ada.elsewhere();
        elsewhere.signs_in().await.goes_to("/");
        elsewhere.post("/sign-out", &[]).await.goes_to("/sign-in");
        ada.post("/agreement", &[("terms", "2"), ("next", "//evil.example")]).await.goes_to("/about"); // abuse case 55
        ada.get("/people").await.is_ok().lacks("Please agree to");
    }

    /// A later version that asks gives no new time for what was asked before.
    async fn the_time_counts_from_the_first_version_that_asked(app: TestApp) {
        let (anna, ada) = (app.admin("Anna").await, app.member("Ada").await);
        app.settle().await;
        publishes(&anna, "terms", &["again"]).await;
        app.advance(MINUTE);
        publishes(&anna, "rules", &[]).await;
        app.advance(6 * MINUTE);
        publishes(&anna, "terms", &["again"]).await;
        app.settle().await;
        ada.get("/settings").await.shows("Please agree to the terms.").shows("There is time until 4 December 2026");
        ada.post("/agreement", &[("terms", "3")]).await.goes_to("/about");
        ada.get("/settings").await.lacks("Please agree to");
    }

    async fn whom_the_operator_adds_is_asked_after_a_moment(app: TestApp) {
        let operator = Viewer::house(Reason::Operator);
        add(&app, &operator, "ben.1@example.org").await;
        let ben = app.nobody();
        ben.post("/sign-in", &[("email", "ben.1@example.org"), ("password", Actor::PASSWORD)]).await.goes_to("/");
        ben.get("/settings").await.is_ok().lacks("Please agree to");
        app.advance(6 * MINUTE);
        ben.get("/settings").await.shows("Please agree to the terms and the house rules.");
        app.advance(15 * DAY);
        ben.get("/people").await.goes_to("/agreement?next=/people");
    }

    async fn a_letter_goes_out_once_to_each_and_some_a_minute(app: TestApp) {
        let anna = app.admin("Anna").await;
        let operator = Viewer::house(Reason::Operator);
        for number in 0..100 {
            add(&app, &operator, &format!("made.{number}@example.org")).await;
        }
        let sam = app.suspended("Sam").await;
        let una = app.newcomer("Una").await;
        let left = app.left("Lena").await;
        let before = app.mails().len();
        publishes(&anna, "privacy", &["tell"]).await;
        app.settle().await;
        let first = app.mails().len() - before;
        assert_eq!(first, 80, "a mail server is not flooded");
        for _ in 0..3 {
            app.advance(MINUTE);
            app.settle().await;
        }
        let all = app.mails().split_off(before);
        assert_eq!(all.len(), 102, "a hundred, Anna and Sam");
        let mut to: Vec<&str> = all.iter().map(|it| it.to.as_str()).collect();
        to.sort_unstable();
        to.dedup();
        assert_eq!(to.len(), 102, "each once");
        assert_eq!(letters(&app, sam.email()).len(), 1, "it is about what is kept of them, too");
        for nobody in [una.email(), left.email()] {
            assert!(letters(&app, nobody).is_empty(), "{nobody}");
        }
        let letter = letters(&app, sam.email()).remove(0);
        for words in ["Privacy notice changed", "in the words of whoever runs this Kettle", "nothing that you have to do", "/about/privacy"] {
            assert!(letter.contains(words), "{words}: {letter}");
        }
        // Who comes later has read it as it is.
        let late = app.member("Ben").await;
        app.advance(DAY);
        app.settle().await;
        assert!(letters(&app, late.email()).is_empty());
    }

    async fn a_comma_is_told_nobody(app: TestApp) {
        let (anna, ada) = (app.admin("Anna").await, app.member("Ada").await);
        anna.get("/admin/texts/privacy").await.shows("Tell all members by letter");
        anna.get("/admin/texts/help").await.lacks("Tell all members by letter");
        publishes(&anna, "privacy", &[]).await;
        publishes(&anna, "help", &["tell"]).await;
        app.settle().await;
        assert!(letters(&app, ada.email()).is_empty());
    }

    async fn home_says_what_changed_since_one_came(app: TestApp) {
        let (anna, ada) = (app.admin("Anna").await, app.member("Ada").await);
        app.advance(MINUTE);
        publishes(&anna, "privacy", &[]).await;
        publishes(&anna, "help", &[]).await;
        app.advance(MINUTE);
        let ben = app.member("Ben").await;
        ada.get("/").await.shows("Privacy notice changed on 20 November 2026").shows(NOTE).lacks("Help changed");
        ben.get("/").await.is_ok().lacks("Privacy notice changed");
        app.advance(31 * DAY);
        let again = ada.elsewhere();
        again.signs_in().await.goes_to("/");
        again.get("/").await.is_ok().lacks("Privacy notice changed");
    }
}

async fn add(app: &TestApp, operator: &Viewer, email: &str) {
    let made = MadeMember {
        name: MemberName::stored("Made Member"),
        email: Email::stored(email),
        password: Actor::PASSWORD.into(),
    };
    add_member(app.app(), operator, made, Added::Confirmed).await.expect("added");
}
