//! The picture of one's contacts, for oneself alone: words, calm bars and numbers, never a bar without its number.

use crate::balance::{Advice, Balance, Career, Distance, FEWEST, NEAR, Practice, Sector, YEARS};
use people_api::Affiliation;
use ui::{
    parts::{Action, Empty},
    words,
};

/// The picture.
#[derive(askama::Template)]
#[template(path = "connections/balance.html")]
pub struct BalancePage {
    /// "Of your 24 contacts, as far as their profiles say."
    pub sentence: String,
    pub sides: Vec<Side>,
    pub advice: Option<Advice>,
    pub empty: Empty,
}
ui::view!(BalancePage { title: |_| "The balance of your contacts", here: People, shape: Column });

/// One side of it.
pub struct Side {
    pub id: &'static str,
    pub title: &'static str,
    /// How it is counted.
    pub how: String,
    pub bars: Vec<Bar>,
}

/// One row: what, how many, and how wide its bar is.
pub struct Bar {
    pub label: &'static str,
    pub count: String,
    /// Of a hundred.
    pub width: usize,
}

impl BalancePage {
    /// Of the picture, if there are enough contacts for one.
    pub fn new(balance: Option<&Balance>, advice: Option<Advice>) -> BalancePage {
        let empty = Empty {
            title: "Too few for a picture".to_owned(),
            words: format!(
                "With {} contacts or more you see here how many are near and far, at your practice and elsewhere, newer \
                 and longer in the work, and from which sector. Only you see it.",
                words::count(FEWEST as u64)
            ),
            actions: vec![Action::main("/people", "Find people")],
        };
        let sentence = balance.map(|it| {
            format!(
                "Your {}, as far as their profiles tell you.",
                words::plural(it.people as u64, "contact", "contacts")
            )
        });
        BalancePage {
            sentence: sentence.unwrap_or_default(),
            sides: balance.map(sides).unwrap_or_default(),
            advice,
            empty,
        }
    }
    fn has_picture(&self) -> bool {
        !self.sides.is_empty()
    }
}

fn sides(balance: &Balance) -> Vec<Side> {
    vec![distance(balance), practice(balance), career(balance), sector(balance)]
}

fn distance(balance: &Balance) -> Side {
    let label = |it: &Distance| match it {
        Distance::Near => "Near you",
        Distance::Far => "Farther away",
        Distance::NotSaid => "Not said",
    };
    Side {
        id: "distance",
        title: "Near and far",
        how: format!("Near is your own board, or within {NEAR} miles."),
        bars: bars(balance, &balance.distance.counts, label),
    }
}

fn practice(balance: &Balance) -> Side {
    let label = |it: &Practice| match it {
        Practice::Same => "At your practice",
        Practice::Other => "Elsewhere",
        Practice::NotSaid => "Not said",
    };
    Side {
        id: "practice",
        title: "Your practice and others",
        how: "By the roles that are going on now.".to_owned(),
        bars: bars(balance, &balance.practice.counts, label),
    }
}

fn career(balance: &Balance) -> Side {
    let label = |it: &Career| match it {
        Career::Shorter => "Newer than you",
        Career::Alike => "About as long as you",
        Career::Longer => "Longer than you",
        Career::NotSaid => "Not said",
    };
    Side {
        id: "career",
        title: "Newer and longer in the work",
        how: format!(
            "By the first role that names a year: newer and longer mean {} years or more. Students and registrars are newer \
             than those who are through.",
            words::count(u64::from(YEARS))
        ),
        bars: bars(balance, &balance.career.counts, label),
    }
}

fn sector(balance: &Balance) -> Side {
    use Affiliation::{Education, Practice, Trainee};
    // Sectors that nobody is from would be a long list of noughts.
    let usual = |it: Sector| matches!(it, Sector::Said(Practice | Education | Trainee));
    let shown: Vec<(Sector, usize)> =
        balance.sector.counts.iter().copied().filter(|it| it.1 > 0 || usual(it.0)).collect();
    let label = |it: &Sector| if let Sector::Said(affiliation) = it { affiliation.label() } else { "Not said" };
    Side {
        id: "sector",
        title: "Sectors",
        how: "Whoever belongs to two counts in both.".to_owned(),
        bars: bars(balance, &shown, label),
    }
}

fn bars<T>(balance: &Balance, counts: &[(T, usize)], label: impl Fn(&T) -> &'static str) -> Vec<Bar> {
    let bar = |(which, count): &(T, usize)| Bar {
        label: label(which),
        count: words::number(&(*count as u64)),
        width: (count * 100).div_ceil(balance.people.max(1)),
    };
    counts.iter().map(bar).collect()
}
