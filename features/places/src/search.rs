//! The finder that this app keeps: read at the beginning and again after every import.

use crate::{finder::Finder, store as db};
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Fault, Reason, Result, Viewer};
use places_api::PlacesImported;
use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicI64, Ordering},
};
use store::{Fact, FactRow, facts};

/// What is kept: all places by their words, and how many facts they know of.
#[derive(Default)]
struct Kept {
    finder: RwLock<Arc<Finder>>,
    heard: AtomicI64,
}

/// The finder as it is now; empty before [`read_again`].
pub fn finder(app: &App) -> Arc<Finder> {
    kept(app).finder.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Reads all places again.
pub async fn read_again(app: &App) -> Result<()> {
    let read = app.db().read_slowly(&Viewer::house(Reason::Projection)).await?;
    let heard = facts::latest_seq(read.reader()).await?;
    let entries = db::list_entries(read.reader()).await?;
    drop(read);
    let finder = tokio::task::spawn_blocking(move || Finder::of(entries)).await;
    let finder = finder.map_err(|it| Fault::bug(format!("reading the places ended early: {it}")))?;
    let kept = kept(app);
    *kept.finder.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(finder);
    kept.heard.fetch_max(heard, Ordering::Relaxed);
    Ok(())
}

/// Each process keeps its own finder, so each remembers itself how far it heard.
pub fn hears() -> Hears {
    fn cursor(app: &App) -> i64 {
        kept(app).heard.load(Ordering::Relaxed)
    }
    fn hear(app: App, facts: Vec<FactRow>, upto: i64) -> Boxed<Result<()>> {
        Box::pin(async move {
            if !facts.is_empty() {
                read_again(&app).await?;
            }
            kept(&app).heard.fetch_max(upto, Ordering::Relaxed);
            Ok(())
        })
    }
    Hears { name: "places.finder", kinds: &[PlacesImported::KIND], keeps: Keeps::Itself(cursor), hear }
}

fn kept(app: &App) -> Arc<Kept> {
    app.keep(Kept::default)
}
