//! Several files as one to take along, written as it is read: at no time is more of it in memory than one piece and the list of
//! what is in it. Nothing is made smaller: most of what is packed is packed already.

use crate::Title;
use bytes::Bytes;
use kernel::{Fault, Moment};
use std::{
    collections::HashSet,
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};
use zip::{
    CompressionMethod, DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

/// A ZIP archive in the making.
pub struct Pack {
    zip: ZipWriter<StreamWriter<Sink>>,
    sink: Sink,
}

/// Where what is written waits until it is taken on.
#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

/// Names that are different from each other on every system.
#[derive(Default)]
pub struct Names(HashSet<String>);

impl Pack {
    /// An empty one.
    pub fn begin() -> Pack {
        let sink = Sink::default();
        Pack { zip: ZipWriter::new_stream(sink.clone()), sink }
    }
    /// What is taken from now on is this file's; `path` is made of [`Title`]s with `/` between them.
    ///
    /// # Errors
    /// None that one could do anything about.
    pub fn file(&mut self, path: &str, at: Moment) -> Result<(), Fault> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(time(at).unwrap_or_default())
            .large_file(false);
        self.zip.start_file(path, options).map_err(|why| Fault::bug(format!("a pack cannot be written: {why}")))
    }
    /// Takes a piece of a file; what is ready to be sent on.
    ///
    /// # Errors
    /// There are more than four gigabytes in one file.
    pub fn piece(&mut self, bytes: &[u8]) -> Result<Bytes, Fault> {
        self.zip.write_all(bytes).map_err(|why| Fault::bug(format!("a pack cannot be written: {why}")))?;
        Ok(self.sink.ready())
    }
    /// The end of it.
    ///
    /// # Errors
    /// None that one could do anything about.
    pub fn end(self) -> Result<Bytes, Fault> {
        let Pack { zip, sink } = self;
        zip.finish().map_err(|why| Fault::bug(format!("a pack cannot be ended: {why}")))?;
        Ok(sink.ready())
    }
}

impl Sink {
    fn ready(&self) -> Bytes {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// As archives write it: UTC, in steps of two seconds, from 1980 on.
fn time(at: Moment) -> Option<DateTime> {
    let iso = at.iso();
    let part = |from: usize, length: usize| iso.get(from..from + length)?.parse::<u16>().ok();
    let small = |from: usize| part(from, 2).and_then(|it| u8::try_from(it).ok());
    DateTime::from_date_and_time(part(0, 4)?, small(5)?, small(8)?, small(11)?, small(14)?, small(17)?).ok()
}

impl Names {
    /// This name, or one like it if it is taken: on some systems large letters and small ones are the same.
    pub fn fresh(&mut self, title: &Title) -> Title {
        let mut name = title.clone();
        let mut number = 2;
        while !self.0.insert(name.as_str().to_lowercase()) {
            name = title.numbered(number);
            number += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};
    use zip::ZipArchive;

    #[test]
    fn what_is_packed_is_unpacked() {
        let at = Moment::from_micros(1_790_000_000_000_000);
        let mut pack = Pack::begin();
        let mut all = Vec::new();
        pack.file("index.html", at).expect("begun");
        all.extend_from_slice(&pack.piece(b"<p>Words</p>").expect("taken"));
        pack.file("files/Llawdriniaeth fân.bin", at).expect("begun");
        for _ in 0..100 {
            let ready = pack.piece(&[7; 1_000]).expect("taken");
            assert!(ready.len() < 2_000, "nothing waits for more");
            all.extend_from_slice(&ready);
        }
        all.extend_from_slice(&pack.end().expect("ended"));
        let mut zip = ZipArchive::new(Cursor::new(all)).expect("an archive");
        assert_eq!(zip.len(), 2);
        let mut words = String::new();
        zip.by_name("index.html").expect("there").read_to_string(&mut words).expect("read");
        assert_eq!(words, "<p>Words</p>");
        let file = zip.by_name("files/Llawdriniaeth fân.bin").expect("there");
        assert_eq!((file.size(), file.compression()), (100_000, CompressionMethod::Stored));
        assert_eq!(file.last_modified().map(|it| it.year()), Some(2026));
    }

    #[test]
    fn no_name_comes_twice() {
        let mut names = Names::default();
        let mut fresh = |name: &str| names.fresh(&Title::new(name)).as_str().to_owned();
        assert_eq!(fresh("Rota.pdf"), "Rota.pdf");
        assert_eq!(fresh("rota.PDF"), "rota (2).PDF");
        assert_eq!(fresh("Rota.pdf"), "Rota (3).pdf");
        assert_eq!(fresh("../Rota.pdf"), "Rota (4).pdf"); // abuse case 68
        assert_eq!(fresh("Notes"), "Notes");
        assert_eq!(fresh("notes"), "notes (2)");
        let long = "w".repeat(300);
        assert_ne!(fresh(&long), fresh(&long));
    }
}
