//! Drawing the pages of what strangers made: by a program of its own that has nothing but the bytes, so much memory and so much
//! time. What goes wrong in it ends it, and not the server.

use crate::{App, apart};
use files::Drawn;
use kernel::Result;
use std::{
    io::{self, Read, Write},
    path::PathBuf,
    process::{Command, Stdio},
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

/// The first pages of a PDF as pictures; `None` if they cannot be drawn, for whatever reason.
///
/// # Errors
/// A fault if there is nobody to do it.
pub async fn draw_pages(app: &App, bytes: Vec<u8>) -> Result<Option<Drawn>> {
    let drawer = app.kept::<Drawer>();
    let drawn = apart(app, move || match drawer {
        Some(drawer) => {
            let drawn = by(&drawer, &bytes);
            drawn.inspect_err(|why| tracing::warn!(%why, "pages of a file were not drawn")).unwrap_or_default()
        }
        None => files::draw_pages(bytes, &|| true),
    });
    Ok(drawn.await?)
}

/// By the other program: it reads all of its input before it answers, so that neither waits for the other.
fn by(drawer: &Drawer, bytes: &[u8]) -> io::Result<Option<Drawn>> {
    let mut command = Command::new(&drawer.program);
    command.arg(drawer.word).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let given = child.stdin.take().map_or(Ok(()), |mut it| it.write_all(bytes));
    let mut drawn = Vec::new();
    let taken = match child.stdout.take() {
        Some(it) => it.take(MOST_DRAWN).read_to_end(&mut drawn).map(drop),
        None => Ok(()),
    };
    // Whatever is wrong, it is waited for: its limits end it.
    let ended = child.wait()?;
    given.and(taken)?;
    Ok(if ended.success() { Drawn::from_bytes(&drawn) } else { None })
}
