//! What other features may use of groups: ids, words, facts, what the viewer is in a group, and what every page of a group
//! begins with.

mod facts;
mod head;
mod kind;
mod reads;
mod role;
mod shape;

pub use facts::{Group, GroupChanged, GroupEnded, GroupFounded, GroupId, MemberJoined, MemberLeft};
pub use head::{Head, Host, NEW_FOR, Newcomer, Tab, Tabs, find_head};
pub use kind::Kind;
pub use reads::{
    Entry, GroupCard, Scope, Standing, cards_of, find_entries, groups_of, has_members, hosts_of, members_for_notice,
    page_of_groups, scope_of, standing_in, standings_in,
};
pub use role::Role;
pub use shape::Shape;
