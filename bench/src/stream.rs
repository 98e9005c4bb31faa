//! One open stream of a member: events as they come, over a connection of its own.

use crate::{Outcome, client};
use std::{collections::VecDeque, net::SocketAddr};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// An open stream.
pub struct Stream {
    connection: TcpStream,
    /// What was read and is no whole chunk yet.
    raw: Vec<u8>,
    /// What was unpacked and is no whole event yet.
    text: String,
    events: VecDeque<Event>,
    /// The server said that nothing follows.
    is_over: bool,
}

/// One event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// What a later stream goes on from; not every event has one.
    pub id: Option<String>,
    /// `conversation`; empty for the comment that keeps a connection alive.
    pub kind: String,
    /// Its lines.
    pub data: String,
}

impl Stream {
    /// Opens `path` (`/live`) with these header lines beside the cookie, each with its end of line.
    pub async fn open(address: SocketAddr, path: &str, cookie: &str, more: &str) -> Outcome<Stream> {
        let mut connection = TcpStream::connect(address).await?;
        connection.set_nodelay(true)?;
        let more = format!("accept: text/event-stream\r\n{more}");
        connection.write_all(&client::get(&address.to_string(), path, cookie, &more)).await?;
        let mut raw = Vec::with_capacity(1024);
        let head = loop {
            if let Some(at) = raw.windows(4).position(|it| it == b"\r\n\r\n") {
                break at + 4;
            }
            if connection.read_buf(&mut raw).await? == 0 {
                return Err("the stream ended before its head".into());
            }
        };
        if !raw.starts_with(b"HTTP/1.1 200") {
            return Err(format!("the stream begins with {:?}", String::from_utf8_lossy(&raw[..head.min(15)])).into());
        }
        raw.drain(..head);
        Ok(Stream { connection, raw, text: String::new(), events: VecDeque::new(), is_over: false })
    }

    /// The next event, comments included; an error when the stream ends.
    pub async fn next(&mut self) -> Outcome<Event> {
        loop {
            self.unpack()?;
            if let Some(event) = self.events.pop_front() {
                return Ok(event);
            }
            if self.is_over {
                return Err("the stream was closed".into());
            }
            if self.connection.read_buf(&mut self.raw).await? == 0 {
                return Err("the stream ended".into());
            }
        }
    }

    /// Takes whole chunks out of what was read, and whole events out of these.
    fn unpack(&mut self) -> Outcome<()> {
        while let Some(line) = self.raw.windows(2).position(|it| it == b"\r\n") {
            let size = std::str::from_utf8(&self.raw[..line])?;
            let size = usize::from_str_radix(size.trim(), 16)?;
            let (begin, end) = (line + 2, line + 2 + size);
            if self.raw.len() < end + 2 {
                break;
            }
            self.is_over |= size == 0;
            self.text.push_str(std::str::from_utf8(&self.raw[begin..end])?);
            self.raw.drain(..end + 2);
        }
        while let Some(end) = self.text.find("\n\n") {
            self.events.push_back(Event::of(&self.text[..end]));
            self.text.drain(..end + 2);
        }
        Ok(())
    }
}

impl Event {
    fn of(text: &str) -> Event {
        let mut event = Event::default();
        for (name, value) in text.lines().filter_map(|it| it.split_once(':')) {
            let value = value.strip_prefix(' ').unwrap_or(value);
            match name {
                "id" => event.id = Some(value.to_owned()),
                "event" => event.kind = value.to_owned(),
                "data" if event.data.is_empty() => event.data = value.to_owned(),
                "data" => event.data = format!("{}\n{value}", event.data),
                _ => {}
            }
        }
        event
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn events_are_whole_however_they_arrive() {
        let events = "retry: 2000\n\nid: 7\nevent: conversation\ndata: a\ndata: b\n\n: alive\n\n";
        let (first, second) = events.split_at(20);
        let body = format!("{:x}\r\n{first}\r\n{:x}\r\n{second}\r\n0\r\n\r\n", first.len(), second.len());
        let answer = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{body}");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            let (mut connection, _) = listener.accept().await.expect("a client");
            let mut asked = [0; 1024];
            assert!(connection.read(&mut asked).await.expect("a request") > 0);
            for piece in answer.as_bytes().chunks(5) {
                connection.write_all(piece).await.expect("written");
                connection.flush().await.expect("written");
            }
        });
        let mut stream = Stream::open(address, "/live", "", "").await.expect("opened");
        assert_eq!(stream.next().await.expect("an event"), Event::default());
        let told = Event { id: Some("7".to_owned()), kind: "conversation".to_owned(), data: "a\nb".to_owned() };
        assert_eq!(stream.next().await.expect("an event"), told);
        assert_eq!(stream.next().await.expect("an event"), Event::default());
        assert!(stream.next().await.is_err());
    }
}
