//! A discussion: what somebody began in a group, of which kind, and what one may do in it now.

use crate::post::Post;
pub use discussions_api::DiscussionId;
use groups_api::{GroupId, Role};
use kernel::{MemberId, Moment, Problems, TextProblem, text};
use std::fmt;

text! {
    /// What it is about, in one line.
    pub Title = line(160);
    /// A word under which it is found again.
    pub Tag = line(40);
}

/// What one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Wants an answer.
    Question,
    /// Wants talk.
    Discussion,
    /// From those who look after the group.
    Announcement,
    /// Wants a choice.
    Poll,
    /// An early warning: what happened, who may be next.
    HeadsUp,
    /// A seat, a role, a study.
    Opportunity,
}

/// How a member keeps a discussion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Told of every reply.
    Follow,
    /// Told of nothing but a mention.
    Mute,
    /// Only how far they have read.
    Read,
}

/// Why something waits to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The first of a member here, where hosts look at those.
    First,
    /// It was reported.
    Report,
}

/// At most five of them, each once, in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags(Vec<Tag>);

/// What a kind says beside its text, label by label; the labels are the kind's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail(Vec<(String, String)>);

/// A discussion as one viewer has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Which.
    pub id: DiscussionId,
    /// Where.
    pub group: GroupId,
    /// What that is called.
    pub group_name: String,
    /// What the viewer is there; nothing: they only read.
    pub role: Option<Role>,
    /// Who looks.
    pub own: MemberId,
    /// Its kind.
    pub kind: Kind,
    /// What it is about; empty once whoever began it was erased.
    pub title: String,
    /// Its tags.
    pub tags: Tags,
    /// How often it was worded anew.
    pub wordings: i64,
    /// What its kind says beside the text.
    pub detail: Detail,
    /// When it closes, expires or ends.
    pub until: Option<Moment>,
    /// Who began it; nobody: without a name, or erased.
    pub author: Option<MemberId>,
    /// Whether it was begun without a name.
    pub anonymous: bool,
    /// Whether it is the viewer who began it without their name; nobody else's reading ever says so.
    pub asked: bool,
    /// When.
    pub made: Moment,
    /// The number of the latest post.
    pub posts: i64,
    /// The number of the latest change.
    pub changes: i64,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// When its group ended.
    pub ended: Option<Moment>,
    /// When it was hidden, and why.
    pub hidden: Option<(Moment, String)>,
    /// Why it waits.
    pub held: Option<Held>,
    /// The reply that solved it.
    pub answer: Option<crate::post::PostId>,
    /// The reply that stands as another view, and whether a host chose it.
    pub view: Option<(crate::post::PostId, bool)>,
    /// Whether somebody said of anything in it that they see it differently.
    pub differs: bool,
    /// What is to be chosen, if it is a poll.
    pub poll: Option<crate::poll::Poll>,
    /// The short answer that stands on top.
    pub summary: Option<crate::summary::Standing>,
    /// How the viewer keeps it.
    pub how: Option<How>,
    /// How far they have read.
    pub read_upto: i64,
    /// How many posts after that stand across a block.
    pub unseen: i64,
}

/// Why nothing can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadProblem {
    /// It was closed.
    Closed,
    /// Its group has ended.
    Ended,
    /// They read here and have not joined.
    NotJoined,
    /// It waits, or is hidden.
    NotSeen,
}

impl Kind {
    /// All of them, as they are offered.
    pub const ALL: [Kind; 6] =
        [Kind::Question, Kind::Discussion, Kind::Poll, Kind::HeadsUp, Kind::Opportunity, Kind::Announcement];

    /// In the store and in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Question => "question",
            Kind::Discussion => "discussion",
            Kind::Announcement => "announcement",
            Kind::Poll => "poll",
            Kind::HeadsUp => "heads_up",
            Kind::Opportunity => "opportunity",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Question => "Question",
            Kind::Discussion => "Discussion",
            Kind::Announcement => "Announcement",
            Kind::Poll => "Poll",
            Kind::HeadsUp => "Heads-up",
            Kind::Opportunity => "Opportunity",
        }
    }
    /// As people read several.
    pub const fn plural(self) -> &'static str {
        match self {
            Kind::Question => "Questions",
            Kind::Discussion => "Discussions",
            Kind::Announcement => "Announcements",
            Kind::Poll => "Polls",
            Kind::HeadsUp => "Heads-ups",
            Kind::Opportunity => "Opportunities",
        }
    }
    /// What it is for, where one chooses.
    pub const fn hint(self) -> &'static str {
        match self {
            Kind::Question => "You want an answer. After three days without one a host looks for somebody who knows.",
            Kind::Discussion => "You want to think aloud with others.",
            Kind::Announcement => "Something that everybody here should know. For those who look after the group.",
            Kind::Poll => "You want to know what most would choose, a date for instance.",
            Kind::HeadsUp => {
                "Something happened, and others may be next: a shortage, a scam, a change that catches one out."
            }
            Kind::Opportunity => "A seat, a role or a study that somebody here might want.",
        }
    }
    /// What its labels are, with the word for the store; the first of a heads-up is who may be next.
    pub const fn parts(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Kind::HeadsUp => &[("next", "Who may be next"), ("report", "Where to report it formally")],
            Kind::Opportunity => &[("term", "Term"), ("time", "Time it takes"), ("place", "Place")],
            _ => &[],
        }
    }
    /// What its day is called; empty: it has none.
    pub const fn day(self) -> &'static str {
        match self {
            Kind::Poll => "Closes on",
            Kind::HeadsUp => "Expires on",
            Kind::Opportunity => "Closing date",
            _ => "",
        }
    }
    /// Who may begin one in a group.
    pub fn is_for(self, role: Role) -> bool {
        self != Kind::Announcement || role.moderates()
    }
}

