//! Where a conversation begins: choosing among one's contacts.

use crate::store::list::Contact;
use kernel::{MemberId, Problems};
use ui::parts::{Action, Choices, Empty, Field, Look, Summary};

/// `/messages/new`
#[derive(askama::Template)]
#[template(path = "messages/new.html")]
pub struct NewPage {
    pub find: Field,
    pub is_many: bool,
    pub chosen: Vec<MemberId>,
    pub with: Choices,
    pub name: Field,
    pub summary: Summary,
    pub empty: Option<Empty>,
}
ui::view!(NewPage { title: |_| "New message", here: Messages, shape: Column });

/// What was asked and typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Part of a name.
    pub asked: String,
    /// Who is chosen.
    pub with: Vec<MemberId>,
    /// A name for the group.
    pub name: String,
}

/// With more contacts than this there is a field to find some.
const MANY: usize = 12;

impl NewPage {
    /// Of all contacts, of which those are shown that were asked for or are chosen.
    pub fn new(contacts: Vec<Contact>, typed: Typed, problems: &Problems) -> NewPage {
        let is_many = contacts.len() > MANY;
        let asked = typed.asked.trim().to_lowercase();
        let shown = |it: &Contact| {
            asked.is_empty() || it.name.to_lowercase().contains(&asked) || typed.with.contains(&it.member)
        };
        let empty = contacts.is_empty().then(|| Empty {
            title: "No contacts yet".to_owned(),
            words: "Messages go to contacts. Write to somebody from their profile; when they answer, you are contacts."
                .to_owned(),
            actions: vec![Action { url: "/people".to_owned(), words: "Find somebody".to_owned(), look: Look::Main }],
        });
        let with = Choices::new("with", "Whom do you write to?").problem_of(problems);
        let with = contacts
            .iter()
            .filter(|it| shown(it))
            .fold(with, |all, it| all.choice(it.member.to_string(), it.name.clone()));
        let chosen: Vec<String> = typed.with.iter().map(ToString::to_string).collect();
        let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
        let name = Field::new("name", "Name of the group")
            .hint("Only if you choose several. Without one it is called after those in it.")
            .value(typed.name)
            .problem_of(problems)
            .optional();
        NewPage {
            find: Field::new("q", "Find among your contacts").value(typed.asked).code("pick", ""),
            is_many,
            with: with.chosen(&chosen),
            chosen: typed.with,
            name,
            summary: Summary::of(problems),
            empty,
        }
    }
}

/// What stands where nothing was written yet.
pub fn with_words(name: &str) -> String {
    format!("You and {name} have not written to each other yet. What you send here only the two of you read.")
}
