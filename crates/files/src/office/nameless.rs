//! The same document without the names of those who worked on it, and its pictures without where they were taken.

use super::{MOST_INSIDE, MOST_READ, held, holds_any, is_document};
use crate::bare;
use std::io::{Cursor, Error, ErrorKind, Read, Result, Seek, Write};
use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// What a picture may be; larger ones are drawings of programs, which say nothing about a place.
const MOST_PICTURE: u64 = 32 * 1024 * 1024;
/// Attributes that hold the name of somebody who worked on it.
const NAMES: [&str; 8] =
    ["w:author", "w:initials", "w15:author", "w15:userId", "name", "userId", "displayName", "initials"];
/// Elements that hold one: of a comment in a sheet or a text, and of whoever a store of documents knows.
const PEOPLE: [(&str, &str); 5] = [
    ("<author>", "</author>"),
    ("<dc:creator>", "</dc:creator>"),
    ("<meta:creator-initials>", "</meta:creator-initials>"),
    ("<DisplayName>", "</DisplayName>"),
    ("<AccountId>", "</AccountId>"),
];
/// Attributes of a workbook that hold the folder, and so the name, of whoever saved it.
const SAVED: [&str; 2] = ["<x15ac:absPath url=\"", " userName=\""];

/// Writes the same document without the names of those who worked on it, or how long it took them, and with pictures that say
/// nothing about where they were taken.
///
/// # Errors
/// What the disk says, or that it cannot be read.
pub fn without_authors(source: impl Read + Seek, into: impl Write) -> Result<()> {
    nameless(source, into, MOST_INSIDE)
}

/// As [`without_authors`], of a document and, `inside` times, of those in it.
fn nameless(source: impl Read + Seek, into: impl Write, inside: usize) -> Result<()> {
    let mut archive = ZipArchive::new(source).map_err(broken)?;
    let mut out = ZipWriter::new_stream(into);
    let plain = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for at in 0..archive.len() {
        let name = archive.by_index_raw(at).map_err(broken)?.name().map_err(broken)?.into_owned();
        if is_dropped(&name) {
            continue;
        }
        if let Some(bytes) = rewritten(&mut archive, &name, inside)? {
            out.start_file(name, plain.compression_method(CompressionMethod::Stored)).map_err(broken)?;
            out.write_all(&bytes)?;
            continue;
        }
        // What nobody stuck a note on is as large as it likes.
        let is_noted = name != "content.xml" || holds_any(&mut archive, &name, &[b"<dc:creator>"]).unwrap_or(true);
        let Some(rewrite) = rewriting(&name).filter(|_| is_noted) else {
            out.raw_copy_file(archive.by_index_raw(at).map_err(broken)?).map_err(broken)?;
            continue;
        };
        let part = archive.by_index(at).map_err(broken)?;
        let mut text = String::new();
        if part.size() > MOST_READ {
            return Err(Error::new(ErrorKind::InvalidData, "a list of names larger than any"));
        }
        part.take(MOST_READ).read_to_string(&mut text).map_err(spoiled)?;
        out.start_file(name, plain).map_err(broken)?;
        out.write_all(rewrite(&text).as_bytes())?;
    }
    out.finish().map_err(broken)?.flush()
}

fn broken(why: ZipError) -> Error {
    match why {
        ZipError::Io(it) => it,
        other => Error::new(ErrorKind::InvalidData, other),
    }
}

/// What a part was packed with is damaged: that is no fault of the disk.
fn spoiled(why: Error) -> Error {
    match why.kind() {
        ErrorKind::InvalidInput | ErrorKind::Other => Error::new(ErrorKind::InvalidData, why),
        _ => why,
    }
}

/// A picture without where it was taken, or a document without who made it; `None` for any other part.
fn rewritten(archive: &mut ZipArchive<impl Read + Seek>, name: &str, inside: usize) -> Result<Option<Vec<u8>>> {
    if is_document(name) {
        let bytes = held(archive, name).map_err(|why| Error::new(ErrorKind::InvalidData, why.to_string()))?;
        if inside == 0 || !bytes.starts_with(b"PK\x03\x04") {
            return Ok(None);
        }
        let mut out = Vec::with_capacity(bytes.len());
        nameless(Cursor::new(bytes), &mut out, inside - 1)?;
        return Ok(Some(out));
    }
    let mut part = archive.by_name(name).map_err(broken)?;
    let mut bytes = Vec::new();
    part.by_ref().take(16).read_to_end(&mut bytes).map_err(spoiled)?;
    if !bare::is_picture(&bytes) {
        return Ok(None);
    }
    part.take(MOST_PICTURE).read_to_end(&mut bytes).map_err(spoiled)?;
    if bytes.len() as u64 >= MOST_PICTURE {
        return Err(Error::new(ErrorKind::InvalidData, "a picture larger than any"));
    }
    bare::bare(bytes).map(Some)
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
        "content.xml" => Some(without_people),
        "xl/workbook.xml" => Some(without_folder),
        _ if name.ends_with(".xml") && name.starts_with("customXml/") => Some(without_people),
        _ if name.ends_with(".xml") && names_people(name) => Some(without_names),
        _ => None,
    }
}

/// Comments, and the lists of those who wrote them or changed something.
fn names_people(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    let of_office = ["word/", "xl/", "ppt/"].iter().any(|it| name.starts_with(it));
    of_office && ["comment", "people", "person", "changesInfo"].iter().any(|it| file.starts_with(it))
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
    let emptied_of = |text: String, attribute: &str| emptied(&text, &format!(" {attribute}=\""), "\"");
    without_people(&NAMES.into_iter().fold(xml.to_owned(), emptied_of))
}

fn without_people(xml: &str) -> String {
    PEOPLE.into_iter().fold(xml.to_owned(), |text, (begin, end)| emptied(&text, begin, end))
}

fn without_folder(xml: &str) -> String {
    SAVED.into_iter().fold(xml.to_owned(), |text, begin| emptied(&text, begin, "\""))
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

const CORE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
    xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties \
    xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";
const CUSTOM: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties \
    xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";
const META: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
    xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.3\"><office:meta/>\
    </office:document-meta>";
