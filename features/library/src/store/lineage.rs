//! SQL of what is somebody's own of another: what it carries along, the whole tree, and how many there are.

use super::versions::{Source, read_source};
use crate::{
    audience::Audience,
    draft::Draft,
    licence::Licence,
    lineage::{Difference, Origin, WhyNot},
    policy::{Own, Start, Write},
    resource::ResourceId,
    tree::{Leaf, Said},
};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// So many of a tree are read; a page with more would be no help.
const MOST: i64 = 2_500;

/// The newest version of a resource, as it is taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adaptable {
    /// Its words.
    pub source: Source,
    /// Its tags, with | between them.
    pub tags: String,
    /// Terms of the vocabulary, with | between them.
    pub topics: String,
    /// For whom it was published.
    pub audience: Audience,
}

impl Adaptable {
    /// As a draft has it.
    pub fn as_draft(&self) -> Draft {
        Draft {
            tags: self.tags.replace('|', ", "),
            topics: self.topics.split('|').filter(|it| !it.is_empty()).map(str::to_owned).collect(),
            ..self.source.as_draft()
        }
    }
}

/// Of what a published resource was made, as its reader may know it, and how many made it their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Descent {
    /// How many made it their own, of those that its readers read.
    pub adaptations: i64,
    /// Of what it was made, if it was.
    pub of: Option<Of>,
}

/// Of what something was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Of {
    /// What that is called, and whose it is, as far as the reader sees them; nothing: they do not see the resource.
    pub seen: Option<(String, Option<String>)>,
    /// Under which its words were given.
    pub licence: Licence,
    /// Whether it is still there for somebody.
    pub stands: bool,
    /// Whether the reader reads there that it was withdrawn.
    pub withdrawn: bool,
}

/// What [`Descent`] reads beside the columns of a resource. `og` and `ro` are joined where it is asked for.
pub(super) fn read_descent(row: &Row<'_>) -> Result<Descent, Fault> {
    let of = match row.text_or_none("given")?.and_then(Licence::of) {
        None => None,
        Some(licence) => Some(Of {
            seen: match row.text_or_none("origin_title")? {
                Some(title) => Some((title.to_owned(), row.text_or_none("origin_owner")?.map(str::to_owned))),
                None => None,
            },
            licence,
            stands: row.int("origin_stands")? > 0,
            withdrawn: row.text_or_none("origin_state")? == Some("withdrawn"),
        }),
    };
    Ok(Descent { adaptations: row.int_or_none("adaptations")?.unwrap_or_default(), of })
}

/// The newest version of what the viewer reads, to be taken over.
pub async fn find_adaptable(reader: Reader<'_>, id: ResourceId) -> Result<Option<Adaptable>, Fault> {
    let sql = sql!(
        "SELECT n.number, n.title, n.summary, n.body, n.parts, n.for_whom, n.licence, n.files, n.tags, n.topics, n.audience,
                n.group_id
         FROM resource r JOIN resource_version n ON n.resource_id = r.id AND n.number = r.newest
         JOIN resource_version_visible v ON v.resource_id = n.resource_id AND v.number = n.number
         WHERE r.id = :id AND v.viewer_id = :viewer"
    );
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read_adaptable).await
}

fn read_adaptable(row: &Row<'_>) -> Result<Adaptable, Fault> {
    Ok(Adaptable {
        source: read_source(row)?,
        tags: row.text("tags")?.to_owned(),
        topics: row.text("topics")?.to_owned(),
        audience: read_audience(row)?,
    })
}

fn read_audience(row: &Row<'_>) -> Result<Audience, Fault> {
    let audience = Audience::of(row.text("audience")?, row.id_or_none("group_id")?);
    audience.ok_or_else(|| Fault::bug("an audience that is none"))
}

/// What the viewer began to make of this and has not published.
pub async fn find_begun(reader: Reader<'_>, id: ResourceId) -> Result<Option<ResourceId>, Fault> {
    let sql = sql!(
        "SELECT r.id FROM resource r WHERE r.adapted_from = :id AND r.owner_id = :viewer AND r.newest = 0 ORDER BY r.id LIMIT 1"
    );
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, |row| row.id("id")).await
}

/// What a draft carries along; nothing: it was made of nothing.
pub(super) fn read_origin(row: &Row<'_>) -> Result<Option<Origin>, Fault> {
    let Some(base) = row.int_or_none("base")? else { return Ok(None) };
    let readers = Audience::of(row.text("given_to")?, row.id_or_none("given_in")?);
    Ok(Some(Origin {
        id: row.id("adapted_from")?,
        base,
        licence: Licence::of(row.text("given")?).ok_or_else(|| Fault::bug("a licence that is none"))?,
        readers: readers.ok_or_else(|| Fault::bug("an audience that is none"))?,
        own: row.int("own")? > 0,
    }))
}

/// What changed in the original since a draft took it in: what it carries along, what it was then, and what it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What the draft carries along.
    pub origin: Origin,
    /// As it was, if it is still there and the viewer may read it.
    pub before: Option<Adaptable>,
    /// As it is.
    pub now: Adaptable,
}

