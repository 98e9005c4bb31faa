//! What a PDF says beside its pages: notes stuck on them, the fields of forms, its title. And whether other files are in it.

use super::{
    lexer::{Lexer, Token},
    objects::Objects,
};
use crate::text::Gathered;

/// Keys whose strings somebody wrote.
const WRITTEN: [&[u8]; 9] = [b"Contents", b"V", b"RC", b"TU", b"Title", b"Subject", b"Keywords", b"Alt", b"ActualText"];
/// Names of files inside the file, and of forms that are kept apart from the pages.
const INSIDE: [&[u8]; 4] = [b"EmbeddedFile", b"EmbeddedFiles", b"FileAttachment", b"XFA"];

/// Adds what stands beside the pages; whether there is something inside that is not read here.
pub(super) fn read(objects: &Objects<'_>, into: &mut Gathered) -> bool {
    let mut inside = false;
    for value in objects.values() {
        let mut is_written = false;
        for token in Lexer::new(value) {
            is_written = match token {
                Token::Name(name) => {
                    inside |= INSIDE.contains(&name);
                    WRITTEN.contains(&name)
                }
                Token::Text(bytes) if is_written => {
                    say(&bytes, into);
                    false
                }
                // The choices of a form are a list.
                Token::Open => is_written,
                _ => false,
            };
        }
        if into.is_full {
            break;
        }
    }
    inside
}

/// Whether any of them says who made it.
pub(super) fn name_author(objects: &Objects<'_>) -> bool {
    let blank = |it: &u8| it.is_ascii_whitespace() || matches!(it, 0 | 0xFE | 0xFF | 0xEF | 0xBB | 0xBF);
    let says = |value: &[u8]| matches!(Lexer::new(value).next(), Some(Token::Text(it)) if !it.iter().all(blank));
    objects.values().filter_map(|it| objects.inside(it, "Author")).any(says)
}

/// A string outside of pages is in UTF-16 or UTF-8 and says so, or in Latin letters. A signature is neither.
fn say(bytes: &[u8], into: &mut Gathered) {
    let text: String = match bytes {
        [0xFE, 0xFF, wide @ ..] => {
            let pairs = wide.chunks_exact(2).map(|it| u16::from_be_bytes([it[0], it[1]]));
            char::decode_utf16(pairs).map(|it| it.unwrap_or(' ')).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|it| char::from(*it)).collect(),
    };
    if text.chars().any(|it| it.is_control() && !it.is_whitespace()) {
        return;
    }
    into.line();
    into.push(&text);
    into.line();
}
