//! What keeps the directory's index true: a walk over all members, and what facts change in it.

use super::{entry_of, ground::Ground, lexicon::Lexicon};
use crate::{
    store::entry::{self as db, Indexed},
    when::When,
};
use accounts_api::{MemberChanged, MemberJoined};
use frame::{App, Hears, Keeps, Projection, Step, Walk};
use kernel::{Fault, MemberId, Reason, Result, Viewer};
use people_api::{ProfileChanged, VocabularyChanged};
use places_api::PlacesImported;
use search::Change;
use std::{collections::BTreeSet, sync::Arc};
use store::{Fact, FactRow};

/// The name of the index.
pub const INDEX: &str = "people";

/// The directory's index.
pub static PROJECTION: Projection = Projection {
    index: INDEX,
    walk: |app| Box::pin(async move { Ok(Box::new(Everybody::of(app).await?) as Box<dyn Walk>) }),
    // Labels, synonyms and ladders stand in every entry.
    anew: &[PlacesImported::KIND, VocabularyChanged::KIND],
    changes: |app, facts| Box::pin(async move { changes(&app, &facts).await }),
};

/// Whoever may see what: the index holds it all, under its own fields.
const HOUSE: Viewer = Viewer::house(Reason::Projection);
/// So many profiles are read at once while the index is made anew.
const AT_ONCE: i64 = 1_000;

/// Makes the index anew in the background if it is new or was deleted.
///
/// # Errors
/// No feature keeps the index, or the store does not answer.
pub async fn begin(app: &App) -> Result<()> {
    // So that nobody's first search waits for it.
    Ground::held(app).await?;
    PROJECTION.begin(app).await
}

/// Whether the index is being made anew, so that the page can say why it finds few.
///
/// # Errors
/// No feature keeps the index.
pub(crate) fn making(app: &App) -> Result<crate::views::directory::Making, Fault> {
    use crate::views::directory::Making as Shown;
    Ok(if PROJECTION.is_being_made(app)? { Shown::Going } else { Shown::Done })
}

/// Makes the whole index anew and answers how many members it holds.
///
/// # Errors
/// The store cannot be read or the index not be written; the old index stays.
pub async fn rebuild(app: &App) -> Result<u64> {
    PROJECTION.rebuild(app).await
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
        keeps: Keeps::Itself(|app| PROJECTION.cursor(app)),
        hear: |app, facts, upto| Box::pin(PROJECTION.hear(app, facts, upto)),
    }
}

/// All members with a profile, in the order of their ids.
struct Everybody {
    app: App,
    lexicon: Arc<Lexicon>,
    ground: Arc<Ground>,
    /// After whom the next page begins; nothing after the last one.
    after: Option<MemberId>,
}

impl Everybody {
    async fn of(app: App) -> Result<Everybody> {
        let (lexicon, ground) = (Lexicon::held(&app).await?, Ground::renewed(&app).await?);
        Ok(Everybody { app, lexicon, ground, after: Some(MemberId::NONE) })
    }
}

impl Walk for Everybody {
    fn next(&mut self) -> Step<'_> {
        Box::pin(async move {
            let Some(after) = self.after.take() else { return Ok(None) };
            let read = self.app.db().read_slowly(&HOUSE).await?;
            let page = db::page_of_indexed(read.reader(), after, AT_ONCE).await?;
            drop(read);
            self.after = page.last().filter(|_| page.len() == AT_ONCE as usize).map(|it| it.profile.member);
            let now = When::of(self.app.clock().now());
            Ok(Some(page.iter().map(|it| entry(it, &self.lexicon, &self.ground, now)).collect()))
        })
    }
}

fn entry(it: &Indexed, lexicon: &Lexicon, ground: &Ground, now: When) -> search::Entry {
    entry_of(&it.profile, &it.name, it.joined, &lexicon.vocabulary, ground, now)
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
async fn changes(app: &App, facts: &[FactRow]) -> Result<Vec<Change>> {
    let members: Vec<MemberId> = members(facts)?.into_iter().collect();
    let (lexicon, ground) = (Lexicon::held(app).await?, Ground::held(app).await?);
    let now = When::of(app.clock().now());
    let found = {
        let read = app.read(&HOUSE).await?;
        db::find_indexed(read.reader(), &members).await?
    };
    let put = found.iter().map(|it| Change::Put(Box::new(entry(it, &lexicon, &ground, now))));
    let gone = members.iter().filter(|id| !found.iter().any(|it| it.profile.member == **id));
    Ok(put.chain(gone.map(|it| Change::Remove(*it.as_bytes()))).collect())
}
