//! Reads of what groups publish: what the viewer is in a group, their groups, cards, hosts.

use crate::{GroupId, Kind, Role, Shape};
use kernel::{Fault, MemberId, Moment};
use people_api::Affiliations;
use places_api::PlaceCode;
use store::{Reader, Row, named, sql};

/// What the viewer is in a group, and what decides what may be done there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which group.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
    /// Who comes in and reads.
    pub kind: Kind,
    /// What kind of company it is.
    pub shape: Shape,
    /// What the viewer is in it; nothing if they are not in it.
    pub role: Option<Role>,
    /// Whether they read what is written there.
    pub reads: bool,
    /// The place that it is bound to.
    pub place: Option<PlaceCode>,
    /// Since when it is only read; nothing while it is alive.
    pub ended: Option<Moment>,
}

impl Standing {
    /// Whether the viewer may write there: only who is in it, reads it, and as long as it is alive.
    pub fn writes(&self) -> bool {
        self.role.is_some() && self.reads && self.ended.is_none()
    }
    /// Whether the viewer hosts it, and it can be changed.
    pub fn hosts(&self) -> bool {
        self.writes() && self.role.is_some_and(Role::hosts)
    }
    /// Whether the viewer looks after what is written there.
    pub fn moderates(&self) -> bool {
        self.writes() && self.role.is_some_and(Role::moderates)
    }
}

/// How a group looks in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupCard {
    /// Which.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who comes in and reads.
    pub kind: Kind,
    /// What kind of company it is.
    pub shape: Shape,
    /// What the viewer is in it.
    pub role: Option<Role>,
    /// The name of its place.
    pub place: Option<String>,
    /// Its topic in words.
    pub topic: Option<String>,
    /// Whom it leaves out.
    pub excludes: Affiliations,
    /// Whether it is only read.
    pub ended: bool,
}

/// What the viewer is in this group; `None` when it does not exist for them.
pub async fn standing_in(reader: Reader<'_>, group: GroupId) -> Result<Option<Standing>, Fault> {
    Ok(standings_in(reader, &[group]).await?.pop())
}

/// As [`standing_in`] for several; those that do not exist for the viewer are left out.
pub async fn standings_in(reader: Reader<'_>, groups: &[GroupId]) -> Result<Vec<Standing>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.name, gc.kind, gc.shape, gc.place_code, gc.ended_at,
                (SELECT mine.role FROM membership mine
                  WHERE mine.group_id = gc.group_id AND mine.member_id = :viewer) AS role,
                (SELECT COUNT(*) FROM group_inside gi WHERE gi.group_id = gc.group_id AND gi.viewer_id = :viewer) AS reads
         FROM group_visible gv JOIN group_card gc ON gc.group_id = gv.group_id
         WHERE gv.viewer_id = :viewer AND gv.group_id IN LIST_ID(:groups)"
    );
    let read = |row: &Row<'_>| {
        Ok(Standing {
            group: row.id("group_id")?,
            name: row.text("name")?.to_owned(),
            kind: kind(row)?,
            shape: shape(row)?,
            role: role(row)?,
            reads: row.int("reads")? > 0,
            place: row.text_or_none("place_code")?.map(PlaceCode::stored),
            ended: row.moment_or_none("ended_at")?,
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), groups: store::id_list(groups) }, read).await
}

/// The groups that the viewer is in and reads, by name; those that are alive first.
pub async fn groups_of(reader: Reader<'_>) -> Result<Vec<GroupCard>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.name, gc.purpose, gc.kind, gc.shape, gc.ended_at, mine.role,
                (SELECT pc.name FROM place_card pc WHERE pc.code = gc.place_code) AS place,
                (SELECT tc.words FROM term_card tc WHERE tc.code = gc.topic) AS topic,
                (SELECT string_agg(ge.affiliation, '|') FROM group_exclusion ge WHERE ge.group_id = gc.group_id) AS excludes
         FROM membership mine
         JOIN group_inside gi ON gi.group_id = mine.group_id AND gi.viewer_id = mine.member_id
         JOIN group_card gc ON gc.group_id = mine.group_id
         WHERE mine.member_id = :viewer
         ORDER BY CASE WHEN gc.ended_at IS NULL THEN 0 ELSE 1 END, gc.name_key, gc.group_id"
    );
    reader.list(sql, named! { viewer: reader.viewer().id() }, card).await
}

/// In which groups the viewer may find what was written, and in which open ones they may not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Groups that they are in and read.
    pub inside: Vec<GroupId>,
    /// Open groups that they do not read, because they were taken out or are left out.
    pub shut_out: Vec<GroupId>,
}

/// What a search of the viewer reaches; one statement.
pub async fn scope_of(reader: Reader<'_>) -> Result<Scope, Fault> {
    let sql = sql!(
        "SELECT mine.group_id, 1 AS inside FROM membership mine
         JOIN group_inside gi ON gi.group_id = mine.group_id AND gi.viewer_id = mine.member_id
         WHERE mine.member_id = :viewer
         UNION ALL
         SELECT gone.group_id, 0 AS inside FROM group_removal gone WHERE gone.member_id = :viewer
         UNION ALL
         SELECT gl.group_id, 0 AS inside FROM group_left_out gl WHERE gl.viewer_id = :viewer"
    );
    let mut scope = Scope::default();
    let read = |row: &Row<'_>| Ok((row.id("group_id")?, row.int("inside")? > 0));
    for (group, inside) in reader.list(sql, named! { viewer: reader.viewer().id() }, read).await? {
        if inside { scope.inside.push(group) } else { scope.shut_out.push(group) }
    }
    Ok(scope)
}

