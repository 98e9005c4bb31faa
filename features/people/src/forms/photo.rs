//! The form of the photo.

use super::{line::Nothing, problems_of};
use crate::{actions, pages};
use frame::App;
use kernel::{Problems, Result};
use web::{Answer, Asker, Form, Reply, Upload};

/// `POST /profile/photo`
pub async fn update(app: App, asker: Asker, upload: Upload) -> Answer {
    let done: Result<()> = match upload.file {
        Some(bytes) => actions::set_photo(&app, &asker.viewer, bytes).await,
        None => Err(Problems::one("photo", "Choose a photo first.").into()),
    };
    match problems_of(done)? {
        Ok(()) => Ok(Reply::done("/profile/photo").toast("This is how people see you now.")),
        Err(problems) => Ok(Reply::invalid(pages::photo_page(&app, &asker, &problems).await?)),
    }
}

/// `POST /profile/photo/removal`
pub async fn remove(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    actions::remove_photo(&app, &asker.viewer).await?;
    Ok(Reply::done("/profile/photo").toast("Your photo is gone."))
}
