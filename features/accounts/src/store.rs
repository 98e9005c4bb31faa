//! All SQL of the feature: members and their accounts here, sessions and tokens below.

pub mod applicants;
pub mod entries;
pub mod expired;
pub mod guests;
pub mod invitations;
pub mod keys;
pub mod work;

use crate::{
    account::{Email, MemberName},
    entry::Way,
    policy::{Govern, Join, Newcomer, Redeem},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A member with their account, as the door and the operator see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// `unconfirmed`, `active`, `suspended` or `left`.
    pub standing: String,
    /// Whether they run the network.
    pub admin: bool,
    /// Whether they look at reports.
    pub moderator: bool,
    /// The address.
    pub email: Email,
    /// The address that still has to be confirmed.
    pub pending_email: Option<String>,
    /// The password's hash.
    pub password_hash: String,
    /// Since when they are here.
    pub joined_at: Moment,
    /// How they came in, in words for themselves; unknown of those who were here before that was noted.
    pub came_in: Option<String>,
}

impl Account {
    fn read(row: &Row<'_>) -> Result<Account, Fault> {
        let host = row.text_or_none("host")?;
        Ok(Account {
            member: row.id("member_id")?,
            name: row.text("name")?.to_owned(),
            standing: row.text("standing")?.to_owned(),
            admin: row.flag("admin")?,
            moderator: row.flag("moderator")?,
            email: Email::stored(row.text("email")?),
            pending_email: row.text_or_none("pending_email")?.map(str::to_owned),
            password_hash: row.text("password_hash")?.to_owned(),
            joined_at: row.moment("joined_at")?,
            came_in: row.text_or_none("way")?.and_then(Way::stored).map(|it| it.words(host)),
        })
    }
    /// Whether the address was confirmed.
    pub fn is_confirmed(&self) -> bool {
        self.standing != "unconfirmed"
    }
}

/// The account with this address.
pub async fn find_account_by_email(reader: Reader<'_>, email: &Email) -> Result<Option<Account>, Fault> {
    let sql = sql!(
        "SELECT a.member_id, m.name, m.standing, m.admin, m.moderator, m.joined_at, a.email, a.pending_email, a.password_hash,
                e.way, h.name AS host
         FROM account a JOIN member m ON m.id = a.member_id
         LEFT JOIN entry e ON e.member_id = a.member_id LEFT JOIN member h ON h.id = e.by_id WHERE a.email_key = :key"
    );
    reader.first(sql, named! { key: &email.key() }, Account::read).await
}

/// The account of this member.
pub async fn find_account(reader: Reader<'_>, member: MemberId) -> Result<Option<Account>, Fault> {
    let sql = sql!(
        "SELECT a.member_id, m.name, m.standing, m.admin, m.moderator, m.joined_at, a.email, a.pending_email, a.password_hash,
                e.way, h.name AS host
         FROM account a JOIN member m ON m.id = a.member_id
         LEFT JOIN entry e ON e.member_id = a.member_id LEFT JOIN member h ON h.id = e.by_id WHERE a.member_id = :member"
    );
    reader.first(sql, named! { member: &member }, Account::read).await
}

/// Accounts in the order of joining, from `after` on; for the operator.
pub async fn page_of_accounts(reader: Reader<'_>, after: MemberId, limit: i64) -> Result<Vec<Account>, Fault> {
    let sql = sql!(
        "SELECT a.member_id, m.name, m.standing, m.admin, m.moderator, m.joined_at, a.email, a.pending_email, a.password_hash,
                e.way, h.name AS host
         FROM account a JOIN member m ON m.id = a.member_id
         LEFT JOIN entry e ON e.member_id = a.member_id LEFT JOIN member h ON h.id = e.by_id WHERE a.member_id > :after AND m.id > :after ORDER BY a.member_id LIMIT :limit"
    );
    reader.list(sql, named! { after: &after, limit }, Account::read).await
}

