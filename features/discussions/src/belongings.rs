//! What discussions hold of a member: their own words, and how they keep what they read.

use crate::{
    actions::{find_asked, later, open_draft, open_notes},
    discussion::DiscussionId,
    jobs,
    store::{asker, belonging as db, bookmark, file, unmasking},
};
use ::store::{Job, Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding, Telling};
use kernel::{MemberId, Result, Viewer};
use serde_json::{Value, json};
use vault::Scope;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &[
            "discussion",
            "following",
            "group_visit",
            "post",
            "post_reaction",
            "post_mention",
            "post_draft",
            "post_file",
            "bookmark",
            "discussion_measure",
            "poll_vote",
            "summary",
            "summary_credit",
            "unmasker",
            "unmasking",
        ],
        words: Holding {
            title: "What you wrote in groups",
            has: "What you began and wrote in groups, earlier wordings, what you have begun to write, what you said to posts, \
                  files that you brought, what you keep for later, what you chose in polls, summaries that you proposed, what \
                  you objected to, which discussions you follow, and what you asked without your name.",
            without: "What others wrote is not in it: it is theirs. Nor is who they are.",
            goes: "All your words in groups, earlier wordings, drafts and files, the choices of your polls, what you objected \
                   to, what you said to posts, what you follow and keep, and the discussions in which nobody else wrote.",
            stays: "Where others answered, an empty place without your name and without your words, so that their answers do \
                    not hang in the air. What you did as somebody who looks after a group stays recorded, with the reason that \
                    its author reads and without your name. A summary that hosts accepted stays, and so does what was chosen \
                    in polls without names.",
        },
        export,
        erase,
    }
}

fn export<'r>(app: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let mut posts = db::find_own(reader, member).await?;
        let asked = find_asked(reader, app.vault(), member).await?;
        posts.extend(asker::find_words(reader, &asked).await?);
        let posts: Vec<Value> = posts
            .iter()
            .map(|it| {
                json!({
                    "discussion": it.discussion, "title": it.title, "tags": it.tags, "detail": detail(it.detail.as_deref()),
                    "choices": it.choices, "post": it.post, "text": it.body,
                    "without_name": asked.contains(&it.discussion), "posted": it.posted.iso(), "edited": it.edited.map(|it| it.iso()),
                })
            })
            .collect();
        let mut earlier = db::find_own_earlier(reader, member).await?;
        earlier.extend(asker::find_earlier_words(reader, &asked).await?);
        let earlier: Vec<Value> =
            earlier.iter().map(|it| json!({ "post": it.0, "text": it.1, "written": it.2.iso() })).collect();
        let said = db::find_said(reader, member).await?;
        let said: Vec<Value> = said.iter().map(|it| json!({ "post": it.0, "said": it.1, "at": it.2.iso() })).collect();
        let kept = db::find_kept(reader, member).await?;
        let kept: Vec<Value> =
            kept.iter().map(|it| json!({ "discussion": it.0, "kept": it.1, "read_upto": it.2 })).collect();
        let (mut drafts, owner) = (Vec::new(), Viewer::member(member));
        for (place, sealed) in db::find_drafts(reader, member).await? {
            if let Some(text) = open_draft(app, &owner, place, Some(sealed)).await? {
                drafts.push(json!({ "place": place, "text": text }));
            }
        }
        let votes = db::find_votes(reader, member).await?;
        let votes: Vec<Value> = votes.iter().map(|it| json!({ "poll": it.0, "chose": it.1 })).collect();
        let summaries = db::find_summaries(reader, member).await?;
        let summaries: Vec<Value> =
            summaries.iter().map(|it| json!({ "discussion": it.0, "text": it.1, "proposed": it.2.iso() })).collect();
        let done = unmasking::find_done_by(reader, member).await?;
        let done: Vec<Value> =
            done.iter().map(|it| json!({ "why": it.0, "at": it.1.iso(), "asked_for_it": it.2 })).collect();
        let mut objections = db::find_objections(reader, member).await?;
        objections.extend(asker::find_objections(reader, &asked).await?);
        let objections: Vec<Value> = objections
            .iter()
            .map(|it| json!({ "discussion": it.0, "post": it.1, "text": it.2, "objected": it.3.iso() }))
            .collect();
        let (said_of_files, copied) = files_of(app, reader, member).await?;
        let bookmarks = bookmarks_of(app, reader, member).await?;
        let all = json!({
            "unmaskings": done,
            "posts": posts, "earlier_wordings": earlier, "reactions": said, "kept": kept, "drafts": drafts, "votes": votes,
            "summaries": summaries, "objections": objections, "files": said_of_files, "bookmarks": bookmarks,
        });
        let part = Exported::new("discussions", all);
        Ok(copied.into_iter().fold(part, |part, (called, name, lock)| part.with_sealed(called, name, lock)))
    })
}

