//! What people see of places: structs for the templates, and samples of each.

pub mod imports;
mod samples;

pub use samples::samples;

use crate::{
    finder::Entry,
    place::{Place, PlaceCode, PlaceKind, Status},
    store::{Body, Found},
};
use kernel::Page;
use places_api::{Worker, named_in};
use std::sync::Arc;
use ui::parts::{Action, Crumb, Empty, Face, Field, Pager, Person, PersonRow, PlaceRow, Suggestion};

/// The search and the nations.
#[derive(askama::Template)]
#[template(path = "places/list.html")]
pub struct PlacesPage {
    pub field: Field,
    /// "3 places found".
    pub found: String,
    /// What was found; `None` if nothing was sought.
    pub results: Option<Vec<PlaceRow>>,
    /// Said instead of results or of practices.
    pub empty: Option<Empty>,
    pub nations: Vec<Nation>,
}
ui::view!(PlacesPage { title: |_| "Places", here: Places, shape: Column });

/// A nation and what stands right below it.
pub struct Nation {
    pub name: String,
    pub url: String,
    pub parts: Vec<Crumb>,
}

/// Whether there are practices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Practices {
    /// There are.
    Here,
    /// Not before the first import.
    NoneYet,
}

impl PlacesPage {
    /// Of what was typed and found.
    pub fn new(typed: String, results: Option<Vec<PlaceRow>>, bodies: Vec<Body>, practices: Practices) -> PlacesPage {
        let empty = match (&results, practices) {
            (Some(found), Practices::Here) if found.is_empty() => Some(Empty {
                title: "No such place".into(),
                words: format!(
                    "Nothing here is called {}. Try fewer words, a postcode or a practice code.",
                    ui::words::quoted(&typed)
                ),
                actions: vec![],
            }),
            (_, Practices::NoneYet) if results.as_ref().is_none_or(Vec::is_empty) => Some(Empty {
                title: "No practices yet".into(),
                words: "Whoever runs this Kettle can import the list of practices. Until then, write the name of your \
                        practice in your profile by hand: it will be linked later."
                    .into(),
                actions: vec![Action::second("/people", "Look for people")],
            }),
            _ => None,
        };
        let field = Field::new("q", "Find a place")
            .hint("The name of a practice, network or board, a postcode, or a code like A81001.")
            .value(typed)
            .code("place", "");
        let found = results.as_ref().map_or(0, Vec::len) as u64;
        let found = format!("{} found", ui::words::plural(found, "place", "places"));
        PlacesPage { found, field, results: results.filter(|it| !it.is_empty()), empty, nations: nations(bodies) }
    }
}

fn nations(bodies: Vec<Body>) -> Vec<Nation> {
    let (nations, parts): (Vec<Body>, Vec<Body>) = bodies.into_iter().partition(|it| it.kind == PlaceKind::Nation);
    let crumb = |it: &Body| Crumb { url: it.code.url(), name: it.name.clone() };
    let parts_of = |code: &PlaceCode| parts.iter().filter(|it| it.nation == *code).map(crumb).collect();
    nations.iter().map(|it| Nation { name: it.name.clone(), url: it.code.url(), parts: parts_of(&it.code) }).collect()
}

