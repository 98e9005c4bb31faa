//! POST: a file of places is looked at, brought in or put aside.

use crate::{
    actions,
    import::{kind::Kind, record::ImportId},
    pages::imports::imports_page,
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Path, Reply, Upload};

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /admin/imports/check`: says what would change, and changes nothing.
pub async fn check(app: App, asker: Asker, upload: Upload) -> Answer {
    if !upload.fields.iter().all(|it| it.0 == "kind") {
        return Err(Problems::one("", "The form has a field that does not belong to it. Load the page again.").into());
    }
    let chosen = upload.field("kind").unwrap_or_default().to_owned();
    let mut problems = Problems::none();
    let kind = Kind::parse(&chosen);
    if kind.is_none() {
        problems.add("kind", "Say which kind of file it is.");
    }
    if upload.file.is_none() {
        problems.add("file", "Choose a file.");
    }
    let done = match (kind, upload.file) {
        (Some(kind), Some(file)) => actions::check_file(&app, &asker.viewer, kind, file.to_vec()).await,
        _ => Err(problems.into()),
    };
    match done {
        Ok(id) => Ok(Reply::done(format!("/admin/imports/{id}"))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(imports_page(&app, &asker, &chosen, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /admin/imports/{import}/bring-in`
pub async fn bring_in(app: App, asker: Asker, Path(id): Path<ImportId>, _: Form<Nothing>) -> Answer {
    match actions::bring_in(&app, &asker.viewer, id).await {
        Ok(_) => Ok(Reply::done("/admin/imports").toast("It is brought in. Members find it within a minute.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(imports_page(&app, &asker, "", &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /admin/imports/{import}/discard`
pub async fn discard(app: App, asker: Asker, Path(id): Path<ImportId>, _: Form<Nothing>) -> Answer {
    actions::discard(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/admin/imports").toast("The file is gone, and nothing was changed."))
}
