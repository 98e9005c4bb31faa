//! Documents that are archives: Word, Excel, PowerPoint and OpenDocument. All parts that hold words are opened one after the
//! other, documents inside the document too, each and all together within limits (abuse case 65). A part that cannot be opened
//! is said and never passed over.

use super::{Gathered, MOST_OPENED, Reach, Unread, marked};
use std::io::{Cursor, Read, Seek, SeekFrom};
use zip::{ZipArchive, result::ZipError};

/// More parts than any honest document has.
const MOST_PARTS: usize = 8_000;
/// A chart of a slide of a document: deeper lies nothing that somebody put there on purpose.
const MOST_INSIDE: usize = 3;
/// A document inside another is opened in memory, so it must not be larger.
const MOST_PACKED: u64 = 8 * 1024 * 1024;

/// What a part of a document is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Words between tags.
    Words,
    /// A picture, a film, a sound.
    Picture,
    /// A document of its own: the workbook behind a chart.
    Document,
    /// How it looks and what lies where: nobody writes in it.
    Manner,
    /// Nobody here can tell.
    Unknown,
}

pub(super) fn read(source: &mut (impl Read + Seek), into: &mut Gathered) -> Result<Reach, Unread> {
    source.seek(SeekFrom::Start(0)).map_err(|_| Unread::Broken)?;
    let mut opening = Opening { opened: 0, reach: Reach::Whole };
    opening.document(source, into, MOST_INSIDE)?;
    match (into.text.trim().is_empty(), opening.reach) {
        (true, Reach::Pictures) => Err(Unread::Pictures),
        (true, Reach::Parts) => Err(Unread::Broken),
        (_, reach) => Ok(reach),
    }
}

/// How far the opening of a document has come.
struct Opening {
    /// So many bytes became of its parts.
    opened: u64,
    reach: Reach,
}

impl Opening {
    /// Reads a document and, `inside` times, those in it.
    fn document(&mut self, source: impl Read + Seek, into: &mut Gathered, inside: usize) -> Result<(), Unread> {
        let mut archive = ZipArchive::new(source).map_err(unread)?;
        if archive.len() > MOST_PARTS {
            return Err(Unread::Broken);
        }
        let mut names: Vec<String> =
            archive.file_names().map(|it| it.map(|it| it.into_owned())).collect::<Result<_, _>>().map_err(unread)?;
        names.sort();
        for (name, part) in names.iter().map(|it| (it, part_of(it))) {
            match part {
                Part::Words => self.words(&mut archive, name, into)?,
                Part::Picture => self.reach = self.reach.max(Reach::Pictures),
                Part::Document => {
                    if self.inner(&mut archive, name, into, inside).is_err() {
                        self.reach = Reach::Parts;
                    }
                }
                Part::Manner => {}
                Part::Unknown => self.reach = Reach::Parts,
            }
            if into.is_full || self.opened >= MOST_OPENED {
                break;
            }
        }
        // What swells this far was not put together by hand.
        if self.opened >= MOST_OPENED { Err(Unread::Broken) } else { Ok(()) }
    }

    fn words(
        &mut self,
        archive: &mut ZipArchive<impl Read + Seek>,
        name: &str,
        into: &mut Gathered,
    ) -> Result<(), Unread> {
        let part = archive.by_name(name).map_err(unread)?;
        let left = MOST_OPENED - self.opened.min(MOST_OPENED);
        let mut part = part.take(left);
        marked::read(&mut part, into).map_err(|_| Unread::Broken)?;
        into.line();
        self.opened += left - part.limit();
        Ok(())
    }

