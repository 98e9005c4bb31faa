//! What a process keeps of what it read, for as long as no commit changed the tables that it was read from.

use crate::App;
use quick_cache::{
    UnitWeighter,
    sync::{Cache, DefaultLifecycle},
};
use rustc_hash::FxBuildHasher;
use std::hash::Hash;
use store::{Stamp, Watch};

/// Values in memory, each true until one of the watched tables changes; on PostgreSQL, where other servers write too,
/// nothing is kept. Values should be cheap to clone: put them behind an `Arc`.
pub struct Kept<K, V> {
    watch: Watch,
    /// Keys are ids and hashes of our own making: nobody can choose some that collide.
    values: Cache<K, (Stamp, V), UnitWeighter, FxBuildHasher>,
}

impl<K, V> Kept<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// Values that were read from these tables, at most `most` of them; beyond that the least used ones go.
    pub fn new(app: &App, tables: &[&str], most: usize) -> Kept<K, V> {
        let values = Cache::with(most, most as u64, UnitWeighter, FxBuildHasher, DefaultLifecycle::default());
        Kept { watch: app.db().watch(tables), values }
    }

    /// The stamp to take before reading, for [`Kept::keep`].
    pub fn stamp(&self) -> Option<Stamp> {
        self.watch.stamp()
    }

    /// The value, if it is still true.
    pub fn find(&self, key: &K) -> Option<V> {
        let now = self.watch.stamp()?;
        self.values.get(key).filter(|it| it.0 == now).map(|it| it.1)
    }

    /// Keeps a value that was read after `stamp` was taken.
    pub fn keep(&self, stamp: Option<Stamp>, key: K, value: V) {
        if let Some(stamp) = stamp {
            self.values.insert(key, (stamp, value));
        }
    }
}
