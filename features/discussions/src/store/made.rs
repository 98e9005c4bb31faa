//! SQL of a made population's discussions: written in bulk, into groups that are there.

use crate::{
    discussion::DiscussionId,
    policy::Clear,
    post::PostId,
    reaction::Reaction,
    store::starting::{NewPost, Opening},
    summary::SummaryId,
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A group that can be filled.
pub struct MadeGroup {
    /// Which.
    pub group: GroupId,
    /// Of which shape.
    pub shape: String,
    /// What it is called.
    pub name: String,
    /// Whether it is about one thing, after which it is called.
    pub has_topic: bool,
    /// Who decides there.
    pub owner: Option<MemberId>,
}

/// Groups after this one, in the order of their ids.
pub async fn page_of_groups(reader: Reader<'_>, after: GroupId, limit: i64) -> Result<Vec<MadeGroup>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.shape, gc.name, gc.topic,
                (SELECT m.member_id FROM membership m WHERE m.group_id = gc.group_id AND m.role = 'owner'
                  ORDER BY m.role_since, m.member_id LIMIT 1) AS owner_id
         FROM group_card gc WHERE gc.group_id > :after AND gc.ended_at IS NULL ORDER BY gc.group_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        Ok(MadeGroup {
            group: row.id("group_id")?,
            shape: row.text("shape")?.to_owned(),
            name: row.text("name")?.to_owned(),
            has_topic: row.text_or_none("topic")?.is_some(),
            owner: row.id_or_none("owner_id")?,
        })
    };
    reader.list(sql, named! { after: &after, limit }, read).await
}

/// Some who are in a group.
pub async fn find_some_in(reader: Reader<'_>, group: GroupId, limit: i64) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT member_id FROM membership WHERE group_id = :group ORDER BY member_id LIMIT :limit");
    reader.list(sql, named! { group: &group, limit }, |row| row.id("member_id")).await
}

/// A made discussion, whole.
#[derive(Clone)]
pub struct MadeRows {
    /// What it begins with.
    pub opening: Opening,
    /// The replies, in their order.
    pub replies: Vec<NewPost>,
    /// Which of them solved it, and which stands as another view.
    pub answer: Option<PostId>,
    /// Which stands as another view.
    pub view: Option<PostId>,
    /// What is to be chosen, and who chose what.
    pub choices: Vec<&'static str>,
    /// Who chose what, by place.
    pub votes: Vec<(MemberId, i64)>,
    /// What was said to which post.
    pub said: Vec<(PostId, MemberId, Reaction)>,
    /// The short answer: its words, rendered, whose it is, and who is credited.
    pub summary: Option<(String, String, MemberId, Vec<MemberId>)>,
    /// Who put it on top.
    pub owner: Option<MemberId>,
    /// The latest moment of all.
    pub latest: Moment,
}

/// Writes it.
pub async fn insert_made(tx: &mut Tx, made: &Permit<Clear, MadeRows>) -> Result<()> {
    let MadeRows { opening, replies, .. } = &**made;
    super::starting::insert_whole(tx, opening, replies, made.latest).await?;
    insert_poll(tx, made).await?;
    insert_said(tx, made).await?;
    insert_summary(tx, made).await?;
    let sql = sql!("UPDATE discussion SET answer_id = :answer, view_id = :view, view_by_host = :host WHERE id = :id");
    let args = named! { answer: made.answer, view: made.view, host: made.view.is_some(), id: &opening.id };
    tx.run(sql, args).await?;
    Ok(())
}

/// Writes a question that was asked without a name, with what was answered until then.
pub async fn insert_nameless(tx: &mut Tx, made: &Permit<Clear, (Opening, Vec<NewPost>, Moment)>) -> Result<()> {
    super::starting::insert_whole(tx, &made.0, &made.1, made.2).await
}

