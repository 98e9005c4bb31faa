//! POST: one's own invitation.

use super::{Nothing, SecretForm, void};
use crate::{actions, views::WordPage};
use frame::App;
use web::{Answer, Asker, Form, Query, Reply};

/// `POST /invitations/withdraw`
pub async fn withdraw(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    actions::withdraw_invitation(&app, &asker.viewer).await?;
    Ok(Reply::done("/invitations").toast("Your link is withdrawn. Nobody comes in by it any more."))
}

/// `POST /invitations/renew`
pub async fn renew(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    actions::renew_invitation(&app, &asker.viewer).await?;
    Ok(Reply::done("/invitations").toast("You have a new link. The old one is void."))
}

/// `POST /invitation/decline`: whoever got a letter has their name and address deleted.
pub async fn decline(app: App, Form(form): Form<SecretForm>) -> Answer {
    match actions::decline_invitation(&app, &form.t).await {
        Ok(()) => Ok(Reply::page(WordPage::said(
            "Your address is deleted",
            &["Your name and address are gone from here, and no reminder comes."],
            None,
        ))),
        Err(stop) => void(stop, "/sign-in", "Sign in"),
    }
}

/// `POST /invitation?t=…`: the same by one press in a mail program, which has no session and no page of ours (RFC 8058).
pub async fn press(app: App, Query(link): Query<SecretForm>) -> Answer {
    actions::decline_invitation(&app, &link.t).await?;
    Ok(Reply::page(WordPage::said("Your address is deleted", &["No letter comes any more."], None)))
}
