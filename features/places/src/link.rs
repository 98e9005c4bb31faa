//! What stands above what, and from when to when. Links end; they never go away.

use crate::{day::Day, place::PlaceCode};
use std::{fmt, str::FromStr};

/// A dated link from a place to one above it. Named by its child, kind, parent and first day.
///
/// Either end may not be a place yet: files come in any order, and the link waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The lower place.
    pub child: PlaceCode,
    /// The upper place.
    pub parent: PlaceCode,
    /// In what way it stands above.
    pub kind: LinkKind,
    /// The first day, if known.
    pub from: Option<Day>,
    /// The day it ended; none while it lasts.
    pub to: Option<Day>,
}

/// In what way one place stands above another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// A practice is a member of a network.
    Member,
    /// A practice or network belongs to the body that commissions it: sub-ICB, board, area.
    Commissioned,
    /// A body is a part of the next: sub-ICB of ICB, ICB of region, region and board of nation.
    Part,
}

impl Link {
    /// Whether it lasts on this day. A link whose first day is unknown has always begun.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| to > day)
    }

    fn is_same(&self, other: &Link) -> bool {
        self.child == other.child && self.kind == other.kind && self.parent == other.parent && self.from == other.from
    }
}

/// What to save so that `wanted` holds beside the `stored` links of the same child.
///
/// For kinds of which there is one at a time (all but [`LinkKind::Member`]) an older link without an end ends on the
/// day on which the wanted one begins; if that day is unknown, the one ends and the other begins `today`. The same parent again, without a first
/// day of its own, is the same link.
pub fn follow(stored: &[Link], wanted: &Link, today: Day) -> Vec<Link> {
    let mut saves = Vec::new();
    let mut is_kept = false;
    for old in stored.iter().filter(|it| it.child == wanted.child && it.kind == wanted.kind) {
        let continues = wanted.from.is_none() && old.parent == wanted.parent && old.to.is_none();
        if old.is_same(wanted) || continues {
            is_kept = true;
            if old.to != wanted.to {
                saves.push(Link { to: wanted.to, ..old.clone() });
            }
        } else if old.to.is_none() && wanted.kind != LinkKind::Member {
            let end = wanted.from.unwrap_or(today);
            saves.push(Link { to: Some(old.from.map_or(end, |from| from.max(end))), ..old.clone() });
        }
    }
    if !is_kept {
        let replaces = saves.iter().any(|it| it.to.is_some());
        saves.push(Link { from: wanted.from.or(replaces.then_some(today)), ..wanted.clone() });
    }
    saves
}

impl LinkKind {
    /// All.
    pub const ALL: [LinkKind; 3] = [LinkKind::Member, LinkKind::Commissioned, LinkKind::Part];

    /// The word in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            LinkKind::Member => "member",
            LinkKind::Commissioned => "commissioned",
            LinkKind::Part => "part",
        }
    }
}

/// Not one of the words of [`LinkKind::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotALinkKind;

impl FromStr for LinkKind {
    type Err = NotALinkKind;
    fn from_str(text: &str) -> Result<LinkKind, NotALinkKind> {
        LinkKind::ALL.into_iter().find(|it| it.as_str() == text).ok_or(NotALinkKind)
    }
}
impl fmt::Display for NotALinkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a kind of link")
    }
}
impl std::error::Error for NotALinkKind {}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::new(2026, 11, 20).expect("a day");

    fn link(parent: &str, from: Option<&str>, to: Option<&str>) -> Link {
        let day = |text: &str| text.parse().expect("a day");
        Link {
            child: PlaceCode::stored("A81001"),
            parent: PlaceCode::stored(parent),
            kind: LinkKind::Commissioned,
            from: from.map(day),
            to: to.map(day),
        }
    }

    #[test]
    fn a_new_parent_ends_the_old_link_on_its_first_day() {
        let old = link("00K", Some("2013-04-01"), None);
        let new = link("16C", Some("2020-04-01"), None);
        let saves = follow(std::slice::from_ref(&old), &new, TODAY);
        assert_eq!(saves, [link("00K", Some("2013-04-01"), Some("2020-04-01")), new.clone()]);
        assert_eq!(follow(&saves, &new, TODAY), [], "a second time changes nothing");
    }

    #[test]
    fn a_link_ends_and_begins_again() {
        let open = link("16C", Some("2020-04-01"), None);
        let ended = link("16C", Some("2020-04-01"), Some("2025-01-31"));
        assert_eq!(follow(std::slice::from_ref(&open), &ended, TODAY), std::slice::from_ref(&ended));
        assert_eq!(follow(std::slice::from_ref(&ended), &open, TODAY), [open]);
    }

    #[test]
    fn without_a_first_day_the_same_parent_is_the_same_link() {
        let old = link("16C", Some("2020-04-01"), None);
        assert_eq!(follow(std::slice::from_ref(&old), &link("16C", None, None), TODAY), []);
        let moved = follow(&[old], &link("00K", None, None), TODAY);
        assert_eq!((moved[0].to, moved[1].from), (Some(TODAY), Some(TODAY)));
    }

    #[test]
    fn memberships_stand_side_by_side() {
        let member = |parent: &str| Link { kind: LinkKind::Member, ..link(parent, Some("2020-04-01"), None) };
        assert_eq!(follow(&[member("U00001")], &member("U00002"), TODAY), [member("U00002")]);
    }

    #[test]
    fn a_link_holds_between_its_days() {
        let link = link("16C", Some("2020-04-01"), Some("2025-01-31"));
        let day = |text: &str| text.parse().expect("a day");
        assert!(!link.holds_on(day("2020-03-31")) && link.holds_on(day("2020-04-01")));
        assert!(link.holds_on(day("2025-01-30")) && !link.holds_on(day("2025-01-31")));
    }
}
