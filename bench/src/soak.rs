//! The soak: people who talk for minutes while their streams break and the server is killed again and again. Afterwards
//! everybody must have seen every message that was answered for: once, and all in the same order.

mod ledger;
pub mod stand;
mod talker;

use crate::{Bench, Outcome, note, stopwatch::Stopwatch};
use kernel::Rng;
use ledger::{Ledger, Verdict};
use stand::{Ground, Stand};
use std::{sync::Arc, time::Duration};
use talker::Talker;

/// Everybody who talks.
const CLIENTS: usize = 200;
/// What each of them says.
const MESSAGES: usize = 50;
/// How often each one's stream breaks for no reason.
const BREAKS: usize = 5;
/// How often the server is killed with what cannot be caught.
const KILLS: usize = 20;
/// Where the chance of it all begins.
const SEED: u64 = 4;
/// How often one looks whether it is so far.
const STEP: Duration = Duration::from_millis(500);
/// What is not seen by then, after the last word, is lost.
const PATIENCE: Duration = Duration::from_secs(90);

/// Runs it on both engines; whether nothing was lost, doubled or out of order.
pub async fn run(bench: &Bench) -> Outcome<bool> {
    let mut kept = true;
    for ground in Ground::all(bench)? {
        let name = ground.name();
        let verdict = talk(bench, ground).await?;
        note(&format!("soak on {name}: {verdict}"));
        kept &= verdict.is_kept();
    }
    Ok(kept)
}

async fn talk(bench: &Bench, ground: Ground) -> Outcome<Verdict> {
    let rng = Rng::seeded(SEED);
    let stand = Arc::new(Stand::make(bench, ground, CLIENTS).await?);
    let ledger = Arc::new(Ledger::default());
    let watch = Stopwatch::start();
    let mut talkers = Vec::new();
    for number in 0..CLIENTS {
        talkers.push(Arc::new(Talker::sign_in(&stand, number, Rng::seeded(SEED + 1 + number as u64)).await?));
    }
    note(&format!("{CLIENTS} signed in after {:.0} s", watch.seconds()));
    let watch = Stopwatch::start();
    let listening: Vec<_> = talkers.iter().map(|it| tokio::spawn(Talker::listen(it.clone(), BREAKS))).collect();
    let talking: Vec<_> =
        talkers.iter().map(|it| tokio::spawn(Talker::talk(it.clone(), ledger.clone(), MESSAGES))).collect();
    for kill in 1..=KILLS {
        ledger.reach(kill * CLIENTS * MESSAGES / (KILLS + 1)).await;
        stand.kill_and_start(&rng).await?;
    }
    for talk in talking {
        talk.await??;
    }
    let talked = watch.seconds();
    // Whoever talked fast still has streams to break: what comes back then is told all the same.
    let mut waited = Duration::ZERO;
    while waited < PATIENCE && talkers.iter().map(|it| it.cut()).sum::<usize>() < CLIENTS * BREAKS {
        tokio::time::sleep(STEP).await;
        waited += STEP;
    }
    let verdict = ledger.wait_and_judge(&stand, &talkers, PATIENCE).await?;
    listening.into_iter().for_each(|it| it.abort());
    stand.stop().await?;
    Ok(Verdict { seconds: talked, kills: KILLS, ..verdict })
}
