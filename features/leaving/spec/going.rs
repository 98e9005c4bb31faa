//! Leaving, coming back, and being gone.

use crate::{
    leaving_spec::copies::{copy_of, kept},
    people_spec::cast::picture,
};
use kernel::{Act, MemberId, Moment, Reason, Viewer};
use leaving::{
    actions::{erase_at_once, erase_due, erasures_since, ledger_of, read_ledger, replay_erasures},
    erasure::Erasure,
};
use proving::{Actor, TestApp, together};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const OPERATOR: Viewer = Viewer::house(Reason::Operator);

/// A member whom others find by name.
async fn known(app: &TestApp, name: &str) -> (Actor, MemberId) {
    let actor = app.member(name).await;
    app.settle().await;
    let id = actor.member().await;
    (actor, id)
}

async fn leaves(actor: &Actor) {
    actor.post("/settings/leaving", &[]).await.goes_to("/sign-in");
}

async fn subjects(app: &TestApp, to: &str) -> Vec<String> {
    app.settle().await;
    let theirs = app.mails().into_iter().filter(|it| it.to == to).map(|it| it.subject.replace(" - Kettle", ""));
    theirs.filter(|it| it.contains("account")).collect()
}

/// Lets the nights pass.
async fn nights(app: &TestApp, days: u32) {
    for _ in 0..days {
        app.advance(DAY);
        app.settle().await;
    }
}

