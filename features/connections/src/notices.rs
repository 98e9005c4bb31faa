//! Speaks for the notices of this feature: what still waits for the receiver, and that somebody accepted.

mod introduction;
mod keeping;

use crate::store::spoken::find_spoken;
use connections_api::RequestId;
use frame::App;
use notices_api::{Asked, Kind, Line, Speaker, Speakers, Speaking};
use std::sync::Arc;
use store::Reader;

/// Puts the speakers in.
pub fn connect(app: &App) {
    let speakers = app.keep(Speakers::default);
    speakers.add(Arc::new(Answers));
    speakers.add(Arc::new(keeping::Weeks));
}

/// Answers for requests and introductions.
struct Answers;

impl Speaker for Answers {
    fn kinds(&self) -> &'static [Kind] {
        &[
            Kind::Request,
            Kind::RequestReminder,
            Kind::Accepted,
            Kind::IntroductionAsked,
            Kind::IntroductionOffered,
            Kind::IntroductionAgreed,
        ]
    }

    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let of = |kinds: [Kind; 2]| asked.iter().filter(move |it| kinds.contains(&it.kind));
            let requests: Vec<RequestId> =
                of([Kind::Request, Kind::RequestReminder]).map(|it| RequestId::from_bytes(it.about)).collect();
            let others: Vec<_> = of([Kind::Accepted; 2]).filter_map(|it| it.by).collect();
            let spoken = find_spoken(reader, &introduction::asked_of(asked), &requests, &others).await?;
            let line = |it: &Asked| match (it.kind, it.by) {
                (Kind::Accepted, Some(by)) => {
                    spoken.contacts.contains(&by).then(|| Line::to(format!("/messages/to/{by}")))
                }
                (Kind::Accepted, None) => None,
                (Kind::Request | Kind::RequestReminder, _) => {
                    let request = RequestId::from_bytes(it.about);
                    spoken.waiting.contains(&request).then(|| Line::to(format!("/requests/{request}")))
                }
                _ => introduction::line(it, &spoken.introductions, reader),
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}
