//! Long work on other threads than those that answer: no more of it at once than the machine has cores, whoever asks for it.

use crate::App;
use kernel::{Fault, Result};
use std::{num::NonZero, thread::available_parallelism};
use tokio::sync::Semaphore;

/// Places at the bench, one a core.
struct Places(Semaphore);

/// Does something that reads or opens much, when a place is free.
///
/// # Errors
/// A fault if it panics.
pub async fn apart<T: Send + 'static>(app: &App, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let places = app.keep(|| Places(Semaphore::new(available_parallelism().map_or(1, NonZero::get))));
    let place = places.0.acquire().await.map_err(|_| Fault::bug("nobody works any more"))?;
    let done = tokio::task::spawn_blocking(work).await;
    drop(place);
    done.map_err(|_| Fault::bug("work on another thread panicked"))
}