impl How {
    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            How::Follow => "follow",
            How::Mute => "mute",
            How::Read => "read",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<How> {
        [How::Follow, How::Mute, How::Read].into_iter().find(|it| it.word() == word)
    }
}

impl Held {
    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            Held::First => "first",
            Held::Report => "report",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Held> {
        [Held::First, Held::Report].into_iter().find(|it| it.word() == word)
    }
}

impl Tags {
    /// So many one thing has.
    pub const MOST: usize = 5;

    /// From what somebody typed, with commas between.
    pub fn parse(text: &str) -> Result<Tags, TagProblem> {
        let mut tags: Vec<Tag> = Vec::new();
        for word in text.split([',', '|']) {
            match Tag::parse(word.trim().trim_start_matches('#')) {
                Err(TextProblem::Empty) => {}
                Err(problem) => return Err(TagProblem::Text(problem)),
                Ok(tag) => {
                    let tag = Tag::stored(tag.as_str().to_lowercase());
                    if !tags.contains(&tag) {
                        tags.push(tag);
                    }
                }
            }
        }
        if tags.len() > Tags::MOST { Err(TagProblem::TooMany) } else { Ok(Tags(tags)) }
    }
    /// From the store.
    pub fn stored(text: &str) -> Tags {
        Tags(text.split('|').filter(|it| !it.is_empty()).map(Tag::stored).collect())
    }
    /// For the store.
    pub fn text(&self) -> String {
        self.join("|")
    }
    /// For a field.
    pub fn typed(&self) -> String {
        self.join(", ")
    }
    /// One by one.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(Tag::as_str)
    }
    fn join(&self, between: &str) -> String {
        self.words().collect::<Vec<_>>().join(between)
    }
}

impl Detail {
    /// The most characters of one part.
    pub const MAX: usize = 300;

    /// Of these parts; empty ones are left out.
    pub fn new(parts: impl IntoIterator<Item = (&'static str, String)>) -> Detail {
        Detail(parts.into_iter().filter(|it| !it.1.is_empty()).map(|(word, said)| (word.to_owned(), said)).collect())
    }
    /// What is said under this word.
    pub fn of(&self, word: &str) -> &str {
        self.0.iter().find(|it| it.0 == word).map_or("", |it| it.1.as_str())
    }
    /// From the store, where it is an object of texts; what cannot be read says nothing.
    pub fn stored(pairs: Vec<(String, String)>) -> Detail {
        Detail(pairs)
    }
    /// For the store.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

/// What is wrong with tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagProblem {
    /// More than five.
    TooMany,
    /// One of them.
    Text(TextProblem),
}

impl fmt::Display for TagProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TagProblem::TooMany => f.write_str("Use five tags or fewer, with commas between them."),
            TagProblem::Text(problem) => problem.fmt(f),
        }
    }
}

impl fmt::Display for ThreadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ThreadProblem::Closed => f.write_str("This is closed: it can be read, and nothing more is written here."),
            ThreadProblem::Ended => {
                f.write_str("This group has ended: it can be read, and nothing more is written here.")
            }
            ThreadProblem::NotJoined => f.write_str("You can read here. To write, join the group first."),
            ThreadProblem::NotSeen => {
                f.write_str("Only you and those who look after the group see this now, so nothing can be added to it.")
            }
        }
    }
}

impl From<ThreadProblem> for Problems {
    fn from(problem: ThreadProblem) -> Problems {
        Problems::one("", problem.to_string())
    }
}

impl Thread {
    /// Whether the viewer may write in it now.
    pub fn writable(&self) -> Result<(), ThreadProblem> {
        if self.ended.is_some() {
            Err(ThreadProblem::Ended)
        } else if self.role.is_none() {
            Err(ThreadProblem::NotJoined)
        } else if self.closed.is_some() {
            Err(ThreadProblem::Closed)
        } else if self.held.is_some() || self.hidden.is_some() {
            Err(ThreadProblem::NotSeen)
        } else {
            Ok(())
        }
    }
    /// Whether the viewer looks after the group.
    pub fn is_hosted(&self) -> bool {
        self.role.is_some_and(Role::moderates)
    }
    /// Whether the viewer began it, with their name or without.
    pub fn is_own(&self) -> bool {
        self.author == Some(self.own) || self.asked
    }
    /// Whether the viewer wrote this post of it.
    pub fn wrote(&self, post: &Post) -> bool {
        post.author == Some(self.own) || (self.asked && post.asker)
    }
    /// Whether the viewer words it and says what solved it: who began it, and who looks after the group.
    pub fn is_shaped_by_reader(&self) -> bool {
        self.is_hosted() || (self.is_own() && self.role.is_some())
    }
    /// Whether there is something that the viewer has not read.
    pub fn is_unread(&self) -> bool {
        self.posts - self.unseen > self.read_upto
    }
    /// Replies that all agree, and enough of them to be worth a doubt.
    pub fn wants_other_view(&self) -> bool {
        let talk = matches!(self.kind, Kind::Question | Kind::Discussion);
        talk && self.posts > AGREEING && !self.differs && self.view.is_none() && self.closed.is_none()
    }
    /// Whether what it warns of or offers is over.
    pub fn is_over(&self, now: Moment) -> bool {
        self.until.is_some_and(|it| it <= now)
    }
}

/// So many posts that all agree invite somebody who does not.
const AGREEING: i64 = 3;

#[cfg(test)]
pub(crate) mod tests;
