//! SQL of the waiting list.

use crate::{
    account::Email,
    applicant::{Applicant, Asking, Reason, State},
    link::ApplicantId,
    policy::{Ask, Host, Redeem},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Whoever waits for a decision, the longest first; so many at most.
pub async fn page_of_waiting(reader: Reader<'_>, limit: i64) -> Result<Vec<Applicant>, Fault> {
    let sql = sql!(
        "SELECT id, name, email, about, asked_at, confirmed_at, decided_at, admitted, answer FROM applicant
         WHERE confirmed_at IS NOT NULL AND decided_at IS NULL ORDER BY asked_at, id LIMIT :limit"
    );
    reader.list(sql, named! { limit }, read).await
}

/// Who was admitted and has not come yet, the latest first.
pub async fn page_of_admitted(reader: Reader<'_>, limit: i64) -> Result<Vec<Applicant>, Fault> {
    let sql = sql!(
        "SELECT id, name, email, about, asked_at, confirmed_at, decided_at, admitted, answer FROM applicant
         WHERE admitted AND decided_at IS NOT NULL ORDER BY asked_at DESC, id DESC LIMIT :limit"
    );
    reader.list(sql, named! { limit }, read).await
}

/// One, with the name of whoever decided.
pub async fn find_applicant(
    reader: Reader<'_>,
    id: ApplicantId,
) -> Result<Option<(Applicant, Option<MemberId>, Option<String>)>, Fault> {
    let sql = sql!(
        "SELECT a.id, a.name, a.email, a.about, a.asked_at, a.confirmed_at, a.decided_at, a.admitted, a.answer,
                a.decided_by, m.name AS host
         FROM applicant a LEFT JOIN member m ON m.id = a.decided_by WHERE a.id = :id"
    );
    let read =
        |row: &Row<'_>| Ok((read(row)?, row.id_or_none("decided_by")?, row.text_or_none("host")?.map(str::to_owned)));
    reader.first(sql, named! { id: &id }, read).await
}

/// The one with this address.
pub async fn find_applicant_by_email(reader: Reader<'_>, email: &Email) -> Result<Option<Applicant>, Fault> {
    let sql = sql!(
        "SELECT id, name, email, about, asked_at, confirmed_at, decided_at, admitted, answer FROM applicant
         WHERE email_key = :key"
    );
    reader.first(sql, named! { key: &email.key() }, read).await
}

fn read(row: &Row<'_>) -> Result<Applicant, Fault> {
    let decided = row.moment_or_none("decided_at")?.is_some();
    let state = match (row.moment_or_none("confirmed_at")?, decided, row.flag("admitted")?) {
        (None, ..) => State::Unconfirmed,
        (Some(_), false, _) => State::Waiting,
        (Some(_), true, true) => State::Admitted,
        (Some(_), true, false) => State::Declined(row.text_or_none("answer")?.unwrap_or_default().to_owned()),
    };
    Ok(Applicant {
        id: row.id("id")?,
        name: row.text("name")?.to_owned(),
        email: Email::stored(row.text("email")?),
        about: row.text("about")?.to_owned(),
        asked_at: row.moment("asked_at")?,
        state,
    })
}

/// How many wait for a decision, and since when the first of them does.
pub async fn count_waiting(reader: Reader<'_>) -> Result<Option<(u64, Moment)>, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n, MIN(asked_at) AS since FROM applicant
         WHERE confirmed_at IS NOT NULL AND decided_at IS NULL"
    );
    let read = |row: &Row<'_>| Ok((row.int("n")?.unsigned_abs(), row.moment_or_none("since")?));
    let found = reader.first(sql, named! {}, read).await?;
    Ok(found.and_then(|(count, since)| Some((count, since?))))
}

/// Puts somebody on the list, to confirm their address.
pub async fn insert_applicant(tx: &mut Tx, asking: &Permit<Ask, Asking>) -> Result<ApplicantId> {
    let (id, now) = (ApplicantId::random(tx.rng()), tx.now());
    let sql = sql!(
        "INSERT INTO applicant (id, name, email, email_key, about, asked_at, admitted)
         VALUES (:id, :name, :email, :key, :about, :now, FALSE)"
    );
    let (name, email, about) = (asking.name.as_str(), asking.email.as_str(), asking.about.as_str());
    tx.run(sql, named! { id: &id, name, email, key: &asking.email.key(), about, now }).await?;
    Ok(id)
}

/// Their owner reads the address: they wait for a decision. Whether that was not known before.
pub async fn save_confirmed(tx: &mut Tx, applicant: &Permit<Redeem, ApplicantId>) -> Result<bool> {
    let now = tx.now();
    let sql = sql!("UPDATE applicant SET confirmed_at = :now WHERE id = :id AND confirmed_at IS NULL");
    Ok(tx.run(sql, named! { id: &**applicant, now }).await? == 1)
}

/// What an administrator decided; whether it was still to be decided. Of two at once one decides.
pub async fn save_decision(
    tx: &mut Tx,
    host: &Permit<Host, MemberId>,
    id: ApplicantId,
    declined_because: Option<&Reason>,
) -> Result<bool> {
    let now = tx.now();
    let sql = sql!(
        "UPDATE applicant SET decided_at = :now, decided_by = :host, admitted = :admitted, answer = :answer
         WHERE id = :id AND confirmed_at IS NOT NULL AND decided_at IS NULL"
    );
    let (admitted, answer) = (declined_because.is_none(), declined_because.map(Reason::as_str));
    Ok(tx.run(sql, named! { id: &id, host: &**host, now, admitted, answer }).await? == 1)
}

/// Takes somebody who was admitted from the list: they come. Whoever gets `true` is the only one (abuse case 42).
pub async fn remove_admitted(tx: &mut Tx, applicant: &Permit<Redeem, ApplicantId>, since: Moment) -> Result<bool> {
    let sql = sql!("DELETE FROM applicant WHERE id = :id AND admitted AND decided_at > :since");
    Ok(tx.run(sql, named! { id: &**applicant, since }).await? == 1)
}

/// Forgets who decided, when they leave.
pub async fn remove_decider(tx: &mut Tx, host: MemberId) -> Result<()> {
    tx.run(sql!("UPDATE applicant SET decided_by = NULL WHERE decided_by = :host"), named! { host: &host }).await?;
    Ok(())
}
