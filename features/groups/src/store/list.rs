//! SQL of lists of groups: all that the viewer may find, and those that fit what they say of themselves.

use crate::suggestion::{Candidate, Me};
use groups_api::{GroupCard, Kind, Shape};
use kernel::{Fault, Result};
use people_api::Affiliations;
use places_api::{PlaceCode, name_key};
use store::{Reader, Row, named, sql};

/// Which groups are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Part of a name; empty for all.
    pub name: String,
    /// A shape's word; empty for all.
    pub shape: String,
    /// A place and all below it; empty for all.
    pub place: String,
    /// A term's code; empty for all.
    pub topic: String,
}

/// All groups that are alive and that the viewer may find, by name.
pub async fn page_of_all(
    reader: Reader<'_>,
    wanted: &Wanted,
    (after, limit): (i64, i64),
) -> Result<Vec<GroupCard>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.name, gc.purpose, gc.kind, gc.shape, mine.role,
                (SELECT pc.name FROM place_card pc WHERE pc.code = gc.place_code) AS place,
                (SELECT tc.words FROM term_card tc WHERE tc.code = gc.topic) AS topic,
                (SELECT string_agg(ge.affiliation, '|') FROM group_exclusion ge WHERE ge.group_id = gc.group_id) AS excludes
         FROM group_visible gv JOIN group_card gc ON gc.group_id = gv.group_id
         LEFT JOIN membership mine ON mine.group_id = gc.group_id AND mine.member_id = :viewer
         WHERE gv.viewer_id = :viewer AND gc.ended_at IS NULL
           AND (CAST(:name AS TEXT) = '' OR gc.name_key LIKE :name)
           AND (CAST(:shape AS TEXT) = '' OR gc.shape = :shape)
           AND (CAST(:topic AS TEXT) = '' OR gc.topic = :topic)
           AND (CAST(:place AS TEXT) = ''
                OR gc.place_code IN (SELECT pl.place_code FROM place_ladder pl WHERE pl.above_code = :place))
         ORDER BY gc.name_key, gc.group_id LIMIT :limit OFFSET :after"
    );
    let key = name_key(&wanted.name);
    let name = if key.is_empty() { String::new() } else { format!("%{key}%") };
    let args = named! {
        viewer: reader.viewer().id(), name: &name, shape: &wanted.shape, topic: &wanted.topic, place: &wanted.place, after,
        limit,
    };
    reader.list(sql, args, listed).await
}

fn listed(row: &Row<'_>) -> Result<GroupCard, Fault> {
    Ok(GroupCard {
        group: row.id("group_id")?,
        name: row.text("name")?.to_owned(),
        purpose: row.text("purpose")?.to_owned(),
        kind: Kind::parse(row.text("kind")?).ok_or_else(|| Fault::bug("a group of no kind"))?,
        shape: Shape::parse(row.text("shape")?).ok_or_else(|| Fault::bug("a group of no shape"))?,
        role: row.text_or_none("role")?.map(super::role).transpose()?,
        place: row.text_or_none("place")?.map(str::to_owned),
        topic: row.text_or_none("topic")?.map(str::to_owned),
        excludes: Affiliations::stored(row.text_or_none("excludes")?.unwrap_or_default()),
        ended: false,
    })
}

/// What a group can be about: extended roles, clinical and other interests, by words.
pub async fn page_of_topics(reader: Reader<'_>) -> Result<Vec<(String, String)>, Fault> {
    let sql = sql!(
        "SELECT tc.code, tc.words FROM term_card tc
         WHERE tc.code LIKE 'extended.%' OR tc.code LIKE 'clinical.%' OR tc.code LIKE 'life.%' ORDER BY tc.words, tc.code"
    );
    reader.list(sql, &[], |row| Ok((row.text("code")?.to_owned(), row.text("words")?.to_owned()))).await
}

/// Whether this is something that a group can be about.
pub async fn is_topic(reader: Reader<'_>, code: &str) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM term_card tc WHERE tc.code = :code");
    let fits = ["extended.", "clinical.", "life."].iter().any(|it| code.starts_with(it));
    Ok(fits && reader.count(sql, named! { code }).await? > 0)
}

/// What the viewer says of themselves, whatever its audience: it is shown to nobody but them.
pub async fn find_me(reader: Reader<'_>) -> Result<Me, Fault> {
    let sql = sql!(
        "SELECT lv.kind AS kind, lv.term AS term, lv.place_code AS place FROM line_visible lv
         WHERE lv.member_id = :viewer AND lv.viewer_id = :viewer AND lv.kind IN ('role', 'extended_role', 'interest')
           AND lv.to_when IS NULL AND (lv.stage IS NULL OR lv.stage <> 'past')
         UNION ALL
         SELECT 'profession' AS kind, pr.profession AS term, pr.place_code AS place FROM profile_card pr
         WHERE pr.member_id = :viewer AND pr.viewer_id = :viewer"
    );
    let mut me = Me::default();
    let read = |row: &Row<'_>| {
        let term = row.text_or_none("term")?.map(str::to_owned);
        let place = row.text_or_none("place")?.map(PlaceCode::stored);
        Ok((row.text("kind")?.to_owned(), term, place))
    };
    for (kind, term, place) in reader.list(sql, named! { viewer: reader.viewer().id() }, read).await? {
        me.add(&kind, term, place);
    }
    Ok(me)
}

/// Groups that may fit the viewer and that they are neither in, invited to, asking for nor taken out of; the newest first.
pub async fn page_of_candidates(reader: Reader<'_>, me: &Me, limit: i64) -> Result<Vec<Candidate>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.name, gc.purpose, gc.kind, gc.shape, NULL AS role, gc.place_code, gc.topic AS topic_code,
                (SELECT pc.name FROM place_card pc WHERE pc.code = gc.place_code) AS place,
                (SELECT tc.words FROM term_card tc WHERE tc.code = gc.topic) AS topic,
                (SELECT string_agg(ge.affiliation, '|') FROM group_exclusion ge WHERE ge.group_id = gc.group_id) AS excludes
         FROM group_visible gv JOIN group_card gc ON gc.group_id = gv.group_id
         WHERE gv.viewer_id = :viewer AND gc.ended_at IS NULL AND gc.kind IN ('open', 'by_request')
           AND (gc.topic IN LIST(:topics) OR gc.shape IN LIST(:shapes))
           AND (gc.place_code IS NULL OR gc.place_code IN LIST(:places))
           AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.group_id = gc.group_id AND m.member_id = :viewer)
           AND NOT EXISTS (SELECT 1 FROM group_removal x WHERE x.group_id = gc.group_id AND x.member_id = :viewer)
           AND NOT EXISTS (SELECT 1 FROM group_request r WHERE r.group_id = gc.group_id AND r.member_id = :viewer)
           AND NOT EXISTS (SELECT 1 FROM group_left_out gl WHERE gl.group_id = gc.group_id AND gl.viewer_id = :viewer)
         ORDER BY gc.founded_at DESC, gc.group_id LIMIT :limit"
    );
    let (topics, shapes) = (store::list(&me.topics), store::list(&me.shapes()));
    let places: Vec<&str> = me.ladder.iter().map(|it| it.0.as_str()).collect();
    let args = named! { viewer: reader.viewer().id(), topics, shapes, places: store::list(&places), limit };
    let read = |row: &Row<'_>| {
        Ok(Candidate {
            place: row.text_or_none("place_code")?.map(PlaceCode::stored),
            topic: row.text_or_none("topic_code")?.map(str::to_owned),
            card: listed(row)?,
        })
    };
    reader.list(sql, args, read).await
}
