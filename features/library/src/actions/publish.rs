//! Publishing a resource, withdrawing it, taking it back, showing it to everybody, deleting it.

use crate::{
    audience::Audience,
    evidence::Evidence,
    kind::Stage,
    licence::Licence,
    policy,
    resource::{Resource, ResourceId, ResourceProblem, State, Why},
    store::{
        self as db, drafting, lineage,
        publishing::{self, NewVersion, Rendered},
        warning,
    },
    version::Note,
};
use ::store::Tx;
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Refusal, Result, Viewer};
use library_api::{ResourcePublished, ResourceRevised, ResourceTakenBack, ResourceWithdrawn};
use notices_api::Kind as Notice;
use vault::Scope;

/// Publishing.
pub const PUBLISH: Act = Act::open("publish_resource");
/// Saying that nobody should use it any more.
pub const WITHDRAW: Act = Act::open("withdraw_resource");
/// Taking it back.
pub const TAKE_BACK: Act = Act::open("take_back_resource");
/// Showing it to everybody, or not any more.
pub const SHOW: Act = Act::open("show_resource_to_all");
/// Deleting what nobody sees.
pub const DELETE: Act = Act::open("delete_resource");

/// How it is to be published.
#[derive(Debug, Clone)]
pub struct Publishing {
    /// For whom.
    pub audience: Audience,
    /// What is new in it.
    pub note: Option<Note>,
    /// The draft's revision that was looked at.
    pub drafted: i64,
    /// How often its files had been changed then.
    pub filed: i64,
    /// Whether its owner said that what is on the web goes there at once.
    pub web: bool,
}

/// Publishes the draft as the next version.
///
/// # Errors
/// The problems of what is lacking; `NotAllowed` for whoever only writes with its owner, and in a group where one does not write;
/// `Conflict` if the draft was saved meanwhile.
pub async fn publish_resource(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    publishing: Cleared<Publishing>,
) -> Result<i64> {
    let author = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_own(viewer, &resource, ())?;
    let sealed = drafting::find_draft(read.reader(), id).await?.or_absent()?;
    let topics = publishing::page_of_topics(read.reader()).await?;
    drop(read);
    let Publishing { audience, note, drafted, filed, .. } = publishing.get().clone();
    if sealed.revision != drafted || resource.filed.0 != filed {
        return Err(Refusal::Conflict.into());
    }
    let draft = super::open_draft(app, id, &sealed).await?;
    let difference = sealed.origin.as_ref().map(|it| super::adapt::carried(it, &draft, audience));
    let mut text = draft.publishable(resource.kind, &super::month_of(app.clock().now()))?;
    text.topics.retain(|it| topics.iter().any(|known| known.0 == *it));
    let difference = difference.transpose()?;
    // What takes longer than the write should.
    let rendered = Rendered::new(&text);
    let files = super::file::freeze(app, viewer, id, filed).await?;
    let version = NewVersion { id, number: 0, author, audience, text, rendered, note, drafted, at: None, files };
    app.write(viewer, PUBLISH.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        if resource.drafted.0 != drafted || resource.filed.0 != filed {
            return Err(Refusal::Conflict.into());
        }
        let group = match audience {
            Audience::Group(group) => Some(groups_api::standing_in(tx.reader(), group).await?.or_absent()?),
            _ => None,
        };
        let number = resource.newest + 1;
        let mut version = NewVersion { number, ..version };
        version.text.stage = stage_of(&resource, version.text.stage)?;
        let version = policy::may_publish(tx.viewer(), &resource, group.as_ref(), version)?;
        if let Err(problem) = resource.publishable(audience) {
            return sent_before(tx, &resource, problem, publishing.get().note.as_ref()).await;
        }
        seen_on_the_web(&resource, publishing.get(), version.text.licence)?;
        if resource.state == State::Withdrawn {
            super::warn::tell_no_more(tx, &resource).await?;
        }
        super::adapt::tell_of_publication(tx, &resource).await?;
        if let Some(difference) = difference {
            lineage::save_difference(tx, &policy::may_own(tx.viewer(), &resource, (id, difference))?).await?;
        }
        publishing::insert_version(tx, &version).await?;
        super::file::settle(tx, &policy::may_own(tx.viewer(), &resource, id)?).await?;
        tell_of(tx, &resource, number).await?;
        guarding_api::note(tx, &publishing).await?;
        Ok(number)
    })
    .await
}

/// What everybody reads is read by everybody at once: its owner says that they know (README, rule 7).
fn seen_on_the_web(resource: &Resource, publishing: &Publishing, licence: Licence) -> Result<(), Problems> {
    if resource.goes_on_the_web(publishing.audience, licence) && !publishing.web {
        return Err(Problems::one(
            "web",
            "Tick that everybody reads this version on the web, or take it off the web first.",
        ));
    }
    Ok(())
}

/// What has to be known of a version that is there now: that the month is another, and whoever it was made from, once.
async fn tell_of(tx: &mut Tx, resource: &Resource, number: i64) -> Result<()> {
    notices_api::withdraw(tx, Notice::ResourceReview, *resource.id.as_bytes()).await?;
    if number == 1 {
        super::credit::tell_credited(tx, resource).await?;
    }
    match resource.state {
        State::Draft => tx.tell(ResourcePublished { resource: resource.id, version: number }),
        State::Published | State::Withdrawn => tx.tell(ResourceRevised { resource: resource.id, version: number }),
    }
    Ok(())
}

