//! A discussion: what it is about, its posts, and where one replies.

use super::{NAMELESS, NOBODY, face, first};
use crate::{
    discussion::Thread,
    pages::kept::People,
    reaction::{self, Reaction},
    store::reading::{Quoted, Shown},
};
use kernel::{Fault, MemberId, Moment, Problems};
use ui::{
    Html,
    parts::{Attaching, Face, FileCard, Summary},
    words,
};

/// `/discussions/{id}`
#[derive(askama::Template)]
#[template(path = "discussions/show.html", blocks = ["composer"])]
pub struct ThreadPage {
    pub top: Top,
    /// The short answer on top.
    pub short: Option<ShortView>,
    /// Where one proposes one; empty for who may not, or where there is little to say shortly.
    pub propose: String,
    pub poll: Option<PollView>,
    /// The log, drawn.
    pub posts: Html,
    /// Posts of the reader's that wait for a host, or, for hosts, of others; drawn.
    pub waiting: Html,
    /// The page before and the one after; empty at the ends.
    pub before: String,
    pub after: String,
    /// "Page 2 of 12"; empty if there is one.
    pub place: String,
    /// Replies that all agree invite somebody who does not.
    pub invites: bool,
    pub composer: Option<Composer>,
    /// Why nothing can be written; empty if it can.
    pub closed: String,
    /// Where one joins; empty if that is not it.
    pub join: String,
    /// How far this page reads; 0 if all of it was read.
    pub upto: i64,
    pub summary: Summary,
}
ui::view!(ThreadPage { title: |it| it.top.title.clone(), here: Groups, shape: Wide, blocks: [as_composer] });

/// What is new, for a page that is open.
#[derive(askama::Template)]
#[template(path = "discussions/news.html", blocks = ["news"])]
pub struct NewsPage {
    pub posts: Vec<PostView>,
    /// Those that are held back since, and so leave an open page.
    pub gone: Vec<String>,
    pub changes: i64,
    /// Whether that is not all: the page asks again.
    pub more: bool,
}
ui::view!(NewsPage { title: |_| "What is new", here: Groups, shape: Wide, blocks: [as_news] });

