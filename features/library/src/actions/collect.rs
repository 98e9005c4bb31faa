//! Looking after collections: beginning one, saying what it is for, what stands in it and in which order.

use crate::{
    collection::{
        Collection, CollectionId, MOST, MOST_OF_ONE, Note, Readers, Said, Title, Way, Words, moved, open_note,
        seal_note,
    },
    policy,
    resource::{ResourceId, State},
    store::{
        self as db,
        collecting::{self, NewCollection},
    },
};
use ::store::Tx;
use frame::App;
use groups_api::GroupId;
use guard::Cleared;
use kernel::{Act, Fault, OrAbsent, Problems, Refusal, Result, Viewer};
use vault::{Scope, SealKey};

/// Beginning one.
pub const COLLECT: Act = Act::open("begin_collection");
/// Changing what it says and who reads it.
pub const EDIT_COLLECTION: Act = Act::open("edit_collection");
/// Taking it away.
pub const REMOVE_COLLECTION: Act = Act::open("remove_collection");
/// Putting something in.
pub const PUT_IN: Act = Act::open("put_into_collection");
/// Saying why it stands there.
pub const NOTE: Act = Act::open("note_in_collection");
/// Moving it.
pub const ORDER: Act = Act::open("move_in_collection");
/// Taking it out.
pub const TAKE_OUT: Act = Act::open("take_out_of_collection");

/// What somebody says of a collection.
#[derive(Debug, Clone)]
pub struct Saying {
    /// What it is called.
    pub title: Title,
    /// What it is for.
    pub words: Option<Words>,
    /// Whether every member reads it.
    pub for_all: bool,
}

impl Saying {
    fn said(&self) -> Said {
        Said { title: self.title.as_str().to_owned(), words: self.words.as_ref().map_or("", Words::as_str).to_owned() }
    }
}

/// Begins one, however often it is sent.
///
/// # Errors
/// `NotAllowed` for a group in which the viewer does not write; the problem of whoever has too many; `Conflict` for an id that is
/// another's.
pub async fn begin_collection(
    app: &App,
    viewer: &Viewer,
    (id, group): (CollectionId, Option<GroupId>),
    saying: Cleared<Saying>,
) -> Result<()> {
    let owner = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let standing = standing(read.reader(), group).await?;
    policy::may_collect(viewer, owner, standing.as_ref(), ())?;
    if collecting::count_own(read.reader()).await? >= MOST_OF_ONE {
        let words = format!("You have {MOST_OF_ONE} collections, which is all there is room for. Take one away first.");
        return Err(Problems::one("", words).into());
    }
    drop(read);
    let key = app.vault().make(Scope::collection(id)).await?;
    let body = saying.get().said().seal(&key, id, app.rng())?;
    let readers = Readers::chosen(group.is_some(), saying.get().for_all);
    let new = NewCollection { id, owner, group, readers, body };
    app.write(viewer, COLLECT.on(id), async |tx| {
        let standing = self::standing(tx.reader(), group).await?;
        let new = policy::may_collect(tx.viewer(), owner, standing.as_ref(), new)?;
        if !collecting::insert_collection(tx, &new).await? {
            let there = collecting::find_collection(tx.reader(), id).await?;
            return there.filter(Collection::is_own).map(drop).ok_or_else(|| Refusal::Conflict.into());
        }
        guarding_api::note(tx, &saying).await
    })
    .await
}

async fn standing(reader: ::store::Reader<'_>, group: Option<GroupId>) -> Result<Option<groups_api::Standing>> {
    Ok(match group {
        Some(group) => Some(groups_api::standing_in(reader, group).await?.or_absent()?),
        None => None,
    })
}

