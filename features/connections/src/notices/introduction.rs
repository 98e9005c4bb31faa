//! What notices say of introductions: that one waits to be passed on or answered, and that one was made.

use crate::introduction::{Introduction, IntroductionId, Seen};
use notices_api::{Asked, Kind, Line};
use store::Reader;

/// Those that these are about.
pub fn asked_of(asked: &[Asked]) -> Vec<IntroductionId> {
    let own =
        |it: &&Asked| matches!(it.kind, Kind::IntroductionAsked | Kind::IntroductionOffered | Kind::IntroductionAgreed);
    asked.iter().filter(own).map(|it| IntroductionId::from_bytes(it.about)).collect()
}

/// Where it leads, as long as it stands for the reader as the notice says.
pub fn line(it: &Asked, shown: &[Introduction], reader: Reader<'_>) -> Option<Line> {
    let found = shown.iter().find(|one| *one.id.as_bytes() == it.about)?;
    let seen = found.part_of(reader.viewer().id()).map_or(Seen::Gone, |part| found.seen_by(part, reader.now()));
    let waits_so = match it.kind {
        Kind::IntroductionAsked => Seen::ToPass,
        Kind::IntroductionOffered => Seen::ToAnswer,
        _ => Seen::Opened,
    };
    (seen == waits_so).then(|| Line::to(format!("/introductions/{}", found.id)))
}
