//! The files of a conversation as its pages show them: in a message, and in the composer before they are sent.

use crate::{attachment::SealedFile, message::MessageId, sealing::Lock};
use std::collections::HashMap;
use ui::parts::FileCard;

/// The files of a page: those of each message, and those that wait.
pub fn cards(files: &[SealedFile], lock: Option<&Lock>) -> (HashMap<MessageId, Vec<FileCard>>, Vec<FileCard>) {
    let (mut sent, mut waiting) = (HashMap::<_, Vec<_>>::new(), Vec::new());
    for file in files {
        let url = format!("/messages/{}/files/{}", file.conversation, file.id);
        let card = match lock.and_then(|it| file.open(&it.key).ok()) {
            Some(it) => frame::file_card(&it.about, file.id.to_string(), url),
            None => frame::unreadable_card(file.id.to_string(), &url),
        };
        match file.message {
            Some(message) => sent.entry(message).or_default().push(card),
            None => waiting.push(card),
        }
    }
    (sent, waiting)
}
