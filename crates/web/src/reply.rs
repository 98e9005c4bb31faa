//! What a handler answers. The gate turns it into bytes, because only the gate knows the frame around a page.

use crate::{Cookie, Open};
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use kernel::{Fault, Problems, Refusal, Stop};
use std::sync::{Arc, Mutex};
use ui::View;

/// What a handler returns.
pub type Answer = Result<Reply, No>;

/// An answer in the making.
pub struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) content: Content,
    pub(crate) cookies: Vec<Cookie>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) toast: Option<String>,
    pub(crate) guard: Option<Box<ui::parts::GuardPanel>>,
}

pub(crate) enum Content {
    /// A whole page; with htmx, the block that the request targets.
    Page(Box<dyn View>),
    /// Go there (303); with htmx and a view, its named block instead.
    Done { url: String, instead: Option<(Box<dyn View>, &'static str)> },
    /// Bytes of another kind.
    Bytes { content_type: &'static str, bytes: Body },
    /// Events, for as long as somebody listens.
    Open(Open),
}

/// A "no" on its way to the edge.
#[derive(Debug)]
pub struct No(pub Stop);

impl Reply {
    /// A page, or with htmx the block of it that the request targets.
    pub fn page(view: impl View + 'static) -> Reply {
        Reply::of(StatusCode::OK, Content::Page(Box::new(view)))
    }
    /// As [`Reply::page`], of a view behind a pointer.
    pub fn page_of(view: Box<dyn View>) -> Reply {
        Reply::of(StatusCode::OK, Content::Page(view))
    }
    /// The same page again, with what was typed and what is wrong (422).
    pub fn invalid(view: impl View + 'static) -> Reply {
        Reply::of(StatusCode::UNPROCESSABLE_ENTITY, Content::Page(Box::new(view)))
    }
    /// Done: go on there (303).
    pub fn done(url: impl Into<String>) -> Reply {
        Reply::of(StatusCode::SEE_OTHER, Content::Done { url: url.into(), instead: None })
    }
    /// With htmx, this block of `view` instead of going elsewhere.
    pub fn fragment(mut self, view: impl View + 'static, block: &'static str) -> Reply {
        if let Content::Done { instead, .. } = &mut self.content {
            *instead = Some((Box::new(view), block));
        }
        self
    }
    /// Bytes of the given media type.
    pub fn bytes(content_type: &'static str, bytes: impl Into<Body>) -> Reply {
        Reply::of(StatusCode::OK, Content::Bytes { content_type, bytes: bytes.into() })
    }
    /// Another status than the usual.
    pub fn status(self, status: StatusCode) -> Reply {
        Reply { status, ..self }
    }
    /// Sets or takes away a cookie.
    pub fn cookie(mut self, cookie: Cookie) -> Reply {
        self.cookies.push(cookie);
        self
    }
    /// Adds a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Reply {
        self.headers.push((name, value));
        self
    }
    /// A line that the next page shows, for what can be undone or is done and leaves no other trace.
    pub fn toast(self, words: impl Into<String>) -> Reply {
        Reply { toast: Some(words.into()), ..self }
    }

    pub(crate) fn of(status: StatusCode, content: Content) -> Reply {
        Reply { status, content, cookies: vec![], headers: vec![], toast: None, guard: None }
    }
}

/// How a reply or a "no" travels through axum to the gate.
#[derive(Clone)]
pub(crate) struct Sealed(Arc<Mutex<Option<Answer>>>);

impl Sealed {
    fn response(answer: Answer) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(Sealed(Arc::new(Mutex::new(Some(answer)))));
        response
    }
    /// What the handler answered; `None` if it made the response itself.
    pub(crate) fn open(response: &mut Response) -> Option<Answer> {
        let sealed = response.extensions_mut().remove::<Sealed>()?;
        sealed.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        Sealed::response(Ok(self))
    }
}
impl IntoResponse for No {
    fn into_response(self) -> Response {
        Sealed::response(Err(self))
    }
}
impl From<Stop> for No {
    fn from(stop: Stop) -> No {
        No(stop)
    }
}
impl From<Refusal> for No {
    fn from(refusal: Refusal) -> No {
        No(refusal.into())
    }
}
impl From<Fault> for No {
    fn from(fault: Fault) -> No {
        No(fault.into())
    }
}
impl From<Problems> for No {
    fn from(problems: Problems) -> No {
        No(problems.into())
    }
}
