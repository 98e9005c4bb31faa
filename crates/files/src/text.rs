//! The text inside files, for the patient guard: of PDF, of documents that are archives, and of plain text. It is read for this
//! moment and kept nowhere. What cannot be read is said, never taken for empty.

mod marked;
mod packed;
pub(crate) mod paper;
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
    /// How many pages it has, if it has pages.
    pub pages: Option<u32>,
}

/// How much of a file its text is; what leaves more unseen is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// All of it that is text.
    Whole,
    /// There are pictures in it, as in letters with a logo.
    Pictures,
    /// There are pages or letters in it that only eyes can read.
    Pages,
    /// Only the beginning: there was more than was asked for.
    Beginning,
    /// There are parts in it that nobody here can open.
    Parts,
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
    let mut pages = None;
    let reach = match kind {
        Kind::Jpeg | Kind::Png | Kind::WebP => return Err(Unread::Pictures),
        Kind::Text | Kind::Csv | Kind::Markdown => plain::read(source, &mut into)?,
        Kind::Docx | Kind::Xlsx | Kind::Pptx | Kind::Odt | Kind::Ods | Kind::Odp => packed::read(source, &mut into)?,
        Kind::Pdf => {
            let read = paper::read(source, &mut into)?;
            pages = Some(read.pages);
            read.reach
        }
    };
    let reach = if into.is_full { reach.max(Reach::Beginning) } else { reach };
    Ok(TextLayer { text: into.text, reach, pages })
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
    /// What follows a file's name: "scan.pdf has a password …".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unread::Locked => "has a password, so Kettle could not look into it",
            Unread::Pictures => "holds pictures only, which Kettle cannot read",
            Unread::Broken => "holds text that Kettle cannot read",
        })
    }
}

impl fmt::Display for Reach {
    /// What follows a file's name: "list.xlsx holds more text …".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reach::Whole => "was looked through",
            Reach::Pictures => "holds pictures, which Kettle cannot read",
            Reach::Pages => "holds pages or letters that Kettle cannot read; only the rest was looked through",
            Reach::Beginning => "holds more text than Kettle looks through; only its beginning was",
            Reach::Parts => "holds parts that Kettle cannot open; only the rest was looked through",
        })
    }
}

#[cfg(test)]
mod tests;
