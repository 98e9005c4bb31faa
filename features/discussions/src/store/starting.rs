//! SQL of beginning a discussion and of writing in it.

use crate::{
    discussion::{Detail, DiscussionId, Held, Kind, Tags, Title},
    policy::{Start, Write},
    post::{ClientId, PostId},
    store::write_detail,
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Tx, named, sql};

/// A discussion that begins.
#[derive(Clone)]
pub struct Opening {
    /// Which.
    pub id: DiscussionId,
    /// Where.
    pub group: GroupId,
    /// Its kind.
    pub kind: Kind,
    /// What it is about.
    pub title: Title,
    /// Its tags.
    pub tags: Tags,
    /// What its kind says beside the text.
    pub detail: Detail,
    /// When it closes, expires or ends.
    pub until: Option<Moment>,
    /// Its first post.
    pub post: NewPost,
}

/// A post on its way, rendered already.
#[derive(Clone)]
pub struct NewPost {
    /// Which.
    pub id: PostId,
    /// Where.
    pub discussion: DiscussionId,
    /// By whom; nobody: without a name.
    pub author: Option<MemberId>,
    /// By whoever asked without a name.
    pub asker: bool,
    /// What the writer's page calls it.
    pub client: ClientId,
    /// When it was written; empty: now.
    pub written: Option<Moment>,
    /// The words.
    pub body: String,
    /// Rendered.
    pub html: String,
    /// Their first line.
    pub opening: String,
    /// What it answers.
    pub reply_to: Option<PostId>,
    /// Who is meant by it.
    pub mentions: Vec<MemberId>,
    /// Why it waits.
    pub held: Option<Held>,
}

/// What was made of something that this page sent before, if it did.
pub async fn find_started(reader: Reader<'_>, group: GroupId, client: ClientId) -> Result<Option<DiscussionId>, Fault> {
    let sql = sql!("SELECT id FROM discussion WHERE group_id = :group AND client_id = :client");
    reader.first(sql, named! { group: &group, client: &client }, |row| row.id("id")).await
}

/// Whether it says something else than this, and nobody has changed it since.
pub async fn says_other(reader: Reader<'_>, started: DiscussionId, title: &Title, body: &str) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM discussion d JOIN post p ON p.discussion_id = d.id AND p.number = 1
         WHERE d.id = :started AND ((p.revision = 0 AND p.body IS NOT NULL AND p.body <> :body)
                                    OR (d.wordings = 0 AND d.title <> '' AND d.title <> :title))"
    );
    Ok(reader.count(sql, named! { started: &started, body, title: title.as_str() }).await? > 0)
}

/// The same of a reply.
pub async fn find_sent(
    reader: Reader<'_>,
    discussion: DiscussionId,
    client: ClientId,
) -> Result<Option<PostId>, Fault> {
    let sql = sql!("SELECT id FROM post WHERE discussion_id = :discussion AND client_id = :client");
    reader.first(sql, named! { discussion: &discussion, client: &client }, |row| row.id("id")).await
}

/// Where a discussion is, and all of its posts, whoever asks: for the house.
pub async fn find_whole(reader: Reader<'_>, discussion: DiscussionId) -> Result<Option<(GroupId, Vec<PostId>)>, Fault> {
    let sql = sql!("SELECT group_id FROM discussion WHERE id = :discussion");
    let group = reader.first(sql, named! { discussion: &discussion }, |row| row.id("group_id")).await?;
    let sql = sql!("SELECT id FROM post WHERE discussion_id = :discussion");
    let posts = reader.list(sql, named! { discussion: &discussion }, |row| row.id("id")).await?;
    Ok(group.map(|it| (it, posts)))
}

/// Whether somebody ever wrote in this group so that others read it: whoever has not may be new to it.
pub async fn has_written(reader: Reader<'_>, group: GroupId, member: MemberId) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT p.id FROM post p JOIN discussion d ON d.id = p.discussion_id
         WHERE p.author_id = :member AND p.held IS NULL AND d.group_id = :group LIMIT 1"
    );
    Ok(reader.first(sql, named! { member: &member, group: &group }, |row| row.id::<()>("id")).await?.is_some())
}

/// Keeps a discussion with its opening. `false`: its page sent it a moment ago, and it stands there now.
pub async fn insert_discussion(tx: &mut Tx, new: &Permit<Start, Opening>) -> Result<bool> {
    if !insert_row(tx, new).await? {
        return Ok(false);
    }
    insert(tx, &new.post, 1, 1).await?;
    Ok(true)
}

async fn insert_row(tx: &mut Tx, new: &Opening) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO discussion (id, group_id, kind, title, tags, detail, until_at, author_id, anonymous, client_id, made_at,
                                 posts, changes, latest_at, latest_by, held, view_by_host, hosts_told)
         VALUES (:id, :group, :kind, :title, :tags, :detail, :until, :author, :anonymous, :client, :made, 1, 1, :made, :author,
                 :held, FALSE, FALSE)
         ON CONFLICT (group_id, client_id) DO NOTHING"
    );
    let Opening { id, group, kind, title, tags, detail, until, post } = new;
    let (tags, detail) = (tags.text(), write_detail(detail)?);
    let args = named! {
        id, group, kind: kind.word(), title: title.as_str(), tags: &*tags, detail: &*detail, until: *until,
        author: post.author, anonymous: post.asker, client: &post.client, made: post.written.unwrap_or(tx.now()),
        held: post.held.map(Held::word)
    };
    Ok(tx.run(sql, args).await? > 0)
}

