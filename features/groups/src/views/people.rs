//! Who is in a group, and what hosts can do about one of them.

use super::{Who, capitalised};
use crate::{
    joining::Reason,
    store::membership::{Person, Wanted},
};
use groups_api::{GroupId, Head, Role};
use kernel::{MemberId, Moment, Problems};
use ui::parts::{Choice, Choices, Field, Pager, Summary};

/// `/groups/{group}/people`
#[derive(askama::Template)]
#[template(path = "groups/people.html")]
pub struct PeoplePage {
    pub head: Head,
    pub rows: Vec<PersonRow>,
    pub q: String,
    pub professions: Choices,
    pub is_searched: bool,
    pub pager: Pager,
}
ui::view!(PeoplePage { title: |it| format!("People of {}", it.head.name), here: Groups, shape: Wide });

/// Somebody who is in it.
pub struct PersonRow {
    pub who: Who,
    /// "GP partner, Marram Lane Practice"; may be empty.
    pub line: String,
    /// "Host"; empty for a member.
    pub role: &'static str,
    /// "Here since March 2026".
    pub since: String,
    pub is_new: bool,
}

impl PeoplePage {
    /// Of those found.
    pub fn new(
        head: Head,
        people: Vec<Person>,
        professions: Vec<(String, String)>,
        wanted: Wanted,
        next: Option<usize>,
    ) -> PeoplePage {
        let now = head.now;
        let choices = professions.into_iter().map(|(code, words)| Choice::new(code, capitalised(&words)));
        let professions = Choices::new("profession", "Profession").optional().choice("", "All").choices(choices);
        let is_searched = !wanted.name.is_empty() || !wanted.profession.is_empty();
        // Names are not put into an address twice: whoever looks for one types more rather than turning pages.
        let next = next.filter(|_| wanted.name.is_empty());
        let url = |at| format!("/groups/{}/people?profession={}&after={at}", head.group, wanted.profession);
        PeoplePage {
            rows: people.into_iter().map(|it| PersonRow::new(it, head.group, now)).collect(),
            pager: Pager { next: next.map(url), words: "More people".to_owned() },
            professions: professions.chosen(&[&wanted.profession]),
            q: wanted.name.clone(),
            is_searched,
            head,
        }
    }

    fn hosts(&self) -> bool {
        self.head.role.is_some_and(Role::hosts) && self.head.ended.is_none()
    }
}

impl PersonRow {
    fn new(it: Person, group: GroupId, now: Moment) -> PersonRow {
        let who = who(&it, group);
        // The role at work says more than the profession only where it is another word.
        let job = it.job.map(|job| capitalised(&job)).filter(|job| *job != capitalised(&it.profession));
        let line: Vec<String> = [job, it.place].into_iter().flatten().collect();
        PersonRow {
            who,
            line: line.join(", "),
            role: if it.role == Role::Member { "" } else { it.role.label() },
            since: format!("Here since {}", ui::words::month(it.since)),
            is_new: now.since(it.since) < groups_api::NEW_FOR,
        }
    }
}

fn who(it: &Person, group: GroupId) -> Who {
    let who = Who::new(it.member, &it.name, &it.profession, it.affiliations).with_photo(it.photo);
    if it.is_seen { who } else { who.in_group(group) }
}

/// What hosts typed about somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonTyped {
    /// What they are to be.
    pub role: String,
    /// Why they are taken out.
    pub reason: String,
}

/// `/groups/{group}/people/{member}`
#[derive(askama::Template)]
#[template(path = "groups/person.html")]
pub struct PersonPage {
    pub head: Head,
    pub who: Who,
    pub is: &'static str,
    /// What the viewer may make of them; no answers if nothing.
    pub roles: Choices,
    /// Why; nothing if the viewer may not take them out.
    pub reason: Option<Field>,
    pub summary: Summary,
}
ui::view!(PersonPage { title: |it| it.who.name.as_str(), here: Groups, shape: Column });

impl PersonPage {
    /// Of somebody, with what was typed and what is wrong.
    pub fn new(head: Head, it: Person, viewer: MemberId, typed: PersonTyped, problems: &Problems) -> PersonPage {
        let owns = head.role == Some(Role::Owner);
        let may_be = |role: &Role| owns || (!it.role.hosts() && !role.hosts());
        let chosen = if typed.role.is_empty() { it.role.word().to_owned() } else { typed.role };
        let choices = Role::ALL.iter().filter(|it| may_be(it));
        let choices = choices.map(|it| Choice::new(it.word(), it.label()).hint(it.hint()));
        let roles = Choices::new("role", "What they are here").choices(choices).chosen(&[chosen]).problem_of(problems);
        let removable = it.member != viewer && if owns { it.role != Role::Owner } else { !it.role.hosts() };
        let reason = removable.then(|| {
            Field::new("words", "The reason")
                .hint("They read it, and can object to it once. Say what happened, not what you think of them.")
                .value(typed.reason)
                .max(Reason::MAX)
                .problem_of(problems)
        });
        PersonPage {
            who: who(&it, head.group),
            is: it.role.label(),
            roles,
            reason,
            summary: Summary::of(problems),
            head,
        }
    }

    /// Whether there is more than one thing that they could be made.
    fn can_change(&self) -> bool {
        self.roles.choices.len() > 1
    }
}
