//! All SQL of the feature: the decisions in the audit, the size of the database, and whether it holds a made population.

use crate::{decision::DECISIONS, policy::Mark};
use kernel::{Cursor, Fault, Id, Moment, Page, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// The noun of [`DecidedId`].
pub enum DecidedNoun {}
/// One row of the audit.
pub type DecidedId = Id<DecidedNoun>;

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its row.
    pub id: DecidedId,
    /// When.
    pub at: Moment,
    /// The name of the act.
    pub act: String,
    /// By whom.
    pub by: By,
    /// The name of the member on whom it was, if it was on one.
    pub on: Option<String>,
}

/// By whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// This member.
    Member(String),
    /// The program itself, for this reason: `operator`, `background` …
    House(String),
    /// Somebody whose name is sealed.
    Sealed,
    /// Nobody is named any more.
    Unknown,
}

/// So many stand on a page.
pub const A_PAGE: usize = 50;

/// Decisions, the latest first, from below `after` on; all kinds, or one.
pub async fn page_of_decided(
    reader: Reader<'_>,
    act: Option<&str>,
    after: Option<&Cursor>,
) -> Result<Page<Decided>, Fault> {
    let acts: Vec<&str> = match act {
        Some(act) => vec![act],
        None => DECISIONS.iter().map(|it| it.act).collect(),
    };
    let last = Id::<DecidedNoun>::from_bytes([0xff; 16]);
    let before = after.and_then(|it| it.0.parse().ok()).unwrap_or(last);
    let sql = sql!(
        "SELECT d.id, d.at, d.act, d.house, d.actor_sealed IS NOT NULL AS sealed, who.name AS who, whom.name AS whom
         FROM audit d LEFT JOIN member_card who ON who.member_id = d.actor_id
         LEFT JOIN member_card whom ON whom.member_id = d.on_id
         WHERE d.act IN LIST(:acts) AND d.id < :before ORDER BY d.id DESC LIMIT :limit"
    );
    let args = named! { acts: store::list(&acts), before: &before, limit: A_PAGE as i64 + 1 };
    let rows = reader.list(sql, args, read_decided).await?;
    Ok(Page::of(rows, A_PAGE, |it| it.id.to_string()))
}

fn read_decided(row: &Row<'_>) -> Result<Decided, Fault> {
    let by = match (row.flag("sealed")?, row.text_or_none("who")?, row.text_or_none("house")?) {
        (true, ..) => By::Sealed,
        (false, Some(name), _) => By::Member(name.to_owned()),
        (false, None, Some(reason)) => By::House(reason.to_owned()),
        (false, None, None) => By::Unknown,
    };
    Ok(Decided {
        id: row.id("id")?,
        at: row.moment("at")?,
        act: row.text("act")?.to_owned(),
        by,
        on: row.text_or_none("whom")?.map(str::to_owned),
    })
}

/// How many bytes the database takes.
pub async fn find_database_size(reader: Reader<'_>) -> Result<u64, Fault> {
    let sql = sql! {
        sqlite: "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()",
        postgres: "SELECT pg_database_size(current_database()) AS bytes"
    };
    Ok(reader.first(sql, named! {}, |row| row.int("bytes")).await?.unwrap_or_default().unsigned_abs())
}

/// How many members the made population has, if this store holds one.
pub async fn find_made(reader: Reader<'_>) -> Result<Option<u64>, Fault> {
    let sql = sql!("SELECT members FROM made_population ORDER BY at DESC LIMIT 1");
    Ok(reader.first(sql, named! {}, |row| row.int("members")).await?.map(i64::unsigned_abs))
}

/// From now on this store holds a made population.
pub async fn insert_made(tx: &mut Tx, members: &Permit<Mark, u64>, seed: u64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO made_population (seed, members, at) VALUES (:seed, :members, :now)
         ON CONFLICT (seed) DO UPDATE SET members = excluded.members, at = excluded.at"
    );
    let (now, members) = (tx.now(), i64::try_from(**members).unwrap_or(i64::MAX));
    tx.run(sql, named! { seed: seed as i64, members, now }).await?;
    Ok(())
}
