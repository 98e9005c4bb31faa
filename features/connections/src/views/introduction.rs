//! What the three see of an introduction, and the forms with which one begins.

use super::{Who, on};
use crate::{
    actions::OpenWords,
    introduction::{Introduction, IntroductionId, Kind, Part, Seen, Words},
    store::introduction::Listed,
};
use connections_api::ConversationId;
use kernel::{MemberId, Moment, Problems};
use people_api::Beside;
use std::collections::HashMap;
use ui::parts::{Action, Choices, Empty, Field, Summary};

/// What stands beside each name.
pub type Besides = HashMap<MemberId, Beside>;

/// All introductions in which the reader takes part.
#[derive(askama::Template)]
#[template(path = "connections/introductions.html")]
pub struct IntroductionsPage {
    /// To be passed on or answered.
    pub waiting: Vec<IntroductionRow>,
    /// Everything else that is under way.
    pub under_way: Vec<IntroductionRow>,
    /// The conversation is there.
    pub made: Vec<IntroductionRow>,
    pub empty: Empty,
}
ui::view!(IntroductionsPage { title: |_| "Introductions", here: People, shape: Column });

/// One of them, in a sentence.
#[derive(Debug, Clone)]
pub struct IntroductionRow {
    pub id: IntroductionId,
    /// Whose face stands beside it.
    pub who: Who,
    pub words: String,
    /// "20 November 2026".
    pub at: String,
    seen: Seen,
}

impl IntroductionsPage {
    /// Of all that the reader takes part in; what is gone for them is left out.
    pub fn new(rows: Vec<IntroductionRow>) -> IntroductionsPage {
        let of = |wanted: &[Seen]| rows.iter().filter(|it| wanted.contains(&it.seen)).cloned().collect();
        let empty = Empty {
            title: "No introductions under way".to_owned(),
            words: "On the profile of somebody whom you would like to know, ask a contact whom you both may know. Or bring \
                    two of your contacts together, from what you keep on one of them."
                .to_owned(),
            actions: vec![Action::main("/people", "Find people"), Action::link("/contacts", "Your contacts")],
        };
        let waiting = of(&[Seen::ToPass, Seen::ToAnswer]);
        IntroductionsPage { waiting, under_way: of(&[Seen::Waiting]), made: of(&[Seen::Opened]), empty }
    }
}

impl IntroductionRow {
    /// For the reader who is this part of it; none if it is gone for them.
    pub fn new(listed: &Listed, part: Part, besides: &Besides, now: Moment) -> Option<IntroductionRow> {
        let it = &listed.introduction;
        let seen = it.seen_by(part, now);
        if seen == Seen::Gone {
            return None;
        }
        let three = Three::new(listed, besides);
        let (who, words) = three.sentence(it.kind, part, seen);
        Some(IntroductionRow { id: it.id, who: who.clone(), words, at: on(it.begun), seen })
    }
}

/// The three, as they stand on a page.
#[derive(Debug, Clone)]
pub struct Three {
    pub between: Who,
    pub one: Who,
    pub other: Who,
}

impl Three {
    /// Of their names and what stands beside them.
    pub fn new(listed: &Listed, besides: &Besides) -> Three {
        let it = &listed.introduction;
        let who = |member: MemberId, name: &str| Who::new(member, name, besides.get(&member));
        Three {
            between: who(it.between, &listed.between),
            one: who(it.one, &listed.one),
            other: who(it.other, &listed.other),
        }
    }

    /// Whom the reader is to meet, or has met.
    fn met_by(&self, part: Part) -> &Who {
        if part == Part::Other { &self.one } else { &self.other }
    }

