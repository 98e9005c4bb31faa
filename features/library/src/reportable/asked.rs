//! Makes requests and collections reportable.

use crate::{
    actions::{self, open_collections},
    collection::CollectionId,
    request::RequestId,
    store::{collecting, requesting},
};
use frame::OwnApp;
use kernel::Result;
use moderation_api::{Changing, Finding, Kept, Reportable, Said, Thing, ThingId};
use store::{Reader, Tx};

pub struct Requests;

async fn request(reader: Reader<'_>, id: RequestId) -> Result<Option<Thing>> {
    let Some(it) = requesting::find_request(reader, id).await? else { return Ok(None) };
    let said = [("What is looked for", it.title.clone()), ("What it is for", it.words.clone())];
    Ok(Some(Thing {
        author: Some(it.by),
        name: format!("Request “{}”", it.title),
        url: it.url(),
        said: parts(said),
        held_since: it.held,
    }))
}

fn parts(said: [(&str, String); 2]) -> Vec<Said> {
    let said = said.into_iter().filter(|it| !it.1.is_empty());
    said.map(|(part, words)| Said { part: part.to_owned(), words }).collect()
}

impl Reportable for Requests {
    fn kind(&self) -> &'static str {
        "resource-request"
    }

    fn noun(&self) -> &'static str {
        "request"
    }

    /// Not everybody reads what is asked in a group.
    fn kept(&self) -> Kept {
        Kept::Sealed
    }

    fn find<'a>(&'a self, reader: Reader<'a>, thing: ThingId) -> Finding<'a> {
        Box::pin(request(reader, thing.as_noun()))
    }

    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::hold_request(tx, thing.as_noun()))
    }

    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::let_request_go(tx, thing.as_noun()))
    }
}

pub struct Collections(pub OwnApp);

impl Collections {
    async fn thing(&self, reader: Reader<'_>, id: CollectionId) -> Result<Option<Thing>> {
        let Some(it) = collecting::find_collection(reader, id).await? else { return Ok(None) };
        let app = self.0.get()?;
        let said = open_collections(&app, std::slice::from_ref(&it)).await?.pop().unwrap_or_default();
        Ok(Some(Thing {
            author: it.owner,
            name: format!("Collection “{}”", said.title),
            url: it.url(),
            said: parts([("Title", said.title), ("What it is for", said.words)]),
            held_since: it.held,
        }))
    }
}

impl Reportable for Collections {
    fn kind(&self) -> &'static str {
        "collection"
    }

    fn noun(&self) -> &'static str {
        "collection"
    }

    fn kept(&self) -> Kept {
        Kept::Sealed
    }

    fn find<'a>(&'a self, reader: Reader<'a>, thing: ThingId) -> Finding<'a> {
        Box::pin(self.thing(reader, thing.as_noun()))
    }

    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::hold_collection(tx, thing.as_noun()))
    }

    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::let_collection_go(tx, thing.as_noun()))
    }
}
