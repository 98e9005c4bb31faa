//! The parts of what one keeps on somebody, each with what can be wrong with it.

use kernel::{TextProblem, line, text};
use std::fmt;

text! {
    /// A note on somebody.
    pub Note = prose(4000);
}

/// How two met: words, and perhaps the year or month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// `2015-03`, `2015`, or empty.
    pub when: String,
    /// "At the training day in Stockton".
    pub words: String,
}

impl Met {
    /// The most characters of the words.
    pub const MAX: usize = 200;

    /// From a form; nothing written is none. The date has been read already.
    pub fn parse(words: &str, when: &str) -> Result<Option<Met>, TextProblem> {
        let words = match line(words, Met::MAX) {
            Err(TextProblem::Empty) => String::new(),
            other => other?,
        };
        let met = Met { when: when.to_owned(), words };
        Ok(Some(met).filter(|it| !it.words.is_empty() || !it.when.is_empty()))
    }
    /// As it is sealed.
    pub fn sealed_text(&self) -> String {
        format!("{}\n{}", self.when, self.words)
    }
    /// From what was sealed.
    pub fn stored(text: &str) -> Met {
        let (when, words) = text.split_once('\n').unwrap_or(("", text));
        Met { when: when.to_owned(), words: words.to_owned() }
    }
}

/// Words by which contacts are found together; in the order in which they were written, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags(Vec<String>);

/// What is wrong with tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagsProblem {
    /// More than [`Tags::MOST`].
    TooMany,
    /// One is longer than [`Tags::LONGEST`] characters.
    TooLong,
    /// Invisible characters.
    Hidden,
}

impl Tags {
    /// The most on one person.
    pub const MOST: usize = 12;
    /// The most characters of one.
    pub const LONGEST: usize = 40;

    /// From what people write: separated by commas or on lines of their own.
    pub fn parse(text: &str) -> Result<Tags, TagsProblem> {
        let mut tags: Vec<String> = Vec::new();
        // Normal form C writes the Greek question mark as a semicolon: it separates as one.
        for part in text.split([',', ';', '\u{37E}', '\n']) {
            let tag = match line(part, Tags::LONGEST) {
                Err(TextProblem::Empty) => continue,
                Err(TextProblem::TooLong(_)) => return Err(TagsProblem::TooLong),
                Err(TextProblem::Hidden) => return Err(TagsProblem::Hidden),
                Ok(tag) => tag,
            };
            if !tags.iter().any(|it| it.to_lowercase() == tag.to_lowercase()) {
                tags.push(tag);
            }
        }
        if tags.len() > Tags::MOST { Err(TagsProblem::TooMany) } else { Ok(Tags(tags)) }
    }
    /// As it is sealed.
    pub fn sealed_text(&self) -> String {
        self.0.join("\n")
    }
    /// From what was sealed.
    pub fn stored(text: &str) -> Tags {
        Tags(text.lines().map(str::to_owned).collect())
    }
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// As the form has them.
    pub fn written(&self) -> String {
        self.0.join(", ")
    }
}

impl fmt::Display for TagsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TagsProblem::TooMany => write!(f, "Use {} tags or fewer.", Tags::MOST),
            TagsProblem::TooLong => {
                write!(f, "Use {} characters or fewer for each tag, with commas between them.", Tags::LONGEST)
            }
            TagsProblem::Hidden => TextProblem::Hidden.fmt(f),
        }
    }
}

/// How often one wants to be in touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cadence {
    /// Nothing was said: once a year.
    #[default]
    Usual,
    /// Every so many months.
    Months(u8),
    /// Never reminded: the tie may lapse, and stays.
    Rest,
}

/// The text names no cadence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACadence;

impl Cadence {
    /// What the form offers.
    pub const ALL: [Cadence; 8] = [
        Cadence::Usual,
        Cadence::Months(1),
        Cadence::Months(2),
        Cadence::Months(3),
        Cadence::Months(6),
        Cadence::Months(12),
        Cadence::Months(24),
        Cadence::Rest,
    ];

