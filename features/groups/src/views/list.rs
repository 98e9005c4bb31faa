//! The lists of groups.

use crate::store::{coming::Invited, list::Wanted};
use groups_api::{GroupCard, GroupId, Kind, Role, Shape};
use kernel::MemberId;
use ui::parts::{Action, Choice, Choices, Empty, Field, Pager};

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// The viewer's own.
    Mine,
    /// Those that fit what they say of themselves.
    Suggested,
    /// All that they may find.
    All,
}

impl Show {
    /// From the address; who looks for something looks through all.
    pub fn of(word: &str, searched: bool) -> Show {
        match (word, searched) {
            ("suggested", _) => Show::Suggested,
            ("all", _) | (_, true) => Show::All,
            _ => Show::Mine,
        }
    }
}

/// `/groups`
#[derive(askama::Template)]
#[template(path = "groups/index.html")]
pub struct GroupsPage {
    pub show: Show,
    pub invited: Vec<InvitedRow>,
    pub rows: Vec<Row>,
    /// Of the viewer's own: those that are only read.
    pub ended: Vec<Row>,
    /// Of all: with what one looks through them.
    pub filter: FilterForm,
    pub pager: Pager,
    pub empty: Empty,
}
ui::view!(GroupsPage { title: |_| "Groups", here: Groups, shape: Column });

/// A group in a list.
pub struct Row {
    pub url: String,
    pub name: String,
    pub purpose: String,
    /// "Extended role, skin surgery, Tees Valley".
    pub line: String,
    /// "By request. You host it." and whom it leaves out.
    pub state: String,
    /// Whom it is not for; may be empty.
    pub not_for: String,
    pub is_secret: bool,
    /// Why it is suggested; may be empty.
    pub why: String,
}

/// A group that the viewer is invited into.
pub struct InvitedRow {
    pub group: GroupId,
    pub name: String,
    pub purpose: String,
    pub by: Option<(MemberId, String)>,
}

/// What was looked for, and what can be chosen.
pub struct Filter {
    /// What was asked.
    pub wanted: Wanted,
    /// Topics: code and words.
    pub topics: Vec<(String, String)>,
    /// The place as it is called, or as it was typed.
    pub place: String,
    /// After how many rows the next page begins.
    pub next: Option<usize>,
}

/// The form with which one looks through all.
#[derive(Default)]
pub struct FilterForm {
    pub q: String,
    pub shapes: Choices,
    pub topics: Choices,
    pub place: Field,
    pub is_open: bool,
}

impl Row {
    /// Of a card.
    pub fn new(it: GroupCard) -> Row {
        let line = [Some(it.shape.label().to_owned()), it.topic.clone(), it.place.clone()];
        let line: Vec<String> = line.into_iter().flatten().collect();
        let role = match it.role {
            Some(Role::Owner) => "You own it",
            Some(Role::Host) => "You host it",
            Some(Role::Moderator) => "You moderate it",
            Some(Role::Member) => "You are in it",
            None => "",
        };
        let kind = match it.kind {
            Kind::Secret => "Secret",
            other => other.label(),
        };
        let url = match it.role {
            Some(_) => format!("/groups/{}/discussions", it.group),
            None => format!("/groups/{}", it.group),
        };
        Row {
            url,
            line: line.join(", "),
            state: if role.is_empty() { kind.to_owned() } else { format!("{kind}. {role}") },
            not_for: it.excludes.iter().map(|it| it.label().to_lowercase()).collect::<Vec<_>>().join(", "),
            is_secret: it.kind == Kind::Secret,
            why: String::new(),
            name: it.name,
            purpose: it.purpose,
        }
    }
}