/// What the original of something that the viewer writes has become; `None` if nothing is new, or they read it no more.
pub async fn find_changed(reader: Reader<'_>, id: ResourceId) -> Result<Option<Changed>, Fault> {
    let sql = sql!(
        "SELECT r.adapted_from, g.base, g.licence AS given, g.audience AS given_to, g.group_id AS given_in,
                CASE WHEN r.owner_id = o.owner_id THEN 1 ELSE 0 END AS own,
                n.number, n.title, n.summary, n.body, n.parts, n.for_whom, n.licence, n.files, n.tags, n.topics, n.audience,
                n.group_id
         FROM resource_origin g
         JOIN resource r ON r.id = g.resource_id
         JOIN resource o ON o.id = r.adapted_from AND o.state = 'published' AND o.newest > g.base
         JOIN resource_version n ON n.resource_id = o.id AND n.number IN (o.newest, g.base)
         WHERE g.resource_id = :id
           AND EXISTS (SELECT 1 FROM resource_writer w WHERE w.resource_id = g.resource_id AND w.member_id = :viewer)
           AND EXISTS (SELECT 1 FROM resource_version_visible v
                        WHERE v.resource_id = n.resource_id AND v.number = n.number AND v.viewer_id = :viewer)
         ORDER BY n.number"
    );
    let read = |row: &Row<'_>| {
        let origin = read_origin(row)?.ok_or_else(|| Fault::bug("made of something without what it carries along"))?;
        Ok((origin, read_adaptable(row)?))
    };
    let mut found = reader.list(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await?;
    let Some((origin, now)) = found.pop().filter(|it| it.1.source.number > it.0.base) else { return Ok(None) };
    Ok(Some(Changed { before: found.pop().map(|it| it.1), origin, now }))
}

/// Keeps of what a resource is somebody's own.
pub async fn insert_origin(tx: &mut Tx, new: &Permit<Start, (ResourceId, Origin)>) -> Result<()> {
    insert(tx, new).await
}

pub(super) async fn insert(tx: &mut Tx, (id, origin): &(ResourceId, Origin)) -> Result<()> {
    let sql = sql!(
        "INSERT INTO resource_origin (resource_id, base, declined, why_not, licence, audience, group_id)
         VALUES (:id, :base, 0, '', :licence, :audience, :group)"
    );
    let args = named! {
        id, base: origin.base, licence: origin.licence.word(), audience: origin.readers.word(), group: origin.readers.group()
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// A later version of the original is in the draft now.
pub async fn save_taken_in(tx: &mut Tx, taken: &Permit<Write, (ResourceId, Origin)>) -> Result<()> {
    let sql = sql!(
        "UPDATE resource_origin SET base = :base, why_not = '', licence = :licence, audience = :audience, group_id = :group
         WHERE resource_id = :id"
    );
    let (id, it) = &**taken;
    let args = named! {
        id, base: it.base, licence: it.licence.word(), audience: it.readers.word(), group: it.readers.group()
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// Why a later version of the original is not taken in.
pub async fn save_declined(tx: &mut Tx, declined: &Permit<Own, (ResourceId, i64, WhyNot)>) -> Result<()> {
    let sql = sql!("UPDATE resource_origin SET declined = :number, why_not = :why WHERE resource_id = :id");
    let (id, number, why) = &**declined;
    tx.run(sql, named! { id, number: *number, why: why.as_str() }).await?;
    Ok(())
}

/// What is different in what is published now, and which version of the original is in it.
pub async fn save_difference(tx: &mut Tx, said: &Permit<Own, (ResourceId, Difference)>) -> Result<()> {
    difference(tx, said.0, said.1.as_str()).await
}

pub(super) async fn difference(tx: &mut Tx, id: ResourceId, difference: &str) -> Result<()> {
    let sql = sql!(
        "UPDATE resource SET difference = :difference,
                adapted_version = (SELECT g.base FROM resource_origin g WHERE g.resource_id = :id)
         WHERE id = :id"
    );
    tx.run(sql, named! { id: &id, difference }).await?;
    Ok(())
}

/// A change of the original about which the viewer has not said anything: of theirs, the original, and its newest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What the viewer made of it.
    pub mine: ResourceId,
    /// The original.
    pub of: ResourceId,
    /// Its newest version.
    pub newest: i64,
    /// What it is called.
    pub title: String,
}

/// Changes of these originals about which the viewer has not said anything, of those that they still read.
pub async fn page_of_changes(reader: Reader<'_>, originals: &[ResourceId]) -> Result<Vec<Change>, Fault> {
    let sql = sql!(
        "SELECT r.id, o.id AS origin, o.newest, o.title FROM resource o
         JOIN resource r ON r.adapted_from = o.id AND r.owner_id = :viewer
         JOIN resource_origin g ON g.resource_id = r.id
         WHERE o.id IN LIST_ID(:originals) AND o.state = 'published' AND o.newest > g.base AND o.newest > g.declined
           AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = o.id AND v.viewer_id = :viewer)
         ORDER BY r.id"
    );
    let read = |row: &Row<'_>| {
        Ok(Change {
            mine: row.id("id")?,
            of: row.id("origin")?,
            newest: row.int("newest")?,
            title: row.text("title")?.to_owned(),
        })
    };
    let args = named! { viewer: reader.viewer().id(), originals: store::id_list(originals) };
    reader.list(sql, args, read).await
}

/// What others made of resources of the viewer's, of these: which, and what it is called.
pub async fn find_adapted(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<(ResourceId, String)>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.title FROM resource r JOIN resource o ON o.id = r.adapted_from
         WHERE r.id IN LIST_ID(:ids) AND o.owner_id = :viewer AND r.newest > 0
           AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)"
    );
    let args = named! { viewer: reader.viewer().id(), ids: store::id_list(ids) };
    reader.list(sql, args, |row| Ok((row.id("id")?, row.text("title")?.to_owned()))).await
}

