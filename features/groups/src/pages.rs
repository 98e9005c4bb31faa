//! GET: lists, the card of a group and its door, its people, what it says about itself, its settings.

pub mod about;
pub mod card;
pub mod coming;
pub mod list;
pub mod people;
pub mod settings;

use frame::App;
use groups_api::{GroupId, Head, find_head};
use kernel::{OrAbsent, Refusal, Result};
use store::Reader;
use web::Asker;

/// Rows of one page of a list.
const ROWS: usize = 50;

/// Top and side of a page for whoever reads there.
async fn head_inside(reader: Reader<'_>, group: GroupId) -> Result<Head> {
    let head = find_head(reader, group).await?.or_absent()?;
    if head.reads { Ok(head) } else { Err(Refusal::Absent.into()) }
}

/// Top and side of a page for whoever hosts; to others who read there it is not allowed, for the rest it is not there.
async fn head_hosted(reader: Reader<'_>, group: GroupId) -> Result<Head> {
    let head = head_inside(reader, group).await?;
    if head.role.is_some_and(groups_api::Role::hosts) { Ok(head) } else { Err(Refusal::NotAllowed.into()) }
}

/// What follows `?after=` of a list, as a number of rows.
fn after(asked: usize) -> i64 {
    i64::try_from(asked.min(1_000_000)).unwrap_or_default()
}

/// One head in a read of its own.
async fn hosted(app: &App, asker: &Asker, group: GroupId) -> Result<Head> {
    head_hosted(app.read(&asker.viewer).await?.reader(), group).await
}
