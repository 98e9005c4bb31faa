//! The text inside files, for the patient guard: of PDF, of documents that are archives, and of plain text. It is read for this
//! moment and kept nowhere. What cannot be read is said, never taken for empty.

mod marked;
mod packed;
mod paper;
mod plain;

use crate::Kind;
use std::{
    fmt,
    io::{Read, Seek},
};

/// The text of a file, as far as it goes.
#[derive(Clone, PartialEq, Eq)]
pub struct TextLayer {
    /// The words, in the order of the file; lines end with `\n`.
    pub text: String,
    /// How much of the file it is.
    pub reach: Reach,
}

/// How much of a file its text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All of it that is text.
    Whole,
    /// Only the beginning: there was more than was asked for.
    Beginning,
    /// There are pictures or letters in it that only eyes can read.
    Partly,
}

/// Why the text of a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It has a password.
    Locked,
    /// It holds pictures only: scanned pages, or a photo.
    Pictures,
    /// It is damaged, or would become far too large when it is opened (abuse case 65).
    Broken,
}

/// So many bytes of a file's parts are opened at the most, however small they were packed (abuse case 65).
const MOST_OPENED: u64 = 64 * 1024 * 1024;

/// Reads at most `most` bytes of text out of a file. It opens the file's parts one after the other and takes a while: call it on
/// a blocking thread. It neither panics nor goes on for ever, whatever is in the file.
///
/// # Errors
/// Why nothing can be read.
pub fn text_of(kind: Kind, source: &mut (impl Read + Seek), most: usize) -> Result<TextLayer, Unread> {
    let mut into = Gathered { text: String::new(), most, is_full: false };
    let reach = match kind {
        Kind::Jpeg | Kind::Png | Kind::WebP => return Err(Unread::Pictures),
        Kind::Text | Kind::Csv | Kind::Markdown => plain::read(source, &mut into)?,
        Kind::Docx | Kind::Xlsx | Kind::Pptx | Kind::Odt | Kind::Ods | Kind::Odp => {
            packed::read(kind, source, &mut into)?
        }
        Kind::Pdf => paper::read(source, &mut into)?,
    };
    let reach = if into.is_full { Reach::Beginning } else { reach };
    Ok(TextLayer { text: into.text, reach })
}

/// Text on its way out of a file, up to a limit.
struct Gathered {
    text: String,
    most: usize,
    is_full: bool,
}

impl Gathered {
    /// Adds some; what is beyond the limit is left aside.
    fn push(&mut self, text: &str) {
        let room = self.most - self.text.len().min(self.most);
        if text.len() <= room {
            self.text.push_str(text);
            return;
        }
        self.is_full = true;
        let mut end = room;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.push_str(&text[..end]);
    }
    /// Ends the line, unless it is empty.
    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push("\n");
        }
    }
    /// Parts two words.
    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
            self.push(" ");
        }
    }
}

impl fmt::Debug for TextLayer {
    /// Says how much, never what.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextLayer({} bytes, {:?})", self.text.len(), self.reach)
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unread::Locked => {
                "The file has a password, so Kettle cannot look whether it names a patient. Look yourself."
            }
            Unread::Pictures => "Kettle cannot read pictures. Is there a patient, a name or a screen in it?",
            Unread::Broken => "The text of this file cannot be read, so Kettle cannot look whether it names a patient.",
        })
    }
}

#[cfg(test)]
mod tests;
