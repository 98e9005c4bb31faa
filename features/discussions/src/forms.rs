//! POST: beginning and replying here, what one does with it below.

pub mod asking;
pub mod bookmark;
mod care;
mod choose;
pub mod file;
mod keep;
mod mail;
mod post;
mod wording;

pub use care::{carry, close, decide, object_to};
pub use choose::{decide_summary, propose, vote};
pub use keep::{catch_up, draft, follow, keep_start, read, seen};
pub use mail::decide_mail;
pub use post::{answer, delete, edit, hide, object, react, release, view};
pub use wording::word;

use crate::{
    actions::{self, Replying, Starting},
    discussion::{Detail, DiscussionId, Kind, Tags, Title},
    file::{FileId, FileProblem},
    pages::{Begun, TypedReply, start_page, thread_page},
    poll::{Asking, How},
    post::{Body, ClientId, PostId},
};
use frame::App;
use groups_api::GroupId;
use kernel::{Moment, Problems, Refusal, Result, Stop};
use serde::Deserialize;
use std::{collections::BTreeMap, time::Duration};
use ui::words;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What is on the page where one begins something; each kind has some of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartForm {
    client_id: String,
    kind: String,
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    tags: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    report: String,
    #[serde(default)]
    term: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    place: String,
    /// What is to be chosen, a line each.
    #[serde(default)]
    choices: String,
    /// How: "many", "nameless", "after".
    #[serde(default)]
    how: Vec<String>,
    /// Files that were added.
    #[serde(default)]
    pub(super) attachment: Vec<FileId>,
    /// Files that were chosen and not added: without script a form sends their names.
    #[serde(default)]
    pub(super) file: Vec<String>,
    /// Beside a file that the guard doubts.
    #[serde(default)]
    #[expect(dead_code, reason = "the form sends it along; it takes no field that it does not name")]
    file_reason: String,
    #[serde(default)]
    #[expect(dead_code, reason = "the form sends it along; it takes no field that it does not name")]
    file_looked: String,
    /// "yes": whoever asks without a name has read what that means.
    #[serde(default)]
    understood: String,
    /// "preview" or nothing.
    #[serde(default)]
    press: String,
}

impl Worded for StartForm {
    const FORM: &'static str = "start";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![
            ("title", &mut self.title),
            ("text", &mut self.text),
            ("tags", &mut self.tags),
            ("next", &mut self.next),
            ("report", &mut self.report),
            ("term", &mut self.term),
            ("time", &mut self.time),
            ("place", &mut self.place),
            ("choices", &mut self.choices),
        ]
    }
}

impl StartForm {
    fn part(&self, word: &str) -> &str {
        match word {
            "next" => &self.next,
            "report" => &self.report,
            "term" => &self.term,
            "time" => &self.time,
            "place" => &self.place,
            _ => "",
        }
    }

    /// What is to be begun, or all that is wrong with it.
    fn starting(&self, now: Moment) -> Result<Starting, Problems> {
        let mut problems = Problems::none();
        let client: Option<ClientId> = self.client_id.parse().ok();
        if client.is_none() {
            problems.add("", TOO_OLD);
        }
        not_added(&self.file, &mut problems);
        let kind = Kind::of(&self.kind);
        if kind.is_none() {
            problems.add("", "There is no such kind any more. Load the page again.");
        }
        let title = problems.take("title", Title::parse(&self.title));
        let body = problems.take("text", Body::parse(&self.text));
        let tags = problems.take("tags", Tags::parse(&self.tags));
        let kind = kind.unwrap_or(Kind::Question);
        let detail = detail(kind, |word| self.part(word), &mut problems);
        let until = until(kind, &self.until, now, &mut problems);
        let poll = match kind {
            Kind::Poll => problems.take("choices", Asking::parse(&self.choices, self.how())),
            _ => None,
        };
        match (client, title, body, tags) {
            (Some(client), Some(title), Some(body), Some(tags)) if problems.is_empty() => {
                let files = self.attachment.clone();
                Ok(Starting { client, kind, title, tags, detail, until, body, poll, files })
            }
            _ => Err(problems),
        }
    }

    fn how(&self) -> How {
        let said = |word: &str| self.how.iter().any(|it| it == word);
        How { many: said("many"), nameless: said("nameless"), after: said("after") }
    }

    fn begun(self) -> Begun {
        let parts = ["next", "report", "term", "time", "place"];
        let parts: BTreeMap<String, String> =
            parts.iter().map(|it| ((*it).to_owned(), self.part(it).to_owned())).filter(|it| !it.1.is_empty()).collect();
        Begun {
            client: self.client_id.parse().ok(),
            preview: self.press == "preview",
            kind: self.kind,
            title: self.title,
            text: self.text,
            tags: self.tags,
            until: self.until,
            choices: self.choices,
            how: self.how,
            parts,
        }
    }
}

/// What a kind says beside its text.
fn detail<'a>(kind: Kind, part: impl Fn(&str) -> &'a str, problems: &mut Problems) -> Detail {
    let mut said = Vec::new();
    for (word, _) in kind.parts() {
        match kernel::line(part(word), Detail::MAX) {
            Err(kernel::TextProblem::Empty) => {}
            Err(problem) => problems.add(*word, problem.to_string()),
            Ok(words) => said.push((*word, words)),
        }
    }
    Detail::new(said)
}

