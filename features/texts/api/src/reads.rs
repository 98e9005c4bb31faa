//! Reads of what texts publishes.

use crate::title_of;
use kernel::{Fault, Moment};
use store::{Reader, named, sql};

/// Who runs this Kettle, as far as everybody is told before they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunBy {
    /// A person or an organisation; `None` until they said who they are.
    pub name: Option<String>,
    /// How to reach them; `None` until they said it.
    pub contact: Option<String>,
}

/// A text that reads otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What it is called.
    pub title: &'static str,
    /// Its page.
    pub url: String,
    /// What changed, in the operator's words.
    pub note: String,
    /// Since when it reads like that.
    pub at: Moment,
}

/// Who runs this Kettle. What is still in square brackets is not said.
pub async fn find_operator(reader: Reader<'_>) -> Result<RunBy, Fault> {
    let sql = sql!("SELECT name, contact FROM operator_current");
    let said = |text: &str| (!text.contains('[')).then(|| text.to_owned());
    let read = |row: &store::Row<'_>| Ok(RunBy { name: said(row.text("name")?), contact: said(row.text("contact")?) });
    Ok(reader.first(sql, named! {}, read).await?.unwrap_or(RunBy { name: None, contact: None }))
}

/// What members are told of their data and agree to, as far as it changed since then; the latest first.
pub async fn page_of_changes(reader: Reader<'_>, since: Moment) -> Result<Vec<Changed>, Fault> {
    let sql = sql!(
        "SELECT name, note, published_at FROM text_current
         WHERE number > 1 AND published_at >= :since AND name IN ('privacy', 'terms', 'rules', 'readers')
         ORDER BY published_at DESC, name"
    );
    let read = |row: &store::Row<'_>| {
        let word = row.text("name")?;
        Ok(Changed {
            title: title_of(word).ok_or_else(|| Fault::bug("a text of a name that does not exist"))?,
            url: format!("/about/{word}"),
            note: row.text("note")?.to_owned(),
            at: row.moment("published_at")?,
        })
    };
    reader.list(sql, named! { since }, read).await
}
