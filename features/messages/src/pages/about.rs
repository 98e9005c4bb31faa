//! What there is to know about a conversation.

use crate::{
    actions::find_lock,
    conversation::{ConversationId, Kind},
    store::{self as db, list},
    views::{AboutPage, AboutParts, Head},
};
use frame::App;
use kernel::{OrAbsent, Problems, Result, Viewer};
use web::{Answer, Asker, Path, Reply};

/// So many contacts can be chosen among.
pub const CONTACTS: i64 = 2_000;

/// `/messages/{id}/about`
pub async fn about(app: App, asker: Asker, Path(id): Path<ConversationId>) -> Answer {
    Ok(Reply::page(about_page(&app, &asker.viewer, id, None, &Problems::none()).await?))
}

/// The page, with the name that was typed and what is wrong.
pub async fn about_page(
    app: &App,
    viewer: &Viewer,
    id: ConversationId,
    typed: Option<String>,
    problems: &Problems,
) -> Result<AboutPage> {
    let read = app.read(viewer).await?;
    let talk = db::find_talk(read.reader(), id).await?.or_absent()?;
    let tone_at = db::find_tone_at(read.reader(), id).await?;
    let contacts = match talk.kind {
        Kind::Group => list::page_of_contacts(read.reader(), CONTACTS).await?,
        Kind::Pair => vec![],
    };
    drop(read);
    let lock = find_lock(app, id).await?;
    let given = talk.name.as_ref().and_then(|sealed| lock.as_ref()?.open_name(sealed).ok());
    let name = Head::new(&talk, given.clone()).name;
    let given = typed.or(given).unwrap_or_default();
    let parts = AboutParts { talk: &talk, name, given, tone_at, contacts, now: app.clock().now() };
    Ok(AboutPage::new(parts, problems))
}
