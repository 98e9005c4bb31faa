//! Groups are found by their words, and a group is a shelf: what is written in it is found by whoever reads there.
//!
//! Who that is, is asked when somebody searches: coming in, leaving, being taken out and a group that becomes narrower are
//! true at once, and nothing of the index has to be written again.

use crate::store::search as db;
use ::store::{FactRow, Reader};
use frame::App;
use groups_api::{GroupChanged, GroupEnded, GroupFounded, GroupId};
use searching_api::{Card, Findable, Finding, Key, Kind, Reach, Shelf, Source, Sources};
use std::sync::Arc;

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(Sources::default).connect(Arc::new(Groups));
}

struct Groups;

impl Source for Groups {
    fn name(&self) -> &'static str {
        "groups"
    }

    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Group]
    }

    fn tables(&self) -> &'static [&'static str] {
        &["member_group", "membership", "group_removal", "group_exclusion", "declaration"]
    }

    fn touched<'a>(&'a self, _: Reader<'a>, fact: &'a FactRow) -> Finding<'a, Vec<Key>> {
        Box::pin(async move {
            let founded = fact.read::<GroupFounded>()?.map(|it| it.group);
            let changed = fact.read::<GroupChanged>()?.map(|it| it.group);
            let ended = fact.read::<GroupEnded>()?.map(|it| it.group);
            Ok([founded, changed, ended].into_iter().flatten().map(|it| *it.as_bytes()).collect())
        })
    }

    fn findables<'a>(&'a self, reader: Reader<'a>, ids: &'a [Key]) -> Finding<'a, Vec<Findable>> {
        Box::pin(async move {
            let groups: Vec<GroupId> = ids.iter().copied().map(GroupId::from_bytes).collect();
            Ok(db::find_indexed(reader, &groups).await?.into_iter().map(findable).collect())
        })
    }

    fn page<'a>(&'a self, reader: Reader<'a>, after: Key, limit: i64) -> Finding<'a, Vec<Findable>> {
        Box::pin(async move {
            let groups = db::page_of_indexed(reader, GroupId::from_bytes(after), limit).await?;
            Ok(groups.into_iter().map(findable).collect())
        })
    }

    fn cards<'a>(&'a self, reader: Reader<'a>, ids: &'a [Key]) -> Finding<'a, Vec<Card>> {
        Box::pin(async move {
            let groups: Vec<GroupId> = ids.iter().copied().map(GroupId::from_bytes).collect();
            let cards = db::find_found(reader, &groups).await?;
            Ok(cards.into_iter().map(card).collect())
        })
    }

    fn reach<'a>(&'a self, reader: Reader<'a>) -> Finding<'a, Reach> {
        Box::pin(async move {
            let shelf = |(id, name): (GroupId, String)| Shelf { id: *id.as_bytes(), name };
            Ok(Reach { shelves: db::find_reach(reader).await?.into_iter().map(shelf).collect() })
        })
    }
}

/// A secret group stands on its own shelf: for everybody else it does not exist (abuse cases 4, 15 and 27).
fn findable(group: db::Indexed) -> Findable {
    let id = *group.group.as_bytes();
    Findable {
        id,
        kind: Kind::Group,
        shelf: (group.kind == groups_api::Kind::Secret).then_some(id),
        author: None,
        under: None,
        at: group.founded,
        title: group.name,
        tags: group.tags,
        words: format!("{}\n\n{}", group.purpose, group.about),
    }
}

fn card(group: db::Indexed) -> Card {
    Card {
        id: *group.group.as_bytes(),
        kind: Kind::Group,
        url: format!("/groups/{}", group.group),
        title: group.name,
        shelf: None,
        writer: None,
        at: group.founded,
        words: format!("{}\n\n{}", group.purpose, group.about),
    }
}
