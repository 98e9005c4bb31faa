//! SQL of the files of a resource: bringing one, its place in the draft, what versions name, and where its bytes lie.

use crate::{
    file::{Drawn, File, FileId, Frozen, Kept, Listed, SealedFile, write_listed},
    policy::{Keep, Write},
    resource::ResourceId,
};
use files::{FileName, Kind};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use std::collections::HashMap;
use store::{Reader, Row, Tx, named, sql};

/// A file that somebody brings.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Which.
    pub id: FileId,
    /// To which resource.
    pub resource: ResourceId,
    /// What it is, sealed.
    pub about: Vec<u8>,
    /// The beginning of what it says, sealed.
    pub words: Option<Vec<u8>>,
    /// Where its bytes lie.
    pub kept: FileName,
    /// Where those of the smaller picture lie.
    pub preview: Option<FileName>,
    /// How many they are on the disk.
    pub bytes: u64,
}

/// The columns of [`SealedFile`].
macro_rules! sealed_file {
    ($rest:literal) => {
        concat!("SELECT f.id, f.resource_id, f.about, f.words, f.drawn, f.made_at, f.removed_at", $rest)
    };
}

/// The files of a draft that the viewer writes, in their order; with those that were taken out since it was published last.
pub async fn page_of_drafted(reader: Reader<'_>, id: ResourceId) -> Result<Vec<SealedFile>, Fault> {
    let sql = sql!(sealed_file!(
        " FROM resource_file f JOIN resource_visible v ON v.resource_id = f.resource_id AND v.viewer_id = :viewer
          JOIN resource r ON r.id = f.resource_id
          WHERE f.resource_id = :id
            AND (f.removed_at IS NULL OR r.published_at IS NULL OR f.removed_at > r.published_at)
            AND EXISTS (SELECT 1 FROM resource_writer w WHERE w.resource_id = f.resource_id AND w.member_id = :viewer)
          ORDER BY f.place, f.made_at, f.id"
    ));
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id() }, read_file).await
}

/// The files of a draft that the viewer writes, and where their bytes lie.
pub async fn page_of_kept(reader: Reader<'_>, id: ResourceId) -> Result<Vec<Kept>, Fault> {
    let sql = sql!(sealed_file!(
        ", f.kept, f.preview, f.sheets FROM resource_file f
          JOIN resource_visible v ON v.resource_id = f.resource_id AND v.viewer_id = :viewer
          WHERE f.resource_id = :id AND f.removed_at IS NULL
            AND EXISTS (SELECT 1 FROM resource_writer w WHERE w.resource_id = f.resource_id AND w.member_id = :viewer)
          ORDER BY f.place, f.made_at, f.id"
    ));
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id() }, read_kept).await
}

/// How many files a draft has, how many bytes they take, and how many those take that this member brought anywhere here.
pub async fn count_of(reader: Reader<'_>, id: ResourceId, member: MemberId) -> Result<(i64, i64, i64), Fault> {
    let sql = sql!(
        "SELECT (SELECT COUNT(*) FROM resource_file f WHERE f.resource_id = :id AND f.removed_at IS NULL) AS files,
                (SELECT CAST(COALESCE(SUM(f.bytes), 0) AS BIGINT) FROM resource_file f
                  WHERE f.resource_id = :id AND f.removed_at IS NULL) AS bytes,
                (SELECT CAST(COALESCE(SUM(f.bytes), 0) AS BIGINT) FROM resource_file f WHERE f.member_id = :member) AS own"
    );
    let read = |row: &Row<'_>| Ok((row.int("files")?, row.int("bytes")?, row.int("own")?));
    Ok(reader.first(sql, named! { id: &id, member: &member }, read).await?.unwrap_or_default())
}

/// A file of this resource, of its draft for who writes it, of a version for whoever reads that; for anybody else there is none
/// (abuse cases 2, 3, 19).
pub async fn find_file(reader: Reader<'_>, resource: ResourceId, id: FileId) -> Result<Option<Kept>, Fault> {
    let sql = sql!(sealed_file!(
        ", f.kept, f.preview, f.sheets,
           (SELECT COUNT(*) FROM resource_writer w WHERE w.resource_id = f.resource_id AND w.member_id = :viewer) AS writes
         FROM resource_file f JOIN resource_file_visible fv ON fv.file_id = f.id AND fv.viewer_id = :viewer
         WHERE f.id = :id AND f.resource_id = :resource"
    ));
    let args = named! { id: &id, resource: &resource, viewer: reader.viewer().id() };
    reader.first(sql, args, |row| Ok(Kept { is_writer: row.int("writes")? > 0, ..read_kept(row)? })).await
}

/// A file of what everybody reads.
pub async fn find_shown(reader: Reader<'_>, resource: ResourceId, id: FileId) -> Result<Option<Kept>, Fault> {
    let sql = sql!(sealed_file!(
        ", f.kept, f.preview, f.sheets FROM resource_public p JOIN resource r ON r.id = p.resource_id
         JOIN resource_version_file vf ON vf.resource_id = p.resource_id AND vf.number = p.number
         JOIN resource_file f ON f.id = vf.file_id
         WHERE p.resource_id = :resource AND f.id = :id AND r.state = 'published'"
    ));
    reader.first(sql, named! { id: &id, resource: &resource }, read_kept).await
}

