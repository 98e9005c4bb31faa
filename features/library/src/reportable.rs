//! Makes resources reportable: implements the port of moderation. Whoever looks at reports sees the one that was reported, as it
//! was then (abuse cases 16, 46).

use crate::{
    actions,
    resource::ResourceId,
    store::{self as db, versions},
};
use frame::App;
use kernel::Result;
use moderation_api::{Changing, Finding, Kept, Reportable, Reportables, Said, Thing, ThingId};
use std::sync::Arc;
use store::{Reader, Tx};

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(Reportables::default).connect(Arc::new(Resources));
}

struct Resources;

/// What nobody but its writers has seen cannot be reported.
async fn thing(reader: Reader<'_>, id: ResourceId) -> Result<Option<Thing>> {
    let Some(resource) = db::find_resource(reader, id).await? else { return Ok(None) };
    let Some(it) = versions::find_sources(reader, id, &[resource.newest]).await?.pop() else { return Ok(None) };
    let parts = it.parts.iter().map(|part| {
        let label = resource.kind.parts().iter().find(|it| it.word == part.word).map_or("Part", |it| it.label);
        (label, part.text.clone())
    });
    let all = [("Title", it.title.clone()), ("In short", it.summary.clone())].into_iter().chain(parts);
    let said = all.chain([("Text", it.body.clone())]).filter(|it| !it.1.is_empty());
    Ok(Some(Thing {
        author: resource.owner,
        name: format!("{} “{}”", resource.kind.label(), it.title),
        url: resource.url(),
        said: said.map(|(part, words)| Said { part: part.to_owned(), words }).collect(),
        held_since: resource.held,
    }))
}

impl Reportable for Resources {
    fn kind(&self) -> &'static str {
        "resource"
    }

    fn noun(&self) -> &'static str {
        "resource"
    }

    /// Not everybody reads what is for a group or for contacts.
    fn kept(&self) -> Kept {
        Kept::Sealed
    }

    fn find<'a>(&'a self, reader: Reader<'a>, thing_id: ThingId) -> Finding<'a> {
        Box::pin(thing(reader, thing_id.as_noun()))
    }

    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::hold(tx, thing.as_noun()))
    }

    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::let_go(tx, thing.as_noun()))
    }
}
