//! Resources are found by their words: title, tags and topics first, then all that they say. What is for all members stands on no
//! shelf, what is for a group on that of the group, and what is for contacts on one of its owner, at which only they look.
//!
//! They stand in two indexes: that of everything, by the port of the search, and one of the library's own, with its facets, below.

pub mod asked;
pub mod codes;
pub mod finding;
pub mod projection;
pub mod reader;
pub mod unheard;

use crate::{actions::month_of, audience::Audience, resource::ResourceId, store::search as db};
use ::store::{FactRow, Reader};
use frame::App;
use kernel::MemberId;
use searching_api::{Card, Findable, Finding, Key, Kind, Reach, Shelf, Source, Sources, Writer};
use std::sync::Arc;

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(Sources::default).connect(Arc::new(Resources));
}

struct Resources;

impl Source for Resources {
    fn name(&self) -> &'static str {
        "library"
    }

    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Resource]
    }

    fn tables(&self) -> &'static [&'static str] {
        &["resource", "tie"]
    }

    fn touched<'a>(&'a self, _: Reader<'a>, fact: &'a FactRow) -> Finding<'a, Vec<Key>> {
        Box::pin(async move { Ok(projection::touched(fact)?.map(|it| *it.as_bytes()).into_iter().collect()) })
    }

    fn findables<'a>(&'a self, reader: Reader<'a>, ids: &'a [Key]) -> Finding<'a, Vec<Findable>> {
        Box::pin(
            async move { Ok(db::find_indexed(reader, &resources(ids)).await?.into_iter().map(findable).collect()) },
        )
    }

    fn page<'a>(&'a self, reader: Reader<'a>, after: Key, limit: i64) -> Finding<'a, Vec<Findable>> {
        Box::pin(async move {
            let page = db::page_of_indexed(reader, ResourceId::from_bytes(after), limit).await?;
            Ok(page.into_iter().map(findable).collect())
        })
    }

    fn cards<'a>(&'a self, reader: Reader<'a>, ids: &'a [Key]) -> Finding<'a, Vec<Card>> {
        Box::pin(async move {
            let month = month_of(reader.now());
            Ok(db::find_seen(reader, &resources(ids)).await?.into_iter().map(|it| card(it, &month)).collect())
        })
    }

    fn reach<'a>(&'a self, reader: Reader<'a>) -> Finding<'a, Reach> {
        Box::pin(async move {
            let shelf = |(owner, name): (MemberId, String)| Shelf {
                id: *owner.as_bytes(),
                name: format!("{name}: for contacts"),
            };
            Ok(Reach { shelves: db::find_reach(reader).await?.into_iter().map(shelf).collect() })
        })
    }
}

fn resources(ids: &[Key]) -> Vec<ResourceId> {
    ids.iter().copied().map(ResourceId::from_bytes).collect()
}

/// On which shelf it stands: what is for contacts alone stands on none that anybody else looks at.
fn shelf(id: ResourceId, audience: Audience, owner: Option<MemberId>) -> Option<Key> {
    match audience {
        Audience::Members => None,
        Audience::Group(group) => Some(*group.as_bytes()),
        Audience::Contacts | Audience::Own => Some(owner.map_or(*id.as_bytes(), |it| *it.as_bytes())),
    }
}

/// What it is labelled with.
fn tags_of(found: &db::Found) -> String {
    format!("{} {} {}", found.tags, found.topics, found.kind.label()).replace('|', " ")
}

fn findable(found: db::Found) -> Findable {
    Findable {
        id: *found.id.as_bytes(),
        kind: Kind::Resource,
        shelf: shelf(found.id, found.audience, found.owner),
        author: found.owner,
        under: None,
        at: found.at,
        tags: tags_of(&found),
        title: found.title,
        words: found.words,
    }
}

/// `month` as months are written: what was to be looked at before it says so.
fn card(found: db::Found, month: &str) -> Card {
    let group = found.audience.group().map(|it| format!("/groups/{it}/discussions"));
    let (url, name) = group.zip(found.group).unwrap_or_else(|| ("/library".to_owned(), "Library".to_owned()));
    let overdue = found.review_by.is_some_and(|it| it.as_str() < month);
    Card {
        id: *found.id.as_bytes(),
        kind: Kind::Resource,
        url: format!("/library/{}", found.id),
        title: found.title,
        shelf: Some((url, if overdue { format!("{name}: review overdue") } else { name })),
        writer: Some(match (found.owner, found.name) {
            (Some(owner), Some(name)) => Writer::Member(owner, name),
            _ => Writer::Nobody("A former member"),
        }),
        at: found.at,
        words: found.words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use groups_api::GroupId;
    use kernel::Moment;

    fn found(audience: Audience) -> db::Found {
        db::Found {
            id: ResourceId::from_bytes([1; 16]),
            kind: crate::kind::Kind::Protocol,
            audience,
            group: None,
            owner: Some(MemberId::from_bytes([2; 16])),
            name: None,
            at: Moment::from_micros(1),
            title: "Results day".into(),
            tags: "bloods|results".into(),
            topics: "minor surgery".into(),
            words: "Two mornings.".into(),
            terms: "clinical.minor-surgery".into(),
            stage: None,
            licence: crate::licence::Licence::By,
            review_by: Some("2027-10".into()),
            regions: vec![],
        }
    }

    /// Abuse cases 13, 15: what some may not see stands on a shelf at which they do not look.
    #[test]
    fn only_what_is_for_all_stands_on_no_shelf() {
        let group = GroupId::from_bytes([5; 16]);
        assert_eq!(findable(found(Audience::Members)).shelf, None);
        assert_eq!(findable(found(Audience::Group(group))).shelf, Some([5; 16]));
        assert_eq!(findable(found(Audience::Contacts)).shelf, Some([2; 16]));
        let orphan = db::Found { owner: None, ..found(Audience::Contacts) };
        assert_eq!(findable(orphan).shelf, Some([1; 16]), "nobody's contacts");
    }

    #[test]
    fn it_is_found_by_its_tags_topics_and_kind() {
        assert_eq!(findable(found(Audience::Members)).tags, "bloods results minor surgery Protocol");
        assert_eq!(card(found(Audience::Members), "2026-11").writer, Some(Writer::Nobody("A former member")));
    }
}
