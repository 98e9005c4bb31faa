//! SQL of how members keep discussions: following, muting, reading, and when they looked at a group.

use crate::{
    discussion::{DiscussionId, How},
    policy::Keep,
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use std::collections::HashMap;
use store::{Reader, Tx, named, sql};

/// Says how one keeps it. Whoever never read it has read nothing.
pub async fn save_how(tx: &mut Tx, how: &Permit<Keep, (DiscussionId, How)>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO following (discussion_id, member_id, how, read_upto, changed) VALUES (:discussion, :member, :how, 0, 0)
         ON CONFLICT (discussion_id, member_id) DO UPDATE SET how = excluded.how"
    );
    let member = tx.viewer().id();
    tx.run(sql, named! { discussion: &how.0, member: &member, how: how.1.word() }).await?;
    Ok(())
}

/// Whoever writes follows, unless they said that they do not want to; they have read all before it.
pub async fn save_writer(tx: &mut Tx, discussion: DiscussionId, member: MemberId, number: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO following (discussion_id, member_id, how, read_upto, changed)
         VALUES (:discussion, :member, 'follow', :number, 0)
         ON CONFLICT (discussion_id, member_id) DO UPDATE
         SET how = CASE WHEN following.how = 'read' THEN 'follow' ELSE following.how END,
             read_upto = CASE WHEN excluded.read_upto > following.read_upto THEN excluded.read_upto ELSE following.read_upto END"
    );
    tx.run(sql, named! { discussion: &discussion, member: &member, number: number.max(0) }).await?;
    Ok(())
}

/// Notes how far somebody has read; never back. `false`: they had read that far.
pub async fn save_read(tx: &mut Tx, read: &Permit<Keep, (DiscussionId, i64)>) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO following (discussion_id, member_id, how, read_upto, changed)
         VALUES (:discussion, :member, 'read', :upto, 0)
         ON CONFLICT (discussion_id, member_id) DO UPDATE SET read_upto = excluded.read_upto
         WHERE following.read_upto < excluded.read_upto"
    );
    let member = tx.viewer().id();
    Ok(tx.run(sql, named! { discussion: &read.0, member: &member, upto: read.1 }).await? > 0)
}

/// Everybody who follows it and still reads there, but for those across a block with this member (abuse case 36).
pub async fn find_followers(
    reader: Reader<'_>,
    discussion: DiscussionId,
    author: Option<MemberId>,
) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT f.member_id FROM following f
         JOIN discussion_visible v ON v.discussion_id = f.discussion_id AND v.viewer_id = f.member_id
         WHERE f.discussion_id = :discussion AND f.how = 'follow'
           AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = f.member_id AND o.kind = 'block' AND o.other_id = :author)
           AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = :author AND o.kind = 'block' AND o.other_id = f.member_id)"
    );
    let author = author.unwrap_or(MemberId::NONE);
    reader.list(sql, named! { discussion: &discussion, author: &author }, |row| row.id("member_id")).await
}

/// Which of these members may read a discussion and want to hear of it: not those who muted it, nor across a block.
pub async fn find_hearing(
    reader: Reader<'_>,
    discussion: DiscussionId,
    author: Option<MemberId>,
    members: &[MemberId],
) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT v.viewer_id FROM discussion_visible v
         WHERE v.discussion_id = :discussion AND v.viewer_id IN LIST_ID(:members)
           AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = v.viewer_id AND o.kind = 'block' AND o.other_id = :author)
           AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = :author AND o.kind = 'block' AND o.other_id = v.viewer_id)"
    );
    let author = author.unwrap_or(MemberId::NONE);
    let args = named! { discussion: &discussion, members: store::id_list(members), author: &author };
    reader.list(sql, args, |row| row.id("viewer_id")).await
}

/// Notes for each of these that something changed: the number of their own inbox.
pub async fn save_changed(tx: &mut Tx, discussion: DiscussionId, numbers: &HashMap<MemberId, i64>) -> Result<()> {
    let pairs: Vec<(MemberId, i64)> = numbers.iter().map(|it| (*it.0, *it.1)).collect();
    let sql = sql!(
        "UPDATE following SET changed = a.n FROM PAIRS(:numbers) a
         WHERE following.discussion_id = :discussion AND following.member_id = a.id"
    );
    tx.run(sql, named! { numbers: store::pair_list(&pairs), discussion: &discussion }).await?;
    Ok(())
}

/// When the viewer last looked at a group, and when before that.
pub async fn find_visit(reader: Reader<'_>, group: GroupId) -> Result<Option<(Moment, Option<Moment>)>, Fault> {
    let sql = sql!("SELECT at, since FROM group_visit WHERE group_id = :group AND member_id = :viewer");
    let args = named! { group: &group, viewer: reader.viewer().id() };
    reader.first(sql, args, |row| Ok((row.moment("at")?, row.moment_or_none("since")?))).await
}

/// Notes that they looked now.
pub async fn save_visit(tx: &mut Tx, visit: &Permit<Keep, (GroupId, Option<Moment>)>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO group_visit (group_id, member_id, at, since) VALUES (:group, :member, :now, :since)
         ON CONFLICT (group_id, member_id) DO UPDATE SET at = excluded.at, since = excluded.since"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    tx.run(sql, named! { group: &visit.0, member: &member, now, since: visit.1 }).await?;
    Ok(())
}
