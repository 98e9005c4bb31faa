//! Plain text, tables with commas and Markdown: as they are, in UTF-8 or, of older programs, in Latin letters of one byte.

use super::{Gathered, Reach, Unread};
use std::io::Read;

/// So much is read at once.
const PIECE: usize = 64 * 1024;

pub(super) fn read(source: &mut impl Read, into: &mut Gathered) -> Result<Reach, Unread> {
    let mut held = Vec::with_capacity(PIECE + 4);
    while !into.is_full {
        let read = source.by_ref().take(PIECE as u64).read_to_end(&mut held).map_err(|_| Unread::Broken)?;
        if read == 0 {
            into.push(&String::from_utf8_lossy(&held));
            break;
        }
        let whole = match std::str::from_utf8(&held) {
            Ok(text) => text.len(),
            Err(why) if why.error_len().is_none() => why.valid_up_to(),
            Err(_) => {
                into.push(&held.iter().map(|it| char::from(*it)).collect::<String>());
                held.clear();
                continue;
            }
        };
        into.push(&String::from_utf8_lossy(&held[..whole]));
        held.drain(..whole);
    }
    Ok(Reach::Whole)
}
