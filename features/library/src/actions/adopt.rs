//! Recording that one uses a resource, and not any more.

use crate::{
    adoption::{Adoption, AdoptionProblem, Use},
    policy,
    resource::{Resource, ResourceId, State},
    store::{
        self as db,
        adoption::{self as stored, AdoptionId, NewAdoption, OwnPlace},
    },
};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Result, Viewer};
use library_api::ResourceChanged;
use notices_api::Kind as Notice;

/// Recording that one uses it.
pub const ADOPT: Act = Act::open("record_adoption");
/// Taking that back.
pub const FORGET: Act = Act::open("remove_adoption");

/// Records how the viewer uses it, in the place of what they recorded before. Its owner learns that somebody new does, never who.
///
/// # Errors
/// The problem of a place that is not theirs, or of beginning with what was withdrawn.
pub async fn record_adoption(
    app: &App,
    viewer: &Viewer,
    resource: ResourceId,
    adoption: Cleared<Adoption>,
) -> Result<()> {
    let member = viewer.member.or_absent()?;
    let id = AdoptionId::new(app.clock().now(), app.rng());
    app.write(viewer, ADOPT.on(resource), async |tx| {
        let it = db::find_resource_held(tx, resource).await?.or_absent()?;
        policy::may_adopt(tx.viewer(), &it, ())?;
        let before = stored::find_recorded(tx.reader(), resource).await?;
        let said = adoption.get().clone();
        open_for(&it, &said, before.is_some())?;
        let places = stored::page_of_own_places(tx.reader()).await?;
        let place = placed(&places, &said)?;
        let region = place.map(|it| it.region.clone()).unwrap_or_default();
        let (owner, uses) = (it.owner, said.stage != Use::Stopped);
        let new = NewAdoption { id, resource, member, adoption: said, region, version: it.newest, at: None };
        if before.is_none() && adoption.get().stage != Use::Stopped && !it.is_own() {
            let owner: Vec<_> = it.owner.into_iter().collect();
            notices_api::give(tx, &owner, Notice::ResourceUsed, None, *resource.as_bytes()).await?;
        }
        stored::save_adoption(tx, &policy::may_adopt(tx.viewer(), &it, new)?).await?;
        tx.tell(ResourceChanged { resource });
        // For those who keep in touch, and for whoever uses it alone: its owner does not learn who does.
        if let (Some(owner), true) = (owner, uses) {
            connections_api::touch_alone(tx, member, owner, app.clock().now()).await?;
        }
        guarding_api::note(tx, &adoption).await
    })
    .await
}

/// What was withdrawn is not begun with; that one stopped may always be said.
fn open_for(resource: &Resource, said: &Adoption, recorded: bool) -> Result<(), Problems> {
    let closed = resource.state != State::Published && said.stage != Use::Stopped;
    if closed && !recorded { Err(Problems::one("stage", AdoptionProblem::Closed.to_string())) } else { Ok(()) }
}

/// The place that was chosen, of the viewer's own.
fn placed<'p>(places: &'p [OwnPlace], said: &Adoption) -> Result<Option<&'p OwnPlace>, Problems> {
    let Some(code) = said.place.as_deref() else { return Ok(None) };
    let place = places.iter().find(|it| it.code == code);
    place.map(Some).ok_or_else(|| Problems::one("place", AdoptionProblem::NotTheirs.to_string()))
}

/// Takes away what the viewer recorded, as if they had never said it; also where they do not see the resource any more (abuse case
/// 21). Whether they see it. Twice is once.
///
/// # Errors
/// `Absent` for whoever does not see the resource and recorded nothing.
pub async fn remove_adoption(app: &App, viewer: &Viewer, resource: ResourceId) -> Result<bool> {
    let own = viewer.member.or_absent()?;
    app.write(viewer, FORGET.on(resource), async |tx| {
        let seen = db::find_resource_held(tx, resource).await?;
        if stored::find_recorded(tx.reader(), resource).await?.is_none() {
            policy::may_adopt(tx.viewer(), &seen.or_absent()?, ())?;
            return Ok(true);
        }
        if stored::remove_adoption(tx, &policy::may_forget(tx.viewer(), own, resource)?).await? {
            tx.tell(ResourceChanged { resource });
        }
        Ok(seen.is_some())
    })
    .await
}
