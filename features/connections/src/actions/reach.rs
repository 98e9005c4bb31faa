//! Saying how one wants to be reached.

use crate::{
    policy,
    reach::{ByAddress, NewPeople, Reach},
    store::reach as db,
};
use frame::App;
use kernel::{Act, OrAbsent, Result, Viewer};

/// Saying how one wants to be reached.
pub const SET_REACH: Act = Act::open("set_reach");

/// Keeps how the viewer wants to be reached by new people.
pub async fn set_reach(app: &App, viewer: &Viewer, new_people: Option<NewPeople>, by_address: ByAddress) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, SET_REACH.on(member), async |tx| {
        let reach = policy::may_set_reach(tx.viewer(), Reach { member, new_people, by_address })?;
        db::save_reach(tx, &reach).await
    })
    .await
}
