//! What discussions bring for a member's home: heads-ups that hold, what their groups began, one thing from elsewhere, and what
//! they have begun to write. And what somebody who was away would have to know.

use crate::{
    discussion::Kind,
    store::{
        catching::page_of_missed,
        home::{Candidate, Found, page_of_candidates},
    },
};
use ::store::Reader;
use frame::App;
use groups_api::GroupId;
use home_api::{
    Asked, Bringer, Bringers, Bringing, Brought, Catching, LeftOff, Looked, Section, Source, Span, Thing, minutes_of,
};
use kernel::{MemberId, Moment};
use std::sync::Arc;
use ui::words;

mod missed;

/// Brings for the homes of members.
pub fn connect(app: &App) {
    app.keep(Bringers::default).add(Arc::new(OfDiscussions));
}

struct OfDiscussions;

/// Of what was begun so many stand under "Where you left off".
const LEFT_OFF: usize = 3;

impl Bringer for OfDiscussions {
    fn bring<'a>(&'a self, reader: Reader<'a>, asked: &'a Asked) -> Bringing<'a> {
        Box::pin(async move {
            let me = reader.viewer().id();
            let found = page_of_candidates(reader, &asked.span, drawn(&asked.span, me)).await?;
            Ok(brought(found, asked, me))
        })
    }

    fn catch_up<'a>(&'a self, reader: Reader<'a>, upto: Moment) -> Catching<'a> {
        Box::pin(async move { Ok(missed::gaps(page_of_missed(reader, upto).await?)) })
    }
}

/// From where on open groups are drawn for this member's week: an id by chance.
fn drawn(span: &Span, member: MemberId) -> GroupId {
    let half = |salt: u8| span.lot(member, [salt; 16]).to_be_bytes();
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&half(1));
    bytes[8..].copy_from_slice(&half(2));
    GroupId::from_bytes(bytes)
}

fn brought(found: Vec<Candidate>, asked: &Asked, me: MemberId) -> Brought {
    let last_here = found.iter().filter(|it| it.found == Found::Visit).map(|it| it.at).max();
    let mut elsewhere = Vec::new();
    let mut brought = Brought { last_here, ..Brought::default() };
    for it in found {
        match it.found {
            Found::Mine | Found::Warning => brought.things.push(thing(it)),
            Found::Elsewhere => elsewhere.push(it),
            Found::Reply | Found::Start => brought.left_off.push(left_off(it)),
            Found::Visit => {}
        }
    }
    elsewhere.retain(|it| !asked.less.contains(it.group.as_bytes()));
    // What the page began with is drawn by lot; where that is nothing, what came first stays.
    elsewhere.sort_by_key(|it| match asked.span.has(it.came) {
        true => (0, asked.span.lot(me, *it.id.as_bytes()), it.id),
        false => (1, it.came.micros().unsigned_abs(), it.id),
    });
    brought.things.extend(elsewhere.into_iter().take(1).map(thing));
    brought.left_off.sort_by_key(|it| std::cmp::Reverse(it.at));
    brought.left_off.truncate(LEFT_OFF);
    brought
}

fn thing(it: Candidate) -> Thing {
    let replies = it.replies.max(0);
    let looked = if it.read_upto > replies { Looked::At } else { Looked::NotYet };
    let (section, why) = match it.found {
        Found::Warning => (Section::Warning, warned(&it)),
        Found::Elsewhere => (Section::Surprise, format!("From {}, an open group that you are not in.", it.group_name)),
        _ => (Section::Groups, format!("You are in {}.", it.group_name)),
    };
    Thing {
        section,
        key: *it.id.as_bytes(),
        path: format!("/discussions/{}", it.id),
        title: if it.title.is_empty() { format!("A discussion in {}", it.group_name) } else { it.title },
        by: it.author,
        beside: match it.kind {
            Kind::Discussion => format!("in {}", it.group_name),
            kind => format!("{} in {}", kind.label().to_lowercase(), it.group_name),
        },
        at: it.at,
        came: it.came,
        minutes: minutes_of(replies.unsigned_abs()),
        why,
        source: Some(Source { id: *it.group.as_bytes(), name: it.group_name }),
        looked,
        verb: None,
    }
}

fn warned(it: &Candidate) -> String {
    let until = it.until.map(|it| format!(" It stands here until {}.", words::date(it))).unwrap_or_default();
    format!("An early warning in a group of yours.{until}")
}

fn left_off(it: Candidate) -> LeftOff {
    let (path, title) = match it.found {
        Found::Start => {
            (format!("/groups/{}/discussions/new", it.group), format!("What you are beginning in {}", it.group_name))
        }
        _ if it.title.is_empty() => (format!("/discussions/{}", it.id), "Your reply".to_owned()),
        _ => (format!("/discussions/{}#reply", it.id), format!("Your reply to {}", words::quoted(&it.title))),
    };
    LeftOff { path, title, to: None, at: it.at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discussion::DiscussionId;

    const DAY: i64 = 86_400_000_000;

    fn day(number: i64) -> Moment {
        Moment::from_micros(number * DAY)
    }

    fn candidate(byte: u8, found: Found, at: Moment) -> Candidate {
        Candidate {
            found,
            id: DiscussionId::from_bytes([byte; 16]),
            group: GroupId::from_bytes([byte % 3; 16]),
            group_name: "Skin surgery".into(),
            kind: Kind::Question,
            title: "Which needle?".into(),
            author: Some(MemberId::from_bytes([byte; 16])),
            at,
            came: at,
            until: None,
            replies: 3,
            read_upto: 0,
        }
    }

    fn asked(less: Vec<[u8; 16]>) -> Asked {
        Asked { span: Span { from: day(100), begun: day(107), next: day(114) }, less }
    }

    #[test]
    fn one_thing_from_elsewhere_and_the_same_all_week() {
        let me = MemberId::from_bytes([9; 16]);
        let of = |found: Vec<Candidate>, less| brought(found, &asked(less), me).things;
        let all: Vec<Candidate> = (1..9).map(|it| candidate(it, Found::Elsewhere, day(103))).collect();
        let first = of(all.clone(), vec![]);
        assert_eq!(first.len(), 1);
        let mut later = all.clone();
        later.extend((20..30).map(|it| candidate(it, Found::Elsewhere, day(110))));
        assert_eq!(of(later, vec![]), first, "what comes later changes nothing");
        let source = first[0].source.clone().expect("a group").id;
        assert_ne!(of(all, vec![source])[0].source.as_ref().map(|it| it.id), Some(source), "and less of it is less");
    }

    #[test]
    fn it_is_looked_at_once_what_it_began_with_is_read() {
        let mut it = candidate(1, Found::Mine, day(103));
        for (read, looked) in [(0, Looked::NotYet), (3, Looked::NotYet), (4, Looked::At), (40, Looked::At)] {
            it.read_upto = read;
            assert_eq!(thing(it.clone()).looked, looked, "{read}");
        }
        assert_eq!(thing(it).minutes, 4);
    }

    #[test]
    fn what_was_begun_says_where_and_none_of_its_words() {
        let found = vec![candidate(1, Found::Reply, day(103)), candidate(2, Found::Start, day(104))];
        let left = brought(found, &asked(vec![]), MemberId::from_bytes([9; 16])).left_off;
        assert_eq!(left[0].title, "What you are beginning in Skin surgery");
        assert_eq!(left[1].title, "Your reply to “Which needle?”");
    }
}
