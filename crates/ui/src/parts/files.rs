//! Files as pages show them: beside what was written, and where one writes, before they go along.

use super::Choices;
use kernel::Problems;

/// The field of the reason for a file that the guard doubts.
pub const FILE_REASON: &str = "file_reason";

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileCard {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// "84 kB · author’s name removed"; for a screen reader, "document, 84 kB …".
    pub line: String,
    /// "document"
    pub kind: &'static str,
    /// Where it is; empty if it cannot be opened any more.
    pub url: String,
    /// Of a picture.
    pub picture: Option<FilePicture>,
    /// Where it is taken back.
    pub remove: String,
}

/// The smaller one of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePicture {
    /// Where it is.
    pub url: String,
    /// In pixels of the page.
    pub width: u32,
    /// Likewise.
    pub height: u32,
}

/// The files' part of where one writes.
#[derive(Debug, Clone, Default)]
pub struct Attaching {
    /// Where files are sent; empty where none can be.
    pub url: String,
    /// What waits to go along.
    pub files: Vec<FileCard>,
    /// What is wrong with what was chosen.
    pub problem: Option<String>,
    /// What the guard found.
    pub caught: Option<CaughtFile>,
    /// "At most 25 MB each. Pictures, …; who reads them."
    pub hint: String,
    /// The most bytes of one file.
    pub most_bytes: u64,
    /// For the field's `accept`.
    pub accepted: &'static str,
    /// Whether the field is there at once: there is nothing yet.
    pub is_open: bool,
}

/// What the guard found in files, none of which was kept.
#[derive(Debug, Clone)]
pub struct CaughtFile {
    /// What was found, the first few.
    pub places: Vec<CaughtPlace>,
    /// So many more.
    pub more: usize,
    /// The reasons that let it through; none for what is certain, and where nothing was found.
    pub reasons: Option<Choices>,
    /// Files that could not be looked through, each with why.
    pub unseen: Vec<(String, String)>,
}

/// One thing that the guard found in a file.
#[derive(Debug, Clone)]
pub struct CaughtPlace {
    /// In which file.
    pub file: String,
    /// What stands before it there.
    pub before: String,
    /// The words.
    pub words: String,
    /// What follows.
    pub after: String,
    /// "an NHS number"
    pub kind: &'static str,
}

impl Attaching {
    /// With what is wrong with what was chosen.
    #[must_use]
    pub fn refused(self, problems: &Problems, caught: Option<CaughtFile>) -> Attaching {
        Attaching { problem: problems.of("file").map(str::to_owned), caught, ..self }
    }
}

impl CaughtFile {
    /// Where nothing was found in what could be seen.
    pub fn unseen(unseen: Vec<(String, String)>) -> CaughtFile {
        CaughtFile { places: vec![], more: 0, reasons: None, unseen }
    }
    /// Whether it goes nowhere, whatever is said about it.
    pub fn is_certain(&self) -> bool {
        !self.places.is_empty() && self.reasons.is_none()
    }
}

impl FileCard {
    /// "84 kB · author’s name removed"
    pub fn line(bytes: u64, note: &str) -> String {
        match note {
            "" => size(bytes),
            some => format!("{}\u{a0}· {some}", size(bytes)),
        }
    }

    /// Two, for samples.
    pub fn samples() -> Vec<FileCard> {
        let card = |name: &str, line: &str| FileCard {
            id: "0".to_owned(),
            name: name.to_owned(),
            line: line.to_owned(),
            kind: "document",
            url: "/messages/0/files/0".to_owned(),
            picture: None,
            remove: "/messages/0/files/0/remove".to_owned(),
        };
        let long = "Gwasanaethau llawdriniaeth fân yng Nghanolfan Iechyd Llanfairpwllgwyngyll, fersiwn derfynol.docx";
        vec![
            card("Consent, minor surgery.docx", "84 kB\u{a0}· author’s name removed"),
            card(long, "1.2 MB\u{a0}· author’s name removed"),
        ]
    }
}

impl Attaching {
    /// With something wrong, for samples.
    pub fn sample() -> Attaching {
        Attaching {
            url: "/messages/0/files".to_owned(),
            files: FileCard::samples(),
            problem: Some(
                "notes.zip: Archives such as ZIP cannot be sent. Send the files in it one by one.".to_owned(),
            ),
            caught: None,
            hint: "At most 25 MB each.".to_owned(),
            most_bytes: 25_000_000,
            accepted: ".pdf",
            is_open: false,
        }
    }
}

/// `34 kB`, `2.1 MB`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
