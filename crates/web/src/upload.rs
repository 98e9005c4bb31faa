//! A form with one file: read whole, within a limit, after its token was proven.

use crate::{Asker, No, form::stale};
use axum::{
    extract::{FromRequest, Multipart, Request},
    http::StatusCode,
};
use bytes::Bytes;
use kernel::{Fault, Problems};

/// A posted form with at most one file of at most 12 MB.
pub struct Upload {
    /// The file's bytes; `None` if none was chosen.
    pub file: Option<Bytes>,
    /// The other fields, in order.
    pub fields: Vec<(String, String)>,
}

/// The most bytes that a form with a file may have.
pub const UPLOAD_LIMIT: usize = 12 * 1024 * 1024;

impl Upload {
    /// The first value of the field.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|it| it.0 == name).map(|it| &*it.1)
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = No;
    async fn from_request(request: Request, state: &S) -> Result<Upload, No> {
        let asker = request.extensions().get::<Asker>().cloned().ok_or_else(|| Fault::bug("a form without a gate"))?;
        let mut parts =
            Multipart::from_request(request, state).await.map_err(|_| unreadable(StatusCode::BAD_REQUEST))?;
        let mut upload = Upload { file: None, fields: vec![] };
        let mut proven = false;
        while let Some(part) = parts.next_field().await.map_err(|it| unreadable(it.status()))? {
            let name = part.name().unwrap_or_default().to_owned();
            if part.file_name().is_some() {
                if !proven {
                    return Err(stale());
                }
                let bytes = part.bytes().await.map_err(|it| unreadable(it.status()))?;
                if !bytes.is_empty() && upload.file.replace(bytes).is_some() {
                    return Err(Problems::one("", "Send one file at a time.").into());
                }
            } else {
                let text = part.text().await.map_err(|it| unreadable(it.status()))?;
                match name.as_str() {
                    "csrf" => proven = asker.prove(&text),
                    _ => upload.fields.push((name, text)),
                }
            }
        }
        if proven { Ok(upload) } else { Err(stale()) }
    }
}

fn unreadable(status: StatusCode) -> No {
    let words = match status {
        StatusCode::PAYLOAD_TOO_LARGE => "The file is too large: 12 MB at the most. A smaller copy will do.",
        _ => "The file did not arrive whole. Choose it and send it again.",
    };
    Problems::one("", words).into()
}
