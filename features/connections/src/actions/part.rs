//! Ending a contact, blocking somebody, and undoing that. The other side is not told.

use super::answer::gone;
use crate::{
    policy,
    store::{contact as db, request},
};
use ::store::inbox;
use accounts_api::{TieKind, remove_tie, set_tie};
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Result, Viewer};

/// Being contacts no longer.
pub const END: Act = Act::open("end_contact");
/// Wanting nothing to do with somebody.
pub const BLOCK: Act = Act::open("block");
/// Undoing that.
pub const UNBLOCK: Act = Act::open("unblock");

/// Ends a contact, quietly: what they wrote to each other stays readable for both.
pub async fn end_contact(app: &App, viewer: &Viewer, other: MemberId) -> Result<()> {
    app.write(viewer, END.on(other), async |tx| {
        db::find_known(tx.reader(), other).await?.or_absent()?;
        let part = policy::may_part(tx.viewer(), other)?;
        let me = tx.viewer().id();
        inbox::hold(tx, &[me, other]).await?;
        remove_tie(tx, me, *part, TieKind::Contact).await
    })
    .await
}

/// Blocks: neither finds the other any more, in either direction and at once (abuse case 36). What waited between them is
/// over, and so is the contact. What the other wrote stays what it is for them: after a block that came and went it looks
/// as if it waited, like everything that is not a yes.
pub async fn block(app: &App, viewer: &Viewer, other: MemberId) -> Result<()> {
    app.write(viewer, BLOCK.on(other), async |tx| {
        db::find_name(tx.reader(), other).await?.or_absent()?;
        let part = policy::may_part(tx.viewer(), other)?;
        let me = tx.viewer().id();
        // An acceptance that is under way is first: then its contact is there to be ended.
        inbox::hold(tx, &[me, other]).await?;
        remove_tie(tx, me, *part, TieKind::Contact).await?;
        set_tie(tx, me, *part, TieKind::Block).await?;
        let closed = request::save_blocked(tx, &part).await?;
        gone(tx, closed).await
    })
    .await
}

/// Undoes a block of one's own. The contact does not come back by it; nor does what the other blocked.
pub async fn unblock(app: &App, viewer: &Viewer, other: MemberId) -> Result<()> {
    app.write(viewer, UNBLOCK.on(other), async |tx| {
        db::find_blocked(tx.reader(), other).await?.or_absent()?;
        let permit = policy::may_unblock(tx.viewer(), other)?;
        let me = tx.viewer().id();
        remove_tie(tx, me, *permit, TieKind::Block).await
    })
    .await
}
