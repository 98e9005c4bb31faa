//! SQL of which keys are still needed.

use connections_api::ConversationId;
use kernel::{Fault, MemberId};
use store::{Reader, id_list, named, sql};

/// Those of these keys with which notes are sealed, or that an introduction was begun with.
pub async fn find_named(reader: Reader<'_>, keys: &[ConversationId]) -> Result<Vec<ConversationId>, Fault> {
    let sql = sql!(
        "SELECT conversation_id FROM contact_request WHERE conversation_id IN LIST_ID(:keys) AND note IS NOT NULL
         UNION ALL
         SELECT conversation_id FROM introduction WHERE conversation_id IN LIST_ID(:keys)
            AND (request IS NOT NULL OR word IS NOT NULL)"
    );
    reader.list(sql, named! { keys: id_list(keys) }, |row| row.id("conversation_id")).await
}

/// Those of these members who have not left: what they keep is sealed with a key of their own.
pub async fn find_owners(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT member_id FROM member_card WHERE member_id IN LIST_ID(:members) AND standing <> 'left'");
    reader.list(sql, named! { members: id_list(members) }, |row| row.id("member_id")).await
}
