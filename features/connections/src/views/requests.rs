//! The lists of requests, and one of them for either side.

use super::{Who, on};
use crate::{
    request::{Note, State},
    store::request::SealedRequest,
};
use connections_api::{REQUEST_LASTS, RequestId};
use kernel::{Moment, Problems};
use people_api::Beside;
use ui::parts::{Action, Empty, Field, Summary};

/// What was written to me and by me.
#[derive(askama::Template)]
#[template(path = "connections/requests.html")]
pub struct RequestsPage {
    /// Nothing was answered yet.
    pub waiting: Vec<ReceivedRow>,
    /// "Not now".
    pub put_off: Vec<ReceivedRow>,
    pub sent: Vec<OwnRow>,
    /// Nothing waits.
    pub empty: Empty,
}
ui::view!(RequestsPage { title: |_| "Requests", here: Messages, shape: Column });

impl RequestsPage {
    /// Of both lists.
    pub fn new(received: Vec<ReceivedRow>, sent: Vec<OwnRow>) -> RequestsPage {
        let (waiting, put_off) = received.into_iter().partition(|it| it.state == State::Waiting);
        let empty = Empty {
            title: "Nobody waits for you".to_owned(),
            words: "When somebody who is not a contact writes to you, their note stands here until you answer it. \
                    Nobody is told that you read it."
                .to_owned(),
            actions: vec![
                Action::link("/settings/requests", "Say how many new people you want to hear from"),
                Action::link("/people", "Find people"),
            ],
        };
        RequestsPage { waiting, put_off, sent, empty }
    }
}

/// One that was sent to the reader.
#[derive(Debug, Clone)]
pub struct ReceivedRow {
    pub id: RequestId,
    pub who: Who,
    /// "20 November 2026".
    pub at: String,
    /// Until when it can be answered.
    pub until: String,
    /// The words; empty if they cannot be opened.
    pub note: String,
    pub state: State,
}

impl ReceivedRow {
    /// Of a request and its opened words.
    pub fn new(sealed: &SealedRequest, beside: Option<&Beside>, note: Option<String>) -> ReceivedRow {
        let request = &sealed.request;
        ReceivedRow {
            id: request.id,
            who: Who::new(request.from, &sealed.name, beside),
            at: on(request.made),
            until: on(request.made.plus(REQUEST_LASTS)),
            note: note.unwrap_or_default(),
            state: request.state,
        }
    }
}

/// One that the reader sent: the same whatever was answered.
#[derive(Debug, Clone)]
pub struct OwnRow {
    pub id: RequestId,
    pub who: Who,
    pub at: String,
    pub note: String,
}

impl OwnRow {
    /// Of a request and its opened words.
    pub fn new(sealed: &SealedRequest, beside: Option<&Beside>, note: Option<String>) -> OwnRow {
        let request = &sealed.request;
        OwnRow {
            id: request.id,
            who: Who::new(request.to, &sealed.name, beside),
            at: on(request.made),
            note: note.unwrap_or_default(),
        }
    }
}

/// One request for whoever it was written to.
#[derive(askama::Template)]
#[template(path = "connections/received.html")]
pub struct ReceivedPage {
    pub row: ReceivedRow,
    pub summary: Summary,
    pub reply: Field,
}
ui::view!(ReceivedPage { title: |it| format!("{} wrote to you", it.row.who.name), here: Messages, shape: Column });

impl ReceivedPage {
    /// With what was typed and what is wrong with it.
    pub fn new(row: ReceivedRow, typed: &str, problems: &Problems) -> ReceivedPage {
        let reply = Field::new("reply", "Your answer")
            .hint(format!("{} reads it as the second message of your conversation.", row.who.first))
            .max(Note::MAX)
            .rows(4)
            .value(typed)
            .problem_of(problems)
            .optional();
        ReceivedPage { row, summary: Summary::of(problems), reply }
    }
    fn is_put_off(&self) -> bool {
        self.row.state == State::PutOff
    }
    fn is_declined(&self) -> bool {
        self.row.state == State::Declined
    }
}

/// One request for whoever wrote it.
#[derive(askama::Template)]
#[template(path = "connections/sent.html")]
pub struct SentPage {
    pub row: OwnRow,
    /// From when on they could write again.
    pub again: String,
}
ui::view!(SentPage { title: |it| format!("Your note to {}", it.row.who.name), here: Messages, shape: Column });

impl SentPage {
    /// Of the row, sent at this moment.
    pub fn new(row: OwnRow, made: Moment) -> SentPage {
        SentPage { row, again: on(made.plus(crate::request::APART)) }
    }
}
