//! Beginning a resource and writing it, with others.

use super::kept;
use crate::{
    actions::open_draft,
    draft::Draft,
    kind::Kind,
    policy,
    resource::ResourceId,
    store::{self as db, drafting},
    views::writing::{KindsPage, Others, WritePage},
};
use frame::App;
use kernel::{OrAbsent, Problems, Result, Viewer};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Field by field.
    pub draft: Draft,
    /// The revision from which one began.
    pub began: i64,
    /// Whether it is to be shown as it would stand there.
    pub preview: bool,
}

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    kind: String,
}

/// `/library/new`: the kinds, or one of them.
pub async fn new(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let Some(kind) = Kind::of(&asked.kind) else { return Ok(Reply::page(KindsPage)) };
    let id = ResourceId::new(app.clock().now(), app.rng());
    Ok(Reply::page(new_page(&app, &asker.viewer, (kind, id), Typed::default(), &Problems::none()).await?))
}

/// An empty one, with what was typed and what is wrong with it.
pub async fn new_page(
    app: &App,
    viewer: &Viewer,
    (kind, id): (Kind, ResourceId),
    typed: Typed,
    problems: &Problems,
) -> Result<WritePage> {
    let topics = kept::topics(app, app.read(viewer).await?.reader()).await?;
    Ok(WritePage::new_one(id, kind, typed, (&topics, problems)))
}

/// `/library/{id}/edit`
pub async fn edit(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(edit_page(&app, &asker.viewer, id, None, &Problems::none()).await?))
}

/// A draft, with what was typed and what is wrong with it. What others saved since its writer began stands beside theirs, and is
/// what the next saving goes on top of.
///
/// # Errors
/// `Absent` for whoever does not write it.
pub async fn edit_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    typed: Option<Typed>,
    problems: &Problems,
) -> Result<WritePage> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_write(viewer, &resource, ())?;
    let sealed = drafting::find_draft(read.reader(), id).await?.or_absent()?;
    let topics = kept::topics(app, read.reader()).await?;
    drop(read);
    let draft = open_draft(app, id, &sealed).await?;
    let beside = draft.beside.clone();
    let saved = Others { by: sealed.by.clone(), at: sealed.at, now: app.clock().now(), draft };
    let page = match typed {
        Some(typed) if typed.began != sealed.revision => {
            let mine = Typed { began: sealed.revision, ..typed };
            WritePage::of(&resource, mine, Some(saved), (&topics, problems))
        }
        Some(typed) => WritePage::of(&resource, typed, None, (&topics, problems)),
        None => {
            let typed = Typed { draft: saved.draft.clone(), began: sealed.revision, preview: false };
            WritePage::of(&resource, typed, None, (&topics, problems)).saved(&saved)
        }
    };
    Ok(page.beside_original(&beside))
}
