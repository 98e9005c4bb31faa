//! SQL of files: bringing one, sending it along, finding it, taking it away.

use super::draft::PlaceId;
use crate::{
    discussion::DiscussionId,
    file::{FileId, Kept, SealedFile},
    policy::{Clear, Keep, Revise},
    post::PostId,
};
use files::FileName;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A file that somebody brings.
#[derive(Clone)]
pub struct NewFile {
    /// Which.
    pub id: FileId,
    /// The discussion, or the group in which one begins another.
    pub place: PlaceId,
    /// What it is, sealed.
    pub about: Vec<u8>,
    /// Where its bytes lie.
    pub kept: FileName,
    /// Where those of the smaller picture lie.
    pub preview: Option<FileName>,
    /// How many they are on the disk.
    pub bytes: u64,
}

/// Those that the viewer has brought to this place and not sent yet, the earliest first.
pub async fn page_of_waiting(reader: Reader<'_>, place: PlaceId) -> Result<Vec<SealedFile>, Fault> {
    let sql = sql!(
        "SELECT id, member_id, post_id, about, made_at FROM post_file
         WHERE member_id = :viewer AND place_id = :place AND post_id IS NULL ORDER BY made_at, id"
    );
    reader.list(sql, named! { viewer: reader.viewer().id(), place: &place }, read_file).await
}

/// A file of this discussion whose post the viewer reads now; one of another discussion, of a hidden or a deleted post is absent
/// (abuse cases 2, 3).
pub async fn find_file(reader: Reader<'_>, discussion: DiscussionId, id: FileId) -> Result<Option<Kept>, Fault> {
    let sql = sql!(
        "SELECT f.id, f.member_id, f.post_id, f.about, f.made_at, f.kept, f.preview
         FROM post_file f JOIN post_file_visible v ON v.file_id = f.id
         WHERE f.id = :id AND v.viewer_id = :viewer AND v.discussion_id = :discussion"
    );
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id(), discussion: &discussion }, read_kept).await
}

/// How many bytes a member's files take, and how many of them wait in this place.
pub async fn count_of(reader: Reader<'_>, member: MemberId, place: PlaceId) -> Result<(i64, i64), Fault> {
    let sql = sql!(
        "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS bytes,
                COUNT(CASE WHEN place_id = :place AND post_id IS NULL THEN 1 END) AS waiting
         FROM post_file WHERE member_id = :member"
    );
    let read = |row: &Row<'_>| Ok((row.int("bytes")?, row.int("waiting")?));
    Ok(reader.first(sql, named! { member: &member, place: &place }, read).await?.unwrap_or_default())
}

/// Keeps what is known of a file whose bytes are on the disk.
pub async fn insert_file(tx: &mut Tx, new: &Permit<Keep, NewFile>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO post_file (id, place_id, member_id, post_id, about, kept, preview, bytes, made_at)
         VALUES (:id, :place, :member, NULL, :about, :kept, :preview, :bytes, :now)"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    let NewFile { id, place, about, kept, preview, bytes } = &**new;
    let bytes = i64::try_from(*bytes).unwrap_or(i64::MAX);
    let preview = preview.as_ref().map(FileName::as_str);
    tx.run(sql, named! { id, place, member: &member, about, kept: kept.as_str(), preview, bytes, now }).await?;
    Ok(())
}

/// These files, which its writer brought to `place`, go with a post; how many there were of them.
pub async fn save_sent(
    tx: &mut Tx,
    post: (DiscussionId, PostId, MemberId),
    place: PlaceId,
    files: &[FileId],
) -> Result<usize> {
    let sql = sql!(
        "UPDATE post_file SET post_id = :post, place_id = :discussion
         WHERE member_id = :author AND place_id = :place AND post_id IS NULL AND id IN LIST_ID(:files)"
    );
    let (discussion, post, author) = post;
    let args = named! {
        post: &post, discussion: &discussion, author: &author, place: &place, files: store::id_list(files)
    };
    Ok(usize::try_from(tx.run(sql, args).await?).unwrap_or(usize::MAX))
}

/// Takes back a file of one's own that waits; where its bytes lie.
pub async fn remove_waiting(tx: &mut Tx, file: &Permit<Keep, (PlaceId, FileId)>) -> Result<Vec<FileName>> {
    // What a post takes along at this moment is no longer there to be taken back.
    let sql = sql!(
        "DELETE FROM post_file WHERE id = :id AND place_id = :place AND member_id = :member AND post_id IS NULL
         RETURNING kept, preview"
    );
    let member = tx.viewer().id();
    let args = named! { id: &file.1, place: &file.0, member: &member };
    Ok(tx.reader().list(sql, args, read_names).await?.concat())
}

