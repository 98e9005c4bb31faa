//! SQL of what the viewer has to do with a resource: one statement of its page.

use crate::{adoption::Use, resource::ResourceId};
use kernel::Fault;
use store::{Reader, Row, named, sql};

/// What the viewer has to do with a resource, beside reading it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnPart {
    /// How far they are with it, and since which month.
    pub adoption: Option<(Use, String)>,
    /// With what they said they would help, with | between the words.
    pub support: Option<String>,
    /// What its lineage, its withdrawal and thanks have to do with them.
    pub tied: Tied,
}

/// What lineage, withdrawal and thanks have to do with the viewer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tied {
    /// Whether they were told that it is withdrawn, and have not said that they read why.
    pub unread: bool,
    /// Whether they thanked its owner.
    pub thanked: bool,
    /// For the owner of what was withdrawn: how many were told, and how many read it. Nobody learns who.
    pub told: Option<(i64, i64)>,
    /// The newest version of its original, if its owner has said nothing about that.
    pub changed: Option<i64>,
}

/// What the viewer has to do with this one; nothing of anybody else.
pub async fn find_own_part(reader: Reader<'_>, id: ResourceId) -> Result<OwnPart, Fault> {
    let sql = sql!(
        "SELECT a.stage, a.since_month, s.skills,
                CASE WHEN w.member_id IS NOT NULL AND w.read_at IS NULL THEN 1 ELSE 0 END AS unread,
                CASE WHEN th.by_id IS NOT NULL THEN 1 ELSE 0 END AS thanked,
                CASE WHEN r.owner_id = :viewer AND r.state = 'withdrawn'
                     THEN (SELECT COUNT(*) FROM resource_warning x WHERE x.resource_id = r.id) END AS told,
                CASE WHEN r.owner_id = :viewer AND r.state = 'withdrawn'
                     THEN (SELECT COUNT(x.read_at) FROM resource_warning x WHERE x.resource_id = r.id) END AS heeded,
                CASE WHEN r.owner_id = :viewer AND r.adapted_from IS NOT NULL
                     THEN (SELECT o.newest FROM resource o JOIN resource_origin g ON g.resource_id = r.id
                            WHERE o.id = r.adapted_from AND o.state = 'published' AND o.newest > g.base AND o.newest > g.declined
                              AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = o.id AND v.viewer_id = :viewer))
                     END AS changed
         FROM resource r
         LEFT JOIN adoption a ON a.resource_id = r.id AND a.member_id = :viewer
         LEFT JOIN resource_support s ON s.resource_id = r.id AND s.member_id = :viewer
         LEFT JOIN resource_warning w ON w.resource_id = r.id AND w.member_id = :viewer
         LEFT JOIN resource_thanks th ON th.resource_id = r.id AND th.by_id = :viewer
         WHERE r.id = :id"
    );
    let args = named! { id: &id, viewer: reader.viewer().id() };
    Ok(reader.first(sql, args, read).await?.unwrap_or_default())
}

fn read(row: &Row<'_>) -> Result<OwnPart, Fault> {
    let stage = row.text_or_none("stage")?.and_then(Use::of);
    let since = row.text_or_none("since_month")?.map(str::to_owned);
    let told = row.int_or_none("told")?.zip(row.int_or_none("heeded")?);
    Ok(OwnPart {
        adoption: stage.zip(since),
        support: row.text_or_none("skills")?.map(str::to_owned),
        tied: Tied {
            unread: row.int("unread")? > 0,
            thanked: row.int("thanked")? > 0,
            told,
            changed: row.int_or_none("changed")?,
        },
    })
}
