//! The guard before the forms of members: what it stops, what it lets through, and that nothing of a draft is kept.

use http::StatusCode;
use proving::{Actor, Seen, TestApp};
use std::time::Duration;

/// A number that passes its check; nobody was ever given it.
const NUMBER: &str = "943 476 5919";
const CERTAIN: &str = "The patient quarkington, NHS no 943 476 5919, has a rash.";
const DOUBTFUL: &str = "Ask for quarkington on 07700 900123.";

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The head of a profile with these words about its member, and what was pressed in the guard's panel.
async fn about(actor: &Actor, words: &str, pressed: &[(&str, &str)]) -> Seen {
    let revision = actor.get("/profile/edit").await.input("revision").unwrap_or_default();
    let head = [
        ("revision", revision.as_str()),
        ("profession", "profession.gp"),
        ("headline", "Glad of a walk"),
        ("headline_audience", "members"),
        ("about", words),
        ("about_audience", "members"),
        ("location_audience", "members"),
        ("photo_audience", "members"),
    ];
    actor.post("/profile/edit", &[&head, pressed].concat()).await
}

/// Whether a word of a draft lies anywhere in the database.
fn is_kept(app: &TestApp, word: &str) -> bool {
    app.database().dump().contains(word)
}

fn is_stopped(seen: &Seen) -> &Seen {
    seen.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Nothing has been sent.").shows("Blank it out")
}

