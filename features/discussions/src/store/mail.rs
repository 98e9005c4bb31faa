//! SQL of what goes out by mail and comes back: from groups that let it, and to whoever may read it at that moment.

use crate::{
    actions::Lets,
    discussion::{DiscussionId, Kind},
    policy::Care,
};
use groups_api::GroupId;
use kernel::{Fault, Moment, Permit, Result};
use mailing_api::{Letting, Listed, Opening, Stretch};
use store::{Reader, Row, Tx, named, sql};

/// No letter is made of more of one group.
const MOST: i64 = 100;

/// Whether hosts let it go by mail. What kind of group it is now decides too: see [`may_go`].
pub async fn find_mailed(reader: Reader<'_>, group: GroupId) -> Result<Lets, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM discussion_mail WHERE group_id = :group");
    let lets = reader.count(sql, named! { group: &group }).await? > 0;
    Ok(if lets { Lets::Yes } else { Lets::No })
}

/// Lets it, or not any more.
pub async fn save_mailed(tx: &mut Tx, mailed: &Permit<Care, (GroupId, Lets)>) -> Result<()> {
    let (group, lets) = &**mailed;
    let now = tx.now();
    if *lets == Lets::Yes {
        let sql =
            sql!("INSERT INTO discussion_mail (group_id, at) VALUES (:group, :now) ON CONFLICT (group_id) DO NOTHING");
        tx.run(sql, named! { group, now }).await?;
    } else {
        tx.run(sql!("DELETE FROM discussion_mail WHERE group_id = :group"), named! { group }).await?;
    }
    Ok(())
}

/// Whether what is said in a discussion may go to the viewer by mail, and their words come back so: they are in its group, which
/// is open or by request, and its hosts let it; it was begun with a name.
pub async fn may_go(reader: Reader<'_>, discussion: DiscussionId) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM discussion_visible v
         JOIN discussion d ON d.id = v.discussion_id
         JOIN discussion_mail let ON let.group_id = d.group_id
         JOIN group_card gc ON gc.group_id = d.group_id
         WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND v.role IS NOT NULL AND NOT d.anonymous
           AND gc.kind IN ('open', 'by_request')"
    );
    Ok(reader.count(sql, named! { discussion: &discussion, viewer: reader.viewer().id() }).await? > 0)
}

/// What was begun since then in groups of the viewer and may go to them by mail, newest first. Not what they began or muted, and
/// nothing that is hidden, held back or without a name (abuse cases 8, 14, 36).
pub async fn page_of_begun(reader: Reader<'_>, time: Stretch, limit: i64) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(
        "SELECT d.id AS discussion_id, d.group_id, p.revision FROM membership mine
         JOIN discussion_mail let ON let.group_id = mine.group_id
         JOIN group_card gc ON gc.group_id = mine.group_id
         JOIN discussion d ON d.group_id = mine.group_id AND d.latest_at >= :since
         JOIN post p ON p.discussion_id = d.id AND p.number = 1
         WHERE mine.member_id = :viewer AND gc.kind IN ('open', 'by_request') AND gc.ended_at IS NULL
           AND d.made_at >= :since AND d.made_at < :until
           AND NOT d.anonymous AND d.author_id IS NOT NULL AND d.author_id <> :viewer
           AND d.held IS NULL AND d.hidden_at IS NULL
           AND p.held IS NULL AND p.hidden_at IS NULL AND p.deleted_at IS NULL AND p.body IS NOT NULL
           AND EXISTS (SELECT 1 FROM discussion_visible v WHERE v.discussion_id = d.id AND v.viewer_id = :viewer)
           AND NOT EXISTS (SELECT 1 FROM following f
                            WHERE f.discussion_id = d.id AND f.member_id = :viewer AND f.how = 'mute')
         ORDER BY d.made_at DESC, d.id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        Ok(Listed { discussion: row.id("discussion_id")?, group: row.id("group_id")?, revision: row.int("revision")? })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), since: time.from, until: time.before, limit }, read).await
}

/// The beginnings of what was begun in a group since then and may go by mail to some who are in it. For the house: who may read
/// which of them says [`page_of_begun`]. The name of who began it only while that member is active.
pub async fn page_of_openings(reader: Reader<'_>, group: GroupId, since: Moment) -> Result<Vec<Opening>, Fault> {
    if !reader.viewer().is_house() {
        return Ok(vec![]);
    }
    let sql = sql!(
        "SELECT d.id AS discussion_id, d.title, d.kind, p.revision, substr(p.body, 1, 2000) AS body, gc.name AS group_name,
                (SELECT mc.name FROM member_card mc WHERE mc.member_id = d.author_id AND mc.standing = 'active') AS author
         FROM discussion d JOIN post p ON p.discussion_id = d.id AND p.number = 1
         JOIN group_card gc ON gc.group_id = d.group_id
         WHERE d.group_id = :group AND d.latest_at >= :since AND d.made_at >= :since AND NOT d.anonymous
           AND d.author_id IS NOT NULL AND d.held IS NULL AND d.hidden_at IS NULL
           AND p.held IS NULL AND p.hidden_at IS NULL AND p.deleted_at IS NULL AND p.body IS NOT NULL
         ORDER BY d.made_at DESC, d.id LIMIT :most"
    );
    let read = |row: &Row<'_>| {
        Ok(Opening {
            discussion: row.id("discussion_id")?,
            revision: row.int("revision")?,
            group_name: row.text("group_name")?.to_owned(),
            kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a discussion of another kind"))?.label(),
            title: row.text("title")?.to_owned(),
            author: row.text_or_none("author")?.map(str::to_owned),
            body: row.text("body")?.to_owned(),
        })
    };
    reader.list(sql, named! { group: &group, since, most: MOST }, read).await
}

/// The one discussion between two ids; nothing if there are more.
pub async fn find_between(
    reader: Reader<'_>,
    first: DiscussionId,
    last: DiscussionId,
) -> Result<Option<DiscussionId>, Fault> {
    let sql = sql!("SELECT id FROM discussion WHERE id >= :first AND id <= :last ORDER BY id LIMIT 2");
    let found = reader.list(sql, named! { first: &first, last: &last }, |row| row.id("id")).await?;
    Ok(found.first().copied().filter(|_| found.len() == 1))
}

/// The viewer's groups from which something may go by mail, by name.
pub async fn page_of_groups(reader: Reader<'_>) -> Result<Vec<Letting>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.name FROM membership mine
         JOIN discussion_mail let ON let.group_id = mine.group_id
         JOIN group_inside gi ON gi.group_id = mine.group_id AND gi.viewer_id = mine.member_id
         JOIN group_card gc ON gc.group_id = mine.group_id
         WHERE mine.member_id = :viewer AND gc.kind IN ('open', 'by_request') AND gc.ended_at IS NULL
         ORDER BY gc.name_key, gc.group_id"
    );
    let read = |row: &Row<'_>| Ok(Letting { group: row.id("group_id")?, name: row.text("name")?.to_owned() });
    reader.list(sql, named! { viewer: reader.viewer().id() }, read).await
}
