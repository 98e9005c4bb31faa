//! On the page of a resource: what it saved, where it is, and what it still needs.

mod chart;

pub use chart::{Chart, charts};

use crate::{
    adoption::Use,
    resource::{Resource, State},
    store::own::OwnPart,
    support::Skill,
    uptake::{Region, Told, Uptake, amount},
};
use ui::{parts::Action, words};

/// What those recorded who use it; nothing of it singles one of them out.
pub struct UptakePart {
    pub url: String,
    /// "You have used it since October 2026."; empty: they recorded nothing.
    pub mine: String,
    /// What it saved, or why nothing is told of that yet.
    pub saved: String,
    /// "7 reports: 2 counted, 5 felt. 2 lost time."; empty: too few.
    pub sources: String,
    /// For a wide page and for a phone; none: too few reports.
    pub charts: Vec<Chart>,
    /// What a chart says, in words.
    pub described: String,
    /// "10 to 40 minutes saved": where the middle half lies.
    pub middle: String,
    /// The reports as a table: what, how it is known, and how many.
    pub reports: Vec<(String, &'static str, i64)>,
    /// "10 practices or more use or try it."; empty: nobody.
    pub places: String,
    pub regions: Vec<RegionRow>,
}

/// A region and its practices, as far as they are told.
pub struct RegionRow {
    pub name: String,
    /// Where it is in use, tried and was stopped.
    pub cells: [String; 3],
    /// The same as a bar of a hundred: where each part begins, and how wide it is.
    pub bar: Vec<(i64, i64, &'static str)>,
}

/// What it still needs, beside the page.
pub struct NeedsPart {
    pub url: String,
    /// What is asked for, in which words, and whether somebody has offered it.
    pub needs: Vec<(&'static str, String, &'static str)>,
    /// "You would measure it."; empty: the viewer does not help.
    pub mine: String,
    /// Whether the viewer could help.
    pub can_help: bool,
    /// How many offered their help; of its owner alone, empty if nobody.
    pub helpers: String,
}

const CLASSES: [&str; 3] = ["used", "tried", "ended"];
/// How wide "a few" is drawn: no bar gives their number away.
const FEW_WIDE: i64 = 3;

impl UptakePart {
    /// Of what is read by others; for its reader.
    pub fn new(it: &Resource, uptake: &Uptake, own: &OwnPart) -> UptakePart {
        let range = uptake.range();
        let few = match uptake.reported() {
            0 if uptake.is_used() => "Nobody has said yet what it saves or costs.",
            0 => "Nobody has recorded yet that they use it.",
            _ => "Too few have said what it saves or costs to tell a range. From three reports on it stands here.",
        };
        let users = uptake.users_words();
        let places =
            users.map_or_else(|| "Nobody uses or tries it now.".to_owned(), |it| format!("{it} use or try it."));
        UptakePart {
            url: it.url(),
            mine: mine(own),
            saved: range.map_or_else(|| few.to_owned(), |it| it.words()),
            sources: range.map(|it| it.sources()).unwrap_or_default(),
            charts: range.map(|it| charts(&uptake.reports, it)).unwrap_or_default(),
            described: range.map(|it| format!("{} {}", it.words(), it.sources())).unwrap_or_default(),
            middle: range.map(|it| between(it.middle)).unwrap_or_default(),
            reports: range.map(|_| reports(uptake)).unwrap_or_default(),
            places: if uptake.is_used() { capital(&places) } else { String::new() },
            regions: regions(&uptake.regions),
        }
    }
}

impl NeedsPart {
    /// Of what others read; for its reader.
    pub fn new(it: &Resource, uptake: &Uptake, own: &OwnPart) -> NeedsPart {
        let state = |skill: Skill| if uptake.helpers(skill) > 0 { "somebody has offered" } else { "" };
        let needs = uptake.needs.iter().map(|(skill, words)| (skill.need(), words.clone(), state(*skill))).collect();
        let mine = own.support.as_deref().map(|it| Skill::all_of(it.split('|'))).unwrap_or_default();
        let offers: Vec<String> = mine.iter().map(|it| it.offer().to_lowercase()).collect();
        let can_help = !it.is_own() && it.owner.is_some() && it.state == State::Published;
        let skills = uptake.helpers.len() as u64;
        NeedsPart {
            url: it.url(),
            needs,
            mine: if offers.is_empty() { String::new() } else { format!("You offered to {}.", words::list(&offers)) },
            can_help,
            helpers: if it.is_own() && skills > 0 { "See who offered to help".to_owned() } else { String::new() },
        }
    }
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty() && self.mine.is_empty() && !self.can_help && self.helpers.is_empty()
    }
}

/// What a reader can do about using it.
pub fn action(it: &Resource, own: &OwnPart) -> Option<Action> {
    let url = format!("{}/adoption", it.url());
    match (&own.adoption, it.state) {
        _ if !it.is_read_by_others() => None,
        (Some(_), _) => Some(Action::second(url, "Change what you recorded")),
        (None, State::Published) if it.is_own() => Some(Action::second(url, "Record that you use it")),
        (None, State::Published) => Some(Action::main(url, "Record that you use it")),
        (None, _) => None,
    }
}

fn mine(own: &OwnPart) -> String {
    let Some((stage, since)) = &own.adoption else { return String::new() };
    let since = words::when(since);
    match stage {
        Use::Trying => format!("You have been trying it since {since}."),
        Use::InUse => format!("You have used it since {since}."),
        Use::Stopped => format!("You began with it in {since}, and stopped."),
    }
}

fn between((low, high): (i64, i64)) -> String {
    if low == high { amount(low) } else { format!("{} to {}", amount(low), amount(high)) }
}

fn reports(uptake: &Uptake) -> Vec<(String, &'static str, i64)> {
    let word = |it: &crate::uptake::Reports| match it.known {
        crate::adoption::Known::Felt => "Felt",
        crate::adoption::Known::Counted => "Counted",
        crate::adoption::Known::Measured => "Measured",
    };
    uptake.reports.iter().rev().map(|it| (capital(&amount(it.minutes)), word(it), it.number)).collect()
}

fn regions(regions: &[Region]) -> Vec<RegionRow> {
    let wide = |number: i64| match Told::of(number) {
        Told::None => 0,
        Told::Few => FEW_WIDE,
        Told::Exactly(number) => number,
    };
    let parts = |it: &Region| [it.in_use, it.trying, it.stopped];
    let most = regions.iter().map(|it| parts(it).map(wide).iter().sum::<i64>()).max().unwrap_or_default();
    let most = most.max(4 * FEW_WIDE);
    let row = |it: &Region| {
        let mut from = 0;
        let bar = parts(it).map(wide).into_iter().zip(CLASSES).filter(|it| it.0 > 0).map(|(number, class)| {
            let part = (from * 100 / most, (number * 100 / most).max(1), class);
            from += number;
            part
        });
        RegionRow {
            name: if it.name.is_empty() { "People who did not say where".to_owned() } else { it.name.clone() },
            bar: bar.collect(),
            cells: it.told().map(Told::words),
        }
    };
    regions.iter().filter(|it| it.all() > 0).map(row).collect()
}

fn capital(words: &str) -> String {
    super::capitalised(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_never_gives_a_few_away() {
        let region = |in_use: i64| Region { name: "Wales".into(), in_use, trying: 0, stopped: 0 };
        let bars: Vec<_> = (1..5).map(|it| regions(&[region(it), region(40)])[0].bar.clone()).collect();
        assert!(bars.windows(2).all(|it| it[0] == it[1]), "{bars:?}");
        let rows = regions(&[region(40), region(0)]);
        assert_eq!(rows.len(), 1, "where nobody is stands nothing");
        assert_eq!((rows[0].cells.clone(), rows[0].bar[0].1), (["40".into(), "none".into(), "none".into()], 100));
    }
}
