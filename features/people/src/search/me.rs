//! The reader of the directory: what of their own counts for what they are shown.

use super::ground::Ground;
use crate::path::Aim;
use crate::{
    line::{Kind, Line, WorkPlace},
    location::Location,
    when::When,
};
use kernel::{MemberId, Roles};
use search::{Key, Point};
use std::sync::OnceLock;

/// The reader.
#[derive(Debug, Clone)]
pub struct Me {
    /// Who they are.
    pub member: MemberId,
    /// Their own lines, all of them.
    pub lines: Vec<Line>,
    /// Where they are.
    pub location: Option<Location>,
    /// Whoever they must not find: blocked either way, or hiding from them. Sorted.
    pub hidden: Vec<Key>,
    /// Their contacts. Sorted.
    pub contacts: Vec<Key>,
    /// What they look after: whoever looks at reports sees what is held back.
    pub roles: Roles,
    /// Found when it is first asked for; see [`Me::aim`].
    pub aim: OnceLock<Option<Aim>>,
}

impl Default for Me {
    fn default() -> Me {
        Me {
            member: MemberId::NONE,
            lines: vec![],
            location: None,
            hidden: vec![],
            contacts: vec![],
            roles: Roles::default(),
            aim: OnceLock::new(),
        }
    }
}

impl Me {
    /// Where distances are counted from if nothing else is named: the location, or else the place of work.
    pub fn place(&self, ground: &Ground, now: When) -> Option<Point> {
        place_of(self.location.as_ref(), &self.lines, ground, now)
    }

    /// Where their lines come from and want to go, if they tell both.
    pub fn aim(&self) -> Option<&Aim> {
        self.aim.get_or_init(|| Aim::of(&self.lines)).as_ref()
    }

    /// Whether the reader must not find this member: blocked either way, or hiding from them.
    pub fn must_not_find(&self, member: MemberId) -> bool {
        self.hidden.binary_search(member.as_bytes()).is_ok()
    }
}

/// Where somebody with this location and these lines is.
pub fn place_of(location: Option<&Location>, lines: &[Line], ground: &Ground, now: When) -> Option<Point> {
    let located = location.and_then(|it| match it {
        Location::Place(code) => ground.spot(code.as_str()).and_then(|it| it.at),
        Location::Outcode(outcode) => ground.outcode(outcode.as_str()),
    });
    located.or_else(|| {
        let mut roles = lines.iter().filter(|it| it.kind == Kind::Role && !it.is_over(now));
        roles.find_map(|it| match &it.place {
            Some(WorkPlace::Known(code)) => ground.spot(code.as_str()).and_then(|it| it.at),
            _ => None,
        })
    })
}
