//! What the library holds of a member: what they published, what they are writing, and what they help with.

use crate::{draft::Draft, resource::ResourceId, store::belonging as db};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding, Telling};
use kernel::MemberId;
use library_api::{ResourceChanged, ResourceTakenBack};
use serde_json::{Value, json};
use vault::Scope;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["resource", "resource_version", "resource_draft", "resource_contributor"],
        words: Holding {
            title: "What you put into the library",
            has: "All versions that you published, with what was new in each, what you have begun to write, and with whom you write.",
            without: "What others wrote in their own resources, also where you helped, and who read yours.",
            goes: "Your drafts, what you took back or withdrew, what only your contacts saw, and whatever keeps all rights. Your name \
                   goes from everything.",
            stays: "What you published for all members or for a group under a licence that lets others use it stays, as the work of \
                    “A former member”, because practices may rely on it. Take it back or withdraw it before you go, and it goes \
                    with you.",
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
            let key = app.vault().find(Scope::conversation(id)).await?;
            let opened = key.and_then(|it| Draft::open(&it, id, &sealed).ok());
            drafts.push(match opened {
                Some(draft) => json!({ "resource": id, "draft": draft }),
                None => json!({ "resource": id, "does_not_open": true }),
            });
        }
        let helped = db::find_helped(reader, member).await?;
        let helped: Vec<Value> =
            helped.iter().map(|it| json!({ "resource": it.0, "as": it.1, "since": it.2.iso() })).collect();
        Ok(Exported::new("library", json!({ "published": published, "drafts": drafts, "helped": helped })))
    })
}

/// Drafts are sealed with a key of their resource.
pub fn named_keys<'r>(reader: Reader<'r>, asked: &'r [Scope]) -> Telling<'r, Vec<Scope>> {
    Box::pin(async move {
        let ids: Vec<ResourceId> = asked.iter().filter_map(Scope::as_conversation).collect();
        Ok(db::find_there(reader, &ids).await?.into_iter().map(Scope::conversation).collect())
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        let owned = db::find_owned(tx.reader(), member).await?;
        for (id, stays) in &owned {
            if *stays {
                tx.tell(ResourceChanged { resource: *id });
            } else {
                db::remove_whole(tx, *id).await?;
                tx.tell(ResourceTakenBack { resource: *id });
            }
        }
        db::remove_member(tx, member).await?;
        frame::forget_keys(tx, owned.iter().map(|it| Scope::conversation(it.0)));
        // So that no word that is gone stays in the files of the index.
        tx.tell(searching_api::AuthorErased { member });
        Ok(())
    })
}
