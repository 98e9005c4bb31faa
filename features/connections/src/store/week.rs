//! SQL of the list of a week: whom it may name, and the list itself, which every page and notice takes from here.

use super::keeping::{year, year_of};
use crate::keeping::{Budget, Cadence, Colleague, Day, Pick, Tie, Week, Worked, pick};
use kernel::{Fault, MemberId};
use std::collections::HashMap;
use store::{Reader, Row, named, sql};

/// Rows of roles of earlier colleagues that are looked at: more than a list of the week ever needs.
const COLLEAGUES: i64 = 500;

/// The list of this week, for whoever asks.
#[derive(Debug, Clone, Default)]
pub struct ListOfWeek {
    /// Who is in it.
    pub picks: Vec<Pick>,
    /// Their names, and those of others whom it could have named.
    pub names: HashMap<MemberId, String>,
    /// The time for it.
    pub budget: Budget,
}

impl ListOfWeek {
    /// Whether somebody in it waits to hear of its owner.
    pub fn waits(&self) -> bool {
        self.picks.iter().any(|it| it.done.is_none())
    }
}

/// The viewer's list: of contacts, and of those who are none and name a practice that the viewer names too, at a time that they
/// share. One statement.
pub async fn find_list(reader: Reader<'_>) -> Result<ListOfWeek, Fault> {
    let sql = sql!(
        "SELECT 'contact' AS kind, t.member_id AS who, c.name, t.since, k.cadence, k.put_off, l.day, l.earlier, '' AS place,
                NULL AS my_from, NULL AS my_to, NULL AS their_from, NULL AS their_to
         FROM contact_visible t JOIN member_card c ON c.member_id = t.member_id
         LEFT JOIN keeping k ON k.owner_id = :viewer AND k.other_id = t.member_id
         LEFT JOIN last_touch l ON l.owner_id = :viewer AND l.other_id = t.member_id
         WHERE t.viewer_id = :viewer
         UNION ALL
         SELECT 'budget' AS kind, b.member_id AS who, '' AS name, NULL AS since, b.minutes AS cadence, NULL AS put_off, NULL AS day,
                NULL AS earlier, '' AS place, NULL AS my_from, NULL AS my_to, NULL AS their_from, NULL AS their_to
         FROM touch_budget b WHERE b.member_id = :viewer
         UNION ALL
         SELECT 'colleague' AS kind, met.who, met.name, NULL AS since, met.cadence, met.put_off, met.day, NULL AS earlier, met.place,
                met.my_from, met.my_to, met.their_from, met.their_to
         FROM (
             SELECT them.member_id AS who, d.name, e.cadence, e.put_off, m.day, p.name AS place, me.from_when AS my_from,
                    me.to_when AS my_to, them.from_when AS their_from, them.to_when AS their_to
             FROM line me
             JOIN line_visible them ON them.place_code = me.place_code AND them.kind = 'role' AND them.viewer_id = :viewer
             JOIN member_card d ON d.member_id = them.member_id
             JOIN place_card p ON p.code = me.place_code
             LEFT JOIN keeping e ON e.owner_id = :viewer AND e.other_id = them.member_id
             LEFT JOIN last_touch m ON m.owner_id = :viewer AND m.other_id = them.member_id
             WHERE me.member_id = :viewer AND me.kind = 'role' AND them.member_id <> :viewer
               AND NOT EXISTS (SELECT 1 FROM tie x WHERE x.member_id = :viewer AND x.other_id = them.member_id)
             ORDER BY them.member_id, them.from_when LIMIT :most) met
         ORDER BY kind, who, their_from"
    );
    let (me, now) = (reader.viewer().id(), reader.now());
    let mut found = Found::default();
    reader.list(sql, named! { viewer: me, most: COLLEAGUES }, |row| found.read(row, year_of(now))).await?;
    let Found { ties, mut colleagues, names, budget } = found;
    colleagues.dedup_by_key(|it| it.other);
    let picks = pick(me, Week::of(now), budget.people(), &ties, &colleagues);
    Ok(ListOfWeek { picks, names, budget })
}

/// Everybody whom a list of the week may name, and how long it may be.
#[derive(Default)]
struct Found {
    ties: Vec<Tie>,
    colleagues: Vec<Colleague>,
    names: HashMap<MemberId, String>,
    budget: Budget,
}

impl Found {
    fn read(&mut self, row: &Row<'_>, this_year: u16) -> Result<(), Fault> {
        let (other, kind, cadence): (MemberId, _, _) = (row.id("who")?, row.text("kind")?, row.int_or_none("cadence")?);
        if kind == "budget" {
            self.budget = Budget::stored(cadence.unwrap_or_default());
            return Ok(());
        }
        let (cadence, put_off) = (Cadence::stored(cadence), row.int_or_none("put_off")?.map(Week));
        let last = row.int_or_none("day")?.map(Day);
        if kind == "contact" {
            let (since, earlier) = (Day::of(row.moment("since")?), row.int_or_none("earlier")?.map(Day));
            self.ties.push(Tie { other, since, cadence, put_off, last, earlier });
        } else {
            let year = |column| row.text_or_none(column).map(|it| it.and_then(year));
            let (mine, theirs) = ((year("my_from")?, year("my_to")?), (year("their_from")?, year("their_to")?));
            let Some(worked) = Worked::together(row.text("place")?, mine, theirs, this_year) else { return Ok(()) };
            self.colleagues.push(Colleague { other, worked, cadence, put_off, last });
        }
        self.names.insert(other, row.text("name")?.to_owned());
        Ok(())
    }
}

/// Members who may have a list at all, from after `after` on, in the order of their ids: they have a contact, or worked where
/// another did. What stands in it says [`find_list`].
pub async fn page_of_owners(reader: Reader<'_>, after: MemberId, limit: i64) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT m.id FROM member m
         WHERE m.id > :after AND m.standing = 'active'
           AND (EXISTS (SELECT 1 FROM tie t WHERE t.member_id = m.id AND t.kind = 'contact')
                OR EXISTS (SELECT 1 FROM line me JOIN line them ON them.place_code = me.place_code AND them.kind = 'role'
                           WHERE me.member_id = m.id AND me.kind = 'role' AND them.member_id <> m.id))
         ORDER BY m.id LIMIT :limit"
    );
    reader.list(sql, named! { after: &after, limit }, |row| row.id("id")).await
}
