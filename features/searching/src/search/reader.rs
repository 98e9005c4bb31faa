//! What one reader may look at, kept in memory until a commit changes anything that decides it.

use frame::App;
use kernel::{MemberId, Result, Viewer};
use search::{KeptSynonyms, Synonyms};
use searching_api::{DirectoryPort, Key, Sources};
use std::{collections::HashMap, sync::Arc};

/// A reader.
#[derive(Debug, Default)]
pub struct Reader {
    /// Every shelf that they may look at; sorted.
    pub shelves: Vec<Key>,
    /// What these are called.
    pub names: HashMap<Key, String>,
    /// Those between whom and the reader there is a block.
    pub silent: Vec<Key>,
}

/// So many readers are kept: some tens of kilobytes each.
const READERS: usize = 1_000;

struct Readers(frame::Kept<MemberId, Arc<Reader>>);

impl Reader {
    /// The reader as they are now.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn of(app: &App, viewer: &Viewer) -> Result<Arc<Reader>> {
        let sources = app.keep(Sources::default).all();
        let kept = app.keep(|| {
            let tables: Vec<&str> = ["member", "tie"]
                .into_iter()
                .chain(sources.iter().flat_map(|it| it.tables().iter().copied()))
                .collect();
            Readers(frame::Kept::new(app, &tables, READERS))
        });
        if let Some(reader) = kept.0.find(&viewer.id()) {
            return Ok(reader);
        }
        let stamp = kept.0.stamp();
        let read = app.read(viewer).await?;
        let mut reader = Reader::default();
        for source in &sources {
            let reach = source.reach(read.reader()).await?;
            reader.names.extend(reach.shelves.into_iter().map(|it| (it.id, it.name)));
        }
        reader.shelves.extend(reader.names.keys());
        reader.shelves.sort_unstable();
        let blocked = accounts_api::blocked_with(read.reader()).await?;
        drop(read);
        reader.silent.extend(blocked.iter().map(|it| *it.as_bytes()));
        let reader = Arc::new(reader);
        kept.0.keep(stamp, viewer.id(), reader.clone());
        Ok(reader)
    }
}

/// The synonyms of the vocabulary as it is now; none without a directory.
///
/// # Errors
/// The store does not answer.
pub async fn synonyms(app: &App) -> Result<Arc<Synonyms>> {
    let Some(port) = app.kept::<DirectoryPort>() else { return Ok(Arc::default()) };
    Ok(app.keep(KeptSynonyms::default).of(port.0.synonyms().await?))
}
