//! A file of a resource: what is known of it, how that is sealed, how a version lists it, and what differs between two lists.

use crate::resource::ResourceId;
use files::{About, FileName, Kind, Lock, Note, Sheet, Title};
use kernel::{Fault, Id, MemberId, Moment, Private, Rng};
use serde::{Deserialize, Serialize};
use std::fmt;
use vault::{Bound, SealKey};

/// The noun of [`FileId`].
pub enum File {}
/// A file of a resource.
pub type FileId = Id<File>;

/// The table that names the files; sealed bytes on the disk say it too, for whoever tidies up.
pub const TABLE: &str = "resource_file";
/// So many a resource may have.
pub const MOST: usize = 50;
/// So many bytes they may have together.
pub const MOST_BYTES: u64 = 200_000_000;
/// So much of what a file says stands below its name.
const BEGINNING: usize = 400;

/// A file as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedFile {
    /// Which.
    pub id: FileId,
    /// Of which resource.
    pub resource: ResourceId,
    /// What it is, sealed.
    pub about: Vec<u8>,
    /// The beginning of what it says, sealed.
    pub words: Option<Vec<u8>>,
    /// The pictures of its first pages.
    pub drawn: Drawn,
    /// When it came.
    pub made: Moment,
    /// When it was taken out of the draft.
    pub removed: Option<Moment>,
}

/// Where the bytes of one lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub file: SealedFile,
    /// Its bytes.
    pub name: FileName,
    /// Those of the smaller picture.
    pub preview: Option<FileName>,
    /// Those of the pictures of its pages.
    pub sheets: Option<FileName>,
    /// Whether the viewer changes the resource.
    pub is_writer: bool,
}

/// The pictures of the first pages, as they lie one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// How many pages there are; 0: none was drawn.
    pub pages: u32,
    /// Width and height in pixels, and bytes.
    pub sheets: Vec<(u32, u32, u64)>,
}

/// A file as a version lists it. Fields keep their names: so it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Which.
    pub id: FileId,
    /// What it is called.
    pub name: String,
    /// The word of its kind.
    pub kind: String,
    /// How long it is.
    pub bytes: u64,
    /// How many pages it has, if that is known.
    pub pages: Option<u32>,
    /// Whether it is found by its words.
    pub is_read: bool,
    /// The word of what was done to it.
    pub note: String,
    /// Of a picture: width and height of the smaller one.
    pub picture: Option<(u32, u32)>,
    /// Of a PDF: width and height of the pictures of its first pages.
    pub sheets: Vec<(u32, u32)>,
    /// How it begins, if it has words and no pictures of its pages.
    pub begins: String,
}

/// The files of a draft as they are published.
#[derive(Debug, Clone)]
pub struct Frozen {
    /// As the version lists them.
    pub listed: Vec<Listed>,
    /// What they say, to be found by it.
    pub words: Private<String>,
    /// How often the draft's files were changed before.
    pub revision: i64,
}

/// A file that is not the same in two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is called.
    pub name: String,
    /// Its size in the earlier one.
    pub earlier: Option<u64>,
    /// Its size in the later one.
    pub later: Option<u64>,
}

/// Why a file is not taken, besides what is wrong with the file itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// The resource has as many as it may.
    TooMany,
    /// They would be too large together.
    TooLarge,
    /// The member's files take as much as they may; so many megabytes.
    NoRoom(u64),
}

/// With what the bytes of the file of this name are sealed.
pub fn lock(key: &SealKey, resource: ResourceId, name: &FileName) -> Lock {
    Lock::new(key.clone(), TABLE, resource, MemberId::NONE, name)
}

/// To what the words about a file are bound.
pub fn bound(resource: ResourceId, id: FileId) -> Bound {
    Bound::new("resource_file.about", resource, id, MemberId::NONE)
}

fn bound_words(resource: ResourceId, id: FileId) -> Bound {
    Bound::new("resource_file.words", resource, id, MemberId::NONE)
}

/// What a file says, sealed for its row; nothing if it says nothing.
pub fn seal_words(key: &SealKey, at: (ResourceId, FileId), words: &Private<String>, rng: &Rng) -> Option<Vec<u8>> {
    let words = words.expose().as_bytes();
    (!words.is_empty()).then(|| key.seal(&bound_words(at.0, at.1), words, rng))
}

/// Where a file of a resource is.
pub fn url(resource: ResourceId, id: FileId) -> String {
    format!("/library/{resource}/files/{id}")
}

impl Frozen {
    /// None at all.
    pub fn none() -> Frozen {
        Frozen { listed: vec![], words: Private::new(String::new()), revision: 0 }
    }
}

impl SealedFile {
    /// Opens what it is.
    ///
    /// # Errors
    /// A fault if it was sealed for another row, or spoiled.
    pub fn open(&self, key: &SealKey) -> Result<About, Fault> {
        About::open(key, &bound(self.resource, self.id), &self.about)
    }
    /// Opens the beginning of what it says.
    ///
    /// # Errors
    /// As [`SealedFile::open`].
    pub fn open_words(&self, key: &SealKey) -> Result<Private<String>, Fault> {
        let words = match &self.words {
            Some(sealed) => key.open_text(&bound_words(self.resource, self.id), sealed)?,
            None => String::new(),
        };
        Ok(Private::new(words))
    }
}

