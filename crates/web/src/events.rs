//! Answers that stay open and tell a page what is new, in the words of `text/event-stream`.

use crate::Reply;
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue},
};
use bytes::Bytes;
use futures_util::Stream;
use std::{
    convert::Infallible,
    fmt::Write,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Sleep, sleep};

/// How long a page waits without a word; then it hears that the stream is still there. A comment would do for proxies, but
/// no page could hear it.
pub const STILL_EVERY: Duration = Duration::from_secs(15);
const STILL: Bytes = Bytes::from_static(b"event: still\ndata: 1\n\n");

/// One event, written as it goes out. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event(Bytes);

impl Event {
    /// An event of this kind. With a number, a page that comes back says it as the last that it heard. Whatever lines
    /// `data` has, they stay data (abuse case 97).
    pub fn new(kind: &'static str, number: Option<i64>, data: &str) -> Event {
        let mut text = String::with_capacity(data.len() + 48);
        if let Some(number) = number {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "id: {number}");
        }
        let _ = writeln!(text, "event: {kind}");
        for line in data.split(['\n', '\r']) {
            let _ = writeln!(text, "data: {line}");
        }
        text.push('\n');
        Event(text.into())
    }
}

impl Reply {
    /// A stream of events. It ends when the source ends; a page whose stream ends asks again after `again`.
    pub fn events(source: impl Stream<Item = Event> + Send + 'static, again: Duration) -> Reply {
        let first = Bytes::from(format!("retry: {}\n\n", again.as_millis()));
        let open = Open { source: Box::pin(source), first: Some(first), still: Box::pin(sleep(STILL_EVERY)) };
        Reply::bytes("text/event-stream", Body::from_stream(open))
            // Some proxies would keep events until they have a buffer full of them.
            .header(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"))
    }
}

/// The bytes of an open answer.
struct Open<S> {
    source: Pin<Box<S>>,
    first: Option<Bytes>,
    still: Pin<Box<Sleep>>,
}

impl<S: Stream<Item = Event>> Stream for Open<S> {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        let word = match self.source.as_mut().poll_next(task) {
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Ready(Some(Event(bytes))) => bytes,
            Poll::Pending if self.still.as_mut().poll(task).is_ready() => STILL,
            Poll::Pending => return Poll::Pending,
        };
        self.still.as_mut().set(sleep(STILL_EVERY));
        // Its timer has to be asked once more, or nobody is woken.
        if self.still.as_mut().poll(task).is_ready() {
            task.waker().wake_by_ref();
        }
        Poll::Ready(Some(Ok(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::StreamExt;

    #[test]
    fn no_data_becomes_another_event() {
        let evil = Event::new("nudge", Some(7), "a\n\nevent: over\r\ndata: x\rid: 9"); // abuse case 97
        let text = String::from_utf8(evil.0.to_vec()).expect("text");
        let names = |name: &str| text.lines().filter(|it| it.starts_with(name)).count();
        assert_eq!((names("event:"), names("id:")), (1, 1), "{text}");
        assert!(text.ends_with("\n\n") && text.matches("\n\n").count() == 1 && !text.contains('\r'), "{text}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_page_hears_every_fifteen_seconds_that_the_stream_is_there() {
        let source =
            futures_util::stream::iter([Event::new("hello", None, "1")]).chain(futures_util::stream::pending());
        let mut open = Open { source: Box::pin(source), first: None, still: Box::pin(sleep(STILL_EVERY)) };
        let mut next = async || open.next().await.expect("open").expect("bytes");
        assert_eq!(next().await, "event: hello\ndata: 1\n\n");
        for _ in 0..3 {
            let early = tokio::time::timeout(STILL_EVERY - Duration::from_secs(1), next()).await;
            assert!(early.is_err(), "not yet");
            assert_eq!(next().await, STILL);
        }
    }
}
