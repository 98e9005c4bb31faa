//! Whether what is written in a group goes out by mail: for those who host it.

use crate::{actions::is_mailable, store::mail, views::MailPage};
use frame::App;
use groups_api::{GroupId, Role};
use kernel::{OrAbsent, Refusal};
use web::{Answer, Asker, Path, Reply};

/// `/groups/{group}/discussions/mail`
pub async fn by_mail(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let head = groups_api::find_head(read.reader(), group).await?.filter(|it| it.reads).or_absent()?;
    if !head.role.is_some_and(Role::hosts) {
        return Err(Refusal::Absent.into());
    }
    let by_mail = match is_mailable(head.kind) {
        true => Some(MailPage::tick(mail::find_mailed(read.reader(), group).await?)),
        false => None,
    };
    drop(read);
    Ok(Reply::page(MailPage { head, by_mail }))
}
