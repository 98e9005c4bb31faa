//! Files on their way in, to a reply and to what one begins, with what was typed beside them, so that nothing of it is lost.

use super::{Press, ReplyForm, StartForm, keep::text_of};
use crate::{
    actions::{
        self,
        file::{self as act, Where},
    },
    discussion::DiscussionId,
    file::FileId,
    pages::{Begun, TypedReply, start_page, thread_page},
    post::{Body, PostId},
    views::{StartPage, ThreadPage},
};
use frame::App;
use groups_api::GroupId;
use guard::Cleared;
use kernel::{Problems, Refusal, Result, Stop, Viewer};
use serde::de::DeserializeOwned;
use ui::parts::CaughtFile;
use web::{Answer, Asker, Form, No, Path, Reply, Sending, Worded};

/// What became of files that were sent.
enum Came {
    /// They wait now.
    Kept,
    /// None was kept, for these reasons.
    Refused(Problems, Option<Box<CaughtFile>>),
}

/// `POST /discussions/{id}/files`: brings files. One that cannot be taken keeps all of them out.
pub async fn create(app: App, asker: Asker, Path(id): Path<DiscussionId>, sending: Sending) -> Answer {
    let (form, came): (ReplyForm, _) = bring(&app, &asker.viewer, Where::Discussion(id), sending).await?;
    match came {
        Came::Kept => replied(&app, &asker, id, form).await,
        Came::Refused(problems, caught) => {
            let mut page = thread_page(&app, &asker.viewer, id, None, form.typed(), &Problems::none()).await?;
            if let Some(composer) = &mut page.composer {
                composer.attaching = std::mem::take(&mut composer.attaching).refused(&problems, caught.map(|it| *it));
            }
            Ok(Reply::invalid(page))
        }
    }
}

/// `POST /groups/{group}/discussions/files`
pub async fn create_start(app: App, asker: Asker, Path(group): Path<GroupId>, sending: Sending) -> Answer {
    let (form, came): (StartForm, _) = bring(&app, &asker.viewer, Where::Group(group), sending).await?;
    match came {
        Came::Kept => begun(&app, &asker, group, form).await,
        Came::Refused(problems, caught) => {
            let mut page = begin_page(&app, &asker.viewer, group, form.begun()).await?;
            page.attaching = std::mem::take(&mut page.attaching).refused(&problems, caught.map(|it| *it));
            Ok(Reply::invalid(page))
        }
    }
}

/// `POST /discussions/{id}/files/{file}/remove`: takes one back before it is sent.
pub async fn remove(
    app: App,
    asker: Asker,
    Path((id, file)): Path<(DiscussionId, FileId)>,
    Form(form): Form<ReplyForm>,
) -> Answer {
    act::detach_file(&app, &asker.viewer, Where::Discussion(id), file).await?;
    replied(&app, &asker, id, form).await
}

/// `POST /groups/{group}/discussions/files/{file}/remove`
pub async fn remove_start(
    app: App,
    asker: Asker,
    Path((group, file)): Path<(GroupId, FileId)>,
    Form(form): Form<StartForm>,
) -> Answer {
    act::detach_file(&app, &asker.viewer, Where::Group(group), file).await?;
    begun(&app, &asker, group, form).await
}

/// `POST /discussions/{id}/posts/{post}/files/{file}/remove`: takes one away from one's own post.
pub async fn take_off(
    app: App,
    asker: Asker,
    Path((id, post, file)): Path<(DiscussionId, PostId, FileId)>,
    _: Press,
) -> Answer {
    act::take_off_file(&app, &asker.viewer, (id, post), file).await?;
    Ok(Reply::done(format!("/discussions/{id}/posts/{post}")).toast("The file is taken away."))
}

/// Reads the form to its end, lets the guard look at its files, and keeps them.
async fn bring<T: DeserializeOwned>(
    app: &App,
    viewer: &Viewer,
    place: Where,
    sending: Sending,
) -> Result<(T, Came), No> {
    let may = match act::may_bring(app, viewer, place).await {
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Err(problems),
        other => Ok(other?),
    };
    let (fields, arrived) = frame::bring_files(app, may.as_ref(), sending).await?;
    let form = form_of(fields)?;
    let cleared = match (may, arrived) {
        (Ok(_), Ok(cleared)) => cleared,
        (Err(problems), _) => return Ok((form, Came::Refused(problems, None))),
        (_, Err(it)) => return Ok((form, Came::Refused(it.problems, it.caught))),
    };
    match act::attach_files(app, viewer, place, cleared).await {
        Ok(()) => Ok((form, Came::Kept)),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Ok((form, Came::Refused(problems, None))),
        Err(stop) => Err(stop.into()),
    }
}

