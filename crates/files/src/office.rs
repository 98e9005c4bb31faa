//! Documents that are ZIP archives: what they are, what must not be in them, and the same document without its authors.

use crate::{FileProblem, Kind};
use std::io::{Read, Seek, SeekFrom, Write};
use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// More parts than any honest document has.
const MOST_PARTS: usize = 8_000;
/// What all parts together may become when they are opened.
const MOST_BYTES: u64 = 400 * 1024 * 1024;
/// What a part may be that we read whole: lists of contents, properties, comments.
const MOST_READ: u64 = 8 * 1024 * 1024;
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
const TRACKED: [&[u8]; 6] =
    [b"<w:ins ", b"<w:del ", b"<w:moveFrom ", b"<w:moveTo ", b"<text:changed-region", b"<w:rPrChange "];
/// Attributes that hold the name of somebody who worked on it.
const NAMES: [&str; 8] =
    ["w:author", "w:initials", "w15:author", "w15:userId", "name", "userId", "displayName", "initials"];

/// What a document is; refused if there is anything in it that runs, loads, hides or swells.
///
/// # Errors
/// Why it is refused.
pub(crate) fn kind_of(source: &mut (impl Read + Seek)) -> Result<Kind, FileProblem> {
    source.seek(SeekFrom::Start(0)).map_err(|_| FileProblem::Broken)?;
    let mut archive = ZipArchive::new(source).map_err(|_| FileProblem::Broken)?;
    let names = parts(&mut archive)?;
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
    Ok(kind)
}

/// Writes the same document without the names of those who worked on it, or how long it took them.
///
/// # Errors
/// What the disk says, or that it cannot be read.
pub fn without_authors(source: impl Read + Seek, into: impl Write) -> std::io::Result<()> {
    let broken = |it: ZipError| match it {
        ZipError::Io(it) => it,
        other => std::io::Error::other(other),
    };
    let mut archive = ZipArchive::new(source).map_err(broken)?;
    let mut out = ZipWriter::new_stream(into);
    let plain = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for at in 0..archive.len() {
        let name = archive.by_index_raw(at).map_err(broken)?.name().map_err(broken)?.into_owned();
        if is_dropped(&name) {
            continue;
        }
        let Some(rewrite) = rewriting(&name) else {
            out.raw_copy_file(archive.by_index_raw(at).map_err(broken)?).map_err(broken)?;
            continue;
        };
        let mut text = String::new();
        archive.by_index(at).map_err(broken)?.take(MOST_READ).read_to_string(&mut text)?;
        out.start_file(name, plain).map_err(broken)?;
        out.write_all(rewrite(&text).as_bytes())?;
    }
    out.finish().map_err(broken)?.flush()
}

/// The names of all parts, after what they claim of themselves was looked at.
fn parts(archive: &mut ZipArchive<impl Read + Seek>) -> Result<Vec<String>, FileProblem> {
    if archive.len() > MOST_PARTS {
        return Err(FileProblem::Swollen);
    }
    let (mut names, mut bytes) = (Vec::with_capacity(archive.len()), 0_u64);
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| FileProblem::Broken)?;
        bytes = bytes.saturating_add(part.size());
        if bytes > MOST_BYTES || part.size() > part.compressed_size().saturating_mul(MOST_RATIO).saturating_add(65_536)
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

/// Parts that say nothing but who and when.
fn is_dropped(name: &str) -> bool {
    name.starts_with("docProps/thumbnail") || name.starts_with("Thumbnails/")
}

/// What is done to a part that names somebody.
fn rewriting(name: &str) -> Option<fn(&str) -> String> {
    match name {
        "docProps/core.xml" => Some(|_| CORE.to_owned()),
        "docProps/app.xml" => Some(|_| APP.to_owned()),
        "docProps/custom.xml" => Some(|_| CUSTOM.to_owned()),
        "meta.xml" => Some(|_| META.to_owned()),
        // Whoever says that there is a small picture of the first page would be found wrong.
        "_rels/.rels" => Some(without_thumbnail),
        "META-INF/manifest.xml" => Some(without_thumbnail),
        _ if name.ends_with(".xml") && names_people(name) => Some(without_names),
        _ => None,
    }
}

/// Comments, and the lists of those who wrote them.
fn names_people(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    let of_office = ["word/", "xl/", "ppt/"].iter().any(|it| name.starts_with(it));
    of_office && ["comment", "people", "person"].iter().any(|it| file.starts_with(it))
}

fn without_thumbnail(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    for element in xml.split_inclusive('>') {
        let is_one = element.contains("<Relationship ") || element.contains("file-entry ");
        if !(is_one && element.contains("humbnail")) {
            out.push_str(element);
        }
    }
    out
}

/// Empties the attributes and elements that name somebody.
fn without_names(xml: &str) -> String {
    let mut out = xml.to_owned();
    for attribute in NAMES {
        out = emptied(&out, &format!(" {attribute}=\""), "\"");
    }
    emptied(&out, "<author>", "</author>")
}

fn emptied(text: &str, begin: &str, end: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(begin) {
        let after = at + begin.len();
        out.push_str(&rest[..after]);
        rest = &rest[after..];
        rest = rest.find(end).map_or("", |it| &rest[it..]);
    }
    out + rest
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
    let mut part = archive.by_name(name).map_err(|_| FileProblem::Broken)?.take(MOST_BYTES);
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

const CORE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
    xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties \
    xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";
const CUSTOM: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties \
    xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";
const META: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
    xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.3\"><office:meta/>\
    </office:document-meta>";

#[cfg(test)]
mod tests;
