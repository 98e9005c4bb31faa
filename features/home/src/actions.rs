//! The verbs: putting a next act off and bringing it back; saying how much time one has and of what one wants to see less.

use crate::{
    next_act::{NextAct, PutOff},
    policy::{self, Arranged, Chosen, Less},
    store::{self as db, time as arranging},
    time::{GroupKey, Time},
};
use frame::App;
use kernel::{Act, OrAbsent, Result, Viewer};

/// Putting a next act off.
pub const PUT_OFF: Act = Act::open("put_off");
/// Bringing one back, or all of them.
pub const BRING_BACK: Act = Act::open("bring_back");

/// Saying how much time one has, and in which order.
pub const SET_TIME: Act = Act::open("set_home_time");
/// Wanting to see less of a group.
pub const SHOW_LESS: Act = Act::open("show_less");
/// Taking that back.
pub const SHOW_MORE: Act = Act::open("show_more");

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

/// How much time they have, and in which order; what is not said stays as it was.
pub async fn set_time(app: &App, viewer: &Viewer, change: impl FnOnce(Time) -> Time + Send + Clone) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, SET_TIME, async |tx| {
        let before = arranging::find_time(tx.reader(), member).await?;
        let chosen = policy::may_arrange(tx.viewer(), Chosen { member, time: change(before) })?;
        arranging::save_time(tx, &chosen).await
    })
    .await
}

/// From now on at most one thing a week of this group, and last. A group that they do not see does not exist.
pub async fn show_less(app: &App, viewer: &Viewer, group: GroupKey) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, SHOW_LESS, async |tx| {
        arranging::find_group(tx.reader(), group).await?.or_absent()?;
        let less = policy::may_arrange(tx.viewer(), Less { member, group })?;
        arranging::insert_less(tx, &less).await
    })
    .await
}

/// As usual again.
pub async fn show_more(app: &App, viewer: &Viewer, group: GroupKey) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, SHOW_MORE, async |tx| {
        let less = policy::may_arrange(tx.viewer(), Less { member, group })?;
        arranging::remove_less(tx, &less).await
    })
    .await
}
