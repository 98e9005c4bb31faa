//! Posts are found by their words: the opening with the title and tags of its discussion, replies by what they say, the short
//! answer on top as a reply of whoever proposed it. Whoever asked without a name is nobody here.

use crate::{discussion::Kind as Began, store::search as db};
use ::store::{FactRow, Reader};
use discussions_api::{DiscussionChanged, PostChanged, PostId, PostWritten, ShortChanged};
use frame::App;
use searching_api::{Card, Findable, Finding, Key, Kind, Source, Sources, Writer};
use std::sync::Arc;

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(Sources::default).connect(Arc::new(Posts));
}

struct Posts;

impl Source for Posts {
    fn name(&self) -> &'static str {
        "discussions"
    }

    fn kinds(&self) -> &'static [Kind] {
        &[
            Kind::Question,
            Kind::Discussion,
            Kind::Announcement,
            Kind::Poll,
            Kind::HeadsUp,
            Kind::Opportunity,
            Kind::Reply,
        ]
    }

    fn touched<'a>(&'a self, reader: Reader<'a>, fact: &'a FactRow) -> Finding<'a, Vec<Key>> {
        Box::pin(async move {
            let mut posts: Vec<PostId> = Vec::new();
            posts.extend(fact.read::<PostWritten>()?.map(|it| it.post));
            posts.extend(fact.read::<PostChanged>()?.map(|it| it.post));
            posts.extend(fact.read::<ShortChanged>()?.map(|it| PostId::from_bytes(it.short)));
            if let Some(changed) = fact.read::<DiscussionChanged>()? {
                // Its group and whether it is hidden decide who finds any of it.
                posts.extend(db::page_of_all(reader, changed.discussion).await?);
            }
            Ok(posts.iter().map(|it| *it.as_bytes()).collect())
        })
    }

    fn findables<'a>(&'a self, reader: Reader<'a>, ids: &'a [Key]) -> Finding<'a, Vec<Findable>> {
        Box::pin(async move { Ok(db::find_indexed(reader, &posts(ids)).await?.into_iter().map(findable).collect()) })
    }

    fn page<'a>(&'a self, reader: Reader<'a>, after: Key, limit: i64) -> Finding<'a, Vec<Findable>> {
        Box::pin(async move {
            let page = db::page_of_indexed(reader, PostId::from_bytes(after), limit).await?;
            Ok(page.into_iter().map(findable).collect())
        })
    }

    fn cards<'a>(&'a self, reader: Reader<'a>, ids: &'a [Key]) -> Finding<'a, Vec<Card>> {
        Box::pin(async move { Ok(db::find_seen(reader, &posts(ids)).await?.into_iter().map(card).collect()) })
    }
}

fn posts(ids: &[Key]) -> Vec<PostId> {
    ids.iter().copied().map(PostId::from_bytes).collect()
}

fn findable(found: db::Found) -> Findable {
    let opening = found.number == 1;
    Findable {
        id: *found.post.as_bytes(),
        kind: kind(&found),
        shelf: Some(*found.group.as_bytes()),
        // Who asked without a name stands in no row; this only says so once more.
        author: found.author.filter(|_| !found.asker),
        under: found.starter.filter(|_| !opening),
        at: found.posted,
        title: if opening { found.title } else { String::new() },
        tags: if opening { found.tags.replace('|', " ") } else { String::new() },
        words: found.words,
    }
}

fn card(seen: db::Seen) -> Card {
    let kind = kind(&seen.found);
    let writer = match (seen.found.author, seen.author) {
        _ if seen.found.asker => Writer::Nobody("Asked without a name"),
        (Some(member), Some(name)) => Writer::Member(member, name),
        _ => Writer::Nobody("A former member"),
    };
    let found = seen.found;
    Card {
        id: *found.post.as_bytes(),
        kind,
        url: if matches!(found.number, 1 | db::SHORT) {
            format!("/discussions/{}", found.discussion)
        } else {
            format!("/discussions/{}?post={}", found.discussion, found.post)
        },
        title: found.title,
        shelf: Some((format!("/groups/{}/discussions", found.group), seen.group)),
        writer: Some(writer),
        at: found.posted,
        words: found.words,
    }
}

fn kind(found: &db::Found) -> Kind {
    if found.number != 1 {
        return Kind::Reply;
    }
    match found.kind {
        Began::Question => Kind::Question,
        Began::Discussion => Kind::Discussion,
        Began::Announcement => Kind::Announcement,
        Began::Poll => Kind::Poll,
        Began::HeadsUp => Kind::HeadsUp,
        Began::Opportunity => Kind::Opportunity,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{MemberId, Moment};

    fn found(number: i64, asker: bool) -> db::Found {
        db::Found {
            post: PostId::from_bytes([1; 16]),
            discussion: discussions_api::DiscussionId::from_bytes([2; 16]),
            group: groups_api::GroupId::from_bytes([3; 16]),
            number,
            kind: Began::Question,
            title: "Spirometry".to_owned(),
            tags: "breathing|tests".to_owned(),
            author: (!asker).then(|| MemberId::from_bytes([4; 16])),
            starter: Some(MemberId::from_bytes([5; 16])),
            asker,
            posted: Moment::from_micros(1_700_000_000_000_000),
            words: "Who does it?".to_owned(),
        }
    }

    /// It is its own author's, also where another began the discussion (abuse case 36).
    #[test]
    fn the_short_answer_stands_under_whoever_proposed_it() {
        let short = findable(found(db::SHORT, false));
        assert_eq!((short.kind, short.title.as_str()), (Kind::Reply, ""));
        assert_eq!(
            (short.author, short.under),
            (Some(MemberId::from_bytes([4; 16])), Some(MemberId::from_bytes([5; 16])))
        );
        let seen = db::Seen { found: found(db::SHORT, false), group: "G".to_owned(), author: Some("Ada".to_owned()) };
        assert!(!card(seen).url.contains("?post="), "it stands on top, and has no place of its own");
    }

    #[test]
    fn the_title_finds_the_opening_and_not_every_reply() {
        let (opening, reply) = (findable(found(1, false)), findable(found(2, false)));
        assert_eq!(
            (opening.title.as_str(), opening.tags.as_str(), opening.kind),
            ("Spirometry", "breathing tests", Kind::Question)
        );
        assert_eq!((reply.title.as_str(), reply.tags.as_str(), reply.kind), ("", "", Kind::Reply));
        assert_eq!((opening.under, reply.under), (None, Some(MemberId::from_bytes([5; 16]))));
    }

    /// Whoever asked without a name has no name here either, for no reader.
    #[test]
    fn whoever_asks_without_a_name_is_nobody() {
        let asked = db::Found { author: Some(MemberId::from_bytes([4; 16])), ..found(1, true) };
        assert_eq!(findable(asked.clone()).author, None);
        let seen = db::Seen { found: asked, group: "G".to_owned(), author: Some("Ada".to_owned()) };
        assert_eq!(card(seen).writer, Some(Writer::Nobody("Asked without a name")));
    }
}
