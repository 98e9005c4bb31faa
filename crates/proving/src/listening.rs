//! An answer that stays open, read as far as it is there: nothing waits.

use axum::body::{Body, BodyDataStream};
use bytes::{Bytes, BytesMut};
use futures_util::{FutureExt, StreamExt};

/// A stream of events that somebody has open; dropping it closes it.
pub struct Listening {
    body: BodyDataStream,
    text: String,
    is_over: bool,
}

/// One event of a stream.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    /// What a later stream goes on from; not every event has one.
    pub id: Option<i64>,
    /// `nudge`.
    pub kind: String,
    /// Its lines.
    pub data: String,
}

impl Listening {
    pub(crate) fn new(body: Body) -> Listening {
        Listening { body: body.into_data_stream(), text: String::new(), is_over: false }
    }

    /// The bytes that are there now.
    pub(crate) fn bytes(&mut self) -> Bytes {
        let mut all = BytesMut::new();
        while !self.is_over {
            match self.body.next().now_or_never() {
                Some(Some(piece)) => all.extend_from_slice(&piece.expect("no error on the way")),
                Some(None) => self.is_over = true,
                None => break,
            }
        }
        all.freeze()
    }

    /// The events that have come since the last time.
    pub fn events(&mut self) -> Vec<Heard> {
        let bytes = self.bytes();
        self.text.push_str(std::str::from_utf8(&bytes).expect("text"));
        let mut events = Vec::new();
        while let Some(end) = self.text.find("\n\n") {
            events.push(Heard::of(&self.text[..end]));
            self.text.drain(..end + 2);
        }
        events.retain(|it| !it.kind.is_empty());
        events
    }

    /// Whether the server has ended it, as far as it was read.
    pub fn is_over(&self) -> bool {
        self.is_over
    }
}

impl Heard {
    /// Its data as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.data).unwrap_or_else(|why| panic!("{why}: {}", self.data))
    }

    fn of(text: &str) -> Heard {
        let mut event = Heard::default();
        for (name, value) in text.lines().filter_map(|it| it.split_once(": ")) {
            match name {
                "id" => event.id = value.parse().ok(),
                "event" => event.kind = value.to_owned(),
                "data" if event.data.is_empty() => event.data = value.to_owned(),
                "data" => event.data = format!("{}\n{value}", event.data),
                _ => {}
            }
        }
        event
    }
}
