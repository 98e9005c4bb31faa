//! Requests: the list, one of them, and asking.

use super::list::Row;
use crate::{
    kind::Kind,
    pages::requesting::TypedRequest,
    request::{Request, State, Title, Words},
    resource::ResourceId,
    store::listing::Listed,
};
use groups_api::GroupCard;
use kernel::{MemberId, Problems};
use ui::{
    parts::{Action, Choice, Choices, Empty, Field, Pager, Summary},
    words::{self, plural},
};

/// `/library/requests`
#[derive(askama::Template)]
#[template(path = "library/requests.html")]
pub struct RequestsPage {
    pub rows: Vec<RequestRow>,
    pub empty: Option<Empty>,
    pub pager: Pager,
}
ui::view!(RequestsPage { title: |_| "Requests".to_owned(), here: Library, shape: Wide });

/// A request in a list.
pub struct RequestRow {
    pub url: String,
    pub title: String,
    /// The address and the name of who asks.
    pub by: (String, String),
    /// "Protocol · asked on 2 October 2026 · 2 answers"
    pub line: String,
    /// The group that reads it; empty for all members.
    pub group: String,
}

fn kind(it: &Request) -> &'static str {
    it.kind.map_or("Anything", Kind::label)
}

fn by(it: &Request) -> (String, String) {
    (format!("/people/{}", it.by), it.name.clone())
}

impl RequestRow {
    /// Of a request with so many answers.
    pub fn new(it: &Request, answers: u64) -> RequestRow {
        let how = match (it.state, answers) {
            (State::Answered, _) => "answered".to_owned(),
            (State::Expired, 0) => "closed, nobody had one".to_owned(),
            (State::Expired, _) => "closed".to_owned(),
            (State::Open, 0) => "open".to_owned(),
            (State::Open, _) => plural(answers, "answer", "answers"),
        };
        RequestRow {
            url: it.url(),
            title: it.title.clone(),
            by: by(it),
            line: format!("{}\u{a0}· {}\u{a0}· {how}", kind(it), words::date(it.at)),
            group: it.group.as_ref().map(|it| it.1.clone()).unwrap_or_default(),
        }
    }
}

impl RequestsPage {
    /// Of these; `next` is where it goes on.
    pub fn new(rows: Vec<RequestRow>, next: Option<String>) -> RequestsPage {
        let empty = rows.is_empty().then(|| Empty {
            title: "Nobody asks for anything".to_owned(),
            words: "Has anybody a recall letter that works, a rota for two sites? Ask before you write it yourself."
                .to_owned(),
            actions: vec![Action::main("/library/requests/new", "Ask for something")],
        });
        RequestsPage { rows, empty, pager: Pager { next, words: "Earlier ones".to_owned() } }
    }
}

/// `/library/requests/{id}`
#[derive(askama::Template)]
#[template(path = "library/request.html")]
pub struct RequestPage {
    pub url: String,
    pub title: String,
    pub words: String,
    pub kind: &'static str,
    pub by: (String, String),
    pub when: String,
    pub group: String,
    /// What there is to say of how far it is; may be empty.
    pub state: &'static str,
    pub is_open: bool,
    pub is_own: bool,
    pub is_held: bool,
    pub answers: Vec<AnswerRow>,
    /// What was looked for to point to it, and what was found.
    pub sought: String,
    pub found: Vec<AnswerRow>,
    pub address: Field,
    /// Where it is reported; empty for one's own.
    pub report: String,
    pub summary: Summary,
}
ui::view!(RequestPage { title: |it| it.title.clone(), here: Library, shape: Column });

/// Something that answers it, or could.
pub struct AnswerRow {
    pub id: ResourceId,
    pub row: Row,
    /// The address and the name of who pointed to it; empty for what was only found, and for whoever is gone.
    pub by: (String, String),
}

impl AnswerRow {
    fn new(it: Listed, by: Option<(MemberId, String)>, month: &str) -> AnswerRow {
        let by = by.map(|(member, name)| (format!("/people/{member}"), name)).unwrap_or_default();
        AnswerRow { id: it.id, row: Row::new(it, month), by }
    }
}

/// What answers a request, and who pointed to it.
pub type Answers<'a> = (Vec<(Listed, Option<(MemberId, String)>)>, &'a str);

