//! Making something one's own, and what is done when the original changes.

use crate::{
    audience::Audience,
    draft::Draft,
    file::Listed,
    lineage::{self as rule, Difference, LineageProblem, Origin, WhyNot},
    original::{self, Taken},
    policy,
    resource::{Resource, ResourceId, State},
    store::{
        self as db,
        drafting::{self, NewResource},
        lineage::{self as stored, Adaptable, Changed},
    },
};
use ::store::{Reader, Tx};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Refusal, Result, Viewer};
use notices_api::Kind as Notice;

/// Making something one's own.
pub const ADAPT: Act = Act::open("adapt_resource");
/// Putting what changed in the original into one's own.
pub const TAKE_IN: Act = Act::open("take_in_original");
/// Saying why not.
pub const DECLINE: Act = Act::open("decline_original");

/// Makes a draft of one's own with the words of the newest version of what the viewer reads, under the licence that goes along; the
/// one that they have if they did so before and have not published it.
///
/// # Errors
/// The problem of what nobody else may change, or is not to be used any more; `Absent` for whoever does not read it.
pub async fn adapt_resource(app: &App, viewer: &Viewer, id: ResourceId) -> Result<ResourceId> {
    let owner = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let (resource, version) = adaptable(read.reader(), id).await?;
    if let Some(begun) = stored::find_begun(read.reader(), id).await? {
        return Ok(begun);
    }
    drop(read);
    let new_id = ResourceId::new(app.clock().now(), app.rng());
    let draft = original::begun(version.as_draft());
    let sealed = super::seal_first(app, new_id, &draft).await?;
    let origin = Origin {
        id,
        base: version.source.number,
        licence: version.source.licence,
        readers: version.audience,
        own: resource.is_own(),
    };
    let new = NewResource {
        id: new_id,
        kind: resource.kind,
        owner,
        sealed,
        discussion: None,
        adapted: Some((id, origin.base, String::new())),
        stage: None,
        group: version.audience.group(),
    };
    let carried = super::carry::carry(app, viewer, (id, origin.base), new_id, None).await?;
    let names = carried.names();
    let begun = app.write(viewer, ADAPT.on(new_id), async |tx| {
        // Whoever presses twice waits here for themselves.
        db::find_resource_held(tx, id).await?;
        let (_, again) = adaptable(tx.reader(), id).await?;
        if again.source.number != origin.base {
            return Err(Refusal::Conflict.into());
        }
        if let Some(begun) = stored::find_begun(tx.reader(), id).await? {
            return Ok(begun);
        }
        drafting::insert_resource(tx, &policy::may_start(tx.viewer(), owner, new)?).await?;
        stored::insert_origin(tx, &policy::may_start(tx.viewer(), owner, (new_id, origin))?).await?;
        let own = db::find_resource(tx.reader(), new_id).await?.or_absent()?;
        super::carry::insert(tx, &own, carried).await?;
        Ok(new_id)
    });
    let begun = frame::or_drop(app, &names, begun.await).await?;
    if begun != new_id {
        frame::drop_files(app, &names).await?;
    }
    Ok(begun)
}

/// What the viewer reads and may make their own.
async fn adaptable(reader: Reader<'_>, id: ResourceId) -> Result<(Resource, Adaptable)> {
    let resource = db::find_resource(reader, id).await?.or_absent()?;
    let version = stored::find_adaptable(reader, id).await?;
    let refused = match (resource.state, &version) {
        _ if resource.held.is_some() => Some(LineageProblem::Held),
        (State::Withdrawn, _) => Some(LineageProblem::Withdrawn),
        (State::Draft, _) | (_, None) => Some(LineageProblem::NotPublished),
        (_, Some(it)) if !it.source.licence.is_open() && !resource.is_own() => Some(LineageProblem::Kept),
        _ => None,
    };
    match refused {
        Some(problem) => Err(Problems::from(problem).into()),
        None => Ok((resource, version.or_absent()?)),
    }
}

/// What stands in the way of publishing what is somebody's own of another, beside what is lacking in any draft.
pub fn lacking(origin: &Origin, draft: &Draft) -> Problems {
    rule::complete(origin, &draft.difference, draft.licence()).err().unwrap_or_default()
}

/// As it is about to be published: what is different in it, for nobody who could not read the original.
///
/// # Errors
/// The problems by field.
pub(super) fn carried(origin: &Origin, draft: &Draft, audience: Audience) -> Result<Difference, Problems> {
    let difference = rule::complete(origin, &draft.difference, draft.licence())?;
    origin.reaches(audience)?;
    Ok(difference)
}

