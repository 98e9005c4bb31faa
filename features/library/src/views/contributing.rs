//! Who writes with an owner, and what somebody reads who is asked to.

use super::{UNSEEN, article, unseen};
use crate::{
    contributor::{Contributor, Credit, State},
    resource::{Resource, ResourceId},
    store::contributing::Asked,
};
use kernel::{MemberId, Problems};
use ui::parts::{Choice, Choices, Summary};

/// `/library/{id}/people`
#[derive(askama::Template)]
#[template(path = "library/people.html")]
pub struct PeoplePage {
    pub url: String,
    pub title: String,
    pub rows: Vec<PersonRow>,
    /// Whether somebody is credited who has not agreed that others read it.
    pub asks: bool,
    /// What was looked for.
    pub typed: String,
    pub contacts: Choices,
    pub summary: Summary,
}
ui::view!(PeoplePage { title: |it| format!("Who writes {}", it.title), here: Library, shape: Column });

/// Somebody who writes, is asked to, or is credited.
pub struct PersonRow {
    pub member: MemberId,
    /// The address and the name; no address for whom its owner does not see.
    pub who: (String, String),
    pub line: &'static str,
    /// Whether its owner takes them off: whoever is credited says that themselves.
    pub can_go: bool,
}

impl PersonRow {
    fn new(it: &Contributor) -> PersonRow {
        let who = match &it.name {
            Some(name) => (format!("/people/{}", it.member), name.clone()),
            None => (String::new(), UNSEEN.to_owned()),
        };
        let line = match (it.state, it.credit) {
            (State::Agreed, _) => "Writes with you",
            (State::Invited, _) => "Asked; they have not answered",
            (State::Credited, Some(Credit::Wider)) => "Named, because it was made from what they said",
            (State::Credited, Some(Credit::Nameless)) => {
                "It was made from what they said; they agreed, without their name"
            }
            (State::Credited, _) => "Made from what they said in its group; they have not agreed that others read it",
        };
        PersonRow { member: it.member, who, line, can_go: it.state != State::Credited }
    }
}

impl PeoplePage {
    /// Those who do, and contacts who could be asked.
    pub fn new(it: &Resource, contacts: Vec<(MemberId, String)>, typed: &str, problems: &Problems) -> PeoplePage {
        let choices = contacts.into_iter().map(|(member, name)| Choice::new(member.to_string(), name));
        PeoplePage {
            url: it.url(),
            title: if it.title.is_empty() { "this draft".to_owned() } else { it.title.clone() },
            rows: it.contributors.iter().map(PersonRow::new).collect(),
            asks: it.unagreed().next().is_some(),
            typed: typed.to_owned(),
            contacts: Choices::new("with", "Your contacts").choices(choices).problem_of(problems),
            summary: Summary::of(problems),
        }
    }
}

/// `/library/{id}/invitation`
#[derive(askama::Template)]
#[template(path = "library/invitation.html")]
pub struct InvitationPage {
    pub url: String,
    /// "an innovation"
    pub what: String,
    /// The address and the name of whose it is; no address for whom its reader does not see.
    pub by: (String, String),
    /// Whether they write already.
    pub writes: bool,
    pub answers: Choices,
    pub summary: Summary,
}
ui::view!(InvitationPage {
    title: |it| if it.writes { "Your part in it" } else { "Write with somebody" },
    here: Library,
    shape: Column
});

const NAMELESS: &str = "Yes, and name me to members only";

impl InvitationPage {
    /// Of what was asked; what it is called is not said before they agree.
    pub fn new(id: ResourceId, asked: Asked, problems: &Problems) -> InvitationPage {
        let writes = asked.state == State::Agreed;
        // Whose owner is gone, or not seen, is not written any more; what remains is the name.
        let (question, [named, nameless, no]) = match (asked.owner.is_some(), writes) {
            (true, true) => (
                "Do you write it together?",
                ["Yes, and name me wherever it is read", NAMELESS, "I do not write it any more"],
            ),
            (true, false) => ("Do you write it together?", ["Yes, and name me wherever it is read", NAMELESS, "No"]),
            (false, _) => ("Are you named with it?", ["Yes, wherever it is read", "Yes, to members only", "No"]),
        };
        let gone = if writes { "You see the draft no more, and are not named." } else { "Nobody is told." };
        let answers = Choices::new("answer", question)
            .choices([
                Choice::new("named", named).hint("Also on the web, if its owner shows it to everybody one day."),
                Choice::new("nameless", nameless),
                Choice::new("no", no).hint(gone),
            ])
            .problem_of(problems);
        let here = match (writes, asked.public_named) {
            (true, true) => "named",
            (true, false) => "nameless",
            (false, _) => "",
        };
        InvitationPage {
            url: format!("/library/{id}"),
            what: article(asked.kind),
            by: unseen(asked.owner, asked.is_owned),
            writes,
            answers: answers.chosen(&[here]),
            summary: Summary::of(problems),
        }
    }
}
