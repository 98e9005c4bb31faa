//! What conversations hold of a member: their own words, and that they are in them.

use crate::{
    actions::{attach, find_lock},
    jobs,
    sealing::Lock,
    store::{attachment, belonging as db, next_number, participant, upkeep},
};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding, Telling};
use kernel::{MemberId, Result};
use serde_json::{Value, json};
use std::collections::HashMap;
use vault::Scope;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["participant", "message", "reaction", "mention", "draft", "conversation", "attachment"],
        words: Holding {
            title: "Your conversations",
            has: "What you wrote in conversations and the files you sent, those that you have left too, what you have begun to write, what you said to messages, and how you keep \
                  each conversation.",
            without: "What others wrote to you is not in it: it is theirs. Nor is who they are.",
            goes: "All your words and files in conversations, earlier wordings and drafts, what you said to messages, and that you were \
                   in them. A conversation in which nobody is left goes with its key, from backups too.",
            stays: "In conversations with others an empty place where a message of yours stood, without your name and without \
                    your words, so that their answers do not hang in the air.",
        },
        export,
        erase,
    }
}

fn export<'r>(app: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let mut locks = Locks { app, found: HashMap::new() };
        let mut messages = Vec::new();
        for it in db::find_own(reader, member).await? {
            let lock = locks.find(it.conversation).await?;
            let words = lock.and_then(|lock| lock.open_body(it.message, member, &it.body).ok());
            let rest = json!({ "conversation": it.conversation, "sent": it.sent.iso(), "edited": it.edited.map(|it| it.iso()) });
            messages.push(worded(rest, words.map(|it| it.as_str().to_owned())));
        }
        let mut earlier = Vec::new();
        for it in db::find_own_earlier(reader, member).await? {
            let lock = locks.find(it.conversation).await?;
            let words = lock.and_then(|lock| lock.open_revision(it.revision, member, &it.body).ok());
            let rest = json!({ "conversation": it.conversation, "written": it.written.iso() });
            earlier.push(worded(rest, words.map(|it| it.as_str().to_owned())));
        }
        let mut drafts = Vec::new();
        for (conversation, sealed, saved) in db::find_drafts(reader, member).await? {
            let lock = locks.find(conversation).await?;
            let words = lock.and_then(|lock| lock.open_draft(member, &sealed).ok());
            drafts.push(worded(json!({ "conversation": conversation, "saved": saved.iso() }), words));
        }
        let (files, kept) = files(&mut locks, reader, member).await?;
        let said = db::find_said(reader, member).await?;
        let said: Vec<Value> =
            said.iter().map(|it| json!({ "message": it.0, "said": it.1, "at": it.2.iso() })).collect();
        let parts: Vec<Value> = db::find_parts(reader, member).await?.iter().map(part).collect();
        let all = json!({ "conversations": parts, "messages": messages, "earlier_wordings": earlier, "drafts": drafts, "reactions": said, "files": files });
        let part = Exported::new("messages", all);
        Ok(kept.into_iter().fold(part, |part, (called, kept, lock)| part.with_sealed(called, kept, lock)))
    })
}

/// A file of the copy: what it is called there, where it lies, and with what it is sealed.
type Kept = (String, files::FileName, files::Lock);

/// What is said of the member's files, and the files themselves.
async fn files(locks: &mut Locks<'_>, reader: Reader<'_>, member: MemberId) -> Result<(Vec<Value>, Vec<Kept>)> {
    let (mut said, mut kept) = (Vec::new(), Vec::new());
    for it in attachment::page_of_own(reader, member).await? {
        let lock = locks.find(it.conversation).await?;
        let opened = lock.as_ref().and_then(|lock| Some((lock, it.open(&lock.key).ok()?.about)));
        let rest = json!({ "conversation": it.conversation, "brought": it.made.iso() });
        let Some((lock, about)) = opened else {
            said.push(spoiled(rest, "name"));
            continue;
        };
        let mut one = rest;
        one["name"] = about.title.as_str().into();
        said.push(one);
        let called = format!("{}-{}", kept.len() + 1, about.title);
        kept.push((called, it.kept.clone(), it.place().lock(&lock.key, &it.kept)));
    }
    Ok((said, kept))
}

/// With its words. One that is spoiled, or whose key is lost, keeps nobody from the rest.
fn worded(mut rest: Value, words: Option<String>) -> Value {
    match words {
        Some(words) => {
            rest["text"] = words.into();
            rest
        }
        None => spoiled(rest, "text"),
    }
}

fn spoiled(mut rest: Value, field: &str) -> Value {
    rest[field] = Value::Null;
    rest["does_not_open"] = true.into();
    rest
}

fn part(it: &db::OwnPart) -> Value {
    let mut part =
        json!({ "conversation": it.conversation, "joined": it.joined.iso(), "left": it.left.map(|it| it.iso()) });
    for (name, on) in it.kept {
        part[name] = on.into();
    }
    part
}

/// The keys of one export.
struct Locks<'a> {
    app: &'a App,
    found: HashMap<crate::conversation::ConversationId, Option<Lock>>,
}

impl Locks<'_> {
    async fn find(&mut self, conversation: crate::conversation::ConversationId) -> Result<Option<Lock>> {
        if let Some(known) = self.found.get(&conversation) {
            return Ok(known.clone());
        }
        let lock = find_lock(self.app, conversation).await?;
        self.found.insert(conversation, lock.clone());
        Ok(lock)
    }
}

/// What goes is on open pages of those who talked with the member: they hear of it, and it goes there too.
async fn tell_others(tx: &mut Tx, member: MemberId) -> Result<()> {
    let mut here = Vec::new();
    for conversation in db::find_places(tx.reader(), member).await? {
        let number = next_number(tx, conversation).await?;
        db::save_going(tx, conversation, member, number).await?;
        let mut others = participant::find_here(tx.reader(), conversation).await?;
        others.retain(|it| *it != member);
        here.push((conversation, others));
    }
    let mut all: Vec<MemberId> = here.iter().flat_map(|it| it.1.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    let numbers = participant::take_numbers(tx, &all).await?;
    for (conversation, others) in here {
        participant::save_changed(tx, conversation, others.iter().filter_map(|it| numbers.get_key_value(it))).await?;
    }
    Ok(())
}

/// The keys of all conversations that are there.
pub fn named_keys<'r>(reader: Reader<'r>, asked: &'r [Scope]) -> Telling<'r, Vec<Scope>> {
    Box::pin(async move {
        let ids: Vec<_> = asked.iter().filter_map(Scope::as_conversation).collect();
        Ok(upkeep::find_there(reader, &ids).await?.into_iter().map(Scope::conversation).collect())
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        let alone = db::find_alone(tx.reader(), member).await?;
        tell_others(tx, member).await?;
        attach::erase(tx, member).await?;
        db::remove_member(tx, member).await?;
        for conversation in alone {
            jobs::clear_later(tx, conversation);
        }
        Ok(())
    })
}
