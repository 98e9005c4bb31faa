//! Pictures inside documents without where, when and by whom they were taken. They are not drawn anew, because a document counts on
//! their size and colours; what says something about them beside the picture is left out (abuse case 66).

use std::io::{Error, ErrorKind, Result};

/// What Exif begins with inside its segment.
pub(crate) const EXIF: &[u8] = b"Exif\0\0";
/// What XMP begins with inside its segment.
pub(crate) const XMP: &[u8] = b"http://ns.adobe.com/";

/// Whether these are the first bytes of a picture that is gone through here.
pub(crate) fn is_picture(head: &[u8]) -> bool {
    head.starts_with(b"\xff\xd8\xff") || is_png(head) || is_webp(head)
}

/// The same picture without what is said about it; anything else as it is.
///
/// # Errors
/// Invalid data: it is a picture whose parts cannot be told apart, so that nobody knows what else is in it.
pub(crate) fn bare(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        return jpeg(&bytes);
    }
    if is_png(&bytes) {
        return png(&bytes);
    }
    if is_webp(&bytes) { webp(bytes) } else { Ok(bytes) }
}

fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
}

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

fn spoiled() -> Error {
    Error::new(ErrorKind::InvalidData, "a picture whose parts cannot be told apart")
}

/// Segment by segment up to the end of the first picture: telephones put a second one behind it, with a place of its own.
fn jpeg(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&bytes[..2]);
    let mut at = 2;
    // What was cut short is as much of a picture as it is.
    while let Some(from) = bytes.get(at..at + 2) {
        let marker = from[1];
        if from[0] != 0xff {
            return Err(spoiled());
        }
        match marker {
            0xff => at += 1, // filled up
            0xd9 => {
                out.extend_from_slice(from);
                break;
            }
            0x01 | 0xd0..=0xd8 => {
                out.extend_from_slice(from);
                at += 2;
            }
            _ => {
                let Some(length) = bytes.get(at + 2..at + 4) else { break };
                let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
                let whole = bytes.get(at..at + 2 + length).filter(|_| length >= 2);
                let Some(segment) = whole else { break };
                at += segment.len();
                match marker {
                    0xe1 => out.extend_from_slice(&turned(&segment[4..]).unwrap_or_default()),
                    0xed | 0xfe => {}                                // IPTC, and what a program wrote
                    0xe2 if segment[4..].starts_with(b"MPF\0") => {} // where the second picture is
                    0xda => {
                        out.extend_from_slice(segment);
                        let end =
                            bytes[at..].windows(2).position(|it| it[0] == 0xff && !matches!(it[1], 0 | 0xd0..=0xd7));
                        let end = end.map_or(bytes.len(), |it| at + it);
                        out.extend_from_slice(&bytes[at..end]);
                        at = end;
                    }
                    _ => out.extend_from_slice(segment),
                }
            }
        }
    }
    Ok(out)
}

/// Which way up it is, if Exif says so: that alone stays, or it would lie on its side.
fn turned(segment: &[u8]) -> Option<Vec<u8>> {
    let tiff = segment.strip_prefix(EXIF)?;
    let little = tiff.starts_with(b"II");
    let number = |at: usize, length: usize| {
        let bytes = tiff.get(at..at.checked_add(length)?)?.iter();
        let add = |sum: usize, it: &u8| sum << 8 | usize::from(*it);
        Some(if little { bytes.rev().fold(0, add) } else { bytes.fold(0, add) })
    };
    let first = number(4, 4)?;
    let count = number(first, 2)?;
    let entry = (0..count.min(200)).map(|it| first + 2 + 12 * it).find(|it| number(*it, 2) == Some(0x0112))?;
    let turned = u8::try_from(number(entry + 8, 2)?).ok().filter(|it| (2..=8).contains(it))?;
    let mut out = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    out.push(turned);
    out.extend_from_slice(&[0; 6]);
    Some(out)
}

/// Piece by piece, without those of words, times and Exif, and nothing behind its end.
fn png(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = bytes[..8].to_vec();
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let end = at.checked_add(12 + length).ok_or_else(spoiled)?;
        let Some(piece) = bytes.get(at..end) else { break };
        let name = &head[4..];
        if !matches!(name, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            out.extend_from_slice(piece);
        }
        at = end;
        if name == b"IEND" {
            break;
        }
    }
    Ok(out)
}

