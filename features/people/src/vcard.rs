//! A contact card of a profile: vCard 3.0 (RFC 2426), because every phone and mail program reads it. Only what the reader
//! may see, and never an address of mail: nobody here gives theirs away.

use people_api::Declared;

/// What a card says. Empty texts are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The name.
    pub name: String,
    /// "GP"; empty as long as they have not said it.
    pub profession: String,
    /// "General practice, supplier or industry".
    pub affiliation: String,
    /// Whether there are interests; their words stay on the profile, where they are kept up.
    pub interests: Declared,
    /// "GP partner".
    pub role: String,
    /// "Marram Lane Practice".
    pub place: String,
    /// The one line.
    pub headline: String,
    /// The page of the profile.
    pub url: String,
    /// Pages elsewhere.
    pub links: Vec<String>,
}

impl Card {
    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut text = String::from("BEGIN:VCARD\r\nVERSION:3.0\r\n");
        let name = escaped(&self.name);
        line(&mut text, "FN:", &name);
        // The parts of a name are nobody's to guess: all of it stands as the given name.
        line(&mut text, "N:", &format!(";{name};;;"));
        let role = if self.role.is_empty() { &self.profession } else { &self.role };
        if !role.is_empty() {
            line(&mut text, "TITLE:", &escaped(role));
        }
        if !self.profession.is_empty() {
            line(&mut text, "ROLE:", &escaped(&self.profession));
        }
        if !self.place.is_empty() {
            line(&mut text, "ORG:", &escaped(&self.place));
        }
        let note = self.note();
        if !note.is_empty() {
            line(&mut text, "NOTE:", &escaped(&note));
        }
        for url in std::iter::once(&self.url).chain(&self.links) {
            line(&mut text, "URL:", &escaped(url));
        }
        text.push_str("END:VCARD\r\n");
        text
    }

    /// The headline, and what stands beside a name everywhere.
    fn note(&self) -> String {
        let mut lines = vec![self.headline.as_str()];
        let affiliation = match self.affiliation.as_str() {
            "" => String::new(),
            words => format!("Affiliation: {words}."),
        };
        lines.push(&affiliation);
        if self.interests == Declared::Something {
            lines.push("Interests declared: see the profile.");
        }
        lines.retain(|it| !it.is_empty());
        lines.join("\n")
    }
}

/// What would end a value, a part of it or its line is written so that it cannot (abuse case 95).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => safe.extend(['\\', letter]),
            '\n' => safe.push_str("\\n"),
            other if other.is_control() => {}
            '\u{2028}' | '\u{2029}' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

/// A line, folded to at most 75 bytes a piece between letters.
fn line(text: &mut String, name: &str, value: &str) {
    text.push_str(name);
    let mut width = name.len();
    for letter in value.chars() {
        if width + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(letter);
        width += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split("\r\n").filter(|it| !it.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn a_card_says_who_and_what_and_no_address_of_mail() {
        let card = Card {
            name: "Tomasz Wiśniewski".into(),
            profession: "GP".into(),
            role: "GP partner".into(),
            place: "Marram Lane Practice".into(),
            url: "https://kettle.example/people/1".into(),
            ..Card::default()
        };
        let lines = unfolded(&card.to_text());
        assert_eq!(
            lines[2..8],
            [
                "FN:Tomasz Wiśniewski",
                "N:;Tomasz Wiśniewski;;;",
                "TITLE:GP partner",
                "ROLE:GP",
                "ORG:Marram Lane Practice",
                "URL:https://kettle.example/people/1",
            ]
        );
        assert!(!card.to_text().contains("EMAIL"));
    }

    #[test]
    fn a_card_says_where_somebody_belongs_and_nothing_that_was_not_said() {
        let card = Card {
            name: "Ann".into(),
            affiliation: "General practice, supplier or industry".into(),
            interests: Declared::Something,
            url: "https://kettle.example/people/1".into(),
            ..Card::default()
        };
        let note = "NOTE:Affiliation: General practice\\, supplier or industry.\\nInterests declared: see the profile.";
        let text = card.to_text();
        assert!(unfolded(&text).contains(&note.to_owned()), "{text}");
        assert!(!text.contains("TITLE") && !text.contains("ROLE") && !text.contains("not stated"), "{text}");
    }

    #[test]
    fn nothing_that_somebody_wrote_makes_a_line_of_its_own() {
        let headline = "hello\r\nEMAIL:evil@example.org\nEND:VCARD; x, y\\".to_owned();
        let card = Card { name: "A;B,C".into(), headline, ..Card::default() };
        let lines = unfolded(&card.to_text());
        assert!(lines.contains(&"FN:A\\;B\\,C".to_owned()));
        assert!(lines.contains(&"NOTE:hello\\nEMAIL:evil@example.org\\nEND:VCARD\\; x\\, y\\\\".to_owned()));
        assert_eq!(lines.iter().filter(|it| it.starts_with("END:") || it.starts_with("EMAIL")).count(), 1);
    } // abuse case 95

    proptest! {
        #[test]
        fn a_card_has_as_many_lines_as_it_says(name in ".{0,80}", headline in "(?s).{1,200}") {
            let (profession, affiliation) = ("GP".to_owned(), "Trainee".to_owned());
            let card = Card { name, profession, affiliation, headline, ..Card::default() };
            let text = card.to_text();
            prop_assert_eq!(unfolded(&text).len(), 9);
            prop_assert!(text.split("\r\n").all(|it| it.len() <= 75));
            prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        }
    }
}
