//! A request for a resource: "has anybody a …?", until somebody has one, or ninety days are over.

use crate::{kind::Kind, resource::ResourceId};
use groups_api::GroupId;
use kernel::{Id, MemberId, Moment, text};
use std::time::Duration;

/// The noun of [`RequestId`].
pub enum RequestNoun {}
/// Which request.
pub type RequestId = Id<RequestNoun>;

text! {
    /// What is looked for.
    pub Title = line(120);
    /// What it is for, and what was tried.
    pub Words = prose(1_000);
}

/// So long it is open.
pub const OPEN_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// So many one member has open at a time.
pub const MOST_OPEN: i64 = 10;
/// So many answers it gets.
pub const MOST_ANSWERS: usize = 100;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody had it yet.
    Open,
    /// Who asked has what they looked for.
    Answered,
    /// Ninety days were over.
    Expired,
}

/// A request, as one viewer has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which.
    pub id: RequestId,
    /// Who asks.
    pub by: MemberId,
    /// What they are called.
    pub name: String,
    /// Of which kind; nothing: any.
    pub kind: Option<Kind>,
    /// The group that reads it, and what that is called; nothing: all members.
    pub group: Option<(GroupId, String)>,
    /// What is looked for.
    pub title: String,
    /// What it is for; may be empty.
    pub words: String,
    /// How far it is.
    pub state: State,
    /// When it was asked.
    pub at: Moment,
    /// When it was said in other words.
    pub reworded: Option<Moment>,
    /// Since when it is held back.
    pub held: Option<Moment>,
    /// Who looks.
    pub own: MemberId,
}

impl State {
    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Answered => "answered",
            State::Expired => "expired",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<State> {
        [State::Open, State::Answered, State::Expired].into_iter().find(|it| it.word() == word)
    }
}

impl Request {
    /// Whether the viewer asks.
    pub fn is_own(&self) -> bool {
        self.by == self.own
    }
    /// Which wording this is: whoever rewords it names the one from which they began.
    pub fn wording(&self) -> i64 {
        self.reworded.map_or(0, Moment::micros)
    }
    /// Its page.
    pub fn url(&self) -> String {
        format!("/library/requests/{}", self.id)
    }
}

/// The resource that somebody means by what they pasted: its address, whole or not, or its id.
pub fn pointed(typed: &str) -> Option<ResourceId> {
    let typed = typed.trim();
    let path = typed.split(['?', '#']).next().unwrap_or_default();
    let id = match path.split_once("/library/") {
        Some((_, rest)) => rest.split('/').next().unwrap_or_default(),
        None => path,
    };
    id.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_points_to_a_resource() {
        let id = ResourceId::from_bytes([7; 16]);
        let all = [
            format!("https://kettle.example.org/library/{id}"),
            format!(" /library/{id}/versions/2?from=1#text "),
            format!("https://kettle.example.org/public/library/{id}"),
            id.to_string(),
        ];
        assert!(all.iter().all(|it| pointed(it) == Some(id)), "{all:?}");
        for nothing in ["", "https://example.org", "/library/collections/x", "/library/", "the rota"] {
            assert_eq!(pointed(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn every_state_has_a_word() {
        assert!([State::Open, State::Answered, State::Expired].into_iter().all(|it| State::of(it.word()) == Some(it)));
        assert_eq!(State::of("closed"), None);
    }
}
