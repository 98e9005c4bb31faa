//! SQL of what a member takes along of how they used and helped, and of what goes when they leave.

use super::uptake::save_sums;
use crate::resource::ResourceId;
use kernel::{Fault, MemberId, Moment, Result};
use store::{Reader, Row, Tx, named, sql};

/// What a member recorded of one resource, in the words of the store.
pub struct OwnUse {
    /// Of which.
    pub id: ResourceId,
    /// How far.
    pub stage: String,
    /// The code of the place.
    pub place: Option<String>,
    /// Whose name others read.
    pub named: String,
    /// Since which month.
    pub since: String,
    /// Minutes saved in a week.
    pub minutes: Option<i64>,
    /// How that is known, and how sure they are.
    pub known: (String, String),
    /// What had to change, and why they stopped.
    pub words: (String, String),
    /// When they said so first, and last.
    pub at: (Moment, Moment),
}

/// All that a member recorded.
pub async fn find_uses(reader: Reader<'_>, member: MemberId) -> Result<Vec<OwnUse>, Fault> {
    let sql = sql!(
        "SELECT a.resource_id, a.stage, a.place_code, a.named, a.since_month, a.minutes, a.known, a.confidence, a.changed,
                a.stopped_why, a.recorded_at, a.changed_at
         FROM adoption a WHERE a.member_id = :member ORDER BY a.recorded_at, a.resource_id"
    );
    let read = |row: &Row<'_>| {
        let text = |column: &str| row.text(column).map(str::to_owned);
        Ok(OwnUse {
            id: row.id("resource_id")?,
            stage: text("stage")?,
            place: row.text_or_none("place_code")?.map(str::to_owned),
            named: text("named")?,
            since: text("since_month")?,
            minutes: row.int_or_none("minutes")?,
            known: (text("known")?, text("confidence")?),
            words: (text("changed")?, text("stopped_why")?),
            at: (row.moment("recorded_at")?, row.moment("changed_at")?),
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// What a member offered to help with: the skills, their words as they are sealed, and when.
pub async fn find_offers(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(ResourceId, String, Option<Vec<u8>>, Moment)>, Fault> {
    let sql = sql!(
        "SELECT s.resource_id, s.skills, s.words, s.since FROM resource_support s WHERE s.member_id = :member
         ORDER BY s.since, s.resource_id"
    );
    let read = |row: &Row<'_>| {
        let words = row.bytes_or_none("words")?.map(<[u8]>::to_vec);
        Ok((row.id("resource_id")?, row.text("skills")?.to_owned(), words, row.moment("since")?))
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// What a member asks for in what they own: of which, with what, in which words, and since when.
pub async fn find_asked(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(ResourceId, String, String, Moment)>, Fault> {
    let sql = sql!(
        "SELECT n.resource_id, n.skill, n.words, n.since FROM resource r JOIN resource_need n ON n.resource_id = r.id
         WHERE r.owner_id = :member ORDER BY n.since, n.resource_id, n.skill"
    );
    let read = |row: &Row<'_>| {
        let (skill, words) = (row.text("skill")?.to_owned(), row.text("words")?.to_owned());
        Ok((row.id("resource_id")?, skill, words, row.moment("since")?))
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// Takes whoever leaves out of what they used and offered, and their own from what they ask for. Of how they used something the
/// stage and the minutes stay in the sums, without a place or a region, so that nobody takes one person for a practice; where a
/// colleague of the same practice says so too, nothing.
/// Which resources that touched.
pub async fn remove_uses(tx: &mut Tx, member: MemberId) -> Result<Vec<ResourceId>> {
    let sql = sql!(
        "SELECT a.resource_id FROM adoption a WHERE a.member_id = :member
         UNION SELECT s.resource_id FROM resource_support s WHERE s.member_id = :member
         UNION SELECT r.id FROM resource r WHERE r.owner_id = :member
                  AND (EXISTS (SELECT 1 FROM resource_support o WHERE o.resource_id = r.id)
                       OR EXISTS (SELECT 1 FROM resource_need n WHERE n.resource_id = r.id))"
    );
    let args = named! { member: &member };
    let mut touched: Vec<ResourceId> = tx.reader().list(sql, args, |row| row.id("resource_id")).await?;
    touched.sort_unstable();
    // Whoever records something of these at the same time waits, so that neither writes sums without what the other changed.
    for id in &touched {
        super::find_resource_held(tx, *id).await?;
    }
    let all = [
        sql!("DELETE FROM resource_support WHERE member_id = :member"),
        sql!(
            "DELETE FROM resource_support WHERE resource_id IN (SELECT r.id FROM resource r WHERE r.owner_id = :member)"
        ),
        sql!("DELETE FROM resource_need WHERE resource_id IN (SELECT r.id FROM resource r WHERE r.owner_id = :member)"),
        sql!(
            "DELETE FROM adoption
             WHERE member_id = :member
               AND EXISTS (SELECT 1 FROM adoption o WHERE o.resource_id = adoption.resource_id
                              AND o.place_code = adoption.place_code AND o.id <> adoption.id)"
        ),
        sql!(
            "UPDATE adoption SET member_id = NULL, place_code = NULL, region = '', named = 'nobody', confidence = '', changed = '',
                    stopped_why = ''
             WHERE member_id = :member"
        ),
    ];
    for sql in all {
        tx.run(sql, args).await?;
    }
    for id in &touched {
        save_sums(tx, *id).await?;
    }
    Ok(touched)
}

/// Takes away what others recorded of a resource that goes.
pub(super) async fn remove_of(tx: &mut Tx, id: ResourceId) -> Result<()> {
    let args = named! { id: &id };
    let all = [
        sql!("DELETE FROM adoption WHERE resource_id = :id"),
        sql!("DELETE FROM resource_support WHERE resource_id = :id"),
        sql!("DELETE FROM resource_need WHERE resource_id = :id"),
        sql!("DELETE FROM resource_stage WHERE resource_id = :id"),
        sql!("DELETE FROM resource_uptake WHERE resource_id = :id"),
    ];
    for sql in all {
        tx.run(sql, args).await?;
    }
    Ok(())
}
