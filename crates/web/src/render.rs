//! The way out of the gate: replies become pages or parts of pages, refusals and faults become pages that say what to do.

use crate::{
    Answer, Asker, Cookie, Gate, Life, No, Reply, cookie,
    gate::{AGREEMENT, VISIT, is_unconfirmed},
    reply::Content,
};
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use kernel::{Fault, FaultKind, Refusal, Stop};
use std::{borrow::Cow, time::Duration};
use ui::{Desk, ErrorPage, Toast, View, Wrong, parts::GuardPanel};

const TOAST: &str = "toast";
/// What a page that asks by itself wants of the answer.
const NOTHING: &str = "nothing";
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

impl Gate {
    pub(crate) fn render(&self, asker: &Asker, answer: Answer, number: u64) -> Response {
        let answer = answer.and_then(|reply| Ok(self.reply(asker, reply)?));
        answer.unwrap_or_else(|No(stop)| match stop {
            Stop::Refusal(refusal) => self.refuse(asker, refusal, number),
            Stop::Fault(fault) => self.broken(asker, &fault, number),
        })
    }

    fn reply(&self, asker: &Asker, reply: Reply) -> Result<Response, Fault> {
        let Reply { status, content, mut cookies, headers, toast, guard } = reply;
        let mut response = match content {
            Content::Bytes { content_type, bytes } => {
                let mut response = Response::new(bytes);
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
                response
            }
            Content::Open(open) => open.into_response(),
            Content::Page(view) => self.page(asker, &*view, asker.target.as_deref(), guard)?,
            // A page that asks by itself shows nothing of the answer, and elsewhere is where it finds the door.
            Content::Done { .. } if asker.target.as_deref() == Some(NOTHING) => {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = StatusCode::NO_CONTENT;
                return Ok(self.dressed(response, cookies, headers));
            }
            Content::Done { instead: Some((view, block)), .. } if asker.wants_part() => {
                let mut response = self.page(asker, &*view, Some(block), None)?;
                *response.status_mut() = StatusCode::OK;
                return Ok(self.dressed(response, cookies, headers));
            }
            Content::Done { url, .. } => {
                let location = HeaderValue::from_str(&url).map_err(|_| Fault::bug("an address that is no header"))?;
                let mut response = Response::new(Body::empty());
                response.headers_mut().insert(header::LOCATION, location);
                response
            }
        };
        *response.status_mut() = status;
        if let Some(words) = toast {
            let text = BASE64_URL_SAFE_NO_PAD.encode(words);
            let value = format!("{text}.{}", self.0.csrf.sign(TOAST, &text));
            cookies.push(Cookie { name: TOAST, value, life: Life::For(Duration::from_secs(60)) });
        }
        Ok(self.dressed(response, cookies, headers))
    }

    /// The page, or the block of it that is wanted. A browser without a session gets a visit for its forms' tokens.
    fn page(
        &self,
        asker: &Asker,
        view: &dyn View,
        block: Option<&str>,
        guard: Option<Box<GuardPanel>>,
    ) -> Result<Response, Fault> {
        let mut asker = Cow::Borrowed(asker);
        let mut cookies = vec![];
        if asker.holder.is_empty() {
            let value = BASE64_URL_SAFE_NO_PAD.encode(self.0.rng.bytes::<16>());
            asker.to_mut().holder = value.clone().into_bytes();
            cookies.push(Cookie { name: VISIT, value, life: Life::Browser });
        }
        let mut desk = Desk { guard, ..self.desk(&asker) };
        if block.is_none() && desk.notice.is_some() {
            cookies.push(Cookie { name: TOAST, value: String::new(), life: Life::Over });
        } else {
            desk.notice = None;
        }
        let mut html = String::new();
        let part = block.and_then(|name| view.block(name, &desk, &mut html));
        match part {
            Some(done) => done?,
            None => html = ui::page(view, &desk)?,
        }
        let mut response = Response::new(Body::from(html));
        // Room for all that a page carries, so that the map never grows.
        response.headers_mut().reserve(16);
        response.headers_mut().insert(header::CONTENT_TYPE, HTML);
        Ok(self.dressed(response, cookies, vec![]))
    }