/// The newest version, if nothing is new because it came from the same press: its answer was lost, and it is sent again.
async fn sent_before(tx: &mut Tx, resource: &Resource, problem: ResourceProblem, note: Option<&Note>) -> Result<i64> {
    let edition = match problem {
        ResourceProblem::NothingNew => db::find_edition(tx.reader(), resource.id, None).await?.and_then(|it| it.1),
        _ => None,
    };
    let sent = edition.filter(|it| it.note == note.map_or("", |it| it.as_str()));
    Ok(sent.ok_or_else(|| Problems::from(problem))?.number)
}

/// How far it has come: of what is published that is moved by itself; what is new is nowhere else yet.
fn stage_of(resource: &Resource, drafted: Option<Stage>) -> Result<Option<Stage>, Problems> {
    match drafted {
        Some(_) if resource.newest > 0 && resource.stage.is_some() => Ok(resource.stage),
        Some(stage) => {
            Evidence::default().allows(stage).map_err(|it| Problems::one("", it.to_string()))?;
            Ok(drafted)
        }
        None => Ok(None),
    }
}

/// Says that nobody should use it any more, and why; whoever uses it, made something of it or helped with it is told.
///
/// # Errors
/// The problem of what is not published; `NotAllowed` for whoever does not own it.
pub async fn withdraw_resource(app: &App, viewer: &Viewer, id: ResourceId, why: Cleared<Why>) -> Result<()> {
    app.write(viewer, WITHDRAW.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let withdrawn = policy::may_own(tx.viewer(), &resource, (id, why.get().clone()))?;
        resource.withdrawable().map_err(Problems::from)?;
        let told = super::warn::tell(tx, &resource).await?;
        publishing::save_withdrawn(tx, &withdrawn).await?;
        warning::insert_warnings(tx, &policy::may_own(tx.viewer(), &resource, (id, told))?).await?;
        tx.tell(ResourceWithdrawn { resource: id });
        guarding_api::note(tx, &why).await
    })
    .await
}

/// Makes it its writers' alone again: for everybody else it does not exist any more.
pub async fn take_back(app: &App, viewer: &Viewer, id: ResourceId) -> Result<()> {
    app.write(viewer, TAKE_BACK.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let taken = policy::may_own(tx.viewer(), &resource, id)?;
        if resource.state == State::Draft {
            return Ok(());
        }
        super::warn::tell_no_more(tx, &resource).await?;
        publishing::save_taken_back(tx, &taken).await?;
        tx.tell(ResourceTakenBack { resource: id });
        Ok(())
    })
    .await
}

/// Shows it to everybody, with or without the owner's name, or not any more.
///
/// # Errors
/// The problem of what not every member reads, or not everybody may use.
pub async fn show_to_all(app: &App, viewer: &Viewer, id: ResourceId, shown: Shown) -> Result<()> {
    app.write(viewer, SHOW.on(id), async |tx| {
        let (resource, edition) = {
            let held = db::find_resource_held(tx, id).await?.or_absent()?;
            let edition = db::find_edition(tx.reader(), id, None).await?.and_then(|it| it.1);
            (held, edition)
        };
        let (public, named) = (shown != Shown::No, shown == Shown::Named);
        let permit = policy::may_own(tx.viewer(), &resource, (id, public, named))?;
        if public {
            resource.showable(edition.or_absent()?.licence).map_err(Problems::from)?;
        }
        publishing::save_public(tx, &permit).await
    })
    .await
}

/// Whether everybody reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Not any more.
    No,
    /// Without the name of its owner.
    Nameless,
    /// With it.
    Named,
}

/// Deletes what nobody else sees: a draft, or what was taken back, with all its versions and its key; held back or not, because
/// whoever looks at a report has their own copy.
///
/// # Errors
/// The problem of what others still read.
pub async fn delete_resource(app: &App, viewer: &Viewer, id: ResourceId) -> Result<()> {
    app.write(viewer, DELETE.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let gone = policy::may_own(tx.viewer(), &resource, id)?;
        deletable(&resource)?;
        remove(tx, id).await?;
        drafting::remove_resource(tx, &gone).await
    })
    .await
}

fn deletable(resource: &Resource) -> Result<(), Problems> {
    match resource.state {
        State::Draft => Ok(()),
        _ => Err(Problems::one("", "Others read this. Take it back first; then it can be deleted.")),
    }
}

/// The notices about a resource.
const NOTICES: [Notice; 10] = [
    Notice::ResourceInvited,
    Notice::ResourceCredited,
    Notice::ResourceReview,
    Notice::ResourceWithdrawn,
    Notice::ResourceWithdrawnReminder,
    Notice::ResourceAdapted,
    Notice::OriginChanged,
    Notice::Thanked,
    Notice::ResourceUsed,
    Notice::ResourceHelp,
];

/// What goes with it elsewhere.
async fn remove(tx: &mut Tx, id: ResourceId) -> Result<()> {
    for kind in NOTICES {
        notices_api::withdraw(tx, kind, *id.as_bytes()).await?;
    }
    super::file::discard_all(tx, id).await?;
    frame::forget_keys(tx, [Scope::resource(id)]);
    tx.tell(ResourceTakenBack { resource: id });
    Ok(())
}
