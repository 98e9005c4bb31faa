//! SQL of what is read without signing in: the newest version of what its owner showed to everybody, and nothing else.

use super::versions::{Piece, read_pieces};
use crate::{
    kind::Kind,
    licence::Licence,
    resource::{ResourceId, State},
};
use kernel::{Fault, Moment};
use store::{Reader, Row, named, sql};
use ui::Html;

/// A resource as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which.
    pub id: ResourceId,
    /// What it is.
    pub kind: Kind,
    /// Whether it was withdrawn.
    pub state: State,
    /// Why, if it was.
    pub why: String,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// Rendered and cleaned; may be empty.
    pub html: Html,
    /// What its kind says beside that.
    pub parts: Vec<Piece>,
    /// What others may do with it.
    pub licence: Licence,
    /// Who of its authors agreed to be named here.
    pub authors: Vec<String>,
    /// When it was published first, and when last.
    pub times: (Moment, Moment),
    /// The month in which it is looked at again.
    pub review_by: Option<String>,
}

/// The columns of [`Shown`], with those authors who agreed to be named and are still here.
macro_rules! shown {
    ($which:literal) => {
        concat!(
            "SELECT r.id, r.kind, r.state, r.withdrawn_why, n.title, n.summary, n.html, n.parts, n.licence, p.first_at, p.published_at,
                    r.review_by,
                    (SELECT k.name FROM member_card k
                      WHERE k.member_id = r.owner_id AND r.public_named AND k.standing = 'active') AS owner_name,
                    (SELECT string_agg(k.name, '|') FROM resource_contributor c JOIN member_card k ON k.member_id = c.member_id
                      WHERE c.resource_id = r.id AND c.state = 'agreed' AND c.public_named AND k.standing = 'active') AS names
             FROM resource_public p JOIN resource r ON r.id = p.resource_id
             JOIN resource_version n ON n.resource_id = r.id AND n.number = p.number
             WHERE ",
            $which
        )
    };
}

/// One of them.
pub async fn find_shown(reader: Reader<'_>, id: ResourceId) -> Result<Option<Shown>, Fault> {
    let sql = sql!(shown!("p.resource_id = :id"));
    reader.first(sql, named! { id: &id }, read).await
}

/// The newest of them.
pub async fn page_of_shown(reader: Reader<'_>, limit: i64) -> Result<Vec<Shown>, Fault> {
    let sql = sql!(shown!(
        "r.state = 'published' AND p.published_at <= :now ORDER BY p.published_at DESC, p.resource_id DESC LIMIT :limit"
    ));
    reader.list(sql, named! { now: reader.now(), limit }, read).await
}

fn read(row: &Row<'_>) -> Result<Shown, Fault> {
    let odd = || Fault::bug("a resource of another kind");
    let (owner, names) = (row.text_or_none("owner_name")?, row.text_or_none("names")?.unwrap_or_default());
    Ok(Shown {
        id: row.id("id")?,
        kind: Kind::of(row.text("kind")?).ok_or_else(odd)?,
        state: State::of(row.text("state")?).ok_or_else(odd)?,
        why: row.text_or_none("withdrawn_why")?.unwrap_or_default().to_owned(),
        title: row.text("title")?.to_owned(),
        summary: row.text("summary")?.to_owned(),
        html: Html::stored(row.text("html")?),
        parts: read_pieces(row.text("parts")?)?,
        licence: Licence::of(row.text("licence")?).ok_or_else(odd)?,
        authors: owner.into_iter().chain(names.split('|')).filter(|it| !it.is_empty()).map(str::to_owned).collect(),
        times: (row.moment("first_at")?, row.moment("published_at")?),
        review_by: row.text_or_none("review_by")?.map(str::to_owned),
    })
}
