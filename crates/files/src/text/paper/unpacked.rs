//! Streams as they are packed in PDF, one way after the other.

use flate2::read::ZlibDecoder;
use std::io::Read;

/// The bytes of a stream, at most so many; `None` if one of its packings is not known here.
pub(super) fn unpacked(packed: &[u8], filters: &[&[u8]], most: u64) -> Option<Vec<u8>> {
    let mut bytes = packed.get(..packed.len().min(usize::try_from(most).unwrap_or(usize::MAX)))?.to_vec();
    for filter in filters {
        bytes = match *filter {
            b"FlateDecode" | b"Fl" => {
                let mut out = Vec::new();
                // What is there counts, also of a stream that was cut short.
                let whole = ZlibDecoder::new(&bytes[..]).take(most).read_to_end(&mut out);
                whole.ok().or_else(|| (!out.is_empty()).then_some(0))?;
                out
            }
            b"ASCII85Decode" | b"A85" => of_85(&bytes),
            b"ASCIIHexDecode" | b"AHx" => of_hex(&bytes),
            _ => return None,
        };
    }
    Some(bytes)
}

/// Five letters for four bytes; `z` for four zeros; `~>` is the end.
fn of_85(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 5 * 4);
    let (mut value, mut count) = (0_u32, 0);
    for byte in text.iter().copied().take_while(|it| *it != b'~') {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(value.to_be_bytes());
                    (value, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            value = value.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(&value.to_be_bytes()[..count - 1]);
    }
    out
}

fn of_hex(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .iter()
        .take_while(|it| **it != b'>')
        .filter_map(|it| char::from(*it).to_digit(16))
        .filter_map(|it| u8::try_from(it).ok())
        .collect();
    digits.chunks(2).map(|it| it[0] << 4 | it.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_packings_are_undone() {
        assert_eq!(unpacked(b"plain", &[], 100).as_deref(), Some(&b"plain"[..]));
        assert_eq!(unpacked(b"87cURD]i,\"Ebo80~>", &[b"ASCII85Decode"], 100).as_deref(), Some(&b"Hello World!"[..]));
        assert_eq!(unpacked(b"48 65 6C6>", &[b"AHx"], 100).as_deref(), Some(&b"Hel`"[..]));
        assert_eq!(unpacked(b"x", &[b"LZWDecode"], 100), None);
        assert_eq!(unpacked(b"no zlib at all", &[b"FlateDecode"], 100), None);
        assert_eq!(unpacked(b"plain", &[], 2).as_deref(), Some(&b"pl"[..]));
    }
}
