//! The number of what last changed for each member: taken inside the write that changes it, so that for every member the
//! order of numbers is the order of commits, and whoever asks for what came after a number misses nothing.
//!
//! These rows are also what two writes wait for that concern the same member. So that they never wait in a circle, every
//! write takes its locks in one order: first the one row that all who change the thing hold (a conversation, an
//! introduction), then the inboxes of everybody concerned, all at once, then the rest (participants, ties, requests,
//! notices), and last what everybody counts in (the guard's counts; the store itself adds jobs, facts and audit).

use crate::{
    Db, Reader, Tx, named, sql,
    value::{id_list, pair_list},
};
use kernel::{Fault, Id, MemberId};
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};
use tokio::sync::Notify;

/// Takes the next number of each of these members; the first is 1. Other writes that concern one of them wait until this one
/// is committed. One statement, however many they are, and they are locked in one order: so take the numbers of all whom
/// a write concerns at once, and once a write, or [`hold`] them all first.
pub async fn next(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, i64>, Fault> {
    let mut members = members.to_vec();
    members.sort_unstable_by_key(|it| *it.as_bytes());
    members.dedup();
    if members.is_empty() {
        return Ok(HashMap::new());
    }
    let first: Vec<_> = members.iter().map(|it| (*it, 1)).collect();
    // PostgreSQL locks the rows as it inserts them, hence the order: two writes never wait for each other in a circle.
    let sql = sql!(
        "INSERT INTO inbox (member_id, latest) SELECT a.id, a.n FROM PAIRS(:first) a WHERE TRUE ORDER BY a.id
         ON CONFLICT (member_id) DO UPDATE SET latest = inbox.latest + 1 RETURNING member_id, latest"
    );
    let taken = tx.reader().list(sql, named! { first: pair_list(&first) }, entry).await?;
    tx.moves(members);
    Ok(taken.into_iter().collect())
}

/// Holds the inboxes of these members without taking a number, so that their pages learn nothing of it: other writes that
/// concern one of them wait until this one is committed. For whoever goes by what is between members, or tells several of
/// them one after the other; before anything else is read that it goes by.
pub async fn hold(tx: &mut Tx, members: &[MemberId]) -> Result<(), Fault> {
    let mut members = members.to_vec();
    members.sort_unstable_by_key(|it| *it.as_bytes());
    members.dedup();
    let untouched: Vec<_> = members.iter().map(|it| (*it, 0)).collect();
    let sql = sql!(
        "INSERT INTO inbox (member_id, latest) SELECT a.id, a.n FROM PAIRS(:untouched) a WHERE TRUE ORDER BY a.id
         ON CONFLICT (member_id) DO UPDATE SET latest = inbox.latest"
    );
    tx.run(sql, named! { untouched: pair_list(&untouched) }).await.map(drop)
}

/// The latest number of a member; 0 if there is none.
pub async fn latest(reader: Reader<'_>, member: MemberId) -> Result<i64, Fault> {
    let sql = sql!("SELECT latest FROM inbox WHERE member_id = :member");
    Ok(reader.first(sql, named! { member }, |row| row.int("latest")).await?.unwrap_or(0))
}

/// The latest numbers of these members; who has none is left out.
pub async fn latest_of(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, i64>, Fault> {
    let sql = sql!("SELECT member_id, latest FROM inbox WHERE member_id IN LIST_ID(:members)");
    Ok(reader.list(sql, named! { members: id_list(members) }, entry).await?.into_iter().collect())
}

/// Forgets the number of who was erased.
pub async fn remove(tx: &mut Tx, member: MemberId) -> Result<(), Fault> {
    tx.run(sql!("DELETE FROM inbox WHERE member_id = :member"), named! { member }).await.map(drop)
}

impl Db {
    /// From now on this process notes whose numbers its commits moved; [`Db::moved`] hands them out.
    pub fn note_moved(&self) {
        self.door().moved.noted.store(true, Relaxed);
    }

    /// Waits until commits moved numbers, and answers whose. For one reader. A hint only: on PostgreSQL it knows of this
    /// process alone, and may miss a commit whose writer went away in its midst.
    pub async fn moved(&self) -> Vec<MemberId> {
        loop {
            let found = self.moved_already();
            if !found.is_empty() {
                return found;
            }
            self.door().moved.stirred.notified().await;
        }
    }

    /// As [`Db::moved`], without waiting.
    pub fn moved_already(&self) -> Vec<MemberId> {
        self.door().moved.members.lock().unwrap_or_else(PoisonError::into_inner).drain().map(Id::from_bytes).collect()
    }
}

/// Whose numbers moved and was not handed out yet.
#[derive(Debug, Default)]
pub(crate) struct Moved {
    noted: AtomicBool,
    members: Mutex<HashSet<[u8; 16]>>,
    stirred: Notify,
}

impl Moved {
    /// To be called after the commit.
    pub fn note(&self, members: impl IntoIterator<Item = MemberId>) {
        if !self.noted.load(Relaxed) {
            return;
        }
        let mut noted = self.members.lock().unwrap_or_else(PoisonError::into_inner);
        let before = noted.len();
        noted.extend(members.into_iter().map(|it| *it.as_bytes()));
        if noted.len() > before {
            self.stirred.notify_one();
        }
    }
}

fn entry(row: &crate::Row<'_>) -> Result<(MemberId, i64), Fault> {
    Ok((row.id("member_id")?, row.int("latest")?))
}
