//! What one does with a post.

use super::Press;
use crate::{
    actions::{self, Left, Rewritten},
    discussion::DiscussionId,
    measure::Why,
    pages::{TypedOnPost, post_page},
    post::{Body, PostId, Wanted},
    reaction::Reaction,
};
use frame::App;
use kernel::{Problems, Refusal, Result, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

type At = (DiscussionId, PostId);

const NO_CHOICE: &str = "There is no such choice any more. Load the page again.";

/// Other words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditForm {
    text: String,
    revision: i64,
}

impl Worded for EditForm {
    const FORM: &'static str = "edit_post";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("text", &mut self.text)]
    }
}

/// `POST /discussions/{id}/posts/{post}/edit`
pub async fn edit(app: App, asker: Asker, Path(at): Path<At>, form: Guarded<EditForm>) -> Answer {
    let viewer = &asker.viewer;
    let typed = |text: String| TypedOnPost { text: Some(text), ..TypedOnPost::default() };
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = post_page(&app, viewer, at, typed(stopped.form.text), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let rewritten = form.as_ref().try_map(|it| {
        let body = Body::parse(&it.text);
        body.map(|body| Rewritten { body, revision: it.revision })
    });
    let edited = match rewritten {
        Ok(rewritten) => actions::edit_post(&app, viewer, at, rewritten).await,
        Err(problem) => Err(Problems::one("text", problem.to_string()).into()),
    };
    let problems = match edited {
        Ok(()) => return Ok(Reply::done(place(at))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => Problems::one(
            "",
            "You changed this in another window in the meantime. Your words are below; save again to keep these.",
        ),
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(post_page(&app, viewer, at, typed(form.into_inner().text), &problems).await?))
}

/// Where a post stands in its discussion.
fn place((discussion, post): At) -> String {
    format!("/discussions/{discussion}?post={post}")
}

/// `POST /discussions/{id}/posts/{post}/delete`
pub async fn delete(app: App, asker: Asker, Path(at): Path<At>, _: Press) -> Answer {
    Ok(match actions::delete_post(&app, &asker.viewer, at).await? {
        Left::Discussion => Reply::done(place(at)).toast("It is deleted."),
        Left::Nothing => Reply::done("/groups").toast("It is deleted, with its discussion: nobody had answered."),
    })
}

/// What somebody says to it, or takes back: each of its buttons sends one of the two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactForm {
    #[serde(default)]
    reaction: String,
    #[serde(default)]
    back: String,
}

/// `POST /discussions/{id}/posts/{post}/reactions`
pub async fn react(app: App, asker: Asker, Path(at): Path<At>, Form(form): Form<ReactForm>) -> Answer {
    let gone = || Problems::one("reaction", "There is no such reaction any more. Load the page again.");
    let said = Reaction::of(&form.reaction).map(|it| (it, Wanted::On));
    let said = said.or(Reaction::of(&form.back).map(|it| (it, Wanted::Off)));
    actions::react(&app, &asker.viewer, at, said.ok_or_else(gone)?).await?;
    Ok(Reply::done(place(at)))
}

/// Whether a mark is set or goes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkForm {
    /// `yes` or `no`.
    on: String,
}

impl MarkForm {
    fn wanted(&self) -> Result<Wanted, Problems> {
        Wanted::of(&self.on).ok_or_else(|| Problems::one("", NO_CHOICE))
    }
}

/// `POST /discussions/{id}/posts/{post}/answer`
pub async fn answer(app: App, asker: Asker, Path(at): Path<At>, Form(form): Form<MarkForm>) -> Answer {
    actions::mark_answer(&app, &asker.viewer, at, form.wanted()?).await?;
    Ok(Reply::done(place(at)))
}

/// `POST /discussions/{id}/posts/{post}/view`
pub async fn view(app: App, asker: Asker, Path(at): Path<At>, Form(form): Form<MarkForm>) -> Answer {
    actions::mark_view(&app, &asker.viewer, at, form.wanted()?).await?;
    Ok(Reply::done(place(at)))
}

/// `POST /discussions/{id}/posts/{post}/release`
pub async fn release(app: App, asker: Asker, Path(at): Path<At>, _: Press) -> Answer {
    actions::let_through(&app, &asker.viewer, at).await?;
    Ok(Reply::done(place(at)).toast("It is there for everybody now."))
}

/// Why something is hidden, or nothing to show it again.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HideForm {
    #[serde(default)]
    words: String,
    /// `yes` or `no`.
    on: String,
}

impl Worded for HideForm {
    const FORM: &'static str = "hiding";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// `POST /discussions/{id}/posts/{post}/hiding`
pub async fn hide(app: App, asker: Asker, Path(at): Path<At>, form: Guarded<HideForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => return stopped_words(&app, &asker, at, stopped.form.words, stopped.panel).await,
    };
    let why = form.as_ref().try_map(|it| match it.on.as_str() {
        "yes" => Why::parse(&it.words).map(Some).map_err(|problem| Problems::one("words", problem.to_string())),
        "no" => Ok(None),
        _ => Err(Problems::one("", NO_CHOICE)),
    });
    let done = match why {
        Ok(why) => actions::hide_post(&app, &asker.viewer, at, why).await,
        Err(problems) => Err(problems.into()),
    };
    let words = form.into_inner().words;
    worded(&app, &asker, at, words, done).await
}

/// What is wrong with a hiding, or the answer to that.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectForm {
    pub(super) words: String,
}

impl Worded for ObjectForm {
    const FORM: &'static str = "objection";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// `POST /discussions/{id}/posts/{post}/objection`: by its author the objection, by whoever looks after the group the answer.
pub async fn object(app: App, asker: Asker, Path(at): Path<At>, form: Guarded<ObjectForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => return stopped_words(&app, &asker, at, stopped.form.words, stopped.panel).await,
    };
    let done = match form.as_ref().try_map(|it| Why::parse(&it.words)) {
        Ok(words) => actions::object_or_answer(&app, &asker.viewer, at, words).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    let words = form.into_inner().words;
    worded(&app, &asker, at, words, done).await
}

async fn stopped_words(app: &App, asker: &Asker, at: At, words: String, panel: ui::parts::GuardPanel) -> Answer {
    let typed = TypedOnPost { words, ..TypedOnPost::default() };
    Ok(Reply::invalid(post_page(app, &asker.viewer, at, typed, &Problems::none()).await?).guarded(panel))
}

async fn worded(app: &App, asker: &Asker, at: At, words: String, done: Result<()>) -> Answer {
    let problems = match done {
        Ok(()) => return Ok(Reply::done(format!("/discussions/{}/posts/{}", at.0, at.1))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => {
            Problems::one("", "Another who looks after this group was quicker. This is how it stands now.")
        }
        Err(stop) => return Err(stop.into()),
    };
    let typed = TypedOnPost { words, ..TypedOnPost::default() };
    Ok(Reply::invalid(post_page(app, &asker.viewer, at, typed, &problems).await?))
}
