//! Reporting, and what comes of it.

use proving::{Actor, Seen, TestApp};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The id of the first report on a page.
pub fn first_report(page: &Seen) -> String {
    crate::people_spec::cast::after(page, "id=\"report-")
}

/// A member whose profile says this of themselves.
async fn writer(app: &TestApp, name: &str, about: &str) -> (Actor, String) {
    let actor = app.member(name).await;
    let head = [
        ("revision", "0"),
        ("profession", "profession.gp"),
        ("headline", "Glad of a walk"),
        ("headline_audience", "members"),
        ("about", about),
        ("about_audience", "members"),
        ("location_audience", "members"),
        ("photo_audience", "members"),
    ];
    actor.post("/profile/edit", &head).await.goes_to("/profile/edit");
    app.settle().await;
    let id = actor.member().await.to_string();
    (actor, id)
}

/// The address of the case that stands first in the queue.
async fn first_case(moderator: &Actor) -> String {
    format!("/moderation/{}", crate::people_spec::cast::after(&moderator.get("/moderation").await, "href=\"/moderation/"))
}

async fn letters(app: &TestApp, to: &Actor) -> Vec<String> {
    app.settle().await;
    let mails = app.mails().into_iter().filter(|it| it.to == to.email());
    mails.map(|it| it.subject).filter(|it| it.contains("moderator") || it.contains("what you sent")).collect()
}

