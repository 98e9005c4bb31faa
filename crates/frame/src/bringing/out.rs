//! Files on their way out, and as they look on a page. Whether somebody may open one is asked before.

use crate::App;
use axum::body::Body;
use bytes::Bytes;
use files::{About, FileName, Kind, Lock, Pieces};
use futures_util::{Stream, TryStreamExt};
use kernel::{Fault, OrAbsent};
use ui::parts::{Attaching, FileCard, FilePicture};
use web::{Answer, Part, Range, Reply, Served, Shown};

/// The file, or a part of it. `show` is `inline` for a picture in the page.
///
/// # Errors
/// `Absent` if its bytes are not there any more.
pub async fn send_file(app: &App, about: &About, name: &FileName, lock: Lock, (show, range): (&str, &Range)) -> Answer {
    let shown = if about.kind.is_picture() && show == "inline" { Shown::Inline } else { Shown::Attachment };
    let called = about.title.as_str().to_owned();
    let served = Served { name: called, media_type: about.kind.media_type(), bytes: about.bytes, shown };
    send(app, name, lock, served, range).await
}

/// The smaller one of a picture, or a part of it.
///
/// # Errors
/// `Absent` for what is no picture.
pub async fn send_preview(app: &App, about: &About, name: Option<&FileName>, lock: Lock, range: &Range) -> Answer {
    let (preview, name) = (about.preview.or_absent()?, name.or_absent()?);
    let called = about.title.with_ending("jpg").as_str().to_owned();
    let served = Served { name: called, media_type: "image/jpeg", bytes: preview.bytes, shown: Shown::Inline };
    send(app, name, lock, served, range).await
}

/// A picture that lies within a sealed file beside others, as JPEG: these bytes of it.
///
/// # Errors
/// `Absent` if its bytes are not there any more.
pub async fn send_part(
    app: &App,
    name: &FileName,
    lock: Lock,
    (called, part): (String, std::ops::Range<u64>),
) -> Answer {
    let served = Served { name: called, media_type: "image/jpeg", bytes: part.end - part.start, shown: Shown::Inline };
    let pieces = app.files().stream_sealed(name, lock, part).await?.or_absent()?;
    Ok(Reply::file(&served, &Part::Whole, Body::from_stream(logged(pieces))))
}

async fn send(app: &App, name: &FileName, lock: Lock, served: Served, range: &Range) -> Answer {
    let part = range.part(served.bytes);
    let pieces = app.files().stream_sealed(name, lock, part.bytes(served.bytes)).await?.or_absent()?;
    Ok(Reply::file(&served, &part, Body::from_stream(logged(pieces))))
}

fn logged(pieces: Pieces) -> impl Stream<Item = std::result::Result<Bytes, Fault>> {
    pieces.pieces.inspect_err(|fault: &Fault| tracing::error!(%fault, "a file could not be sent whole"))
}

/// A file on a page; `url` is where it is.
pub fn file_card(about: &About, id: String, url: String) -> FileCard {
    let picture = about.preview.map(|it| FilePicture {
        url: format!("{url}/preview"),
        width: it.width.div_ceil(2),
        height: it.height.div_ceil(2),
    });
    FileCard {
        id,
        name: about.title.as_str().to_owned(),
        line: FileCard::line(about.bytes, about.note.words()),
        kind: about.kind.words(),
        remove: format!("{url}/remove"),
        url,
        picture,
    }
}

/// One that is spoiled, or whose key is gone.
pub fn unreadable_card(id: String, url: &str) -> FileCard {
    FileCard {
        id,
        name: "A file".to_owned(),
        line: "This cannot be opened any more.".to_owned(),
        kind: "file",
        url: String::new(),
        picture: None,
        remove: format!("{url}/remove"),
    }
}

/// Where files are added: their address, what waits there, and who will read them.
pub fn attaching(app: &App, url: String, files: Vec<FileCard>, readers: &str) -> Attaching {
    let most_bytes = app.settings().uploads.most_bytes;
    let kinds = "Pictures, PDF, Word, Excel, PowerPoint, OpenDocument and text";
    let hint = format!("At most {} MB each. {kinds}; {readers}.", most_bytes / 1_000_000);
    Attaching { url, files, hint, most_bytes, accepted: Kind::ACCEPTED, ..Attaching::default() }
}
