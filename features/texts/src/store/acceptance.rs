//! SQL of who agreed to what, and when.

use crate::{
    acceptance::{Acceptance, Agreed, Due, Stand},
    policy::{Agree, Record},
    text::TextName,
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Tx, Value, named, sql};

fn agreed() -> Value<'static> {
    store::list(&TextName::AGREED.map(TextName::word))
}

/// Where the viewer stands with each text that members agree to.
pub async fn page_of_stands(reader: Reader<'_>) -> Result<Vec<Stand>, Fault> {
    let sql = sql!(
        "SELECT c.name, c.number, c.published_at, c.note,
                (SELECT MAX(q.number) FROM text_version q WHERE q.name = c.name AND q.asks) AS asks,
                (SELECT MAX(a.number) FROM acceptance a WHERE a.member_id = :viewer AND a.name = c.name) AS accepted
         FROM text_current c WHERE c.name IN LIST(:agreed) ORDER BY c.name DESC"
    );
    let read = |row: &store::Row<'_>| {
        Ok(Stand {
            text: super::read_name(row)?,
            current: row.int("number")?,
            published_at: row.moment("published_at")?,
            note: row.text("note")?.to_owned(),
            asks: row.int_or_none("asks")?.unwrap_or_default(),
            accepted: row.int_or_none("accepted")?,
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), agreed: agreed() }, read).await
}

/// What the viewer still has to agree to, and by when: each text counts from its first version that asks and that they have
/// not agreed to.
pub async fn find_due(reader: Reader<'_>) -> Result<Option<Due>, Fault> {
    let sql = sql!(
        "SELECT asking.name, MIN(asking.published_at) AS since, own_card.joined_at FROM member_card own_card
         JOIN text_version asking ON asking.asks AND asking.name IN LIST(:agreed)
         WHERE own_card.member_id = :viewer
           AND NOT EXISTS (SELECT 1 FROM acceptance a WHERE a.member_id = :viewer AND a.name = asking.name
                                                        AND a.number >= asking.number)
         GROUP BY asking.name, own_card.joined_at"
    );
    let read = |row: &store::Row<'_>| Ok((super::read_name(row)?, row.moment("since")?, row.moment("joined_at")?));
    let asking = reader.list(sql, named! { agreed: agreed(), viewer: reader.viewer().id() }, read).await?;
    let joined = asking.first().map(|it| it.2);
    let asking: Vec<(TextName, Moment)> = asking.into_iter().map(|it| (it.0, it.1)).collect();
    Ok(joined.and_then(|joined| Due::of(&asking, joined)))
}

/// Who is to be told of what was published then: whoever was here before and has not left, in the order of their ids, from
/// `after` on.
pub async fn page_of_told(
    reader: Reader<'_>,
    after: MemberId,
    published: Moment,
    limit: i64,
) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT member_id FROM member_card WHERE member_id > :after AND joined_at <= :published
           AND standing IN ('active', 'suspended', 'leaving') ORDER BY member_id LIMIT :limit"
    );
    reader.list(sql, named! { after: &after, published, limit }, |row| row.id("member_id")).await
}

/// What this member agreed to, and when.
pub async fn page_of_acceptances(reader: Reader<'_>, member: MemberId) -> Result<Vec<(TextName, i64, Moment)>, Fault> {
    let sql = sql!(
        "SELECT name, number, accepted_at FROM acceptance WHERE member_id = :member ORDER BY name, number LIMIT 5000"
    );
    let read = |row: &store::Row<'_>| Ok((super::read_name(row)?, row.int("number")?, row.moment("accepted_at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// Notes that a member agrees now. The first time counts.
pub async fn insert_acceptance(tx: &mut Tx, acceptance: &Permit<Agree, Acceptance>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO acceptance (member_id, name, number, accepted_at) VALUES (:member, :name, :number, :now)
         ON CONFLICT DO NOTHING"
    );
    let now = tx.now();
    let Acceptance { member, text, number } = &**acceptance;
    tx.run(sql, named! { member, name: text.word(), number: *number, now }).await?;
    Ok(())
}

/// Notes that somebody agreed on joining to the versions of that moment; nothing of who has left meanwhile.
pub async fn insert_agreed(tx: &mut Tx, agreed_on_joining: &Permit<Record, Agreed>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO acceptance (member_id, name, number, accepted_at)
         SELECT c.member_id, v.name, MAX(v.number), CAST(:at AS BIGINT) FROM member_card c
         JOIN text_version v ON v.name IN LIST(:agreed) AND v.published_at <= :at
         WHERE c.member_id = :member AND c.standing <> 'left'
         GROUP BY c.member_id, v.name ON CONFLICT DO NOTHING"
    );
    let Agreed { member, at } = &**agreed_on_joining;
    tx.run(sql, named! { at: *at, agreed: agreed(), member }).await?;
    Ok(())
}

/// Notes that all members agree to everything from that moment on.
pub async fn insert_agreed_by_all(tx: &mut Tx, at: &Permit<Record, Moment>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO acceptance (member_id, name, number, accepted_at)
         SELECT c.member_id, v.name, MAX(v.number), CAST(:at AS BIGINT) FROM member_card c
         JOIN text_version v ON v.name IN LIST(:agreed) WHERE c.standing = 'active'
         GROUP BY c.member_id, v.name ON CONFLICT DO NOTHING"
    );
    tx.run(sql, named! { at: **at, agreed: agreed() }).await?;
    Ok(())
}
