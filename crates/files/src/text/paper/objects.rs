//! The objects of a PDF, gathered as they lie in the file: the last of each number counts. No table of places is believed.

use super::{
    lexer::{Lexer, Token},
    unpacked::unpacked,
};
use crate::text::{MOST_OPENED, Unread};
use std::{borrow::Cow, collections::BTreeMap};

/// More objects than anybody sends.
const MOST_OBJECTS: usize = 300_000;
/// The longest description of an object.
const MOST_HEAD: usize = 256 * 1024;

/// One of them: its value, and the bytes of its stream as they are packed.
struct Object<'a> {
    value: Cow<'a, [u8]>,
    stream: Option<&'a [u8]>,
}

/// All of them.
pub(super) struct Objects<'a> {
    all: BTreeMap<u32, Object<'a>>,
    locked: bool,
    /// Whether a stream could not be unpacked.
    missed: bool,
    opened: u64,
}

impl<'a> Objects<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Result<Objects<'a>, Unread> {
        let mut objects = Objects { all: BTreeMap::new(), locked: false, missed: false, opened: 0 };
        let mut at = 0;
        while let Some((id, start)) = next_object(bytes, at) {
            let (object, end) = object(bytes, start);
            objects.locked |= entry(&object.value, "Encrypt").is_some();
            let packed = is(&object.value, "Type", b"ObjStm");
            objects.all.insert(id, object);
            if packed {
                objects.unpack(id)?;
            }
            if objects.all.len() > MOST_OBJECTS {
                return Err(Unread::Broken);
            }
            at = end;
        }
        objects.locked |= trailers(bytes).any(|it| entry(it, "Encrypt").is_some());
        Ok(objects)
    }

    /// Whether it has a password.
    pub(super) fn is_locked(&self) -> bool {
        self.locked
    }
    /// Whether something was asked for that is packed in a way not known here.
    pub(super) fn has_missed(&self) -> bool {
        self.missed
    }
    /// What each of them says, without its stream.
    pub(super) fn values(&self) -> impl Iterator<Item = &[u8]> {
        self.all.values().map(|it| &*it.value)
    }
    /// Those that say so of themselves, in the order of their numbers.
    pub(super) fn with<'s>(&'s self, key: &'s str, name: &'s [u8]) -> impl Iterator<Item = u32> + 's {
        self.all.iter().filter(move |it| is(&it.1.value, key, name)).map(|it| *it.0)
    }
    /// A number that an object says.
    pub(super) fn number(&self, id: u32, key: &str) -> Option<f64> {
        match Lexer::new(self.entry(id, key)?).next() {
            Some(Token::Number(it)) => Some(it),
            _ => None,
        }
    }
    /// What an object itself says under a key, be it a reference only.
    pub(super) fn said(&self, id: u32, key: &str) -> Option<&[u8]> {
        entry(&self.all.get(&id)?.value, key)
    }
    /// What an object says under a key, followed where it only refers.
    pub(super) fn entry(&self, id: u32, key: &str) -> Option<&[u8]> {
        Some(self.resolved(entry(&self.all.get(&id)?.value, key)?))
    }
    /// What a description says under a key, followed where it only refers.
    pub(super) fn inside<'s>(&'s self, value: &'s [u8], key: &str) -> Option<&'s [u8]> {
        Some(self.resolved(entry(value, key)?))
    }
    /// The value that is referred to, or the value itself.
    pub(super) fn resolved<'s>(&'s self, value: &'s [u8]) -> &'s [u8] {
        let id = reference(value);
        id.and_then(|it| self.all.get(&it)).map_or(value, |it| &it.value)
    }
    /// The stream of an object, unpacked; empty if it has none or it cannot be unpacked.
    ///
    /// # Errors
    /// `Broken` once too much was unpacked (abuse case 65).
    pub(super) fn stream(&mut self, id: u32) -> Result<Vec<u8>, Unread> {
        let Some(Object { value, stream: Some(stream) }) = self.all.get(&id) else { return Ok(vec![]) };
        let filter = entry(value, "Filter").map(|it| self.resolved(it)).unwrap_or_default();
        let filters = names(filter);
        let most = MOST_OPENED - self.opened.min(MOST_OPENED);
        let bytes = unpacked(stream, &filters, most);
        self.missed |= bytes.is_none();
        let bytes = bytes.unwrap_or_default();
        // Something also for nothing, so that a million empty ones come to an end.
        self.opened += bytes.len() as u64 + 256;
        if self.opened >= MOST_OPENED { Err(Unread::Broken) } else { Ok(bytes) }
    }

    /// The objects inside a stream of objects.
    fn unpack(&mut self, id: u32) -> Result<(), Unread> {
        let first = self.number(id, "First").unwrap_or_default() as usize;
        let bytes = self.stream(id)?;
        let numbers: Vec<usize> = Lexer::new(bytes.get(..first).unwrap_or_default())
            .map_while(|it| if let Token::Number(it) = it { Some(it as usize) } else { None })
            .take(2 * MOST_OBJECTS)
            .collect();
        for (at, pair) in numbers.chunks_exact(2).enumerate() {
            let end = numbers.get(2 * at + 3).map_or(bytes.len(), |it| first + it);
            if let Some(value) = bytes.get(first + pair[1]..end.min(bytes.len())) {
                self.all.insert(pair[0] as u32, Object { value: Cow::Owned(value.to_vec()), stream: None });
            }
        }
        Ok(())
    }
}

