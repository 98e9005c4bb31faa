//! SQL of the page of notices and of what open pages learn.

use crate::policy::{Post, See};
use kernel::{Fault, Id, MemberId, Moment, Permit, Result};
use notices_api::{Asked, Kind, read_asked};
use people_api::{Affiliations, Beside};
use store::{Reader, Row, Tx, id_list, inbox, list, named, pair_list, sql};

/// A notice and when it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub asked: Asked,
    /// When the member saw it; `None` as long as it is new.
    pub seen: Option<Moment>,
    /// What stands beside the name of whoever did it, if there is one.
    pub beside: Option<Beside>,
}

/// A place in the list: the notice after which the page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// When it was given.
    pub at: Moment,
    /// Its kind.
    pub kind: String,
    /// Its thing.
    pub about: Id<()>,
}

/// The viewer's notices that stand on the page, the latest first, after this place. Whether their things are still the viewer's
/// to see is to be asked.
pub async fn page_of_notices(reader: Reader<'_>, after: Option<&Place>, limit: usize) -> Result<Vec<Notice>, Fault> {
    let sql = sql!(
        "SELECT n.kind, n.about, n.by_id, n.name, n.at, n.seen_at,
                (SELECT COALESCE(b.profession, '') || ' ~ ' || COALESCE(b.affiliations, '') FROM member_beside b
                  WHERE b.member_id = n.by_id AND b.viewer_id = :viewer) AS beside
         FROM notice_visible n
         WHERE n.viewer_id = :viewer AND (n.at, n.kind, n.about) < (:at, :kind, :about) AND n.kind IN LIST(:kinds)
           AND NOT EXISTS (SELECT 1 FROM notice_choice h WHERE h.member_id = :viewer
                           AND ' ' || h.kinds LIKE '% ' || n.kind || ':off:%')
         ORDER BY n.at DESC, n.kind DESC, n.about DESC LIMIT :limit"
    );
    let last = Place { at: Moment::from_micros(i64::MAX), kind: "~".to_owned(), about: Id::from_bytes([255; 16]) };
    let Place { at, kind, about } = after.unwrap_or(&last);
    let kinds: Vec<&str> = Kind::ALL.iter().filter(|it| it.is_on_page()).map(|it| it.word()).collect();
    let args = named! {
        viewer: reader.viewer().id(), at, kind, about, kinds: list(&kinds), limit: limit as i64,
    };
    Ok(reader.list(sql, args, read).await?.into_iter().flatten().collect())
}

/// All notices of a member, for their copy.
pub async fn page_of_all(reader: Reader<'_>, member: MemberId) -> Result<Vec<(String, Moment, Option<Moment>)>, Fault> {
    let sql = sql!("SELECT kind, at, seen_at FROM notice WHERE member_id = :member ORDER BY at, kind, about");
    let read = |row: &Row<'_>| Ok((row.text("kind")?.to_owned(), row.moment("at")?, row.moment_or_none("seen_at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// For each of these members what changed after the number beside them: receiver, number, thing. The members first: in a small
/// table SQLite looks at every notice for each of them otherwise.
pub async fn page_of_missed(
    reader: Reader<'_>,
    asked: &[(MemberId, i64)],
) -> Result<Vec<(MemberId, i64, Id<()>)>, Fault> {
    let sql = sql!(
        "SELECT nt.member_id, nt.changed, nt.about FROM PAIRS(:asked) a
         CROSS JOIN notice nt WHERE nt.member_id = a.id AND nt.changed > a.n AND nt.changed > 0"
    );
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, row.int("changed")?, row.id("about")?));
    reader.list(sql, named! { asked: pair_list(asked) }, read).await
}

/// For whom of these something new stands on the page, besides what conversations tell themselves.
pub async fn page_of_new_for(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT DISTINCT n.viewer_id FROM notice_visible n
         WHERE n.viewer_id IN LIST_ID(:members) AND n.seen_at IS NULL AND n.kind IN LIST(:kinds)
           AND NOT EXISTS (SELECT 1 FROM notice_choice h WHERE h.member_id = n.viewer_id
                           AND ' ' || h.kinds LIKE '% ' || n.kind || ':off:%')"
    );
    let own = |it: &&Kind| it.is_on_page() && !it.is_of_conversations();
    let kinds: Vec<&str> = Kind::ALL.iter().filter(own).map(|it| it.word()).collect();
    reader.list(sql, named! { members: id_list(members), kinds: list(&kinds) }, |row| row.id("viewer_id")).await
}

/// Everything up to this moment is seen, but what waits until something was done about it.
pub async fn save_seen(tx: &mut Tx, member: &Permit<See, MemberId>, upto: Moment) -> Result<()> {
    let own: MemberId = **member;
    let changed = inbox::next(tx, &[own]).await?.get(&own).copied().unwrap_or_default();
    let now = tx.now();
    let sql = sql!(
        "UPDATE notice SET seen_at = :now, post = 'done', changed = :changed
         WHERE member_id = :own AND at <= :upto AND seen_at IS NULL AND kind NOT IN LIST(:stay)"
    );
    let stay: Vec<&str> = Kind::ALL.iter().filter(|it| it.stays()).map(|it| it.word()).collect();
    tx.run(sql, named! { now, changed, own: &own, upto, stay: list(&stay) }).await?;
    Ok(())
}

/// Takes away what was seen before the one moment, and what nobody has looked at since before the other.
pub async fn remove_old(tx: &mut Tx, before: &Permit<Post, (Moment, Moment)>) -> Result<u64> {
    let (seen, given) = **before;
    let sql = sql!("DELETE FROM notice WHERE seen_at < :seen");
    let gone = tx.run(sql, named! { seen }).await?;
    let sql = sql!("DELETE FROM notice WHERE at < :given AND seen_at IS NULL");
    Ok(gone + tx.run(sql, named! { given }).await?)
}

fn read(row: &Row<'_>) -> Result<Option<Notice>, Fault> {
    let Some(asked) = read_asked(row)? else { return Ok(None) };
    let beside = row.text_or_none("beside")?.and_then(|it| it.split_once(" ~ ")).map(|(profession, codes)| Beside {
        profession: capital(profession),
        affiliations: Affiliations::stored(codes),
        ..Beside::default()
    });
    Ok(Some(Notice { asked, seen: row.moment_or_none("seen_at")?, beside }))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
