//! SQL of what members keep on others: everything is asked for by its owner, and the words are sealed.

use crate::{
    giving::{Said, SaidKind},
    keeping::{Budget, Cadence, Day, Week},
    policy::{Expire, keeping::Keep, keeping::KeptBy},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use people_api::{Affiliations, Beside};
use std::collections::HashMap;
use store::{Reader, Row, Tx, named, sql};

/// What somebody keeps on another, with the words sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedKeeping {
    /// By whom.
    pub owner: MemberId,
    /// On whom.
    pub other: MemberId,
    /// A note.
    pub note: Option<Vec<u8>>,
    /// When it was looked after last.
    pub note_at: Option<Moment>,
    /// How they met.
    pub met: Option<Vec<u8>>,
    /// Tags.
    pub tags: Option<Vec<u8>>,
    /// How often they want to be in touch.
    pub cadence: Cadence,
}

/// One contact as their own page for the reader needs them.
#[derive(Debug, Clone)]
pub struct KeptOn {
    /// Their name.
    pub name: String,
    /// Since when they are a contact; nothing if they are none any more.
    pub since: Option<Moment>,
    /// The last day on which the two had to do with each other.
    pub last: Option<Day>,
    /// What is kept.
    pub sealed: SealedKeeping,
}

/// What profiles say that bears on giving, and what stands beside their names.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// By member.
    pub said: HashMap<MemberId, Vec<Said>>,
    /// By member.
    pub beside: HashMap<MemberId, Beside>,
}

/// A change of what the list of a week does with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PutOff {
    /// By whom.
    pub owner: MemberId,
    /// Whom.
    pub other: MemberId,
    /// For this week.
    pub week: Week,
    /// Also how often from now on; nothing leaves that as it is.
    pub cadence: Option<Cadence>,
}

/// The time that somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spare {
    /// Who.
    pub member: MemberId,
    /// How much.
    pub budget: Budget,
}

impl KeptBy for SealedKeeping {
    fn owner(&self) -> MemberId {
        self.owner
    }
}
impl KeptBy for PutOff {
    fn owner(&self) -> MemberId {
        self.owner
    }
}
impl KeptBy for Spare {
    fn owner(&self) -> MemberId {
        self.member
    }
}

/// A contact of the viewer, or somebody on whom they keep something; `None` for everybody else.
pub async fn find_kept(reader: Reader<'_>, other: MemberId) -> Result<Option<KeptOn>, Fault> {
    let sql = sql!(
        "SELECT c.name, t.since, k.note, k.note_at, k.met, k.tags, k.cadence, l.day
         FROM member_card c
         LEFT JOIN tie t ON t.member_id = :viewer AND t.other_id = c.member_id AND t.kind = 'contact'
         LEFT JOIN keeping k ON k.owner_id = :viewer AND k.other_id = c.member_id
         LEFT JOIN last_touch l ON l.owner_id = :viewer AND l.other_id = c.member_id
         WHERE c.member_id = :other AND c.member_id <> :viewer
           AND (t.since IS NOT NULL OR k.note IS NOT NULL OR k.met IS NOT NULL OR k.tags IS NOT NULL)
           AND EXISTS (SELECT 1 FROM profile_visible s WHERE s.member_id = c.member_id AND s.viewer_id = :viewer)"
    );
    let owner = reader.viewer().id();
    let read = |row: &Row<'_>| {
        Ok(KeptOn {
            name: row.text("name")?.to_owned(),
            since: row.moment_or_none("since")?,
            last: row.int_or_none("day")?.map(Day),
            sealed: read_sealed(row, owner, other)?,
        })
    };
    reader.first(sql, named! { viewer: owner, other: &other }, read).await
}

