//! Keeping the index true: made anew when it is missing or everything changes, and fed from facts otherwise. It answers
//! meanwhile, from what it has.

use super::{entry_of, ground::Ground, lexicon::Lexicon};
use crate::store::entry::{self as db, Indexed};
use accounts_api::{MemberChanged, MemberJoined};
use frame::{App, Hears, Keeps, OneCommand};
use kernel::{Fault, MemberId, Reason, Result, Viewer};
use people_api::{ProfileChanged, VocabularyChanged};
use places_api::PlacesImported;
use search::{Change, Entry};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use store::{Fact, FactRow};

/// The name of the index.
pub const INDEX: &str = "people";
/// Whoever may see what: the index holds it all, under its own fields.
const HOUSE: Viewer = Viewer::house(Reason::Projection);
/// So many profiles are read at once while the index is made anew.
const AT_ONCE: i64 = 1_000;

/// How far the facts were heard, and whether the index is being made anew.
struct Projection(Mutex<State>);

struct State {
    seen: i64,
    making: Making,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Making {
    Nothing,
    Anew,
    /// Something changed everything once more meanwhile.
    AnewAgain,
}

/// Makes the index anew in the background if it is new or was deleted and there is anybody to put in; the site serves
/// meanwhile.
///
/// # Errors
/// No feature keeps the index, or the store does not answer.
pub async fn begin(app: &App) -> Result<()> {
    // So that nobody's first search waits for it.
    Ground::held(app).await?;
    if app.index(INDEX)?.cursor() == 0 {
        let anybody = {
            let read = app.read(&HOUSE).await?;
            !db::page_of_indexed(read.reader(), MemberId::NONE, 1).await?.is_empty()
        };
        if anybody {
            spawn(app);
        }
    }
    Ok(())
}

/// Whether the index is being made anew, so that the page can say why it finds few.
///
/// # Errors
/// No feature keeps the index.
pub(crate) fn making(app: &App) -> Result<crate::views::directory::Making, Fault> {
    use crate::views::directory::Making as Shown;
    let projection = of(app)?;
    let making = state(&projection).making;
    Ok(if making != Making::Nothing { Shown::Going } else { Shown::Done })
}

/// Makes the whole index anew and answers how many members it holds. If it is being made already, that work starts once
/// more when it is done, and this answers 0 at once.
///
/// # Errors
/// The store cannot be read or the index not be written; the old index stays.
pub async fn rebuild(app: &App) -> Result<u64> {
    let projection = of(app)?;
    {
        let mut state = state(&projection);
        if state.making != Making::Nothing {
            state.making = Making::AnewAgain;
            return Ok(0);
        }
        state.making = Making::Anew;
    }
    loop {
        let made = make(app).await;
        let mut state = state(&projection);
        if let Ok((_, cursor)) = &made {
            // What was told since is heard again.
            state.seen = *cursor;
        }
        if state.making == Making::AnewAgain && made.is_ok() {
            state.making = Making::Anew;
            continue;
        }
        state.making = Making::Nothing;
        return made.map(|it| it.0);
    }
}

/// Feeds the index from facts.
pub fn hears() -> Hears {
    Hears {
        name: "people.search",
        kinds: &[
            MemberJoined::KIND,
            MemberChanged::KIND,
            ProfileChanged::KIND,
            PlacesImported::KIND,
            VocabularyChanged::KIND,
        ],
        keeps: Keeps::Itself(cursor),
        hear: |app, facts, upto| Box::pin(hear(app, facts, upto)),
    }
}

fn of(app: &App) -> Result<Arc<Projection>, Fault> {
    let seen = app.index(INDEX)?.cursor();
    Ok(app.keep(|| Projection(Mutex::new(State { seen, making: Making::Nothing }))))
}

fn state(projection: &Projection) -> MutexGuard<'_, State> {
    projection.0.lock().unwrap_or_else(PoisonError::into_inner)
}

fn cursor(app: &App) -> i64 {
    let (Ok(projection), Ok(index)) = (of(app), app.index(INDEX)) else { return 0 };
    let (seen, making) = {
        let state = state(&projection);
        (state.seen, state.making)
    };
    // The loop looks here every second: a folder that somebody deleted comes back by itself.
    if making == Making::Nothing && !index.is_on_disk() {
        spawn(app);
    }
    seen
}

/// Begins to make it anew; not for one command, which is over before: the next server does it.
fn spawn(app: &App) {
    if app.kept::<OneCommand>().is_some() {
        return;
    }
    let app = app.clone();
    tokio::spawn(async move {
        match rebuild(&app).await {
            Ok(members) => tracing::info!(members, "the search index was made anew"),
            Err(stop) => tracing::error!(%stop, "the search index could not be made anew"),
        }
    });
}

