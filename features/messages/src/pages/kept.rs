//! What this process keeps of conversations: the list, for the column beside each of them, and the end of one, still sealed.
//! Both are true until a commit changes anything that decides them.

use super::{
    conversation::{At, Found, find},
    read_convos,
};
use crate::{
    conversation::ConversationId,
    store::list::{From, Shelf},
    store::{find_edition, find_talk},
    views::Convos,
};
use frame::{App, Kept};
use kernel::{MemberId, OrAbsent, Result, Viewer};
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
    let convos = Arc::new(read_convos(app, viewer, Shelf::Current, From::TOP).await?);
    lists.0.keep(stamp, key, convos.clone());
    Ok(convos)
}

/// All tables that decide how people are shown in it. Whatever else changes for its reader raises a number of its edition.
const PEOPLE: [&str; 10] =
    ["member", "tie", "profile", "declaration", "term", "line", "hiding", "profile_hold", "away", "notice_choice"];
/// Ends in memory: some 40 kB each.
const ENDS: usize = 500;

struct Ends(Kept<(MemberId, ConversationId, i64), Arc<Found>>);

/// The end of a conversation as the viewer has it, if they have it. Words are opened for each page anew: what is kept is sealed.
pub(super) async fn end(app: &App, viewer: &Viewer, id: ConversationId) -> Result<Arc<Found>> {
    let ends = app.keep(|| Ends(Kept::new(app, &PEOPLE, ENDS)));
    let key = (viewer.id(), id, app.clock().now().micros() / HOUR);
    let (stamp, kept) = (ends.0.stamp(), ends.0.find(&key));
    let read = app.read(viewer).await?;
    if let Some(kept) = kept
        && find_edition(read.reader(), id).await?.or_absent()? == kept.talk.edition()
    {
        return Ok(kept);
    }
    let talk = find_talk(read.reader(), id).await?.or_absent()?;
    let found = Arc::new(find(read.reader(), talk, At::Latest, None).await?);
    if found.is_lasting() {
        ends.0.keep(stamp, key, found.clone());
    }
    Ok(found)
}
