//! Backups of a Kettle as an operator has it: opened by its settings, on SQLite. On both engines and under load: `backups`
//! of the house.

mod sealed;

use super::{Identities, Made, Restore, is_cut_short, make_and_note, restore, verify};
use crate::{
    commands::OPERATOR,
    config::Config,
    open::{self, Closed, Opened, Purpose},
    root, sheet,
};
use accounts::actions::{Added, MadeMember, add_member, list_members};
use age::secrecy::ExposeSecret;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::backups;

/// An address that nobody may find in an encrypted backup.
const CANARY: &str = "quokka.canary@example.org";

struct Place {
    ground: tempfile::TempDir,
    recipient: String,
}

impl Place {
    fn new() -> Place {
        Place { ground: tempfile::tempdir().expect("a folder"), recipient: String::new() }
    }
    fn path(&self, name: &str) -> PathBuf {
        self.ground.path().join(name)
    }
    fn config(&self, data: &str) -> Config {
        let shelf = self.path("backups").display().to_string();
        let data = self.path(data).display().to_string();
        let given = [("data", data), ("backup_folder", shelf), ("backup_recipient", self.recipient.clone())];
        Config::load(&given.into_iter().collect()).expect("settings")
    }
    /// A Kettle with one member, and a backup of it.
    async fn backed_up(&self) -> Made {
        let opened = opened(&self.config("data")).await;
        let made = MadeMember {
            name: accounts::account::MemberName::parse("Quokka Canary").expect("a name"),
            email: accounts::account::Email::parse(CANARY).expect("an address"),
            password: "plum kettle orbit 47 heron".into(),
        };
        add_member(&opened.app, &OPERATOR, made, Added::Confirmed).await.expect("added");
        let made = make(&opened, &self.path("backups")).await;
        opened.app.db().close().await.expect("closed");
        made
    }
    async fn restored(&self, data: &str, identities: Identities, sheet: Option<String>) -> Result<String, String> {
        restore(&self.config(data), Restore { folder: self.path("backups"), identities, sheet }).await
    }
}

async fn opened(config: &Config) -> Opened {
    match open::open(config, Purpose::Task).await {
        Ok(opened) => opened,
        Err(Closed::Busy) => panic!("somebody works there"),
        Err(Closed::Because(why)) => panic!("{why}"),
    }
}

async fn make(opened: &Opened, folder: &Path) -> Made {
    let plan = opened.app.kept::<super::Plan>().expect("a plan");
    make_and_note(&opened.app, &plan, folder.to_owned(), None).await.expect("a backup")
}