    fn sentence(&self, kind: Kind, part: Part, seen: Seen) -> (&Who, String) {
        let Three { between, one, other } = self;
        match (part, kind, seen) {
            (Part::Between, Kind::Asked, Seen::ToPass) => {
                (one, format!("{} asks you for an introduction to {}", one.name, other.name))
            }
            (Part::Between, Kind::Asked, Seen::Opened) | (Part::Between, Kind::Offered, Seen::Opened) => {
                (one, format!("You introduced {} and {} to each other", one.name, other.name))
            }
            (Part::Between, Kind::Asked, _) => {
                (one, format!("You passed on to {} what {} wrote", other.name, one.name))
            }
            (Part::Between, Kind::Offered, _) => {
                (one, format!("You offered {} and {} to bring them together", one.name, other.name))
            }
            (_, _, Seen::ToAnswer) => {
                let met = self.met_by(part);
                (between, format!("{} would introduce you to {}", between.name, met.name))
            }
            (_, _, Seen::Opened) => {
                let met = self.met_by(part);
                (met, format!("{} introduced you to {}", between.name, met.name))
            }
            (Part::One, Kind::Asked, _) => {
                (other, format!("You asked {} for an introduction to {}", between.name, other.name))
            }
            (..) => {
                let met = self.met_by(part);
                (met, format!("You would like to meet {}, through {}", met.name, between.name))
            }
        }
    }
}

/// One introduction, for one of the three.
#[derive(askama::Template)]
#[template(path = "connections/introduction.html")]
pub struct IntroductionPage {
    pub id: IntroductionId,
    pub title: String,
    pub three: Three,
    /// What was written, by whom and when, oldest first.
    pub quotes: Vec<Quote>,
    /// When it goes without a word.
    pub ends: String,
    pub conversation: ConversationId,
    pub summary: Summary,
    /// Words with which it is passed on.
    pub words: Field,
    kind: Kind,
    part: Part,
    seen: Seen,
    knows: bool,
}
ui::view!(IntroductionPage { title: |it| it.title.as_str(), here: People, shape: Column });

/// Words that somebody wrote.
#[derive(Debug, Clone)]
pub struct Quote {
    pub by: String,
    pub at: String,
    pub paragraphs: Vec<String>,
}

impl Quote {
    fn new(by: &str, at: Moment, words: &str) -> Quote {
        let paragraphs = words.lines().filter(|it| !it.trim().is_empty()).map(str::to_owned).collect();
        Quote { by: by.to_owned(), at: on(at), paragraphs }
    }
}

impl IntroductionPage {
    /// For the reader who is this part of it, with what was typed and what is wrong with it.
    pub fn new(
        listed: &Listed,
        part: Part,
        besides: &Besides,
        open: &OpenWords,
        typed: &str,
        problems: &Problems,
        now: Moment,
    ) -> IntroductionPage {
        let it: &Introduction = &listed.introduction;
        let three = Three::new(listed, besides);
        let seen = it.seen_by(part, now);
        let title = three.sentence(it.kind, part, seen).1;
        let request = open.request.as_deref().map(|words| Quote::new(&listed.one, it.begun, words));
        // What the go-between added is theirs to show to the two, and not to who asked before all is said.
        let is_shown = it.kind == Kind::Offered || part != Part::One;
        let word = open.word.as_deref().filter(|_| is_shown);
        let word = word.map(|words| Quote::new(&listed.between, it.passed.unwrap_or(it.begun), words));
        let words = Field::new("words", format!("Your words to {}", three.other.first))
            .hint(format!(
                "{} reads them together with what {} wrote. {} reads them only if {} agrees.",
                three.other.first, three.one.first, three.one.first, three.other.first
            ))
            .max(Words::MAX)
            .rows(5)
            .value(typed)
            .problem_of(problems);
        IntroductionPage {
            id: it.id,
            title,
            quotes: request.into_iter().chain(word).collect(),
            ends: on(it.ends()),
            conversation: it.conversation,
            summary: Summary::of(problems),
            words,
            kind: it.kind,
            part,
            seen,
            knows: listed.knows,
            three,
        }
    }

