//! What a made population has in its library: texts on general practice, without a patient in any of them, each in some variants.

use crate::{draft::Draft, kind::Kind};

/// All of them, as they were written down.
const WRITTEN: &str = include_str!("../made/resources.txt");
/// For whom one of them was written: what tells variants apart.
const VARIANTS: [&str; 18] = [
    "",
    "a branch surgery",
    "a training practice",
    "a list above 20,000",
    "a list below 4,000",
    "an island practice",
    "a network of six practices",
    "a practice with one pharmacist",
    "a practice without a pharmacist",
    "a university town",
    "a dispensing practice",
    "three languages at the desk",
    "a practice by the sea",
    "four partners and two trainees",
    "an inner-city list",
    "a valley with two surgeries",
    "a team that is half remote",
    "a new build with thin walls",
];

/// Something that was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeText {
    /// What it is.
    pub kind: Kind,
    /// All of it, in one of its variants.
    pub draft: Draft,
    /// What was new in each later version, the earliest first.
    pub notes: Vec<&'static str>,
}

/// How many there are without their variants.
pub fn count() -> usize {
    WRITTEN.split("\n\n# ").count()
}

/// This one of them, in this variant; both may be as large as one likes. `year` as it is written.
pub fn text(at: usize, variant: usize, year: i64) -> Option<MadeText> {
    let all: Vec<&'static str> = WRITTEN.split("\n\n# ").collect();
    let written = all.get(at % all.len())?;
    let mut lines = written.trim_start_matches("# ").lines();
    let head: Vec<&'static str> = lines.next()?.split('|').map(str::trim).collect();
    let [kind, stage, licence, tags, _, title] = head[..] else { return None };
    let kind = Kind::of(kind)?;
    let whom = VARIANTS[variant % VARIANTS.len()];
    let mut draft = Draft {
        title: if whom.is_empty() { title.to_owned() } else { format!("{title} ({whom})") },
        summary: lines.next()?.to_owned(),
        tags: tags.to_owned(),
        for_whom: whom.to_owned(),
        licence: licence.to_owned(),
        stage: stage.to_owned(),
        review_by: format!("{}-{:02}", year + 1 + (variant % 2) as i64, 1 + (at + variant) % 12),
        calculates: if kind == Kind::Tool { "no".to_owned() } else { String::new() },
        ..Draft::default()
    };
    let mut notes = Vec::new();
    for line in lines {
        match line.split_once(' ')? {
            ("+", note) => notes.push(note),
            ("text:", words) => draft.body = filled(words, variant, year),
            (word, words) => {
                draft.parts.insert(word.trim_end_matches(':').to_owned(), filled(words, variant, year));
            }
        }
    }
    Some(MadeText { kind, draft, notes })
}

/// With this variant's days and numbers in their places.
fn filled(words: &str, variant: usize, year: i64) -> String {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday"];
    let number = |base: usize, step: usize| (base + variant % 7 * step).to_string();
    words
        .replace("\\n", "\n")
        .replace("{day}", days[variant % 4])
        .replace("{otherday}", days[(variant + 2) % 4])
        .replace("{months}", &number(4, 1))
        .replace("{few}", &number(24, 6))
        .replace("{many}", &number(300, 45))
        .replace("{year}", &(year - 1).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_was_written_down_can_be_published_and_names_nobody() {
        assert_eq!(count(), 20);
        for at in 0..count() {
            for variant in 0..VARIANTS.len() {
                let it = text(at, variant, 2026).unwrap_or_else(|| panic!("the {at}th is not read"));
                let ready = it.draft.publishable(it.kind, "2026-11");
                assert!(ready.is_ok(), "{}: {ready:?}", it.draft.title);
                let words =
                    [&it.draft.title, &it.draft.summary, &it.draft.body].into_iter().chain(it.draft.parts.values());
                for words in words {
                    assert!(guard::scan(words).is_empty(), "a patient, perhaps: {words}");
                    assert!(!words.contains(['{', '\\']), "{words}");
                }
            }
        }
    }

    #[test]
    fn there_is_one_of_every_kind() {
        let kinds: std::collections::BTreeSet<Kind> =
            (0..count()).filter_map(|at| text(at, 0, 2026)).map(|it| it.kind).collect();
        assert_eq!(kinds.len(), Kind::ALL.len());
        assert_eq!(text(0, 0, 2026).map(|it| it.notes.len()), Some(2));
    }
}
