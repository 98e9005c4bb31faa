//! The whole of it, on small indexes.

use crate::*;
use kernel::Rng;
use tempfile::TempDir;

mod access;
mod everybody;
mod keeping;
mod reference;
mod words;

pub(crate) fn id(n: u32) -> Key {
    let mut id = [0; 16];
    id[12..].copy_from_slice(&n.to_be_bytes());
    id
}

pub(crate) fn entry(n: u32, name: &str) -> Entry {
    Entry { id: id(n), name: name.into(), since: i64::from(n), ..Entry::default() }
}

pub(crate) fn put(entry: Entry) -> Change {
    Change::Put(Box::new(entry))
}

/// An index of these entries; the folder goes with the test.
pub(crate) fn index_of(entries: impl IntoIterator<Item = Entry>) -> (Index, TempDir) {
    let folder = TempDir::new().expect("a folder for the test");
    let index = Index::open(folder.path()).expect("an empty index");
    let changes: Vec<Change> = entries.into_iter().map(put).collect();
    index.apply(&changes, 1).expect("the entries are written");
    (index, folder)
}

/// The numbers of those that are found, in order.
pub(crate) fn found(index: &Index, ask: &Ask) -> Vec<u32> {
    let found = index.find(ask).expect("an answer");
    found.hits.iter().map(|it| u32::from_be_bytes([it.id[12], it.id[13], it.id[14], it.id[15]])).collect()
}

pub(crate) fn text(text: &str) -> Ask<'_> {
    Ask { text, limit: 100, ..Ask::default() }
}

/// Any of these codes of a facet.
pub(crate) fn choosing(facet: u8, codes: &[Code]) -> Filters {
    Filters { chosen: vec![Choice { facet, any_of: codes.to_vec() }], ..Filters::default() }
}

pub(crate) fn below(rng: &Rng, limit: u32) -> u32 {
    let mut bytes = [0; 4];
    rng.fill(&mut bytes);
    u32::from_le_bytes(bytes) % limit
}