/// Tells those whom a publication concerns because of where it comes from: of the first, whoever owns the original; of a later
/// one, whoever made something of it.
pub(super) async fn tell_of_publication(tx: &mut Tx, resource: &Resource) -> Result<()> {
    let (whom, kind, about) = match (resource.newest, resource.adapted) {
        (0, None) => return Ok(()),
        (0, Some((of, _))) => {
            let original = db::find_resource(tx.reader(), of).await?;
            (original.and_then(|it| it.owner).into_iter().collect(), Notice::ResourceAdapted, resource.id)
        }
        _ => (stored::find_adapters(tx.reader(), resource.id).await?, Notice::OriginChanged, resource.id),
    };
    notices_api::give(tx, &whom, kind, resource.owner, *about.as_bytes()).await
}

impl Changed {
    /// The draft with what changed in it.
    pub fn put_into(&self, draft: &Draft) -> Draft {
        let before = self.before.as_ref().map(Adaptable::as_draft);
        original::take_in(draft, before.as_ref(), &self.now.as_draft())
    }
    /// What of its files goes into a draft that has these.
    fn files(&self, own: &[Listed]) -> Taken {
        let before = self.before.as_ref().map(|it| it.source.files.as_slice()).unwrap_or_default();
        original::files(before, own, &self.now.source.files)
    }
}

/// Puts what changed in the original into the draft, files too, on top of the revision that was looked at; where both changed the
/// same, the draft stays and both are told.
///
/// # Errors
/// `Absent` for whoever does not write it and where nothing changed; `Conflict` if the draft or the original changed meanwhile.
pub async fn take_in(app: &App, viewer: &Viewer, id: ResourceId, number: i64) -> Result<()> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_write(viewer, &resource, ())?;
    let changed = stored::find_changed(read.reader(), id).await?.or_absent()?;
    let sealed = drafting::find_draft(read.reader(), id).await?.or_absent()?;
    drop(read);
    if changed.now.source.number != number {
        return Err(Refusal::Conflict.into());
    }
    let draft = super::open_draft(app, id, &sealed).await?;
    let draft = changed.put_into(&draft);
    draft.keepable(resource.kind)?;
    let origin = changed.origin.with(number, changed.now.source.licence, changed.now.audience);
    let sealed_anew = super::seal(app, id, &draft).await?;
    let taken = changed.files(&super::file::freeze(app, viewer, id, 0).await?.listed);
    let carried = super::carry::carry(app, viewer, (origin.id, number), id, Some(&taken)).await?;
    let names = carried.names();
    let written = app.write(viewer, TAKE_IN.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        settle(tx, &resource, &origin).await?;
        let draft = policy::may_write(tx.viewer(), &resource, (id, sealed.revision, sealed_anew))?;
        if !drafting::save_draft(tx, &draft).await? {
            return Err(Refusal::Conflict.into());
        }
        super::carry::take_out(tx, &resource, &taken).await?;
        super::carry::insert(tx, &resource, carried).await?;
        stored::save_taken_in(tx, &policy::may_write(tx.viewer(), &resource, (id, origin))?).await
    });
    frame::or_drop(app, &names, written.await).await
}

/// Keeps why a later version of the original is not taken in; whoever reads the lineage reads it.
///
/// # Errors
/// `Absent` where nothing changed; `NotAllowed` for whoever only writes with the owner; `Conflict` if the original changed again.
pub async fn decline(app: &App, viewer: &Viewer, id: ResourceId, (number, why): (i64, Cleared<WhyNot>)) -> Result<()> {
    app.write(viewer, DECLINE.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let declined = policy::may_own(tx.viewer(), &resource, (id, number, why.get().clone()))?;
        let changed = stored::find_changed(tx.reader(), id).await?.or_absent()?;
        if changed.now.source.number != number {
            return Err(Refusal::Conflict.into());
        }
        settle(tx, &resource, &changed.origin).await?;
        stored::save_declined(tx, &declined).await?;
        guarding_api::note(tx, &why).await
    })
    .await
}

/// Its owner has seen that the original changed.
async fn settle(tx: &mut Tx, resource: &Resource, origin: &Origin) -> Result<()> {
    match resource.owner {
        Some(owner) => notices_api::settle(tx, owner, Notice::OriginChanged, *origin.id.as_bytes()).await,
        None => Ok(()),
    }
}