    fn desk(&self, asker: &Asker) -> Desk {
        Desk {
            member: asker.chip.clone(),
            csrf: asker.csrf_token(&self.0.rng),
            path: asker.path.clone(),
            banner: asker.owed.as_ref().filter(|_| !says_itself(&asker.path)).map(|it| it.notice.clone()),
            notice: asker.toast.clone().map(|words| Toast { words, undo: None }),
            ..Desk::default()
        }
    }

    fn dressed(
        &self,
        mut response: Response,
        cookies: Vec<Cookie>,
        headers: Vec<(HeaderName, HeaderValue)>,
    ) -> Response {
        let channel = self.0.url.channel();
        for cookie in cookies.iter().filter_map(|it| it.header(channel)) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        for (name, value) in headers {
            response.headers_mut().insert(name, value);
        }
        response
    }

    fn refuse(&self, asker: &Asker, refusal: Refusal, number: u64) -> Response {
        let status = match &refusal {
            Refusal::SignIn => return self.send_to(asker, &format!("/sign-in?next={}", escaped(&asker.way_back))),
            Refusal::NotAllowed if is_unconfirmed(&asker.viewer) => return self.send_to(asker, "/confirm"),
            Refusal::NotAllowed if asker.viewer.is_leaving() => return self.send_to(asker, "/settings/leaving"),
            Refusal::NotAllowed if asker.is_overdue(self.0.clock.now()) => {
                return self.send_to(asker, &format!("{AGREEMENT}?next={}", escaped(&asker.way_back)));
            }
            Refusal::Absent => StatusCode::NOT_FOUND,
            Refusal::NotAllowed => StatusCode::FORBIDDEN,
            Refusal::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::Conflict => StatusCode::CONFLICT,
            Refusal::SlowDown(_) => StatusCode::TOO_MANY_REQUESTS,
        };
        let page = ErrorPage::of_refusal(&refusal, &asker.path, None);
        let mut response = self.error(asker, status, page, number);
        if let Refusal::SlowDown(wait) = refusal {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        }
        response
    }

    fn broken(&self, asker: &Asker, fault: &Fault, number: u64) -> Response {
        let request = format!("{number:016x}");
        tracing::error!(request, fault = %fault, "a request failed");
        let busy = matches!(fault.kind(), FaultKind::Busy | FaultKind::Outage);
        let status = if busy { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
        let mut response = self.error(asker, status, ErrorPage::new(Wrong::Broken, Some(request)), number);
        if busy {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }

    /// An error is a page of its own, also for htmx: it replaces the whole, so that nothing half-done stays in view.
    fn error(&self, asker: &Asker, status: StatusCode, page: ErrorPage, number: u64) -> Response {
        match self.page(asker, &page, None, None) {
            Ok(mut response) => {
                *response.status_mut() = status;
                if asker.wants_part() {
                    response.headers_mut().insert("hx-retarget", HeaderValue::from_static("body"));
                    response.headers_mut().insert("hx-reswap", HeaderValue::from_static("innerHTML"));
                }
                response
            }
            Err(fault) => {
                tracing::error!(request = %format_args!("{number:016x}"), fault = %fault, "the error page failed");
                (status, "Something went wrong here. Please try again in a minute.").into_response()
            }
        }
    }

    fn send_to(&self, asker: &Asker, url: &str) -> Response {
        let name = if asker.wants_part() { HeaderName::from_static("hx-redirect") } else { header::LOCATION };
        let status = if asker.wants_part() { StatusCode::UNAUTHORIZED } else { StatusCode::SEE_OTHER };
        match HeaderValue::from_str(url) {
            Ok(value) => (status, [(name, value)]).into_response(),
            Err(_) => (StatusCode::SEE_OTHER, [(header::LOCATION, "/sign-in")]).into_response(),
        }
    }

    /// The line that the last answer left for this page, if it is ours.
    pub(crate) fn toast(&self, headers: &axum::http::HeaderMap) -> Option<String> {
        let value = cookie::find(headers, TOAST, self.0.url.channel())?;
        let (text, signature) = value.split_once('.')?;
        if self.0.csrf.sign(TOAST, text) != signature {
            return None;
        }
        String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(text).ok()?).ok()
    }
}

/// The pages on which one agrees and reads to what have their own words for it.
fn says_itself(path: &str) -> bool {
    path == AGREEMENT || path == "/about" || path.starts_with("/about/")
}

/// A path inside a query.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
