//! Speaks for the notice of a week's list: as long as somebody in it waits.

use crate::{
    keeping::{Week, pick},
    store::keeping::find_ties,
};
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
            let ties = find_ties(reader).await?;
            let week = Week::of(reader.now());
            let picks = pick(reader.viewer().id(), week, ties.budget.people(), &ties.ties, &[]);
            let waits = picks.iter().any(|it| it.done.is_none());
            Ok(asked.iter().map(|_| waits.then(|| Line::to("/contacts/touch".to_owned()))).collect())
        })
    }
}
