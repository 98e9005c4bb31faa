//! Leaving, and coming back while there is time.

use crate::{
    departure::{Departure, Hands},
    jobs::{self, Letter},
    policy,
};
use ::store::Reader;
use frame::App;
use kernel::{Act, MemberId, Moment, OrAbsent, Problems, Result, Viewer};

/// Asking for one's account to be deleted.
pub const LEAVE: Act = Act::open("leave");
/// Coming back.
pub const STAY: Act = Act::open("come_back");

/// Asks for the viewer's account to be deleted: every session ends, nobody sees them from now on, and letters say so. The
/// moment of the deletion.
///
/// # Errors
/// A problem without a field for the only administrator.
pub async fn leave(app: &App, viewer: &Viewer) -> Result<Moment> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, LEAVE.on(member), async |tx| {
        if viewer.roles.admin {
            accounts_api::hold_admins(tx).await?;
        }
        let departure = Departure::asked(member, hands(tx.reader(), member).await?, tx.now());
        let departure = policy::may_leave(tx.viewer(), departure)?;
        let departure = departure.try_map(Departure::checked).map_err(|it| Problems::one("", it.to_string()))?;
        let at = departure.at;
        if !accounts_api::leave(tx, member, at).await? {
            // Pressed twice: the first counts.
            return Ok(accounts_api::find_leaving(tx.reader(), member).await?.or_absent()?);
        }
        jobs::post(tx, Letter::Leaving { member, at });
        jobs::post_at(tx, Letter::Warning { member, at }, departure.warned_at());
        Ok(at)
    })
    .await
}

/// The viewer stays after all, as they stood before.
///
/// # Errors
/// `Absent` if they are not leaving.
pub async fn stay(app: &App, viewer: &Viewer) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, STAY.on(member), async |tx| {
        let permit = policy::may_stay(tx.viewer(), member)?;
        if accounts_api::stay(tx, *permit).await? { Ok(()) } else { Err(kernel::Refusal::Absent.into()) }
    })
    .await
}

/// What would come of leaving now.
pub async fn find_departure(reader: Reader<'_>, member: MemberId) -> Result<Departure> {
    Ok(Departure::asked(member, hands(reader, member).await?, reader.now()))
}

async fn hands(reader: Reader<'_>, member: MemberId) -> Result<Hands> {
    Ok(if accounts_api::is_last_admin(reader, member).await? { Hands::Nobodys } else { Hands::Others })
}
