//! Files on their way into a draft, and what is done with those that are there.

use crate::{
    actions::file::{self as act, Arranging},
    file::FileId,
    pages::file::files_page,
    resource::ResourceId,
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Path, Reply, Sending};

/// The fields of the page's only form, which all of its buttons send.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "a form takes no field that it does not name; those of the file are read where it is brought"
)]
pub struct FilesForm {
    #[serde(default)]
    file: Vec<String>,
    #[serde(default)]
    file_reason: String,
    #[serde(default)]
    file_looked: String,
}

/// `POST /library/{id}/files`: brings files. One that cannot be taken keeps all of them out.
pub async fn bring(app: App, asker: Asker, Path(id): Path<ResourceId>, sending: Sending) -> Answer {
    let viewer = &asker.viewer;
    let may = match act::may_bring(&app, viewer, id).await {
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Err(problems),
        other => Ok(other?),
    };
    let (fields, arrived) = frame::bring_files(&app, may.as_ref(), sending).await?;
    if fields.iter().any(|it| !matches!(it.0.as_str(), "file" | "file_reason" | "file_looked")) {
        let words = "The form has a field that does not belong to it. Load the page again.";
        return Err(Problems::one("", words).into()); // abuse case 38
    }
    let (problems, caught) = match (may, arrived) {
        (Ok(_), Ok(cleared)) => match act::bring_files(&app, viewer, id, cleared).await {
            Err(Stop::Refusal(Refusal::Invalid(problems))) => (problems, None),
            other => {
                other?;
                return done(&app, &asker, id, None).await;
            }
        },
        (Err(problems), _) => (problems, None),
        (_, Err(it)) => (it.problems, it.caught.map(|it| *it)),
    };
    let mut page = files_page(&app, viewer, id).await?;
    page.attaching = std::mem::take(&mut page.attaching).refused(&problems, caught);
    Ok(Reply::invalid(page))
}

/// `POST /library/{id}/files/{file}/removal`: takes one out of the draft.
pub async fn take_out(app: App, asker: Asker, Path(at): Path<(ResourceId, FileId)>, _: Form<FilesForm>) -> Answer {
    arrange(&app, &asker, at, Arranging::Out).await
}

/// `POST /library/{id}/files/{file}/return`: puts it back.
pub async fn put_back(app: App, asker: Asker, Path(at): Path<(ResourceId, FileId)>, _: Form<FilesForm>) -> Answer {
    arrange(&app, &asker, at, Arranging::Back).await
}

/// `POST /library/{id}/files/{file}/up`
pub async fn up(app: App, asker: Asker, Path(at): Path<(ResourceId, FileId)>, _: Form<FilesForm>) -> Answer {
    arrange(&app, &asker, at, Arranging::Move(true)).await
}

/// `POST /library/{id}/files/{file}/down`
pub async fn down(app: App, asker: Asker, Path(at): Path<(ResourceId, FileId)>, _: Form<FilesForm>) -> Answer {
    arrange(&app, &asker, at, Arranging::Move(false)).await
}

async fn arrange(app: &App, asker: &Asker, at: (ResourceId, FileId), how: Arranging) -> Answer {
    match act::arrange_file(app, &asker.viewer, at, how).await {
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let mut page = files_page(app, &asker.viewer, at.0).await?;
            page.attaching = std::mem::take(&mut page.attaching).refused(&problems, None);
            Ok(Reply::invalid(page))
        }
        other => {
            other?;
            let words =
                matches!(how, Arranging::Out).then_some("It is taken out. Until you publish you can put it back.");
            done(app, asker, at.0, words).await
        }
    }
}

async fn done(app: &App, asker: &Asker, id: ResourceId, words: Option<&'static str>) -> Answer {
    let done = Reply::done(format!("/library/{id}/files"));
    let done = match words {
        Some(words) => done.toast(words),
        None => done,
    };
    match asker.wants_part() {
        true => Ok(done.fragment(files_page(app, &asker.viewer, id).await?, "composer")),
        false => Ok(done),
    }
}
