//! The name of a file as its owner gave it, made fit to be shown and to be saved under.

use std::fmt;

/// A name for people: no path, no sign that misleads, not too long (abuse case 68).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title(String);

/// The most characters.
const LONGEST: usize = 120;
/// What a name must not have on some system or other.
const FOREIGN: &[char] = &['<', '>', ':', '"', '|', '?', '*', '/', '\\'];
/// Names that a Windows computer keeps for its devices.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

impl Title {
    /// From what a browser sent: whatever it was, a name comes out.
    pub fn new(declared: &str) -> Title {
        let last = declared.rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = last.chars().filter(|it| !misleads(*it)).map(fit).collect();
        let words: Vec<&str> = plain.split_whitespace().collect();
        let name = words.join(" ").trim_matches(['.', ' ']).to_owned();
        let name = if is_device(&name) { format!("_{name}") } else { name };
        match name.is_empty() {
            true => Title("file".to_owned()),
            false => Title(shortened(&name)),
        }
    }
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The name as it is read: with spaces where others put a line or a dash, so that "Mrs_Ellison" is two words.
    pub fn words(&self) -> String {
        self.0.replace(['_', '-'], " ")
    }
    /// What stands after the last point.
    pub fn ending(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|it| it.1)
    }
    /// The same name with a number before its ending, where there is one of this name already.
    pub fn numbered(&self, number: u32) -> Title {
        let (stem, ending) = match self.0.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
            _ => (self.0.as_str(), String::new()),
        };
        let stem: String = stem.chars().take(LONGEST - 20).collect();
        Title::new(&format!("{stem} ({number}){ending}"))
    }
    /// The same name with another ending: of a picture that was drawn anew.
    pub fn with_ending(&self, ending: &str) -> Title {
        let stem = self.0.rsplit_once('.').map_or(self.0.as_str(), |it| it.0);
        Title::new(&format!("{stem}.{ending}"))
    }
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Signs that are not seen or that turn what follows around.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn fit(c: char) -> char {
    if FOREIGN.contains(&c) { '_' } else { c }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered =
        |word: &str| stem.strip_prefix(word).is_some_and(|it| it.len() == 1 && it.as_bytes()[0].is_ascii_digit());
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// Cut in the middle of the name, never in its ending.
fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 8 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let room = LONGEST - ending.chars().count() - 1;
    let stem: String = stem.chars().take(room).collect();
    format!("{}…{ending}", stem.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_and_tricks_are_not() {
        let of = |declared: &str| Title::new(declared).as_str().to_owned();
        for good in ["Consent, minor surgery.docx", "Llawdriniaeth fân – Gwŷr.pdf", "سجل.csv", "Ó Súilleabháin.txt"]
        {
            assert_eq!(of(good), good);
        }
        // abuse case 68
        assert_eq!(of("../../etc/passwd"), "passwd");
        assert_eq!(of("C:\\Users\\me\\log.txt"), "log.txt");
        assert_eq!(of("photo\u{202e}gpj.exe"), "photogpj.exe");
        assert_eq!(of("a\0b\r\nContent-Type: x.pdf"), "abContent-Type_ x.pdf");
        assert_eq!(of("nul.txt"), "_nul.txt");
        assert_eq!(of("COM1"), "_COM1");
        assert_eq!(of("company.pdf"), "company.pdf");
        assert_eq!(of("  ..  "), "file");
        assert_eq!(of(""), "file");
        let long = of(&format!("{}.docx", "w".repeat(300)));
        assert!(long.chars().count() == LONGEST && long.ends_with("….docx"), "{long}");
        assert_eq!(Title::new("scan.PNG").with_ending("jpg").as_str(), "scan.jpg");
        assert_eq!(Title::new("x.pdf").ending(), Some("pdf"));
    }
}
