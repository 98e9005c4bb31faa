//! What a profile shows of its owner's shelf: implements the port of people. It is kept in memory until anything changes that decides
//! who reads what, so that a profile costs no statement more than before.

use crate::store::listing::{Listed, Shelf, page_of_shelf};
use ::store::Reader;
use frame::{App, Kept};
use kernel::MemberId;
use people_api::{Shared, ShelfPort, Shelves, Shelving};
use std::sync::Arc;
use ui::words;

/// All tables that decide it. Whether the reader sees the profile at all, people has decided before.
const TABLES: [&str; 8] = [
    "resource",
    "resource_contributor",
    "tie",
    "member_group",
    "membership",
    "group_removal",
    "group_exclusion",
    "declaration",
];
/// Pairs in memory.
const PAIRS: usize = 10_000;
/// So many are shown.
const MOST: i64 = 3;

/// Puts the port in.
pub fn connect(app: &App) {
    let newest = Newest(Kept::new(app, &TABLES, PAIRS));
    app.keep(|| ShelfPort(Arc::new(newest)));
}

struct Newest(Kept<(MemberId, MemberId), Arc<[Shared]>>);

impl Shelves for Newest {
    fn known(&self, reader: MemberId, member: MemberId) -> Option<Arc<[Shared]>> {
        self.0.find(&(reader, member))
    }

    fn find<'a>(&'a self, reader: Reader<'a>, member: MemberId) -> Shelving<'a> {
        Box::pin(async move {
            let stamp = self.0.stamp();
            let found = page_of_shelf(reader, Shelf::Of(member), None, MOST).await?;
            let shown: Arc<[Shared]> = found.into_iter().map(shared).collect();
            self.0.keep(stamp, (reader.viewer().id(), member), shown.clone());
            Ok(shown)
        })
    }
}

fn shared(it: Listed) -> Shared {
    Shared {
        url: format!("/library/{}", it.id),
        line: format!("{}, {}", it.kind.label(), words::date(it.at)),
        title: it.title,
    }
}
