//! The messages of a log: turns, days, states in words.

use super::{NOBODY, first, name_of};
use crate::{
    conversation::{ConversationId, Kind, Talk},
    message::{Body, MessageId},
    reaction::named,
    sealing::Lock,
    store::reading::{Meant, Shown},
};
use kernel::{MemberId, Moment};
use std::{collections::HashMap, time::Duration};
use ui::{Html, Ident, parts::FileCard, words};

/// A line of the log.
pub enum Item {
    /// A day begins: "Today", `2026-11-18`.
    Day(String, String),
    /// A message.
    Said(Box<Said>),
}

/// Whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The reader's.
    Mine,
    /// Another's.
    Theirs,
}

/// One message.
pub struct Said {
    pub id: Ident,
    pub conversation: Ident,
    pub number: i64,
    pub changed: i64,
    /// Microseconds.
    pub at: i64,
    /// The author; nobody once they were erased.
    pub by: Option<Ident>,
    /// What the reader's page called it; nothing for another's.
    pub client: Option<Ident>,
    pub day: String,
    pub side: Side,
    /// "turn" where somebody else wrote before, or a while has gone by.
    pub turn: &'static str,
    /// "Farida", "You": before the words, for who does not see sides.
    pub who: String,
    /// The name and what stands beside it, on top of a turn of a group; empty elsewhere.
    pub full: String,
    pub html: Html,
    pub quote: Option<Quote>,
    pub reactions: Vec<(&'static str, String)>,
    /// Why there are no words; empty if there are.
    pub gone: &'static str,
    pub files: Vec<FileCard>,
    /// Whether the reader is meant by it.
    pub meant: Meant,
    /// Below the last message of a run: "18.04 · Sent". Empty elsewhere.
    pub when: String,
}

/// What a message answers.
pub struct Quote {
    pub url: String,
    pub who: String,
    pub words: String,
}

/// What a log is made of.
pub struct Log<'a> {
    /// Whose log.
    pub talk: &'a Talk,
    /// Opens the words; `None`: nothing opens any more.
    pub lock: Option<&'a Lock>,
    /// Now.
    pub now: Moment,
    /// The files of each message.
    pub files: &'a HashMap<MessageId, Vec<FileCard>>,
}

/// Messages of one author within this time are one run, with one time below.
const RUN: Duration = Duration::from_secs(5 * 60);
/// So many characters of what is answered are shown.
const QUOTED: usize = 140;
const SPOILED: &str = "This cannot be opened any more.";

