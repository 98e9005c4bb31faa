//! A group for whoever is outside, its door, and the way out.

use super::paragraphs;
use crate::{
    group::{Entrance, Known},
    store::about::Standing,
};
use groups_api::{GroupId, Head, Kind, Role};
use kernel::{Moment, Problems};
use ui::{
    Html,
    parts::{Choice, Field, Summary},
    words,
};

/// `/groups/{group}` for whoever is not in it.
#[derive(askama::Template)]
#[template(path = "groups/card.html")]
pub struct CardPage {
    pub head: Head,
    pub about: Option<Html>,
    pub rules: Vec<Vec<String>>,
    pub door: DoorState,
}
ui::view!(CardPage { title: |it| it.head.name.as_str(), here: Groups, shape: Wide });

/// What one can do at the door, in words.
pub struct DoorState {
    /// The button that leads in; empty if there is none.
    pub verb: &'static str,
    /// What there is to know.
    pub words: String,
    pub is_asked: bool,
    pub is_invited: bool,
    pub is_removed: bool,
    pub is_left_out: bool,
}

impl DoorState {
    /// Of how the viewer stands there.
    pub fn new(entrance: Entrance) -> DoorState {
        let (verb, words) = match entrance {
            Entrance::Join => {
                ("Join this group", "You come in at once. You can leave again without a word.".to_owned())
            }
            Entrance::Invited => ("Look at the invitation", "You are invited.".to_owned()),
            Entrance::Ask => ("Ask to join", "Hosts answer within three days.".to_owned()),
            Entrance::Asked(at) => ("", format!("You asked on {}. Hosts answer within three days.", words::date(at))),
            Entrance::Later(at) => {
                ("", format!("The hosts did not let you in this time. You can ask again from {}.", words::date(at)))
            }
            Entrance::Closed => ("", "Its hosts invite; nobody can ask.".to_owned()),
            Entrance::LeftOut => (
                "",
                "It is not for people who belong where you belong, or who have not said where they belong.".to_owned(),
            ),
            Entrance::Removed => ("", "You were taken out of this group.".to_owned()),
            Entrance::Ended => ("", "It has ended.".to_owned()),
        };
        DoorState {
            verb,
            words,
            is_asked: matches!(entrance, Entrance::Asked(_)),
            is_invited: entrance == Entrance::Invited,
            is_removed: entrance == Entrance::Removed,
            is_left_out: entrance == Entrance::LeftOut,
        }
    }
}

impl CardPage {
    /// Of what the viewer may know.
    pub fn new(head: Head, about: Standing, known: &Known, now: Moment) -> CardPage {
        CardPage {
            head,
            about: (about.number > 0 && !about.held).then_some(about.html),
            rules: paragraphs(&about.rules),
            door: DoorState::new(known.entrance(now)),
        }
    }
}

/// The way in.
#[derive(askama::Template)]
#[template(path = "groups/door.html")]
pub struct DoorPage {
    pub group: GroupId,
    pub name: String,
    pub purpose: String,
    pub rules: Vec<Vec<String>>,
    pub agree: Choice,
    pub agree_problem: Option<String>,
    pub asks: Option<Field>,
    pub state: DoorState,
    /// What the hosts answered; may be empty.
    pub answer: Vec<Vec<String>>,
    /// Who will see that one is there.
    pub seen: &'static str,
    pub can_join: bool,
    pub summary: Summary,
}
ui::view!(DoorPage { title: |it| it.title(), here: Groups, shape: Column });

impl DoorPage {
    /// Of how the viewer stands there, with what was typed and what is wrong.
    pub fn new(known: &Known, typed: String, answer: Option<String>, now: Moment, problems: &Problems) -> DoorPage {
        let entrance = known.entrance(now);
        let asks = (entrance == Entrance::Ask).then(|| {
            Field::new("words", "A few words to the hosts")
                .hint("What brings you here. Only the hosts read it.")
                .value(typed)
                .max(crate::joining::Words::MAX)
                .rows(4)
                .optional()
                .problem_of(problems)
        });
        let settings = &known.settings;
        DoorPage {
            group: known.id,
            name: settings.name.to_string(),
            purpose: settings.purpose.to_string(),
            rules: settings.rules.as_ref().map(|it| paragraphs(it.as_str())).unwrap_or_default(),
            agree: Choice::new("yes", "I agree to this"),
            agree_problem: problems.of("agree").map(str::to_owned),
            asks,
            state: DoorState::new(entrance),
            answer: paragraphs(&answer.unwrap_or_default()),
            seen: match settings.kind {
                Kind::Open => "Every member can see that you are in it.",
                Kind::ByRequest | Kind::ByInvitation => "Those who are in it see that you are. Others do not.",
                Kind::Secret => "Those who are in it see that you are. Nobody else knows that it exists: do not tell.",
            },
            can_join: matches!(entrance, Entrance::Join | Entrance::Invited),
            summary: Summary::of(problems),
        }
    }

    fn title(&self) -> String {
        format!("Join {}", self.name)
    }
}

/// The way out.
#[derive(askama::Template)]
#[template(path = "groups/leave.html")]
pub struct LeavePage {
    pub group: GroupId,
    pub name: String,
    /// What the viewer gives up with it.
    pub role: &'static str,
    /// Whether they could come in again by themselves.
    pub back: &'static str,
    pub summary: Summary,
}
ui::view!(LeavePage { title: |it| format!("Leave {}", it.name), here: Groups, shape: Column });

impl LeavePage {
    /// With what is in the way.
    pub fn new(known: &Known, problems: &Problems) -> LeavePage {
        LeavePage {
            group: known.id,
            name: known.settings.name.to_string(),
            role: match known.role {
                Some(Role::Owner) => "You are an owner; the others go on without you.",
                Some(Role::Host) => "You host it; the others go on without you.",
                Some(Role::Moderator) => "You moderate it; the others go on without you.",
                _ => "",
            },
            back: match known.settings.kind {
                Kind::Open => "You can join again when you like.",
                Kind::ByRequest => "You can ask again when you like.",
                Kind::ByInvitation => "To come in again you need an invitation.",
                Kind::Secret => "To come in again you need an invitation; until then it does not exist for you.",
            },
            summary: Summary::of(problems),
        }
    }
}
