//! All SQL of the feature: a resource as somebody has it here, its versions and the rest below.

pub mod adoption;
pub mod belonging;
pub mod board;
pub mod collecting;
pub mod contributing;
pub mod discarding;
pub mod drafting;
pub mod file;
pub mod finding;
pub mod leaving;
pub mod lineage;
pub mod listing;
pub mod made;
pub mod outside;
pub mod own;
pub mod public;
pub mod publishing;
pub mod requesting;
pub mod search;
pub mod shelving;
pub mod support;
pub mod thanks;
pub mod upkeep;
pub mod uptake;
pub mod versions;
pub mod warning;

use crate::{
    audience::Audience,
    contributor::{Contributor, Credit, State as Part},
    file::{Listed, read_listed},
    kind::{Kind, Stage},
    licence::Licence,
    resource::{Resource, ResourceId, State},
    uptake::Uptake,
};
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, Tx, named, sql};
use ui::Html;
use versions::{Piece, read_pieces};

/// The columns of [`Resource`], of one that the viewer sees, with a row for each who writes or helped, as far as the viewer may
/// know of them, and the name of its group only for whom there is that group (abuse case 15).
macro_rules! resource {
    ($more:literal, $joined:literal, $first:literal) => {
        concat!(
            "SELECT r.id, r.kind, r.owner_id, r.state, r.audience, r.group_id, r.public, r.newest, r.title, r.stage, r.review_by,
                    r.first_at, r.published_at, r.withdrawn_at, r.withdrawn_why, r.held_at, r.draft_published, r.discussion_id,
                    r.adapted_from, r.adapted_version, r.difference, r.revision, gc.name AS group_name, r.begun_in,
                    (SELECT COUNT(*) FROM group_inside bi WHERE bi.group_id = r.begun_in AND bi.viewer_id = :viewer) AS begun_inside,
                    COALESCE(d.revision, 0) AS drafted, COALESCE(d.files, 0) AS filed, r.files_published, r.taken,
                    (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                      WHERE s.member_id = r.owner_id AND s.viewer_id = :viewer) AS owner_name,
                    c.member_id AS helper, c.state AS part, c.credit, c.public_named AS helper_public,
                    (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                      WHERE s.member_id = c.member_id AND s.viewer_id = :viewer) AS helper_name",
            $more,
            " FROM resource_visible v
             JOIN resource r ON r.id = v.resource_id
             LEFT JOIN resource_draft d ON d.resource_id = r.id
             LEFT JOIN group_card gc ON gc.group_id = r.group_id
                   AND EXISTS (SELECT 1 FROM group_visible gs WHERE gs.group_id = r.group_id AND gs.viewer_id = :viewer)
             LEFT JOIN resource_contributor c ON c.resource_id = r.id
                   AND EXISTS (SELECT 1 FROM resource_helper rh
                                WHERE rh.resource_id = c.resource_id AND rh.member_id = c.member_id AND rh.viewer_id = :viewer)",
            $joined,
            " WHERE v.resource_id = :id AND v.viewer_id = :viewer",
            $first,
            " ORDER BY c.since, c.member_id"
        )
    };
}

/// A version as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// From 1.
    pub number: i64,
    /// What it was called.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// Rendered and cleaned; may be empty.
    pub html: Html,
    /// What its kind says beside that.
    pub parts: Vec<Piece>,
    /// With | between them.
    pub tags: String,
    /// What it is about, in words; of the newest alone.
    pub topics: String,
    /// Who it is for; may be empty.
    pub for_whom: String,
    /// What others may do with it.
    pub licence: Licence,
    /// What was new.
    pub note: String,
    /// Its files.
    pub files: Vec<Listed>,
    /// When.
    pub at: Moment,
    /// The month in which it was to be looked at, as it was published.
    pub review_by: Option<String>,
    /// The version before it that the viewer may read.
    pub earlier: Option<i64>,
    /// Who uses it, what it saved and what it needs, in sums; of the resource, whichever version this is.
    pub uptake: Uptake,
    /// Of what it was made, and how many made it their own.
    pub descent: lineage::Descent,
}

