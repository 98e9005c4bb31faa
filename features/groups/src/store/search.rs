//! SQL of what the search knows of groups.

use groups_api::{GroupId, Kind};
use kernel::{Fault, Moment};
use store::{Reader, Row, named, sql};

/// A group as the index takes it in, whoever may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    /// Which.
    pub group: GroupId,
    /// Who comes in and reads.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// What stands on its page, as it was typed.
    pub about: String,
    /// Where it is and what it is about.
    pub tags: String,
    /// When it was founded.
    pub founded: Moment,
}

/// The columns of [`Indexed`], of those groups that the condition picks and that are not held back.
macro_rules! indexed {
    ($which:literal) => {
        concat!(
            "SELECT g.id, g.kind, g.name, g.purpose, g.founded_at,
                    (SELECT a.text FROM group_about a WHERE a.group_id = g.id AND a.number = g.about_number) AS about,
                    (SELECT pc.name FROM place_card pc WHERE pc.code = g.place_code) AS place,
                    (SELECT tc.words FROM term_card tc WHERE tc.code = g.topic) AS topic
             FROM member_group g WHERE g.held_at IS NULL AND ",
            $which
        )
    };
}

/// The next groups after this one.
pub async fn page_of_indexed(reader: Reader<'_>, after: GroupId, limit: i64) -> Result<Vec<Indexed>, Fault> {
    let sql = sql!(indexed!("g.id > :after ORDER BY g.id LIMIT :limit"));
    reader.list(sql, named! { after: &after, limit }, read_indexed).await
}

/// Those of these groups that are not held back.
pub async fn find_indexed(reader: Reader<'_>, groups: &[GroupId]) -> Result<Vec<Indexed>, Fault> {
    let sql = sql!(indexed!("g.id IN LIST_ID(:groups)"));
    reader.list(sql, named! { groups: store::id_list(groups) }, read_indexed).await
}

/// Those of these groups that exist for the viewer.
pub async fn find_found(reader: Reader<'_>, groups: &[GroupId]) -> Result<Vec<Indexed>, Fault> {
    let sql = sql!(indexed!(
        "g.id IN LIST_ID(:groups)
           AND EXISTS (SELECT 1 FROM group_visible gv WHERE gv.group_id = g.id AND gv.viewer_id = :viewer)"
    ));
    let args = named! { groups: store::id_list(groups), viewer: reader.viewer().id() };
    reader.list(sql, args, read_indexed).await
}

/// Every group in which the viewer may read what is written, with its name: those of `group_inside`, asked in two halves so
/// that both engines begin from what is the viewer's own. Whatever is found there is read through the view once more.
pub async fn find_reach(reader: Reader<'_>) -> Result<Vec<(GroupId, String)>, Fault> {
    let sql = sql!(
        "SELECT gi.group_id, gc.name FROM membership mine
         JOIN group_inside gi ON gi.group_id = mine.group_id AND gi.viewer_id = mine.member_id
         JOIN group_card gc ON gc.group_id = mine.group_id
         WHERE mine.member_id = :viewer
         UNION
         SELECT og.id AS group_id, og.name FROM member_group og
         WHERE og.kind = 'open' AND og.held_at IS NULL
           AND og.id NOT IN (SELECT gr.group_id FROM group_removal gr WHERE gr.member_id = :viewer)
           AND og.id NOT IN (SELECT gl.group_id FROM group_left_out gl WHERE gl.viewer_id = :viewer)"
    );
    let read = |row: &Row<'_>| Ok((row.id("group_id")?, row.text("name")?.to_owned()));
    reader.list(sql, named! { viewer: reader.viewer().id() }, read).await
}

fn read_indexed(row: &Row<'_>) -> Result<Indexed, Fault> {
    let text = |column| Ok::<_, Fault>(row.text_or_none(column)?.unwrap_or_default().to_owned());
    Ok(Indexed {
        group: row.id("id")?,
        kind: Kind::parse(row.text("kind")?).ok_or_else(|| Fault::bug("a group of no kind"))?,
        name: row.text("name")?.to_owned(),
        purpose: row.text("purpose")?.to_owned(),
        about: text("about")?,
        tags: [text("place")?, text("topic")?].join(" "),
        founded: row.moment("founded_at")?,
    })
}
