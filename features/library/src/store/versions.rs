//! SQL of versions: the list of them, two to be compared, and what an older renderer made.

use crate::{
    audience::Audience,
    draft::Draft,
    file::{Listed, read_listed},
    licence::Licence,
    policy::{Keep, Own},
    resource::ResourceId,
    version::Published,
};
use kernel::{Fault, Permit, Result};
use serde::{Deserialize, Serialize};
use store::{Reader, Row, Tx, named, sql};
use ui::Html;

/// What a kind says beside the text, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The word of the part.
    pub word: String,
    /// What was written.
    pub text: String,
    /// Rendered and cleaned.
    pub html: Html,
}

/// As it lies in its column. Fields keep their names.
#[derive(Serialize, Deserialize)]
struct Written {
    word: String,
    text: String,
    html: String,
}

/// A version as it was written, to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// From 1.
    pub number: i64,
    /// What it was called.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// In Markdown.
    pub body: String,
    /// What its kind says beside that.
    pub parts: Vec<Piece>,
    /// Who it is for.
    pub for_whom: String,
    /// What others may do with it.
    pub licence: Licence,
    /// Its files.
    pub files: Vec<Listed>,
}

impl Source {
    /// Its words as a draft has them. What calculates for one patient was never published.
    pub fn as_draft(&self) -> Draft {
        Draft {
            title: self.title.clone(),
            summary: self.summary.clone(),
            body: self.body.clone(),
            parts: self.parts.iter().map(|it| (it.word.clone(), it.text.clone())).collect(),
            for_whom: self.for_whom.clone(),
            licence: self.licence.word().to_owned(),
            calculates: "no".to_owned(),
            ..Draft::default()
        }
    }
}

/// All versions that were published for the viewer, the latest first.
pub async fn page_of_versions(reader: Reader<'_>, id: ResourceId) -> Result<Vec<Published>, Fault> {
    let sql = sql!(
        "SELECT n.number, n.title, n.note, n.published_at, n.audience, n.group_id, n.author_id,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = n.author_id AND s.viewer_id = :viewer) AS name
         FROM resource_version n
         JOIN resource_version_visible v ON v.resource_id = n.resource_id AND v.number = n.number
         WHERE n.resource_id = :id AND v.viewer_id = :viewer ORDER BY n.number DESC LIMIT 200"
    );
    let read = |row: &Row<'_>| {
        let audience = Audience::of(row.text("audience")?, row.id_or_none("group_id")?);
        Ok(Published {
            number: row.int("number")?,
            title: row.text("title")?.to_owned(),
            note: row.text("note")?.to_owned(),
            by: row.id_or_none("author_id")?.zip(row.text_or_none("name")?.map(str::to_owned)),
            at: row.moment("published_at")?,
            audience: audience.ok_or_else(|| Fault::bug("a version for nobody"))?,
        })
    };
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// These of them as they were written, by number; those that were published for the viewer (abuse case 19).
pub async fn find_sources(reader: Reader<'_>, id: ResourceId, numbers: &[i64]) -> Result<Vec<Source>, Fault> {
    let sql = sql!(
        "SELECT n.number, n.title, n.summary, n.body, n.parts, n.for_whom, n.licence, n.files FROM resource_version n
         JOIN resource_version_visible v ON v.resource_id = n.resource_id AND v.number = n.number
         WHERE n.resource_id = :id AND v.viewer_id = :viewer AND n.number IN LIST_INT(:numbers) ORDER BY n.number"
    );
    let args = named! { id: &id, viewer: reader.viewer().id(), numbers: store::int_list(numbers) };
    reader.list(sql, args, read_source).await
}

pub(super) fn read_source(row: &Row<'_>) -> Result<Source, Fault> {
    Ok(Source {
        number: row.int("number")?,
        title: row.text("title")?.to_owned(),
        summary: row.text("summary")?.to_owned(),
        body: row.text("body")?.to_owned(),
        parts: read_pieces(row.text("parts")?)?,
        for_whom: row.text("for_whom")?.to_owned(),
        licence: Licence::of(row.text("licence")?).ok_or_else(|| Fault::bug("a licence that is none"))?,
        files: read_listed(row.text("files")?)?,
    })
}

/// The column `parts`.
pub fn read_pieces(json: &str) -> Result<Vec<Piece>, Fault> {
    let written: Vec<Written> = serde_json::from_str(json).map_err(|_| Fault::bug("parts that are none"))?;
    Ok(written.into_iter().map(|it| Piece { word: it.word, text: it.text, html: Html::stored(it.html) }).collect())
}

/// For the column `parts`.
pub fn write_pieces(pieces: &[Piece]) -> Result<String, Fault> {
    let written =
        |it: &Piece| Written { word: it.word.clone(), text: it.text.clone(), html: it.html.as_str().to_owned() };
    let written: Vec<Written> = pieces.iter().map(written).collect();
    serde_json::to_string(&written).map_err(|it| Fault::bug(it.to_string()))
}

/// Takes a version away. `false`: there is none.
pub async fn remove_version(tx: &mut Tx, which: &Permit<Own, (ResourceId, i64)>) -> Result<bool> {
    remove(tx, **which).await
}

pub(super) async fn remove(tx: &mut Tx, (id, number): (ResourceId, i64)) -> Result<bool> {
    let args = named! { id: &id, number };
    tx.run(sql!("DELETE FROM resource_version_file WHERE resource_id = :id AND number = :number"), args).await?;
    Ok(tx.run(sql!("DELETE FROM resource_version WHERE resource_id = :id AND number = :number"), args).await? > 0)
}

/// What an older renderer made: to be rendered again.
pub async fn page_of_old(reader: Reader<'_>, limit: i64) -> Result<Vec<(ResourceId, Source)>, Fault> {
    let sql = sql!(
        "SELECT n.resource_id, n.number, n.title, n.summary, n.body, n.parts, n.for_whom, n.licence, n.files FROM resource_version n
         WHERE n.rendering < :renderer ORDER BY n.rendering, n.resource_id, n.number LIMIT :limit"
    );
    let read = |row: &Row<'_>| Ok((row.id("resource_id")?, read_source(row)?));
    reader.list(sql, named! { renderer: ui::RENDERER, limit }, read).await
}

/// Rendered again; its words are the same.
pub async fn save_rendering(
    tx: &mut Tx,
    which: &Permit<Keep, (ResourceId, i64)>,
    (html, parts): (&Html, &[Piece]),
) -> Result<()> {
    let sql = sql!(
        "UPDATE resource_version SET html = :html, parts = :parts, rendering = :renderer
         WHERE resource_id = :id AND number = :number"
    );
    let parts = write_pieces(parts)?;
    let args = named! { html: html.as_str(), parts: &parts, renderer: ui::RENDERER, id: &which.0, number: which.1 };
    tx.run(sql, args).await?;
    Ok(())
}
