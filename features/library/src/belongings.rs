//! What the library holds of a member: what they published, what they are writing, and what they help with.

mod lineage;
mod shelves;
mod uses;

use crate::{
    actions,
    collection::CollectionId,
    draft::Draft,
    file,
    resource::ResourceId,
    store::{belonging as db, discarding, leaving, shelving},
};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding, Telling};
use kernel::MemberId;
use library_api::{ResourceChanged, ResourceTakenBack};
use serde_json::{Value, json};
use std::collections::{HashMap, hash_map::Entry};
use vault::Scope;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &[
            "resource",
            "resource_version",
            "resource_draft",
            "resource_contributor",
            "resource_file",
            "adoption",
            "resource_support",
            "resource_warning",
            "resource_thanks",
            "collection",
            "collection_item",
            "resource_request",
            "resource_answer",
        ],
        words: Holding {
            title: "What you put into the library",
            has: "All versions that you published, with what was new in each, what you have begun to write, with whom you write, the files that you brought, how you use what others wrote, with what you offered to help, your collections, what you asked for, whom you thanked, and of what you were told that it is withdrawn.",
            without: "What others wrote in their own resources, also where you helped, and who read yours.",
            goes: "Your drafts, what you took back or withdrew, what is held back, what only your contacts saw, and whatever keeps all rights, earlier versions too, each with its files. What you said of how you use \
                   things and offered goes too, and so do your thanks, also those that you were given, your collections and what you asked for. Your name goes from everything.",
            stays: "What you published for all members or for a group under a licence that lets others use it stays with its files, as the work of \
                    “A former member”, because practices may rely on it. Take it back or withdraw it before you go, and it goes \
                    with you. What everybody could read on the web is there no more, for nobody could take it off. That somebody used a thing, and the minutes that it saved, stay in its sums, without a place. A group keeps its collections, and a request its answers, without your name.",
        },
        export,
        erase,
    }
}

fn export<'r>(app: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let published: Vec<Value> = db::find_own(reader, member)
            .await?
            .iter()
            .map(|it| {
                let parts: serde_json::Map<String, Value> =
                    it.source.parts.iter().map(|it| (it.word.clone(), it.text.clone().into())).collect();
                json!({
                    "resource": it.id, "version": it.source.number, "title": it.source.title, "summary": it.source.summary,
                    "text": it.source.body, "parts": parts, "for_whom": it.source.for_whom,
                    "licence": it.source.licence.name(), "tags": it.tags, "what_is_new": it.note, "published": it.at.iso(),
                    "for": it.audience,
                })
            })
            .collect();
        let mut drafts = Vec::new();
        for (id, sealed) in db::find_drafts(reader, member).await? {
            // One that does not open keeps nobody from the rest.
            let key = app.vault().find(Scope::resource(id)).await?;
            let opened = key.and_then(|it| Draft::open(&it, id, &sealed).ok());
            drafts.push(match opened {
                Some(draft) => json!({ "resource": id, "draft": draft }),
                None => json!({ "resource": id, "does_not_open": true }),
            });
        }
        let (files, copied) = files_of(app, reader, member).await?;
        let helped = db::find_helped(reader, member).await?;
        let helped = helped.into_iter().map(|it| {
            json!({
                "resource": it.id, "as": it.state, "said": it.credit, "named_on_the_web": it.named, "since": it.since.iso(),
            })
        });
        let helped: Vec<Value> = helped.collect();
        let all = json!({ "published": published, "drafts": drafts, "helped": helped, "files": files,
            "uses": uses::uses(reader, member).await?, "offers": uses::offers(app, reader, member).await?,
            "needs": uses::needs(reader, member).await?,
        });
        let (collections, put) = shelves::collections(app, reader, member).await?;
        let (asked, pointed) = shelves::requests(reader, member).await?;
        let (thanked, warned) = (lineage::sent(app, reader, member).await?, lineage::warned(reader, member).await?);
        let mut all = all;
        for (field, values) in [
            ("collections", collections),
            ("collected", put),
            ("requests", asked),
            ("answers", pointed),
            ("thanks", thanked),
            ("warnings", warned),
        ] {
            all[field] = values.into();
        }
        let part = Exported::new("library", all);
        Ok(copied.into_iter().fold(part, |part, (called, name, lock)| part.with_sealed(called, name, lock)))
    })
}

/// A file of the copy: what it is called there, where it lies, and with what it is sealed.
type Copied = (String, files::FileName, files::Lock);

/// What is said of the files that the member brought, and the files themselves. One that does not open keeps nobody from the rest.
async fn files_of(app: &App, reader: Reader<'_>, member: MemberId) -> kernel::Result<(Vec<Value>, Vec<Copied>)> {
    let (mut said, mut copied) = (Vec::new(), Vec::new());
    let mut keys = HashMap::new();
    for it in discarding::page_of_own(reader, member).await? {
        let id = it.file.resource;
        let key = match keys.entry(id) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(none) => none.insert(app.vault().find(Scope::resource(id)).await?),
        };
        let mut one = json!({ "resource": id, "brought": it.file.made.iso(), "name": null });
        match key.as_ref().and_then(|key| Some((key, it.file.open(key).ok()?))) {
            Some((key, about)) => {
                one["name"] = about.title.as_str().into();
                let called = format!("{}-{}", copied.len() + 1, about.title);
                copied.push((called, it.name.clone(), file::lock(key, id, &it.name)));
            }
            None => one["does_not_open"] = true.into(),
        }
        said.push(one);
    }
    Ok((said, copied))
}

/// Drafts, files and what is said to an owner are sealed with a key of their resource; what stands in a collection with one of
/// that.
pub fn named_keys<'r>(reader: Reader<'r>, asked: &'r [Scope]) -> Telling<'r, Vec<Scope>> {
    Box::pin(async move {
        let ids: Vec<ResourceId> = asked.iter().filter_map(Scope::as_resource).collect();
        let mut named: Vec<Scope> = db::find_there(reader, &ids).await?.into_iter().map(Scope::resource).collect();
        let ids: Vec<CollectionId> = asked.iter().filter_map(Scope::as_collection).collect();
        named.extend(shelving::find_kept(reader, &ids).await?.into_iter().map(Scope::collection));
        Ok(named)
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        let owned = db::find_owned(tx.reader(), member).await?;
        for (id, stays) in &owned {
            if *stays {
                db::remove_narrow(tx, *id).await?;
                tx.tell(ResourceChanged { resource: *id });
            } else {
                actions::file::discard_all(tx, *id).await?;
                db::remove_whole(tx, *id).await?;
                tx.tell(ResourceTakenBack { resource: *id });
            }
        }
        actions::file::discard_of_member(tx, member).await?;
        for resource in leaving::remove_uses(tx, member).await? {
            tx.tell(ResourceChanged { resource });
        }
        db::remove_member(tx, member).await?;
        let collected = shelving::remove_member(tx, member).await?;
        frame::forget_keys(tx, collected.into_iter().map(Scope::collection));
        // What stays with files is opened with its key.
        let all: Vec<ResourceId> = owned.iter().map(|it| it.0).collect();
        let sealed = db::find_there(tx.reader(), &all).await?;
        let gone: Vec<Scope> = all.iter().filter(|it| !sealed.contains(it)).map(|it| Scope::resource(*it)).collect();
        frame::forget_keys(tx, gone);
        // So that no word that is gone stays in the files of the index.
        tx.tell(searching_api::AuthorErased { member });
        Ok(())
    })
}
