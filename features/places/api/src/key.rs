//! How names are compared: small letters without marks, short forms of the files written out.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The words by which a name is found and compared: small letters without marks or apostrophes, short forms of the
/// files written out.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let letters = |it: &str| -> String {
        let plain = it.nfd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c));
        plain.flat_map(char::to_lowercase).collect()
    };
    let parts = text.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c) && !is_combining_mark(c));
    parts.map(letters).filter(|it| !it.is_empty()).map(|word| {
        let written_out = SHORT_FORMS.iter().find(|(short, _)| *short == word);
        written_out.map_or(word, |(_, long)| (*long).to_owned())
    })
}

/// The words in one text: names that are alike have the same key.
pub fn name_key(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | 'ʼ')
}

/// Short forms that the files use because their fields are short.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("center", "centre"),
    ("cntr", "centre"),
    ("ctr", "centre"),
    ("ctre", "centre"),
    ("grp", "group"),
    ("hlth", "health"),
    ("hth", "health"),
    ("med", "medical"),
    ("prac", "practice"),
    ("pract", "practice"),
    ("saint", "st"),
    ("surg", "surgery"),
    ("surgy", "surgery"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_alike_have_one_key() {
        assert_eq!(name_key("St. Ann’s Med Ctr"), "st anns medical centre");
        assert_eq!(name_key("  SAINT ANN'S   medical-centre "), name_key("St Anns Medical Centre"));
        assert_eq!(name_key("Meddygfa Ynys Môn"), "meddygfa ynys mon");
        assert_eq!(name_key("–"), "");
    }
}