/// What a description says under a key of its own, not of what is inside it.
pub(super) fn entry<'v>(value: &'v [u8], key: &str) -> Option<&'v [u8]> {
    let mut lexer = Lexer::new(value);
    if lexer.next() != Some(Token::Begin) {
        return None;
    }
    loop {
        match lexer.next()? {
            Token::Name(name) if name == key.as_bytes() => {
                let start = lexer.at;
                lexer.value()?;
                // A reference is three words, so the rest comes along.
                return value.get(start..);
            }
            Token::Name(_) => {
                let at = lexer.at;
                if !matches!(lexer.next()?, Token::Name(_)) {
                    lexer.at = at;
                    lexer.value()?;
                }
            }
            Token::End => return None,
            _ => {}
        }
    }
}

/// The number of the object that a value refers to: `12 0 R`.
pub(super) fn reference(value: &[u8]) -> Option<u32> {
    let mut lexer = Lexer::new(value);
    match (lexer.next()?, lexer.next()?, lexer.next()?) {
        (Token::Number(id), Token::Number(_), Token::Word(b"R")) => Some(id as u32),
        _ => None,
    }
}

/// A name, or those of a list.
fn names(value: &[u8]) -> Vec<&[u8]> {
    let mut lexer = Lexer::new(value);
    match lexer.next() {
        Some(Token::Name(only)) => vec![only],
        Some(Token::Open) => lexer.map_while(|it| if let Token::Name(it) = it { Some(it) } else { None }).collect(),
        _ => vec![],
    }
}

fn is(value: &[u8], key: &str, name: &[u8]) -> bool {
    entry(value, key).is_some_and(|it| Lexer::new(it).next() == Some(Token::Name(name)))
}

/// Where the next object begins, behind `12 0 obj`, and its number.
fn next_object(bytes: &[u8], mut at: usize) -> Option<(u32, usize)> {
    loop {
        let found = at + find(bytes.get(at..)?, b"obj")?;
        at = found + 3;
        let digits = |end: usize| end - bytes[..end].iter().rev().take(10).take_while(|it| it.is_ascii_digit()).count();
        let spaces =
            |end: usize| end - bytes[..end].iter().rev().take(4).take_while(|it| it.is_ascii_whitespace()).count();
        let (generation_end, id_end) = (spaces(found), spaces(digits(spaces(found))));
        let id = bytes
            .get(digits(id_end)..id_end)
            .and_then(|it| std::str::from_utf8(it).ok())
            .and_then(|it| it.parse().ok());
        if let Some(id) = id.filter(|_| digits(generation_end) < generation_end && id_end < generation_end) {
            return Some((id, at));
        }
    }
}

/// The object that begins here, and where to look for the next.
fn object(bytes: &[u8], start: usize) -> (Object<'_>, usize) {
    let head = &bytes[start..bytes.len().min(start + MOST_HEAD)];
    let mut lexer = Lexer::new(head);
    let value = lexer.value().unwrap_or_default();
    let end = lexer.at;
    if value.is_empty() || lexer.next() != Some(Token::Word(b"stream")) {
        // A reference or a number is more than one word; whoever reads it knows.
        return (Object { value: Cow::Borrowed(&head[..head.len().min(end + 32)]), stream: None }, start + end.max(1));
    }
    let mut from = start + lexer.at;
    from += usize::from(bytes.get(from) == Some(&b'\r'));
    from += usize::from(bytes.get(from) == Some(&b'\n'));
    let rest = bytes.get(from..).unwrap_or_default();
    let said = entry(value, "Length").filter(|it| reference(it).is_none()).and_then(|it| Lexer::new(it).next());
    let said = if let Some(Token::Number(it)) = said { Some(it as usize) } else { None };
    let right = |length: &usize| rest.get(*length..).is_some_and(|it| it.trim_ascii_start().starts_with(b"endstream"));
    let length = said.filter(right).or_else(|| find(rest, b"endstream")).unwrap_or(rest.len());
    (Object { value: Cow::Borrowed(value), stream: Some(&rest[..length]) }, from + length)
}

/// The trailers of a file that has its tables in the open.
fn trailers(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += find(bytes.get(at..)?, b"trailer")? + 7;
        bytes.get(at..bytes.len().min(at + MOST_HEAD))
    })
}

/// Where the needle stands first.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|it| *it == needle[0]) {
        if bytes[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
