//! Keeping a post for later, taking it out, putting it back.

use super::Press;
use crate::{
    actions::{self, Turn},
    bookmark::{Line, Note},
    discussion::DiscussionId,
    pages::{TypedOnPost, post_page},
    post::PostId,
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Path, Reply, Worded};

/// A line of one's own; nothing at all where one only pressed the button beside a post.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepForm {
    #[serde(default)]
    note: Option<String>,
}

impl KeepForm {
    fn line(&self) -> Result<Line<Note>, kernel::TextProblem> {
        let Some(note) = &self.note else { return Ok(Line::Stays) };
        Ok(Note::parse_optional(note)?.map_or(Line::Empty, Line::Is))
    }
}

impl Worded for KeepForm {
    const FORM: &'static str = "bookmark";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        self.note.iter_mut().map(|it| ("note", it)).collect()
    }
}

/// `POST /discussions/{id}/posts/{post}/bookmark`
pub async fn keep(app: App, asker: Asker, Path(at): Path<(DiscussionId, PostId)>, form: Guarded<KeepForm>) -> Answer {
    let typed = |note: Option<String>| TypedOnPost { note, ..TypedOnPost::default() };
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = post_page(&app, &asker.viewer, at, typed(stopped.form.note), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let kept = match form.as_ref().try_map(KeepForm::line) {
        Ok(line) => actions::keep_post(&app, &asker.viewer, at, line).await,
        Err(problem) => Err(Problems::one("note", problem.to_string()).into()),
    };
    match kept {
        Ok(()) => Ok(Reply::done(format!("/discussions/{}?post={}", at.0, at.1)).toast("It is kept for later.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let page = post_page(&app, &asker.viewer, at, typed(form.into_inner().note), &problems).await?;
            Ok(Reply::invalid(page))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /bookmarks/{post}/remove`
pub async fn remove(app: App, asker: Asker, Path(post): Path<PostId>, _: Press) -> Answer {
    actions::turn_bookmark(&app, &asker.viewer, post, Turn::Out).await?;
    Ok(Reply::done(format!("/bookmarks?removed={post}")))
}

/// `POST /bookmarks/{post}/back`
pub async fn back(app: App, asker: Asker, Path(post): Path<PostId>, _: Press) -> Answer {
    actions::turn_bookmark(&app, &asker.viewer, post, Turn::Back).await?;
    Ok(Reply::done("/bookmarks").toast("It is kept again."))
}
