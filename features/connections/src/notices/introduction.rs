//! Speaks for the notices of introductions: that one waits to be passed on or answered, and that one was made.

use crate::{
    introduction::{Introduction, IntroductionId, Seen},
    store::introduction::find_shown,
};
use notices_api::{Asked, Kind, Line, Speaker, Speaking};
use store::Reader;

/// Answers for introductions.
pub struct Introductions;

impl Speaker for Introductions {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::IntroductionAsked, Kind::IntroductionOffered, Kind::IntroductionAgreed]
    }

    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let ids: Vec<IntroductionId> = asked.iter().map(|it| IntroductionId::from_bytes(it.about)).collect();
            let (shown, me, now) = (find_shown(reader, &ids).await?, reader.viewer().id(), reader.now());
            let seen = |it: &Introduction| it.part_of(me).map_or(Seen::Gone, |part| it.seen_by(part, now));
            let line = |it: &Asked| {
                let found = shown.iter().find(|one| *one.id.as_bytes() == it.about)?;
                let waits_so = match it.kind {
                    Kind::IntroductionAsked => Seen::ToPass,
                    Kind::IntroductionOffered => Seen::ToAnswer,
                    _ => Seen::Opened,
                };
                (seen(found) == waits_so).then(|| Line::to(format!("/introductions/{}", found.id)))
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}
