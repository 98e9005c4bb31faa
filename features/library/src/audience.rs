//! Who sees a resource.

use groups_api::GroupId;

/// For whom it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Every member.
    Members,
    /// Whoever reads in this group.
    Group(GroupId),
    /// The contacts of its owner.
    Contacts,
    /// Only who writes it: never published, or taken back.
    Own,
}

/// A group of which its reader may not know (abuse case 15).
pub const A_GROUP: &str = "a group";

impl Audience {
    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Audience::Members => "members",
            Audience::Group(_) => "group",
            Audience::Contacts => "contacts",
            Audience::Own => "own",
        }
    }
    /// From the store.
    pub fn of(word: &str, group: Option<GroupId>) -> Option<Audience> {
        match (word, group) {
            ("members", _) => Some(Audience::Members),
            ("group", Some(group)) => Some(Audience::Group(group)),
            ("contacts", _) => Some(Audience::Contacts),
            ("own", _) => Some(Audience::Own),
            _ => None,
        }
    }
    /// The group, if it is for one.
    pub const fn group(self) -> Option<GroupId> {
        match self {
            Audience::Group(group) => Some(group),
            _ => None,
        }
    }
    /// Whether everybody who reads in the other may read in this one: then nothing is made narrower.
    pub fn holds(self, other: Audience) -> bool {
        self == Audience::Members || self == other || other == Audience::Own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_narrower_and_what_is_neither() {
        let (one, other) =
            (Audience::Group(GroupId::from_bytes([1; 16])), Audience::Group(GroupId::from_bytes([2; 16])));
        assert!(Audience::Members.holds(one) && one.holds(one) && one.holds(Audience::Own));
        assert!(!one.holds(Audience::Members) && !one.holds(other) && !one.holds(Audience::Contacts));
        assert_eq!(Audience::of("group", None), None);
        assert!(
            [Audience::Members, one, Audience::Contacts, Audience::Own]
                .iter()
                .all(|it| Audience::of(it.word(), it.group()) == Some(*it))
        );
    }
}
