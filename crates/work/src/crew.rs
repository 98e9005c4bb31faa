//! The crew: everybody who listens and everybody who works, each in a loop of its own, so that nobody waits for another.

use crate::{
    delivery::{Delivery, Listener},
    desk::{Desk, Pace, Worker},
};
use kernel::Result;
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};
use store::Db;
use tokio::{sync::watch, task::JoinSet};

/// A future that the crew may run anywhere.
pub type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// All of them.
pub struct Crew {
    db: Db,
    deliveries: Vec<Arc<Delivery>>,
    /// What somebody waits for first.
    desks: [Arc<Desk>; 2],
}

const LOOK_AGAIN: Duration = Duration::from_secs(1);

impl Crew {
    /// A crew for this store.
    pub fn new(db: Db, listeners: Vec<Listener>, workers: Vec<Worker>) -> Crew {
        let deliveries = listeners.into_iter().map(|it| Arc::new(Delivery::new(db.clone(), it))).collect();
        let workers = Arc::new(workers);
        let desks = [Pace::Quick, Pace::Bulk].map(|pace| Arc::new(Desk::new(db.clone(), pace, workers.clone())));
        Crew { db, deliveries, desks }
    }

    /// Serves until `stop` turns true. A failing listener or job is logged and tried again; it never stops the others.
    pub async fn run(&self, stop: watch::Receiver<bool>) {
        let mut loops = JoinSet::new();
        for delivery in &self.deliveries {
            loops.spawn(serve(Part::Delivery(delivery.clone()), self.db.after_commit(), stop.clone()));
        }
        for desk in &self.desks {
            loops.spawn(serve(Part::Desk(desk.clone()), self.db.after_commit(), stop.clone()));
        }
        while let Some(ended) = loops.join_next().await {
            if let Err(broken) = ended {
                tracing::error!(%broken, "a loop of the crew broke off; it begins again with the server");
            }
        }
    }

    /// Delivers and works until nothing is left that is due: for tests and commands.
    pub async fn settle(&self) -> Result<()> {
        loop {
            let mut more = false;
            for delivery in &self.deliveries {
                more |= delivery.deliver().await?;
            }
            for desk in &self.desks {
                more |= desk.work().await? > 0;
            }
            if !more {
                return Ok(());
            }
        }
    }

    /// Puts the nightly jobs on the list where they are not there yet. [`Crew::run`] begins with it.
    pub async fn appoint(&self) -> Result<()> {
        let [_, bulk] = &self.desks;
        bulk.appoint().await
    }
}

/// What one loop serves.
enum Part {
    Delivery(Arc<Delivery>),
    Desk(Arc<Desk>),
}

impl Part {
    /// One turn; whether there may be more to do at once.
    async fn turn(&self) -> bool {
        match self {
            Part::Delivery(it) => it.deliver().await.unwrap_or_else(|stop| {
                tracing::warn!(listener = it.name(), %stop, "facts wait for a second try");
                false
            }),
            Part::Desk(it) => match it.turn().await {
                Ok(done) => done > 0,
                Err(stop) => {
                    tracing::warn!(%stop, "jobs wait for a second try");
                    false
                }
            },
        }
    }
}

async fn serve(part: Part, mut told: watch::Receiver<u64>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if !part.turn().await {
            tokio::select! {
                _ = told.changed() => {}
                _ = tokio::time::sleep(LOOK_AGAIN) => {}
                _ = stop.changed() => {}
            }
        }
    }
}
