//! SQL of what the search knows of resources, and of what notices say of them.

use crate::{
    audience::Audience,
    kind::{Kind, Stage},
    licence::Licence,
    resource::ResourceId,
};
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, named, sql};

/// A resource with what it is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub id: ResourceId,
    /// What it is.
    pub kind: Kind,
    /// Who sees it.
    pub audience: Audience,
    /// What that group is called, if it is for one.
    pub group: Option<String>,
    /// Whose; nobody: they were erased.
    pub owner: Option<MemberId>,
    /// What they are called, if the reader sees them.
    pub name: Option<String>,
    /// When its newest version was published.
    pub at: Moment,
    /// What it is called.
    pub title: String,
    /// With | between them.
    pub tags: String,
    /// What it is about, in words, with | between them.
    pub topics: String,
    /// What it is, what it says, and what its kind says beside that.
    pub words: String,
    /// The same topics as terms of the vocabulary, with | between them.
    pub terms: String,
    /// How far an innovation has come.
    pub stage: Option<Stage>,
    /// What others may do with it.
    pub licence: Licence,
    /// The month in which it is looked at again.
    pub review_by: Option<String>,
    /// Where it was adopted: codes of regions.
    pub regions: Vec<String>,
}

/// The columns of [`Found`], of those that may be found: published, not held back, not their writers' alone.
macro_rules! found {
    ($name:literal, $which:literal) => {
        concat!(
            "SELECT r.id, r.kind, r.audience, r.group_id, r.owner_id, r.published_at, n.title, n.summary, n.body, n.parts, n.tags,
                    n.for_whom, (SELECT rw.words FROM resource_words rw WHERE rw.resource_id = r.id) AS file_words, n.topics AS terms, r.stage, r.licence, r.review_by,
                    (SELECT string_agg(du.region, '|') FROM (SELECT DISTINCT ad.region FROM adoption ad
                        WHERE ad.resource_id = r.id AND ad.region <> '' AND ad.stage <> 'stopped') du) AS regions,
                    (SELECT string_agg(tc.words, '|') FROM resource_topic t JOIN term_card tc ON tc.code = t.term
                      WHERE t.resource_id = r.id) AS topics",
            $name,
            " FROM resource r JOIN resource_version n ON n.resource_id = r.id AND n.number = r.newest
             WHERE r.newest > 0 AND r.state = 'published' AND r.audience <> 'own' AND r.held_at IS NULL AND ",
            $which
        )
    };
}

/// The next of them after this one, whoever may see them.
pub async fn page_of_indexed(reader: Reader<'_>, after: ResourceId, limit: i64) -> Result<Vec<Found>, Fault> {
    let sql = sql!(found!(
        ", CAST(NULL AS TEXT) AS name, CAST(NULL AS TEXT) AS group_name",
        "r.id > :after ORDER BY r.id LIMIT :limit"
    ));
    reader.list(sql, named! { after: &after, limit }, read).await
}

/// Those of these that anybody may find.
pub async fn find_indexed(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<Found>, Fault> {
    let sql = sql!(found!(", CAST(NULL AS TEXT) AS name, CAST(NULL AS TEXT) AS group_name", "r.id IN LIST_ID(:ids)"));
    reader.list(sql, named! { ids: store::id_list(ids) }, read).await
}

/// Those of these that the viewer may see.
pub async fn find_seen(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<Found>, Fault> {
    let sql = sql!(found!(
        ", (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
             WHERE s.member_id = r.owner_id AND s.viewer_id = :viewer) AS name,
           (SELECT gc.name FROM group_card gc JOIN group_visible gs ON gs.group_id = gc.group_id AND gs.viewer_id = :viewer
             WHERE gc.group_id = r.group_id) AS group_name",
        "r.id IN LIST_ID(:ids)
         AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)"
    ));
    reader.list(sql, named! { ids: store::id_list(ids), viewer: reader.viewer().id() }, read).await
}

