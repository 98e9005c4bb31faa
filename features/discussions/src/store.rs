//! All SQL of the feature: a discussion as somebody has it here, posts and the rest below.

pub mod asker;
pub mod belonging;
pub mod bookmark;
pub mod care;
pub mod catching;
pub mod choosing;
pub mod draft;
pub mod file;
pub mod home;
pub mod keeping;
pub mod listing;
pub mod live;
pub mod made;
pub mod mail;
pub mod met;
pub mod people;
pub mod post;
pub mod reading;
pub mod search;
pub mod starting;
pub mod summing;
pub mod unmasking;
pub mod upkeep;
pub mod wording;

use crate::{
    discussion::{Detail, DiscussionId, Held, How, Kind, Tags, Thread},
    poll::{self, Counted, Poll},
    post::PostId,
    summary::Standing,
};
use groups_api::Role;
use kernel::{Fault, MemberId};
use store::{Reader, Row, Tx, named, sql};
use vault::Vault;

/// A discussion and what its reader began to write there, sealed.
pub type WithDraft = (Thread, Option<Vec<u8>>);

/// A discussion as the viewer has it, with what they began to write there; one statement. The vault says whether it is they
/// who asked it without their name.
pub async fn find_thread(reader: Reader<'_>, vault: &Vault, id: DiscussionId) -> Result<Option<WithDraft>, Fault> {
    let own = reader.viewer().id();
    let mark = mark_of(vault, id, own);
    let sql = sql!(
        "SELECT d.id, d.group_id, gc.name AS group_name, gc.ended_at, v.role, d.kind, d.title, d.tags, d.wordings, d.detail, d.until_at,
                d.author_id, d.anonymous, d.made_at, d.posts, d.changes, d.closed_at, d.hidden_at,
                CASE WHEN d.author_id = :viewer OR v.role IN ('owner', 'host', 'moderator') THEN d.hidden_why END AS hidden_why,
                d.held, d.answer_id, d.view_id, d.view_by_host, f.how, COALESCE(a.read_upto, f.read_upto) AS read_upto,
                w.body AS draft, a.discussion_id AS asked_id,
                EXISTS (SELECT 1 FROM post_reaction r WHERE r.discussion_id = d.id AND r.kind = 'differently') AS differs,
                CASE WHEN v.role IN ('owner', 'host', 'moderator') THEN 0 ELSE
                (SELECT COUNT(*) FROM tie o JOIN post z ON z.discussion_id = d.id AND z.author_id = o.other_id
                  WHERE o.member_id = :viewer AND o.kind = 'block' AND z.number > COALESCE(a.read_upto, f.read_upto, 0))
                + (SELECT COUNT(*) FROM tie o JOIN post z ON z.discussion_id = d.id AND z.author_id = o.member_id
                  WHERE o.other_id = :viewer AND o.kind = 'block' AND z.number > COALESCE(a.read_upto, f.read_upto, 0))
                END AS unseen,
                p.many, p.nameless, p.after, p.voters,
                EXISTS (SELECT 1 FROM poll_vote o WHERE o.discussion_id = p.discussion_id AND o.member_id = :viewer) AS voted,
                c.position, c.words, c.votes,
                EXISTS (SELECT 1 FROM poll_vote o WHERE o.discussion_id = c.discussion_id AND o.member_id = :viewer
                          AND o.position = c.position) AS mine,
                y.id AS summary, y.html AS summary_html, y.author_id AS summary_by, y.decided_at AS accepted, e.member_id AS credit
         FROM discussion_visible v
         JOIN discussion d ON d.id = v.discussion_id
         JOIN group_card gc ON gc.group_id = d.group_id
         LEFT JOIN following f ON f.discussion_id = d.id AND f.member_id = :viewer
         LEFT JOIN discussion_asker a ON a.discussion_id = d.id AND a.mark = :mark
         LEFT JOIN post_draft w ON w.member_id = :viewer AND w.place_id = d.id
         LEFT JOIN poll p ON p.discussion_id = d.id
         LEFT JOIN poll_choice c ON c.discussion_id = p.discussion_id
         LEFT JOIN summary y ON y.id = d.summary_id
              AND (v.role IN ('owner', 'host', 'moderator') OR y.author_id IS NULL
                   OR (NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = :viewer AND t.kind = 'block' AND t.other_id = y.author_id)
                   AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = y.author_id AND t.kind = 'block' AND t.other_id = :viewer)))
         LEFT JOIN summary_credit e ON e.summary_id = y.id
              AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = :viewer AND t.kind = 'block' AND t.other_id = e.member_id)
              AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = e.member_id AND t.kind = 'block' AND t.other_id = :viewer)
         WHERE v.discussion_id = :id AND v.viewer_id = :viewer"
    );
    let mut found: Option<WithDraft> = None;
    let see = |row: &Row<'_>| gather(&mut found, row, own);
    reader.list(sql, named! { id: &id, viewer: &own, mark: &mark }, see).await?;
    if let Some(poll) = found.as_mut().and_then(|it| it.0.poll.as_mut()) {
        poll.choices.sort_by_key(|it| it.position);
    }
    Ok(found)
}

/// What each row has more: a choice, somebody who is credited.
fn read_more(thread: &mut Thread, row: &Row<'_>) -> Result<(), Fault> {
    if let (Some(poll), Some(position)) = (&mut thread.poll, row.int_or_none("position")?)
        && !poll.choices.iter().any(|it| it.position == position)
    {
        let (words, votes) = (row.text("words")?.to_owned(), row.int("votes")?);
        poll.choices.push(Counted { position, words, votes, mine: row.flag("mine")? });
    }
    if let (Some(summary), Some(credit)) = (&mut thread.summary, row.id_or_none("credit")?)
        && !summary.credits.contains(&credit)
    {
        summary.credits.push(credit);
    }
    Ok(())
}

