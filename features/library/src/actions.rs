//! The verbs: beginning a resource and writing it here; publishing, and what is done with what is published, below.

mod begin;
mod care;
mod contribute;
mod populate;
mod publish;
mod upkeep;

pub use begin::{TURN, begin_from_short};
pub use care::{hold, let_go};
pub use contribute::{ANSWER, INVITE, Reply, TAKE_OFF, answer, invite, take_off};
pub use populate::fill_made;
pub use publish::{
    DELETE, PUBLISH, Publishing, SHOW, Shown, TAKE_BACK, WITHDRAW, delete_resource, publish_resource, show_to_all,
    take_back, withdraw_resource,
};
pub use upkeep::{render_again, tell_of_overdue};

use crate::{
    draft::Draft,
    kind::{Kind, Stage},
    policy,
    resource::{Resource, ResourceId},
    store::{
        self as db,
        drafting::{self, NewResource, SealedDraft},
    },
};
use frame::App;
use guard::Cleared;
use kernel::{Act, Fault, Moment, OrAbsent, Refusal, Result, Viewer};
use vault::Scope;

/// Beginning one.
pub const START: Act = Act::open("start_resource");
/// Saving its draft.
pub const SAVE: Act = Act::open("save_resource_draft");

/// Keeps what is begun, however often it is sent; only its writer sees it.
///
/// # Errors
/// The problems of what is too long; `Conflict` for an id that is another's.
pub async fn start_resource(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    (kind, draft): (Kind, Cleared<Draft>),
) -> Result<()> {
    let owner = viewer.member.or_absent()?;
    draft.get().keepable(kind)?;
    let sealed = seal_first(app, id, draft.get()).await?;
    let stage = kind.has_stage().then(|| Stage::of(&draft.get().stage)).flatten();
    let new = NewResource { id, kind, owner, sealed, discussion: None, adapted: None, stage, group: None };
    app.write(viewer, START.on(id), async |tx| {
        let new = policy::may_start(tx.viewer(), owner, new)?;
        if !drafting::insert_resource(tx, &new).await? {
            let there = db::find_resource(tx.reader(), id).await?;
            return there.filter(Resource::is_own).map(drop).ok_or_else(|| Refusal::Conflict.into());
        }
        guarding_api::note(tx, &draft).await
    })
    .await
}

/// Saves the draft on top of the revision from which its writer began.
///
/// # Errors
/// The problems of what is too long; `Absent` for whoever does not write it; `Conflict` if somebody saved meanwhile.
pub async fn save_draft(
    app: &App,
    viewer: &Viewer,
    (id, began): (ResourceId, i64),
    draft: Cleared<Draft>,
) -> Result<()> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_write(viewer, &resource, ())?;
    drop(read);
    draft.get().keepable(resource.kind)?;
    let sealed = seal(app, id, draft.get()).await?;
    app.write(viewer, SAVE.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let change = policy::may_write(tx.viewer(), &resource, (id, began, sealed))?;
        if !drafting::save_draft(tx, &change).await? {
            return Err(Refusal::Conflict.into());
        }
        guarding_api::note(tx, &draft).await
    })
    .await
}

/// What is being written, opened with the resource's key.
///
/// # Errors
/// A fault if there is no key, or it does not open.
pub async fn open_draft(app: &App, id: ResourceId, sealed: &SealedDraft) -> Result<Draft> {
    let key = app.vault().find(Scope::conversation(id)).await?;
    let key = key.ok_or_else(|| Fault::bug("a draft without its key"))?;
    Ok(Draft::open(&key, id, &sealed.body)?)
}

/// What drafts are called that were never published; one that does not open has no title.
pub async fn titles_of(app: &App, sealed: &[(ResourceId, &[u8])]) -> Result<Vec<String>> {
    let mut titles = Vec::new();
    for (id, body) in sealed {
        let key = app.vault().find(Scope::conversation(*id)).await?;
        let opened = key.map(|it| Draft::open(&it, *id, body)).transpose();
        let draft = opened.unwrap_or_else(|fault| {
            tracing::warn!(%fault, "a draft does not open");
            None
        });
        titles.push(draft.unwrap_or_default().called().to_owned());
    }
    Ok(titles)
}

/// The month in which a moment lies: `2026-11`.
pub fn month_of(now: Moment) -> String {
    ui::words::day_code(now)[..7].to_owned()
}

/// With a key that is made for it.
async fn seal_first(app: &App, id: ResourceId, draft: &Draft) -> Result<Vec<u8>> {
    Ok(draft.seal(&app.vault().make(Scope::conversation(id)).await?, id, app.rng())?)
}

/// With the key that is there.
async fn seal(app: &App, id: ResourceId, draft: &Draft) -> Result<Vec<u8>> {
    let key = app.vault().find(Scope::conversation(id)).await?;
    Ok(draft.seal(&key.ok_or_else(|| Fault::bug("a draft without its key"))?, id, app.rng())?)
}
