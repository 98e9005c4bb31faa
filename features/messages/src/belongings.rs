//! What conversations hold of a member: their own words, and that they are in them.

use crate::{
    actions::{attach, find_lock},
    jobs,
    sealing::Lock,
    store::{attachment, belonging as db},
};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::{MemberId, Result};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["participant", "message", "reaction", "mention", "draft", "conversation", "attachment"],
        words: Holding {
            title: "Your conversations",
            has: "What you wrote in conversations and the files you sent, what you have begun to write, what you said to messages, and how you keep \
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
            let words = match locks.find(it.conversation).await? {
                Some(lock) => lock.open_body(it.message, member, &it.body)?.as_str().to_owned(),
                None => continue,
            };
            messages.push(json!({
                "conversation": it.conversation, "text": words, "sent": it.sent.iso(), "edited": it.edited.map(|it| it.iso()),
            }));
        }
        let mut earlier = Vec::new();
        for it in db::find_own_earlier(reader, member).await? {
            if let Some(lock) = locks.find(it.conversation).await? {
                let text = lock.open_revision(it.revision, member, &it.body)?.as_str().to_owned();
                earlier.push(json!({ "conversation": it.conversation, "text": text, "written": it.written.iso() }));
            }
        }
        let mut drafts = Vec::new();
        for (conversation, sealed, saved) in db::find_drafts(reader, member).await? {
            if let Some(lock) = locks.find(conversation).await? {
                let text = lock.open_draft(member, &sealed)?;
                drafts.push(json!({ "conversation": conversation, "text": text, "saved": saved.iso() }));
            }
        }
        let mut files = Vec::new();
        let mut kept = Vec::new();
        for it in attachment::page_of_own(reader, member).await? {
            let Some(lock) = locks.find(it.conversation).await? else { continue };
            let about = it.open(&lock.key)?.about;
            let called = format!("{}-{}", kept.len() + 1, about.title);
            files.push(
                json!({ "conversation": it.conversation, "name": about.title.as_str(), "brought": it.made.iso() }),
            );
            kept.push((called, it.kept.clone(), it.place().lock(&lock.key, &it.kept)));
        }
        let said = db::find_said(reader, member).await?;
        let said: Vec<Value> =
            said.iter().map(|it| json!({ "message": it.0, "said": it.1, "at": it.2.iso() })).collect();
        let parts: Vec<Value> = db::find_parts(reader, member).await?.iter().map(part).collect();
        let all = json!({ "conversations": parts, "messages": messages, "earlier_wordings": earlier, "drafts": drafts, "reactions": said, "files": files });
        let part = Exported::new("messages", all);
        Ok(kept.into_iter().fold(part, |part, (called, kept, lock)| part.with_sealed(called, kept, lock)))
    })
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

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        let alone = db::find_alone(tx.reader(), member).await?;
        attach::erase(tx, member).await?;
        db::remove_member(tx, member).await?;
        for conversation in alone {
            jobs::clear_later(tx, conversation);
        }
        Ok(())
    })
}