/// Where the files of a version lie that was published for the viewer.
pub async fn page_of_version(reader: Reader<'_>, resource: ResourceId, number: i64) -> Result<Vec<Kept>, Fault> {
    let sql = sql!(sealed_file!(
        ", f.kept, f.preview, f.sheets FROM resource_version_file vf JOIN resource_file f ON f.id = vf.file_id
         JOIN resource_version_visible nv ON nv.resource_id = vf.resource_id AND nv.number = vf.number
         WHERE vf.resource_id = :resource AND vf.number = :number AND nv.viewer_id = :viewer
         ORDER BY f.place, f.made_at, f.id"
    ));
    reader.list(sql, named! { resource: &resource, number, viewer: reader.viewer().id() }, read_kept).await
}

/// A file as it is drawn in the background, if it is still there.
pub async fn find_kept(reader: Reader<'_>, id: FileId) -> Result<Option<Kept>, Fault> {
    let sql = sql!(sealed_file!(", f.kept, f.preview, f.sheets FROM resource_file f WHERE f.id = :id"));
    reader.first(sql, named! { id: &id }, read_kept).await
}

/// Keeps what is known of a file whose bytes are on the disk, behind those that are there.
pub async fn insert_file(tx: &mut Tx, new: &Permit<Write, NewFile>) -> Result<()> {
    let by = tx.viewer().id();
    insert(tx, (by, new)).await
}

