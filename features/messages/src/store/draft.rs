//! SQL of what one has begun to write.

use crate::{
    conversation::{ConversationId, Draft},
    policy::Arrange,
};
use kernel::{MemberId, Permit, Result};
use store::{Tx, named, sql};

/// Keeps it, in the place of what was kept before.
pub async fn save_draft(tx: &mut Tx, draft: &Permit<Arrange, (ConversationId, Draft)>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO draft (conversation_id, member_id, body, reply_to, saved_at)
         VALUES (:conversation, :member, :body, :reply, :now)
         ON CONFLICT (conversation_id, member_id) DO UPDATE
         SET body = excluded.body, reply_to = excluded.reply_to, saved_at = excluded.saved_at"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    let args = named! { conversation: &draft.0, member: &member, body: &draft.1.sealed, reply: draft.1.reply_to, now };
    tx.run(sql, args).await?;
    Ok(())
}

/// Takes it away: it was sent, or emptied.
pub async fn remove_draft(tx: &mut Tx, conversation: ConversationId, member: MemberId) -> Result<()> {
    let sql = sql!("DELETE FROM draft WHERE conversation_id = :conversation AND member_id = :member");
    tx.run(sql, named! { conversation: &conversation, member: &member }).await?;
    Ok(())
}