async fn insert_poll(tx: &mut Tx, made: &MadeRows) -> Result<()> {
    if made.choices.is_empty() {
        return Ok(());
    }
    let (id, voters) = (&made.opening.id, made.votes.len() as i64);
    let sql = sql!(
        "INSERT INTO poll (discussion_id, many, nameless, after, voters) VALUES (:id, FALSE, FALSE, FALSE, :voters)"
    );
    tx.run(sql, named! { id, voters }).await?;
    let sql =
        sql!("INSERT INTO poll_choice (discussion_id, position, words, votes) VALUES (:id, :position, :words, :votes)");
    for (at, words) in made.choices.iter().enumerate() {
        let position = at as i64 + 1;
        let votes = made.votes.iter().filter(|it| it.1 == position).count() as i64;
        tx.run(sql, named! { id, position, words: *words, votes }).await?;
    }
    let sql = sql!(
        "INSERT INTO poll_vote (discussion_id, member_id, slot, position) VALUES (:id, :member, 0, :position)
         ON CONFLICT DO NOTHING"
    );
    for (member, position) in &made.votes {
        tx.run(sql, named! { id, member, position: *position }).await?;
    }
    Ok(())
}

async fn insert_said(tx: &mut Tx, made: &MadeRows) -> Result<()> {
    let insert = sql!(
        "INSERT INTO post_reaction (post_id, member_id, kind, discussion_id, at) VALUES (:post, :member, :kind, :id, :at)
         ON CONFLICT DO NOTHING"
    );
    let mark = sql!("UPDATE post SET reacted = TRUE WHERE id = :post");
    for (post, member, kind) in &made.said {
        let args = named! { post, member, kind: kind.word(), id: &made.opening.id, at: made.latest };
        tx.run(insert, args).await?;
        tx.run(mark, named! { post }).await?;
    }
    Ok(())
}

async fn insert_summary(tx: &mut Tx, made: &MadeRows) -> Result<()> {
    let Some((body, html, author, credits)) = &made.summary else { return Ok(()) };
    let (id, at) = (SummaryId::random(tx.rng()), made.latest);
    let discussion: &DiscussionId = &made.opening.id;
    let sql = sql!(
        "INSERT INTO summary (id, discussion_id, author_id, body, html, rendering, state, made_at, decided_by, decided_at,
                              due_at, told)
         VALUES (:id, :discussion, :author, :body, :html, :rendering, 'accepted', :at, :by, :at, :due, FALSE)"
    );
    let args = named! {
        id: &id, discussion, author, body: &**body, html: &**html, rendering: ui::RENDERER, at, by: made.owner,
        due: at.plus(crate::summary::GOOD_FOR)
    };
    tx.run(sql, args).await?;
    let sql = sql!("INSERT INTO summary_credit (summary_id, member_id) VALUES (:id, :member) ON CONFLICT DO NOTHING");
    for member in credits {
        tx.run(sql, named! { id: &id, member }).await?;
    }
    let sql = sql!("UPDATE discussion SET summary_id = :id WHERE id = :discussion");
    tx.run(sql, named! { id: &id, discussion }).await?;
    Ok(())
}

/// Notes that somebody looked at a group then.
pub async fn insert_made_visit(tx: &mut Tx, visit: &Permit<Clear, (GroupId, MemberId, Moment)>) -> Result<()> {
    let sql =
        sql!("INSERT INTO group_visit (group_id, member_id, at) VALUES (:group, :member, :at) ON CONFLICT DO NOTHING");
    tx.run(sql, named! { group: &visit.0, member: &visit.1, at: visit.2 }).await?;
    Ok(())
}

/// A discussion of a group that goes on under names: the latest.
pub async fn find_latest_in(reader: Reader<'_>, group: GroupId) -> Result<Option<DiscussionId>, Fault> {
    let sql = sql!(
        "SELECT id FROM discussion
         WHERE group_id = :group AND NOT anonymous AND closed_at IS NULL AND hidden_at IS NULL AND held IS NULL
         ORDER BY latest_at DESC, id DESC LIMIT 1"
    );
    reader.first(sql, named! { group: &group }, |row| row.id("id")).await
}

/// The openings of what the viewer reads in their groups, the latest discussions first.
pub async fn find_openings_for(reader: Reader<'_>, limit: i64) -> Result<Vec<(DiscussionId, PostId)>, Fault> {
    let sql = sql!(
        "SELECT v.discussion_id, p.id FROM membership m
         JOIN discussion_visible v ON v.group_id = m.group_id AND v.viewer_id = :viewer
         JOIN post p ON p.discussion_id = v.discussion_id AND p.number = 1
         WHERE m.member_id = :viewer ORDER BY v.latest_at DESC, v.discussion_id DESC LIMIT :limit"
    );
    let read = |row: &Row<'_>| Ok((row.id("discussion_id")?, row.id("id")?));
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read).await
}
