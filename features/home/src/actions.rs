//! The verbs: putting a next act off, and bringing it back.

use crate::{
    next_act::{NextAct, PutOff},
    policy::{self, Arranged},
    store as db,
};
use frame::App;
use kernel::{Act, OrAbsent, Result, Viewer};

/// Putting a next act off.
pub const PUT_OFF: Act = Act::open("put_off");
/// Bringing one back, or all of them.
pub const BRING_BACK: Act = Act::open("bring_back");

/// Not now: it is not offered again.
pub async fn put_off(app: &App, viewer: &Viewer, act: NextAct) -> Result<()> {
    arrange(app, viewer, PUT_OFF, |it| it.with(act)).await
}

/// It is offered again; with none, all of them are.
pub async fn bring_back(app: &App, viewer: &Viewer, act: Option<NextAct>) -> Result<()> {
    arrange(app, viewer, BRING_BACK, |it| it.without(act)).await
}

async fn arrange(
    app: &App,
    viewer: &Viewer,
    act: Act,
    change: impl FnOnce(PutOff) -> PutOff + Send + Clone,
) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, act, async |tx| {
        let put_off = change(db::find_put_off(tx.reader(), member).await?);
        let arranged = policy::may_arrange(tx.viewer(), Arranged { member, put_off })?;
        db::save_put_off(tx, &arranged).await
    })
    .await
}
