//! A sealed file that arrives piece by piece: written on a thread of its own, so that whoever receives never waits for the
//! disk while others could be served. What was given up on the way leaves nothing.

use crate::{FileName, Files, Lock, SealedWhole};
use bytes::Bytes;
use kernel::{Fault, Rng};
use std::io::{self, ErrorKind, Write};
use tokio::{sync::mpsc, task::JoinHandle};

/// A file on its way in.
pub struct Intake {
    pieces: mpsc::Sender<Piece>,
    written: JoinHandle<io::Result<SealedWhole>>,
}

enum Piece {
    Bytes(Bytes),
    End,
}

/// So many pieces wait for the disk; the sender waits for the rest.
const WAITING: usize = 8;

impl Files {
    /// Begins to receive a file under this name.
    pub fn receive(&self, name: &FileName, lock: Lock, rng: &Rng) -> Intake {
        let (pieces, mut arrive) = mpsc::channel(WAITING);
        let (files, name, rng) = (self.clone(), name.clone(), rng.clone());
        let written = tokio::task::spawn_blocking(move || {
            let mut draft = files.begin_sealed(&name, lock, &rng)?;
            while let Some(piece) = arrive.blocking_recv() {
                match piece {
                    Piece::Bytes(bytes) => draft.write_all(&bytes)?,
                    Piece::End => return draft.end(),
                }
            }
            Err(io::Error::new(ErrorKind::Interrupted, "its sender gave up"))
        });
        Intake { pieces, written }
    }
}

impl Intake {
    /// Takes a piece.
    ///
    /// # Errors
    /// An outage if the disk does not take it: it is full.
    pub async fn take(&mut self, piece: Bytes) -> Result<(), Fault> {
        if self.pieces.send(Piece::Bytes(piece)).await.is_ok() {
            return Ok(());
        }
        Err(match (&mut self.written).await {
            Ok(Err(why)) => of_disk(&why),
            _ => Fault::bug("a file stopped being written"),
        })
    }
    /// It does not come any more: nothing of it is left when this returns.
    pub async fn give_up(self) {
        let Intake { pieces, written } = self;
        drop(pieces);
        drop(written.await); // it says that its sender gave up
    }
    /// That was all: the file is written, and kept once [`SealedWhole::keep`] is called.
    ///
    /// # Errors
    /// As [`Intake::take`].
    pub async fn end(self) -> Result<SealedWhole, Fault> {
        let Intake { pieces, written } = self;
        drop(pieces.send(Piece::End).await); // nobody there: the thread says why
        let written = written.await.map_err(|_| Fault::bug("writing a file panicked"))?;
        written.map_err(|it| of_disk(&it))
    }
}

/// What the disk says.
pub(crate) fn of_disk(why: &io::Error) -> Fault {
    match why.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Fault::outage("the disk is full: a file could not be kept")
        }
        _ => Fault::outage(format!("a file could not be kept: {why}")),
    }
}
