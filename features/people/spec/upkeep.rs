//! What the house does to profiles by itself: what ends with its date, what an older renderer made.

use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    /// It is November 2026. Nobody changes anything; the months pass.
    async fn what_ends_with_its_date_is_not_found_afterwards(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        for who in [&ada, &ben, &cleo] {
            who.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
        }
        let line = |kind, words, month, year| [("kind", kind), ("words", words), ("to_month", month), ("to_year", year)];
        ada.post("/profile/lines", &line("role", "GP partner", "11", "2026")).await.goes_to("/profile/edit#lines-role");
        ben.post("/profile/lines", &line("role", "GP partner", "", "2026")).await.goes_to("/profile/edit#lines-role");
        cleo.post("/profile/lines", &line("role", "GP partner", "2", "2027")).await.goes_to("/profile/edit#lines-role");
        app.app().crew().appoint().await.expect("the nights are on the list");
        app.settle().await;
        let found = async || {
            let html = ben.get_part("/people?role=partner", "results").await.html();
            ["Ada Lovelace", "Ben", "Cleo"].map(|it| html.contains(&format!(">{it}<")))
        };
        assert_eq!(found().await, [true, true, true]);
        app.advance(DAY);
        app.settle().await;
        assert_eq!(found().await, [true, true, true], "the month is not over");
        app.advance(10 * DAY);
        app.settle().await;
        assert_eq!(found().await, [false, true, true], "December");
        ben.signs_in().await.goes_to("/");
        app.advance(29 * DAY);
        app.settle().await;
        assert_eq!(found().await, [false, true, true], "the last days of the year");
        ben.signs_in().await.goes_to("/");
        app.advance(10 * DAY);
        app.settle().await;
        assert_eq!(found().await, [false, false, true], "January");
    }

    async fn what_an_older_renderer_made_is_rendered_again(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        for (who, about) in [(&ada, "Asks *why*."), (&ben, "")] {
            let head = [("revision", "0"), ("profession", "profession.gp"), ("about", about)];
            who.post("/profile/edit", &head).await.goes_to("/profile/edit");
        }
        app.settle().await;
        let before = app.writes().await;
        app.app().begin().await.expect("begun");
        assert_eq!(app.writes().await, before, "nothing is older");
        app.database().run("UPDATE profile SET about_rendering = 0, about_html = '<p>as it was</p>' WHERE about IS NOT NULL");
        app.database().run("UPDATE profile SET about_rendering = 0 WHERE about IS NULL");
        app.app().begin().await.expect("begun");
        app.settle().await;
        let rows = app.database().rows("SELECT about_html, about_rendering FROM profile WHERE about IS NOT NULL");
        let version = ui::RENDERER.to_string();
        assert_eq!(rows, [[Some("<p>Asks <em>why</em>.</p>\n".to_owned()), Some(version)]]);
        let revision = ada.get("/profile/edit").await.input("revision");
        assert_eq!(revision.as_deref(), Some("1"), "a form that is open stays good");
    }
}
