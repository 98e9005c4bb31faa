//! SQL of what one has begun to write, in a discussion or as a new one in a group; sealed.

use crate::policy::Keep;
use kernel::{Fault, Id, MemberId, Permit, Result};
use store::{Reader, Tx, named, sql};

/// The noun of [`PlaceId`].
pub enum Place {}
/// A discussion, or the group in which one begins another.
pub type PlaceId = Id<Place>;

/// What was kept.
pub async fn find_draft(reader: Reader<'_>, place: PlaceId) -> Result<Option<Vec<u8>>, Fault> {
    let sql = sql!("SELECT body FROM post_draft WHERE member_id = :viewer AND place_id = :place");
    let args = named! { viewer: reader.viewer().id(), place: &place };
    reader.first(sql, args, |row| Ok(row.bytes("body")?.to_vec())).await
}

/// Keeps it, in the place of what was kept before.
pub async fn save_draft(tx: &mut Tx, draft: &Permit<Keep, (PlaceId, Vec<u8>)>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO post_draft (member_id, place_id, body, saved_at) VALUES (:member, :place, :body, :now)
         ON CONFLICT (member_id, place_id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    tx.run(sql, named! { member: &member, place: &draft.0, body: &draft.1, now }).await?;
    Ok(())
}

/// Takes it away: it was sent, or emptied.
pub async fn remove_draft(tx: &mut Tx, place: PlaceId, member: MemberId) -> Result<()> {
    let sql = sql!("DELETE FROM post_draft WHERE member_id = :member AND place_id = :place");
    tx.run(sql, named! { member: &member, place: &place }).await?;
    Ok(())
}
