//! Letters to addresses that are no member's key: their links prove themselves, so no token is made for them.

use super::{HOUSE, Letter, WRITE_LETTER};
use crate::{
    actions,
    applicant::{Applicant, State},
    guest::Guest,
    letters::framed,
    link::{ApplicantId, GuestId, Named},
    store::{applicants, guests, work},
    work_address::WorkAddressId,
};
use frame::App;
use kernel::Result;
use notify::{About, Mail};
use ui::words::date;

/// Writes one, if it is still called for.
pub(super) async fn write_letter(app: &App, letter: Letter, key: &str) -> Result<()> {
    let written = match letter {
        Letter::ConfirmWork { address } => work_letter(app, address).await?,
        Letter::Guest { guest } => guest_letter(app, guest, Time::First).await?,
        Letter::RemindGuest { guest } => guest_letter(app, guest, Time::Second).await?,
        Letter::Asked { applicant } | Letter::Admitted { applicant } | Letter::Declined { applicant } => {
            applicant_letter(app, applicant).await?
        }
        _ => None,
    };
    let Some(Written { to, name, subject, body, about }) = written else { return Ok(()) };
    let (subject, text) = framed(app, &subject, &name, &body);
    let mail = Mail { to, name: Some(name), subject, text, key: key.to_owned(), about };
    Ok(app.post().send(mail).await?)
}

struct Written {
    to: String,
    name: String,
    subject: String,
    body: String,
    about: About,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    First,
    Second,
}

fn link(app: &App, path: &str, named: Named) -> String {
    app.settings().url.link(&format!("{path}?t={}", named.text(&app.settings().link_key)))
}

async fn work_letter(app: &App, address: WorkAddressId) -> Result<Option<Written>> {
    let read = app.read(&HOUSE).await?;
    let since = actions::begun(app.clock().now());
    let Some((_, name, email)) = work::find_unconfirmed(read.reader(), address, since).await? else { return Ok(None) };
    let url = link(app, "/settings/work/confirm", Named::Work(address));
    let body = format!(
        "{name} gave this address to Kettle as theirs at work. If that is you, open this page and press the button:\n\n\
         {url}\n\nThe link works for two days. If it is not you, leave this letter be: without the button nothing \
         happens."
    );
    Ok(Some(Written {
        to: email.as_str().to_owned(),
        name,
        subject: "Confirm your work address".into(),
        body,
        about: About::Account,
    }))
}

/// The invitation, and its one reminder: whether that went out is noted before it does, so that there is never a second.
async fn guest_letter(app: &App, id: GuestId, time: Time) -> Result<Option<Written>> {
    let found = guests::find_guest(app.read(&HOUSE).await?.reader(), id).await?;
    let Some((guest, _, host)) = found.filter(|it| it.0.is_expected(app.clock().now())) else { return Ok(None) };
    if time == Time::Second && !app.write(&HOUSE, WRITE_LETTER, async |tx| guests::save_reminded(tx, id).await).await? {
        return Ok(None);
    }
    Ok(Some(invitation(guest, &host, time, &link(app, "/invitation", Named::Guest(id)))))
}

fn invitation(guest: Guest, host: &str, time: Time, url: &str) -> Written {
    let until = date(guest.forgotten_at());
    let (subject, end) = match time {
        Time::First => (format!("{host} invites you"), "One reminder follows in a week, and no other letter."),
        Time::Second => (format!("{host} has kept a place for you"), "This is the last letter about it."),
    };
    let body = format!(
        "{host} invites you to Kettle, where people who work in UK general practice find each other, ask, and pass on \
         what works. It is free and carries no advertising.\n\nOpen this page to see what it is and to accept:\n\n\
         {url}\n\nYour name and address were used for this letter alone. If you do nothing, they are deleted on \
         {until}; on that page you can also have them deleted at once. {end}"
    );
    // The page behind the link asks; pressed by a mail program it deletes the address.
    let about = About::List { name: "invitations", stop: url.to_owned() };
    Written { to: guest.email.as_str().to_owned(), name: guest.name, subject, body, about }
}

async fn applicant_letter(app: &App, id: ApplicantId) -> Result<Option<Written>> {
    let found = applicants::find_applicant(app.read(&HOUSE).await?.reader(), id).await?;
    let Some((Applicant { name, email, state, .. }, _, _)) = found else { return Ok(None) };
    let (subject, body) = match state {
        State::Unconfirmed => (
            "Confirm your address",
            format!(
                "You asked to join Kettle. Open this page and press the button, so that we know that this address is \
                 yours:\n\n{}\n\nThe link works for seven days. If you did not ask, leave this letter be: without the \
                 button nothing happens, and what was written is deleted.",
                link(app, "/waiting/confirm", Named::Waiting(id))
            ),
        ),
        State::Waiting => (
            "You are on the list",
            "You asked to join Kettle, and your address is confirmed. A person reads what you wrote, as a rule within \
             two working days. There is nothing more to do."
                .to_owned(),
        ),
        State::Admitted => (
            "You can come in",
            format!(
                "You asked to join Kettle: you are welcome. Open this page and choose a password:\n\n{}\n\n\
                 The link works once and for thirty days.",
                link(app, "/invitation", Named::Admitted(id))
            ),
        ),
        State::Declined(reason) => (
            "About your wish to join",
            format!(
                "You asked to join Kettle. Whoever looked at it did not admit you, and gives this reason:\n\n{reason}\n\n\
                 What you wrote is deleted within thirty days. You can then ask again."
            ),
        ),
    };
    Ok(Some(Written { to: email.as_str().to_owned(), name, subject: subject.to_owned(), body, about: About::Account }))
}