/// The other fields of a form that came with files. One that is not the form's is refused (abuse case 38).
fn form_of<T: DeserializeOwned>(mut fields: Vec<(String, String)>) -> Result<T, Problems> {
    fields.retain(|it| !matches!(it.0.as_str(), "guard" | "guard_reason"));
    let text = serde_html_form::to_string(&fields).unwrap_or_default();
    serde_html_form::from_str(&text)
        .map_err(|_| Problems::one("", "The form has a field that does not belong to it. Load the page again."))
}

/// What was typed is kept as the draft; what cannot be kept stays on the page.
async fn replied(app: &App, asker: &Asker, id: DiscussionId, form: ReplyForm) -> Answer {
    let viewer = &asker.viewer;
    let empty = form.text.trim().is_empty();
    match clear_words(form) {
        Ok(cleared) if Body::parse(&cleared.get().text).is_ok() => {
            let client = cleared.get().client_id.parse().ok();
            let kept = cleared.as_ref().map(|it| Some(it.text.clone()));
            actions::keep_draft(app, viewer, id, (client, kept)).await?;
            let page = page_again(app, asker, id, cleared.into_inner()).await?;
            Ok(page)
        }
        Ok(cleared) if empty => page_again(app, asker, id, cleared.into_inner()).await,
        Ok(cleared) => Ok(Reply::page(with_typed(app, viewer, id, cleared.into_inner()).await?)),
        Err(form) => Ok(Reply::page(with_typed(app, viewer, id, form).await?)),
    }
}

async fn page_again(app: &App, asker: &Asker, id: DiscussionId, form: ReplyForm) -> Answer {
    let url = match form.reply_to.parse::<PostId>() {
        Ok(post) => format!("/discussions/{id}?reply={post}#reply"),
        Err(_) => format!("/discussions/{id}#reply"),
    };
    match asker.wants_part() {
        true => Ok(Reply::done(url).fragment(with_typed(app, &asker.viewer, id, form).await?, "composer")),
        false => Ok(Reply::done(url)),
    }
}

async fn with_typed(app: &App, viewer: &Viewer, id: DiscussionId, form: ReplyForm) -> Result<ThreadPage> {
    let typed = TypedReply { preview: false, ..form.typed() };
    thread_page(app, viewer, id, None, typed, &Problems::none()).await
}

/// The same of what one begins.
async fn begun(app: &App, asker: &Asker, group: GroupId, form: StartForm) -> Answer {
    let viewer = &asker.viewer;
    let url = format!("/groups/{group}/discussions/new");
    let begun = match clear_words(form) {
        Ok(cleared) => {
            let begun = cleared.map(StartForm::begun);
            let kept = begun.as_ref().try_map(|it| text_of(it).map(|text| Some(text).filter(|_| !it.is_empty())))?;
            let client = begun.get().client;
            actions::keep_start(app, viewer, group, (client, kept)).await?;
            begun.into_inner()
        }
        // What cannot be kept stays on the page.
        Err(form) => return Ok(Reply::page(begin_page(app, viewer, group, form.begun()).await?)),
    };
    match asker.wants_part() {
        true => Ok(Reply::done(url).fragment(begin_page(app, viewer, group, begun).await?, "composer")),
        false => Ok(Reply::done(url)),
    }
}

async fn begin_page(app: &App, viewer: &Viewer, group: GroupId, begun: Begun) -> Result<StartPage> {
    let begun = Begun { preview: false, ..begun };
    start_page(app, viewer, group, begun, ("", &Problems::none())).await
}

/// The words, as far as the guard has nothing against their being kept.
fn clear_words<T: Worded>(mut form: T) -> std::result::Result<Cleared<T>, T> {
    let words: Vec<(&str, String)> = form.words().into_iter().map(|(name, text)| (name, text.clone())).collect();
    let words: Vec<(&str, &str)> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
    match guard::clear((), &words, &guard::Answer::NONE) {
        Ok(cleared) => Ok(cleared.map(|()| form)),
        Err(_) => Err(form),
    }
}
