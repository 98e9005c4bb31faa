//! Delivery of facts to one listener: in order, at least once.

use crate::Boxed;
use kernel::{Act, Reason, Result, Viewer};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use store::{Db, FactRow};

/// Hears facts: those of its kinds after its cursor, and the number up to which it then has heard everything.
pub type Hear = Arc<dyn Fn(Vec<FactRow>, i64) -> Boxed<Result<()>> + Send + Sync>;

/// Somebody who listens to facts.
pub struct Listener {
    /// Names its cursor in the store; never changes.
    pub name: &'static str,
    /// The kinds it wants.
    pub kinds: &'static [&'static str],
    /// Who keeps its place.
    pub keeper: Keeper,
    /// What it does; doing it twice must do no harm. It may take its time: only this listener's facts wait for it.
    pub hear: Hear,
}

/// Who remembers how far a listener has heard.
pub enum Keeper {
    /// A row of the store.
    Store,
    /// The listener itself (a search index keeps it in its own commit).
    Itself(Arc<dyn Fn() -> i64 + Send + Sync>),
}

/// A listener and how far it has heard, where the store keeps its place. Below zero: not read yet.
pub(crate) struct Delivery {
    db: Db,
    listener: Listener,
    /// In this process.
    heard: AtomicI64,
    /// In the store.
    kept: AtomicI64,
}

const FACTS_AT_ONCE: usize = 500;
/// So many facts that a listener did not want may be looked at again after a restart; keeping its place costs a commit.
const PASSED_OVER: i64 = 1_000;
const KEEP_CURSOR: Act = Act::open("keep_cursor");
const HOUSE: Viewer = Viewer::house(Reason::Background);

impl Delivery {
    pub fn new(db: Db, listener: Listener) -> Delivery {
        Delivery { db, listener, heard: AtomicI64::new(-1), kept: AtomicI64::new(-1) }
    }
    pub fn name(&self) -> &'static str {
        self.listener.name
    }

    /// One batch; whether the listener's place moved.
    pub async fn deliver(&self) -> Result<bool> {
        let listener = &self.listener;
        let (facts, cursor) = {
            let read = self.db.read(&HOUSE).await?;
            let cursor = match &listener.keeper {
                Keeper::Itself(cursor) => cursor(),
                Keeper::Store => self.cursor(read.reader()).await?,
            };
            (store::facts::after(read.reader(), cursor, FACTS_AT_ONCE).await?, cursor)
        };
        let Some(last) = facts.last().map(|it| it.seq).filter(|it| *it > cursor) else { return Ok(false) };
        let wanted: Vec<FactRow> = facts.into_iter().filter(|it| listener.kinds.contains(&it.kind.as_str())).collect();
        let heard = !wanted.is_empty();
        if heard || matches!(listener.keeper, Keeper::Itself(_)) {
            (listener.hear)(wanted, last).await?;
        }
        if matches!(listener.keeper, Keeper::Store) {
            self.heard.store(last, Ordering::Relaxed);
            if heard || last - self.kept.load(Ordering::Relaxed) >= PASSED_OVER {
                let keep = async |tx: &mut store::Tx| Ok(store::facts::save_cursor(tx, listener.name, last).await?);
                self.db.write(&HOUSE, KEEP_CURSOR, keep).await?;
                self.kept.store(last, Ordering::Relaxed);
            }
        }
        Ok(true)
    }

    /// Where the listener is; read from the store the first time.
    async fn cursor(&self, reader: store::Reader<'_>) -> Result<i64> {
        let heard = self.heard.load(Ordering::Relaxed);
        if heard >= 0 {
            return Ok(heard);
        }
        let kept = store::facts::cursor(reader, self.listener.name).await?;
        self.heard.store(kept, Ordering::Relaxed);
        self.kept.store(kept, Ordering::Relaxed);
        Ok(kept)
    }
}