fn split(list: Option<&str>) -> Vec<String> {
    list.unwrap_or_default().split('|').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

fn read(row: &Row<'_>) -> Result<Found, Fault> {
    let odd = || Fault::bug("a resource of another kind");
    let parts = super::read_pieces(row.text("parts")?)?;
    let mut words =
        vec![row.text("summary")?.to_owned(), row.text("body")?.to_owned(), row.text("for_whom")?.to_owned()];
    words.extend(parts.into_iter().map(|it| it.text));
    words.extend(row.text_or_none("file_words")?.map(str::to_owned));
    words.retain(|it| !it.is_empty());
    Ok(Found {
        id: row.id("id")?,
        kind: Kind::of(row.text("kind")?).ok_or_else(odd)?,
        audience: Audience::of(row.text("audience")?, row.id_or_none("group_id")?).ok_or_else(odd)?,
        group: row.text_or_none("group_name")?.map(str::to_owned),
        owner: row.id_or_none("owner_id")?,
        name: row.text_or_none("name")?.map(str::to_owned),
        at: row.moment("published_at")?,
        title: row.text("title")?.to_owned(),
        tags: row.text("tags")?.to_owned(),
        topics: row.text_or_none("topics")?.unwrap_or_default().to_owned(),
        words: words.join("\n\n"),
        terms: row.text("terms")?.to_owned(),
        stage: Stage::of(row.text("stage")?),
        licence: Licence::of(row.text("licence")?).ok_or_else(odd)?,
        review_by: row.text_or_none("review_by")?.map(str::to_owned),
        regions: split(row.text_or_none("regions")?),
    })
}

/// The contacts of the viewer who have something for their contacts alone: on whose shelves the viewer looks. With the viewer
/// themselves, who finds what is their own.
pub async fn find_reach(reader: Reader<'_>) -> Result<Vec<(MemberId, String)>, Fault> {
    let sql = sql!(
        "SELECT k.member_id, k.name FROM tie t JOIN member_card k ON k.member_id = t.member_id
         WHERE t.other_id = :viewer AND t.kind = 'contact'
           AND EXISTS (SELECT 1 FROM resource r WHERE r.owner_id = k.member_id AND r.audience = 'contacts' AND r.newest > 0)
           AND EXISTS (SELECT 1 FROM member_visible s WHERE s.member_id = k.member_id AND s.viewer_id = :viewer)
         UNION ALL
         SELECT k.member_id, k.name FROM member_card k
         WHERE k.member_id = :viewer
           AND EXISTS (SELECT 1 FROM resource r WHERE r.owner_id = :viewer AND r.audience = 'contacts' AND r.newest > 0)"
    );
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, row.text("name")?.to_owned()));
    reader.list(sql, named! { viewer: reader.viewer().id() }, read).await
}

/// What a notice about a resource may say to its receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Which.
    pub id: ResourceId,
    /// What it is called; empty: there is no version yet.
    pub title: String,
    /// Whether it waits for the receiver to say whether they write.
    pub asked: bool,
    /// Whether it was made from what the receiver said, and they have not said to whom it may go.
    pub credited: bool,
    /// Whether the receiver sees it.
    pub seen: bool,
    /// Whether it is the receiver's own.
    pub own: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// The month in which it is to be looked at.
    pub review_by: Option<String>,
}

/// Of these what there is to say to the viewer.
pub async fn find_told(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<Told>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.title, r.owner_id, r.state, r.review_by,
                (SELECT COUNT(*) FROM resource_contributor c JOIN member_visible s ON s.member_id = r.owner_id AND s.viewer_id = :viewer
                  WHERE c.resource_id = r.id AND c.member_id = :viewer AND c.state = 'invited') AS asked,
                (SELECT COUNT(*) FROM resource_contributor c
                  WHERE c.resource_id = r.id AND c.member_id = :viewer AND c.state = 'credited' AND c.credit = 'open') AS credited,
                (SELECT COUNT(*) FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer) AS seen
         FROM resource r WHERE r.id IN LIST_ID(:ids)"
    );
    let own = reader.viewer().id();
    let read = |row: &Row<'_>| {
        Ok(Told {
            id: row.id("id")?,
            title: row.text("title")?.to_owned(),
            asked: row.int("asked")? > 0,
            credited: row.int("credited")? > 0,
            seen: row.int("seen")? > 0,
            own: row.id_or_none("owner_id")? == Some(own),
            withdrawn: row.text("state")? == "withdrawn",
            review_by: row.text_or_none("review_by")?.map(str::to_owned),
        })
    };
    reader.list(sql, named! { viewer: &own, ids: store::id_list(ids) }, read).await
}