/// What stands above the posts and beside them.
pub struct Top {
    pub id: String,
    pub group: (String, String),
    pub title: String,
    pub kind: &'static str,
    pub by: String,
    pub by_url: String,
    pub when: String,
    pub tags: Vec<(String, String)>,
    /// What the kind says beside the text, label by label.
    pub parts: Vec<(&'static str, String)>,
    /// What one should know before reading: closed, hidden, over.
    pub marks: Vec<String>,
    /// Where it was solved; empty if it was not.
    pub answer: String,
    /// Where the other view stands.
    pub view: String,
    /// Where the unread ones begin.
    pub unread: String,
    pub how: &'static str,
    pub changes: i64,
    /// Whether the reader asked it without their name.
    pub asked: bool,
    /// Where one looks after it; empty for who does not.
    pub settings: String,
    pub is_question: bool,
}

/// The short answer on top.
pub struct ShortView {
    pub html: Html,
    /// "As of 19 November 2026."
    pub when: String,
    /// "Proposed by Siân Llewellyn, accepted by the hosts, from replies by Hamza and Yusuf."
    pub from: String,
    /// Whether it is to be looked at again.
    pub is_old: bool,
    pub url: String,
    /// Where it can be taken to: the words on the button and its address; nothing where it cannot.
    pub takes: Option<(&'static str, String)>,
}

/// Posts in the log of a page.
#[derive(askama::Template)]
#[template(path = "discussions/log.html")]
struct Posts<'a> {
    posts: &'a [PostView],
}

/// Posts as they stand on a page, drawn once.
///
/// # Errors
/// A fault if the template fails.
pub fn drawn(posts: &[PostView]) -> Result<Html, Fault> {
    Html::of(&Posts { posts })
}

/// What is to be chosen.
pub struct PollView {
    pub action: String,
    /// The buttons; without choices none can be made.
    pub choices: ui::parts::Choices,
    pub many: bool,
    pub verb: &'static str,
    /// Words, "4 of 9", percent in steps of five for the bar, whether it is the reader's.
    pub results: Vec<(String, String, i64, bool)>,
    /// What is said below: who sees what, and until when.
    pub rules: String,
    /// Where names stand; empty if nowhere.
    pub votes: String,
}

/// One post.
pub struct PostView {
    pub id: String,
    pub number: i64,
    pub changed: i64,
    pub who: String,
    /// What stands beside the name; empty without one.
    pub beside: String,
    /// The profile; empty without a name.
    pub profile: String,
    pub face: Face,
    pub when: String,
    pub html: Html,
    /// Why there are no words; empty if there are.
    pub gone: &'static str,
    /// The files that went with it.
    pub files: Vec<FileCard>,
    /// Whether the reader keeps it for later.
    pub kept: bool,
    pub quote: Option<QuoteView>,
    pub reactions: Vec<(&'static str, String)>,
    /// "Edited", "Hidden: it names a colleague".
    pub marks: Vec<String>,
    /// It solved the question.
    pub is_answer: bool,
    /// It stands as another view.
    pub is_view: bool,
    /// The first that the reader has not read.
    pub is_new: bool,
    /// The page of this post alone.
    pub url: String,
    /// Where it is quoted in a reply; empty where nothing can be written.
    pub quoting: String,
    /// Whether something can be said to it.
    pub reacting: bool,
    /// Where it is reported; empty for one's own.
    pub report: String,
}

/// What a post answers.
pub struct QuoteView {
    pub url: String,
    pub who: String,
    pub words: String,
}

/// Where one writes.
pub struct Composer {
    pub action: String,
    pub draft: String,
    pub client: String,
    pub text: String,
    /// What it answers.
    pub reply: Option<Reply>,
    /// Whether there is something that was kept.
    pub kept: &'static str,
    /// Who reads it.
    pub readers: String,
    pub problem: Option<String>,
    pub preview: Option<Html>,
    /// Where files are added.
    pub attaching: Attaching,
}

/// What is answered.
pub struct Reply {
    pub id: String,
    pub who: String,
    pub words: String,
    pub without: String,
}

/// What posts are drawn with.
pub struct Log<'a> {
    pub thread: &'a Thread,
    pub people: &'a People,
    pub now: Moment,
}

impl Log<'_> {
    /// The posts as they stand on a page.
    pub fn posts(&self, shown: &[Shown]) -> Vec<PostView> {
        let new = shown.iter().find(|it| it.post.number > self.thread.read_upto && self.thread.read_upto > 0);
        let new = new.map(|it| it.post.id);
        shown.iter().map(|it| self.post(it, new == Some(it.post.id))).collect()
    }

    /// One post.
    pub fn post(&self, shown: &Shown, is_new: bool) -> PostView {
        let post = &shown.post;
        let (who, beside) = self.who(post.author, post.asker);
        let alive = post.alive().is_ok() && post.held.is_none();
        let own = self.thread.wrote(post);
        let writes = self.thread.writable().is_ok();
        let id = post.id.to_string();
        let url = format!("/discussions/{}/posts/{id}", self.thread.id);
        let (html, gone) = words_of(shown);
        PostView {
            number: post.number,
            changed: post.changed,
            profile: match (post.author, beside.is_empty()) {
                (Some(author), false) => format!("/people/{author}"),
                _ => String::new(),
            },
            face: face(&who, post.author.as_ref().map_or(&[0; 16], |it| it.as_bytes())),
            who,
            beside,
            when: when(post.posted, self.now),
            html,
            gone,
            files: vec![],
            kept: shown.kept,
            quote: shown.quoted.as_ref().map(|it| self.quote(it)),
            reactions: self.reactions(shown),
            marks: marks(shown, own),
            is_answer: self.thread.answer == Some(post.id),
            is_view: self.thread.view.is_some_and(|it| it.0 == post.id),
            is_new,
            quoting: if alive && writes {
                format!("/discussions/{}?reply={id}#reply", self.thread.id)
            } else {
                String::new()
            },
            reacting: alive && writes && !own && !self.thread.asked,
            report: if own || !alive || (post.author.is_none() && !post.asker) {
                String::new()
            } else {
                format!("/report/post/{id}")
            },
            url,
            id,
        }
    }

