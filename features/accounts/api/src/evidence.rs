//! Evidence: what Kettle knows of a member beside what they say themselves.

use kernel::{Fault, MemberId};
use std::collections::HashMap;
use store::{Reader, named, sql};

/// What Kettle knows of a member. It says nothing of who is a doctor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Who invited them, if the viewer may see that member.
    pub invited_by: Option<Known>,
    /// Who admitted them from the waiting list, if the viewer may see that member.
    pub admitted_by: Option<Known>,
    /// The domains of the work addresses that they confirmed, in order: `nhs.net`. Never an address.
    pub work_domains: Vec<String>,
}

/// A member by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
}

/// What Kettle knows of these members, as far as the viewer may see them and whoever vouched; one statement.
pub async fn evidence_of(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, Evidence>, Fault> {
    let sql = sql!(
        "SELECT e.member_id, e.way AS kind, e.by_id, c.name AS words FROM entry e
         JOIN member_card c ON c.member_id = e.by_id
         WHERE e.member_id IN LIST_ID(:members)
           AND EXISTS (SELECT 1 FROM member_visible s WHERE s.member_id = e.member_id AND s.viewer_id = :viewer)
           AND EXISTS (SELECT 1 FROM member_visible s WHERE s.member_id = e.by_id AND s.viewer_id = :viewer)
         UNION ALL
         SELECT w.member_id, 'work' AS kind, NULL AS by_id, w.domain AS words FROM work_address w
         WHERE w.member_id IN LIST_ID(:members) AND w.confirmed_at IS NOT NULL
           AND EXISTS (SELECT 1 FROM member_visible s WHERE s.member_id = w.member_id AND s.viewer_id = :viewer)
         ORDER BY kind, words"
    );
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    let read = |row: &store::Row<'_>| {
        let (member, words) = (row.id::<kernel::Member>("member_id")?, row.text("words")?.to_owned());
        Ok((member, row.text("kind")?.to_owned(), row.id_or_none("by_id")?, words))
    };
    let mut all: HashMap<MemberId, Evidence> = HashMap::new();
    for (member, kind, by, words) in reader.list(sql, args, read).await? {
        let known = by.map(|member| Known { member, name: words.clone() });
        let evidence = all.entry(member).or_default();
        match kind.as_str() {
            "invitation" | "letter" => evidence.invited_by = known,
            "waiting" => evidence.admitted_by = known,
            "work" if !evidence.work_domains.contains(&words) => evidence.work_domains.push(words),
            _ => {}
        }
    }
    Ok(all)
}