/// A resource that the viewer sees, without its words; one statement.
pub async fn find_resource(reader: Reader<'_>, id: ResourceId) -> Result<Option<Resource>, Fault> {
    let own = reader.viewer().id();
    let sql = sql!(resource!("", "", ""));
    let mut found = None;
    let see = |row: &Row<'_>| gather(&mut found, row, own).map(drop);
    reader.list(sql, named! { id: &id, viewer: &own }, see).await?;
    Ok(found)
}

/// The same with one of its versions, the newest if there is no number; none that was not published for the viewer (abuse case
/// 19). One statement; the words come once, whoever helped.
pub async fn find_edition(
    reader: Reader<'_>,
    id: ResourceId,
    number: Option<i64>,
) -> Result<Option<(Resource, Option<Edition>)>, Fault> {
    let own = reader.viewer().id();
    let sql = sql!(resource!(
        ", n.number, n.title AS called, n.summary, n.html, n.parts, n.tags, n.for_whom, n.licence AS lets, n.note, n.files,
         n.published_at AS at, n.review_by AS due, ru.sums,
         (SELECT MAX(ev.number) FROM resource_version_visible ev
           WHERE ev.resource_id = n.resource_id AND ev.viewer_id = :viewer AND ev.number < n.number) AS earlier,
         (SELECT string_agg(tc.words, '|') FROM resource_topic t JOIN term_card tc ON tc.code = t.term
           WHERE t.resource_id = n.resource_id) AS topics,
         li.adaptations, og.licence AS given, ro.title AS origin_title, ro.state AS origin_state,
         (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
           WHERE s.member_id = ro.owner_id AND s.viewer_id = :viewer) AS origin_owner,
         (SELECT COUNT(*) FROM resource x WHERE x.id = r.adapted_from AND x.state <> 'draft') AS origin_stands",
        " LEFT JOIN resource_version n ON n.resource_id = r.id AND n.number = COALESCE(CAST(:number AS BIGINT), r.newest)
               AND EXISTS (SELECT 1 FROM resource_version_visible nv
                            WHERE nv.resource_id = n.resource_id AND nv.number = n.number AND nv.viewer_id = :viewer)
               AND (c.member_id IS NULL
                    OR c.member_id = (SELECT x.member_id FROM resource_helper x WHERE x.resource_id = r.id AND x.viewer_id = :viewer
                                       ORDER BY x.since, x.member_id LIMIT 1))
         LEFT JOIN resource_uptake ru ON ru.resource_id = n.resource_id
         LEFT JOIN resource_lineage li ON li.resource_id = n.resource_id
         LEFT JOIN resource_origin og ON og.resource_id = n.resource_id
         LEFT JOIN resource ro ON ro.id = r.adapted_from AND og.resource_id IS NOT NULL AND ro.state <> 'draft'
               AND EXISTS (SELECT 1 FROM resource_visible ov WHERE ov.resource_id = ro.id AND ov.viewer_id = :viewer)",
        ""
    ));
    let (mut found, mut edition) = (None, None);
    let see = |row: &Row<'_>| {
        gather(&mut found, row, own)?;
        if row.int_or_none("number")?.is_some() {
            edition = Some(read_edition(row)?);
        }
        Ok(())
    };
    reader.list(sql, named! { id: &id, viewer: &own, number }, see).await?;
    Ok(found.map(|it| (it, edition)))
}

/// As [`find_resource`], for a write that goes by it: whoever else changes this resource waits until it is committed. Taken
/// first, before the numbers of inboxes and any other row.
pub async fn find_resource_held(tx: &mut Tx, id: ResourceId) -> Result<Option<Resource>, Fault> {
    hold(tx, id).await?;
    find_resource(tx.reader(), id).await
}

