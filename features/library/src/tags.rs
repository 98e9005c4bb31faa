//! Words of one's own under which a resource is found again.

use kernel::{TextProblem, text};
use std::fmt;

text! {
    /// A word under which something is found again.
    pub Tag = line(40);
}

/// At most eight of them, each once, in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags(Vec<Tag>);

/// What is wrong with tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagProblem {
    /// More than [`Tags::MOST`].
    TooMany,
    /// One of them.
    Text(TextProblem),
}

impl Tags {
    /// So many a resource has.
    pub const MOST: usize = 8;
    /// The most characters of a field with all of them.
    pub const TYPED: usize = 400;

    /// From what somebody typed, with commas or semicolons between. Both kinds of semicolon: the Greek question mark becomes one.
    pub fn parse(typed: &str) -> Result<Tags, TagProblem> {
        let mut tags: Vec<Tag> = Vec::new();
        for word in typed.split([',', '|', ';', '\u{37E}']) {
            match Tag::parse(word.trim().trim_start_matches('#')) {
                Err(TextProblem::Empty) => {}
                Err(problem) => return Err(TagProblem::Text(problem)),
                Ok(tag) => {
                    let tag = Tag::stored(tag.as_str().to_lowercase());
                    if !tags.contains(&tag) {
                        tags.push(tag);
                    }
                }
            }
        }
        if tags.len() > Tags::MOST { Err(TagProblem::TooMany) } else { Ok(Tags(tags)) }
    }
    /// From the store.
    pub fn stored(text: &str) -> Tags {
        Tags(text.split('|').filter(|it| !it.is_empty()).map(Tag::stored).collect())
    }
    /// For the store.
    pub fn text(&self) -> String {
        self.words().collect::<Vec<_>>().join("|")
    }
    /// One by one.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(Tag::as_str)
    }
}

impl fmt::Display for TagProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TagProblem::TooMany => f.write_str("Use eight tags or fewer, with commas between them."),
            TagProblem::Text(problem) => problem.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_once_and_in_lower_case() {
        let text = |typed: &str| Tags::parse(typed).map(|it| it.text());
        assert_eq!(text("#Bloods, results;bloods,, Cig\u{37E}x"), Ok("bloods|results|cig|x".to_owned()));
        assert_eq!(text("a,b,c,d,e,f,g,h,i"), Err(TagProblem::TooMany));
        assert_eq!(text(&"x".repeat(41)), Err(TagProblem::Text(TextProblem::TooLong(40))));
        assert_eq!(Tags::stored("a|b").words().count(), 2);
    }
}
