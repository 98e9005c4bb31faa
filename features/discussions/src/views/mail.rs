//! Whether what is written in a group goes out by mail.

use crate::actions::Lets;
use groups_api::Head;
use ui::parts::Choice;

/// `/groups/{group}/discussions/mail`
#[derive(askama::Template)]
#[template(path = "discussions/mail.html")]
pub struct MailPage {
    pub head: Head,
    /// Nothing for a group whose words stay here.
    pub by_mail: Option<Choice>,
}
ui::view!(MailPage { title: |it| format!("{} by e-mail", it.head.name), here: Groups, shape: Wide });

impl MailPage {
    /// The question.
    pub fn tick(lets: Lets) -> Choice {
        let tick = Choice::new("yes", "Members may have what is begun here by e-mail, and answer by e-mail");
        if lets == Lets::Yes { tick.chosen_among(["yes"]) } else { tick }
    }
    /// With made data.
    pub fn sample(lets: Option<Lets>) -> MailPage {
        MailPage { head: Head::sample(), by_mail: lets.map(MailPage::tick) }
    }
}
