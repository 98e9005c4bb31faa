//! What the stories of mailing share: a group that lets it go by mail, letters and mails that members send.

use crate::discussions_spec::scene::{group_of, members, starts};
use mailing::{ReplyAddress, actions::receive, arrival::Outcome};
use notify::{About, Mail, inbound};
use proving::{Actor, TestApp};
use std::time::Duration;

pub const HOUR: Duration = Duration::from_secs(60 * 60);
/// The host of our own address in tests.
pub const HOST: &str = "kettle.test";

/// Members who are in a group of this kind, of which the first is the owner and lets it go by mail; this Kettle takes mail.
pub async fn mailed(app: &TestApp, names: &[&str], kind: &str) -> (Vec<Actor>, String) {
    app.app().keep(|| ReplyAddress::parse("reply@kettle.test").expect("an address"));
    let all = members(app, names).await;
    let group = group_of(&all, kind).await;
    let path = format!("{group}/discussions/mail");
    all[0].post(&path, &[("by_mail", "yes")]).await.goes_to(&path);
    (all, group)
}

/// Switches the letter and answers by mail on.
pub async fn wants(who: &Actor, day: &str) {
    who.post("/settings/mail", &[("day", day), ("replies", "yes")]).await.goes_to("/settings/mail");
}

/// Lets hours go by, with all that is due in them.
pub async fn pass(app: &TestApp, hours: u32) {
    for _ in 0..hours {
        app.advance(HOUR);
        app.settle().await;
    }
}

/// The group letters that somebody got.
pub fn letters(app: &TestApp, to: &Actor) -> Vec<Mail> {
    let own = |it: &Mail| it.to == to.email() && matches!(it.about, About::List { name: "groups", .. });
    app.mails().into_iter().filter(own).collect()
}

/// The letters that say why something was not posted, or not whole.
pub fn explanations(app: &TestApp, to: &Actor) -> Vec<Mail> {
    app.mails().into_iter().filter(|it| it.to == to.email() && it.key.starts_with("answer-")).collect()
}

/// The reply address in a letter.
pub fn reply_address(letter: &Mail) -> String {
    let at = letter.text.split("mailto:").nth(1).expect("an address to answer to");
    at.split('?').next().unwrap_or_default().to_owned()
}

/// A mail as a program sends it.
pub fn mail(from: &str, to: &str, id: &str, text: &str) -> String {
    format!("From: {from}\r\nTo: {to}\r\nMessage-ID: <{id}@example.org>\r\nSubject: Re\r\n\r\n{text}\r\n")
}

/// It comes in.
pub async fn comes(app: &TestApp, mail: &str) -> Option<Outcome> {
    let read = inbound::read(mail.as_bytes(), HOST);
    let outcome = receive(app.app(), &read, mail.as_bytes()).await.expect("dealt with");
    app.settle().await;
    outcome
}

/// Ada's group with a question, and Ben, who has a letter with an address to answer to.
pub async fn asked(app: &TestApp) -> (Vec<Actor>, String, String, String) {
    let (all, group) = mailed(app, &["Ada", "Ben", "Cleo"], "by_request").await;
    wants(&all[1], "friday").await;
    let thread = starts(&all[0], &group, "question", "How do you run a list?", "With one pair of hands?").await;
    pass(app, 5).await;
    let to = reply_address(&letters(app, &all[1])[0]);
    (all, group, thread, to)
}