proving::app_test! {
    /// The whole way: two presses, hidden at once, looked at, shown again, answered; both are told.
    async fn a_patient_who_could_be_recognised_is_hidden_at_once(app: TestApp) {
        let (hamza, id) = writer(&app, "Hamza Qureshi", "The baker of our village and his knee.").await;
        let (ada, cleo, anna) = (app.member("Ada").await, app.member("Cleo").await, app.admin("Anna").await);
        let (profile, report) = (format!("/people/{id}"), format!("/report/profile/{id}"));
        ada.get(&profile).await.is_ok().shows(&report);
        ada.get("/people?q=qureshi").await.shows("Hamza Qureshi");
        ada.get(&report).await.is_ok().shows("A patient could be recognised").shows("Hidden at once");
        ada.post(&report, &[("words", ""), ("kind", "patient")]).await.goes_to("/reports");
        for reader in [&ada, &cleo] {
            reader.get(&profile).await.is_absent();
            reader.get(&report).await.is_absent();
            reader.get(&format!("{profile}/card.vcf")).await.is_absent();
        }
        app.settle().await;
        for reader in [&ada, &cleo, &anna] {
            reader.get("/people?q=qureshi").await.is_ok().lacks("Hamza Qureshi");
        }
        hamza.get(&profile).await.is_ok().shows("Hidden since").shows("The baker");
        hamza.get("/reports/about-me").await.is_ok().shows("a patient could be recognised").lacks("Ada");
        anna.get(&profile).await.is_ok().shows("The baker").shows("Hidden since");
        cleo.get(&profile).await.is_absent(); // what is kept in memory for moderators is for them alone
        assert_eq!(letters(&app, &hamza).await, ["A word from the moderators - Kettle"]);
        assert_eq!(letters(&app, &ada).await, ["We have what you sent - Kettle"]);

        let case = first_case(&anna).await;
        anna.get(&case).await.is_ok().shows("The baker of our village").shows("Sent by Ada").shows("Show it again");
        anna.post(&format!("{case}/look"), &[]).await.goes_to(&case);
        app.advance(MINUTE);
        ada.get("/reports").await.shows("Looked at on 20 November 2026").lacks("Answered on");
        anna.post(&format!("{case}/restore"), &[("words", "You took the baker out. Thank you.")]).await.goes_to(&case);
        let answer = [("to_reporter", "The baker is gone."), ("to_author", "")];
        anna.post(&format!("{case}/answer"), &answer).await.goes_to(&case);
        app.settle().await;
        ada.get(&profile).await.is_ok().lacks("Hidden since");
        cleo.get("/people?q=qureshi").await.shows("Hamza Qureshi");
        ada.get("/reports").await.shows("Answered on 20 November 2026").shows("The baker is gone.");
        ada.get("/notices").await.shows("What you reported is answered").shows("href=\"/reports\"").lacks("baker");
        hamza.get("/reports/about-me").await.shows("see your profile again").shows("You took the baker out").lacks("Ada");
        assert_eq!(letters(&app, &ada).await.len(), 2);
        assert_eq!(letters(&app, &hamza).await.len(), 2);
        anna.get("/moderation").await.shows("Nothing waits");
        anna.get("/moderation?show=answered").await.shows("Hamza Qureshi");
        cleo.get("/reports").await.lacks("baker");
    }

    /// Else one member could hide another again and again.
    async fn a_member_hides_another_once(app: TestApp) {
        let (_, id) = writer(&app, "Hamza Qureshi", "Nothing of note.").await;
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        let (profile, report) = (format!("/people/{id}"), format!("/report/profile/{id}"));
        ada.post(&report, &[("kind", "patient")]).await.goes_to("/reports");
        let case = first_case(&anna).await;
        app.advance(MINUTE);
        anna.post(&format!("{case}/restore"), &[("words", "")]).await.goes_to(&case);
        ada.post(&report, &[("kind", "patient")]).await.problem(""); // it is still looked at
        anna.post(&format!("{case}/answer"), &[("to_reporter", "There is no patient in it.")]).await.goes_to(&case);
        ada.post(&report, &[("kind", "patient")]).await.goes_to("/reports");
        ada.get(&profile).await.is_ok();
        anna.get("/moderation").await.shows("Hamza Qureshi");
    }

    async fn what_else_is_wrong_stays_until_somebody_looked(app: TestApp) {
        let (hamza, id) = writer(&app, "Hamza Qureshi", "Buy my tablets.").await;
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        let report = format!("/report/profile/{id}");
        ada.post(&report, &[("kind", "other"), ("words", "")]).await.problem("words");
        ada.post(&report, &[("kind", "complaint"), ("words", "x")]).await.problem("");
        ada.post(&report, &[("kind", "advertising"), ("words", "He sells tablets.")]).await.goes_to("/reports");
        ada.get(&format!("/people/{id}")).await.is_ok();
        hamza.get("/reports/about-me").await.shows("Nothing of yours was hidden");
        assert!(letters(&app, &hamza).await.is_empty(), "nothing was done to him yet");
        let case = first_case(&anna).await;
        // What was reported stays, also after its author has changed it (abuse case 46).
        let head = [("revision", "1"), ("profession", "profession.gp"), ("about", "I like tea."), ("about_audience", "members"),
                    ("headline_audience", "members"), ("location_audience", "members"), ("photo_audience", "members")];
        hamza.post("/profile/edit", &head).await.goes_to("/profile/edit");
        anna.get(&case).await.shows("Buy my tablets.").shows("He sells tablets.").shows("Hide it");
        anna.post(&format!("{case}/warn"), &[("words", "")]).await.problem("words");
        anna.post(&format!("{case}/warn"), &[("words", "No selling here, please.")]).await.goes_to(&case);
        anna.post(&format!("{case}/hide"), &[("words", "Until the tablets are gone.")]).await.goes_to(&case);
        ada.get(&format!("/people/{id}")).await.is_absent();
        hamza.get("/reports/about-me").await.shows("You were warned").shows("No selling here").shows("was hidden from other members");
        assert_eq!(letters(&app, &hamza).await.len(), 2);
    }

    async fn whoever_is_suspended_still_reads_and_complains(app: TestApp) {
        let (hamza, id) = writer(&app, "Hamza Qureshi", "Rude words.").await;
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        ada.post(&format!("/report/profile/{id}"), &[("kind", "unkind")]).await.goes_to("/reports");
        let case = first_case(&anna).await;
        anna.post(&format!("{case}/suspend"), &[("words", "")]).await.problem("words");
        anna.post(&format!("{case}/suspend"), &[("words", "After three warnings.")]).await.goes_to(&case);
        anna.post(&format!("{case}/suspend"), &[("words", "Again.")]).await.problem("");
        hamza.get("/people").await.goes_to("/sign-in?next=/people"); // the session ended with it
        ada.get(&format!("/people/{id}")).await.is_absent();
        hamza.signs_in().await;
        hamza.get("/reports/about-me").await.is_ok().shows("You were suspended").shows("After three warnings.");
        let complaint = [("words", "I was quoted wrongly.")];
        hamza.post("/reports/complaint", &complaint).await.goes_to("/reports");
        hamza.get("/reports").await.is_ok().shows("I was quoted wrongly.").shows("Received on 20 November 2026");
        let complained = anna.get("/moderation").await;
        complained.shows("A complaint");
        anna.post(&format!("{case}/readmit"), &[("words", "You were quoted wrongly.")]).await.goes_to(&case);
        hamza.get("/people").await.is_ok();
        anna.post(&format!("{case}/answer"), &[("to_reporter", "It was a quotation.")]).await.goes_to(&case);
        let complaint = first_case(&anna).await;
        anna.get(&complaint).await.is_ok().lacks("Suspend the author").shows("I was quoted wrongly.");
        anna.post(&format!("{complaint}/hide"), &[("words", "x")]).await.is_absent();
        anna.post(&format!("{complaint}/answer"), &[("to_reporter", "You are right.")]).await.goes_to(&complaint);
        hamza.get("/reports").await.shows("You are right.");
        anna.post(&format!("{complaint}/answer"), &[("to_reporter", "Twice.")]).await.problem("");
    }

    /// Nobody looks at what is about them, and administrators fall by the operator's hand only.
    async fn nobody_decides_on_their_own(app: TestApp) {
        let (anna, id) = writer(&app, "Anna Admin", "I run this.").await;
        let (ada, other) = (app.member("Ada").await, app.admin("Otto").await);
        ada.post(&format!("/report/profile/{id}"), &[("kind", "unkind"), ("words", "She shouts.")]).await.goes_to("/reports");
        let case = first_case(&other).await;
        let promoted = app.app().clone();
        let house = kernel::Viewer::house(kernel::Reason::Operator);
        accounts::actions::name_admin(&promoted, &house, anna.member().await).await.expect("named");
        anna.get("/moderation").await.is_ok().shows("Nothing waits");
        anna.get(&case).await.is_absent();
        anna.post(&format!("{case}/answer"), &[("to_reporter", "All is well.")]).await.is_absent();
        other.post(&format!("{case}/suspend"), &[("words", "Enough.")]).await.problem("");
        anna.get("/people").await.is_ok();
    }

    /// One answer is for all who said the same, and each hears of it.
    async fn one_answer_is_for_all(app: TestApp) {
        let (_, id) = writer(&app, "Hamza Qureshi", "Rude words.").await;
        let (ada, ben, anna) = (app.member("Ada").await, app.member("Ben").await, app.admin("Anna").await);
        let report = format!("/report/profile/{id}");
        ada.post(&report, &[("kind", "unkind")]).await.goes_to("/reports");
        app.advance(MINUTE);
        ben.post(&report, &[("kind", "identity")]).await.goes_to("/reports");
        let case = first_case(&anna).await;
        anna.get(&case).await.shows("1 other report");
        anna.post(&format!("{case}/answer"), &[("to_reporter", "Thank you both.")]).await.goes_to(&case);
        for reporter in [&ada, &ben] {
            reporter.get("/reports").await.shows("Thank you both.");
            assert_eq!(letters(&app, reporter).await.len(), 2);
        }
        anna.get("/moderation").await.shows("Nothing waits");
    }

    /// What waits is one letter to those who look, however many reports came within a few minutes.
    async fn moderators_hear_that_something_waits(app: TestApp) {
        let (_, id) = writer(&app, "Hamza Qureshi", "Rude words.").await;
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        ada.post(&format!("/report/profile/{id}"), &[("kind", "unkind")]).await.goes_to("/reports");
        ada.post("/reports/complaint", &[("words", "And the tea is cold.")]).await.goes_to("/reports");
        assert!(letters(&app, &anna).await.is_empty());
        app.advance(6 * MINUTE);
        assert_eq!(letters(&app, &anna).await, ["Something waits for a moderator - Kettle"]);
        for mail in app.mails() {
            assert!(!mail.text.contains("Rude") && !mail.text.contains("tea") && !mail.text.contains("Hamza Qureshi,\n\nA"));
        }
    }

    async fn twenty_a_day_are_enough(app: TestApp) {
        let ada = app.member("Ada").await;
        for number in 0..20 {
            let words = format!("Complaint {number}.");
            ada.post("/reports/complaint", &[("words", &words)]).await.goes_to("/reports");
        }
        ada.post("/reports/complaint", &[("words", "One more.")]).await.problem("").shows("Send the next one tomorrow");
        app.advance(DAY + MINUTE);
        ada.post("/reports/complaint", &[("words", "One more.")]).await.goes_to("/reports");
    }

    /// Abuse cases 1 and 36: what one cannot see one cannot report, and nobody else's report is there.
    async fn what_is_not_seen_is_not_reported(app: TestApp) {
        let (hamza, id) = writer(&app, "Hamza Qureshi", "Rude words.").await;
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        hamza.post("/profile/hiding", &[("person", &ada.member().await.to_string())]).await.goes_to("/profile/hiding");
        let report = format!("/report/profile/{id}");
        ada.post(&report, &[("kind", "patient")]).await.is_absent();
        hamza.post(&report, &[("kind", "patient")]).await.is_absent();
        ben.post("/report/poem/00000000-0000-4000-8000-000000000000", &[("kind", "unkind")]).await.is_absent();
        ben.post(&report, &[("kind", "unkind")]).await.goes_to("/reports");
        let case = format!("/moderation/{}", first_report(&ben.get("/reports").await));
        for who in [&ada, &ben, &hamza] {
            who.get(&case).await.is_absent();
            who.post(&format!("{case}/answer"), &[("to_reporter", "x")]).await.is_absent();
        }
        ada.get("/reports").await.lacks("Hamza");
    }

    async fn who_leaves_leaves_no_name_in_reports(app: TestApp) {
        let (hamza, id) = writer(&app, "Hamza Qureshi", "The baker and his knee.").await;
        let (ada, ben, anna) = (app.member("Ada").await, app.member("Ben").await, app.admin("Anna").await);
        for reporter in [&ada, &ben] {
            reporter.post(&format!("/report/profile/{id}"), &[("kind", "unkind"), ("words", "Aimed at me.")]).await.goes_to("/reports");
            app.advance(MINUTE);
        }
        let case = first_case(&anna).await;
        anna.post(&format!("{case}/warn"), &[("words", "Be kind.")]).await.goes_to(&case);
        let house = kernel::Viewer::house(kernel::Reason::Background);
        let erase = async |who: &Actor| {
            let member = who.member().await;
            for it in app.app().belongings().iter().rev() {
                let act = kernel::Act::open("set_scene");
                app.app().write(&house, act, async |tx| (it.erase)(tx, member).await).await.expect("erased");
            }
        };
        erase(&ada).await;
        anna.get(&case).await.is_ok().shows("A former member").shows("The baker").lacks("Aimed at me.").lacks("Sent by Ada");
        erase(&hamza).await;
        anna.get("/moderation").await.shows("Nothing waits");
        anna.get(&case).await.is_ok().lacks("The baker").lacks("Hamza").lacks("Be kind.").shows("has left");
        ben.get("/reports").await.shows("Something that is no longer kept").shows("Aimed at me.").shows("has left");
    }

    /// What could do harm is looked at before what is only unkind, however long that has waited; it stays until somebody looked.
    async fn what_is_unsafe_comes_first(app: TestApp) {
        let (_, other) = writer(&app, "Hamza Qureshi", "Unkind words.").await;
        let (_, unsafe_one) = writer(&app, "Farida Noorzai", "Two tablets of it, always.").await;
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        ada.post(&format!("/report/profile/{other}"), &[("kind", "unkind")]).await.goes_to("/reports");
        app.advance(MINUTE);
        let report = format!("/report/profile/{unsafe_one}");
        ada.get(&report).await.shows("It is unsafe: somebody could come to harm by it");
        ada.post(&report, &[("kind", "safety"), ("words", "It is one tablet.")]).await.goes_to("/reports");
        ada.post(&report, &[("kind", "safety")]).await.problem("");
        let case = first_case(&anna).await;
        anna.get(&case).await.is_ok().shows("It is one tablet.").shows("Two tablets of it");
        ada.get(&format!("/people/{unsafe_one}")).await.is_ok();
        ada.get("/reports").await.shows("It is unsafe");
    }

    /// What was reported may be the one place where a patient still can be recognised.
    async fn the_night_forgets_what_was_reported(app: TestApp) {
        let (_, id) = writer(&app, "Hamza Qureshi", "The baker and his knee.").await;
        let (ada, anna) = (app.member("Ada").await, app.admin("Anna").await);
        app.app().crew().appoint().await.expect("the nights are on the list");
        ada.post(&format!("/report/profile/{id}"), &[("kind", "patient"), ("words", "I know him.")]).await.goes_to("/reports");
        let case = first_case(&anna).await;
        app.advance(200 * DAY);
        app.settle().await;
        for actor in [&ada, &anna] {
            actor.signs_in().await;
        }
        anna.get(&case).await.is_ok().shows("The baker and his knee.").shows("I know him."); // it waits
        anna.post(&format!("{case}/answer"), &[("to_reporter", "It stays hidden.")]).await.goes_to(&case);
        app.advance(29 * DAY);
        app.settle().await;
        anna.get(&case).await.is_ok().shows("The baker and his knee.");
        app.advance(62 * DAY);
        app.settle().await;
        for actor in [&ada, &anna] {
            actor.signs_in().await;
        }
        anna.get(&case).await.is_ok().lacks("The baker").lacks("I know him.").shows("It stays hidden.");
        ada.get("/reports").await.shows("no longer kept").shows("It stays hidden.").lacks("I know him.");
    }
}