/// One place.
#[derive(askama::Template)]
#[template(path = "places/show.html")]
pub struct PlacePage {
    pub name: String,
    /// "Practice in Stockton-on-Tees".
    pub kind: String,
    /// "Closed on 31 March 2024"; empty for what is open.
    pub state: String,
    pub crumbs: Vec<Crumb>,
    pub address: Vec<String>,
    pub postcode: String,
    pub phone: String,
    /// What the link of the telephone dials.
    pub dial: String,
    pub codes: Vec<(&'static str, String)>,
    pub people_url: String,
    pub people_words: &'static str,
    /// Who works here, the first of them; `None` if nobody can say.
    pub workers: Option<Vec<PersonRow>>,
    /// "Networks and practices".
    pub parts_title: &'static str,
    pub parts: Vec<PlaceRow>,
    pub pager: Pager,
    /// Said where there should be parts and are none.
    pub no_parts: &'static str,
}
ui::view!(PlacePage { title: |it| it.name.as_str(), here: Places, shape: Wide });

impl PlacePage {
    /// Of a place, what stands above it from the ground up, what stands below, and who works there.
    pub fn new(found: Found, above: Vec<Found>, parts: Page<Found>, workers: Option<Vec<Worker>>) -> PlacePage {
        let Found { place, town, .. } = found;
        let crumbs = above.into_iter().rev().map(|it| Crumb { url: it.place.url(), name: it.place.name }).collect();
        let next = parts.next.map(|it| format!("{}?after={}", place.url(), it.encode()));
        let mut codes = vec![("Code", place.code.to_string())];
        codes.extend(place.ons_code.clone().map(|it| ("Code of the Office for National Statistics", it)));
        let phone = place.phone.clone().unwrap_or_default();
        let label = place.kind.label();
        PlacePage {
            kind: town.map_or(label.to_owned(), |it| format!("{label} in {it}")),
            state: state(&place),
            crumbs,
            postcode: place.postcode.as_ref().map(ToString::to_string).unwrap_or_default(),
            dial: phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(),
            phone,
            codes,
            people_url: format!("/people?place={}", place.code),
            people_words: match (place.kind, workers.as_ref().is_some_and(|it| !it.is_empty())) {
                (PlaceKind::Practice, true) => "All people who work here",
                (PlaceKind::Practice, false) => "People who work here",
                _ => "People who work in this area",
            },
            // Few work at a board itself; that nobody does is worth a word at a practice only.
            workers: workers
                .filter(|it| place.kind == PlaceKind::Practice || !it.is_empty())
                .map(|it| it.into_iter().map(person).collect()),
            parts_title: parts_title(&place, &parts.items),
            no_parts: if parts.items.is_empty() { no_parts(place.kind) } else { "" },
            parts: parts.items.into_iter().map(part_row).collect(),
            pager: Pager { next, words: "Show more places".into() },
            name: place.name,
            address: place.address,
        }
    }
    fn has_state(&self) -> bool {
        !self.state.is_empty()
    }
}

/// One hit of the search.
pub fn result_row(entry: &Entry) -> PlaceRow {
    PlaceRow {
        url: entry.code.url(),
        name: entry.name.clone(),
        kind: entry.kind.label().to_owned(),
        line: joined(&[&entry.town, &entry.postcode]),
        closed: if entry.status == Status::Active { String::new() } else { entry.status.label().to_owned() },
        ..PlaceRow::default()
    }
}

/// One suggestion of a typeahead.
pub fn suggestion(entry: &Entry) -> Suggestion {
    let closed = if entry.status == Status::Closed { "closed" } else { "" };
    let kind = if entry.kind == PlaceKind::Practice { "" } else { entry.kind.label() };
    Suggestion {
        code: entry.code.to_string(),
        words: named_in(&entry.name, Some(&entry.town)),
        line: joined(&[kind, &entry.postcode, entry.code.as_str(), closed]),
    }
}

fn part_row(found: Found) -> PlaceRow {
    PlaceRow {
        url: found.place.url(),
        kind: found.place.kind.label().to_owned(),
        line: joined(&[found.town.as_deref().unwrap_or_default(), found.outcode.as_deref().unwrap_or_default()]),
        closed: state(&found.place),
        name: found.place.name,
        ..PlaceRow::default()
    }
}

fn person(worker: Worker) -> PersonRow {
    let person = Person {
        url: format!("/people/{}", worker.id),
        face: Face {
            initials: ui::words::initials(&worker.name),
            tint: ui::words::tint(worker.id.as_bytes()),
            photo: None,
        },
        job: joined(&[&worker.profession, &worker.line]),
        belongs: worker.beside,
        name: worker.name,
        ..Person::default()
    };
    PersonRow { person: Arc::new(person), ..PersonRow::default() }
}

/// What is to be said of a place that is not simply open.
fn state(place: &Place) -> String {
    match (place.status, place.closed) {
        (Status::Active, _) => String::new(),
        (Status::Closed, Some(day)) => format!("Closed on {}", day.words()),
        (Status::Closed, None) => "Closed".to_owned(),
        (Status::Dormant, _) => "Dormant: still on the books, without patients".to_owned(),
        (Status::Proposed, _) => {
            place.opened.map_or("Opening soon".to_owned(), |it| format!("To open on {}", it.words()))
        }
    }
}

fn parts_title(place: &Place, parts: &[Found]) -> &'static str {
    let first = parts.first().map(|it| it.place.kind);
    match (place.kind, first) {
        (PlaceKind::Nation, Some(PlaceKind::Board)) => "Health boards",
        (PlaceKind::Nation, Some(PlaceKind::Area)) => "Areas",
        (PlaceKind::Nation, _) => "Regions",
        (PlaceKind::Region, _) => "Integrated care boards",
        (PlaceKind::Icb, _) => "Sub-ICB locations",
        (PlaceKind::SubIcb, Some(PlaceKind::Pcn)) => "Networks and practices",
        _ => "Practices",
    }
}

fn no_parts(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Practice => "",
        PlaceKind::Pcn => "No open practice is known to be a member.",
        _ => "Nothing is known below it yet. Whoever runs this Kettle can import the lists of practices and networks.",
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(", ")
}
