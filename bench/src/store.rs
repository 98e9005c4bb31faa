//! SQL of the measures of open pages: sessions that nobody signed in for.

use ::store::{Tx, named, sql};
use kernel::{Fault, MemberId, Moment, SessionId};

/// A session of this member; `hash` is what is kept of its secret.
pub async fn insert_session(tx: &mut Tx, member: MemberId, hash: &[u8], ends_at: Moment) -> Result<(), Fault> {
    let (id, now) = (SessionId::random(tx.rng()), tx.now());
    let sql = sql!(
        "INSERT INTO session (id, member_id, token_hash, browser, began_at, ends_at)
         VALUES (:id, :member, :hash, 'A browser', :now, :ends_at)"
    );
    tx.run(sql, named! { id: &id, member: &member, hash, now, ends_at }).await.map(drop)
}
