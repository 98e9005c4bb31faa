//! SQL of how members want to be reached, and of the look-ups by address.

use crate::{
    policy::{LookUp, Own},
    reach::{ByAddress, NewPeople, Reach},
};
use kernel::{Fault, Id, MemberId, Moment, Permit, Result};
use store::{Reader, Tx, named, sql};

/// How a member wants to be reached.
pub async fn find_reach(reader: Reader<'_>, member: MemberId) -> Result<Reach, Fault> {
    let sql = sql!("SELECT new_people, by_address FROM reach WHERE member_id = :member");
    let read = |row: &store::Row<'_>| {
        let by_address = if row.flag("by_address")? { ByAddress::Found } else { ByAddress::NotFound };
        Ok(Reach { member, new_people: row.int_or_none("new_people")?.map(NewPeople::stored), by_address })
    };
    Ok(reader.first(sql, named! { member: &member }, read).await?.unwrap_or(Reach::unsaid(member)))
}

/// Keeps it.
pub async fn save_reach(tx: &mut Tx, reach: &Permit<Own, Reach>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO reach (member_id, new_people, by_address) VALUES (:member, :new_people, :by_address)
         ON CONFLICT (member_id) DO UPDATE SET new_people = excluded.new_people, by_address = excluded.by_address"
    );
    let new_people = reach.new_people.map(|it| i64::from(it.number()));
    let by_address = reach.by_address == ByAddress::Found;
    tx.run(sql, named! { member: &reach.member, new_people, by_address }).await?;
    Ok(())
}

/// Who of these members may be found by their address and by this viewer, with their names.
pub async fn page_of_findable(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<(MemberId, String)>, Fault> {
    let sql = sql!(
        "SELECT h.member_id, c.name FROM reach h JOIN member_card c ON c.member_id = h.member_id
         WHERE h.by_address AND h.member_id IN LIST_ID(:members) AND h.member_id <> :viewer
           AND EXISTS (SELECT 1 FROM profile_visible s WHERE s.member_id = h.member_id AND s.viewer_id = :viewer)
         ORDER BY c.name, h.member_id"
    );
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    reader.list(sql, args, |row| Ok((row.id("member_id")?, row.text("name")?.to_owned()))).await
}

/// How many addresses a member has looked for since then.
pub async fn count_looked_for(reader: Reader<'_>, member: MemberId, since: Moment) -> Result<i64, Fault> {
    let sql = sql!(
        "SELECT CAST(COALESCE(SUM(addresses), 0) AS BIGINT) AS n FROM address_look
         WHERE member_id = :member AND looked_at > :since"
    );
    reader.count(sql, named! { member: &member, since }).await
}

/// Notes that so many were looked for.
pub async fn insert_look(tx: &mut Tx, addresses: &Permit<LookUp, usize>) -> Result<()> {
    let (member, now) = (tx.viewer().id(), tx.now());
    let id: Id<()> = Id::new(now, tx.rng());
    let sql =
        sql!("INSERT INTO address_look (id, member_id, addresses, looked_at) VALUES (:id, :member, :addresses, :now)");
    let addresses = i64::try_from(**addresses).unwrap_or(i64::MAX);
    tx.run(sql, named! { id: &id, member: &member, addresses, now }).await?;
    Ok(())
}

/// When and for how many addresses a member has looked.
pub async fn page_of_looks(reader: Reader<'_>, member: MemberId) -> Result<Vec<(Moment, i64)>, Fault> {
    let sql = sql!("SELECT looked_at, addresses FROM address_look WHERE member_id = :member ORDER BY looked_at");
    reader.list(sql, named! { member: &member }, |row| Ok((row.moment("looked_at")?, row.int("addresses")?))).await
}

/// Takes away all of a member.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM reach WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM address_look WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}

/// Takes away when somebody looked, once it counts no more.
pub async fn remove_old_looks(tx: &mut Tx, before: &Permit<crate::policy::Expire, Moment>) -> Result<()> {
    tx.run(sql!("DELETE FROM address_look WHERE looked_at < :before"), named! { before: **before }).await?;
    Ok(())
}