/// A member's contacts and blocks, for their export: what it is, with whom, since when.
pub async fn page_of_ties(reader: Reader<'_>, member: MemberId) -> Result<Vec<(String, MemberId, Moment)>, Fault> {
    let sql = sql!("SELECT kind, other_id, since FROM tie WHERE member_id = :member ORDER BY kind, other_id");
    let read = |row: &Row<'_>| Ok((row.text("kind")?.to_owned(), row.id("other_id")?, row.moment("since")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// How many administrators there are.
pub async fn count_admins(reader: Reader<'_>) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM member WHERE admin AND standing = 'active' AND leaves_at IS NULL");
    reader.count(sql, named! {}).await
}

/// What a newcomer starts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// The address still has to be confirmed.
    Unconfirmed,
    /// A member at once.
    Active,
    /// A member at once who runs the network.
    Admin,
}

/// Adds a member and their account.
pub async fn insert_member(
    tx: &mut Tx,
    newcomer: &Permit<Join, Newcomer>,
    hash: &str,
    start: Start,
) -> Result<MemberId> {
    let (now, member) = (tx.now(), MemberId::new(tx.now(), tx.rng()));
    insert_member_as(tx, newcomer, member, now, hash, start).await?;
    Ok(member)
}

/// As [`insert_member`], with an id and a time of joining that are known already.
pub async fn insert_member_as(
    tx: &mut Tx,
    newcomer: &Permit<Join, Newcomer>,
    member: MemberId,
    joined: Moment,
    hash: &str,
    start: Start,
) -> Result<()> {
    let standing = if start == Start::Unconfirmed { "unconfirmed" } else { "active" };
    let sql = sql!(
        "INSERT INTO member (id, name, standing, admin, moderator, joined_at, access_version)
         VALUES (:member, :name, :standing, :admin, FALSE, :joined, 1)"
    );
    let (name, admin) = (newcomer.name.as_str(), start == Start::Admin);
    tx.run(sql, named! { member: &member, name, standing, admin, joined }).await?;
    let sql = sql!(
        "INSERT INTO account (member_id, email, email_key, password_hash, confirmed_at)
         VALUES (:member, :email, :key, :hash, :confirmed)"
    );
    let confirmed = (start != Start::Unconfirmed).then_some(joined);
    let (email, key) = (newcomer.email.as_str(), newcomer.email.key());
    tx.run(sql, named! { member: &member, email, key: &key, hash, confirmed }).await?;
    Ok(())
}

/// Somebody joins with an address that nobody has confirmed. Their words take the place of the earlier ones, and both
/// count for nothing when the letter is read.
pub async fn save_joined_again(
    tx: &mut Tx,
    newcomer: &Permit<Join, Newcomer>,
    member: MemberId,
    hash: &str,
) -> Result<()> {
    let name = newcomer.name.as_str();
    let sql = sql!("UPDATE member SET name = :name WHERE id = :member AND standing = 'unconfirmed'");
    tx.run(sql, named! { member: &member, name }).await?;
    let sql = sql!("UPDATE account SET password_hash = :hash WHERE member_id = :member AND confirmed_at IS NULL");
    tx.run(sql, named! { member: &member, hash }).await?;
    let sql = sql!("INSERT INTO contested (member_id) VALUES (:member) ON CONFLICT DO NOTHING");
    tx.run(sql, named! { member: &member }).await?;
    Ok(())
}

/// Whether more than one has joined with this member's address.
pub async fn is_contested(reader: Reader<'_>, member: MemberId) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM contested WHERE member_id = :member");
    Ok(reader.count(sql, named! { member: &member }).await? > 0)
}

/// What whoever read the letter chose takes the place of what was typed on joining.
pub async fn save_chosen(tx: &mut Tx, member: &Permit<Redeem, MemberId>, name: &MemberName, hash: &str) -> Result<()> {
    let sql = sql!("UPDATE member SET name = :name WHERE id = :member AND standing = 'unconfirmed'");
    tx.run(sql, named! { member: &**member, name: name.as_str() }).await?;
    let sql = sql!("UPDATE account SET password_hash = :hash WHERE member_id = :member AND confirmed_at IS NULL");
    tx.run(sql, named! { member: &**member, hash }).await?;
    Ok(())
}

