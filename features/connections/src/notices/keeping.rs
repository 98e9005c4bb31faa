//! Speaks for the notice of a week's list: as long as somebody in it waits.

use crate::store::week::find_list;
use notices_api::{Asked, Kind, Line, Speaker, Speaking};
use store::Reader;

/// Answers for the lists of the week.
pub struct Weeks;

impl Speaker for Weeks {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::KeepingInTouch]
    }

    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let waits = find_list(reader).await?.waits();
            Ok(asked.iter().map(|_| waits.then(|| Line::to("/contacts/touch".to_owned()))).collect())
        })
    }
}
