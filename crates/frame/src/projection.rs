//! A search index that is kept true: made anew when it is missing or everything changes, and fed from facts otherwise. It
//! answers meanwhile, from what it has. What becomes an entry is the matter of the feature.

use crate::{App, Boxed, OneCommand};
use kernel::{Fault, Reason, Result, Viewer};
use search::{Change, Entry};
use std::{
    collections::HashMap,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use store::FactRow;

/// An index, and how a feature fills it.
pub struct Projection {
    /// The name of the index: `people`.
    pub index: &'static str,
    /// Begins a walk over all entries.
    pub walk: Begin,
    /// Kinds of facts after which every entry may be another.
    pub anew: &'static [&'static str],
    /// What facts of all other kinds that it hears change.
    pub changes: Changes,
}

/// Begins a walk.
type Begin = fn(App) -> Boxed<Result<Box<dyn Walk>>>;
/// What facts change.
type Changes = fn(App, Vec<FactRow>) -> Boxed<Result<Vec<Change>>>;

/// All entries of the store, page by page.
pub trait Walk: Send {
    /// The next page; nothing after the last one.
    fn next(&mut self) -> Step<'_>;
}
/// A page of entries on its way.
pub type Step<'a> = Pin<Box<dyn Future<Output = Result<Option<Vec<Entry>>>> + Send + 'a>>;

/// How far the facts were heard, up to which the index that answers is true, and whether it is being made anew.
struct State {
    seen: i64,
    /// Behind `seen` while another one is being made: what is heard meanwhile goes into that one alone.
    held: i64,
    making: Making,
}

/// The states of the indexes of an app.
#[derive(Default)]
struct States(Mutex<HashMap<&'static str, Arc<Mutex<State>>>>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Making {
    Nothing,
    Anew,
    /// Something changed everything once more meanwhile.
    AnewAgain,
}

const HOUSE: Viewer = Viewer::house(Reason::Projection);

impl Projection {
    /// Makes the index anew in the background if it is new or was deleted and there is anything to put in; the site serves
    /// meanwhile.
    ///
    /// # Errors
    /// No feature keeps the index, or the store does not answer.
    pub async fn begin(&'static self, app: &App) -> Result<()> {
        if app.index(self.index)?.cursor() == 0 {
            let first = (self.walk)(app.clone()).await?.next().await?;
            if first.is_some_and(|it| !it.is_empty()) {
                self.spawn(app);
            }
        }
        Ok(())
    }

    /// Whether the index is being made anew, so that a page can say why it finds few.
    ///
    /// # Errors
    /// No feature keeps the index.
    pub fn is_being_made(&self, app: &App) -> Result<bool, Fault> {
        Ok(locked(&*self.state(app)?).making != Making::Nothing)
    }

    /// Makes the whole index anew and answers how many entries it holds. If it is being made already, that work starts
    /// once more when it is done, and this answers 0 at once.
    ///
    /// # Errors
    /// The store cannot be read or the index not be written; the old index stays.
    pub async fn rebuild(&self, app: &App) -> Result<u64> {
        let own = self.state(app)?;
        {
            let mut state = locked(&own);
            if state.making != Making::Nothing {
                state.making = Making::AnewAgain;
                return Ok(0);
            }
            state.making = Making::Anew;
        }
        loop {
            let made = self.make(app).await;
            let mut state = locked(&own);
            match &made {
                // What was told since is heard again.
                Ok((_, cursor)) => (state.seen, state.held) = (*cursor, *cursor),
                // And so is what was passed over for one that did not come to be.
                Err(_) => state.seen = state.held,
            }
            if state.making == Making::AnewAgain && made.is_ok() {
                state.making = Making::Anew;
                continue;
            }
            state.making = Making::Nothing;
            return made.map(|it| it.0);
        }
    }

    /// How far the facts were heard: for [`crate::Keeps::Itself`].
    pub fn cursor(&'static self, app: &App) -> i64 {
        let (Ok(own), Ok(index)) = (self.state(app), app.index(self.index)) else { return 0 };
        let (seen, making) = {
            let state = locked(&own);
            (state.seen, state.making)
        };
        // The loop looks here every second: a folder that somebody deleted comes back by itself.
        if making == Making::Nothing && !index.is_on_disk() {
            self.spawn(app);
        }
        seen
    }

