//! Drawing the pages of what strangers made: by a program of its own that has nothing but the bytes, so much memory and so much
//! time. What goes wrong in it ends it, and not the server.

use crate::{App, apart};
use files::Drawn;
use kernel::Result;
use std::{
    io::{self, Read, Write},
    path::PathBuf,
    process::{Command, Stdio},
    sync::{
        Mutex, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

/// The program that draws, called with this word; kept by whoever starts the server. Without it the server draws by itself.
pub struct Drawer {
    /// Where it lies.
    pub program: PathBuf,
    /// The word.
    pub word: &'static str,
}

/// More than the pictures of all pages take.
const MOST_DRAWN: u64 = 64 * 1024 * 1024;
/// More than the time of the processor that it has, also on a busy machine: one that uses none of it ends too.
const MOST_TIME: Duration = Duration::from_secs(90);

/// The first pages of a PDF as pictures; `None` if they cannot be drawn, for whatever reason.
///
/// # Errors
/// A fault if there is nobody to do it.
pub async fn draw_pages(app: &App, bytes: Vec<u8>) -> Result<Option<Drawn>> {
    let drawer = app.kept::<Drawer>();
    let drawn = apart(app, move || match drawer {
        Some(drawer) => {
            let drawn = by(&drawer, &bytes, MOST_TIME);
            drawn.inspect_err(|why| tracing::warn!(%why, "pages of a file were not drawn")).unwrap_or_default()
        }
        None => files::draw_pages(bytes, &|| true),
    });
    Ok(drawn.await?)
}

/// By the other program: it reads all of its input before it answers, so that neither waits for the other. One that does not, or
/// waits for what never comes, is ended when its time is over, and is waited for in any case: nothing of it stays.
fn by(drawer: &Drawer, bytes: &[u8], time: Duration) -> io::Result<Option<Drawn>> {
    let mut command = Command::new(&drawer.program);
    command.arg(drawer.word).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let child = Mutex::new(child);
    let end = || child.lock().unwrap_or_else(PoisonError::into_inner).kill();
    let mut drawn = Vec::new();
    let done = thread::scope(|scope| {
        let (done, is_done) = mpsc::channel::<()>();
        let watch = move || match is_done.recv_timeout(time) {
            Err(RecvTimeoutError::Timeout) => end(),
            _ => Ok(()),
        };
        thread::Builder::new().spawn_scoped(scope, watch)?;
        let given = input.map_or(Ok(()), |mut it| it.write_all(bytes));
        let taken = output.map_or(Ok(0), |it| it.take(MOST_DRAWN).read_to_end(&mut drawn));
        drop(done);
        given.and(taken)
    });
    // It said all that it has to say.
    end()?;
    child.lock().unwrap_or_else(PoisonError::into_inner).wait()?;
    done?;
    Ok(Drawn::from_bytes(&drawn))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(program: &str, word: &'static str, bytes: &[u8], time: Duration) -> Option<Drawn> {
        let drawer = Drawer { program: PathBuf::from(program), word };
        by(&drawer, bytes, time).unwrap_or_default()
    }

    /// Whatever a file makes of the program that draws it, the server goes on and nothing of it stays (abuse case 65).
    #[test]
    fn whoever_draws_comes_to_an_end() {
        let (long, short) = (Duration::from_secs(60), Duration::from_millis(50));
        let much = vec![b'x'; 4_000_000];
        assert_eq!(with("/bin/true", "x", &much, long), None, "it goes away without reading");
        assert_eq!(with("/bin/false", "x", b"", long), None, "it fails");
        assert_eq!(with("/bin/cat", "-", b"some noise", long), None, "it says something else");
        assert_eq!(with("/bin/sleep", "1000", &much, short), None, "it neither reads nor says anything");
        assert_eq!(with("/bin/sleep", "1000", b"", short), None, "it waits for ever");
        assert_eq!(with("/usr/bin/yes", "x", &much, short), None, "it talks without listening");
        assert_eq!(with("/nowhere/at/all", "x", b"", long), None, "there is none");
        let one = Drawn { pages: 3, sheets: vec![files::Sheet { width: 9, height: 9, jpeg: vec![7; 300_000] }] };
        assert_eq!(with("/bin/cat", "-", &one.to_bytes()[..60_000], long), None, "half of it");
        let small = Drawn { pages: 3, sheets: vec![files::Sheet { width: 9, height: 9, jpeg: vec![7; 30_000] }] };
        assert_eq!(with("/bin/cat", "-", &small.to_bytes(), long), Some(small));
        let left = rustix::process::wait(rustix::process::WaitOptions::NOHANG);
        assert_eq!(left.err(), Some(rustix::io::Errno::CHILD), "every one of them was waited for");
    }
}
