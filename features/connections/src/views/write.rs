//! The page on which one writes to somebody who is not a contact.

use super::{Who, a_month, first, on};
use crate::{
    reach::NewPeople,
    request::{Ground, Note, Relation},
};
use kernel::{MemberId, Moment, Problems};
use people_api::Beside;
use ui::{
    parts::{Action, Field, Notice, Summary, Tone},
    words,
};

/// Writing to somebody.
#[derive(askama::Template)]
#[template(path = "connections/write.html")]
pub struct WritePage {
    pub who: Who,
    /// What the receiver's limit and the sender's allowance say before anything is written.
    pub room: String,
    pub way: Way,
}
ui::view!(WritePage { title: |it| format!("Write to {}", it.who.name), here: People, shape: Column });

/// Whether one can write.
pub enum Way {
    /// The form.
    Open { summary: Summary, note: Field },
    /// Why not.
    Closed(Notice),
}

impl WritePage {
    /// For one reader, with what was typed and what is wrong with it.
    pub fn new(
        member: MemberId,
        ground: &Ground,
        beside: Option<&Beside>,
        asked: Asking<'_>,
        problems: &Problems,
    ) -> WritePage {
        let who = Who::new(member, &ground.name, beside);
        let left = ground.left(asked.a_week, asked.now);
        let closed = closed(&who, ground.relation(asked.now), left.err());
        let room = match (&closed, left) {
            (None, Ok(left)) => room(&who.first, ground.limit, asked.a_week, left),
            _ => String::new(),
        };
        let way = match closed {
            Some(notice) if problems.is_empty() && asked.typed.is_empty() => Way::Closed(notice),
            // Whoever lost a race keeps what they typed.
            _ => Way::Open { summary: Summary::of(problems), note: note(&who.first, asked.typed, problems) },
        };
        WritePage { who, room, way }
    }
}

/// What the page is asked with.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// What was typed.
    pub typed: &'a str,
    /// The allowance.
    pub a_week: u32,
    /// Now.
    pub now: Moment,
}

fn note(first: &str, typed: &str, problems: &Problems) -> Field {
    Field::new("note", format!("Your note to {first}"))
        .hint(format!(
            "Why {first}? What would you like to know, or do together? What can you offer? Three sentences are plenty."
        ))
        .max(Note::MAX)
        .rows(7)
        .value(typed)
        .problem_of(problems)
}

/// What stands in the way, if anything does.
fn closed(who: &Who, relation: Relation, spent: Option<Moment>) -> Option<Notice> {
    let news = |title: String, words: &str, action: Action| {
        Some(Notice { tone: Tone::News, title, words: words.to_owned(), action: Some(action) })
    };
    let (first, back) = (&who.first, Action::link(who.url(), format!("Back to the profile of {}", who.first)));
    match relation {
        Relation::Contact => news(
            format!("You and {first} are contacts."),
            "Write in your conversation.",
            Action::link(format!("/messages/to/{}", who.member), format!("Message {first}")),
        ),
        Relation::WroteToMe(request, at) => news(
            format!("{first} wrote to you on {}.", on(at)),
            "If you answer, you are contacts and the two notes begin your conversation.",
            Action::link(format!("/requests/{request}"), "Read and answer"),
        ),
        Relation::IWrote(request, at, again) => news(
            format!("You wrote to {first} on {}.", on(at)),
            &format!(
                "You hear if {first} accepts. Until then you can take it back. From {} on you could write again.",
                on(again)
            ),
            Action::link(format!("/requests/{request}"), "Read what you wrote"),
        ),
        Relation::Again(at) => news(
            format!("You can write to {first} again from {}.", on(at)),
            "Nobody hears from the same new person more than once in three months.",
            back,
        ),
        Relation::NobodyNow => news(
            format!("{first} reads nothing from new people just now."),
            "It has nothing to do with you. A colleague whom you both know could introduce you.",
            back,
        ),
        Relation::Full(limit, at) => {
            news(format!("{first} reads {}.", a_month(limit)), &format!("There is room again from {}.", on(at)), back)
        }
        Relation::Free => {
            let at = spent?;
            news(
                "You have written to as many new people as one can in a week.".to_owned(),
                &format!("You can write again from {}.", words::date_and_time(at)),
                back,
            )
        }
    }
}

/// "Tomasz reads two new people a month, and there is room. You can write to ten new people a week: nine are left."
fn room(first: &str, limit: Option<NewPeople>, a_week: u32, left: u32) -> String {
    let theirs = limit.map(|it| format!("{first} reads {}, and there is room. ", a_month(it))).unwrap_or_default();
    let left = match left {
        all if all == a_week => String::new(),
        1 => ": this would be the last".to_owned(),
        left => format!(": {} are left", words::count(u64::from(left))),
    };
    let people = if a_week == 1 { "new person" } else { "new people" };
    format!("{theirs}You can write to {} {people} a week{left}.", words::count(u64::from(a_week)))
}

/// The words of a profile for the same: what one is to its owner.
pub fn relation_words(name: &str, relation: Relation) -> String {
    let first = first(name);
    match relation {
        Relation::IWrote(_, at, _) => format!("You wrote to {first} on {}.", on(at)),
        Relation::WroteToMe(_, at) => format!("{first} wrote to you on {}.", on(at)),
        Relation::Again(at) => format!("You can write to {first} again from {}.", on(at)),
        Relation::NobodyNow => format!("{first} reads nothing from new people just now."),
        Relation::Full(limit, at) => {
            format!("{first} reads {}. There is room again from {}.", a_month(limit), on(at))
        }
        Relation::Contact | Relation::Free => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_said_before_anybody_writes() {
        let two = NewPeople::parse("2").ok().flatten();
        assert_eq!(
            room("Tomasz", two, 10, 9),
            "Tomasz reads two new people a month, and there is room. You can write to 10 new people a week: nine are left."
        );
        assert_eq!(room("Tomasz", None, 1, 1), "You can write to one new person a week.");
        assert_eq!(room("Tomasz", None, 3, 1), "You can write to three new people a week: this would be the last.");
    }
}