/// Its pieces of Exif and XMP are written over, because it says how long it is.
fn webp(mut bytes: Vec<u8>) -> Result<Vec<u8>> {
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let (from, name) = (at + 8, [head[0], head[1], head[2], head[3]]);
        let end = from.checked_add(length).ok_or_else(spoiled)?.min(bytes.len());
        if matches!(&name, b"EXIF" | b"XMP ") {
            bytes[at..at + 4].copy_from_slice(b"none");
            bytes[from..end].fill(0);
        }
        if &name == b"VP8X" && end > from {
            bytes[from] &= !0x0c; // that there are any
        }
        at = end + (length & 1);
    }
    bytes.truncate(at.max(12));
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, ImageFormat};
    use std::io::Cursor;

    fn drawn(format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(24, 16).write_to(&mut out, format).expect("drawn");
        out.into_inner()
    }

    fn has(bytes: &[u8], wanted: &[u8]) -> bool {
        bytes.windows(wanted.len()).any(|it| it == wanted)
    }

    /// Exif that says which way up it is, and where it was taken.
    fn exif(turned: u8) -> Vec<u8> {
        let mut body = b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        body.extend_from_slice(&[turned, 0, 0, 0, 0, 0, 0, 0]);
        body.extend_from_slice(b"GPS 54.57 -1.31 by Amara");
        let mut out = vec![0xff, 0xe1];
        out.extend_from_slice(&u16::try_from(body.len() + 2).expect("short").to_be_bytes());
        out.extend_from_slice(&body);
        out
    }

    #[test]
    fn of_a_photo_only_the_picture_stays() {
        let plain = drawn(ImageFormat::Jpeg);
        let comment = b"\xff\xfe\x00\x0dby Amara Ok";
        let behind = [b"second ".to_vec(), exif(1)].concat();
        let photo = [&plain[..2], &exif(6), comment, &plain[2..], &behind].concat();
        let bared = bare(photo).expect("a photo");
        assert!(!has(&bared, b"54.57") && !has(&bared, b"Amara") && !has(&bared, b"second")); // abuse case 66
        assert_eq!(bared.len(), plain.len() + 36);
        assert!(has(&bared, &[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]), "it is still the right way up");
        assert!(image::load_from_memory(&bared).is_ok());
        assert_eq!(bare([&plain[..2], &exif(1), &plain[2..]].concat()).expect("a photo"), plain);
    }

    #[test]
    fn also_of_drawings() {
        let plain = drawn(ImageFormat::Png);
        let text = b"\0\0\0\x0ctEXtAuthor\0Amara\0\0\0\0";
        let drawing = [&plain[..33], text, &plain[33..], b"by Amara"].concat();
        assert_eq!(bare(drawing).expect("a drawing"), plain);
        let mut webp = drawn(ImageFormat::WebP);
        webp.extend_from_slice(b"EXIF\x06\0\0\0Amara!");
        let bared = bare(webp.clone()).expect("a drawing");
        assert!(!has(&bared, b"Amara") && bared.len() == webp.len() && image::load_from_memory(&bared).is_ok());
        assert_eq!(bare(b"anything else".to_vec()).expect("as it is"), b"anything else");
    }

    #[test]
    fn what_is_damaged_does_no_harm() {
        let photo = [&drawn(ImageFormat::Jpeg)[..2], &exif(6), &drawn(ImageFormat::Jpeg)[2..]].concat();
        for at in 0..photo.len() {
            assert!(!has(&bare(photo[..at].to_vec()).unwrap_or_default(), b"54.57"), "{at}");
            let mut odd = photo.clone();
            odd[at] ^= 0x5a;
            drop(bare(odd));
        }
        for picture in [drawn(ImageFormat::Png), drawn(ImageFormat::WebP)] {
            for at in 0..picture.len() {
                let mut odd = picture.clone();
                odd[at] ^= 0xff;
                drop(bare(odd));
                drop(bare(picture[..at].to_vec()));
            }
        }
    }
}
