//! The counts of some days, by kind and by reason.

use guard::{Kind, Reason};

/// So many days stand on the page.
pub const DAYS: i64 = 30;

/// One row of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The kind's word.
    pub kind: String,
    /// The outcome's word.
    pub outcome: String,
    /// The reason's word; empty if there is none.
    pub reason: String,
    /// How often.
    pub times: i64,
}

/// All counts of some days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// For each kind that was found: how often it was stopped, blanked out, sent.
    pub kinds: Vec<(Kind, [i64; 3])>,
    /// How often each reason was given, once for each kind that it was given for.
    pub reasons: Vec<(Reason, i64)>,
}

impl Tally {
    /// Of the rows. Words that nobody knows any more are left out.
    pub fn of(rows: &[Count]) -> Tally {
        let of = |kind: Kind, outcome: &str| -> i64 {
            rows.iter().filter(|it| it.kind == kind.word() && it.outcome == outcome).map(|it| it.times).sum()
        };
        let kinds = Kind::ALL.into_iter().map(|it| (it, ["refused", "blanked", "sent"].map(|outcome| of(it, outcome))));
        let given = |reason: Reason| rows.iter().filter(|it| it.reason == reason.word()).map(|it| it.times).sum();
        let reasons = Reason::ALL.into_iter().map(|it| (it, given(it)));
        Tally {
            kinds: kinds.filter(|it| it.1 != [0; 3]).collect(),
            reasons: reasons.filter(|it: &(Reason, i64)| it.1 > 0).collect(),
        }
    }
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_added_up_by_kind_and_by_reason() {
        let row = |kind: &str, outcome: &str, reason: &str, times| Count {
            kind: kind.into(),
            outcome: outcome.into(),
            reason: reason.into(),
            times,
        };
        let tally = Tally::of(&[
            row("name", "refused", "", 3),
            row("name", "sent", "colleague", 2),
            row("name", "sent", "example", 1),
            row("phone", "blanked", "", 4),
            row("gone", "refused", "", 9),
        ]);
        assert_eq!(tally.kinds, [(Kind::Phone, [0, 4, 0]), (Kind::Name, [3, 0, 3])]);
        assert_eq!(tally.reasons, [(Reason::Colleague, 2), (Reason::Example, 1)]);
        assert!(Tally::of(&[]).is_empty());
    }
}
