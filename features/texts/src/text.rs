//! A text of the house: a named page that the operator words anew, version by version; and what is still to be filled in.

use kernel::{MemberId, Moment, Problems, Refusal};

/// The texts that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextName {
    /// What is kept of whom, and why.
    Privacy,
    /// What a member and the operator owe each other.
    Terms,
    /// How people treat each other here.
    Rules,
    /// Where to turn.
    Help,
    /// Who can use it, and who cannot yet.
    Accessibility,
    /// Why one thing stands above another.
    Ordering,
    /// Who can read what members write.
    Readers,
}

impl TextName {
    /// In the order of the list.
    pub const ALL: [TextName; 7] = [
        TextName::Help,
        TextName::Readers,
        TextName::Privacy,
        TextName::Rules,
        TextName::Terms,
        TextName::Ordering,
        TextName::Accessibility,
    ];
    /// Those that members agree to.
    pub const AGREED: [TextName; 2] = [TextName::Terms, TextName::Rules];

    /// As addresses and the store write it.
    pub const fn word(self) -> &'static str {
        match self {
            TextName::Privacy => "privacy",
            TextName::Terms => "terms",
            TextName::Rules => "rules",
            TextName::Help => "help",
            TextName::Accessibility => "accessibility",
            TextName::Ordering => "ordering",
            TextName::Readers => "readers",
        }
    }

    /// The text with this word.
    pub fn parse(word: &str) -> Option<TextName> {
        TextName::ALL.into_iter().find(|it| it.word() == word)
    }

    /// As people read it.
    pub fn title(self) -> &'static str {
        texts_api::title_of(self.word()).unwrap_or_default()
    }

    /// A line on what it is.
    pub const fn about(self) -> &'static str {
        match self {
            TextName::Privacy => "What is kept of you, what for, how long, and what you can ask for.",
            TextName::Terms => "What you may expect of this Kettle, and what it expects of you.",
            TextName::Rules => "How we treat each other, and the people we talk about.",
            TextName::Help => "Whom to ask, and where to turn when things are too much.",
            TextName::Accessibility => "Who can use these pages, and what does not work yet.",
            TextName::Ordering => "Why somebody stands above somebody else in a list.",
            TextName::Readers => "Members, the operator, employers, the regulator, a court: who sees what.",
        }
    }

    /// As inside a sentence: "the house rules".
    pub fn in_words(self) -> String {
        let title = self.title();
        let (first, rest) = title.split_at(1);
        match self {
            TextName::Help | TextName::Ordering | TextName::Readers => format!("“{title}”"),
            _ => format!("the {}{rest}", first.to_lowercase()),
        }
    }

    /// Whether a change of it can be told to all members by letter: what they agree to, and what is said of their data.
    pub fn is_told(self) -> bool {
        self.is_agreed() || matches!(self, TextName::Privacy | TextName::Readers)
    }

    /// Whether members agree to it.
    pub fn is_agreed(self) -> bool {
        TextName::AGREED.contains(&self)
    }

    /// What it says until the operator words it anew.
    pub const fn default_body(self) -> &'static str {
        match self {
            TextName::Privacy => include_str!("../defaults/privacy.md"),
            TextName::Terms => include_str!("../defaults/terms.md"),
            TextName::Rules => include_str!("../defaults/rules.md"),
            TextName::Help => include_str!("../defaults/help.md"),
            TextName::Accessibility => include_str!("../defaults/accessibility.md"),
            TextName::Ordering => include_str!("../defaults/ordering.md"),
            TextName::Readers => include_str!("../defaults/readers.md"),
        }
    }
}

kernel::text! {
    /// A text in Markdown.
    pub Body = prose(40_000);
    /// What changed with a version.
    pub Note = line(300);
}

/// Whether those who agreed to an earlier version are asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// They are asked again.
    Again,
    /// What they agreed to still counts.
    Not,
}

