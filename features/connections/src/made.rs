//! What two of a made population have said to each other, without a patient in any of it.

/// All of it, as it was written down: below the hours since it began, who asked (`<`) and who answered (`>`).
const WRITTEN: &str = include_str!("../made/talks.txt");

/// What two said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeTalk {
    /// How many hours ago it began.
    pub hours: u64,
    /// In their order: by the first or by the second, and what.
    pub said: Vec<(Who, &'static str)>,
}

/// Who of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The first.
    First,
    /// The second.
    Second,
}

/// All talks.
pub fn talks() -> Vec<MadeTalk> {
    WRITTEN.split("\n\n").filter_map(|it| read(it.trim())).collect()
}

fn read(text: &'static str) -> Option<MadeTalk> {
    let mut lines = text.lines();
    let hours = lines.next()?.strip_prefix("# ")?.parse().ok()?;
    let said = lines.filter_map(|line| match line.split_at_checked(2)? {
        ("< ", words) => Some((Who::First, words)),
        ("> ", words) => Some((Who::Second, words)),
        _ => None,
    });
    Some(MadeTalk { hours, said: said.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_said_by_one_of_the_two_and_names_no_patient() {
        let talks = talks();
        assert_eq!(talks.len(), WRITTEN.matches("# ").count());
        let lines: usize = talks.iter().map(|it| it.said.len()).sum();
        assert_eq!(lines + talks.len(), WRITTEN.lines().filter(|it| !it.is_empty()).count());
        for talk in &talks {
            assert!(talk.said.len() >= 3 && talk.said.iter().any(|it| it.0 == Who::Second), "{talk:?}");
            for (_, words) in &talk.said {
                assert!(guard::scan(words).is_empty(), "{words}");
            }
        }
    }
}
