//! SQL of what a group says about itself, with every wording that ever stood there.

use crate::{
    about::Wording,
    policy::{Keep, Write},
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};
use ui::Html;

/// What stands there for the viewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The number of the wording; 0 if there is none yet.
    pub number: i64,
    /// Rendered and cleaned.
    pub html: Html,
    /// What one agrees to.
    pub rules: String,
    /// What newcomers read first.
    pub welcome: String,
    /// Whether it is held back until somebody has looked.
    pub held: bool,
}

/// One wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub number: i64,
    /// As it was written; empty in lists.
    pub text: String,
    /// Whose, if the viewer sees them.
    pub by: Option<(MemberId, String)>,
    /// When.
    pub at: Moment,
    /// Which one it brought back.
    pub brought_back: Option<i64>,
}

/// What stands there, for whoever sees the group.
pub async fn find_standing(reader: Reader<'_>, group: GroupId) -> Result<Option<Standing>, Fault> {
    let sql = sql!(
        "SELECT g.about_number, g.about_html, g.rules, g.welcome, g.held_at FROM group_visible gv
         JOIN member_group g ON g.id = gv.group_id WHERE gv.group_id = :group AND gv.viewer_id = :viewer"
    );
    let read = |row: &Row<'_>| {
        Ok(Standing {
            number: row.int("about_number")?,
            html: Html::stored(row.text("about_html")?),
            rules: row.text("rules")?.to_owned(),
            welcome: row.text("welcome")?.to_owned(),
            held: row.moment_or_none("held_at")?.is_some(),
        })
    };
    reader.first(sql, named! { group: &group, viewer: reader.viewer().id() }, read).await
}

/// The wording that stands there, as it was written, and since when the group is held back; for whoever sees the group.
pub async fn find_reported(reader: Reader<'_>, group: GroupId) -> Result<Option<(String, Option<Moment>)>, Fault> {
    let sql = sql!(
        "SELECT COALESCE(a.text, '') AS text, g.held_at FROM group_visible gv
         JOIN member_group g ON g.id = gv.group_id
         LEFT JOIN group_about a ON a.group_id = g.id AND a.number = g.about_number
         WHERE gv.group_id = :group AND gv.viewer_id = :viewer"
    );
    let read = |row: &Row<'_>| Ok((row.text("text")?.to_owned(), row.moment_or_none("held_at")?));
    reader.first(sql, named! { group: &group, viewer: reader.viewer().id() }, read).await
}

/// All wordings without their text, the latest first, for whoever reads there (abuse case 20).
pub async fn page_of_revisions(reader: Reader<'_>, group: GroupId, limit: i64) -> Result<Vec<Revision>, Fault> {
    let sql = sql!(
        "SELECT a.number, '' AS text, a.at, a.brought_back, mc.name,
                (SELECT v.member_id FROM member_visible v WHERE v.member_id = a.by_id AND v.viewer_id = :viewer) AS by_id
         FROM group_about a
         JOIN group_inside gi ON gi.group_id = a.group_id AND gi.viewer_id = :viewer
         LEFT JOIN member_card mc ON mc.member_id = a.by_id
         WHERE a.group_id = :group ORDER BY a.number DESC LIMIT :limit"
    );
    reader.list(sql, named! { group: &group, viewer: reader.viewer().id(), limit }, revision).await
}

/// These wordings with their text, by number, for whoever reads there.
pub async fn find_revisions(reader: Reader<'_>, group: GroupId, numbers: &[i64]) -> Result<Vec<Revision>, Fault> {
    let sql = sql!(
        "SELECT a.number, a.text, a.at, a.brought_back, mc.name,
                (SELECT v.member_id FROM member_visible v WHERE v.member_id = a.by_id AND v.viewer_id = :viewer) AS by_id
         FROM group_about a
         JOIN group_inside gi ON gi.group_id = a.group_id AND gi.viewer_id = :viewer
         LEFT JOIN member_card mc ON mc.member_id = a.by_id
         WHERE a.group_id = :group AND a.number IN LIST_INT(:numbers) ORDER BY a.number"
    );
    let args = named! { group: &group, viewer: reader.viewer().id(), numbers: store::int_list(numbers) };
    reader.list(sql, args, revision).await
}

fn revision(row: &Row<'_>) -> Result<Revision, Fault> {
    Ok(Revision {
        number: row.int("number")?,
        text: row.text("text")?.to_owned(),
        by: row.id_or_none("by_id")?.zip(row.text_or_none("name")?.map(str::to_owned)),
        at: row.moment("at")?,
        brought_back: row.int_or_none("brought_back")?,
    })
}

/// A new wording, if none came since the one that its writer began from; whether it was so.
pub async fn insert_wording(tx: &mut Tx, wording: &Permit<Write, Wording>, html: &Html) -> Result<bool> {
    let (number, now, by) = (wording.began + 1, tx.now(), tx.viewer().member);
    let sql = sql!(
        "UPDATE member_group SET about_number = :number, about_html = :html, rendering = :rendering
         WHERE id = :group AND about_number = :began"
    );
    let args = named! {
        group: &wording.group, began: wording.began, number, html: html.as_str(), rendering: ui::RENDERER,
    };
    if tx.run(sql, args).await? == 0 {
        return Ok(false);
    }
    let sql = sql!(
        "INSERT INTO group_about (group_id, number, text, by_id, at, brought_back)
         VALUES (:group, :number, :text, :by, :now, :back)"
    );
    let args = named! {
        group: &wording.group, number, text: wording.text.as_str(), by, now, back: wording.brings_back,
    };
    tx.run(sql, args).await?;
    Ok(true)
}

/// What an older renderer made, with what was written: to be rendered again.
pub async fn page_of_old(reader: Reader<'_>, limit: i64) -> Result<Vec<(GroupId, i64, String)>, Fault> {
    let sql = sql!(
        "SELECT g.id, a.number, a.text FROM member_group g
         JOIN group_about a ON a.group_id = g.id AND a.number = g.about_number
         WHERE g.rendering > 0 AND g.rendering < :renderer ORDER BY g.rendering, g.id LIMIT :limit"
    );
    let read = |row: &Row<'_>| Ok((row.id("id")?, row.int("number")?, row.text("text")?.to_owned()));
    reader.list(sql, named! { renderer: ui::RENDERER, limit }, read).await
}

/// Rendered again, if the wording is still that one.
pub async fn save_rendering(tx: &mut Tx, which: &Permit<Keep, (GroupId, i64)>, html: &Html) -> Result<()> {
    let (group, number) = **which;
    let sql = sql!(
        "UPDATE member_group SET about_html = :html, rendering = :renderer
         WHERE id = :group AND about_number = :number"
    );
    tx.run(sql, named! { group: &group, number, html: html.as_str(), renderer: ui::RENDERER }).await?;
    Ok(())
}