/// What the profiles of these members, and the viewer's own, say that bears on giving, as far as the viewer may see it;
/// and what stands beside their names. One statement.
pub async fn find_offers(reader: Reader<'_>, members: &[MemberId]) -> Result<Offers, Fault> {
    let sql = sql!(
        "SELECT n.member_id AS who, n.kind, n.term, COALESCE(n.words, w.words) AS words, n.stage, n.to_when,
                '' AS affiliations, n.position AS position
         FROM line_visible n LEFT JOIN term_card w ON w.code = n.term
         WHERE n.viewer_id = :viewer AND (n.member_id IN LIST_ID(:members) OR n.member_id = :viewer)
           AND n.kind IN ('looking_for', 'open_to', 'can_help', 'extended_role')
         UNION ALL
         SELECT b.member_id AS who, 'beside' AS kind, NULL AS term, b.profession AS words, NULL AS stage, NULL AS to_when,
                COALESCE(b.affiliations, '') AS affiliations, 0 AS position
         FROM member_beside b WHERE b.viewer_id = :viewer AND b.member_id IN LIST_ID(:members)
         ORDER BY who, position"
    );
    let now = reader.now();
    let mut offers = Offers::default();
    let read = |row: &Row<'_>| {
        let who: MemberId = row.id("who")?;
        let words = row.text_or_none("words")?.unwrap_or_default().to_owned();
        let kind = match (row.text("kind")?, row.text_or_none("stage")?) {
            ("looking_for", _) => SaidKind::LookingFor,
            ("open_to", _) => SaidKind::OpenTo,
            ("can_help", _) => SaidKind::CanHelp,
            ("extended_role", Some("established" | "past")) => SaidKind::Does,
            ("beside", _) => {
                let affiliations = Affiliations::stored(row.text("affiliations")?);
                let beside = Beside { profession: capitalised(&words), affiliations, ..Beside::default() };
                offers.beside.insert(who, beside);
                return Ok(());
            }
            _ => return Ok(()),
        };
        if row.text_or_none("to_when")?.and_then(year).is_none_or(|it| it >= year_of(now)) || kind == SaidKind::Does {
            let term = row.text_or_none("term")?.map(str::to_owned);
            offers.said.entry(who).or_default().push(Said { kind, term, words });
        }
        Ok(())
    };
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    reader.list(sql, args, read).await?;
    Ok(offers)
}

/// All that the viewer keeps on others whom they see, with their names.
pub async fn page_of_kept(reader: Reader<'_>) -> Result<Vec<(SealedKeeping, String)>, Fault> {
    let sql = sql!(
        "SELECT k.other_id, k.note, k.note_at, k.met, k.tags, k.cadence, c.name
         FROM keeping k JOIN member_card c ON c.member_id = k.other_id
         WHERE k.owner_id = :viewer
           AND EXISTS (SELECT 1 FROM profile_visible s WHERE s.member_id = k.other_id AND s.viewer_id = :viewer)
         ORDER BY c.name, k.other_id"
    );
    let owner = reader.viewer().id();
    let read = |row: &Row<'_>| Ok((read_sealed(row, owner, row.id("other_id")?)?, row.text("name")?.to_owned()));
    reader.list(sql, named! { viewer: owner }, read).await
}

/// All that a member keeps, for their copy: also on those whom they no longer see.
pub async fn page_of_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<SealedKeeping>, Fault> {
    let sql = sql!(
        "SELECT k.other_id, k.note, k.note_at, k.met, k.tags, k.cadence FROM keeping k WHERE k.owner_id = :member
         ORDER BY k.other_id"
    );
    let read = |row: &Row<'_>| read_sealed(row, member, row.id("other_id")?);
    reader.list(sql, named! { member: &member }, read).await
}

/// With whom a member was last in touch, and when, for their copy.
pub async fn page_of_touches(reader: Reader<'_>, member: MemberId) -> Result<Vec<(MemberId, Day)>, Fault> {
    let sql = sql!("SELECT other_id, day FROM last_touch WHERE owner_id = :member ORDER BY other_id");
    reader.list(sql, named! { member: &member }, |row| Ok((row.id("other_id")?, Day(row.int("day")?)))).await
}

