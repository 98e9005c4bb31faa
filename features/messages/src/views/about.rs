//! What there is to know and to say about one conversation.

use super::{NOBODY, face};
use crate::{
    actions::Change,
    conversation::{Kind, Marks, Participant, Talk},
    store::list::Contact,
    tone::Tone,
};
use kernel::{MemberId, Moment, Problems};
use ui::{
    parts::{Choices, Face, Field, Summary},
    words,
};

/// `/messages/{id}/about`
#[derive(askama::Template)]
#[template(path = "messages/about.html")]
pub struct AboutPage {
    pub id: String,
    pub name: String,
    pub people_here: Vec<PersonHere>,
    /// Who looks after a group.
    pub host: String,
    pub is_group: bool,
    pub is_last: bool,
    pub choices: Choices,
    pub name_field: Field,
    /// How one answers here, who asked for it and when.
    pub tone: String,
    /// The tone that one press sets, and its words.
    pub tone_change: (&'static str, &'static str),
    /// What the reader can change for themselves, with the verb.
    pub keep: Vec<(&'static str, &'static str)>,
    /// How it is with read marks, what one press changes, and its words.
    pub marks: (&'static str, &'static str, &'static str),
    pub today: String,
    pub first_day: String,
    pub summary: Summary,
}
ui::view!(AboutPage { title: |_| "About this conversation", here: Messages, shape: Column });

/// Somebody who is in it.
pub struct PersonHere {
    pub name: String,
    pub url: String,
    pub line: String,
    pub face: Face,
    /// Where the reader can block them, also if they hide their profile; empty for the reader and for whoever is not seen.
    pub block: String,
    /// Their id, if the reader may take them out.
    pub removable: String,
}

/// What the page is made of.
pub struct AboutParts<'a> {
    pub talk: &'a Talk,
    pub name: String,
    /// What a group was called by somebody; empty if nobody did.
    pub given: String,
    pub tone_at: Option<Moment>,
    pub contacts: Vec<Contact>,
    pub now: Moment,
}

impl AboutPage {
    /// The page, with what is wrong.
    pub fn new(parts: AboutParts<'_>, problems: &Problems) -> AboutPage {
        let AboutParts { talk, name, given, tone_at, contacts, now } = parts;
        let host = talk.host();
        let joined = talk.reader().map_or(now, |it| it.joined);
        let name_field = Field::new("name", "Name of the group")
            .hint("Those who are here see it. Without one it is called after them.")
            .value(given)
            .problem_of(problems)
            .optional();
        AboutPage {
            id: talk.id.to_string(),
            name,
            people_here: talk.here().filter_map(|it| PersonHere::new(it, talk, host)).collect(),
            host: host_line(talk, host),
            is_group: talk.kind == Kind::Group,
            is_last: talk.here().count() == 1,
            choices: choices(talk, contacts, problems),
            name_field,
            tone: tone_line(talk, tone_at),
            tone_change: match talk.tone {
                Tone::Open => (Tone::Questions.word(), "Ask for questions, please, not advice"),
                Tone::Questions => (Tone::Open.word(), "Advice is welcome again"),
            },
            keep: keep(talk),
            marks: marks(talk),
            today: words::day_code(now),
            first_day: words::day_code(joined),
            summary: Summary::of(problems),
        }
    }
}

impl PersonHere {
    /// Whom the reader does not see is not in the list.
    fn new(person: &Participant, talk: &Talk, host: Option<MemberId>) -> Option<PersonHere> {
        let own = person.member == talk.own;
        let name = person.name.clone().or_else(|| (talk.kind == Kind::Pair).then(|| NOBODY.to_owned()))?;
        let since = format!("here since {}", words::date(person.joined));
        let line = if person.beside.is_empty() { since } else { format!("{}, {since}", person.beside) };
        Some(PersonHere {
            face: face(&name, person.member.as_bytes()),
            url: person.name.as_ref().map(|_| format!("/people/{}", person.member)).unwrap_or_default(),
            name: if own { format!("{name} (you)") } else { name },
            block: match &person.name {
                Some(_) if !own => format!("/people/{}/block", person.member),
                _ => String::new(),
            },
            line: if talk.kind == Kind::Pair { person.beside.clone() } else { line },
            removable: if !own && host == Some(talk.own) { person.member.to_string() } else { String::new() },
        })
    }
}

fn host_line(talk: &Talk, host: Option<MemberId>) -> String {
    let Some(host) = host else { return String::new() };
    if host == talk.own {
        return "You have been here longest, so you can take somebody out.".to_owned();
    }
    let name = super::name_of(talk, Some(host));
    format!("{name} has been here longest and can take somebody out.")
}

fn tone_line(talk: &Talk, at: Option<Moment>) -> String {
    match talk.tone {
        Tone::Open => "As everybody likes: advice, experience, questions.".to_owned(),
        Tone::Questions => {
            let who = if talk.tone_by == Some(talk.own) { "You" } else { super::name_of(talk, talk.tone_by) };
            let on = at.map(|it| format!(" on {}", words::date(it))).unwrap_or_default();
            format!("Questions, please, not advice. {who} asked for it{on}.")
        }
    }
}

fn choices(talk: &Talk, contacts: Vec<Contact>, problems: &Problems) -> Choices {
    let absent = contacts.into_iter().filter(|it| !talk.here().any(|here| here.member == it.member));
    let all = Choices::new("with", "Contact").problem_of(problems);
    absent.fold(all, |all, it| all.choice(it.member.to_string(), it.name))
}

fn keep(talk: &Talk) -> Vec<(&'static str, &'static str)> {
    let change = |now: bool, on: (Change, &'static str), off: (Change, &'static str)| {
        let (change, verb) = if now { off } else { on };
        (change.word(), verb)
    };
    let keeping = talk.keeping;
    vec![
        change(keeping.muted, (Change::Mute, "Mute"), (Change::Hear, "Hear of it again")),
        change(keeping.pinned, (Change::Pin, "Keep on top"), (Change::LetGo, "Do not keep on top")),
        change(
            keeping.archived,
            (Change::Archive, "Put into the archive"),
            (Change::BringBack, "Bring back from the archive"),
        ),
    ]
}

fn marks(talk: &Talk) -> (&'static str, &'static str, &'static str) {
    match talk.reader().map(|it| it.marks) {
        Some(Marks::On) => (
            "You let others here see how far you have read, and see it of those who do the same.",
            "no_marks",
            "Do not show how far I have read",
        ),
        _ => (
            "Nobody sees how far you have read, and you do not see it of others. It is shown only between those who both switch \
             it on.",
            "marks",
            "Show how far I have read",
        ),
    }
}