/// Changes what it says and who reads it, on top of the revision from which its curator began.
///
/// # Errors
/// `Conflict` if somebody changed it meanwhile.
pub async fn edit_collection(
    app: &App,
    viewer: &Viewer,
    (id, began): (CollectionId, i64),
    saying: Cleared<Saying>,
) -> Result<()> {
    let key = key_of(app, viewer, id).await?;
    let body = saying.get().said().seal(&key, id, app.rng())?;
    let for_all = saying.get().for_all;
    app.write(viewer, EDIT_COLLECTION.on(id), async |tx| {
        let collection = collecting::find_collection_held(tx, id).await?.or_absent()?;
        let readers = Readers::chosen(collection.group.is_some(), for_all);
        let change = policy::may_curate(tx.viewer(), &collection, (id, began, readers, body))?;
        if !collecting::save_collection(tx, &change).await? {
            return Err(Refusal::Conflict.into());
        }
        guarding_api::note(tx, &saying).await
    })
    .await
}

/// Takes it away with its list and its key; what stood in it stays where it is.
///
/// # Errors
/// `NotAllowed` for whoever neither began it nor hosts its group.
pub async fn remove_collection(app: &App, viewer: &Viewer, id: CollectionId) -> Result<()> {
    app.write(viewer, REMOVE_COLLECTION.on(id), async |tx| {
        let collection = collecting::find_collection_held(tx, id).await?.or_absent()?;
        let standing = self::standing(tx.reader(), collection.group.as_ref().map(|it| it.0)).await?;
        let gone = policy::may_remove_collection(tx.viewer(), &collection, standing.as_ref(), id)?;
        collecting::remove_collection(tx, &gone).await?;
        frame::forget_keys(tx, [Scope::collection(id)]);
        Ok(())
    })
    .await
}

/// Puts something in that the viewer reads, at its end; twice is once.
///
/// # Errors
/// `Absent` for what they do not see; the problem of what is not published, and of a full one.
pub async fn put_into_collection(
    app: &App,
    viewer: &Viewer,
    (id, resource): (CollectionId, ResourceId),
    note: Option<Cleared<Option<Note>>>,
) -> Result<()> {
    let key = key_of(app, viewer, id).await?;
    let noted = note.as_ref().and_then(|it| it.get().as_ref());
    let sealed = noted.map(|it| seal_note(&key, (id, resource), it, app.rng()));
    app.write(viewer, PUT_IN.on(id), async |tx| {
        let collection = collecting::find_collection_held(tx, id).await?.or_absent()?;
        let item = policy::may_curate(tx.viewer(), &collection, (id, resource, sealed))?;
        let there = db::find_resource(tx.reader(), resource).await?.or_absent()?;
        if there.state != State::Published || there.newest == 0 {
            return Err(Problems::one("resource", "Only what is published stands in a collection.").into());
        }
        let placed = collecting::find_placed(tx.reader(), id).await?;
        if placed.len() >= MOST && !placed.iter().any(|it| it.resource == resource) {
            let words =
                format!("{MOST} things stand in this collection, which is all there is room for. Begin another one.");
            return Err(Problems::one("resource", words).into());
        }
        collecting::save_item(tx, &item).await?;
        match &note {
            Some(note) => guarding_api::note(tx, note).await,
            None => Ok(()),
        }
    })
    .await
}

/// Says why something stands there, or takes that away.
///
/// # Errors
/// `Absent` for what does not stand there, or is not for the viewer.
pub async fn note_in_collection(
    app: &App,
    viewer: &Viewer,
    (id, resource): (CollectionId, ResourceId),
    note: Cleared<Option<Note>>,
) -> Result<()> {
    let key = key_of(app, viewer, id).await?;
    let sealed = note.get().as_ref().map(|it| seal_note(&key, (id, resource), it, app.rng()));
    app.write(viewer, NOTE.on(id), async |tx| {
        let collection = collecting::find_collection_held(tx, id).await?.or_absent()?;
        let item = policy::may_curate(tx.viewer(), &collection, (id, resource, sealed))?;
        seen(tx, id, resource).await?;
        collecting::save_note(tx, &item).await?;
        guarding_api::note(tx, &note).await
    })
    .await
}

