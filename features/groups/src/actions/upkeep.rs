//! What the night does: hosts are reminded once, projects end, what is over is forgotten, old markup is made again.

use super::HOUSE;
use crate::{
    joining::ANSWERED_WITHIN,
    policy,
    store::{about, live, upkeep as db},
};
use frame::App;
use groups_api::{GroupEnded, hosts_of};
use kernel::{Act, Result};
use notices_api::Kind;
use std::time::Duration;

const NIGHT: Act = Act::open("keep_groups");
/// So many things are done in one write.
const AT_ONCE: i64 = 200;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// So long it is known who was declined or invited: no longer than it decides anything.
const KNOWN_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// No page is open for so long that it could have missed a change of before.
const HEARD_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Everything that is due. Twice does no harm.
pub async fn night(app: &App) -> Result<()> {
    while remind(app).await? {}
    while render(app).await? {}
    app.write(&HOUSE, NIGHT, async |tx| {
        let now = tx.now();
        for group in db::end_projects(tx, &policy::may_keep(tx.viewer(), now)?).await? {
            tx.tell(GroupEnded { group });
        }
        db::remove_old(tx, &policy::may_keep(tx.viewer(), now.minus(KNOWN_FOR))?).await?;
        live::remove_old_changes(tx, &policy::may_keep(tx.viewer(), now.minus(HEARD_FOR.max(DAY)))?).await
    })
    .await
}

/// Tells hosts once more of who has waited three days; whether there may be others.
async fn remind(app: &App) -> Result<bool> {
    app.write(&HOUSE, NIGHT, async |tx| {
        let before = tx.now().minus(ANSWERED_WITHIN);
        let late = db::page_of_unanswered(tx.reader(), before, AT_ONCE).await?;
        for (request, group, member) in &late {
            let hosts = hosts_of(tx.reader(), *group).await?;
            notices_api::give(tx, &hosts, Kind::GroupAskedReminder, Some(*member), *request.as_bytes()).await?;
            db::save_reminded(tx, &policy::may_keep(tx.viewer(), *request)?).await?;
        }
        Ok(late.len() as i64 == AT_ONCE)
    })
    .await
}

/// Renders again what an older renderer made; whether there may be others.
async fn render(app: &App) -> Result<bool> {
    app.write(&HOUSE, NIGHT, async |tx| {
        let old = about::page_of_old(tx.reader(), AT_ONCE).await?;
        for (group, number, text) in &old {
            let which = policy::may_keep(tx.viewer(), (*group, *number))?;
            about::save_rendering(tx, &which, &ui::markdown(text)).await?;
        }
        Ok(old.len() as i64 == AT_ONCE)
    })
    .await
}
