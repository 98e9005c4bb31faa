//! Makes resources reportable: implements the port of moderation. Whoever looks at reports sees the one that was reported, as it
//! was then (abuse cases 16, 46).

mod asked;

use crate::{
    actions,
    resource::{Resource, ResourceId},
    store::{
        self as db,
        versions::{self, Source},
    },
};
use frame::App;
use kernel::Result;
use moderation_api::{Changing, Finding, Kept, Reportable, Reportables, Said, Thing, ThingId};
use std::sync::Arc;
use store::{Reader, Tx};

/// Puts the port in.
pub fn connect(app: &App) {
    let all = app.keep(Reportables::default);
    all.connect(Arc::new(Resources));
    all.connect(Arc::new(asked::Requests));
    all.connect(Arc::new(asked::Collections(app.own())));
}

struct Resources;

/// So many versions are copied, the newest and those before it: whoever reports may have read an earlier one.
const COPIED: usize = 6;

/// What a version says, part by part.
fn words(resource: &Resource, it: &Source) -> Vec<(String, String)> {
    let label = |word: &str| resource.kind.parts().iter().find(|it| it.word == word).map_or("Part", |it| it.label);
    let mut all = vec![("Title".to_owned(), it.title.clone()), ("In short".to_owned(), it.summary.clone())];
    all.extend(it.parts.iter().map(|part| (label(&part.word).to_owned(), part.text.clone())));
    all.extend([("Text".to_owned(), it.body.clone()), ("Who it is for".to_owned(), it.for_whom.clone())]);
    all.extend(it.files.iter().map(|it| ("File".to_owned(), it.name.clone())));
    all
}

/// What nobody but its writers has seen cannot be reported.
async fn thing(reader: Reader<'_>, id: ResourceId) -> Result<Option<Thing>> {
    let Some(resource) = db::find_resource(reader, id).await? else { return Ok(None) };
    let versions = versions::page_of_versions(reader, id).await?;
    let read: Vec<i64> = versions.iter().map(|it| it.number).take(COPIED).collect();
    let mut sources = versions::find_sources(reader, id, &read).await?;
    let Some(it) = sources.pop().filter(|it| it.number == resource.newest) else { return Ok(None) };
    let newest = db::find_edition(reader, id, None).await?.and_then(|it| it.1);
    let mut said = words(&resource, &it);
    if let Some(edition) = newest {
        let tags = edition.tags.replace('|', ", ");
        said.extend([("Tags".to_owned(), tags), ("What is new".to_owned(), edition.note)]);
    }
    let withdrawn = resource.withdrawn.as_ref().map(|it| it.1.clone()).unwrap_or_default();
    said.push(("Why it was withdrawn".to_owned(), withdrawn));
    for earlier in sources.iter().rev() {
        let version = |(part, words)| (format!("Version {}: {part}", earlier.number), words);
        said.extend(words(&resource, earlier).into_iter().map(version));
    }
    said.retain(|it| !it.1.is_empty());
    Ok(Some(Thing {
        author: resource.owner,
        name: format!("{} “{}”", resource.kind.label(), it.title),
        url: resource.url(),
        said: said.into_iter().map(|(part, words)| Said { part, words }).collect(),
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
