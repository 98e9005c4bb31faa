//! What is sealed: its keys travel apart from it, and without them it stays closed.

use super::*;
use crate::backup::verify_sealed;
use kernel::{Act, MemberId, Viewer};
use messages::{
    actions::{Outgoing, write_to},
    message::Body,
};

const TIE: Act = Act::open("set_scene");
const WORDS: &str = "Ornathule is between two people.";

impl Place {
    /// A Kettle in which one wrote to another, and a backup of it; who wrote.
    async fn with_a_message(&self) -> (Made, MemberId) {
        let opened = opened(&self.config("data")).await;
        let app = &opened.app;
        let mut members = Vec::new();
        for (name, email) in [("Ada Okafor", "ada@example.org"), ("Ben Noor", "ben@example.org")] {
            let made = MadeMember {
                name: accounts::account::MemberName::parse(name).expect("a name"),
                email: accounts::account::Email::parse(email).expect("an address"),
                password: "plum kettle orbit 47 heron".into(),
            };
            members.push(add_member(app, &OPERATOR, made, Added::Confirmed).await.expect("added"));
        }
        let (one, other) = (members[0], members[1]);
        let contact = accounts_api::TieKind::Contact;
        let tied = app.write(&OPERATOR, TIE, async |tx| accounts_api::set_tie(tx, one, other, contact).await);
        tied.await.expect("contacts");
        let outgoing = Outgoing {
            client: kernel::Id::random(app.rng()),
            body: Some(Body::parse(WORDS).expect("words")),
            reply_to: None,
            seen: 0,
            attachments: vec![],
        };
        let outgoing = guard::clear(outgoing, &[("text", WORDS)], &guard::Answer::NONE).expect("harmless");
        write_to(app, &Viewer::member(one), other, outgoing).await.expect("written");
        let made = make(&opened, &self.path("backups")).await;
        app.close().await.expect("closed");
        (made, one)
    }
    fn root(&self) -> root::RootKey {
        root::read(&self.config("data").root_key_file).expect("the key")
    }
    async fn verified(&self, made: &Made) -> Result<String, String> {
        verify_sealed(&made.folder, &Identities::none(), Some(&self.root()), &self.path("scratch")).await
    }
    fn keys_in(&self, folder: &str) -> Vec<PathBuf> {
        let all = fs::read_dir(self.path(folder)).expect("listed").flatten().map(|it| it.path());
        all.filter(|it| it.extension().is_some_and(|it| it == "tar")).collect()
    }
}

