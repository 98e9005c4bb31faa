//! Documents that are ZIP archives: what they are, what must not be in them, and the same document without its authors.

mod nameless;

pub use nameless::without_authors;

use crate::{FileProblem, Kind};
use std::io::{Cursor, Read, Seek, SeekFrom};
use zip::ZipArchive;

/// More parts than any honest document has.
const MOST_PARTS: usize = 8_000;
/// What all parts together may become when they are opened, those of documents inside it too.
const MOST_BYTES: u64 = 400 * 1024 * 1024;
/// What a part may be that we read whole: lists of contents, properties, comments.
const MOST_READ: u64 = 8 * 1024 * 1024;
/// A chart's workbook, or a document in a document, and no deeper.
const MOST_INSIDE: usize = 3;
/// How much smaller than what it becomes a part may be; XML hardly ever is below a fiftieth (abuse case 65).
const MOST_RATIO: u64 = 400;

const TYPES: &str = "[Content_Types].xml";
const OPEN_TYPES: [(&str, Kind); 3] = [
    ("application/vnd.oasis.opendocument.text", Kind::Odt),
    ("application/vnd.oasis.opendocument.spreadsheet", Kind::Ods),
    ("application/vnd.oasis.opendocument.presentation", Kind::Odp),
];
const MAIN_TYPES: [(&str, Kind); 3] = [
    ("wordprocessingml.document.main+xml", Kind::Docx),
    ("spreadsheetml.sheet.main+xml", Kind::Xlsx),
    ("presentationml.presentation.main+xml", Kind::Pptx),
];
/// Marks of a change that is still tracked, in Word and in OpenDocument.
const TRACKED: [&[u8]; 16] = [
    b"<w:ins ",
    b"<w:del ",
    b"<w:moveFrom ",
    b"<w:moveTo ",
    b"<text:changed-region",
    b"<w:rPrChange ",
    b"<w:pPrChange ",
    b"<w:sectPrChange ",
    b"<w:tblPrChange ",
    b"<w:tblPrExChange ",
    b"<w:tblGridChange ",
    b"<w:trPrChange ",
    b"<w:tcPrChange ",
    b"<w:cellIns ",
    b"<w:cellDel ",
    b"<w:numberingChange ",
];
/// What a document is; refused if there is anything in it that runs, loads, hides or swells.
///
/// # Errors
/// Why it is refused.
pub(crate) fn kind_of(source: &mut (impl Read + Seek)) -> Result<Kind, FileProblem> {
    kind_within(source, MOST_INSIDE, &mut 0)
}

/// As [`kind_of`], of a document and, `inside` times, of those in it.
fn kind_within(source: &mut (impl Read + Seek), inside: usize, bytes: &mut u64) -> Result<Kind, FileProblem> {
    source.seek(SeekFrom::Start(0)).map_err(|_| FileProblem::Broken)?;
    let mut archive = ZipArchive::new(source).map_err(|_| FileProblem::Broken)?;
    let names = parts(&mut archive, bytes)?;
    let kind = main_kind(&mut archive, &names)?;
    if names.iter().any(|it| runs(it)) {
        return Err(FileProblem::Macros);
    }
    for name in names.iter().filter(|it| it.ends_with(".rels")) {
        if loads(&read(&mut archive, name)?) {
            return Err(FileProblem::Outside);
        }
    }
    for name in names.iter().filter(|it| is_body(it)) {
        if holds_any(&mut archive, name, &TRACKED)? {
            return Err(FileProblem::Tracked);
        }
    }
    if names.iter().any(|it| it.starts_with("xl/revisions/")) {
        return Err(FileProblem::Tracked);
    }
    for name in names.iter().filter(|it| is_document(it)) {
        let inner = held(&mut archive, name)?;
        // What cannot be opened here is said to whoever brings it: it was not looked through.
        match inside.checked_sub(1).map(|left| kind_within(&mut Cursor::new(inner), left, bytes)) {
            Some(Ok(_) | Err(FileProblem::Archive | FileProblem::Broken)) | None => {}
            Some(Err(why)) => return Err(why),
        }
    }
    Ok(kind)
}

/// The names of all parts, after what they claim of themselves was looked at.
fn parts(archive: &mut ZipArchive<impl Read + Seek>, bytes: &mut u64) -> Result<Vec<String>, FileProblem> {
    if archive.len() > MOST_PARTS {
        return Err(FileProblem::Swollen);
    }
    let mut names = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| FileProblem::Broken)?;
        *bytes = bytes.saturating_add(part.size());
        if *bytes > MOST_BYTES || part.size() > part.compressed_size().saturating_mul(MOST_RATIO).saturating_add(65_536)
        {
            return Err(FileProblem::Swollen); // abuse case 65
        }
        if part.encrypted() {
            return Err(FileProblem::Locked);
        }
        if part.is_symlink() {
            return Err(FileProblem::Archive); // abuse case 69
        }
        names.push(part.name().map_err(|_| FileProblem::Broken)?.into_owned());
    }
    Ok(names)
}