/// The cards of these groups, of those that exist for the viewer.
pub async fn cards_of(reader: Reader<'_>, groups: &[GroupId]) -> Result<Vec<GroupCard>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.name, gc.purpose, gc.kind, gc.shape, gc.ended_at,
                (SELECT mine.role FROM membership mine
                  WHERE mine.group_id = gc.group_id AND mine.member_id = gv.viewer_id) AS role,
                (SELECT pc.name FROM place_card pc WHERE pc.code = gc.place_code) AS place,
                (SELECT tc.words FROM term_card tc WHERE tc.code = gc.topic) AS topic,
                (SELECT string_agg(ge.affiliation, '|') FROM group_exclusion ge WHERE ge.group_id = gc.group_id) AS excludes
         FROM group_visible gv JOIN group_card gc ON gc.group_id = gv.group_id
         WHERE gv.viewer_id = :viewer AND gv.group_id IN LIST_ID(:groups)"
    );
    reader.list(sql, named! { viewer: reader.viewer().id(), groups: store::id_list(groups) }, card).await
}

/// Who hosts a group, owners first, whoever is active: those whom a notice to the hosts is for. Never to be shown as it is.
pub async fn hosts_of(reader: Reader<'_>, group: GroupId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT ms.member_id FROM membership ms JOIN member_card mc ON mc.member_id = ms.member_id
         WHERE ms.group_id = :group AND ms.role IN ('owner', 'host') AND mc.standing = 'active'
         ORDER BY ms.role DESC, ms.role_since, ms.member_id"
    );
    reader.list(sql, named! { group: &group }, |row| row.id("member_id")).await
}

/// All who are in a group and active, but not whom it leaves out: those whom a notice to everybody is for.
pub async fn members_for_notice(reader: Reader<'_>, group: GroupId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT ms.member_id FROM membership ms JOIN member_card mc ON mc.member_id = ms.member_id
         WHERE ms.group_id = :group AND mc.standing = 'active'
           AND NOT EXISTS (SELECT 1 FROM group_left_out gl
                            WHERE gl.group_id = ms.group_id AND gl.viewer_id = ms.member_id)
         ORDER BY ms.member_id"
    );
    reader.list(sql, named! { group: &group }, |row| row.id("member_id")).await
}

/// Whether at least so many are in a group. For rules that need a number; nobody is shown how many there are.
pub async fn has_members(reader: Reader<'_>, group: GroupId, least: i64) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM (SELECT ms.member_id FROM membership ms WHERE ms.group_id = :group LIMIT :least) few"
    );
    Ok(reader.count(sql, named! { group: &group, least }).await? >= least)
}

/// A group as the house reads it, to be found again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who comes in and reads: a secret one is found by who is in it alone.
    pub kind: Kind,
    /// When it was founded.
    pub founded: Moment,
}

/// Groups by id, after one of them, whoever may see them: for the house's own lists, never to be shown as they are.
pub async fn page_of_groups(reader: Reader<'_>, after: GroupId, limit: i64) -> Result<Vec<Entry>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.name, gc.purpose, gc.kind, gc.founded_at FROM group_card gc
         WHERE gc.group_id > :after ORDER BY gc.group_id LIMIT :limit"
    );
    reader.list(sql, named! { after: &after, limit }, entry).await
}

/// These groups, whoever may see them: for the house's own lists, never to be shown as they are.
pub async fn find_entries(reader: Reader<'_>, groups: &[GroupId]) -> Result<Vec<Entry>, Fault> {
    let sql = sql!(
        "SELECT gc.group_id, gc.name, gc.purpose, gc.kind, gc.founded_at FROM group_card gc
         WHERE gc.group_id IN LIST_ID(:groups)"
    );
    reader.list(sql, named! { groups: store::id_list(groups) }, entry).await
}

fn entry(row: &Row<'_>) -> Result<Entry, Fault> {
    Ok(Entry {
        group: row.id("group_id")?,
        name: row.text("name")?.to_owned(),
        purpose: row.text("purpose")?.to_owned(),
        kind: kind(row)?,
        founded: row.moment("founded_at")?,
    })
}

fn card(row: &Row<'_>) -> Result<GroupCard, Fault> {
    Ok(GroupCard {
        group: row.id("group_id")?,
        name: row.text("name")?.to_owned(),
        purpose: row.text("purpose")?.to_owned(),
        kind: kind(row)?,
        shape: shape(row)?,
        role: role(row)?,
        place: row.text_or_none("place")?.map(str::to_owned),
        topic: row.text_or_none("topic")?.map(str::to_owned),
        excludes: Affiliations::stored(row.text_or_none("excludes")?.unwrap_or_default()),
        ended: row.moment_or_none("ended_at")?.is_some(),
    })
}

/// The column `kind`.
pub(crate) fn kind(row: &Row<'_>) -> Result<Kind, Fault> {
    Kind::parse(row.text("kind")?).ok_or_else(|| Fault::bug("a group of no kind"))
}

/// The column `shape`.
pub(crate) fn shape(row: &Row<'_>) -> Result<Shape, Fault> {
    Shape::parse(row.text("shape")?).ok_or_else(|| Fault::bug("a group of no shape"))
}

/// The column `role`, which may be empty.
pub(crate) fn role(row: &Row<'_>) -> Result<Option<Role>, Fault> {
    let word = row.text_or_none("role")?;
    word.map(|it| Role::parse(it).ok_or_else(|| Fault::bug("a role that is none"))).transpose()
}
