//! GET: a resource here; the library as one looks through it, versions, writing, publishing and who writes below.

pub mod adoption;
pub mod board;
pub mod collecting;
pub mod contributing;
pub mod file;
pub mod finding;
pub mod kept;
pub mod lineage;
pub mod open;
pub mod pack;
pub mod publishing;
pub mod requesting;
pub mod support;
pub mod thanks;
pub mod versions;
pub mod writing;

pub use collecting::{choosing, collection, collections, edit_collection, new_collection};
pub use contributing::{invitation, people};
pub use finding::list;
pub use open::{feed, open};
pub use publishing::{public, publication, withdrawal};
pub use requesting::{new_request, request, requests, reword};
pub use versions::{compare, version, versions};
pub use writing::{edit, new};

use crate::{
    actions::month_of,
    audience::Audience,
    downloads::downloads,
    resource::ResourceId,
    store::{self as db, own::find_own_part},
    views::show::{Reading, ResourcePage},
};
use frame::App;
use kernel::{MemberId, OrAbsent, Result};
use web::{Answer, Asker, Path, Reply};

/// `/library/{id}`
pub async fn show(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(kept::page(&app, &asker, id, None).await?))
}

/// A resource with one of its versions; who writes it and has published nothing goes on to the draft.
async fn resource_page(app: &App, asker: &Asker, id: ResourceId, number: Option<i64>) -> Result<ResourcePage> {
    let read = app.read(&asker.viewer).await?;
    let (resource, edition) = db::find_edition(read.reader(), id, number).await?.or_absent()?;
    let people: Vec<MemberId> = resource.owner.into_iter().collect();
    let beside = people_api::beside_of(read.reader(), &people).await?;
    let own = find_own_part(read.reader(), id).await?;
    drop(read);
    let beside = resource.owner.and_then(|it| beside.get(&it)).map(people_api::Beside::words);
    let month = month_of(app.clock().now());
    let taken_back = resource.audience == Audience::Own;
    let edition = if number.is_some() { Some(edition.or_absent()?) } else { edition.filter(|_| !taken_back) };
    let (beside, taken) = (beside.unwrap_or_default(), downloads(app).of(id));
    Ok(ResourcePage::new(resource, edition, Reading { month, beside, taken, own }))
}
