//! PDF: whether it has a password, and the same file without its author's name where that can be found. What is written over
//! keeps its length, because a PDF counts its bytes.

use crate::FileProblem;
use std::io::{self, Read, Write};

/// Whether a PDF still names who made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// It did not, as far as it can be read.
    Nobody,
    /// It did, and does not any more.
    Removed,
    /// It keeps such things where they cannot be found without taking it apart.
    Perhaps,
}

/// So much is looked at together; a name at its end is looked at again with what follows.
const PIECE: usize = 64 * 1024;
/// The longest that is looked for and written over.
const OVERLAP: usize = 2 * 1024;

/// Copies a PDF without its author's name.
///
/// # Errors
/// [`FileProblem::Locked`] inside if it has a password; what the disk says.
pub fn blank_author(
    source: &mut impl Read,
    into: &mut (impl Write + ?Sized),
) -> io::Result<Result<Named, FileProblem>> {
    let mut held = Vec::with_capacity(PIECE + OVERLAP);
    let (mut removed, mut packed) = (false, false);
    loop {
        let before = held.len();
        let read = source.by_ref().take((PIECE + OVERLAP - before) as u64).read_to_end(&mut held)?;
        if has(&held, b"/Encrypt ") || has(&held, b"/Encrypt\n") || has(&held, b"/Encrypt\r") {
            return Ok(Err(FileProblem::Locked));
        }
        packed |= has(&held, b"/ObjStm");
        removed |= blank(&mut held);
        let is_last = read == 0 || held.len() < PIECE + OVERLAP;
        let ready = if is_last { held.len() } else { PIECE };
        into.write_all(&held[..ready])?;
        held.drain(..ready);
        if is_last && held.is_empty() && read == 0 {
            break;
        }
    }
    Ok(Ok(match (removed, packed) {
        (true, _) => Named::Removed,
        (false, true) => Named::Perhaps,
        (false, false) => Named::Nobody,
    }))
}

/// Writes over the names in these bytes; whether there were any.
fn blank(bytes: &mut [u8]) -> bool {
    let mut found = false;
    for at in places(bytes, b"/Author") {
        found |= blank_value(bytes, at + b"/Author".len());
    }
    for (begin, end) in [(&b"<dc:creator>"[..], &b"</dc:creator>"[..]), (b"<pdf:Author>", b"</pdf:Author>")] {
        for at in places(bytes, begin) {
            let inside = at + begin.len();
            let Some(length) = places(&bytes[inside..], end).first().copied() else { continue };
            found |= blank_text(&mut bytes[inside..inside + length]);
        }
    }
    found
}

/// Blanks the string that follows: `(…)` with its escapes, or `<…>` in digits.
fn blank_value(bytes: &mut [u8], from: usize) -> bool {
    let Some(begin) = bytes[from..].iter().position(|it| !it.is_ascii_whitespace()).map(|it| from + it) else {
        return false;
    };
    match bytes[begin] {
        b'(' => {
            let (mut depth, mut at, mut any) = (1, begin + 1, false);
            while at < bytes.len() {
                match bytes[at] {
                    b'\\' if at + 1 < bytes.len() => {
                        bytes[at..at + 2].fill(b' ');
                        at += 2;
                        any = true;
                        continue;
                    }
                    b'(' => depth += 1,
                    b')' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    return any;
                }
                any |= bytes[at] != b' ';
                bytes[at] = b' ';
                at += 1;
            }
            any
        }
        b'<' if bytes.get(begin + 1) != Some(&b'<') => {
            let end = bytes[begin..].iter().position(|it| *it == b'>').map_or(bytes.len(), |it| begin + it);
            let mut any = false;
            for (at, it) in bytes[begin + 1..end].iter_mut().filter(|it| it.is_ascii_hexdigit()).enumerate() {
                let space = if at % 2 == 0 { b'2' } else { b'0' };
                any |= *it != space;
                *it = space;
            }
            any
        }
        _ => false,
    }
}

/// Blanks what stands between the marks of XML.
fn blank_text(bytes: &mut [u8]) -> bool {
    let (mut inside, mut any) = (false, false);
    for it in bytes {
        match *it {
            b'<' => inside = true,
            b'>' => inside = false,
            _ if inside || it.is_ascii_whitespace() => {}
            _ => {
                *it = b' ';
                any = true;
            }
        }
    }
    any
}

fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|it| it == wanted)
}

fn places(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    bytes.windows(wanted.len()).enumerate().filter(|it| it.1 == wanted).map(|it| it.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(pdf: &[u8]) -> (Vec<u8>, Result<Named, FileProblem>) {
        let mut out = Vec::new();
        let named = blank_author(&mut &*pdf, &mut out).expect("memory has room");
        (out, named)
    }

    #[test]
    fn the_author_goes_and_every_byte_keeps_its_place() {
        let pdf =
            b"%PDF-1.4\n1 0 obj << /Title (Minor surgery) /Author (Dr \\(A\\) Okafor) /Creator (Writer) >> endobj\n\
            <dc:creator><rdf:Seq><rdf:li>Amara Okafor</rdf:li></rdf:Seq></dc:creator> /Author <FEFF0041> trailer";
        let (out, named) = copied(pdf);
        assert_eq!((out.len(), named), (pdf.len(), Ok(Named::Removed))); // abuse case 66
        let text = String::from_utf8_lossy(&out);
        assert!(!text.contains("Okafor") && !text.contains("0041"), "{text}");
        assert!(text.contains("/Title (Minor surgery)") && text.contains("<rdf:li>") && text.contains("(Writer)"));
    }

    #[test]
    fn also_where_two_pieces_meet() {
        for shift in 0..40 {
            let mut pdf = b"%PDF-1.4\n".to_vec();
            pdf.resize(PIECE + OVERLAP - 30 + shift, b'x');
            pdf.extend_from_slice(b" /Author (Amara Okafor) >>");
            pdf.resize(3 * PIECE, b'y');
            let (out, named) = copied(&pdf);
            assert_eq!((out.len(), named), (pdf.len(), Ok(Named::Removed)), "{shift}");
            assert!(!has(&out, b"Okafor"), "{shift}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_not_said_to_be_gone() {
        assert_eq!(copied(b"%PDF-1.7 /Type /ObjStm stream").1, Ok(Named::Perhaps));
        assert_eq!(copied(b"%PDF-1.4 plain").1, Ok(Named::Nobody));
        assert_eq!(copied(b"%PDF-1.4 trailer << /Encrypt 5 0 R >>").1, Err(FileProblem::Locked));
        assert_eq!(copied(b"").1, Ok(Named::Nobody));
    }
}
