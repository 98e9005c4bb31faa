//! What is kept of an import: when, of which kind, and what came of it.

use super::{kind::Kind, outcome::Summary};
use kernel::{Id, Moment};

/// The noun of [`ImportId`].
pub enum ImportNoun {}
/// Names an import.
pub type ImportId = Id<ImportNoun>;

/// So many of the lines that could not be used are kept.
pub const REJECTED_KEPT: usize = 20;

/// An import that was done, or a file that was looked at and waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Which.
    pub id: ImportId,
    /// What kind of file.
    pub kind: Kind,
    /// When it was brought in, or looked at.
    pub at: Moment,
    /// What changed, or would; of the lines that cannot be used only the first.
    pub summary: Summary,
    /// How many lines cannot be used.
    pub rejected: u64,
}

impl Record {
    /// How many rows are another after it, or would be.
    pub fn changes(&self) -> u64 {
        let Summary { new, changed, closed, dormant, reopened, .. } = &self.summary;
        new + changed + closed + dormant + reopened
    }
    /// The numbers that are not nothing, each with its word: "15 new".
    pub fn counts(&self) -> Vec<(u64, &'static str)> {
        let it = &self.summary;
        let all = [
            (it.new, "new"),
            (it.changed, "changed"),
            (it.closed, "closed"),
            (it.dormant, "dormant"),
            (it.reopened, "open again"),
            (it.unchanged, "as before"),
            (self.rejected, "not usable"),
        ];
        all.into_iter().filter(|it| it.0 > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_happened_is_counted() {
        let summary = Summary { new: 2, closed: 1, unchanged: 9, ..Summary::default() };
        let record = Record { id: ImportId::NONE, kind: Kind::Pcns, at: Moment::from_micros(0), summary, rejected: 3 };
        assert_eq!(record.counts(), [(2, "new"), (1, "closed"), (9, "as before"), (3, "not usable")]);
        assert_eq!(record.changes(), 3);
    }
}
