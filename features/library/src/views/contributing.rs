//! Who writes with an owner, and what somebody reads who is asked to.

use crate::{
    contributor::State,
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
    /// What was looked for.
    pub typed: String,
    pub contacts: Choices,
    pub summary: Summary,
}
ui::view!(PeoplePage { title: |it| format!("Who writes {}", it.title), here: Library, shape: Column });

/// Somebody who writes, is asked to, or is credited.
pub struct PersonRow {
    pub member: MemberId,
    pub name: String,
    pub line: &'static str,
}

impl PeoplePage {
    /// Those who do, and contacts who could be asked.
    pub fn new(it: &Resource, contacts: Vec<(MemberId, String)>, typed: &str, problems: &Problems) -> PeoplePage {
        let row = |it: &crate::contributor::Contributor| {
            Some(PersonRow {
                member: it.member,
                name: it.name.clone()?,
                line: match it.state {
                    State::Agreed => "Writes with you",
                    State::Invited => "Asked; they have not answered",
                    State::Credited => "Named, because it was made from what they said",
                },
            })
        };
        let choices = contacts.into_iter().map(|(member, name)| Choice::new(member.to_string(), name));
        PeoplePage {
            url: it.url(),
            title: if it.title.is_empty() { "this draft".to_owned() } else { it.title.clone() },
            rows: it.contributors.iter().filter_map(row).collect(),
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

impl InvitationPage {
    /// Of what was asked; what it is called is not said before they agree.
    pub fn new(id: ResourceId, asked: Asked, problems: &Problems) -> InvitationPage {
        let kind = asked.kind.label().to_lowercase();
        let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        let writes = asked.state == State::Agreed;
        let no = if writes { "I do not write it any more" } else { "No" };
        let answers = Choices::new("answer", "Do you write it together?")
            .choices([
                Choice::new("named", "Yes, and name me wherever it is read")
                    .hint("Also on the web, if its owner shows it to everybody one day."),
                Choice::new("nameless", "Yes, and name me to members only"),
                Choice::new("no", no).hint(if writes { "You see the draft no more." } else { "Nobody is told." }),
            ])
            .problem_of(problems);
        let here = match (writes, asked.public_named) {
            (true, true) => "named",
            (true, false) => "nameless",
            (false, _) => "",
        };
        InvitationPage {
            url: format!("/library/{id}"),
            what: format!("{article} {kind}"),
            by: (format!("/people/{}", asked.owner.0), asked.owner.1),
            writes,
            answers: answers.chosen(&[here]),
            summary: Summary::of(problems),
        }
    }
}
