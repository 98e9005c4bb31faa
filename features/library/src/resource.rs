//! A resource: what members wrote down for others to use, as one viewer has it.

use crate::{
    audience::Audience,
    contributor::{Contributor, State as Part},
    kind::{Kind, Stage},
};
use groups_api::GroupId;
use kernel::{MemberId, Moment, Problems, text};
pub use library_api::ResourceId;
use std::fmt;

text! {
    /// Why nobody should use it any more.
    pub Why = prose(1_000);
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody but who writes it has ever seen it, or they took it back.
    Draft,
    /// Others read it.
    Published,
    /// Others read that nobody should use it any more, and why.
    Withdrawn,
}

/// A resource without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Which.
    pub id: ResourceId,
    /// What it is.
    pub kind: Kind,
    /// Whose; nobody: they were erased.
    pub owner: Option<MemberId>,
    /// What the owner is called, as far as the viewer sees them.
    pub owner_name: Option<String>,
    /// How far it is.
    pub state: State,
    /// Who sees its newest version.
    pub audience: Audience,
    /// The group for which it is, or was begun.
    pub meant: Option<GroupId>,
    /// What that is called, as far as the viewer may know of it.
    pub group_name: Option<String>,
    /// The group from whose discussion it was begun, and whether the viewer reads there.
    pub begun_in: Option<(GroupId, bool)>,
    /// Whether it is read without signing in.
    pub public: bool,
    /// The number of its newest version; 0: there is none.
    pub newest: i64,
    /// As in that version.
    pub title: String,
    /// How far an innovation has come.
    pub stage: Option<Stage>,
    /// The month in which it is looked at again.
    pub review_by: Option<String>,
    /// When it was published first.
    pub first: Option<Moment>,
    /// When its newest version was.
    pub published: Option<Moment>,
    /// When it was withdrawn, and why.
    pub withdrawn: Option<(Moment, String)>,
    /// Since when it is held back.
    pub held: Option<Moment>,
    /// The draft's revision, and that of which the newest version is.
    pub drafted: (i64, i64),
    /// How often the draft's files were changed, and how often before the newest version.
    pub filed: (i64, i64),
    /// How often something of it was taken along, as it is written down.
    pub taken: i64,
    /// Who writes or helped, as far as the viewer sees them.
    pub contributors: Vec<Contributor>,
    /// The discussion from whose short answer it was begun.
    pub discussion: Option<discussions_api::DiscussionId>,
    /// Of which resource, and of which version of it, it is somebody's own.
    pub adapted: Option<(ResourceId, i64)>,
    /// What is different here, and why; of somebody's own of another.
    pub difference: Option<String>,
    /// Of all but its words.
    pub revision: i64,
    /// Who looks.
    pub own: MemberId,
}

/// What cannot be done with a resource now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceProblem {
    /// Only what is published is withdrawn.
    NotPublished,
    /// It was withdrawn.
    Withdrawn,
    /// Somebody is looking at a report.
    Held,
    /// Every word of it is published already.
    NothingNew,
    /// Where it would be public: not everybody may use it.
    NotOpen,
    /// Where it would be public: not every member sees it.
    NotForAll,
    /// Where it would go further than the group from which it comes: not everybody from whose words it is has agreed.
    Unagreed,
}

impl State {
    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Published => "published",
            State::Withdrawn => "withdrawn",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<State> {
        [State::Draft, State::Published, State::Withdrawn].into_iter().find(|it| it.word() == word)
    }
}

