//! What this process keeps of discussions. What a page prints beside what somebody wrote: a name and what stands beside it are
//! the same for every reader; whether a reader may see that somebody wrote at all, the visible views have said before. And the
//! page itself, as one reader has it, until a commit changes anything that decides it.

use super::thread::{Found, find};
use crate::{
    discussion::DiscussionId,
    store::{
        people::{Person, find_people},
        reading::Shown,
    },
};
use ::store::Reader;
use frame::{App, Kept};
use kernel::{MemberId, Result, Viewer};
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

/// All tables that decide who sees what of a discussion, what stands in it and what its reader has begun there.
pub const PAGE_TABLES: [&str; 26] = [
    "bookmark",
    "declaration",
    "discussion",
    "discussion_asker",
    "discussion_measure",
    "following",
    "group_exclusion",
    "group_removal",
    "hiding",
    "line",
    "member",
    "member_group",
    "membership",
    "poll",
    "poll_choice",
    "poll_vote",
    "post",
    "post_draft",
    "post_file",
    "post_reaction",
    "profile",
    "profile_hold",
    "summary",
    "summary_credit",
    "term",
    "tie",
];
/// Pages in memory: some 50 kB each.
const PAGES: usize = 300;
/// "today, 8.05" becomes "yesterday, 8.05": a page is kept for an hour at most.
const HOUR: i64 = 3_600_000_000;

type PageKey = (MemberId, DiscussionId, Option<i64>, i64);

struct Pages(Kept<PageKey, Arc<Found>>);

/// A page as the viewer has it who is not writing. One with files is read anew each time: their names are sealed.
pub(super) async fn page(app: &App, viewer: &Viewer, id: DiscussionId, page: Option<i64>) -> Result<Arc<Found>> {
    let pages = app.keep(|| Pages(Kept::new(app, &PAGE_TABLES, PAGES)));
    let key = (viewer.id(), id, page, app.clock().now().micros() / HOUR);
    if let Some(found) = pages.0.find(&key) {
        return Ok(found);
    }
    let stamp = pages.0.stamp();
    let found = Arc::new(find(app, viewer, id, page, None).await?.0);
    if found.is_plain {
        pages.0.keep(stamp, key, found.clone());
    }
    Ok(found)
}
