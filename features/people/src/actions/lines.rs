//! Lines: adding, changing, moving, removing.

use super::own_profile;
use crate::{
    line::{Kind, LineDraft},
    own::{LineId, Way, as_problem},
    policy,
    store::line as db,
    vocabularies::Vocabularies,
};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Refusal, Result, Viewer};
use people_api::ProfileChanged;

/// Adding a line.
pub const ADD_LINE: Act = Act::open("add_line");
/// Changing one.
pub const EDIT_LINE: Act = Act::open("edit_line");
/// Taking one away.
pub const REMOVE_LINE: Act = Act::open("remove_line");
/// Moving one among those of its kind.
pub const MOVE_LINE: Act = Act::open("move_line");

/// Adds a line after the others of its kind.
pub async fn add_line(app: &App, viewer: &Viewer, kind: Kind, draft: &Cleared<LineDraft>) -> Result<LineId> {
    let words = Vocabularies::of(app).await?;
    let member = viewer.member.or_absent()?;
    let line = draft.get().parse(kind, &words).map_err(Refusal::Invalid)?;
    app.write(viewer, ADD_LINE.on(member), async |tx| {
        let own = policy::may_edit(tx.viewer(), own_profile(tx, member).await?)?;
        let id = LineId::new(tx.now(), tx.rng());
        let change = own.try_map(|mut it| it.add(id, line).map_err(as_problem))?;
        db::save_line(tx, &change).await?;
        guarding_api::note(tx, draft).await?;
        tx.tell(ProfileChanged { member });
        Ok(id)
    })
    .await
}

/// Changes a line; its kind stays.
pub async fn edit_line(app: &App, viewer: &Viewer, id: LineId, draft: &Cleared<LineDraft>) -> Result<()> {
    let words = Vocabularies::of(app).await?;
    let member = viewer.member.or_absent()?;
    app.write(viewer, EDIT_LINE.on(id), async |tx| {
        let own = policy::may_edit(tx.viewer(), own_profile(tx, member).await?)?;
        let change = own.try_map(|it| it.edit(id, draft.get(), &words))?;
        db::save_line(tx, &change).await?;
        guarding_api::note(tx, draft).await?;
        tx.tell(ProfileChanged { member });
        Ok(())
    })
    .await
}

/// Takes a line away.
pub async fn remove_line(app: &App, viewer: &Viewer, id: LineId) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, REMOVE_LINE.on(id), async |tx| {
        let own = policy::may_edit(tx.viewer(), own_profile(tx, member).await?)?;
        let removal = own.try_map(|it| it.remove(id))?;
        db::remove_line(tx, &removal).await?;
        tx.tell(ProfileChanged { member });
        Ok(())
    })
    .await
}

/// Moves a line one step among those of its kind; at the end of them it stays.
pub async fn move_line(app: &App, viewer: &Viewer, id: LineId, way: Way) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, MOVE_LINE.on(id), async |tx| {
        let own = own_profile(tx, member).await?;
        if let Some(swap) = own.swap(id, way)? {
            let swap = policy::may_edit(tx.viewer(), swap)?;
            db::save_swap(tx, &swap).await?;
            tx.tell(ProfileChanged { member });
        }
        Ok(())
    })
    .await
}
