//! How one keeps a discussion: following, muting, reading, and what one has begun to write.

use super::asking;
use crate::{
    discussion::{DiscussionId, How},
    policy,
    post::ClientId,
    store::{
        self as db,
        catching::{page_of_missed, save_caught_up},
        draft::{self, PlaceId},
        keeping,
        starting::{find_sent, find_started},
    },
    visit::{Visit, since},
};
use ::store::Tx;
use frame::App;
use groups_api::GroupId;
use guard::Cleared;
use kernel::{Act, MemberId, Moment, OrAbsent, Result, Viewer};
use notices_api::Kind as Notice;
use vault::{Bound, Scope, SealKey};

/// Following, muting or only reading.
pub const FOLLOW: Act = Act::open("follow_discussion");
/// Noting how far one has read.
pub const READ: Act = Act::open("read_discussion");
/// Noting that one looked at a group.
pub const VISIT: Act = Act::open("visit_group");
/// Noting that one has read all that was written while one was away.
pub const CATCH_UP: Act = Act::open("catch_up");
/// Keeping what was begun.
pub const KEEP_DRAFT: Act = Act::open("keep_post_draft");

/// What reading settles.
const TOLD: [Notice; 3] = [Notice::Reply, Notice::GroupMention, Notice::Followed];

/// Says how one keeps it.
pub async fn follow(app: &App, viewer: &Viewer, discussion: DiscussionId, how: How) -> Result<()> {
    app.write(viewer, FOLLOW.on(discussion), async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        asking::without_name(&thread)?;
        let kept = policy::may_keep(tx.viewer(), &thread, (discussion, how))?;
        keeping::save_how(tx, &kept).await?;
        tell_oneself(tx, discussion, thread.own).await
    })
    .await
}

/// Notes that the viewer has read up to this number, and that they were in its group: whoever reads from their home is not away.
/// Reading never goes back; what is not there cannot have been read.
pub async fn mark_read(app: &App, viewer: &Viewer, discussion: DiscussionId, upto: i64) -> Result<()> {
    let thread = db::find_thread(app.read(viewer).await?.reader(), app.vault(), discussion).await?.or_absent()?.0;
    if thread.read_upto >= upto.min(thread.posts) {
        return Ok(());
    }
    let act = asking::act_in(app, viewer, discussion, READ).await?;
    app.write(viewer, act, async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        if thread.asked {
            asking::note_read(tx, &thread, upto.min(thread.posts)).await?;
            let about = asking::mark_told(app.vault(), discussion);
            return notices_api::settle(tx, thread.own, Notice::Asked, about).await;
        }
        let read = policy::may_keep(tx.viewer(), &thread, (discussion, upto.min(thread.posts)))?;
        if keeping::save_read(tx, &read).await? {
            tell_oneself(tx, discussion, thread.own).await?;
        }
        visit(tx, thread.group).await?;
        if upto >= thread.posts {
            for kind in TOLD {
                notices_api::settle(tx, thread.own, kind, *discussion.as_bytes()).await?;
            }
        }
        Ok(())
    })
    .await
}

/// One's own other pages learn of it.
async fn tell_oneself(tx: &mut Tx, discussion: DiscussionId, own: MemberId) -> Result<()> {
    let numbers = ::store::inbox::next(tx, &[own]).await?;
    keeping::save_changed(tx, discussion, &numbers).await
}

/// Notes that the viewer looked at a group; what is new since the visit before stays new while they keep looking.
pub async fn note_visit(app: &App, viewer: &Viewer, group: GroupId) -> Result<()> {
    app.write(viewer, VISIT.on(group), async |tx| visit(tx, group).await).await
}

async fn visit(tx: &mut Tx, group: GroupId) -> Result<()> {
    let standing = groups_api::standing_in(tx.reader(), group).await?.or_absent()?;
    let before = keeping::find_visit(tx.reader(), group).await?.map(|(at, before)| Visit { at, before });
    let visit = policy::may_keep_in(tx.viewer(), &standing, (group, since(before, tx.now())))?;
    keeping::save_visit(tx, &visit).await
}

