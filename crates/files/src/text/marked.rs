//! The words between the tags of XML: read from beginning to end, without building anything.

use super::Gathered;
use std::io::{self, BufRead, BufReader, Read};

/// The longest piece of text or name of a tag that is held.
const HELD: usize = 4 * 1024;

/// Elements after which a line ends.
const LINES: &[&[u8]] = &[b"p", b"si", b"row", b"h", b"tr", b"br", b"cr", b"comment", b"line-break"];
/// Attributes in which people write: what a picture shows, the name of a sheet, a row of the memory of a pivot table.
const WRITTEN: &[(&[u8], &str)] = &[
    (b"docPr", "descr"),
    (b"docPr", "title"),
    (b"cNvPr", "descr"),
    (b"cNvPr", "title"),
    (b"shape", "alt"),
    (b"textpath", "string"),
    (b"sheet", "name"),
    (b"table", "name"),
    (b"s", "v"),
    (b"n", "v"),
    (b"cacheField", "name"),
    (b"definedName", "comment"),
    (b"dataValidation", "prompt"),
    (b"dataValidation", "error"),
    (b"hyperlink", "tooltip"),
];
/// Elements after which a word ends.
const WORDS: &[&[u8]] = &[b"tab", b"tc", b"c", b"v", b"s", b"table-cell", b"lineBreak", b"noBreakHyphen"];

/// Adds what stands between the tags.
pub(super) fn read(source: &mut impl Read, into: &mut Gathered) -> io::Result<()> {
    let mut source = BufReader::with_capacity(64 * 1024, source);
    let mut held = Vec::with_capacity(HELD);
    let mut in_tag = false;
    loop {
        let piece = source.fill_buf()?;
        if piece.is_empty() || into.is_full {
            break;
        }
        let (end, found) = match piece.iter().position(|it| *it == if in_tag { b'>' } else { b'<' }) {
            Some(at) => (at, true),
            None => (piece.len(), false),
        };
        let room = if in_tag { HELD.saturating_sub(held.len()).min(end) } else { end };
        held.extend_from_slice(&piece[..room]);
        source.consume(end + usize::from(found));
        if found {
            if in_tag {
                tag(&held, into)
            } else {
                text(&mut held, into, true)
            }
            held.clear();
            in_tag = !in_tag;
        } else if !in_tag && held.len() > HELD {
            text(&mut held, into, false);
        }
    }
    if !in_tag {
        text(&mut held, into, true);
    }
    Ok(())
}

/// Adds what is held; unless it is all, the last characters stay, of which the rest may still come.
fn text(held: &mut Vec<u8>, into: &mut Gathered, all: bool) {
    let upto =
        if all { held.len() } else { held.iter().rposition(|it| *it == b'&' || *it < 0x80).unwrap_or(held.len()) };
    let words = String::from_utf8_lossy(&held[..upto]);
    unescaped(words.trim_matches(['\r', '\n']), into);
    held.drain(..upto);
}

/// Adds words, with the characters that their entities stand for.
fn unescaped(words: &str, into: &mut Gathered) {
    let mut rest = words;
    while let Some((before, entity)) = rest.split_once('&') {
        into.push(before);
        let (name, after) = entity.split_once(';').unwrap_or((entity, ""));
        into.push(&entity_of(name).map_or_else(String::new, String::from));
        rest = after;
    }
    into.push(rest);
}

/// What a tag says under an attribute, whatever stands before its colon.
fn value_of<'t>(held: &'t [u8], attribute: &str) -> Option<&'t str> {
    let text = std::str::from_utf8(held).ok()?;
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(attribute).map(|it| it + from) {
        from = at + attribute.len();
        let apart = at.checked_sub(1).is_some_and(|it| matches!(held[it], b' ' | b'\t' | b'\n' | b'\r' | b':'));
        let Some(rest) = text[from..].trim_start().strip_prefix('=').filter(|_| apart) else { continue };
        let rest = rest.trim_start();
        let mark = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        return rest[1..].split(mark).next();
    }
    None
}

fn tag(held: &[u8], into: &mut Gathered) {
    let name = held.strip_prefix(b"/").unwrap_or(held);
    let name = name.split(|it| it.is_ascii_whitespace() || *it == b'/').next().unwrap_or_default();
    let name = name.rsplit(|it| *it == b':').next().unwrap_or_default();
    for (_, attribute) in WRITTEN.iter().filter(|it| it.0 == name) {
        if let Some(words) = value_of(held, attribute) {
            into.space();
            unescaped(words, into);
            into.line();
        }
    }
    let ends = held.starts_with(b"/") || held.ends_with(b"/");
    if ends && LINES.contains(&name) {
        into.line();
    } else if ends && WORDS.contains(&name) {
        into.space();
    }
}

fn entity_of(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
