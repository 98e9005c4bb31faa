//! Reads of what notices publishes.

use crate::{Asked, Away, Kind, List, Speakers};
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, named, sql};

/// So many are looked at for a short list: some may be gone for the viewer, and then others come in their place.
const LOOKED_AT: i64 = 100;

/// Whether this member does without these letters: they stopped them, or are away. To be asked when the letter is written.
pub async fn is_stopped(reader: Reader<'_>, member: MemberId, list: List) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT (SELECT COUNT(*) FROM stopped_list s WHERE s.member_id = :member AND s.list = :list) AS n,
                (SELECT a.first_day || ' ' || a.last_day || ' '
                        || COALESCE((SELECT c.zone FROM notice_choice c WHERE c.member_id = a.member_id), '')
                   FROM away a WHERE a.member_id = :member) AS away"
    );
    let now = reader.now();
    let read = |row: &Row<'_>| {
        let away = row.text_or_none("away")?.and_then(|it| Away::until_of(it, now));
        Ok(row.int("n")? > 0 || away.is_some())
    };
    Ok(reader.first(sql, named! { member: &member, list: list.word() }, read).await?.unwrap_or_default())
}

/// Whether this member stopped these letters, wherever they are.
pub async fn has_stopped(reader: Reader<'_>, member: MemberId, list: List) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM stopped_list WHERE member_id = :member AND list = :list");
    Ok(reader.count(sql, named! { member: &member, list: list.word() }).await? > 0)
}

/// Somebody who waits for the viewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// For what.
    pub kind: Kind,
    /// Who, if it is one member.
    pub by: Option<MemberId>,
    /// In a sentence without a full stop.
    pub words: String,
    /// The one link.
    pub path: String,
    /// Since when.
    pub at: Moment,
}

/// Who waits for the viewer, the latest first: at most `limit`, and only what the viewer may still see. One statement, and those
/// of [`page_of_told`].
pub async fn page_of_waiting(reader: Reader<'_>, speakers: &Speakers, limit: usize) -> Result<Vec<Waiting>, Fault> {
    let kinds = Kind::waiting();
    let sql = sql!(
        "SELECT n.kind, n.about, n.by_id, n.name, n.at FROM notice_visible n
         WHERE n.viewer_id = :viewer AND n.seen_at IS NULL AND n.kind IN LIST(:kinds)
         ORDER BY n.at DESC, n.kind, n.about LIMIT :most"
    );
    let args = named! { viewer: reader.viewer().id(), kinds: store::list(&kinds), most: LOOKED_AT };
    let asked: Vec<Asked> = reader.list(sql, args, read_asked).await?.into_iter().flatten().collect();
    page_of_told(reader, speakers, asked, limit).await
}

/// What these notices of the viewer's say, in their order: at most `limit`, and only what the viewer may still see. One statement for
/// each speaker that is asked; none if there are none.
pub async fn page_of_told(
    reader: Reader<'_>,
    speakers: &Speakers,
    asked: Vec<Asked>,
    limit: usize,
) -> Result<Vec<Waiting>, Fault> {
    let lines = speakers.lines(reader, &asked).await?;
    let waiting = asked.into_iter().zip(lines).filter_map(|(asked, line)| {
        let line = line?;
        let words = line.words.unwrap_or_else(|| asked.kind.said(asked.name.as_deref()));
        Some(Waiting { kind: asked.kind, by: asked.by, words, path: line.path, at: asked.at })
    });
    Ok(waiting.take(limit).collect())
}

/// A row of `notice_visible`; `None` of a kind that there is no more.
pub fn read_asked(row: &Row<'_>) -> Result<Option<Asked>, Fault> {
    let Some(kind) = Kind::of(row.text("kind")?) else { return Ok(None) };
    let about: kernel::Id<()> = row.id("about")?;
    Ok(Some(Asked {
        kind,
        about: *about.as_bytes(),
        by: row.id_or_none("by_id")?,
        name: row.text_or_none("name")?.map(str::to_owned),
        at: row.moment("at")?,
    }))
}
