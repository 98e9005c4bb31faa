//! A backup of the whole, made while members write, and what becomes of it where there was nothing (abuse cases 118, 121).

use kernel::{Reason, Viewer};
use kettle::{
    backup::{self, Identities, Pace, Plan, Restore, Source},
    config::Config,
    root::RootKey,
};
use leaving::erasure::Erasure;
use proving::{Database, TestApp};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

const HOUSE: Viewer = Viewer::house(Reason::Operator);

proving::app_test! {
    async fn all_is_there_again_but_the_erased(app: TestApp) {
        let ada = app.member("Ada Ní Dhomhnaill").await;
        let ben = app.member("Ben Okafor").await;
        let ben_id = ben.member().await;
        let files = app.app().files();
        let photo = files::FileName::new(app.app().rng());
        files.put(&photo, &b"a photo"[..]).await.expect("kept");
        let ground = tempfile::tempdir().expect("a folder");
        let shelf = ground.path().join("backups");
        let plan = plan(&app);

        let first = {
            let over = AtomicBool::new(false);
            let writing = async {
                let mut joined = 0;
                while !over.load(Ordering::Relaxed) {
                    app.member("Somebody Else").await;
                    joined += 1;
                }
                joined
            };
            let making = async {
                let made = backup::make(&plan, Source::of(app.app()), shelf.clone(), None, Pace::Beside).await;
                over.store(true, Ordering::Relaxed);
                made.expect("a backup")
            };
            tokio::join!(making, writing).0
        };
        assert_eq!(first.files, 1);

        // Ben goes after that backup; the list beside the data and the next backup know it.
        let erasure = Erasure { at: app.app().clock().now(), member: ben_id };
        leaving::actions::replay_erasures(app.app(), &HOUSE, &[erasure]).await.expect("erased");
        let second = backup::make(&plan, Source::of(app.app()), shelf.clone(), Some(2), Pace::Alone).await.expect("another");
        assert_ne!(first.folder, second.folder);
        assert_eq!(backup::find(&shelf).expect("the latest"), second.folder);
        let scratch = ground.path().join("scratch");
        let told = backup::verify(&first.folder, &Identities::none(), &scratch).expect("sound");
        assert!(told.contains("sums are right") && told.contains("1 files"), "{told}");

        let beside = app.beside();
        let config = config(ground.path(), beside.database());
        let order = || Restore { folder: first.folder.clone(), identities: Identities::none(), sheet: None };
        let told = backup::restore(&config, order()).await.expect("restored");
        assert!(told.contains("One member was erased since, and is again."), "{told}");
        let refused = backup::restore(&config, order()).await.expect_err("there is data now");
        assert!(refused.contains("holds data already"), "{refused}");

        let opened = kettle::open(&config, kettle::Purpose::Task).await.unwrap_or_else(|_| panic!("it opens"));
        let members = accounts::actions::list_members(&opened.app, &HOUSE).await.expect("listed");
        let listed = serde_json::json!(members).to_string();
        assert!(listed.contains(ada.email()), "{listed}");
        assert!(!listed.contains(ben.email()) && !listed.contains("Okafor"), "{listed}"); // abuse case 121
        let kept = opened.app.files().find(&photo).await.expect("found");
        assert_eq!(kept.as_deref(), Some(&b"a photo"[..]));
        let sessions = beside.database().rows("SELECT COUNT(*) FROM session")[0][0].clone();
        assert_eq!(sessions.as_deref(), Some("0"), "no session comes back"); // abuse case 121
        let cells = beside.database().cells();
        assert!(!cells.iter().any(|it| it.text.contains("Okafor")), "nothing of Ben is in the restored store");
    }

    /// One that is not whole is never taken for one.
    async fn what_was_cut_short_is_no_backup(app: TestApp) {
        let ground = tempfile::tempdir().expect("a folder");
        let shelf = ground.path().join("backups");
        assert!(backup::find(&shelf).expect_err("nothing").contains("is no folder"));
        let plan = plan(&app);
        // The folder of keys cannot be made, which is found out last: all that was written goes again.
        std::fs::write(ground.path().join("backups.keys"), "").expect("in the way");
        backup::make(&plan, Source::of(app.app()), shelf.clone(), None, Pace::Alone).await.expect_err("no folder of keys");
        assert!(backup::find(&shelf).expect_err("none").contains("holds no backup"));
        std::fs::remove_file(ground.path().join("backups.keys")).expect("out of the way");
        // A program that was killed leaves a part; the next one takes it away.
        let part = shelf.join("kettle-20260101T000000Z.part");
        std::fs::create_dir_all(&part).expect("made");
        std::fs::write(part.join("kettle.db"), "half").expect("written");
        assert!(backup::find(&shelf).expect_err("cut short").contains("cut short"));
        let made = backup::make(&plan, Source::of(app.app()), shelf.clone(), None, Pace::Alone).await.expect("made");
        assert!(!part.exists() && made.folder.join("manifest.json").is_file());
        // Without its manifest, or changed in one byte, it is none.
        let scratch = ground.path().join("scratch");
        let files = made.folder.join("files.tar");
        let mut bytes = std::fs::read(&files).expect("read");
        bytes[0] ^= 1;
        std::fs::write(&files, &bytes).expect("written");
        let why = backup::verify(&made.folder, &Identities::none(), &scratch).expect_err("changed");
        assert!(why.contains("changed or damaged"), "{why}");
        bytes.truncate(10);
        std::fs::write(&files, &bytes).expect("written");
        assert!(backup::verify(&made.folder, &Identities::none(), &scratch).expect_err("short").contains("10 bytes"));
        std::fs::remove_file(made.folder.join("manifest.json")).expect("removed");
        let config = config(ground.path(), app.beside().database());
        let order = Restore { folder: made.folder, identities: Identities::none(), sheet: None };
        assert!(backup::restore(&config, order).await.expect_err("none").contains("cut short"));
    }
}

fn plan(app: &TestApp) -> Arc<Plan> {
    Arc::new(Plan::plain(app.app().settings().data.clone(), &RootKey::from_bytes([7; 32])))
}

/// The settings of a Kettle elsewhere, with nothing in it.
fn config(ground: &Path, database: &Database) -> Config {
    let database = match database {
        Database::Sqlite(path) => path.display().to_string(),
        Database::Postgres(server, name) => server.url(name),
    };
    let data = ground.join("elsewhere").display().to_string();
    Config::load(&[("data", data), ("database", database)].into_iter().collect()).expect("settings")
}
