//! What notices say of requests: that somebody pointed to something, and what was looked for.

use crate::{request::RequestId, store::requesting::find_own_titles};
use notices_api::{Asked, Kind, Line, Speaker, Speaking};
use std::collections::HashMap;
use store::Reader;
use ui::words::quoted;

pub struct OfRequests;

impl Speaker for OfRequests {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::RequestAnswered]
    }

    /// Nothing of what was taken away meanwhile (abuse cases 7, 8).
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let all: Vec<RequestId> = asked.iter().map(|it| RequestId::from_bytes(it.about)).collect();
            let titles: HashMap<RequestId, String> = find_own_titles(reader, &all).await?.into_iter().collect();
            let line = |it: &Asked| {
                let id = RequestId::from_bytes(it.about);
                let title = quoted(titles.get(&id)?);
                let words = match &it.name {
                    Some(name) => format!("{name} points to something for {title}"),
                    None => format!("There is an answer to {title}"),
                };
                Some(Line::saying(words, format!("/library/requests/{id}")))
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}
