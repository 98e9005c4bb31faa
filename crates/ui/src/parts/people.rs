//! People and places as they look in a list.

use crate::{Drawn, Html};
use askama::Template;
use std::sync::Arc;

/// The round picture or the initials of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Face {
    /// One or two letters.
    pub initials: String,
    /// One of five tints, 0 to 4.
    pub tint: u8,
    /// The address of the small photo.
    pub photo: Option<String>,
}

/// How far somebody is in an extended role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Thinking of it.
    Considering,
    /// Learning it.
    Training,
    /// Doing it.
    Established,
    /// Did it once.
    Past,
}

/// One line of a path: a role or extended role, its stage in a word, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageLine {
    /// "Skin surgery".
    pub label: String,
    /// The stage; `None` for work that is not an extended role.
    pub stage: Option<Stage>,
    /// What follows the word: "since 2019", "until 2021", "with Siân Llewellyn". May be empty.
    pub since: String,
}

/// One thing that somebody is open to: "Be shadowed", "1 place until March 2027".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTo {
    /// What.
    pub label: String,
    /// How many and until when, see [`words::capacity`](crate::words::capacity). May be empty.
    pub capacity: String,
}

/// How Kettle knows somebody: an icon and words.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// `mail`, `contacts` or `shield`.
    pub icon: &'static str,
    /// "Work address at nhs.net confirmed".
    pub words: String,
    /// The markup.
    pub drawn: Drawn,
}

/// Somebody as a list shows them, whoever reads it. Empty texts and lists are left out.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// Where the name leads.
    pub url: String,
    /// The name.
    pub name: String,
    /// The face.
    pub face: Face,
    /// Where they belong besides a practice; stands beside the name. Mostly empty.
    pub belongs: String,
    /// Where the words of their declared interests stand; empty without any.
    pub interests: String,
    /// Profession or role, place and town: "GP partner, Marram Lane Practice, Redcar". Always shown.
    pub job: String,
    /// In their own words.
    pub headline: String,
    /// Extended roles, the ones that matter here first.
    pub stages: Vec<StageLine>,
    /// "being shadowed, 1 place until March".
    pub open_to: String,
    /// The markup before the distance.
    pub drawn_lead: Drawn,
    /// The markup after it.
    pub drawn_rest: Drawn,
}

/// Somebody in a list, for one reader.
#[derive(Debug, Clone, Default)]
pub struct PersonRow {
    /// Who.
    pub person: Arc<Person>,
    /// "9 miles", see [`words::miles`](crate::words::miles).
    pub distance: String,
    /// How Kettle knows them.
    pub evidence: Option<Arc<Evidence>>,
    /// The true reason why they are here; no reason, no line.
    pub why: String,
    /// Whether `why` tells the way they took; then a phone shows that line instead of the stages.
    pub walked: bool,
}

/// A place in a list.
#[derive(Debug, Clone, Default)]
pub struct PlaceRow {
    /// Where the name leads.
    pub url: String,
    /// The name.
    pub name: String,
    /// "Practice", "Primary care network".
    pub kind: String,
    /// Town and outcode: "Stockton-on-Tees, TS18".
    pub line: String,
    /// "9 miles". May be empty.
    pub distance: String,
    /// "14 people work here". May be empty.
    pub people: String,
    /// "Closed in March 2024". May be empty.
    pub closed: String,
}

#[derive(Template)]
#[template(
    source = "{%- import \"parts/people.html\" as people -%}{% call people::lead(it) %}{% endcall %}",
    ext = "html"
)]
struct Lead<'a> {
    it: &'a Person,
}

#[derive(Template)]
#[template(
    source = "{%- import \"parts/people.html\" as people -%}{% call people::rest(it) %}{% endcall %}",
    ext = "html"
)]
struct Rest<'a> {
    it: &'a Person,
}

#[derive(Template)]
#[template(
    source = "{%- import \"parts/people.html\" as people -%}{% call people::evidence(it) %}{% endcall %}",
    ext = "html"
)]
struct Known<'a> {
    it: &'a Evidence,
}

impl Evidence {
    /// An icon and words.
    pub fn new(icon: &'static str, words: impl Into<String>) -> Evidence {
        Evidence { icon, words: words.into(), drawn: Drawn::default() }
    }
    /// Both as markup.
    pub fn markup(&self) -> askama::Result<&Html> {
        self.drawn.or_draw(|| Known { it: self }.render())
    }
}

impl Person {
    /// Face and name.
    pub fn lead(&self) -> askama::Result<&Html> {
        self.drawn_lead.or_draw(|| Lead { it: self }.render())
    }
    /// Work, words, stages, offers.
    pub fn rest(&self) -> askama::Result<&Html> {
        self.drawn_rest.or_draw(|| Rest { it: self }.render())
    }
}

impl Stage {
    /// The word that follows the ring.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Considering => "considering",
            Stage::Training => "in training",
            Stage::Established => "established",
            Stage::Past => "in the past",
        }
    }
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Stage::Considering => "stage-considering",
            Stage::Training => "stage-training",
            Stage::Established => "stage-established",
            Stage::Past => "stage-past",
        }
    }
}

impl Face {
    /// The letter of the tint's class; the first tint is the plain one.
    pub fn letter(&self) -> &'static str {
        ["a", "b", "c", "d", "e"][usize::from(self.tint % 5)]
    }
}