proving::app_test! {
    /// The whole way: the page says what comes of it, one is hidden at once, letters come, and the night takes everything.
    async fn who_leaves_is_hidden_at_once_and_gone_after_fourteen_days(app: TestApp) {
        let (hamza, id) = known(&app, "Hamza Qureshi").await;
        let ada = app.member("Ada").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        let head = [
            ("revision", "0"), ("profession", "profession.gp"), ("headline", ""), ("headline_audience", "members"),
            ("about", "Qureshi is glad of a walk."), ("about_audience", "members"), ("location_audience", "members"),
            ("photo_audience", "members"),
        ];
        hamza.post("/profile/edit", &head).await.goes_to("/profile/edit");
        hamza.upload("/profile/photo", "photo", "me.png", &picture(), &[]).await.goes_to("/profile/photo");
        copy_of(&hamza).await;
        let (email, profile, elsewhere) = (hamza.email().to_owned(), format!("/people/{id}"), hamza.elsewhere());
        elsewhere.signs_in().await;
        ada.get(&profile).await.is_ok();
        hamza.get("/settings").await.shows("/settings/leaving");
        hamza.get("/settings/leaving").await.is_ok().shows("What is deleted").shows("What stays").shows("4 December 2026");
        let left = hamza.post("/settings/leaving", &[]).await;
        left.goes_to("/sign-in");
        assert!(left.header("clear-site-data").contains("storage")); // abuse case 31
        app.settle().await;
        ada.get(&profile).await.is_absent();
        ada.get("/people?q=qureshi").await.is_ok().lacks("Hamza Qureshi");
        for browser in [&hamza, &elsewhere] {
            browser.get("/settings").await.goes_to("/sign-in?next=/settings"); // abuse case 74
        }
        assert_eq!(subjects(&app, &email).await, ["Your account is going to be deleted"]);
        nights(&app, 11).await;
        assert_eq!(subjects(&app, &email).await.len(), 1, "no word before its time");
        nights(&app, 2).await;
        assert_eq!(subjects(&app, &email).await.last().map(String::as_str), Some("Your account is deleted in two days"));
        nights(&app, 2).await;
        assert_eq!(subjects(&app, &email).await.last().map(String::as_str), Some("Your account is deleted"));
        assert!(app.files().is_empty() && kept(&app) == 0, "files of who has left: {:?}", app.files());
        let cells = app.database().cells();
        let named: Vec<_> = cells.iter().filter(|it| it.text.contains("Qureshi") || it.text.contains(&email)).collect();
        assert!(named.is_empty(), "{named:?}"); // abuse case 37
        hamza.signs_in().await.problem("");
        ada.signs_in().await;
        ada.get(&profile).await.is_absent();
        let kept = read_ledger(&ledger_of(&app.app().settings().data)).expect("the list");
        assert_eq!(kept.iter().map(|it| it.member).collect::<Vec<_>>(), [id]);
        assert_eq!(erasures_since(app.app(), Moment::default()).await.expect("read"), kept);
        // The address is free again, and nothing of what was is with it (abuse case 48).
        let again = app.nobody();
        let fields = [("name", "Hamza Qureshi"), ("email", email.as_str()), ("password", Actor::PASSWORD)];
        again.post("/join", &fields).await.goes_to("/confirm");
    }

    /// Signing in leads to the way back and to what is one's own, and nowhere else (abuse case 89).
    async fn who_comes_back_finds_everything(app: TestApp) {
        let (hamza, id) = known(&app, "Hamza Qureshi").await;
        let ada = app.member("Ada").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        leaves(&hamza).await;
        nights(&app, 13).await;
        hamza.signs_in().await;
        hamza.get("/").await.goes_to("/settings/leaving");
        for page in ["/people", "/profile/edit", "/invitations", &format!("/people/{id}")] {
            hamza.get(page).await.goes_to("/settings/leaving");
        }
        hamza.post("/profile/edit", &[]).await.goes_to("/settings/leaving"); // abuse case 47
        for page in ["/settings", "/settings/data", "/reports/about-me"] {
            hamza.get(page).await.is_ok();
        }
        hamza.get("/settings/leaving").await.is_ok().shows("Do you want to stay?").shows("4 December 2026");
        ada.signs_in().await;
        ada.post("/settings/leaving/back", &[]).await.is_absent();
        hamza.post("/settings/leaving/back", &[]).await.goes_to("/");
        app.settle().await;
        ada.get(&format!("/people/{id}")).await.is_ok();
        ada.get("/people?q=qureshi").await.shows("Hamza Qureshi");
        hamza.get("/people").await.is_ok();
        nights(&app, 5).await;
        hamza.signs_in().await;
        hamza.get("/people").await.is_ok();
        let told = subjects(&app, hamza.email()).await;
        assert_eq!(told.last().map(String::as_str), Some("Your account is deleted in two days"), "{told:?}");
    }

    /// Whoever comes back and leaves again has fourteen new days, and no letter of the old ones.
    async fn leaving_twice_is_leaving_anew(app: TestApp) {
        let (hamza, _) = known(&app, "Hamza Qureshi").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        leaves(&hamza).await;
        nights(&app, 5).await;
        hamza.signs_in().await;
        hamza.post("/settings/leaving/back", &[]).await.goes_to("/");
        leaves(&hamza).await;
        nights(&app, 10).await;
        hamza.signs_in().await;
        hamza.get("/settings/leaving").await.is_ok().shows("9 December 2026");
        assert_eq!(subjects(&app, hamza.email()).await, ["Your account is going to be deleted"; 2]);
    }

    async fn pressing_twice_is_leaving_once(app: TestApp) {
        let (hamza, _) = known(&app, "Hamza Qureshi").await;
        let presses: Vec<_> = (0..3).map(|_| { let it = hamza.copied(); async move { it.post("/settings/leaving", &[]).await.status } }).collect();
        let done = together(presses).await;
        assert!(done.iter().all(|it| it.is_redirection()), "{done:?}");
        assert_eq!(subjects(&app, hamza.email()).await, ["Your account is going to be deleted"]);
    }

    /// The password once more, if it was given long ago; a wrong one leaves everything as it is, and too many are slowed down.
    async fn leaving_wants_the_password(app: TestApp) {
        let (hamza, _) = known(&app, "Hamza Qureshi").await;
        app.advance(web::PROOF_LASTS);
        hamza.post("/settings/leaving", &[]).await.is(http::StatusCode::FORBIDDEN).shows("password");
        hamza.post("/settings/leaving", &[(web::PROOF_FIELD, "not this one at all")]).await.problem(web::PROOF_FIELD);
        hamza.get("/people").await.is_ok();
        hamza.post("/settings/leaving", &[(web::PROOF_FIELD, Actor::PASSWORD)]).await.goes_to("/sign-in");
        let (cleo, _) = known(&app, "Cleo").await;
        app.advance(web::PROOF_LASTS);
        for _ in 0..8 {
            cleo.post("/settings/leaving", &[(web::PROOF_FIELD, "not this one at all")]).await;
        }
        let seen = cleo.post("/settings/leaving", &[(web::PROOF_FIELD, Actor::PASSWORD)]).await;
        seen.is(http::StatusCode::TOO_MANY_REQUESTS); // abuse case 81
    }

    async fn the_last_administrator_hands_over_first(app: TestApp) {
        let anna = app.admin("Anna Admin").await;
        anna.get("/settings/leaving").await.is_ok().shows("You are the only administrator").lacks("Delete my account<");
        anna.post("/settings/leaving", &[]).await.problem("");
        anna.get("/people").await.is_ok();
        let bea = app.admin("Bea Admin").await;
        let presses: Vec<_> =
            [&anna, &bea].into_iter().map(|it| { let it = it.clone(); async move { it.post("/settings/leaving", &[]).await.status.as_u16() } }).collect();
        let mut done = together(presses).await;
        done.sort_unstable();
        assert_eq!(done, [303, 422], "of two who leave at once one is the last");
    }

    async fn whoever_is_suspended_leaves_too_and_stays_suspended_if_not(app: TestApp) {
        let sam = app.suspended("Sam").await;
        sam.get("/settings/leaving").await.is_ok().shows("Delete my account");
        leaves(&sam).await;
        sam.signs_in().await;
        sam.post("/settings/leaving/back", &[]).await.goes_to("/");
        sam.get("/people").await.is(http::StatusCode::FORBIDDEN);
        app.app().crew().appoint().await.expect("the nights are on the list");
        leaves(&sam).await;
        nights(&app, 15).await;
        sam.signs_in().await.problem("");
    }

    /// What others got stays: whoever came by an invitation, and nobody comes by it any more.
    async fn an_invitation_of_who_leaves_opens_nothing(app: TestApp) {
        let (hamza, _) = known(&app, "Hamza Qureshi").await;
        let page = hamza.get("/invitations").await;
        let link = page.html().split("/invitation?").nth(1).map(|it| it.split(['"', '<', ' ']).next().unwrap_or_default().to_owned());
        let link = format!("/invitation?{}", link.expect("a link").replace("&amp;", "&"));
        app.nobody().get(&link).await.is_ok().shows("Hamza Qureshi");
        leaves(&hamza).await;
        app.nobody().get(&link).await.lacks("Hamza Qureshi");
    }

    /// A backup that is brought back is older than an erasure (abuse case 121): with the list all are gone again.
    async fn a_restored_backup_forgets_again(app: TestApp) {
        let (hamza, id) = known(&app, "Hamza Qureshi").await;
        let (ada, _) = known(&app, "Ada Obi").await;
        let gone = Erasure { at: app.app().clock().now(), member: id };
        let never = Erasure { at: app.app().clock().now(), member: MemberId::NONE }; // joined after that backup
        for again in [1, 0] {
            let replayed = replay_erasures(app.app(), &OPERATOR, &[gone, never]).await.expect("replayed");
            assert_eq!(replayed, again);
        }
        app.settle().await;
        hamza.signs_in().await.problem("");
        ada.get("/people?q=qureshi").await.is_ok().lacks("Hamza");
        ada.get("/settings").await.is_ok();
        assert!(app.mails().iter().all(|it| it.subject != "Your account is deleted - Kettle"), "nobody is told twice");
        let kept = read_ledger(&ledger_of(&app.app().settings().data)).expect("the list");
        assert_eq!(kept.len(), 2, "later backups carry them on");
    }

    /// One account that cannot be deleted does not keep the others.
    async fn every_account_goes_by_itself(app: TestApp) {
        let (one, _) = known(&app, "Una First").await;
        let (two, _) = known(&app, "Tom Second").await;
        for actor in [&one, &two] {
            leaves(actor).await;
        }
        app.advance(15 * DAY);
        assert_eq!(erase_due(app.app()).await.expect("done"), 2);
        assert_eq!(erase_due(app.app()).await.expect("nothing left"), 0);
        for actor in [&one, &two] {
            actor.signs_in().await.problem("");
        }
    }

    /// Whoever has asked and must not wait is gone at once; whoever has not asked stays, whoever says otherwise.
    async fn who_has_asked_can_be_gone_at_once(app: TestApp) {
        let (ada, id) = known(&app, "Ada Obi").await;
        assert!(!erase_at_once(app.app(), id).await.expect("nobody has asked"));
        ada.get("/people").await.is_ok();
        leaves(&ada).await;
        assert!(erase_at_once(app.app(), id).await.expect("gone"));
        assert!(!erase_at_once(app.app(), id).await.expect("gone already"));
        ada.signs_in().await.problem("");
        let noted = erasures_since(app.app(), Moment::default()).await.expect("read");
        assert_eq!(noted.iter().map(|it| it.member).collect::<Vec<_>>(), [id]);
    }

    /// Nobody is erased who has not asked, whatever the clock says.
    async fn who_stays_is_not_erased(app: TestApp) {
        let (ada, _) = known(&app, "Ada Obi").await;
        app.advance(400 * DAY);
        assert_eq!(erase_due(app.app()).await.expect("nothing is due"), 0);
        ada.signs_in().await;
        ada.get("/people").await.is_ok();
        let house = Viewer::house(Reason::Background);
        let told = app.app().write(&house, Act::open("set_scene"), async |tx| accounts_api::stay(tx, MemberId::NONE).await);
        assert!(!told.await.expect("nobody to come back"));
    }
}

