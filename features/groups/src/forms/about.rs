//! Writing what a group says about itself.

use super::Nothing;
use crate::{about::About, actions as act, pages::about::edit_page, views::about::Typed};
use frame::App;
use groups_api::GroupId;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the page on which one writes sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutForm {
    text: String,
    /// The number of the wording from which one began.
    #[serde(default)]
    began: i64,
}

impl Worded for AboutForm {
    const FORM: &'static str = "about";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("text", &mut self.text)]
    }
}

/// `POST /groups/{group}/about/edit`
pub async fn update(app: App, asker: Asker, Path(group): Path<GroupId>, form: Guarded<AboutForm>) -> Answer {
    let typed = |it: &AboutForm| Some(Typed { text: it.text.clone(), began: it.began });
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = edit_page(&app, &asker, group, typed(&stopped.form), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let began = form.get().began;
    let saved = match form.as_ref().try_map(|it| About::parse(&it.text)) {
        Ok(text) => act::write_about(&app, &asker.viewer, group, text, began).await,
        Err(problem) => Err(Problems::one("text", problem.to_string()).into()),
    };
    let problems = match saved {
        Ok(()) => return Ok(Reply::done(format!("/groups/{group}/about")).toast("Saved.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let words = "Somebody saved another wording while you wrote. Yours is still here. What they changed is below \
                         it: put both together, and save again.";
            Problems::one("text", words)
        }
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(edit_page(&app, &asker, group, typed(form.get()), &problems).await?))
}

/// `POST /groups/{group}/about/history/{number}/return`
pub async fn bring_back(
    app: App,
    asker: Asker,
    Path((group, number)): Path<(GroupId, i64)>,
    _: Form<Nothing>,
) -> Answer {
    act::bring_back(&app, &asker.viewer, group, number).await?;
    Ok(Reply::done(format!("/groups/{group}/about")).toast("Brought back. What stood there is in the history."))
}
