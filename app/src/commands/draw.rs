//! `kettle draw-pages`: a PDF comes in, pictures of its pages go out. It opens no data, and takes from itself what it does not need.

use std::{
    io::{self, Read, Write},
    process::ExitCode,
};

/// What the server calls it by.
pub const WORD: &str = "draw-pages";
/// So much memory it has; in bytes.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// So much time of the processor; in seconds.
const SECONDS: u64 = 20;

/// Draws what stands on the input; nothing goes out if that cannot be done.
pub fn draw_pages() -> ExitCode {
    match drawn() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) | Err(_) => ExitCode::FAILURE,
    }
}

fn drawn() -> io::Result<bool> {
    files::confine(MEMORY, SECONDS)?;
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let Some(drawn) = files::draw_pages(bytes, &|| true) else { return Ok(false) };
    io::stdout().write_all(&drawn.to_bytes())?;
    Ok(true)
}
