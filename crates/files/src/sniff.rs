//! What a file is, by its content: what is not on the list is refused, whatever its name says (abuse cases 63, 64).

use crate::{FileProblem, Kind, Title, office};
use std::io::{Read, Seek, SeekFrom};

/// So much of the beginning tells most kinds apart.
const HEAD: usize = 4096;

/// Looks through a file. Text is read to its end; of documents the parts are looked at.
///
/// # Errors
/// Why it is refused.
pub fn sniff(source: &mut (impl Read + Seek), title: &Title) -> Result<Kind, FileProblem> {
    let head = head_of(source)?;
    if head.is_empty() {
        return Err(FileProblem::Empty);
    }
    let kind = match by_magic(&head)? {
        Some(kind) => kind,
        None if head.starts_with(b"PK\x03\x04") => office::kind_of(source)?,
        None => text(source, &head, title)?,
    };
    let fits = |ending: &str| kind.endings().contains(&ending.to_ascii_lowercase().as_str());
    match title.ending().is_some_and(fits) {
        true => Ok(kind),
        false => Err(FileProblem::Mismatch(kind)),
    }
}

fn head_of(source: &mut (impl Read + Seek)) -> Result<Vec<u8>, FileProblem> {
    let mut head = Vec::with_capacity(HEAD);
    let read = source.seek(SeekFrom::Start(0)).and_then(|_| source.by_ref().take(HEAD as u64).read_to_end(&mut head));
    read.map(|_| head).map_err(|_| FileProblem::Broken)
}

/// What announces itself at its beginning; nothing if it may be a document or text.
fn by_magic(head: &[u8]) -> Result<Option<Kind>, FileProblem> {
    let begins = |with: &[u8]| head.starts_with(with);
    let brand = head.get(4..12).unwrap_or_default();
    if begins(b"\xff\xd8\xff") {
        return Ok(Some(Kind::Jpeg));
    }
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Ok(Some(Kind::Png));
    }
    if begins(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Ok(Some(Kind::WebP));
    }
    if begins(b"%PDF-") {
        return Ok(Some(Kind::Pdf));
    }
    if brand.starts_with(b"ftyp") {
        let heic = [b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif"].iter().any(|it| brand.ends_with(*it));
        return Err(if heic { FileProblem::Heic } else { FileProblem::Unknown });
    }
    if begins(b"\xd0\xcf\x11\xe0") {
        return Err(FileProblem::OldOffice); // also today's formats with a password, and macros of before
    }
    let pictures: [&[u8]; 5] = [b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\x01\0"];
    if pictures.iter().any(|it| begins(it)) && head.iter().take(64).any(|it| *it < 9) {
        return Err(FileProblem::OtherPicture);
    }
    if begins(b"GIF8") {
        return Err(FileProblem::OtherPicture);
    }
    let archives: [&[u8]; 8] =
        [b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"PK\x05\x06", b"MSCF"];
    if archives.iter().any(|it| begins(it)) || head.get(257..262) == Some(b"ustar") {
        return Err(FileProblem::Archive);
    }
    let programs: [&[u8]; 8] =
        [b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!", b"\0asm", b"dex\n"];
    if programs.iter().any(|it| begins(it)) {
        return Err(FileProblem::Program);
    }
    Ok(None)
}

/// Text from its first byte to its last, or nothing that we know.
fn text(source: &mut (impl Read + Seek), head: &[u8], title: &Title) -> Result<Kind, FileProblem> {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Err(FileProblem::Encoding);
    }
    if is_binary(head) {
        return Err(FileProblem::Unknown);
    }
    if is_markup(head) {
        return Err(FileProblem::Markup);
    }
    source.seek(SeekFrom::Start(0)).map_err(|_| FileProblem::Broken)?;
    let mut piece = vec![0; 64 * 1024];
    let mut kept = 0; // the beginning of a letter whose rest comes with the next piece
    loop {
        let length = source.read(&mut piece[kept..]).map_err(|_| FileProblem::Broken)?;
        let whole = kept + length;
        if length == 0 {
            break;
        }
        let valid = match std::str::from_utf8(&piece[..whole]) {
            Ok(_) => whole,
            Err(why) if why.error_len().is_none() => why.valid_up_to(),
            Err(_) => return Err(FileProblem::Encoding),
        };
        if is_binary(&piece[..valid]) {
            return Err(FileProblem::Unknown);
        }
        piece.copy_within(valid..whole, 0);
        kept = whole - valid;
    }
    if kept > 0 {
        return Err(FileProblem::Encoding);
    }
    match title.ending().and_then(Kind::of_ending) {
        Some(kind @ (Kind::Csv | Kind::Markdown)) => Ok(kind),
        _ => Ok(Kind::Text),
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().any(|it| *it < 9 || matches!(it, 14..=26 | 28..=31))
}

/// Whether a browser that guesses would take it for a page.
fn is_markup(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', '\u{c}']);
    let begins =
        ["<!doctype", "<!--", "<html", "<head", "<body", "<svg", "<?xml", "<script", "<iframe", "<math", "{\\rtf"];
    let holds = ["<script", "<svg", "<html", "<iframe", "<object", "<embed", "javascript:"];
    begins.iter().any(|it| text.starts_with(it)) || holds.iter().any(|it| text.contains(it))
}

#[cfg(test)]
mod tests;
