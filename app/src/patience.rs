//! A connection whose other side has to read: one that takes nothing of what it asked for is closed, so that nobody holds
//! connections and memory by never reading (abuse case 100). Silence while there is nothing to send is no fault.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep},
};

/// So long the other side may take nothing.
const PATIENCE: Duration = Duration::from_secs(60);

/// A stream that is written to with so much patience.
pub struct Patience<S> {
    stream: S,
    /// Runs while the other side takes nothing. Boxed, because most never do.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl<S> Patience<S> {
    /// As this stream, with patience.
    pub fn new(stream: S) -> Patience<S> {
        Patience { stream, waiting: None }
    }

    /// What the stream answered, or that it is over.
    fn judge<T>(&mut self, task: &mut Context<'_>, answer: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if answer.is_ready() {
            self.waiting = None;
            return answer;
        }
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(PATIENCE)));
        match waiting.as_mut().poll(task) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patience<S> {
    fn poll_write(mut self: Pin<&mut Self>, task: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let answer = Pin::new(&mut self.stream).poll_write(task, bytes);
        self.judge(task, answer)
    }
    fn poll_flush(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        let answer = Pin::new(&mut self.stream).poll_flush(task);
        self.judge(task, answer)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        let answer = Pin::new(&mut self.stream).poll_shutdown(task);
        self.judge(task, answer)
    }
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let answer = Pin::new(&mut self.stream).poll_write_vectored(task, bytes);
        self.judge(task, answer)
    }
    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patience<S> {
    fn poll_read(mut self: Pin<&mut Self>, task: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(task, into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    #[tokio::test(start_paused = true)]
    async fn one_who_never_reads_is_given_up_and_one_who_reads_slowly_is_not() {
        let (ours, mut theirs) = tokio::io::duplex(8);
        let mut ours = Patience::new(ours);
        let reads = async {
            for _ in 0..4 {
                sleep(PATIENCE / 2).await;
                let mut bytes = [0; 8];
                theirs.read_exact(&mut bytes).await.expect("bytes");
            }
        };
        let (written, ()) = tokio::join!(ours.write_all(&[0; 32]), reads);
        written.expect("slow, but it goes on");
        ours.write_all(&[0; 8]).await.expect("there is room");
        let stuck = ours.write_all(&[0; 8]).await; // abuse case 100
        assert_eq!(stuck.expect_err("nobody reads").kind(), io::ErrorKind::TimedOut);
    }
}
