//! The account: a member's key to the door. Address, name and password, and what each must be.

use kernel::{Private, TextProblem};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// An e-mail address as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnEmail;

impl Email {
    /// ASCII only, so that no two spellings look alike (abuse case 78); at most 254 characters.
    pub fn parse(text: &str) -> Result<Email, NotAnEmail> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(NotAnEmail)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b))
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
        if local_ok && domain_ok && text.len() <= 254 { Ok(Email(text.to_owned())) } else { Err(NotAnEmail) }
    }
    /// From the store.
    pub fn stored(text: impl Into<String>) -> Email {
        Email(text.into())
    }
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// What follows the `@`, in lower case.
    pub fn domain(&self) -> String {
        self.0.rsplit_once('@').map_or_else(String::new, |it| it.1.to_ascii_lowercase())
    }
    /// Whether it is an address of one of these domains or of one below them.
    pub fn is_within(&self, domains: &[String]) -> bool {
        let own = self.domain();
        domains.iter().any(|it| own == *it || own.strip_suffix(it.as_str()).is_some_and(|rest| rest.ends_with('.')))
    }
    /// What two spellings of one address have in common.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl fmt::Display for NotAnEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Write an e-mail address like name@example.org.")
    }
}

/// A member's name as it stands everywhere, in any script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberName(String);

/// Why a name is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameProblem {
    /// As for every text.
    Text(TextProblem),
    /// No letter in it.
    NoLetter,
    /// One word mixes scripts, as in a name made to look like another (abuse case 50).
    Mixed,
    /// It would pass for the house or an authority (abuse case 51).
    Reserved,
}

impl MemberName {
    /// The most characters.
    pub const MAX: usize = 80;
    /// Cleans and checks a name.
    pub fn parse(text: &str) -> Result<MemberName, NameProblem> {
        let name = kernel::line(text, Self::MAX).map_err(NameProblem::Text)?;
        if !name.chars().any(char::is_alphabetic) {
            return Err(NameProblem::NoLetter);
        }
        if name.split([' ', '-', '\'', '’']).any(mixes_scripts) {
            return Err(NameProblem::Mixed);
        }
        let bare = skeleton(&name);
        if RESERVED.iter().any(|it| skeleton(it) == bare) {
            return Err(NameProblem::Reserved);
        }
        Ok(MemberName(name))
    }
    /// From the store.
    pub fn stored(text: impl Into<String>) -> MemberName {
        MemberName(text.into())
    }
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NameProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NameProblem::Text(TextProblem::Empty) => f.write_str("Write your name as colleagues know it."),
            NameProblem::Text(problem) => problem.fmt(f),
            NameProblem::NoLetter => f.write_str("Write a name with letters in it."),
            NameProblem::Mixed => f.write_str("Write each word of your name in one alphabet."),
            NameProblem::Reserved => f.write_str("This name would be taken for the house itself. Write your own name."),
        }
    }
}

const RESERVED: &[&str] = &[
    "admin",
    "administrator",
    "kettle",
    "kettlesupport",
    "kettleteam",
    "moderator",
    "moderators",
    "nhs",
    "nhsengland",
    "nhsdigital",
    "nhsscotland",
    "nhswales",
    "gmc",
    "rcgp",
    "bma",
    "support",
    "helpdesk",
    "system",
    "root",
    "staff",
];

fn mixes_scripts(word: &str) -> bool {
    let mut seen = None;
    for script in word.chars().map(|c| c.script()).filter(|it| !matches!(it, Script::Common | Script::Inherited)) {
        let script = match script {
            Script::Hiragana | Script::Katakana => Script::Han,
            other => other,
        };
        if seen.is_some_and(|it| it != script) {
            return true;
        }
        seen = Some(script);
    }
    false
}

/// What is left of a name when look-alikes, case, marks and spaces are taken away.
fn skeleton(name: &str) -> String {
    let folded = name.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    folded.map(|c| LOOKS_LIKE.iter().find(|it| it.0 == c).map_or(c, |it| it.1)).collect()
}

