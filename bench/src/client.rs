//! A small HTTP/1.1 client that costs next to nothing and counts every byte on the wire.

use crate::Outcome;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// One connection that is kept.
pub struct Connection {
    stream: TcpStream,
    /// What was read and not yet taken.
    buffer: Vec<u8>,
}

/// An answer as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// 200.
    pub status: u16,
    /// Header lines, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; chunks put together, still packed if it came packed.
    pub body: Vec<u8>,
    /// Bytes on the wire, head and chunk marks included.
    pub wire: usize,
}

/// How the body of an answer ends.
enum Length {
    Bytes(usize),
    Chunks,
}

impl Connection {
    /// To this address.
    pub async fn open(address: SocketAddr) -> Outcome<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection { stream, buffer: Vec::with_capacity(128 * 1024) })
    }

    /// Sends a request and reads the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> Outcome<Answer> {
        self.stream.write_all(request).await?;
        let (head, status, length) = self.head().await?;
        let text = std::str::from_utf8(&self.buffer[..head])?;
        let headers = lines(text).map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        let (body, wire) = match length {
            Length::Bytes(bytes) => {
                self.fill(head + bytes).await?;
                (self.buffer[head..head + bytes].to_vec(), head + bytes)
            }
            Length::Chunks => self.chunks(head).await?,
        };
        self.buffer.drain(..wire);
        Ok(Answer { status, headers, body, wire })
    }

    /// Sends a request and reads the answer away: for loads, where the client must not be what is measured.
    pub async fn load(&mut self, request: &[u8]) -> Outcome<u16> {
        self.stream.write_all(request).await?;
        let (head, status, length) = self.head().await?;
        let end = match length {
            Length::Bytes(bytes) => head + bytes,
            Length::Chunks => self.chunks(head).await?.1,
        };
        self.fill(end).await?;
        self.buffer.drain(..end);
        Ok(status)
    }

    /// The length of the head, the status and how long the body is.
    async fn head(&mut self) -> Outcome<(usize, u16, Length)> {
        let mut seen = 0;
        let head = loop {
            if let Some(at) = find(&self.buffer[seen..], b"\r\n\r\n") {
                break seen + at + 4;
            }
            seen = self.buffer.len().saturating_sub(3);
            self.more().await?;
        };
        let bytes = &self.buffer[..head];
        let status = bytes.get(9..12).and_then(|it| std::str::from_utf8(it).ok()).and_then(|it| it.parse().ok());
        let status = status.ok_or("an answer without a status")?;
        let text = std::str::from_utf8(bytes)?;
        let mut length = Length::Bytes(0);
        for (name, value) in lines(text) {
            if name.eq_ignore_ascii_case("content-length") {
                length = Length::Bytes(value.parse()?);
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                length = Length::Chunks;
            }
        }
        Ok((head, status, length))
    }

    /// The body from `at` and where it ends.
    async fn chunks(&mut self, mut at: usize) -> Outcome<(Vec<u8>, usize)> {
        let mut body = Vec::new();
        loop {
            let line = loop {
                match find(&self.buffer[at..], b"\r\n") {
                    Some(line) => break line,
                    None => self.more().await?,
                }
            };
            let text = std::str::from_utf8(&self.buffer[at..at + line])?;
            let size = usize::from_str_radix(text.split(';').next().unwrap_or_default().trim(), 16)?;
            let start = at + line + 2;
            self.fill(start + size + 2).await?;
            at = start + size + 2;
            if size == 0 {
                return Ok((body, at));
            }
            body.extend_from_slice(&self.buffer[start..start + size]);
        }
    }

    async fn fill(&mut self, upto: usize) -> Outcome<()> {
        while self.buffer.len() < upto {
            self.more().await?;
        }
        Ok(())
    }

    async fn more(&mut self) -> Outcome<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err("the server closed the connection".into()),
            _ => Ok(()),
        }
    }
}

impl Answer {
    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }
    /// The body as text, whatever it is.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    /// Itself, if it is a 200.
    pub fn good(self, asked: &str) -> Outcome<Answer> {
        match self.status {
            200 => Ok(self),
            status => Err(format!("{asked} answers {status} (goes to {:?})", self.header("location")).into()),
        }
    }
}

/// A request for a page.
pub fn get(host: &str, path: &str, cookie: &str, more: &str) -> Vec<u8> {
    let cookie = if cookie.is_empty() { String::new() } else { format!("cookie: {cookie}\r\n") };
    format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n{cookie}{more}\r\n").into_bytes()
}

/// A form, as a browser sends it from our own page.
pub fn post(host: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Vec<u8> {
    post_as(host, path, cookie, "", fields)
}

/// As [`post`], with further header lines, each with its end of line.
pub fn post_as(host: &str, path: &str, cookie: &str, more: &str, fields: &[(&str, &str)]) -> Vec<u8> {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", quoted(name), quoted(value))).collect();
    let body = fields.join("&");
    format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\n{more}origin: http://{host}\r\n\
         sec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// As it stands in the query of an address.
pub fn quoted(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
        out
    })
}

fn lines(head: &str) -> impl Iterator<Item = (&str, &str)> {
    head.split("\r\n").skip(1).filter_map(|it| it.split_once(':')).map(|(name, value)| (name, value.trim()))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|it| it == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    async fn answered(bytes: &'static [u8], times: usize) -> Vec<Answer> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a client");
            let mut asked = [0; 1024];
            for _ in 0..times {
                assert!(stream.read(&mut asked).await.expect("a request") > 0);
                for piece in bytes.chunks(7) {
                    stream.write_all(piece).await.expect("written");
                    stream.flush().await.expect("written");
                }
            }
        });
        let mut connection = Connection::open(address).await.expect("connected");
        let mut answers = Vec::new();
        for _ in 0..times {
            answers.push(connection.ask(&get("here", "/", "", "")).await.expect("an answer"));
        }
        answers
    }

    #[tokio::test]
    async fn answers_of_known_length_and_in_chunks_are_read_whole() {
        let plain = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: b\r\n\r\nhello";
        for answer in answered(plain, 2).await {
            assert_eq!((answer.status, answer.text().as_str(), answer.wire), (200, "hello", plain.len()));
            assert_eq!(answer.header("x-a"), Some("b"));
        }
        let chunked = b"HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n";
        for answer in answered(chunked, 2).await {
            assert_eq!((answer.status, answer.text().as_str(), answer.wire), (404, "hello", chunked.len()));
        }
    }

    #[test]
    fn a_query_is_written_as_a_browser_does() {
        assert_eq!(quoted("skin surgery & é"), "skin+surgery+%26+%C3%A9");
    }
}
