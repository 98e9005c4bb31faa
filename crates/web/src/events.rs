//! Answers that stay open and tell a page what is new, in the words of `text/event-stream`.

use crate::{Reply, reply::Content};
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use std::{
    convert::Infallible,
    fmt::Write,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
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
        Reply::of(StatusCode::OK, Content::Open(Open::new(source, again)))
            // Some proxies would keep events until they have a buffer full of them.
            .header(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"))
    }
}

/// Lies in an answer that stays open: whoever serves the connection may take the events out and write them by itself.
#[derive(Clone)]
pub struct Open(Arc<Mutex<Option<Events>>>);

impl Open {
    /// Ends when the source ends; a page whose stream ends asks again after `again`.
    pub fn new(source: impl Stream<Item = Event> + Send + 'static, again: Duration) -> Open {
        let first = Bytes::from(format!("retry: {}\n\n", again.as_millis()));
        let events = Events { source: Box::pin(source), first: Some(first), still: Box::pin(sleep(STILL_EVERY)) };
        Open(Arc::new(Mutex::new(Some(events))))
    }
    /// What was not said yet. The body of the answer says nothing any more, and does not end.
    pub fn take(&self) -> Option<Events> {
        self.lock().take()
    }
    fn lock(&self) -> MutexGuard<'_, Option<Events>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl IntoResponse for Open {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from_stream(Said(self.clone())));
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        response.extensions_mut().insert(self);
        response
    }
}

/// The body of an open answer.
struct Said(Open);

impl Stream for Said {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut *self.0.lock() {
            Some(events) => events.poll_next_unpin(task).map(|it| it.map(Ok)),
            None => Poll::Pending,
        }
    }
}

/// The bytes of an open answer, an event or a few lines each.
pub struct Events {
    source: Pin<Box<dyn Stream<Item = Event> + Send>>,
    first: Option<Bytes>,
    still: Pin<Box<Sleep>>,
}

impl Stream for Events {
    type Item = Bytes;

    fn poll_next(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(first));
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
        Poll::Ready(Some(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let mut open = Events { source: Box::pin(source), first: None, still: Box::pin(sleep(STILL_EVERY)) };
        let mut next = async || open.next().await.expect("open");
        assert_eq!(next().await, "event: hello\ndata: 1\n\n");
        for _ in 0..3 {
            let early = tokio::time::timeout(STILL_EVERY - Duration::from_secs(1), next()).await;
            assert!(early.is_err(), "not yet");
            assert_eq!(next().await, STILL);
        }
    }
}
