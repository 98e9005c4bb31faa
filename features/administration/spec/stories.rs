//! Running a Kettle: members, roles, the first page, mail, the audit.

use accounts::{
    account::{Email, MemberName},
    actions::{Added, MadeMember, add_member},
};
use administration::{
    actions::{mark_made, refuse_made},
    decision::Decision,
    setting::{Setting, Settings},
};
use kernel::{Act, Reason, Viewer};
use proving::{Actor, Seen, TestApp};
use std::time::Duration;
use store::Job;
use web::{Access, Method};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const HOUSE: Viewer = Viewer::house(Reason::Operator);

/// The page of a member.
pub async fn page_of(member: &Actor) -> String {
    format!("/admin/members/{}", member.member().await)
}

/// The subjects of all letters to somebody, the oldest first.
pub async fn letters(app: &TestApp, to: &Actor) -> Vec<String> {
    app.settle().await;
    let mails = app.mails().into_iter().filter(|it| it.to == to.email());
    mails.map(|it| it.subject).filter(|it| !it.starts_with("Confirm your address")).collect()
}

/// Where the next page begins, in an address that begins so.
fn cursor_after(page: &Seen, start: &str) -> String {
    let html = page.html();
    let rest = html.split_once(start).unwrap_or_else(|| panic!("{}: no {start}", page.asked)).1;
    rest.split(['"', '&']).next().unwrap_or_default().to_owned()
}

