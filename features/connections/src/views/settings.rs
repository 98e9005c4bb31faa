//! How one wants to be reached by new people.

use crate::reach::{ByAddress, NewPeople, Reach};
use kernel::Problems;
use ui::{
    parts::{Choices, Summary},
    words,
};

/// Who may write to me.
#[derive(askama::Template)]
#[template(path = "connections/reach.html")]
pub struct ReachPage {
    pub summary: Summary,
    pub new_people: Choices,
    pub by_address: Choices,
}
ui::view!(ReachPage { title: |_| "Who may write to you", here: Settings, shape: Column });

impl ReachPage {
    /// With what is chosen and what is wrong with it.
    pub fn new(reach: &Reach, problems: &Problems) -> ReachPage {
        let chosen = reach.new_people.map(|it| it.number().to_string()).unwrap_or_default();
        let mut new_people = Choices::new("new_people", "How many new people may write to you?")
            .hint(
                "Contacts always can. Whoever comes later is told so before they write, with the day from which there \
                 is room, and never who else wrote.",
            )
            .choice("", "As many as want to");
        for number in NewPeople::OFFERED {
            new_people = new_people.choice(number.to_string(), label(number));
        }
        let found = if reach.by_address == ByAddress::Found { "yes" } else { "no" };
        let by_address = Choices::new("by_address", "May people who have your e-mail address find you by it?")
            .hint("They could look for the addresses in their own address book. Your address is shown to nobody.")
            .choice("no", "No")
            .choice("yes", "Yes, if they may see my profile")
            .chosen(&[found])
            .problem_of(problems);
        ReachPage {
            summary: Summary::of(problems),
            new_people: new_people.chosen(&[chosen]).problem_of(problems),
            by_address,
        }
    }
}

fn label(number: u8) -> String {
    let mut words = match number {
        0 => return "Nobody just now".to_owned(),
        1 => "one a month".to_owned(),
        number => format!("{} a month", words::count(u64::from(number))),
    };
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