fn main_kind(archive: &mut ZipArchive<impl Read + Seek>, names: &[String]) -> Result<Kind, FileProblem> {
    if names.iter().any(|it| it == TYPES) {
        let types = read(archive, TYPES)?;
        if types.to_lowercase().contains("macroenabled") {
            return Err(FileProblem::Macros);
        }
        let found = MAIN_TYPES.iter().find(|it| types.contains(it.0));
        return found.map(|it| it.1).ok_or(FileProblem::Archive);
    }
    if names.iter().any(|it| it == "mimetype") {
        let said = read(archive, "mimetype")?;
        let found = OPEN_TYPES.iter().find(|it| it.0 == said.trim());
        return found.map(|it| it.1).ok_or(FileProblem::Archive);
    }
    Err(FileProblem::Archive)
}

/// Macros, controls, embedded programs and documents in documents that hide any of them.
fn runs(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let (folder, ending) = (name.split('/').next().unwrap_or_default(), name.rsplit('.').next().unwrap_or_default());
    name.contains("vbaproject")
        || name.contains("activex")
        || name.contains("customui")
        || name.contains("macrosheets")
        || name.contains("embeddings/oleobject")
        || name.contains("object 1/") && name.contains("basic")
        || matches!(folder, "basic" | "scripts")
        || matches!(
            ending,
            "exe" | "dll" | "js" | "vbs" | "ps1" | "bat" | "cmd" | "scr" | "jar" | "hta" | "html" | "htm"
        )
        || name.contains("embeddings/") && matches!(ending, "bin" | "docm" | "xlsm" | "pptm" | "zip")
}

/// Whether relations load a template, an object or a frame from elsewhere by themselves; links that one presses are fine.
fn loads(relations: &str) -> bool {
    relations.split("<Relationship ").skip(1).any(|it| {
        let it = it.split('>').next().unwrap_or_default();
        let outside = it.contains("TargetMode=\"External\"") || it.contains("TargetMode='External'");
        outside
            && ["/attachedTemplate", "/oleObject", "/frame", "/subDocument", "/externalLink", "/image"]
                .iter()
                .any(|kind| it.contains(kind))
    })
}

fn is_body(name: &str) -> bool {
    let of_word = name.starts_with("word/") && name.ends_with(".xml") && name.matches('/').count() == 1;
    of_word || name == "content.xml"
}

/// A document inside the document, whole.
fn held(archive: &mut ZipArchive<impl Read + Seek>, name: &str) -> Result<Vec<u8>, FileProblem> {
    let part = archive.by_name(name).map_err(|_| FileProblem::Broken)?;
    if part.size() > MOST_READ {
        return Err(FileProblem::Swollen);
    }
    let mut bytes = Vec::new();
    part.take(MOST_READ).read_to_end(&mut bytes).map_err(|_| FileProblem::Broken)?;
    Ok(bytes)
}

/// The workbook behind a chart, a document in a document.
fn is_document(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    Kind::of_ending(ending).is_some_and(Kind::is_office)
}

fn read(archive: &mut ZipArchive<impl Read + Seek>, name: &str) -> Result<String, FileProblem> {
    let part = archive.by_name(name).map_err(|_| FileProblem::Broken)?;
    if part.size() > MOST_READ {
        return Err(FileProblem::Swollen);
    }
    let mut text = String::new();
    part.take(MOST_READ).read_to_string(&mut text).map_err(|_| FileProblem::Broken)?;
    Ok(text)
}

/// Whether a part holds any of these, read piece by piece and no further than it claims to be long.
fn holds_any(archive: &mut ZipArchive<impl Read + Seek>, name: &str, wanted: &[&[u8]]) -> Result<bool, FileProblem> {
    let longest = wanted.iter().map(|it| it.len()).max().unwrap_or(1);
    let part = archive.by_name(name).map_err(|_| FileProblem::Broken)?;
    let said = part.size();
    let mut part = part.take(said);
    let (mut piece, mut kept) = (vec![0; 64 * 1024], 0);
    loop {
        let length = part.read(&mut piece[kept..]).map_err(|_| FileProblem::Broken)?;
        if length == 0 {
            return Ok(false);
        }
        let whole = kept + length;
        // Marks begin with "<": only there is anything compared.
        let mut seen = piece[..whole].iter().enumerate().filter(|it| *it.1 == b'<').map(|it| it.0);
        if seen.any(|at| wanted.iter().any(|it| piece[at..whole].starts_with(it))) {
            return Ok(true);
        }
        kept = longest.min(whole);
        piece.copy_within(whole - kept..whole, 0);
    }
}

#[cfg(test)]
mod tests;