    /// A document inside the document.
    fn inner(
        &mut self,
        archive: &mut ZipArchive<impl Read + Seek>,
        name: &str,
        into: &mut Gathered,
        inside: usize,
    ) -> Result<(), Unread> {
        let inside = inside.checked_sub(1).ok_or(Unread::Broken)?;
        let most = MOST_PACKED.min(MOST_OPENED - self.opened.min(MOST_OPENED));
        let mut bytes = Vec::new();
        let read = archive.by_name(name).map_err(unread)?.take(most + 1).read_to_end(&mut bytes);
        self.opened += bytes.len() as u64;
        if read.is_err() || bytes.len() as u64 > most {
            return Err(Unread::Broken);
        }
        self.document(Cursor::new(bytes), into, inside)
    }
}

/// What a part is. Whoever hides something gives it a name that is not known here, and then it is said that it was not read.
fn part_of(name: &str) -> Part {
    const PICTURES: &[&str] = &[
        "png", "jpg", "jpeg", "jfif", "gif", "bmp", "tif", "tiff", "webp", "emf", "wmf", "emz", "wmz", "svg", "wdp",
        "ico", "svm", "mp3", "mp4", "m4a", "m4v", "mov", "wav", "wma", "wmv", "avi",
    ];
    let name = name.to_ascii_lowercase();
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    let (first, ending) = (folder.split('/').next().unwrap_or_default(), file.rsplit_once('.').unwrap_or_default().1);
    let under = |wanted: &str| folder.split('/').any(|it| it == wanted);
    match ending {
        _ if file.is_empty() => Part::Manner, // a folder
        _ if under("media") || under("pictures") || under("objectreplacements") || first == "thumbnails" => {
            Part::Picture
        }
        _ if PICTURES.contains(&ending) => Part::Picture,
        _ if is_manner(first, folder, file, ending) => Part::Manner,
        "xml" | "vml" => Part::Words,
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => Part::Document,
        _ => Part::Unknown,
    }
}

/// Styles, themes, settings, fonts, and the lists of what belongs to what.
fn is_manner(first: &str, folder: &str, file: &str, ending: &str) -> bool {
    const FILES: &[&str] = &[
        "[content_types].xml",
        "mimetype",
        "manifest.rdf",
        "settings.xml",
        "websettings.xml",
        "fonttable.xml",
        "tablestyles.xml",
        "styleswitheffects.xml",
        "presprops.xml",
        "viewprops.xml",
        "calcchain.xml",
    ];
    // In OpenDocument the styles hold the headers and footers, which are words.
    let of_office = matches!(first, "word" | "xl" | "ppt");
    let printer = file.starts_with("printersettings") && ending == "bin";
    matches!(first, "meta-inf" | "configurations2")
        || FILES.contains(&file)
        || of_office && (file == "styles.xml" || folder.ends_with("/theme"))
        || matches!(ending, "rels" | "odttf" | "fntdata" | "ttf" | "otf")
        || printer
}

fn unread(why: ZipError) -> Unread {
    match why {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unread::Locked,
        _ => Unread::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_words_or_known_not_to_be() {
        for (name, part) in [
            ("word/document.xml", Part::Words),
            ("word/styles.xml", Part::Manner),
            ("styles.xml", Part::Words),
            ("word/theme/theme1.xml", Part::Manner),
            ("xl/threadedComments/threadedComment1.xml", Part::Words),
            ("ppt/charts/chart1.xml", Part::Words),
            ("ppt/diagrams/data1.xml", Part::Words),
            ("xl/drawings/vmlDrawing1.vml", Part::Words),
            ("ppt/embeddings/Microsoft_Excel_Sheet.xlsx", Part::Document),
            ("word/media/image1.png", Part::Picture),
            ("word/media/notes.txt", Part::Picture),
            ("word/afchunk1.rtf", Part::Unknown),
            ("Object 1", Part::Unknown),
            ("Object 1/content.xml", Part::Words),
            ("ObjectReplacements/Object 1", Part::Picture),
            ("xl/printerSettings/printerSettings1.bin", Part::Manner),
            ("xl/model/item.data", Part::Unknown),
            ("word/", Part::Manner),
            ("_rels/.rels", Part::Manner),
        ] {
            assert_eq!(part_of(name), part, "{name}");
        }
    }
}