/// Keeps a reply and moves its discussion up; its number. One that waits for a host takes its place when it is let through,
/// so that nobody learns of it by counting (abuse case 13).
pub async fn insert_reply(tx: &mut Tx, new: &Permit<Write, NewPost>) -> Result<i64> {
    let at = new.written.unwrap_or(tx.now());
    if new.held.is_some() {
        let change = super::next_change(tx, new.discussion).await?;
        insert(tx, new, -change, change).await?;
        return Ok(-change);
    }
    let (number, change) = take_place(tx, new.discussion, at, new.author).await?;
    insert(tx, new, number, change).await?;
    Ok(number)
}

/// The next place in a discussion, which moves up by it, and the next number of its changes.
pub async fn take_place(
    tx: &mut Tx,
    discussion: DiscussionId,
    at: Moment,
    author: Option<MemberId>,
) -> Result<(i64, i64), Fault> {
    let sql = sql!(
        "UPDATE discussion SET posts = posts + 1, changes = changes + 1, latest_at = :at, latest_by = :author
         WHERE id = :discussion RETURNING posts, changes"
    );
    let args = named! { at, author, discussion: &discussion };
    let taken = tx.reader().first(sql, args, |row| Ok((row.int("posts")?, row.int("changes")?))).await?;
    taken.ok_or_else(|| Fault::bug("a discussion without its row"))
}

/// Keeps a discussion with all its replies at once, for a made population; whoever writes in it has read it.
pub async fn insert_whole(tx: &mut Tx, new: &Opening, replies: &[NewPost], latest: Moment) -> Result<()> {
    insert_row(tx, new).await?;
    insert(tx, &new.post, 1, 1).await?;
    for (at, reply) in replies.iter().enumerate() {
        insert(tx, reply, at as i64 + 2, at as i64 + 2).await?;
    }
    let (posts, last) = (replies.len() as i64 + 1, replies.last().and_then(|it| it.author).or(new.post.author));
    let sql = sql!(
        "UPDATE discussion SET posts = :posts, changes = :posts, latest_at = :latest, latest_by = :last WHERE id = :id"
    );
    tx.run(sql, named! { posts, latest, last, id: &new.id }).await?;
    for member in replies.iter().chain([&new.post]).filter_map(|it| it.author) {
        super::keeping::save_writer(tx, new.id, member, posts).await?;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, new: &NewPost, number: i64, changed: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO post (id, discussion_id, number, changed, author_id, asker, client_id, posted_at, body, html, opening,
                           rendering, reply_to, revision, held, reacted)
         VALUES (:id, :discussion, :number, :changed, :author, :asker, :client, :at, :body, :html, :opening, :rendering, :reply,
                 0, :held, FALSE)"
    );
    let NewPost { id, discussion, author, asker, client, body, html, opening, reply_to, .. } = new;
    let args = named! {
        id, discussion, number, changed, author: *author, asker: *asker, client, at: new.written.unwrap_or(tx.now()),
        body: &**body, html: &**html, opening: &**opening, rendering: ui::RENDERER, reply: *reply_to,
        held: new.held.map(Held::word)
    };
    tx.run(sql, args).await?;
    super::post::insert_mentions(tx, *id, &new.mentions).await
}

/// Those who can be meant in a discussion: the members of its group, as far as the writer sees them; of a very large one those
/// who came last, and those of [`find_known_people`].
pub async fn find_people(reader: Reader<'_>, group: GroupId) -> Result<Vec<(MemberId, String)>, Fault> {
    let sql = sql!(
        "SELECT page.member_id, (SELECT k.name FROM member_card k WHERE k.member_id = page.member_id) AS name
         FROM (SELECT m.member_id FROM membership m WHERE m.group_id = :group ORDER BY m.since DESC LIMIT 2000) page
         WHERE (SELECT COUNT(*) FROM membership_visible v
                 WHERE v.group_id = :group AND v.member_id = page.member_id AND v.viewer_id = :viewer) > 0"
    );
    let args = named! { group: &group, viewer: reader.viewer().id() };
    reader.list(sql, args, |row| Ok((row.id("member_id")?, row.text("name")?.to_owned()))).await
}

/// Those who look after a group and those who wrote in this discussion, however long ago they came.
pub async fn find_known_people(
    reader: Reader<'_>,
    group: GroupId,
    discussion: DiscussionId,
) -> Result<Vec<(MemberId, String)>, Fault> {
    let sql = sql!(
        "SELECT m.member_id, (SELECT k.name FROM member_card k WHERE k.member_id = m.member_id) AS name
         FROM membership m
         WHERE m.group_id = :group
           AND (m.role IN ('owner', 'host', 'moderator')
                OR m.member_id IN (SELECT p.author_id FROM post p WHERE p.discussion_id = :discussion))
           AND (SELECT COUNT(*) FROM membership_visible v
                 WHERE v.group_id = :group AND v.member_id = m.member_id AND v.viewer_id = :viewer) > 0"
    );
    let args = named! { group: &group, discussion: &discussion, viewer: reader.viewer().id() };
    reader.list(sql, args, |row| Ok((row.id("member_id")?, row.text("name")?.to_owned()))).await
}