const LOOKS_LIKE: &[(char, char)] = &[
    ('0', 'o'),
    ('1', 'i'),
    ('l', 'i'),
    ('3', 'e'),
    ('5', 's'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ԁ', 'd'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('т', 't'),
    ('α', 'a'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('ν', 'v'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('τ', 't'),
    ('ı', 'i'),
];

/// A new password that is good enough: at least twelve characters, hard to guess, no rules on which characters.
pub struct NewPassword(Private<String>);

/// Why a password is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasswordProblem {
    /// Fewer than twelve characters; this many.
    Short(usize),
    /// More than 200 characters.
    Long,
    /// Long enough, but would be guessed; in this time.
    Guessed(String),
}

/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 12;
const PASSWORD_MAX: usize = 200;

impl NewPassword {
    /// Checks `text`; `known` are words that a guesser would try first (name, address).
    pub fn parse(text: &str, known: &[&str]) -> Result<NewPassword, PasswordProblem> {
        let normal: String = text.nfc().collect();
        let length = normal.chars().count();
        if length < PASSWORD_MIN {
            return Err(PasswordProblem::Short(length));
        }
        if length > PASSWORD_MAX {
            return Err(PasswordProblem::Long);
        }
        let words: Vec<&str> =
            known.iter().flat_map(|it| it.split(['@', '.', ' ', '-'])).filter(|it| it.len() > 2).collect();
        // Made of one's own name and address, whatever stands between: the first thing that anybody tries.
        let own = words.iter().fold(normal.to_lowercase(), |left, it| left.replace(&it.to_lowercase(), ""));
        if own.chars().filter(|it| it.is_alphanumeric()).count() < 6 {
            return Err(PasswordProblem::Guessed("less than a second".to_owned()));
        }
        // Guessing is quadratic in the length: a hundred characters tell enough.
        let head: String = normal.chars().take(100).collect();
        let guess = zxcvbn::zxcvbn(&head, &words);
        if guess.score() < zxcvbn::Score::Three {
            let time = guess.crack_times().offline_slow_hashing_1e4_per_second().to_string();
            return Err(PasswordProblem::Guessed(time));
        }
        Ok(NewPassword(Private::new(normal)))
    }
    /// The password, to be hashed.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// A password as typed at the door, in the same normal form.
pub fn typed_password(text: &str) -> Private<String> {
    Private::new(text.chars().take(PASSWORD_MAX + 1).nfc().collect())
}

impl fmt::Display for PasswordProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PasswordProblem::Short(0) => f.write_str("Choose a password of at least 12 characters."),
            PasswordProblem::Short(1) => {
                f.write_str("This one has 1 character. Use at least 12: four random words do well.")
            }
            PasswordProblem::Short(n) => {
                write!(f, "This one has {n} characters. Use at least 12: four random words do well.")
            }
            PasswordProblem::Long => {
                f.write_str("This one is longer than 200 characters. A shorter one is safe enough.")
            }
            PasswordProblem::Guessed(time) if time.contains("less") => {
                f.write_str("This one would be guessed at once. Four random words do well.")
            }
            PasswordProblem::Guessed(time) => {
                write!(f, "This one would be guessed within {time}. Four random words do well.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_one_key() {
        assert_eq!(Email::parse(" Ada.O'Brien@NHS.net ").unwrap().key(), "ada.o'brien@nhs.net");
        for bad in [
            "",
            "a",
            "a@b",
            "a@@b.c",
            "a b@c.d",
            "a@b.c\r\nBcc: x@y.z",
            "ad\u{0430}@b.c",
            ".a@b.c",
            "a@-b.c",
            "a@b..c",
            "a,b@c.d",
        ] {
            assert_eq!(Email::parse(bad), Err(NotAnEmail), "{bad}"); // abuse cases 78, 91
        }
    }

    #[test]
    fn a_domain_covers_itself_and_what_is_below() {
        let listed = ["nhs.net".to_owned(), "nhs.uk".to_owned()];
        for yes in ["ada@NHS.net", "ada@surgery.nhs.uk"] {
            assert!(Email::parse(yes).unwrap().is_within(&listed), "{yes}");
        }
        for no in ["ada@evilnhs.net", "ada@nhs.net.evil.example", "nhs.net@example.org", "\"a@nhs.net\"@b.c"] {
            assert!(!Email::stored(no).is_within(&listed), "{no}");
        }
    }

    #[test]
    fn names_of_all_kinds_are_welcome() {
        for name in [
            "Siân Llewellyn",
            "Aoife Ní Dhomhnaill",
            "Adéyẹmí",
            "நிலா குமார்",
            "Wei Ling Tan",
            "O'Brien-Smith",
            "محمد علی",
            "Nia",
            "Đặng",
        ] {
            assert!(MemberName::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn names_that_pass_for_others_are_not() {
        assert_eq!(MemberName::parse("Dr \u{0405}mith"), Err(NameProblem::Mixed)); // abuse case 50
        assert_eq!(MemberName::parse("A\u{202E}da"), Err(NameProblem::Text(TextProblem::Hidden)));
        for name in ["Admin", "ADM1N", "NHS England", "N.H.S. England", "Kettle", "S u p p o r t"] {
            assert_eq!(MemberName::parse(name), Err(NameProblem::Reserved), "{name}"); // abuse case 51
        }
        assert_eq!(MemberName::parse("---"), Err(NameProblem::NoLetter));
    }

    #[test]
    fn passwords_are_long_and_hard_to_guess() {
        let parse = |it: &str| NewPassword::parse(it, &["Ada Obi", "ada.obi@example.org"]).err();
        assert_eq!(parse("kettle"), Some(PasswordProblem::Short(6)));
        assert!(matches!(parse("password1234"), Some(PasswordProblem::Guessed(_))));
        assert!(matches!(parse("ada.obi@example.org"), Some(PasswordProblem::Guessed(_))));
        assert_eq!(parse(&"a b".repeat(100)), Some(PasswordProblem::Long));
        assert_eq!(parse("copper lamp walks north"), None);
    }
}
