//! What mail needs of discussions: implements the port of mailing. What comes by mail goes the way of what a page sends.

use crate::{
    actions::{self, Replying},
    post::{Body, ClientId},
    store::mail as db,
};
use frame::App;
use kernel::{OrAbsent, Problems, Result, Viewer};
use mailing_api::{Sent, Talks};

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(|| Talks::<App> {
        page_of_begun: |reader, time, limit| Box::pin(db::page_of_begun(reader, time, limit)),
        page_of_openings: |reader, group, since| Box::pin(db::page_of_openings(reader, group, since)),
        find_between: |reader, first, last| Box::pin(db::find_between(reader, first, last)),
        page_of_groups: |reader| Box::pin(db::page_of_groups(reader)),
        write: |app, viewer, sent| Box::pin(async move { write(&app, &viewer, sent).await }),
    });
}

/// Whether it may be answered by mail is looked at here; all else, by the action, as for a page.
async fn write(app: &App, viewer: &Viewer, sent: Sent) -> Result<discussions_api::PostId> {
    let read = app.read(viewer).await?;
    let may_go = db::may_go(read.reader(), sent.discussion).await?;
    drop(read);
    may_go.then_some(()).or_absent()?;
    let client = ClientId::from_bytes(sent.client);
    let replying = sent.words.try_map(|words| {
        let body = Body::parse(&words).map_err(|it| Problems::one("text", it.to_string()))?;
        Ok::<_, Problems>(Replying { client, body, reply_to: None, files: vec![] })
    })?;
    actions::write_post(app, viewer, sent.discussion, replying).await
}
