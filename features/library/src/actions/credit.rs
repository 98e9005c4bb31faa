//! Whoever something was made from in a group is told, asked whether it may go further, and says so (abuse case 18).

use crate::{
    contributor::Credit,
    policy,
    resource::{Resource, ResourceId},
    store::{self as db, contributing},
};
use ::store::Tx;
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Result, Viewer};
use library_api::ResourceChanged;
use notices_api::Kind as Notice;

/// Asking those who are credited whether others may read it.
pub const ASK_CREDITED: Act = Act::open("ask_credited");
/// Saying to whom it may go that was made from one's words.
pub const SAY_CREDIT: Act = Act::open("say_credit");

/// Asks whoever is credited and has said nothing yet; nobody twice who has answered.
///
/// # Errors
/// `NotAllowed` for whoever does not own it.
pub async fn ask_credited(app: &App, viewer: &Viewer, id: ResourceId) -> Result<()> {
    app.write(viewer, ASK_CREDITED.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        policy::may_own(tx.viewer(), &resource, ())?;
        tell_credited(tx, &resource).await
    })
    .await
}

/// Tells those who have said nothing yet that it was made from what they said, and by whom. Who does not see its owner decides about
/// their words, too: they are told once, and not by whom (abuse cases 18, 36).
pub(super) async fn tell_credited(tx: &mut Tx, resource: &Resource) -> Result<()> {
    let silent = resource.contributors.iter().filter(|it| it.credit == Some(Credit::Open) && !it.lets_go_further());
    let silent: Vec<MemberId> = silent.map(|it| it.member).collect();
    let about = *resource.id.as_bytes();
    let apart = contributing::find_apart(tx.reader(), resource.id, &silent).await?;
    let beside: Vec<MemberId> = silent.into_iter().filter(|it| apart.iter().all(|(member, _)| member != it)).collect();
    notices_api::give(tx, &beside, Notice::ResourceCredited, resource.owner, about).await?;
    let unasked: Vec<MemberId> = apart.into_iter().filter(|it| !it.1).map(|it| it.0).collect();
    for member in &unasked {
        // One that names the owner they do not read any more.
        notices_api::withdraw_from(tx, *member, Notice::ResourceCredited, about).await?;
    }
    notices_api::give(tx, &unasked, Notice::ResourceCredited, None, about).await?;
    contributing::save_asked_apart(tx, &policy::may_own(tx.viewer(), resource, (resource.id, unasked))?).await
}

/// Says to whom it may go, and whether one is named; as often as one likes, and whatever stands between one and its owner. The
/// owner is not told of a "no": they see that nobody agreed.
///
/// # Errors
/// `Absent` for whoever is not credited.
pub async fn say_credit(app: &App, viewer: &Viewer, id: ResourceId, credit: Credit) -> Result<()> {
    let own = viewer.member.or_absent()?;
    app.write(viewer, SAY_CREDIT.on(id), async |tx| {
        contributing::find_asked(tx.reader(), id).await?.and_then(|it| it.credit).or_absent()?;
        notices_api::settle(tx, own, Notice::ResourceCredited, *id.as_bytes()).await?;
        contributing::save_credit(tx, &policy::may_join(tx.viewer(), own, (id, credit))?).await?;
        tx.tell(ResourceChanged { resource: id });
        Ok(())
    })
    .await
}
