//! Somebody at a browser: cookies, the headers that browsers send, and the token of a form.

use crate::{Listening, Seen, TestApp, store, test_app::HOST};
use axum::{body::Body, extract::ConnectInfo, response::Response};
use http::{HeaderName, HeaderValue, Request, header};
use kernel::MemberId;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// A person at a browser of their own; a clone is the same browser.
#[derive(Clone)]
pub struct Actor {
    app: TestApp,
    name: String,
    email: String,
    jar: Arc<Mutex<BTreeMap<String, String>>>,
}

/// A request that is not what a browser sends by itself.
#[derive(Debug, Clone)]
pub struct Ask {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    from: Option<SocketAddr>,
}

impl Ask {
    /// A request with this method; Host and cookies are added, nothing else.
    pub fn new(method: &str, path: &str) -> Ask {
        Ask { method: method.to_owned(), path: path.to_owned(), headers: vec![], body: vec![], from: None }
    }
    /// Adds a header; a second `host` takes the place of ours.
    pub fn header(mut self, name: &str, value: &str) -> Ask {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
    /// With these bytes.
    pub fn body(self, body: impl Into<Vec<u8>>) -> Ask {
        Ask { body: body.into(), ..self }
    }
    /// With these fields, as a form sends them.
    pub fn form(self, fields: &[(&str, &str)]) -> Ask {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", quoted(name), quoted(value))).collect();
        self.header("content-type", "application/x-www-form-urlencoded").body(pairs.join("&"))
    }
    /// As the browser says it of our own pages.
    pub fn from_our_page(self) -> Ask {
        self.header("origin", &format!("https://{HOST}")).header("sec-fetch-site", "same-origin")
    }
    /// From this network address.
    pub fn from(self, address: [u8; 4]) -> Ask {
        Ask { from: Some(SocketAddr::from((address, 40_000))), ..self }
    }
}

impl Actor {
    /// The password of everybody whom the kit lets join.
    pub const PASSWORD: &'static str = "plum kettle orbit 47 heron";

    pub(crate) fn new(app: TestApp, name: &str, email: &str) -> Actor {
        Actor { app, name: name.to_owned(), email: email.to_owned(), jar: Arc::default() }
    }

    /// Their name.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// Their address.
    pub fn email(&self) -> &str {
        &self.email
    }
    /// Their id.
    pub async fn member(&self) -> MemberId {
        let found = store::find_member(self.app.app().db(), &self.email).await.expect("looked up");
        found.unwrap_or_else(|| panic!("{} is no member", self.name))
    }
    /// Another browser of the same person, without a session.
    pub fn elsewhere(&self) -> Actor {
        Actor { jar: Arc::default(), ..self.clone() }
    }
    /// The same cookies in a browser of its own: what a thief of cookies has.
    pub fn copied(&self) -> Actor {
        Actor { jar: Arc::new(Mutex::new(self.jar().clone())), ..self.clone() }
    }
    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).cloned()
    }
    /// Puts a cookie into the browser.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.jar().insert(name.to_owned(), value.to_owned());
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Seen {
        self.send(Ask::new("GET", path)).await
    }
    /// Opens a page as htmx does, for the element with this id.
    pub async fn get_part(&self, path: &str, target: &str) -> Seen {
        self.send(Ask::new("GET", path).header("hx-request", "true").header("hx-target", target)).await
    }
    /// Sends a form of ours.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let token = self.token().await;
        let mut fields = fields.to_vec();
        fields.insert(0, ("csrf", &token));
        self.send(Ask::new("POST", path).from_our_page().form(&fields)).await
    }
    /// Sends a form of ours with a file.
    pub async fn upload(
        &self,
        path: &str,
        field: &str,
        file_name: &str,
        bytes: &[u8],
        fields: &[(&str, &str)],
    ) -> Seen {
        const EDGE: &str = "kettle-test-edge";
        let token = self.token().await;
        let mut body = Vec::new();
        for (name, value) in [("csrf", token.as_str())].iter().chain(fields) {
            body.extend_from_slice(
                format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        let head = format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{file_name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.send(Ask::new("POST", path).from_our_page().header("content-type", &kind).body(body)).await
    }
    /// Opens a stream, going on after the event with this number.
    pub async fn listens(&self, path: &str, last: Option<&str>) -> Listening {
        let ask = Ask::new("GET", path).header("accept", "text/event-stream");
        let ask = last.into_iter().fold(ask, |it, last| it.header("last-event-id", last));
        let response = self.respond(ask).await;
        assert_eq!(response.status(), http::StatusCode::OK, "{} listens", self.name);
        Listening::new(response.into_body())
    }
    /// Sends a request that no browser of ours would.
    pub async fn send(&self, ask: Ask) -> Seen {
        let asked = format!("{}: {} {}", self.name, ask.method, ask.path);
        let (parts, body) = self.respond(ask).await.into_parts();
        self.keep(&parts.headers);
        let open = parts.headers.get(header::CONTENT_TYPE).is_some_and(|it| it == "text/event-stream");
        let body = match open {
            true => Listening::new(body).bytes(), // it would never end
            false => axum::body::to_bytes(body, usize::MAX).await.expect("the whole answer"),
        };
        Seen { asked, status: parts.status, headers: parts.headers, body }
    }
    async fn respond(&self, ask: Ask) -> Response {
        let mut request = Request::builder().method(ask.method.as_str()).uri(&ask.path);
        if !ask.headers.iter().any(|it| it.0 == "host") {
            request = request.header(header::HOST, HOST);
        }
        let cookies: Vec<String> = self.jar().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in &ask.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name");
            request = request.header(name, HeaderValue::from_str(value).expect("a header's value"));
        }
        if let Some(from) = ask.from {
            request = request.extension(ConnectInfo(from));
        }
        self.app.respond(request.body(Body::from(ask.body)).expect("a request")).await
    }
    /// The token of this browser, from a page with a form that everybody may see.
    pub async fn token(&self) -> String {
        self.get("/reset").await.input("csrf").expect("a form with a token")
    }

    /// Sends the form with which one joins.
    pub async fn joins(&self) -> Seen {
        let fields = [("name", self.name.as_str()), ("email", self.email.as_str()), ("password", Actor::PASSWORD)];
        let seen = self.post("/join", &fields).await;
        seen.goes_to("/confirm");
        seen
    }
    /// Presses the button behind the link of the last letter: the address is confirmed and the browser signed in.
    pub async fn confirms(&self) -> Seen {
        let link = self.app.link_in_mail(&self.email);
        let secret = link.split_once("?t=").expect("a secret").1;
        let seen = self.post("/confirm", &[("t", secret)]).await;
        assert_eq!(seen.status, http::StatusCode::SEE_OTHER, "{}", seen.words());
        seen
    }
    /// Signs in with the kit's password.
    pub async fn signs_in(&self) -> Seen {
        self.post("/sign-in", &[("email", &self.email), ("password", Actor::PASSWORD)]).await
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.jar.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, headers: &http::HeaderMap) {
        let mut jar = self.jar();
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|it| it.to_str().ok()) {
            let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if rest.contains("Max-Age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// As a form writes it.
fn quoted(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
        out
    })
}
