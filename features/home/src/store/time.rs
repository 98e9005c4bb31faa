//! SQL of what is a member's own on their home: time, order, of what they want to see less, who waits for them.

use crate::{
    policy::{Arrange, Chosen, Less},
    time::{GroupKey, Minutes, Order, Time},
    week::Rhythm,
};
use home_api::{LeftOff, Source};
use kernel::{Fault, Id, MemberId, Moment, Permit, Result};
use notices_api::{Asked, Away, Kind, read_asked};
use store::{Reader, Row, Tx, named, sql};

/// All that decides what a member's page is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// How long, and in which order.
    pub time: Time,
    /// When their weeks begin, and when they are away.
    pub rhythm: Rhythm,
    /// Groups of which they want to see less.
    pub less: Vec<[u8; 16]>,
}

/// What is the viewer's own on their home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// What they chose.
    pub chosen: Arrangement,
    /// Their notices for which somebody waits, the latest first.
    pub asked: Vec<Asked>,
    /// Messages that they have begun to write.
    pub left_off: Vec<LeftOff>,
    /// The members who came last, with when; the latest first, and more than a small Kettle has.
    pub latest: Vec<(MemberId, Moment)>,
}

/// So many notices are looked at for a short list: some may be gone for the viewer, and then others come in their place.
const LOOKED_AT: i64 = 100;

/// So many of those who came last are read: fewer are all that there are.
const LATEST: i64 = 60;

/// What the viewer chose, who waits for them, and where they have begun to write messages; one statement.
pub async fn find_own(reader: Reader<'_>) -> Result<Own, Fault> {
    let sql = sql!(
        "SELECT 'notice' AS what, n.kind, n.about, n.by_id, n.name, n.at, '' AS zone, '' AS digest_day, '' AS first_day,
                '' AS last_day, 0 AS minutes, '' AS ordering
         FROM (SELECT nv.kind, nv.about, nv.by_id, nv.name, nv.at FROM notice_visible nv
               WHERE nv.viewer_id = :viewer AND nv.seen_at IS NULL AND nv.kind IN LIST(:kinds)
               ORDER BY nv.at DESC, nv.kind, nv.about LIMIT :most) n
         UNION ALL
         SELECT 'draft' AS what, '' AS kind, b.conversation_id AS about, b.other_id AS by_id, NULL AS name, b.saved_at AS at,
                '' AS zone, '' AS digest_day, '' AS first_day, '' AS last_day, 0 AS minutes, '' AS ordering
         FROM (SELECT dv.conversation_id, dv.other_id, dv.saved_at FROM draft_visible dv WHERE dv.viewer_id = :viewer
               ORDER BY dv.saved_at DESC, dv.conversation_id LIMIT 3) b
         UNION ALL
         SELECT 'less' AS what, '' AS kind, l.group_id AS about, NULL AS by_id, NULL AS name, l.since AS at, '' AS zone,
                '' AS digest_day, '' AS first_day, '' AS last_day, 0 AS minutes, '' AS ordering
         FROM home_less l WHERE l.member_id = :viewer
         UNION ALL
         SELECT 'chosen' AS what, '' AS kind, m.member_id AS about, NULL AS by_id, NULL AS name, 0 AS at,
                COALESCE(r.zone, '') AS zone, COALESCE(r.digest_day, '') AS digest_day, COALESCE(r.first_day, '') AS first_day,
                COALESCE(r.last_day, '') AS last_day, COALESCE(t.minutes, 0) AS minutes, COALESCE(t.ordering, '') AS ordering
         FROM member_card m LEFT JOIN member_rhythm r ON r.member_id = m.member_id
         LEFT JOIN home_time t ON t.member_id = m.member_id
         WHERE m.member_id = :viewer
         UNION ALL
         SELECT 'came' AS what, '' AS kind, last.member_id AS about, NULL AS by_id, NULL AS name, last.joined_at AS at, '' AS zone,
                '' AS digest_day, '' AS first_day, '' AS last_day, 0 AS minutes, '' AS ordering
         FROM (SELECT ca.member_id, ca.joined_at FROM member_card ca WHERE ca.standing = 'active'
               ORDER BY ca.joined_at DESC, ca.member_id DESC LIMIT :latest) last
         ORDER BY at DESC, kind, about"
    );
    let mut own = Own::default();
    let read = |row: &Row<'_>| {
        let about: Id<()> = row.id("about")?;
        match row.text("what")? {
            "notice" => own.asked.extend(read_asked(row)?),
            "draft" => own.left_off.push(read_left_off(row)?),
            "less" => own.chosen.less.push(*about.as_bytes()),
            "came" => own.latest.push((about.as_noun(), row.moment("at")?)),
            _ => {
                own.chosen.time = read_time(row)?;
                own.chosen.rhythm = read_rhythm(row)?;
            }
        }
        Ok(())
    };
    let kinds = Kind::waiting();
    let args = named! { viewer: reader.viewer().id(), kinds: store::list(&kinds), most: LOOKED_AT, latest: LATEST };
    reader.list(sql, args, read).await?;
    Ok(own)
}

