//! Sets that were read lately. A segment never changes, so they are true as long as it lives.

use crate::{Key, docs::Docs};
use moka::sync::Cache;
use rustc_hash::FxBuildHasher;
use std::{hash::BuildHasher, sync::Arc};
use tantivy::index::SegmentId;

/// What was read, each with its segment. What people type is hashed so that nobody can choose words that collide.
#[derive(Clone)]
pub(crate) struct Memory {
    /// Who has a word, by the field and the word.
    pub terms: Cache<(SegmentId, u32, Box<str>), Arc<Docs>>,
    /// Who has a code, by the field and the code.
    pub codes: Sets<(SegmentId, u32, u32)>,
    /// Who has all of some codes.
    pub joint: Sets<(SegmentId, Box<[u32]>)>,
    /// Which words are similar to one, by the field and the word.
    pub similar: Cache<(SegmentId, u32, Box<str>), Words>,
    /// Who has one of some ids, by what these are ids of and their [`hash`].
    pub lists: Cache<(SegmentId, Of, u64), Arc<Listed>, FxBuildHasher>,
}

/// Sets of documents by what they have.
type Sets<K> = Cache<K, Arc<Docs>, FxBuildHasher>;

/// What a list of ids names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Of {
    /// Entries.
    Entries,
    /// All that these authors wrote.
    Authors,
    /// All that these authors wrote, and all that stands under theirs.
    Around,
    /// All that stands on these shelves, or on none.
    Shelves,
    /// All that stands on these shelves.
    ShelvesOnly,
}

/// Words of the index.
pub(crate) type Words = Arc<[Box<str>]>;

/// A list of ids and their documents.
pub(crate) struct Listed {
    pub ids: Box<[Key]>,
    pub docs: Docs,
    /// Those of them who tell contacts anything that others do not see.
    pub telling: Docs,
}

impl Memory {
    /// Keeps at most about `bytes`.
    pub fn of(bytes: u64) -> Memory {
        let words = |it: &Words| weight(64 + 32 * it.len());
        let list = |it: &Arc<Listed>| weight(it.ids.len() * 16 + it.docs.size() + it.telling.size());
        Memory {
            terms: Cache::builder().max_capacity(bytes / 2).weigher(|_, it: &Arc<Docs>| weight(it.size())).build(),
            codes: sets(bytes / 4),
            joint: sets(bytes / 16),
            similar: Cache::builder().max_capacity(bytes / 16).weigher(move |_, it| words(it)).build(),
            lists: Cache::builder()
                .max_capacity(bytes / 8)
                .weigher(move |_, it| list(it))
                .build_with_hasher(FxBuildHasher),
        }
    }
}

/// Tells lists of different people apart. Lists of shelves often differ in one of hundreds, so all of them count.
pub(crate) fn hash(ids: &[Key]) -> u64 {
    FxBuildHasher.hash_one(ids)
}

fn sets<K: std::hash::Hash + Eq + Send + Sync + 'static>(bytes: u64) -> Sets<K> {
    Cache::builder().max_capacity(bytes).weigher(|_, it: &Arc<Docs>| weight(it.size())).build_with_hasher(FxBuildHasher)
}

fn weight(bytes: usize) -> u32 {
    bytes.min(u32::MAX as usize) as u32
}
