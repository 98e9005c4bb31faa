//! What connections bring for a member's home: one person to get back in touch with, the first of their list of the week.

use crate::{
    keeping::{Pick, Week, Why},
    store::week::find_list,
    views::why_in_touch,
};
use ::store::Reader;
use frame::{App, Kept};
use home_api::{Asked, Bringer, Bringers, Bringing, Brought, Looked, Section, Thing, Verb};
use kernel::{Fault, MemberId, Moment};
use std::sync::Arc;

/// Brings for the homes of members.
pub fn connect(app: &App) {
    app.keep(Bringers::default).add(Arc::new(OfConnections { firsts: Kept::new(app, &TABLES, MEMBERS) }));
}

/// All tables that decide the list. Who is seen at all, and under which name, home asks anew.
const TABLES: [&str; 8] = ["tie", "keeping", "last_touch", "touch_budget", "line", "profile", "hiding", "profile_hold"];
/// The picks of so many members are kept in memory.
const MEMBERS: usize = 10_000;
/// A good note takes ten minutes, as the list of the week says.
const MINUTES: u64 = 10;

/// The first of a list; nobody, if nobody stands in it.
type First = Option<Arc<Pick>>;

struct OfConnections {
    firsts: Kept<(MemberId, Week), First>,
}

impl Bringer for OfConnections {
    /// The week of the list, from Monday on, is that of the page or begins in it. Whoever is not seen any more has no name on home,
    /// and with that no line (abuse case 36).
    fn bring<'a>(&'a self, reader: Reader<'a>, _: &'a Asked) -> Bringing<'a> {
        Box::pin(async move {
            let (me, week) = (reader.viewer().id(), Week::of(reader.now()));
            let first = self.first(reader, me, week).await?;
            let things = first.map(|it| thing(&it, week.monday().begin())).into_iter().collect();
            Ok(Brought { things, ..Brought::default() })
        })
    }
}

impl OfConnections {
    async fn first(&self, reader: Reader<'_>, me: MemberId, week: Week) -> Result<First, Fault> {
        let key = (me, week);
        if let Some(known) = self.firsts.find(&key) {
            return Ok(known);
        }
        let stamp = self.firsts.stamp();
        let first = find_list(reader).await?.picks.into_iter().next().map(Arc::new);
        self.firsts.keep(stamp, key, first.clone());
        Ok(first)
    }
}

fn thing(pick: &Pick, monday: Moment) -> Thing {
    let why = why_in_touch(&pick.why, "this colleague");
    let (path, write) = match &pick.why {
        Why::Contact(..) => (format!("/contacts/{}", pick.other), format!("/messages/to/{}", pick.other)),
        Why::Colleague(_) => (format!("/people/{}", pick.other), format!("/people/{}/request", pick.other)),
    };
    Thing {
        section: Section::Friend,
        key: *pick.other.as_bytes(),
        path,
        title: String::new(),
        by: Some(pick.other),
        beside: String::new(),
        at: monday,
        came: monday,
        minutes: MINUTES,
        why: format!("{why} Only you see this."),
        source: None,
        looked: if pick.done.is_some() { Looked::At } else { Looked::NotYet },
        verb: Some(Verb { words: "Write", path: write }),
    }
}
