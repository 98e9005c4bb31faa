//! A conversation: who, the log, the composer, and the list beside.

use super::{Convos, Item, NOBODY, Said, attachment::Attaching, called, face, first, name_of};
use crate::{
    conversation::{Kind, Talk},
    message::Body,
    tone::Tone,
};
use kernel::Problems;
use std::sync::Arc;
use ui::{parts::Face, words};

/// Who one talks with.
pub struct Head {
    pub name: String,
    /// The profile of the other one, or the page about a group.
    pub url: String,
    /// What stands beside the name, or who is here.
    pub line: String,
    pub face: Face,
}

/// `/messages/{id}`
#[derive(askama::Template)]
#[template(path = "messages/conversation.html", blocks = ["composer", "convos"])]
pub struct ConversationPage {
    pub convos: Arc<Convos>,
    pub current: String,
    pub me: String,
    pub head: Head,
    pub changes: i64,
    /// Who asked for questions; empty if nobody did.
    pub tone: String,
    pub pinned: Option<(String, String)>,
    pub items: Vec<Item>,
    /// The address of what was before; empty at the beginning.
    pub earlier: String,
    /// The address of the latest; empty if this is it.
    pub later: String,
    /// Why there is nothing; empty if there is.
    pub silence: String,
    /// "Read by Siân and Hamza"; empty if nobody tells.
    pub readers: String,
    pub composer: Option<Composer>,
    /// Why nothing can be written; empty if it can.
    pub closed: String,
    /// Up to where reading can be noted; 0 if all is read.
    pub unread_upto: i64,
    pub summary: ui::parts::Summary,
}
ui::view!(ConversationPage { title: |it| it.title(), here: Messages, shape: Wide, blocks: [as_composer, as_convos] });

/// Where one writes.
pub struct Composer {
    /// Where it is sent.
    pub action: String,
    pub client: String,
    pub text: String,
    /// "Message to Farida".
    pub label: String,
    /// What it answers, and the address without that.
    pub reply: Option<Reply>,
    pub prompts: &'static [&'static str],
    /// Whether there is something that was kept.
    pub kept: &'static str,
    pub problem: Option<String>,
    /// The conversation; empty while there is none.
    pub id: String,
    pub is_questions: bool,
    /// Files that go along.
    pub attaching: Attaching,
}

/// What is answered.
pub struct Reply {
    pub id: String,
    pub who: String,
    pub words: String,
    pub without: String,
}

/// What is new, for a page that is open.
#[derive(askama::Template)]
#[template(path = "messages/news.html", blocks = ["news"])]
pub struct NewsPage {
    pub said: Vec<Said>,
    pub changes: i64,
    pub more: &'static str,
}
ui::view!(NewsPage { title: |_| "What is new", here: Messages, shape: Wide, blocks: [as_news] });

impl Head {
    /// Of a conversation with its name, if it has one that opens.
    pub fn new(talk: &Talk, given: Option<String>) -> Head {
        let others: Vec<Option<&str>> = talk.others().map(|it| it.name.as_deref()).collect();
        let about = format!("/messages/{}/about", talk.id);
        match (talk.kind, talk.other()) {
            (Kind::Pair, other) => {
                let name = name_of(talk, other.map(|it| it.member)).to_owned();
                let seen = other.filter(|it| it.name.is_some());
                Head {
                    url: seen.map_or(about, |it| format!("/people/{}", it.member)),
                    line: seen.map(|it| it.beside.clone()).unwrap_or_default(),
                    face: face(&name, other.map_or(talk.id.as_bytes(), |it| it.member.as_bytes())),
                    name,
                }
            }
            (Kind::Group, _) => {
                let names: Vec<&str> = others.iter().copied().flatten().map(first).collect();
                let line = if given.is_some() {
                    with(&names)
                } else {
                    words::plural(names.len() as u64 + 1, "person", "people")
                };
                let name = given.unwrap_or_else(|| called(Kind::Group, &others));
                Head { url: about, line, face: face(&name, talk.id.as_bytes()), name }
            }
        }
    }
    /// Whom one writes to.
    pub fn addressed(&self, kind: Kind) -> String {
        match kind {
            Kind::Pair if self.name == NOBODY => "Message".to_owned(),
            Kind::Pair => format!("Message to {}", first(&self.name)),
            Kind::Group => format!("Message to {}", self.name),
        }
    }
}

/// "With Siân, Hamza and others".
fn with(names: &[&str]) -> String {
    match names {
        [] => "Only you".to_owned(),
        few if few.len() <= 4 => format!("With {}", words::list(few)),
        many => format!("With {} and others", many[..4].join(", ")),
    }
}

impl ConversationPage {
    fn title(&self) -> String {
        format!("{}: messages", self.head.name)
    }
}

impl Composer {
    /// An empty one.
    pub fn new(action: String, client: String, label: String, tone: Tone) -> Composer {
        Composer {
            action,
            client,
            text: String::new(),
            label,
            reply: None,
            prompts: tone.prompts(),
            kept: "",
            problem: None,
            id: String::new(),
            is_questions: tone == Tone::Questions,
            attaching: Attaching::default(),
        }
    }
    /// With what was typed and what is wrong with it.
    pub fn typed(self, text: String, problems: &Problems) -> Composer {
        Composer { text, problem: problems.of("text").map(str::to_owned), ..self }
    }
    fn most(&self) -> usize {
        Body::MAX
    }
}
