//! SQL of what notices ask: of these ids, which still say something to their receiver.

use groups_api::GroupId;
use kernel::Fault;
use std::collections::{HashMap, HashSet};
use store::{Reader, Row, named, sql};

/// What is so, for the receiver who is the viewer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Requests that wait in groups that they host: the request's id, and its group.
    pub requests: HashMap<GroupId, GroupId>,
    /// Groups that they are invited into.
    pub invited: HashSet<GroupId>,
    /// Groups that exist for them.
    pub seen: HashSet<GroupId>,
    /// Groups that they are in.
    pub inside: HashSet<GroupId>,
    /// Groups that they own.
    pub owned: HashSet<GroupId>,
    /// Groups that they were taken out of.
    pub removed: HashSet<GroupId>,
}

/// One statement for all of them.
pub async fn find_said(reader: Reader<'_>, about: &[GroupId]) -> Result<Said, Fault> {
    let sql = sql!(
        "SELECT 'request' AS what, r.id AS id, r.group_id AS group_id FROM group_request r
         JOIN membership h ON h.group_id = r.group_id AND h.member_id = :viewer AND h.role IN ('owner', 'host')
         JOIN group_inside gi ON gi.group_id = r.group_id AND gi.viewer_id = :viewer
         WHERE r.id IN LIST_ID(:about) AND r.state = 'waiting'
         UNION ALL
         SELECT 'invited' AS what, i.group_id AS id, i.group_id AS group_id FROM group_invitation i
         JOIN group_visible gv ON gv.group_id = i.group_id AND gv.viewer_id = i.member_id
         WHERE i.member_id = :viewer AND i.state = 'waiting' AND i.group_id IN LIST_ID(:about)
         UNION ALL
         SELECT 'seen' AS what, v.group_id AS id, v.group_id AS group_id FROM group_visible v
         WHERE v.viewer_id = :viewer AND v.group_id IN LIST_ID(:about)
         UNION ALL
         SELECT CASE WHEN m.role = 'owner' THEN 'owned' ELSE 'inside' END AS what, m.group_id AS id,
                m.group_id AS group_id
         FROM membership m JOIN group_inside mi ON mi.group_id = m.group_id AND mi.viewer_id = m.member_id
         WHERE m.member_id = :viewer AND m.group_id IN LIST_ID(:about)
         UNION ALL
         SELECT 'removed' AS what, x.group_id AS id, x.group_id AS group_id FROM group_removal x
         WHERE x.member_id = :viewer AND x.group_id IN LIST_ID(:about)"
    );
    let read = |row: &Row<'_>| Ok((row.text("what")?.to_owned(), row.id("id")?, row.id("group_id")?));
    let args = named! { viewer: reader.viewer().id(), about: store::id_list(about) };
    let mut said = Said::default();
    for (what, id, group) in reader.list(sql, args, read).await? {
        match what.as_str() {
            "request" => drop(said.requests.insert(id, group)),
            "invited" => drop(said.invited.insert(group)),
            "seen" => drop(said.seen.insert(group)),
            "removed" => drop(said.removed.insert(group)),
            "owned" => {
                said.owned.insert(group);
                said.inside.insert(group);
            }
            _ => drop(said.inside.insert(group)),
        }
    }
    Ok(said)
}
