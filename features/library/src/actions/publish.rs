//! Publishing a resource, withdrawing it, taking it back, showing it to everybody, deleting it.

use crate::{
    audience::Audience,
    contributor::State as Part,
    policy,
    resource::{Resource, ResourceId, State, Why},
    store::{
        self as db, contributing, drafting,
        publishing::{self, NewVersion, Rendered},
    },
    version::Note,
};
use ::store::Tx;
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Refusal, Result, Viewer};
use library_api::{ResourcePublished, ResourceRevised, ResourceTakenBack, ResourceWithdrawn};
use notices_api::Kind as Notice;
use vault::Scope;

/// Publishing.
pub const PUBLISH: Act = Act::open("publish_resource");
/// Saying that nobody should use it any more.
pub const WITHDRAW: Act = Act::open("withdraw_resource");
/// Taking it back.
pub const TAKE_BACK: Act = Act::open("take_back_resource");
/// Showing it to everybody, or not any more.
pub const SHOW: Act = Act::open("show_resource_to_all");
/// Deleting what nobody sees.
pub const DELETE: Act = Act::open("delete_resource");

/// How it is to be published.
#[derive(Debug, Clone)]
pub struct Publishing {
    /// For whom.
    pub audience: Audience,
    /// What is new in it.
    pub note: Option<Note>,
    /// The draft's revision that was looked at.
    pub drafted: i64,
}

/// Publishes the draft as the next version.
///
/// # Errors
/// The problems of what is lacking; `NotAllowed` for whoever only writes with its owner, and in a group where one does not write;
/// `Conflict` if the draft was saved meanwhile.
pub async fn publish_resource(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    publishing: Cleared<Publishing>,
) -> Result<i64> {
    let author = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_own(viewer, &resource, ())?;
    let sealed = drafting::find_draft(read.reader(), id).await?.or_absent()?;
    drop(read);
    let Publishing { audience, note, drafted } = publishing.get().clone();
    if sealed.revision != drafted {
        return Err(Refusal::Conflict.into());
    }
    let draft = super::open_draft(app, id, &sealed).await?;
    let text = draft.publishable(resource.kind, &super::month_of(app.clock().now()))?;
    // What takes longer than the write should.
    let rendered = Rendered::new(&text);
    let version = NewVersion { id, number: 0, author, audience, text, rendered, note, drafted, at: None };
    app.write(viewer, PUBLISH.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        if resource.drafted.0 != drafted {
            return Err(Refusal::Conflict.into());
        }
        let group = match audience {
            Audience::Group(group) => Some(groups_api::standing_in(tx.reader(), group).await?.or_absent()?),
            _ => None,
        };
        let number = resource.newest + 1;
        let version = NewVersion { number, ..version };
        let version = policy::may_publish(tx.viewer(), &resource, group.as_ref(), version)?;
        resource.publishable(audience).map_err(Problems::from)?;
        publishing::insert_version(tx, &version).await?;
        match resource.state {
            State::Draft => tx.tell(ResourcePublished { resource: id, version: number }),
            State::Published | State::Withdrawn => tx.tell(ResourceRevised { resource: id, version: number }),
        }
        guarding_api::note(tx, &publishing).await?;
        Ok(number)
    })
    .await
}

/// Says that nobody should use it any more, and why; who wrote it or is named with it is told.
///
/// # Errors
/// The problem of what is not published; `NotAllowed` for whoever does not own it.
pub async fn withdraw_resource(app: &App, viewer: &Viewer, id: ResourceId, why: Cleared<Why>) -> Result<()> {
    app.write(viewer, WITHDRAW.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let withdrawn = policy::may_own(tx.viewer(), &resource, (id, why.get().clone()))?;
        resource.withdrawable().map_err(Problems::from)?;
        let mut told = contributing::find_contributors(tx.reader(), id, Part::Agreed).await?;
        told.extend(contributing::find_contributors(tx.reader(), id, Part::Credited).await?);
        notices_api::give(tx, &told, Notice::ResourceWithdrawn, resource.owner, *id.as_bytes()).await?;
        publishing::save_withdrawn(tx, &withdrawn).await?;
        tx.tell(ResourceWithdrawn { resource: id });
        guarding_api::note(tx, &why).await
    })
    .await
}

/// Makes it its writers' alone again: for everybody else it does not exist any more.
pub async fn take_back(app: &App, viewer: &Viewer, id: ResourceId) -> Result<()> {
    app.write(viewer, TAKE_BACK.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let taken = policy::may_own(tx.viewer(), &resource, id)?;
        if resource.state == State::Draft {
            return Ok(());
        }
        publishing::save_taken_back(tx, &taken).await?;
        tx.tell(ResourceTakenBack { resource: id });
        Ok(())
    })
    .await
}

/// Shows it to everybody, with or without the owner's name, or not any more.
///
/// # Errors
/// The problem of what not every member reads, or not everybody may use.
pub async fn show_to_all(app: &App, viewer: &Viewer, id: ResourceId, shown: Shown) -> Result<()> {
    app.write(viewer, SHOW.on(id), async |tx| {
        let (resource, edition) = {
            let held = db::find_resource_held(tx, id).await?.or_absent()?;
            let edition = db::find_edition(tx.reader(), id, None).await?.and_then(|it| it.1);
            (held, edition)
        };
        let (public, named) = (shown != Shown::No, shown == Shown::Named);
        let permit = policy::may_own(tx.viewer(), &resource, (id, public, named))?;
        if public {
            resource.showable(edition.or_absent()?.licence).map_err(Problems::from)?;
        }
        publishing::save_public(tx, &permit).await
    })
    .await
}

/// Whether everybody reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Not any more.
    No,
    /// Without the name of its owner.
    Nameless,
    /// With it.
    Named,
}

/// Deletes what nobody else sees: a draft, or what was taken back, with all its versions and its key.
///
/// # Errors
/// The problem of what others still read.
pub async fn delete_resource(app: &App, viewer: &Viewer, id: ResourceId) -> Result<()> {
    app.write(viewer, DELETE.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let gone = policy::may_own(tx.viewer(), &resource, id)?;
        deletable(&resource)?;
        remove(tx, id).await?;
        drafting::remove_resource(tx, &gone).await
    })
    .await
}

fn deletable(resource: &Resource) -> Result<(), Problems> {
    match (resource.state, resource.held) {
        (State::Draft, None) => Ok(()),
        (_, Some(_)) => Err(crate::resource::ResourceProblem::Held.into()),
        _ => Err(Problems::one("", "Others read this. Take it back first; then it can be deleted.")),
    }
}

/// What goes with it elsewhere.
async fn remove(tx: &mut Tx, id: ResourceId) -> Result<()> {
    for kind in [Notice::ResourceInvited, Notice::ResourceReview, Notice::ResourceWithdrawn] {
        notices_api::withdraw(tx, kind, *id.as_bytes()).await?;
    }
    frame::forget_keys(tx, [Scope::conversation(id)]);
    tx.tell(ResourceTakenBack { resource: id });
    Ok(())
}
