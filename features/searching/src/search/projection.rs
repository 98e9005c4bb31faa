//! What keeps the index of everything true: a walk over all sources, and what facts change in it.

use discussions_api::{DiscussionChanged, PostChanged, PostWritten};
use frame::{App, Hears, Keeps, Projection, Step, Walk};
use groups_api::{GroupChanged, GroupEnded, GroupFounded};
use kernel::{Reason, Result, Viewer};
use library_api::{ResourceChanged, ResourcePublished, ResourceRevised, ResourceTakenBack, ResourceWithdrawn};
use search::{Change, Entry, code};
use searching_api::{AuthorErased, Findable, Key, Kind, Source, Sources};
use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};
use store::{Fact, FactRow};

/// The name of the index.
pub const INDEX: &str = "everything";
/// The facet of kinds.
pub const KIND: u8 = 1;

/// The index of everything.
pub static PROJECTION: Projection = Projection {
    index: INDEX,
    walk: |app| Box::pin(async move { Ok(Box::new(Everything::of(app)) as Box<dyn Walk>) }),
    // The words of who has left would stay in its files until so many are gone that it tidies itself.
    anew: &[AuthorErased::KIND],
    changes: |app, facts| Box::pin(async move { changes(&app, &facts).await }),
};

/// Whoever may read what: readers are asked for when somebody searches.
const HOUSE: Viewer = Viewer::house(Reason::Projection);
/// So many things are read at once.
const AT_ONCE: i64 = 1_000;

/// Feeds the index from facts.
pub fn hears() -> Hears {
    Hears {
        name: "searching.everything",
        kinds: &[
            GroupFounded::KIND,
            GroupChanged::KIND,
            GroupEnded::KIND,
            PostWritten::KIND,
            PostChanged::KIND,
            DiscussionChanged::KIND,
            ResourcePublished::KIND,
            ResourceRevised::KIND,
            ResourceWithdrawn::KIND,
            ResourceTakenBack::KIND,
            ResourceChanged::KIND,
            AuthorErased::KIND,
        ],
        keeps: Keeps::Itself(|app| PROJECTION.cursor(app)),
        hear: |app, facts, upto| Box::pin(PROJECTION.hear(app, facts, upto)),
    }
}

/// A findable as an entry of the index.
pub fn entry_of(it: Findable) -> Entry {
    Entry {
        id: it.id,
        name: it.title,
        tags: it.tags,
        about: it.words,
        codes: vec![code(KIND, it.kind as u32)],
        since: it.at.seconds(),
        shelf: it.shelf,
        author: it.author.map(|it| *it.as_bytes()),
        under: it.under.map(|it| *it.as_bytes()),
        ..Entry::default()
    }
}

/// The kind that a code of the index stands for.
pub fn kind_of(code: search::Code) -> Option<Kind> {
    Kind::ALL.into_iter().find(|it| search::code(KIND, *it as u32) == code)
}

/// All that all sources have, in the order of their ids.
struct Everything {
    app: App,
    sources: std::vec::IntoIter<Arc<dyn Source>>,
    /// What is read, and after which of it the next page begins.
    at: Option<(Arc<dyn Source>, Key)>,
}

impl Everything {
    fn of(app: App) -> Everything {
        let mut sources = app.keep(Sources::default).all().into_iter();
        let at = sources.next().map(|it| (it, Key::default()));
        Everything { app, sources, at }
    }
}

impl Walk for Everything {
    fn next(&mut self) -> Step<'_> {
        Box::pin(async move {
            while let Some((source, after)) = self.at.take() {
                let read = self.app.db().read_slowly(&HOUSE).await?;
                let page = source.page(read.reader(), after, AT_ONCE).await?;
                drop(read);
                match page.last() {
                    Some(last) => self.at = Some((source, last.id)),
                    None => {
                        self.at = self.sources.next().map(|it| (it, Key::default()));
                        continue;
                    }
                }
                return Ok(Some(page.into_iter().map(entry_of).collect()));
            }
            Ok(None)
        })
    }
}

/// What may be found is put, everything else that a fact is about removed.
async fn changes(app: &App, facts: &[FactRow]) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for source in app.keep(Sources::default).all() {
        let mut touched: BTreeSet<Key> = BTreeSet::new();
        let read = app.db().read_slowly(&HOUSE).await?;
        for fact in facts {
            touched.extend(source.touched(read.reader(), fact).await?);
        }
        let touched: Vec<Key> = touched.into_iter().collect();
        for ids in touched.chunks(AT_ONCE as usize) {
            let found = source.findables(read.reader(), ids).await?;
            let known: HashSet<Key> = found.iter().map(|it| it.id).collect();
            changes.extend(found.into_iter().map(|it| Change::Put(Box::new(entry_of(it)))));
            changes.extend(ids.iter().filter(|it| !known.contains(*it)).map(|it| Change::Remove(*it)));
        }
    }
    Ok(changes)
}