proving::app_test! {
    async fn the_first_page_says_what_needs_a_human(app: TestApp) {
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna Admin").await);
        let page = anna.get("/admin").await;
        page.is_ok().shows("There is no backup yet").shows("texts are not finished").lacks("report waits");
        page.shows("href=\"/admin/waiting\"").shows("href=\"/admin/members\"").shows("href=\"/moderation\"");
        ada.post("/reports/complaint", &[("words", "The tea is cold.")]).await.goes_to("/reports");
        anna.get("/admin").await.shows("1 report waits for an answer").lacks("tea is cold");
        let case = crate::people_spec::cast::after(&anna.get("/moderation").await, "href=\"/moderation/");
        anna.post(&format!("/moderation/{case}/answer"), &[("to_reporter", "It is hot now.")]).await;
        anna.get("/admin").await.lacks("report waits");
        anna.get("/people").await.shows("href=\"/admin\"");
        ada.get("/people").await.lacks("href=\"/admin\"").lacks("href=\"/moderation\"");
    }

    /// Nobody is told of a report about their own.
    async fn what_is_about_oneself_is_no_concern(app: TestApp) {
        let (ada, anna, otto) = (app.member("Ada").await, app.admin("Anna").await, app.admin("Otto").await);
        let head = [("revision", "0"), ("profession", "profession.gp"), ("headline", "Tea"), ("headline_audience", "members"),
                    ("about_audience", "members"), ("location_audience", "members"), ("photo_audience", "members")];
        anna.post("/profile/edit", &head).await.goes_to("/profile/edit");
        let id = anna.member().await;
        ada.post(&format!("/report/profile/{id}"), &[("kind", "unkind")]).await.goes_to("/reports");
        otto.get("/admin").await.shows("1 report waits");
        anna.get("/admin").await.lacks("report waits");
    }

    async fn members_are_found_by_name_and_by_exactly_their_address(app: TestApp) {
        let (tomasz, ada) = (app.member("Tomasz Wiśniewski").await, app.member("Ada Lovelace").await);
        let anna = app.admin("Anna Admin").await;
        let all = anna.get("/admin/members").await;
        all.is_ok().shows("Tomasz Wiśniewski").shows("Ada Lovelace").shows("Administrator");
        for hidden in [tomasz.email(), ada.email()] {
            all.lacks(hidden);
        }
        for typed in ["wisn", "tomasz%20WI", "WI%C5%9A"] {
            anna.get(&format!("/admin/members?q={typed}")).await.is_ok().shows("Tomasz Wiśniewski").lacks("Ada Lovelace");
        }
        anna.get("/admin/members?q=niewski").await.shows("Nobody").lacks("Tomasz Wiśniewski");
        let typed = ada.email().to_uppercase().replace('@', "%40");
        anna.get(&format!("/admin/members?q={typed}")).await.shows("Ada Lovelace").lacks("Tomasz");
        anna.get("/admin/members?q=ada%40").await.shows("Nobody signs in with exactly this address");
        anna.get("/admin/members?show=administrators").await.shows("Anna Admin").lacks("Ada Lovelace");
        anna.get("/admin/members?show=nonsense&before=%25").await.is_ok().shows("Ada Lovelace");
        let page = anna.get(&page_of(&tomasz).await).await;
        page.is_ok().shows("Tomasz Wiśniewski").shows("signed in in 1 browser").lacks(tomasz.email());
        app.stands(&ada, "left").await;
        anna.get(&page_of(&ada).await).await.is_absent();
        anna.get("/admin/members").await.lacks("Ada Lovelace");
    }

    async fn a_long_list_goes_on(app: TestApp) {
        let anna = app.admin("Anna Admin").await;
        for number in 0..60 {
            let name = if number % 20 == 0 { format!("Zeno Rare {number}") } else { format!("Member Usual {number}") };
            let email = Email::parse(&format!("made.{number}@example.org")).expect("an address");
            let name = MemberName::parse(&name).expect("a name");
            let made = MadeMember { name, email, password: Actor::PASSWORD.to_owned() };
            add_member(app.app(), &HOUSE, made, Added::Confirmed).await.expect("added");
            app.advance(Duration::from_secs(1));
        }
        let first = anna.get("/admin/members").await;
        first.shows("Member Usual 59").lacks("Member Usual 9 ").shows("Show more members");
        let next = cursor_after(&first, "/admin/members?before=");
        let second = anna.get(&format!("/admin/members?before={next}")).await;
        second.is_ok().shows("Member Usual 1").shows("Anna Admin").lacks("Member Usual 59").lacks("Show more members");
        let rare = anna.get("/admin/members?q=rare").await;
        rare.shows("Zeno Rare 40").shows("Zeno Rare 0").lacks("Member Usual").lacks("Show more");
    }

    async fn a_suspension_has_a_reason_that_is_read(app: TestApp) {
        let (ben, anna) = (app.member("Ben Okri").await, app.admin("Anna Admin").await);
        let page = page_of(&ben).await;
        anna.post(&format!("{page}/suspend"), &[("reason", " ")]).await.problem("reason");
        let reason = "You sold tablets.\n\nWrite when they are gone.";
        anna.post(&format!("{page}/suspend"), &[("reason", reason)]).await.goes_to(&page);
        anna.get(&page).await.shows("Suspended since").shows("You sold tablets.").shows("End the suspension").lacks(">Suspend<");
        anna.post(&format!("{page}/suspend"), &[("reason", "Again.")]).await.problem("");
        ben.get("/people").await.goes_to("/sign-in?next=/people"); // every session ended
        ben.signs_in().await;
        assert_eq!(ben.get("/people").await.status, 403);
        ben.get("/suspended").await.is_ok().shows("You sold tablets.").shows("Write when they are gone.").lacks("Anna");
        assert!(letters(&app, &ben).await.iter().any(|it| it.starts_with("Your account is suspended")));
        for mail in app.mails() {
            assert!(!mail.text.contains("tablets") && !mail.subject.contains("tablets"), "{mail:?}");
        }
        anna.post(&format!("{page}/restore"), &[]).await.goes_to(&page);
        anna.post(&format!("{page}/restore"), &[]).await.problem("");
        ben.get("/people").await.is_ok();
        ben.get("/suspended").await.goes_to("/");
        anna.get(&page).await.lacks("You sold tablets.");
        assert!(letters(&app, &ben).await.iter().any(|it| it.starts_with("Your suspension has ended")));
    }

    /// What a moderator wrote when suspending stands on the same page.
    async fn a_moderators_reason_is_read_there_too(app: TestApp) {
        let (ben, ada, mo) = (app.member("Ben").await, app.member("Ada").await, app.moderator("Mo").await);
        let head = [("revision", "0"), ("profession", "profession.gp"), ("headline", "Rude words"), ("headline_audience", "members"),
                    ("about_audience", "members"), ("location_audience", "members"), ("photo_audience", "members")];
        ben.post("/profile/edit", &head).await.goes_to("/profile/edit");
        let id = ben.member().await;
        ada.post(&format!("/report/profile/{id}"), &[("kind", "unkind")]).await.goes_to("/reports");
        let case = crate::people_spec::cast::after(&mo.get("/moderation").await, "href=\"/moderation/");
        mo.post(&format!("/moderation/{case}/suspend"), &[("words", "After three warnings.")]).await.goes_to(&format!("/moderation/{case}"));
        ben.signs_in().await;
        ben.get("/suspended").await.is_ok().shows("After three warnings.");
    }

    async fn administrators_suspend_neither_themselves_nor_each_other(app: TestApp) {
        let (anna, otto) = (app.admin("Anna").await, app.admin("Otto").await);
        for page in [page_of(&anna).await, page_of(&otto).await] {
            anna.get(&page).await.is_ok().lacks("/suspend\"");
            anna.post(&format!("{page}/suspend"), &[("reason", "Enough.")]).await.problem("");
        }
        otto.get("/admin").await.is_ok();
    }

    async fn roles_are_given_and_taken(app: TestApp) {
        let (ben, anna, otto) = (app.member("Ben").await, app.admin("Anna").await, app.admin("Otto").await);
        let page = page_of(&ben).await;
        ben.get("/moderation").await.is_absent();
        anna.post(&format!("{page}/moderator"), &[]).await.goes_to(&page);
        ben.get("/moderation").await.is_ok();
        ben.get("/people").await.shows("href=\"/moderation\"").lacks("href=\"/admin\"");
        ben.get("/admin").await.is_absent();
        anna.post(&format!("{page}/moderator"), &[]).await.problem(""); // twice is told
        anna.post(&format!("{page}/moderator/end"), &[]).await.goes_to(&page);
        ben.get("/moderation").await.is_absent();
        anna.post(&format!("{page}/administrator"), &[]).await.goes_to(&page);
        ben.get("/admin").await.is_ok();
        assert_eq!(letters(&app, &ben).await.len(), 3);
        for admin in [&anna, &otto] {
            assert_eq!(letters(&app, admin).await, ["Who runs this Kettle has changed - Kettle"]);
        }
        let una = app.unconfirmed("Una").await;
        anna.post(&format!("{}/administrator", page_of(&una).await), &[]).await.problem("");
    }

    /// Of two administrators who take each other's role at once one stays.
    async fn somebody_always_runs_it(app: TestApp) {
        let (anna, otto) = (app.admin("Anna").await, app.admin("Otto").await);
        let ends = |by: &Actor, page: String| {
            let by = by.clone();
            async move { by.post(&format!("{page}/administrator/end"), &[]).await.status }
        };
        let both = vec![ends(&anna, page_of(&otto).await), ends(&otto, page_of(&anna).await)];
        proving::together(both).await;
        let left = app.database().rows("SELECT COUNT(*) FROM member WHERE admin");
        assert_eq!(left[0][0].as_deref(), Some("1"));
        let last = if anna.get("/admin").await.status == 200 { &anna } else { &otto };
        let page = page_of(last).await;
        last.post(&format!("{page}/administrator/end"), &[]).await.problem("").shows("Nobody else runs this Kettle");
    }

    async fn a_member_is_signed_out_everywhere(app: TestApp) {
        let (ben, anna) = (app.member("Ben").await, app.admin("Anna").await);
        let phone = ben.elsewhere();
        phone.signs_in().await;
        let page = page_of(&ben).await;
        anna.get(&page).await.shows("signed in in 2 browsers");
        anna.post(&format!("{page}/sign-out"), &[]).await.goes_to(&page);
        for browser in [&ben, &phone] {
            browser.get("/people").await.goes_to("/sign-in?next=/people");
        }
        anna.get(&page).await.shows("signed in nowhere");
        assert_eq!(letters(&app, &ben).await, ["You were signed out everywhere - Kettle"]);
    }

    /// Who decided what; never what members do with what is theirs.
    async fn the_audit_tells_decisions_only(app: TestApp) {
        let (ben, anna) = (app.member("Ben Okri").await, app.admin("Anna Admin").await);
        anna.get("/admin/audit").await.is_ok().shows("Nothing of this kind");
        let page = page_of(&ben).await;
        anna.post(&format!("{page}/suspend"), &[("reason", "Tablets.")]).await.goes_to(&page);
        app.advance(MINUTE);
        anna.post(&format!("{page}/restore"), &[]).await.goes_to(&page);
        app.settle().await;
        ben.signs_in().await;
        ben.post("/profile/hiding", &[("person", &anna.member().await.to_string())]).await.goes_to("/profile/hiding");
        ben.post("/reports/complaint", &[("words", "I was quoted wrongly.")]).await.goes_to("/reports");
        let seen = anna.get("/admin/audit").await;
        seen.shows("Anna Admin suspended a member: Ben Okri").shows("Anna Admin ended a suspension: Ben Okri");
        seen.lacks("Ben Okri signed").lacks("hid from").lacks("complain").lacks("Tablets").lacks("wrongly");
        let only = anna.get("/admin/audit?act=restore_member").await;
        only.shows("ended a suspension: Ben Okri").lacks("suspended a member: Ben");
        anna.get("/admin/audit?act=sign_in").await.lacks("sign in").shows("suspended a member"); // no such decision: all
        for _ in 0..51 {
            app.advance(MINUTE);
            anna.post("/admin/mail/test", &[]).await.goes_to("/admin/mail");
        }
        let first = anna.get("/admin/audit").await;
        first.lacks("suspended a member: Ben");
        let next = cursor_after(&first, "before=");
        anna.get(&format!("/admin/audit?act=&before={next}")).await.shows("suspended a member: Ben").lacks("Show earlier");
    }

    async fn every_decision_has_its_words(app: TestApp) {
        let of_those_who_run_it = |it: &&proving::RouteRules| {
            it.method == Method::Post && matches!(it.rules.access, Access::Admin | Access::Moderator)
        };
        let silent = app.routes().iter().filter(of_those_who_run_it).filter_map(|it| it.rules.audit);
        let silent: Vec<&str> = silent.map(|it| it.name).filter(|it| Decision::find(it).is_none()).collect();
        assert!(silent.is_empty(), "decisions that the page of the audit does not tell: {silent:?}");
    }

    async fn a_test_letter_arrives_and_trouble_is_told(app: TestApp) {
        let anna = app.admin("Anna").await;
        anna.get("/admin/mail").await.is_ok().shows("Letters go out");
        anna.post("/admin/mail/test", &[]).await.goes_to("/admin/mail");
        assert_eq!(letters(&app, &anna).await, ["A test letter - Kettle"]);
        let spoil = async |tx: &mut store::Tx| {
            let due = tx.now();
            tx.enqueue(Job { kind: "administration.letter", body: "{}".to_owned(), due, once: None });
            Ok(())
        };
        app.app().write(&HOUSE, Act::open("set_scene"), spoil).await.expect("enqueued");
        for _ in 0..3 {
            app.settle().await;
            app.advance(10 * MINUTE);
        }
        anna.signs_in().await;
        anna.get("/admin/mail").await.shows("What failed and is tried again").shows("a letter's job is spoiled").lacks(".rs:");
        anna.get("/admin").await.shows("1 letter does not go out");
    }

    async fn the_server_is_shown_and_its_secrets_are_not(app: TestApp) {
        let anna = app.admin("Anna").await;
        app.app().keep(|| Settings(vec![
            Setting::new("listen", "KETTLE_LISTEN", "127.0.0.1:8080", "default"),
            Setting::new("smtp_password", "KETTLE_SMTP_PASSWORD", "hunter2", "environment"),
            Setting::new("database", "KETTLE_DATABASE", "postgres://ada:hunter2@db/kettle", "file"),
        ]));
        let page = anna.get("/admin/settings").await;
        page.is_ok().shows("KETTLE_LISTEN").shows("127.0.0.1:8080").shows("postgres://db/kettle").lacks("hunter2");
        page.shows(env!("CARGO_PKG_VERSION"));
        anna.get("/admin/storage").await.is_ok().shows("The database").shows("free of");
        anna.get("/admin/backups").await.is_ok().shows("There is no backup yet");
    }

    async fn a_made_population_stays_on_this_machine(app: TestApp) {
        assert_eq!(refuse_made(app.app()).await.expect("asked"), None);
        mark_made(app.app(), &HOUSE, 1, 40).await.expect("marked");
        let why = refuse_made(app.app()).await.expect("asked").expect("refused");
        assert!(why.contains("40 members") && why.contains("KETTLE_DATA") && why.contains("https://kettle.test"), "{why}");
        let anna = app.admin("Anna").await;
        anna.get("/admin").await.shows("40 members here are made up");
        anna.get("/admin/settings").await.shows("40 members here are made up");
        assert!(mark_made(app.app(), &Viewer::nobody(), 1, 40).await.is_err());
    }

    /// What is a day old today is older tomorrow, though no table changed.
    async fn a_missed_backup_is_noticed(app: TestApp) {
        let anna = app.admin("Anna").await;
        let at = app.app().clock().now();
        let made = store::backups::Backup {
            at,
            folder: "/var/backups/kettle/1".into(),
            size: 1_000_000,
            took: MINUTE,
            is_encrypted: true,
            why: None,
        };
        let note = async |tx: &mut store::Tx| Ok(store::backups::insert_backup(tx, &made).await?);
        app.app().write(&HOUSE, Act::open("set_scene"), note).await.expect("noted");
        anna.get("/admin").await.lacks("backup is").lacks("no backup yet");
        anna.get("/admin/backups").await.shows("less than an hour old").shows("/var/backups/kettle/1").shows("1.0 MB");
        app.advance(9 * DAY);
        anna.get("/admin").await.shows("The last backup is nine days old");
    }
}
