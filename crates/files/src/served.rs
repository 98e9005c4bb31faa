//! Sealed files on their way out: any part of one, opened piece by piece as it is wanted.

use crate::{
    FileName, Files, Pieces,
    sealed::{Lock, MAGIC, PIECE, SEALED, Shape, spoiled},
    shelf::fault,
};
use bytes::Bytes;
use futures_util::stream::{self, BoxStream, StreamExt};
use kernel::{Fault, Moment};
use object_store::{GetOptions, GetRange, GetResultPayload, ObjectStoreExt};
use std::{fs::File, ops::Range, os::unix::fs::FileExt, sync::Arc};

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
        let source = if bytes == 0 { None } else { Some(self.source(name, shape, &range).await?) };
        let reading = source.map(|source| Reading { source, lock, shape, range, sealed: Vec::with_capacity(SEALED) });
        let pieces = stream::try_unfold(reading, |reading| async {
            let Some(mut reading) = reading else { return Ok(None) };
            let plain = reading.next().await?;
            let rest = (!reading.range.is_empty()).then_some(reading);
            Ok(Some((plain, rest)))
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
    /// Opens what lies on the disk, or asks whoever keeps it for those pieces alone.
    async fn source(&self, name: &FileName, shape: Shape, range: &Range<u64>) -> Result<Source, Fault> {
        let (begin, _) = shape.lies(range.start / PIECE as u64);
        let (last, length) = shape.lies((range.end - 1) / PIECE as u64);
        let wanted = GetRange::Bounded(begin..last + length as u64);
        let options = GetOptions { range: Some(wanted), ..GetOptions::default() };
        let found = self.store.get_opts(&name.path(), options).await.map_err(fault)?;
        Ok(match found.payload {
            GetResultPayload::File(file, _) => Source::Disk(Arc::new(file)),
            GetResultPayload::Stream(bytes) => Source::Elsewhere { bytes, rest: Bytes::new() },
        })
    }
}

/// Where the sealed pieces come from, one after another.
enum Source {
    Disk(Arc<File>),
    Elsewhere { bytes: BoxStream<'static, object_store::Result<Bytes>>, rest: Bytes },
}

/// A file that somebody reads. One sealed piece is in memory, always in the same place: what is taken anew for each piece by
/// threads that read and given back by others that send is memory that stays.
struct Reading {
    source: Source,
    lock: Lock,
    shape: Shape,
    /// What was not read yet.
    range: Range<u64>,
    sealed: Vec<u8>,
}

impl Reading {
    /// What is wanted of the next piece.
    async fn next(&mut self) -> Result<Bytes, Fault> {
        let number = self.range.start / PIECE as u64;
        let (begin, length) = self.shape.lies(number);
        self.fill(begin, length).await?;
        let plain = Bytes::from(self.lock.open(self.shape, number, &self.sealed).map_err(of_io)?);
        let skip = (self.range.start - number * PIECE as u64) as usize;
        let wanted = (self.range.end - self.range.start).min((plain.len() - skip) as u64);
        self.range.start += wanted;
        Ok(plain.slice(skip..skip + wanted as usize))
    }

    async fn fill(&mut self, begin: u64, length: usize) -> Result<(), Fault> {
        match &mut self.source {
            Source::Disk(file) => {
                let (file, mut sealed) = (file.clone(), std::mem::take(&mut self.sealed));
                sealed.resize(length, 0);
                let read = move || file.read_exact_at(&mut sealed, begin).map(|()| sealed);
                let read = tokio::task::spawn_blocking(read).await;
                self.sealed = read.map_err(|why| Fault::bug(format!("a file was not read: {why}")))?.map_err(of_io)?;
            }
            Source::Elsewhere { bytes, rest } => {
                self.sealed.clear();
                while self.sealed.len() < length {
                    if rest.is_empty() {
                        *rest = bytes.next().await.ok_or_else(spoiled).map_err(of_io)?.map_err(fault)?;
                    }
                    let some = rest.split_to(rest.len().min(length - self.sealed.len()));
                    self.sealed.extend_from_slice(&some);
                }
            }
        }
        Ok(())
    }
}

fn of_io(why: std::io::Error) -> Fault {
    Fault::bug(format!("a sealed file cannot be read: {why}"))
}
