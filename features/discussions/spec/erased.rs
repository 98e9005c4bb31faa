//! What stays of who is gone: nothing of their words, wherever they stood (abuse case 37, G12).

use super::scene::{client, follow_up, group_of, members, says, started, starts};
use http::StatusCode;
use kernel::{Reason, Viewer};

const HOUSE: Viewer = Viewer::house(Reason::Background);

proving::app_test! {
    /// Words of which one does not think: what was said to a hiding, and the choices of a poll that others answered. Both are in
    /// one's own copy, and both go.
    async fn objections_and_choices_are_words_too(app: TestApp) {
        let all = members(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let group = group_of(&all, "by_request").await;
        let thread = starts(cem, &group, "question", "Who?", "The question").await;
        let post = follow_up(ben, &thread, "Something else").await;
        follow_up(cem, &thread, "After it").await;
        let at = format!("{thread}/posts/{post}");
        ada.post(&format!("{at}/hiding"), &[("on", "yes"), ("words", "Off the point.")]).await.goes_to(&at);
        ben.post(&format!("{at}/objection"), &[("words", "Quorndale is the point.")]).await.goes_to(&at);
        let fields = [
            ("client_id", &*client()), ("kind", "poll"), ("title", "Which?"), ("text", "One of them."),
            ("choices", "Vantreuse\nThursday"), ("until", "2027-06-30"),
        ];
        let poll = started(&ben.post(&format!("{group}/discussions/new"), &fields).await);
        cem.post(&format!("{poll}/vote"), &[("choice", "1")]).await.is(StatusCode::SEE_OTHER);
        says(cem, &poll, "Mine is the first").await.is(StatusCode::SEE_OTHER);
        let words = ["Quorndale", "Vantreuse"];
        let member = ben.member().await;
        let copies = async |of| {
            let mut copies = String::new();
            for belongings in app.app().belongings() {
                let read = app.app().read(&HOUSE).await.expect("a read");
                copies += &(belongings.export)(app.app(), read.reader(), of).await.expect("a copy").json.to_string();
            }
            copies
        };
        let (own, other) = (copies(member).await, copies(cem.member().await).await);
        assert!(words.iter().all(|it| own.contains(it)), "{own}");
        assert!(!other.contains("Quorndale"), "{other}"); // abuse case 21
        // Who hid something keeps what they did on record, and the objection to it is not theirs.
        assert!(!copies(ada.member().await).await.contains("Quorndale"));
        ben.post("/settings/leaving", &[]).await.goes_to("/sign-in");
        assert!(leaving::actions::erase_at_once(app.app(), member).await.expect("erased"));
        app.settle().await;
        let cells = app.database().cells();
        let left: Vec<_> = cells.iter().filter(|it| words.iter().any(|word| it.text.contains(word))).collect();
        assert!(left.is_empty(), "{left:?}");
        let files = crate::leaving_spec::going::files_with(&app, &["quorndale", "vantreuse"]);
        assert!(files.is_empty(), "{files:?}");
        // What others did is there still.
        cem.get(&format!("{thread}/settings")).await.shows("Off the point.").lacks("Objection");
        cem.get(&poll).await.shows("Mine is the first").shows("Choice 1").shows("1 of 1");
        cem.get(&format!("{poll}/votes")).await.shows("Choice 1").shows("Cem Acar");
        ada.get("/notices").await.lacks("objects to what was done");
    }
}