fn read_left_off(row: &Row<'_>) -> Result<LeftOff, Fault> {
    let (conversation, to): (Id<()>, Option<MemberId>) = (row.id("about")?, row.id_or_none("by_id")?);
    let title = if to.is_some() { "Your message" } else { "Your message to several people" };
    Ok(LeftOff {
        path: format!("/messages/{conversation}#composer"),
        title: title.to_owned(),
        to,
        at: row.moment("at")?,
    })
}

/// What a member chose; what the house has if they chose nothing.
fn read_time(row: &Row<'_>) -> Result<Time, Fault> {
    let order = Order::parse(row.text("ordering")?).unwrap_or_default();
    Ok(Time { minutes: Minutes::stored(row.int("minutes")?), order })
}

fn read_rhythm(row: &Row<'_>) -> Result<Rhythm, Fault> {
    let away = Away::stored(row.text("first_day")?, row.text("last_day")?);
    Ok(Rhythm::stored(row.text("zone")?, row.text("digest_day")?, away))
}

/// How much time a member gives, and in which order.
pub async fn find_time(reader: Reader<'_>, member: MemberId) -> Result<Time, Fault> {
    let sql = sql!("SELECT minutes, ordering FROM home_time WHERE member_id = :member");
    Ok(reader.first(sql, named! { member: &member }, read_time).await?.unwrap_or_default())
}

/// Of which groups a member wants to see less, for their copy: also of those that they no longer see.
pub async fn page_of_all_less(reader: Reader<'_>, member: MemberId) -> Result<Vec<GroupKey>, Fault> {
    let sql = sql!("SELECT group_id FROM home_less WHERE member_id = :member ORDER BY since, group_id");
    reader.list(sql, named! { member: &member }, |row| row.id("group_id")).await
}

/// A group that the viewer sees.
pub async fn find_group(reader: Reader<'_>, group: GroupKey) -> Result<Option<Source>, Fault> {
    let sql = sql!(
        "SELECT gc.name FROM group_visible gv JOIN group_card gc ON gc.group_id = gv.group_id
         WHERE gv.group_id = :group AND gv.viewer_id = :viewer"
    );
    let read = |row: &Row<'_>| Ok(Source { id: *group.as_bytes(), name: row.text("name")?.to_owned() });
    reader.first(sql, named! { group: &group, viewer: reader.viewer().id() }, read).await
}

/// Those of which the viewer wants to see less; only what they still see.
pub async fn page_of_less(reader: Reader<'_>) -> Result<Vec<Source>, Fault> {
    let sql = sql!(
        "SELECT l.group_id, gc.name FROM home_less l
         JOIN group_visible gv ON gv.group_id = l.group_id AND gv.viewer_id = l.member_id
         JOIN group_card gc ON gc.group_id = l.group_id
         WHERE l.member_id = :viewer ORDER BY gc.name_key, l.group_id"
    );
    let read = |row: &Row<'_>| {
        let group: GroupKey = row.id("group_id")?;
        Ok(Source { id: *group.as_bytes(), name: row.text("name")?.to_owned() })
    };
    reader.list(sql, named! { viewer: reader.viewer().id() }, read).await
}

/// Keeps time and order.
pub async fn save_time(tx: &mut Tx, chosen: &Permit<Arrange, Chosen>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO home_time (member_id, minutes, ordering) VALUES (:member, :minutes, :order)
         ON CONFLICT (member_id) DO UPDATE SET minutes = excluded.minutes, ordering = excluded.ordering"
    );
    let minutes = i64::try_from(chosen.time.minutes.number()).unwrap_or_default();
    tx.run(sql, named! { member: &chosen.member, minutes, order: chosen.time.order.word() }).await?;
    Ok(())
}

/// Keeps that they want to see less of a group.
pub async fn insert_less(tx: &mut Tx, less: &Permit<Arrange, Less>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO home_less (member_id, group_id, since) VALUES (:member, :group, :now)
         ON CONFLICT (member_id, group_id) DO NOTHING"
    );
    let now = tx.now();
    tx.run(sql, named! { member: &less.member, group: &less.group, now }).await?;
    Ok(())
}

/// Takes that back.
pub async fn remove_less(tx: &mut Tx, less: &Permit<Arrange, Less>) -> Result<()> {
    let sql = sql!("DELETE FROM home_less WHERE member_id = :member AND group_id = :group");
    tx.run(sql, named! { member: &less.member, group: &less.group }).await?;
    Ok(())
}

/// It goes with the member.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM home_time WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM home_less WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}