    /// As the store has it: months; 0 for rest.
    pub fn stored(months: Option<i64>) -> Cadence {
        match months {
            None => Cadence::Usual,
            Some(0) => Cadence::Rest,
            Some(months) => Cadence::Months(u8::try_from(months).unwrap_or(12)),
        }
    }
    /// For the store.
    pub const fn months(self) -> Option<i64> {
        match self {
            Cadence::Usual => None,
            Cadence::Months(months) => Some(months as i64),
            Cadence::Rest => Some(0),
        }
    }
    /// As forms write it.
    pub fn code(self) -> String {
        self.months().map(|it| it.to_string()).unwrap_or_default()
    }
    /// From a form.
    pub fn parse(code: &str) -> Result<Cadence, NotACadence> {
        Cadence::ALL.into_iter().find(|it| it.code() == code.trim()).ok_or(NotACadence)
    }
    /// As the form offers it.
    pub fn label(self) -> String {
        match self {
            Cadence::Usual => "As usual: once a year".to_owned(),
            Cadence::Rest => "Let it rest".to_owned(),
            Cadence::Months(1) => "Every month".to_owned(),
            Cadence::Months(12) => "Every year".to_owned(),
            Cadence::Months(24) => "Every two years".to_owned(),
            Cadence::Months(months) => format!("Every {months} months"),
        }
    }
    /// Inside a sentence: "every 3 months".
    pub fn words(self) -> String {
        match self {
            Cadence::Usual => "once a year".to_owned(),
            Cadence::Rest => "no reminder".to_owned(),
            other => other.label().to_lowercase(),
        }
    }
    /// After so many days without touch it is time; never for rest.
    pub fn days(self) -> Option<i64> {
        let months = match self {
            Cadence::Usual => 12,
            Cadence::Months(months) => i64::from(months),
            Cadence::Rest => return None,
        };
        Some(months * 365 / 12)
    }
}

impl fmt::Display for NotACadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Choose how often, or let it rest.")
    }
}

/// How many minutes a week somebody has for keeping in touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget(u8);

impl Default for Budget {
    fn default() -> Budget {
        Budget(30)
    }
}

impl Budget {
    /// What the form offers.
    pub const ALL: [Budget; 5] = [Budget(0), Budget(10), Budget(20), Budget(30), Budget(60)];

    /// From a form.
    pub fn parse(code: &str) -> Option<Budget> {
        Budget::ALL.into_iter().find(|it| it.code() == code.trim())
    }
    /// From the store.
    pub fn stored(minutes: i64) -> Budget {
        Budget(u8::try_from(minutes).unwrap_or(30))
    }
    /// In minutes.
    pub const fn minutes(self) -> i64 {
        self.0 as i64
    }
    /// As forms write it.
    pub fn code(self) -> String {
        self.0.to_string()
    }
    /// A good note takes ten minutes.
    pub const fn people(self) -> usize {
        (self.0 / 10) as usize
    }
    /// As the form offers it.
    pub fn label(self) -> String {
        match self.people() {
            0 => "None: no list".to_owned(),
            1 => "10 minutes: one person".to_owned(),
            people => format!("{} minutes: up to {people} people", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_are_short_few_and_said_once() {
        let tags = Tags::parse(" trainers, Derm ,derm;\nTeesside").expect("tags");
        assert_eq!(tags.written(), "trainers, Derm, Teesside");
        assert_eq!(Tags::stored(&tags.sealed_text()), tags);
        assert_eq!(Tags::parse(" , ;\u{37E}\n"), Ok(Tags::default()));
        assert_eq!(Tags::stored(""), Tags::default());
        assert_eq!(Tags::parse(&"x".repeat(41)), Err(TagsProblem::TooLong));
        assert_eq!(Tags::parse(&(0..13).map(|it| format!("t{it},")).collect::<String>()), Err(TagsProblem::TooMany));
        assert_eq!(Tags::parse("a\u{202E}b"), Err(TagsProblem::Hidden)); // abuse case 50
    }

    #[test]
    fn how_they_met_is_words_a_date_or_both() {
        assert_eq!(Met::parse(" ", ""), Ok(None));
        let met = Met::parse("At the training day\nin Stockton", "2015-03").expect("words").expect("something");
        assert_eq!((met.when.as_str(), met.words.as_str()), ("2015-03", "At the training day in Stockton"));
        assert_eq!(Met::stored(&met.sealed_text()), met);
        assert!(Met::parse("", "2015").is_ok_and(|it| it.is_some()));
    }

    #[test]
    fn every_cadence_and_budget_is_read_back() {
        for cadence in Cadence::ALL {
            assert_eq!(Cadence::parse(&cadence.code()), Ok(cadence));
            assert_eq!(Cadence::stored(cadence.months()), cadence);
        }
        assert_eq!(Cadence::parse("7"), Err(NotACadence));
        assert_eq!(
            (Cadence::Months(3).days(), Cadence::Usual.days(), Cadence::Rest.days()),
            (Some(91), Some(365), None)
        );
        for budget in Budget::ALL {
            assert_eq!(Budget::parse(&budget.code()), Some(budget));
        }
        assert_eq!((Budget::default().people(), Budget(0).people(), Budget(60).people()), (3, 0, 6));
        assert_eq!(Budget::parse("31"), None);
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_kept_alike(text in "\\PC{0,120}") {
            if let Ok(tags) = Tags::parse(&text) {
                prop_assert_eq!(Tags::parse(&tags.written()), Ok(tags));
            }
        }
    }
}
