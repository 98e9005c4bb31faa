//! Who writes with an owner, and what somebody reads who is asked to.

use crate::{
    policy,
    resource::ResourceId,
    store::{self as db, contributing},
    views::{
        contributing::{InvitationPage, PeoplePage},
        credit::CreditPage,
    },
};
use frame::App;
use kernel::{OrAbsent, Problems, Result, Viewer};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// So many contacts are looked through for a name, and so many offered at once.
const CONTACTS: i64 = 5_000;
const OFFERED: usize = 40;

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

/// `/library/{id}/people`
pub async fn people(app: App, asker: Asker, Path(id): Path<ResourceId>, Query(asked): Query<Asked>) -> Answer {
    Ok(Reply::page(people_page(&app, &asker.viewer, id, &asked.q, &Problems::none()).await?))
}

/// Who writes it, and contacts who could be asked; whose name has these words.
pub async fn people_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    typed: &str,
    problems: &Problems,
) -> Result<PeoplePage> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_own(viewer, &resource, ())?;
    let mut contacts = contributing::page_of_contacts(read.reader(), id, CONTACTS).await?;
    drop(read);
    // As names are compared everywhere: without accents, on both engines alike.
    let typed: String = typed.trim().chars().take(80).collect();
    let part = search::plain_words(&typed);
    contacts.retain(|it| part.is_empty() || search::plain_words(&it.1).contains(&part));
    contacts.truncate(OFFERED);
    Ok(PeoplePage::new(&resource, contacts, &typed, problems))
}

/// `/library/{id}/invitation`
pub async fn invitation(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(match invitation_page(&app, &asker.viewer, id, &Problems::none()).await? {
        Part::Writes(page) => Reply::page(page),
        Part::Credited(page) => Reply::page(page),
    })
}

/// What somebody has to say about it.
pub enum Part {
    /// Whether they write it.
    Writes(InvitationPage),
    /// To whom it may go that was made from what they said.
    Credited(CreditPage),
}

/// Who asks, and for what kind of thing; the same page for whoever writes already, another for whoever is credited.
pub async fn invitation_page(app: &App, viewer: &Viewer, id: ResourceId, problems: &Problems) -> Result<Part> {
    let asked = contributing::find_asked(app.read(viewer).await?.reader(), id).await?.or_absent()?;
    Ok(match asked.is_asked() {
        true => Part::Writes(InvitationPage::new(id, asked, problems)),
        false => Part::Credited(CreditPage::new(id, asked, problems)),
    })
}
