//! At what one reader may look in the library, kept in memory until a commit changes anything that decides it.

use crate::store::finding::find_reach;
use frame::{App, Kept};
use kernel::{MemberId, Result, Viewer};
use search::Key;
use std::sync::Arc;

/// A reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// Every shelf at which they may look, of groups and of contacts; sorted.
    pub shelves: Vec<Key>,
    /// Those between whom and the reader there is a block.
    pub silent: Vec<Key>,
}

/// All tables that decide it.
const TABLES: [&str; 7] =
    ["member", "tie", "member_group", "membership", "group_removal", "group_exclusion", "declaration"];
/// So many readers are kept: some tens of kilobytes each.
const READERS: usize = 1_000;

struct Readers(Kept<MemberId, Arc<Reader>>);

impl Reader {
    /// The reader as they are now.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn of(app: &App, viewer: &Viewer) -> Result<Arc<Reader>> {
        let kept = app.keep(|| Readers(Kept::new(app, &TABLES, READERS)));
        if let Some(reader) = kept.0.find(&viewer.id()) {
            return Ok(reader);
        }
        let stamp = kept.0.stamp();
        let mut reader = find_reach(app.read(viewer).await?.reader()).await?;
        reader.shelves.sort_unstable();
        reader.shelves.dedup();
        let reader = Arc::new(reader);
        kept.0.keep(stamp, viewer.id(), reader.clone());
        Ok(reader)
    }
}
