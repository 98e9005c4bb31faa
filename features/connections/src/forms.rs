//! POST: writing to somebody, answering, taking back, ending, blocking, settings, and looking people up.

pub mod introduction;
pub mod keeping;

use crate::{
    actions::{self as act, Sent},
    address_book::{AddressBook, BookProblem},
    pages::{received_page, write_page},
    reach::{ByAddress, NewPeople, Reach},
    request::Note,
    views::{FindPage, ReachPage, Who},
};
use connections_api::RequestId;
use frame::App;
use kernel::{MemberId, OrAbsent, Problems, Refusal, Result, Stop};
use people_api::beside_of;
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Upload, Worded};

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// What the page on which one writes sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteForm {
    note: String,
}

impl Worded for NoteForm {
    const FORM: &'static str = "request";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("note", &mut self.note)]
    }
}

/// `POST /people/{id}/request`
pub async fn create(app: App, asker: Asker, Path(id): Path<MemberId>, form: Guarded<NoteForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = write_page(&app, &asker, id, &stopped.form.note, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().note.clone();
    let sent = match form.try_map(|it| Note::parse(&it.note)) {
        Ok(note) => act::send_request(&app, &asker.viewer, id, note).await,
        Err(problem) => Err(Problems::one("note", problem.to_string()).into()),
    };
    match sent {
        Ok(Sent::Waits(_)) => Ok(Reply::done(format!("/people/{id}")).toast("Your note is on its way.")),
        Ok(Sent::TheyWrote(request)) => {
            let words = "They have just written to you. Read it below: accepting sends your words as the answer.";
            let problems = Problems::one("reply", words);
            Ok(Reply::invalid(received_page(&app, &asker, request, &typed, &problems).await?))
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(write_page(&app, &asker, id, &typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What the buttons of a request send: words only from its own page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyForm {
    #[serde(default)]
    reply: String,
}

impl Worded for ReplyForm {
    const FORM: &'static str = "reply";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("reply", &mut self.reply)]
    }
}

/// `POST /requests/{request}/acceptance`
pub async fn accept(app: App, asker: Asker, Path(id): Path<RequestId>, form: Guarded<ReplyForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = received_page(&app, &asker, id, &stopped.form.reply, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().reply.clone();
    let accepted = match form.try_map(|it| Note::parse_optional(&it.reply)) {
        Ok(reply) => act::accept(&app, &asker.viewer, id, reply).await,
        Err(problem) => Err(Problems::one("reply", problem.to_string()).into()),
    };
    match accepted {
        Ok(conversation) => Ok(Reply::done(format!("/messages/{conversation}")).toast("You are contacts now.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(received_page(&app, &asker, id, &typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /requests/{request}/rest`
pub async fn put_off(app: App, asker: Asker, Path(id): Path<RequestId>, _: Form<Nothing>) -> Answer {
    act::put_off(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/requests").toast("Left for later. Nobody is told."))
}

/// `POST /requests/{request}/refusal`
pub async fn decline(app: App, asker: Asker, Path(id): Path<RequestId>, _: Form<Nothing>) -> Answer {
    act::decline(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/requests").toast("Declined. Nobody is told."))
}

/// `POST /requests/{request}/withdrawal`
pub async fn withdraw(app: App, asker: Asker, Path(id): Path<RequestId>, _: Form<Nothing>) -> Answer {
    act::withdraw(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/requests").toast("Taken back."))
}

/// `POST /contacts/{id}/end`
pub async fn end(app: App, asker: Asker, Path(id): Path<MemberId>, _: Form<Nothing>) -> Answer {
    act::end_contact(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/contacts").toast("You are no contacts any more. Nobody is told."))
}

/// `POST /people/{id}/block`
pub async fn block(app: App, asker: Asker, Path(id): Path<MemberId>, _: Form<Nothing>) -> Answer {
    act::block(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/contacts/blocked").toast("Blocked. Nobody is told."))
}

/// `POST /contacts/blocked/{id}/removal`
pub async fn unblock(app: App, asker: Asker, Path(id): Path<MemberId>, _: Form<Nothing>) -> Answer {
    act::unblock(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/contacts/blocked").toast("Unblocked."))
}

/// What the settings send.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReachForm {
    new_people: String,
    by_address: String,
}

/// `POST /settings/requests`
pub async fn set_reach(app: App, asker: Asker, Form(form): Form<ReachForm>) -> Answer {
    let member = asker.viewer.member.or_absent()?;
    let mut problems = Problems::none();
    let new_people = problems.take("new_people", NewPeople::parse(&form.new_people));
    let by_address = match form.by_address.as_str() {
        "yes" => ByAddress::Found,
        _ => ByAddress::NotFound,
    };
    let Some(new_people) = new_people else {
        return Ok(Reply::invalid(ReachPage::new(&Reach { by_address, ..Reach::unsaid(member) }, &problems)));
    };
    act::set_reach(&app, &asker.viewer, new_people, by_address).await?;
    Ok(Reply::done("/settings/requests").toast("Saved."))
}

/// `POST /contacts/import`: what was found stands in the answer and nowhere else.
pub async fn find(app: App, asker: Asker, upload: Upload) -> Answer {
    match found(&app, &asker, upload).await {
        Ok(page) => Ok(Reply::page(page)),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Ok(Reply::invalid(FindPage::new(&problems))),
        Err(stop) => Err(stop.into()),
    }
}

async fn found(app: &App, asker: &Asker, upload: Upload) -> Result<FindPage> {
    let book = upload.file.as_deref().map_or(Err(BookProblem::Empty), AddressBook::parse);
    let book = book.map_err(|it| Problems::one("file", it.to_string()))?;
    let looked = act::look_up(app, &asker.viewer, book).await?;
    let members: Vec<MemberId> = looked.found.iter().map(|it| it.0).collect();
    let beside = beside_of(app.read(&asker.viewer).await?.reader(), &members).await?;
    let people = looked.found.iter().map(|(member, name)| Who::new(*member, name, beside.get(member)));
    Ok(FindPage::found(looked.addresses, people.collect()))
}
