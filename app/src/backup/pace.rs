//! Reading and writing much without being noticed: what is written goes to the disk in small portions, and half of the time
//! is left to those who are served.

use std::{
    fs::File,
    io::{self, Read, Write},
    time::{Duration, Instant},
};

/// So much at once.
const PORTION: usize = 4 * 1024 * 1024;
/// Rests are as long as the portion before them, up to this.
const LONGEST_REST: Duration = Duration::from_millis(40);

/// Whether somebody is served meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Half of the time is theirs.
    Beside,
    /// Nobody waits.
    Alone,
}

/// Counts what goes through and rests now and then.
struct Gait {
    pace: Pace,
    gone: usize,
    begun: Instant,
}

impl Gait {
    #[expect(clippy::disallowed_methods, reason = "the machine's own pace, not the product's time")]
    fn new(pace: Pace) -> Gait {
        Gait { pace, gone: 0, begun: Instant::now() }
    }
    /// So much more; before a rest, `settle` brings to the disk what was written.
    #[expect(clippy::disallowed_methods, reason = "the machine's own pace, not the product's time")]
    fn step(&mut self, bytes: usize, settle: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        self.gone += bytes;
        if self.gone >= PORTION {
            settle()?;
            if self.pace == Pace::Beside {
                std::thread::sleep(self.begun.elapsed().min(LONGEST_REST));
            }
            (self.gone, self.begun) = (0, Instant::now());
        }
        Ok(())
    }
}

/// Reads at a pace.
pub struct PacedReader<R> {
    inner: R,
    gait: Gait,
}

impl<R: Read> PacedReader<R> {
    /// Reads from `inner`.
    pub fn new(inner: R, pace: Pace) -> PacedReader<R> {
        PacedReader { inner, gait: Gait::new(pace) }
    }
}

impl<R: Read> Read for PacedReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(into)?;
        self.gait.step(length, || Ok(()))?;
        Ok(length)
    }
}

/// Writes a file at a pace.
pub struct PacedFile {
    file: File,
    gait: Gait,
}

impl PacedFile {
    /// Writes to `file`.
    pub fn new(file: File, pace: Pace) -> PacedFile {
        PacedFile { file, gait: Gait::new(pace) }
    }
    /// All of it is on the disk.
    pub fn finish(self) -> io::Result<()> {
        self.file.sync_all()
    }
}

impl Write for PacedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.file.write(bytes)?;
        let file = &self.file;
        self.gait.step(length, || file.sync_data())?;
        Ok(length)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
