//! SQL of groups: the group itself here; who is in it, who comes in, what it says about itself and lists below.

pub mod about;
pub mod belonging;
pub mod coming;
pub mod list;
pub mod live;
pub mod made;
pub mod membership;
pub mod search;
pub mod speak;
pub mod upkeep;

use crate::{
    group::{Door, Known, Name, NewGroup, Purpose, Rules, Settings, Welcome},
    policy::{Change, Found, Hold},
};
use groups_api::{GroupId, Kind, Role, Shape};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use people_api::Affiliations;
use places_api::{PlaceCode, name_key};
use std::time::Duration;
use store::{Reader, Row, Tx, named, sql};

/// A group as its viewer may know it; `None` when it does not exist for them.
pub async fn find_known(reader: Reader<'_>, group: GroupId) -> Result<Option<Known>, Fault> {
    let sql = sql!(
        "SELECT g.name, g.purpose, g.shape, g.kind, g.place_code, g.topic, g.rules, g.welcome, g.ends_at, g.version,
                g.ended_at, mine.role,
                (SELECT string_agg(ge.affiliation, '|') FROM group_exclusion ge WHERE ge.group_id = g.id) AS excludes,
                (SELECT COUNT(*) FROM group_inside gi WHERE gi.group_id = g.id AND gi.viewer_id = :viewer) AS reads,
                (SELECT COUNT(*) FROM group_left_out gl WHERE gl.group_id = g.id AND gl.viewer_id = :viewer) AS left_out,
                (SELECT COUNT(*) FROM group_invitation i
                  WHERE i.group_id = g.id AND i.member_id = :viewer AND i.state = 'waiting') AS invited,
                (SELECT COUNT(*) FROM group_removal x WHERE x.group_id = g.id AND x.member_id = :viewer) AS removed,
                asked.state, asked.made_at, asked.answered_at
         FROM group_visible gv JOIN member_group g ON g.id = gv.group_id
         LEFT JOIN membership mine ON mine.group_id = g.id AND mine.member_id = :viewer
         LEFT JOIN group_request asked ON asked.group_id = g.id AND asked.member_id = :viewer
         WHERE gv.group_id = :group AND gv.viewer_id = :viewer"
    );
    reader.first(sql, named! { group: &group, viewer: reader.viewer().id() }, |row| known(row, group)).await
}

fn known(row: &Row<'_>, id: GroupId) -> Result<Known, Fault> {
    let state = row.text_or_none("state")?;
    let door = Door {
        invited: row.int("invited")? > 0,
        asked: row.moment_or_none("made_at")?.filter(|_| state == Some("waiting")),
        declined: row.moment_or_none("answered_at")?.filter(|_| state == Some("declined")),
        taken_back: row.moment_or_none("made_at")?.filter(|_| state == Some("withdrawn")),
        removed: row.int("removed")? > 0,
    };
    Ok(Known {
        id,
        settings: settings(row)?,
        version: row.int("version")?,
        role: row.text_or_none("role")?.map(role).transpose()?,
        reads: row.int("reads")? > 0,
        left_out: row.int("left_out")? > 0,
        door,
        ended: row.moment_or_none("ended_at")?,
    })
}

fn settings(row: &Row<'_>) -> Result<Settings, Fault> {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Settings {
        name: Name::stored(row.text("name")?),
        purpose: Purpose::stored(row.text("purpose")?),
        shape: Shape::parse(row.text("shape")?).ok_or_else(|| Fault::bug("a group of no shape"))?,
        kind: Kind::parse(row.text("kind")?).ok_or_else(|| Fault::bug("a group of no kind"))?,
        place: row.text_or_none("place_code")?.map(PlaceCode::stored),
        topic: row.text_or_none("topic")?.map(str::to_owned),
        rules: filled(row.text("rules")?).map(Rules::stored),
        welcome: filled(row.text("welcome")?).map(Welcome::stored),
        excludes: Affiliations::stored(row.text_or_none("excludes")?.unwrap_or_default()),
        ends: row.moment_or_none("ends_at")?,
    })
}

/// A role as it is stored.
pub fn role(word: &str) -> Result<Role, Fault> {
    Role::parse(word).ok_or_else(|| Fault::bug("a role that is none"))
}

/// Whoever else changes this group waits until this write is committed. Taken first, before inboxes and any other row.
pub async fn find_known_held(tx: &mut Tx, group: GroupId) -> Result<Option<Known>, Fault> {
    let sql = sql! {
        sqlite: "SELECT id FROM member_group WHERE id = :group",
        postgres: "SELECT id FROM member_group WHERE id = :group FOR UPDATE"
    };
    tx.reader().first(sql, named! { group: &group }, |row| row.id::<()>("id")).await?;
    find_known(tx.reader(), group).await
}

/// Who answers for a group: the longest-serving owner.
pub async fn find_answerable(reader: Reader<'_>, group: GroupId) -> Result<Option<MemberId>, Fault> {
    let sql = sql!(
        "SELECT ms.member_id FROM membership ms WHERE ms.group_id = :group AND ms.role = 'owner'
         ORDER BY ms.role_since, ms.member_id LIMIT 1"
    );
    reader.first(sql, named! { group: &group }, |row| row.id("member_id")).await
}

