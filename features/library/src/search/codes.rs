//! The numbers by which the index of the library knows what is chosen by. They are worked out from the words alone, so that an
//! entry is the same whoever makes it: terms and places are hashed, and a test looks that no two terms of ours meet.

use crate::{
    kind::{Kind, Stage},
    licence::Licence,
};
use search::{Code, UNCOUNTED, code};

/// The facet of kinds.
pub const KIND: u8 = 1;
/// The facet of topics.
pub const TOPIC: u8 = 2;
/// The facet of stages.
pub const STAGE: u8 = 3;
/// The facet of regions in which something was adopted.
pub const REGION: u8 = 4;
/// The facet of licences.
pub const LICENCE: u8 = 5;
/// The month in which something is to be looked at again.
const REVIEW: u8 = UNCOUNTED;
/// What is counted.
pub const COUNTED: [u8; 5] = [KIND, TOPIC, STAGE, REGION, LICENCE];
/// No month before this year's first is told apart.
const FIRST_YEAR: u32 = 2020;

/// Of a kind.
pub const fn of_kind(kind: Kind) -> Code {
    code(KIND, kind as u32)
}

/// Of a topic.
pub fn of_topic(term: &str) -> Code {
    code(TOPIC, hash(term))
}

/// Of a stage.
pub const fn of_stage(stage: Stage) -> Code {
    code(STAGE, stage as u32)
}

/// Of a region.
pub fn of_region(place: &str) -> Code {
    code(REGION, hash(place))
}

/// Of a licence.
pub const fn of_licence(licence: Licence) -> Code {
    code(LICENCE, licence as u32)
}

/// Of the month in which something is to be looked at again: `2027-10`.
pub fn of_review(month: &str) -> Option<Code> {
    number(month).map(|it| code(REVIEW, it))
}

/// Of every month that is over in this one.
pub fn reviews_before(month: &str) -> Vec<Code> {
    (0..number(month).unwrap_or(0)).map(|it| code(REVIEW, it)).collect()
}

/// The facet by which overdue ones are chosen.
pub const fn review() -> u8 {
    REVIEW
}

fn number(month: &str) -> Option<u32> {
    let (year, month) = month.split_once('-')?;
    let (year, month) = (year.parse::<u32>().ok()?, month.parse::<u32>().ok()?);
    Some((year.saturating_sub(FIRST_YEAR) * 12 + month.clamp(1, 12) - 1).min((1 << 24) - 1))
}

/// 24 bits of FNV-1a.
fn hash(text: &str) -> u32 {
    let whole = text.bytes().fold(0x811c_9dc5_u32, |sum, it| (sum ^ u32::from(it)).wrapping_mul(0x0100_0193));
    (whole >> 24 ^ whole) & 0x00ff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other() {
        assert_eq!(
            reviews_before("2020-03"),
            [of_review("2020-01"), of_review("2020-02")].map(|it| it.expect("a month"))
        );
        assert_eq!(reviews_before("2026-11").len(), 82);
        assert!(!reviews_before("2026-11").contains(&of_review("2026-11").expect("this one")), "it is not over");
        assert_eq!(of_review("2019-07"), of_review("2020-07"), "far gone is gone");
        assert_eq!((of_review("soon"), of_review("2027-x")), (None, None));
    }

    #[test]
    fn facets_do_not_meet() {
        let all =
            [of_kind(Kind::Audit), of_topic("x"), of_stage(Stage::Trying), of_region("x"), of_licence(Licence::Zero)];
        assert_eq!(all.map(search::facet_of), COUNTED);
    }
}
