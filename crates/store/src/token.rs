//! The words and marks of an SQL text, so that no rule of ours touches a string, a quoted name or a comment.

/// One piece of an SQL text. The pieces of a text, joined, are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    /// A key word or a plain name, or a number.
    Word(&'t str),
    /// `:name`, without the colon.
    Name(&'t str),
    /// `(`, `,`, `=` …, one character.
    Mark(&'t str),
    /// A string, a quoted name, a comment, white space, `::`.
    Rest(&'t str),
}

impl<'t> Token<'t> {
    /// As written, but a `:name` without its colon.
    pub fn text(self) -> &'t str {
        match self {
            Token::Word(it) | Token::Name(it) | Token::Mark(it) | Token::Rest(it) => it,
        }
    }
    /// Whether this is that key word, in any case.
    pub fn is_word(self, word: &str) -> bool {
        matches!(self, Token::Word(it) if it.eq_ignore_ascii_case(word))
    }
    /// Whether this is that mark.
    pub fn is_mark(self, mark: &str) -> bool {
        matches!(self, Token::Mark(it) if it == mark)
    }
    /// Whether this is white space or a comment.
    pub fn is_space(self) -> bool {
        matches!(self, Token::Rest(it) if it.starts_with(char::is_whitespace) || it.starts_with("--") || it.starts_with("/*"))
    }
}

/// The pieces of `text`.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 3);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let token = match first {
            '\'' | '"' => Token::Rest(&rest[..quoted(rest, first)]),
            '-' if rest.starts_with("--") => Token::Rest(&rest[..rest.find('\n').unwrap_or(rest.len())]),
            '/' if rest.starts_with("/*") => Token::Rest(&rest[..rest.find("*/").map_or(rest.len(), |it| it + 2)]),
            ':' if rest.starts_with("::") => Token::Rest(&rest[..2]),
            ':' if rest[1..].starts_with(|c: char| c.is_ascii_lowercase()) => {
                Token::Name(&rest[1..1 + word(&rest[1..])])
            }
            c if is_in_word(c) => Token::Word(&rest[..word(rest)]),
            c if c.is_whitespace() => {
                Token::Rest(&rest[..rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())])
            }
            c => Token::Mark(&rest[..c.len_utf8()]),
        };
        let taken = token.text().len() + usize::from(matches!(token, Token::Name(_)));
        rest = &rest[taken..];
        found.push(token);
    }
    found
}

/// The length of the string or quoted name at the start of `text`; a doubled quote is simply two strings in a row.
fn quoted(text: &str, quote: char) -> usize {
    text[1..].find(quote).map_or(text.len(), |it| it + 2)
}

fn word(text: &str) -> usize {
    text.find(|c| !is_in_word(c)).unwrap_or(text.len())
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_comments_and_casts_are_left_alone() {
        let text = "SELECT ':a' || \":b\", x::text -- :c\n/* :d */ FROM t WHERE y = :e_1 AND z = 'it''s :f'";
        let names: Vec<_> = tokens(text).into_iter().filter(|it| matches!(it, Token::Name(_))).collect();
        assert_eq!(names, [Token::Name("e_1")]);
    }

    #[test]
    fn the_pieces_are_the_text() {
        let text = "SELECT 'unfinished :a, ä → :b";
        assert_eq!(tokens(text).into_iter().map(Token::text).collect::<String>(), text);
        let text = "INSERT INTO t VALUES (1.5, -2, 'é')";
        assert_eq!(tokens(text).into_iter().map(Token::text).collect::<String>(), text);
    }
}
