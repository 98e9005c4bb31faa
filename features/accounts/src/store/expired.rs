//! SQL of what is over: it opened nothing any more, and goes by night.

use crate::policy::Clear;
use kernel::{Moment, Permit, Result};
use store::{Tx, named, sql};

/// So many rows go in one statement, so that nobody waits long for their write.
pub const AT_ONCE: u64 = 500;

/// Takes away sessions that ended by then, [`AT_ONCE`] at most; how many.
pub async fn remove_ended_sessions(tx: &mut Tx, then: &Permit<Clear, Moment>) -> Result<u64> {
    let sql = sql!(
        "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE ends_at <= :then ORDER BY ends_at LIMIT :limit)"
    );
    Ok(tx.run(sql, named! { then: **then, limit: AT_ONCE as i64 }).await?)
}

/// Takes away tokens whose time was up by then, [`AT_ONCE`] at most; how many.
pub async fn remove_ended_tokens(tx: &mut Tx, then: &Permit<Clear, Moment>) -> Result<u64> {
    let sql = sql!(
        "DELETE FROM door_token
         WHERE hash IN (SELECT hash FROM door_token WHERE ends_at <= :then ORDER BY ends_at LIMIT :limit)"
    );
    Ok(tx.run(sql, named! { then: **then, limit: AT_ONCE as i64 }).await?)
}
