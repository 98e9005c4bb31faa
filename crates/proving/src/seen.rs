//! What came back, and what a test says about it. Each word returns the same answer, so that they can be chained.

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

/// An answer.
#[derive(Debug, Clone)]
pub struct Seen {
    /// What was asked, for messages.
    pub asked: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub body: Bytes,
}

impl Seen {
    /// The bytes as text.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    /// What a reader sees: without tags, entities resolved, one space between words.
    pub fn words(&self) -> String {
        words(&self.html())
    }
    /// A header's text, empty if it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }
    /// The value of an input of the page.
    pub fn input(&self, name: &str) -> Option<String> {
        let html = self.html();
        let tag = html.split('<').find(|it| it.starts_with("input") && it.contains(&format!("name=\"{name}\"")))?;
        let value = tag.split("value=\"").nth(1)?.split('"').next()?;
        Some(plain(value))
    }

    /// Some words or markup are there.
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Seen {
        assert!(self.has(text), "{} does not show {text:?} ({}):\n{}", self.asked, self.status, self.words());
        self
    }
    /// They are not.
    #[track_caller]
    pub fn lacks(&self, text: &str) -> &Seen {
        assert!(!self.has(text), "{} shows {text:?} ({}):\n{}", self.asked, self.status, self.words());
        self
    }
    /// A page or file came (200).
    #[track_caller]
    pub fn is_ok(&self) -> &Seen {
        self.is(StatusCode::OK)
    }
    /// The thing is not there for this viewer (404).
    #[track_caller]
    pub fn is_absent(&self) -> &Seen {
        self.is(StatusCode::NOT_FOUND)
    }
    /// The answer has this status.
    #[track_caller]
    pub fn is(&self, status: StatusCode) -> &Seen {
        let (was, location) = (self.status, self.header("location"));
        assert!(was == status, "{} is {was} {location}, not {status}:\n{}", self.asked, self.words());
        self
    }
    /// It sends the browser to this path (303).
    #[track_caller]
    pub fn goes_to(&self, path: &str) -> &Seen {
        self.is(StatusCode::SEE_OTHER);
        let to = self.header(header::LOCATION.as_str());
        assert!(to == path, "{} goes to {to}, not {path}", self.asked);
        self
    }
    /// The form came back with a problem beside this field (422); the empty name is the form as a whole.
    #[track_caller]
    pub fn problem(&self, field: &str) -> &Seen {
        self.is(StatusCode::UNPROCESSABLE_ENTITY);
        let mark = if field.is_empty() { "id=\"problems\"".to_owned() } else { format!("id=\"{field}-error\"") };
        assert!(self.html().contains(&mark), "{} has no problem at {field:?}:\n{}", self.asked, self.words());
        self
    }

    fn has(&self, text: &str) -> bool {
        self.html().contains(text) || self.words().contains(text)
    }
}

fn words(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    plain(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Entities as the characters that they stand for.
fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|it| *it < 12);
        let known = end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end)));
        let (c, length) = known.map_or(('&', 1), |(c, end)| (c, end + 1));
        out.push(c);
        rest = &rest[length..];
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = number.strip_prefix('x').map_or_else(|| number.parse(), |it| u32::from_str_radix(it, 16));
            code.ok().and_then(char::from_u32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_a_reader_sees() {
        assert_eq!(words("<p class=\"a\">Ada &amp; Ben&#39;s\n <b>tea</b></p>"), "Ada & Ben's tea");
        assert_eq!(plain("a & b &#x27;c&#39; &nope;"), "a & b 'c' &nope;");
    }
}