    /// Hears facts: for [`crate::Hears`].
    ///
    /// # Errors
    /// The store cannot be read or the index not be written; the same facts come again.
    pub async fn hear(&'static self, app: App, facts: Vec<FactRow>, upto: i64) -> Result<()> {
        let own = self.state(&app)?;
        let everything = facts.iter().any(|it| self.anew.contains(&it.kind.as_str()));
        {
            let mut state = locked(&own);
            if state.making != Making::Nothing {
                // Whatever this is, it is heard again when the index is made.
                state.seen = upto;
                if everything {
                    state.making = Making::AnewAgain;
                }
                return Ok(());
            }
        }
        if everything {
            self.rebuild(&app).await?;
            return Ok(());
        }
        let changes = if facts.is_empty() { Vec::new() } else { (self.changes)(app.clone(), facts).await? };
        if !changes.is_empty() {
            let index = app.index(self.index)?.clone();
            let work = tokio::task::spawn_blocking(move || index.apply(&changes, upto));
            work.await.map_err(|_| Fault::bug("writing a search index broke off"))??;
        }
        // Facts of others need no commit: they are passed over once more after a start.
        let mut state = locked(&own);
        if state.making == Making::Nothing {
            (state.seen, state.held) = (upto, upto);
        }
        Ok(())
    }

    /// Up to which fact the index that answers is true. What was committed since it does not know: whoever asks it takes that
    /// from [`store::facts::after_of`].
    ///
    /// # Errors
    /// No feature keeps the index.
    pub fn holds(&self, app: &App) -> Result<i64, Fault> {
        Ok(locked(&*self.state(app)?).held)
    }

    fn state(&self, app: &App) -> Result<Arc<Mutex<State>>, Fault> {
        let seen = app.index(self.index)?.cursor();
        let states = app.keep(States::default);
        let mut states = states.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = || Arc::new(Mutex::new(State { seen, held: seen, making: Making::Nothing }));
        Ok(states.entry(self.index).or_insert_with(fresh).clone())
    }

    /// Begins to make it anew; not for one command, which is over before: the next server does it.
    fn spawn(&'static self, app: &App) {
        if app.kept::<OneCommand>().is_some() {
            return;
        }
        let app = app.clone();
        tokio::spawn(async move {
            match self.rebuild(&app).await {
                Ok(entries) => tracing::info!(index = self.index, entries, "a search index was made anew"),
                Err(stop) => tracing::error!(index = self.index, %stop, "a search index could not be made anew"),
            }
        });
    }

    async fn make(&self, app: &App) -> Result<(u64, i64)> {
        let cursor = store::facts::latest_seq(app.read(&HOUSE).await?.reader()).await?;
        let index = app.index(self.index)?.clone();
        let walk = (self.walk)(app.clone()).await?;
        let handle = tokio::runtime::Handle::current();
        let work = tokio::task::spawn_blocking(move || {
            let mut entries = Entries { walk: Some(walk), handle, read: Vec::new().into_iter() };
            index.rebuild(&mut entries, cursor)
        });
        let count = work.await.map_err(|_| Fault::bug("making a search index anew broke off"))??;
        Ok((count, cursor))
    }
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The entries of a walk, one by one, for a thread that writes them.
struct Entries {
    /// Nothing when it is at its end.
    walk: Option<Box<dyn Walk>>,
    handle: tokio::runtime::Handle,
    read: std::vec::IntoIter<Entry>,
}

impl Iterator for Entries {
    type Item = Result<Entry, Fault>;
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.read.next() {
                return Some(Ok(entry));
            }
            match self.handle.block_on(self.walk.as_mut()?.next()) {
                Ok(Some(page)) => self.read = page.into_iter(),
                Ok(None) => self.walk = None,
                Err(stop) => {
                    self.walk = None;
                    return Some(Err(Fault::outage(format!("the entries of a search index cannot be read: {stop}"))));
                }
            }
        }
    }
}
