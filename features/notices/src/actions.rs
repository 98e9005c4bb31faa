//! The verbs: choosing one's letters, and stopping a list by the link in a letter.

use crate::{policy, store as db};
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Reason, Result, Viewer};
use notices_api::List;

/// Stopping a list by its link.
pub const STOP: Act = Act::open("stop_list");
/// Choosing one's letters.
pub const CHOOSE: Act = Act::open("choose_letters");

const DOOR: Viewer = Viewer::house(Reason::Door);

/// Stops what a link names. A link that we did not make is not found.
pub async fn stop(app: &App, token: &str) -> Result<List> {
    let named = notices_api::read_stop(token, &app.settings().link_key).or_absent()?;
    app.write(&DOOR, STOP.on(named.0), async |tx| {
        let permit = policy::may_stop(tx.viewer(), named)?;
        db::insert_stopped(tx, &permit).await
    })
    .await?;
    Ok(named.1)
}

/// The lists that the viewer stopped.
pub async fn find_stopped(app: &App, viewer: &Viewer) -> Result<Vec<List>> {
    let member: MemberId = viewer.member.or_absent()?;
    let rows = db::page_of_stopped(app.read(viewer).await?.reader(), member).await?;
    Ok(rows.iter().filter_map(|it| List::of(&it.0)).collect())
}

/// From now on the viewer gets all letters but these.
pub async fn choose(app: &App, viewer: &Viewer, stopped: &[List]) -> Result<()> {
    let member: MemberId = viewer.member.or_absent()?;
    app.write(viewer, CHOOSE.on(member), async |tx| {
        let permit = policy::may_choose(tx.viewer(), member)?;
        db::save_choice(tx, &permit, stopped).await
    })
    .await
}
