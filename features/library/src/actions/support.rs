//! Offering help, asking for it, and saying how far an innovation has come.

use crate::{
    kind::Stage,
    policy,
    resource::{ResourceId, ResourceProblem, State},
    store::{self as db, support as stored, support::NewSupport, uptake},
    support::{HelpWords, NeedWords, Skill},
};
use frame::App;
use guard::Cleared;
use kernel::{Act, Fault, MemberId, OrAbsent, Problems, Result, Stop, Viewer};
use library_api::ResourceChanged;
use notices_api::Kind as Notice;
use vault::{Bound, Scope};

/// Offering one's help.
pub const HELP: Act = Act::open("offer_help_with_resource");
/// Not helping any more.
pub const STOP_HELPING: Act = Act::open("stop_helping_with_resource");
/// Saying what it needs.
pub const NEED: Act = Act::open("say_what_resource_needs");
/// Saying how far it has come.
pub const MOVE: Act = Act::open("move_stage");

/// Offers the viewer's help; what they say is for the owner alone.
///
/// # Errors
/// The problem of what is not published; `NotAllowed` for its owner.
pub async fn offer_help(
    app: &App,
    viewer: &Viewer,
    resource: ResourceId,
    (skills, words): (Vec<Skill>, Cleared<Option<HelpWords>>),
) -> Result<()> {
    let member = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let it = db::find_resource(read.reader(), resource).await?.or_absent()?;
    policy::may_help(viewer, &it, ())?;
    drop(read);
    let sealed = match words.get() {
        Some(words) => Some(seal(app, (resource, member), words).await?),
        None => None,
    };
    app.write(viewer, HELP.on(resource), async |tx| {
        let it = db::find_resource_held(tx, resource).await?.or_absent()?;
        let new = policy::may_help(tx.viewer(), &it, NewSupport { resource, member, skills, words: sealed })?;
        it.withdrawable().map_err(Problems::from)?;
        let owner = it.owner.ok_or_else(|| Problems::one("", NOBODY_ASKS))?;
        if stored::find_own_support(tx.reader(), resource).await?.is_none() {
            notices_api::give(tx, &[owner], Notice::ResourceHelp, Some(member), *resource.as_bytes()).await?;
        }
        stored::save_support(tx, &new).await?;
        guarding_api::note(tx, &words).await
    })
    .await
}

const NOBODY_ASKS: &str = "Whoever wrote this is not here any more. Adapt it, and it is yours to improve.";

/// With the key of the resource, which is there as long as somebody owns it.
async fn seal(app: &App, (id, member): (ResourceId, MemberId), words: &HelpWords) -> Result<Vec<u8>> {
    let key = app.vault().find(Scope::resource(id)).await?;
    let key = key.ok_or_else(|| Stop::from(Problems::one("", NOBODY_ASKS)))?;
    Ok(key.seal(&bound(id, member), words.as_str().as_bytes(), app.rng()))
}

/// What helpers said, for whoever may read it: who, and sealed.
///
/// # Errors
/// A fault if it is of another resource, or spoiled.
pub async fn open_words(app: &App, id: ResourceId, sealed: &[(MemberId, Option<&[u8]>)]) -> Result<Vec<String>, Fault> {
    let key = app.vault().find(Scope::resource(id)).await?;
    let open = |(member, sealed): &(MemberId, Option<&[u8]>)| match (sealed, &key) {
        (Some(sealed), Some(key)) => key.open_text(&bound(id, *member), sealed),
        _ => Ok(String::new()),
    };
    sealed.iter().map(open).collect()
}

fn bound(id: ResourceId, member: MemberId) -> Bound {
    Bound::new("resource_support.words", id, id, member)
}

/// Takes the offer back; nobody is told. Also where the viewer does not see the resource any more. Whether they see it.
///
/// # Errors
/// `Absent` for whoever does not see the resource and offered nothing.
pub async fn stop_helping(app: &App, viewer: &Viewer, resource: ResourceId) -> Result<bool> {
    let own = viewer.member.or_absent()?;
    app.write(viewer, STOP_HELPING.on(resource), async |tx| {
        let seen = db::find_resource_held(tx, resource).await?;
        if stored::find_own_support(tx.reader(), resource).await?.is_none() {
            policy::may_help(tx.viewer(), &seen.or_absent()?, ())?;
            return Ok(true);
        }
        stored::remove_support(tx, &policy::may_stop_helping(tx.viewer(), own, resource)?).await?;
        Ok(seen.is_some())
    })
    .await
}

/// Says what an innovation still needs, in the place of what it needed before.
///
/// # Errors
/// `NotAllowed` for whoever only writes with its owner; the problem of what is no innovation.
pub async fn say_needs(
    app: &App,
    viewer: &Viewer,
    resource: ResourceId,
    needs: Cleared<Vec<(Skill, Option<NeedWords>)>>,
) -> Result<()> {
    app.write(viewer, NEED.on(resource), async |tx| {
        let it = db::find_resource_held(tx, resource).await?.or_absent()?;
        let said = |(skill, words): &(Skill, Option<NeedWords>)| {
            (*skill, words.as_ref().map_or(String::new(), |it| it.to_string()))
        };
        let all = needs.get().iter().map(said).collect();
        let needs_now = policy::may_own(tx.viewer(), &it, (resource, all))?;
        if !it.kind.has_stage() {
            return Err(Problems::one("", "Only an innovation asks for help.").into());
        }
        stored::save_needs(tx, &needs_now).await?;
        guarding_api::note(tx, &needs).await
    })
    .await
}

/// Says how far it has come; that it works elsewhere needs others who say so.
///
/// # Errors
/// The problem of what is lacking; `NotAllowed` for whoever only writes with its owner.
pub async fn move_stage(app: &App, viewer: &Viewer, resource: ResourceId, stage: Stage) -> Result<()> {
    app.write(viewer, MOVE.on(resource), async |tx| {
        let it = db::find_resource_held(tx, resource).await?.or_absent()?;
        let moved = policy::may_own(tx.viewer(), &it, (resource, stage))?;
        if !it.kind.has_stage() || it.state != State::Published {
            return Err(Problems::from(ResourceProblem::NotPublished).into());
        }
        if it.stage == Some(stage) {
            return Ok(());
        }
        let evidence = uptake::find_evidence(tx.reader(), resource).await?;
        evidence.allows(stage).map_err(|it| Problems::one("stage", it.to_string()))?;
        uptake::save_stage(tx, &moved).await?;
        tx.tell(ResourceChanged { resource });
        Ok(())
    })
    .await
}
