//! Files on their way out. Whoever may open one now gets it; the address opens nothing by itself (abuse case 2).

use crate::{
    actions::find_lock,
    attachment::{Attachment, AttachmentId, SealedFile},
    conversation::{ConversationId, Talk},
    sealing::Lock,
    store::{attachment as db, reading},
};
use ::store::Reader;
use frame::App;
use kernel::{Fault, OrAbsent, Result};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Range};

/// How a file is wanted.
#[derive(Deserialize)]
pub struct Wanted {
    /// `inline`: in the page, for pictures.
    #[serde(default)]
    show: String,
}

/// `/messages/{conversation}/files/{file}`: the file, or a part of it.
pub async fn show(
    app: App,
    asker: Asker,
    Path((conversation, file)): Path<(ConversationId, AttachmentId)>,
    Query(wanted): Query<Wanted>,
    range: Range,
) -> Answer {
    let (sealed, lock, file) = open(&app, &asker, conversation, file).await?;
    let lock = sealed.place().lock(&lock.key, &sealed.kept);
    frame::send_file(&app, &file.about, &sealed.kept, lock, (&wanted.show, &range)).await
}

/// `/messages/{conversation}/files/{file}/preview`: the smaller picture.
pub async fn preview(
    app: App,
    asker: Asker,
    Path((conversation, file)): Path<(ConversationId, AttachmentId)>,
    range: Range,
) -> Answer {
    let (sealed, lock, file) = open(&app, &asker, conversation, file).await?;
    let small = sealed.preview.as_ref();
    let lock = sealed.place().lock(&lock.key, small.or_absent()?);
    frame::send_preview(&app, &file.about, small, lock, &range).await
}

/// The files of what is shown, for whoever is in the conversation, and those that wait to be sent.
pub async fn read_files(reader: Reader<'_>, talk: &Talk, shown: &[reading::Shown]) -> Result<Vec<SealedFile>, Fault> {
    let sent = shown.iter().flat_map(|it| it.files.iter().cloned());
    let mut all: Vec<SealedFile> = sent.collect();
    if talk.waiting > 0 {
        all.extend(db::page_of_waiting(reader, talk.id).await?);
    }
    Ok(all)
}

/// Looked up anew at each request, for each part and for what is only asked about (HEAD).
async fn open(
    app: &App,
    asker: &Asker,
    conversation: ConversationId,
    file: AttachmentId,
) -> Result<(SealedFile, Lock, Attachment)> {
    let read = app.read(&asker.viewer).await?;
    let sealed = db::find_file(read.reader(), conversation, file).await?.or_absent()?;
    drop(read);
    let lock = find_lock(app, conversation).await?.or_absent()?;
    let file = sealed.open(&lock.key)?;
    Ok((sealed, lock, file))
}
