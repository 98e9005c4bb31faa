//! Whether tables changed: for what a process keeps of them in memory.

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// An eye on some tables: what was read of them while the stamp was the same is still true.
#[derive(Debug, Clone)]
pub struct Watch {
    /// `None` where other processes write as well.
    tables: Option<Arc<[Arc<AtomicU64>]>>,
}

/// How often watched tables had changed. Two equal stamps of one watch have no change between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(u64);

impl Watch {
    /// The stamp to take **before** reading what is to be kept, and to compare before using it again. `None` on
    /// PostgreSQL, where other servers write and nobody tells us in time: keep nothing then.
    pub fn stamp(&self) -> Option<Stamp> {
        let tables = self.tables.as_ref()?;
        // Each only rises, so equal sums are equal parts.
        Some(Stamp(tables.iter().map(|it| it.load(Ordering::Acquire)).sum()))
    }

    pub(crate) const fn blind() -> Watch {
        Watch { tables: None }
    }
}

/// How often each table that somebody watches was changed by a commit.
#[derive(Debug, Default)]
pub(crate) struct Changes(RwLock<HashMap<String, Arc<AtomicU64>>>);

impl Changes {
    pub fn watch(&self, tables: &[&str]) -> Watch {
        let mut counts = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let watched = tables.iter().map(|it| counts.entry((*it).to_owned()).or_default().clone());
        Watch { tables: Some(watched.collect()) }
    }

    /// A commit changed these tables. To be called after it and before anybody learns of it.
    pub fn count(&self, tables: impl Iterator<Item = &'static str>) {
        let counts = self.0.read().unwrap_or_else(PoisonError::into_inner);
        for count in tables.filter_map(|it| counts.get(it)) {
            count.fetch_add(1, Ordering::Release);
        }
    }
}
