//! Cookies: host-only, HttpOnly, SameSite=Lax; `__Host-` and Secure everywhere but on a loopback http address.

use axum::http::{HeaderMap, HeaderValue, header};
use std::time::Duration;

/// A cookie to set.
#[derive(Debug, Clone)]
pub struct Cookie {
    /// The name without the `__Host-` prefix.
    pub name: &'static str,
    /// Only URL-safe base64 characters, `.` and `-`.
    pub value: String,
    /// How long.
    pub life: Life,
}

/// How long a cookie lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// As long as the browser is open.
    Browser,
    /// This long.
    For(Duration),
    /// It is taken away.
    Over,
}

/// Whether the public address is https.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Channel {
    /// https: prefix and Secure.
    Secure,
    /// http on loopback: a plain name.
    Plain,
}

impl Cookie {
    pub(crate) fn header(&self, channel: Channel) -> Option<HeaderValue> {
        let (name, secure) = match channel {
            Channel::Secure => (format!("__Host-{}", self.name), "; Secure"),
            Channel::Plain => (self.name.to_owned(), ""),
        };
        let life = match self.life {
            Life::Browser => String::new(),
            Life::For(span) => format!("; Max-Age={}", span.as_secs()),
            Life::Over => "; Max-Age=0".to_owned(),
        };
        let text = format!("{name}={}; Path=/; HttpOnly; SameSite=Lax{secure}{life}", self.value);
        HeaderValue::from_str(&text).ok()
    }
}

/// The value of the cookie, if the browser sent exactly one of that name: two are a tossed cookie and count as none
/// (abuse case 88).
pub(crate) fn find<'h>(headers: &'h HeaderMap, name: &str, channel: Channel) -> Option<&'h str> {
    let mut found = None;
    for header in headers.get_all(header::COOKIE) {
        for pair in header.to_str().ok()?.split(';') {
            let Some((key, value)) = pair.trim_start().split_once('=') else { continue };
            let key = match channel {
                Channel::Secure => key.strip_prefix("__Host-"),
                Channel::Plain => Some(key),
            };
            if key == Some(name) && found.replace(value).is_some() {
                return None;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secure_cookie_is_bound_to_its_host() {
        let cookie = Cookie { name: "kettle", value: "abc".into(), life: Life::Browser };
        assert_eq!(
            cookie.header(Channel::Secure).unwrap(),
            "__Host-kettle=abc; Path=/; HttpOnly; SameSite=Lax; Secure" // abuse case 88
        );
        assert_eq!(cookie.header(Channel::Plain).unwrap(), "kettle=abc; Path=/; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn a_tossed_cookie_counts_as_none() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; __Host-kettle=x; kettle=evil"));
        assert_eq!(find(&headers, "kettle", Channel::Secure), Some("x"));
        headers.append(header::COOKIE, HeaderValue::from_static("__Host-kettle=y"));
        assert_eq!(find(&headers, "kettle", Channel::Secure), None); // abuse case 88
    }
}
