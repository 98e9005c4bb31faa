//! A form with files of any size: its token first, then its fields, then the files piece by piece, none of them ever whole in
//! memory. The handler decides whether the sender may at all before a byte of it is read.

use crate::{
    Asker, No,
    form::{FORM_LIMIT, stale, too_long, unreadable},
};
use axum::{
    RequestExt,
    extract::{DefaultBodyLimit, FromRequest, Request},
    http::header,
};
use bytes::Bytes;
use kernel::{Fault, Problems};
use multer::{Field, Multipart};

/// A posted form with files of which nothing was read yet.
pub struct Sending {
    asker: Asker,
    request: Request,
}

/// A form with files that is being read.
pub struct Sent {
    asker: Asker,
    parts: Multipart<'static>,
    most: u64,
    proven: bool,
    fields: Vec<(String, String)>,
    room: usize,
    files: usize,
}

/// One file on its way.
pub struct Incoming {
    field: Field<'static>,
    name: String,
    left: u64,
    most: u64,
}

/// So many files come with one form.
pub const MOST_FILES: usize = 10;

impl<S: Send + Sync> FromRequest<S> for Sending {
    type Rejection = No;
    async fn from_request(request: Request, _: &S) -> Result<Sending, No> {
        let asker = request.extensions().get::<Asker>().cloned().ok_or_else(|| Fault::bug("a form without a gate"))?;
        Ok(Sending { asker, request })
    }
}

impl Sending {
    /// Begins to read; no file may have more than `most` bytes.
    ///
    /// # Errors
    /// It is no form with files.
    pub async fn begin(self, most: u64) -> Result<Sent, No> {
        let Sending { asker, mut request } = self;
        let whole = usize::try_from(most).unwrap_or(usize::MAX).saturating_mul(MOST_FILES).saturating_add(FORM_LIMIT);
        DefaultBodyLimit::max(whole).apply(&mut request);
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let boundary = multer::parse_boundary(kind).map_err(broken)?;
        let parts = Multipart::new(request.with_limited_body().into_body().into_data_stream(), boundary);
        Ok(Sent { asker, parts, most, proven: false, fields: vec![], room: FORM_LIMIT, files: 0 })
    }
}

impl Sent {
    /// The next file, after the fields before it. One whose field was left empty is passed over.
    ///
    /// # Errors
    /// The form's token did not come before its first file; more files than a form may have; it did not arrive whole.
    pub async fn next_file(&mut self) -> Result<Option<Incoming>, No> {
        while let Some(mut field) = self.parts.next_field().await.map_err(broken)? {
            let Some(name) = field.file_name().map(str::to_owned) else {
                let (name, room) = (field.name().unwrap_or_default().to_owned(), self.room);
                let text = text_of(&mut field, room).await?;
                self.room -= text.len();
                match name.as_str() {
                    "csrf" => self.proven = self.asker.prove(&text),
                    _ => self.fields.push((name, text)),
                }
                continue;
            };
            if !self.proven {
                return Err(stale());
            }
            if name.is_empty() {
                continue; // a browser sends an empty part for a field in which nothing was chosen
            }
            self.files += 1;
            if self.files > MOST_FILES {
                return Err(Problems::one("file", "Send at most ten files at a time.").into());
            }
            return Ok(Some(Incoming { field, name, left: self.most, most: self.most }));
        }
        Ok(None)
    }
    /// The fields that have come so far.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }
    /// All fields, once there is no other file.
    ///
    /// # Errors
    /// As [`Sent::next_file`]; files that nobody took are read past.
    pub async fn finish(mut self) -> Result<Vec<(String, String)>, No> {
        while let Some(mut file) = self.next_file().await? {
            while file.piece().await?.is_some() {}
        }
        if self.proven { Ok(self.fields) } else { Err(stale()) }
    }
}

impl Incoming {
    /// What its sender called it; to be cleaned before anything is done with it.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// The next piece.
    ///
    /// # Errors
    /// The file is larger than it may be; it did not arrive whole.
    pub async fn piece(&mut self) -> Result<Option<Bytes>, No> {
        let piece = self.field.chunk().await.map_err(broken)?;
        let Some(piece) = piece else { return Ok(None) };
        match self.left.checked_sub(piece.len() as u64) {
            Some(left) => {
                self.left = left;
                Ok(Some(piece))
            }
            None => {
                // A browser shows our words only after it could send everything.
                while let Ok(Some(_)) = self.field.chunk().await {}
                Err(too_large(self.most))
            }
        }
    }
}

async fn text_of(field: &mut Field<'static>, room: usize) -> Result<String, No> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        if bytes.len() + piece.len() > room {
            return Err(too_long());
        }
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes).map_err(|_| unreadable("The form has text that Kettle cannot read."))
}

/// Cut short on the way, no form with files at all, or more files than a form may have by far.
fn broken(_: multer::Error) -> No {
    Problems::one("file", "No file arrived whole. Choose it and send it again.").into()
}

fn too_large(most: u64) -> No {
    let words =
        format!("The file is larger than {} MB. Send a smaller copy, or tell people where it lies.", most / 1_000_000);
    Problems::one("file", words).into()
}
