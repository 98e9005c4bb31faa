//! What this process keeps of resources: a page as one reader has it, until a commit changes anything that decides it. And what they
//! can be about, which is the same for everybody.

use super::resource_page;
use crate::{
    actions::month_of, downloads::downloads, resource::ResourceId, store::publishing::page_of_topics,
    views::show::ResourcePage,
};
use ::store::Reader;
use frame::{App, Kept};
use kernel::{MemberId, Result};
use std::sync::Arc;
use web::Asker;

/// All tables that decide who sees what of a resource, what stands on its page and what its reader has to do with it.
pub const PAGE_TABLES: [&str; 25] = [
    "adoption",
    "declaration",
    "group_exclusion",
    "group_invitation",
    "group_removal",
    "hiding",
    "line",
    "member",
    "member_group",
    "membership",
    "profile",
    "profile_hold",
    "resource",
    "resource_contributor",
    "resource_draft",
    "resource_lineage",
    "resource_origin",
    "resource_support",
    "resource_thanks",
    "resource_topic",
    "resource_uptake",
    "resource_version",
    "resource_warning",
    "term",
    "tie",
];
/// Pages in memory: some 15 kB each.
const PAGES: usize = 1_000;

/// The reader, the resource, which version, how often it was taken along, and the month, on which a review is overdue.
type Key = (MemberId, ResourceId, Option<i64>, i64, String);

struct Pages(Kept<Key, Arc<ResourcePage>>);

/// The page of a resource, with its newest version or with this one.
pub(super) async fn page(app: &App, asker: &Asker, id: ResourceId, number: Option<i64>) -> Result<Arc<ResourcePage>> {
    let pages = app.keep(|| Pages(Kept::new(app, &PAGE_TABLES, PAGES)));
    let month = month_of(app.clock().now());
    let key = (asker.viewer.id(), id, number, downloads(app).of(id), month);
    if let Some(found) = pages.0.find(&key) {
        return Ok(found);
    }
    let stamp = pages.0.stamp();
    let found = Arc::new(resource_page(app, asker, id, number).await?);
    pages.0.keep(stamp, key, found.clone());
    Ok(found)
}

struct Topics(Kept<(), Arc<Vec<(String, String)>>>);

/// The topics: codes and words, by their words.
pub async fn topics(app: &App, reader: Reader<'_>) -> Result<Arc<Vec<(String, String)>>> {
    let kept = app.keep(|| Topics(Kept::new(app, &["term"], 1)));
    if let Some(found) = kept.0.find(&()) {
        return Ok(found);
    }
    let stamp = kept.0.stamp();
    let found = Arc::new(page_of_topics(reader).await?);
    kept.0.keep(stamp, (), found.clone());
    Ok(found)
}