/// One row but for a poll, which has one for each choice, and a summary, which has one for each who is credited.
fn gather(found: &mut Option<WithDraft>, row: &Row<'_>, own: MemberId) -> Result<(), Fault> {
    let (thread, _) = match found {
        Some(it) => it,
        none => none.insert((read_thread(row, own)?, row.bytes_or_none("draft")?.map(<[u8]>::to_vec))),
    };
    read_more(thread, row)
}

/// As [`find_thread`], for a write that goes by it: whoever else changes this discussion waits until it is committed, so that
/// two who look after a group never undo each other unseen. Taken first, before the numbers of inboxes and any other row.
pub async fn find_thread_held(tx: &mut Tx, vault: &Vault, id: DiscussionId) -> Result<Option<Thread>, Fault> {
    hold_thread(tx, id).await?;
    Ok(find_thread(tx.reader(), vault, id).await?.map(|it| it.0))
}

/// Whoever else changes this discussion waits until this write is committed, whether or not the viewer sees it.
pub async fn hold_thread(tx: &mut Tx, id: DiscussionId) -> Result<(), Fault> {
    let sql = sql! {
        sqlite: "SELECT id FROM discussion WHERE id = :id",
        postgres: "SELECT id FROM discussion WHERE id = :id FOR UPDATE"
    };
    tx.reader().first(sql, named! { id: &id }, |row| row.id::<()>("id")).await.map(drop)
}

/// What stands in the row of a question for whoever asked it without their name.
pub fn mark_of(vault: &Vault, discussion: DiscussionId, member: MemberId) -> asker::Mark {
    asker::Mark::from_bytes(vault.mark("discussion_asker.mark", &[discussion.as_bytes(), member.as_bytes()]))
}

fn read_thread(row: &Row<'_>, own: MemberId) -> Result<Thread, Fault> {
    let odd = || Fault::bug("a discussion of another kind");
    let view: Option<PostId> = row.id_or_none("view_id")?;
    let by_host = row.flag("view_by_host")?;
    let hidden = row.moment_or_none("hidden_at")?;
    Ok(Thread {
        id: row.id("id")?,
        group: row.id("group_id")?,
        group_name: row.text("group_name")?.to_owned(),
        role: row.text_or_none("role")?.and_then(Role::parse),
        own,
        kind: Kind::of(row.text("kind")?).ok_or_else(odd)?,
        title: row.text("title")?.to_owned(),
        tags: Tags::stored(row.text("tags")?),
        wordings: row.int("wordings")?,
        detail: read_detail(row.text("detail")?)?,
        until: row.moment_or_none("until_at")?,
        author: row.id_or_none("author_id")?,
        anonymous: row.flag("anonymous")?,
        asked: row.id_or_none::<()>("asked_id")?.is_some(),
        made: row.moment("made_at")?,
        posts: row.int("posts")?,
        changes: row.int("changes")?,
        closed: row.moment_or_none("closed_at")?,
        ended: row.moment_or_none("ended_at")?,
        hidden: match hidden {
            Some(at) => Some((at, row.text_or_none("hidden_why")?.unwrap_or_default().to_owned())),
            None => None,
        },
        held: row.text_or_none("held")?.and_then(Held::of),
        answer: row.id_or_none("answer_id")?,
        view: view.map(|it| (it, by_host)),
        differs: row.flag("differs")?,
        poll: read_poll(row)?,
        summary: read_summary(row)?,
        how: row.text_or_none("how")?.and_then(How::of),
        read_upto: row.int_or_none("read_upto")?.unwrap_or_default(),
        unseen: row.int("unseen")?,
    })
}

fn read_poll(row: &Row<'_>) -> Result<Option<Poll>, Fault> {
    let Some(voters) = row.int_or_none("voters")? else { return Ok(None) };
    let how = poll::How { many: row.flag("many")?, nameless: row.flag("nameless")?, after: row.flag("after")? };
    Ok(Some(Poll { how, voters, voted: row.flag("voted")?, choices: vec![] }))
}

fn read_summary(row: &Row<'_>) -> Result<Option<Standing>, Fault> {
    let Some(id) = row.id_or_none("summary")? else { return Ok(None) };
    Ok(Some(Standing {
        id,
        html: row.text("summary_html")?.to_owned(),
        author: row.id_or_none("summary_by")?,
        accepted: row.moment("accepted")?,
        credits: vec![],
    }))
}

/// What a kind says beside its text, from its column.
pub fn read_detail(json: &str) -> Result<Detail, Fault> {
    let pairs = serde_json::from_str(json).map_err(|_| Fault::bug("the detail of a discussion cannot be read"))?;
    Ok(Detail::stored(pairs))
}

/// For its column.
pub fn write_detail(detail: &Detail) -> Result<String, Fault> {
    serde_json::to_string(detail.pairs()).map_err(|_| Fault::bug("the detail of a discussion cannot be written"))
}

/// The next number of a discussion's changes. Other writes of it wait until this one is committed, so that the order of
/// numbers is the order of commits.
pub async fn next_change(tx: &mut Tx, id: DiscussionId) -> Result<i64, Fault> {
    let sql = sql!("UPDATE discussion SET changes = changes + 1 WHERE id = :id RETURNING changes");
    let number = tx.reader().first(sql, named! { id: &id }, |row| row.int("changes")).await?;
    number.ok_or_else(|| Fault::bug("a discussion without its row"))
}