/// Whoever else changes this resource waits until this write is committed; for what the house does to what nobody may see.
pub(crate) async fn hold(tx: &mut Tx, id: ResourceId) -> Result<(), Fault> {
    let sql = sql! {
        sqlite: "SELECT id FROM resource WHERE id = :id",
        postgres: "SELECT id FROM resource WHERE id = :id FOR UPDATE"
    };
    tx.reader().first(sql, named! { id: &id }, |row| row.id::<()>("id")).await.map(drop)
}

fn gather<'f>(found: &'f mut Option<Resource>, row: &Row<'_>, own: MemberId) -> Result<&'f mut Resource, Fault> {
    let resource = match found {
        Some(it) => it,
        none => none.insert(read_resource(row, own)?),
    };
    if let Some(member) = row.id_or_none("helper")? {
        let state = row.text_or_none("part")?.and_then(Part::of);
        resource.contributors.push(Contributor {
            member,
            name: row.text_or_none("helper_name")?.map(str::to_owned),
            state: state.ok_or_else(|| Fault::bug("a contributor of another kind"))?,
            credit: Credit::of(row.text("credit")?),
            public_named: row.flag("helper_public")?,
        });
    }
    Ok(resource)
}

fn read_resource(row: &Row<'_>, own: MemberId) -> Result<Resource, Fault> {
    let odd = || Fault::bug("a resource of another kind");
    let withdrawn = row.moment_or_none("withdrawn_at")?;
    let adapted = row.id_or_none("adapted_from")?;
    Ok(Resource {
        id: row.id("id")?,
        kind: Kind::of(row.text("kind")?).ok_or_else(odd)?,
        owner: row.id_or_none("owner_id")?,
        owner_name: row.text_or_none("owner_name")?.map(str::to_owned),
        state: State::of(row.text("state")?).ok_or_else(odd)?,
        audience: Audience::of(row.text("audience")?, row.id_or_none("group_id")?).ok_or_else(odd)?,
        meant: row.id_or_none("group_id")?,
        group_name: row.text_or_none("group_name")?.map(str::to_owned),
        begun_in: row.id_or_none("begun_in")?.zip(Some(row.int("begun_inside")? > 0)),
        public: row.flag("public")?,
        newest: row.int("newest")?,
        title: row.text("title")?.to_owned(),
        stage: Stage::of(row.text("stage")?),
        review_by: row.text_or_none("review_by")?.map(str::to_owned),
        first: row.moment_or_none("first_at")?,
        published: row.moment_or_none("published_at")?,
        withdrawn: match withdrawn {
            Some(at) => Some((at, row.text_or_none("withdrawn_why")?.unwrap_or_default().to_owned())),
            None => None,
        },
        held: row.moment_or_none("held_at")?,
        drafted: (row.int("drafted")?, row.int("draft_published")?),
        filed: (row.int("filed")?, row.int("files_published")?),
        taken: row.int("taken")?,
        contributors: vec![],
        discussion: row.id_or_none("discussion_id")?,
        adapted: adapted.zip(row.int_or_none("adapted_version")?),
        difference: row.text_or_none("difference")?.map(str::to_owned),
        revision: row.int("revision")?,
        own,
    })
}

fn read_edition(row: &Row<'_>) -> Result<Edition, Fault> {
    Ok(Edition {
        number: row.int("number")?,
        title: row.text("called")?.to_owned(),
        summary: row.text("summary")?.to_owned(),
        html: Html::stored(row.text("html")?),
        parts: read_pieces(row.text("parts")?)?,
        tags: row.text("tags")?.to_owned(),
        topics: row.text_or_none("topics")?.unwrap_or_default().to_owned(),
        for_whom: row.text("for_whom")?.to_owned(),
        licence: Licence::of(row.text("lets")?).ok_or_else(|| Fault::bug("a licence that is none"))?,
        note: row.text("note")?.to_owned(),
        files: read_listed(row.text("files")?)?,
        at: row.moment("at")?,
        review_by: row.text_or_none("due")?.map(str::to_owned),
        earlier: row.int_or_none("earlier")?,
        uptake: uptake::read_sums(row.text_or_none("sums")?)?,
        descent: lineage::read_descent(row)?,
    })
}
