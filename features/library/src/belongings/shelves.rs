//! What a member takes along of what they collected and asked for.

use crate::{
    collection::{CollectionId, Said, open_note},
    store::shelving as db,
};
use ::store::Reader;
use frame::App;
use kernel::{MemberId, Result};
use serde_json::{Value, json};
use std::collections::HashMap;
use vault::{Scope, SealKey};

/// The collections that they began, and what they put into any, with why. One that does not open keeps nobody from the rest.
pub async fn collections(app: &App, reader: Reader<'_>, member: MemberId) -> Result<(Vec<Value>, Vec<Value>)> {
    let mut keys: HashMap<CollectionId, Option<SealKey>> = HashMap::new();
    let mut begun = Vec::new();
    for it in db::find_collections(reader, member).await? {
        let key = key(app, &mut keys, it.id).await?;
        let said = key.and_then(|key| Said::open(key, it.id, &it.body).ok());
        let common = json!({ "collection": it.id, "of_a_group": it.of_group, "for": it.readers, "begun": it.at.iso() });
        begun.push(match said {
            Some(said) => json!({ "title": said.title, "words": said.words, "about": common }),
            None => json!({ "does_not_open": true, "about": common }),
        });
    }
    let mut put = Vec::new();
    for (id, resource, sealed) in db::find_items(reader, member).await? {
        let key = key(app, &mut keys, id).await?;
        let why = key.zip(sealed).and_then(|(key, sealed)| open_note(key, (id, resource), &sealed).ok());
        put.push(json!({ "collection": id, "resource": resource, "why": why }));
    }
    Ok((begun, put))
}

async fn key<'k>(
    app: &App,
    keys: &'k mut HashMap<CollectionId, Option<SealKey>>,
    id: CollectionId,
) -> Result<Option<&'k SealKey>> {
    if let std::collections::hash_map::Entry::Vacant(none) = keys.entry(id) {
        none.insert(app.vault().find(Scope::collection(id)).await?);
    }
    Ok(keys.get(&id).and_then(Option::as_ref))
}

/// What they asked for, and to what they pointed.
pub async fn requests(reader: Reader<'_>, member: MemberId) -> Result<(Vec<Value>, Vec<Value>)> {
    let asked = db::find_requests(reader, member).await?.into_iter().map(|(id, [title, words, state], at)| {
        json!({ "request": id, "title": title, "words": words, "state": state, "asked": at.iso() })
    });
    let pointed = db::find_pointed(reader, member).await?.into_iter();
    let pointed = pointed.map(|(id, resource, at)| json!({ "request": id, "resource": resource, "at": at.iso() }));
    Ok((asked.collect(), pointed.collect()))
}