impl RequestPage {
    /// Of a request with its answers, what was looked for and found, and what was typed as an address.
    pub fn new(
        it: Request,
        (answers, month): Answers<'_>,
        (sought, found): (String, Vec<Listed>),
        (typed, problems): (String, &Problems),
    ) -> RequestPage {
        RequestPage {
            url: it.url(),
            kind: kind(&it),
            by: by(&it),
            when: match it.reworded {
                Some(at) => format!("{}\u{a0}· reworded on {}", words::date(it.at), words::date(at)),
                None => words::date(it.at),
            },
            group: it.group.as_ref().map(|it| it.1.clone()).unwrap_or_default(),
            state: match it.state {
                State::Open => "",
                State::Answered => "Answered. Whoever asked has what they looked for.",
                State::Expired => "Closed: ninety days are over. Whoever still looks for it can ask again.",
            },
            is_open: it.state == State::Open,
            is_own: it.is_own(),
            is_held: it.held.is_some(),
            answers: answers.into_iter().map(|(listed, by)| AnswerRow::new(listed, by, month)).collect(),
            sought,
            found: found.into_iter().map(|it| AnswerRow::new(it, None, month)).collect(),
            address: Field::new("resource", "Or put in its address").value(typed).problem_of(problems),
            report: if it.is_own() { String::new() } else { format!("/report/resource-request/{}", it.id) },
            summary: Summary::of(problems),
            title: it.title,
            words: it.words,
        }
    }
}

/// `/library/requests/new`
#[derive(askama::Template)]
#[template(path = "library/request_new.html")]
pub struct AskPage {
    pub id: String,
    pub title_field: Field,
    pub words: Field,
    pub kinds: Choices,
    pub readers: Choices,
    pub summary: Summary,
}
ui::view!(AskPage { title: |_| "Ask for something".to_owned(), here: Library, shape: Column });

impl AskPage {
    /// With what was typed and what is wrong.
    pub fn new(typed: TypedRequest, groups: Vec<GroupCard>, problems: &Problems) -> AskPage {
        let own = groups.into_iter().filter(|it| !it.ended && it.role.is_some());
        AskPage {
            id: typed.id.clone(),
            title_field: title_field(&typed, problems),
            words: words_field(&typed, problems),
            kinds: kinds(&typed),
            readers: Choices::new("readers", "Whom do you ask?")
                .choices([Choice::new("members", "All members")])
                .choices(own.map(|it| Choice::new(it.group.to_string(), it.name)))
                .chosen(&[&typed.readers])
                .problem_of(problems),
            summary: Summary::of(problems),
        }
    }
}

fn title_field(typed: &TypedRequest, problems: &Problems) -> Field {
    Field::new("title", "Has anybody …")
        .hint("“a recall letter for asthma that people answer”")
        .max(Title::MAX)
        .value(&typed.title)
        .problem_of(problems)
}

fn words_field(typed: &TypedRequest, problems: &Problems) -> Field {
    Field::new("words", "What is it for?")
        .hint("What you tried, and what would help. No patients.")
        .max(Words::MAX)
        .rows(4)
        .value(&typed.words)
        .optional()
        .problem_of(problems)
}

fn kinds(typed: &TypedRequest) -> Choices {
    Choices::new("kind", "What would help?")
        .choice("", "Anything")
        .choices(Kind::ALL.map(|it| Choice::new(it.word(), it.label())))
        .chosen(&[&typed.kind])
}

/// `/library/requests/{id}/edit`
#[derive(askama::Template)]
#[template(path = "library/request_edit.html")]
pub struct RewordPage {
    pub url: String,
    /// Of what is still what is said there.
    pub title: String,
    /// The wording on top of which it is saved.
    pub began: i64,
    pub title_field: Field,
    pub words: Field,
    pub kinds: Choices,
    /// What stands there now, if it is another wording: title and words.
    pub now: Option<(String, String)>,
    pub summary: Summary,
}
ui::view!(RewordPage { title: |_| "Reword this request".to_owned(), here: Library, shape: Column });

impl RewordPage {
    /// With what was typed, on top of which wording, and what is wrong.
    pub fn new(it: &Request, typed: Option<(TypedRequest, i64)>, problems: &Problems) -> RewordPage {
        let now = typed.as_ref().is_some_and(|typed| typed.1 != it.wording());
        let typed = typed.map_or_else(
            || TypedRequest {
                title: it.title.clone(),
                words: it.words.clone(),
                kind: it.kind.map_or("", Kind::word).to_owned(),
                ..Default::default()
            },
            |it| it.0,
        );
        RewordPage {
            url: it.url(),
            title: it.title.clone(),
            began: it.wording(),
            title_field: title_field(&typed, problems),
            words: words_field(&typed, problems),
            kinds: kinds(&typed),
            now: now.then(|| (it.title.clone(), it.words.clone())),
            summary: Summary::of(problems),
        }
    }
}
