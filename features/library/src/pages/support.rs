//! Offering help, who offered it, what is needed, and how far an innovation has come.

use crate::{
    actions::open_words,
    policy,
    resource::{Resource, ResourceId},
    store::{self as db, support as stored, uptake as sums},
    support::Skill,
    uptake::Uptake,
    views::support::{HelpPage, NeedsPage, OffersPage, StagePage},
};
use frame::App;
use kernel::{MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use web::{Answer, Asker, Path, Reply};

/// More than an owner could write to.
const MOST: i64 = 200;

/// `/library/{id}/support`
pub async fn support(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(help_page(&app, &asker.viewer, id, None, &Problems::none()).await?))
}

/// With what was chosen and written, or what stands there.
///
/// # Errors
/// `Absent` for whoever does not read it, `NotAllowed` for its owner.
pub async fn help_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    typed: Option<(Vec<Skill>, String)>,
    problems: &Problems,
) -> Result<HelpPage> {
    let member = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let (resource, edition) = db::find_edition(read.reader(), id, None).await?.or_absent()?;
    policy::may_help(viewer, &resource, ())?;
    let own = stored::find_own_support(read.reader(), id).await?;
    drop(read);
    let is_helping = own.is_some();
    let (skills, words) = match (typed, own) {
        (Some(typed), _) => typed,
        (None, None) => (vec![], String::new()),
        (None, Some((skills, sealed))) => {
            let words = open_words(app, id, &[(member, sealed.as_deref())]).await?;
            (skills, words.into_iter().next().unwrap_or_default())
        }
    };
    let uptake = edition.or_absent()?.uptake;
    Ok(HelpPage::new(&resource, &uptake, (&skills, &words, is_helping), problems))
}

/// `/library/{id}/helpers`
pub async fn helpers(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    let viewer = &asker.viewer;
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_own(viewer, &resource, ())?;
    let helpers = stored::page_of_helpers(read.reader(), id, MOST).await?;
    let members: Vec<MemberId> = helpers.iter().map(|it| it.member).collect();
    let beside = people_api::beside_of(read.reader(), &members).await?;
    drop(read);
    let sealed: Vec<(MemberId, Option<&[u8]>)> = helpers.iter().map(|it| (it.member, it.words.as_deref())).collect();
    let said = open_words(&app, id, &sealed).await?;
    let words = |it: &MemberId| beside.get(it).map(people_api::Beside::words).unwrap_or_default();
    let beside: Vec<String> = members.iter().map(words).collect();
    Ok(Reply::page(OffersPage::new(&resource, &helpers, &said, &beside)))
}

/// `/library/{id}/needs`
pub async fn needs(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(needs_page(&app, &asker.viewer, id, None, &Problems::none()).await?))
}

/// With what was typed, or what stands there.
///
/// # Errors
/// `Absent` for whoever does not write it and for what is no innovation, `NotAllowed` for whoever does not own it.
pub async fn needs_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    typed: Option<Vec<(Skill, String)>>,
    problems: &Problems,
) -> Result<NeedsPage> {
    let (resource, uptake) = innovation(app, viewer, id).await?;
    Ok(NeedsPage::new(&resource, &typed.unwrap_or(uptake.needs), problems))
}

/// `/library/{id}/stage`
pub async fn stage(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(stage_page(&app, &asker.viewer, id, "", &Problems::none()).await?))
}

/// With what was chosen.
///
/// # Errors
/// As [`needs_page`].
pub async fn stage_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    chosen: &str,
    problems: &Problems,
) -> Result<StagePage> {
    let (resource, uptake) = innovation(app, viewer, id).await?;
    let evidence = sums::find_evidence(app.read(viewer).await?.reader(), id).await?;
    Ok(StagePage::new(&resource, (&uptake, evidence), chosen, problems))
}

/// One that the viewer owns and others read.
async fn innovation(app: &App, viewer: &Viewer, id: ResourceId) -> Result<(Resource, Uptake)> {
    let (resource, edition) = db::find_edition(app.read(viewer).await?.reader(), id, None).await?.or_absent()?;
    policy::may_own(viewer, &resource, ())?;
    if !resource.kind.has_stage() || !resource.is_read_by_others() {
        return Err(Refusal::Absent.into());
    }
    Ok((resource, edition.or_absent()?.uptake))
}
