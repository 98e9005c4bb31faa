//! What one says to a post without writing, and holding one back.

use super::{
    asking, seen,
    telling::{stir, stir_author},
};
use crate::{
    discussion::DiscussionId,
    policy,
    post::{PostId, Wanted},
    reaction::Reaction,
    store::{self as db, post, reading},
};
use ::store::Tx;
use discussions_api::PostChanged;
use frame::App;
use kernel::{Act, OrAbsent, Problems, Result, Viewer};

/// Saying something to a post, or taking it back.
pub const REACT: Act = Act::open("react_to_post");

/// Says it, or takes it back; twice is once. Nothing is said to one's own.
pub async fn react(
    app: &App,
    viewer: &Viewer,
    at: (DiscussionId, PostId),
    (kind, wanted): (Reaction, Wanted),
) -> Result<()> {
    app.write(viewer, REACT.on(at.0), async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        let said = policy::may_react(tx.viewer(), &thread, (at.0, at.1, kind))?;
        thread.writable().map_err(Problems::from)?;
        found.alive().map_err(Problems::from)?;
        if thread.wrote(&found) {
            return Err(Problems::one("", "One says nothing to one's own words.").into());
        }
        asking::without_name(&thread)?;
        let number = db::next_change(tx, at.0).await?;
        let changed = match wanted {
            Wanted::On => post::insert_reaction(tx, &said, number).await?,
            Wanted::Off => post::remove_reaction(tx, &said, number).await?,
        };
        if changed { stir_author(tx, at.0, thread.own, found.author).await } else { Ok(()) }
    })
    .await
}

/// Holds a post back, inside the write of a report or of a decision: from now on only its author sees it, and whoever looks at
/// reports sees the copy that the report has.
pub async fn hold(tx: &mut Tx, id: PostId) -> Result<()> {
    let discussion = post::find_place(tx.reader(), id).await?.or_absent()?;
    let sees = reading::find_written(tx.reader(), discussion, id).await?.is_some();
    let permit = policy::may_hold(tx.viewer(), (discussion, id), sees)?;
    let number = db::next_change(tx, discussion).await?;
    // Those who read it still: they are told that it goes.
    stir(tx, discussion, tx.viewer().id()).await?;
    post::save_held(tx, &permit, number).await?;
    tx.tell(PostChanged { discussion, post: id });
    Ok(())
}

/// Lets it be seen again.
pub async fn let_go(tx: &mut Tx, id: PostId) -> Result<()> {
    let discussion = post::find_place(tx.reader(), id).await?.or_absent()?;
    let permit = policy::may_let_go(tx.viewer(), (discussion, id))?;
    let number = db::next_change(tx, discussion).await?;
    post::save_let_go(tx, &permit, number).await?;
    stir(tx, discussion, tx.viewer().id()).await?;
    tx.tell(PostChanged { discussion, post: id });
    Ok(())
}
