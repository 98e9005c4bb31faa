//! SQL of the board: innovations by stage, and those near the viewer that need what they offer.

use crate::{kind::Stage, resource::ResourceId, support::Skill};
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, list, named, sql};

/// An innovation on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    /// Which.
    pub id: ResourceId,
    /// What it is called.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// How far it has come.
    pub stage: Stage,
    /// Whose, as far as the viewer sees them.
    pub by: Option<(MemberId, String)>,
    /// When its newest version was published.
    pub at: Moment,
    /// The sums, as they lie in their column.
    pub sums: Option<String>,
}

/// One column: the newest of a stage, one more than is shown.
macro_rules! column {
    ($stage:literal) => {
        concat!(
            "SELECT * FROM (SELECT r.id, r.title, n.summary, r.stage, r.owner_id, r.published_at, u.sums,
                    (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                      WHERE s.member_id = r.owner_id AND s.viewer_id = :viewer) AS name
             FROM resource r
             JOIN resource_version n ON n.resource_id = r.id AND n.number = r.newest
             LEFT JOIN resource_uptake u ON u.resource_id = r.id
             WHERE r.stage = '",
            $stage,
            "' AND r.stage <> '' AND r.newest > 0 AND r.kind = 'innovation' AND r.state = 'published' AND r.audience <> 'own'
               AND r.held_at IS NULL
               AND (CAST(:topic AS TEXT) = ''
                    OR EXISTS (SELECT 1 FROM resource_topic t WHERE t.resource_id = r.id AND t.term = :topic))
               AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)
             ORDER BY r.published_at DESC, r.id DESC LIMIT :limit) ",
            "c_",
            $stage
        )
    };
}

/// All columns, each with the newest first; about one topic, if that is not empty. `limit` for each column.
pub async fn page_of_board(reader: Reader<'_>, topic: &str, limit: i64) -> Result<Vec<Pinned>, Fault> {
    let sql = sql!(concat!(
        column!("idea"),
        " UNION ALL ",
        column!("trying"),
        " UNION ALL ",
        column!("works_here"),
        " UNION ALL ",
        column!("works_elsewhere"),
        " UNION ALL ",
        column!("how_we_do_it")
    ));
    reader.list(sql, named! { viewer: reader.viewer().id(), topic, limit }, read).await
}

/// What asks for this, the latest, if the viewer's own profile has a line like that.
macro_rules! asked {
    ($skill:literal, $line:literal) => {
        concat!(
            "SELECT * FROM (SELECT d.resource_id FROM resource_need d
                             WHERE d.skill = '",
            $skill,
            "' AND EXISTS (SELECT 1 FROM line_visible offer WHERE offer.member_id = :viewer AND offer.viewer_id = :viewer AND ",
            $line,
            ") ORDER BY d.since DESC, d.resource_id DESC LIMIT 100) a_",
            $skill
        )
    };
}

/// Ideas that need something which the viewer's profile offers and that are near: their owner works in the viewer's region or
/// nation, as far as the viewer may know, or somebody there records that they use it. With the needs that fit.
pub async fn page_of_near(reader: Reader<'_>, limit: i64) -> Result<Vec<Pinned>, Fault> {
    let sql = sql!(concat!(
        "SELECT r.id, r.title, n.summary, r.stage, r.owner_id, r.published_at, u.sums,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = r.owner_id AND s.viewer_id = :viewer) AS name
         FROM resource r
         JOIN resource_version n ON n.resource_id = r.id AND n.number = r.newest
         LEFT JOIN resource_uptake u ON u.resource_id = r.id
         WHERE r.id IN (",
        asked!("test", "(offer.kind IN ('can_help', 'open_to') AND offer.term IN LIST(:test))"),
        " UNION ALL ",
        asked!("review", "(offer.kind IN ('can_help', 'open_to') AND offer.term IN LIST(:review))"),
        " UNION ALL ",
        asked!("measure", "(offer.kind IN ('can_help', 'open_to') AND offer.term IN LIST(:measure))"),
        " UNION ALL ",
        asked!(
            "translate",
            "((offer.kind = 'language' AND offer.term <> 'language.en')
              OR (offer.kind IN ('can_help', 'open_to') AND offer.term IN LIST(:translate)))"
        ),
        " UNION ALL ",
        asked!("sponsor", "(offer.kind IN ('can_help', 'open_to') AND offer.term IN LIST(:sponsor))"),
        ")
           AND r.owner_id <> :viewer AND r.stage <> '' AND r.newest > 0 AND r.kind = 'innovation' AND r.state = 'published'
           AND r.audience <> 'own' AND r.held_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM resource_support h WHERE h.resource_id = r.id AND h.member_id = :viewer)
           AND EXISTS (SELECT 1 FROM line_visible here JOIN place_ladder pl ON pl.place_code = here.place_code
                        WHERE here.member_id = :viewer AND here.viewer_id = :viewer AND here.kind = 'role'
                          AND here.to_when IS NULL AND pl.kind IN ('region', 'nation') AND pl.above_code <> 'ENG'
                          AND (EXISTS (SELECT 1 FROM adoption a WHERE a.resource_id = r.id AND a.region = pl.above_code
                                                                       AND a.stage <> 'stopped')
                               OR EXISTS (SELECT 1 FROM line_visible theirs
                                            JOIN place_ladder tl ON tl.place_code = theirs.place_code
                                           WHERE theirs.member_id = r.owner_id AND theirs.viewer_id = :viewer
                                             AND theirs.kind = 'role' AND theirs.to_when IS NULL
                                             AND tl.above_code = pl.above_code)))
           AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)
         ORDER BY r.published_at DESC, r.id DESC LIMIT :limit"
    ));
    let terms = |skill: Skill| list(skill.terms());
    let args = named! {
        viewer: reader.viewer().id(), limit, test: terms(Skill::Test), review: terms(Skill::Review),
        measure: terms(Skill::Measure), translate: terms(Skill::Translate), sponsor: terms(Skill::Sponsor)
    };
    reader.list(sql, args, read).await
}

fn read(row: &Row<'_>) -> Result<Pinned, Fault> {
    Ok(Pinned {
        id: row.id("id")?,
        title: row.text("title")?.to_owned(),
        summary: row.text("summary")?.to_owned(),
        stage: Stage::of(row.text("stage")?).ok_or_else(|| Fault::bug("an innovation without a stage"))?,
        by: row.id_or_none("owner_id")?.zip(row.text_or_none("name")?.map(str::to_owned)),
        at: row.moment("published_at")?,
        sums: row.text_or_none("sums")?.map(str::to_owned),
    })
}
