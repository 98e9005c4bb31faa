//! The front page, for somebody who has never heard of Kettle.

use frame::Joining;

proving::app_test! {
    async fn a_stranger_learns_what_it_is_and_who_runs_it(app: TestApp) {
        let page = app.nobody().get("/").await;
        page.is_ok().shows("The kitchen table of general practice").shows("For whom").shows("Who can read what");
        page.shows("has not said yet who they are").shows("free and carries no advertising").shows("href=\"/about/readers\"");
        page.shows("href=\"/sign-in\"").shows("<svg class=\"k-drawing\"").lacks("people are here");
        let anna = app.admin("Anna").await;
        let operator = [("base", "1"), ("name", "Dr Una Operator"), ("contact", "una@example.org"), ("address", "1 Lane"),
                        ("note", "Filled in."), ("press", "publish")];
        anna.post("/admin/operator", &operator).await.goes_to("/admin/texts");
        app.nobody().get("/").await.shows("<b dir=\"auto\">Dr Una Operator</b>").lacks("has not said yet");
    }

    async fn it_says_how_one_gets_in_here(app: TestApp) {
        let listed = Joining::Domains(vec!["nhs.net".into(), "nhs.scot".into()]);
        for (joining, says, lacks) in [
            (Joining::Open, "Join Kettle", "by an invitation"),
            (listed, "It ends in nhs.net and nhs.scot.", "Ask to join"),
            (Joining::Waiting, "Ask to join", "Join Kettle"),
            (Joining::Invited, "There is no other way in here", "href=\"/join\""),
            (Joining::Closed, "Joining is closed for now.", "href=\"/join\""),
        ] {
            app.joining(joining).await.nobody().get("/").await.is_ok().shows(says).lacks(lacks);
        }
    }

    /// Abuse case 13: who has just come is nobody's business outside.
    async fn how_many_there_are_is_said_past_fifty_and_roughly(app: TestApp) {
        let first = app.member("Ada").await;
        set_scene::more_members(&app, 49).await;
        app.nobody().get("/").await.is_ok().lacks("people are here");
        set_scene::more_members(&app, 13).await;
        let words = app.nobody().get("/").await.is_ok().shows("More than 60 people are here.").words();
        assert!(!words.contains("63"), "{words}");
        first.get("/").await.is_ok().lacks("people are here");
    }
}

mod set_scene {
    use accounts::{
        account::{Email, MemberName},
        actions::{Added, MadeMember, add_member},
    };
    use kernel::{Reason, Viewer};
    use proving::TestApp;

    /// Lets the operator add so many.
    pub async fn more_members(app: &TestApp, count: usize) {
        let operator = Viewer::house(Reason::Operator);
        for _ in 0..count {
            let number = app.writes().await;
            let made = MadeMember {
                name: MemberName::stored("Made Member"),
                email: Email::stored(format!("made.{number}@example.org")),
                password: "quartz lantern 58 meadow tram".into(),
            };
            add_member(app.app(), &operator, made, Added::Confirmed).await.expect("added");
        }
    }
}
