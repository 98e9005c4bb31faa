//! The versions of a resource: all of them, one, and two beside each other.

use super::kept;
use crate::{
    resource::ResourceId,
    store::{self as db, versions as stored},
    views::versions::{ComparePage, VersionsPage},
};
use frame::App;
use kernel::OrAbsent;
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// `/library/{id}/versions`
pub async fn versions(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    let rows = stored::page_of_versions(read.reader(), id).await?;
    drop(read);
    Ok(Reply::page(VersionsPage::new(&resource, rows)))
}

/// `/library/{id}/versions/{number}`: the link that stays. The newest has its own page.
pub async fn version(app: App, asker: Asker, Path((id, number)): Path<(ResourceId, i64)>) -> Answer {
    Ok(Reply::page(kept::page(&app, &asker, id, Some(number)).await?))
}

/// What follows `?` of a comparison.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    from: String,
    to: String,
}

/// `/library/{id}/compare?from=&to=`: two versions beside each other; the newest with the one before it if nothing is said.
pub async fn compare(app: App, asker: Asker, Path(id): Path<ResourceId>, Query(asked): Query<Asked>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    let rows = stored::page_of_versions(read.reader(), id).await?;
    let numbers: Vec<i64> = rows.iter().map(|it| it.number).collect();
    let known = |typed: &str| typed.parse().ok().filter(|it| numbers.contains(it));
    let to = known(&asked.to).or(numbers.first().copied()).or_absent()?;
    let before = numbers.iter().copied().find(|it| *it < to).unwrap_or(to);
    let from = known(&asked.from).unwrap_or(before);
    let (from, to) = (from.min(to), from.max(to));
    let sources = stored::find_sources(read.reader(), id, &[from, to]).await?;
    drop(read);
    let (earlier, later) = sources.first().zip(sources.last()).or_absent()?;
    Ok(Reply::page(ComparePage::new(&resource, numbers, (earlier, later))))
}
