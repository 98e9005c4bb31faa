//! Sealed files: written and read piece by piece, so that no more than one piece is ever open, and any part can be read
//! without the rest.
//!
//! ```text
//! ksf1  length  table        says what it is and which table names it; for whoever tidies up
//! piece 0  piece 1  …  piece n       64 KiB each, the last one shorter; each OVERHEAD bytes longer than what it holds
//! ```
//!
//! A piece is bound to the file, its number, and whether it is the last: what was cut, moved or exchanged does not open.

use crate::{Draft, FileName, Files};
use kernel::{Id, MemberId, Rng};
use std::{
    fs::File,
    io::{self, Error, ErrorKind, Read, Result, Seek, SeekFrom, Write},
    os::unix::fs::FileExt,
};
use vault::{Bound, OVERHEAD, Place, SealKey};

/// With what one file is sealed, and what it is bound to.
#[derive(Clone)]
pub struct Lock {
    key: SealKey,
    bound: Bound,
}

/// A sealed file in the making. Dropping it leaves nothing behind.
pub struct SealedDraft {
    draft: Draft,
    lock: Lock,
    rng: Rng,
    held: Vec<u8>,
    pieces: u64,
    plain: u64,
}

/// A sealed file that is written and not kept yet: to be looked through first. Dropping it leaves nothing behind.
pub struct SealedWhole {
    draft: Draft,
    lock: Lock,
    plain: u64,
}

/// Reads a sealed file from any place, one piece at a time.
pub struct SealedReader {
    file: File,
    lock: Lock,
    shape: Shape,
    at: u64,
    held: Option<(u64, Vec<u8>)>,
}

/// Where the pieces of a file lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    head: u64,
    pub pieces: u64,
    pub plain: u64,
}

enum Row {}

pub(crate) const MAGIC: &[u8; 4] = b"ksf1";
/// What one piece holds.
pub(crate) const PIECE: usize = 64 * 1024;
/// What it is on the disk.
pub(crate) const SEALED: usize = PIECE + OVERHEAD;

impl Lock {
    /// Of the file of this name, which a row of `table` names, belongs to `holder` and was brought by `author`.
    pub fn new<H>(key: SealKey, table: &'static str, holder: Id<H>, author: MemberId, name: &FileName) -> Lock {
        Lock { key, bound: Bound::new(table, holder, Id::<Row>::from_bytes(name.bytes()), author) }
    }
    pub(crate) fn open(&self, shape: Shape, number: u64, sealed: &[u8]) -> Result<Vec<u8>> {
        let bound = self.bound.piece(number, shape.place(number));
        self.key.open(&bound, sealed).map_err(|it| Error::new(ErrorKind::InvalidData, it.to_string()))
    }
    pub(crate) fn head(&self) -> Vec<u8> {
        let table = self.bound.table.as_bytes();
        [MAGIC.as_slice(), &[table.len() as u8], table].concat()
    }
}

impl Shape {
    /// Of a file of so many bytes.
    pub fn of(lock: &Lock, stored: u64) -> Result<Shape> {
        let head = lock.head().len() as u64;
        let body = stored.checked_sub(head).ok_or_else(spoiled)?;
        let pieces = body.div_ceil(SEALED as u64);
        let plain = body.checked_sub(pieces * OVERHEAD as u64).filter(|_| pieces > 0).ok_or_else(spoiled)?;
        Ok(Shape { head, pieces, plain })
    }
    fn place(&self, number: u64) -> Place {
        if number + 1 == self.pieces { Place::Last } else { Place::Within }
    }
    /// Where a piece begins and how long it is, on the disk.
    pub fn lies(&self, number: u64) -> (u64, usize) {
        let begin = self.head + number * SEALED as u64;
        let rest = self.plain - number * PIECE as u64;
        (begin, (rest.min(PIECE as u64) as usize) + OVERHEAD)
    }
}

impl Files {
    /// Begins a sealed file, on a thread that may block.
    ///
    /// # Errors
    /// As [`Files::begin`].
    pub fn begin_sealed(&self, name: &FileName, lock: Lock, rng: &Rng) -> Result<SealedDraft> {
        let mut draft = self.begin(name)?;
        draft.write_all(&lock.head())?;
        let held = Vec::with_capacity(PIECE);
        Ok(SealedDraft { draft, lock, rng: rng.clone(), held, pieces: 0, plain: 0 })
    }
}

impl SealedDraft {
    /// That was all of it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn end(mut self) -> Result<SealedWhole> {
        self.seal(Place::Last)?;
        let SealedDraft { draft, lock, plain, .. } = self;
        Ok(SealedWhole { draft, lock, plain })
    }
    /// How many bytes were written to it.
    pub fn plain(&self) -> u64 {
        self.plain
    }
    fn seal(&mut self, place: Place) -> Result<()> {
        let bound = self.lock.bound.piece(self.pieces, place);
        let sealed = self.lock.key.seal(&bound, &self.held, &self.rng);
        self.draft.write_all(&sealed)?;
        self.pieces += 1;
        self.held.clear();
        Ok(())
    }
}

impl Write for SealedDraft {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        // A full piece waits until it is known whether another follows.
        if self.held.len() == PIECE && !bytes.is_empty() {
            self.seal(Place::Within)?;
        }
        let length = bytes.len().min(PIECE - self.held.len());
        self.held.extend_from_slice(&bytes[..length]);
        self.plain += length as u64;
        Ok(length)
    }
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl SealedWhole {
    /// How many bytes it holds.
    pub fn plain(&self) -> u64 {
        self.plain
    }
    /// To look through it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn reader(&self) -> Result<SealedReader> {
        SealedReader::new(self.draft.file()?, self.lock.clone())
    }
    /// It is kept: on the disk and found under its name from now on. How many bytes it takes there.
    ///
    /// # Errors
    /// What the disk says; it is then gone.
    pub fn keep(self) -> Result<u64> {
        self.draft.finish()
    }
}

impl SealedReader {
    pub(crate) fn new(file: File, lock: Lock) -> Result<SealedReader> {
        let shape = Shape::of(&lock, file.metadata()?.len())?;
        let mut head = lock.head();
        file.read_exact_at(&mut head, 0)?;
        if head != lock.head() {
            return Err(spoiled());
        }
        Ok(SealedReader { file, lock, shape, at: 0, held: None })
    }
    /// How many bytes it holds.
    pub fn plain(&self) -> u64 {
        self.shape.plain
    }
    fn piece(&mut self, number: u64) -> Result<&[u8]> {
        if self.held.as_ref().is_none_or(|it| it.0 != number) {
            let (begin, length) = self.shape.lies(number);
            let mut sealed = vec![0; length];
            self.file.read_exact_at(&mut sealed, begin)?;
            self.held = Some((number, self.lock.open(self.shape, number, &sealed)?));
        }
        Ok(self.held.as_ref().map_or(&[], |it| it.1.as_slice()))
    }
}

impl Read for SealedReader {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        if self.at >= self.shape.plain || into.is_empty() {
            return Ok(0);
        }
        let (number, within) = (self.at / PIECE as u64, (self.at % PIECE as u64) as usize);
        let piece = self.piece(number)?;
        let part = piece.get(within..).unwrap_or_default();
        let length = part.len().min(into.len());
        into[..length].copy_from_slice(&part[..length]);
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for SealedReader {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.shape.plain.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "a place before the beginning"))?;
        Ok(self.at)
    }
}

pub(crate) fn spoiled() -> io::Error {
    Error::new(ErrorKind::InvalidData, "a sealed file is spoiled")
}

#[cfg(test)]
mod tests;
