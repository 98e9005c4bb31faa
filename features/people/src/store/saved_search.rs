//! SQL of saved searches.

use super::card::find_cards;
use crate::{
    actions::{
        FoundAgain,
        saved_search::{SavedSearch, SavedSearchId},
    },
    policy::Edit,
    term::TermCode,
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// The viewer's saved searches, the newest first.
pub async fn page_of_saved_searches(reader: Reader<'_>) -> Result<Vec<SavedSearch>, Fault> {
    let sql = sql!(
        "SELECT id, member_id, name, query, asked_at FROM saved_search WHERE member_id = :viewer ORDER BY saved_at DESC, id DESC
         LIMIT 50"
    );
    reader.list(sql, named! { viewer: reader.viewer().id() }, read_saved).await
}

/// How many searches the viewer keeps.
pub async fn count_saved_searches(reader: Reader<'_>) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM saved_search WHERE member_id = :viewer");
    reader.count(sql, named! { viewer: reader.viewer().id() }).await
}

/// One saved search of the viewer.
pub async fn find_saved_search(reader: Reader<'_>, id: SavedSearchId) -> Result<Option<SavedSearch>, Fault> {
    let sql =
        sql!("SELECT id, member_id, name, query, asked_at FROM saved_search WHERE id = :id AND member_id = :viewer");
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read_saved).await
}

/// Keeps a search.
pub async fn insert_saved_search(tx: &mut Tx, saved: &Permit<Edit, SavedSearch>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO saved_search (id, member_id, name, query, saved_at) VALUES (:id, :member, :name, :query, :now)"
    );
    let now = tx.now();
    let args = named! { id: &saved.id, member: &saved.member, name: &saved.name, query: &saved.query, now };
    tx.run(sql, args).await?;
    Ok(())
}

/// Forgets a search.
pub async fn remove_saved_search(tx: &mut Tx, saved: &Permit<Edit, SavedSearch>) -> Result<()> {
    tx.run(sql!("DELETE FROM saved_search_hit WHERE search_id = :id"), named! { id: &saved.id }).await?;
    let sql = sql!("DELETE FROM saved_search WHERE id = :id AND member_id = :member");
    tx.run(sql, named! { id: &saved.id, member: &saved.member }).await?;
    Ok(())
}

/// Keeps when a search was asked and whom it found, in the place of those found before.
pub async fn save_found_again(tx: &mut Tx, asking: &Permit<Edit, FoundAgain>) -> Result<()> {
    let sql = sql!("UPDATE saved_search SET asked_at = :asked WHERE id = :id AND member_id = :member");
    tx.run(sql, named! { asked: asking.asked_at, id: &asking.id, member: &asking.member }).await?;
    tx.run(sql!("DELETE FROM saved_search_hit WHERE search_id = :id"), named! { id: &asking.id }).await?;
    let sql = sql!(
        "INSERT INTO saved_search_hit (search_id, member_id, fresh)
         SELECT s.id, m.member_id, m.member_id IN LIST_ID(:fresh) FROM member_card m JOIN saved_search s ON s.id = :id
         WHERE m.member_id IN LIST_ID(:found)"
    );
    let args = named! { id: &asking.id, found: store::id_list(&asking.found), fresh: store::id_list(&asking.fresh) };
    tx.run(sql, args).await?;
    Ok(())
}

/// Whom a search found when it was last asked.
pub async fn find_hits(reader: Reader<'_>, id: SavedSearchId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT member_id FROM saved_search_hit WHERE search_id = :id");
    reader.list(sql, named! { id: &id }, |row| row.id("member_id")).await
}

/// Members with a search that was last asked before then, once for each such search; who has waited longest comes first.
pub async fn find_due(reader: Reader<'_>, before: Moment, limit: i64) -> Result<Vec<MemberId>, Fault> {
    let sql =
        sql!("SELECT member_id FROM saved_search WHERE asked_at <= :before ORDER BY asked_at, member_id LIMIT :limit");
    reader.list(sql, named! { before, limit }, |row| row.id("member_id")).await
}

/// Puts off all searches of a member that are asked again; whom they found stays.
pub async fn save_put_off(tx: &mut Tx, member: &Permit<Edit, MemberId>) -> Result<()> {
    let sql = sql!("UPDATE saved_search SET asked_at = :now WHERE member_id = :member AND asked_at IS NOT NULL");
    let now = tx.now();
    tx.run(sql, named! { now, member: &**member }).await?;
    Ok(())
}

/// Somebody whom a search of the viewer's found new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fresh {
    /// Which search.
    pub search: SavedSearchId,
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they are.
    pub profession: TermCode,
}

/// Whom the viewer's searches found new and the viewer may see, by name; two statements.
pub async fn page_of_fresh(reader: Reader<'_>) -> Result<Vec<Fresh>, Fault> {
    let sql = sql!(
        "SELECT h.search_id, h.member_id FROM saved_search s JOIN saved_search_hit h ON h.search_id = s.id AND h.fresh
         WHERE s.member_id = :viewer ORDER BY h.search_id, h.member_id LIMIT 200"
    );
    let read = |row: &Row<'_>| Ok((row.id("search_id")?, row.id("member_id")?));
    let fresh: Vec<(SavedSearchId, MemberId)> = reader.list(sql, named! { viewer: reader.viewer().id() }, read).await?;
    if fresh.is_empty() {
        return Ok(Vec::new());
    }
    let members: Vec<MemberId> = fresh.iter().map(|it| it.1).collect();
    let cards = find_cards(reader, &members).await?;
    let seen = |(search, member): (SavedSearchId, MemberId)| {
        let card = cards.get(&member)?;
        Some(Fresh { search, member, name: card.name.clone(), profession: card.profession.clone() })
    };
    let mut fresh: Vec<Fresh> = fresh.into_iter().filter_map(seen).collect();
    fresh.sort_by(|one, other| (&one.name, one.member).cmp(&(&other.name, other.member)));
    Ok(fresh)
}

fn read_saved(row: &Row<'_>) -> Result<SavedSearch, Fault> {
    Ok(SavedSearch {
        id: row.id("id")?,
        member: row.id("member_id")?,
        name: row.text("name")?.to_owned(),
        query: row.text("query")?.to_owned(),
        asked_at: row.moment_or_none("asked_at")?,
    })
}
