//! What people see of groups: structs for the templates; by page below.

pub mod about;
pub mod card;
pub mod coming;
pub mod list;
pub mod people;
mod samples;
pub mod settings;

pub use samples::samples;

use groups_api::GroupId;
use kernel::{Id, MemberId};
use people_api::Affiliations;
use ui::{parts::Face, words};

/// Somebody as they stand on these pages: nobody has to guess who is a doctor.
#[derive(Debug, Clone)]
pub struct Who {
    pub member: MemberId,
    pub name: String,
    pub face: Face,
    /// "GP, supplier or industry".
    pub job: String,
    url: String,
}

impl Who {
    /// Of a name, a profession as inside a sentence, and where they belong.
    pub fn new(member: MemberId, name: &str, profession: &str, affiliations: Affiliations) -> Who {
        let mark = affiliations.mark().to_lowercase();
        let job = capitalised(profession);
        Who {
            member,
            face: Face { initials: words::initials(name), tint: words::tint(member.as_bytes()), photo: None },
            job: if mark.is_empty() { job } else { format!("{job}, {mark}") },
            name: name.to_owned(),
            url: format!("/people/{member}"),
        }
    }
    /// With the photo that the reader may see.
    pub fn with_photo<T>(mut self, photo: Option<Id<T>>) -> Who {
        self.face.photo = photo.map(|it| format!("/people/{}/photo/small-{it}.jpg", self.member));
        self
    }
    /// With their page in the group, where the reader does not see the one of their profile.
    pub fn in_group(mut self, group: GroupId) -> Who {
        self.url = format!("/groups/{group}/people/{}", self.member);
        self
    }
    /// The page about them: that of their profile.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// With a capital.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What somebody typed, as paragraphs of lines.
pub fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let lines = |it: &str| it.lines().map(str::to_owned).collect();
    text.split("\n\n").filter(|it| !it.trim().is_empty()).map(lines).collect()
}
