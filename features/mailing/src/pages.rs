//! GET: what one gets by mail of what one's groups write.

use crate::{ReplyAddress, actions, views::MailPage};
use frame::App;
use web::{Answer, Asker, Reply};

/// `GET /settings/mail`
pub async fn show(app: App, asker: Asker) -> Answer {
    let (choice, groups) = actions::find_choice(&app, &asker.viewer).await?;
    let answers = app.kept::<ReplyAddress>().is_some();
    Ok(Reply::page(MailPage::new(choice, groups, answers.into())))
}
