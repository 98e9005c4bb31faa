//! Who did what and when: one row a write, the last of its transaction.

use crate::{Reader, Row, Tx, named, sql};
use kernel::{Fault, Id, MemberId, Moment, Standing};

/// Encrypts who acted, for acts whose actor nobody may know.
pub trait Sealer: Send + Sync {
    /// The member's id, so that only a break of glass opens it. The same member never gives the same bytes twice.
    fn seal(&self, actor: MemberId) -> Result<Vec<u8>, Fault>;
}

enum Entry {}

/// What a member did and when, the latest first, signing in included, which the door notes for them: their own share of
/// the log, for the copy of their data. What they did without a name is not theirs to be found by it.
pub async fn page_of_acts(reader: Reader<'_>, member: MemberId, limit: i64) -> Result<Vec<(String, Moment)>, Fault> {
    let sql = sql!(
        "SELECT act, at FROM audit WHERE actor_id = :member OR (on_id = :member AND house = 'door')
         ORDER BY at DESC, id DESC LIMIT :limit"
    );
    let read = |row: &Row<'_>| Ok((row.text("act")?.to_owned(), row.moment("at")?));
    reader.list(sql, named! { member: &member, limit }, read).await
}

/// Writes the row. The columns of the hash chain stay empty: one job chains the rows later, in commit order, so that
/// chaining never makes writers wait for each other.
pub(crate) async fn insert(tx: &mut Tx) -> Result<(), Fault> {
    let id = Id::<Entry>::new(tx.now(), tx.rng());
    let (at, act) = (tx.now(), tx.act());
    let sealed = match (tx.is_sealed(), tx.viewer().member, &tx.door().sealer) {
        (false, ..) | (_, None, _) => None,
        (true, Some(actor), Some(sealer)) => Some(sealer.seal(actor)?),
        (true, Some(_), None) => {
            return Err(Fault::bug(format!(
                "{} is an act without a name, and nothing here can seal who did it",
                act.name
            )));
        }
    };
    let actor = tx.viewer().member.filter(|_| !tx.is_sealed());
    let house = match tx.viewer().standing {
        Standing::House(reason) => Some(format!("{reason:?}").to_lowercase()),
        _ => None,
    };
    let sql = sql!(
        "INSERT INTO audit (id, at, act, actor_id, actor_sealed, house, on_id)
         VALUES (:id, :at, :act, :actor, :sealed, :house, :on_id)"
    );
    let args = named! { id: &id, at, act: act.name, actor, sealed, house, on_id: act.on };
    tx.run(sql, args).await.map(drop)
}
