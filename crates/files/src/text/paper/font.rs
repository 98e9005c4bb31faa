//! What the bytes of a string mean in a font: by the font's own list of characters, or by the usual order of Latin letters.

use super::{
    lexer::{Lexer, Token},
    objects::{Objects, reference},
};
use crate::text::Unread;
use std::collections::HashMap;

/// More characters than a font has.
const MOST: usize = 70_000;

/// A font, as far as reading needs it.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// What the font says each code is.
    known: HashMap<u32, String>,
    /// So many bytes have a code.
    width: usize,
    /// Whether the codes mean nothing without the list.
    is_closed: bool,
}

impl Font {
    /// The font that an object describes.
    pub(super) fn of(objects: &mut Objects<'_>, id: u32) -> Result<Font, Unread> {
        let is_wide =
            objects.entry(id, "Subtype").is_some_and(|it| Lexer::new(it).next() == Some(Token::Name(b"Type0")));
        let mut font = Font { known: HashMap::new(), width: if is_wide { 2 } else { 1 }, is_closed: is_wide };
        if let Some(differences) = objects.entry(id, "Encoding").and_then(|it| objects.inside(it, "Differences")) {
            font.read_differences(differences);
        }
        // Its own list is surer, but need not have all.
        if let Some(list) = objects.list_of(id) {
            let list = objects.stream(list)?;
            font.read_list(&list);
        }
        Ok(font)
    }

    /// What a string says; whether all of it could be read.
    pub(super) fn say(&self, bytes: &[u8], into: &mut String) -> bool {
        let mut whole = true;
        for code in bytes.chunks(self.width.max(1)) {
            let number = code.iter().fold(0_u32, |sum, it| (sum << 8) | u32::from(*it));
            match self.known.get(&number) {
                Some(text) => into.push_str(text),
                None if self.is_closed => whole = false,
                None => into.push_str(usual(code.last().copied().unwrap_or_default()).encode_utf8(&mut [0; 4])),
            }
        }
        whole
    }

    /// `beginbfchar <01> <0041> endbfchar`, `beginbfrange <01> <05> <0041>` or `… [<0041> …]`.
    fn read_list(&mut self, list: &[u8]) {
        let mut held: Vec<Vec<u8>> = Vec::new();
        let (mut is_range, mut is_space, mut in_row) = (false, false, None);
        for token in Lexer::new(list) {
            match token {
                Token::Word(b"beginbfchar" | b"beginbfrange" | b"begincodespacerange") => {
                    is_range = token == Token::Word(b"beginbfrange");
                    is_space = token == Token::Word(b"begincodespacerange");
                    held.clear();
                }
                Token::Word(b"endcodespacerange") => {
                    self.width = held.first().map_or(self.width, Vec::len).clamp(1, 4);
                    held.clear();
                }
                Token::Word(_) => held.clear(),
                Token::Open if is_range && held.len() == 2 => in_row = Some(code(&held[0])),
                Token::Close => {
                    in_row = None;
                    held.clear();
                }
                Token::Text(text) => match in_row.as_mut() {
                    Some(next) => {
                        self.know(*next, wide(&text));
                        *next += 1;
                    }
                    None => held.push(text),
                },
                _ => {}
            }
            match (&held[..], is_range) {
                ([from, to], false) if !is_space => {
                    self.know(code(from), wide(to));
                    held.clear();
                }
                ([from, to, text], true) => {
                    let (from, to, text) = (code(from), code(to), text.clone());
                    for at in 0..=to.saturating_sub(from).min(0xFFFF) {
                        self.know(from + at, wide(&raised(&text, at)));
                    }
                    held.clear();
                }
                _ => {}
            }
            if self.known.len() > MOST {
                break;
            }
        }
    }

    /// `[39 /quotesingle 96 /grave …]`: what is otherwise than usual.
    fn read_differences(&mut self, differences: &[u8]) {
        let mut code = 0_u32;
        for token in Lexer::new(differences) {
            match token {
                Token::Number(it) => code = it as u32,
                Token::Name(name) => {
                    if let Some(char) = glyph(name) {
                        self.know(code, char.to_string());
                    }
                    code = code.wrapping_add(1);
                }
                Token::Close => break,
                _ => {}
            }
        }
    }

    fn know(&mut self, code: u32, text: String) {
        if self.known.len() <= MOST {
            self.known.insert(code, text);
        }
    }
}

impl Objects<'_> {
    /// The list of characters of a font.
    fn list_of(&self, font: u32) -> Option<u32> {
        reference(self.said(font, "ToUnicode")?)
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, it| (sum << 8) | u32::from(*it))
}

/// UTF-16, the higher byte first.
fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|it| u16::from_be_bytes([it[0], it[1]]));
    if bytes.len() == 1 { usual(bytes[0]).to_string() } else { String::from_utf16_lossy(&units.collect::<Vec<_>>()) }
}

/// The character so many after this one.
fn raised(text: &[u8], by: u32) -> Vec<u8> {
    let mut text = text.to_vec();
    let mut carry = by;
    for byte in text.iter_mut().rev() {
        let sum = u32::from(*byte) + (carry & 0xFF);
        *byte = sum as u8;
        carry = (carry >> 8) + (sum >> 8);
    }
    text
}

/// Windows' Latin letters, and where they have nothing the ligatures of TeX.
fn usual(byte: u8) -> char {
    match byte {
        0x0B => 'ﬀ',
        0x0C => 'ﬁ',
        0x0E => 'ﬃ',
        0x80 => '€',
        0x91 | 0x92 => '\'',
        0x93 | 0x94 => '"',
        0x95 => '•',
        0x96 | 0x97 => '-',
        other => char::from(other),
    }
}

/// A character by the name of its glyph.
fn glyph(name: &[u8]) -> Option<char> {
    const NAMES: [(&str, char); 33] = [
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("space", ' '),
        ("period", '.'),
        ("comma", ','),
        ("hyphen", '-'),
        ("minus", '-'),
        ("endash", '-'),
        ("emdash", '-'),
        ("colon", ':'),
        ("semicolon", ';'),
        ("slash", '/'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("quotesingle", '\''),
        ("quoteright", '\''),
        ("at", '@'),
        ("numbersign", '#'),
        ("underscore", '_'),
        ("ampersand", '&'),
        ("plus", '+'),
        ("eacute", 'é'),
        ("fi", 'ﬁ'),
        ("fl", 'ﬂ'),
        ("question", '?'),
    ];
    let name = std::str::from_utf8(name).ok()?;
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => Some(only),
        _ => {
            let known = NAMES.iter().find(|it| it.0 == name).map(|it| it.1);
            let code = || char::from_u32(u32::from_str_radix(name.strip_prefix("uni")?.get(..4)?, 16).ok()?);
            known.or_else(code)
        }
    }
}
