//! Keys are made once, found by their root key alone, and gone without a trace when they are destroyed.

use super::*;
use ::store::{DatabaseUrl, Options};
use kernel::{Clock, Moment};
use std::{fs, path::Path};

enum Talk {}

async fn vault(folder: &Path, root: u8, seed: u64) -> Vault {
    let rng = Rng::seeded(seed);
    let options = Options::new(Clock::fixed(Moment::from_micros(1)), rng.clone());
    let db = Db::open(&DatabaseUrl::Sqlite(folder.join("keys.db")), options).expect("opened");
    db.migrate(&[schema()]).await.expect("migrated");
    Vault::new(db, &Private::new([root; 32]), rng)
}

fn talk(seed: u64) -> Scope {
    Scope::conversation(Id::<Talk>::random(&Rng::seeded(seed)))
}

/// Whether one opens what the other sealed.
fn same(one: &SealKey, other: &SealKey) -> bool {
    let bound = talk(9).bound();
    other.open(&bound, &one.seal(&bound, b"words", &Rng::seeded(5))).is_ok()
}

async fn wrapped(vault: &Vault, scope: Scope) -> Vec<u8> {
    let read = vault.db().read(&HOUSE).await.expect("read");
    store::find_wrapped(read.reader(), scope.kind, scope.id).await.expect("found").expect("there")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_made_once_and_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = vault(folder.path(), 1, 1).await;
    assert!(one.find(talk(1)).await.expect("looked").is_none());
    let made = one.make(talk(1)).await.expect("made");
    assert!(same(&made, &one.make(talk(1)).await.expect("again")));
    assert!(!same(&made, &one.make(talk(2)).await.expect("another")));
    let member = Scope { kind: MEMBER, ..talk(1) };
    assert!(!same(&made, &one.make(member).await.expect("of a member")), "kinds do not share keys");
    one.db().close().await.expect("closed");
    let again = vault(folder.path(), 1, 2).await;
    assert!(same(&made, &again.find(talk(1)).await.expect("found").expect("there")));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_make_it_at_once_have_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, two) = (vault(folder.path(), 1, 1).await, vault(folder.path(), 1, 2).await);
    let makers: Vec<_> = (0..16)
        .map(|it| {
            let vault = if it % 2 == 0 { one.clone() } else { two.clone() };
            tokio::spawn(async move { vault.make(talk(1)).await.expect("made") })
        })
        .collect();
    let mut keys = Vec::new();
    for maker in makers {
        keys.push(maker.await.expect("done"));
    }
    assert!(keys.iter().all(|it| same(&keys[0], it)));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_root_key_opens_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let right = vault(folder.path(), 1, 1).await;
    right.make(talk(1)).await.expect("made");
    let name = right.name_keyring().await.expect("named").expect("opens");
    assert_eq!(right.name_keyring().await.expect("again"), Ok(name));
    assert_eq!(right.tally().await.expect("counted"), Tally { keys: 1, open: 1 });
    let wrong = vault(folder.path(), 2, 2).await;
    assert!(wrong.find(talk(1)).await.is_err());
    assert_eq!(wrong.name_keyring().await.expect("asked"), Err(Unopened));
    assert_eq!(wrong.tally().await.expect("counted"), Tally { keys: 1, open: 0 });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrapped_key_opens_for_its_own_owner_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path(), 1, 1).await;
    vault.make(talk(1)).await.expect("made");
    let bytes = wrapped(&vault, talk(1)).await;
    assert!(vault.unwrap(talk(1), &bytes).is_ok());
    assert!(vault.unwrap(talk(2), &bytes).is_err());
    assert!(vault.unwrap(Scope { kind: MEMBER, ..talk(1) }, &bytes).is_err());
}

