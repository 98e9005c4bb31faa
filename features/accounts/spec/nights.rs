//! What the house clears up by night.

use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    async fn the_night_takes_away_what_is_over(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        app.nobody().post("/reset", &[("email", ada.email())]).await.is_ok();
        app.settle().await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        let count = |table: &str| app.database().rows(&format!("SELECT COUNT(*) FROM {table}"))[0][0].clone();
        assert_eq!((count("session").as_deref(), count("door_token").as_deref()), (Some("2"), Some("1")));
        app.advance(20 * DAY);
        ben.signs_in().await.goes_to("/");
        app.nobody().post("/reset", &[("email", ben.email())]).await.is_ok();
        app.settle().await;
        assert_eq!(count("door_token").as_deref(), Some("1"), "Ada's is over, Ben's is still good");
        app.advance(11 * DAY);
        app.settle().await;
        assert_eq!((count("session").as_deref(), count("door_token").as_deref()), (Some("1"), Some("0")));
        ada.get("/settings").await.goes_to("/sign-in?next=/settings");
        ben.get("/settings").await.is_ok();
    }

    async fn more_than_one_write_takes_goes_too(app: TestApp) {
        let ada = app.member("Ada").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        let begins = match app.database().engine() {
            store::Engine::Sqlite => "X'",
            store::Engine::Postgres => "'\\x",
        };
        let rows = (0..1_200).map(|it| format!("({begins}{it:064x}', NULL, 'reset', NULL, 1, {it})")).collect::<Vec<_>>();
        let insert = "INSERT INTO door_token (hash, member_id, purpose, email, made_at, ends_at) VALUES";
        app.database().run(&format!("{insert} {}", rows.join(", ")));
        app.advance(DAY);
        app.settle().await;
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM door_token")[0][0].as_deref(), Some("0"));
        ada.get("/settings").await.is_ok();
    }
}
