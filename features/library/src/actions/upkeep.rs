//! What the night does: owners learn that a month is over, and old markup is made again.

use crate::{
    policy,
    store::{publishing::Rendered, upkeep as db, versions},
};
use frame::App;
use kernel::{Act, Result, Viewer};
use notices_api::Kind as Notice;

const NIGHT: Act = Act::open("keep_library");
/// So many things are done in one write.
const AT_ONCE: i64 = 200;

/// Tells owners, once, of what was to be looked at until a month that is over; how many.
pub async fn tell_of_overdue(app: &App, viewer: &Viewer) -> Result<usize> {
    let month = super::month_of(app.clock().now());
    let mut all = 0;
    loop {
        let told = app.write(viewer, NIGHT, async |tx| {
            let overdue = db::page_of_overdue(tx.reader(), &month, AT_ONCE).await?;
            for (id, owner) in &overdue {
                let owner: Vec<_> = owner.iter().copied().collect();
                notices_api::give(tx, &owner, Notice::ResourceReview, None, *id.as_bytes()).await?;
                db::save_told(tx, &policy::may_keep(tx.viewer(), *id)?).await?;
            }
            Ok(overdue.len())
        });
        let told = told.await?;
        all += told;
        if told < AT_ONCE as usize {
            return Ok(all);
        }
    }
}

/// Renders again what an older renderer made; how many.
pub async fn render_again(app: &App, viewer: &Viewer) -> Result<usize> {
    let mut all = 0;
    loop {
        let old = versions::page_of_old(app.read(viewer).await?.reader(), AT_ONCE).await?;
        let rendered: Vec<_> = old.iter().map(|(id, it)| (*id, it.number, Rendered::of_source(it))).collect();
        let made = rendered.len();
        app.write(viewer, NIGHT, async |tx| {
            for (id, number, it) in &rendered {
                let which = policy::may_keep(tx.viewer(), (*id, *number))?;
                versions::save_rendering(tx, &which, (&it.html, &it.parts)).await?;
            }
            Ok(())
        })
        .await?;
        all += made;
        if made < AT_ONCE as usize {
            return Ok(all);
        }
    }
}