/// Who made this their own, for the house's own notices; never to be shown as it is.
pub async fn find_adapters(reader: Reader<'_>, id: ResourceId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT DISTINCT r.owner_id FROM resource r WHERE r.adapted_from = :id AND r.owner_id IS NOT NULL ORDER BY r.owner_id"
    );
    reader.list(sql, named! { id: &id }, |row| row.id("owner_id")).await
}

/// The tree to which a resource belongs, from its first on, each that the viewer sees with what they read of it. One statement:
/// up to the first, and down again by the index of originals, so that it grows with the tree and with nothing else.
pub async fn page_of_tree(reader: Reader<'_>, id: ResourceId) -> Result<Vec<Leaf>, Fault> {
    let sql = sql!(
        "WITH RECURSIVE up (id, origin, step) AS (
             SELECT a.id, a.adapted_from, CAST(0 AS BIGINT) FROM resource a WHERE a.id = :id
             UNION ALL
             SELECT b.id, b.adapted_from, up.step + 1 FROM up JOIN resource b ON b.id = up.origin WHERE up.step < 60
         ), tree (id, step) AS (
             SELECT f.id, CAST(0 AS BIGINT) FROM (SELECT up.id FROM up ORDER BY up.step DESC LIMIT 1) f
             UNION ALL
             SELECT c.id, tree.step + 1 FROM tree JOIN resource c ON c.adapted_from = tree.id WHERE tree.step < 60
         )
         SELECT r.id, r.adapted_from, r.title, r.owner_id, r.difference, r.state, r.newest, g.why_not,
                CASE WHEN EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)
                     THEN 1 ELSE 0 END AS seen
         FROM tree CROSS JOIN resource r
         LEFT JOIN resource_origin g ON g.resource_id = r.id
         WHERE r.id = tree.id ORDER BY tree.id LIMIT :most"
    );
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id(), most: MOST }, read_leaf).await
}

fn read_leaf(row: &Row<'_>) -> Result<Leaf, Fault> {
    let words = |column| Ok::<_, Fault>(row.text_or_none(column)?.unwrap_or_default().to_owned());
    let seen = match row.int("seen")? > 0 {
        false => None,
        true => Some(Said {
            title: words("title")?,
            owner: row.id_or_none("owner_id")?,
            name: None,
            difference: words("difference")?,
            why_not: words("why_not")?,
            withdrawn: row.text("state")? == "withdrawn",
            draft: row.text("state")? == "draft",
        }),
    };
    Ok(Leaf { id: row.id("id")?, of: row.id_or_none("adapted_from")?, seen })
}

/// Counts what was made of one, of those that its readers read.
macro_rules! counted {
    ($which:literal) => {
        concat!(
            "UPDATE resource_lineage SET adaptations =
                 (SELECT COUNT(*) FROM resource a JOIN resource o ON o.id = a.adapted_from
                   WHERE a.adapted_from = resource_lineage.resource_id AND a.newest > 0 AND a.state = 'published' AND a.held_at IS NULL
                     AND (a.audience = 'members' OR (a.audience = 'group' AND a.group_id = o.group_id)))
             WHERE resource_id = ",
            $which
        )
    };
}

/// Counts again what was made of this and of its original, after anything of it changed. Whoever counts for the same original
/// waits before they look, so that nobody is counted by neither.
pub(super) async fn count_again(tx: &mut Tx, id: ResourceId) -> Result<()> {
    let sql = sql!(
        "INSERT INTO resource_lineage (resource_id, adaptations)
         SELECT o.id, 0 FROM resource c JOIN resource o ON o.id = c.adapted_from WHERE c.id = :id
         ON CONFLICT (resource_id) DO UPDATE SET adaptations = resource_lineage.adaptations"
    );
    tx.run(sql, named! { id: &id }).await?;
    tx.run(sql!(counted!(":id")), named! { id: &id }).await?;
    tx.run(sql!(counted!("(SELECT c.adapted_from FROM resource c WHERE c.id = :id)")), named! { id: &id }).await?;
    Ok(())
}

/// The same before it is taken away: it counts no more.
pub(super) async fn count_without(tx: &mut Tx, id: ResourceId) -> Result<()> {
    tx.run(sql!("UPDATE resource SET state = 'draft' WHERE id = :id"), named! { id: &id }).await?;
    count_again(tx, id).await
}
