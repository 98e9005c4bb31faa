//! What people see of requests and contacts: structs for the templates; by page below.

mod balance;
mod contacts;
mod introduction;
mod keeping;
mod kept_samples;
mod requests;
mod samples;
mod settings;
mod write;

pub use balance::BalancePage;
pub use contacts::{BlockPage, BlockedPage, ContactRow, ContactsPage, EndPage, FindPage, FormerRow};
pub use introduction::{BeginPage, InTheWay, IntroductionPage, IntroductionRow, IntroductionsPage, Typed};
pub use keeping::{KeepingPage, KeepingTyped, KnownOf, TagsPage, TouchPage, TouchRow, why_in_touch};
pub use requests::{OwnRow, ReceivedPage, ReceivedRow, RequestsPage, SentPage};
pub use samples::samples;
pub use settings::ReachPage;
pub use write::{Asking, WritePage, relation_words};

use crate::{contact::Photo, reach::NewPeople};
use kernel::{Id, MemberId, Moment};
use people_api::Beside;
use ui::{parts::Face, words};

/// Somebody as they stand on these pages: nobody has to guess who is a doctor.
#[derive(Debug, Clone)]
pub struct Who {
    pub member: MemberId,
    pub name: String,
    /// "Tomasz".
    pub first: String,
    pub face: Face,
    /// "GP, supplier or industry".
    pub job: String,
}

impl Who {
    /// Of a name and what stands beside it.
    pub fn new(member: MemberId, name: &str, beside: Option<&Beside>) -> Who {
        Who {
            member,
            first: first(name).to_owned(),
            face: Face { initials: words::initials(name), tint: words::tint(member.as_bytes()), photo: None },
            job: beside.cloned().unwrap_or_default().words(),
            name: name.to_owned(),
        }
    }
    /// With the photo that the reader may see.
    pub fn with_photo(mut self, photo: Option<Id<Photo>>) -> Who {
        self.face.photo = photo.map(|it| format!("/people/{}/photo/small-{it}.jpg", self.member));
        self
    }
    /// The page of the profile.
    pub fn url(&self) -> String {
        format!("/people/{}", self.member)
    }
}

/// The first word of a name, for "Write to Tomasz".
pub fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// "two new people a month".
pub fn a_month(limit: NewPeople) -> String {
    match limit.number() {
        1 => "one new person a month".to_owned(),
        number => format!("{} new people a month", words::count(u64::from(number))),
    }
}

/// "20 November 2026".
pub fn on(at: Moment) -> String {
    words::date(at)
}