/// How many groups the viewer founded in the day before now.
pub async fn count_founded(reader: Reader<'_>) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM member_group WHERE founder_id = :viewer AND founded_at > :since");
    let since = reader.now().minus(Duration::from_secs(24 * 60 * 60));
    reader.count(sql, named! { viewer: reader.viewer().id(), since }).await
}

/// Where the viewer belongs; empty if they have not said it.
pub async fn find_own_affiliations(reader: Reader<'_>) -> Result<Affiliations, Fault> {
    let sql = sql!("SELECT ma.affiliations FROM member_affiliation ma WHERE ma.member_id = :viewer");
    let read = |row: &Row<'_>| Ok(Affiliations::stored(row.text("affiliations")?));
    Ok(reader.first(sql, named! { viewer: reader.viewer().id() }, read).await?.unwrap_or_default())
}

/// A new group, by whoever is the viewer.
pub async fn insert_group(tx: &mut Tx, new: &Permit<Found, NewGroup>) -> Result<()> {
    let (founder, now) = (tx.viewer().member, tx.now());
    insert(tx, new.id, &new.settings, founder, now).await
}

/// What every new group is, whoever founds it.
async fn insert(tx: &mut Tx, id: GroupId, it: &Settings, founder: Option<MemberId>, at: Moment) -> Result<()> {
    let sql = sql!(
        "INSERT INTO member_group (id, name, name_key, purpose, shape, kind, place_code, topic, rules, welcome, ends_at,
             about_number, about_html, rendering, version, founder_id, founded_at)
         VALUES (:id, :name, :key, :purpose, :shape, :kind, :place, :topic, :rules, :welcome, :ends, 0, '', 0, 1, :founder,
             :at)"
    );
    let key = name_key(it.name.as_str());
    let args = named! {
        id: &id, name: it.name.as_str(), key: &key, purpose: it.purpose.as_str(), shape: it.shape.word(),
        kind: it.kind.word(), place: it.place.as_ref().map(PlaceCode::as_str), topic: it.topic.as_deref(),
        rules: it.rules.as_ref().map_or("", Rules::as_str), welcome: it.welcome.as_ref().map_or("", Welcome::as_str),
        ends: it.ends, founder, at,
    };
    tx.run(sql, args).await?;
    insert_exclusions(tx, id, it.excludes).await
}

async fn insert_exclusions(tx: &mut Tx, group: GroupId, excludes: Affiliations) -> Result<()> {
    let sql = sql!("INSERT INTO group_exclusion (group_id, affiliation) VALUES (:group, :affiliation)");
    for it in excludes.iter() {
        tx.run(sql, named! { group: &group, affiliation: it.code() }).await?;
    }
    Ok(())
}

/// Other settings, if nobody changed them since `version`; whether it was so.
pub async fn save_settings(tx: &mut Tx, change: &Permit<Change, (GroupId, Settings)>, version: i64) -> Result<bool> {
    let (id, it) = &**change;
    let sql = sql!(
        "UPDATE member_group SET name = :name, name_key = :key, purpose = :purpose, kind = :kind, place_code = :place,
             topic = :topic, rules = :rules, welcome = :welcome, ends_at = :ends, version = version + 1
         WHERE id = :id AND version = :version"
    );
    let key = name_key(it.name.as_str());
    let args = named! {
        id, version, name: it.name.as_str(), key: &key, purpose: it.purpose.as_str(), kind: it.kind.word(),
        place: it.place.as_ref().map(PlaceCode::as_str), topic: it.topic.as_deref(),
        rules: it.rules.as_ref().map_or("", Rules::as_str), welcome: it.welcome.as_ref().map_or("", Welcome::as_str),
        ends: it.ends,
    };
    if tx.run(sql, args).await? == 0 {
        return Ok(false);
    }
    tx.run(sql!("DELETE FROM group_exclusion WHERE group_id = :id"), named! { id }).await?;
    insert_exclusions(tx, *id, it.excludes).await?;
    Ok(true)
}

/// It is only read from now on.
pub async fn save_end(tx: &mut Tx, group: &Permit<Change, GroupId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE member_group SET ended_at = :now WHERE id = :group AND ended_at IS NULL");
    tx.run(sql, named! { group: &**group, now }).await?;
    Ok(())
}

/// Held back until somebody has looked.
pub async fn save_hold(tx: &mut Tx, group: &Permit<Hold, GroupId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE member_group SET held_at = :now WHERE id = :group AND held_at IS NULL");
    tx.run(sql, named! { group: &**group, now }).await?;
    Ok(())
}

/// Seen again.
pub async fn save_let_go(tx: &mut Tx, group: &Permit<Hold, GroupId>) -> Result<()> {
    tx.run(sql!("UPDATE member_group SET held_at = NULL WHERE id = :group"), named! { group: &**group }).await?;
    Ok(())
}
