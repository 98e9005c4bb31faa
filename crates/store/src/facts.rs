//! What happened: told inside a write, read afterwards by whoever listens. Commit order is number order.

use crate::{Reader, Row, Tx, named, sql, streams};
use kernel::{Fault, Id, MemberId, Moment};
use serde::{Serialize, de::DeserializeOwned};

/// Something that happened, in the past tense: ids and kinds, never content.
pub trait Fact: Serialize {
    /// Its name: `library.resource_published`. It stays when the type is renamed.
    const KIND: &'static str;
    /// The id of what it is about, if that is one thing.
    fn about(&self) -> Option<[u8; 16]> {
        None
    }
}

/// The noun of [`FactId`].
pub enum FactNoun {}
/// One fact; what makes a delivery that is repeated harmless.
pub type FactId = Id<FactNoun>;

/// A fact as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    /// Its place in the order of commits; gaps do not occur.
    pub seq: i64,
    /// Its id.
    pub id: FactId,
    /// Its name.
    pub kind: String,
    /// Its JSON.
    pub body: String,
    /// What it is about.
    pub about: Option<[u8; 16]>,
    /// When it happened.
    pub at: Moment,
    /// Who did it, unless that is sealed.
    pub by: Option<MemberId>,
}

impl FactRow {
    /// The fact itself if it is an `F`.
    pub fn read<F: Fact + DeserializeOwned>(&self) -> Result<Option<F>, Fault> {
        if self.kind != F::KIND {
            return Ok(None);
        }
        let fact = serde_json::from_str(&self.body);
        fact.map(Some)
            .map_err(|it| Fault::bug(format!("the fact {} of kind {} cannot be read: {it}", self.seq, self.kind)))
    }
}

/// The facts after `seq`, oldest first.
pub async fn after(reader: Reader<'_>, seq: i64, limit: usize) -> Result<Vec<FactRow>, Fault> {
    let limit = limit as i64;
    let sql = sql!("SELECT seq, id, kind, body, about, at, by_id FROM fact WHERE seq > :seq ORDER BY seq LIMIT :limit");
    reader.list(sql, named! { seq, limit }, read).await
}

/// The facts of these kinds after `seq`, oldest first.
pub async fn after_of(reader: Reader<'_>, kinds: &[&str], seq: i64, limit: usize) -> Result<Vec<FactRow>, Fault> {
    let limit = limit as i64;
    let sql = sql!(
        "SELECT seq, id, kind, body, about, at, by_id FROM fact WHERE seq > :seq AND kind IN LIST(:kinds)
         ORDER BY seq LIMIT :limit"
    );
    reader.list(sql, named! { seq, kinds: crate::list(kinds), limit }, read).await
}

fn read(row: &Row<'_>) -> Result<FactRow, Fault> {
    Ok(FactRow {
        seq: row.int("seq")?,
        id: row.id("id")?,
        kind: row.text("kind")?.to_string(),
        body: row.text("body")?.to_string(),
        about: row.id_or_none::<FactNoun>("about")?.map(|it| *it.as_bytes()),
        at: row.moment("at")?,
        by: row.id_or_none("by_id")?,
    })
}

/// The number of the latest fact; 0 if there is none.
pub async fn latest_seq(reader: Reader<'_>) -> Result<i64, Fault> {
    streams::latest(reader, STREAM).await
}

/// How far a listener has got; 0 at its beginning.
pub async fn cursor(reader: Reader<'_>, listener: &str) -> Result<i64, Fault> {
    let sql = sql!("SELECT seq FROM fact_cursor WHERE listener = :listener");
    Ok(reader.first(sql, named! { listener }, |row| row.int("seq")).await?.unwrap_or(0))
}

/// Notes how far a listener has got. It never goes back, so that two deliveries at once do no harm.
pub async fn save_cursor(tx: &mut Tx, listener: &str, seq: i64) -> Result<(), Fault> {
    let sql = sql!(
        "INSERT INTO fact_cursor (listener, seq) VALUES (:listener, :seq)
         ON CONFLICT (listener) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > fact_cursor.seq"
    );
    tx.run(sql, named! { listener, seq }).await.map(drop)
}

/// Sets a listener to its beginning, to hear everything again.
pub async fn rewind_cursor(tx: &mut Tx, listener: &str) -> Result<(), Fault> {
    tx.run(sql!("DELETE FROM fact_cursor WHERE listener = :listener"), named! { listener }).await.map(drop)
}

/// A fact that waits for the end of its write.
pub(crate) struct Told {
    kind: &'static str,
    body: String,
    about: Option<[u8; 16]>,
}

const STREAM: &str = "fact";

impl Told {
    pub fn of<F: Fact>(fact: &F) -> Result<Told, Fault> {
        let body = serde_json::to_string(fact);
        let body = body.map_err(|it| Fault::bug(format!("a fact of kind {} cannot be written: {it}", F::KIND)))?;
        Ok(Told { kind: F::KIND, body, about: fact.about() })
    }
}

/// Numbers the facts and writes them. The row of the counter stays locked until the commit, which is what makes the
/// order of numbers the order of commits.
pub(crate) async fn insert(tx: &mut Tx, told: &[Told]) -> Result<(), Fault> {
    if told.is_empty() {
        return Ok(());
    }
    let last = streams::take(tx, STREAM, told.len() as i64).await?;
    let at = tx.now();
    let by = tx.viewer().member.filter(|_| !tx.is_sealed());
    for (seq, fact) in (last - told.len() as i64 + 1..).zip(told) {
        let id = FactId::new(at, tx.rng());
        let Told { kind, body, about } = fact;
        let sql = sql!(
            "INSERT INTO fact (seq, id, kind, body, about, at, by_id) VALUES (:seq, :id, :kind, :body, :about, :at, :by)"
        );
        tx.run(sql, named! { seq, id: &id, kind: *kind, body, about: *about, at, by }).await?;
    }
    Ok(())
}