impl Asking {
    /// From what is kept.
    pub const fn when(asks: bool) -> Asking {
        if asks { Asking::Again } else { Asking::Not }
    }
    /// As it is kept.
    pub fn is_again(self) -> bool {
        self == Asking::Again
    }
}

/// Whether a letter tells all members of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Each of them gets one.
    ByLetter,
    /// Whoever looks finds it.
    Not,
}

/// "the terms and the house rules".
pub fn listed(texts: &[TextName]) -> String {
    let words: Vec<String> = texts.iter().map(|it| it.in_words()).collect();
    match words.split_last() {
        Some((last, first @ [_, ..])) => format!("{} and {last}", first.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// What is known of a version without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Of which text.
    pub text: TextName,
    /// Which version, from 1.
    pub number: i64,
    /// What changed with it.
    pub note: String,
    /// Whether it asks those who agreed before.
    pub asking: Asking,
    /// Since when it stands.
    pub published_at: Moment,
    /// Who published it, unless the house did or they have left.
    pub by: Option<MemberId>,
}

/// A version with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// What is known of it.
    pub head: Head,
    /// As it was written, in Markdown.
    pub body: String,
    /// As it is shown.
    pub html: String,
}

/// What somebody wants to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Of which text.
    pub text: TextName,
    /// The version that they began from.
    pub base: i64,
    /// Its words.
    pub body: Body,
    /// What changed.
    pub note: Note,
    /// Whether members are asked again.
    pub asking: Asking,
    /// Whether they are told by letter, too.
    pub telling: Telling,
}

/// A version that is about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    /// Of which text.
    pub text: TextName,
    /// Its number.
    pub number: i64,
    /// Its words.
    pub body: Body,
    /// What changed.
    pub note: Note,
    /// Whether members are asked again.
    pub asking: Asking,
}

impl NewVersion {
    /// What came with the program. Nobody has agreed to anything before it, so it asks.
    pub fn first(text: TextName) -> NewVersion {
        NewVersion {
            text,
            number: 1,
            body: Body::stored(text.default_body().trim_end()),
            note: Note::stored("The words that came with Kettle."),
            asking: Asking::when(text.is_agreed()),
        }
    }
}

impl Draft {
    /// Whether members are asked again: only about what they agree to.
    pub fn asking(&self) -> Asking {
        if self.text.is_agreed() { self.asking } else { Asking::Not }
    }
    /// Whether all members are told by letter: if somebody wants it, and whenever they are asked again.
    pub fn telling(&self) -> Telling {
        let told = self.text.is_told() && (self.telling == Telling::ByLetter || self.asking().is_again());
        if told { Telling::ByLetter } else { Telling::Not }
    }
    /// The version after `current`.
    ///
    /// # Errors
    /// `Conflict` if somebody else published meanwhile; a problem of the body if nothing changed.
    pub fn after(self, current: &Version) -> Result<NewVersion, Refusal> {
        if self.base != current.head.number {
            return Err(Refusal::Conflict);
        }
        if self.body.as_str() == current.body {
            return Err(Refusal::Invalid(Problems::one("body", "These are the words that stand there already.")));
        }
        let asking = self.asking();
        let Draft { text, base, body, note, .. } = self;
        Ok(NewVersion { text, number: base + 1, body, note, asking })
    }
}