/// security.md rule 19: no byte of it stays on the disk.
#[tokio::test(flavor = "multi_thread")]
async fn of_a_destroyed_key_nothing_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path(), 1, 1).await;
    for seed in 1..200 {
        vault.make(talk(seed)).await.expect("made");
    }
    let bytes = wrapped(&vault, talk(100)).await;
    let (key, other) = (&bytes[25..], wrapped(&vault, talk(101)).await);
    assert!(lies_in(folder.path(), key), "it was there");
    let bound = talk(100).bound();
    let sealed = vault.make(talk(100)).await.expect("found").seal(&bound, b"words", &Rng::seeded(5));
    vault.destroy(&[talk(100), talk(150)]).await.expect("destroyed");
    assert!(vault.find(talk(100)).await.expect("looked").is_none(), "at once");
    assert!(vault.wipe().await.expect("wiped"));
    assert!(!vault.wipe().await.expect("wiped"), "once for all");
    assert!(!lies_in(folder.path(), key), "the wrapped key stays on the disk");
    assert!(lies_in(folder.path(), &other[25..]), "another's is there");
    assert!(vault.find(talk(100)).await.expect("looked").is_none());
    vault.destroy(&[talk(100)]).await.expect("twice does no harm");
    assert!(!vault.wipe().await.expect("wiped"), "nothing was destroyed");
    let anew = vault.make(talk(100)).await.expect("a new one");
    assert!(anew.open(&bound, &sealed).is_err(), "what the old one sealed is noise");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_meanwhile_does_not_keep_the_bytes_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path(), 1, 1).await;
    vault.make(talk(1)).await.expect("made");
    let bytes = wrapped(&vault, talk(1)).await;
    let reading = vault.db().read(&HOUSE).await.expect("read");
    assert!(store::find_wrapped(reading.reader(), CONVERSATION, talk(1).id).await.expect("found").is_some());
    let destroying = tokio::spawn({
        let vault = vault.clone();
        async move {
            vault.destroy(&[talk(1)]).await?;
            vault.wipe().await
        }
    });
    while vault.find(talk(1)).await.expect("looked").is_some() {
        tokio::task::yield_now().await;
    }
    drop(reading);
    assert!(destroying.await.expect("done").expect("destroyed"));
    assert!(!lies_in(folder.path(), &bytes[25..]));
}

/// What is destroyed while the file is written anew is for the next time, also after a stop.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_destroyed_meanwhile_is_wiped_the_next_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path(), 1, 1).await;
    vault.make(talk(1)).await.expect("made");
    vault.make(talk(2)).await.expect("made");
    vault.destroy(&[talk(1)]).await.expect("destroyed");
    let before = store::find_wipe_due(vault.db().read(&HOUSE).await.expect("read").reader()).await.expect("found");
    vault.destroy(&[talk(2)]).await.expect("destroyed");
    let ended = async |tx: &mut Tx| Ok(store::remove_wipe_due(tx, before.expect("due")).await?);
    vault.db().write(&HOUSE, WIPED, ended).await.expect("written");
    vault.db().close().await.expect("closed");
    let again = super::tests::vault(folder.path(), 1, 2).await;
    assert!(again.wipe().await.expect("wiped"));
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_listed_by_their_age() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path(), 1, 1).await;
    let mut all: Vec<Scope> = (1..8).map(talk).collect();
    all.push(Scope::member(MemberId::random(&Rng::seeded(8))));
    for scope in &all {
        vault.make(*scope).await.expect("made");
        assert_eq!(scope.to_string().parse::<Scope>().expect("a key"), *scope);
    }
    vault.name_keyring().await.expect("named").expect("opens");
    let (mut found, mut after) = (vec![], None);
    loop {
        let page = vault.page_of_older(Moment::from_micros(2), after, 3).await.expect("listed");
        let Some(last) = page.last() else { break };
        after = Some(*last);
        found.extend(page);
    }
    assert_eq!(found.len(), 8, "and not the name");
    assert!(all.iter().all(|it| found.contains(it)));
    assert!(vault.page_of_older(Moment::from_micros(1), None, 3).await.expect("listed").is_empty(), "none is older");
    for odd in ["", "conversation", "keyring 0190", "member x"] {
        assert!(odd.parse::<Scope>().is_err(), "{odd}");
    }
}

fn lies_in(folder: &Path, bytes: &[u8]) -> bool {
    let files = fs::read_dir(folder).expect("listed").flatten();
    let mut found = files.map(|it| fs::read(it.path()).expect("read"));
    found.any(|it| it.windows(bytes.len()).any(|part| part == bytes))
}