/// The time that a member said they have.
pub async fn find_budget(reader: Reader<'_>, member: MemberId) -> Result<Option<Budget>, Fault> {
    let sql = sql!("SELECT minutes FROM touch_budget WHERE member_id = :member");
    reader.first(sql, named! { member: &member }, |row| Ok(Budget::stored(row.int("minutes")?))).await
}

/// Keeps what somebody keeps on another.
pub async fn save_keeping(tx: &mut Tx, kept: &Permit<Keep, SealedKeeping>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO keeping (owner_id, other_id, note, note_at, met, tags, cadence)
         VALUES (:owner, :other, :note, :note_at, :met, :tags, :cadence)
         ON CONFLICT (owner_id, other_id) DO UPDATE
         SET note = excluded.note, note_at = excluded.note_at, met = excluded.met, tags = excluded.tags,
             cadence = excluded.cadence"
    );
    let args = named! {
        owner: &kept.owner,
        other: &kept.other,
        note: kept.note.as_deref(),
        note_at: kept.note_at,
        met: kept.met.as_deref(),
        tags: kept.tags.as_deref(),
        cadence: kept.cadence.months(),
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// Puts somebody off for a week, or lets them rest.
pub async fn save_put_off(tx: &mut Tx, put_off: &Permit<Keep, PutOff>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO keeping (owner_id, other_id, put_off, cadence) VALUES (:owner, :other, :week, :cadence)
         ON CONFLICT (owner_id, other_id) DO UPDATE
         SET put_off = excluded.put_off, cadence = COALESCE(excluded.cadence, keeping.cadence)"
    );
    let cadence = put_off.cadence.and_then(Cadence::months);
    let args = named! { owner: &put_off.owner, other: &put_off.other, week: put_off.week.0, cadence };
    tx.run(sql, args).await?;
    Ok(())
}

/// Keeps how much time somebody has.
pub async fn save_budget(tx: &mut Tx, spare: &Permit<Keep, Spare>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO touch_budget (member_id, minutes) VALUES (:member, :minutes)
         ON CONFLICT (member_id) DO UPDATE SET minutes = excluded.minutes"
    );
    tx.run(sql, named! { member: &spare.member, minutes: spare.budget.minutes() }).await?;
    Ok(())
}

/// Takes away the notes that nobody has looked after since then; how many.
pub async fn remove_old_notes(tx: &mut Tx, before: &Permit<Expire, Moment>) -> Result<u64> {
    let sql = sql!("UPDATE keeping SET note = NULL, note_at = NULL WHERE note_at < :before");
    Ok(tx.run(sql, named! { before: **before }).await?)
}

/// Takes away all that a member kept, and all that was kept on them.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    let sql = sql!("DELETE FROM keeping WHERE owner_id = :member OR other_id = :member");
    tx.run(sql, named! { member: &member }).await?;
    let sql = sql!("DELETE FROM last_touch WHERE owner_id = :member OR other_id = :member");
    tx.run(sql, named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM touch_budget WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}

fn read_sealed(row: &Row<'_>, owner: MemberId, other: MemberId) -> Result<SealedKeeping, Fault> {
    let bytes = |column| row.bytes_or_none(column).map(|it| it.map(<[u8]>::to_vec));
    Ok(SealedKeeping {
        owner,
        other,
        note: bytes("note")?,
        note_at: row.moment_or_none("note_at")?,
        met: bytes("met")?,
        tags: bytes("tags")?,
        cadence: Cadence::stored(row.int_or_none("cadence")?),
    })
}

/// The year of `2015` and `2015-03`.
pub(super) fn year(when: &str) -> Option<u16> {
    when.get(..4)?.parse().ok()
}

pub(super) fn year_of(at: Moment) -> u16 {
    year(&at.iso()).unwrap_or_default()
}

/// A profession as it stands beside a name.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