/// The placeholders in a text, `[Name of the operator]`: in square brackets, beginning with a capital, and not a link.
pub fn placeholders(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('[') {
        let Some(length) = text[at + 1..].find(['[', ']', '\n']) else { continue };
        let (inside, after) = (&text[at + 1..at + 1 + length], &text[at + 1 + length..]);
        let is_link = after.get(1..).is_some_and(|it| it.starts_with(['(', '[', ':']));
        if after.starts_with(']') && !is_link && inside.starts_with(char::is_uppercase) && inside.len() > 2 {
            found.push(inside);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(number: i64, body: &str) -> Version {
        let published_at = Moment::from_micros(0);
        let head =
            Head { text: TextName::Terms, number, note: String::new(), asking: Asking::Not, published_at, by: None };
        Version { head, body: body.to_owned(), html: String::new() }
    }
    fn draft(text: TextName, base: i64, body: &str) -> Draft {
        Draft {
            text,
            base,
            body: Body::stored(body),
            note: Note::stored("Shorter."),
            asking: Asking::Again,
            telling: Telling::Not,
        }
    }

    #[test]
    fn a_version_follows_the_one_that_it_began_from() {
        let current = version(3, "Old words.");
        let next = draft(TextName::Terms, 3, "New words.").after(&current).expect("follows");
        assert_eq!((next.number, next.asking), (4, Asking::Again));
        assert_eq!(draft(TextName::Terms, 2, "New words.").after(&current), Err(Refusal::Conflict));
        let same = draft(TextName::Terms, 3, "Old words.").after(&current);
        assert!(matches!(same, Err(Refusal::Invalid(it)) if it.of("body").is_some()));
    }

    #[test]
    fn only_what_members_agree_to_asks_them() {
        let next = draft(TextName::Help, 1, "New words.").after(&version(1, "Old words.")).expect("follows");
        assert_eq!(next.asking, Asking::Not);
        assert!(TextName::ALL.iter().all(|it| NewVersion::first(*it).asking.is_again() == it.is_agreed()));
    }

    #[test]
    fn whoever_is_asked_again_is_told() {
        let of = |text, asking, telling| Draft { asking, telling, ..draft(text, 3, "b") }.telling();
        assert_eq!(of(TextName::Terms, Asking::Again, Telling::Not), Telling::ByLetter);
        assert_eq!(of(TextName::Terms, Asking::Not, Telling::Not), Telling::Not);
        assert_eq!(of(TextName::Privacy, Asking::Again, Telling::Not), Telling::Not, "nobody agrees to a notice");
        assert_eq!(of(TextName::Privacy, Asking::Not, Telling::ByLetter), Telling::ByLetter);
        assert_eq!(of(TextName::Help, Asking::Again, Telling::ByLetter), Telling::Not, "help is no news");
    }

    #[test]
    fn texts_are_named_inside_a_sentence() {
        assert_eq!(listed(&[TextName::Terms, TextName::Rules]), "the terms and the house rules");
        assert_eq!(listed(&[TextName::Privacy]), "the privacy notice");
        assert_eq!(listed(&[TextName::Readers]), "“Who can read this”");
        assert_eq!(listed(&[]), "");
    }

    #[test]
    fn placeholders_are_told_from_links() {
        let text =
            "Ask [Name of the operator], [NHS](https://www.nhs.uk), [Ref][1], [a] or [ICO number].\n[1]: x\n[Open";
        assert_eq!(placeholders(text), ["Name of the operator", "ICO number"]);
        assert_eq!(placeholders("[Äö]"), ["Äö"]);
        assert_eq!(placeholders("[]["), Vec::<&str>::new());
    }

    #[test]
    fn every_text_has_a_title() {
        assert!(TextName::ALL.iter().all(|it| !it.title().is_empty()));
    }

    #[test]
    fn the_defaults_are_texts_as_anybody_may_write_them() {
        for name in TextName::ALL {
            let first = NewVersion::first(name);
            assert_eq!(Body::parse(name.default_body()).as_ref(), Ok(&first.body), "{}", name.word());
            assert_eq!(TextName::parse(name.word()), Some(name));
            assert_eq!(Note::parse(first.note.as_str()).as_ref(), Ok(&first.note));
        }
        assert_eq!(TextName::parse("Terms"), None);
    }

    #[test]
    fn help_names_whom_to_call() {
        let help = TextName::Help.default_body();
        for words in ["999", "111", "116 123", "0300 0303 300", "0330 123 1245", "Nobody watches Kettle at night"] {
            assert!(help.contains(words), "{words}");
        }
    }
}
