//! A conversation: who, the log, the composer, and the list beside.

use super::{Convos, Item, NOBODY, Said, called, face, first, name_of};
use crate::{
    conversation::{Kind, Talk},
    message::{Body, BodyProblem},
    tone::Tone,
};
use kernel::Problems;
use std::sync::Arc;
use ui::{
    parts::{Attaching, Face},
    words,
};

/// Who one talks with.
pub struct Head {
    pub name: String,
    /// The profile of the other one, or the page about a group.
    pub url: String,
    /// What stands beside the name, or who is here.
    pub line: String,
    pub face: Face,
}

/// What stands above the log, and whatever else of the page changes with the conversation: open pages get it with what is new.
pub struct Top {
    /// The conversation; empty while there is none.
    pub id: String,
    pub head: Head,
    /// Who asked for questions; empty if nobody did.
    pub tone: String,
    pub pinned: Option<(String, String)>,
    /// What one can begin from where questions are asked for.
    pub prompts: &'static [&'static str],
    /// "Message to Farida"; empty if nothing can be written.
    pub label: String,
    /// "Farida is away until 3 December."; empty if they are here, or do not say so.
    pub away: String,
}

/// `/messages/{id}`
#[derive(askama::Template)]
#[template(path = "messages/conversation.html", blocks = ["composer", "convos"])]
pub struct ConversationPage {
    pub convos: Arc<Convos>,
    pub current: String,
    pub me: String,
    pub top: Top,
    pub changes: i64,
    pub items: Vec<Item>,
    /// The address of what was before; empty at the beginning.
    pub earlier: String,
    /// The address of what follows; empty at the end.
    pub later: String,
    /// The address of the latest; empty if this is it.
    pub latest: String,
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
    /// What it answers, and the address without that.
    pub reply: Option<Reply>,
    /// Whether there is something that was kept.
    pub kept: &'static str,
    pub problem: Option<String>,
    /// The conversation; empty while there is none.
    pub id: String,
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
    pub top: Top,
    pub said: Vec<Said>,
    /// The ids of what was there and is held back now.
    pub gone: String,
    /// After which change it begins, and up to which it goes.
    pub after: i64,
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
    fn addressed(&self, kind: Kind) -> String {
        match kind {
            Kind::Pair if self.name == NOBODY => "Message".to_owned(),
            Kind::Pair => format!("Message to {}", first(&self.name)),
            Kind::Group => format!("Message to {}", self.name),
        }
    }
}

impl Top {
    /// Of a conversation with its name and its pinned words, as far as they open.
    pub fn new(talk: &Talk, given: Option<String>, pinned: Option<String>) -> Top {
        let head = Head::new(talk, given);
        let tone = match talk.tone {
            Tone::Open => String::new(),
            Tone::Questions if talk.tone_by == Some(talk.own) => "You asked for it.".to_owned(),
            Tone::Questions => format!("{} asked for it.", name_of(talk, talk.tone_by)),
        };
        let place = talk.pin.as_ref().map(|it| format!("/messages/{}/{}", talk.id, it.message));
        let author = name_of(talk, talk.pin.as_ref().map(|it| it.author));
        let label = if talk.writable().is_ok() { head.addressed(talk.kind) } else { String::new() };
        Top {
            id: talk.id.to_string(),
            head,
            tone,
            pinned: place.zip(pinned).map(|(url, words)| (url, format!("{author}: {words}"))),
            prompts: if label.is_empty() { &[] } else { talk.tone.prompts() },
            label,
            away: talk.other().map(|it| away_words(it.name.as_deref(), it.away.as_deref())).unwrap_or_default(),
        }
    }
    /// Whether questions are asked for.
    fn is_questions(&self) -> bool {
        !self.tone.is_empty()
    }
    /// What stands in the empty field.
    fn placeholder(&self) -> &str {
        if self.is_questions() { "A question" } else { &self.label }
    }
}

/// "Siân is away until 3 December.", never why; nothing of somebody who is here or does not say so.
pub fn away_words(name: Option<&str>, until: Option<&str>) -> String {
    name.zip(until).map(|(name, until)| format!("{} is away until {until}.", first(name))).unwrap_or_default()
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
        format!("{}: messages", self.top.head.name)
    }
}

impl Composer {
    /// An empty one.
    pub fn new(action: String, client: String) -> Composer {
        Composer {
            action,
            client,
            text: String::new(),
            reply: None,
            kept: "",
            problem: None,
            id: String::new(),
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
    /// What is said of more than that.
    fn too_long(&self) -> BodyProblem {
        BodyProblem::TooLong
    }
}