    /// The name and what stands beside it.
    pub fn who(&self, author: Option<MemberId>, asker: bool) -> (String, String) {
        match (author.and_then(|it| self.people.find(it)), asker) {
            (Some(person), _) => (person.name.clone(), person.beside.clone()),
            (None, true) => (NAMELESS.to_owned(), String::new()),
            (None, false) => (NOBODY.to_owned(), String::new()),
        }
    }

    fn quote(&self, quoted: &Quoted) -> QuoteView {
        let (who, _) = self.who(quoted.author, quoted.asker);
        QuoteView {
            url: format!("/discussions/{}?post={}", self.thread.id, quoted.id),
            who: if quoted.author == Some(self.thread.own) || (quoted.asker && self.thread.asked) {
                "You".to_owned()
            } else {
                who
            },
            words: quoted.opening.clone(),
        }
    }

    fn reactions(&self, shown: &Shown) -> Vec<(&'static str, String)> {
        if shown.said.is_empty() {
            return vec![];
        }
        let name = |member: MemberId| match member == self.thread.own {
            true => Some("you"),
            false => self.people.find(member).map(|it| first(&it.name)),
        };
        let said: Vec<(Reaction, &str)> =
            shown.said.iter().filter_map(|(kind, member)| Some((*kind, name(*member)?))).collect();
        reaction::named(&said).into_iter().map(|(kind, names)| (kind.label(), names)).collect()
    }
}

/// "today, 8.05", "Wednesday, 13.10", "Wednesday 11 November, 13.10".
fn when(at: Moment, now: Moment) -> String {
    let day = words::ago(&at, &now);
    format!("{}, {}", day.trim_start_matches("on "), words::time(at))
}

fn words_of(shown: &Shown) -> (Html, &'static str) {
    match (shown.post.deleted, shown.post.author, &shown.html) {
        (None, _, Some(html)) => (Html::stored(html.as_str()), ""),
        (None, _, None) => (Html::default(), "Somebody who looks after this group has hidden this."),
        (Some(_), None, _) if !shown.post.asker => {
            (Html::default(), "This went when its author’s account was deleted.")
        }
        (Some(_), ..) => (Html::default(), "This was deleted by its author."),
    }
}

fn marks(shown: &Shown, own: bool) -> Vec<String> {
    let post = &shown.post;
    let mut marks = Vec::new();
    if own && post.asker && post.deleted.is_none() {
        marks.push("Yours. Nobody else is told that".to_owned());
    }
    if post.edited.is_some() && post.deleted.is_none() {
        marks.push("Edited".to_owned());
    }
    if let (Some((_, Some(why))), true) = (&post.hidden, shown.html.is_some()) {
        marks.push(format!("Hidden from the others: {why}"));
    }
    match (post.held, own) {
        _ if post.hidden.is_some() || post.deleted.is_some() => {}
        (Some(crate::discussion::Held::First), true) => {
            marks.push("Waits until a host has looked. The first that somebody writes here does.".to_owned());
        }
        (Some(crate::discussion::Held::First), false) => marks.push("Waits for a host".to_owned()),
        (Some(crate::discussion::Held::Report), _) => {
            marks.push("Held back until a moderator has looked; only you see it".to_owned());
        }
        (None, _) => {}
    }
    marks
}

/// A word in an address.
pub fn web_word(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for byte in word.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

impl Composer {
    /// As it was typed, with what is wrong.
    pub fn typed(self, text: String, problems: &Problems) -> Composer {
        Composer { text, problem: problems.of("text").map(str::to_owned), ..self }
    }
}