/// Every file below a folder.
fn files_of(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (vec![], vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found
}

/// Neither the data nor a backup without its keys tells what was written (abuse case 34); with them a message opens.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_opens_with_its_keys_and_they_lie_apart() {
    let place = Place::new();
    let (made, _) = place.with_a_message().await;
    for folder in ["data", "backups", "backups.keys"] {
        for path in files_of(&place.path(folder)) {
            let bytes = fs::read(&path).expect("read");
            assert!(!bytes.windows(9).any(|it| it.eq_ignore_ascii_case(b"ornathule")), "{}", path.display());
        }
    }
    assert!(place.verified(&made).await.expect("it opens").contains("1 keys"));
    assert!(place.verified(&made).await.expect("it opens").contains("a sealed message opens"));
    assert_eq!(place.keys_in("backups.keys").len(), 1);
    assert!(files_of(&made.folder).iter().all(|it| !it.to_string_lossy().contains("keys")), "no keys with the data");
    let other = root::RootKey::from_bytes([9; 32]);
    let scratch = place.path("scratch");
    assert!(verify_sealed(&made.folder, &Identities::none(), Some(&other), &scratch).await.is_err());

    let told = place.restored("new", Identities::none(), None).await.expect("restored");
    assert!(told.contains("1 of 1 open"), "{told}");
    let opened = opened(&place.config("new")).await;
    assert!(messages::actions::open_one(opened.app.db(), opened.app.vault()).await.expect("it opens"));
    opened.app.close().await.expect("closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_keys_it_says_what_is_lost() {
    let place = Place::new();
    let (made, _) = place.with_a_message().await;
    let part = place.keys_in("backups.keys").remove(0);
    fs::rename(&part, place.path("elsewhere.tar")).expect("moved");
    assert!(place.verified(&made).await.expect_err("no keys").contains("opens for nobody"));
    let told = place.restored("new", Identities::none(), None).await.expect("restored");
    assert!(told.contains("WITHOUT KEYS"), "{told}");
    let opened = opened(&place.config("new")).await;
    assert!(!messages::actions::open_one(opened.app.db(), opened.app.vault()).await.expect("nothing opens"));
    opened.app.close().await.expect("closed");
    // Half of a copy, or something else in it, is not taken for keys.
    fs::copy(place.path("elsewhere.tar"), &part).expect("copied");
    let bytes = fs::read(&part).expect("read");
    fs::write(&part, &bytes[..bytes.len() / 3]).expect("cut");
    assert!(place.verified(&made).await.is_err());
}

/// A server that would make new keys in the place of lost ones does not start (design.md §10).
#[tokio::test(flavor = "multi_thread")]
async fn data_do_not_open_with_other_keys_or_another_root() {
    let place = Place::new();
    place.with_a_message().await;
    let config = place.config("data");
    let why = async |config: &Config| match open::open(config, Purpose::Serve).await {
        Err(Closed::Because(why)) => why,
        Err(Closed::Busy) => panic!("somebody works there"),
        Ok(_) => panic!("it opened"),
    };
    let (keys, away) = (place.path("data/keys.db"), place.path("keys.away"));
    fs::rename(&keys, &away).expect("moved");
    let said = why(&config).await;
    assert!(said.contains("keys.db is missing") && said.contains("operating.md"), "{said}");
    assert!(!keys.exists(), "no new keys were made");
    // Those of another Kettle.
    opened(&place.config("another")).await.app.close().await.expect("closed");
    fs::copy(place.path("another/keys.db"), &keys).expect("copied");
    assert!(why(&config).await.contains("does not open the keys"));
    fs::rename(&away, &keys).expect("back");
    let key = config.root_key_file.clone();
    fs::rename(&key, place.path("key.away")).expect("moved");
    fs::copy(place.config("another").root_key_file, &key).expect("copied");
    assert!(why(&config).await.contains("does not open the keys"));
    fs::rename(place.path("key.away"), &key).expect("back");
    // Whoever has lost them for good says so, once.
    fs::remove_file(&keys).expect("lost");
    let given = [("data", place.path("data").display().to_string()), ("keys_lost", "given up".to_owned())];
    let config = Config::load(&given.into_iter().collect()).expect("settings");
    let opened = opened(&config).await;
    assert!(!messages::actions::open_one(opened.app.db(), opened.app.vault()).await.expect("nothing opens"));
    opened.app.close().await.expect("closed");
}

/// Of whoever was erased the own key is gone too, and a restore destroys it again (security.md, rule 19).
#[tokio::test(flavor = "multi_thread")]
async fn the_own_key_goes_with_its_owner_also_after_a_restore() {
    let place = Place::new();
    let (_, one) = place.with_a_message().await;
    let scope = vault::Scope::member(one);
    {
        let opened = opened(&place.config("data")).await;
        opened.app.vault().make(scope).await.expect("a key");
        make(&opened, &place.path("backups")).await;
        let erasure = leaving::erasure::Erasure { at: opened.app.clock().now(), member: one };
        leaving::actions::replay_erasures(&opened.app, &OPERATOR, &[erasure]).await.expect("erased");
        opened.app.crew().settle().await.expect("settled");
        assert!(opened.app.vault().find(scope).await.expect("looked").is_none());
        opened.app.close().await.expect("closed");
    }
    // The list of erasures lies beside the data folder; that of the new one gets it from the folder of backups.
    fs::copy(place.path("data.erasures"), place.path("backups/erasures.txt")).expect("copied");
    place.restored("new", Identities::none(), None).await.expect("restored");
    let opened = opened(&place.config("new")).await;
    assert!(opened.app.vault().find(scope).await.expect("looked").is_none());
    opened.app.close().await.expect("closed");
}
