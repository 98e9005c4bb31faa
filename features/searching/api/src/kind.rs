//! What there is to find.

/// What something is that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The opening of a question.
    Question,
    /// The opening of a discussion.
    Discussion,
    /// An announcement.
    Announcement,
    /// A poll.
    Poll,
    /// An early warning.
    HeadsUp,
    /// A seat, a role or a study.
    Opportunity,
    /// A reply to any of them.
    Reply,
    /// A group.
    Group,
    /// Something in the library.
    Resource,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 9] = [
        Kind::Question,
        Kind::Discussion,
        Kind::Announcement,
        Kind::Poll,
        Kind::HeadsUp,
        Kind::Opportunity,
        Kind::Reply,
        Kind::Resource,
        Kind::Group,
    ];

    /// The word in addresses and in the store: `heads_up`.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Question => "question",
            Kind::Discussion => "discussion",
            Kind::Announcement => "announcement",
            Kind::Poll => "poll",
            Kind::HeadsUp => "heads_up",
            Kind::Opportunity => "opportunity",
            Kind::Reply => "reply",
            Kind::Resource => "resource",
            Kind::Group => "group",
        }
    }

    /// What people call one: "Heads-up".
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Question => "Question",
            Kind::Discussion => "Discussion",
            Kind::Announcement => "Announcement",
            Kind::Poll => "Poll",
            Kind::HeadsUp => "Heads-up",
            Kind::Opportunity => "Opportunity",
            Kind::Reply => "Reply",
            Kind::Resource => "Resource",
            Kind::Group => "Group",
        }
    }

    /// What people call several: "Heads-ups".
    pub const fn plural(self) -> &'static str {
        match self {
            Kind::Question => "Questions",
            Kind::Discussion => "Discussions",
            Kind::Announcement => "Announcements",
            Kind::Poll => "Polls",
            Kind::HeadsUp => "Heads-ups",
            Kind::Opportunity => "Opportunities",
            Kind::Reply => "Replies",
            Kind::Resource => "Resources",
            Kind::Group => "Groups",
        }
    }

    /// From the word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        assert!(Kind::ALL.into_iter().all(|it| Kind::parse(it.word()) == Some(it)));
        assert_eq!(Kind::parse("circle"), None);
    }
}
