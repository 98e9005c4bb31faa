//! Contacts and blocks as their owner sees them.

use kernel::{Id, MemberId, Moment};

/// The noun of a photo's id.
pub enum Photo {}

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Since when they are contacts.
    pub since: Moment,
    /// Their photo, if the viewer may see it.
    pub photo: Option<Id<Photo>>,
    /// The line about themselves, if the viewer may see it.
    pub headline: String,
}

/// Somebody whom one blocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: Moment,
}

/// Whether a name has all these words, each at the beginning of one of its own: "no" finds Farida Noorzai. Letters count
/// without their accents.
pub fn is_called(name: &str, asked: &str) -> bool {
    let name = plain(name);
    let words: Vec<&str> = name.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    plain(asked).split(|it: char| !it.is_alphanumeric()).all(|asked| words.iter().any(|it| it.starts_with(asked)))
}

/// Lower case, without accents, so that "Sian" finds Siân and "Wisniewski" Wiśniewski.
fn plain(text: &str) -> String {
    text.to_lowercase().chars().map(without_accent).collect()
}

/// The letter below the accent, for the scripts that put accents on Latin letters.
fn without_accent(letter: char) -> char {
    const LETTERS: [(&str, char); 17] = [
        ("àáâãäåāăąạảấầ", 'a'),
        ("çćĉċč", 'c'),
        ("ďđð", 'd'),
        ("èéêëēĕėęěẹ", 'e'),
        ("ĝğġģ", 'g'),
        ("ìíîïĩīĭįıị", 'i'),
        ("ķ", 'k'),
        ("ĺļľŀł", 'l'),
        ("ñńņňŉ", 'n'),
        ("òóôõöøōŏőọ", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşšṣ", 's'),
        ("ţťŧț", 't'),
        ("ùúûüũūŭůűųụ", 'u'),
        ("ŵẁẃẅ", 'w'),
        ("ýÿŷỳ", 'y'),
        ("źżž", 'z'),
    ];
    LETTERS.iter().find(|it| it.0.contains(letter)).map_or(letter, |it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_the_beginnings_of_its_words() {
        for asked in ["", "noor", "farida n", "NOORZAI far", " farida  "] {
            assert!(is_called("Farida Noorzai", asked), "{asked}");
        }
        for asked in ["orzai", "faridah", "farida x"] {
            assert!(!is_called("Farida Noorzai", asked), "{asked}");
        }
        assert!(is_called("Siân Llewellyn-Ní Dhomhnaill", "sian ni"));
        assert!(is_called("Tomasz Wiśniewski", "wisn"));
        assert!(is_called("நிலா", "நி"));
    }
}