    fn is_to_pass(&self) -> bool {
        self.seen == Seen::ToPass && self.knows
    }
    fn is_to_rest(&self) -> bool {
        self.seen == Seen::ToPass && !self.knows
    }
    fn is_to_answer(&self) -> bool {
        self.seen == Seen::ToAnswer
    }
    fn is_open(&self) -> bool {
        self.seen == Seen::Opened
    }
    /// Asked by the reader, or offered by them.
    fn is_own(&self) -> bool {
        self.seen == Seen::Waiting
            && matches!((self.kind, self.part), (Kind::Asked, Part::One) | (Kind::Offered, Part::Between))
    }
    fn is_asked(&self) -> bool {
        self.kind == Kind::Asked
    }
    fn is_between(&self) -> bool {
        self.part == Part::Between
    }
    fn met(&self) -> &Who {
        self.three.met_by(self.part)
    }
}

/// What stands in the way of beginning one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InTheWay {
    /// Nothing.
    Nothing,
    /// Nobody is there to ask.
    NoContacts,
    /// A rule, in words.
    Rule(String),
}

/// The form with which one asks, or brings two together.
#[derive(askama::Template)]
#[template(path = "connections/introduction_new.html")]
pub struct BeginPage {
    pub who: Who,
    pub summary: Summary,
    /// The contacts of whom one is chosen.
    pub contacts: Choices,
    pub words: Field,
    pub kind: Kind,
    pub in_the_way: InTheWay,
}
ui::view!(BeginPage { title: |it| it.heading(), here: People, shape: Column });

impl BeginPage {
    /// With what was chosen and typed, and what is wrong with it.
    pub fn new(
        kind: Kind,
        who: Who,
        contacts: &[(MemberId, String)],
        in_the_way: InTheWay,
        typed: &Typed,
        problems: &Problems,
    ) -> BeginPage {
        let (name, label, hint) = match kind {
            Kind::Asked => (
                "between",
                "Whom of your contacts do you ask?",
                format!("Choose somebody who may know {}. Kettle does not say who does.", who.first),
            ),
            Kind::Offered => ("other", "Whom should they meet?", "One of your contacts.".to_owned()),
        };
        let choices = contacts.iter().filter(|it| it.0 != who.member);
        let choices = choices.map(|(member, name)| ui::parts::Choice::new(member.to_string(), name.as_str()));
        let contacts = Choices::new(name, label).hint(hint).choice("", "Choose a contact").choices(choices);
        let (label, hint) = match kind {
            Kind::Asked => (
                format!("Why you would like to know {}, and what you can offer", who.first),
                format!("Your contact reads it, and {} too if it is passed on.", who.first),
            ),
            Kind::Offered => {
                ("Why the two should meet".to_owned(), "Both read the same words, and who the other is.".to_owned())
            }
        };
        let words = Field::new("words", label).hint(hint).max(Words::MAX).rows(6);
        // Whoever sent it and came too late keeps what they typed.
        let in_the_way = match in_the_way {
            InTheWay::Rule(_) if !typed.words.is_empty() => InTheWay::Nothing,
            other => other,
        };
        BeginPage {
            summary: Summary::of(problems),
            contacts: contacts.chosen(&[typed.contact.as_str()]).problem_of(problems),
            words: words.value(typed.words.as_str()).problem_of(problems),
            who,
            kind,
            in_the_way,
        }
    }
    fn heading(&self) -> String {
        match self.kind {
            Kind::Asked => format!("Ask for an introduction to {}", self.who.name),
            Kind::Offered => format!("Introduce {} to somebody", self.who.name),
        }
    }
    fn is_asked(&self) -> bool {
        self.kind == Kind::Asked
    }
    fn verb(&self) -> &'static str {
        if self.is_asked() { "Ask" } else { "Offer it to both" }
    }
    fn has_contacts(&self) -> bool {
        self.in_the_way != InTheWay::NoContacts
    }
    fn rule(&self) -> Option<&str> {
        if let InTheWay::Rule(words) = &self.in_the_way { Some(words) } else { None }
    }
}

/// What was chosen and typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub contact: String,
    pub words: String,
}
