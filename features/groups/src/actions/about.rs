//! Writing together what a group says about itself.

use super::held;
use crate::{
    about::{About, Wording},
    policy,
    store::about as db,
};
use frame::App;
use groups_api::{GroupChanged, GroupId};
use guard::Cleared;
use kernel::{Act, OrAbsent, Refusal, Result, Viewer};

/// Writing.
pub const WRITE_ABOUT: Act = Act::open("write_about_group");
/// Bringing an earlier wording back.
pub const BRING_BACK: Act = Act::open("bring_back_about_group");

/// Puts another wording there, if none came since the one that the writer began from.
///
/// # Errors
/// `Conflict` if somebody was quicker: nothing is lost, the writer has what they typed.
pub async fn write_about(app: &App, viewer: &Viewer, group: GroupId, text: Cleared<About>, began: i64) -> Result<()> {
    let html = ui::markdown(text.get().as_str());
    app.write(viewer, WRITE_ABOUT.on(group), async |tx| {
        let known = held(tx, group).await?;
        guarding_api::note(tx, &text).await?;
        let wording = Wording { group, text: text.into_inner(), began, brings_back: None };
        let wording = policy::may_write_about(tx.viewer(), &known, wording)?;
        if !db::insert_wording(tx, &wording, &html).await? {
            return Err(Refusal::Conflict.into());
        }
        tx.tell(GroupChanged { group });
        Ok(())
    })
    .await
}

/// Brings an earlier wording back, as a new one on top of all.
pub async fn bring_back(app: &App, viewer: &Viewer, group: GroupId, number: i64) -> Result<()> {
    app.write(viewer, BRING_BACK.on(group), async |tx| {
        let known = held(tx, group).await?;
        let earlier = db::find_revisions(tx.reader(), group, &[number]).await?.pop().or_absent()?;
        let began = db::find_standing(tx.reader(), group).await?.or_absent()?.number;
        if began == number {
            return Ok(());
        }
        let html = ui::markdown(&earlier.text);
        let text = About::stored(earlier.text);
        let wording = Wording { group, text, began, brings_back: Some(number) };
        let wording = policy::may_write_about(tx.viewer(), &known, wording)?;
        if !db::insert_wording(tx, &wording, &html).await? {
            return Err(Refusal::Conflict.into());
        }
        tx.tell(GroupChanged { group });
        Ok(())
    })
    .await
}
