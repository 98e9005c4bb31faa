//! The verbs: founding and changing here; coming in, going, writing about, and what time does below.

mod about;
mod belong;
mod come;
mod govern;
mod invite;
pub mod populate;
mod upkeep;

pub use about::{BRING_BACK, WRITE_ABOUT, bring_back, write_about};
pub use belong::erase_member;
pub use come::{ASK, JOIN, LEAVE, REFUSE, TAKE_BACK, ask, join, leave, refuse, take_back};
pub use govern::{
    ANSWER_OBJECTION, APPOINT, DECLINE, LET_IN, OBJECT, REMOVE, answer_objection, appoint, decline, let_back, let_in,
    object, remove,
};
pub use invite::{INVITE, WITHDRAW, invite, withdraw};
pub use upkeep::night;

use crate::{
    group::{FOUNDED_A_DAY, NewGroup, Settings},
    joining::Seat,
    policy,
    store::{self as db, list, live, membership},
};
use ::store::{Reader, Tx};
use frame::App;
use groups_api::{GroupChanged, GroupEnded, GroupFounded, GroupId, MemberJoined};
use guard::Cleared;
use kernel::{Act, OrAbsent, Problems, Reason, Refusal, Result, Viewer};

/// Founding a group.
pub const FOUND: Act = Act::open("found_group");
/// Changing what it is.
pub const CHANGE: Act = Act::open("change_group");
/// Ending it.
pub const END: Act = Act::open("end_group");
/// Time has no viewer of its own.
const HOUSE: Viewer = Viewer::house(Reason::Background);

/// Founds a group; whoever founds it owns it.
///
/// # Errors
/// The problems of what was said, and of the day's number (abuse case 43).
pub async fn found(app: &App, viewer: &Viewer, settings: Cleared<Settings>) -> Result<GroupId> {
    let (id, member) = (GroupId::random(app.rng()), viewer.member.or_absent()?);
    app.write(viewer, FOUND.on(id), async |tx| {
        guarding_api::note(tx, &settings).await?;
        let settings = settings.into_inner();
        let own = db::find_own_affiliations(tx.reader()).await?;
        settings.check_new(own, tx.now()).check()?;
        check_topic(tx.reader(), &settings).await?;
        let new = policy::may_found(tx.viewer(), NewGroup { id, settings })?;
        if db::count_founded(tx.reader()).await? >= FOUNDED_A_DAY {
            let words = "That is enough for one day: three groups. Tomorrow there is room for another.";
            return Err(Problems::one("", words).into());
        }
        db::insert_group(tx, &new).await?;
        let seat = Seat { group: id, member };
        membership::insert_owner(tx, &new.map(|_| seat)).await?;
        live::insert_changes(tx, &[seat]).await?;
        tx.tell(GroupFounded { group: id });
        tx.tell(MemberJoined { group: id, member });
        Ok(id)
    })
    .await
}

/// Changes what a group is. Whoever began from an older version gets `Conflict`, and loses nothing that they typed.
///
/// # Errors
/// The problems of what was said; `Conflict`.
pub async fn change(
    app: &App,
    viewer: &Viewer,
    group: GroupId,
    settings: Cleared<Settings>,
    version: i64,
) -> Result<()> {
    app.write(viewer, CHANGE.on(group), async |tx| {
        guarding_api::note(tx, &settings).await?;
        let known = db::find_known_held(tx, group).await?.or_absent()?;
        // What a group was founded as, it stays.
        let settings = Settings { shape: known.settings.shape, ..settings.into_inner() };
        let change = policy::may_change(tx.viewer(), &known, settings)?;
        let own = db::find_own_affiliations(tx.reader()).await?;
        change.1.check_change(&known.settings, own, tx.now()).check()?;
        check_topic(tx.reader(), &change.1).await?;
        if !db::save_settings(tx, &change, version).await? {
            return Err(Refusal::Conflict.into());
        }
        tx.tell(GroupChanged { group });
        Ok(())
    })
    .await
}

/// Ends a group: it is only read from now on.
///
/// # Errors
/// `NotAllowed` for whoever does not own it.
pub async fn end(app: &App, viewer: &Viewer, group: GroupId) -> Result<()> {
    app.write(viewer, END.on(group), async |tx| {
        let known = db::find_known_held(tx, group).await?.or_absent()?;
        let permit = policy::may_end(tx.viewer(), &known)?;
        db::save_end(tx, &permit).await?;
        tx.tell(GroupEnded { group });
        Ok(())
    })
    .await
}

async fn check_topic(reader: Reader<'_>, settings: &Settings) -> Result<()> {
    match &settings.topic {
        Some(code) if !list::is_topic(reader, code).await? => {
            Err(Problems::one("topic", "Choose one of the topics.").into())
        }
        _ => Ok(()),
    }
}

/// A group for whoever is about to change something at its door or in it; held until the write is committed.
async fn held(tx: &mut Tx, group: GroupId) -> Result<crate::group::Known> {
    Ok(db::find_known_held(tx, group).await?.or_absent()?)
}
