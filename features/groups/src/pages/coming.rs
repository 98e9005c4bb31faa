//! For hosts: who asks, who is invited, who was taken out. For whoever was taken out: why.

use super::{head_hosted, hosted};
use crate::{
    store::coming as db,
    views::coming::{InvitationsPage, RemovalPage, RemovalsPage, RequestPage, RequestsPage},
};
use frame::App;
use groups_api::{GroupId, Role};
use kernel::{MemberId, OrAbsent, Problems, Refusal, Result};
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// More requests, contacts or invitations than a page can use.
const MOST: i64 = 200;

/// `/groups/{group}/requests`
pub async fn requests(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let head = head_hosted(read.reader(), group).await?;
    let waiting = db::page_of_requests(read.reader(), group, MOST).await?;
    drop(read);
    Ok(Reply::page(RequestsPage::new(head, waiting)))
}

/// `/groups/{group}/requests/{member}`
pub async fn request(app: App, asker: Asker, Path((group, member)): Path<(GroupId, MemberId)>) -> Answer {
    Ok(Reply::page(request_page(&app, &asker, group, member, String::new(), &Problems::none()).await?))
}

/// One request, with what was typed and what is wrong.
pub async fn request_page(
    app: &App,
    asker: &Asker,
    group: GroupId,
    member: MemberId,
    typed: String,
    problems: &Problems,
) -> Result<RequestPage> {
    let read = app.read(&asker.viewer).await?;
    let head = head_hosted(read.reader(), group).await?;
    let waiting = db::page_of_requests(read.reader(), group, MOST).await?;
    drop(read);
    let one = waiting.into_iter().find(|it| it.member == member).or_absent()?;
    Ok(RequestPage::new(head, one, typed, problems))
}

/// What follows `?` where one invites.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

/// `/groups/{group}/invitations`
pub async fn invitations(app: App, asker: Asker, Path(group): Path<GroupId>, Query(asked): Query<Asked>) -> Answer {
    Ok(Reply::page(invitations_page(&app, &asker, group, asked.q, &[], &Problems::none()).await?))
}

/// The page on which one invites, with who was chosen and what is wrong.
pub async fn invitations_page(
    app: &App,
    asker: &Asker,
    group: GroupId,
    part: String,
    chosen: &[MemberId],
    problems: &Problems,
) -> Result<InvitationsPage> {
    let read = app.read(&asker.viewer).await?;
    let head = head_hosted(read.reader(), group).await?;
    let part: String = part.trim().chars().take(100).collect();
    let contacts = db::page_of_contacts(read.reader(), group, &part, MOST).await?;
    let invited = db::page_of_invited(read.reader(), group, MOST).await?;
    drop(read);
    Ok(InvitationsPage::new(head, contacts, invited, part, chosen, problems))
}

/// `/groups/{group}/removal`: for whoever was taken out, and for nobody else.
pub async fn removal(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    Ok(Reply::page(removal_page(&app, &asker, group, String::new(), &Problems::none()).await?))
}

/// Why the viewer was taken out, with what they typed and what is wrong.
pub async fn removal_page(
    app: &App,
    asker: &Asker,
    group: GroupId,
    typed: String,
    problems: &Problems,
) -> Result<RemovalPage> {
    let removed = db::find_own_removal(app.read(&asker.viewer).await?.reader(), group).await?.or_absent()?;
    Ok(RemovalPage::new(&removed, typed, problems))
}

/// `/groups/{group}/removals`: for owners.
pub async fn removals(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    Ok(Reply::page(removals_page(&app, &asker, group, None, &Problems::none()).await?))
}

/// Who was taken out, with what was typed to whom and what is wrong.
pub async fn removals_page(
    app: &App,
    asker: &Asker,
    group: GroupId,
    typed: Option<(MemberId, String)>,
    problems: &Problems,
) -> Result<RemovalsPage> {
    let head = hosted(app, asker, group).await?;
    if head.role != Some(Role::Owner) {
        return Err(Refusal::NotAllowed.into());
    }
    let removed = db::page_of_removals(app.read(&asker.viewer).await?.reader(), group, MOST).await?;
    Ok(RemovalsPage::new(head, removed, typed, problems))
}
