//! One's time, and the rule by which home is made.

use super::one;
use crate::time::{Minutes, Order};
use frame::Sample;
use home_api::Source;
use kernel::{Id, Problems};
use ui::parts::{Choice, Choices, Summary};

/// One's time.
#[derive(askama::Template)]
#[template(path = "home/time.html")]
pub struct TimePage {
    pub summary: Summary,
    pub minutes: Choices,
    pub order: Choices,
    /// Groups of which one sees less: ids and names.
    pub less: Vec<(String, String)>,
}
ui::view!(TimePage { title: |_| "Your time", here: Home, shape: Column });

impl TimePage {
    /// Of what was chosen or typed.
    pub fn new(minutes: &str, order: &str, less: Vec<Source>, problems: &Problems) -> TimePage {
        let time = Choices::new("minutes", "How much time do you give to Kettle in a week?").hint(
            "Your home page is made to fit it. Who waits for you and heads-ups come on top and are never held back.",
        );
        let how = Choices::new("order", "In which order?");
        TimePage {
            summary: Summary::of(problems),
            minutes: Minutes::ALL
                .iter()
                .fold(time, |it, one| it.choice(one.number().to_string(), format!("{} minutes", one.number())))
                .chosen(&[minutes])
                .problem_of(problems),
            order: how
                .choices(Order::ALL.map(|it| Choice::new(it.word(), it.label()).hint(hint(it))))
                .chosen(&[order])
                .problem_of(problems),
            less: less.into_iter().map(|it| (Id::<()>::from_bytes(it.id).to_string(), it.name)).collect(),
        }
    }
}

fn hint(order: Order) -> &'static str {
    match order {
        Order::Balanced => "Those first who write seldom, then by turns: one of each group, one of each author.",
        Order::Newest => "By when things were begun.",
    }
}

/// How home is made.
#[derive(askama::Template)]
#[template(path = "home/rule.html")]
pub struct RulePage {}
ui::view!(RulePage { title: |_| "How home is made", here: Elsewhere, shape: Column });

/// With made data.
pub fn samples() -> Vec<Sample> {
    let long =
        "Oluwaseun Adéyẹmí-Featherstonehaugh’s group of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    let source = |byte: u8, name: &str| Source { id: [byte; 16], name: name.to_owned() };
    let none = Problems::none();
    let wrong = Problems::one("minutes", crate::time::TimeProblem::Minutes.to_string());
    vec![
        one("home/time: as it comes", TimePage::new("30", "balanced", vec![], &none)),
        one("home/time: less of two", TimePage::new("90", "newest", vec![source(1, "First5"), source(2, long)], &none)),
        one("home/time: wrong", TimePage::new("7", "balanced", vec![], &wrong)),
        one("home/rule", RulePage {}),
    ]
}
