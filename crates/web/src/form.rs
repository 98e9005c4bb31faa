//! What a request carries, read into structs: forms (with their token), queries and path parts.

use crate::{Asker, No};
use axum::{
    body::to_bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{header, request::Parts},
};
use kernel::{Fault, Problems, Refusal};
use serde::de::DeserializeOwned;

/// The most bytes of a form without files.
pub(crate) const FORM_LIMIT: usize = 256 * 1024;

/// A posted form. Its struct says `deny_unknown_fields`, so that nobody adds a field of ours (abuse case 38).
pub struct Form<T>(pub T);

/// What follows `?`. Unknown names are left aside; a list may be empty.
pub struct Query<T>(pub T);

/// The variable parts of the path. What is not an id names nothing: absent.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = No;
    async fn from_request(request: Request, _: &S) -> Result<Form<T>, No> {
        Form::read(request, FORM_LIMIT).await
    }
}

impl<T: DeserializeOwned> Form<T> {
    /// Reads a form of at most so many bytes.
    pub(crate) async fn read(request: Request, most: usize) -> Result<Form<T>, No> {
        let asker = request.extensions().get::<Asker>().cloned().ok_or_else(|| Fault::bug("a form without a gate"))?;
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if kind.split(';').next().map(str::trim) != Some("application/x-www-form-urlencoded") {
            return Err(unreadable("This is not a form that Kettle can read."));
        }
        let body = to_bytes(request.into_body(), most).await.map_err(|_| too_long())?;
        let (tokens, rest): (Vec<&[u8]>, Vec<&[u8]>) =
            body.split(|b| *b == b'&').partition(|it| it.starts_with(b"csrf="));
        let token = tokens.first().and_then(|it| std::str::from_utf8(&it[5..]).ok()).unwrap_or_default();
        if tokens.len() != 1 || !asker.prove(token) {
            return Err(stale());
        }
        let fields = serde_html_form::from_bytes(&rest.join(&b'&'));
        Ok(Form(fields.map_err(|_| foreign_field())?))
    }
}

/// The form's proof is not this session's: its page was open before somebody signed in, or is not ours.
pub(crate) fn stale() -> No {
    Problems::one("csrf", "This page was open for too long or in another session. Load it again.").into()
}

/// More than a form may have.
pub(crate) fn too_long() -> No {
    unreadable("That is more text than one form can carry. Shorten it and send it again.")
}

/// A field that is not the form's.
pub(crate) fn foreign_field() -> No {
    unreadable("The form has a field that does not belong to it. Load the page again.")
}

pub(crate) fn unreadable(words: &'static str) -> No {
    Problems::one("", words).into()
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = No;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Query<T>, No> {
        let fields = serde_html_form::from_str(parts.uri.query().unwrap_or_default());
        Ok(Query(fields.map_err(|_| unreadable("The address has a part that Kettle cannot read."))?))
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = No;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Path<T>, No> {
        let found = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        found.map(|it| Path(it.0)).map_err(|_| Refusal::Absent.into())
    }
}
