//! Group: what it is called and for, who comes in, where and what it is about, and what one agrees to.

mod ready;

pub use ready::{Ready, ready};

use groups_api::{GroupId, Kind, Role, Shape};
use kernel::{Moment, Problems};
use people_api::Affiliations;
use places_api::PlaceCode;
use std::time::Duration;

kernel::text! {
    /// What a group is called.
    pub Name = line(80);
    /// What it is for, in a sentence or two.
    pub Purpose = line(280);
    /// What one agrees to on joining.
    pub Rules = prose(3000);
    /// What whoever joins reads first.
    pub Welcome = prose(800);
}

/// So many groups a member founds in a day (abuse case 43).
pub const FOUNDED_A_DAY: i64 = 3;
/// A project ends within so many days.
const LONGEST_PROJECT: Duration = Duration::from_secs(3 * 366 * 24 * 60 * 60);

/// All that can be said of a group when it is founded and changed later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What it is called.
    pub name: Name,
    /// What it is for.
    pub purpose: Purpose,
    /// What kind of company it is.
    pub shape: Shape,
    /// Who comes in and reads.
    pub kind: Kind,
    /// Where it is.
    pub place: Option<PlaceCode>,
    /// What it is about: a term of the vocabulary.
    pub topic: Option<String>,
    /// What one agrees to.
    pub rules: Option<Rules>,
    /// What whoever joins reads first.
    pub welcome: Option<Welcome>,
    /// Whom it leaves out.
    pub excludes: Affiliations,
    /// When a project is over.
    pub ends: Option<Moment>,
}

/// A group that is about to be founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGroup {
    /// Its id.
    pub id: GroupId,
    /// What it is.
    pub settings: Settings,
}

/// A group as the viewer may know it, with what decides what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub id: GroupId,
    /// What it is.
    pub settings: Settings,
    /// Of the settings.
    pub version: i64,
    /// What the viewer is in it.
    pub role: Option<Role>,
    /// Whether they read what is written there.
    pub reads: bool,
    /// Whether it leaves them out by where they belong.
    pub left_out: bool,
    /// How they stand at the door.
    pub door: Door,
    /// Since when it is only read.
    pub ended: Option<Moment>,
}

/// How somebody who is not in a group stands at its door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Door {
    /// Whether a host invited them and they have not answered.
    pub invited: bool,
    /// Since when they wait for an answer.
    pub asked: Option<Moment>,
    /// When they were told no.
    pub declined: Option<Moment>,
    /// When they asked what they took back.
    pub taken_back: Option<Moment>,
    /// Whether they were taken out.
    pub removed: bool,
}

/// What the viewer can do at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// Join with a press.
    Join,
    /// Join because they are invited.
    Invited,
    /// Ask.
    Ask,
    /// Wait: they asked at this moment.
    Asked(Moment),
    /// They were told no or took it back, and can ask again from this moment on.
    Later(Moment),
    /// Only hosts invite.
    Closed,
    /// It leaves out people who belong where they belong, or who have not said where.
    LeftOut,
    /// They were taken out.
    Removed,
    /// It is over.
    Ended,
}

/// Whoever was told no can ask again after this.
const ASK_AGAIN: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Whoever took it back can ask again a day after they asked: each time all hosts are told (abuse case 43).
const ASK_ANEW: Duration = Duration::from_secs(24 * 60 * 60);

impl Known {
    /// What the viewer, who is not in it, can do to come in.
    pub fn entrance(&self, now: Moment) -> Entrance {
        let again = self.door.declined.map(|it| it.plus(ASK_AGAIN));
        let later = again.or(self.door.taken_back.map(|it| it.plus(ASK_ANEW))).filter(|it| *it > now);
        match (self.settings.kind, later) {
            _ if self.ended.is_some() => Entrance::Ended,
            _ if self.left_out => Entrance::LeftOut,
            _ if self.door.invited => Entrance::Invited,
            _ if self.door.removed => Entrance::Removed,
            (Kind::Open, _) => Entrance::Join,
            (Kind::ByRequest, Some(later)) => Entrance::Later(later),
            (Kind::ByRequest, None) => self.door.asked.map_or(Entrance::Ask, Entrance::Asked),
            (Kind::ByInvitation | Kind::Secret, _) => Entrance::Closed,
        }
    }

    /// Whether the viewer hosts it and it can be changed.
    pub fn hosts(&self) -> bool {
        self.writes() && self.role.is_some_and(Role::hosts)
    }

    /// Whether the viewer is in it, reads it, and it is alive.
    pub fn writes(&self) -> bool {
        self.role.is_some() && self.reads && self.ended.is_none()
    }
}

impl Settings {
    /// What is wrong with founding it so.
    pub fn check_new(&self, own: Affiliations, now: Moment) -> Problems {
        let mut problems = Problems::none();
        self.check_end(&mut problems, now);
        self.check_own(&mut problems, own);
        problems
    }

    /// What is wrong with making this of what it was: it becomes narrower, never wider, by its kind and by whom it leaves out
    /// (abuse case 19).
    pub fn check_change(&self, before: &Settings, own: Affiliations, now: Moment) -> Problems {
        let mut problems = Problems::none();
        if !before.kind.may_become(self.kind) {
            let words = "A group can become narrower, never wider: what was written for fewer would be read by more. \
                         Found another group for it.";
            problems.add("kind", words);
        }
        let let_in = before.excludes.iter().filter(|it| !self.excludes.has(*it));
        let let_in: Vec<String> = let_in.map(|it| it.label().to_owned()).collect();
        if !let_in.is_empty() {
            let words = format!(
                "Whom a group leaves out stays left out: what was written without them would be read by them. For a group \
                 with them, found another. Tick again: {}.",
                let_in.join("; ")
            );
            problems.add("excludes", words);
        }
        if self.ends != before.ends {
            self.check_end(&mut problems, now);
        }
        self.check_own(&mut problems, own);
        problems
    }

    fn check_end(&self, problems: &mut Problems, now: Moment) {
        match (self.shape, self.ends) {
            (Shape::Project, None) => {
                problems.add("ends", "Say on which day the project is to be over. It can be moved.")
            }
            (_, Some(ends)) if ends <= now => problems.add("ends", "Choose a day that is still to come."),
            (_, Some(ends)) if ends > now.plus(LONGEST_PROJECT) => {
                problems.add("ends", "Choose a day within three years; it can be moved later.");
            }
            _ => {}
        }
    }

    fn check_own(&self, problems: &mut Problems, own: Affiliations) {
        if self.excludes.is_stated() && (!own.is_stated() || own.iter().any(|it| self.excludes.has(it))) {
            let words =
                "You would leave yourself out. Look at where you belong on your own profile, or leave out others.";
            problems.add("excludes", words);
        }
    }
}

#[cfg(test)]
mod tests;