/// A file that was chosen and not added would be lost without a word (abuse case 101).
fn not_added(chosen: &[String], problems: &mut Problems) {
    if chosen.iter().any(|it| !it.is_empty()) {
        problems.add("file", FileProblem::NotAdded.to_string());
    }
}

const TOO_OLD: &str = "This page is too old to send anything. Load it again; what you wrote stays if you copy it.";
/// Nothing is announced for longer.
const FARTHEST: Duration = Duration::from_secs(2 * 366 * 24 * 60 * 60);

/// The end of the day on which it is over.
fn until(kind: Kind, typed: &str, now: Moment, problems: &mut Problems) -> Option<Moment> {
    match (kind.day().is_empty(), typed.trim()) {
        (true, _) => None,
        (false, "") if kind == Kind::Opportunity => None,
        (false, "") => {
            problems.add("until", "Say on which day.");
            None
        }
        (false, typed) => match words::day_span(typed) {
            Some((_, end)) if end > now && end < now.plus(FARTHEST) => Some(end.minus(Duration::from_secs(1))),
            Some(_) => {
                problems.add("until", "Choose a day from today on, within two years.");
                None
            }
            None => {
                problems.add("until", "Write the day as 2026-12-03.");
                None
            }
        },
    }
}

/// `POST /groups/{group}/discussions/new`
pub async fn create(app: App, asker: Asker, Path(group): Path<GroupId>, form: Guarded<StartForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = start_page(&app, &asker.viewer, group, stopped.form.begun(), ("", &Problems::none())).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    if form.get().press == "preview" {
        let begun = form.into_inner().begun();
        return Ok(Reply::page(start_page(&app, &asker.viewer, group, begun, ("", &Problems::none())).await?));
    }
    let now = app.clock().now();
    let started = match form.as_ref().try_map(|it| it.starting(now)) {
        Ok(starting) => actions::start_discussion(&app, &asker.viewer, group, starting).await,
        Err(problems) => Err(problems.into()),
    };
    let problems = match started {
        Ok(discussion) => return Ok(Reply::done(format!("/discussions/{discussion}"))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::NotAllowed)) => Problems::one(
            "",
            "You can read here and not begin this. Members of the group can; announcements are for its hosts.",
        ),
        Err(stop) => return Err(stop.into()),
    };
    // Nothing was made under its id, or something else: what is sent next is new.
    let begun = Begun { client: None, ..form.into_inner().begun() };
    Ok(Reply::invalid(start_page(&app, &asker.viewer, group, begun, ("", &problems)).await?))
}

/// What the composer sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyForm {
    client_id: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    reply_to: String,
    /// Files that were added.
    #[serde(default)]
    pub(super) attachment: Vec<FileId>,
    /// Files that were chosen and not added: without script a form sends their names.
    #[serde(default)]
    pub(super) file: Vec<String>,
    /// Beside a file that the guard doubts.
    #[serde(default)]
    #[expect(dead_code, reason = "the form sends it along; it takes no field that it does not name")]
    file_reason: String,
    #[serde(default)]
    #[expect(dead_code, reason = "the form sends it along; it takes no field that it does not name")]
    file_looked: String,
    /// "preview" or nothing.
    #[serde(default)]
    press: String,
}

impl Worded for ReplyForm {
    const FORM: &'static str = "reply";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("text", &mut self.text)]
    }
}

impl ReplyForm {
    fn replying(&self) -> Result<Replying, Problems> {
        let mut problems = Problems::none();
        let client: Option<ClientId> = self.client_id.parse().ok();
        if client.is_none() {
            problems.add("", TOO_OLD);
        }
        not_added(&self.file, &mut problems);
        let body = problems.take("text", Body::parse(&self.text));
        match (client, body) {
            (Some(client), Some(body)) if problems.is_empty() => {
                let files = self.attachment.clone();
                Ok(Replying { client, body, reply_to: self.reply_to.parse().ok(), files })
            }
            _ => Err(problems),
        }
    }
    fn typed(self) -> TypedReply {
        TypedReply {
            reply_to: self.reply_to.parse().ok(),
            client: self.client_id.parse().ok(),
            preview: self.press == "preview",
            text: Some(self.text),
        }
    }
}

/// `POST /discussions/{id}/posts`
pub async fn reply(app: App, asker: Asker, Path(id): Path<DiscussionId>, form: Guarded<ReplyForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let typed = stopped.form.typed();
            let page = thread_page(&app, &asker.viewer, id, None, typed, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    if form.get().press == "preview" {
        let typed = form.into_inner().typed();
        return Ok(Reply::page(thread_page(&app, &asker.viewer, id, None, typed, &Problems::none()).await?));
    }
    let written: Result<PostId> = match form.as_ref().try_map(ReplyForm::replying) {
        Ok(replying) => actions::write_post(&app, &asker.viewer, id, replying).await,
        Err(problems) => Err(problems.into()),
    };
    match written {
        Ok(post) => Ok(Reply::done(format!("/discussions/{id}?post={post}"))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            // Nothing was made under its id, or something else: what is sent next is new.
            let typed = TypedReply { client: None, ..form.into_inner().typed() };
            Ok(Reply::invalid(thread_page(&app, &asker.viewer, id, None, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Nothing was sent but the token.
pub type Press = Form<Nothing>;
