//! What the program writes into its log while tests run: warnings beside the test that failed, all of it for the canaries.

use std::{
    io,
    sync::{Mutex, Once, PoisonError},
};
use tracing_subscriber::{Layer, filter::LevelFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

static WRITTEN: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Everything that all tests of this process have logged so far, down to what only a developer asks for.
pub fn logs() -> String {
    String::from_utf8_lossy(&WRITTEN.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}

/// Begins to listen, once per process.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let shown = fmt::layer().with_test_writer().without_time().with_ansi(false).with_filter(LevelFilter::WARN);
        let kept = fmt::layer().with_writer(|| Kept).without_time().with_ansi(false).with_filter(LevelFilter::DEBUG);
        // Another listener of the same process is as good.
        drop(tracing_subscriber::registry().with(shown).with(kept).try_init());
    });
}

struct Kept;

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
