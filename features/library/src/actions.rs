//! The verbs: beginning a resource and writing it here; publishing, and what is done with what is published, below.

mod adapt;
mod adopt;
mod ask;
mod begin;
mod care;
mod carry;
mod collect;
mod contribute;
mod credit;
pub mod file;
mod grow;
mod populate;
mod populate_lists;
mod publish;
mod support;
mod take_out;
mod thank;
mod upkeep;
mod warn;

pub use adapt::{ADAPT, DECLINE, TAKE_IN, adapt_resource, decline, lacking, take_in};
pub use adopt::{ADOPT, FORGET, record_adoption, remove_adoption};
pub use ask::{
    ASK, Asking, CLOSE, POINT, REMOVE_REQUEST, REWORD, Wording, ask_for_resource, close_request, expire_requests,
    hold_request, let_request_go, point_to_resource, remove_request, reword_request,
};
pub use begin::{TURN, begin_from_short};
pub use care::{hold, let_go};
pub use collect::{
    COLLECT, EDIT_COLLECTION, NOTE, ORDER, PUT_IN, REMOVE_COLLECTION, Saying, TAKE_OUT, begin_collection,
    edit_collection, hold_collection, let_collection_go, move_in_collection, note_in_collection, open_collections,
    open_notes, put_into_collection, remove_collection, take_out_of_collection,
};
pub use contribute::{ANSWER, INVITE, Reply, TAKE_OFF, answer, invite, take_off};
pub use credit::{ASK_CREDITED, SAY_CREDIT, ask_credited, say_credit};
pub use grow::{grow_made, grow_tree};
pub use populate::fill_made;
pub use populate_lists::fill_lists;
pub use publish::{
    DELETE, PUBLISH, Publishing, SHOW, Shown, TAKE_BACK, WITHDRAW, delete_resource, publish_resource, show_to_all,
    take_back, withdraw_resource,
};
pub use support::{HELP, MOVE, NEED, STOP_HELPING, move_stage, offer_help, open_words, say_needs, stop_helping};
pub use take_out::{TAKE_OUT_VERSION, take_out_version};
pub use thank::{THANK, UNTHANK, Words, open_thanks, take_thanks_back, thank};
pub use upkeep::{render_again, tell_of_overdue};
pub use warn::{HEED, heed, remind};

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
use kernel::{Act, Fault, Moment, OrAbsent, Refusal, Result, Stop, Viewer};
use vault::Scope;

/// Beginning one.
pub const START: Act = Act::open("start_resource");
/// Saving its draft.
pub const SAVE: Act = Act::open("save_resource_draft");

/// What became of words with which a resource is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// They stand in its draft.
    Saved,
    /// It was begun before, and its draft was saved again since then: nothing is done.
    Later,
}

/// Keeps what is begun, however often it is sent; only its writer sees it.
///
/// # Errors
/// The problems of what is too long; `Conflict` for an id that is another's.
pub async fn start_resource(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    (kind, draft): (Kind, Cleared<Draft>),
) -> Result<Begun> {
    let owner = viewer.member.or_absent()?;
    draft.get().keepable(kind)?;
    let sealed = seal_first(app, id, draft.get()).await?;
    let stage = kind.has_stage().then(|| Stage::of(&draft.get().stage)).flatten();
    let new = NewResource { id, kind, owner, sealed, discussion: None, adapted: None, stage, group: None };
    let is_new = app
        .write(viewer, START.on(id), async |tx| {
            let new = policy::may_start(tx.viewer(), owner, new)?;
            if !drafting::insert_resource(tx, &new).await? {
                let there = db::find_resource(tx.reader(), id).await?;
                return there.filter(Resource::is_own).map(|_| false).ok_or_else(|| Refusal::Conflict.into());
            }
            guarding_api::note(tx, &draft).await?;
            Ok(true)
        })
        .await?;
    // The answer to the first send was lost: what was typed since then goes on top of it.
    match is_new {
        true => Ok(Begun::Saved),
        false => match save_draft(app, viewer, (id, 1), draft).await {
            Err(Stop::Refusal(Refusal::Conflict)) => Ok(Begun::Later),
            saved => saved.map(|()| Begun::Saved),
        },
    }
}

/// Saves the draft on top of the revision from which its writer began; what stands there word for word is saved already, as when
/// the answer was lost and it is sent again.
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
    let there = drafting::find_draft(read.reader(), id).await?.or_absent()?;
    drop(read);
    draft.get().keepable(resource.kind)?;
    if open_draft(app, id, &there).await? == *draft.get() {
        return Ok(());
    }
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
    let key = app.vault().find(Scope::resource(id)).await?;
    let key = key.ok_or_else(|| Fault::bug("a draft without its key"))?;
    Ok(Draft::open(&key, id, &sealed.body)?)
}

/// What drafts are called that were never published; one that does not open has no title.
pub async fn titles_of(app: &App, sealed: &[(ResourceId, &[u8])]) -> Result<Vec<String>> {
    let mut titles = Vec::new();
    for (id, body) in sealed {
        let key = app.vault().find(Scope::resource(*id)).await?;
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
    Ok(draft.seal(&app.vault().make(Scope::resource(id)).await?, id, app.rng())?)
}

/// With the key that is there.
async fn seal(app: &App, id: ResourceId, draft: &Draft) -> Result<Vec<u8>> {
    let key = app.vault().find(Scope::resource(id)).await?;
    Ok(draft.seal(&key.ok_or_else(|| Fault::bug("a draft without its key"))?, id, app.rng())?)
}
