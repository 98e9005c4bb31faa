//! Collections: all that one may read, one of them, and where something is put in.

use crate::{
    actions::{month_of, open_collections, open_notes},
    collection::{Collection, CollectionId, Readers, Said},
    downloads::downloads,
    pages::pack::{self, Wanted},
    policy,
    resource::ResourceId,
    store::{
        self as db, collecting,
        listing::{Shelf, page_of_shelf},
    },
    views::collecting::{ChoosePage, CollectionPage, CollectionRow, CollectionsPage, EditCollectionPage, ItemRow},
};
use axum::http::Method;
use files::Title;
use frame::App;
use groups_api::groups_of;
use kernel::{Cursor, MemberId, Moment, OrAbsent, Page, Problems, Result, Viewer};
use serde::Deserialize;
use std::collections::HashMap;
use web::{Answer, Asker, Path, Query, Reply};

/// So many a page of the list has.
const ROWS: usize = 30;
/// More than anybody looks after.
const CURATED: i64 = 200;
/// So many of a shelf are taken along at once.
const PACKED: i64 = 200;

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedCollection {
    /// Made by the page.
    pub id: String,
    /// `mine`, or the id of a group.
    pub whose: String,
    /// The revision from which one began.
    pub began: i64,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub words: String,
    /// `all` or `few`.
    pub readers: String,
    /// What is put in at once.
    pub first: String,
}

/// What follows `?` of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

/// `/library/collections`
pub async fn collections(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let before = Cursor::decode(&asked.after).and_then(|it| {
        let (at, id) = it.0.split_once(' ')?;
        Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
    });
    let found =
        collecting::page_of_collections(app.read(&asker.viewer).await?.reader(), before, ROWS as i64 + 1).await?;
    let page = Page::of(found, ROWS, |it| format!("{} {}", it.changed.micros(), it.id));
    let said = open_collections(&app, &page.items).await?;
    let rows = page.items.iter().zip(said).map(|(it, said)| CollectionRow::new(it, said)).collect();
    let next = page.next.map(|it| format!("/library/collections?after={}", it.encode()));
    Ok(Reply::page(CollectionsPage::new(rows, next)))
}

/// What follows `?` of a new one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct With {
    with: String,
}

/// `/library/collections/new`; with `?with=` what is put in at once.
pub async fn new_collection(app: App, asker: Asker, Query(with): Query<With>) -> Answer {
    let first = with.with.parse::<ResourceId>().map(|it| it.to_string()).unwrap_or_default();
    let id = CollectionId::new(app.clock().now(), app.rng()).to_string();
    let typed =
        TypedCollection { id, whose: "mine".to_owned(), readers: "all".to_owned(), first, ..Default::default() };
    Ok(Reply::page(new_collection_page(&app, &asker.viewer, typed, &Problems::none()).await?))
}

/// The page on which one begins one, with what was typed and what is wrong with it.
pub async fn new_collection_page(
    app: &App,
    viewer: &Viewer,
    typed: TypedCollection,
    problems: &Problems,
) -> Result<EditCollectionPage> {
    let groups = groups_of(app.read(viewer).await?.reader()).await?;
    Ok(EditCollectionPage::begun(typed, groups, problems))
}

/// `/library/collections/{id}/edit`
pub async fn edit_collection(app: App, asker: Asker, Path(id): Path<CollectionId>) -> Answer {
    Ok(Reply::page(edit_collection_page(&app, &asker.viewer, id, None, &Problems::none()).await?))
}

/// The page on which one changes what it says. What somebody else made of it meanwhile stands beside what was typed.
pub async fn edit_collection_page(
    app: &App,
    viewer: &Viewer,
    id: CollectionId,
    typed: Option<TypedCollection>,
    problems: &Problems,
) -> Result<EditCollectionPage> {
    let read = app.read(viewer).await?;
    let collection = collecting::find_collection(read.reader(), id).await?.or_absent()?;
    policy::may_curate(viewer, &collection, ())?;
    let standing = match &collection.group {
        Some((group, _)) => groups_api::standing_in(read.reader(), *group).await?,
        None => None,
    };
    drop(read);
    let can_delete = policy::may_remove_collection(viewer, &collection, standing.as_ref(), ()).is_ok();
    let said = said_of(app, &collection).await?;
    let readers = if collection.readers == Readers::Members { "all" } else { "few" };
    let theirs = typed.as_ref().is_some_and(|it| it.began != collection.revision).then(|| said.clone());
    let typed = match typed {
        Some(typed) => TypedCollection { began: collection.revision, ..typed },
        None => TypedCollection {
            began: collection.revision,
            title: said.title,
            words: said.words,
            readers: readers.to_owned(),
            ..Default::default()
        },
    };
    Ok(EditCollectionPage::changed((&collection, can_delete), typed, theirs, problems))
}

