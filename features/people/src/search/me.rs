//! The reader of the directory: what of their own counts for what they are shown.

use super::ground::Ground;
use crate::{
    line::{Kind, Line, WorkPlace},
    profile::Location,
    when::When,
};
use kernel::MemberId;
use search::{Key, Point};

/// The reader.
#[derive(Debug, Clone)]
pub struct Me {
    /// Who they are.
    pub member: MemberId,
    /// Their own lines, all of them.
    pub lines: Vec<Line>,
    /// Where they are.
    pub location: Option<Location>,
    /// Whoever they must not find: blocked either way, or hiding from them.
    pub hidden: Vec<Key>,
    /// Their contacts.
    pub contacts: Vec<Key>,
}

impl Default for Me {
    fn default() -> Me {
        Me { member: MemberId::NONE, lines: vec![], location: None, hidden: vec![], contacts: vec![] }
    }
}

impl Me {
    /// Where distances are counted from if nothing else is named: the location, or else the place of work.
    pub fn place(&self, ground: &Ground, now: When) -> Option<Point> {
        let located = self.location.as_ref().and_then(|it| match it {
            Location::Place(code) => ground.spot(code.as_str()).and_then(|it| it.at),
            Location::Outcode(outcode) => ground.outcode(outcode.as_str()),
        });
        located.or_else(|| {
            let mut roles = self.lines.iter().filter(|it| it.kind == Kind::Role && !it.is_over(now));
            roles.find_map(|it| match &it.place {
                Some(WorkPlace::Known(code)) => ground.spot(code.as_str()).and_then(|it| it.at),
                _ => None,
            })
        })
    }
}
