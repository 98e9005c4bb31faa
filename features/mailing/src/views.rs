//! What is seen of mailing: the one page of settings, with made data.

use crate::choice::{Choice, Letter, Replies};
use frame::Sample;
use groups_api::GroupId;
use kernel::Problems;
use mailing_api::Letting;
use ui::parts::{Choice as Answer, Choices, Summary};

/// `/settings/mail`
#[derive(askama::Template)]
#[template(path = "mailing/show.html")]
pub struct MailPage {
    pub day: Choices,
    /// Nothing where no mail is taken in.
    pub replies: Option<Answer>,
    /// Address and name of each group from which something may come.
    pub groups: Vec<(String, String)>,
    pub summary: Summary,
}
ui::view!(MailPage { title: |_| "Your groups by e-mail", here: Settings, shape: Column });

/// Whether this Kettle takes mail in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakesMail {
    /// It has a mailbox.
    Yes,
    /// It has none.
    No,
}

impl From<bool> for TakesMail {
    fn from(takes: bool) -> TakesMail {
        if takes { TakesMail::Yes } else { TakesMail::No }
    }
}

impl MailPage {
    /// Of a choice and of the groups that let something go.
    pub fn new(choice: Choice, groups: Vec<Letting>, takes: TakesMail) -> MailPage {
        let on = if choice.replies == Replies::On { vec!["yes"] } else { vec![] };
        let replies = Answer::new("yes", "I answer by e-mail")
            .hint("Each discussion in the letter then has an address. What you write to it from an address that you have confirmed is \
                   posted there under your name. Do not pass such a letter on.")
            .chosen_among(on);
        MailPage {
            day: Choices::new("day", "A letter with what was begun in your groups")
                .hint("It comes at the hour of your other letters, and not in your quiet hours.")
                .choices(Letter::all().map(|it| Answer::new(it.word(), it.words())))
                .chosen(&[choice.letter.word()]),
            replies: (takes == TakesMail::Yes).then_some(replies),
            groups: groups.into_iter().map(|it| (format!("/groups/{}", it.group), it.name)).collect(),
            summary: Summary::of(&Problems::none()),
        }
    }
    /// The page again, with what is wrong.
    pub fn with(mut self, problems: &Problems) -> MailPage {
        self.day = self.day.problem_of(problems);
        self.summary = Summary::of(problems);
        self
    }
}

/// With made data.
pub fn samples() -> Vec<Sample> {
    let one = |name, page: MailPage| Sample { name, view: Box::new(page) };
    let group = |number: u8, name: &str| Letting { group: GroupId::from_bytes([number; 16]), name: name.to_owned() };
    let long =
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and district: locums, salaried and returning GPs";
    let groups = vec![group(1, "Skin surgery in the county"), group(2, long)];
    let friday = Choice { letter: Letter::On(jiff::civil::Weekday::Friday), replies: Replies::On };
    let wrong = Problems::one("day", "Choose how often from the list.");
    vec![
        one("mailing/show: nothing yet", MailPage::new(Choice::default(), vec![], TakesMail::No)),
        one("mailing/show: on Fridays, with answers", MailPage::new(friday, groups.clone(), TakesMail::Yes)),
        one("mailing/show: no such day", MailPage::new(friday, groups, TakesMail::Yes).with(&wrong)),
    ]
}
