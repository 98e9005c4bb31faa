//! Inbox numbers: in the order of commits for every member, whoever writes at once.

use crate::stand::{ADD, NOBODY, Stand, samples};
use kernel::{MemberId, Refusal, Stop, Viewer};
use std::collections::HashMap;
use store::{inbox, named, pair_list, sql};

async fn take(stand: &Stand, members: &[MemberId]) -> HashMap<MemberId, i64> {
    stand.db.write(&NOBODY, ADD, async |tx| Ok(inbox::next(tx, members).await?)).await.expect("written")
}

#[tokio::test]
async fn each_member_has_numbers_of_their_own() {
    for stand in samples().await {
        let [ada, ben, cem] = std::array::from_fn(|_| MemberId::random(&stand.rng));
        assert_eq!(take(&stand, &[ada, ben, ada]).await, HashMap::from([(ada, 1), (ben, 1)]));
        assert_eq!(take(&stand, &[ben]).await, HashMap::from([(ben, 2)]));
        assert!(take(&stand, &[]).await.is_empty());
        let undone: Result<(), Stop> = stand
            .db
            .write(&NOBODY, ADD, async |tx| {
                inbox::next(tx, &[ada]).await?;
                Err(Refusal::NotAllowed.into())
            })
            .await;
        assert!(undone.is_err());
        assert_eq!(take(&stand, &[cem, ada]).await, HashMap::from([(ada, 2), (cem, 1)]), "no gap");
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let reader = read.reader();
        assert_eq!(inbox::latest(reader, ben).await.expect("read"), 2);
        assert_eq!(inbox::latest(reader, MemberId::random(&stand.rng)).await.expect("read"), 0);
        let all = inbox::latest_of(reader, &[ada, ben, MemberId::random(&stand.rng)]).await.expect("read");
        assert_eq!(all, HashMap::from([(ada, 2), (ben, 2)]));
        let after = sql!("SELECT i.latest FROM PAIRS(:asked) a JOIN inbox i ON i.member_id = a.id AND i.latest > a.n");
        let asked = pair_list(&[(ada, 1), (ben, 2), (cem, 0)]);
        let mut found = reader.list(after, named! { asked }, |row| row.int("latest")).await.expect("read");
        found.sort_unstable();
        assert_eq!(found, [1, 2]);
        drop(read);
        let gone = stand.db.write(&NOBODY, ADD, async |tx| Ok(inbox::remove(tx, ada).await?)).await;
        gone.expect("removed");
        assert_eq!(take(&stand, &[ada]).await, HashMap::from([(ada, 1)]));
    }
}

/// Who holds them keeps others out and takes no number, so that nobody can tell that something was done (security.md, G4).
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_holds_takes_no_number() {
    for stand in samples().await {
        let [ada, ben] = std::array::from_fn(|_| MemberId::random(&stand.rng));
        take(&stand, &[ada]).await;
        let first = sql!("SELECT COUNT(*) AS n FROM inbox WHERE member_id = :ada AND latest < 3");
        let writes = (0..40).map(|nth| {
            let (db, members) = (stand.db.clone(), if nth % 2 == 0 { [ada, ben] } else { [ben, ada] });
            tokio::spawn(async move {
                db.write(&NOBODY, ADD, async |tx| {
                    inbox::hold(tx, &members).await?;
                    // Between the look and the change nobody passes.
                    if tx.reader().count(first, named! { ada: &ada }).await? > 0 {
                        inbox::next(tx, &[members[0]]).await?;
                        inbox::next(tx, &[members[1]]).await?;
                    }
                    Ok(())
                })
                .await
                .expect("no deadlock");
            })
        });
        for write in writes.collect::<Vec<_>>() {
            write.await.expect("done");
        }
        let read = stand.db.read(&NOBODY).await.expect("read");
        let latest = inbox::latest_of(read.reader(), &[ada, ben]).await.expect("read");
        assert_eq!(latest, HashMap::from([(ada, 3), (ben, 2)]));
    }
}

/// Writes that concern the same members in other orders never wait for each other in a circle, and take every number once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_at_once_take_every_number_once() {
    for stand in samples().await {
        let members: Vec<MemberId> = (0..6).map(|_| MemberId::random(&stand.rng)).collect();
        let writes = (0..60).map(|nth| {
            let mut some: Vec<_> = members.iter().copied().cycle().skip(nth).step_by(1 + nth % 3).take(4).collect();
            if nth % 2 == 0 {
                some.reverse();
            }
            let db = stand.db.clone();
            tokio::spawn(async move {
                let by = Viewer::member(some[0]);
                db.write(&by, ADD, async |tx| Ok(inbox::next(tx, &some).await?)).await.expect("no deadlock")
            })
        });
        let mut taken: HashMap<MemberId, Vec<i64>> = HashMap::new();
        for write in writes.collect::<Vec<_>>() {
            for (member, number) in write.await.expect("written") {
                taken.entry(member).or_default().push(number);
            }
        }
        for numbers in taken.values_mut() {
            numbers.sort_unstable();
            assert!(numbers.iter().copied().eq(1..=numbers.len() as i64), "{numbers:?}");
        }
    }
}

#[tokio::test]
async fn a_process_that_asks_learns_whose_numbers_moved_once_it_is_committed() {
    for stand in samples().await {
        let [ada, ben] = std::array::from_fn(|_| MemberId::random(&stand.rng));
        take(&stand, &[ada]).await;
        assert!(stand.db.moved_already().is_empty(), "nobody asked yet");
        stand.db.note_moved();
        let undone: Result<(), Stop> = stand
            .db
            .write(&NOBODY, ADD, async |tx| {
                inbox::next(tx, &[ada]).await?;
                Err(Refusal::NotAllowed.into())
            })
            .await;
        assert!(undone.is_err() && stand.db.moved_already().is_empty());
        take(&stand, &[ada, ben]).await;
        take(&stand, &[ben]).await;
        let mut moved = stand.db.moved().await;
        moved.sort_unstable_by_key(|it| *it.as_bytes());
        let mut both = [ada, ben];
        both.sort_unstable_by_key(|it| *it.as_bytes());
        assert_eq!(moved, both);
        assert!(stand.db.moved_already().is_empty());
    }
}
