//! One thing that was found: what it is, where it stands, who wrote it, when, and the words that were looked for.

use crate::{plain::plain, search::finding::Answer};
use people_api::Beside;
use search::{Hit, How, Piece, Sought, excerpt};
use searching_api::{Card, Writer};
use ui::words;

/// One row.
pub struct Row {
    /// Where it is read.
    pub url: String,
    /// "Reply".
    pub kind: &'static str,
    /// Its title, of a reply what it replies to, with the words that were looked for.
    pub title: Marked,
    /// Its group: address and name.
    pub group: Option<(String, String)>,
    /// Who wrote it, and what stands beside the name. Empty where that is no matter.
    pub who: String,
    /// Their page.
    pub profile: Option<String>,
    /// The moment for machines, and "26 November 2026".
    pub when: (String, String),
    /// What it says, as far as it says why it was found.
    pub said: Marked,
    /// Words that stand for what was typed: "Found by “extended role”". May be empty.
    pub why: String,
}

/// Words of which some were looked for.
pub struct Marked {
    /// In their order.
    pub pieces: Vec<Piece>,
}

/// So much of a text is shown.
const SHOWN: usize = 240;

impl Row {
    /// A row of an answer.
    pub fn new(hit: &Hit, card: &Card, answer: &Answer) -> Row {
        let sought = Sought::of(&answer.found.words, &hit.why);
        let (who, profile) = match &card.writer {
            Some(Writer::Member(member, name)) => {
                let beside = answer.beside.get(member).map(Beside::words).unwrap_or_default();
                (joined(name, &beside), Some(format!("/people/{member}")))
            }
            Some(Writer::Nobody(words)) => ((*words).to_owned(), None),
            None => (String::new(), None),
        };
        Row {
            url: card.url.clone(),
            kind: card.kind.label(),
            title: Marked { pieces: excerpt(&card.title, &sought, SHOWN) },
            group: card.shelf.clone(),
            who,
            profile,
            when: (card.at.iso(), words::date(card.at)),
            said: Marked { pieces: excerpt(&plain(&card.words), &sought, SHOWN) },
            why: why(hit, answer),
        }
    }
}

fn joined(name: &str, beside: &str) -> String {
    if beside.is_empty() { name.to_owned() } else { format!("{name}, {beside}") }
}

/// What the row does not say already: which words of the field stood for what was typed.
fn why(hit: &Hit, answer: &Answer) -> String {
    let meant = hit.why.iter().filter_map(|it| match &it.how {
        How::Synonym(meant) => {
            let typed = answer.found.words.iter().skip(it.word).take(it.words).cloned().collect::<Vec<_>>().join(" ");
            Some(format!("“{meant}” for “{typed}”"))
        }
        _ => None,
    });
    let meant: Vec<String> = meant.collect();
    if meant.is_empty() { String::new() } else { format!("Found by {}", words::list(&meant)) }
}
