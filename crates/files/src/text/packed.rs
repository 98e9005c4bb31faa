//! Documents that are archives: Word, Excel, PowerPoint and OpenDocument. Their parts are opened one after the other, each and
//! all together within limits (abuse case 65).

use super::{Gathered, MOST_OPENED, Reach, Unread, marked};
use crate::Kind;
use std::io::{Read, Seek, SeekFrom};
use zip::{ZipArchive, result::ZipError};

/// More parts than any honest document has.
const MOST_PARTS: usize = 8_000;

pub(super) fn read(kind: Kind, source: &mut (impl Read + Seek), into: &mut Gathered) -> Result<Reach, Unread> {
    source.seek(SeekFrom::Start(0)).map_err(|_| Unread::Broken)?;
    let mut archive = ZipArchive::new(source).map_err(unread)?;
    if archive.len() > MOST_PARTS {
        return Err(Unread::Broken);
    }
    let all: Vec<String> =
        archive.file_names().map(|it| it.map(|it| it.into_owned())).collect::<Result<_, _>>().map_err(unread)?;
    let mut names: Vec<&String> = all.iter().filter(|it| has_text(kind, it)).collect();
    names.sort();
    let pictures = all.iter().any(|it| is_picture(it));
    let mut opened = 0;
    for name in names {
        let part = archive.by_name(name).map_err(unread)?;
        let mut part = part.take(MOST_OPENED - opened);
        marked::read(&mut part, into).map_err(|_| Unread::Broken)?;
        opened = MOST_OPENED - part.limit();
        if opened == MOST_OPENED {
            return Err(Unread::Broken);
        }
        if into.is_full {
            break;
        }
    }
    match (into.text.trim().is_empty(), pictures) {
        (true, true) => Err(Unread::Pictures),
        (false, true) => Ok(Reach::Partly),
        (_, false) => Ok(Reach::Whole),
    }
}

/// The parts in which people write: the body, headers and footers, notes, comments, slides and cells.
fn has_text(kind: Kind, name: &str) -> bool {
    let under = |folder: &str| name.starts_with(folder) && name.ends_with(".xml");
    match kind {
        Kind::Docx => {
            under("word/")
                && !name.contains("/theme/")
                && !name.ends_with("/styles.xml")
                && !name.ends_with("/settings.xml")
        }
        Kind::Pptx => under("ppt/slides/") || under("ppt/notesSlides/") || under("ppt/comments/"),
        Kind::Xlsx => under("xl/worksheets/") || under("xl/sharedStrings") || under("xl/comments"),
        Kind::Odt | Kind::Ods | Kind::Odp => matches!(name, "content.xml" | "styles.xml"),
        _ => false,
    }
}

fn is_picture(name: &str) -> bool {
    let (name, folder) = (name.to_ascii_lowercase(), ["word/media/", "ppt/media/", "xl/media/", "Pictures/"]);
    folder.iter().any(|it| name.starts_with(&it.to_ascii_lowercase()))
}

fn unread(why: ZipError) -> Unread {
    match why {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unread::Locked,
        _ => Unread::Broken,
    }
}
