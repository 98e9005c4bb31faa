//! Making a file fit to be sent: looked through, drawn anew or freed of the names of who made it, with a preview.

use crate::{
    Blanked, FileName, FileProblem, Files, Kind, Lock, PictureProblem, SealedReader, SealedWhole, Title, blank_author,
    intake::of_disk, office::without_authors, picture::redraw_whole, sniff, text::paper,
};
use kernel::{Fault, Rng};
use std::{
    fmt,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
};

/// A file that may be sent; nothing of it is kept yet. Dropping it leaves nothing behind.
pub struct Fit {
    /// What it is called now.
    pub title: Title,
    /// What it is.
    pub kind: Kind,
    /// What was done to it.
    pub note: Note,
    /// Its bytes.
    pub file: Prepared,
    /// The smaller picture, with its size in pixels.
    pub preview: Option<(Prepared, u32, u32)>,
    /// Whether it names inside who made it, where that cannot be taken out.
    pub is_named: bool,
}

/// A sealed file and the name under which it will lie.
pub struct Prepared {
    /// Where it will lie.
    pub name: FileName,
    /// What is written.
    pub whole: SealedWhole,
}

/// What was done to a file, in a word that is shown beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Nothing was there to be done.
    Plain,
    /// A picture was drawn anew: where and when it was taken is gone.
    Redrawn,
    /// The names of who made it are gone.
    AuthorGone,
    /// It may name who made it, where we cannot see.
    AuthorPerhaps,
}

/// Why a file cannot be sent.
#[derive(Debug)]
pub enum Unfit {
    /// What is wrong with it.
    File(FileProblem),
    /// What is wrong with a picture.
    Picture(PictureProblem),
    /// The disk, or a bug.
    Fault(Fault),
}

/// Where the parts of a file go, and with what they are sealed.
pub struct Bench<'b> {
    /// Where files lie.
    pub files: &'b Files,
    /// With what a file of this name is sealed.
    pub lock: &'b dyn Fn(&FileName) -> Lock,
    /// Chance.
    pub rng: &'b Rng,
}

/// Looks through what arrived and makes it fit. Reads all of it at least once: call it on a blocking thread. Only pictures
/// are ever whole in memory.
///
/// # Errors
/// Why it cannot be sent; what arrived is then gone.
pub fn fit(bench: &Bench<'_>, arrived: Prepared, title: &Title) -> Result<Fit, Unfit> {
    let mut source = arrived.whole.reader()?;
    let kind = sniff(&mut source, title)?;
    source.seek(SeekFrom::Start(0))?;
    match kind {
        _ if kind.is_picture() => picture(bench, source, title),
        _ if kind.is_office() => {
            let file = bench.write(|into| without_authors(source, into))?;
            Ok(Fit { title: title.clone(), kind, note: Note::AuthorGone, file, preview: None, is_named: false })
        }
        Kind::Pdf => {
            let mut blanked = Ok(Blanked::default());
            let file = bench.write(|into| {
                blanked = blank_author(&mut BufReader::new(source), into)?;
                Ok(())
            })?;
            let blanked = blanked?;
            let named = if blanked.perhaps { paper::names_author(&mut file.whole.reader()?) } else { Some(false) };
            let note = match (named, blanked.removed) {
                (Some(false), true) => Note::AuthorGone,
                (Some(false), false) => Note::Plain,
                _ => Note::AuthorPerhaps,
            };
            Ok(Fit { title: title.clone(), kind, note, file, preview: None, is_named: named == Some(true) })
        }
        _ => Ok(Fit { title: title.clone(), kind, note: Note::Plain, file: arrived, preview: None, is_named: false }),
    }
}

/// The original goes with `source`: nothing of it is kept when it cannot be drawn anew (abuse case 67).
fn picture(bench: &Bench<'_>, mut source: SealedReader, title: &Title) -> Result<Fit, Unfit> {
    let mut bytes = Vec::with_capacity(usize::try_from(source.plain()).unwrap_or_default());
    source.read_to_end(&mut bytes)?;
    let drawn = redraw_whole(&bytes).map_err(Unfit::Picture)?;
    drop(bytes);
    let file = bench.write(|into| into.write_all(&drawn.picture))?;
    let preview = bench.write(|into| into.write_all(&drawn.preview))?;
    let fits = title.ending().is_some_and(|it| Kind::of_ending(it) == Some(drawn.kind));
    let title = if fits { title.clone() } else { title.with_ending(drawn.kind.word()) };
    let preview = Some((preview, drawn.width, drawn.height));
    Ok(Fit { title, kind: drawn.kind, note: Note::Redrawn, file, preview, is_named: false })
}

impl Bench<'_> {
    fn write(&self, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Prepared, Unfit> {
        let name = FileName::new(self.rng);
        let mut draft = self.files.begin_sealed(&name, (self.lock)(&name), self.rng)?;
        fill(&mut draft)?;
        Ok(Prepared { name, whole: draft.end()? })
    }
}

impl Fit {
    /// How many bytes a reader gets.
    pub fn bytes(&self) -> u64 {
        self.file.whole.plain()
    }
    /// To read it once more before it is kept.
    ///
    /// # Errors
    /// What the disk says.
    pub fn reader(&self) -> io::Result<SealedReader> {
        self.file.whole.reader()
    }
    /// It is kept: on the disk and found from now on. How many bytes it takes there.
    ///
    /// # Errors
    /// What the disk says; nothing of it is then left, but perhaps what was kept before, which nobody names.
    pub fn keep(self) -> Result<u64, Fault> {
        let file = self.file.whole.keep().map_err(|it| of_disk(&it))?;
        let preview = self.preview.map(|it| it.0.whole.keep()).transpose().map_err(|it| of_disk(&it))?;
        Ok(file + preview.unwrap_or_default())
    }
}

impl Note {
    const WORDS: [(Note, &'static str); 4] = [
        (Note::Plain, "plain"),
        (Note::Redrawn, "redrawn"),
        (Note::AuthorGone, "author_gone"),
        (Note::AuthorPerhaps, "author_perhaps"),
    ];
    /// The word under which it is kept; it never changes.
    pub fn word(self) -> &'static str {
        Note::WORDS.iter().find(|it| it.0 == self).map_or("plain", |it| it.1)
    }
    /// From its word.
    pub fn parse(word: &str) -> Option<Note> {
        Note::WORDS.iter().find(|it| it.1 == word).map(|it| it.0)
    }
    /// What stands beside the file; empty if there is nothing to say.
    pub fn words(self) -> &'static str {
        match self {
            Note::Plain => "",
            Note::Redrawn => "place and camera removed",
            Note::AuthorGone => "author’s name removed",
            Note::AuthorPerhaps => "may name its author inside",
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::File(problem) => problem.fmt(f),
            Unfit::Picture(PictureProblem::Kind) => FileProblem::OtherPicture.fmt(f),
            Unfit::Picture(problem) => problem.fmt(f),
            Unfit::Fault(fault) => fault.fmt(f),
        }
    }
}

impl From<FileProblem> for Unfit {
    fn from(problem: FileProblem) -> Unfit {
        Unfit::File(problem)
    }
}

impl From<io::Error> for Unfit {
    fn from(why: io::Error) -> Unfit {
        match why.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Unfit::File(FileProblem::Broken),
            _ => Unfit::Fault(of_disk(&why)),
        }
    }
}

#[cfg(test)]
mod tests;
