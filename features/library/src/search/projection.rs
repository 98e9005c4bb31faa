//! What keeps the index of the library true: a walk over all that is published, and what facts change in it.

use super::{codes, shelf, tags_of};
use crate::{
    jobs::HOUSE,
    resource::ResourceId,
    store::search::{self as db, Found},
};
use ::store::{Fact, FactRow};
use frame::{App, Hears, Keeps, Projection, Step, Walk};
use kernel::Result;
use library_api::{ResourceChanged, ResourcePublished, ResourceRevised, ResourceTakenBack, ResourceWithdrawn};
use search::{Change, Entry};
use searching_api::AuthorErased;
use std::collections::{BTreeSet, HashSet};

/// The name of the index.
pub const INDEX: &str = "library";

/// The index of the library.
pub static PROJECTION: Projection = Projection {
    index: INDEX,
    walk: |app| {
        Box::pin(async move { Ok(Box::new(Whole { app, after: ResourceId::from_bytes([0; 16]) }) as Box<dyn Walk>) })
    },
    // The words of who has left would stay in its files until so many are gone that it tidies itself.
    anew: &[AuthorErased::KIND],
    changes: |app, facts| Box::pin(async move { changes(&app, &facts).await }),
};

/// So many are read at once: with the texts of their files some tens of megabytes at most.
const AT_ONCE: i64 = 200;

/// The facts that change something in it.
pub const KINDS: &[&str] = &[
    ResourcePublished::KIND,
    ResourceRevised::KIND,
    ResourceWithdrawn::KIND,
    ResourceTakenBack::KIND,
    ResourceChanged::KIND,
    AuthorErased::KIND,
];

/// Feeds the index from facts.
pub fn hears() -> Hears {
    Hears {
        name: "library.index",
        kinds: KINDS,
        keeps: Keeps::Itself(|app| PROJECTION.cursor(app)),
        hear: |app, facts, upto| Box::pin(PROJECTION.hear(app, facts, upto)),
    }
}

/// Something that may be found, as an entry of the index.
pub fn entry_of(it: Found) -> Entry {
    let mut codes = vec![codes::of_kind(it.kind), codes::of_licence(it.licence)];
    codes.extend(it.stage.map(codes::of_stage));
    codes.extend(it.terms.split('|').filter(|it| !it.is_empty()).map(codes::of_topic));
    codes.extend(it.regions.iter().map(|it| codes::of_region(it)));
    codes.extend(it.review_by.as_deref().and_then(codes::of_review));
    Entry {
        id: *it.id.as_bytes(),
        tags: tags_of(&it),
        codes,
        since: it.at.seconds(),
        shelf: shelf(it.id, it.audience, it.owner),
        author: it.owner.map(|it| *it.as_bytes()),
        name: it.title,
        about: it.words,
        ..Entry::default()
    }
}

/// All that is published, in the order of their ids.
struct Whole {
    app: App,
    after: ResourceId,
}

impl Walk for Whole {
    fn next(&mut self) -> Step<'_> {
        Box::pin(async move {
            let read = self.app.db().read_slowly(&HOUSE).await?;
            let page = db::page_of_indexed(read.reader(), self.after, AT_ONCE).await?;
            drop(read);
            let Some(last) = page.last() else { return Ok(None) };
            self.after = last.id;
            Ok(Some(page.into_iter().map(entry_of).collect()))
        })
    }
}

/// Which resource a fact is about.
pub fn touched(fact: &FactRow) -> Result<Option<ResourceId>> {
    let of = [
        fact.read::<ResourcePublished>()?.map(|it| it.resource),
        fact.read::<ResourceRevised>()?.map(|it| it.resource),
        fact.read::<ResourceWithdrawn>()?.map(|it| it.resource),
        fact.read::<ResourceTakenBack>()?.map(|it| it.resource),
        fact.read::<ResourceChanged>()?.map(|it| it.resource),
    ];
    Ok(of.into_iter().flatten().next())
}

/// What may be found is put, everything else that a fact is about removed.
async fn changes(app: &App, facts: &[FactRow]) -> Result<Vec<Change>> {
    let mut ids: BTreeSet<ResourceId> = BTreeSet::new();
    for fact in facts {
        ids.extend(touched(fact)?);
    }
    let ids: Vec<ResourceId> = ids.into_iter().collect();
    let mut changes = Vec::new();
    let read = app.db().read_slowly(&HOUSE).await?;
    for some in ids.chunks(AT_ONCE as usize) {
        let found = db::find_indexed(read.reader(), some).await?;
        let known: HashSet<ResourceId> = found.iter().map(|it| it.id).collect();
        changes.extend(found.into_iter().map(|it| Change::Put(Box::new(entry_of(it)))));
        changes.extend(some.iter().filter(|it| !known.contains(it)).map(|it| Change::Remove(*it.as_bytes())));
    }
    Ok(changes)
}
