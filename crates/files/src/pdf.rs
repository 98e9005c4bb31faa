//! PDF: whether it has a password, and the same file without its author's name and without where its photos were taken, where
//! that can be found. What is written over keeps its length, because a PDF counts its bytes.

use crate::{
    FileProblem,
    bare::{EXIF, XMP},
};
use std::io::{self, Read, Write};

/// What was done to a PDF.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Blanked {
    /// Whether it named who made it, where that was written over.
    pub removed: bool,
    /// Whether it keeps such things where they cannot be found without taking it apart.
    pub perhaps: bool,
}

/// So much is looked at together; a name at its end is looked at again with what follows.
const PIECE: usize = 256 * 1024;
/// More than the longest that is looked for and written over: what a photo says about itself.
const OVERLAP: usize = 68 * 1024;

/// Copies a PDF without its author's name.
///
/// # Errors
/// [`FileProblem::Locked`] inside if it has a password; what the disk says.
pub fn blank_author(
    source: &mut impl Read,
    into: &mut (impl Write + ?Sized),
) -> io::Result<Result<Blanked, FileProblem>> {
    let mut held = Vec::with_capacity(PIECE + OVERLAP);
    let mut blanked = Blanked::default();
    loop {
        let before = held.len();
        let read = source.by_ref().take((PIECE + OVERLAP - before) as u64).read_to_end(&mut held)?;
        if has(&held, b"/Encrypt ") || has(&held, b"/Encrypt\n") || has(&held, b"/Encrypt\r") {
            return Ok(Err(FileProblem::Locked));
        }
        let is_last = read == 0 || held.len() < PIECE + OVERLAP;
        blanked.perhaps |= has(&held, b"/ObjStm") || has(&held, b"/Metadata") || refers(&held);
        blanked.removed |= blank(&mut held);
        blank_photos(&mut held, is_last);
        let ready = if is_last { held.len() } else { PIECE };
        into.write_all(&held[..ready])?;
        held.drain(..ready);
        if is_last && held.is_empty() && read == 0 {
            break;
        }
    }
    Ok(Ok(blanked))
}

/// Whether it says of its author only where the name is.
fn refers(bytes: &[u8]) -> bool {
    let value = |at: usize| bytes[at + b"/Author".len()..].trim_ascii_start().first().copied();
    places(bytes, b"/Author").into_iter().any(|at| value(at).is_some_and(|it| it.is_ascii_digit()))
}

/// Writes over what photos say beside the picture: where and when they were taken, and with what. Pages do not go by it.
fn blank_photos(bytes: &mut [u8], is_last: bool) {
    for begin in [EXIF, XMP] {
        for at in places(bytes, begin) {
            let Some([0xff, 0xe1, high, low]) = at.checked_sub(4).and_then(|from| bytes.get(from..at)) else {
                continue;
            };
            let end = at + usize::from(u16::from_be_bytes([*high, *low])).saturating_sub(2);
            // What goes on behind these bytes is written over when all of it is there.
            if end <= bytes.len() || is_last {
                let end = end.min(bytes.len());
                bytes[at..end].fill(0);
            }
        }
    }
}

/// Writes over the names in these bytes; whether there were any.
pub(crate) fn blank(bytes: &mut [u8]) -> bool {
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

    const REMOVED: Blanked = Blanked { removed: true, perhaps: false };

    fn copied(pdf: &[u8]) -> (Vec<u8>, Result<Blanked, FileProblem>) {
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
        assert_eq!((out.len(), named), (pdf.len(), Ok(REMOVED))); // abuse case 66
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
            assert_eq!((out.len(), named), (pdf.len(), Ok(REMOVED)), "{shift}");
            assert!(!has(&out, b"Okafor"), "{shift}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_not_said_to_be_gone() {
        let perhaps = Blanked { removed: false, perhaps: true };
        assert_eq!(copied(b"%PDF-1.7 /Type /ObjStm stream").1, Ok(perhaps));
        assert_eq!(copied(b"%PDF-1.4 << /Author 7 0 R >>").1, Ok(perhaps));
        assert_eq!(copied(b"%PDF-1.4 /ObjStm /Author (Amara)").1, Ok(Blanked { removed: true, perhaps: true }));
        assert_eq!(copied(b"%PDF-1.4 plain").1, Ok(Blanked::default()));
        assert_eq!(copied(b"%PDF-1.4 trailer << /Encrypt 5 0 R >>").1, Err(FileProblem::Locked));
        assert_eq!(copied(b"").1, Ok(Blanked::default()));
    }

    /// Abuse case 66: scanners and telephones put the photo as it is into the PDF.
    #[test]
    fn where_a_photo_was_taken_goes_wherever_it_lies() {
        for from in [200, PIECE - 20_000, PIECE - 2, PIECE + 3, PIECE + OVERLAP - 10, 2 * PIECE] {
            let mut photo = b"\xff\xe1\xea\x62Exif\0\0GPS 54.57".to_vec();
            photo.resize(0xea62 + 2, b'e');
            photo.extend_from_slice(b"\xff\xdb and the picture \xff\xe1\x00\x28http://ns.adobe.com/xap/1.0/\0by Amara");
            let mut pdf = b"%PDF-1.4\n".to_vec();
            pdf.resize(from, b'x');
            pdf.extend_from_slice(&photo);
            let out = copied(&pdf).0;
            assert_eq!(out.len(), pdf.len(), "{from}");
            assert!(!has(&out, b"54.57") && !has(&out, b"eee") && !has(&out, b"by Ama"), "{from}");
            assert!(has(&out, b" and the picture ") && out[..from] == pdf[..from], "{from}");
        }
        let words = b"%PDF-1.4 (Exif\0\0 is what photos have; http://ns.adobe.com/ too)";
        assert_eq!(copied(words).0, words);
    }
}
