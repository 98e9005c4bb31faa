//! How many requests a second a server answers, and two servers compared in one run.

use crate::{
    Outcome,
    client::Connection,
    stopwatch::{Stopwatch, Times},
};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

/// So many connections ask at the same time.
const CONNECTIONS: usize = 16;
/// One round of one server.
const ROUND: Duration = Duration::from_millis(1500);
/// Rounds of each server that count; one before them warms up.
const ROUNDS: usize = 5;

/// Where the two servers are.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// Ours.
    pub ours: SocketAddr,
    /// The bare one.
    pub bare: SocketAddr,
}

/// What came of a comparison, in requests a second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    /// Ours: the median of the rounds.
    pub ours: f64,
    /// The bare one's.
    pub bare: f64,
}

impl Rates {
    /// Which share of the bare one's rate ours reaches.
    pub fn ratio(self) -> f64 {
        self.ours / self.bare
    }
}

/// Asks both servers the same requests, in turns, so that whatever else the machine does meets both.
pub fn compare(pair: Pair, requests: Vec<Vec<u8>>) -> Outcome<Rates> {
    let requests = Arc::new(requests);
    // Threads of its own: the servers' must not have to wait for the client's turn.
    let running = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        runtime.block_on(async {
            let (mut ours, mut bare) = (Vec::new(), Vec::new());
            for round in 0..=ROUNDS {
                for (address, rates) in [(pair.ours, &mut ours), (pair.bare, &mut bare)] {
                    let rate = rate(address, &requests).await?;
                    if round > 0 {
                        rates.push(rate);
                    }
                }
            }
            Ok(Rates { ours: Times::of(ours).median(), bare: Times::of(bare).median() })
        })
    });
    running.join().map_err(|_| "the load client panicked")?
}

/// Requests a second over one round.
async fn rate(address: SocketAddr, requests: &Arc<Vec<Vec<u8>>>) -> Outcome<f64> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(Connection::open(address).await?);
    }
    let watch = Stopwatch::start();
    let clients: Vec<_> =
        connections.into_iter().map(|it| tokio::spawn(drive(it, requests.clone(), next.clone(), watch))).collect();
    let mut answered = 0;
    for client in clients {
        answered += client.await??;
    }
    Ok(answered as f64 / watch.seconds())
}

/// One connection that asks until the round is over.
async fn drive(
    mut connection: Connection,
    requests: Arc<Vec<Vec<u8>>>,
    next: Arc<AtomicUsize>,
    watch: Stopwatch,
) -> Outcome<usize> {
    let mut answered = 0;
    while watch.elapsed() < ROUND {
        let at = next.fetch_add(1, Ordering::Relaxed) % requests.len();
        match connection.load(&requests[at]).await? {
            200 => answered += 1,
            status => return Err(format!("under load the server answers {status} instead of 200").into()),
        }
    }
    Ok(answered)
}