impl Log<'_> {
    /// Days and messages, in their order.
    pub fn items(&self, shown: &[Shown]) -> Vec<Item> {
        let mut items = Vec::with_capacity(shown.len() + 8);
        let mut day = Day::default();
        for (at, it) in shown.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| shown.get(at));
            let begins = day.step(it.message.sent);
            if begins {
                items.push(Item::Day(self.day_name(it.message.sent), day.code.clone()));
            }
            let turn = begins || before.is_none_or(|before| !is_run(before, it));
            let last = shown.get(at + 1).is_none_or(|next| !is_run(it, next));
            items.push(Item::Said(Box::new(self.said(it, turn, last, &day.code))));
        }
        items
    }

    /// What is new, for a page that is open: each with its day and its time, because their neighbours are there already.
    pub fn news(&self, shown: &[Shown]) -> Vec<Said> {
        let one = |it: &Shown| self.said(it, true, true, &words::day_code(it.message.sent));
        shown.iter().map(one).collect()
    }

    /// "Today", "Yesterday", "Wednesday 18 November", with the year if it is another.
    fn day_name(&self, at: Moment) -> String {
        let code = words::day_code(at);
        let year = |code: &str| code.split('-').next().map(str::to_owned);
        let today = words::day_code(self.now);
        if code == today {
            "Today".to_owned()
        } else if code == words::day_code(self.now.minus(Duration::from_secs(24 * 60 * 60))) {
            "Yesterday".to_owned()
        } else if year(&code) == year(&today) {
            words::day(at)
        } else {
            words::date(at)
        }
    }

    fn said(&self, shown: &Shown, turn: bool, last: bool, day: &str) -> Said {
        let message = &shown.message;
        let mine = message.author == Some(self.talk.own);
        let name = name_of(self.talk, message.author);
        let (html, gone) = self.words(shown);
        let files = self.files.get(&message.id).cloned().unwrap_or_default();
        Said {
            id: message.id.into(),
            conversation: self.talk.id.into(),
            number: message.number,
            changed: message.changed,
            at: message.sent.micros(),
            by: message.author.map(Ident::from),
            client: mine.then(|| message.client.into()),
            day: day.to_owned(),
            side: if mine { Side::Mine } else { Side::Theirs },
            turn: if turn { " turn" } else { "" },
            who: if mine { "You".to_owned() } else { first(name).to_owned() },
            full: if turn && !mine && self.talk.kind == Kind::Group {
                self.full(message.author)
            } else {
                String::new()
            },
            html,
            quote: shown.quoted.as_ref().and_then(|it| self.quote(it)),
            reactions: if shown.reactions.is_empty() { vec![] } else { self.reactions(shown) },
            gone,
            files,
            meant: shown.meant,
            when: self.when(shown, mine, last),
        }
    }

    /// Name, and what stands beside it.
    fn full(&self, author: Option<MemberId>) -> String {
        match author.and_then(|it| self.talk.person(it)) {
            Some(it) if it.name.is_some() => format!("{}, {}", name_of(self.talk, author), it.beside),
            _ => NOBODY.to_owned(),
        }
    }

    fn words(&self, shown: &Shown) -> (Html, &'static str) {
        let message = &shown.message;
        let gone = match (message.deleted, message.author, &shown.html) {
            (Some(_), None, _) => "This went when its author’s account was deleted.",
            (Some(_), ..) => "This message was deleted.",
            (None, Some(author), Some(sealed)) => {
                match self.lock.and_then(|it| it.open_html(message.id, author, sealed).ok()) {
                    Some(html) => return (html, ""),
                    None => SPOILED,
                }
            }
            (None, ..) => SPOILED,
        };
        (Html::default(), gone)
    }

    fn quote(&self, quoted: &crate::store::reading::Quoted) -> Option<Quote> {
        let body: Body = self.lock?.open_body(quoted.id, quoted.author?, &quoted.body).ok()?;
        let mine = quoted.author == Some(self.talk.own);
        Some(Quote {
            url: place(self.talk.id, &quoted.id.to_string()),
            who: if mine { "You".to_owned() } else { first(name_of(self.talk, quoted.author)).to_owned() },
            words: body.opening(QUOTED),
        })
    }

    fn reactions(&self, shown: &Shown) -> Vec<(&'static str, String)> {
        let name = |member: MemberId| {
            let person = self.talk.person(member)?;
            let name = person.name.as_deref()?;
            Some(if member == self.talk.own { "you".to_owned() } else { first(name).to_owned() })
        };
        named(&shown.reactions, name).into_iter().map(|(kind, names)| (kind.label(), names)).collect()
    }

    /// "18.04 · Sent · Edited", under the last of a run; what was changed or waits says so wherever it stands.
    fn when(&self, shown: &Shown, mine: bool, last: bool) -> String {
        let message = &shown.message;
        let edited = message.edited.is_some() && message.deleted.is_none();
        let meant = shown.meant == Meant::Me && message.deleted.is_none();
        if !last && !edited && !message.held && !meant {
            return String::new();
        }
        let mut when = words::time(message.sent);
        if mine && message.deleted.is_none() {
            when.push_str("\u{a0}· Sent");
        }
        if meant {
            when.push_str("\u{a0}· Mentions you");
        }
        if edited {
            when.push_str("\u{a0}· Edited");
        }
        if message.held {
            when.push_str("\u{a0}· Held back until a moderator has looked; only you see it");
        }
        when
    }
}

impl Said {
    /// Whether it is the reader's.
    pub fn is_mine(&self) -> bool {
        self.side == Side::Mine
    }
    /// Whether the reader is meant by it.
    pub fn is_for_me(&self) -> bool {
        self.meant == Meant::Me && self.gone.is_empty()
    }
    /// When, within its day.
    pub fn time(&self) -> String {
        words::time(Moment::from_micros(self.at))
    }
}

/// Where a message stands in its conversation.
pub fn place(conversation: ConversationId, message: &str) -> String {
    format!("/messages/{conversation}/{message}")
}

fn is_run(one: &Shown, next: &Shown) -> bool {
    one.message.author == next.message.author && next.message.sent.since(one.message.sent) < RUN
}

/// The day that is being told; asked for each message and found out anew only when it is over.
#[derive(Default)]
struct Day {
    code: String,
    span: Option<(Moment, Moment)>,
}

impl Day {
    /// Whether another day begins with this moment.
    fn step(&mut self, at: Moment) -> bool {
        if self.span.is_some_and(|(begin, end)| begin <= at && at < end) {
            return false;
        }
        let code = words::day_code(at);
        self.span = words::day_span(&code);
        let other = code != self.code;
        self.code = code;
        other
    }
}
