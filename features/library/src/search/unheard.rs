//! What was committed and the index does not know yet: for a moment, or as long as it is being made anew. Nobody finds, counts or is
//! corrected to what is not for them any more, not even then.

use super::{
    projection::{KINDS, PROJECTION, touched},
    reader::Reader,
    shelf,
};
use crate::{jobs::HOUSE, resource::ResourceId, store::finding::find_offered};
use ::store::{FactRow, facts};
use frame::{App, Kept};
use kernel::Result;
use search::Key;
use searching_api::AuthorErased;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// What changed meanwhile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unheard {
    /// What nobody may find any more.
    gone: Vec<Key>,
    /// What stands on a shelf now, and on which.
    shelved: Vec<(Key, Key)>,
    /// Who was erased: what was theirs is gone, or nobody's.
    erased: Vec<Key>,
    /// Whether so much changed that nothing of the index can be told.
    pub whole: bool,
}

/// What one reader does not find because of that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unseen {
    /// These things.
    pub hidden: Vec<Key>,
    /// Whatever is of these: blocks, and who was erased.
    pub silent: Vec<Key>,
}

/// So many facts are looked through; nothing but a disaster tells more before they are heard.
const MOST: usize = 5_000;

/// By how far the index holds.
struct Known(Kept<i64, Arc<Unheard>>);

impl Unheard {
    /// As it is now.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn of(app: &App) -> Result<Arc<Unheard>> {
        let kept = app.keep(|| Known(Kept::new(app, &["fact", "resource"], 2)));
        let holds = PROJECTION.holds(app)?;
        if let Some(unheard) = kept.0.find(&holds) {
            return Ok(unheard);
        }
        let stamp = kept.0.stamp();
        let read = app.read(&HOUSE).await?;
        let told = facts::after_of(read.reader(), KINDS, holds, MOST).await?;
        let ids = about(&told)?;
        let offered = if ids.is_empty() { vec![] } else { find_offered(read.reader(), &ids).await? };
        drop(read);
        let shelves = offered.into_iter().map(|it| (it.0, shelf(it.0, it.1, it.2))).collect();
        let unheard =
            Arc::new(Unheard { erased: erased(&told)?, whole: told.len() == MOST, ..Unheard::new(&ids, &shelves) });
        kept.0.keep(stamp, holds, unheard.clone());
        Ok(unheard)
    }

    /// Of these things, of which some may be found, on no shelf or on one.
    fn new(ids: &[ResourceId], shelves: &HashMap<ResourceId, Option<Key>>) -> Unheard {
        let mut unheard = Unheard::default();
        for id in ids {
            match shelves.get(id) {
                None => unheard.gone.push(*id.as_bytes()),
                Some(Some(shelf)) => unheard.shelved.push((*id.as_bytes(), *shelf)),
                Some(None) => {}
            }
        }
        unheard
    }

    /// What this reader does not find.
    pub fn from(&self, reader: &Reader) -> Unseen {
        let away = self.shelved.iter().filter(|it| reader.shelves.binary_search(&it.1).is_err()).map(|it| it.0);
        Unseen {
            hidden: self.gone.iter().copied().chain(away).collect(),
            silent: reader.silent.iter().chain(&self.erased).copied().collect(),
        }
    }
}

fn about(told: &[FactRow]) -> Result<Vec<ResourceId>> {
    let mut ids = BTreeSet::new();
    for fact in told {
        ids.extend(touched(fact)?);
    }
    Ok(ids.into_iter().collect())
}

fn erased(told: &[FactRow]) -> Result<Vec<Key>> {
    let mut all = Vec::new();
    for fact in told {
        all.extend(fact.read::<AuthorErased>()?.map(|it| *it.member.as_bytes()));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Abuse cases 4, 13: what went or became narrower is hidden from whom it is not for, and from nobody else.
    #[test]
    fn only_what_is_not_for_them_is_hidden() {
        let id = |byte: u8| ResourceId::from_bytes([byte; 16]);
        let shelves = HashMap::from([(id(1), None), (id(2), Some([9; 16])), (id(3), Some([8; 16]))]);
        let unheard = Unheard { erased: vec![[7; 16]], ..Unheard::new(&[id(1), id(2), id(3), id(4)], &shelves) };
        let reader = Reader { shelves: vec![[9; 16]], silent: vec![[6; 16]] };
        let unseen = unheard.from(&reader);
        assert_eq!(unseen, Unseen { hidden: vec![[4; 16], [3; 16]], silent: vec![[6; 16], [7; 16]] });
        assert_eq!(Unheard::default().from(&reader), Unseen { hidden: vec![], silent: vec![[6; 16]] });
    }
}