/// A file of the copy: what it is called there, where it lies, and with what it is sealed.
type Copied = (String, files::FileName, files::Lock);

/// What is said of the member's files, and the files themselves. One that does not open keeps nobody from the rest.
async fn files_of(app: &App, reader: Reader<'_>, member: MemberId) -> Result<(Vec<Value>, Vec<Copied>)> {
    let (mut said, mut copied) = (Vec::new(), Vec::new());
    let own = file::page_of_own(reader, member).await?;
    let key = if own.is_empty() { None } else { app.vault().find(Scope::member(member)).await? };
    for (place, it) in own {
        let about = key.as_ref().and_then(|key| Some((key, it.file.open(key).ok()?)));
        let mut one = json!({ "place": place, "post": it.file.post, "brought": it.file.made.iso() });
        match about {
            Some((key, about)) => {
                one["name"] = about.title.as_str().into();
                let called = format!("{}-{}", copied.len() + 1, about.title);
                let lock = crate::file::lock(key, member, &it.name);
                copied.push((called, it.name, lock));
            }
            None => {
                one["name"] = Value::Null;
                one["does_not_open"] = true.into();
            }
        }
        said.push(one);
    }
    Ok((said, copied))
}

/// What the member keeps for later, with their lines.
async fn bookmarks_of(app: &App, reader: Reader<'_>, member: MemberId) -> Result<Vec<Value>> {
    let own = bookmark::find_own(reader, member).await?;
    let sealed: Vec<_> = own.iter().map(|it| (it.1.post, it.1.note.as_deref())).collect();
    let notes = open_notes(app, &Viewer::member(member), &sealed).await?;
    let one = |((discussion, it), note): (&(DiscussionId, _), String)| {
        let it: &crate::bookmark::Bookmark = it;
        let note = Some(note).filter(|it| !it.is_empty());
        json!({ "discussion": discussion, "post": it.post, "line": note, "kept": it.kept.iso() })
    };
    Ok(own.iter().zip(notes).map(one).collect())
}

/// Pairs of a word and what is said under it.
fn detail(json: Option<&str>) -> Option<Value> {
    json.and_then(|it| serde_json::from_str(it).ok())
}

/// Drafts are sealed with the key of whoever writes them, who asked without a name with a key of the question.
pub fn named_keys<'r>(reader: Reader<'r>, asked: &'r [Scope]) -> Telling<'r, Vec<Scope>> {
    Box::pin(async move {
        let members: Vec<MemberId> = asked.iter().filter_map(Scope::as_member).collect();
        let questions: Vec<DiscussionId> = asked.iter().filter_map(Scope::as_conversation).collect();
        let mut named: Vec<Scope> = db::find_drafting(reader, &members).await?.into_iter().map(Scope::member).collect();
        named.extend(file::find_bringing(reader, &members).await?.into_iter().map(Scope::member));
        named.extend(bookmark::find_noting(reader, &members).await?.into_iter().map(Scope::member));
        named.extend(asker::find_kept(reader, &questions).await?.into_iter().map(Scope::conversation));
        Ok(named)
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        let names = db::remove_member(tx, member).await?;
        jobs::discard_files(tx, &names);
        unmasking::remove_unmasker(tx, member).await?;
        // What they asked without their name is found with the vault, outside of this write.
        let now = tx.now();
        tx.enqueue(Job::with(later::FORGET, &member, now));
        // So that no word of theirs stays in the files of the index.
        tx.tell(searching_api::AuthorErased { member });
        Ok(())
    })
}