async fn make(app: &App) -> Result<(u64, i64)> {
    let cursor = store::facts::latest_seq(app.read(&HOUSE).await?.reader()).await?;
    let (lexicon, ground) = (Lexicon::held(app).await?, Ground::renewed(app).await?);
    let (app, handle) = (app.clone(), tokio::runtime::Handle::current());
    let work = tokio::task::spawn_blocking(move || {
        let index = app.index(INDEX)?.clone();
        let mut entries =
            Entries { app, handle, lexicon, ground, read: Vec::new().into_iter(), after: Some(MemberId::NONE) };
        index.rebuild(&mut entries, cursor)
    });
    let count = work.await.map_err(|_| Fault::bug("making the search index anew broke off"))??;
    Ok((count, cursor))
}

/// All entries of the store, page by page.
struct Entries {
    app: App,
    handle: tokio::runtime::Handle,
    lexicon: Arc<Lexicon>,
    ground: Arc<Ground>,
    read: std::vec::IntoIter<Entry>,
    /// After whom the next page begins; nothing after the last one.
    after: Option<MemberId>,
}

impl Iterator for Entries {
    type Item = Result<Entry, Fault>;
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.read.next() {
                return Some(Ok(entry));
            }
            let after = self.after.take()?;
            let page = self.handle.block_on(async {
                let read = self.app.db().read_slowly(&HOUSE).await?;
                db::page_of_indexed(read.reader(), after, AT_ONCE).await
            });
            match page {
                Ok(page) => {
                    self.after = page.last().filter(|_| page.len() == AT_ONCE as usize).map(|it| it.profile.member);
                    let now = crate::when::When::of(self.app.clock().now());
                    let entries = page.iter().map(|it| entry(it, &self.lexicon, &self.ground, now));
                    self.read = entries.collect::<Vec<_>>().into_iter();
                }
                Err(fault) => return Some(Err(fault)),
            }
        }
    }
}

fn entry(it: &Indexed, lexicon: &Lexicon, ground: &Ground, now: crate::when::When) -> Entry {
    entry_of(&it.profile, &it.name, it.joined, &lexicon.vocabulary, ground, now)
}

async fn hear(app: App, facts: Vec<FactRow>, upto: i64) -> Result<()> {
    let projection = of(&app)?;
    {
        let mut state = state(&projection);
        if state.making != Making::Nothing {
            // Whatever this is, it is heard again when the index is made.
            state.seen = upto;
            if facts.iter().any(is_about_everything) {
                state.making = Making::AnewAgain;
            }
            return Ok(());
        }
    }
    if facts.iter().any(is_about_everything) {
        rebuild(&app).await?;
        return Ok(());
    }
    let members: Vec<MemberId> = members(&facts)?.into_iter().collect();
    if !members.is_empty() {
        let changes = changes(&app, &members).await?;
        let index = app.index(INDEX)?.clone();
        let work = tokio::task::spawn_blocking(move || index.apply(&changes, upto));
        work.await.map_err(|_| Fault::bug("writing the search index broke off"))??;
    }
    // Facts of others need no commit: they are passed over once more after a start.
    let mut state = state(&projection);
    if state.making == Making::Nothing {
        state.seen = upto;
    }
    Ok(())
}

/// Labels, synonyms and ladders stand in every entry.
fn is_about_everything(fact: &FactRow) -> bool {
    [PlacesImported::KIND, VocabularyChanged::KIND].contains(&fact.kind.as_str())
}

fn members(facts: &[FactRow]) -> Result<BTreeSet<MemberId>, Fault> {
    let mut members = BTreeSet::new();
    for fact in facts {
        members.extend(fact.read::<MemberJoined>()?.map(|it| it.member));
        members.extend(fact.read::<MemberChanged>()?.map(|it| it.member));
        members.extend(fact.read::<ProfileChanged>()?.map(|it| it.member));
    }
    Ok(members)
}

/// Whoever has a profile and is active is put, everybody else removed.
async fn changes(app: &App, members: &[MemberId]) -> Result<Vec<Change>> {
    let (lexicon, ground) = (Lexicon::held(app).await?, Ground::held(app).await?);
    let now = crate::when::When::of(app.clock().now());
    let found = {
        let read = app.read(&HOUSE).await?;
        db::find_indexed(read.reader(), members).await?
    };
    let put = found.iter().map(|it| Change::Put(Box::new(entry(it, &lexicon, &ground, now))));
    let gone = members.iter().filter(|id| !found.iter().any(|it| it.profile.member == **id));
    Ok(put.chain(gone.map(|it| Change::Remove(*it.as_bytes()))).collect())
}
