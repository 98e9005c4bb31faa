//! Erasing: what is due goes by night; what went before a backup was brought back goes again.

use super::HOUSE;
use crate::{
    erasure::{self, Erasure},
    jobs, policy,
    store::erasure as db,
};
use ::store::Tx;
use frame::App;
use kernel::{Act, Fault, MemberId, Moment, Result, Viewer};
use std::{
    collections::HashSet,
    fs::OpenOptions,
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// Deleting an account for good.
pub const ERASE: Act = Act::open("erase_member");
/// More than a night has.
const MOST: i64 = 10_000;

/// On whose word somebody goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// Their own, and the time to think it over is up.
    Own,
    /// Their own too, and whoever runs the server does not let them wait.
    AtOnce,
    /// The list's: they had gone before.
    List,
}

/// Deletes the accounts that are due, each in a write of its own; how many. One that fails does not keep the others: it is
/// tried again.
///
/// # Errors
/// The first that failed, after all others were done.
pub async fn erase_due(app: &App) -> Result<u64> {
    let due = accounts_api::page_of_due_to_leave(app.read(&HOUSE).await?.reader(), MOST).await?;
    let (mut gone, mut failed) = (0, None);
    for member in due {
        match say_goodbye(app, member, Word::Own).await {
            Ok(true) => gone += 1,
            Ok(false) => {}
            Err(stop) => {
                tracing::error!(%member, %stop, "an account could not be deleted; it is tried again");
                failed = failed.or(Some(stop));
            }
        }
    }
    tidy_up(app).await?;
    failed.map_or(Ok(gone), Err)
}

/// Deletes the account of somebody who has asked for it without the days to think it over, for whoever must not wait for
/// them (a court, a written wish). `false` if they have not asked.
pub async fn erase_at_once(app: &App, member: MemberId) -> Result<bool> {
    let gone = say_goodbye(app, member, Word::AtOnce).await?;
    tidy_up(app).await?;
    Ok(gone)
}

/// After erasures: they are on the list, and nothing of them stays in the database's log.
async fn tidy_up(app: &App) -> Result<()> {
    note_erasures(app).await?;
    Ok(app.db().fold().await?)
}

/// Deletes one account and tells whose it was. Of their address nothing is kept, so that letter is tried once.
async fn say_goodbye(app: &App, member: MemberId, word: Word) -> Result<bool> {
    let read = app.read(&HOUSE).await?;
    let to = accounts_api::find_addressee(read.reader(), member).await?;
    let address = accounts_api::find_address(read.reader(), member).await?;
    drop(read);
    let erasure = Erasure { at: app.clock().now(), member };
    if !erase(app, &HOUSE, erasure, word).await? {
        return Ok(false);
    }
    if let Some(to) = to
        && let Err(stop) = jobs::say_goodbye(app, to, member).await
    {
        tracing::warn!(%stop, "the last letter to somebody who has left could not be sent");
    }
    if let Some(address) = address {
        app.post().forget(&address).await?;
    }
    Ok(true)
}

/// Takes everything of a member away through each feature's belongings, the last feature first, and notes it; in one
/// transaction. `false` if they came back at the last moment.
async fn erase(app: &App, viewer: &Viewer, erasure: Erasure, word: Word) -> Result<bool> {
    let member = erasure.member;
    app.write(viewer, ERASE.on(member), async |tx: &mut Tx| {
        let permit = policy::may_erase(tx.viewer(), erasure)?;
        let leaves = accounts_api::find_leaving(tx.reader(), member).await?;
        let may_go = match word {
            Word::Own => leaves.is_some_and(|it| it <= tx.now()),
            Word::AtOnce => leaves.is_some(),
            Word::List => true,
        };
        if !may_go {
            return Ok(false);
        }
        if accounts_api::is_here(tx.reader(), member).await? {
            for it in app.belongings().iter().rev() {
                (it.erase)(tx, member).await?;
            }
        }
        jobs::destroy_key(tx, member);
        db::insert_erasure(tx, &permit).await?;
        Ok(true)
    })
    .await
}