impl GroupsPage {
    /// The viewer's own, and where they are invited.
    pub fn mine(mine: Vec<GroupCard>, invited: Vec<Invited>) -> GroupsPage {
        let (ended, alive): (Vec<_>, Vec<_>) = mine.into_iter().partition(|it| it.ended);
        let row = |it: Invited| InvitedRow { group: it.group, name: it.name, purpose: it.purpose, by: it.by };
        let empty = Empty {
            title: "You are in no group yet".to_owned(),
            words:
                "Groups are where one learns from others who do the same work: locums, trainers, those with the same \
                    extended role."
                    .to_owned(),
            actions: vec![
                Action::main("/groups?show=suggested", "Groups that fit you"),
                Action::link("/groups?show=all", "Look through all"),
            ],
        };
        let invited = invited.into_iter().map(row).collect();
        let rows = alive.into_iter().map(Row::new).collect();
        let ended = ended.into_iter().map(Row::new).collect();
        GroupsPage { show: Show::Mine, invited, rows, ended, filter: FilterForm::default(), pager: no_more(), empty }
    }

    /// Those that fit, each with its reason.
    pub fn suggested(found: Vec<(GroupCard, String)>) -> GroupsPage {
        let rows = found.into_iter().map(|(card, why)| Row { why, ..Row::new(card) }).collect();
        let empty = Empty {
            title: "Nothing to suggest".to_owned(),
            words: "Suggestions follow from your own profile: your role, your extended roles, your interests and where you \
                    work."
                .to_owned(),
            actions: vec![
                Action::main("/groups?show=all", "Look through all groups"),
                Action::link("/groups/new", "Found a group"),
            ],
        };
        let (invited, ended) = (vec![], vec![]);
        GroupsPage {
            show: Show::Suggested,
            invited,
            rows,
            ended,
            filter: FilterForm::default(),
            pager: no_more(),
            empty,
        }
    }

    /// All that one may find.
    pub fn all(rows: Vec<Row>, filter: Filter) -> GroupsPage {
        let empty = Empty {
            title: "No group like that".to_owned(),
            words: "Look for less, or found it: others may have been waiting for it.".to_owned(),
            actions: vec![
                Action::main("/groups/new", "Found a group"),
                Action::link("/groups?show=all", "Show all groups"),
            ],
        };
        let pager = Pager { next: filter.next_url(), words: "More groups".to_owned() };
        let (invited, ended) = (vec![], vec![]);
        GroupsPage { show: Show::All, invited, rows, ended, filter: FilterForm::new(filter), pager, empty }
    }

    fn is(&self, show: &str) -> bool {
        matches!((show, self.show), ("mine", Show::Mine) | ("suggested", Show::Suggested) | ("all", Show::All))
    }
}

fn no_more() -> Pager {
    Pager { next: None, words: String::new() }
}

impl Filter {
    fn next_url(&self) -> Option<String> {
        let Wanted { name, shape, place, topic } = &self.wanted;
        let mut url = format!("/groups?show=all&after={}", self.next?);
        let place = [("place", place), ("place_code", place)];
        for (field, value) in [("q", name), ("shape", shape), ("topic", topic)].into_iter().chain(place) {
            if !value.is_empty() {
                let value: String = value.bytes().map(escaped).collect();
                url.push_str(&format!("&{field}={value}"));
            }
        }
        Some(url)
    }
}

/// A byte of an address.
fn escaped(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    }
}

impl FilterForm {
    fn new(filter: Filter) -> FilterForm {
        let Filter { wanted, topics, place, .. } = filter;
        let shapes = Shape::ALL.map(|it| Choice::new(it.word(), it.label()));
        let shapes = Choices::new("shape", "Kind of company").optional().choice("", "All").choices(shapes);
        let topics = topics.into_iter().map(|(code, words)| Choice::new(code, super::capitalised(&words)));
        let topics = Choices::new("topic", "Topic").optional().choice("", "All").choices(topics);
        let is_open = [&wanted.shape, &wanted.topic, &place].iter().any(|it| !it.is_empty());
        FilterForm {
            shapes: shapes.chosen(&[&wanted.shape]),
            topics: topics.chosen(&[&wanted.topic]),
            place: Field::new("place", "Place").optional().value(place).code("place_code", wanted.place),
            q: wanted.name,
            is_open,
        }
    }
}
