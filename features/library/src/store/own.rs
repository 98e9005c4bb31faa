//! SQL of what the viewer has to do with a resource: one statement of its page; and of all that they use and would help with.

use crate::{adoption::Use, resource::ResourceId, support::Skill};
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

/// Something of which the viewer recorded that they use it, or would help with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Which.
    pub id: ResourceId,
    /// What it is called; nothing: they do not see it any more, and what it is called now is not theirs to know.
    pub title: Option<String>,
    /// Whether it was withdrawn, as far as they see that.
    pub is_withdrawn: bool,
    /// How far they are with it, and since which month.
    pub adoption: Option<(Use, String)>,
    /// With what they would help.
    pub skills: Vec<Skill>,
}

/// All that the viewer uses or would help with: first what they do not see any more, which stands nowhere else; then the latest.
pub async fn page_of_ties(reader: Reader<'_>, limit: i64) -> Result<Vec<Tie>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.title, r.state, a.stage, a.since_month, s.skills, COALESCE(a.changed_at, s.since) AS said_at,
                CASE WHEN EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)
                     THEN 1 ELSE 0 END AS seen
         FROM (SELECT o.resource_id FROM adoption o WHERE o.member_id = :viewer
               UNION
               SELECT h.resource_id FROM resource_support h WHERE h.member_id = :viewer) recorded_of
         CROSS JOIN resource r
         LEFT JOIN adoption a ON a.resource_id = r.id AND a.member_id = :viewer
         LEFT JOIN resource_support s ON s.resource_id = r.id AND s.member_id = :viewer
         WHERE r.id = recorded_of.resource_id ORDER BY seen, said_at DESC, r.id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        let title = if row.int("seen")? > 0 { Some(row.text("title")?.to_owned()) } else { None };
        let stage = row.text_or_none("stage")?.and_then(Use::of);
        Ok(Tie {
            id: row.id("id")?,
            is_withdrawn: title.is_some() && row.text("state")? == "withdrawn",
            title,
            adoption: stage.zip(row.text_or_none("since_month")?.map(str::to_owned)),
            skills: Skill::all_of(row.text_or_none("skills")?.unwrap_or_default().split('|')),
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read).await
}
