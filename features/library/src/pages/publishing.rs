//! Publishing a draft, withdrawing what is published, and showing it to everybody.

use crate::{
    actions::{lacking as carried_lacking, month_of, open_draft},
    audience::Audience,
    pages::lineage::carried_words,
    policy,
    resource::{Resource, ResourceId},
    store::{self as db, drafting},
    views::publishing::{PublicPage, PublicationPage, WithdrawalPage},
};
use frame::App;
use groups_api::groups_of;
use kernel::{OrAbsent, Problems, Result, Viewer};
use web::{Answer, Asker, Path, Reply};

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedPublishing {
    /// `members`, `contacts`, or the id of a group.
    pub audience: String,
    /// What is new.
    pub note: String,
    /// Whether they may share it.
    pub may: bool,
    /// Whether they know that everybody reads it on the web.
    pub web: bool,
}

/// `/library/{id}/publication`
pub async fn publication(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    let typed = TypedPublishing::default();
    Ok(Reply::page(publication_page(&app, &asker.viewer, id, typed, &Problems::none()).await?))
}

/// The page on which one publishes, with what was chosen and what is wrong with it or with the draft.
///
/// # Errors
/// `Absent` for whoever does not write it, `NotAllowed` for whoever does not own it.
pub async fn publication_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    typed: TypedPublishing,
    problems: &Problems,
) -> Result<PublicationPage> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_own(viewer, &resource, ())?;
    let sealed = drafting::find_draft(read.reader(), id).await?.or_absent()?;
    let groups = groups_of(read.reader()).await?;
    drop(read);
    let draft = open_draft(app, id, &sealed).await?;
    let lacking = draft.publishable(resource.kind, &month_of(app.clock().now())).err().unwrap_or_default();
    let lacking = match &sealed.origin {
        Some(origin) => Problems(lacking.0.into_iter().chain(carried_lacking(origin, &draft).0).collect()),
        None => lacking,
    };
    let carried = sealed.origin.as_ref().map(carried_words).unwrap_or_default();
    let typed =
        if typed.audience.is_empty() { TypedPublishing { audience: chosen(&resource), ..typed } } else { typed };
    Ok(PublicationPage::new(&resource, (&draft, sealed.revision, sealed.files), groups, (typed, lacking, problems))
        .carrying(carried))
}

/// As it was before; of what was begun in a group, that.
fn chosen(resource: &Resource) -> String {
    match (resource.audience, resource.meant.or(resource.begun_in.map(|it| it.0))) {
        (Audience::Members, _) => "members".to_owned(),
        (Audience::Contacts, _) => "contacts".to_owned(),
        (Audience::Group(group), _) | (Audience::Own, Some(group)) => group.to_string(),
        (Audience::Own, None) => String::new(),
    }
}

/// `/library/{id}/withdrawal`
pub async fn withdrawal(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(withdrawal_page(&app, &asker.viewer, id, String::new(), &Problems::none()).await?))
}

/// The page on which one withdraws, takes back or deletes.
pub async fn withdrawal_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    why: String,
    problems: &Problems,
) -> Result<WithdrawalPage> {
    let resource = owned(app, viewer, id).await?;
    Ok(WithdrawalPage::new(&resource, why, problems))
}

/// `/library/{id}/public`
pub async fn public(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(public_page(&app, &asker.viewer, id, "", &Problems::none()).await?))
}

/// The page on which one shows it to everybody.
pub async fn public_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    shown: &str,
    problems: &Problems,
) -> Result<PublicPage> {
    let read = app.read(viewer).await?;
    let (resource, edition) = db::find_edition(read.reader(), id, None).await?.or_absent()?;
    drop(read);
    policy::may_own(viewer, &resource, ())?;
    let refused = match &edition {
        Some(it) => resource.showable(it.licence).err(),
        None => Some(crate::resource::ResourceProblem::NotPublished),
    };
    let page = PublicPage::new(&resource, refused.map(|it| it.to_string()), shown, problems);
    Ok(match &edition {
        Some(it) => page.of_edition(it),
        None => page,
    })
}

/// One that the viewer owns.
pub(super) async fn owned(app: &App, viewer: &Viewer, id: ResourceId) -> Result<Resource> {
    let resource = db::find_resource(app.read(viewer).await?.reader(), id).await?.or_absent()?;
    policy::may_own(viewer, &resource, ())?;
    Ok(resource)
}