async fn has_the_member(config: &Config) -> bool {
    let opened = opened(config).await;
    let members = list_members(&opened.app, &OPERATOR).await.expect("listed");
    opened.app.db().close().await.expect("closed");
    members.iter().any(|it| it.line().contains(CANARY))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_encrypted_is_opened_by_its_key_alone() {
    let mut place = Place::new();
    let (key, other) = (age::x25519::Identity::generate(), age::x25519::Identity::generate());
    place.recipient = key.to_public().to_string();
    let made = place.backed_up().await;
    let mut seen = 0;
    for folder in [made.folder.clone(), place.path("backups.keys")] {
        for file in fs::read_dir(&folder).expect("listed").flatten() {
            let bytes = fs::read(file.path()).expect("read");
            assert!(!bytes.windows(6).any(|it| it == b"quokka"), "{:?}", file.path());
            seen += usize::from(file.path().extension().is_some_and(|it| it == "age"));
        }
    }
    assert_eq!(seen, 5, "the database, the files, the erasures, the root key and the keys");
    assert!(!place.path("data").join("backup.part").exists(), "nothing readable was left behind");

    let file = |key: &age::x25519::Identity, name: &str| {
        let text = format!("# made for a test\n{}\n", key.to_string().expose_secret());
        fs::write(place.path(name), text).expect("written");
        Identities::read(&place.path(name)).expect("a key")
    };
    let scratch = place.path("scratch");
    assert!(verify(&made.folder, &Identities::none(), &scratch).expect("whole").contains("was not opened"));
    assert!(verify(&made.folder, &file(&other, "other.txt"), &scratch).is_err());
    assert!(verify(&made.folder, &file(&key, "key.txt"), &scratch).expect("opened").contains("sound"));
    assert!(!scratch.exists());

    assert!(place.restored("new", Identities::none(), None).await.expect_err("no key").contains("--identity"));
    assert!(place.restored("new", file(&other, "other.txt"), None).await.is_err());
    place.restored("new", file(&key, "key.txt"), None).await.expect("restored");
    assert!(has_the_member(&place.config("new")).await);
    fs::write(place.path("none.txt"), "# nothing\n").expect("written");
    assert!(Identities::read(&place.path("none.txt")).map(drop).expect_err("no key").contains("holds no key"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_root_key_comes_from_beside_the_backup_or_from_paper_and_no_other_passes() {
    let place = Place::new();
    place.backed_up().await;
    let root = root::read(&place.config("data").root_key_file).expect("the key");
    fs::rename(place.path("backups.keys"), place.path("elsewhere.keys")).expect("moved");
    assert!(place.restored("new", Identities::none(), None).await.expect_err("no key").contains("--sheet"));
    let slip = sheet::rows(&[5; 32]).join("\n");
    let why = place.restored("new", Identities::none(), Some(slip)).await.expect_err("another key");
    assert!(why.contains("is another one"), "{why}");
    let paper = sheet::rows(root.bytes()).join("\n");
    place.restored("new", Identities::none(), Some(paper)).await.expect("restored");
    assert_eq!(root::read(&place.config("new").root_key_file).expect("kept").text(), root.text());
    root::write(&place.path("third.key"), &root::RootKey::from_bytes([9; 32]).text()).expect("another key");
    let why = place.restored("third", Identities::none(), None).await.expect_err("another key lies there");
    assert!(why.contains("is another one"), "{why}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_writes_over_nothing_and_begins_anew_when_it_was_cut_short() {
    let place = Place::new();
    let made = place.backed_up().await;
    let why = place.restored("data", Identities::none(), None).await.expect_err("there is data");
    assert!(why.contains("holds data already"), "{why}");
    assert!(has_the_member(&place.config("data")).await, "nothing was touched");

    let half = place.path("half");
    fs::create_dir_all(half.join("files/ab")).expect("made");
    fs::write(half.join("kettle.db"), "half a database").expect("written");
    fs::write(half.join("restoring"), "").expect("written");
    assert!(is_cut_short(&half));
    match open::open(&place.config("half"), Purpose::Serve).await {
        Err(Closed::Because(why)) => assert!(why.contains("was cut short"), "{why}"),
        _ => panic!("half of a restore was opened"),
    }
    place.restored("half", Identities::none(), None).await.expect("restored");
    assert!(!is_cut_short(&half) && has_the_member(&place.config("half")).await);

    // Another engine, a later version.
    let manifest = made.folder.join("manifest.json");
    let text = fs::read_to_string(&manifest).expect("read");
    fs::write(&manifest, text.replace("\"sqlite\"", "\"postgres\"")).expect("written");
    assert!(place.restored("new", Identities::none(), None).await.expect_err("another engine").contains("engine"));
    fs::write(&manifest, text.replace("20261120T0800_store_fact", "29991231T2359_later_thing")).expect("written");
    assert!(place.restored("new", Identities::none(), None).await.expect_err("later").contains("later than this one"));
    fs::write(&manifest, text.replace("\"files.tar\"", "\"../files.tar\"")).expect("written");
    assert!(place.restored("new", Identities::none(), None).await.is_err()); // abuse case 68
    assert!(!place.path("new.key").exists() && !place.path("new").join("kettle.db").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_so_many_are_kept_and_each_is_on_record() {
    let place = Place::new();
    place.backed_up().await;
    let opened = opened(&place.config("data")).await;
    let plan = opened.app.kept::<super::Plan>().expect("a plan");
    let shelf = place.path("backups");
    for _ in 0..3 {
        make_and_note(&opened.app, &plan, shelf.clone(), Some(2)).await.expect("made");
    }
    assert_eq!(super::shelf::whole_ones(&shelf).len(), 2);
    make_and_note(&opened.app, &plan, place.path("data.key"), None).await.expect_err("that is a file");
    let read = opened.app.read(&OPERATOR).await.expect("read");
    let record = backups::latest_backups(read.reader(), 10).await.expect("listed");
    assert_eq!(record.len(), 5);
    assert!(record[0].why.is_some() && record[1..].iter().all(|it| it.why.is_none() && it.size > 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_do_not_meet() {
    let place = Place::new();
    let opened = opened(&place.config("data")).await;
    let plan: Arc<_> = opened.app.kept::<super::Plan>().expect("a plan");
    let shelf = place.path("backups");
    let one = make_and_note(&opened.app, &plan, shelf.clone(), None);
    let two = make_and_note(&opened.app, &plan, shelf.clone(), None);
    let (one, two) = tokio::join!(one, two);
    let refused = [one, two].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert!(refused.len() <= 1 && refused.iter().all(|it| it.contains("another backup")), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn before_an_upgrade_one_is_made_and_the_key_stays_out_of_the_data_folder() {
    let place = Place::new();
    let opened = opened(&place.config("data")).await;
    let plan = opened.app.kept::<super::Plan>().expect("a plan");
    let plan = Arc::new(super::Plan { nightly: None, ..(*plan).clone() });
    let (db, files, now) = (opened.app.db(), opened.app.files(), opened.app.clock().now());
    let mut folders = Vec::new();
    for _ in 0..3 {
        folders.push(super::before_upgrade(&plan, db, files, now).await.expect("made").folder);
    }
    let shelf = place.path("data").join("before-upgrade");
    assert_eq!(super::shelf::whole_ones(&shelf).len(), 2, "two stay");
    assert!(verify(&folders[2], &Identities::none(), &place.path("scratch")).is_ok());
    let names = |folder: PathBuf| fs::read_dir(folder).expect("listed").flatten().map(|it| it.file_name());
    let is_key =
        |it: std::ffi::OsString| it.to_string_lossy().contains("key") && !it.to_string_lossy().starts_with("keys.db");
    assert!(!names(place.path("data")).any(is_key), "no root key in the data folder");
}

/// A real full disk answers so; on Linux there is always one.
#[test]
fn a_full_disk_is_called_one() {
    let full = Path::new("/dev/full");
    let why = fs::write(full, "x").expect_err("it is full"); // abuse case 110
    assert!(super::trouble(full, &why).contains("the disk is full"), "{why}");
}
