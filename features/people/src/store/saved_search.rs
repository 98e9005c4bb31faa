//! SQL of saved searches.

use crate::{
    actions::saved_search::{SavedSearch, SavedSearchId},
    policy::Edit,
};
use kernel::{Fault, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// The viewer's saved searches, the newest first.
pub async fn page_of_saved_searches(reader: Reader<'_>) -> Result<Vec<SavedSearch>, Fault> {
    let sql = sql!(
        "SELECT id, member_id, name, query FROM saved_search WHERE member_id = :viewer ORDER BY saved_at DESC, id DESC
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
    let sql = sql!("SELECT id, member_id, name, query FROM saved_search WHERE id = :id AND member_id = :viewer");
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
    let sql = sql!("DELETE FROM saved_search WHERE id = :id AND member_id = :member");
    tx.run(sql, named! { id: &saved.id, member: &saved.member }).await?;
    Ok(())
}

fn read_saved(row: &Row<'_>) -> Result<SavedSearch, Fault> {
    Ok(SavedSearch {
        id: row.id("id")?,
        member: row.id("member_id")?,
        name: row.text("name")?.to_owned(),
        query: row.text("query")?.to_owned(),
    })
}