pub(super) async fn insert(tx: &mut Tx, (member, new): (MemberId, &NewFile)) -> Result<()> {
    let sql = sql!(
        "INSERT INTO resource_file (id, resource_id, member_id, place, about, words, kept, preview, drawn, bytes, made_at)
         VALUES (:id, :resource, :member,
                 (SELECT COALESCE(MAX(f.place), 0) + 1 FROM resource_file f WHERE f.resource_id = :resource), :about, :words, :kept,
                 :preview, :drawn, :bytes, :now)"
    );
    let now = tx.now();
    let NewFile { id, resource, about, words, kept, preview, bytes } = new;
    let (drawn, bytes) = (write_drawn(&Drawn::default())?, i64::try_from(*bytes).unwrap_or(i64::MAX));
    let preview = preview.as_ref().map(FileName::as_str);
    let args = named! {
        id, resource, member: &member, about, words: words.as_deref(), kept: kept.as_str(), preview, drawn: &drawn, bytes, now
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// The files of a draft are others than before: whoever looked at it before publishes something else.
pub async fn save_touched(tx: &mut Tx, id: &Permit<Write, ResourceId>) -> Result<()> {
    touch(tx, **id).await
}

pub(super) async fn touch(tx: &mut Tx, id: ResourceId) -> Result<()> {
    tx.run(sql!("UPDATE resource_draft SET files = files + 1 WHERE resource_id = :id"), named! { id: &id }).await?;
    Ok(())
}

/// Takes a file out of the draft, or puts it back. `false`: there is none.
pub async fn save_removed(
    tx: &mut Tx,
    file: &Permit<Write, (ResourceId, FileId)>,
    removed: Option<Moment>,
) -> Result<bool> {
    let sql = sql!("UPDATE resource_file SET removed_at = :removed WHERE id = :id AND resource_id = :resource");
    Ok(tx.run(sql, named! { id: &file.1, resource: &file.0, removed }).await? > 0)
}

/// Puts the files of a draft into this order.
pub async fn save_places(tx: &mut Tx, order: &Permit<Write, (ResourceId, Vec<FileId>)>) -> Result<()> {
    let sql = sql!("UPDATE resource_file SET place = :place WHERE id = :id AND resource_id = :resource");
    for (place, id) in (1_i64..).zip(&order.1) {
        tx.run(sql, named! { id, resource: &order.0, place }).await?;
    }
    Ok(())
}

/// Where the pictures of its pages lie. `false`: it is gone meanwhile.
pub async fn save_sheets(tx: &mut Tx, drawn: &Permit<Keep, (FileId, FileName, Drawn)>, bytes: u64) -> Result<bool> {
    let sql = sql!(
        "UPDATE resource_file SET sheets = :name, drawn = :drawn, bytes = bytes + :bytes WHERE id = :id AND sheets IS NULL"
    );
    let json = write_drawn(&drawn.2)?;
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    let args = named! { id: &drawn.0, name: drawn.1.as_str(), drawn: &json, bytes };
    Ok(tx.run(sql, args).await? > 0)
}

/// The lists in which a file stands: which versions, and as they are kept.
pub async fn page_of_listing(reader: Reader<'_>, id: FileId) -> Result<Vec<(ResourceId, i64, String)>, Fault> {
    let sql = sql!(
        "SELECT n.resource_id, n.number, n.files FROM resource_version_file vf
         JOIN resource_version n ON n.resource_id = vf.resource_id AND n.number = vf.number
         WHERE vf.file_id = :id ORDER BY n.number"
    );
    let read = |row: &Row<'_>| Ok((row.id("resource_id")?, row.int("number")?, row.text("files")?.to_owned()));
    reader.list(sql, named! { id: &id }, read).await
}

/// A list with pictures of pages that were drawn later; its files are the same.
pub async fn save_listing(tx: &mut Tx, which: &Permit<Keep, (ResourceId, i64)>, files: &str) -> Result<()> {
    list_again(tx, **which, files).await
}

async fn list_again(tx: &mut Tx, (id, number): (ResourceId, i64), files: &str) -> Result<()> {
    let sql = sql!("UPDATE resource_version SET files = :files WHERE resource_id = :id AND number = :number");
    tx.run(sql, named! { id: &id, number, files }).await?;
    Ok(())
}

/// Inside the write that publishes a version: names its files, and what they say.
pub(super) async fn insert_named(tx: &mut Tx, (id, number): (ResourceId, i64), frozen: &Frozen) -> Result<()> {
    let sql = sql!(
        "INSERT INTO resource_version_file (file_id, resource_id, number)
         SELECT f.id, f.resource_id, :number FROM resource_file f WHERE f.resource_id = :id AND f.id IN LIST_ID(:files)"
    );
    let files: Vec<FileId> = frozen.listed.iter().map(|it| it.id).collect();
    tx.run(sql, named! { id: &id, number, files: store::id_list(&files) }).await?;
    list_drawn(tx, (id, number), frozen).await?;
    tx.run(sql!("DELETE FROM resource_words WHERE resource_id = :id"), named! { id: &id }).await?;
    if !frozen.words.expose().is_empty() {
        let sql = sql!("INSERT INTO resource_words (resource_id, words) VALUES (:id, :words)");
        tx.run(sql, named! { id: &id, words: frozen.words.expose().as_str() }).await?;
    }
    Ok(())
}

/// Lists the pictures of pages that were drawn after the list was made and before this write began.
async fn list_drawn(tx: &mut Tx, (id, number): (ResourceId, i64), frozen: &Frozen) -> Result<()> {
    if frozen.listed.iter().all(|it| it.kind() != Some(Kind::Pdf) || !it.sheets.is_empty()) {
        return Ok(());
    }
    let sql = sql!(
        "SELECT f.id, f.drawn FROM resource_version_file vf JOIN resource_file f ON f.id = vf.file_id
         WHERE vf.resource_id = :id AND vf.number = :number AND f.sheets IS NOT NULL"
    );
    let read = |row: &Row<'_>| Ok((row.id::<File>("id")?, read_drawn(row.text("drawn")?)?));
    let drawn: HashMap<FileId, Drawn> =
        tx.reader().list(sql, named! { id: &id, number }, read).await?.into_iter().collect();
    let with = |it: &Listed| drawn.get(&it.id).map_or_else(|| it.clone(), |drawn| it.clone().with(drawn));
    let listed: Vec<Listed> = frozen.listed.iter().map(with).collect();
    if listed == frozen.listed {
        return Ok(());
    }
    list_again(tx, (id, number), &write_listed(&listed)?).await
}

/// How often something of these was taken along, added to what there was.
pub async fn save_taken(tx: &mut Tx, taken: &Permit<Keep, Vec<(ResourceId, i64)>>) -> Result<()> {
    let sql = sql!("UPDATE resource SET taken = taken + :times WHERE id = :id");
    for (id, times) in taken.iter() {
        tx.run(sql, named! { id, times: *times }).await?;
    }
    Ok(())
}

fn read_file(row: &Row<'_>) -> Result<SealedFile, Fault> {
    Ok(SealedFile {
        id: row.id("id")?,
        resource: row.id("resource_id")?,
        about: row.bytes("about")?.to_vec(),
        words: row.bytes_or_none("words")?.map(<[u8]>::to_vec),
        drawn: read_drawn(row.text("drawn")?)?,
        made: row.moment("made_at")?,
        removed: row.moment_or_none("removed_at")?,
    })
}

pub(super) fn read_kept(row: &Row<'_>) -> Result<Kept, Fault> {
    Ok(Kept {
        file: read_file(row)?,
        name: name(row.text("kept")?)?,
        preview: row.text_or_none("preview")?.map(name).transpose()?,
        sheets: row.text_or_none("sheets")?.map(name).transpose()?,
        is_writer: false,
    })
}

pub(super) fn name(text: &str) -> Result<FileName, Fault> {
    FileName::parse(text).ok_or_else(|| Fault::bug("a file of a resource names no file"))
}

fn read_drawn(json: &str) -> Result<Drawn, Fault> {
    serde_json::from_str(json).map_err(|_| Fault::bug("the pictures of pages that are none"))
}

fn write_drawn(drawn: &Drawn) -> Result<String, Fault> {
    serde_json::to_string(drawn).map_err(|it| Fault::bug(it.to_string()))
}