impl Resource {
    /// Whether the viewer is its owner.
    pub fn is_own(&self) -> bool {
        self.owner == Some(self.own)
    }
    /// Whether the viewer changes its words.
    pub fn is_written_by_viewer(&self) -> bool {
        self.is_own() || self.contributors.iter().any(|it| it.member == self.own && it.state == Part::Agreed)
    }
    /// Whether there is something in its draft that nobody else has read.
    pub fn has_news(&self) -> bool {
        self.drafted.0 > self.drafted.1 || self.filed.0 > self.filed.1
    }
    /// Whether the month in which it was to be looked at is over. `today` as months are written.
    pub fn is_overdue(&self, today: &str) -> bool {
        self.review_by.as_deref().is_some_and(|it| it < today)
    }
    /// Whether it may be published now: what was taken back may be as it stands, anything else only with something new or for
    /// others than before.
    pub fn publishable(&self, audience: Audience) -> Result<(), ResourceProblem> {
        if !self.may_go_to(audience) {
            return Err(ResourceProblem::Unagreed);
        }
        let other = self.state != State::Published || audience != self.audience;
        if self.has_news() || other { Ok(()) } else { Err(ResourceProblem::NothingNew) }
    }
    /// Of those from whose words in a group it was made, who has not agreed that others read it; its owner sees all of them.
    pub fn unagreed(&self) -> impl Iterator<Item = &Contributor> {
        self.contributors.iter().filter(|it| !it.lets_go_further())
    }
    /// Whether it may be read there (abuse case 18): in the group from whose discussion it was begun always.
    pub fn may_go_to(&self, audience: Audience) -> bool {
        let stays = self.begun_in.is_some_and(|it| audience == Audience::Group(it.0));
        stays || audience == Audience::Own || self.unagreed().next().is_none()
    }
    /// Whether a version for these, under this licence, is read on the web as soon as it is there.
    pub fn goes_on_the_web(&self, audience: Audience, licence: crate::licence::Licence) -> bool {
        self.public && audience == Audience::Members && licence.is_open()
    }
    /// Whether it may be withdrawn.
    pub fn withdrawable(&self) -> Result<(), ResourceProblem> {
        match self.state {
            State::Published => Ok(()),
            State::Draft => Err(ResourceProblem::NotPublished),
            State::Withdrawn => Err(ResourceProblem::Withdrawn),
        }
    }
    /// Whether it may be read without signing in.
    pub fn showable(&self, licence: crate::licence::Licence) -> Result<(), ResourceProblem> {
        match (self.state, self.audience) {
            _ if self.held.is_some() => Err(ResourceProblem::Held),
            (State::Draft, _) => Err(ResourceProblem::NotPublished),
            (State::Withdrawn, _) => Err(ResourceProblem::Withdrawn),
            (_, Audience::Members) if !self.may_go_to(Audience::Members) => Err(ResourceProblem::Unagreed),
            (_, Audience::Members) if licence.is_open() => Ok(()),
            (_, Audience::Members) => Err(ResourceProblem::NotOpen),
            _ => Err(ResourceProblem::NotForAll),
        }
    }
    /// Whether a version of it is there for others, be it withdrawn.
    pub fn is_read_by_others(&self) -> bool {
        self.newest > 0 && self.audience != Audience::Own
    }
    /// The group, if it is for one.
    pub fn group(&self) -> Option<GroupId> {
        self.audience.group()
    }
    /// Its page.
    pub fn url(&self) -> String {
        format!("/library/{}", self.id)
    }
}

impl fmt::Display for ResourceProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ResourceProblem::NotPublished => "Nobody has seen this yet. Publish it first, or delete the draft.",
            ResourceProblem::Withdrawn => "This was withdrawn. Publish it again first.",
            ResourceProblem::Held => "This is held back. A moderator lets it be seen again first.",
            ResourceProblem::NothingNew => "Every word of this is published already. Change the draft first.",
            ResourceProblem::NotOpen => {
                "Its licence keeps all rights, so that nobody outside could do anything with it. Choose another licence first."
            }
            ResourceProblem::NotForAll => "Publish it for all members first. What is for some of them cannot be public.",
            ResourceProblem::Unagreed => {
                "Not everybody from whose words in a group this is made has agreed that others read it. Ask them, or publish it in \
                 that group."
            }
        })
    }
}

impl From<ResourceProblem> for Problems {
    fn from(problem: ResourceProblem) -> Problems {
        Problems::one("", problem.to_string())
    }
}

#[cfg(test)]
pub(crate) mod tests;
