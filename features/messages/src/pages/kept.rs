//! The list of conversations, as this process keeps it for the column beside each of them: read and opened once, true until a
//! commit changes anything that decides it.

use super::read_convos;
use crate::{store::list::Shelf, views::Convos};
use frame::{App, Kept};
use kernel::{MemberId, Result, Viewer};
use std::sync::Arc;

/// All tables that decide who sees what of it, and what stands in it.
const TABLES: [&str; 5] = ["conversation", "participant", "message", "tie", "member"];
/// Lists in memory: some 10 kB each.
const LISTS: usize = 2_000;
/// "18.04" becomes "Tue": a list is kept for an hour at most.
const HOUR: i64 = 3_600_000_000;

struct Lists(Kept<(MemberId, i64), Arc<Convos>>);

/// The first page of the viewer's conversations.
pub async fn convos(app: &App, viewer: &Viewer) -> Result<Arc<Convos>> {
    let lists = app.keep(|| Lists(Kept::new(app, &TABLES, LISTS)));
    let key = (viewer.id(), app.clock().now().micros() / HOUR);
    if let Some(convos) = lists.0.find(&key) {
        return Ok(convos);
    }
    let stamp = lists.0.stamp();
    let convos = Arc::new(read_convos(app, viewer, Shelf::Current, i64::MAX).await?);
    lists.0.keep(stamp, key, convos.clone());
    Ok(convos)
}