impl Drawn {
    /// Of these pictures.
    pub fn of(pages: u32, sheets: &[Sheet]) -> Drawn {
        let size = |it: &Sheet| (it.width, it.height, it.jpeg.len() as u64);
        Drawn { pages, sheets: sheets.iter().map(size).collect() }
    }
    /// Where the picture of this page lies, from 1.
    pub fn place(&self, page: usize) -> Option<std::ops::Range<u64>> {
        let at = page.checked_sub(1)?;
        let (_, _, bytes) = self.sheets.get(at)?;
        let begin: u64 = self.sheets[..at].iter().map(|it| it.2).sum();
        Some(begin..begin + bytes)
    }
}

impl Listed {
    /// Of what is known of a file, before its pages are drawn.
    pub fn new(id: FileId, about: &About, words: &Private<String>) -> Listed {
        Listed {
            id,
            name: about.title.as_str().to_owned(),
            kind: about.kind.word().to_owned(),
            bytes: about.bytes,
            pages: about.pages,
            is_read: about.is_read,
            note: about.note.word().to_owned(),
            picture: about.preview.map(|it| (it.width, it.height)),
            sheets: vec![],
            begins: beginning(words.expose()),
        }
    }
    /// Of a file as its row has it.
    pub fn of(file: &SealedFile, about: &About, words: &Private<String>) -> Listed {
        Listed::new(file.id, about, words).with(&file.drawn)
    }
    /// With the pictures of its pages.
    #[must_use]
    pub fn with(self, drawn: &Drawn) -> Listed {
        if drawn.sheets.is_empty() {
            return self;
        }
        let sheets = drawn.sheets.iter().map(|it| (it.0, it.1)).collect();
        Listed { sheets, pages: Some(drawn.pages), begins: String::new(), ..self }
    }
    /// What it is.
    pub fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }
    /// Its name, fit to be saved under.
    pub fn title(&self) -> Title {
        Title::new(&self.name)
    }
    /// What was done to it.
    pub fn note(&self) -> Note {
        Note::parse(&self.note).unwrap_or(Note::Plain)
    }
}

/// How something begins, in one piece.
fn beginning(words: &str) -> String {
    let some: Vec<&str> = words.split_whitespace().take(BEGINNING).collect();
    kernel::shortened(some.join(" "), BEGINNING)
}

/// The column `files` of a version.
///
/// # Errors
/// A fault if it is spoiled.
pub fn read_listed(json: &str) -> Result<Vec<Listed>, Fault> {
    serde_json::from_str(json).map_err(|_| Fault::bug("the files of a version that are none"))
}

/// For the column `files`.
///
/// # Errors
/// None that one could do anything about.
pub fn write_listed(listed: &[Listed]) -> Result<String, Fault> {
    serde_json::to_string(listed).map_err(|it| Fault::bug(it.to_string()))
}

/// The files that are added, gone or other ones under the same name, in the order of the later list.
pub fn differences(earlier: &[Listed], later: &[Listed]) -> Vec<Difference> {
    let is_same = |it: &Listed, list: &[Listed]| list.iter().any(|other| other.id == it.id);
    let gone: Vec<&Listed> = earlier.iter().filter(|it| !is_same(it, later)).collect();
    let new: Vec<&Listed> = later.iter().filter(|it| !is_same(it, earlier)).collect();
    let of = |name: &str, list: &[&Listed]| list.iter().find(|it| it.name == name).map(|it| it.bytes);
    let changed =
        new.iter().map(|it| Difference { name: it.name.clone(), earlier: of(&it.name, &gone), later: Some(it.bytes) });
    let removed = gone.iter().filter(|it| of(&it.name, &new).is_none()).map(|it| Difference {
        name: it.name.clone(),
        earlier: Some(it.bytes),
        later: None,
    });
    changed.chain(removed).collect()
}

/// Where one of some in a row comes to stand: the order of all.
pub fn moved<T: Copy + PartialEq>(all: &[T], one: T, up: bool) -> Vec<T> {
    let mut all = all.to_vec();
    let Some(at) = all.iter().position(|it| *it == one) else { return all };
    let to = if up { at.saturating_sub(1) } else { (at + 1).min(all.len() - 1) };
    all.swap(at, to);
    all
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileProblem::TooMany => write!(f, "A resource has at most {MOST} files. Take one away first."),
            FileProblem::TooLarge => write!(
                f,
                "The files of a resource have at most {} MB together. Take one away first, or make two resources of it.",
                MOST_BYTES / 1_000_000
            ),
            FileProblem::NoRoom(mb) => write!(
                f,
                "Your files in the library take {mb} MB, which is all there is for one member. Take away what nobody needs any more."
            ),
        }
    }
}

#[cfg(test)]
mod tests;
