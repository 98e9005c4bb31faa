//! An erasure: who was deleted and when, so that a backup which is brought back forgets them again (abuse case 121).

use kernel::{MemberId, Moment};
use std::fmt::Write;

/// Somebody's account was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Erasure {
    /// When.
    pub at: Moment,
    /// Whose: a number, which names nobody any more.
    pub member: MemberId,
}

/// Erasures as the lines of a file: moment in microseconds since 1970 (UTC), a space, the member's number.
///
/// The file lies beside the data folder, where a copy of the data that is brought back does not replace it. Lines are
/// only ever added; one that cannot be read is left aside, so that a torn last line costs nothing but itself.
pub fn lines(erasures: &[Erasure]) -> String {
    erasures.iter().fold(String::new(), |mut text, it| {
        // Writing to a String cannot fail.
        writeln!(text, "{} {}", it.at.micros(), it.member).unwrap_or_default();
        text
    })
}

/// What [`lines`] wrote, in the order of the file.
pub fn read_lines(text: &str) -> Vec<Erasure> {
    let read = |line: &str| {
        let (at, member) = line.trim().split_once(' ')?;
        Some(Erasure { at: Moment::from_micros(at.parse().ok()?), member: member.parse().ok()? })
    };
    text.lines().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[test]
    fn what_is_written_is_read_and_a_torn_line_costs_only_itself() {
        let rng = Rng::seeded(5);
        let erasure = |at| Erasure { at: Moment::from_micros(at), member: MemberId::random(&rng) };
        let all = vec![erasure(1), erasure(1_795_176_000_000_000)];
        let text = lines(&all);
        assert_eq!(read_lines(&text), all);
        assert_eq!(read_lines(&text[..text.len() - 9]), all[..1]);
        assert_eq!(read_lines("\nno moment\n7 nobody\n"), []);
    }
}
