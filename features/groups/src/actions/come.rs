//! Coming in through an open door or an invitation, asking, and going.

use super::held;
use crate::{
    group::Entrance,
    joining::{ASKED_A_DAY, Asking, Seat, Words, check_owner_goes},
    policy,
    store::{coming, live, membership},
};
use ::store::{Tx, inbox};
use frame::App;
use groups_api::{GroupId, MemberJoined, MemberLeft, Role, hosts_of};
use guard::Cleared;
use kernel::{Act, Moment, OrAbsent, Problems, Refusal, Result, Viewer};
use notices_api::Kind;

/// Joining.
pub const JOIN: Act = Act::open("join_group");
/// Asking to join.
pub const ASK: Act = Act::open("ask_to_join_group");
/// Taking that back.
pub const TAKE_BACK: Act = Act::open("take_back_request_to_join");
/// Saying no to an invitation.
pub const REFUSE: Act = Act::open("refuse_invitation_to_group");
/// Leaving.
pub const LEAVE: Act = Act::open("leave_group");

/// Comes in, where the door is open or a host invited. Twice is once.
///
/// # Errors
/// `NotAllowed` where one cannot.
pub async fn join(app: &App, viewer: &Viewer, group: GroupId) -> Result<()> {
    let seat = Seat { group, member: viewer.member.or_absent()? };
    app.write(viewer, JOIN.on(group), async |tx| {
        let known = held(tx, group).await?;
        if known.role.is_some() {
            return Ok(());
        }
        let permit = policy::may_join(tx.viewer(), &known, seat, tx.now())?;
        let waiting = coming::find_request(tx.reader(), seat).await?;
        if membership::insert_joined(tx, &permit).await? {
            coming::close_door_of_joined(tx, &permit.map(|it| it.seat)).await?;
            if let Some(request) = waiting {
                notices_api::withdraw(tx, Kind::GroupAsked, *request.as_bytes()).await?;
                notices_api::withdraw(tx, Kind::GroupAskedReminder, *request.as_bytes()).await?;
            }
            live::insert_changes(tx, &[seat]).await?;
            notices_api::settle(tx, seat.member, Kind::GroupInvited, *group.as_bytes()).await?;
            tx.tell(MemberJoined { group, member: seat.member });
        }
        Ok(())
    })
    .await
}

/// Asks the hosts to be let in.
///
/// # Errors
/// The problem of the day's number, or of a door that is not of that kind.
pub async fn ask(app: &App, viewer: &Viewer, group: GroupId, words: Cleared<Option<Words>>) -> Result<()> {
    let (member, id) = (viewer.member.or_absent()?, coming::RequestId::random(app.rng()));
    app.write(viewer, ASK.on(group), async |tx| {
        let known = held(tx, group).await?;
        if known.role.is_some() || known.door.asked.is_some() {
            return Ok(());
        }
        guarding_api::note(tx, &words).await?;
        let asking = Asking { seat: Seat { group, member }, words: words.into_inner() };
        let entrance = known.entrance(tx.now());
        let asking = policy::may_ask(tx.viewer(), &known, asking, tx.now())
            .map_err(|refusal| in_the_way(entrance).map_or(refusal, Refusal::Invalid))?;
        if coming::count_asked(tx.reader()).await? >= ASKED_A_DAY {
            let words = "That is enough for one day. Wait for some of the answers.";
            return Err(Problems::one("", words).into());
        }
        coming::insert_request(tx, &asking, id).await?;
        let hosts = hosts_of(tx.reader(), group).await?;
        notices_api::give(tx, &hosts, Kind::GroupAsked, Some(member), *id.as_bytes()).await
    })
    .await
}

/// What to say to somebody whose door is another than they thought when they wrote.
fn in_the_way(entrance: Entrance) -> Option<Problems> {
    let later = |at: Moment| format!("You can ask again from {}.", ui::words::date(at));
    let words = match entrance {
        Entrance::Later(at) => later(at),
        Entrance::LeftOut => "This group is not for people who belong where you belong.".to_owned(),
        Entrance::Closed => "Hosts of this group invite; it does not take requests any more.".to_owned(),
        Entrance::Ended => "This group has ended.".to_owned(),
        _ => return None,
    };
    Some(Problems::one("", words))
}

/// Takes back what one asked. The hosts are not told.
pub async fn take_back(app: &App, viewer: &Viewer, group: GroupId) -> Result<()> {
    let seat = Seat { group, member: viewer.member.or_absent()? };
    app.write(viewer, TAKE_BACK.on(group), async |tx| {
        held(tx, group).await?;
        let Some(request) = coming::find_request(tx.reader(), seat).await? else { return Ok(()) };
        coming::save_taken_back(tx, &policy::may_withdraw(tx.viewer(), seat)?).await?;
        forget_asked(tx, request).await
    })
    .await
}

/// Nobody waits any more: the notices about it go, wherever they stand.
pub(super) async fn forget_asked(tx: &mut Tx, request: coming::RequestId) -> Result<()> {
    notices_api::withdraw(tx, Kind::GroupAsked, *request.as_bytes()).await?;
    notices_api::withdraw(tx, Kind::GroupAskedReminder, *request.as_bytes()).await
}

/// Says no to an invitation. Nobody is told, and a secret group does not exist for them any more (abuse case 27).
pub async fn refuse(app: &App, viewer: &Viewer, group: GroupId) -> Result<()> {
    let seat = Seat { group, member: viewer.member.or_absent()? };
    app.write(viewer, REFUSE.on(group), async |tx| {
        held(tx, group).await?;
        coming::save_refused(tx, &policy::may_withdraw(tx.viewer(), seat)?).await?;
        notices_api::settle(tx, seat.member, Kind::GroupInvited, *group.as_bytes()).await
    })
    .await
}

/// Leaves, without a word to anybody.
///
/// # Errors
/// What the only owner has to do first.
pub async fn leave(app: &App, viewer: &Viewer, group: GroupId) -> Result<()> {
    let seat = Seat { group, member: viewer.member.or_absent()? };
    app.write(viewer, LEAVE.on(group), async |tx| {
        let known = held(tx, group).await?;
        let permit = policy::may_leave(tx.viewer(), &known, seat)?;
        if known.role == Some(Role::Owner) && known.ended.is_none() {
            let (owners, others) = membership::count_owners(tx.reader(), group).await?;
            check_owner_goes(owners, others).map_err(|it| Problems::one("", it.to_string()))?;
        }
        membership::remove_leaver(tx, &permit).await?;
        inbox::hold(tx, &[seat.member]).await?;
        live::insert_changes(tx, &[seat]).await?;
        tx.tell(MemberLeft { group, member: seat.member });
        Ok(())
    })
    .await
}
