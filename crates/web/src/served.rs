//! Files on their way out: with their name, as a whole or in part, and in such a way that a browser runs nothing of them.

use crate::Reply;
use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
};
use std::{convert::Infallible, ops};

/// A file that is shown or taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// What it is called where it is saved.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// How long it is.
    pub bytes: u64,
    /// What a browser does with it.
    pub shown: Shown,
}

/// What a browser does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Saves it.
    Attachment,
    /// Shows it in our page: only what we drew ourselves.
    Inline,
}

/// Which part of a file is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Range(Option<String>);

/// What a range is of a file that long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// These bytes.
    Bytes(ops::Range<u64>),
    /// Something that is not in it.
    Outside,
}

impl<S: Send + Sync> FromRequestParts<S> for Range {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Range, Infallible> {
        // Whoever resumes something older gets the whole: we give nothing by which to tell two versions apart.
        let resumes = parts.headers.contains_key(header::IF_RANGE);
        let range = parts.headers.get(header::RANGE).filter(|_| !resumes);
        Ok(Range(range.and_then(|it| it.to_str().ok()).map(str::to_owned)))
    }
}

impl Range {
    /// Of a file of so many bytes. Several ranges at once and what cannot be read are the whole.
    pub fn part(&self, bytes: u64) -> Part {
        let Some(asked) = self.0.as_deref().and_then(|it| it.trim().strip_prefix("bytes=")) else { return Part::Whole };
        let Some((begin, end)) = asked.split_once('-').filter(|_| !asked.contains(',')) else { return Part::Whole };
        let number = |text: &str| text.trim().parse::<u64>().ok();
        match (begin.trim(), end.trim()) {
            ("", last) => match number(last) {
                None => Part::Whole,
                Some(0) => Part::Outside,
                Some(_) if bytes == 0 => Part::Outside,
                Some(last) => Part::Bytes(bytes.saturating_sub(last)..bytes),
            },
            (begin, end) => match (number(begin), number(end)) {
                (Some(begin), _) if begin >= bytes => Part::Outside,
                (Some(begin), None) if end.is_empty() => Part::Bytes(begin..bytes),
                (Some(begin), Some(end)) if end >= begin => Part::Bytes(begin..end.saturating_add(1).min(bytes)),
                _ => Part::Whole,
            },
        }
    }
}

impl Part {
    /// The bytes that are to be read of a file of this length.
    pub fn bytes(&self, length: u64) -> ops::Range<u64> {
        match self {
            Part::Whole => 0..length,
            Part::Bytes(range) => range.clone(),
            Part::Outside => 0..0,
        }
    }
}

impl Reply {
    /// The part of a file that was asked for: 200, 206, or 416 with the length. `body` holds these bytes alone.
    pub fn file(served: &Served, part: &Part, body: impl Into<Body>) -> Reply {
        let range = part.bytes(served.bytes);
        let (status, within) = match part {
            Part::Whole => (StatusCode::OK, None),
            Part::Bytes(it) => {
                (StatusCode::PARTIAL_CONTENT, Some(format!("bytes {}-{}/{}", it.start, it.end - 1, served.bytes)))
            }
            Part::Outside => (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{}", served.bytes))),
        };
        let body = if *part == Part::Outside { Body::empty() } else { body.into() };
        let mut reply = Reply::bytes(served.media_type, body)
            .status(status)
            .header(header::CONTENT_DISPOSITION, disposition(served))
            .header(header::CONTENT_LENGTH, HeaderValue::from(range.end - range.start))
            .header(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"))
            .header(header::CONTENT_SECURITY_POLICY, SANDBOX)
            .header(HeaderName::from_static("x-download-options"), HeaderValue::from_static("noopen"));
        if let Some(value) = within.and_then(|it| HeaderValue::from_str(&it).ok()) {
            reply = reply.header(header::CONTENT_RANGE, value);
        }
        reply
    }
    /// What is taken along while it is being made: nobody knows how long it becomes.
    pub fn made(name: String, media_type: &'static str, body: impl Into<Body>) -> Reply {
        let served = Served { name, media_type, bytes: 0, shown: Shown::Attachment };
        Reply::bytes(media_type, body)
            .header(header::CONTENT_DISPOSITION, disposition(&served))
            .header(header::CONTENT_SECURITY_POLICY, SANDBOX)
            .header(HeaderName::from_static("x-download-options"), HeaderValue::from_static("noopen"))
    }
}

/// Nothing of a file runs, should a browser show it all the same (abuse case 63).
const SANDBOX: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; sandbox; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
);

/// The name in both ways in which it can be said (RFC 6266): plain for old programs, whole for all others.
fn disposition(served: &Served) -> HeaderValue {
    let way = match served.shown {
        Shown::Attachment => "attachment",
        Shown::Inline => "inline",
    };
    let plain: String = served.name.chars().map(plain).collect();
    let whole: String = served.name.bytes().map(escaped).collect();
    let value = format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"))
}

fn plain(c: char) -> char {
    if c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '(' | ')' | ',') { c } else { '_' }
}

fn escaped(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        let of = |text: &str, bytes| Range(Some(text.to_owned())).part(bytes);
        assert_eq!(of("bytes=0-9", 100), Part::Bytes(0..10));
        assert_eq!(of("bytes=90-", 100), Part::Bytes(90..100));
        assert_eq!(of("bytes=-7", 100), Part::Bytes(93..100));
        assert_eq!(of("bytes=-700", 100), Part::Bytes(0..100));
        assert_eq!(of("bytes=50-1000", 100), Part::Bytes(50..100));
        for outside in ["bytes=100-", "bytes=100-200", "bytes=-0"] {
            assert_eq!(of(outside, 100), Part::Outside, "{outside}");
        }
        assert_eq!(of("bytes=0-0", 0), Part::Outside);
        assert_eq!(of("bytes=-5", 0), Part::Outside);
        for whole in
            ["", "bytes", "bytes=", "bytes=-", "bytes=9-1", "bytes=a-b", "bytes=0-1,5-9", "lines=0-1", "bytes=0--1"]
        {
            assert_eq!(of(whole, 100), Part::Whole, "{whole}");
        }
        assert_eq!(of("bytes=18446744073709551615-", 10), Part::Outside);
        assert_eq!(of("bytes=0-18446744073709551615", 10), Part::Bytes(0..10));
        assert_eq!(Range(None).part(10), Part::Whole);
    }

    #[test]
    fn a_name_cannot_leave_its_header() {
        let name = "Gwŷr \"x\"\r\nSet-Cookie: a=b; .html;.pdf".to_owned();
        let served = Served { name, media_type: "application/pdf", bytes: 1, shown: Shown::Attachment };
        let value = disposition(&served); // abuse case 68
        let text = value.to_str().expect("plain");
        assert!(text.starts_with(
            "attachment; filename=\"Gw_r _x___Set-Cookie_ a_b_ .html_.pdf\"; filename*=UTF-8''Gw%C5%B7r%20"
        ));
        assert!(text.ends_with(".html%3B.pdf") && !text.contains('\n'), "{text}");
    }
}
