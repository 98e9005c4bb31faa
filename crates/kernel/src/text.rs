//! Text that people write, made safe once: normal form C, no control or direction characters, within a limit.

use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// What is wrong with a text, said so that it can stand under its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    /// Nothing was written.
    Empty,
    /// Longer than this many characters.
    TooLong(usize),
    /// A control character, or one that turns the direction of what follows.
    Hidden,
}

impl fmt::Display for TextProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TextProblem::Empty => f.write_str("Write something here."),
            TextProblem::TooLong(max) => write!(f, "Use {max} characters or fewer."),
            TextProblem::Hidden => f.write_str("Remove the invisible characters. Typing it again usually does."),
        }
    }
}

/// One line: white space folded to single spaces. At least one character, at most `max`.
pub fn line(text: &str, max: usize) -> Result<String, TextProblem> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(folded.nfc().collect(), max, is_hidden)
}

/// Several lines: line ends become `\n`, at most one empty line in a row, none at the ends.
pub fn prose(text: &str, max: usize) -> Result<String, TextProblem> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = Vec::new();
    for line in unified.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|it| it.is_empty())) {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(|it| it.is_empty()) {
        lines.pop();
    }
    checked(lines.join("\n").nfc().collect(), max, |c| !matches!(c, '\n' | '\t') && is_hidden(c))
}

fn checked(text: String, max: usize, refused: impl Fn(char) -> bool) -> Result<String, TextProblem> {
    if text.is_empty() {
        Err(TextProblem::Empty)
    } else if text.chars().count() > max {
        Err(TextProblem::TooLong(max))
    } else if text.chars().any(refused) {
        Err(TextProblem::Hidden)
    } else {
        Ok(text)
    }
}

/// Controls, direction marks and spaces without width. The two joiners stay: Indic and Persian spelling needs them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Defines text newtypes: `text! { /// What it is. pub Headline = line(160); }`.
#[macro_export]
macro_rules! text {
    ($($(#[$doc:meta])* pub $name:ident = $shape:ident($max:expr);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);
        impl $name {
            /// The most characters it may have.
            pub const MAX: usize = $max;
            /// Cleans and checks what somebody wrote.
            pub fn parse(text: &str) -> Result<Self, $crate::TextProblem> {
                $crate::$shape(text, Self::MAX).map(Self)
            }
            /// As [`Self::parse`]; nothing written is `None`.
            pub fn parse_optional(text: &str) -> Result<Option<Self>, $crate::TextProblem> {
                match Self::parse(text) {
                    Err($crate::TextProblem::Empty) => Ok(None),
                    other => other.map(Some),
                }
            }
            /// From the store, where it was checked before.
            pub fn stored(text: impl Into<String>) -> Self {
                Self(text.into())
            }
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_folded_and_composed() {
        assert_eq!(line("  Sia\u{0302}n \n Llewellyn ", 40).as_deref(), Ok("Siân Llewellyn"));
        assert_eq!(line("நிலா", 40).as_deref(), Ok("நிலா"));
    }

    #[test]
    fn direction_marks_are_refused() {
        assert_eq!(line("abc\u{202E}gpj", 40), Err(TextProblem::Hidden)); // abuse case 50
        assert_eq!(line("\u{200B}", 40), Err(TextProblem::Hidden));
        assert_eq!(line("a\u{0000}b", 40), Err(TextProblem::Hidden));
    }

    #[test]
    fn prose_keeps_paragraphs_only() {
        assert_eq!(prose("\n\na\r\n\r\n\r\nb  \n", 40).as_deref(), Ok("a\n\nb"));
        assert_eq!(prose("aaaa", 3), Err(TextProblem::TooLong(3)));
        assert_eq!(prose(" \n ", 3), Err(TextProblem::Empty));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in ".{0,80}") {
            if let Ok(once) = line(&text, 200) {
                prop_assert_eq!(line(&once, 200), Ok(once));
            }
            if let Ok(once) = prose(&text, 200) {
                prop_assert_eq!(prose(&once, 200), Ok(once));
            }
        }
    }
}