/// Whoever reads the letter to an address that was never confirmed takes it over: name, password, and they are active.
pub async fn save_newcomer(tx: &mut Tx, newcomer: &Permit<Join, Newcomer>, member: MemberId, hash: &str) -> Result<()> {
    let (now, name) = (tx.now(), newcomer.name.as_str());
    let sql = sql!(
        "UPDATE member SET name = :name, standing = 'active', access_version = access_version + 1
         WHERE id = :member AND standing = 'unconfirmed'"
    );
    tx.run(sql, named! { member: &member, name }).await?;
    let sql = sql!(
        "UPDATE account SET password_hash = :hash, confirmed_at = :now
         WHERE member_id = :member AND confirmed_at IS NULL"
    );
    tx.run(sql, named! { member: &member, hash, now }).await?;
    remove_contested(tx, member).await
}

/// Whoever is in is no longer expected by a letter or on the waiting list.
pub async fn remove_expected(tx: &mut Tx, member: &Permit<Redeem, MemberId>) -> Result<()> {
    let guest = sql!("DELETE FROM guest WHERE email_key IN (SELECT email_key FROM account WHERE member_id = :member)");
    tx.run(guest, named! { member: &**member }).await?;
    let applicant =
        sql!("DELETE FROM applicant WHERE email_key IN (SELECT email_key FROM account WHERE member_id = :member)");
    tx.run(applicant, named! { member: &**member }).await?;
    Ok(())
}

/// The address is confirmed: an unconfirmed member becomes active; any other stays what they are.
pub async fn save_confirmed(tx: &mut Tx, member: &Permit<Redeem, MemberId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!(
        "UPDATE member SET standing = 'active', access_version = access_version + 1
         WHERE id = :member AND standing = 'unconfirmed'"
    );
    tx.run(sql, named! { member: &**member }).await?;
    let sql = sql!("UPDATE account SET confirmed_at = :now WHERE member_id = :member AND confirmed_at IS NULL");
    tx.run(sql, named! { member: &**member, now }).await?;
    remove_contested(tx, **member).await
}

/// The address has one owner now.
async fn remove_contested(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM contested WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}

/// Sets a member's standing; whether it was another before.
pub async fn save_standing(tx: &mut Tx, member: &Permit<Govern, MemberId>, standing: &str) -> Result<bool> {
    let sql = sql!(
        "UPDATE member SET standing = :standing, access_version = access_version + 1
         WHERE id = :member AND standing <> :standing"
    );
    tx.run(sql!("DELETE FROM suspension WHERE member_id = :member"), named! { member: &**member }).await?;
    Ok(tx.run(sql, named! { member: &**member, standing }).await? == 1)
}

/// Makes a member a moderator.
pub async fn save_moderator(tx: &mut Tx, member: &Permit<Govern, MemberId>) -> Result<()> {
    let sql = sql!("UPDATE member SET moderator = TRUE, access_version = access_version + 1 WHERE id = :member");
    tx.run(sql, named! { member: &**member }).await?;
    Ok(())
}

/// Makes a member an administrator.
pub async fn save_admin(tx: &mut Tx, member: &Permit<Govern, MemberId>) -> Result<()> {
    let sql = sql!("UPDATE member SET admin = TRUE, access_version = access_version + 1 WHERE id = :member");
    tx.run(sql, named! { member: &**member }).await?;
    Ok(())
}

/// The member's row stays as a tombstone without a name, so that what others wrote still has its author.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    ::store::inbox::remove(tx, member).await?;
    tx.run(sql!("DELETE FROM session WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM door_token WHERE member_id = :member"), named! { member: &member }).await?;
    remove_contested(tx, member).await?;
    tx.run(sql!("DELETE FROM tie WHERE member_id = :member OR other_id = :member"), named! { member: &member }).await?;
    guests::remove_guests_of(tx, member).await?;
    applicants::remove_decider(tx, member).await?;
    tx.run(sql!("DELETE FROM work_address WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM suspension WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("UPDATE suspension SET by_id = NULL WHERE by_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM invitation WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM entry WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("UPDATE entry SET by_id = NULL WHERE by_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM account WHERE member_id = :member"), named! { member: &member }).await?;
    let sql = sql!(
        "UPDATE member SET name = 'A former member', standing = 'left', admin = FALSE, moderator = FALSE,
         leaves_at = NULL, access_version = access_version + 1 WHERE id = :member"
    );
    tx.run(sql, named! { member: &member }).await?;
    Ok(())
}
