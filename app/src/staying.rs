//! Answers that stay open for hours leave the machinery of requests: it would hold 16 kB for each of ten thousand pages that
//! only wait. Its head and first words go out as those of any answer; then the connection is taken over and written to here.

use crate::patience::Patience;
use futures_util::StreamExt;
use std::{
    io,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};
use web::{Events, Open};

/// A connection on which an answer may stay open.
pub struct Taken<S> {
    /// Nothing once it was left.
    stream: Option<Patience<S>>,
    place: Place<S>,
}

/// Where a connection lies that was left, with the events that are still to be written to it.
pub struct Place<S>(Arc<Mutex<Lying<S>>>);

struct Lying<S> {
    open: Option<Open>,
    left: Option<(Patience<S>, Events)>,
}

impl<S> Clone for Place<S> {
    fn clone(&self) -> Self {
        Place(self.0.clone())
    }
}

impl<S> Place<S> {
    /// As soon as the head of this answer is out, and what is written of it, the connection is left.
    pub fn leave_with(&self, open: Open) {
        self.lock().open = Some(open);
    }
    /// What was left.
    pub fn take(&self) -> Option<(Patience<S>, Events)> {
        self.lock().left.take()
    }
    fn lock(&self) -> std::sync::MutexGuard<'_, Lying<S>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S> Taken<S> {
    /// As this stream, and where it will lie.
    pub fn new(stream: S) -> (Taken<S>, Place<S>) {
        let place = Place(Arc::new(Mutex::new(Lying { open: None, left: None })));
        (Taken { stream: Some(Patience::new(stream)), place: place.clone() }, place)
    }
    fn stream(&mut self) -> io::Result<Pin<&mut Patience<S>>>
    where
        S: Unpin,
    {
        self.stream.as_mut().map(Pin::new).ok_or_else(left)
    }
}

/// The machinery ends with it, and nobody hears of it.
fn left() -> io::Error {
    io::ErrorKind::ConnectionAborted.into()
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Taken<S> {
    fn poll_write(mut self: Pin<&mut Self>, task: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write(task, bytes)
    }
    /// The machinery asks for this only when it has nothing left to write: between two pieces of an answer.
    fn poll_flush(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.stream()?.poll_flush(task))?;
        let place = self.place.clone();
        let mut lying = place.lock();
        let Some(events) = lying.open.take().and_then(|it| it.take()) else { return Poll::Ready(Ok(())) };
        lying.left = self.stream.take().map(|it| (it, events));
        Poll::Ready(Err(left()))
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_shutdown(task)
    }
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write_vectored(task, bytes)
    }
    fn is_write_vectored(&self) -> bool {
        self.stream.as_ref().is_some_and(AsyncWrite::is_write_vectored)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Taken<S> {
    fn poll_read(mut self: Pin<&mut Self>, task: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_read(task, into)
    }
}

/// Writes the events in the pieces of a chunked answer, until they end or the other side goes.
pub async fn go_on<S: AsyncRead + AsyncWrite + Unpin>(mut stream: Patience<S>, mut events: Events) -> io::Result<()> {
    loop {
        let mut pieces = Vec::new();
        let words = std::future::poll_fn(|task| {
            // Whoever listens has nothing to say: a byte, or the end of what they send, is their end.
            let (mut byte, reading) = ([0; 1], &mut stream);
            if Pin::new(reading).poll_read(task, &mut ReadBuf::new(&mut byte)).is_ready() {
                return Poll::Ready(None);
            }
            take_ready(&mut events, &mut pieces, task)
        });
        let Some(more) = words.await else { return Ok(()) };
        stream.write_all(&pieces).await?;
        if more == More::None {
            return stream.shutdown().await;
        }
    }
}

/// Whether anything will come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum More {
    Some,
    None,
}

/// So much is written at once at most.
const AT_ONCE: usize = 16 * 1024;

