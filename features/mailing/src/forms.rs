//! POST: choosing what one gets by mail.

use crate::{
    ReplyAddress, actions,
    choice::{Choice, Letter, Replies},
    views::MailPage,
};
use frame::App;
use kernel::Problems;
use serde::Deserialize;
use web::{Answer, Asker, Form, Reply};

/// What the page sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailForm {
    /// Empty for never.
    day: String,
    /// Sent if they answer by mail.
    #[serde(default)]
    replies: Option<String>,
}

/// `POST /settings/mail`
pub async fn update(app: App, asker: Asker, Form(form): Form<MailForm>) -> Answer {
    let replies = if form.replies.is_some() { Replies::On } else { Replies::Off };
    let Some(letter) = Letter::of(&form.day) else {
        let (choice, groups) = actions::find_choice(&app, &asker.viewer).await?;
        let answers = app.kept::<ReplyAddress>().is_some();
        let page = MailPage::new(Choice { replies, ..choice }, groups, answers.into());
        return Ok(Reply::invalid(page.with(&Problems::one("day", "Choose how often from the list."))));
    };
    actions::choose(&app, &asker.viewer, Choice { letter, replies }).await?;
    Ok(Reply::done("/settings/mail").toast("Your choice is kept."))
}
