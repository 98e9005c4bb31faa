//! SQL of what is read without signing in: the newest version of what its owner showed to everybody, and nothing else.

use super::versions::{Piece, read_pieces};
use crate::{
    file::{Listed, read_listed},
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
    /// Its files.
    pub files: Vec<Listed>,
    /// Of what it was made, as everybody may know it.
    pub of: Option<OfShown>,
    /// What others may do with it.
    pub licence: Licence,
    /// Who of its authors agreed to be named here.
    pub authors: Vec<String>,
    /// When it was published for all members first, and when last: that fewer read it before is nobody's to know.
    pub times: (Moment, Moment),
    /// The month in which it is looked at again.
    pub review_by: Option<String>,
}

/// Of what something was made, as everybody may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfShown {
    /// What that is called, if everybody reads it too.
    pub title: Option<String>,
    /// Whose it is, if they agreed to be named where everybody reads it.
    pub owner: Option<String>,
    /// Under which its words were given.
    pub licence: Licence,
}

/// The columns of [`Shown`], with those authors who agreed to be named and are still here.
macro_rules! shown {
    ($which:literal) => {
        concat!(
            "SELECT r.id, r.kind, r.state, r.withdrawn_why, n.title, n.summary, n.html, n.parts, n.files, n.licence, p.published_at, n.review_by,
                    (SELECT MIN(pm.published_at) FROM resource_version pm
                      WHERE pm.resource_id = r.id AND pm.audience = 'members') AS first_at,
                    (SELECT og.licence FROM resource_origin og WHERE og.resource_id = r.id) AS given,
                    (SELECT o.title FROM resource_public op JOIN resource o ON o.id = op.resource_id
                      WHERE op.resource_id = r.adapted_from) AS origin_title,
                    (SELECT k.name FROM resource_public op JOIN resource o ON o.id = op.resource_id
                       JOIN member_card k ON k.member_id = o.owner_id
                      WHERE op.resource_id = r.adapted_from AND o.public_named AND k.standing = 'active') AS origin_owner,
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
        files: read_listed(row.text("files")?)?,
        of: match row.text_or_none("given")? {
            None => None,
            Some(given) => Some(OfShown {
                title: row.text_or_none("origin_title")?.map(str::to_owned),
                owner: row.text_or_none("origin_owner")?.map(str::to_owned),
                licence: Licence::of(given).ok_or_else(odd)?,
            }),
        },
        licence: Licence::of(row.text("licence")?).ok_or_else(odd)?,
        authors: owner.into_iter().chain(names.split('|')).filter(|it| !it.is_empty()).map(str::to_owned).collect(),
        times: (row.moment("first_at")?, row.moment("published_at")?),
        review_by: row.text_or_none("review_by")?.map(str::to_owned),
    })
}
