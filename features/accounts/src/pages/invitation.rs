//! GET: what an invitation's link opens, and one's own invitation.

use super::joining;
use crate::{
    actions::{self, Offered},
    entry::Way,
    invitation::Validity,
    qr,
    store::{
        entries::{self, Came},
        invitations,
    },
    views::{
        Joining, WordPage,
        invitation::{CodePage, InvitationPage, InvitationsPage},
    },
};
use accounts_api::BesidePort;
use frame::App;
use kernel::{Fault, MemberId, OrAbsent, Result};
use serde::Deserialize;
use store::Reader;
use web::{Answer, Asker, Query, Reply};

/// What follows `?` on the page of a link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Opened {
    /// The text of the link.
    t: String,
}

/// `/invitation`: who invites, and a button. It changes nothing, because mail filters open links (abuse case 87).
pub async fn show(app: App, asker: Asker, Query(opened): Query<Opened>) -> Answer {
    let joining = joining(&app);
    let way = way_without(&joining);
    let offered = actions::find_offer(&app, &opened.t).await?;
    let host = match &offered {
        None => return Ok(Reply::page(WordPage::void_invitation(way))),
        Some(Offered::Personal(it)) => it.name.clone(),
        Some(Offered::Expected(it)) => it.host.as_ref().map_or("Kettle", |it| &it.1).to_owned(),
        Some(Offered::Withdrawn(host)) => host.clone(),
    };
    if asker.viewer.is_active() {
        return Ok(Reply::page(WordPage::member_already(&host)));
    }
    if joining == Joining::Closed {
        return Ok(Reply::page(WordPage::closed_invitation(&host)));
    }
    match offered {
        Some(Offered::Expected(it)) => Ok(Reply::page(InvitationPage::expected(*it, &opened.t))),
        Some(Offered::Personal(it)) if it.validity == Validity::Good => {
            Ok(Reply::page(InvitationPage::personal(it.host, host, &opened.t)))
        }
        Some(Offered::Personal(it)) if it.validity == Validity::Full => {
            Ok(Reply::page(WordPage::full_invitation(&host, way)))
        }
        _ => Ok(Reply::page(WordPage::withdrawn_invitation(&host, way))),
    }
}

/// The way in for whoever has no invitation that is good.
fn way_without(joining: &Joining) -> Option<(&'static str, &'static str)> {
    match joining {
        Joining::Open | Joining::Listed(_) => Some(("/join", "Join without it")),
        Joining::Waiting => Some(("/join", "Ask to join")),
        Joining::Invited | Joining::Closed => None,
    }
}

/// `/invitations`
pub async fn own(app: App, asker: Asker) -> Answer {
    let host = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let invitation = invitations::find_invitation(read.reader(), host).await?;
    let came = beside(&app, read.reader(), entries::page_of_came(read.reader(), Way::Invitation).await?).await?;
    let address = actions::invitation_address(&app, &invitation);
    Ok(Reply::page(InvitationsPage::new(&invitation, address, came)))
}

/// With what stands beside each name, if anybody knows.
pub(super) async fn beside(app: &App, reader: Reader<'_>, mut came: Vec<Came>) -> Result<Vec<Came>> {
    let Some(port) = app.kept::<BesidePort>().filter(|_| !came.is_empty()) else { return Ok(came) };
    let members: Vec<MemberId> = came.iter().map(|it| it.member).collect();
    let mut words = port.0.of(reader, &members).await?;
    for it in &mut came {
        it.beside = words.remove(&it.member).unwrap_or_default();
    }
    Ok(came)
}

/// `/invitations/code`
pub async fn code(app: App, asker: Asker) -> Answer {
    let host = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let invitation = invitations::find_invitation(read.reader(), host).await?;
    if invitation.validity(invitation.version) == Validity::Withdrawn {
        return Ok(Reply::done("/invitations"));
    }
    let address = actions::invitation_address(&app, &invitation);
    let square =
        qr::square(&address).ok_or_else(|| Fault::bug("the address of an invitation is too long for a code"))?;
    Ok(Reply::page(CodePage { square, address }))
}
