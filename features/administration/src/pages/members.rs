//! GET: finding a member, one member as administrators see them, and what the suspended read.

use crate::{
    member::{Show, Sought},
    policy::{self, Others},
    views::members::{MemberPage, MembersPage, Offered, SuspendedPage},
};
use accounts_api::{Closely, Governed, Role, RoleChange};
use frame::App;
use kernel::{Cursor, MemberId, OrAbsent, Problems, Refusal, Result};
use people_api::beside_of;
use serde::Deserialize;
use store::Reader;
use web::{Answer, Asker, Path, Query, Reply};

/// So many stand on a page.
const A_PAGE: usize = 50;
/// So many are looked at for a page of those who are sought; more on the next.
const LOOKED_AT: usize = 20_000;
/// Everybody's id sorts below this.
const LAST: MemberId = MemberId::from_bytes([0xff; 16]);

/// What follows `?` of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    show: String,
    before: String,
}

/// Members of a list, and from where on it goes further.
pub struct Found {
    /// Whom it shows.
    pub members: Vec<Governed>,
    /// From whom on, if there may be more.
    pub next: Option<Cursor>,
}

/// `/admin/members`
pub async fn list(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    policy::may_look(&asker.viewer)?;
    let show = Show::parse(&asked.show);
    let read = app.read(&asker.viewer).await?;
    let found = match asked.q.contains('@') {
        true => found_by_address(read.reader(), &asked.q).await?,
        false => {
            let before = Cursor::decode(&asked.before).and_then(|it| it.0.parse().ok());
            found_by_name(read.reader(), &Sought::of(&asked.q), show, before.unwrap_or(LAST)).await?
        }
    };
    let ids: Vec<MemberId> = found.members.iter().map(|it| it.member).collect();
    let beside = beside_of(read.reader(), &ids).await?;
    drop(read);
    Ok(Reply::page(MembersPage::new(found, &beside, asked.q, show)))
}

async fn found_by_address(reader: Reader<'_>, address: &str) -> Result<Found> {
    let member = accounts_api::find_by_address(reader, address).await?;
    let found = match member {
        Some(member) => accounts_api::find_governed(reader, member).await?,
        None => None,
    };
    Ok(Found { members: found.into_iter().map(|it| it.governed).collect(), next: None })
}

async fn found_by_name(reader: Reader<'_>, sought: &Sought, show: Show, before: MemberId) -> Result<Found> {
    let plain = sought.is_empty() && show == Show::All;
    let limit = if plain { A_PAGE + 1 } else { LOOKED_AT };
    let looked_at = accounts_api::page_of_governed(reader, before, limit as i64).await?;
    let last = looked_at.last().map(|it| it.member).filter(|_| looked_at.len() == limit);
    let mut members: Vec<Governed> =
        looked_at.into_iter().filter(|it| show.has(it) && sought.is_in(&it.name)).take(A_PAGE + 1).collect();
    let next = if members.len() > A_PAGE {
        members.truncate(A_PAGE);
        members.last().map(|it| it.member)
    } else {
        last
    };
    Ok(Found { members, next: next.map(|it| Cursor(it.to_string())) })
}

/// `/admin/members/{member}`
pub async fn show(app: App, asker: Asker, Path(member): Path<MemberId>) -> Answer {
    Ok(Reply::page(member_page(&app, &asker, member, String::new(), &Problems::none()).await?))
}

/// The page of a member, with what was typed and what is wrong with it.
pub async fn member_page(
    app: &App,
    asker: &Asker,
    member: MemberId,
    typed: String,
    problems: &Problems,
) -> Result<MemberPage> {
    policy::may_look(&asker.viewer)?;
    let read = app.read(&asker.viewer).await?;
    let closely = accounts_api::find_governed(read.reader(), member).await?;
    let closely = closely.filter(|it| it.governed.standing != "left").or_absent()?;
    let beside = beside_of(read.reader(), &[member]).await?.remove(&member);
    drop(read);
    let offered = offered(asker, &closely);
    Ok(MemberPage::new(closely, beside, offered, typed, problems))
}

/// What the page offers: all that its reader may do. Whether somebody is the last administrator is found when it is done.
fn offered(asker: &Asker, it: &Closely) -> Vec<Offered> {
    let (viewer, it) = (&asker.viewer, &it.governed);
    let may = |role, change| policy::may_change_role(viewer, it, role, change, Others::Some).is_ok();
    let roles = [(Role::Moderator, it.roles.moderator), (Role::Administrator, it.roles.admin)];
    let mut all: Vec<Offered> = roles
        .into_iter()
        .map(|(role, held)| (role, if held { RoleChange::Taken } else { RoleChange::Given }))
        .filter(|(role, change)| may(*role, *change))
        .map(|(role, change)| Offered::Role(role, change))
        .collect();
    all.extend(policy::may_suspend(viewer, it).is_ok().then_some(Offered::Suspend));
    all.extend(policy::may_restore(viewer, it).is_ok().then_some(Offered::Restore));
    all.extend(policy::may_end_sessions(viewer, it).is_ok().then_some(Offered::SignOut));
    all
}

/// `/suspended`: why, for whoever it concerns.
pub async fn suspended(app: App, asker: Asker) -> Answer {
    let member = asker.viewer.member.ok_or(Refusal::SignIn)?;
    if !asker.viewer.is_suspended() {
        return Ok(Reply::done("/"));
    }
    let suspension = accounts_api::find_suspension(app.read(&asker.viewer).await?.reader(), member).await?;
    Ok(Reply::page(SuspendedPage::new(suspension)))
}