proving::app_test! {
    /// Abuse case 71: a number that passes its check beside words about a patient goes nowhere, and nothing of it is kept.
    async fn what_is_certain_goes_nowhere(app: TestApp) {
        let ada = app.member("Ada").await;
        let seen = about(&ada, CERTAIN, &[]).await;
        is_stopped(&seen).shows("This names a patient:").shows(NUMBER).shows("an NHS number").lacks("Send as it is");
        seen.shows("has a rash.</textarea>").shows("formaction=\"/profile/edit\"").shows("role=\"alert\"");
        for reason in ["colleague", "example", "service", "other", "consent", ""] {
            let seen = about(&ada, CERTAIN, &[("guard", "as_it_is"), ("guard_reason", reason)]).await;
            is_stopped(&seen).shows("This names a patient:");
        }
        // She thinks better of it and closes the page.
        app.settle().await;
        ada.get("/profile/edit").await.is_ok().lacks("quarkington").lacks(NUMBER);
        assert!(!is_kept(&app, "quarkington") && !is_kept(&app, NUMBER));
        assert!(!proving::logs().contains("quarkington"), "in the log");
    }

    async fn blanking_shows_the_words_again_with_a_question(app: TestApp) {
        let ada = app.member("Ada").await;
        let seen = about(&ada, CERTAIN, &[("guard", "blank")]).await;
        seen.is(StatusCode::UNPROCESSABLE_ENTITY).shows("[NHS number], has a rash.</textarea>").lacks(NUMBER);
        seen.shows("It is blanked out. Nothing has been sent yet.").shows("or their family, recognise it?");
        assert!(!is_kept(&app, "quarkington"));
        about(&ada, "A patient, NHS no [NHS number], has a rash.", &[]).await.goes_to("/profile/edit");
        ada.get("/profile/edit").await.shows("NHS no [NHS number], has a rash.").lacks("This names");
    }

    async fn what_is_doubtful_goes_with_a_reason_and_is_counted(app: TestApp) {
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        let seen = about(&ada, DOUBTFUL, &[]).await;
        is_stopped(&seen).shows("This may name a patient:").shows("Send as it is").lacks("checked");
        let seen = about(&ada, DOUBTFUL, &[("guard", "as_it_is")]).await;
        is_stopped(&seen).shows("Say why it is no patient").shows("<details class=\"k-guarded__why\" open>");
        let reason = [("guard", "as_it_is"), ("guard_reason", "service")];
        about(&ada, DOUBTFUL, &reason).await.goes_to("/profile/edit");
        ada.get("/profile/edit").await.shows("07700 900123");
        about(&ada, DOUBTFUL, &[("guard", "blank")]).await.shows("[telephone number]");
        let rows = app.database().rows("SELECT kind, outcome, reason, times FROM guard_count ORDER BY outcome");
        let rows: Vec<String> = rows.iter().map(|it| it.iter().flatten().cloned().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(rows, ["phone blanked  1", "phone refused  2", "phone sent service 1"]);
        // Whoever runs this Kettle sees numbers, and neither words nor names.
        let page = anna.get("/admin/guard").await;
        page.is_ok().shows("Telephone number").shows("It belongs to a practice").lacks("quarkington").lacks("Ada");
        anna.get("/admin").await.shows("href=\"/admin/guard\"");
        ada.get("/admin/guard").await.is_absent();
        app.advance(31 * DAY);
        anna.signs_in().await;
        anna.get("/admin/guard").await.is_ok().shows("It has found nothing.");
    }

    /// Nobody who looks at the audit learns who was stopped.
    async fn a_stop_names_nobody(app: TestApp) {
        let ada = app.member("Ada").await;
        about(&ada, CERTAIN, &[]).await;
        let rows = app.database().rows("SELECT COUNT(*) FROM audit WHERE act = 'count_guard' AND actor_id IS NULL AND on_id IS NULL");
        assert_eq!(rows[0][0].as_deref(), Some("1"));
        let tables = app.database().columns();
        let columns: Vec<_> = tables.iter().filter(|it| it.0 == "guard_count").map(|it| it.1.as_str()).collect();
        assert!(columns.iter().all(|it| ["day", "kind", "outcome", "reason", "times"].contains(it)), "{columns:?}");
    }

    async fn every_form_of_members_has_its_guard(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        about(&ben, "Glad to be here.", &[]).await.goes_to("/profile/edit");
        app.settle().await;
        let ben = ben.member().await;
        let report = format!("/report/profile/{ben}");
        let forms: [(&str, &[(&str, &str)]); 8] = [
            ("/profile/lines", &[("kind", "can_help"), ("words", CERTAIN), ("audience", "members")]),
            ("/profile/declaration", &[("interests", "something"), ("interests_words", CERTAIN)]),
            ("/people/saved", &[("name", "NHS no 943 476 5919"), ("query", "q=skin")]),
            ("/welcome/2", &[("interests", "something"), ("interests_words", CERTAIN)]),
            ("/welcome/3", &[("before", "NHS no 943 476 5919")]),
            ("/welcome/4", &[("can_help", "NHS no 943 476 5919")]),
            ("/reports/complaint", &[("words", CERTAIN)]),
            (&report, &[("words", CERTAIN), ("kind", "patient")]),
        ];
        for (path, fields) in forms {
            let seen = ada.post(path, fields).await;
            is_stopped(&seen).shows(&format!("formaction=\"{path}\"")).shows(NUMBER);
            let blanked = ada.post(path, &[fields, &[("guard", "blank")]].concat()).await;
            blanked.is(StatusCode::UNPROCESSABLE_ENTITY).shows("[NHS number]").shows("recognise it?").lacks(NUMBER);
        }
        // What was searched for is kept with the search.
        let search = [("name", "Skin"), ("query", "q=quarkington+NHS+no+943+476+5919&miles=10")];
        is_stopped(&ada.post("/people/saved", &search).await).shows("This names a patient:").shows(NUMBER);
        let blanked = ada.post("/people/saved", &[&search[..], &[("guard", "blank")]].concat()).await;
        blanked.shows("recognise it?").shows("%5BNHS+number%5D").shows("miles=10").lacks("943");
        let asks = [("name", "Zoe"), ("email", "zoe@example.org"), ("about", CERTAIN)];
        let waiting = app.joining(frame::Joining::Waiting).await;
        is_stopped(&waiting.nobody().post("/waiting", &asks).await).shows("zoe@example.org");
        app.settle().await;
        assert!(!is_kept(&app, "quarkington") && !is_kept(&app, NUMBER)); // abuse case 71
        assert!(app.mails().iter().all(|it| !format!("{it:?}").contains(NUMBER)));
    }

    async fn whoever_decides_is_guarded_too(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (anna, moss) = (app.admin("Anna").await, app.moderator("Moss").await);
        about(&ben, "Glad to be here.", &[]).await.goes_to("/profile/edit");
        app.settle().await;
        let id = ben.member().await;
        ada.post(&format!("/report/profile/{id}"), &[("words", ""), ("kind", "unkind")]).await.goes_to("/reports");
        let case = crate::people_spec::cast::after(&moss.get("/moderation").await, "href=\"/moderation/");
        for verb in ["hide", "warn", "restore", "readmit"] {
            let path = format!("/moderation/{case}/{verb}");
            let seen = moss.post(&path, &[("words", CERTAIN)]).await;
            is_stopped(&seen).shows(&format!("formaction=\"{path}\""));
        }
        let answer = [("to_reporter", "We looked."), ("to_author", CERTAIN)];
        is_stopped(&moss.post(&format!("/moderation/{case}/answer"), &answer).await).shows("We looked.");
        let suspends = anna.post(&format!("/admin/members/{id}/suspend"), &[("reason", CERTAIN)]).await;
        is_stopped(&suspends).shows("has a rash.");
        let text = [("base", "1"), ("body", CERTAIN), ("note", "New"), ("press", "publish")];
        is_stopped(&anna.post("/admin/texts/help", &text).await).shows("has a rash.");
        let term = [("words", CERTAIN), ("synonyms", ""), ("note", "")];
        is_stopped(&anna.post("/admin/vocabulary/other_interest", &term).await).shows("has a rash.");
        app.settle().await;
        assert!(!is_kept(&app, "quarkington"));
    }

    /// The guard's fields open nothing: a field that is not the form's is still refused (abuse case 38).
    async fn other_fields_are_still_refused(app: TestApp) {
        let ada = app.member("Ada").await;
        let odd = ada.post("/reports/complaint", &[("words", "It is slow."), ("roles", "admin")]).await;
        odd.is(StatusCode::UNPROCESSABLE_ENTITY).shows("a field that does not belong to it");
        ada.post("/reports/complaint", &[("words", "It is slow."), ("guard", "<b>"), ("guard_reason", "x")]).await.goes_to("/reports");
    }
}
