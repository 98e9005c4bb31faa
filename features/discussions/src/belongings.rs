//! What discussions hold of a member: their own words, and how they keep what they read.

use crate::{actions::open_draft, store::belonging as db};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding, Telling};
use kernel::{MemberId, Viewer};
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
            "discussion_measure",
            "poll_vote",
            "summary",
            "summary_credit",
        ],
        words: Holding {
            title: "What you wrote in groups",
            has: "What you began and wrote in groups, earlier wordings, what you have begun to write, what you said to posts, \
                  what you chose in polls, summaries that you proposed, and which discussions you follow.",
            without: "What others wrote is not in it: it is theirs. Nor is who they are.",
            goes: "All your words in groups, earlier wordings and drafts, what you said to posts, what you follow, and the \
                   discussions in which nobody else wrote.",
            stays: "Where others answered, an empty place without your name and without your words, so that their answers do \
                    not hang in the air. What you did as somebody who looks after a group stays recorded, without your name. A \
                    summary that hosts accepted stays, and so does what was chosen in polls without names.",
        },
        export,
        erase,
    }
}

fn export<'r>(app: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let posts = db::find_own(reader, member).await?;
        let posts: Vec<Value> = posts
            .iter()
            .map(|it| {
                json!({
                    "discussion": it.discussion, "title": it.title, "tags": it.tags, "detail": detail(it.detail.as_deref()),
                    "choices": it.choices, "post": it.post, "text": it.body,
                    "posted": it.posted.iso(), "edited": it.edited.map(|it| it.iso()),
                })
            })
            .collect();
        let earlier = db::find_own_earlier(reader, member).await?;
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
        let all = json!({
            "posts": posts, "earlier_wordings": earlier, "reactions": said, "kept": kept, "drafts": drafts, "votes": votes,
            "summaries": summaries,
        });
        Ok(Exported::new("discussions", all))
    })
}

/// Pairs of a word and what is said under it.
fn detail(json: Option<&str>) -> Option<Value> {
    json.and_then(|it| serde_json::from_str(it).ok())
}

/// Drafts are sealed with the key of whoever writes them.
pub fn named_keys<'r>(reader: Reader<'r>, asked: &'r [Scope]) -> Telling<'r, Vec<Scope>> {
    Box::pin(async move {
        let members: Vec<MemberId> = asked.iter().filter_map(Scope::as_member).collect();
        Ok(db::find_drafting(reader, &members).await?.into_iter().map(Scope::member).collect())
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        db::remove_member(tx, member).await?;
        // So that no word of theirs stays in the files of the index.
        tx.tell(searching_api::AuthorErased { member });
        Ok(())
    })
}