/// All that is there to be written by now; waits if there is nothing.
fn take_ready(events: &mut Events, pieces: &mut Vec<u8>, task: &mut Context<'_>) -> Poll<Option<More>> {
    while pieces.len() < AT_ONCE {
        match events.poll_next_unpin(task) {
            Poll::Ready(Some(words)) => {
                pieces.extend_from_slice(format!("{:x}\r\n", words.len()).as_bytes());
                pieces.extend_from_slice(&words);
                pieces.extend_from_slice(b"\r\n");
            }
            Poll::Ready(None) => {
                pieces.extend_from_slice(b"0\r\n\r\n");
                return Poll::Ready(Some(More::None));
            }
            Poll::Pending if pieces.is_empty() => return Poll::Pending,
            Poll::Pending => break,
        }
    }
    Poll::Ready(Some(More::Some))
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;
    use std::time::Duration;
    use tokio::io::{AsyncReadExt, DuplexStream};
    use web::Event;

    fn events(source: impl futures_util::Stream<Item = Event> + Send + 'static) -> Events {
        Open::new(source, Duration::from_secs(2)).take().expect("events")
    }

    async fn read(theirs: &mut DuplexStream, until: &str) -> String {
        let mut text = Vec::new();
        while !text.ends_with(until.as_bytes()) {
            let mut bytes = [0; 64];
            let n = theirs.read(&mut bytes).await.expect("bytes");
            assert!(n > 0, "it ended after {}", String::from_utf8_lossy(&text));
            text.extend_from_slice(&bytes[..n]);
        }
        String::from_utf8(text).expect("text")
    }

    #[tokio::test]
    async fn events_go_out_in_pieces_and_the_last_one_is_empty() {
        let (ours, mut theirs) = tokio::io::duplex(16);
        let said = stream::iter([Event::new("hello", Some(7), "1"), Event::new("nudge", None, "é")]);
        let going = tokio::spawn(go_on(Patience::new(ours), events(said)));
        let text = read(&mut theirs, "0\r\n\r\n").await;
        assert_eq!(
            text,
            "d\r\nretry: 2000\n\n\r\n1c\r\nid: 7\nevent: hello\ndata: 1\n\n\r\n17\r\nevent: nudge\ndata: é\n\n\r\n0\r\n\r\n"
        );
        going.await.expect("no panic").expect("all was written");
        assert_eq!(theirs.read(&mut [0]).await.expect("the end"), 0, "the connection is closed");
    }

    #[tokio::test(start_paused = true)]
    async fn it_goes_on_in_silence_and_ends_when_the_other_side_goes() {
        let (ours, mut theirs) = tokio::io::duplex(256);
        let going = tokio::spawn(go_on(Patience::new(ours), events(stream::pending())));
        read(&mut theirs, "retry: 2000\n\n\r\n").await;
        for _ in 0..3 {
            read(&mut theirs, "event: still\ndata: 1\n\n\r\n").await;
        }
        drop(theirs);
        going.await.expect("no panic").expect("an end is no fault");
    }

    #[tokio::test]
    async fn a_connection_is_left_only_between_two_pieces() {
        let (ours, mut theirs) = tokio::io::duplex(8);
        let (mut taken, place) = Taken::new(ours);
        let writing = tokio::spawn(async move {
            taken.write_all(b"a head of an answer").await.expect("it is written");
            let before = place.take().is_some();
            place.leave_with(Open::new(stream::pending(), Duration::from_secs(2)));
            taken.write_all(b", its end").await.expect("it is still ours");
            let why = taken.flush().await.expect_err("it is left").kind();
            let after = taken.write_all(b"!").await.expect_err("nothing can be written any more").kind();
            (before, why, after, place.take().is_some(), place.take().is_some())
        });
        assert_eq!(read(&mut theirs, "its end").await, "a head of an answer, its end");
        let aborted = io::ErrorKind::ConnectionAborted;
        assert_eq!(writing.await.expect("no panic"), (false, aborted, aborted, true, false));
    }
}
