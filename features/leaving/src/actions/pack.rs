//! Packing a copy: a zip with a page to read, a file of JSON for each feature, and the member's own files. Written as it is made,
//! on a thread that may block.

use crate::reading::{self, Heading, Section};
use bytes::Bytes;
use frame::{Exported, ExportedFile, Holding};
use kernel::{Fault, Moment};
use std::io::{self, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// Everything that goes in.
pub struct Contents {
    /// The member's name.
    pub name: String,
    /// The address of this Kettle.
    pub from: String,
    /// When it was read.
    pub made_at: Moment,
    /// What each feature holds.
    pub parts: Vec<(Holding, Exported)>,
}

/// Why a copy could not be written.
#[derive(Debug)]
pub enum PackProblem {
    /// The disk has no room for it.
    Full,
    /// Another writes the same file at this moment.
    Begun,
    /// Something else.
    Broken(String),
}

/// Finds the bytes of a file; one that is gone is left out.
pub trait Find: FnMut(&ExportedFile) -> Result<Option<Bytes>, Fault> {}
impl<F: FnMut(&ExportedFile) -> Result<Option<Bytes>, Fault>> Find for F {}

/// Writes the zip into `out`, one file after the other, and gives it back.
///
/// # Errors
/// What the disk says. What was written until then is no zip.
pub fn pack<W: Write>(out: W, contents: &Contents, mut find: impl Find) -> Result<W, PackProblem> {
    let mut zip = ZipWriter::new_stream(out);
    let options = SimpleFileOptions::default().last_modified_time(date(contents.made_at));
    let (packed, stored) = (
        options.compression_method(CompressionMethod::Deflated),
        options.compression_method(CompressionMethod::Stored),
    );
    let mut sections = Vec::new();
    for (words, part) in &contents.parts {
        zip.start_file(format!("data/{}.json", part.name), packed)?;
        zip.write_all(&serde_json::to_vec_pretty(&part.json).map_err(io::Error::other)?)?;
        let mut files = Vec::new();
        for file in &part.files {
            let found = find(file)?;
            let mut path = format!("files/{}/{}", part.name, file.called);
            let bytes = match found {
                Some(bytes) => bytes,
                None if file.lock.is_none() => continue,
                None => {
                    path.push_str(" does not open.txt");
                    Bytes::from_static(b"This file does not open any more.\n")
                }
            };
            zip.start_file(&path, stored)?; // pictures are small already
            zip.write_all(&bytes)?;
            files.push(path);
        }
        sections.push(Section {
            name: part.name,
            title: words.title,
            without: words.without,
            value: &part.json,
            files,
        });
    }
    let heading = Heading { name: &contents.name, from: &contents.from, made_at: contents.made_at };
    zip.start_file("index.html", packed)?;
    zip.write_all(reading::page(&heading, &sections).as_bytes())?;
    Ok(zip.finish()?.into_inner())
}

/// As zips have it: to two seconds, and not before 1980.
fn date(at: Moment) -> DateTime {
    let iso = at.iso();
    let part = |from: usize, to: usize| iso.get(from..to).and_then(|it| it.parse::<u8>().ok()).unwrap_or_default();
    let year = iso.get(..4).and_then(|it| it.parse().ok()).unwrap_or_default();
    DateTime::from_date_and_time(year, part(5, 7), part(8, 10), part(11, 13), part(14, 16), part(17, 19))
        .unwrap_or_default()
}

impl From<io::Error> for PackProblem {
    fn from(why: io::Error) -> PackProblem {
        match why.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => PackProblem::Full,
            io::ErrorKind::AlreadyExists => PackProblem::Begun,
            _ => PackProblem::Broken(why.to_string()),
        }
    }
}
impl From<ZipError> for PackProblem {
    fn from(why: ZipError) -> PackProblem {
        match why {
            ZipError::Io(why) => why.into(),
            other => PackProblem::Broken(other.to_string()),
        }
    }
}
impl From<Fault> for PackProblem {
    fn from(why: Fault) -> PackProblem {
        PackProblem::Broken(why.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use files::FileName;
    use kernel::Rng;
    use serde_json::json;
    use std::io::{Cursor, Read};

    fn contents(items: usize) -> (Contents, FileName) {
        let photo = FileName::new(&Rng::seeded(1));
        let words = Holding { title: "Your profile", has: "", without: "", goes: "", stays: "" };
        let lines: Vec<_> =
            (0..items).map(|it| json!({ "words": format!("Line {it}"), "audience": "members" })).collect();
        let part = Exported::new("people", json!({ "headline": "Tea", "lines": lines }));
        let part = part.with("photo-large.jpg", photo.clone()).with("gone.jpg", FileName::new(&Rng::seeded(2)));
        let made_at = Moment::from_micros(1_795_176_000_000_000);
        (
            Contents { name: "Ada".into(), from: "https://kettle.test".into(), made_at, parts: vec![(words, part)] },
            photo,
        )
    }

    fn find(photo: FileName) -> impl Find {
        move |file: &ExportedFile| Ok((file.kept == photo).then(|| Bytes::from_static(b"a picture")))
    }

    #[test]
    fn a_copy_has_a_page_data_and_files() {
        let (contents, photo) = contents(3);
        let packed = pack(Cursor::new(Vec::new()), &contents, find(photo)).expect("packed").into_inner();
        let mut zip = zip::ZipArchive::new(Cursor::new(packed)).expect("a zip");
        let mut names: Vec<String> = zip.file_names().map(|it| it.expect("a name").into_owned()).collect();
        names.sort();
        assert_eq!(names, ["data/people.json", "files/people/photo-large.jpg", "index.html"]);
        let mut read = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).expect("there").read_to_string(&mut text).expect("text");
            text
        };
        let json: serde_json::Value = serde_json::from_str(&read("data/people.json")).expect("JSON");
        assert_eq!(json["lines"][2]["words"], "Line 2");
        let page = read("index.html");
        assert!(page.contains("files/people/photo-large.jpg") && !page.contains("gone.jpg"));
        assert_eq!(read("files/people/photo-large.jpg"), "a picture");
        let made = zip.by_name("index.html").expect("there").last_modified().expect("a date");
        assert_eq!((made.year(), made.month(), made.day(), made.hour()), (2026, 11, 20, 12));
    }

    /// A disk with so much room.
    struct Disk(Cursor<Vec<u8>>, usize);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0.get_ref().len() + bytes.len() > self.1 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0.write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_is_said_wherever_it_is_full() {
        let (contents, photo) = contents(2_000);
        for room in [0, 10, 500, 5_000] {
            let packed = pack(Disk(Cursor::default(), room), &contents, find(photo.clone()));
            assert!(matches!(packed, Err(PackProblem::Full)), "{room}"); // abuse case 110
        }
    }
}
