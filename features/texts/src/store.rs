//! All SQL of the feature: the versions of texts here, who runs this Kettle and the acceptances below.

pub mod acceptance;
pub mod operator;

use crate::{
    policy::{Publish, Render},
    text::{Asking, Head, NewVersion, TextName, Version},
};
use kernel::{Fault, MemberId, Moment, Permit, Refusal, Result};
use store::{Reader, Row, Tx, named, sql};
use ui::{Html, RENDERER};

fn read_head(row: &Row<'_>) -> Result<Head, Fault> {
    Ok(Head {
        text: read_name(row)?,
        number: row.int("number")?,
        note: row.text("note")?.to_owned(),
        asking: Asking::when(row.flag("asks")?),
        published_at: row.moment("published_at")?,
        by: row.id_or_none("by_id")?,
    })
}

fn read_version(row: &Row<'_>) -> Result<Version, Fault> {
    let (body, html) = (row.text("body")?.to_owned(), row.text("html")?.to_owned());
    Ok(Version { head: read_head(row)?, body, html })
}

fn read_name(row: &Row<'_>) -> Result<TextName, Fault> {
    TextName::parse(row.text("name")?).ok_or_else(|| Fault::bug("a text of a name that does not exist"))
}

/// Each text as it reads now.
pub async fn page_of_current(reader: Reader<'_>) -> Result<Vec<Version>, Fault> {
    let sql = sql!(
        "SELECT name, number, body, html, note, asks, published_at, by_id FROM text_current ORDER BY name LIMIT 100"
    );
    reader.list(sql, named! {}, read_version).await
}

/// What is known of each text as it reads now.
pub async fn page_of_current_heads(reader: Reader<'_>) -> Result<Vec<Head>, Fault> {
    let sql = sql!("SELECT name, number, note, asks, published_at, by_id FROM text_current ORDER BY name LIMIT 100");
    reader.list(sql, named! {}, read_head).await
}

/// The text as it reads now.
pub async fn find_current(reader: Reader<'_>, text: TextName) -> Result<Option<Version>, Fault> {
    let sql = sql!(
        "SELECT name, number, body, html, note, asks, published_at, by_id FROM text_version
         WHERE name = :name ORDER BY number DESC LIMIT 1"
    );
    reader.first(sql, named! { name: text.word() }, read_version).await
}

/// One version of it.
pub async fn find_version(reader: Reader<'_>, text: TextName, number: i64) -> Result<Option<Version>, Fault> {
    let sql = sql!(
        "SELECT name, number, body, html, note, asks, published_at, by_id FROM text_version
         WHERE name = :name AND number = :number"
    );
    reader.first(sql, named! { name: text.word(), number }, read_version).await
}

/// What is known of its versions, the latest first, and when the viewer agreed to each.
pub async fn page_of_heads(reader: Reader<'_>, text: TextName) -> Result<Vec<(Head, Option<Moment>)>, Fault> {
    let sql = sql!(
        "SELECT v.name, v.number, v.note, v.asks, v.published_at, v.by_id, a.accepted_at FROM text_version v
         LEFT JOIN acceptance a ON a.member_id = :viewer AND a.name = v.name AND a.number = v.number
         WHERE v.name = :name ORDER BY v.number DESC LIMIT 500"
    );
    let args = named! { viewer: reader.viewer().id(), name: text.word() };
    reader.list(sql, args, |row| Ok((read_head(row)?, row.moment_or_none("accepted_at")?))).await
}

/// What this member published, for their export.
pub async fn page_of_published(reader: Reader<'_>, member: MemberId) -> Result<Vec<Head>, Fault> {
    let sql = sql!(
        "SELECT name, number, note, asks, published_at, by_id FROM text_version WHERE by_id = :member
         ORDER BY name, number LIMIT 5000"
    );
    reader.list(sql, named! { member: &member }, read_head).await
}

/// Keeps a version.
///
/// # Errors
/// `Conflict` if there is one of this number already.
pub async fn insert_version(tx: &mut Tx, version: &Permit<Publish, NewVersion>, html: &Html) -> Result<()> {
    let sql = sql!(
        "INSERT INTO text_version (name, number, body, html, renderer, note, asks, published_at, by_id)
         VALUES (:name, :number, :body, :html, :renderer, :note, :asks, :now, :by) ON CONFLICT DO NOTHING"
    );
    let (now, by) = (tx.now(), tx.viewer().member);
    let NewVersion { text, number, body, note, asking } = &**version;
    let args = named! {
        name: text.word(), number: *number, body: body.as_str(), html: html.as_str(), renderer: RENDERER,
        note: note.as_str(), asks: asking.is_again(), now, by,
    };
    if tx.run(sql, args).await? == 0 { Err(Refusal::Conflict.into()) } else { Ok(()) }
}

/// Versions that an older renderer made, a few at a time.
pub async fn find_outdated(reader: Reader<'_>) -> Result<Vec<Version>, Fault> {
    let sql = sql!(
        "SELECT name, number, body, html, note, asks, published_at, by_id FROM text_version
         WHERE renderer < :renderer ORDER BY name, number LIMIT 20"
    );
    reader.list(sql, named! { renderer: RENDERER }, read_version).await
}

/// The same words as this renderer shows them.
pub async fn save_rendering(tx: &mut Tx, version: &Permit<Render, Version>, html: &Html) -> Result<()> {
    let sql =
        sql!("UPDATE text_version SET html = :html, renderer = :renderer WHERE name = :name AND number = :number");
    let head = &version.head;
    let args = named! { html: html.as_str(), renderer: RENDERER, name: head.text.word(), number: head.number };
    tx.run(sql, args).await?;
    Ok(())
}

/// What a member agreed to goes; what they published stays, and no longer says by whom.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM acceptance WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("UPDATE text_version SET by_id = NULL WHERE by_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("UPDATE operator_version SET by_id = NULL WHERE by_id = :member"), named! { member: &member }).await?;
    Ok(())
}
