//! Sealed files on their way out: any part of one, opened piece by piece as it is wanted.

use crate::{
    FileName, Files, Pieces,
    sealed::{Lock, MAGIC, PIECE, Shape, spoiled},
    shelf::fault,
};
use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use kernel::{Fault, Moment};
use object_store::ObjectStoreExt;
use std::ops::Range;

/// So many pieces are read at once.
const AT_ONCE: u64 = 4;

impl Files {
    /// How many bytes a sealed file holds; `None` if there is no such file.
    ///
    /// # Errors
    /// It cannot be a sealed file, or the disk is not there.
    pub async fn find_sealed(&self, name: &FileName, lock: &Lock) -> Result<Option<u64>, Fault> {
        match self.store.head(&name.path()).await {
            Ok(found) => Ok(Some(Shape::of(lock, found.size).map_err(of_io)?.plain)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(why) => Err(fault(why)),
        }
    }
    /// The bytes of `range`, which lies inside the file; `None` if there is no such file. A piece that does not open ends
    /// the stream with a fault.
    pub async fn stream_sealed(&self, name: &FileName, lock: Lock, range: Range<u64>) -> Result<Option<Pieces>, Fault> {
        let stored = match self.store.head(&name.path()).await {
            Ok(found) => found.size,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(why) => return Err(fault(why)),
        };
        let shape = Shape::of(&lock, stored).map_err(of_io)?;
        let range = range.start..range.end.min(shape.plain);
        let bytes = range.end.saturating_sub(range.start);
        let (files, name) = (self.clone(), name.clone());
        let pieces = stream::try_unfold(range.start, move |at| {
            let (files, name, lock, end) = (files.clone(), name.clone(), lock.clone(), range.end);
            async move {
                if at >= end {
                    return Ok(None);
                }
                let plain = files.some(&name, &lock, shape, at..end).await?;
                let next = at + plain.len() as u64;
                Ok((!plain.is_empty()).then_some((plain, next)))
            }
        });
        Ok(Some(Pieces { bytes, pieces: pieces.boxed() }))
    }
    /// All of a sealed file, for what is small.
    pub async fn read_sealed(&self, name: &FileName, lock: &Lock) -> Result<Option<Vec<u8>>, Fault> {
        let Some(mut found) = self.stream_sealed(name, lock.clone(), 0..u64::MAX).await? else { return Ok(None) };
        let mut whole = Vec::with_capacity(found.bytes as usize);
        while let Some(piece) = found.pieces.next().await {
            whole.extend_from_slice(&piece?);
        }
        Ok(Some(whole))
    }
    /// The sealed files that rows of `table` name, and that were there already at `before`.
    pub async fn sealed_names(&self, table: &str, before: Moment) -> Result<Vec<FileName>, Fault> {
        let mut listed = self.store.list(None);
        let mut found = Vec::new();
        while let Some(file) = listed.next().await {
            let file = file.map_err(fault)?;
            let Some(name) = file.location.filename().and_then(FileName::parse) else { continue };
            if file.last_modified.timestamp_micros() < before.micros() && self.is_of(&name, table).await? {
                found.push(name);
            }
        }
        Ok(found)
    }

    async fn is_of(&self, name: &FileName, table: &str) -> Result<bool, Fault> {
        let head = [MAGIC.as_slice(), &[table.len() as u8], table.as_bytes()].concat();
        match self.store.get_range(&name.path(), 0..head.len() as u64).await {
            Ok(bytes) => Ok(bytes == head),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(_) => Ok(false), // shorter than that: another kind of file
        }
    }
    /// Some bytes from the beginning of this range.
    async fn some(&self, name: &FileName, lock: &Lock, shape: Shape, range: Range<u64>) -> Result<Bytes, Fault> {
        let first = range.start / PIECE as u64;
        let last = ((range.end - 1) / PIECE as u64).min(first + AT_ONCE - 1);
        let (begin, _) = shape.lies(first);
        let (end, length) = shape.lies(last);
        let sealed = self.store.get_range(&name.path(), begin..end + length as u64).await.map_err(fault)?;
        let mut plain = Vec::with_capacity(((last - first + 1) as usize) * PIECE);
        for number in first..=last {
            let (at, length) = shape.lies(number);
            let at = (at - begin) as usize;
            let piece = sealed.get(at..at + length).ok_or_else(spoiled).map_err(of_io)?;
            plain.extend_from_slice(&lock.open(shape, number, piece).map_err(of_io)?);
        }
        let skip = (range.start - first * PIECE as u64) as usize;
        let wanted = (range.end - range.start).min((plain.len() - skip) as u64) as usize;
        Ok(Bytes::from(plain).slice(skip..skip + wanted))
    }
}

fn of_io(why: std::io::Error) -> Fault {
    Fault::bug(format!("a sealed file cannot be read: {why}"))
}
