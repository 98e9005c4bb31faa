//! What the library brings for a member's home: one thing of the week that somebody outside their circle shared with everybody.

use crate::{
    store::outside::{Outside, find_outside},
    views::article,
};
use ::store::Reader;
use frame::{App, Kept};
use home_api::{Asked, Bringer, Bringers, Bringing, Brought, Looked, Section, Thing};
use kernel::{Fault, MemberId, Moment};
use std::sync::Arc;

/// Brings for the homes of members.
pub fn connect(app: &App) {
    app.keep(Bringers::default).add(Arc::new(OfLibrary { weeks: Kept::new(app, &TABLES, WEEKS) }));
}

/// All tables that decide what there is: who may read it home asks with the names.
const TABLES: [&str; 2] = ["resource", "tie"];
/// So many members' weeks are kept in memory.
const WEEKS: usize = 10_000;
/// Reading one takes that long.
const MINUTES: u64 = 3;

struct OfLibrary {
    weeks: Kept<(MemberId, Moment), Option<Arc<Outside>>>,
}

impl Bringer for OfLibrary {
    fn bring<'a>(&'a self, reader: Reader<'a>, asked: &'a Asked) -> Bringing<'a> {
        Box::pin(async move {
            let things = self.drawn(reader, asked).await?.map(|it| thing(&it)).into_iter().collect();
            Ok(Brought { things, ..Brought::default() })
        })
    }
}

impl OfLibrary {
    /// One by lot of those that were published in the week before, the same at every look.
    async fn drawn(&self, reader: Reader<'_>, asked: &Asked) -> Result<Option<Arc<Outside>>, Fault> {
        let (me, span) = (reader.viewer().id(), &asked.span);
        if let Some(known) = self.weeks.find(&(me, span.begun)) {
            return Ok(known);
        }
        let stamp = self.weeks.stamp();
        let mut found = find_outside(reader, span).await?;
        found.sort_by_key(|it| span.lot(me, *it.id.as_bytes()));
        let first = found.into_iter().next().map(Arc::new);
        self.weeks.keep(stamp, (me, span.begun), first.clone());
        Ok(first)
    }
}

fn thing(it: &Outside) -> Thing {
    Thing {
        section: Section::Surprise,
        key: *it.id.as_bytes(),
        path: format!("/library/{}", it.id),
        title: it.title.clone(),
        by: Some(it.owner),
        beside: format!("{} in the library", article(it.kind)),
        at: it.at,
        came: it.at,
        minutes: MINUTES,
        why: "From the library, by somebody who is not your contact.".to_owned(),
        source: None,
        looked: Looked::NotYet,
        verb: None,
    }
}
