//! Speaks for the notices of this feature: what still waits for the receiver, and that somebody accepted.

mod introduction;
mod keeping;

use crate::store::request::find_waiting;
use frame::App;
use notices_api::{Asked, Kind, Line, Speaker, Speakers, Speaking};
use std::sync::Arc;
use store::Reader;

/// Puts the speaker in.
pub fn connect(app: &App) {
    let speakers = app.keep(Speakers::default);
    speakers.add(Arc::new(Requests));
    speakers.add(Arc::new(introduction::Introductions));
    speakers.add(Arc::new(keeping::Weeks));
}

struct Requests;

impl Speaker for Requests {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Request, Kind::RequestReminder, Kind::Accepted]
    }

    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let requests: Vec<_> = asked.iter().map(|it| kernel::Id::from_bytes(it.about)).collect();
            let others: Vec<_> = asked.iter().filter_map(|it| it.by).collect();
            let (waiting, contacts) = find_waiting(reader, &requests, &others).await?;
            let line = |it: &Asked| match (it.kind, it.by) {
                (Kind::Accepted, Some(by)) => contacts.contains(&by).then(|| Line::to(format!("/messages/to/{by}"))),
                (Kind::Accepted, None) => None,
                _ => {
                    let request = kernel::Id::from_bytes(it.about);
                    waiting.contains(&request).then(|| Line::to(format!("/requests/{request}")))
                }
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}
