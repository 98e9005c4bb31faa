//! Somebody signed in at a server, as far as measuring needs one.

use crate::{
    Outcome,
    client::{self, Answer, Connection},
    demo::Key,
};
use std::net::SocketAddr;

/// A browser with a session and one connection.
pub struct Browser {
    connection: Connection,
    /// `host:port`.
    pub host: String,
    /// What it sends as its cookie.
    pub cookie: String,
    /// Header lines that it sends with everything, each with its end of line.
    more: String,
}

impl Browser {
    /// Signs in at this server through its form.
    pub async fn sign_in(address: SocketAddr, key: &Key) -> Outcome<Browser> {
        Browser::sign_in_from(address, key, "").await
    }
    /// As [`Browser::sign_in`], with further header lines in every request.
    pub async fn sign_in_from(address: SocketAddr, key: &Key, more: &str) -> Outcome<Browser> {
        let connection = Connection::open(address).await?;
        let (host, more) = (address.to_string(), more.to_owned());
        let mut browser = Browser { connection, host, cookie: String::new(), more };
        let page = browser.get("/sign-in").await?;
        browser.cookie = cookies(&page);
        let csrf = input(&page.text(), "csrf").ok_or("the form for signing in has no token")?;
        let fields = [("csrf", csrf.as_str()), ("email", &key.email), ("password", &key.password)];
        let answer = browser.post("/sign-in", &fields).await?;
        browser.cookie = cookies(&answer);
        match answer.status {
            303 if browser.cookie.contains("kettle=") => Ok(browser),
            status => Err(format!("{} cannot sign in: {status}", key.email).into()),
        }
    }

    /// With a session that is there already.
    pub async fn with(address: SocketAddr, cookie: &str) -> Outcome<Browser> {
        let connection = Connection::open(address).await?;
        Ok(Browser { connection, host: address.to_string(), cookie: cookie.to_owned(), more: String::new() })
    }

    /// Opens a page that must be there.
    pub async fn get(&mut self, path: &str) -> Outcome<Answer> {
        self.get_as(path, "").await
    }
    /// With further header lines, each with its end of line.
    pub async fn get_as(&mut self, path: &str, more: &str) -> Outcome<Answer> {
        let request = client::get(&self.host, path, &self.cookie, &format!("{}{more}", self.more));
        self.connection.ask(&request).await?.good(path)
    }
    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Outcome<Answer> {
        let request = client::post_as(&self.host, path, &self.cookie, &self.more, fields);
        self.connection.ask(&request).await
    }
    /// Sends a body of some kind, as our own page does.
    pub async fn post_body(&mut self, path: &str, kind: &str, body: &[u8]) -> Outcome<Answer> {
        let (host, cookie, more) = (&self.host, &self.cookie, &self.more);
        let mut request = format!(
            "POST {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\n{more}origin: http://{host}\r\n\
             sec-fetch-site: same-origin\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        request.extend_from_slice(body);
        self.connection.ask(&request).await
    }
    /// The request for a page, to be sent many times.
    pub fn request(&self, path: &str) -> Vec<u8> {
        client::get(&self.host, path, &self.cookie, &self.more)
    }
}

fn cookies(answer: &Answer) -> String {
    let set = answer.headers.iter().filter(|it| it.0 == "set-cookie" && !it.1.contains("Max-Age=0"));
    let pairs: Vec<_> = set.filter_map(|it| it.1.split(';').next()).collect();
    pairs.join("; ")
}

/// The value of the field with this name, of whichever form comes first.
pub fn input(html: &str, name: &str) -> Option<String> {
    fields(html).into_iter().find(|it| it.0 == name).map(|it| it.1)
}

/// What the form that posts to this address would send as it stands.
pub fn form(html: &str, action: &str) -> Vec<(String, String)> {
    let start = html.find(&format!("action=\"{action}\"")).unwrap_or(html.len());
    let end = html[start..].find("</form>").map_or(html.len(), |it| start + it);
    fields(&html[start..end])
}

/// Inputs, texts and choices, in their order.
fn fields(html: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    // The select around the options.
    let mut choice = None;
    for (at, _) in html.match_indices('<') {
        let Some(end) = html[at..].find('>').map(|it| at + it) else { break };
        let (tag, rest) = (&html[at + 1..end], &html[end + 1..]);
        let value = || attribute(tag, "value").unwrap_or_default();
        let marked = |mark: &str| tag.split_whitespace().any(|it| it == mark || it.starts_with(&format!("{mark}=")));
        match (tag.split_whitespace().next(), attribute(tag, "name")) {
            (Some("input"), Some(name)) => {
                let kind = attribute(tag, "type").unwrap_or_default();
                let tick = kind == "radio" || kind == "checkbox";
                if kind != "submit" && kind != "file" && (!tick || marked("checked")) {
                    fields.push((name, value()));
                }
            }
            (Some("textarea"), Some(name)) => {
                let text = rest.split("</textarea>").next().unwrap_or_default();
                fields.push((name, unescaped(text.strip_prefix('\n').unwrap_or(text))));
            }
            (Some("select"), Some(name)) => choice = Some(name),
            (Some("option"), _) if marked("selected") => fields.extend(choice.take().map(|name| (name, value()))),
            _ => {}
        }
    }
    fields
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    Some(unescaped(rest.split('"').next()?))
}

/// Each address that begins so and stands in a `href`, `src` or style sheet of the page, once.
pub fn addresses(text: &str, begin: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in text.match_indices(begin) {
        let before = text[..at].bytes().next_back();
        if !matches!(before, Some(b'"' | b'\'' | b'(')) {
            continue;
        }
        let rest = &text[at..];
        let end = rest.find(['"', '\'', ')', ' ', '#', '>']).unwrap_or(rest.len());
        let address = unescaped(&rest[..end]);
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

fn unescaped(text: &str) -> String {
    text.replace("&#38;", "&")
        .replace("&amp;", "&")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_sent_as_it_stands() {
        let html = r#"<form action="/other"><input name="x" value="0"></form><form method="post" action="/edit">
            <input type="hidden" name="csrf" value="t"><textarea name="about" rows="3">
one &amp; two</textarea><select name="kind"><option value="a">A<option value="b" selected>B</select>
            <input type="radio" name="who" value="me"><input type="radio" name="who" value="all" checked>
            <button name="go">Save</button></form><input name="y" value="1">"#;
        let sent: Vec<_> = form(html, "/edit").into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(sent, ["csrf=t", "about=one & two", "kind=b", "who=all"]);
        assert_eq!(form(html, "/none"), []);
    }

    #[test]
    fn fields_and_addresses_are_read_from_a_page() {
        let html = r#"<link href="/assets/a.css"><form><input type="hidden" name="csrf" value="a&amp;b"><input name="q">
            <a href="/people/1#x">A</a><a href="/people/1">A</a> /people/none<img src="/people/two"><style>url(/assets/f.woff2)</style>"#;
        assert_eq!(input(html, "csrf").as_deref(), Some("a&b"));
        assert_eq!(input(html, "q").as_deref(), Some(""));
        assert_eq!(input(html, "none"), None);
        assert_eq!(addresses(html, "/people/"), ["/people/1", "/people/two"]);
        assert_eq!(addresses(html, "/assets/"), ["/assets/a.css", "/assets/f.woff2"]);
    }
}
