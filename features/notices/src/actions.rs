//! The verbs: saying that one has seen one's notices, choosing what one is told and how, stopping a list by the link in a letter.

mod letters;
pub mod post;

use crate::{
    choice::Choice,
    policy,
    store::{self as db, notice, post::save_unlooked},
};
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Reason, Result, Viewer};
use notices_api::{Kind, List};
use std::time::Duration;

/// Stopping a list by its link.
pub const STOP: Act = Act::open("stop_list");
/// Choosing one's notices and letters.
pub const CHOOSE: Act = Act::open("choose_letters");
/// Saying that one has seen all one's notices.
pub const SEE_ALL: Act = Act::open("see_all_notices");
/// Saying that one has seen one of them.
pub const SEE: Act = Act::open("see_notice");
const CLEAR_OLD: Act = Act::open("clear_old_notices");

const DOOR: Viewer = Viewer::house(Reason::Door);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// So long what was seen stays in the list.
pub const SEEN_STAYS: Duration = Duration::from_secs(90 * DAY.as_secs());
/// So long what nobody looks at waits.
pub const UNSEEN_STAYS: Duration = Duration::from_secs(365 * DAY.as_secs());

/// Stops what a link names. A link that we did not make is not found.
pub async fn stop(app: &App, token: &str) -> Result<List> {
    let named = notices_api::read_stop(token, &app.settings().link_key).or_absent()?;
    app.write(&DOOR, STOP.on(named.0), async |tx| {
        let permit = policy::may_stop(tx.viewer(), named)?;
        db::insert_stopped(tx, &permit).await?;
        // What is due already is looked at once more: it waits for the day's letter, or comes not at all.
        save_unlooked(tx, named.0).await?;
        notices_api::look_later(tx);
        Ok(())
    })
    .await?;
    Ok(named.1)
}

/// What the viewer chose, and the lists that they stopped.
pub async fn find_choice(app: &App, viewer: &Viewer) -> Result<(Choice, Vec<List>)> {
    let member: MemberId = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let choice = db::find_choice(read.reader(), member).await?;
    let stopped = db::page_of_stopped_lists(read.reader(), member).await?;
    Ok((choice, stopped))
}

/// From now on the viewer is told so, and gets all letters but these. What is due already is looked at once more.
pub async fn choose(app: &App, viewer: &Viewer, choice: &Choice, stopped: &[List]) -> Result<()> {
    let member: MemberId = viewer.member.or_absent()?;
    app.write(viewer, CHOOSE.on(member), async |tx| {
        let permit = policy::may_choose(tx.viewer(), member)?;
        db::save_choice(tx, &permit, choice, stopped).await?;
        save_unlooked(tx, member).await?;
        notices_api::look_later(tx);
        Ok(())
    })
    .await
}

/// The viewer has seen what stood there at this moment.
pub async fn see_all(app: &App, viewer: &Viewer, upto: kernel::Moment) -> Result<()> {
    let member: MemberId = viewer.member.or_absent()?;
    app.write(viewer, SEE_ALL.on(member), async |tx| {
        let permit = policy::may_see(tx.viewer(), member)?;
        notice::save_seen(tx, &permit, upto).await
    })
    .await
}

/// The viewer has seen this one; if there is none, nothing happens, nor where more is to be done than to look.
pub async fn see(app: &App, viewer: &Viewer, kind: Kind, about: [u8; 16]) -> Result<()> {
    let member: MemberId = viewer.member.or_absent()?;
    app.write(viewer, SEE.on(member), async |tx| {
        if kind.stays() {
            return Ok(());
        }
        let own = policy::may_see(tx.viewer(), member)?;
        notices_api::settle(tx, *own, kind, about).await
    })
    .await
}

/// Takes away what is old; how many went.
pub async fn clear_old(app: &App, viewer: &Viewer) -> Result<u64> {
    app.write(viewer, CLEAR_OLD, async |tx| {
        let now = tx.now();
        let before = policy::may_post(tx.viewer(), (now.minus(SEEN_STAYS), now.minus(UNSEEN_STAYS)))?;
        notice::remove_old(tx, &before).await
    })
    .await
}
