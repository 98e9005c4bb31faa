//! That something was withdrawn reaches whoever has to do with it, and they say that they read it.

use crate::{
    policy,
    resource::{Resource, ResourceId},
    store::{self as db, adoption::find_adopters, warning as stored},
};
use ::store::Tx;
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Result, Viewer};
use notices_api::Kind as Notice;
use std::time::Duration;

/// Saying that one read why something was withdrawn.
pub const HEED: Act = Act::open("heed_warning");
const REMIND: Act = Act::open("remind_of_warnings");
/// After so long whoever has not read it is reminded, once.
const PATIENCE: Duration = Duration::from_secs(3 * 24 * 60 * 60);
/// So many are reminded in one write.
const AT_ONCE: i64 = 200;

/// All who have to know, before anything is changed.
pub(super) async fn tell(tx: &mut Tx, resource: &Resource) -> Result<Vec<MemberId>> {
    let users = find_adopters(tx.reader(), resource.id).await?;
    let told = stored::find_concerned(tx.reader(), resource.id, &users).await?;
    notices_api::give(tx, &told, Notice::ResourceWithdrawn, resource.owner, *resource.id.as_bytes()).await?;
    Ok(told)
}

/// It stands again, or is nobody's any more to read.
pub(super) async fn tell_no_more(tx: &mut Tx, resource: &Resource) -> Result<()> {
    for kind in [Notice::ResourceWithdrawn, Notice::ResourceWithdrawnReminder] {
        notices_api::withdraw(tx, kind, *resource.id.as_bytes()).await?;
    }
    stored::remove_warnings(tx, &policy::may_own(tx.viewer(), resource, resource.id)?).await
}

/// The viewer read why something must not be used any more. Twice is once.
///
/// # Errors
/// `Absent` for whoever does not see it.
pub async fn heed(app: &App, viewer: &Viewer, id: ResourceId) -> Result<()> {
    let own = viewer.member.or_absent()?;
    app.write(viewer, HEED.on(id), async |tx| {
        let resource = db::find_resource(tx.reader(), id).await?.or_absent()?;
        let read = policy::may_heed(tx.viewer(), &resource, id)?;
        for kind in [Notice::ResourceWithdrawn, Notice::ResourceWithdrawnReminder] {
            notices_api::settle(tx, own, kind, *id.as_bytes()).await?;
        }
        stored::save_read(tx, &read).await?;
        Ok(())
    })
    .await
}

/// Reminds, once, whoever has not read for three days that something was withdrawn; how many.
pub async fn remind(app: &App, viewer: &Viewer) -> Result<usize> {
    let before = app.clock().now().minus(PATIENCE);
    let mut all = 0;
    loop {
        let reminded = app.write(viewer, REMIND, async |tx| {
            let unread = stored::page_of_unread(tx.reader(), before, AT_ONCE).await?;
            for (id, member) in &unread {
                let kind = Notice::ResourceWithdrawnReminder;
                notices_api::give(tx, &[*member], kind, None, *id.as_bytes()).await?;
                stored::save_reminded(tx, &policy::may_keep(tx.viewer(), (*id, *member))?).await?;
            }
            Ok(unread.len())
        });
        let reminded = reminded.await?;
        all += reminded;
        if reminded < AT_ONCE as usize {
            return Ok(all);
        }
    }
}
