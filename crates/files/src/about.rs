//! What is known of a kept file, as it is sealed for the row that names it.

use crate::{Kind, Note, Title};
use kernel::{Fault, Rng};
use serde::{Deserialize, Serialize};
use vault::{Bound, SealKey};

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What it is called.
    pub title: Title,
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub bytes: u64,
    /// What was done to it.
    pub note: Note,
    /// Of a picture: width and height of the smaller one, and its bytes.
    pub preview: Option<Preview>,
    /// How many pages it has, as far as that is known.
    pub pages: Option<u32>,
    /// Whether its words were read: of scanned pages and of pictures there are none.
    pub is_read: bool,
}

/// The smaller one of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// How many bytes it has.
    pub bytes: u64,
}

/// As it is written before it is sealed. Fields keep their names.
#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    kind: String,
    bytes: u64,
    note: String,
    preview: Option<Preview>,
    #[serde(default)]
    pages: Option<u32>,
    #[serde(default)]
    is_read: bool,
}

impl About {
    /// Sealed for its row.
    ///
    /// # Errors
    /// None that one could do anything about.
    pub fn seal(&self, key: &SealKey, bound: &Bound, rng: &Rng) -> Result<Vec<u8>, Fault> {
        let About { title, kind, bytes, note, preview, pages, is_read } = self;
        let (name, kind, note) = (title.as_str().to_owned(), kind.word().to_owned(), note.word().to_owned());
        let (bytes, preview, pages, is_read) = (*bytes, *preview, *pages, *is_read);
        let written = Written { name, kind, bytes, note, preview, pages, is_read };
        let text = serde_json::to_vec(&written).map_err(|it| Fault::bug(it.to_string()))?;
        Ok(key.seal(bound, &text, rng))
    }

    /// Opened again.
    ///
    /// # Errors
    /// A fault if it was sealed for another row, or spoiled.
    pub fn open(key: &SealKey, bound: &Bound, sealed: &[u8]) -> Result<About, Fault> {
        let spoiled = || Fault::bug("what a file is cannot be read");
        let text = key.open(bound, sealed)?;
        let Written { name, kind, bytes, note, preview, pages, is_read } =
            serde_json::from_slice(&text).map_err(|_| spoiled())?;
        Ok(About {
            title: Title::new(&name),
            kind: Kind::parse(&kind).ok_or_else(spoiled)?,
            bytes,
            note: Note::parse(&note).unwrap_or(Note::Plain),
            preview,
            pages,
            is_read,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_kinds_come_back_by_their_words() {
        for note in [Note::Plain, Note::Redrawn, Note::AuthorGone, Note::AuthorPerhaps] {
            assert_eq!(Note::parse(note.word()), Some(note));
        }
        assert_eq!(Kind::Docx.words(), "document");
    }
}
