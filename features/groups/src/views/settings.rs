//! Founding a group from a ready form, changing what it is, ending it.

use super::capitalised;
use crate::group::{Known, Purpose, Ready, Rules, Welcome, ready};
use groups_api::{GroupId, Head, Kind, Role, Shape};
use kernel::Problems;
use people_api::Affiliation;
use ui::parts::{Choice, Choices, Field, Summary};

/// `/groups/new`
#[derive(askama::Template)]
#[template(path = "groups/shapes.html")]
pub struct ShapesPage {
    /// Word, name and what it is good for.
    pub shapes: Vec<(&'static str, &'static str, &'static str)>,
}
ui::view!(ShapesPage { title: |_| "Found a group", here: Groups, shape: Column });

impl ShapesPage {
    /// All of them.
    pub fn new() -> ShapesPage {
        ShapesPage { shapes: Shape::ALL.map(|it| (it.word(), it.label(), ready(it).hint)).to_vec() }
    }
}

/// What stands in the form, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupTyped {
    pub shape: Shape,
    pub name: String,
    pub purpose: String,
    pub kind: String,
    pub place: String,
    pub place_code: String,
    pub topic: String,
    pub rules: String,
    pub welcome: String,
    pub excludes: Vec<String>,
    pub ends: String,
    pub version: i64,
}

impl GroupTyped {
    /// What a shape begins with.
    pub fn of_ready(shape: Shape, it: &Ready) -> GroupTyped {
        GroupTyped {
            shape,
            name: String::new(),
            purpose: it.purpose.to_owned(),
            kind: it.kind.word().to_owned(),
            place: String::new(),
            place_code: String::new(),
            topic: String::new(),
            rules: it.rules.to_owned(),
            welcome: it.welcome.to_owned(),
            excludes: it.excludes.iter().map(|it| it.code().to_owned()).collect(),
            ends: String::new(),
            version: 0,
        }
    }

    /// What a group is, with the name of its place.
    pub fn of_settings(known: &Known, place: String) -> GroupTyped {
        let it = &known.settings;
        GroupTyped {
            shape: it.shape,
            name: it.name.to_string(),
            purpose: it.purpose.to_string(),
            kind: it.kind.word().to_owned(),
            place,
            place_code: it.place.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
            topic: it.topic.clone().unwrap_or_default(),
            rules: it.rules.as_ref().map(|it| it.to_string()).unwrap_or_default(),
            welcome: it.welcome.as_ref().map(|it| it.to_string()).unwrap_or_default(),
            excludes: it.excludes.iter().map(|it| it.code().to_owned()).collect(),
            ends: it.ends.map(ui::words::day_code).unwrap_or_default(),
            version: known.version,
        }
    }
}

/// The fields of both forms.
pub struct Fields {
    pub shape: Shape,
    pub version: i64,
    pub name: Field,
    pub purpose: Field,
    pub kinds: Choices,
    pub place: Field,
    pub topics: Choices,
    pub rules: Field,
    pub welcome: Field,
    pub excludes: Choices,
    /// The day on which a project is over: value and problem. Other shapes have none.
    pub ends: Option<(String, Option<String>)>,
}

impl Fields {
    fn new(it: GroupTyped, topics: Vec<(String, String)>, before: Option<Kind>, problems: &Problems) -> Fields {
        let example = ready(it.shape).name;
        let kinds = Kind::ALL.into_iter().filter(|to| before.is_none_or(|kind| kind.may_become(*to)));
        let kinds = kinds.map(|it| Choice::new(it.word(), it.label()).hint(it.hint()));
        let narrower = "It can be made narrower later, never wider: what was written for fewer stays with them.";
        let topics = topics.into_iter().map(|(code, words)| Choice::new(code, capitalised(&words)));
        let topics = Choices::new("topic", "Topic").optional().choice("", "None").choices(topics);
        let all = Affiliation::ALL.map(|it| Choice::new(it.code(), it.label()).hint(it.hint()));
        let excludes = Choices::new("excludes", "Not for")
            .hint(
                "Whoever says that they belong there, or has not said where, can neither read nor join. It stands on the card. \
                 More can be added later, none taken away: what was written without them stays without them.",
            )
            .optional();
        let text = |name: &'static str, label: &str, max: usize| Field::new(name, label).max(max).problem_of(problems);
        Fields {
            shape: it.shape,
            version: it.version,
            name: Field::new("name", "Name")
                .hint(format!("For example: {example}"))
                .value(it.name)
                .problem_of(problems),
            purpose: text("purpose", "What it is for", Purpose::MAX)
                .hint("A sentence or two. It stands below the name, wherever the group is found.")
                .rows(3)
                .value(it.purpose),
            kinds: Choices::new("kind", "Who can join")
                .hint(narrower)
                .choices(kinds)
                .chosen(&[it.kind])
                .problem_of(problems),
            place: Field::new("place", "Place")
                .hint("A practice, PCN, ICB, board, region or nation: its name as it is suggested, or its code.")
                .value(it.place)
                .code("place_code", it.place_code)
                .optional()
                .problem_of(problems),
            topics: topics.chosen(&[it.topic]).problem_of(problems),
            rules: text("rules", "What is agreed here", Rules::MAX)
                .hint("Whoever joins agrees to it.")
                .rows(5)
                .value(it.rules)
                .optional(),
            welcome: text("welcome", "To whoever joins", Welcome::MAX)
                .hint("They read it when they come in.")
                .rows(3)
                .value(it.welcome)
                .optional(),
            excludes: excludes.choices(all).chosen(&it.excludes).problem_of(problems),
            ends: (it.shape == Shape::Project).then(|| (it.ends, problems.of("ends").map(str::to_owned))),
        }
    }
}

/// `/groups/new?shape=`
#[derive(askama::Template)]
#[template(path = "groups/new.html")]
pub struct FoundPage {
    pub fields: Fields,
    pub summary: Summary,
}
ui::view!(FoundPage { title: |_| "Found a group", here: Groups, shape: Column });

impl FoundPage {
    /// With what was typed and what is wrong.
    pub fn new(typed: GroupTyped, topics: Vec<(String, String)>, problems: &Problems) -> FoundPage {
        FoundPage { fields: Fields::new(typed, topics, None, problems), summary: Summary::of(problems) }
    }
}

/// `/groups/{group}/settings`
#[derive(askama::Template)]
#[template(path = "groups/settings.html")]
pub struct SettingsPage {
    pub head: Head,
    pub fields: Fields,
    pub summary: Summary,
}
ui::view!(SettingsPage { title: |it| format!("Settings of {}", it.head.name), here: Groups, shape: Column });

impl SettingsPage {
    /// With what was typed and what is wrong.
    pub fn new(
        head: Head,
        typed: GroupTyped,
        topics: Vec<(String, String)>,
        kind: Kind,
        problems: &Problems,
    ) -> SettingsPage {
        SettingsPage { head, fields: Fields::new(typed, topics, Some(kind), problems), summary: Summary::of(problems) }
    }

    fn owns(&self) -> bool {
        self.head.role == Some(Role::Owner)
    }

    fn group(&self) -> GroupId {
        self.head.group
    }
}

/// `/groups/{group}/end`
#[derive(askama::Template)]
#[template(path = "groups/end.html")]
pub struct EndPage {
    pub head: Head,
}
ui::view!(EndPage { title: |it| format!("End {}", it.head.name), here: Groups, shape: Column });