async fn said_of(app: &App, collection: &Collection) -> Result<Said> {
    Ok(open_collections(app, std::slice::from_ref(collection)).await?.pop().unwrap_or_default())
}

/// `/library/collections/{id}`
pub async fn collection(app: App, asker: Asker, Path(id): Path<CollectionId>) -> Answer {
    let nothing = (String::new(), String::new());
    Ok(Reply::page(collection_page(&app, &asker.viewer, id, nothing, &Problems::none()).await?))
}

/// A collection with what stands in it and its reader may read, and with what was typed to be put in.
pub async fn collection_page(
    app: &App,
    viewer: &Viewer,
    id: CollectionId,
    typed: (String, String),
    problems: &Problems,
) -> Result<CollectionPage> {
    let read = app.read(viewer).await?;
    let collection = collecting::find_collection(read.reader(), id).await?.or_absent()?;
    let placed = collecting::find_placed(read.reader(), id).await?;
    let items = collecting::page_of_items(read.reader(), id).await?;
    drop(read);
    let said = said_of(app, &collection).await?;
    let notes: Vec<(ResourceId, Vec<u8>)> =
        placed.iter().filter(|it| it.seen).filter_map(|it| Some((it.resource, it.note.clone()?))).collect();
    let mut notes: HashMap<ResourceId, String> = open_notes(app, id, &notes).await?.into_iter().collect();
    let mut items: HashMap<ResourceId, db::listing::Listed> = items.into_iter().map(|it| (it.id, it)).collect();
    let month = month_of(app.clock().now());
    let row = |it: &crate::collection::Placed| {
        let listed = items.remove(&it.resource)?;
        Some(ItemRow::new(listed, notes.remove(&it.resource).unwrap_or_default(), &month))
    };
    let rows = placed.iter().filter(|it| it.seen).filter_map(row).collect();
    Ok(CollectionPage::new(&collection, said, rows, (typed, problems)))
}

/// `/library/{id}/collecting`
pub async fn choosing(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(choosing_page(&app, &asker.viewer, id, &Problems::none()).await?))
}

/// The collections that the viewer looks after, to put something in.
pub async fn choosing_page(app: &App, viewer: &Viewer, id: ResourceId, problems: &Problems) -> Result<ChoosePage> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    let curated = collecting::page_of_curated(read.reader(), CURATED).await?;
    drop(read);
    let said = open_collections(app, &curated).await?;
    Ok(ChoosePage::new(&resource, curated.iter().zip(said).collect(), problems))
}

/// `/library/collections/{id}/pack`: what stands in it and its reader may read, as one to take along.
pub async fn collection_pack(app: App, asker: Asker, Path(id): Path<CollectionId>, method: Method) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let collection = collecting::find_collection(read.reader(), id).await?.or_absent()?;
    let placed = collecting::find_placed(read.reader(), id).await?;
    let items = collecting::page_of_items(read.reader(), id).await?;
    drop(read);
    let title = said_of(&app, &collection).await?.title;
    let place = |it: &db::listing::Listed| placed.iter().position(|placed| placed.resource == it.id);
    let mut items = items;
    items.sort_by_key(place);
    Ok(packed(&app, &asker.viewer, title, items, &method))
}

/// `/library/shelves/{member}/pack`: what somebody shared and the viewer may read, as one to take along.
pub async fn shelf_pack(app: App, asker: Asker, Path(member): Path<MemberId>, method: Method) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let name = accounts_api::names_of(read.reader(), &[member]).await?.remove(&member).or_absent()?;
    let items = page_of_shelf(read.reader(), Shelf::Of(member), None, PACKED).await?;
    drop(read);
    Ok(packed(&app, &asker.viewer, format!("Shelf of {name}"), items, &method))
}

fn packed(app: &App, viewer: &Viewer, title: String, items: Vec<db::listing::Listed>, method: &Method) -> Reply {
    let others = items.iter().filter(|it| it.by.as_ref().is_none_or(|by| !viewer.is(by.0)));
    if method == Method::GET {
        others.for_each(|it| downloads(app).count(it.id));
    }
    let wanted = items.iter().map(|it| Wanted { id: it.id, number: None }).collect();
    let name = Title::new(&format!("{title}.zip"));
    let pieces = pack::stream(app, viewer, title, wanted);
    Reply::made(name.as_str().to_owned(), "application/zip", axum::body::Body::from_stream(pieces))
}
