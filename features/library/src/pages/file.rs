//! Files: those of a draft where one writes, and each of them on its way out. Whoever reads a version that names it gets it, in
//! every form; the address opens nothing by itself (abuse cases 2, 19).

use crate::{
    actions::{file::key_of, open_draft},
    downloads::downloads,
    file::{self, FileId, Kept, Listed},
    pages::pack::{self as packing, Wanted},
    policy,
    resource::{ResourceId, State},
    store::{self as db, drafting, file as files_db},
    views::file::{FileTextPage, FilesPage},
};
use files::{About, Title};
use frame::App;
use http::Method;
use kernel::{OrAbsent, Result, Viewer};
use serde::Deserialize;
use vault::SealKey;
use web::{Answer, Asker, Path, Query, Range, Reply};

/// Who reads a file.
const READERS: &str = "read by those for whom you publish it";

/// `/library/{id}/files`: those of the draft.
pub async fn files(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(files_page(&app, &asker.viewer, id).await?))
}

/// The files of a draft, and where more are brought.
///
/// # Errors
/// `Absent` for whoever does not write it.
pub async fn files_page(app: &App, viewer: &Viewer, id: ResourceId) -> Result<FilesPage> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_write(viewer, &resource, ())?;
    let sealed = files_db::page_of_drafted(read.reader(), id).await?;
    let draft = match resource.newest {
        0 => drafting::find_draft(read.reader(), id).await?,
        _ => None,
    };
    drop(read);
    let called = match draft {
        Some(sealed) => open_draft(app, id, &sealed).await?.called().to_owned(),
        None => resource.title.clone(),
    };
    let (mut there, mut gone) = (vec![], vec![]);
    if !sealed.is_empty() {
        let key = key_of(app, id).await?;
        for file in sealed {
            let listed = Listed::of(&file, &file.open(&key)?, &file.open_words(&key)?);
            if file.removed.is_none() { there.push(listed) } else { gone.push(listed) }
        }
    }
    let attaching = frame::attaching(app, format!("/library/{id}/files"), vec![], READERS);
    Ok(FilesPage { title: called, ..FilesPage::new(&resource, &there, &gone, attaching) })
}

/// How a file is wanted.
#[derive(Deserialize)]
pub struct Shown {
    /// `inline`: in the page, for pictures.
    #[serde(default)]
    show: String,
}

/// `/library/{id}/files/{file}`: the file, or a part of it. Taken along from its beginning by somebody else it is counted.
pub async fn show(
    app: App,
    asker: Asker,
    Path((id, file)): Path<(ResourceId, FileId)>,
    Query(wanted): Query<Shown>,
    (method, range): (Method, Range),
) -> Answer {
    let (kept, key, about) = open(&app, &asker, id, file).await?;
    let is_taken =
        method == Method::GET && wanted.show != "inline" && range.part(about.bytes).bytes(about.bytes).start == 0;
    if is_taken && !kept.is_writer {
        downloads(&app).count(id);
    }
    frame::send_file(&app, &about, &kept.name, file::lock(&key, id, &kept.name), (&wanted.show, &range)).await
}

/// `/library/{id}/files/{file}/preview`: the smaller one of a picture.
pub async fn preview(app: App, asker: Asker, Path((id, file)): Path<(ResourceId, FileId)>, range: Range) -> Answer {
    let (kept, key, about) = open(&app, &asker, id, file).await?;
    let small = kept.preview.as_ref();
    frame::send_preview(&app, &about, small, file::lock(&key, id, small.or_absent()?), &range).await
}

/// `/library/{id}/files/{file}/pages/{page}`: the picture of a page, from 1.
pub async fn sheet(app: App, asker: Asker, Path((id, file, page)): Path<(ResourceId, FileId, usize)>) -> Answer {
    let (kept, key, about) = open(&app, &asker, id, file).await?;
    let (name, part) = kept.sheets.as_ref().zip(kept.file.drawn.place(page)).or_absent()?;
    let called = about.title.with_ending("jpg").as_str().to_owned();
    frame::send_part(&app, name, file::lock(&key, id, name), (called, part)).await
}

/// `/library/{id}/files/{file}/text`: what it says, as far as it was read.
pub async fn text(app: App, asker: Asker, Path((id, file)): Path<(ResourceId, FileId)>) -> Answer {
    let (kept, key, about) = open(&app, &asker, id, file).await?;
    let words = kept.file.open_words(&key)?;
    if words.expose().is_empty() {
        return Err(kernel::Refusal::Absent.into());
    }
    Ok(Reply::page(FileTextPage::new(id, file, &about, words.expose())))
}

/// `/public/library/{id}/files/{file}`: of what everybody reads.
pub async fn open_file(app: App, asker: Asker, Path((id, file)): Path<(ResourceId, FileId)>, range: Range) -> Answer {
    let kept = files_db::find_shown(app.read(&asker.viewer).await?.reader(), id, file).await?.or_absent()?;
    let key = key_of(&app, id).await?;
    let about = kept.file.open(&key)?;
    frame::send_file(&app, &about, &kept.name, file::lock(&key, id, &kept.name), ("", &range)).await
}

/// What follows `?` of a pack.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    version: String,
}

/// `/library/{id}/pack?version=`: a version with its files, as one to take along. There is none of what was withdrawn.
pub async fn pack(
    app: App,
    asker: Asker,
    Path(id): Path<ResourceId>,
    Query(asked): Query<Asked>,
    method: Method,
) -> Answer {
    let number = asked.version.parse().ok();
    let read = app.read(&asker.viewer).await?;
    let (resource, edition) = db::find_edition(read.reader(), id, number).await?.or_absent()?;
    drop(read);
    let edition = edition.or_absent()?;
    if resource.state == State::Withdrawn {
        return Err(kernel::Refusal::Absent.into());
    }
    let name = Title::new(&format!("{}.zip", edition.title));
    if method == Method::GET && !resource.is_written_by_viewer() {
        downloads(&app).count(id);
    }
    let wanted = vec![Wanted { id, number: Some(edition.number) }];
    let pieces = packing::stream(&app, &asker.viewer, edition.title, wanted);
    Ok(Reply::made(name.as_str().to_owned(), "application/zip", axum::body::Body::from_stream(pieces)))
}

/// Looked up anew at each request, for each part and for what is only asked about (HEAD).
async fn open(app: &App, asker: &Asker, id: ResourceId, file: FileId) -> Result<(Kept, SealKey, About)> {
    let kept = files_db::find_file(app.read(&asker.viewer).await?.reader(), id, file).await?.or_absent()?;
    let key = key_of(app, id).await?;
    let about = kept.file.open(&key)?;
    Ok((kept, key, about))
}