/// Moves something past the next thing that its curator sees; at the end nothing moves.
///
/// # Errors
/// `Absent` for what does not stand there, or is not for the viewer.
pub async fn move_in_collection(
    app: &App,
    viewer: &Viewer,
    (id, resource): (CollectionId, ResourceId),
    way: Way,
) -> Result<()> {
    app.write(viewer, ORDER.on(id), async |tx| {
        let collection = collecting::find_collection_held(tx, id).await?.or_absent()?;
        seen(tx, id, resource).await?;
        let placed = collecting::find_placed(tx.reader(), id).await?;
        let order = moved(&placed, resource, way).unwrap_or_default();
        let order = policy::may_curate(tx.viewer(), &collection, (id, order))?;
        collecting::save_order(tx, &order).await
    })
    .await
}

/// Takes something out; twice is once.
pub async fn take_out_of_collection(
    app: &App,
    viewer: &Viewer,
    (id, resource): (CollectionId, ResourceId),
) -> Result<()> {
    app.write(viewer, TAKE_OUT.on(id), async |tx| {
        let collection = collecting::find_collection_held(tx, id).await?.or_absent()?;
        let item = policy::may_curate(tx.viewer(), &collection, (id, resource))?;
        collecting::remove_item(tx, &item).await?;
        Ok(())
    })
    .await
}

/// What stands there is absent for whoever may not read it.
async fn seen(tx: &mut Tx, id: CollectionId, resource: ResourceId) -> Result<()> {
    let placed = collecting::find_placed(tx.reader(), id).await?;
    placed.iter().any(|it| it.resource == resource && it.seen).then_some(()).or_absent().map_err(Into::into)
}

/// The key of one that the viewer looks after.
async fn key_of(app: &App, viewer: &Viewer, id: CollectionId) -> Result<SealKey> {
    let collection = collecting::find_collection(app.read(viewer).await?.reader(), id).await?.or_absent()?;
    policy::may_curate(viewer, &collection, ())?;
    let key = app.vault().find(Scope::collection(id)).await?;
    Ok(key.ok_or_else(|| Fault::bug("a collection without its key"))?)
}

/// What collections say; one that does not open says nothing.
pub async fn open_collections(app: &App, all: &[Collection]) -> Result<Vec<Said>> {
    let mut opened = Vec::with_capacity(all.len());
    for it in all {
        let key = app.vault().find(Scope::collection(it.id)).await?;
        let said = key.map(|key| Said::open(&key, it.id, &it.body)).transpose();
        opened.push(said.unwrap_or_else(|fault| {
            tracing::warn!(%fault, "a collection does not open");
            None
        }));
    }
    Ok(opened.into_iter().map(Option::unwrap_or_default).collect())
}

/// The notes in one, in the order of what stands there; what does not open is nothing.
pub async fn open_notes(
    app: &App,
    id: CollectionId,
    placed: &[(ResourceId, Vec<u8>)],
) -> Result<Vec<(ResourceId, String)>> {
    let Some(key) = app.vault().find(Scope::collection(id)).await? else { return Ok(vec![]) };
    let note = |(resource, sealed): &(ResourceId, Vec<u8>)| match open_note(&key, (id, *resource), sealed) {
        Ok(note) => Some((*resource, note)),
        Err(fault) => {
            tracing::warn!(%fault, "a note in a collection does not open");
            None
        }
    };
    Ok(placed.iter().filter_map(note).collect())
}

/// Holds one back, by a report.
pub async fn hold_collection(tx: &mut Tx, id: CollectionId) -> Result<()> {
    let sees = collecting::find_collection(tx.reader(), id).await?.is_some();
    collecting::save_hold(tx, &policy::may_hold(tx.viewer(), id, sees)?).await
}

/// Lets it be seen again.
pub async fn let_collection_go(tx: &mut Tx, id: CollectionId) -> Result<()> {
    collecting::save_let_go(tx, &policy::may_let_go(tx.viewer(), id)?).await
}