/// Notes that the viewer has read all that was written in their groups while they were away, up to the moment when they were
/// shown what that is. What was written since stays new.
pub async fn catch_up(app: &App, viewer: &Viewer, upto: Moment) -> Result<()> {
    let own = viewer.member.or_absent()?;
    app.write(viewer, CATCH_UP, async |tx| {
        let missed = page_of_missed(tx.reader(), upto.min(tx.now())).await?;
        let all = missed.iter().map(|it| (it.id, it.posts)).collect();
        let read = policy::may_catch_up(tx.viewer(), all)?;
        ::store::inbox::next(tx, &[own]).await?; // one's other open pages look again
        save_caught_up(tx, &read).await
    })
    .await
}

/// Keeps what was begun as a reply, sealed, in the place of what was kept before; with no words it goes (abuse case 120). What
/// arrives after it was sent is not kept again.
pub async fn keep_draft(
    app: &App,
    viewer: &Viewer,
    discussion: DiscussionId,
    (client, begun): (Option<ClientId>, Cleared<Option<String>>),
) -> Result<()> {
    let own = viewer.member.or_absent()?;
    let place = discussion.as_noun();
    let sealed = sealed(app, own, place, begun.get().as_deref()).await?;
    let act = asking::act_in(app, viewer, discussion, KEEP_DRAFT).await?;
    app.write(viewer, act, async |tx| {
        let thread = db::find_thread(tx.reader(), app.vault(), discussion).await?.or_absent()?.0;
        if let Some(client) = client
            && find_sent(tx.reader(), discussion, client).await?.is_some()
        {
            return Ok(());
        }
        match sealed {
            Some(sealed) => draft::save_draft(tx, &policy::may_keep(tx.viewer(), &thread, (place, sealed))?).await,
            None => draft::remove_draft(tx, place, own).await,
        }
    })
    .await
}

/// The same of a discussion that is begun in a group: its fields as one text.
pub async fn keep_start(
    app: &App,
    viewer: &Viewer,
    group: GroupId,
    (client, begun): (Option<ClientId>, Cleared<Option<String>>),
) -> Result<()> {
    let own = viewer.member.or_absent()?;
    let place = group.as_noun();
    let sealed = sealed(app, own, place, begun.get().as_deref()).await?;
    app.write(viewer, KEEP_DRAFT.on(group), async |tx| {
        let standing = groups_api::standing_in(tx.reader(), group).await?.or_absent()?;
        if let Some(client) = client
            && find_started(tx.reader(), group, client).await?.is_some()
        {
            return Ok(());
        }
        match sealed {
            Some(sealed) => draft::save_draft(tx, &policy::may_keep_in(tx.viewer(), &standing, (place, sealed))?).await,
            None => draft::remove_draft(tx, place, own).await,
        }
    })
    .await
}

async fn sealed(app: &App, own: MemberId, place: PlaceId, begun: Option<&str>) -> Result<Option<Vec<u8>>> {
    let Some(text) = begun else { return Ok(None) };
    let key = app.vault().make(Scope::member(own)).await?;
    Ok(Some(key.seal(&bound(own, place), text.as_bytes(), app.rng())))
}

/// What was kept, opened with its owner's key; what does not open any more is as if it had not been kept.
pub async fn open_draft(app: &App, viewer: &Viewer, place: PlaceId, sealed: Option<Vec<u8>>) -> Result<Option<String>> {
    let (Some(sealed), Some(own)) = (sealed, viewer.member) else { return Ok(None) };
    let key: Option<SealKey> = app.vault().find(Scope::member(own)).await?;
    let opened = key.map(|it| it.open_text(&bound(own, place), &sealed));
    match opened.transpose() {
        Ok(text) => Ok(text),
        Err(fault) => {
            tracing::warn!(%fault, "a draft does not open");
            Ok(None)
        }
    }
}

/// The draft of a discussion that is begun in a group.
pub async fn find_draft(app: &App, viewer: &Viewer, place: PlaceId) -> Result<Option<String>> {
    let sealed = draft::find_draft(app.read(viewer).await?.reader(), place).await?;
    open_draft(app, viewer, place, sealed).await
}

fn bound(own: MemberId, place: PlaceId) -> Bound {
    Bound::new("post_draft.body", own, place, own)
}
