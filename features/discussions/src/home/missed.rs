//! What somebody who was away would have to know, group by group: what still warns, what came of their own questions, what was
//! settled. All the rest is a number and one press.

use crate::{discussion::Kind, store::catching::Missed};
use home_api::{Gap, Looked, Section, Source, Thing, minutes_of};
use ui::words;

/// Of one group so many are worth a line each.
const OF_A_GROUP: usize = 6;

/// By group, those first in which something is worth a line; within one what warns comes first, then the reader's own, then
/// what was settled.
pub fn gaps(missed: Vec<Missed>) -> Vec<Gap> {
    let mut gaps: Vec<(Gap, Vec<(u8, Missed)>)> = Vec::new();
    for it in missed {
        let at = match gaps.iter().position(|gap| gap.0.source.id == *it.group.as_bytes()) {
            Some(at) => at,
            None => {
                let source = Source { id: *it.group.as_bytes(), name: it.group_name.clone() };
                let path = format!("/groups/{}/discussions", it.group);
                gaps.push((Gap { source, path, things: vec![], rest: 0 }, vec![]));
                gaps.len() - 1
            }
        };
        match worth(&it) {
            Some(rank) => gaps[at].1.push((rank, it)),
            None => gaps[at].0.rest += 1,
        }
    }
    let mut gaps: Vec<Gap> = gaps.into_iter().map(|(gap, worth)| filled(gap, worth)).collect();
    gaps.sort_by_key(|it| it.things.is_empty());
    gaps
}

fn filled(mut gap: Gap, mut worth: Vec<(u8, Missed)>) -> Gap {
    worth.sort_by_key(|it| it.0);
    gap.rest += worth.len().saturating_sub(OF_A_GROUP) as u64;
    gap.things = worth.into_iter().take(OF_A_GROUP).map(|it| thing(it.1)).collect();
    gap
}

/// Whether it has a line of its own, and where that stands.
fn worth(it: &Missed) -> Option<u8> {
    match it {
        it if it.holds => Some(0),
        it if it.own => Some(1),
        it if it.summary.is_some() => Some(2),
        it if it.solved => Some(3),
        _ => None,
    }
}

fn thing(it: Missed) -> Thing {
    let why = match &it {
        it if it.holds => match it.until {
            Some(until) => format!("A heads-up that holds until {}.", words::date(until)),
            None => "A heads-up.".to_owned(),
        },
        it if it.own => "You began it, and there is something that you have not read.".to_owned(),
        it if it.summary.is_some() => "A short answer stands on top.".to_owned(),
        _ => "A reply solved it.".to_owned(),
    };
    // With a short answer on top nobody has to read what led to it.
    let replies = if it.own { (it.posts - it.read_upto).max(0).unsigned_abs() } else { 0 };
    Thing {
        section: if it.kind == Kind::HeadsUp { Section::Warning } else { Section::Groups },
        key: *it.id.as_bytes(),
        path: if it.own { format!("/discussions/{}?new=1#new", it.id) } else { format!("/discussions/{}", it.id) },
        title: if it.title.is_empty() { "A discussion".to_owned() } else { it.title },
        by: if it.own { None } else { it.author },
        beside: String::new(),
        at: it.latest,
        came: it.latest,
        minutes: minutes_of(replies),
        why,
        source: None,
        looked: Looked::NotYet,
        verb: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discussion::DiscussionId;
    use groups_api::GroupId;
    use kernel::Moment;

    fn missed(byte: u8, group: u8) -> Missed {
        Missed {
            id: DiscussionId::from_bytes([byte; 16]),
            group: GroupId::from_bytes([group; 16]),
            group_name: format!("Group {group}"),
            kind: Kind::Question,
            title: format!("Thing {byte}"),
            author: None,
            latest: Moment::from_micros(i64::from(byte)),
            until: None,
            summary: None,
            solved: false,
            own: false,
            posts: 4,
            read_upto: 0,
            holds: false,
        }
    }

    #[test]
    fn what_is_worth_a_line_comes_first_and_the_rest_is_a_number() {
        let all = vec![
            missed(1, 1),
            Missed { solved: true, ..missed(2, 2) },
            Missed { own: true, ..missed(3, 2) },
            Missed { holds: true, kind: Kind::HeadsUp, ..missed(4, 2) },
            Missed { summary: Some(Moment::from_micros(9)), ..missed(5, 2) },
            missed(6, 2),
        ];
        let gaps = gaps(all);
        assert_eq!(gaps.iter().map(|it| it.source.name.as_str()).collect::<Vec<_>>(), ["Group 2", "Group 1"]);
        let titles: Vec<&str> = gaps[0].things.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Thing 4", "Thing 3", "Thing 5", "Thing 2"]);
        assert_eq!((gaps[0].rest, gaps[1].rest), (1, 1));
    }

    #[test]
    fn it_is_finite() {
        let all = (0..200).map(|it| Missed { solved: true, ..missed(it, 1) }).collect();
        let gaps = gaps(all);
        assert_eq!((gaps[0].things.len(), gaps[0].rest), (OF_A_GROUP, 194));
    }
}
