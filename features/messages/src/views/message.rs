//! One message, with what one can do with it.

use super::Said;
use crate::reaction::Kind;
use ui::parts::{Choice, Choices, Field, Summary};

/// `/messages/{id}/{message}`
#[derive(askama::Template)]
#[template(path = "messages/message.html")]
pub struct MessagePage {
    pub conversation: String,
    /// What the conversation is called.
    pub name: String,
    pub m: Box<Said>,
    /// When it was sent, in full.
    pub sent: String,
    pub can_answer: bool,
    pub offered: Vec<Choice>,
    pub edit: Option<Field>,
    pub revision: i64,
    pub earlier: Vec<EarlierWords>,
    /// What pinning sends and says; empty if it cannot be.
    pub pin: (&'static str, &'static str),
    pub can_delete: bool,
    /// Where one reports it; empty for one's own.
    pub report: String,
    pub summary: Summary,
}
ui::view!(MessagePage { title: |it| it.heading(), here: Messages, shape: Column });

/// What stood there before.
pub struct EarlierWords {
    pub when: String,
    pub words: String,
}

/// All reactions, those that the reader has said chosen.
pub fn offered(said: &[&str]) -> Vec<Choice> {
    let all = Kind::ALL.into_iter().fold(Choices::new("reaction", ""), |all, it| all.choice(it.word(), it.label()));
    all.chosen(said).choices
}

impl MessagePage {
    fn heading(&self) -> String {
        match self.m.side {
            super::said::Side::Mine => "Your message".to_owned(),
            super::said::Side::Theirs => format!("Message from {}", self.m.who),
        }
    }
}
