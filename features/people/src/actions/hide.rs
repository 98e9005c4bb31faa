//! Hiding from a practice or a person, and showing oneself again.

use crate::{
    hiding::{From, Hiding},
    policy,
    store::{find_head, hiding as db},
};
use frame::App;
use kernel::{Act, OrAbsent, Problems, Result, Viewer};
use people_api::ProfileChanged;

/// Hiding.
pub const HIDE: Act = Act::open("hide_profile");
/// Showing again.
pub const UNHIDE: Act = Act::open("unhide_profile");

/// Hides the viewer from a place or a person, at once. Nobody is told.
///
/// # Errors
/// A problem of the field `place_words` for a place that no import knows; `Absent` for somebody the viewer cannot see.
pub async fn hide_from(app: &App, viewer: &Viewer, from: From) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, HIDE.on(member), async |tx| {
        match &from {
            From::Person(other) if *other == member => {
                return Err(Problems::one("", "You cannot hide from yourself.").into());
            }
            From::Person(other) => {
                // Whoever hides from the viewer is absent for them here too.
                find_head(tx.reader(), *other).await?.or_absent()?;
            }
            From::Place(code) => {
                let problem = || Problems::one("place_words", "Choose the practice from the list.");
                db::find_place(tx.reader(), code).await?.ok_or_else(problem)?;
            }
        }
        let hiding = policy::may_edit(tx.viewer(), Hiding { member, from })?;
        db::insert_hiding(tx, &hiding).await?;
        tx.tell(ProfileChanged { member });
        Ok(())
    })
    .await
}

/// Shows the viewer to that place or person again.
pub async fn unhide(app: &App, viewer: &Viewer, from: From) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, UNHIDE.on(member), async |tx| {
        let hiding = policy::may_edit(tx.viewer(), Hiding { member, from })?;
        db::remove_hiding(tx, &hiding).await?;
        tx.tell(ProfileChanged { member });
        Ok(())
    })
    .await
}
