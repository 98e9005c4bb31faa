//! SQL of the operator.

use crate::{
    operator::{Contact, NewOperator, Operator, OperatorName, OperatorVersion, PostalAddress},
    policy::Publish,
};
use kernel::{Fault, Permit, Refusal, Result};
use store::{Reader, Tx, named, sql};

/// The operator as it reads now.
pub async fn find_operator(reader: Reader<'_>) -> Result<Option<OperatorVersion>, Fault> {
    let sql = sql!(
        "SELECT number, name, contact, address, note, published_at, by_id FROM operator_version
         ORDER BY number DESC LIMIT 1"
    );
    let read = |row: &store::Row<'_>| {
        Ok(OperatorVersion {
            number: row.int("number")?,
            operator: Operator {
                name: OperatorName::stored(row.text("name")?),
                contact: Contact::stored(row.text("contact")?),
                address: PostalAddress::stored(row.text("address")?),
            },
            note: row.text("note")?.to_owned(),
            published_at: row.moment("published_at")?,
            by: row.id_or_none("by_id")?,
        })
    };
    reader.first(sql, named! {}, read).await
}

/// Keeps a version of the operator.
///
/// # Errors
/// `Conflict` if there is one of this number already.
pub async fn insert_operator(tx: &mut Tx, new: &Permit<Publish, NewOperator>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO operator_version (number, name, contact, address, note, published_at, by_id)
         VALUES (:number, :name, :contact, :address, :note, :now, :by) ON CONFLICT DO NOTHING"
    );
    let (now, by) = (tx.now(), tx.viewer().member);
    let NewOperator { number, operator, note } = &**new;
    let args = named! {
        number: *number, name: operator.name.as_str(), contact: operator.contact.as_str(), address: operator.address.as_str(),
        note: note.as_str(), now, by,
    };
    if tx.run(sql, args).await? == 0 { Err(Refusal::Conflict.into()) } else { Ok(()) }
}
