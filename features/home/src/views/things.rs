//! One thing of a week, and where one left off, as rows.

use crate::store::Neighbour;
use home_api::{LeftOff, Looked, Section, Thing, Verb};
use kernel::{Id, Moment};
use ui::{parts::Face, words};

/// A thing.
pub struct ThingRow {
    /// An id of its own on the page.
    pub id: String,
    pub url: String,
    pub title: String,
    /// Whose, where, when and how long it takes.
    pub about: String,
    pub face: Option<Face>,
    /// Stands where it is nobody in particular.
    pub icon: &'static str,
    pub why: String,
    /// The group of which one can see less: its id and its name.
    pub less: Option<(String, String)>,
    pub verb: Option<Verb>,
    looked: Looked,
}

impl ThingRow {
    /// Of a thing, by whom as far as the reader sees them.
    pub fn new(by: Option<&Neighbour>, it: &Thing, now: Moment) -> ThingRow {
        let is_person = it.section == Section::Friend;
        let title = match by {
            Some(by) if is_person => by.name.clone(),
            _ => it.title.clone(),
        };
        ThingRow {
            id: format!("thing-{}", Id::<()>::from_bytes(it.key)),
            url: it.path.clone(),
            title,
            about: about(by, it, now),
            face: by.map(face),
            icon: if it.section == Section::Warning { "alert" } else { "groups" },
            why: it.why.clone(),
            less: match it.section {
                Section::Groups | Section::Surprise => {
                    it.source.as_ref().map(|it| (Id::<()>::from_bytes(it.id).to_string(), it.name.clone()))
                }
                _ => None,
            },
            verb: it.verb.clone(),
            looked: it.looked,
        }
    }
    /// Whether the reader has looked at it.
    pub fn is_looked_at(&self) -> bool {
        self.looked == Looked::At
    }
    /// "Write to Eilidh MacAskill", for whoever hears the page.
    pub fn whom(&self) -> String {
        format!(" to {}", self.title)
    }
}

/// "Nkechi Obi, GP, in Skin surgery · on Tuesday · 4 minutes to read".
fn about(by: Option<&Neighbour>, it: &Thing, now: Moment) -> String {
    let takes = words::plural(it.minutes, "minute", "minutes");
    if it.section == Section::Friend {
        return by.map(|by| format!("{}\u{a0}· about {takes}", by.beside)).unwrap_or(takes);
    }
    let who = by.map(|by| format!("{}, {}", by.name, by.beside)).unwrap_or_default();
    let line = [who, it.beside.clone()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    let parts = [capital(&line), words::ago(&it.at, &now), format!("{takes} to read")];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\u{a0}· ")
}

/// With a capital letter at its beginning.
pub fn capital(text: &str) -> String {
    let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    first.to_uppercase() + rest
}

/// The rows of these sections, in the order of the page.
pub fn things_of(things: &[(Option<Neighbour>, Thing)], sections: &[Section], now: Moment) -> Vec<ThingRow> {
    let of = things.iter().filter(|it| sections.contains(&it.1.section));
    of.map(|(by, it)| ThingRow::new(by.as_ref(), it, now)).collect()
}

/// The face of somebody.
pub fn face(it: &Neighbour) -> Face {
    let (initials, tint) = (words::initials(&it.name), words::tint(it.member.as_bytes()));
    Face { initials, tint, photo: it.photo.clone() }
}

/// Something begun.
pub struct LeftRow {
    pub url: String,
    pub title: String,
    /// "Kept today at 12.40".
    pub about: String,
}

impl LeftRow {
    /// Of what was begun, and to whom as far as the reader sees them.
    pub fn new(to: Option<&Neighbour>, it: LeftOff, now: Moment) -> LeftRow {
        let title = match to {
            Some(to) => format!("{} to {}", it.title, to.name),
            None => it.title,
        };
        LeftRow { url: it.path, title, about: format!("Draft, kept {}", words::ago(&it.at, &now)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::MemberId;

    /// Whoever asked without a name, and whoever is not seen, has none on home either.
    #[test]
    fn nobody_is_named_whom_the_reader_does_not_see() {
        let now = Moment::from_micros(1_795_202_000_000_000);
        let thing = Thing {
            section: Section::Groups,
            key: [1; 16],
            path: "/discussions".into(),
            title: "Which needle?".into(),
            by: Some(MemberId::from_bytes([7; 16])),
            beside: "question in Skin surgery".into(),
            at: now,
            came: now,
            minutes: 4,
            why: "You are in Skin surgery.".into(),
            source: None,
            looked: Looked::NotYet,
            verb: None,
        };
        let row = ThingRow::new(None, &thing, now);
        assert_eq!(row.about, "Question in Skin surgery\u{a0}· today\u{a0}· 4 minutes to read");
        assert!(row.face.is_none() && row.less.is_none());
        let by = Neighbour {
            member: MemberId::from_bytes([7; 16]),
            name: "Nkechi Obi".into(),
            beside: "GP".into(),
            photo: None,
        };
        let row = ThingRow::new(Some(&by), &Thing { minutes: 1, ..thing }, now);
        assert_eq!(row.about, "Nkechi Obi, GP, question in Skin surgery\u{a0}· today\u{a0}· 1 minute to read");
    }
}
