//! The verbs: keeping a reflection, changing it, deleting it, and opening what is sealed.

use crate::{
    policy,
    reflection::{Kept, MOST, Reflection, ReflectionId},
    store::{self as db, Sealed},
};
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use vault::Scope;

/// Keeping one.
pub const NOTE: Act = Act::open("note_reflection");
/// Changing it.
pub const CHANGE: Act = Act::open("change_reflection");
/// Deleting it.
pub const DELETE: Act = Act::open("delete_reflection");

/// Keeps a new one, however often it is sent.
///
/// # Errors
/// The problem of whoever has more than anybody reads; `Conflict` for an id that is another's.
pub async fn note_reflection(
    app: &App,
    viewer: &Viewer,
    id: ReflectionId,
    reflection: Cleared<Reflection>,
) -> Result<()> {
    let own = viewer.member.or_absent()?;
    if db::count_reflections(app.read(viewer).await?.reader()).await? >= MOST {
        let words = "You have 5,000 notes, which is all there is room for. Delete some first.";
        return Err(Problems::one("", words).into());
    }
    let sealed = sealed(app, own, id, reflection.get()).await?;
    app.write(viewer, NOTE, async |tx| {
        let new = policy::may_keep(tx.viewer(), own, (id, sealed))?;
        if !db::insert_reflection(tx, &new).await? {
            db::find_reflection(tx.reader(), id).await?.ok_or(Refusal::Conflict)?;
        }
        guarding_api::note(tx, &reflection).await
    })
    .await
}

/// Words one anew.
///
/// # Errors
/// `Absent` for what is not one's own; `Conflict` if it was changed in another window.
pub async fn change_reflection(
    app: &App,
    viewer: &Viewer,
    (id, revision): (ReflectionId, i64),
    reflection: Cleared<Reflection>,
) -> Result<()> {
    let own = viewer.member.or_absent()?;
    db::find_reflection(app.read(viewer).await?.reader(), id).await?.or_absent()?;
    let sealed = sealed(app, own, id, reflection.get()).await?;
    app.write(viewer, CHANGE, async |tx| {
        db::find_reflection(tx.reader(), id).await?.or_absent()?;
        let change = policy::may_keep(tx.viewer(), own, (id, revision, sealed))?;
        if !db::save_reflection(tx, &change).await? {
            return Err(Refusal::Conflict.into());
        }
        guarding_api::note(tx, &reflection).await
    })
    .await
}

/// Takes one away.
///
/// # Errors
/// `Absent` for what is not one's own.
pub async fn delete_reflection(app: &App, viewer: &Viewer, id: ReflectionId) -> Result<()> {
    let own = viewer.member.or_absent()?;
    app.write(viewer, DELETE, async |tx| {
        let gone = policy::may_keep(tx.viewer(), own, id)?;
        db::remove_reflection(tx, &gone).await?.then_some(()).or_absent().map_err(Into::into)
    })
    .await
}

/// Opens them with their owner's key; one that is spoiled is left out, and the log is told.
///
/// # Errors
/// A fault if the key cannot be read.
pub async fn open_reflections(app: &App, owner: MemberId, sealed: Vec<Sealed>) -> Result<Vec<Kept>> {
    if sealed.is_empty() {
        return Ok(vec![]);
    }
    let Some(key) = app.vault().find(Scope::member(owner)).await? else { return Ok(vec![]) };
    let open = |it: Sealed| {
        let opened = Reflection::open(&key, owner, it.id, &it.body);
        let reflection = opened.inspect_err(|fault| tracing::warn!(%fault, "a reflection does not open")).ok()?;
        Some(Kept { id: it.id, reflection, revision: it.revision, made: it.made })
    };
    Ok(sealed.into_iter().filter_map(open).collect())
}

async fn sealed(app: &App, own: MemberId, id: ReflectionId, reflection: &Reflection) -> Result<Vec<u8>> {
    let key = app.vault().make(Scope::member(own)).await?;
    Ok(reflection.seal(&key, own, id, app.rng())?)
}
