//! The port of whoever has something to find.

use crate::{Key, Kind};
use kernel::{MemberId, Moment, Result};
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
};
use store::{FactRow, Reader};

/// Something that can be found, as the index takes it in. Whoever may read it: the index is asked only for what its reader
/// may see, and a hit is shown only as a [`Card`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findable {
    /// Its id.
    pub id: Key,
    /// What it is.
    pub kind: Kind,
    /// On which shelf it stands; nothing if every member may see it.
    pub shelf: Option<Key>,
    /// Who wrote it, if that is said to anybody: never of what was asked without a name.
    pub author: Option<MemberId>,
    /// Whose it stands under, if that is said to anybody: whoever began what it replies to. Across a block with them it is
    /// not found either.
    pub under: Option<MemberId>,
    /// When it was written.
    pub at: Moment,
    /// What it is called. May be empty.
    pub title: String,
    /// Its tags. May be empty.
    pub tags: String,
    /// What it says, as it was typed.
    pub words: String,
}

/// Something whose readers see all that stands on it: a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// Its id.
    pub id: Key,
    /// What its readers call it.
    pub name: String,
}

/// What one reader may look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// All shelves that they may look at, now.
    pub shelves: Vec<Shelf>,
}

/// Who wrote something, as its reader may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Writer {
    /// A member.
    Member(MemberId, String),
    /// In these words: "Asked without a name", "A former member".
    Nobody(&'static str),
}

/// Something that was found, as one reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its id.
    pub id: Key,
    /// What it is.
    pub kind: Kind,
    /// Where it is read.
    pub url: String,
    /// What it is called; of a reply, what it replies to.
    pub title: String,
    /// Where it stands: the address and the name of a group. Nothing for a group itself.
    pub shelf: Option<(String, String)>,
    /// Who wrote it; nothing where that is no matter.
    pub writer: Option<Writer>,
    /// When.
    pub at: Moment,
    /// What it says to this reader, as it was typed.
    pub words: String,
}

/// The answer of a source.
pub type Finding<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Has things that are found by their words.
pub trait Source: Send + Sync {
    /// Names it in logs: `discussions`.
    fn name(&self) -> &'static str;

    /// What it has.
    fn kinds(&self) -> &'static [Kind];

    /// The tables that decide what a reader may look at ([`Source::reach`]): what is kept of that is kept until one of
    /// them changes.
    fn tables(&self) -> &'static [&'static str] {
        &[]
    }

    /// Which of its findables a fact is about; nothing if it is not about any. The reader is the house.
    fn touched<'a>(&'a self, reader: Reader<'a>, fact: &'a FactRow) -> Finding<'a, Vec<Key>>;

    /// Those of these that may be found by anybody now. What is not answered is taken out. The reader is the house.
    fn findables<'a>(&'a self, reader: Reader<'a>, ids: &'a [Key]) -> Finding<'a, Vec<Findable>>;

    /// The next findables after this id, in the order of ids, at most so many. The reader is the house.
    fn page<'a>(&'a self, reader: Reader<'a>, after: Key, limit: i64) -> Finding<'a, Vec<Findable>>;

    /// How these look to the reader's viewer, in any order, without those that they may not see: one query through the
    /// visible view.
    fn cards<'a>(&'a self, reader: Reader<'a>, ids: &'a [Key]) -> Finding<'a, Vec<Card>>;

    /// What the reader's viewer may look at, if this source has shelves. One query.
    fn reach<'a>(&'a self, _: Reader<'a>) -> Finding<'a, Reach> {
        Box::pin(async { Ok(Reach::default()) })
    }
}

/// All sources, as the app keeps them: `app.keep(Sources::default).connect(…)` in `Feature::begin`.
#[derive(Default)]
pub struct Sources(RwLock<Vec<Arc<dyn Source>>>);

impl Sources {
    /// Puts one in, once.
    pub fn connect(&self, source: Arc<dyn Source>) {
        let mut sources = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if !sources.iter().any(|it| it.name() == source.name()) {
            sources.push(source);
        }
    }
    /// All of them, in the order of the features.
    pub fn all(&self) -> Vec<Arc<dyn Source>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
