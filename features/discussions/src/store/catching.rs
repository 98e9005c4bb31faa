//! SQL of catching up: what was written in the viewer's groups since they were last in each of them.

use crate::{
    discussion::{DiscussionId, Kind},
    policy::Keep,
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Something that was written in since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Which.
    pub id: DiscussionId,
    /// Where.
    pub group: GroupId,
    /// What that is called.
    pub group_name: String,
    /// Of which kind.
    pub kind: Kind,
    /// What it is about.
    pub title: String,
    /// Who began it, if that is to be known.
    pub author: Option<MemberId>,
    /// When it was last written in.
    pub latest: Moment,
    /// When a heads-up expires.
    pub until: Option<Moment>,
    /// When its short answer was accepted.
    pub summary: Option<Moment>,
    /// Whether a reply solved it.
    pub solved: bool,
    /// Whether the viewer began it.
    pub own: bool,
    /// How many posts it has.
    pub posts: i64,
    /// How far the viewer has read.
    pub read_upto: i64,
    /// Whether a heads-up holds still.
    pub holds: bool,
}

/// So many discussions are looked at, the latest first; nobody reads more after an absence.
pub const MOST: i64 = 600;
/// Whoever came back within this time has not been away since.
const SITTING: i64 = 4 * 60 * 60 * 1_000_000;

/// What the viewer has not read to its end, of all that was written in their groups between the end of their visit before and
/// `upto`: the latest first. One statement.
pub async fn page_of_missed(reader: Reader<'_>, upto: Moment) -> Result<Vec<Missed>, Fault> {
    let sql = sql!(
        "SELECT d.id, d.group_id, gc.name AS group_name, d.kind, d.title, d.author_id, d.latest_at, d.until_at, y.decided_at,
                d.answer_id, d.posts, COALESCE(f.read_upto, 0) AS read_upto,
                CASE WHEN d.kind = 'heads_up' AND d.until_at > :now THEN 1 ELSE 0 END AS holds
         FROM (SELECT own.group_id, own.viewer_id,
                      COALESCE(CASE WHEN gv.at < :sitting THEN gv.at ELSE gv.since END, own.since) AS since
               FROM membership_visible own
               LEFT JOIN group_visit gv ON gv.group_id = own.group_id AND gv.member_id = own.member_id
               WHERE own.member_id = :viewer AND own.viewer_id = :viewer) mine
         JOIN discussion d ON d.group_id = mine.group_id AND d.latest_at >= mine.since AND d.latest_at <= :upto
         JOIN discussion_visible v ON v.discussion_id = d.id AND v.viewer_id = mine.viewer_id
         JOIN group_card gc ON gc.group_id = d.group_id
         LEFT JOIN following f ON f.discussion_id = d.id AND f.member_id = mine.viewer_id
         LEFT JOIN summary y ON y.id = d.summary_id
         WHERE d.hidden_at IS NULL AND d.held IS NULL AND COALESCE(f.how, '') <> 'mute' AND COALESCE(f.read_upto, 0) < d.posts
         ORDER BY d.latest_at DESC, d.id DESC LIMIT :most"
    );
    let now = reader.now();
    let args = named! { viewer: reader.viewer().id(), upto, now, sitting: now.micros() - SITTING, most: MOST };
    let me = reader.viewer().id();
    reader.list(sql, args, |row| read_missed(row, me)).await
}

fn read_missed(row: &Row<'_>, me: MemberId) -> Result<Missed, Fault> {
    let author: Option<MemberId> = row.id_or_none("author_id")?;
    Ok(Missed {
        id: row.id("id")?,
        group: row.id("group_id")?,
        group_name: row.text("group_name")?.to_owned(),
        kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a discussion of another kind"))?,
        title: row.text("title")?.to_owned(),
        author,
        latest: row.moment("latest_at")?,
        until: row.moment_or_none("until_at")?,
        summary: row.moment_or_none("decided_at")?,
        solved: row.id_or_none::<()>("answer_id")?.is_some(),
        own: author == Some(me),
        posts: row.int("posts")?,
        read_upto: row.int("read_upto")?,
        holds: row.int("holds")? == 1,
    })
}

/// Notes that the viewer has read these to their ends, and that they were in all of their groups now.
pub async fn save_caught_up(tx: &mut Tx, read: &Permit<Keep, Vec<(DiscussionId, i64)>>) -> Result<()> {
    let member = tx.viewer().id();
    let sql = sql!(
        "INSERT INTO following (discussion_id, member_id, how, read_upto, changed)
         SELECT a.id, :member, 'read', a.n, 0 FROM PAIRS(:read) a WHERE TRUE ORDER BY a.id
         ON CONFLICT (discussion_id, member_id) DO UPDATE SET read_upto = excluded.read_upto
         WHERE following.read_upto < excluded.read_upto"
    );
    let read: Vec<(DiscussionId, i64)> = (**read).clone();
    tx.run(sql, named! { member: &member, read: store::pair_list(&read) }).await?;
    let sql = sql!(
        "INSERT INTO group_visit (group_id, member_id, at, since)
         SELECT mine.group_id, :member, :now, :now FROM membership_visible mine
         WHERE mine.member_id = :member AND mine.viewer_id = :member
         ORDER BY mine.group_id
         ON CONFLICT (group_id, member_id) DO UPDATE SET at = excluded.at, since = excluded.since"
    );
    let now = tx.now();
    tx.run(sql, named! { member: &member, now }).await?;
    Ok(())
}
