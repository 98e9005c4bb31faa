//! SQL of what the house does to profiles by itself.

use crate::{audience::Audience, policy::Edit, profile::About, term::UNSTATED, when::When};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Puts in a blank profile for those of these members who have none and are still here; answers for whom.
pub async fn insert_blank_profiles(tx: &mut Tx, members: &Permit<Edit, Vec<MemberId>>) -> Result<Vec<MemberId>> {
    let sql = sql!(
        "INSERT INTO profile (member_id, profession, headline_audience, about_rendering, about_audience, photo_audience,
             location_audience, revision, changed_at)
         SELECT m.member_id, CAST(:profession AS TEXT), CAST(:audience AS TEXT), CAST(:rendering AS BIGINT),
             CAST(:audience AS TEXT), CAST(:audience AS TEXT), CAST(:audience AS TEXT), 0, CAST(:now AS BIGINT)
         FROM member_card m WHERE m.member_id IN LIST_ID(:members) AND m.standing <> 'left'
         ON CONFLICT (member_id) DO NOTHING RETURNING member_id"
    );
    let args = named! {
        profession: UNSTATED,
        audience: Audience::default().code(),
        rendering: ui::RENDERER,
        now: tx.now(),
        members: store::id_list(members),
    };
    Ok(tx.reader().list(sql, args, |row| row.id("member_id")).await?)
}

/// Who has a line that was not over in the month `from` and is over in the month `until`.
pub async fn find_ended(reader: Reader<'_>, from: When, until: When) -> Result<Vec<MemberId>, Fault> {
    // A whole year, "2026", stands before its own months and ends after them.
    let sql = sql!(
        "SELECT member_id FROM line WHERE to_when >= :from AND to_when < :until
         UNION SELECT member_id FROM line WHERE to_when IN LIST(:years) ORDER BY member_id"
    );
    let years: Vec<String> = (from.year()..until.year()).map(|it| it.to_string()).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let args = named! { from: from.code(), until: until.code(), years: store::list(&years) };
    reader.list(sql, args, |row| row.id("member_id")).await
}

/// An account that an older renderer made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outdated {
    /// Whose.
    pub member: MemberId,
    /// As it was written.
    pub about: About,
}

/// Some of what an older renderer made.
pub async fn find_outdated(reader: Reader<'_>, limit: usize) -> Result<Vec<Outdated>, Fault> {
    let sql = sql!(
        "SELECT member_id, about FROM profile WHERE about IS NOT NULL AND about_rendering < :renderer
         ORDER BY about_rendering, member_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| Ok(Outdated { member: row.id("member_id")?, about: About::stored(row.text("about")?) });
    reader.list(sql, named! { renderer: ui::RENDERER, limit: limit as i64 }, read).await
}

/// Renders an account as this version does. The profile itself stays as it is.
pub async fn save_rendering(tx: &mut Tx, outdated: &Permit<Edit, Outdated>) -> Result<()> {
    let sql = sql!(
        "UPDATE profile SET about_html = :html, about_rendering = :renderer
         WHERE member_id = :member AND about = :about AND about_rendering < :renderer"
    );
    let about = outdated.about.as_str();
    let html = ui::markdown(about);
    tx.run(sql, named! { html: html.as_str(), renderer: ui::RENDERER, member: &outdated.member, about }).await?;
    Ok(())
}
