//! Taking the short answer of a discussion over.

use super::Press;
use crate::actions;
use discussions_api::DiscussionId;
use frame::App;
use web::{Answer, Asker, Path, Reply};

/// `POST /library/from/{discussion}`
pub async fn turn(app: App, asker: Asker, Path(discussion): Path<DiscussionId>, _: Press) -> Answer {
    let id = actions::begin_from_short(&app, &asker.viewer, discussion).await?;
    Ok(Reply::done(format!("/library/{id}/edit")).toast("Here is a draft of it. Only you see it until you publish."))
}
