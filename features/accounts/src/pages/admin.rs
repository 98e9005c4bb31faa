//! GET: the pages of administrators who let people in.

use crate::{
    applicant::State,
    entry::Way,
    guest_list::MOST,
    link::ApplicantId,
    store::{applicants, entries, guests},
    views::admin::{DeclinePage, GuestsPage, WaitingPage},
};
use frame::App;
use kernel::{OrAbsent, Problems, Result};
use serde::Deserialize;
use web::{Answer, Asker, Query, Reply};

/// `/admin/invitations`
pub async fn invitations(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(guests_page(&app, &asker, String::new(), &Problems::none()).await?))
}

/// The page with what was pasted and what is wrong with it.
pub(crate) async fn guests_page(app: &App, asker: &Asker, pasted: String, problems: &Problems) -> Result<GuestsPage> {
    let read = app.read(&asker.viewer).await?;
    let guests = guests::page_of_guests(read.reader(), 2 * MOST as i64).await?;
    let came = super::invitation::beside(app, read.reader(), entries::page_of_came(read.reader(), Way::Letter).await?);
    let came = came.await?;
    Ok(GuestsPage::new(guests, came, pasted, problems))
}

/// `/admin/waiting`
pub async fn waiting(app: App, asker: Asker) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let waiting = applicants::page_of_waiting(read.reader(), 200).await?;
    let admitted = applicants::page_of_admitted(read.reader(), 200).await?;
    Ok(Reply::page(WaitingPage::new(waiting, admitted)))
}

/// What follows `?`: who is meant.
#[derive(Debug, Deserialize)]
pub struct Meant {
    applicant: Option<ApplicantId>,
}

/// `/admin/waiting/decline`
pub async fn decline(app: App, asker: Asker, Query(meant): Query<Meant>) -> Answer {
    let applicant = meant.applicant.or_absent()?;
    Ok(Reply::page(decline_page(&app, &asker, applicant, String::new(), &Problems::none()).await?))
}

/// The page with what was written and what is wrong with it.
pub(crate) async fn decline_page(
    app: &App,
    asker: &Asker,
    applicant: ApplicantId,
    wrote: String,
    problems: &Problems,
) -> Result<DeclinePage> {
    let found = applicants::find_applicant(app.read(&asker.viewer).await?.reader(), applicant).await?;
    let applicant = found.map(|it| it.0).filter(|it| it.state == State::Waiting).or_absent()?;
    Ok(DeclinePage::new(applicant, wrote, problems))
}