/// Takes one file of one's own post away; where its bytes lie.
pub async fn remove_sent(tx: &mut Tx, file: &Permit<Revise, (PostId, FileId)>) -> Result<Vec<FileName>> {
    let sql = sql!("DELETE FROM post_file WHERE id = :id AND post_id = :post RETURNING kept, preview");
    Ok(tx.reader().list(sql, named! { id: &file.1, post: &file.0 }, read_names).await?.concat())
}

/// Takes away the files of a post that its author deletes; where their bytes lie.
pub async fn remove_of_post(tx: &mut Tx, post: &Permit<Revise, PostId>) -> Result<Vec<FileName>> {
    let sql = sql!("DELETE FROM post_file WHERE post_id = :id RETURNING kept, preview");
    Ok(tx.reader().list(sql, named! { id: &**post }, read_names).await?.concat())
}

/// Takes away the files of a discussion that goes whole, those that wait too; where their bytes lie.
pub(super) async fn remove_of_discussion(tx: &mut Tx, discussion: DiscussionId) -> Result<Vec<FileName>> {
    let sql = sql!("DELETE FROM post_file WHERE place_id = :id RETURNING kept, preview");
    Ok(tx.reader().list(sql, named! { id: &discussion }, read_names).await?.concat())
}

/// Takes away all files of a member who leaves; where their bytes lie.
pub(super) async fn remove_of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<FileName>> {
    let sql = sql!("DELETE FROM post_file WHERE member_id = :member RETURNING kept, preview");
    Ok(tx.reader().list(sql, named! { member: &member }, read_names).await?.concat())
}

/// Takes away what was brought before this moment and never sent; where its bytes lie.
pub async fn remove_forgotten(tx: &mut Tx, before: &Permit<Clear, Moment>) -> Result<Vec<FileName>> {
    let sql = sql!("DELETE FROM post_file WHERE post_id IS NULL AND made_at < :before RETURNING kept, preview");
    Ok(tx.reader().list(sql, named! { before: **before }, read_names).await?.concat())
}

/// All files of a member with the discussion or group where they are, the earliest first: for the copy that they take along.
pub async fn page_of_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<(PlaceId, Kept)>, Fault> {
    let sql = sql!(
        "SELECT id, member_id, post_id, about, made_at, kept, preview, place_id FROM post_file
         WHERE member_id = :member ORDER BY made_at, id"
    );
    reader.list(sql, named! { member: &member }, |row| Ok((row.id("place_id")?, read_kept(row)?))).await
}

/// Those of these files that a row names.
pub async fn find_named(reader: Reader<'_>, names: &[FileName]) -> Result<Vec<FileName>, Fault> {
    let names: Vec<&str> = names.iter().map(FileName::as_str).collect();
    let sql = sql!(
        "SELECT kept AS name FROM post_file WHERE kept IN LIST(:names)
         UNION ALL SELECT preview AS name FROM post_file WHERE preview IN LIST(:names)"
    );
    reader.list(sql, named! { names: store::list(&names) }, |row| name(row.text("name")?)).await
}

/// Which of these members have files here.
pub async fn find_bringing(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT DISTINCT member_id FROM post_file WHERE member_id IN LIST_ID(:members)");
    reader.list(sql, named! { members: store::id_list(members) }, |row| row.id("member_id")).await
}

fn read_file(row: &Row<'_>) -> Result<SealedFile, Fault> {
    Ok(SealedFile {
        id: row.id("id")?,
        author: row.id("member_id")?,
        post: row.id_or_none("post_id")?,
        about: row.bytes("about")?.to_vec(),
        made: row.moment("made_at")?,
    })
}

fn read_kept(row: &Row<'_>) -> Result<Kept, Fault> {
    Ok(Kept {
        file: read_file(row)?,
        name: name(row.text("kept")?)?,
        preview: row.text_or_none("preview")?.map(name).transpose()?,
    })
}

fn read_names(row: &Row<'_>) -> Result<Vec<FileName>, Fault> {
    let mut names = vec![name(row.text("kept")?)?];
    names.extend(row.text_or_none("preview")?.map(name).transpose()?);
    Ok(names)
}

fn name(text: &str) -> Result<FileName, Fault> {
    FileName::parse(text).ok_or_else(|| Fault::bug("a file of a post names no file"))
}