/// Who was erased from this moment on, in their order: for whoever makes backups.
pub async fn erasures_since(app: &App, since: Moment) -> Result<Vec<Erasure>> {
    Ok(db::page_of_erasures(app.read(&HOUSE).await?.reader(), since).await?)
}

/// Erases again whoever was erased before a backup was brought back, whichever of them it has (abuse case 121). Doing it
/// twice is doing it once; how many were there again. To be called after a restore and before the first request.
pub async fn replay_erasures(app: &App, viewer: &Viewer, erasures: &[Erasure]) -> Result<u64> {
    let mut again = 0;
    for erasure in erasures {
        let here = accounts_api::is_here(app.read(viewer).await?.reader(), erasure.member).await?;
        erase(app, viewer, *erasure, Word::List).await?;
        again += u64::from(here);
    }
    tidy_up(app).await?;
    Ok(again)
}

/// Where the list of erasures lies: beside the data folder, as the root key does, because a backup that is brought back
/// replaces the folder and must not replace the list.
pub fn ledger_of(data: &Path) -> PathBuf {
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(".erasures");
    data.with_file_name(name)
}

/// The erasures of a list; none if there is no such file.
///
/// # Errors
/// The file is there and cannot be read.
pub fn read_ledger(path: &Path) -> Result<Vec<Erasure>, Fault> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(erasure::read_lines(&text)),
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(vec![]),
        Err(why) => Err(Fault::outage(format!("the list of erasures, {}, cannot be read: {why}", path.display()))),
    }
}

/// Adds to the list whatever erasures the store has and the list lacks. Lines are added and never taken away.
pub async fn note_erasures(app: &App) -> Result<()> {
    let all = erasures_since(app, Moment::from_micros(i64::MIN)).await?;
    let path = ledger_of(&app.settings().data);
    let noted = tokio::task::spawn_blocking(move || append(&path, &all));
    Ok(noted.await.map_err(|_| Fault::bug("noting erasures was cut short"))??)
}

fn append(path: &Path, all: &[Erasure]) -> Result<(), Fault> {
    let known: HashSet<MemberId> = read_ledger(path)?.iter().map(|it| it.member).collect();
    let missing: Vec<Erasure> = all.iter().filter(|it| !known.contains(&it.member)).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    let file = OpenOptions::new().create(true).append(true).mode(0o600).open(path);
    let written = file.and_then(|mut it| {
        // After a torn line the next one stands on a line of its own.
        it.write_all(format!("\n{}", erasure::lines(&missing)).as_bytes())?;
        it.sync_all()
    });
    written.map_err(|why| Fault::outage(format!("the list of erasures, {}, cannot be written: {why}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[test]
    fn the_list_lies_beside_the_folder() {
        assert_eq!(ledger_of(Path::new("/var/lib/kettle")), Path::new("/var/lib/kettle.erasures"));
        assert_eq!(ledger_of(Path::new("./data")), Path::new("./data.erasures"));
    }

    #[test]
    fn the_list_grows_by_what_it_lacks_also_after_a_torn_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, rng) = (folder.path().join("data.erasures"), Rng::seeded(3));
        let of = |at| Erasure { at: Moment::from_micros(at), member: MemberId::random(&rng) };
        let all = [of(1), of(2), of(3)];
        assert_eq!(read_ledger(&path).expect("no file is no erasure"), []);
        append(&path, &all[..2]).expect("written");
        append(&path, &all[..2]).expect("written");
        assert_eq!(read_ledger(&path).expect("read"), all[..2]);
        let torn = std::fs::read_to_string(&path).expect("read");
        std::fs::write(&path, &torn[..torn.len() - 20]).expect("torn");
        append(&path, &all).expect("written");
        let mut read = read_ledger(&path).expect("read");
        read.sort();
        assert_eq!(read, all);
    }
}
