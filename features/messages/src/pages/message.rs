//! One message: what one can do with it, and what stood there before.

use super::attachment::read_files;
use crate::{
    actions::find_lock,
    conversation::{ConversationId, Talk},
    message::{Message, MessageId},
    sealing::Lock,
    store::{
        self as db,
        message::{Earlier, find_earlier},
        reading::{self, Shown},
    },
    views::{EarlierWords, Head, MessagePage, attachment::cards, message::offered, said::Log},
};
use frame::App;
use kernel::{OrAbsent, Problems, Result, Viewer};
use ui::{
    parts::{Field, Summary},
    words,
};
use web::{Answer, Asker, Path, Reply};

/// `/messages/{id}/{message}`
pub async fn message(app: App, asker: Asker, Path(at): Path<(ConversationId, MessageId)>) -> Answer {
    Ok(Reply::page(message_page(&app, &asker.viewer, at, None, &Problems::none()).await?))
}

/// The page, with what was typed and what is wrong with it.
pub async fn message_page(
    app: &App,
    viewer: &Viewer,
    (conversation, id): (ConversationId, MessageId),
    typed: Option<String>,
    problems: &Problems,
) -> Result<MessagePage> {
    let read = app.read(viewer).await?;
    let talk = db::find_talk(read.reader(), conversation).await?.or_absent()?;
    let (shown, body) = reading::find_shown(read.reader(), conversation, id).await?.or_absent()?;
    let earlier = if shown.message.revision > 0 { find_earlier(read.reader(), id).await? } else { vec![] };
    let files = read_files(read.reader(), &talk, std::slice::from_ref(&shown)).await?;
    drop(read);
    let lock = find_lock(app, conversation).await?;
    let (files, _) = cards(&files, lock.as_ref());
    let log = Log { talk: &talk, lock: lock.as_ref(), now: app.clock().now(), files: &files };
    let message = &shown.message;
    let (own, there) = (message.author == Some(talk.own), message.deleted.is_none());
    let words_now = body.as_ref().zip(message.author);
    let words_now = words_now.and_then(|(sealed, author)| lock.as_ref()?.open_body(id, author, sealed).ok());
    let can_edit = own && message.editable(app.clock().now()).is_ok();
    let edit = can_edit.then(|| {
        let now = typed.or(words_now.map(|it| it.as_str().to_owned())).unwrap_or_default();
        Field { rows: 6, ..Field::new("text", "Your words") }.value(now).problem_of(problems)
    });
    let given = talk.name.as_ref().and_then(|sealed| lock.as_ref()?.open_name(sealed).ok());
    let is_pinned = talk.pin.as_ref().is_some_and(|it| it.message == id);
    Ok(MessagePage {
        conversation: conversation.to_string(),
        name: Head::new(&talk, given).name,
        m: Box::new(log.news(std::slice::from_ref(&shown)).remove(0)),
        sent: format!("Sent on {}", words::date_and_time(message.sent)),
        can_answer: there && talk.writable().is_ok(),
        offered: if there { reactions(&talk, &shown) } else { vec![] },
        edit,
        revision: message.revision,
        earlier: earlier.iter().filter_map(|it| earlier_words(lock.as_ref(), message, it)).collect(),
        pin: match (there, is_pinned) {
            (false, _) => ("", ""),
            (true, false) => ("yes", "Keep it in sight"),
            (true, true) => ("no", "Do not keep it in sight"),
        },
        can_delete: own && there,
        report: if own || !there || message.author.is_none() { String::new() } else { format!("/report/message/{id}") },
        summary: Summary::of(problems),
    })
}

/// All reactions, those that the reader has said chosen.
fn reactions(talk: &Talk, shown: &Shown) -> Vec<ui::parts::Choice> {
    let own: Vec<&str> = shown.reactions.iter().filter(|it| it.member == talk.own).map(|it| it.kind.word()).collect();
    offered(&own)
}

fn earlier_words(lock: Option<&Lock>, message: &Message, earlier: &Earlier) -> Option<EarlierWords> {
    let body = lock?.open_revision(earlier.id, message.author?, &earlier.body).ok()?;
    Some(EarlierWords {
        when: format!("Until it was changed, from {}", words::date_and_time(earlier.written)),
        words: body.as_str().to_owned(),
    })
}
