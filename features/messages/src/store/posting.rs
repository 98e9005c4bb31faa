//! SQL of sending: one row, its mentions, and what moves for everybody who is there.

use crate::{
    conversation::{ConversationId, Sealed},
    message::{ClientId, MessageId},
    policy::{Authored, Post},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use std::collections::HashMap;
use store::{Reader, Tx, named, sql};

/// A message on its way.
pub struct NewMessage {
    /// Which.
    pub id: MessageId,
    /// Where.
    pub conversation: ConversationId,
    /// By whom.
    pub author: MemberId,
    /// What the author's page calls it.
    pub client: ClientId,
    /// When it was written; empty: now.
    pub written: Option<Moment>,
    /// The words.
    pub body: Sealed,
    /// Rendered.
    pub html: Sealed,
    /// By which renderer.
    pub rendering: i64,
    /// What it answers.
    pub reply_to: Option<MessageId>,
    /// Up to which change of the conversation its author sees it.
    pub seen: i64,
    /// Who is meant by it.
    pub mentions: Vec<MemberId>,
}

impl Authored for NewMessage {
    fn author(&self) -> MemberId {
        self.author
    }
}

/// What was made of a message that this page sent before, if it did.
pub async fn find_sent(
    reader: Reader<'_>,
    conversation: ConversationId,
    author: MemberId,
    client: ClientId,
) -> Result<Option<MessageId>, Fault> {
    let sql = sql!(
        "SELECT id FROM message WHERE author_id = :author AND conversation_id = :conversation AND client_id = :client"
    );
    let args = named! { author: &author, conversation: &conversation, client: &client };
    reader.first(sql, args, |row| row.id("id")).await
}

/// Keeps it under this number. `false`: it was sent before.
pub async fn insert_message(tx: &mut Tx, new: &Permit<Post, NewMessage>, number: i64) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO message (id, conversation_id, number, changed, author_id, client_id, sent_at, body, html, rendering, reply_to,
                              files, revision, reacted, held)
         VALUES (:id, :conversation, :number, :number, :author, :client, :sent, :body, :html, :rendering, :reply, 0, 0,
                 FALSE, FALSE)
         ON CONFLICT (author_id, conversation_id, client_id) DO NOTHING"
    );
    let sent = new.written.unwrap_or(tx.now());
    let NewMessage { id, conversation, author, client, body, html, rendering, reply_to, .. } = &**new;
    let args = named! {
        id, conversation, number, author, client, sent, body, html, rendering: *rendering, reply: *reply_to
    };
    if tx.run(sql, args).await? == 0 {
        return Ok(false);
    }
    let sql = sql!("INSERT INTO mention (message_id, member_id) VALUES (:id, :member) ON CONFLICT DO NOTHING");
    for member in &new.mentions {
        tx.run(sql, named! { id: &new.id, member }).await?;
    }
    Ok(true)
}

/// Everybody who is there has something new; it comes back out of the archive of whoever has not muted it. Its author has
/// read what their page showed: of what came meanwhile they are told like anybody else.
pub async fn move_up(
    tx: &mut Tx,
    new: &Permit<Post, NewMessage>,
    number: i64,
    numbers: &HashMap<MemberId, i64>,
) -> Result<()> {
    let others = sql!(
        "UPDATE participant SET changed = :inbox, moved = :inbox, posted = :number,
                archived = CASE WHEN muted THEN archived ELSE FALSE END
         WHERE conversation_id = :conversation AND member_id = :member"
    );
    let own = sql!(
        "UPDATE participant SET changed = :inbox, moved = :inbox, archived = FALSE,
                read_upto = CASE WHEN posted <= read_upto OR posted <= :seen THEN :number
                                 WHEN read_upto < :seen THEN :seen ELSE read_upto END
         WHERE conversation_id = :conversation AND member_id = :member"
    );
    for (member, inbox) in numbers {
        let (conversation, inbox) = (&new.conversation, *inbox);
        if *member == new.author {
            tx.run(own, named! { inbox, number, seen: new.seen, conversation, member }).await?;
        } else {
            tx.run(others, named! { inbox, number, conversation, member }).await?;
        }
    }
    Ok(())
}
