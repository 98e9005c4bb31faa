//! Our own address: links are made from it alone, and nothing that a request says changes it.

use crate::cookie::{self, Channel};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use std::net::{IpAddr, SocketAddr};

/// Where people reach this server: scheme, host and port; no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    https: bool,
    host: String,
    port: Option<u16>,
}

/// The networks whose forwarded addresses count. Empty: nobody's do.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(pub Vec<IpAddr>);

impl PublicUrl {
    /// Parses `https://host[:port]` or `http://host[:port]`; plain http is for loopback addresses only.
    pub fn parse(text: &str) -> Result<PublicUrl, String> {
        let uri: Uri =
            text.parse().map_err(|_| format!("{text:?} is not an address such as https://kettle.example.org"))?;
        let (scheme, host) = (uri.scheme_str(), uri.host());
        let (Some(scheme @ ("http" | "https")), Some(host)) = (scheme, host) else {
            return Err(format!("{text:?} must begin with https:// (or http:// on this machine)"));
        };
        if uri.path() != "/" || uri.query().is_some() {
            return Err(format!("{text:?} must have no path: Kettle needs a host of its own"));
        }
        let url = PublicUrl { https: scheme == "https", host: host.to_lowercase(), port: uri.port_u16() };
        if !url.https && !url.is_loopback() {
            return Err(format!("{text:?} must begin with https://: plain http is only for this machine"));
        }
        Ok(url)
    }
    /// Whether it is http on this machine, where development pages may exist.
    pub fn is_development(&self) -> bool {
        !self.https
    }
    /// The absolute address of a path that begins with `/`.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }
    /// `https://host[:port]`.
    pub fn origin(&self) -> String {
        format!("{}://{}", if self.https { "https" } else { "http" }, self.authority())
    }
    /// `host[:port]`, as the Host header has it.
    pub fn authority(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }
    /// The value of a cookie of ours, if the browser sent exactly one of that name.
    pub fn cookie<'h>(&self, headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
        cookie::find(headers, name, self.channel())
    }
    pub(crate) fn channel(&self) -> Channel {
        if self.https { Channel::Secure } else { Channel::Plain }
    }
    /// Whether a loopback server was reached by another of its own names.
    pub(crate) fn is_other_name(&self, host: &str) -> bool {
        let name = host.strip_suffix(&self.port.map(|it| format!(":{it}")).unwrap_or_default()).unwrap_or(host);
        self.is_loopback() && matches!(name, "localhost" | "127.0.0.1" | "[::1]")
    }
    /// Whether the browser says that a page of this very address sent the request (abuse case 52). One of the two
    /// headers is always there in the browsers we support.
    pub(crate) fn sent_by_us(&self, headers: &HeaderMap) -> bool {
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let origin = headers.get(header::ORIGIN).map(HeaderValue::as_bytes);
        let site_ok = site.is_none_or(|it| it == b"same-origin");
        let origin_ok = origin.is_none_or(|it| it == self.origin().as_bytes());
        site_ok && origin_ok && (site.is_some() || origin.is_some())
    }

    /// Whether it is reached from this machine alone.
    pub fn is_loopback(&self) -> bool {
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        self.host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
    }
}

impl TrustedProxies {
    /// The address of whoever asks: the peer, or what a trusted proxy says.
    pub(crate) fn client(&self, peer: Option<SocketAddr>, headers: &HeaderMap) -> IpAddr {
        let peer = peer.map_or(IpAddr::from([127, 0, 0, 1]), |it| it.ip());
        if !self.0.contains(&peer) {
            return peer;
        }
        let said = headers.get("x-forwarded-for").and_then(|it| it.to_str().ok()).and_then(|it| it.rsplit(',').next());
        said.and_then(|it| it.trim().parse().ok()).unwrap_or(peer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        assert!(PublicUrl::parse("http://127.0.0.1:8080").is_ok());
        assert!(PublicUrl::parse("http://kettle.example.org").is_err());
        assert!(PublicUrl::parse("https://kettle.example.org/x").is_err());
        assert_eq!(PublicUrl::parse("https://Kettle.Example.org").unwrap().link("/a"), "https://kettle.example.org/a");
    }

    #[test]
    fn only_our_own_pages_may_send_forms() {
        let url = PublicUrl::parse("https://kettle.example.org").unwrap();
        let with = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            url.sent_by_us(&headers)
        };
        assert!(with(&[("origin", "https://kettle.example.org")])); // abuse case 52
        assert!(with(&[("origin", "https://kettle.example.org"), ("sec-fetch-site", "same-origin")]));
        assert!(!with(&[("origin", "null"), ("sec-fetch-site", "same-origin")]));
        assert!(!with(&[("origin", "https://kettle.example.org"), ("sec-fetch-site", "same-site")]));
        assert!(!with(&[("origin", "https://evil.example")]));
        assert!(!with(&[]));
    }

    #[test]
    fn forwarded_addresses_count_only_from_trusted_proxies() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("6.6.6.6, 9.9.9.9")); // abuse case 79
        let peer = Some(SocketAddr::from(([10, 0, 0, 1], 1)));
        assert_eq!(TrustedProxies::default().client(peer, &headers), IpAddr::from([10, 0, 0, 1]));
        let trusting = TrustedProxies(vec![IpAddr::from([10, 0, 0, 1])]);
        assert_eq!(trusting.client(peer, &headers), IpAddr::from([9, 9, 9, 9]));
    }
}
