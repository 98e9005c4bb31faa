//! The list of one's contacts, ending and blocking, whom one blocked, and looking for colleagues by their addresses.

use super::{Who, on};
use crate::contact::Blocked;
use kernel::{MemberId, Problems};
use ui::parts::{Action, Empty, Pager, Summary};

/// My contacts.
#[derive(askama::Template)]
#[template(path = "connections/contacts.html")]
pub struct ContactsPage {
    /// What was asked for.
    pub asked: String,
    pub rows: Vec<ContactRow>,
    pub pager: Pager,
    /// On whom the reader keeps something, though they are no contacts any more.
    pub former: Vec<FormerRow>,
    /// Nobody to show.
    pub empty: Empty,
}
ui::view!(ContactsPage { title: |_| "Your contacts", here: People, shape: Column });

/// One contact.
pub struct ContactRow {
    pub who: Who,
    pub headline: String,
    /// "20 November 2026".
    pub since: String,
    /// What the reader keeps on them, for the reader alone: "Every three months, last in October". May be empty.
    pub keeping: String,
    /// The reader's own tags.
    pub tags: Vec<String>,
}

/// One of whom the reader keeps something and who is no contact any more.
pub struct FormerRow {
    pub who: Who,
    /// The reader's own tags.
    pub tags: Vec<String>,
}

impl ContactsPage {
    /// Of what was asked for and found.
    pub fn new(asked: String, rows: Vec<ContactRow>, next: Option<String>, former: Vec<FormerRow>) -> ContactsPage {
        let empty = if asked.is_empty() {
            Empty {
                title: "No contacts yet".to_owned(),
                words: "Whoever accepts what you wrote, or whose note you accept, stands here.".to_owned(),
                actions: vec![
                    Action::main("/people", "Find people"),
                    Action::link("/contacts/import", "Look in your address book"),
                ],
            }
        } else {
            Empty {
                title: "Nobody of that name".to_owned(),
                words: format!("None of your contacts is called {}.", ui::words::quoted(&asked)),
                actions: vec![Action::link("/contacts", "Show all contacts")],
            }
        };
        ContactsPage { asked, rows, pager: Pager { next, words: "More contacts".to_owned() }, former, empty }
    }
    fn is_searched(&self) -> bool {
        !self.asked.is_empty()
    }
}

/// Whether to end a contact.
#[derive(askama::Template)]
#[template(path = "connections/end.html")]
pub struct EndPage {
    pub who: Who,
}
ui::view!(EndPage { title: |it| format!("End the contact with {}", it.who.name), here: People, shape: Column });

/// Whether to block somebody.
#[derive(askama::Template)]
#[template(path = "connections/block.html")]
pub struct BlockPage {
    pub who: Who,
}
ui::view!(BlockPage { title: |it| format!("Block {}", it.who.name), here: People, shape: Column });

/// Whom one blocked.
#[derive(askama::Template)]
#[template(path = "connections/blocked.html")]
pub struct BlockedPage {
    pub rows: Vec<BlockedRow>,
}
ui::view!(BlockedPage { title: |_| "Whom you blocked", here: Settings, shape: Column });

/// One of them.
pub struct BlockedRow {
    pub member: MemberId,
    pub name: String,
    pub since: String,
}

impl BlockedPage {
    /// Of all.
    pub fn new(blocked: Vec<Blocked>) -> BlockedPage {
        let row = |it: Blocked| BlockedRow { member: it.member, name: it.name, since: on(it.since) };
        BlockedPage { rows: blocked.into_iter().map(row).collect() }
    }
}

/// Looking for colleagues by an address book.
#[derive(askama::Template)]
#[template(path = "connections/find.html")]
pub struct FindPage {
    pub summary: Summary,
    /// What is wrong with the file.
    pub problem: Option<String>,
    /// What was found, after a look.
    pub found: Option<Found>,
}
ui::view!(FindPage { title: |_| "Look in your address book", here: People, shape: Column });

/// What a look found.
pub struct Found {
    /// "120 addresses".
    pub looked: String,
    pub people: Vec<Who>,
}

impl FindPage {
    /// The form, with what is wrong with the file.
    pub fn new(problems: &Problems) -> FindPage {
        FindPage { summary: Summary::of(problems), problem: problems.of("file").map(str::to_owned), found: None }
    }
    /// What a look found; nothing of it is kept.
    pub fn found(addresses: usize, people: Vec<Who>) -> FindPage {
        let looked = ui::words::plural(addresses as u64, "address", "addresses");
        FindPage { found: Some(Found { looked, people }), ..FindPage::new(&Problems::none()) }
    }
}
