//! The vocabulary as this process holds it: read once, shared by all requests, read again when the operator changed it.

use crate::{store as db, term::Vocabulary};
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Fault, Result, Viewer};
use people_api::VocabularyChanged;
use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicI64, Ordering},
};
use store::{Fact, FactRow, Reader};

/// The vocabulary in memory. It is the same for everybody, so it is read for nobody.
#[derive(Default)]
pub struct Vocabularies {
    held: RwLock<Option<Arc<Vocabulary>>>,
    /// How far the facts were heard. In memory, because every process has its own copy to renew.
    heard: AtomicI64,
}

impl Vocabularies {
    /// The vocabulary as it is now; read from the store at the first call.
    pub async fn of(app: &App) -> Result<Arc<Vocabulary>> {
        let own = app.keep(Vocabularies::default);
        match own.held() {
            Some(vocabulary) => Ok(vocabulary),
            None => Ok(own.load(app.read(&Viewer::nobody()).await?.reader()).await?),
        }
    }

    /// As [`Vocabularies::of`], with a read that is under way.
    pub async fn with(&self, reader: Reader<'_>) -> Result<Arc<Vocabulary>, Fault> {
        match self.held() {
            Some(vocabulary) => Ok(vocabulary),
            None => self.load(reader).await,
        }
    }

    fn held(&self) -> Option<Arc<Vocabulary>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn load(&self, reader: Reader<'_>) -> Result<Arc<Vocabulary>, Fault> {
        let seq = store::facts::latest_seq(reader).await?;
        let vocabulary = Arc::new(db::term::find_vocabulary(reader).await?);
        // What was told before this snapshot is in it.
        self.heard.fetch_max(seq, Ordering::Relaxed);
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(vocabulary.clone());
        Ok(vocabulary)
    }
}

/// Reads the vocabulary again after it was changed.
pub fn hears() -> Hears {
    fn cursor(app: &App) -> i64 {
        app.keep(Vocabularies::default).heard.load(Ordering::Relaxed)
    }
    fn hear(app: App, facts: Vec<FactRow>, upto: i64) -> Boxed<Result<()>> {
        Box::pin(async move {
            let own = app.keep(Vocabularies::default);
            if !facts.is_empty() {
                own.load(app.read(&Viewer::nobody()).await?.reader()).await?;
            }
            own.heard.fetch_max(upto, Ordering::Relaxed);
            Ok(())
        })
    }
    Hears { name: "people.vocabulary", kinds: &[VocabularyChanged::KIND], keeps: Keeps::Itself(cursor), hear }
}
