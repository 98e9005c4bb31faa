//! SQL of what is over: it opened nothing any more, and goes by night.

use crate::{applicant, guest, policy::Clear};
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

/// Forgets guests who were invited before that and have not come, [`AT_ONCE`] at most; how many.
pub async fn remove_forgotten_guests(tx: &mut Tx, then: &Permit<Clear, Moment>) -> Result<u64> {
    let before = then.minus(guest::KEPT);
    let sql = sql!(
        "DELETE FROM guest WHERE id IN
         (SELECT id FROM guest WHERE invited_at <= :before ORDER BY invited_at, id LIMIT :limit)"
    );
    Ok(tx.run(sql, named! { before, limit: AT_ONCE as i64 }).await?)
}

/// Forgets whoever never confirmed their address, and decisions that are old, [`AT_ONCE`] at most; how many.
pub async fn remove_forgotten_applicants(tx: &mut Tx, then: &Permit<Clear, Moment>) -> Result<u64> {
    let (silent, decided) = (then.minus(applicant::UNCONFIRMED_FOR), then.minus(applicant::DECIDED_FOR));
    let sql = sql!(
        "DELETE FROM applicant WHERE id IN
         (SELECT id FROM applicant WHERE asked_at <= :silent AND (confirmed_at IS NULL OR decided_at <= :decided)
          ORDER BY asked_at, id LIMIT :limit)"
    );
    Ok(tx.run(sql, named! { silent, decided, limit: AT_ONCE as i64 }).await?)
}
