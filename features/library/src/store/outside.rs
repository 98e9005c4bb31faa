//! SQL of what the library brings for a member's home.

use crate::{kind::Kind, resource::ResourceId};
use home_api::Span;
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, named, sql};

/// Something that is for all members, by somebody whom the viewer does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// Which.
    pub id: ResourceId,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// Whose.
    pub owner: MemberId,
    /// When its first version was published.
    pub at: Moment,
}

/// What was published in this week for all members by whoever is neither the viewer nor a contact of theirs, some of the latest;
/// nothing across a block (abuse case 36).
pub async fn find_outside(reader: Reader<'_>, span: &Span) -> Result<Vec<Outside>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.kind, r.title, r.owner_id, r.published_at FROM resource r
         WHERE r.newest > 0 AND r.published_at >= :from AND r.published_at < :begun AND r.state = 'published'
           AND r.audience = 'members' AND r.held_at IS NULL AND r.owner_id IS NOT NULL AND r.owner_id <> :viewer
           AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = :viewer AND t.other_id = r.owner_id)
           AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)
         ORDER BY r.published_at DESC, r.id DESC LIMIT 40"
    );
    let read = |row: &Row<'_>| {
        Ok(Outside {
            id: row.id("id")?,
            kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a resource of another kind"))?,
            title: row.text("title")?.to_owned(),
            owner: row.id("owner_id")?,
            at: row.moment("published_at")?,
        })
    };
    let args = named! { viewer: reader.viewer().id(), from: span.from, begun: span.begun };
    reader.list(sql, args, read).await
}
