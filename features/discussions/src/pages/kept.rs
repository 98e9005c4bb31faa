//! What a page prints beside what somebody wrote, as this process keeps it: a name and what stands beside it are the same for
//! every reader. Whether a reader may see that somebody wrote at all, the visible views have said before.

use crate::store::{
    people::{Person, find_people},
    reading::Shown,
};
use ::store::Reader;
use frame::{App, Kept};
use kernel::{MemberId, Result};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// All tables that decide it.
const TABLES: [&str; 4] = ["member", "profile", "declaration", "term"];
/// People in memory: some 200 bytes each.
const MOST: usize = 20_000;

struct Everybody(Kept<MemberId, Option<Arc<Person>>>);

/// Those who are named on a page; whoever is suspended, leaving or gone is not.
#[derive(Default)]
pub struct People(HashMap<MemberId, Arc<Person>>);

impl People {
    /// One of them.
    pub fn find(&self, member: MemberId) -> Option<&Person> {
        self.0.get(&member).map(|it| &**it)
    }
}

/// Those who wrote these posts, what they answer and what was said to them, and some others; at most one statement.
pub async fn people(app: &App, reader: Reader<'_>, shown: &[Shown], others: &[MemberId]) -> Result<People> {
    let mut all: BTreeSet<MemberId> = others.iter().copied().collect();
    for it in shown {
        all.extend(it.post.author);
        all.extend(it.quoted.as_ref().and_then(|it| it.author));
        all.extend(it.said.iter().map(|it| it.1));
    }
    let kept = app.keep(|| Everybody(Kept::new(app, &TABLES, MOST)));
    let stamp = kept.0.stamp();
    let mut found = HashMap::with_capacity(all.len());
    let mut missing = Vec::new();
    for member in all {
        match kept.0.find(&member) {
            Some(Some(person)) => drop(found.insert(member, person)),
            Some(None) => {}
            None => missing.push(member),
        }
    }
    if !missing.is_empty() {
        let mut read = find_people(reader, &missing).await?;
        for member in missing {
            let person = read.remove(&member).map(Arc::new);
            kept.0.keep(stamp, member, person.clone());
            found.extend(person.map(|it| (member, it)));
        }
    }
    Ok(People(found))
}