/// Every file of a Kettle that has one of these words in it, in whatever case: raw bytes, as a thief of the disk reads them.
pub fn files_with(app: &TestApp, words: &[&str]) -> Vec<String> {
    let mut folders = vec![app.app().settings().data.clone()];
    let mut files: Vec<std::path::PathBuf> = vec![];
    if let proving::Database::Sqlite(file) = app.database() {
        files.extend(["", "-wal", "-shm"].iter().map(|it| file.with_file_name(format!("kettle.db{it}"))));
    }
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    let has = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).unwrap_or_default().to_ascii_lowercase();
        words.iter().any(|it| bytes.windows(it.len()).any(|at| at == it.to_lowercase().as_bytes()))
    };
    files.iter().filter(|it| has(it)).map(|it| it.display().to_string()).collect()
}

proving::app_test! {
    /// What is erased is gone from the disk as well: from the pages of the database, its log, and the search index (G12).
    async fn no_byte_of_who_left_stays_on_the_disk(app: TestApp) {
        let (zan, _) = known(&app, "Zanthoviq Umbrelk").await;
        let words = ["zanthoviq", "umbrelk", "quorvintle"];
        for other in ["Una", "Dai", "Tri", "Ceri", "Huw", "Siân"] {
            known(&app, other).await;
        }
        // In one file of the index with others, which then is no reason to tidy it.
        people::search::rebuild(app.app()).await.expect("made anew");
        zan.post("/people/saved", &[("name", "Quorvintle"), ("query", "q=quorvintle")]).await.goes_to("/people/saved");
        app.settle().await;
        assert!(!files_with(&app, &words).is_empty() || app.app().db().engine() == store::Engine::Postgres, "the drill finds nothing at first");
        leaves(&zan).await;
        assert!(erase_at_once(app.app(), zan.member().await).await.expect("gone"));
        app.settle().await;
        let left = files_with(&app, &words);
        assert!(left.is_empty(), "{left:?}");
    }
}
